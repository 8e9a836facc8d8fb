//! What client and server agree on: the client's capabilities, read once into plain values, and the server's own.

use super::command;
use super::convert::tokens;
use super::jobs::FIX_ALL;
use crate::text::Encoding;
use crate::wording::Locale;
use tower_lsp_server::ls_types::{
    ClientCapabilities, CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CodeLensOptions,
    CompletionOptions, DiagnosticOptions, DiagnosticServerCapabilities, DocumentLinkOptions, ExecuteCommandOptions,
    FileOperationFilter, FileOperationPattern, FileOperationPatternKind, FileOperationRegistrationOptions,
    FoldingRangeProviderCapability, HoverProviderCapability, MarkupKind, OneOf, PositionEncodingKind, RenameOptions,
    ResourceOperationKind, SaveOptions, SelectionRangeProviderCapability, SemanticTokensFullOptions,
    SemanticTokensOptions, SemanticTokensServerCapabilities, ServerCapabilities, TextDocumentSyncCapability,
    TextDocumentSyncKind, TextDocumentSyncOptions, TextDocumentSyncSaveOptions, WorkDoneProgressOptions,
    WorkspaceFileOperationsServerCapabilities, WorkspaceFoldersServerCapabilities, WorkspaceServerCapabilities,
    WorkspaceSymbolOptions,
};

/// Ends a word: behind the third of a quotation, its continuations may be offered. Of names it offers none.
pub const BLANK: &str = " ";

/// A name begins with one of them; small letters after it refine what was offered.
const CAPITALS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÄÇÈÉÊËÎÏÔÖØÙÛÜÁÍÓÚŁŠŽ";

/// The key of an article begins behind one of them.
const KEYS: &str = "@[";

/// How diagnostics reach the client. Whoever asks for them is always answered; but a client that shows both what it asked for
/// and what it was sent shows all twice, so only one of the two is ever offered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Delivery {
    /// The client does not know of asking: they are pushed, and offered.
    #[default]
    Push,
    /// The client asks, but cannot be told when to ask again (a new article, the end of typing): they are pushed, not offered.
    PushOnly,
    /// The client asks, and can be told to ask again: they are offered, not pushed.
    Pull,
}

/// What the client can do.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one capability of the protocol")]
pub struct Abilities {
    /// The language of whoever sits before it.
    pub locale: Locale,
    pub encoding: Encoding,
    pub delivery: Delivery,
    pub markdown: bool,
    pub definition_links: bool,
    pub related_information: bool,
    pub code_description: bool,
    pub diagnostic_data: bool,
    pub versioned_edits: bool,
    /// An edit may create a file.
    pub creates_files: bool,
    /// It shows why an edit is made, and asks before one that is in doubt.
    pub annotated_edits: bool,
    /// It asks whether a place can be renamed before it asks for the new name.
    pub prepares_rename: bool,
    /// It shows headings and names as a tree.
    pub nested_symbols: bool,
    /// It asks for the place of a symbol once somebody goes there.
    pub symbols_without_range: bool,
    /// What is told of a completion may be Markdown.
    pub completion_markdown: bool,
    /// It asks for what a code action does once somebody takes it.
    pub lazy_actions: bool,
    /// It takes what changed of the semantic tokens since it asked last.
    pub token_deltas: bool,
    /// It shows what a link leads to.
    pub link_tooltips: bool,
    /// It tells before files are renamed.
    pub tells_renames: bool,
    /// It can be told to ask for semantic tokens, and inlay hints, again.
    pub refresh_tokens: bool,
    pub refresh_hints: bool,
    /// It shows lines over lines, and can be told to ask for them again.
    pub lenses: bool,
    pub refresh_lenses: bool,
    /// It opens a document when the server asks it to.
    pub shows_documents: bool,
    /// It edits documents when the server asks it to.
    pub applies_edits: bool,
    pub progress: bool,
    /// It answers `workspace/configuration`.
    pub settings: bool,
    /// It takes a registration for changed settings.
    pub register_settings: bool,
    /// It takes a registration for changed files.
    pub register_files: bool,
}

