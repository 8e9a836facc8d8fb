//! Tells when the corpus may have changed. What changed, a refresh finds out.

use crate::config::Config;
use crate::corpus::may_be_article;
use crate::wording::{Message, message};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// Quiet that must follow a change before it is told: editors and downloads write in several steps.
const QUIET: Duration = Duration::from_millis(300);
/// Changes without end are told this often.
const LONGEST: Duration = Duration::from_secs(1);

/// Why the corpus cannot be watched: the system refuses. Too many files are watched, a file system does not tell.
#[derive(Debug, thiserror::Error)]
#[error("the corpus cannot be watched: {0}")]
pub struct WatchError(#[from] notify::Error);

impl WatchError {
    /// What to say of it.
    #[must_use]
    pub fn message(&self) -> Message {
        message!("not-watched", why = self.0.to_string())
    }
}

/// Watches until it is dropped.
pub struct Watch {
    // Held for its end: the watcher's thread, and with its channel ours, stop when it is dropped.
    _watcher: RecommendedWatcher,
}

/// Calls `changed`, from a thread of its own, soon after a file of the corpus may have changed, appeared or gone.
pub fn watch(config: &Config, changed: impl Fn() + Send + 'static) -> Result<Watch, WatchError> {
    let (sender, receiver) = channel();
    let own = config.clone();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        // An event that was lost may have been about an article.
        if event.is_ok_and(|event| !matters(&event, &own)) {
            return;
        }
        // The other side goes only with the whole watch.
        let _ = sender.send(());
    })?;
    let folders = config.corpus_folders();
    for folder in &folders {
        watcher.watch(folder, RecursiveMode::Recursive)?;
    }
    if folders.is_empty() || !folders.contains(&config.root) {
        // A corpus folder that comes to be, and the root's .gitignore.
        watcher.watch(&config.root, RecursiveMode::NonRecursive)?;
    }
    std::thread::Builder::new()
        .name(String::from("corpus watch"))
        .spawn(move || debounce(&receiver, &changed))
        .map_err(notify::Error::io)?;
    Ok(Watch { _watcher: watcher })
}

/// Whether an event may be about the corpus. Files that editors write beside the one they save are not articles by their names.
fn matters(event: &Event, config: &Config) -> bool {
    let about = |path: &PathBuf| {
        let ignores = path.file_name().is_some_and(|name| name == ".gitignore" || name == ".ignore");
        let inside = config.is_corpus(path) || config.corpus_folders().iter().any(|folder| folder.starts_with(path));
        ignores || (inside && (may_be_article(path) || is_folder(path, event.kind)))
    };
    !matches!(event.kind, EventKind::Access(_)) && (event.need_rescan() || event.paths.iter().any(about))
}

/// Whether an event is about a folder as far as can be told: what is gone may have been one.
fn is_folder(path: &Path, kind: EventKind) -> bool {
    path.is_dir()
        || (matches!(kind, EventKind::Remove(_) | EventKind::Modify(_)) && !path.exists() && path.extension().is_none())
}

/// Gathers bursts of changes into one call.
fn debounce(events: &Receiver<()>, changed: &impl Fn()) {
    while events.recv().is_ok() {
        let first = Instant::now();
        loop {
            let left = LONGEST.saturating_sub(first.elapsed());
            match events.recv_timeout(QUIET.min(left)) {
                Ok(()) if !left.is_zero() => {}
                Ok(()) | Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        changed();
    }
}
