//! What an editor asks, answered in plain data and byte offsets. Free functions over a note and a snapshot; nothing waits,
//! prints, or touches the disk but through the snapshot.

mod actions;
mod hover;
mod markup;
mod meant;
mod pointed;
mod profile;
mod source;
mod timeline;

pub use actions::{Action, actions};
pub use hover::{hover, name_card};
pub use markup::{excerpt, plain};
pub use meant::{Unclear, meant};
pub use profile::{Office, Profile, Rhythm, Telling, profile};
pub use source::definition;
pub use timeline::{Dated, Event, Place, timeline, timeline_page};

use crate::text::Span;
use std::path::PathBuf;

/// What the pointer rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// What it speaks of, in the note.
    pub span: Span,
    pub markdown: String,
}

/// A place in the corpus to jump to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// What it was asked of, in the note.
    pub origin: Span,
    /// The article's file.
    pub path: PathBuf,
    /// The article's number in the snapshot, for turning the span into lines and columns.
    pub article: u32,
    /// The words to show, in the article's text.
    pub span: Span,
}

#[cfg(test)]
mod tests;
