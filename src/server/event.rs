//! Everything that can happen to the server's state.

use super::abilities::Abilities;
use super::jobs::{Outcome, refused};
use super::parts::Place;
use crate::features::{Move, Refusal};
use crate::index::Snapshot;
use crate::wording::{Locale, Message};
use serde_json::Value;
use std::collections::HashMap;
use std::path::PathBuf;
use tokio::sync::oneshot;
use tower_lsp_server::jsonrpc;
use tower_lsp_server::ls_types::{
    CodeAction, CodeActionParams, CodeActionResponse, CodeLens, CompletionItem, CompletionResponse,
    DocumentDiagnosticReport, DocumentDiagnosticReportResult, DocumentHighlight, DocumentLink, DocumentSymbolResponse,
    FoldingRange, GotoDefinitionResponse, Hover, InlayHint, Location, Position, PrepareRenameResponse, ProgressToken,
    Range, RelatedFullDocumentDiagnosticReport, SelectionRange, SemanticToken, TextDocumentContentChangeEvent, Uri,
    WorkspaceDiagnosticReport, WorkspaceDiagnosticReportResult, WorkspaceEdit, WorkspaceSymbol,
    WorkspaceSymbolResponse,
};

/// Where a request's answer goes. It is closed once the client has cancelled.
pub type Answer<T> = oneshot::Sender<jsonrpc::Result<T>>;

/// One thing that happened.
pub enum Event {
    /// The client said what it can do, which folders are open, and perhaps settings.
    Negotiated {
        abilities: Abilities,
        folders: Vec<PathBuf>,
        settings: Option<Value>,
    },
    Initialized,
    Opened {
        uri: Uri,
        language: String,
        version: i32,
        text: String,
    },
    Changed {
        uri: Uri,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
    },
    Saved {
        uri: Uri,
    },
    Closed {
        uri: Uri,
    },
    FoldersChanged {
        added: Vec<PathBuf>,
        removed: Vec<PathBuf>,
    },
    /// The client's settings changed: as it sent them, or null for "ask me".
    SettingsChanged(Value),
    /// Files that the client watches for the server changed.
    FilesChanged,
    /// A question about a document; about any that is open, where none is named.
    Asked {
        uri: Option<Uri>,
        request: Request,
    },
    /// The corpus of that note, or every corpus, is to be read anew.
    Reindex(Option<Uri>),
    /// What a progress shows is not wanted any more.
    ProgressCancelled(String),
    /// A place that the client is to open.
    Open {
        uri: Uri,
        range: Option<Range>,
    },
    /// The client's settings; none where it did not answer.
    Settings(Option<Value>),
    /// Where files belong, as found for the settings of that generation; none where finding it broke.
    Placed {
        generation: u64,
        places: Vec<(PathBuf, Option<Place>)>,
    },
    /// From the keeper of the index of `root`; `generation` tells it from an earlier keeper's.
    Kept {
        root: PathBuf,
        generation: u64,
        news: News,
    },
    /// A judgement asked for by the loop is done.
    Judged {
        uri: Uri,
        revision: u64,
        outcome: Option<Outcome>,
    },
    /// The server ends.
    End,
}

