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
    doc: r"Words between quotation marks, in a block quote, or after a dash where the line says who speaks, of which the corpus has nearly the same but not the same.

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
        let plain = words == difference.quoted.trim_end_matches(['’', '\'']);
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

#[cfg(test)]
mod tests {
    use crate::check::{self, Finding, tests::snapshot_of};
    use crate::config::Config;
    use crate::notes::Note;
    use crate::wording::Locale;
    use std::path::Path;

    const FERRY: &[(&str, &str)] = &[(
        "bac.txt",
        "Le bac d’Orveille\n\nORVEILLE, 14 mars 2022 (Agence du Littoral) -- « Le vieux bac ne partira pas avant huit heures, et le \
         conseil paiera Brisart, le patron, dès le mois de juin », a déclaré Odile Kermarrec, la maire.\n",
    )];

    fn found(note: &str) -> Vec<Finding> {
        check::check(&Note::parse(note), &snapshot_of(FERRY), &Config::default_for(Path::new("/")))
    }

    fn message(note: &str) -> String {
        let all = found(note);
        assert_eq!(all.len(), 1, "{note}");
        all[0].message.worded(Locale::En)
    }

    #[test]
    fn what_turns_the_meaning_is_said_first() {
        assert_eq!(
            message("« Le nouveau bac ne partira pas avant neuf heures, et le conseil paiera Brisart ».\n"),
            "altered quotation, a number changed: \"neuf\" for \"huit\", \"nouveau\" for \"vieux\""
        );
        assert_eq!(
            message("« Le nouveau bac ne partira pas avant huit heures, et le conseil paiera Morel, le patron ».\n"),
            "altered quotation, a name changed: \"Morel\" for \"Brisart\", \"nouveau\" for \"vieux\""
        );
        let denied = message("« Le nouveau bac partira avant huit heures, et le conseil paiera Brisart ».\n");
        assert!(denied.starts_with("altered quotation, its negation changed: the source has \"pas\" too"), "{denied}");
    }

    /// The note after each fix of its only finding.
    fn mended(note: &str) -> Vec<String> {
        let all = found(note);
        assert_eq!(all.len(), 1, "{note}");
        let after = |edits: &[(crate::text::Span, String)]| {
            let mut out = note.to_owned();
            for (span, text) in edits.iter().rev() {
                out.replace_range(span.start..span.end, text);
            }
            out
        };
        all[0].fixes.iter().map(|fix| after(&fix.edits)).collect()
    }

    #[test]
    fn the_very_words_are_offered_or_marks_for_what_differs() {
        for (note, marked) in [
            (
                "“Le bac ne partira pas avant huit heures, et le conseil paiera”.\n",
                "“Le […] bac ne partira pas avant huit heures, et le conseil paiera”.\n",
            ),
            (
                "« Le très vieux bac ne partira pas avant huit heures ».\n",
                "« Le [très] vieux bac ne partira pas avant huit heures ».\n",
            ),
            (
                "« Le très vieux bac ne partira pas avant huit heures, le conseil paiera ».\n",
                "« Le [très] vieux bac ne partira pas avant huit heures […], le conseil paiera ».\n",
            ),
        ] {
            let all = mended(note);
            assert_eq!((all.len(), all[1].as_str()), (2, marked));
            assert!(all[0].contains("Le vieux bac ne partira pas avant huit heures"), "{}", all[0]);
            assert!(all.iter().all(|note| found(note).is_empty()), "{all:?}");
        }
        // What turns the meaning is not marked, but mended.
        assert_eq!(mended("« Le vieux bac ne partira pas avant neuf heures, et le conseil paiera ».\n").len(), 1);
    }
}