impl Abilities {
    pub fn of(client: &ClientCapabilities, locale: Locale) -> Self {
        let workspace = client.workspace.as_ref();
        let document = client.text_document.as_ref();
        let published = document.and_then(|d| d.publish_diagnostics.as_ref());
        let asks = document.is_some_and(|d| d.diagnostic.is_some());
        let refreshes = workspace.and_then(|w| w.diagnostics.as_ref()).and_then(|d| d.refresh_support) == Some(true);
        let delivery = match (asks, refreshes) {
            (true, true) => Delivery::Pull,
            (true, false) => Delivery::PushOnly,
            (false, _) => Delivery::Push,
        };
        let asked = document.and_then(|d| d.diagnostic.as_ref()).filter(|_| delivery == Delivery::Pull);
        let either = |pushed: Option<bool>, pulled: Option<bool>| pushed == Some(true) || pulled == Some(true);
        Self {
            locale,
            encoding: encoding(client),
            delivery,
            markdown: document
                .and_then(|d| d.hover.as_ref())
                .and_then(|hover| hover.content_format.as_ref())
                .is_some_and(|formats| formats.contains(&MarkupKind::Markdown)),
            definition_links: document.and_then(|d| d.definition.as_ref()).and_then(|d| d.link_support) == Some(true),
            related_information: either(
                published.and_then(|p| p.related_information),
                asked.and_then(|a| a.related_information),
            ),
            code_description: either(
                published.and_then(|p| p.code_description_support),
                asked.and_then(|a| a.code_description_support),
            ),
            diagnostic_data: either(published.and_then(|p| p.data_support), asked.and_then(|a| a.data_support)),
            versioned_edits: workspace.and_then(|w| w.workspace_edit.as_ref()).and_then(|e| e.document_changes)
                == Some(true),
            creates_files: workspace.and_then(|w| w.workspace_edit.as_ref()).is_some_and(|e| {
                let operations = e.resource_operations.as_ref();
                e.document_changes == Some(true)
                    && operations.is_some_and(|all| all.contains(&ResourceOperationKind::Create))
            }),
            annotated_edits: workspace
                .and_then(|w| w.workspace_edit.as_ref())
                .is_some_and(|e| e.document_changes == Some(true) && e.change_annotation_support.is_some()),
            prepares_rename: document.and_then(|d| d.rename.as_ref()).and_then(|r| r.prepare_support) == Some(true),
            nested_symbols: document
                .and_then(|d| d.document_symbol.as_ref())
                .and_then(|d| d.hierarchical_document_symbol_support)
                == Some(true),
            symbols_without_range: workspace
                .and_then(|w| w.symbol.as_ref())
                .and_then(|s| s.resolve_support.as_ref())
                .is_some_and(|resolve| resolve.properties.iter().any(|property| property == "location.range")),
            completion_markdown: document
                .and_then(|d| d.completion.as_ref())
                .and_then(|c| c.completion_item.as_ref())
                .and_then(|item| item.documentation_format.as_ref())
                .is_some_and(|formats| formats.contains(&MarkupKind::Markdown)),
            lazy_actions: document.and_then(|d| d.code_action.as_ref()).is_some_and(|c| {
                let lazy = c.resolve_support.as_ref();
                c.data_support == Some(true) && lazy.is_some_and(|l| l.properties.iter().any(|p| p == "edit"))
            }),
            token_deltas: document.and_then(|d| d.semantic_tokens.as_ref()).is_some_and(|tokens| {
                matches!(tokens.requests.full, Some(SemanticTokensFullOptions::Delta { delta: Some(true) }))
            }),
            link_tooltips: document.and_then(|d| d.document_link.as_ref()).and_then(|l| l.tooltip_support)
                == Some(true),
            tells_renames: workspace.and_then(|w| w.file_operations.as_ref()).and_then(|f| f.will_rename) == Some(true),
            refresh_tokens: workspace.and_then(|w| w.semantic_tokens.as_ref()).and_then(|t| t.refresh_support)
                == Some(true),
            refresh_hints: workspace.and_then(|w| w.inlay_hint.as_ref()).and_then(|h| h.refresh_support) == Some(true),
            lenses: document.is_some_and(|d| d.code_lens.is_some()),
            refresh_lenses: workspace.and_then(|w| w.code_lens.as_ref()).and_then(|l| l.refresh_support) == Some(true),
            shows_documents: client.window.as_ref().and_then(|w| w.show_document.as_ref()).is_some_and(|s| s.support),
            applies_edits: workspace.and_then(|w| w.apply_edit) == Some(true),
            progress: client.window.as_ref().and_then(|w| w.work_done_progress) == Some(true),
            settings: workspace.and_then(|w| w.configuration) == Some(true),
            register_settings: workspace
                .and_then(|w| w.did_change_configuration.as_ref())
                .and_then(|c| c.dynamic_registration)
                == Some(true),
            register_files: workspace
                .and_then(|w| w.did_change_watched_files.as_ref())
                .and_then(|c| c.dynamic_registration)
                == Some(true),
        }
    }