/// A question: about a document, but for those about the whole corpus.
pub enum Request {
    Hover(Position, Answer<Option<Hover>>),
    Definition(Position, Answer<Option<GotoDefinitionResponse>>),
    Actions(Box<CodeActionParams>, Answer<Option<CodeActionResponse>>),
    /// Diagnostics, with the identifier of those that the client has.
    Diagnostics(Option<String>, Answer<DocumentDiagnosticReportResult>),
    /// A code action with what it does.
    Action(Box<CodeAction>, Answer<Option<CodeAction>>),
    /// The timeline of a corpus, of a name's where one is given: as Markdown, or as data.
    Timeline(Option<String>, bool, Answer<Option<Value>>),
    /// All that a corpus tells of a name, as Markdown.
    Dossier(String, Answer<Option<Value>>),
    /// The articles and names of a corpus.
    Corpus(Answer<Option<Value>>),
    /// What stands behind the words at a place.
    Panel(Position, Answer<Option<Value>>),
    /// A table of the evidence, to be written under the section of that place.
    Table(Position, Answer<Option<Value>>),
    /// Which corpora there are, and what is done with them.
    Status(Answer<Option<Value>>),
    Links(Answer<Option<Vec<DocumentLink>>>),
    Folds(Answer<Option<Vec<FoldingRange>>>),
    Selections(Vec<Position>, Answer<Option<Vec<SelectionRange>>>),
    /// What becomes of all notes when files are renamed.
    Moved(Vec<Move>, Answer<Option<WorkspaceEdit>>),
    /// The diagnostics of all notes, with the identifiers of those that the client has, and where to send them one by one.
    AllDiagnostics(HashMap<Uri, String>, Option<ProgressToken>, Answer<WorkspaceDiagnosticReportResult>),
    /// Every mention of a name, with the one that introduces it or without.
    References(Position, bool, Answer<Option<Vec<Location>>>),
    Highlights(Position, Answer<Option<Vec<DocumentHighlight>>>),
    Outline(Answer<Option<DocumentSymbolResponse>>),
    /// What half-typed words may become; of quotations alone, where a blank brought it about.
    Completion(Position, bool, Answer<Option<CompletionResponse>>),
    /// What is to be told of a completion beside its words.
    Completed(Box<CompletionItem>, Answer<Option<CompletionItem>>),
    PrepareRename(Position, Answer<Option<PrepareRenameResponse>>),
    Rename(Position, String, Answer<Option<WorkspaceEdit>>),
    /// Of a range, or of all.
    Tokens(Option<Range>, Answer<Option<Vec<SemanticToken>>>),
    Hints(Range, Answer<Option<Vec<InlayHint>>>),
    Lenses(Answer<Option<Vec<CodeLens>>>),
    /// What a lens says.
    Lens(Box<CodeLens>, Answer<Option<CodeLens>>),
    /// Names and articles of every corpus that fit some letters.
    Symbols(String, Answer<Option<WorkspaceSymbolResponse>>),
    /// Where a symbol stands.
    Symbol(Box<WorkspaceSymbol>, Answer<Option<WorkspaceSymbol>>),
}

/// What a keeper tells of its index.
pub enum News {
    /// Indexing goes on: articles done, of how many.
    Progress { done: usize, total: usize },
    /// A new state; what the user should know of it.
    Ready { snapshot: Snapshot, messages: Vec<Message> },
    /// Something that the user should know.
    Trouble(Message),
    /// There is no index, and why.
    Failed(Message),
}

impl Event {
    /// Its name in the log, which holds no text.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Negotiated { .. } => "negotiated",
            Self::Initialized => "initialized",
            Self::Opened { .. } => "opened",
            Self::Changed { .. } => "changed",
            Self::Saved { .. } => "saved",
            Self::Closed { .. } => "closed",
            Self::FoldersChanged { .. } => "folders changed",
            Self::SettingsChanged(_) => "settings changed",
            Self::FilesChanged => "files changed",
            Self::Asked { request, .. } => request.name(),
            Self::Reindex(_) => "reindex",
            Self::ProgressCancelled(_) => "progress cancelled",
            Self::Open { .. } => "open",
            Self::Settings(_) => "settings",
            Self::Placed { .. } => "placed",
            Self::Kept { news: News::Progress { .. }, .. } => "index progress",
            Self::Kept { news: News::Ready { .. }, .. } => "index ready",
            Self::Kept { news: News::Trouble(_), .. } => "index trouble",
            Self::Kept { news: News::Failed(_), .. } => "index failed",
            Self::Judged { .. } => "judged",
            Self::End => "end",
        }
    }
}

/// Does the same with the answer of whatever request it is.
macro_rules! of_any {
    ($request:expr, $answer:ident => $does:expr) => {
        match $request {
            Request::Hover(_, $answer) => $does,
            Request::Definition(_, $answer) => $does,
            Request::Actions(_, $answer) => $does,
            Request::Diagnostics(_, $answer) => $does,
            Request::Action(_, $answer) => $does,
            Request::Timeline(_, _, $answer) => $does,
            Request::Dossier(_, $answer) => $does,
            Request::Corpus($answer) => $does,
            Request::Panel(_, $answer) => $does,
            Request::Table(_, $answer) => $does,
            Request::Status($answer) => $does,
            Request::Links($answer) => $does,
            Request::Folds($answer) => $does,
            Request::Selections(_, $answer) => $does,
            Request::Moved(_, $answer) => $does,
            Request::AllDiagnostics(_, _, $answer) => $does,
            Request::References(_, _, $answer) => $does,
            Request::Highlights(_, $answer) => $does,
            Request::Outline($answer) => $does,
            Request::Completion(_, _, $answer) => $does,
            Request::Completed(_, $answer) => $does,
            Request::PrepareRename(_, $answer) => $does,
            Request::Rename(_, _, $answer) => $does,
            Request::Tokens(_, $answer) => $does,
            Request::Hints(_, $answer) => $does,
            Request::Lenses($answer) => $does,
            Request::Lens(_, $answer) => $does,
            Request::Symbols(_, $answer) => $does,
            Request::Symbol(_, $answer) => $does,
        }
    };
}

