//! Files become [`Article`]s.
//!
//! An article's text is the whole file, decoded: every line of it is a line of the file, so that any span maps back by
//! counting lines. What is no evidence (navigation, cookie notices, doubled captions) is marked, not cut.

mod blocks;
mod boilerplate;
mod decode;
mod discovery;
mod header;
mod metadata;
mod numeric;
mod skipped;
mod words;

pub use decode::{LARGEST, decode};
pub use discovery::{Discovery, Found, discover, may_be_article};
pub use skipped::{Reason, Skipped};

use crate::lexicon::Language;
use crate::reading::Interval;
use crate::text::{self, Span};
use serde::{Deserialize, Serialize};

/// How something about an article is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum How {
    /// The front matter says so.
    FrontMatter,
    /// The page prints it, in a dateline or beside the title.
    Printed,
    /// The file's name holds it.
    FileName,
    /// The text or other articles tell it.
    Inferred,
}

impl How {
    /// As it is said after the value.
    #[must_use]
    pub const fn describe(self) -> &'static str {
        match self {
            Self::FrontMatter => "from its front matter",
            Self::Printed => "printed in the article",
            Self::FileName => "from the file's name",
            Self::Inferred => "inferred from the text and from other articles",
        }
    }
}

/// A value and how it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known<T> {
    pub value: T,
    pub how: How,
}

/// What a block of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    Title,
    /// A heading within the article.
    Heading,
    /// Prose: evidence.
    Body,
    /// A photo's caption: evidence, once.
    Caption,
    /// Datelines, bylines, keys of front matter: read for metadata, no evidence.
    Meta,
    /// Navigation, notices, offers, a caption said again: no evidence.
    Boilerplate,
}

/// A paragraph of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Its bytes in the article's text.
    pub span: Span,
    pub kind: BlockKind,
}

/// One source document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Path relative to its corpus folder, with `/`; prefixed by the folder's name where there are several.
    pub id: String,
    /// What a citation calls it: the front matter's `key`, else the file's stem.
    pub key: String,
    pub title: Option<Known<String>>,
    pub publisher: Option<Known<String>>,
    pub author: Option<Known<String>>,
    /// The publication date: a day, or a month or year where no more is told.
    pub date: Option<Known<Interval>>,
    pub language: Language,
    pub url: Option<String>,
    /// The file, decoded to UTF-8, its lines as they were.
    pub text: String,
    /// Its paragraphs, in order, without overlap.
    pub blocks: Vec<Block>,
}

impl Article {
    /// Reads an article out of a decoded file. `id` is its path within the corpus, as [`Article::id`] says.
    #[must_use]
    pub fn parse(id: &str, text: String) -> Self {
        let markdown = id.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case("md"));
        let header = header::parse(&text);
        let language = header.language.or_else(|| text::language(text.get(header.span.end..)?)).unwrap_or_default();
        let mut blocks = blocks::split(&text, header.span, markdown);
        boilerplate::mark(&text, &mut blocks);
        let mut article = Self {
            key: header.key.clone().unwrap_or_else(|| stem(id).to_owned()),
            id: id.to_owned(),
            language,
            text,
            blocks,
            ..Self::default()
        };
        metadata::complete(&mut article, header);
        article
    }

    /// The text with everything that is no evidence turned to blanks, byte for byte, and paragraphs that were broken into
    /// lines in one piece: only a line feed between two blocks is left.
    #[must_use]
    pub fn evidence(&self) -> String {
        let mut out = String::with_capacity(self.text.len());
        for block in &self.blocks {
            let at = out.len();
            blank(&mut out, self.text.get(at..block.span.start).unwrap_or(""));
            let content = block.span.of(&self.text);
            match block.kind {
                BlockKind::Meta | BlockKind::Boilerplate => blank(&mut out, content),
                _ => out.extend(content.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c })),
            }
        }
        let at = out.len();
        blank(&mut out, self.text.get(at..).unwrap_or(""));
        out
    }
}

/// Adds as many blanks as `text` has bytes; line feeds stay.
fn blank(out: &mut String, text: &str) {
    out.extend(text.bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }));
}

/// The date that a file's name holds: `2023-09-14.md`, `2023-09-14_port.txt`, `2023-09.md`.
#[must_use]
pub fn date_in_name(path: &str, language: Language) -> Option<Interval> {
    numeric::find(stem(path), language).first().map(|&(_, interval)| interval)
}

/// The file name of a path with `/`, without its extension.
fn stem(id: &str) -> &str {
    let name = id.rsplit_once('/').map_or(id, |(_, name)| name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
