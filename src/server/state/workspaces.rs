//! Which workspace a document belongs to, and the life of each workspace's index.

use super::State;
use crate::config::Config;
use crate::index::Snapshot;
use crate::server::abilities::Delivery;
use crate::server::documents::{Document, Home};
use crate::server::event::{Event, News};
use crate::server::jobs::World;
use crate::server::outbox::{Again, Outgoing, Question};
use crate::server::parts::Place;
use crate::server::pool::Lane;
use crate::wording::{message, say};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tower_lsp_server::ls_types::{
    Uri, WorkDoneProgress, WorkDoneProgressBegin, WorkDoneProgressEnd, WorkDoneProgressReport,
};

/// A later refresh is shown as progress from so many articles on; fewer are done before anybody could read it.
const WORTH_SHOWING: usize = 50;

/// A root with its configuration and its index.
pub struct Workspace {
    pub config: Arc<Config>,
    /// None until the first index.
    pub world: Option<Arc<World>>,
    /// There is no index and none is coming.
    pub failed: bool,
    /// Its keeper's number.
    keeper: u64,
    stop: Arc<AtomicBool>,
    /// The progress under way.
    pub progress: Option<String>,
    /// Articles read, of how many, while that is under way.
    pub reading: Option<(usize, usize)>,
}

impl Workspace {
    /// Lets its keeper go.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// Whether an address is of a document that was never saved. Some editors give those an address of their own, others none of a file.
fn is_unsaved(uri: &Uri) -> bool {
    match uri.scheme().as_str() {
        "untitled" | "buffer" => true,
        "file" => uri.path().as_str().is_empty(),
        _ => false,
    }
}

impl State {
    /// What is looked up to know where a document belongs: its file; for one that was never saved, the first folder. None for what lies
    /// elsewhere: on another machine, in a version that is past.
    pub(super) fn place_key(&self, document: &Document) -> Option<PathBuf> {
        let folder = || if is_unsaved(&document.uri) { self.folders.first().cloned() } else { None };
        document.path.clone().or_else(folder)
    }

    /// Finds anew where everything belongs: settings, folders or a configuration changed.
    pub(super) fn place_all(&mut self) {
        self.generation += 1;
        self.places.clear();
        let documents = self.documents.values().filter_map(|document| self.place_key(document));
        let paths: Vec<_> = self.folders.iter().cloned().chain(documents).collect();
        if paths.is_empty() {
            self.settle_all();
        } else {
            self.place(paths);
        }
    }

    /// Finds where files belong. The disk is read elsewhere; the answer is [`Event::Placed`].
    pub(super) fn place(&mut self, paths: Vec<PathBuf>) {
        if !self.settled {
            return;
        }
        let (find, folders, settings) = (self.parts.place, self.folders.clone(), self.settings.clone());
        let (generation, events) = (self.generation, self.events.clone());
        let errand = move || {
            let look = |path: PathBuf| {
                let place = catch_unwind(AssertUnwindSafe(|| find(&path, &folders, &settings))).ok();
                (path, place)
            };
            let places = paths.into_iter().map(look).collect();
            let _ = events.send(Event::Placed { generation, places });
        };
        let _ = self.disk.send(Box::new(errand));
    }

    pub(super) fn placed(&mut self, generation: u64, places: Vec<(PathBuf, Option<Place>)>) {
        if generation != self.generation {
            return;
        }
        for (path, place) in places {
            let mut root = None;
            if let Some(place) = place {
                for problem in &place.problems {
                    self.say(&problem.worded(self.abilities.locale));
                }
                if place.active {
                    root = Some(place.config.root.clone());
                    self.settle_workspace(place.config);
                }
            }
            self.places.insert(path, root);
        }
        self.settle_all();
    }

    /// Tells every document where it belongs, and lets go the workspaces that nothing belongs to.
    fn settle_all(&mut self) {
        let places = &self.places;
        self.workspaces.retain(|root, workspace| {
            let needed = places.values().any(|place| place.as_ref() == Some(root));
            if !needed {
                workspace.stop();
            }
            needed
        });
        let uris: Vec<String> = self.documents.keys().cloned().collect();
        for uri in uris {
            self.settle_document(&uri);
        }
        self.answer_waiting();
    }

