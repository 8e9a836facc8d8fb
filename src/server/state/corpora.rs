//! What is asked of corpora rather than of notes, and what is done with them.

use super::State;
use super::questions::Prospect;
use super::workspaces::Workspace;
use crate::server::documents::Home;
use crate::server::event::Request;
use crate::server::jobs::World;
use crate::server::pool::Lane;
use crate::wording::say;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::Arc;
use tower_lsp_server::ls_types::Uri;

impl State {
    /// A question about a corpus: that of the note which is named; else of any open note, else the first that there is.
    pub(super) fn answer_of_corpus(&mut self, uri: Option<&Uri>, request: Request) {
        let note = match uri {
            Some(uri) => self.documents.get(uri.as_str()),
            None => self.some_note().filter(|note| note.home != Home::Nowhere),
        };
        let Some(note) = note.map(crate::server::documents::Document::still) else {
            match self.first_world().filter(|_| uri.is_none()) {
                Some(world) => self.tell_of(world, request),
                None if uri.is_none() && self.is_coming() => self.keep_waiting(None, request),
                None => request.answer_nothing(),
            }
            return;
        };
        match self.prospect(note.uri.as_str()) {
            Prospect::Now(world) => self.tell_of(world, request),
            Prospect::Wait => self.keep_waiting(Some(note), request),
            Prospect::Nothing => request.answer_nothing(),
        }
    }

    fn tell_of(&self, world: Arc<World>, request: Request) {
        let bench = self.bench();
        self.pool.spawn(Lane::Slow, move || bench.answer_of_corpus(&world, request));
    }

    /// That of the first folder, by its path.
    fn first_world(&self) -> Option<Arc<World>> {
        let ready = self.workspaces.iter().filter(|(_, workspace)| workspace.world.is_some());
        ready.min_by_key(|(root, _)| *root).and_then(|(_, workspace)| workspace.world.clone())
    }

    /// Every corpus with what is done with it.
    pub(super) fn status(&self) -> Value {
        let mut all: Vec<(&PathBuf, &Workspace)> = self.workspaces.iter().collect();
        all.sort_by_key(|(root, _)| *root);
        let told = all.into_iter().map(|(root, workspace)| {
            let world = workspace.world.as_ref();
            let reading = workspace.reading.map(|(done, total)| json!({"done": done, "total": total}));
            json!({
                "root": root.display().to_string(),
                "articles": world.map(|world| world.snapshot.cards().len()),
                "names": world.map(|world| world.snapshot.entities().list().len()),
                "reading": reading,
                "failed": workspace.failed,
            })
        });
        json!({"version": env!("CARGO_PKG_VERSION"), "settled": self.settled, "corpora": told.collect::<Vec<Value>>()})
    }

    /// Reads corpora anew; what was known of them serves until that is done.
    pub(super) fn reindex(&mut self, uri: Option<&Uri>) {
        let home = uri.and_then(|uri| self.documents.get(uri.as_str())).map(|document| document.home.clone());
        let wanted = |root: &PathBuf| match &home {
            Some(Home::Workspace(own)) => own == root,
            _ => uri.is_none(),
        };
        let roots: Vec<PathBuf> = self.workspaces.keys().filter(|root| wanted(root)).cloned().collect();
        for root in roots {
            self.start_anew(&root);
        }
    }

    /// Nobody wants to wait for what a progress shows: its corpus is left as far as it is known.
    pub(super) fn progress_cancelled(&mut self, token: &str) {
        let shown = self.workspaces.iter().find(|(_, workspace)| workspace.progress.as_deref() == Some(token));
        let Some(root) = shown.map(|(root, _)| root.clone()) else { return };
        self.finish_progress(&root);
        if let Some(workspace) = self.workspaces.get_mut(&root) {
            workspace.stop();
            workspace.failed = workspace.world.is_none();
            workspace.reading = None;
        }
        let stopped = say!(self.abilities.locale, "reading-stopped");
        self.said.remove(&stopped);
        self.say(&stopped);
        self.answer_waiting();
    }
}
