//! `altered-quote`.

use super::Rule;
use crate::check::quotes::{Difference, NoteQuote, QuoteMatch, Turn};
use crate::check::{Finding, Fix, Subject};
use crate::config::Level;
use crate::text::Span;
use crate::wording::{Message, message};

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
added in brackets; a part of a sentence; the words that say who speaks, between two halves of a quotation; a final full stop or comma. Fewer than four words.

**Message.** Shows the words that differ; a negation, a number or a name among them comes first, since it may turn the meaning.

**Fix.** Puts the source's exact words between the note's own marks. Or, where the meaning is not turned, marks what differs: `[…]` where
words are missing, brackets around what was put in.
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
        let mut finding = Finding::new(&RULE, quote.inner, differing(&alteration.differences));
        finding.evidence.clone_from(&alteration.sources);
        finding.correct = Some(alteration.corrected.clone());
        finding.fixes.push(Fix {
            title: message!("fix-source-words"),
            edits: vec![(quote.inner, alteration.corrected.clone())],
        });
        finding.fixes.extend(marked(subject, quote, &alteration.differences));
        out.push(finding);
    }
    out
}

/// What differs: first what turns the meaning, and that it does.
fn differing(differences: &[Difference]) -> Message {
    let mut shown: Vec<&Difference> = differences.iter().collect();
    shown.sort_by_key(|difference| difference.turn.map_or((1, Turn::Name), |turn| (0, turn)));
    let turn = match shown.first().and_then(|difference| difference.turn) {
        Some(Turn::Negation) => "negation",
        Some(Turn::Number) => "number",
        Some(Turn::Name) => "name",
        None => "none",
    };
    let changes: Vec<Message> = shown.iter().take(SHOWN).map(|difference| describe(difference)).collect();
    let more = differences.len().saturating_sub(SHOWN);
    message!("altered-quote", turn = turn, changes = changes, more = more)
}

fn describe(difference: &Difference) -> Message {
    let Difference { quoted, source, .. } = difference;
    match (quoted.is_empty(), source.is_empty()) {
        (true, _) => message!("altered-quote-missing", source = source),
        (_, true) => message!("altered-quote-added", quoted = quoted),
        _ => message!("altered-quote-changed", quoted = quoted, source = source),
    }
}

/// The note's own words kept, and marked as such: a cut where words are missing, brackets around what was put in.
fn marked(subject: &Subject, quote: &NoteQuote, differences: &[Difference]) -> Option<Fix> {
    // What is bracketed may stand for a few words of the source; more would hide a rewriting.
    if differences.is_empty() || differences.iter().any(|difference| difference.turn.is_some()) {
        return None;
    }
    let edits = differences.iter().map(|difference| {
        let place = subject.in_note(quote.block, difference.span.shift(quote.in_prose.start));
        let words = place.of(&subject.note.text);
        // Markup inside would not be what the reader compared.
        let plain = words == difference.quoted;
        plain.then(|| (place, if words.is_empty() { " […]".to_owned() } else { format!("[{words}]") }))
    });
    let edits: Vec<(Span, String)> = edits.collect::<Option<_>>()?;
    let cuts = edits.iter().filter(|(place, _)| place.is_empty()).count();
    let title = match (cuts == edits.len(), cuts == 0) {
        (true, _) => message!("fix-mark-cut"),
        (_, true) => message!("fix-mark-own"),
        _ => message!("fix-mark-both"),
    };
    Some(Fix { title, edits })
}
