//! The corpus made searchable: build and refresh, snapshot, entities, what is kept on disk.
//!
//! - A [`Snapshot`] never changes under its reader.
//! - What is on disk is always a state that was once complete: a crash loses at most the refresh under way.
//! - A file that cannot be read is reported and skipped, never taken for an empty one.
//! - A restart compares size and time, and hashes only what differs.
//! - What only several articles together tell (whose alias, which date) is decided here.

pub mod entities;
mod snapshot;

pub use snapshot::{ArticleNo, Card, Hit, Passage, Snapshot, StoredArticle};
