//! Threads for what somebody waits for, all cores at once.
//!
//! Rayon's own threads read files, for minutes over a large corpus, and take up nothing else before they are through.

use rayon::{ThreadPool, ThreadPoolBuilder};
use std::sync::LazyLock;

static CORES: LazyLock<Option<ThreadPool>> = LazyLock::new(|| {
    let named = ThreadPoolBuilder::new().thread_name(|number| format!("sourcier-core-{number}")).build();
    named.inspect_err(|error| tracing::warn!(%error, "judging runs beside reading")).ok()
});

/// Does work whose parts run side by side, on threads of its own; where parts of some other work do this one already, on theirs.
pub fn on_cores<R: Send>(work: impl FnOnce() -> R + Send) -> R {
    match &*CORES {
        Some(cores) if rayon::current_thread_index().is_none() => cores.install(work),
        _ => work(),
    }
}
