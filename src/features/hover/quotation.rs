//! The card of a quotation: who said it, where, when, the sentence around it.

use super::claim::passage;
use crate::check::{Evidence, NoteQuote, QuoteMatch, Subject};
use crate::features::markup::plain;

/// Sources shown at most.
const SHOWN: usize = 3;

/// The card.
pub fn card(subject: &Subject, quote: &NoteQuote) -> Option<String> {
    let (head, sources): (String, Vec<Evidence>) = match &quote.found {
        QuoteMatch::Verbatim(sources) => (said_by(subject, *sources.first()?, "word for word"), sources.clone()),
        QuoteMatch::Altered(alteration) => {
            (said_by(subject, alteration.source, "**altered** here"), vec![alteration.source])
        }
        QuoteMatch::Unknown { nearest: Some(nearest) } => {
            ("not in the corpus; the nearest passage:".to_owned(), vec![*nearest])
        }
        QuoteMatch::Unknown { nearest: None } => return None,
    };
    let more = sources.len().saturating_sub(SHOWN);
    let mut lines = vec![head];
    lines.extend(sources.into_iter().take(SHOWN).map(|source| passage(subject, source)));
    if more > 0 {
        lines.push(format!("and in {more} more"));
    }
    Some(lines.join("\n\n"))
}

/// Who says it in the source, as far as the article tells.
fn said_by(subject: &Subject, source: Evidence, how: &str) -> String {
    let stored = subject.snapshot.article(source.article);
    let quotation = stored
        .as_ref()
        .and_then(|stored| stored.reading.quotations.iter().find(|quotation| quotation.span.overlaps(source.span)));
    match quotation.and_then(|quotation| quotation.speaker.as_ref()) {
        Some(speaker) => format!("**{}**, {how}", plain(&speaker.name)),
        None => how.to_owned(),
    }
}
