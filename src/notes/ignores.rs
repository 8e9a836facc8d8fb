//! `<!-- sourcier: ignore RULE… -->`.

use crate::text::Span;

/// A comment that silences rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignore {
    /// The comment.
    pub span: Span,
    /// What it silences: its line, or the block that follows.
    pub scope: Span,
    /// Rules by code, with where each stands; none means all.
    pub rules: Vec<(String, Span)>,
}
