//! The corpus made searchable: build and refresh, snapshot, entities, what is kept on disk.
//!
//! - A [`Snapshot`] never changes under its reader.
//! - What is on disk is always a state that was once complete: a crash loses at most the refresh under way.
//! - A file that cannot be read is reported and skipped, never taken for an empty one.
//! - A restart compares size and time, and hashes only what differs.
//! - What only several articles together tell (whose alias, which date) is decided here.
//!
//! On disk, in the workspace's folder of the cache: the search engine's files, and one file with the state of the generation that
//! its last commit names. A refresh writes the next state beside it first and commits last.

mod cache;
mod catalogue;
mod cores;
mod dates;
mod days;
pub mod entities;
mod error;
mod memo;
mod memory;
mod prints;
mod refresh;
mod snapshot;
mod state;
mod store;
mod stored;
pub mod told;
mod watch;

pub use cache::CacheDir;
pub use catalogue::{Catalogue, Item, Label, folded, initials};
pub(crate) use cores::on_cores;
pub use days::{Days, Told};
pub use error::IndexError;
pub(crate) use memo::key_of;
pub use refresh::{Progress, Report};
pub use snapshot::{ArticleNo, Card, Hit, Passage, Snapshot, StoredArticle};
pub use watch::{Watch, WatchError, watch};

use crate::config::Config;
use state::{Manifest, State};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant, UNIX_EPOCH};
use store::{Fields, Store};
use tantivy::directory::MmapDirectory;
use tantivy::{IndexReader, ReloadPolicy};

/// The index of one workspace, on disk.
pub struct Index {
    config: Config,
    folder: PathBuf,
    /// Who holds it reads or refreshes; readers work on snapshots.
    open: Mutex<Open>,
}

/// What is open of it.
struct Open {
    engine: tantivy::Index,
    reader: IndexReader,
    fields: Fields,
    /// The generation that `snapshot` shows; empty before the first.
    generation: String,
    /// [`State::names`] and [`State::manifest`] of that generation.
    names: u64,
    manifest: Manifest,
    snapshot: Snapshot,
}

impl Index {
    /// Opens the workspace's index, as its last refresh left it; an empty one where there was none, or only a damaged one, which is
    /// set aside.
    pub fn open(config: &Config, cache: &CacheDir) -> Result<Self, IndexError> {
        let folder = cache.index(&config.root);
        let open = match open(&folder) {
            Err(IndexError::Damaged { why, .. }) => set_aside(&folder, &why).and_then(|()| open(&folder)),
            other => other,
        };
        Ok(Self { config: config.clone(), folder, open: Mutex::new(open?) })
    }

    /// The index as it is now, with what other processes committed.
    pub fn snapshot(&self) -> Snapshot {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        // Whoever cannot follow has what he had.
        if let Err(error) = open.follow(&self.folder) {
            tracing::warn!(%error, "the index cannot be read again");
        }
        open.snapshot.clone()
    }

    /// Reads what changed in the corpus. Where nothing did, no article is opened and nothing written.
    ///
    /// Fails with [`IndexError::Busy`] while another process indexes, with [`IndexError::Cancelled`] soon after `cancel` is set; the
    /// index is then as it was before.
    pub fn refresh(&self, progress: &dyn Fn(Progress), cancel: &AtomicBool) -> Result<(Snapshot, Report), IndexError> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        match refresh::refresh(&mut open, &self.config, &self.folder, progress, cancel) {
            Err(IndexError::Damaged { why, .. }) => {
                set_aside(&self.folder, &why)?;
                *open = self::open(&self.folder)?;
                refresh::refresh(&mut open, &self.config, &self.folder, progress, cancel)
            }
            other => other,
        }
    }
}

/// How long [`load`] waits for another process that indexes, and how often it looks.
const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(50);

/// The corpus, up to date: from the user's cache, or read into memory where that cannot be used; then the reason is given.
pub fn load(
    config: &Config,
    progress: &dyn Fn(Progress),
    cancel: &AtomicBool,
) -> (Snapshot, Report, Option<IndexError>) {
    match CacheDir::of_user().and_then(|cache| patiently(config, &cache, progress, cancel)) {
        Ok((snapshot, report)) => (snapshot, report, None),
        Err(IndexError::Cancelled) => (Snapshot::empty(), Report::default(), Some(IndexError::Cancelled)),
        Err(error) => {
            let (snapshot, report) = refresh::in_memory(config, progress, cancel);
            (snapshot, report, Some(error))
        }
    }
}

