//! Markdown becomes a [`Note`]: its blocks of prose, block quotes, citations, front matter, and what to leave alone.
//!
//! Every span is in bytes of the note's text. Code, math, HTML, URLs and link targets are in no prose. Any text gives a note.

mod citations;
mod front_matter;
mod ignores;
mod markdown;
mod prose;

pub use citations::{Citation, CitationForm};
pub use front_matter::FrontMatter;
pub use ignores::Ignore;
pub use prose::Prose;

use crate::corpus;
use crate::lexicon::Language;
use crate::reading::Interval;
use crate::text::Span;
use std::path::Path;

/// What a block of a note is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    Paragraph,
    Heading {
        level: u8,
    },
    /// `task`: whether it is a `- [ ]` item, and whether that is ticked.
    ListItem {
        task: Option<bool>,
    },
    TableCell,
    Footnote,
}

/// A stretch of prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// All of it in the note, markup included.
    pub span: Span,
    pub kind: BlockKind,
    /// The block quote that it stands in: a number into [`Note::block_quotes`].
    pub quoted: Option<usize>,
    /// Its text without markup and citations.
    pub prose: Prose,
    /// The headings above it, from the outermost: numbers into [`Note::blocks`].
    pub headings: Vec<usize>,
}

/// One Markdown document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    pub text: String,
    pub front_matter: FrontMatter,
    /// The date that its file's name holds.
    pub file_date: Option<Interval>,
    pub blocks: Vec<Block>,
    /// Block quotes, the outermost only, in order.
    pub block_quotes: Vec<Span>,
    pub citations: Vec<Citation>,
    pub ignores: Vec<Ignore>,
}

impl Note {
    /// Reads a Markdown document. Any text gives a note.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        markdown::parse(text)
    }

    /// The note as it stands in this file, whose name may tell its date.
    #[must_use]
    pub fn in_file(mut self, path: &Path) -> Self {
        let name = path.file_name().map(|name| name.to_string_lossy());
        self.file_date = name.and_then(|name| corpus::date_in_name(&name, Language::default()));
        self
    }

    /// The block that `offset` stands in.
    #[must_use]
    pub fn block_at(&self, offset: usize) -> Option<usize> {
        self.blocks.iter().position(|block| block.span.touches(offset))
    }
}
