//! Files become [`Article`]s.
//!
//! An article's text is the whole file, decoded: every line of it is a line of the file, so that any span maps back by
//! counting lines. What is no evidence (navigation, cookie notices, doubled captions) is marked, not cut.

use crate::lexicon::Language;
use crate::reading::Interval;
use crate::text::Span;
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
