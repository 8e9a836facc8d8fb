//! Everything that can happen to the server's state.

use super::abilities::Abilities;
use super::jobs::Outcome;
use super::parts::Place;
use crate::index::Snapshot;
use serde_json::Value;
use std::path::PathBuf;
use tokio::sync::oneshot;
use tower_lsp_server::jsonrpc;
use tower_lsp_server::ls_types::{
    CodeActionParams, CodeActionResponse, DocumentDiagnosticReportResult, GotoDefinitionResponse, Hover, Position,
    TextDocumentContentChangeEvent, Uri,
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

/// A question about a document.
pub enum Request {
    Hover(Position, Answer<Option<Hover>>),
    Definition(Position, Answer<Option<GotoDefinitionResponse>>),
    Actions(Box<CodeActionParams>, Answer<Option<CodeActionResponse>>),
    /// Diagnostics, with the identifier of those that the client has.
    Diagnostics(Option<String>, Answer<DocumentDiagnosticReportResult>),
    /// The timeline of the document's corpus, of a name's where one is given, in Markdown.
    Timeline(Option<String>, Answer<Option<Value>>),
}

/// What a keeper tells of its index.
pub enum News {
    /// Indexing goes on: articles done, of how many.
    Progress { done: usize, total: usize },
    /// A new state; what the user should know of it.
    Ready { snapshot: Snapshot, messages: Vec<String> },
    /// Something that the user should know.
    Trouble(String),
    /// There is no index, and why.
    Failed(String),
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

impl Request {
    /// What it asks for.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Hover(..) => "hover",
            Self::Definition(..) => "definition",
            Self::Actions(..) => "code actions",
            Self::Diagnostics(..) => "diagnostics",
            Self::Timeline(..) => "timeline",
        }
    }

    /// Whether nobody waits for the answer any more.
    pub fn is_cancelled(&self) -> bool {
        match self {
            Self::Hover(_, answer) => answer.is_closed(),
            Self::Definition(_, answer) => answer.is_closed(),
            Self::Actions(_, answer) => answer.is_closed(),
            Self::Diagnostics(_, answer) => answer.is_closed(),
            Self::Timeline(_, answer) => answer.is_closed(),
        }
    }
}
