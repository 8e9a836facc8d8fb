//! The loop: one thread that owns all state and applies events in order.

mod corpora;
mod questions;
mod workspaces;

use super::abilities::{Abilities, Delivery};
use super::documents::{Document, Still};
use super::event::{Event, Request};
use super::jobs::{self, Bench, Outcome, World};
use super::outbox::{Again, Outgoing, Question};
use super::parts::Parts;
use super::pool::{Lane, Pool};
use super::typing::REST;
use crate::config::FILE_NAME;
use questions::Prospect;
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};
use tokio::sync::mpsc::UnboundedSender;
use tower_lsp_server::ls_types::{MessageType, PublishDiagnosticsParams, Registration, Uri};
use workspaces::Workspace;

/// A turn of the loop that takes longer is logged: an edit behind it had to wait.
const SLOW_TURN: Duration = Duration::from_millis(10);

/// All that the server knows.
pub struct State {
    parts: Parts,
    events: Sender<Event>,
    client: UnboundedSender<Outgoing>,
    abilities: Abilities,
    /// Computes.
    pool: Pool,
    /// Reads the disk: what a slow one delays is only where a note belongs.
    disk: Sender<Box<dyn FnOnce() + Send>>,
    judgements: Arc<jobs::Judgements>,
    documents: HashMap<String, Document>,
    folders: Vec<PathBuf>,
    settings: Value,
    /// Whether the settings are known, or nobody will tell them.
    settled: bool,
    /// Counts changes of settings, folders and configuration files: answers about earlier ones are dropped.
    generation: u64,
    /// Where files and folders belong: workspaces by root.
    places: HashMap<PathBuf, Option<PathBuf>>,
    workspaces: HashMap<PathBuf, Workspace>,
    /// Counts texts of documents, and worlds.
    revision: u64,
    /// Questions that wait to know where their note belongs, or for the first index.
    waiting: Vec<(Option<Still>, Request)>,
    /// What was already said: each complaint is made once.
    said: HashSet<String>,
}

impl State {
    pub fn new(parts: Parts, events: Sender<Event>, client: UnboundedSender<Outgoing>) -> Self {
        let (disk, errands) = std::sync::mpsc::channel::<Box<dyn FnOnce() + Send>>();
        let spawned = std::thread::Builder::new().name("sourcier-disk".to_owned()).spawn(move || {
            for errand in errands {
                errand();
            }
        });
        if let Err(error) = spawned {
            tracing::error!(%error, "the disk's thread could not be started");
        }
        Self {
            parts,
            events,
            client,
            abilities: Abilities::default(),
            pool: Pool::new(),
            disk,
            judgements: Arc::default(),
            documents: HashMap::new(),
            folders: Vec::new(),
            settings: Value::Null,
            settled: false,
            generation: 0,
            places: HashMap::new(),
            workspaces: HashMap::new(),
            revision: 0,
            waiting: Vec::new(),
            said: HashSet::new(),
        }
    }

