//! What a stretch of prose is about, in terms that an article and a note share: whom it names, and its words by stem.

use crate::index::ArticleNo;
use crate::index::Snapshot;
use crate::index::entities::EntityNo;
use crate::reading::{self, Reading, countries};
use crate::text::{self, Span, is_light_verb, is_stopword, stem};

/// What two texts can have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// Somebody or something that the corpus names, under whichever spelling.
    Entity(EntityNo),
    /// A country, by name, demonym or capital (ISO 3166 code).
    Country(&'static str),
    /// A word's stem.
    Stem(String),
    /// A number's value, in thousandths.
    Number(i64),
}

impl Key {
    /// Whether it is a number below ten.
    pub const fn is_small_number(&self) -> bool {
        matches!(self, Self::Number(thousandths) if thousandths.abs() < 10_000)
    }

    /// Whether it names somebody or something.
    pub const fn is_name(&self) -> bool {
        matches!(self, Self::Entity(_) | Self::Country(_))
    }
}

/// A key with its place and its weight.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    pub key: Key,
    pub span: Span,
    /// How much it tells: the rarer in the corpus, the more.
    pub weight: f32,
}

/// A key with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub key: Key,
    pub span: Span,
    /// Whether it is a verb that says little: « faire », "have".
    light: bool,
}

impl Found {
    /// How much it tells.
    fn weight(&self, snapshot: &Snapshot) -> f32 {
        match &self.key {
            Key::Entity(entity) => {
                let articles = &snapshot.entities().list()[*entity as usize].articles;
                rarity(articles.iter().map(|(_, count)| *count).sum(), snapshot)
            }
            // A country is named in every other sentence of a corpus about it: it tells little.
            Key::Country(_) => COUNTRY,
            Key::Number(_) => rarity(2, snapshot),
            Key::Stem(stem) => {
                let weight = rarity(snapshot.frequency(stem), snapshot);
                if self.light { weight.min(LIGHT) } else { weight }
            }
        }
    }
}

/// The terms of `within`, in order, as [`found`] finds them.
pub fn terms(
    text: &str,
    within: Span,
    reading: &Reading,
    snapshot: &Snapshot,
    article: Option<ArticleNo>,
) -> Vec<Term> {
    let weighed = |found: Found| Term { weight: found.weight(snapshot), key: found.key, span: found.span };
    found(text, within, reading, snapshot, article).into_iter().map(weighed).collect()
}

/// The keys of `within`, in order. `article` is where the text stands in the corpus, so that its short names are its own; its
/// names then count by their words too, since a note may tell less of a name than the article.
pub fn found(
    text: &str,
    within: Span,
    reading: &Reading,
    snapshot: &Snapshot,
    article: Option<ArticleNo>,
) -> Vec<Found> {
    let language = reading.language;
    let mut out: Vec<Found> = Vec::new();
    let mut find = |key, span, light| out.push(Found { key, span, light });
    let mut taken: Vec<Span> = Vec::new();
    let entities = snapshot.entities();
    for name in reading::within(&reading.names, |name| name.span, within) {
        let written = name.span.of(text);
        // A short form is first whoever it stands for in this very text.
        let entity = entities.resolve(&name.full, article).or_else(|| entities.resolve(written, article));
        if countries::find(&text::words(written)).is_some_and(|(_, words)| words == text::words(written).len()) {
            continue;
        }
        if let Some(entity) = entity {
            find(Key::Entity(entity), name.span, false);
            if article.is_none() {
                taken.push(name.span);
            }
        }
    }
    let first = reading.times.partition_point(|time| time.span.end <= within.start);
    let times = reading.times[first..].iter().map(|time| time.span);
    taken.extend(times.take_while(|span| span.start < within.end));
    for figure in reading::within(&reading.figures, |figure| figure.span, within) {
        #[expect(clippy::cast_possible_truncation, reason = "a figure beyond 9e15 is no fact of a note")]
        let thousandths = (figure.value * 1000.0).round() as i64;
        find(Key::Number(thousandths), figure.number, false);
        taken.push(figure.number);
    }
    let taken = joined(taken);
    let words: Vec<text::Word> = text::words(within.of(text))
        .into_iter()
        .map(|mut word| {
            word.span = word.span.shift(within.start);
            word
        })
        .filter(|word| {
            let next = taken.partition_point(|span| span.end <= word.span.start);
            !taken.get(next).is_some_and(|span| span.overlaps(word.span))
        })
        .collect();
    let mut n = 0;
    while n < words.len() {
        if let Some((country, used)) = countries::find(&words[n..]) {
            find(Key::Country(country), words[n].span.cover(words[n + used - 1].span), false);
            n += used;
            continue;
        }
        let word = &words[n];
        n += 1;
        if is_stopword(&word.folded, language) || word.folded.len() < 2 {
            continue;
        }
        find(Key::Stem(stem(&word.folded, language)), word.span, is_light_verb(&word.folded, language));
    }
    out.sort_by_key(|found| found.span);
    out
}

/// Spans in order, those that overlap as one: a whole article may be asked about, and must not be gone through for each word.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    spans.dedup_by(|later, earlier| {
        let overlap = earlier.overlaps(*later);
        if overlap {
            *earlier = earlier.cover(*later);
        }
        overlap
    });
    spans
}

/// What naming a country is worth, beside a word that stands in a tenth of the passages (1.0).
const COUNTRY: f32 = 1.0;

/// What a verb that says little is worth at most.
pub const LIGHT: f32 = 0.4;

/// The weight of what stands in `count` passages: inverse document frequency (Spärck Jones 1972), in units of a word that
/// stands in a tenth of them; at most 2.2, so that no single rare word decides.
pub fn rarity(count: u32, snapshot: &Snapshot) -> f32 {
    let all = snapshot.passage_count().max(10) as f32;
    (((all + 1.0) / (count as f32 + 0.5)).ln() / 10.0_f32.ln()).clamp(0.3, 2.2)
}
