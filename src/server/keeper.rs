//! Keeps an index: builds it, brings it up to date when the corpus changes, and tells of each new state.

use super::event::News;
use crate::config::Config;
use crate::corpus::Skipped;
use crate::index::{self, CacheDir, Index, IndexError, Progress, Report, Snapshot, Watch};
use crate::wording::{Locale, Message, message, say};
use std::cell::Cell;
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// How soon a keeper hears that it is to stop.
const HEED: Duration = Duration::from_millis(500);
/// How long it waits for another process that indexes the same corpus before it looks again.
const BUSY: Duration = Duration::from_millis(100);
/// How often it looks at a corpus that cannot be watched. A look costs about a microsecond an article.
const POLL: Duration = Duration::from_secs(10);
/// How often progress is told.
const TELL: Duration = Duration::from_millis(100);
/// How many skipped files a message names.
const NAMED: usize = 3;

/// Keeps the index of a workspace until `stop` is set. Without a cache folder the corpus is held in memory.
pub fn keep(cache: Option<&CacheDir>, config: &Config, tell: &dyn Fn(News), stop: &AtomicBool) {
    // Beside the index, so that the first judgement need not wait for it.
    std::thread::spawn(crate::text::read_dictionary);
    let mut keeper = Keeper { cache, config, stop, index: None, complained: HashSet::new() };
    // The watch comes first: what changes while the corpus is read is seen afterwards.
    let (changed, changes) = channel();
    let mut watch = CorpusWatch::start(config, &changed, tell);
    while let Some((snapshot, messages)) = keeper.update(tell) {
        tell(News::Ready { snapshot, messages });
        if !wait(&changes, watch.is_running(), stop) {
            return;
        }
        watch = watch.follow(config, &changed, tell);
    }
}

/// Waits for a change of the corpus; false when it is time to stop.
fn wait(changes: &Receiver<()>, watched: bool, stop: &AtomicBool) -> bool {
    let start = Instant::now();
    loop {
        if stop.load(Ordering::Relaxed) {
            return false;
        }
        match changes.recv_timeout(HEED) {
            Ok(()) => {
                while changes.try_recv().is_ok() {}
                return true;
            }
            Err(RecvTimeoutError::Timeout) if watched || start.elapsed() < POLL => {}
            Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
}

/// A watch over the folders that the corpus had when it began.
struct CorpusWatch {
    folders: Vec<PathBuf>,
    watch: Option<Watch>,
}

impl CorpusWatch {
    fn start(config: &Config, changed: &Sender<()>, tell: &dyn Fn(News)) -> Self {
        let changed = changed.clone();
        let folders = config.corpus_folders();
        let watch = index::watch(config, move || {
            // The other side goes only with the keeper.
            let _ = changed.send(());
        });
        if let Err(error) = &watch {
            tell(News::Trouble(message!(
                "polled",
                error = vec![error.message()],
                seconds = POLL.as_secs().to_string()
            )));
        }
        Self { folders, watch: watch.ok() }
    }

    /// The watch over the folders that the corpus has now: one may have come into being.
    fn follow(self, config: &Config, changed: &Sender<()>, tell: &dyn Fn(News)) -> Self {
        if self.folders == config.corpus_folders() { self } else { Self::start(config, changed, tell) }
    }

    const fn is_running(&self) -> bool {
        self.watch.is_some()
    }
}

struct Keeper<'a> {
    cache: Option<&'a CacheDir>,
    config: &'a Config,
    stop: &'a AtomicBool,
    index: Option<Index>,
    /// Files whose being skipped was told.
    complained: HashSet<PathBuf>,
}

impl Keeper<'_> {
    /// The corpus as it is now, with what the user should know of it; none when it is time to stop.
    fn update(&mut self, tell: &dyn Fn(News)) -> Option<(Snapshot, Vec<Message>)> {
        let told = Cell::new(None::<Instant>);
        let progress = |progress: Progress| {
            let ends = progress.done == progress.total;
            if ends || told.get().is_none_or(|told| told.elapsed() >= TELL) {
                told.set(Some(Instant::now()));
                tell(News::Progress { done: progress.done, total: progress.total });
            }
        };
        let (snapshot, report, trouble) = match self.on_disk(&progress) {
            Ok((snapshot, report)) => (snapshot, report, None),
            Err(IndexError::Cancelled) => return None,
            Err(error) => {
                self.index = None;
                let (snapshot, report, again) = index::load(self.config, &progress, self.stop);
                if matches!(again, Some(IndexError::Cancelled)) {
                    return None;
                }
                (snapshot, report, Some(message!("held-in-memory", error = vec![error.message()])))
            }
        };
        tracing::info!(
            root = %self.config.root.display(),
            read = report.read, unchanged = report.unchanged, removed = report.removed, skipped = report.skipped.len(),
            ms = report.took.as_millis(),
            "the index is up to date"
        );
        let skipped = self.skipped(&report);
        Some((snapshot, trouble.into_iter().chain(skipped).collect()))
    }

    fn on_disk(&mut self, progress: &dyn Fn(Progress)) -> Result<(Snapshot, Report), IndexError> {
        let cache = self.cache.ok_or(IndexError::NoCache)?;
        loop {
            let index = match self.index.take() {
                Some(index) => index,
                None => Index::open(self.config, cache)?,
            };
            let refreshed = self.index.insert(index).refresh(progress, self.stop);
            match refreshed {
                // What the other process commits is found at the next look.
                Err(IndexError::Busy) if !self.stop.load(Ordering::Relaxed) => std::thread::sleep(BUSY),
                Err(IndexError::Busy) => return Err(IndexError::Cancelled),
                other => return other,
            }
        }
    }

    /// What to say of files that gave no article, each file once.
    fn skipped(&mut self, report: &Report) -> Option<Message> {
        let new: Vec<&Skipped> =
            report.skipped.iter().filter(|skipped| self.complained.insert(skipped.path.clone())).collect();
        if new.is_empty() {
            return None;
        }
        let files = Locale::ALL.map(|locale| {
            let file = |skipped: &&Skipped| {
                let (path, reason) = (skipped.path.display().to_string(), skipped.reason.message().worded(locale));
                say!(locale, "skipped-file", path = path, reason = reason)
            };
            let all = new.iter().take(NAMED).map(file);
            all.reduce(|all, file| say!(locale, "skipped-files", files = all, file = file)).unwrap_or_default()
        });
        Some(message!("skipped", files = files, more = new.len().saturating_sub(NAMED)))
    }
}