    pub(super) fn settle_document(&mut self, uri: &str) {
        let Some(document) = self.documents.get(uri) else { return };
        let home = match self.place_key(document) {
            None if self.settled => Home::Nowhere,
            None => Home::Unknown,
            Some(key) => match self.places.get(&key) {
                None => Home::Unknown,
                Some(None) => Home::Nowhere,
                Some(Some(root)) => {
                    let note = |path: &Path| self.workspaces.get(root).is_some_and(|w| w.config.is_note(path));
                    let judged = document.path.as_deref().is_none_or(note);
                    if judged { Home::Workspace(root.clone()) } else { Home::Nowhere }
                }
            },
        };
        let left = home == Home::Nowhere && document.shows;
        let address = document.uri.clone();
        if let Some(document) = self.documents.get_mut(uri) {
            document.home = home;
            if left {
                document.shows = false;
                self.publish(address, None, Vec::new());
            }
        }
        self.judge(uri);
    }

    /// Starts a workspace, or follows the change of its configuration.
    fn settle_workspace(&mut self, config: Config) {
        let root = config.root.clone();
        let Some(old) = self.workspaces.get(&root) else {
            self.start(config);
            return;
        };
        if *old.config == config {
            return;
        }
        let snapshot = old.world.as_ref().map(|world| world.snapshot.clone());
        if config.same_index(&old.config)
            && let Some(snapshot) = snapshot
        {
            self.enter(&root, Arc::new(config), snapshot);
        } else {
            old.stop();
            self.finish_progress(&root);
            self.start(config);
        }
    }

    /// Reads the corpus of a workspace anew, from nothing; what was known of it serves until then.
    pub(super) fn start_anew(&mut self, root: &Path) {
        let Some(old) = self.workspaces.get(root) else { return };
        old.stop();
        let (config, world) = (Config::clone(&old.config), old.world.clone());
        self.finish_progress(root);
        self.begin(config, true);
        if let Some(workspace) = self.workspaces.get_mut(root) {
            workspace.world = world;
        }
    }

    fn start(&mut self, config: Config) {
        self.begin(config, false);
    }

    /// Has the index of a workspace kept; `anew` without what is kept of it on disk.
    fn begin(&mut self, config: Config, anew: bool) {
        let root = config.root.clone();
        tracing::info!(root = %root.display(), anew, "a workspace starts");
        let (config, stop, keeper) = (Arc::new(config), Arc::new(AtomicBool::new(false)), self.next_revision());
        let workspace = Workspace {
            config: Arc::clone(&config),
            world: None,
            failed: false,
            keeper,
            stop: Arc::clone(&stop),
            progress: None,
            reading: Some((0, 0)),
        };
        self.workspaces.insert(root.clone(), workspace);
        self.begin_progress(&root);
        let (keep, forget, events) =
            (Arc::clone(&self.parts.keep), Arc::clone(&self.parts.forget), self.events.clone());
        let spawned = std::thread::Builder::new().name("sourcier-index".to_owned()).spawn(move || {
            let tell = |news| drop(events.send(Event::Kept { root: config.root.clone(), generation: keeper, news }));
            let work = || {
                if anew {
                    forget(&config.root);
                }
                keep(&config, &tell, &stop);
            };
            if catch_unwind(AssertUnwindSafe(work)).is_err() {
                tracing::error!("keeping the index panicked");
                tell(News::Failed(message!("index-failed")));
            }
        });
        if let Err(error) = spawned {
            tracing::error!(%error, "an index's thread could not be started");
        }
    }

