//! A few threads that compute, one of them kept for what a person waits for. A judgement's parts run side by side on others (`index/cores.rs`),
//! in small pieces, so that none waits long for another.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

type Job = Box<dyn FnOnce() + Send>;

/// How soon a job is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// Somebody looks at the screen: hover, definition, actions.
    Quick,
    /// Judging notes.
    Slow,
}

/// A pool of workers. The first takes quick jobs only; the others take whatever is there, quick ones first.
#[derive(Clone)]
pub struct Pool {
    shared: Arc<Shared>,
}

struct Shared {
    queues: Mutex<Queues>,
    changed: Condvar,
}

#[derive(Default)]
struct Queues {
    quick: VecDeque<Job>,
    slow: VecDeque<Job>,
    ended: bool,
}

impl Pool {
    /// A pool of at least two workers, and no more than four: notes are small.
    pub fn new() -> Self {
        let workers = std::thread::available_parallelism().map_or(2, usize::from).clamp(2, 4);
        let shared = Arc::new(Shared { queues: Mutex::default(), changed: Condvar::new() });
        for number in 0..workers {
            let shared = Arc::clone(&shared);
            let spawned = std::thread::Builder::new()
                .name(format!("sourcier-job-{number}"))
                .spawn(move || shared.work(number == 0));
            if let Err(error) = spawned {
                tracing::error!(%error, "a worker could not be started");
            }
        }
        Self { shared }
    }

    pub fn spawn(&self, lane: Lane, job: impl FnOnce() + Send + 'static) {
        let mut queues = self.shared.lock();
        match lane {
            Lane::Quick => queues.quick.push_back(Box::new(job)),
            Lane::Slow => queues.slow.push_back(Box::new(job)),
        }
        drop(queues);
        // All: the one worker woken might be the one that takes quick jobs only.
        self.shared.changed.notify_all();
    }

    /// Lets the workers go, once they are done with what they do now.
    pub fn end(&self) {
        let mut queues = self.shared.lock();
        queues.ended = true;
        queues.quick.clear();
        queues.slow.clear();
        drop(queues);
        self.shared.changed.notify_all();
    }
}

impl Shared {
    fn lock(&self) -> std::sync::MutexGuard<'_, Queues> {
        // A queue is whole between any two of its operations, whatever panicked.
        self.queues.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work(&self, quick_only: bool) {
        while let Some(job) = self.next(quick_only) {
            if std::panic::catch_unwind(std::panic::AssertUnwindSafe(job)).is_err() {
                tracing::error!("a job panicked past its own guard");
            }
        }
    }

    fn next(&self, quick_only: bool) -> Option<Job> {
        let mut queues = self.lock();
        loop {
            if queues.ended {
                return None;
            }
            if let Some(job) = queues.quick.pop_front() {
                return Some(job);
            }
            if let Some(job) = (!quick_only).then(|| queues.slow.pop_front()).flatten() {
                return Some(job);
            }
            queues = self.changed.wait(queues).unwrap_or_else(PoisonError::into_inner);
        }
    }
}
