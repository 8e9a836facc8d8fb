//! What an editor asks, answered in plain data and byte offsets.

use crate::check::{Finding, Fix};
use crate::index::Snapshot;
use crate::notes::Note;
use crate::text::Span;
use std::path::PathBuf;

/// What the pointer rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// What it speaks of, in the note.
    pub span: Span,
    pub markdown: String,
}

/// A place to jump to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// What it was asked of, in the note.
    pub origin: Span,
    /// The article's file.
    pub path: PathBuf,
    /// The article's decoded text, for turning spans into columns.
    pub article: u32,
    /// The words to show, in the article's text.
    pub span: Span,
}

/// Something a code action offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    pub fix: Fix,
    /// The number of the finding that it mends.
    pub finding: usize,
    /// The one to take without thinking.
    pub preferred: bool,
}

/// The card of what stands at `offset`: a name, a quotation, a date, a citation, a flagged claim.
#[must_use]
pub fn hover(_note: &Note, _snapshot: &Snapshot, _findings: &[Finding], _offset: usize) -> Option<Hover> {
    None
}

/// Where in the corpus stands what the note speaks of at `offset`.
#[must_use]
pub fn definition(_note: &Note, _snapshot: &Snapshot, _findings: &[Finding], _offset: usize) -> Vec<Target> {
    Vec::new()
}

/// What mends the findings that touch `span`.
#[must_use]
pub fn actions(_note: &Note, _findings: &[Finding], _span: Span) -> Vec<Action> {
    Vec::new()
}