    pub(super) fn kept(&mut self, root: &Path, keeper: u64, news: News) {
        let Some(workspace) = self.workspaces.get_mut(root).filter(|workspace| workspace.keeper == keeper) else {
            return;
        };
        match news {
            News::Progress { done, total } => {
                if workspace.progress.is_none() && total >= WORTH_SHOWING && done < total {
                    self.begin_progress(root);
                }
                if let Some(workspace) = self.workspaces.get_mut(root) {
                    workspace.reading = (done < total).then_some((done, total));
                }
                self.report_progress(root, done, total);
            }
            News::Ready { snapshot, messages } => {
                let config = Arc::clone(&workspace.config);
                workspace.reading = None;
                tracing::info!(root = %root.display(), articles = snapshot.cards().len(), "index ready");
                self.finish_progress(root);
                for message in &messages {
                    self.say(&message.worded(self.abilities.locale));
                }
                self.enter(root, config, snapshot);
                self.answer_waiting();
            }
            News::Trouble(message) => self.say(&message.worded(self.abilities.locale)),
            News::Failed(why) => {
                // What was known before stays: an older index tells more than none.
                workspace.failed = workspace.world.is_none();
                workspace.reading = None;
                self.finish_progress(root);
                self.say(&why.worded(self.abilities.locale));
                self.answer_waiting();
            }
        }
    }

    /// A new world: every note of it is judged again.
    fn enter(&mut self, root: &Path, config: Arc<Config>, snapshot: Snapshot) {
        let revision = self.next_revision();
        let Some(workspace) = self.workspaces.get_mut(root) else { return };
        workspace.config = Arc::clone(&config);
        workspace.failed = false;
        let world = Arc::new(World { revision, config, snapshot });
        workspace.world = Some(Arc::clone(&world));
        let home = Home::Workspace(root.to_owned());
        let uris: Vec<String> =
            self.documents.iter().filter(|(_, document)| document.home == home).map(|(uri, _)| uri.clone()).collect();
        if !uris.is_empty() {
            let again = [
                (self.abilities.delivery == Delivery::Pull, Again::Diagnostics),
                (self.abilities.refresh_tokens, Again::Tokens),
                (self.abilities.refresh_hints, Again::Hints),
                (self.abilities.refresh_lenses, Again::Lenses),
            ];
            for (_, what) in again.into_iter().filter(|(can, _)| *can) {
                self.tell(Outgoing::Ask(Question::Refresh(what)));
            }
        }
        // Looking names up must not wait for them to be filed when somebody first types.
        self.pool.spawn(Lane::Slow, move || {
            let _ = world.snapshot.catalogue();
        });
        for uri in uris {
            self.judge(&uri);
        }
    }

    // Progress

    fn begin_progress(&mut self, root: &Path) {
        if !self.abilities.progress {
            return;
        }
        let first = "sourcier/index".to_owned();
        let taken =
            |token: &String| self.workspaces.values().any(|workspace| workspace.progress.as_ref() == Some(token));
        let token = if taken(&first) { format!("{first}/{}", self.next_revision()) } else { first };
        let title = say!(self.abilities.locale, "progress-title");
        let begin = WorkDoneProgressBegin { title, percentage: Some(0), cancellable: Some(true), message: None };
        self.tell(Outgoing::Progress { token: token.clone(), step: WorkDoneProgress::Begin(begin) });
        if let Some(workspace) = self.workspaces.get_mut(root) {
            workspace.progress = Some(token);
        }
    }

    fn report_progress(&self, root: &Path, done: usize, total: usize) {
        let Some(token) = self.workspaces.get(root).and_then(|workspace| workspace.progress.clone()) else { return };
        let percentage = (done * 100).checked_div(total).and_then(|p| u32::try_from(p.min(100)).ok());
        let message = Some(say!(self.abilities.locale, "progress", done = done, total = total));
        let report = WorkDoneProgressReport { cancellable: Some(true), message, percentage };
        self.tell(Outgoing::Progress { token, step: WorkDoneProgress::Report(report) });
    }

    pub(super) fn finish_progress(&mut self, root: &Path) {
        let Some(token) = self.workspaces.get_mut(root).and_then(|workspace| workspace.progress.take()) else { return };
        self.tell(Outgoing::Progress { token, step: WorkDoneProgress::End(WorkDoneProgressEnd::default()) });
    }
}
