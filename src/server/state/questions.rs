//! What the client asks: answered on the pool, at once or as soon as there is a corpus to answer from.

use super::State;
use super::workspaces::Workspace;
use crate::features::Refusal;
use crate::server::documents::{Document, Home, Still};
use crate::server::event::Request;
use crate::server::jobs::{Whole, World};
use crate::server::pool::Lane;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower_lsp_server::ls_types::Uri;

/// What becomes of a question about a document.
pub(super) enum Prospect {
    Now(Arc<World>),
    Wait,
    Nothing,
}

impl State {
    pub(super) fn asked(&mut self, uri: Option<&Uri>, request: Request) {
        if let Request::Status(answer) = request {
            let _ = answer.send(Ok(Some(self.status())));
            return;
        }
        if request.is_of_all() {
            self.answer_of_all(request);
            return;
        }
        if request.is_of_corpus() {
            self.answer_of_corpus(uri, request);
            return;
        }
        let document = match uri {
            Some(uri) => self.documents.get(uri.as_str()),
            None => self.some_note(),
        };
        let still = document.map(Document::still);
        match still {
            Some(still) => self.answer_or_wait(still, request),
            None => request.answer_nothing(),
        }
    }

    /// An open document that belongs to a workspace, or may yet; the same one as long as the same ones are open.
    pub(super) fn some_note(&self) -> Option<&Document> {
        let rank = |home: &Home| match home {
            Home::Workspace(_) => 0,
            Home::Unknown => 1,
            Home::Nowhere => 2,
        };
        self.documents.values().min_by_key(|document| (rank(&document.home), document.uri.as_str()))
    }

    fn answer_or_wait(&mut self, still: Still, request: Request) {
        match self.prospect(still.uri.as_str()) {
            Prospect::Nothing => match self.corpus_of(still.uri.as_str()) {
                Some(root) if request.is_of_articles() => self.answer_in_article(&root, still, request),
                Some(_) => request.refuse(&Refusal::Article, self.abilities.locale),
                None => request.answer_nothing(),
            },
            Prospect::Wait => self.keep_waiting(Some(still), request),
            Prospect::Now(world) => {
                let bench = self.bench();
                let open = if request.is_of_notes() {
                    let home = self.documents.get(still.uri.as_str()).map(|document| &document.home);
                    home.map(|home| self.open_in(home, &still)).unwrap_or_default()
                } else if request.is_of_configuration() {
                    self.documents
                        .values()
                        .filter(|document| document.is_configuration())
                        .map(Document::still)
                        .collect()
                } else {
                    Vec::new()
                };
                let lane = if request.is_quick() { Lane::Quick } else { Lane::Slow };
                self.pool.spawn(lane, move || bench.answer(&still, &open, &world, request));
            }
        }
    }

    /// A question about an article of the workspace of that root.
    fn answer_in_article(&mut self, root: &Path, still: Still, request: Request) {
        match self.workspaces.get(root) {
            Some(Workspace { world: Some(world), .. }) => {
                let (bench, world) = (self.bench(), Arc::clone(world));
                let open = if request.is_of_notes() {
                    self.open_in(&Home::Workspace(root.to_owned()), &still)
                } else {
                    Vec::new()
                };
                let lane = if request.is_quick() { Lane::Quick } else { Lane::Slow };
                self.pool.spawn(lane, move || bench.answer_in_article(&still, &open, &world, request));
            }
            Some(Workspace { failed: false, .. }) => self.keep_waiting(Some(still), request),
            _ => request.answer_nothing(),
        }
    }

    /// A question about every corpus: it waits until each is read, or known to be none.
    fn answer_of_all(&mut self, request: Request) {
        // An open note whose home is not known yet would be taken as it is on disk.
        let homeless = request.is_of_notes() && self.documents.values().any(|note| note.home == Home::Unknown);
        if homeless || self.is_coming() {
            self.keep_waiting(None, request);
            return;
        }
        let bench = self.bench();
        if request.is_of_notes() {
            let with_open = |(root, workspace): (&PathBuf, &Workspace)| {
                let home = Home::Workspace(root.clone());
                let open = self.documents.values().filter(|document| document.home == home).map(Document::still);
                Some((workspace.world.clone()?, open.collect()))
            };
            let all: Vec<Whole> = self.workspaces.iter().filter_map(with_open).collect();
            self.pool.spawn(Lane::Slow, move || bench.answer_of_notes(&all, request));
            return;
        }
        let worlds: Vec<Arc<World>> =
            self.workspaces.values().filter_map(|workspace| workspace.world.clone()).collect();
        self.pool.spawn(Lane::Quick, move || bench.answer_of_all(&worlds, request));
    }

    /// Whether some corpus is not read yet, and will be.
    pub(super) fn is_coming(&self) -> bool {
        let unknown = !self.settled || self.folders.iter().any(|folder| !self.places.contains_key(folder));
        let coming = |workspace: &Workspace| workspace.world.is_none() && !workspace.failed;
        unknown || self.workspaces.values().any(coming)
    }

    pub(super) fn keep_waiting(&mut self, still: Option<Still>, request: Request) {
        self.waiting.retain(|(_, request)| !request.is_cancelled());
        self.waiting.push((still, request));
    }

    /// Answers the questions that waited and need not any more.
    pub(super) fn answer_waiting(&mut self) {
        for (still, request) in std::mem::take(&mut self.waiting) {
            match still {
                Some(still) if request.is_of_corpus() => self.answer_of_corpus(Some(&still.uri), request),
                Some(still) => self.answer_or_wait(still, request),
                None if request.is_of_corpus() => self.answer_of_corpus(None, request),
                None => self.answer_of_all(request),
            }
        }
    }

    pub(super) fn prospect(&self, uri: &str) -> Prospect {
        let Some(document) = self.documents.get(uri) else { return Prospect::Nothing };
        match &document.home {
            Home::Nowhere => Prospect::Nothing,
            Home::Unknown => Prospect::Wait,
            Home::Workspace(root) => match self.workspaces.get(root) {
                Some(Workspace { world: Some(world), .. }) => Prospect::Now(Arc::clone(world)),
                Some(Workspace { failed: false, .. }) => Prospect::Wait,
                _ => Prospect::Nothing,
            },
        }
    }

    /// Where an open document is an article of some corpus: the root of that workspace.
    fn corpus_of(&self, uri: &str) -> Option<PathBuf> {
        let path = self.documents.get(uri)?.path.as_ref()?;
        let root = self.places.get(path)?.as_ref()?;
        self.workspaces.get(root)?.config.is_corpus(path).then(|| root.clone())
    }

    /// The open documents of that home, but for one.
    fn open_in(&self, home: &Home, but: &Still) -> Vec<Still> {
        let others = self.documents.values().filter(|document| document.home == *home && document.uri != but.uri);
        others.map(Document::still).collect()
    }
}
