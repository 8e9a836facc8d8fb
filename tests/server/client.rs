//! A client for tests. When dropped it shuts the server down cleanly, and fails if a message was left unread.

use crate::meta_model::MetaModel;
use serde_json::{Value, json};
use sourcier::server::{Ending, Parts, serve};
use std::collections::{HashMap, VecDeque};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

/// The longest wait for anything: far beyond what the slowest machine needs.
pub const PATIENCE: Duration = Duration::from_secs(20);

pub struct Client {
    to_server: Option<UnboundedSender<String>>,
    from_server: Receiver<Value>,
    /// Read off the wire, not yet taken by the test.
    unread: VecDeque<Value>,
    last_id: i64,
    server: Option<JoinHandle<Ending>>,
    /// What its messages are held against.
    pub meta_model: Option<&'static MetaModel>,
    /// Requests of the test that wait for their answer, by number: their method.
    open: HashMap<i64, String>,
    /// What the server offered.
    pub capabilities: Value,
    /// Whether the test ends the server itself.
    ended: bool,
}

/// What most editors can do.
pub fn capabilities() -> Value {
    json!({
        "textDocument": {
            "publishDiagnostics": {"relatedInformation": true, "versionSupport": true, "codeDescriptionSupport": true, "dataSupport": true},
            "hover": {"contentFormat": ["markdown", "plaintext"]},
            "definition": {"linkSupport": true},
        },
        "workspace": {"workspaceFolders": true, "workspaceEdit": {"documentChanges": true}},
    })
}

