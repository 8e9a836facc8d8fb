//! What the index knows beside the articles: which files it read, their cards, their entities. One file on disk, written whole.

use super::IndexError;
use super::entities::Entities;
use super::snapshot::Card;
use crate::config::Config;
use crate::corpus::{Found, Reason};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::xxh3_64;

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// In bytes.
    pub size: u64,
    /// As [`Found::modified`].
    pub modified: u128,
    /// Written so shortly before it was read that a later change may bear the same time.
    pub fresh: bool,
    /// Of its bytes.
    pub hash: u64,
    /// Why it gave no article, if it gave none.
    pub skipped: Option<Reason>,
}

impl Entry {
    /// Whether the file is as it was, as far as its size and time tell. What could not be read is always tried again.
    pub fn holds(&self, found: &Found) -> bool {
        let tried = !matches!(self.skipped, Some(Reason::Unreadable(_)));
        tried && !self.fresh && (self.size, self.modified) == (found.size, found.modified)
    }
}

/// A card and where its article is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Filed {
    pub card: Card,
    /// [`file_key`] of its path.
    pub file: u64,
    /// How many passages it has.
    pub passages: u32,
}

/// Each file that was looked at, as it was then.
pub(super) type Manifest = FxHashMap<PathBuf, Entry>;

/// All that is known without opening an article.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct State {
    /// Of what the configuration says of names.
    pub names: u64,
    pub manifest: Manifest,
    /// By [`Card::id`]: an article's number is its place.
    pub articles: Vec<Filed>,
    pub entities: Entities,
}

/// The number under which an article's documents are kept.
pub(super) fn file_key(path: &Path) -> u64 {
    xxh3_64(path.as_os_str().as_encoded_bytes())
}

/// The hash of what the configuration says of names.
pub(super) fn names_key(config: &Config) -> u64 {
    xxh3_64(&postcard::to_stdvec(&(&config.names, &config.apart)).unwrap_or_default())
}

const PREFIX: &str = "state-";

fn path(folder: &Path, generation: &str) -> PathBuf {
    folder.join(format!("{PREFIX}{generation}"))
}

impl State {
    /// Writes it under a new generation's name.
    pub fn write(&self, folder: &Path, generation: &str) -> Result<(), IndexError> {
        let body = postcard::to_stdvec(self)
            .map_err(|error| IndexError::Damaged { path: folder.to_owned(), why: error.to_string() })?;
        let temporary = folder.join("state.tmp");
        let write = || {
            let mut file = fs::File::create(&temporary)?;
            file.write_all(&xxh3_64(&body).to_le_bytes())?;
            file.write_all(&body)?;
            file.sync_all()?;
            fs::rename(&temporary, path(folder, generation))
        };
        write().map_err(|error| IndexError::io(folder, error))
    }

    /// Reads a generation.
    pub fn read(folder: &Path, generation: &str) -> Result<Self, IndexError> {
        let damaged = |why: &str| IndexError::Damaged { path: folder.to_owned(), why: why.to_owned() };
        let bytes = match fs::read(path(folder, generation)) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(damaged("its state is missing")),
            other => other.map_err(|error| IndexError::io(folder, error))?,
        };
        let whole = bytes.split_first_chunk().filter(|(sum, body)| u64::from_le_bytes(**sum) == xxh3_64(body));
        let (_, body) = whole.ok_or_else(|| damaged("its state is torn"))?;
        postcard::from_bytes(body).map_err(|error| damaged(&error.to_string()))
    }
}

/// Removes every generation but one. Only who holds the writer may: others may be between writing and committing theirs.
pub(super) fn remove_other_generations(folder: &Path, generation: &str) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let keep = path(folder, generation);
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        let is_state = path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(PREFIX));
        if is_state && path != keep {
            // A reader that has it open keeps it; a next refresh tries again.
            let _ = fs::remove_file(path);
        }
    }
}
