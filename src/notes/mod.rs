//! Markdown becomes a [`Note`]: its blocks of prose, quotations, citations, front matter, and what to leave alone.
//!
//! Every span is in bytes of the note's text. Code, math, HTML, URLs and link targets are in no prose.

mod citations;
mod front_matter;
mod ignores;
mod prose;

pub use citations::{Citation, CitationForm};
pub use front_matter::FrontMatter;
pub use ignores::Ignore;
pub use prose::Prose;

use crate::text::Span;

/// What a block of a note is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    Paragraph,
    Heading {
        level: u8,
    },
    /// `task`: whether it is a `- [ ]` item, and whether it is ticked.
    ListItem {
        task: Option<bool>,
    },
    TableCell,
    Footnote,
}

/// A stretch of prose.
#[derive(Clone, Debug)]
pub struct Block {
    /// All of it in the note, markup included.
    pub span: Span,
    pub kind: BlockKind,
    /// Whether it stands in a block quote.
    pub quoted: bool,
    /// Its text without markup.
    pub prose: Prose,
    /// The headings above it, from the outermost: numbers into [`Note::blocks`].
    pub headings: Vec<usize>,
}

/// One Markdown document.
#[derive(Clone, Debug, Default)]
pub struct Note {
    pub text: String,
    pub front_matter: FrontMatter,
    pub blocks: Vec<Block>,
    /// Block quotes, outermost only, in order.
    pub block_quotes: Vec<Span>,
    pub citations: Vec<Citation>,
    pub ignores: Vec<Ignore>,
}

impl Note {
    /// Reads a Markdown document. Any text gives a note.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }
}
