//! `altered-quote`.

use super::Rule;
use crate::check::quotes::QuoteMatch;
use crate::check::{Finding, Fix, Subject};
use crate::config::Level;

pub static RULE: Rule = Rule {
    code: "altered-quote",
    level: Level::Warning,
    summary: "a quoted text differs in words from its source",
    of_claims: false,
    check,
    doc: r"Words between quotation marks, or in a block quote, of which the corpus has nearly the same but not the same.

**Why.** Quotation marks promise the speaker's own words. A word changed from memory may change what was meant.

**Example.** The source has « nous étudierons toutes les offres sérieuses », the note « nous étudierons toutes les offres ».

**Left alone.** Typography: the kind of marks and apostrophes, blanks, dashes, case, accents. A cut marked `[…]`, `(…)` or `...`; words
added in brackets; a part of a sentence; a final full stop or comma. Fewer than four words.

**Fix.** Puts the source's exact words between the note's own marks.
",
};

/// As many differences as a message shows.
const SHOWN: usize = 3;

fn check(subject: &Subject) -> Vec<Finding> {
    let mut out = Vec::new();
    for quote in subject.quotes() {
        let QuoteMatch::Altered(alteration) = &quote.found else { continue };
        if !quote.closed {
            continue;
        }
        let changes: Vec<String> = alteration.differences.iter().take(SHOWN).map(describe).collect();
        let more = alteration.differences.len().saturating_sub(SHOWN);
        let more = if more > 0 { format!(", and {more} more") } else { String::new() };
        let mut finding = Finding::new(&RULE, quote.inner, format!("altered quotation: {}{more}", changes.join(", ")));
        finding.evidence.push(alteration.source);
        finding.correct = Some(alteration.corrected.clone());
        finding.fixes.push(Fix {
            title: "Use the source's exact words".to_owned(),
            edits: vec![(quote.inner, alteration.corrected.clone())],
        });
        out.push(finding);
    }
    out
}

fn describe((note, source): &(String, String)) -> String {
    match (note.is_empty(), source.is_empty()) {
        (true, _) => format!("the source has \"{source}\" too"),
        (_, true) => format!("\"{note}\" is not in the source"),
        _ => format!("\"{note}\" for \"{source}\""),
    }
}
