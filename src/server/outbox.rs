//! What goes to the client. One task sends, in order; a question is a task of its own with a time limit, whose answer comes back
//! as an event.

use super::event::Event;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::HashMap;
use std::sync::mpsc::Sender;
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::timeout;
use tower_lsp_server::Client;
use tower_lsp_server::ls_types::notification::{Notification, Progress, PublishDiagnostics, ShowMessage};
use tower_lsp_server::ls_types::request::ApplyWorkspaceEdit;
use tower_lsp_server::ls_types::{
    ApplyWorkspaceEditParams, ConfigurationItem, MessageType, NumberOrString, ProgressParams, ProgressParamsValue,
    ProgressToken, PublishDiagnosticsParams, Range, Registration, ShowDocumentParams, ShowMessageParams, Uri,
    WorkDoneProgress, WorkspaceDiagnosticReport, WorkspaceEdit,
};

/// The longest wait for the client's settings: until they are known, nothing is indexed.
const SETTINGS_LIMIT: Duration = Duration::from_secs(2);
/// The longest wait for any other answer.
const QUESTION_LIMIT: Duration = Duration::from_secs(10);

/// Something for the client.
pub enum Outgoing {
    Publish(PublishDiagnosticsParams),
    Show(MessageType, String),
    Progress {
        token: String,
        step: WorkDoneProgress,
    },
    /// A part of an answer that the client takes as it comes.
    Partial {
        token: ProgressToken,
        value: Box<WorkspaceDiagnosticReport>,
    },
    Ask(Question),
}

/// Parts of an answer, which the library's own notification has no place for.
enum PartialResult {}

impl Notification for PartialResult {
    type Params = PartialParams;
    const METHOD: &'static str = Progress::METHOD;
}

#[derive(Serialize, Deserialize)]
struct PartialParams {
    token: ProgressToken,
    value: WorkspaceDiagnosticReport,
}

/// Something that the client answers, or not.
pub enum Question {
    /// The settings under `sourcier`; the answer is an [`Event::Settings`].
    Settings,
    Register(Vec<Registration>),
    /// To ask for all of these again.
    Refresh(Again),
    /// To open a document, and to show this part of it.
    Open(Uri, Option<Range>),
    /// To change documents, and what the change is called.
    Apply(String, Box<WorkspaceEdit>),
}

/// What the client may have asked for, and has to ask for again.
#[derive(Clone, Copy, Debug)]
pub enum Again {
    Diagnostics,
    Tokens,
    Hints,
    Lenses,
}

/// Sends until there is nothing more to come.
pub async fn run(client: Client, mut outgoing: UnboundedReceiver<Outgoing>, events: Sender<Event>) {
    let mut progresses: HashMap<String, UnboundedSender<WorkDoneProgress>> = HashMap::new();
    while let Some(next) = outgoing.recv().await {
        match next {
            Outgoing::Publish(params) => client.send_notification::<PublishDiagnostics>(params).await,
            Outgoing::Show(typ, message) => {
                client.send_notification::<ShowMessage>(ShowMessageParams { typ, message }).await;
            }
            Outgoing::Partial { token, value } => {
                client.send_notification::<PartialResult>(PartialParams { token, value: *value }).await;
            }
            Outgoing::Ask(question) => drop(tokio::spawn(ask(client.clone(), question, events.clone()))),
            Outgoing::Progress { token, step } => {
                if let WorkDoneProgress::Begin(_) = step {
                    let (sender, steps) = unbounded_channel();
                    progresses.insert(token.clone(), sender);
                    tokio::spawn(show_progress(client.clone(), token.clone(), steps));
                }
                let ends = matches!(step, WorkDoneProgress::End(_));
                if let Some(progress) = progresses.get(&token) {
                    // A client that did not want it has no receiver.
                    let _ = progress.send(step);
                }
                if ends {
                    progresses.remove(&token);
                }
            }
        }
    }
}

async fn ask(client: Client, question: Question, events: Sender<Event>) {
    match question {
        Question::Settings => {
            let item = ConfigurationItem { scope_uri: None, section: Some("sourcier".to_owned()) };
            let answer = timeout(SETTINGS_LIMIT, client.configuration(vec![item])).await;
            let settings: Option<Value> = answer.ok().and_then(Result::ok).and_then(|mut values| values.pop());
            let _ = events.send(Event::Settings(settings));
        }
        Question::Register(registrations) => {
            let answer = timeout(QUESTION_LIMIT, client.register_capability(registrations)).await;
            tracing::debug!(answered = answer.is_ok(), "registration");
        }
        Question::Refresh(what) => {
            let answer = match what {
                Again::Diagnostics => timeout(QUESTION_LIMIT, client.workspace_diagnostic_refresh()).await,
                Again::Tokens => timeout(QUESTION_LIMIT, client.semantic_tokens_refresh()).await,
                Again::Hints => timeout(QUESTION_LIMIT, client.inlay_hint_refresh()).await,
                Again::Lenses => timeout(QUESTION_LIMIT, client.code_lens_refresh()).await,
            };
            tracing::debug!(answered = answer.is_ok(), ?what, "refresh");
        }
        Question::Open(uri, selection) => {
            let params = ShowDocumentParams { uri, external: None, take_focus: Some(true), selection };
            let answer = timeout(QUESTION_LIMIT, client.show_document(params)).await;
            tracing::debug!(answered = answer.is_ok(), "open");
        }
        Question::Apply(label, edit) => {
            let params = ApplyWorkspaceEditParams { label: Some(label), edit: *edit };
            let answer = timeout(QUESTION_LIMIT, client.send_request::<ApplyWorkspaceEdit>(params)).await;
            tracing::debug!(answered = answer.is_ok(), "edit");
        }
    }
}

/// Shows one progress: asks for its token first, and says nothing where the client does not give it.
async fn show_progress(client: Client, token: String, mut steps: UnboundedReceiver<WorkDoneProgress>) {
    let token = NumberOrString::String(token);
    let created = timeout(QUESTION_LIMIT, client.create_work_done_progress(token.clone())).await;
    if !matches!(created, Ok(Ok(()))) {
        return;
    }
    while let Some(mut step) = steps.recv().await {
        // Of reports that piled up, the last tells all.
        while matches!(step, WorkDoneProgress::Report(_)) {
            let Ok(later) = steps.try_recv() else { break };
            step = later;
        }
        let value = ProgressParamsValue::WorkDone(step);
        client.send_notification::<Progress>(ProgressParams { token: token.clone(), value }).await;
    }
}