fn patiently(
    config: &Config,
    cache: &CacheDir,
    progress: &dyn Fn(Progress),
    cancel: &AtomicBool,
) -> Result<(Snapshot, Report), IndexError> {
    let start = Instant::now();
    loop {
        match Index::open(config, cache).and_then(|index| index.refresh(progress, cancel)) {
            Err(IndexError::Busy) if start.elapsed() < PATIENCE && !cancel.load(Ordering::Relaxed) => {
                std::thread::sleep(PAUSE);
            }
            other => return other,
        }
    }
}

/// Opens what is in `folder`, or makes it.
fn open(folder: &Path) -> Result<Open, IndexError> {
    let engine_folder = folder.join("engine");
    std::fs::create_dir_all(&engine_folder).map_err(|error| IndexError::io(folder, error))?;
    let (schema, fields) = store::schema();
    // The engine is written for its own files: at the sight of others it may panic.
    let opened = catch_unwind(AssertUnwindSafe(|| {
        let directory = MmapDirectory::open(&engine_folder)?;
        let engine = tantivy::Index::open_or_create(directory, schema)?;
        let reader = engine.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok((engine, reader))
    }));
    let (engine, reader) = match opened {
        Ok(opened) => opened.map_err(|error| IndexError::engine(folder, &error))?,
        Err(_) => {
            return Err(IndexError::Damaged { path: folder.to_owned(), why: String::from("the engine gave up on it") });
        }
    };
    let mut open = Open {
        engine,
        reader,
        fields,
        generation: String::new(),
        names: 0,
        manifest: Manifest::default(),
        snapshot: Snapshot::empty(),
    };
    open.follow(folder)?;
    Ok(open)
}

impl Open {
    /// Shows the generation that was committed last, by whomever.
    fn follow(&mut self, folder: &Path) -> Result<(), IndexError> {
        // Between two looks somebody may commit and remove what the first look saw: once more, then.
        let mut last = None;
        for _ in 0..5 {
            let generation = self.committed(folder)?;
            if generation == self.generation {
                return Ok(());
            }
            self.reader.reload().map_err(|error| IndexError::engine(folder, &error))?;
            let state = State::read(folder, &generation);
            if self.committed(folder)? != generation {
                continue;
            }
            match state {
                Ok(state) => return self.show(state, generation, folder),
                Err(error) => last = Some(error),
            }
        }
        Err(last.unwrap_or(IndexError::Busy))
    }

    /// The generation of the last commit; empty before the first.
    fn committed(&self, folder: &Path) -> Result<String, IndexError> {
        let meta = self.engine.load_metas().map_err(|error| IndexError::engine(folder, &error))?;
        Ok(meta.payload.unwrap_or_default())
    }

    /// Makes the reader's present state the snapshot.
    fn show(&mut self, mut state: State, generation: String, folder: &Path) -> Result<(), IndexError> {
        let store = Store::new(self.reader.searcher(), self.fields);
        let store = store.map_err(|error| IndexError::engine(folder, &error))?;
        self.names = state.names;
        self.manifest = std::mem::take(&mut state.manifest);
        self.snapshot = Snapshot::new(state, store);
        self.generation = generation;
        Ok(())
    }
}

/// Moves a damaged index out of the way, for whoever wants to look at it; the one before it goes.
fn set_aside(folder: &Path, why: &str) -> Result<(), IndexError> {
    let Some(workspace) = folder.parent() else { return Ok(()) };
    let prefix = "damaged-";
    for entry in std::fs::read_dir(workspace).into_iter().flatten().filter_map(Result::ok) {
        if entry.file_name().to_string_lossy().starts_with(prefix) {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
    let aside = workspace.join(format!("{prefix}{}", now()));
    tracing::warn!(index = %folder.display(), aside = %aside.display(), why, "the index is damaged: it is set aside and rebuilt");
    std::fs::rename(folder, &aside).map_err(|error| IndexError::io(folder, error))
}

/// Nanoseconds since 1970.
fn now() -> u128 {
    UNIX_EPOCH.elapsed().map_or(0, |time| time.as_nanos())
}