    /// Applies events until the end.
    pub fn run(mut self, inbox: &Receiver<Event>) {
        loop {
            let event = match self.next_rest() {
                Some(rest) => inbox.recv_timeout(rest.saturating_duration_since(Instant::now())),
                None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            let start = Instant::now();
            let name = match event {
                Ok(Event::End) | Err(RecvTimeoutError::Disconnected) => break,
                Ok(event) => {
                    let name = event.name();
                    self.turn(event);
                    name
                }
                Err(RecvTimeoutError::Timeout) => {
                    self.rest_all(start);
                    "rest"
                }
            };
            let took = start.elapsed();
            if took > SLOW_TURN {
                tracing::warn!(event = name, ms = took.as_millis(), "slow turn");
            }
        }
        self.pool.end();
        for workspace in self.workspaces.values() {
            workspace.stop();
        }
    }

    fn turn(&mut self, event: Event) {
        match event {
            Event::Negotiated { abilities, folders, settings } => {
                self.abilities = abilities;
                self.folders = folders;
                self.settings = section(settings.unwrap_or_default());
            }
            Event::Initialized => self.initialized(),
            Event::Opened { uri, language, version, text } => self.opened(&uri, &language, version, &text),
            Event::Changed { uri, version, changes } => {
                let revision = self.next_revision();
                if let Some(document) = self.documents.get_mut(uri.as_str()) {
                    document.edit(version, revision, changes, self.abilities.encoding, Instant::now());
                    self.judge(uri.as_str());
                }
            }
            Event::Saved { uri } => self.saved(&uri),
            Event::Closed { uri } => self.closed(&uri),
            Event::FoldersChanged { added, removed } => {
                self.folders.retain(|folder| !removed.contains(folder));
                self.folders.extend(added);
                self.place_all();
            }
            Event::SettingsChanged(settings) => {
                if self.abilities.settings {
                    self.tell(Outgoing::Ask(Question::Settings));
                } else {
                    self.settings = section(settings);
                    self.place_all();
                }
            }
            Event::FilesChanged => self.place_all(),
            Event::Asked { uri, request } => self.asked(uri.as_ref(), request),
            Event::Reindex(uri) => self.reindex(uri.as_ref()),
            Event::ProgressCancelled(token) => self.progress_cancelled(&token),
            Event::Open { uri, range } => {
                if self.abilities.shows_documents {
                    self.tell(Outgoing::Ask(Question::Open(uri, range)));
                }
            }
            Event::Settings(settings) => self.settings_known(settings),
            Event::Placed { generation, places } => self.placed(generation, places),
            Event::Kept { root, generation, news } => self.kept(&root, generation, news),
            Event::Judged { uri, revision, outcome } => self.judged(&uri, revision, outcome),
            Event::End => {}
        }
    }

    fn initialized(&mut self) {
        let mut registrations = Vec::new();
        if self.abilities.register_settings {
            registrations.push(registration("workspace/didChangeConfiguration", json!({"section": "sourcier"})));
        }
        if self.abilities.register_files {
            let watchers = json!({"watchers": [{"globPattern": format!("**/{FILE_NAME}")}]});
            registrations.push(registration("workspace/didChangeWatchedFiles", watchers));
        }
        if !registrations.is_empty() {
            self.tell(Outgoing::Ask(Question::Register(registrations)));
        }
        if self.abilities.settings {
            self.tell(Outgoing::Ask(Question::Settings));
        } else {
            self.settled = true;
            self.place_all();
        }
    }

    fn settings_known(&mut self, settings: Option<Value>) {
        let first = !self.settled;
        self.settled = true;
        let settings = settings.filter(|settings| !settings.is_null());
        let changed = settings.as_ref().is_some_and(|settings| *settings != self.settings);
        if let Some(settings) = settings {
            self.settings = settings;
        }
        if first || changed {
            self.place_all();
        }
    }

    // Documents

    fn opened(&mut self, uri: &Uri, language: &str, version: i32, text: &str) {
        let revision = self.next_revision();
        let document = Document::new(uri.clone(), version, text, revision);
        // A text may be an article, of which something is told though it is not judged.
        let named = document
            .path
            .as_ref()
            .and_then(|path| path.extension())
            .is_some_and(|e| e == "md" || e == "markdown" || e == "txt");
        if language != "markdown" && !named && !document.is_configuration() {
            return;
        }
        let key = self.place_key(&document);
        self.documents.insert(uri.as_str().to_owned(), document);
        match key {
            Some(path) => self.place(vec![path]),
            None => self.settle_document(uri.as_str()),
        }
    }

    fn saved(&mut self, uri: &Uri) {
        self.rest(uri.as_str());
        if self.documents.get(uri.as_str()).is_some_and(Document::is_configuration) {
            self.place_all();
            return;
        }
        // A configuration may have come or gone unseen: not every client watches files for a server.
        if let Some(path) = self.documents.get(uri.as_str()).and_then(|document| document.path.clone()) {
            self.place(vec![path]);
        }
    }

    fn closed(&mut self, uri: &Uri) {
        let Some(document) = self.documents.remove(uri.as_str()) else { return };
        if document.shows {
            self.publish(uri.clone(), None, Vec::new());
        }
        if let Some(path) = &document.path {
            self.places.remove(path);
        }
    }

    // Judging

    /// Judges a document, unless that is done or under way. One judgement of a document runs at a time, and the next starts when it
    /// ends: a burst of edits costs two, without a pause before either.
    fn judge(&mut self, uri: &str) {
        if self.abilities.delivery == Delivery::Pull {
            return;
        }
        let bench = self.bench();
        let Some((document, world)) = self.document_and_world(uri) else { return };
        if document.judging || document.current(&world).is_some() {
            return;
        }
        document.judging = true;
        let still = document.still();
        self.pool.spawn(Lane::Slow, move || bench.judge_for_loop(&still, &world));
    }

    fn judged(&mut self, uri: &Uri, revision: u64, outcome: Option<Outcome>) {
        let Some(document) = self.documents.get_mut(uri.as_str()) else { return };
        document.judging = false;
        let stale = document.revision != revision;
        let Some(outcome) = outcome.filter(|_| !stale) else {
            // A judgement that broke on this very text would break again.
            if stale {
                self.judge(uri.as_str());
            }
            return;
        };
        document.outcome = Some(outcome);
        if self.abilities.delivery != Delivery::Pull {
            self.show(uri.as_str());
            // The world may have changed meanwhile.
            self.judge(uri.as_str());
        }
    }

    /// Shows the last judgement of a document, where it is of its text and world.
    fn show(&mut self, uri: &str) {
        let delivery = self.abilities.delivery;
        let Some((document, world)) = self.document_and_world(uri) else { return };
        let typing = !document.carets.is_empty();
        let Some((diagnostics, _)) = document.current(&world).map(|outcome| outcome.shown(typing)) else { return };
        let (uri, version) = (document.uri.clone(), document.version);
        match delivery {
            Delivery::Pull => self.tell(Outgoing::Ask(Question::Refresh(Again::Diagnostics))),
            Delivery::Push | Delivery::PushOnly => {
                document.shows = !diagnostics.is_empty();
                self.publish(uri, Some(version), diagnostics);
            }
        }
    }

    /// When the next document's typing will have rested.
    fn next_rest(&self) -> Option<Instant> {
        self.documents.values().filter_map(|document| document.edited).min().map(|edited| edited + REST)
    }

    /// What has rested by `now` may be said.
    fn rest_all(&mut self, now: Instant) {
        let rested = |document: &Document| document.edited.is_some_and(|edited| edited + REST <= now);
        let uris: Vec<String> =
            self.documents.iter().filter(|(_, document)| rested(document)).map(|(uri, _)| uri.clone()).collect();
        for uri in uris {
            self.rest(&uri);
        }
    }

    /// The typing in a document has ended: what was kept back is shown.
    fn rest(&mut self, uri: &str) {
        let Some(document) = self.documents.get_mut(uri) else { return };
        let typing = !document.carets.is_empty();
        document.rest();
        let revision = document.revision;
        let kept_back = document.outcome.as_ref().is_some_and(|o| o.revision == revision && o.shown(typing).1);
        if kept_back {
            self.show(uri);
        }
    }

    fn document_and_world(&mut self, uri: &str) -> Option<(&mut Document, Arc<World>)> {
        let Prospect::Now(world) = self.prospect(uri) else { return None };
        Some((self.documents.get_mut(uri)?, world))
    }

    // Small change

    fn bench(&self) -> Bench {
        Bench {
            features: self.parts.features,
            abilities: self.abilities,
            judgements: Arc::clone(&self.judgements),
            events: self.events.clone(),
            client: self.client.clone(),
        }
    }

    const fn next_revision(&mut self) -> u64 {
        self.revision += 1;
        self.revision
    }

    fn tell(&self, outgoing: Outgoing) {
        // Fails only once the wire is gone.
        let _ = self.client.send(outgoing);
    }

    fn publish(&self, uri: Uri, version: Option<i32>, diagnostics: Vec<tower_lsp_server::ls_types::Diagnostic>) {
        self.tell(Outgoing::Publish(PublishDiagnosticsParams { uri, diagnostics, version }));
    }

    /// Says something to the user, once.
    fn say(&mut self, message: &str) {
        tracing::warn!(message, "said to the user");
        if self.said.insert(message.to_owned()) {
            self.tell(Outgoing::Show(MessageType::WARNING, format!("sourcier: {message}")));
        }
    }
}

/// The settings under `sourcier`, whether the client sends all or only these.
fn section(mut settings: Value) -> Value {
    match settings.get_mut("sourcier") {
        Some(section) => section.take(),
        None => settings,
    }
}

fn registration(method: &str, options: Value) -> Registration {
    Registration { id: format!("sourcier {method}"), method: method.to_owned(), register_options: Some(options) }
}
