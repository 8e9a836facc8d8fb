//! `unused-ignore`: an ignore that silences nothing.

use super::Rule;
use crate::check::{Finding, Fix, Subject};
use crate::config::{Config, Level};
use crate::notes::Note;
use crate::wording::message;

pub static RULE: Rule = Rule {
    code: "unused-ignore",
    level: Level::Hint,
    summary: "an ignore comment that silences nothing",
    of_claims: false,
    check,
    doc: r"A comment `<!-- sourcier: ignore RULE -->` that silences nothing, or names a rule that does not exist.

**Why.** The fault it stood for is mended, or its name mistyped; left in place it may hide the next one.

**Example.** `<!-- sourcier: ignore altered-quote -->` above a paragraph whose quotations are exact.

**Fix.** Removes the comment.
",
};

/// What this rule says depends on what the others found: see [`silence`].
fn check(_subject: &Subject) -> Vec<Finding> {
    Vec::new()
}

/// Takes out the findings that the note's comments silence, and gives one for each comment that silenced none.
pub fn silence(note: &Note, findings: &mut Vec<Finding>, config: &Config) -> Vec<Finding> {
    let level = config.level(RULE.code, RULE.level);
    let mut out = Vec::new();
    for ignore in &note.ignores {
        let before = findings.len();
        findings.retain(|finding| {
            let named = ignore.rules.is_empty() || ignore.rules.iter().any(|(rule, _)| rule == finding.rule.code);
            !(named && ignore.scope.overlaps(finding.span))
        });
        if findings.len() == before && level != Level::Off {
            let unknown = ignore.rules.iter().find(|(name, _)| super::rule(name).is_none());
            let (span, message) = match unknown {
                Some((name, span)) => (*span, message!("unused-ignore-rule", name = name)),
                None => (ignore.span, message!("unused-ignore")),
            };
            let mut finding = Finding::new(&RULE, span, message);
            finding.level = level;
            finding
                .fixes
                .push(Fix { title: message!("fix-remove-comment"), edits: vec![(ignore.span, String::new())] });
            out.push(finding);
        }
    }
    out
}
