//! Keeps an index: builds it, refreshes it when the corpus changes, and tells of each new state.

use super::event::News;
use crate::config::Config;
use crate::index::Snapshot;
use std::sync::atomic::AtomicBool;

/// Keeps the index of a workspace until `stop` is set.
pub fn keep(_config: &Config, tell: &dyn Fn(News), _stop: &AtomicBool) {
    // STUB until the index is built.
    tell(News::Ready { snapshot: Snapshot::empty(), messages: Vec::new() });
}
