//! What stands over a block quote: whose it is, when it was said, and where it stands.

use super::{Saying, sources};
use crate::check::{Evidence, NoteQuote, QuoteMatch, Subject};
use crate::features::markup::published;
use crate::index::Snapshot;
use crate::notes::Note;
use crate::text::{self, Span};
use crate::wording::{Locale, say};

/// A line over a block quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lens {
    /// The block quote, in the note.
    pub span: Span,
    /// The words of the article that it quotes.
    pub place: Evidence,
    /// Whether it quotes them otherwise than they stand there.
    pub altered: bool,
}

/// The most characters of a speaker or key shown.
const LONGEST: usize = 60;

/// The block quotes of a note whose source the corpus has.
#[must_use]
pub fn lenses(note: &Note, snapshot: &Snapshot) -> Vec<Lens> {
    if note.front_matter.off || note.block_quotes.is_empty() || snapshot.cards().is_empty() {
        return Vec::new();
    }
    let subject = Subject::new(note, snapshot);
    let within = |quote: &&NoteQuote, number: usize| note.blocks[quote.block].quoted == Some(number);
    let lens = |(number, span): (usize, &Span)| {
        // Of several quotations in it, the longest says where it is from.
        let quotes = subject.quotes().iter().filter(|quote| within(quote, number));
        let quote = quotes.filter(|quote| is_long_enough(quote, note)).max_by_key(|quote| quote.inner.len())?;
        let altered = match quote.found {
            QuoteMatch::Verbatim(_) => false,
            QuoteMatch::Altered(_) => true,
            QuoteMatch::Unknown { .. } => return None,
        };
        let place = *sources(snapshot, &quote.found, quote.inner.of(&note.text)).first()?;
        Some(Lens { span: *span, place, altered })
    };
    note.block_quotes.iter().enumerate().filter_map(lens).collect()
}

fn is_long_enough(quote: &NoteQuote, note: &Note) -> bool {
    text::words(quote.inner.of(&note.text)).len() >= super::TELLING
}

/// « Hélène Castaing · 14 mars 2022 · greve, line 7 », without anything that acts.
#[must_use]
pub fn lens_title(snapshot: &Snapshot, place: Evidence, altered: bool, locale: Locale) -> Option<String> {
    let saying = Saying::of(snapshot, place)?;
    let short = |text: &str| text::short(&text::shown(text), LONGEST).into_owned();
    let mut facts: Vec<String> = saying.speaker.iter().map(|speaker| short(&speaker.name)).collect();
    facts.extend(published(snapshot, place.article, locale));
    let key = short(&saying.stored.article.key);
    facts.push(say!(locale, "line", title = key, line = saying.line().to_string()));
    facts.extend(altered.then(|| say!(locale, "altered-here")));
    Some(facts.join(" · ").replace(['\n', '\r'], " "))
}
