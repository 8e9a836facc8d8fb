//! The wire: what the protocol library is used for. A handler sends one event and, for a request, awaits its answer.

use super::abilities::{Abilities, BLANK, OPEN, TIMELINE};
use super::convert;
use super::event::{Answer, Event, Request};
use super::jobs::internal_error;
use super::outbox;
use super::parts::Parts;
use super::process;
use super::state::State;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::sync::oneshot;
use tower_lsp_server::jsonrpc::{self, Request as Message, Response};
use tower_lsp_server::ls_types::{
    CodeActionParams, CodeActionResponse, CodeLens, CodeLensParams, CompletionItem, CompletionParams,
    CompletionResponse, DidChangeConfigurationParams, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams,
    DocumentDiagnosticParams, DocumentDiagnosticReportResult, DocumentHighlight, DocumentHighlightParams,
    DocumentSymbolParams, DocumentSymbolResponse, ExecuteCommandParams, GotoDefinitionParams, GotoDefinitionResponse,
    Hover, HoverParams, InitializeParams, InitializeResult, InitializedParams, InlayHint, InlayHintParams, Location,
    PrepareRenameResponse, ReferenceParams, RenameParams, SemanticTokens, SemanticTokensParams,
    SemanticTokensRangeParams, SemanticTokensRangeResult, SemanticTokensResult, ServerInfo, TextDocumentPositionParams,
    Uri, WorkspaceEdit, WorkspaceFolder, WorkspaceSymbol, WorkspaceSymbolParams, WorkspaceSymbolResponse,
};
use tower_lsp_server::{LanguageServer, LspService, Server};
use tower_service::Service;

/// Why the server ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The client said `exit`, after `shutdown` or without.
    Exit { after_shutdown: bool },
    /// Standard input closed.
    InputClosed { after_shutdown: bool },
    /// The client's process is gone.
    ClientGone,
    /// The loop died.
    LoopDied,
}

impl Ending {
    /// 0 where the client had asked for it, else 1.
    pub fn exit_code(self) -> ExitCode {
        match self {
            Self::Exit { after_shutdown: true } | Self::InputClosed { after_shutdown: true } => ExitCode::SUCCESS,
            _ => ExitCode::FAILURE,
        }
    }
}

/// How many handlers may wait at once. Each is a cheap wait; with slots to spare, a request that waits for the first index never
/// keeps an edit from being read.
const CONCURRENCY: usize = 1024;
/// How often the client's process is looked for.
const LOOK: Duration = Duration::from_secs(2);
/// How long the last answers may take to leave after `exit`.
const LEAVE: Duration = Duration::from_millis(500);

/// Serves one client until it leaves.
pub async fn serve(input: impl AsyncRead + Unpin, output: impl AsyncWrite, parts: Parts) -> Ending {
    let (events, inbox) = std::sync::mpsc::channel();
    let (outgoing, outbox) = unbounded_channel();
    let (endings, mut ended) = unbounded_channel();
    let shutdown = Arc::new(AtomicBool::new(false));

    let mut client = None;
    let (service, socket) = LspService::new(|c| {
        client = Some(c);
        Handlers { events: events.clone(), endings: endings.clone() }
    });
    if let Some(client) = client {
        tokio::spawn(outbox::run(client, outbox, events.clone()));
    }

    let state = State::new(parts, events.clone(), outgoing);
    let loop_endings = endings.clone();
    let spawned = std::thread::Builder::new().name("sourcier-loop".to_owned()).spawn(move || {
        // Sent however the loop ends.
        let _guard = OnDrop(loop_endings);
        state.run(&inbox);
    });
    if let Err(error) = spawned {
        tracing::error!(%error, "the loop could not be started");
    }

    let door = Door { inner: service, shutdown: Arc::clone(&shutdown), endings };
    let serving = Server::new(input, output, socket).concurrency_level(CONCURRENCY).serve(door);
    tokio::pin!(serving);
    let why = tokio::select! {
        () = &mut serving => Why::InputClosed,
        why = ended.recv() => why.unwrap_or(Why::LoopDied),
    };
    if why == Why::Exit {
        let _ = tokio::time::timeout(LEAVE, serving).await;
    }
    let _ = events.send(Event::End);
    let after_shutdown = shutdown.load(Ordering::SeqCst);
    let ending = match why {
        Why::Exit => Ending::Exit { after_shutdown },
        // The library closes the input itself when it reads `exit`.
        Why::InputClosed if ended.try_recv() == Ok(Why::Exit) => Ending::Exit { after_shutdown },
        Why::InputClosed => Ending::InputClosed { after_shutdown },
        Why::ClientGone => Ending::ClientGone,
        Why::LoopDied => Ending::LoopDied,
    };
    tracing::info!(?ending, "the server ends");
    ending
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    Exit,
    InputClosed,
    ClientGone,
    LoopDied,
}

struct OnDrop(UnboundedSender<Why>);

impl Drop for OnDrop {
    fn drop(&mut self) {
        let _ = self.0.send(Why::LoopDied);
    }
}

/// Lets every message through, and notes `shutdown` and `exit` as they are read: a client that sends both at once cancels the
/// first with the second before its handler runs.
struct Door<S> {
    inner: S,
    shutdown: Arc<AtomicBool>,
    endings: UnboundedSender<Why>,
}

impl<S: Service<Message, Response = Option<Response>>> Service<Message> for Door<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, message: Message) -> Self::Future {
        match message.method() {
            "shutdown" => self.shutdown.store(true, Ordering::SeqCst),
            "exit" => drop(self.endings.send(Why::Exit)),
            _ => {}
        }
        self.inner.call(message)
    }
}

struct Handlers {
    events: Sender<Event>,
    endings: UnboundedSender<Why>,
}

impl Handlers {
    fn send(&self, event: Event) {
        // Fails only once the loop is gone, and then the process is about to end.
        let _ = self.events.send(event);
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
        let abilities = Abilities::of(&params.capabilities);
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

    async fn execute_command(&self, params: ExecuteCommandParams) -> jsonrpc::Result<Option<serde_json::Value>> {
        if params.command == OPEN {
            let mut arguments = params.arguments.into_iter();
            let uri: Option<Uri> = arguments.next().and_then(|uri| serde_json::from_value(uri).ok());
            let range = arguments.next().and_then(|range| serde_json::from_value(range).ok());
            let Some(uri) = uri.filter(|uri| convert::path(uri).is_some()) else {
                return Err(jsonrpc::Error::invalid_params(format!("{OPEN} needs the address of a file")));
            };
            self.send(Event::Open { uri, range });
            return Ok(None);
        }
        if params.command != TIMELINE {
            return Err(jsonrpc::Error::invalid_params(format!("sourcier has no command \"{}\"", params.command)));
        }
        let argument = |n: usize| params.arguments.get(n).and_then(|value| value.as_str());
        let name = argument(0).map(str::to_owned);
        let uri: Option<Uri> = argument(1).and_then(|uri| uri.parse().ok());
        self.ask(uri, |answer| Request::Timeline(name, answer)).await
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
        let data = self.ask(params.text_document.uri, |answer| Request::Tokens(None, answer)).await?;
        Ok(data.map(|data| SemanticTokens { result_id: None, data }.into()))
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