impl Client {
    /// A server with these parts, nothing said yet.
    pub fn connect(parts: Parts) -> Self {
        let (to_server, mut outgoing) = unbounded_channel::<String>();
        let (incoming, from_server) = channel();
        let server = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async move {
                let (server_end, client_end) = tokio::io::duplex(1 << 16);
                let (input, output) = tokio::io::split(server_end);
                let (mut replies, mut requests) = tokio::io::split(client_end);
                tokio::spawn(async move {
                    while let Some(body) = outgoing.recv().await {
                        let message = format!("Content-Length: {}\r\n\r\n{body}", body.len());
                        if requests.write_all(message.as_bytes()).await.is_err() {
                            break;
                        }
                    }
                    let _ = requests.shutdown().await;
                });
                let reading = tokio::spawn(async move {
                    let mut buffer = Vec::new();
                    let mut chunk = vec![0; 1 << 16];
                    loop {
                        while let Some(message) = take_message(&mut buffer) {
                            let _ = incoming.send(message);
                        }
                        match replies.read(&mut chunk).await {
                            Ok(0) | Err(_) => break,
                            Ok(read) => buffer.extend_from_slice(&chunk[..read]),
                        }
                    }
                });
                let ending = serve(input, output, parts).await;
                // Everything that was written is read.
                let _ = tokio::time::timeout(Duration::from_secs(1), reading).await;
                ending
            })
        });
        Self {
            to_server: Some(to_server),
            from_server,
            unread: VecDeque::new(),
            last_id: 0,
            server: Some(server),
            meta_model: MetaModel::get(),
            open: HashMap::new(),
            capabilities: Value::Null,
            ended: false,
        }
    }

    /// A server that has been initialized for these folders.
    pub fn start(parts: Parts, capabilities: &Value, folders: &[&Path]) -> Self {
        let mut client = Self::connect(parts);
        let folders: Vec<_> = folders.iter().map(|f| json!({"uri": uri(f), "name": f.display().to_string()})).collect();
        client.initialize(json!({
            "processId": std::process::id(),
            "rootUri": folders.first().map(|f| f["uri"].clone()),
            "capabilities": capabilities,
            "workspaceFolders": folders,
        }));
        client
    }

    pub fn initialize(&mut self, params: Value) {
        let result = self.request("initialize", params);
        self.capabilities = result["capabilities"].clone();
        self.notify("initialized", json!({}));
    }

    fn send(&self, message: &Value) {
        let sender = self.to_server.as_ref().expect("the wire is open");
        let _ = sender.send(message.to_string());
    }

    pub fn notify(&self, method: &str, params: Value) {
        let mut message = json!({"jsonrpc": "2.0", "method": method});
        message["params"] = params;
        self.send(&message);
    }

    /// Sends a request; its number.
    pub fn ask(&mut self, method: &str, params: Value) -> i64 {
        self.last_id += 1;
        self.open.insert(self.last_id, method.to_owned());
        let mut message = json!({"jsonrpc": "2.0", "id": self.last_id, "method": method});
        if !params.is_null() {
            message["params"] = params;
        }
        self.send(&message);
        self.last_id
    }

    /// The whole answer to a request.
    pub fn answer(&mut self, id: i64) -> Value {
        self.take(&format!("the answer to request {id}"), |m| m.get("method").is_none() && m["id"] == id)
    }

    /// Asks, and waits for the result.
    pub fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        let mut answer = self.answer(id);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].take()
    }

    /// The next notification of that method: its parameters.
    pub fn notification(&mut self, method: &str) -> Value {
        self.take(method, |m| m["method"] == method && m.get("id").is_none())["params"].take()
    }

    /// The next question of that method: its number and parameters.
    pub fn question(&mut self, method: &str) -> (Value, Value) {
        let mut message = self.take(method, |m| m["method"] == method && m.get("id").is_some());
        (message["id"].take(), message["params"].take())
    }

    pub fn reply(&self, id: &Value, result: Value) {
        let mut message = json!({"jsonrpc": "2.0", "id": id});
        message["result"] = result;
        self.send(&message);
    }

    /// The diagnostics that are pushed for a version of a document; earlier versions are passed over.
    pub fn pushed(&mut self, uri: &str, version: i32) -> Vec<Value> {
        loop {
            let mut params = self.notification("textDocument/publishDiagnostics");
            if params["uri"] == uri && params["version"] == version {
                let Value::Array(diagnostics) = params["diagnostics"].take() else { panic!("{params}") };
                return diagnostics;
            }
        }
    }

    pub fn open(&self, uri: &str, text: &str) {
        let document = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": document}));
    }

    /// Puts `text` at a place that is empty.
    pub fn insert(&self, uri: &str, version: i32, line: u32, character: u32, text: &str) {
        let place = json!({"line": line, "character": character});
        self.notify(
            "textDocument/didChange",
            json!({"textDocument": {"uri": uri, "version": version},
                   "contentChanges": [{"range": {"start": place, "end": place}, "text": text}]}),
        );
    }

    pub fn close(&self, uri: &str) {
        self.notify("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    }

    pub fn hover(&mut self, uri: &str, line: u32, character: u32) -> Value {
        self.request("textDocument/hover", at(uri, line, character))
    }

    fn take(&mut self, what: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.unread.iter().position(&wanted) {
            return self.unread.remove(at).expect("it is there");
        }
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.receive(deadline.saturating_duration_since(Instant::now())) {
                Some(message) if wanted(&message) => return message,
                Some(message) => self.unread.push_back(message),
                None => panic!("{what} never came; unread: {:#?}", self.unread),
            }
        }
    }

    fn receive(&mut self, patience: Duration) -> Option<Value> {
        match self.from_server.recv_timeout(patience) {
            Ok(message) => {
                self.check(&message);
                Some(message)
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => None,
        }
    }

    /// Holds every message of the server against the protocol's meta model.
    fn check(&mut self, message: &Value) {
        let method =
            message["id"].as_i64().filter(|_| message.get("method").is_none()).and_then(|id| self.open.remove(&id));
        if let Some(meta_model) = self.meta_model {
            let faults = meta_model.faults(message, method.as_deref());
            assert!(faults.is_empty(), "{faults:#?} in {message:#}");
        }
    }

    /// What arrives within `time`, nothing being asked.
    pub fn within(&mut self, time: Duration) -> Vec<Value> {
        let deadline = Instant::now() + time;
        let mut messages: Vec<_> = self.unread.drain(..).collect();
        while let Some(message) = self.receive(deadline.saturating_duration_since(Instant::now())) {
            messages.push(message);
        }
        messages
    }

    /// Closes the wire, and waits for the server's end.
    pub fn hang_up(&mut self) -> Ending {
        self.to_server = None;
        self.ending()
    }

    /// Waits for the server's end.
    pub fn ending(&mut self) -> Ending {
        self.ended = true;
        let server = self.server.take().expect("it is waited for once");
        let deadline = Instant::now() + PATIENCE;
        while !server.is_finished() {
            assert!(Instant::now() < deadline, "the server did not end");
            std::thread::sleep(Duration::from_millis(2));
        }
        server.join().expect("the server does not panic")
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        if std::thread::panicking() || self.ended {
            return;
        }
        self.request("shutdown", Value::Null);
        self.send(&json!({"jsonrpc": "2.0", "method": "exit"}));
        assert_eq!(self.ending(), Ending::Exit { after_shutdown: true });
        let unread = self.within(Duration::ZERO);
        assert!(unread.is_empty(), "left unread: {unread:#?}");
    }
}

/// The first whole message of `buffer`.
fn take_message(buffer: &mut Vec<u8>) -> Option<Value> {
    let end = buffer.windows(4).position(|w| w == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&buffer[..end]).expect("a header in ASCII");
    let length: usize = head.strip_prefix("Content-Length: ").expect("its length").parse().expect("a number");
    if buffer.len() < end + 4 + length {
        return None;
    }
    let body = serde_json::from_slice(&buffer[end + 4..end + 4 + length]).expect("JSON");
    buffer.drain(..end + 4 + length);
    Some(body)
}

pub fn at(uri: &str, line: u32, character: u32) -> Value {
    json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": character}})
}

/// The address of a file.
pub fn uri(path: &Path) -> String {
    tower_lsp_server::ls_types::Uri::from_file_path(path).expect("an absolute path").to_string()
}
