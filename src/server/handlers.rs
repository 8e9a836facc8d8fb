//! What the client says: a handler turns its parameters into one event before any await and, for a request, awaits its answer.

use super::abilities::{Abilities, BLANK};
use super::command::{self, Wish};
use super::convert::{self, tokens::Deltas};
use super::event::{Answer, Event, Request};
use super::jobs::internal_error;
use super::process;
use super::wire::Why;
use crate::features::Move;
use crate::wording::Locale;
use std::future::{Ready, ready};
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::time::Duration;
use tokio::sync::mpsc::UnboundedSender;
use tokio::sync::oneshot;
use tower_lsp_server::LanguageServer;
use tower_lsp_server::jsonrpc;
use tower_lsp_server::ls_types::{
    CodeAction, CodeActionParams, CodeActionResponse, CodeLens, CodeLensParams, CompletionItem, CompletionParams,
    CompletionResponse, DidChangeConfigurationParams, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams,
    DocumentDiagnosticParams, DocumentDiagnosticReportResult, DocumentHighlight, DocumentHighlightParams, DocumentLink,
    DocumentLinkParams, DocumentSymbolParams, DocumentSymbolResponse, ExecuteCommandParams, FileRename, FoldingRange,
    FoldingRangeParams, GotoDefinitionParams, GotoDefinitionResponse, Hover, HoverParams, InitializeParams,
    InitializeResult, InitializedParams, InlayHint, InlayHintParams, LSPAny, Location, PrepareRenameResponse,
    ProgressToken, ReferenceParams, RenameFilesParams, RenameParams, SelectionRange, SelectionRangeParams,
    SemanticTokens, SemanticTokensDeltaParams, SemanticTokensFullDeltaResult, SemanticTokensParams,
    SemanticTokensRangeParams, SemanticTokensRangeResult, SemanticTokensResult, ServerInfo, TextDocumentPositionParams,
    Uri, WorkDoneProgressCancelParams, WorkspaceDiagnosticParams, WorkspaceDiagnosticReportResult, WorkspaceEdit,
    WorkspaceFolder, WorkspaceSymbol, WorkspaceSymbolParams, WorkspaceSymbolResponse,
};

/// How often the client's process is looked for.
const LOOK: Duration = Duration::from_secs(2);

pub struct Handlers {
    /// In which language to speak, whatever the client says; and in which where it says none that is known.
    locales: (Option<Locale>, Locale),
    events: Sender<Event>,
    endings: UnboundedSender<Why>,
    /// The semantic tokens that the client has.
    deltas: Deltas,
}

impl Handlers {
    pub fn new(locales: (Option<Locale>, Locale), events: Sender<Event>, endings: UnboundedSender<Why>) -> Self {
        Self { locales, events, endings, deltas: Deltas::default() }
    }

    fn send(&self, event: Event) {
        // Fails only once the loop is gone, and then the process is about to end.
        let _ = self.events.send(event);
    }

    /// The client's user wants what a progress shows to stop.
    pub fn progress_cancelled(&self, params: WorkDoneProgressCancelParams) -> Ready<()> {
        if let ProgressToken::String(token) = params.token {
            self.send(Event::ProgressCancelled(token));
        }
        ready(())
    }

    async fn ask<T>(
        &self,
        uri: impl Into<Option<Uri>>,
        request: impl FnOnce(Answer<T>) -> Request,
    ) -> jsonrpc::Result<T> {
        let uri = uri.into();
        let (answer, answered) = oneshot::channel();
        let request = request(answer);
        let feature = request.name();
        self.send(Event::Asked { uri, request });
        answered.await.unwrap_or_else(|_| Err(internal_error(feature)))
    }
}

