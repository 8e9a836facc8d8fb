//! The log, for bug reports: what happened and how long it took, never a text of a note or an article.

use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// A log beyond this size, in bytes, is set aside for a new one when the server starts.
const LARGEST: u64 = 1 << 20;

/// Starts the log in `file`, at the level that `SOURCIER_LOG` names (`error`, `warn`, `info`, `debug`, `trace`, `off`; `info`
/// where it names none). Only this program's own lines are written: the protocol library's hold whole messages.
pub fn start(file: &Path) -> std::io::Result<()> {
    let level = std::env::var("SOURCIER_LOG").ok().and_then(|level| level.parse().ok()).unwrap_or(LevelFilter::INFO);
    let log = tracing_subscriber::fmt::layer().with_ansi(false).with_writer(Mutex::new(open(file)?));
    let own = Targets::new().with_target(env!("CARGO_CRATE_NAME"), level);
    // Fails only where a log was started before.
    let _ = tracing_subscriber::registry().with(own).with(log).try_init();
    // A panic's own words may hold text; its place does not.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, thread = std::thread::current().name(), "panic");
    }));
    Ok(())
}

fn open(file: &Path) -> std::io::Result<File> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    if fs::metadata(file).is_ok_and(|old| old.len() > LARGEST) {
        fs::rename(file, file.with_extension("log.old"))?;
    }
    OpenOptions::new().create(true).append(true).open(file)
}

/// Where the log is unless told otherwise: in the user's cache folder.
pub fn default_file() -> Option<PathBuf> {
    use etcetera::BaseStrategy;
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.cache_dir().join("sourcier").join("sourcier.log"))
}
