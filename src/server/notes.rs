//! All notes of a workspace, and its configuration: those open as the editor has them, the others as they are on disk.

use super::convert::{self, edits::Configuration};
use super::documents::Still;
use super::jobs::World;
use crate::config::{Config, FILE_NAME};
use crate::features::{self, Named};
use crate::notes::Note;
use crate::text::LineIndex;
use ignore::WalkBuilder;
use rayon::prelude::*;
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;
use tower_lsp_server::ls_types::Uri;

/// A note with its names.
pub struct Read {
    pub uri: Uri,
    /// As the client counts, of an open note.
    pub version: Option<i32>,
    pub note: Note,
    pub lines: LineIndex,
    pub names: Arc<Vec<Named>>,
}

/// A note's text, and where it stands.
pub struct Source {
    pub uri: Uri,
    /// As the client counts, of an open note.
    pub version: Option<i32>,
    pub path: PathBuf,
    pub text: String,
}

/// The texts of all notes, the open ones first, each part in the order of paths; none once `cancelled`. What cannot be read, or is not
/// UTF-8, is left out: nothing can be said of it, nor changed in it.
pub fn sources<'a>(
    world: &World,
    open: impl Iterator<Item = &'a Still>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Source>> {
    let mut open: Vec<&Still> = open.collect();
    open.sort_by(|a, b| a.uri.as_str().cmp(b.uri.as_str()));
    let taken: HashSet<PathBuf> = open.iter().filter_map(|still| convert::path(&still.uri)).collect();
    let mut paths = on_disk(&world.config);
    paths.retain(|path| !taken.contains(path));
    let of_open = |still: &&Still| Source {
        uri: still.uri.clone(),
        version: Some(still.version),
        path: convert::path(&still.uri).unwrap_or_default(),
        text: still.text.to_string(),
    };
    let mut out: Vec<Source> = open.iter().map(of_open).collect();
    let closed = paths.into_par_iter().filter_map(|path| {
        if cancelled() {
            return None;
        }
        let text = String::from_utf8(std::fs::read(&path).ok()?).ok()?;
        // Editors do not count a byte order mark as a letter of the first line.
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        Some(Source { uri: Uri::from_file_path(&path)?, version: None, path, text })
    });
    out.extend(closed.collect::<Vec<_>>());
    (!cancelled()).then_some(out)
}

/// Every note read, in the order of [`sources`].
pub fn all<'a>(
    world: &World,
    open: impl Iterator<Item = &'a Still>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Read>> {
    let read = |source: Source| (!cancelled()).then(|| read(source, world));
    let out: Vec<Read> = sources(world, open, cancelled)?.into_par_iter().filter_map(read).collect();
    (!cancelled()).then_some(out)
}

fn read(source: Source, world: &World) -> Read {
    let note = Note::parse(&source.text).in_file(&source.path);
    let names = features::names(&note, &world.snapshot);
    Read { uri: source.uri, version: source.version, lines: LineIndex::new(&note.text), note, names }
}

/// The workspace's `sourcier.toml`, or where it belongs; none where it cannot be read, or is not UTF-8: it cannot be changed either.
pub fn configuration(config: &Config, open: &[Still]) -> Option<Configuration> {
    let path = config.file.clone().unwrap_or_else(|| config.root.join(FILE_NAME));
    if let Some(still) = open.iter().find(|still| convert::path(&still.uri).as_ref() == Some(&path)) {
        let text = Some(still.text.to_string());
        return Some(Configuration { uri: still.uri.clone(), version: Some(still.version), text });
    }
    let text = match std::fs::read(&path) {
        Ok(bytes) => {
            let text = String::from_utf8(bytes).ok()?;
            Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(_) => return None,
    };
    Some(Configuration { uri: Uri::from_file_path(&path)?, version: None, text })
}

/// The files of a workspace's notes, sorted. A folder below with a configuration of its own is another workspace.
fn on_disk(config: &Config) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in config.note_folders() {
        let (root, own) = (config.root.clone(), config.clone());
        let walk = WalkBuilder::new(&folder)
            .require_git(false)
            .git_global(false)
            .follow_links(true)
            .filter_entry(move |entry| {
                let path = entry.path();
                let folder = entry.file_type().is_some_and(|kind| kind.is_dir());
                let elsewhere = folder && !root.starts_with(path) && path.join(FILE_NAME).exists();
                !elsewhere && !own.is_corpus(path)
            })
            .build();
        let files = walk.filter_map(Result::ok).filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
        found.extend(files.map(ignore::DirEntry::into_path).filter(|path| config.is_note(path)));
    }
    found.sort();
    found.dedup();
    found
}
