//! The weeks of an article, from what it says in nearly the same words as another that tells its date.
//!
//! News is copied and rewritten from one dispatch. Where two articles say the same thing and both call it « la semaine dernière »,
//! they came out in the same week.

use super::{people, told_date};
use crate::corpus::{How, Known};
use crate::index::snapshot::StoredArticle;
use crate::reading::times::{Basis, Granularity};
use crate::reading::{Interval, within};
use crate::text::{self, Span, fold, is_stopword};
use jiff::ToSpan;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use xxhash_rust::xxh3::xxh3_64;

/// Sentences that must be echoed, and people that both must name, for two articles to be of one week. One sentence may be copied
/// later, or stand in every weekly report; reports name nobody.
const ECHOES: usize = 2;
const PEOPLE: usize = 2;
/// The share of the shorter sentence's words that the other must have, and how many these must be at least.
const SAME: f32 = 0.6;
const WORDS: usize = 8;
/// Days by which two articles may lie apart that both say « lundi » or « la semaine dernière » of one thing.
const WEEK: i32 = 6;
/// A pair of words that stands in more sentences than this finds no echo.
const COMMON: usize = 50;

/// A sentence that tells when by counting from its article's date.
struct Counted {
    article: usize,
    words: Vec<u64>,
    /// Its expressions, folded.
    times: BTreeSet<String>,
}

/// The weeks of each of the articles at `undated`, where others tell them.
pub fn find(articles: &[&StoredArticle], undated: &[usize]) -> BTreeMap<usize, Known<Interval>> {
    // Whatever an undated article calls a time may be the same that a dated one counts.
    let asked: Vec<Counted> = undated.iter().flat_map(|&place| sentences(articles[place], place, false)).collect();
    let mut pairs: HashMap<(u64, u64), Vec<usize>> = HashMap::new();
    for (number, sentence) in asked.iter().enumerate() {
        for pair in adjacent(&sentence.words) {
            pairs.entry(pair).or_default().push(number);
        }
    }
    pairs.retain(|_, list| list.len() <= COMMON);
    // Undated article → dated article → the sentences of the former that the latter echoes.
    let mut echoes: BTreeMap<usize, BTreeMap<usize, BTreeSet<usize>>> = BTreeMap::new();
    for (place, article) in articles.iter().enumerate() {
        if pairs.is_empty() || told_date(article).is_none_or(|date| date.days() > 31) {
            continue;
        }
        for sentence in sentences(article, place, true) {
            let near: BTreeSet<usize> =
                adjacent(&sentence.words).filter_map(|pair| pairs.get(&pair)).flatten().copied().collect();
            for number in near.into_iter().filter(|&number| is_echo(&asked[number], &sentence)) {
                echoes.entry(asked[number].article).or_default().entry(place).or_default().insert(number);
            }
        }
    }
    let weeks = |(place, by): (usize, BTreeMap<usize, BTreeSet<usize>>)| {
        let own = people(articles[place]);
        let all: Vec<Interval> = by
            .into_iter()
            .filter(|(_, sentences)| sentences.len() >= ECHOES)
            .filter(|(other, _)| people(articles[*other]).intersection(&own).count() >= PEOPLE)
            .filter_map(|(other, _)| told_date(articles[other]))
            .collect();
        // What every such article allows; where two exclude each other, one of them copies old news.
        let (first, rest) = all.split_first()?;
        let weeks = rest.iter().try_fold(around(*first)?, |weeks, date| {
            let other = around(*date)?;
            weeks
                .overlaps(other)
                .then(|| Interval { first: weeks.first.max(other.first), last: weeks.last.min(other.last) })
        })?;
        Some((place, Known { value: weeks, how: How::Inferred }))
    };
    echoes.into_iter().filter_map(weeks).collect()
}

fn around(date: Interval) -> Option<Interval> {
    Some(Interval { first: date.first.checked_sub(WEEK.days()).ok()?, last: date.last.checked_add(WEEK.days()).ok()? })
}

/// The sentences of an article with a time in them; `counted`: only those with a day or week counted from its date.
fn sentences(article: &StoredArticle, place: usize, counted: bool) -> Vec<Counted> {
    let reading = &article.reading;
    let text = &article.article.text;
    let sentence = |span: &Span| {
        let times: BTreeSet<String> = within(&reading.times, |time| time.span, *span)
            .filter(|time| {
                let near = matches!(time.granularity, Granularity::Day | Granularity::Week);
                near && (!counted || time.basis == Basis::Text)
            })
            .map(|time| fold(time.core.of(text)))
            .filter(|words| !words.contains(|c: char| c.is_ascii_digit()))
            .collect();
        if times.is_empty() {
            return None;
        }
        let words = text::words(span.of(text)).into_iter();
        let words = words.filter(|word| !is_stopword(&word.folded, reading.language) && word.folded.len() > 1);
        Some(Counted { article: place, words: words.map(|word| xxh3_64(word.folded.as_bytes())).collect(), times })
    };
    reading.sentences.iter().filter_map(sentence).collect()
}

fn adjacent(words: &[u64]) -> impl Iterator<Item = (u64, u64)> + '_ {
    words.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?)))
}

fn is_echo(a: &Counted, b: &Counted) -> bool {
    if a.times.is_disjoint(&b.times) {
        return false;
    }
    let (x, y): (HashSet<&u64>, HashSet<&u64>) = (a.words.iter().collect(), b.words.iter().collect());
    let (shared, least) = (x.intersection(&y).count(), x.len().min(y.len()));
    shared >= WORDS && shared as f32 >= SAME * least as f32
}
