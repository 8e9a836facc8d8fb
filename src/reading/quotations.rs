//! Words between quotation marks, and who said them.

use super::Mention;
use crate::lexicon::Language;
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// Who said it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// Where the speaker stands in the text.
    pub span: Span,
    /// The full name, where the speaker is named; else the words that stand for one: « un responsable sud-coréen ».
    pub name: String,
    /// Whether `name` is a proper name.
    pub named: bool,
}

/// Words between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotation {
    /// With its marks.
    pub span: Span,
    /// Without marks and the blanks inside them.
    pub inner: Span,
    /// Whether the closing mark is there; one that a paragraph's end closes is not.
    pub closed: bool,
    pub speaker: Option<Speaker>,
    /// The words that say that something is said: « a déclaré », "according to".
    pub cue: Option<Span>,
}

/// The quotations of `text`, in order. A quotation inside another is part of it.
#[must_use]
pub fn find(_text: &str, _sentences: &[Span], _language: Language, _names: &[Mention]) -> Vec<Quotation> {
    Vec::new()
}
