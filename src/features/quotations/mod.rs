//! What the corpus tells of a quotation: who said it, in which paragraph, when, and where else it stands.

mod citing;
mod complete;
mod lens;
mod origins;
mod places;

pub use citing::{cite, encoded};
pub use complete::{Continuation, Continuations, continuations, describe_quotation};
pub use lens::{Lens, lens_title, lenses};
pub use origins::{Origin, origins};
pub use places::{Wanted, quotation_at, quotation_in};

use super::hints;
use crate::check::{Alteration, Evidence, NoteQuote, QuoteMatch, match_quotation};
use crate::index::{Snapshot, StoredArticle};
use crate::lexicon::Language;
use crate::reading::times::When;
use crate::reading::{Quotation, quotations};
use crate::text::{self, Span};
use crate::wording::{Locale, say};
use std::sync::Arc;

/// Words of an article, with what it tells of them.
pub struct Saying {
    /// The very words.
    pub place: Evidence,
    pub stored: Arc<StoredArticle>,
    /// The paragraph that they stand in.
    pub paragraph: Span,
    pub speaker: Option<Sayer>,
    pub told: Told,
}

/// What is told beside a quotation of when and where it was said, in the article's words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// « lundi »
    pub time: Option<String>,
    /// The days that this means, where they are known.
    pub day: Option<When>,
    /// « lors d’une conférence de presse », "on Telegram"
    pub place: Option<String>,
    /// Who passes it on, the one next to the speaker first: the paper that he spoke to, the agency that cites the paper.
    pub through: Vec<String>,
}

impl Told {
    /// When and where it was said, in the article's words, and by its days told in `language`: « lundi (3 mai 2021), à Brest ».
    #[must_use]
    pub fn said(&self, language: Language) -> Option<String> {
        let day = self.day.and_then(|day| day.describe(language));
        let when = match (&self.time, day) {
            (Some(words), Some(day)) if !day.contains(words.as_str()) => Some(format!("{words} ({day})")),
            (words, day) => words.clone().or(day),
        };
        let parts: Vec<String> = when.into_iter().chain(self.place.clone()).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    fn of(stored: &StoredArticle, quotation: &Quotation) -> Self {
        let words = |span: Span| span.of(&stored.article.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let time = quotation.when.and_then(|when| stored.reading.times.iter().find(|time| time.span == when));
        Self {
            time: quotation.when.map(words),
            day: time.map(|time| time.when).filter(|when| when.iso().is_some()),
            place: quotation.place.map(words),
            through: quotation.via.iter().map(|via| via.name.clone()).collect(),
        }
    }
}

/// Those through whom a quotation is known, the one next to the speaker first, in words: « Reuters, d’après Le Monde ».
#[must_use]
pub fn cited(through: impl DoubleEndedIterator<Item = String>, locale: Locale) -> Option<String> {
    through.rev().reduce(|who, source| say!(locale, "quote-citing", who = who, source = source))
}

/// Who says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sayer {
    /// The full name, else the words that stand for one: « un responsable du port ».
    pub name: String,
    /// The role that the article gives; where it gives none, the one that the corpus gives most.
    pub role: Option<String>,
}

/// Fewer words than this stand in many a text that has nothing to do with the quotation.
const TELLING: usize = 4;

impl Saying {
    /// What the article tells of its words at `place`.
    #[must_use]
    pub fn of(snapshot: &Snapshot, place: Evidence) -> Option<Self> {
        let stored = snapshot.article(place.article)?;
        let around = stored.article.blocks.iter().map(|block| block.span).find(|block| block.overlaps(place.span));
        let paragraph = around.map_or(place.span, |block| block.cover(place.span));
        let quotation = quotation_of(&stored, place.span);
        let speaker = quotation.and_then(|quotation| sayer(snapshot, &stored, quotation));
        let told = quotation.map(|quotation| Told::of(&stored, quotation)).unwrap_or_default();
        Some(Self { place, stored, paragraph, speaker, told })
    }

    /// The line of the words, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.stored.lines.line(self.place.span.start) + 1
    }
}

/// The article's own quotation that words of it belong to: the one that holds most of them, and at least half, or one of the halves of
/// what one speaker says around the words that tell who it is.
#[must_use]
pub fn quotation_of(stored: &StoredArticle, words: Span) -> Option<&Quotation> {
    let shared = |quotation: &&Quotation| {
        let (from, to) = (quotation.inner.start.max(words.start), quotation.inner.end.min(words.end));
        to.saturating_sub(from)
    };
    let quotations = stored.reading.quotations.iter();
    let all: Vec<&Quotation> = quotations.filter(|quotation| quotation.span.overlaps(words)).collect();
    let found = *all.iter().max_by_key(|quotation| shared(quotation))?;
    let ends = all.first()?.span.cover(all.last()?.span);
    let speaker = |quotation: &Quotation| quotation.speaker.as_ref().map(|speaker| speaker.name.clone());
    let one = all.len() > 1 && ends.contains(words) && all.iter().all(|other| speaker(other) == speaker(found));
    (one || shared(&found) * 2 >= words.len()).then_some(found)
}

fn sayer(snapshot: &Snapshot, stored: &StoredArticle, quotation: &Quotation) -> Option<Sayer> {
    let speaker = quotation.speaker.as_ref()?;
    let text = &stored.article.text;
    let mentions = || stored.reading.names.iter().filter(|name| speaker.named && name.full == speaker.name);
    let role_of = |name: &crate::reading::Mention| Some(name.role?.of(text).to_owned());
    let here = mentions().find(|name| name.span.overlaps(speaker.span)).and_then(role_of);
    let told = here.or_else(|| mentions().find_map(role_of));
    let role = told.or_else(|| {
        let entity = snapshot.entities().resolve(&speaker.name, None).filter(|_| speaker.named)?;
        hints::role(snapshot, entity, stored.article.language)
    });
    Some(Sayer { name: speaker.name.clone(), role })
}

/// The words between quotation marks of a text, whoever says them.
fn marked(text: &str) -> Vec<Quotation> {
    quotations::marked(text)
}

/// Where the corpus has what a note quotes, what that perhaps translates, or something near it, best first.
#[must_use]
pub fn sources_of(snapshot: &Snapshot, quote: &NoteQuote, words: &str) -> Vec<Evidence> {
    match quote.translation(words, snapshot) {
        Some(translated) => vec![translated],
        None => sources(snapshot, &quote.found, words),
    }
}

/// Where the corpus has a quotation, or something near it, best first.
#[must_use]
pub fn sources(snapshot: &Snapshot, found: &QuoteMatch, words: &str) -> Vec<Evidence> {
    match found {
        QuoteMatch::Verbatim(sources) => {
            let mut sources = sources.clone();
            if text::words(words).len() < TELLING {
                // So few words stand anywhere; they are rather those that somebody is quoted with.
                let quoted = |place: &Evidence| {
                    let stored = snapshot.article(place.article);
                    stored.is_some_and(|stored| quotation_of(&stored, place.span).is_some())
                };
                sources.sort_by_cached_key(|place| !quoted(place));
            }
            sources
        }
        QuoteMatch::Altered(Alteration { source, .. }) => {
            // Whoever has the source's words has the quotation.
            let stored = snapshot.article(source.article);
            let same = stored.map(|stored| match_quotation(source.span.of(&stored.article.text), snapshot, &[]));
            match same {
                Some(QuoteMatch::Verbatim(places)) => places,
                _ => vec![*source],
            }
        }
        QuoteMatch::Unknown { nearest } => nearest.iter().copied().collect(),
    }
}
