//! Text as such: byte spans, lines, position encodings, folding of typography, words, sentences, language.
//!
//! Any string goes in; nothing panics. Offsets are UTF-8 bytes everywhere inside the program; lines and UTF-8/16/32 columns
//! appear only in `server` and `commands`, which convert with [`LineIndex`]. A position out of range is clamped.

mod dictionary;
mod fold;
mod joints;
mod language;
mod lines;
mod sentences;
mod stem;
mod stop;
mod unseen;
mod words;

pub use dictionary::{alternatives, read_dictionary, translates, translations};
pub use fold::{Folded, fold, fold_char, fold_with_map};
pub use joints::{Joined, joined};
pub use language::{TELLING_BYTES, language};
pub use lines::{Encoding, LineIndex, Position};
pub use sentences::{paragraphs, sentences};
pub use stem::stem;
pub use stop::{is_light_verb, is_negation, is_stopword};
pub use unseen::{has_power, short, shown};
pub use words::{Word, words};

use serde::{Deserialize, Serialize};

/// A half-open range of UTF-8 bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`; empty where they are the wrong way round.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// Its length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it covers nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end == self.start
    }

    /// Whether `offset` lies in it, its end included: a cursor after the last letter is still in the word.
    #[must_use]
    pub const fn touches(self, offset: usize) -> bool {
        self.start <= offset && offset <= self.end
    }

    /// Whether all of `other` lies in it.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether they share a byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The span moved right by `by` bytes.
    #[must_use]
    pub const fn shift(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }

    /// What it covers of `text`; empty where it does not fit.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// The span without the white space at the edges of what it covers of `text`.
    #[must_use]
    pub fn trim(self, text: &str) -> Self {
        let covered = self.of(text);
        let start = self.start + (covered.len() - covered.trim_start().len());
        Self::new(start, start + covered.trim().len())
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}