/// The answer where nothing is to be said.
trait Nothing {
    fn nothing() -> Self;
}

impl<T> Nothing for Option<T> {
    fn nothing() -> Self {
        None
    }
}

impl Nothing for DocumentDiagnosticReportResult {
    fn nothing() -> Self {
        let report = RelatedFullDocumentDiagnosticReport::default();
        Self::Report(DocumentDiagnosticReport::Full(report))
    }
}

impl Nothing for WorkspaceDiagnosticReportResult {
    fn nothing() -> Self {
        Self::Report(WorkspaceDiagnosticReport::default())
    }
}

fn say_nothing<T: Nothing>(answer: Answer<T>) {
    // Fails where nobody waits for it any more.
    let _ = answer.send(Ok(T::nothing()));
}

impl Request {
    /// What it asks for.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Hover(..) => "hover",
            Self::Definition(..) => "definition",
            Self::Actions(..) | Self::Action(..) => "code actions",
            Self::Diagnostics(..) => "diagnostics",
            Self::AllDiagnostics(..) => "workspace diagnostics",
            Self::Timeline(..) => "timeline",
            Self::Dossier(..) => "dossier",
            Self::Corpus(..) => "corpus",
            Self::Panel(..) => "evidence",
            Self::Table(..) => "evidence table",
            Self::Status(..) => "status",
            Self::Links(..) => "document links",
            Self::Folds(..) => "folding ranges",
            Self::Selections(..) => "selection ranges",
            Self::Moved(..) => "renamed files",
            Self::References(..) => "references",
            Self::Highlights(..) => "highlights",
            Self::Outline(..) => "document symbols",
            Self::Completion(..) | Self::Completed(..) => "completion",
            Self::PrepareRename(..) | Self::Rename(..) => "rename",
            Self::Tokens(..) => "semantic tokens",
            Self::Hints(..) => "inlay hints",
            Self::Lenses(..) | Self::Lens(..) => "code lenses",
            Self::Symbols(..) | Self::Symbol(..) => "workspace symbols",
        }
    }

    /// Whether it is about no document but about every corpus.
    pub const fn is_of_all(&self) -> bool {
        matches!(self, Self::Symbols(..) | Self::Symbol(..) | Self::Moved(..) | Self::AllDiagnostics(..))
    }

    /// Whether it is about a corpus, be a note of it open or not.
    pub const fn is_of_corpus(&self) -> bool {
        matches!(self, Self::Timeline(..) | Self::Dossier(..) | Self::Corpus(..))
    }

    /// Whether it looks through all notes of a workspace.
    pub const fn is_of_notes(&self) -> bool {
        matches!(self, Self::References(..) | Self::Rename(..) | Self::Moved(..) | Self::AllDiagnostics(..))
    }

    /// Whether an article answers it too.
    pub const fn is_of_articles(&self) -> bool {
        matches!(self, Self::Hover(..) | Self::Definition(..) | Self::References(..))
    }

    /// Whether it may change the configuration.
    pub const fn is_of_configuration(&self) -> bool {
        matches!(self, Self::Actions(..) | Self::Action(..))
    }

    /// Whether somebody looks at the screen for it; what may take longer must not stand before that.
    pub const fn is_quick(&self) -> bool {
        !matches!(self, Self::Diagnostics(..)) && !self.is_of_corpus() && !self.is_of_notes()
    }

    /// Whether nobody waits for the answer any more.
    pub fn is_cancelled(&self) -> bool {
        of_any!(self, answer => answer.is_closed())
    }

    /// Answers why a rename is refused; of any other question, that there is nothing to say.
    pub fn refuse(self, refusal: &Refusal, locale: Locale) {
        match self {
            Self::PrepareRename(_, answer) => drop(answer.send(Err(refused(refusal, locale)))),
            Self::Rename(_, _, answer) => drop(answer.send(Err(refused(refusal, locale)))),
            other => other.answer_nothing(),
        }
    }

    /// Answers that there is nothing to say.
    pub fn answer_nothing(self) {
        of_any!(self, answer => say_nothing(answer));
    }
}
