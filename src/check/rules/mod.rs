//! One file a rule; each rule's documentation is its file's `DOC`, registered in [`RULES`].

use crate::config::Level;

/// A named check.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// `misdated-claim`.
    pub code: &'static str,
    pub level: Level,
    /// One line.
    pub summary: &'static str,
    /// What it does, why, example, fix: Markdown. `docs/rules.md` and `sourcier explain` are made of it.
    pub doc: &'static str,
}

/// Every rule, in the order of the documentation.
pub static RULES: &[&Rule] = &[];
