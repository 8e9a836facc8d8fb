//! One file a rule; each holds its documentation and is registered in [`RULES`].

mod altered_quote;
mod contradicted_claim;
mod impossible_date;
mod misattributed_quote;
mod misdated_claim;
mod name_variant;
mod unknown_citation;
mod unknown_quote;
mod unsupported_claim;
pub mod unused_ignore;
mod weekday_mismatch;
mod wrong_figure;
mod wrong_source;

use super::{Finding, Subject};
use crate::config::Level;

/// A named check.
pub struct Rule {
    /// `misdated-claim`.
    pub code: &'static str,
    /// How loudly it speaks unless configured.
    pub level: Level,
    /// One line.
    pub summary: &'static str,
    /// What it does, why, example, fix: Markdown. `docs/rules.md` and `sourcier explain` are made of it.
    pub doc: &'static str,
    /// Whether it judges claims, so that it keeps silent where another rule has spoken of the same claim.
    pub of_claims: bool,
    pub(crate) check: fn(&Subject) -> Vec<Finding>,
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(self.code)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}

/// Every rule. Where two could speak of one fault, the earlier does.
pub static RULES: &[&Rule] = &[
    &impossible_date::RULE,
    &weekday_mismatch::RULE,
    &unknown_citation::RULE,
    &altered_quote::RULE,
    &unknown_quote::RULE,
    &misattributed_quote::RULE,
    &misdated_claim::RULE,
    &wrong_figure::RULE,
    &contradicted_claim::RULE,
    &wrong_source::RULE,
    &unsupported_claim::RULE,
    &name_variant::RULE,
    &unused_ignore::RULE,
];

/// The rule of that code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code).copied()
}
