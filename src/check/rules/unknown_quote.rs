//! `unknown-quote`.

use super::Rule;
use crate::check::quotes::{ENOUGH_WORDS, NoteQuote, QuoteMatch};
use crate::check::{Finding, Subject};
use crate::config::Level;
use crate::text;
use crate::wording::message;

pub static RULE: Rule = Rule {
    code: "unknown-quote",
    level: Level::Warning,
    summary: "a quoted text is nowhere in the corpus",
    of_claims: false,
    check,
    doc: r"Words that the note puts into the mouth of somebody whom the corpus knows, and that no article has, nor anything near.

**Why.** A quotation without a source was remembered, translated or made up.

**Example.** « Nous partirons tous demain à l'aube », a dit Anne Morel - whom the corpus quotes, but never so.

**Left alone.** Quotations of fewer than four words; titles, terms and irony, which nobody is said to say; people whom the corpus does
not know; quotations in a language in which the corpus has nothing of that speaker, since they may be translated; and those that come near
something that the speaker said in the other language, which the hover shows.

**Fix.** None. Where a passage comes near, it is shown.
",
};

fn check(subject: &Subject) -> Vec<Finding> {
    let mut out = Vec::new();
    for quote in subject.quotes() {
        let QuoteMatch::Unknown { nearest } = &quote.found else { continue };
        if !quote.closed || !quote.speech || !speaker_is_known(subject, quote) {
            continue;
        }
        let words = quote.inner.of(&subject.note.text);
        if text::words(words).len() < ENOUGH_WORDS || !language_is_covered(subject, quote, words) {
            continue;
        }
        if quote.translation(words, subject.snapshot).is_some() {
            continue;
        }
        let mut finding = Finding::new(&RULE, quote.inner, message!("unknown-quote"));
        finding.evidence.extend(*nearest);
        if nearest.is_some() {
            finding.message = message!("unknown-quote-nearest");
        }
        out.push(finding);
    }
    out
}

fn speaker_is_known(subject: &Subject, quote: &NoteQuote) -> bool {
    quote.named_speaker().is_some_and(|name| subject.snapshot.entities().resolve(name, None).is_some())
}

/// Whether an article that names the speaker is in the language of the quotation; a translation is nowhere to be found.
fn language_is_covered(subject: &Subject, quote: &NoteQuote, words: &str) -> bool {
    let Some(language) = text::language(words) else { return true };
    let entities = subject.snapshot.entities();
    let Some(speaker) = quote.named_speaker().and_then(|name| entities.resolve(name, None)) else { return false };
    entities.list()[speaker as usize]
        .articles
        .iter()
        .take(50)
        .filter_map(|(article, _)| subject.snapshot.article(*article))
        .any(|article| article.article.language == language)
}

#[cfg(test)]
mod tests {
    use crate::check::{self, Evidence, tests::snapshot_of};
    use crate::config::Config;
    use crate::notes::Note;
    use crate::text::Span;
    use crate::wording::Locale;
    use std::path::Path;

    const FERRY: &str = "Le bac d’Orveille\n\nORVEILLE, 14 mars 2022 (Agence du Littoral) -- « Le vieux bac ne partira pas avant huit heures, et le \
        conseil paiera le patron », a déclaré Odile Kermarrec, la maire.\n";

    #[test]
    fn what_comes_nearest_is_shown() {
        let told = |note: &str| {
            let snapshot = snapshot_of(&[("bac.txt", FERRY)]);
            let found = check::check(&Note::parse(note), &snapshot, &Config::default_for(Path::new("/")));
            assert_eq!(found.iter().map(|finding| finding.rule.code).collect::<Vec<_>>(), ["unknown-quote"], "{note}");
            let shown = |evidence: &Evidence| Span::of(evidence.span, FERRY).to_owned();
            (found[0].message.worded(Locale::En), found[0].evidence.iter().map(shown).collect::<Vec<_>>())
        };
        let (message, shown) =
            told("« Le vieux bac ne partira pas ce soir, le conseil attend », a dit Odile Kermarrec.\n");
        assert_eq!(message, "no article has this quotation, nor anything nearer than the passage shown");
        assert!(shown.len() == 1 && shown[0].starts_with("Le vieux bac ne partira"), "{shown:?}");
        let (message, shown) = told("« Les goélands planent bas sur les toits rouges », a dit Odile Kermarrec.\n");
        assert_eq!((message.as_str(), shown.len()), ("no article has this quotation", 0));
    }
}