impl LanguageServer for Handlers {
    async fn initialize(&self, params: InitializeParams) -> jsonrpc::Result<InitializeResult> {
        let (asked, otherwise) = self.locales;
        let locale = asked.or_else(|| Locale::from_tag(params.locale.as_deref()?)).unwrap_or(otherwise);
        let abilities = Abilities::of(&params.capabilities, locale);
        if let Some(id) = params.process_id {
            tokio::spawn(watch_client(id, self.endings.clone()));
        }
        let client = params.client_info.as_ref().map(|info| info.name.as_str());
        tracing::info!(client, ?abilities, "negotiated");
        let folders = folders(&params);
        self.send(Event::Negotiated { abilities, folders, settings: params.initialization_options });
        Ok(InitializeResult {
            capabilities: abilities.offer(),
            server_info: Some(ServerInfo {
                name: "sourcier".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
            offset_encoding: None,
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        self.send(Event::Initialized);
    }

    async fn shutdown(&self) -> jsonrpc::Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let document = params.text_document;
        self.send(Event::Opened {
            uri: document.uri,
            language: document.language_id,
            version: document.version,
            text: document.text,
        });
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        self.send(Event::Changed {
            uri: params.text_document.uri,
            version: params.text_document.version,
            changes: params.content_changes,
        });
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        self.send(Event::Saved { uri: params.text_document.uri });
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.deltas.forget(&params.text_document.uri);
        self.send(Event::Closed { uri: params.text_document.uri });
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        self.send(Event::FoldersChanged { added: paths(&params.event.added), removed: paths(&params.event.removed) });
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        self.send(Event::SettingsChanged(params.settings));
    }

    async fn did_change_watched_files(&self, _: DidChangeWatchedFilesParams) {
        self.send(Event::FilesChanged);
    }

    async fn hover(&self, params: HoverParams) -> jsonrpc::Result<Option<Hover>> {
        let at = params.text_document_position_params;
        self.ask(at.text_document.uri, |answer| Request::Hover(at.position, answer)).await
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> jsonrpc::Result<Option<GotoDefinitionResponse>> {
        let at = params.text_document_position_params;
        self.ask(at.text_document.uri, |answer| Request::Definition(at.position, answer)).await
    }

    async fn code_action(&self, params: CodeActionParams) -> jsonrpc::Result<Option<CodeActionResponse>> {
        self.ask(params.text_document.uri.clone(), |answer| Request::Actions(Box::new(params), answer)).await
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> jsonrpc::Result<Option<LSPAny>> {
        match command::wish(&params)? {
            Wish::Open { uri, range } => self.send(Event::Open { uri, range }),
            Wish::Reindex(uri) => self.send(Event::Reindex(uri)),
            Wish::Ask(uri, request) => return self.ask(uri, request).await,
        }
        Ok(None)
    }

    async fn references(&self, params: ReferenceParams) -> jsonrpc::Result<Option<Vec<Location>>> {
        let at = params.text_document_position;
        let declaration = params.context.include_declaration;
        self.ask(at.text_document.uri, |answer| Request::References(at.position, declaration, answer)).await
    }

    async fn document_highlight(
        &self,
        params: DocumentHighlightParams,
    ) -> jsonrpc::Result<Option<Vec<DocumentHighlight>>> {
        let at = params.text_document_position_params;
        self.ask(at.text_document.uri, |answer| Request::Highlights(at.position, answer)).await
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> jsonrpc::Result<Option<DocumentSymbolResponse>> {
        self.ask(params.text_document.uri, Request::Outline).await
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> jsonrpc::Result<Option<WorkspaceSymbolResponse>> {
        self.ask(None, |answer| Request::Symbols(params.query, answer)).await
    }

    async fn symbol_resolve(&self, params: WorkspaceSymbol) -> jsonrpc::Result<WorkspaceSymbol> {
        let asked = params.clone();
        let resolved = self.ask(None, |answer| Request::Symbol(Box::new(params), answer)).await?;
        Ok(resolved.unwrap_or(asked))
    }

    async fn completion(&self, params: CompletionParams) -> jsonrpc::Result<Option<CompletionResponse>> {
        let at = params.text_document_position;
        let typed = params.context.and_then(|context| context.trigger_character);
        let blank = typed.as_deref() == Some(BLANK);
        self.ask(at.text_document.uri, |answer| Request::Completion(at.position, blank, answer)).await
    }

    async fn completion_resolve(&self, params: CompletionItem) -> jsonrpc::Result<CompletionItem> {
        let Some(uri) = convert::completion::note_of(&params) else { return Ok(params) };
        let asked = params.clone();
        let resolved = self.ask(uri, |answer| Request::Completed(Box::new(params), answer)).await?;
        Ok(resolved.unwrap_or(asked))
    }

    async fn prepare_rename(
        &self,
        params: TextDocumentPositionParams,
    ) -> jsonrpc::Result<Option<PrepareRenameResponse>> {
        self.ask(params.text_document.uri, |answer| Request::PrepareRename(params.position, answer)).await
    }

    async fn rename(&self, params: RenameParams) -> jsonrpc::Result<Option<WorkspaceEdit>> {
        let at = params.text_document_position;
        self.ask(at.text_document.uri, |answer| Request::Rename(at.position, params.new_name, answer)).await
    }

    async fn semantic_tokens_full(
        &self,
        params: SemanticTokensParams,
    ) -> jsonrpc::Result<Option<SemanticTokensResult>> {
        let uri = params.text_document.uri;
        let data = self.ask(uri.clone(), |answer| Request::Tokens(None, answer)).await?;
        Ok(data.map(|data| self.deltas.whole(&uri, data).into()))
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: SemanticTokensDeltaParams,
    ) -> jsonrpc::Result<Option<SemanticTokensFullDeltaResult>> {
        let uri = params.text_document.uri;
        let data = self.ask(uri.clone(), |answer| Request::Tokens(None, answer)).await?;
        Ok(data.map(|data| self.deltas.delta(&uri, &params.previous_result_id, data)))
    }

    async fn semantic_tokens_range(
        &self,
        params: SemanticTokensRangeParams,
    ) -> jsonrpc::Result<Option<SemanticTokensRangeResult>> {
        let data = self.ask(params.text_document.uri, |answer| Request::Tokens(Some(params.range), answer)).await?;
        Ok(data.map(|data| SemanticTokens { result_id: None, data }.into()))
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> jsonrpc::Result<Option<Vec<InlayHint>>> {
        self.ask(params.text_document.uri, |answer| Request::Hints(params.range, answer)).await
    }

    async fn code_lens(&self, params: CodeLensParams) -> jsonrpc::Result<Option<Vec<CodeLens>>> {
        self.ask(params.text_document.uri, Request::Lenses).await
    }

    async fn code_lens_resolve(&self, params: CodeLens) -> jsonrpc::Result<CodeLens> {
        let Some(uri) = convert::lenses::note_of(&params) else { return Ok(params) };
        let asked = params.clone();
        let resolved = self.ask(uri, |answer| Request::Lens(Box::new(params), answer)).await?;
        Ok(resolved.unwrap_or(asked))
    }

    async fn code_action_resolve(&self, params: CodeAction) -> jsonrpc::Result<CodeAction> {
        let Some(uri) = convert::actions::note_of(&params) else { return Ok(params) };
        let asked = params.clone();
        let resolved = self.ask(uri, |answer| Request::Action(Box::new(params), answer)).await?;
        Ok(resolved.unwrap_or(asked))
    }

    async fn document_link(&self, params: DocumentLinkParams) -> jsonrpc::Result<Option<Vec<DocumentLink>>> {
        self.ask(params.text_document.uri, Request::Links).await
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> jsonrpc::Result<Option<Vec<FoldingRange>>> {
        self.ask(params.text_document.uri, Request::Folds).await
    }

    async fn selection_range(&self, params: SelectionRangeParams) -> jsonrpc::Result<Option<Vec<SelectionRange>>> {
        self.ask(params.text_document.uri, |answer| Request::Selections(params.positions, answer)).await
    }

    async fn will_rename_files(&self, params: RenameFilesParams) -> jsonrpc::Result<Option<WorkspaceEdit>> {
        let path = |uri: &str| convert::path(&uri.parse().ok()?);
        let both = |file: &FileRename| Some(Move { from: path(&file.old_uri)?, to: path(&file.new_uri)? });
        let moves = params.files.iter().filter_map(both).collect();
        self.ask(None, |answer| Request::Moved(moves, answer)).await
    }

    async fn workspace_diagnostic(
        &self,
        params: WorkspaceDiagnosticParams,
    ) -> jsonrpc::Result<WorkspaceDiagnosticReportResult> {
        let known = params.previous_result_ids.into_iter().map(|known| (known.uri, known.value)).collect();
        let token = params.partial_result_params.partial_result_token;
        self.ask(None, |answer| Request::AllDiagnostics(known, token, answer)).await
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> jsonrpc::Result<DocumentDiagnosticReportResult> {
        self.ask(params.text_document.uri, |answer| Request::Diagnostics(params.previous_result_id, answer)).await
    }
}

/// The open folders, in the newest of the three ways in which the client gives them.
#[expect(deprecated, reason = "older clients know no other way")]
fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    match (&params.workspace_folders, &params.root_uri, &params.root_path) {
        (Some(folders), _, _) => paths(folders),
        (None, Some(root), _) => convert::path(root).into_iter().collect(),
        (None, None, root) => root.iter().map(PathBuf::from).collect(),
    }
}

fn paths(folders: &[WorkspaceFolder]) -> Vec<PathBuf> {
    folders.iter().filter_map(|folder| convert::path(&folder.uri)).collect()
}

/// Ends the server when the client's process is gone.
async fn watch_client(id: u32, endings: UnboundedSender<Why>) {
    loop {
        tokio::time::sleep(LOOK).await;
        if !process::lives(id) {
            let _ = endings.send(Why::ClientGone);
            return;
        }
    }
}