    /// What the server offers this client.
    pub fn offer(&self) -> ServerCapabilities {
        ServerCapabilities {
            position_encoding: Some(match self.encoding {
                Encoding::Utf8 => PositionEncodingKind::UTF8,
                Encoding::Utf16 => PositionEncodingKind::UTF16,
                Encoding::Utf32 => PositionEncodingKind::UTF32,
            }),
            text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::INCREMENTAL),
                save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
                ..TextDocumentSyncOptions::default()
            })),
            hover_provider: Some(HoverProviderCapability::Simple(true)),
            definition_provider: Some(OneOf::Left(true)),
            references_provider: Some(OneOf::Left(true)),
            document_highlight_provider: Some(OneOf::Left(true)),
            document_symbol_provider: Some(OneOf::Left(true)),
            workspace_symbol_provider: Some(OneOf::Right(WorkspaceSymbolOptions {
                resolve_provider: Some(true),
                work_done_progress_options: WorkDoneProgressOptions::default(),
            })),
            completion_provider: Some(CompletionOptions {
                resolve_provider: Some(true),
                trigger_characters: Some(
                    CAPITALS.chars().chain(KEYS.chars()).map(String::from).chain([BLANK.to_owned()]).collect(),
                ),
                ..CompletionOptions::default()
            }),
            rename_provider: Some(if self.prepares_rename {
                OneOf::Right(RenameOptions {
                    prepare_provider: Some(true),
                    work_done_progress_options: WorkDoneProgressOptions::default(),
                })
            } else {
                // Options are for those who prepare.
                OneOf::Left(true)
            }),
            semantic_tokens_provider: Some(SemanticTokensServerCapabilities::SemanticTokensOptions(
                SemanticTokensOptions {
                    legend: tokens::legend(),
                    range: Some(true),
                    full: Some(if self.token_deltas {
                        SemanticTokensFullOptions::Delta { delta: Some(true) }
                    } else {
                        SemanticTokensFullOptions::Bool(true)
                    }),
                    ..SemanticTokensOptions::default()
                },
            )),
            code_lens_provider: self.lenses.then_some(CodeLensOptions { resolve_provider: Some(true) }),
            inlay_hint_provider: Some(OneOf::Left(true)),
            code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
                code_action_kinds: Some(vec![
                    CodeActionKind::QUICKFIX,
                    CodeActionKind::REFACTOR,
                    CodeActionKind::from(FIX_ALL),
                ]),
                resolve_provider: self.lazy_actions.then_some(true),
                ..CodeActionOptions::default()
            })),
            execute_command_provider: Some(ExecuteCommandOptions {
                commands: command::ALL
                    .into_iter()
                    .chain(self.shows_documents.then_some(command::OPEN))
                    .chain(self.applies_edits.then_some(command::TABLE))
                    .map(str::to_owned)
                    .collect(),
                ..ExecuteCommandOptions::default()
            }),
            diagnostic_provider: (self.delivery != Delivery::PushOnly).then(|| {
                DiagnosticServerCapabilities::Options(DiagnosticOptions {
                    identifier: Some("sourcier".to_owned()),
                    inter_file_dependencies: true,
                    workspace_diagnostics: self.delivery == Delivery::Pull,
                    ..DiagnosticOptions::default()
                })
            }),
            workspace: Some(WorkspaceServerCapabilities {
                workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                    supported: Some(true),
                    change_notifications: Some(OneOf::Left(true)),
                }),
                file_operations: self.tells_renames.then(renames),
            }),
            document_link_provider: Some(DocumentLinkOptions {
                resolve_provider: None,
                work_done_progress_options: WorkDoneProgressOptions::default(),
            }),
            folding_range_provider: Some(FoldingRangeProviderCapability::Simple(true)),
            selection_range_provider: Some(SelectionRangeProviderCapability::Simple(true)),
            ..ServerCapabilities::default()
        }
    }
}

/// Which renamed files matter: articles, notes, and folders that may hold them.
fn renames() -> WorkspaceFileOperationsServerCapabilities {
    let filter = |glob: &str, kind: FileOperationPatternKind| FileOperationFilter {
        scheme: Some("file".to_owned()),
        pattern: FileOperationPattern { glob: glob.to_owned(), matches: Some(kind), options: None },
    };
    let filters = vec![
        filter("**/*.{md,markdown,txt}", FileOperationPatternKind::File),
        filter("**/*", FileOperationPatternKind::Folder),
    ];
    WorkspaceFileOperationsServerCapabilities {
        will_rename: Some(FileOperationRegistrationOptions { filters }),
        ..WorkspaceFileOperationsServerCapabilities::default()
    }
}

/// UTF-8 if offered, else UTF-16, which every client must know; UTF-32 where that alone is offered.
fn encoding(client: &ClientCapabilities) -> Encoding {
    let Some(offered) = client.general.as_ref().and_then(|g| g.position_encodings.as_ref()) else {
        return Encoding::Utf16;
    };
    [
        (PositionEncodingKind::UTF8, Encoding::Utf8),
        (PositionEncodingKind::UTF16, Encoding::Utf16),
        (PositionEncodingKind::UTF32, Encoding::Utf32),
    ]
    .into_iter()
    .find(|(kind, _)| offered.contains(kind))
    .map_or(Encoding::Utf16, |(_, encoding)| encoding)
}
