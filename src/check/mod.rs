//! Evidence, verdicts and the rules. A finding always carries its evidence; the same note and snapshot give the same findings,
//! in the same order. Nothing here waits, prints, or touches the disk but through the snapshot.

pub mod rules;

use crate::config::{Config, Level};
use crate::index::Snapshot;
use crate::notes::Note;
use crate::text::Span;

pub use rules::{RULES, Rule};

/// A passage that bears on a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The article's number in the snapshot.
    pub article: u32,
    /// The words in the article's text that decide.
    pub span: Span,
}

/// An edit that mends a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as a menu says it.
    pub title: String,
    /// Replacements in the note, in order, without overlap.
    pub edits: Vec<(Span, String)>,
}

/// One thing that a rule found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub rule: &'static Rule,
    pub level: Level,
    /// The smallest part of the note that is wrong.
    pub span: Span,
    /// Lower case, no full stop.
    pub message: String,
    /// The right value, where there is one, as `--format json` gives it.
    pub correct: Option<String>,
    /// Best first.
    pub evidence: Vec<Evidence>,
    /// Best first.
    pub fixes: Vec<Fix>,
}

/// Judges a note.
#[must_use]
pub fn check(_note: &Note, _snapshot: &Snapshot, _config: &Config) -> Vec<Finding> {
    Vec::new()
}
