//! How far what stands around a place of the claim stands around a place of an article too: whether both say it of the same thing.

use super::Subject;
use super::across::{Across, UNKNOWN};
use super::evidence::{self, Judged};
use super::terms::{Key, Term};
use crate::index::{ArticleNo, StoredArticle};
use crate::reading;
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::cell::LazyCell;
use std::sync::{Arc, Mutex, PoisonError};

/// What a place of the claim has around it that a passage has too.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Around {
    /// The share of all that the claim tells, by weight, the words at the place itself left out: 0 to 1.
    pub share: f32,
    /// The same of the [`NEAREST`] terms next to the place.
    pub nearest: f32,
    /// The weight of what is shared but countries, which every passage names.
    pub specific: f32,
}

/// How many terms next to a place are its surroundings.
const NEAREST: usize = 4;
/// What a term is worth that stands in the sentence before or after.
const BESIDE: f32 = 0.6;
/// What a name is worth that stands only elsewhere in the article, which counts on about whom it named.
const ELSEWHERE: f32 = 0.5;
/// From this share of the claim on, words that the corpus has nowhere may be the writer's own way of telling what a passage tells.
const PLAINLY: f32 = 0.40;

/// A place of a claim whose surroundings are looked for.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Bytes of the claim's block's prose.
    pub at: Span,
    /// Whether a name is worth something that stands anywhere else in the article, which may go on about whom it named.
    pub elsewhere: bool,
    /// What the passage surely tells besides the claim's terms, and what each weighs: the claim's times, its other numbers.
    pub told: &'a [(Span, f32)],
    /// Whether words that the corpus has nowhere are taken for the writer's own way of telling it, and count for little.
    pub own_words: bool,
}

impl Place<'_> {
    /// A place around which terms alone are looked for, in a passage and beside it.
    pub const fn new(at: Span) -> Self {
        Self { at, elsewhere: false, told: &[], own_words: false }
    }
}

/// What passages share with a claim, found once for all of its places.
#[derive(Debug, Default)]
pub struct Shares(Mutex<ByPassage>);

/// By article and passage.
type ByPassage = FxHashMap<(ArticleNo, usize), Arc<Vec<Share>>>;

impl Shares {
    /// What a passage of an article shares, as `find` finds it when first asked.
    fn of(&self, passage: (ArticleNo, usize), find: impl FnOnce() -> Vec<Share>) -> Arc<Vec<Share>> {
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known().get(&passage) {
            return Arc::clone(found);
        }
        let found = Arc::new(find());
        known().insert(passage, Arc::clone(&found));
        found
    }
}

/// What a passage shares of a term of a claim.
#[derive(Debug)]
struct Share {
    /// Bytes of the claim's block's prose.
    place: Span,
    weight: f32,
    /// How surely the passage has it, or one beside it: 0 to 1.
    worth: f32,
    country: bool,
    /// Whether it is a name that the passage does not surely have, but may stand anywhere in its article.
    sought: Option<Key>,
    /// Whether it is a word in the article's language that the corpus has nowhere.
    unheard: bool,
}

/// What a passage shares of each term of a claim but its numbers, which are in question themselves.
fn shares(
    subject: &Subject,
    judged: &Judged,
    (article, stored): (ArticleNo, &StoredArticle),
    passage: usize,
) -> Vec<Share> {
    let Some(found) = stored.passages.get(passage) else { return Vec::new() };
    let here = evidence::keys(subject, stored, article, found.span);
    let beside: Vec<_> = [passage.checked_sub(1), Some(passage + 1)]
        .into_iter()
        .flatten()
        .filter_map(|near| Some(evidence::keys(subject, stored, article, stored.passages.get(near)?.span)))
        .collect();
    let across = Across::new(subject, subject.language_in(judged.claim.block), stored);
    let share = |term: &Term| {
        let near_by = || {
            let found = beside.iter().filter_map(|keys| across.place(keys, &term.key));
            found.fold(0.0_f32, |most, (_, surely)| most.max(BESIDE * surely))
        };
        let at_place = across.place(&here, &term.key);
        let worth = at_place.map_or_else(near_by, |(_, surely)| surely);
        let unheard =
            matches!(&term.key, Key::Stem(stem) if across.is_one_language() && subject.snapshot.frequency(stem) == 0);
        Share {
            place: term.span.shift(judged.claim.span.start),
            weight: across.weight(term),
            worth,
            country: matches!(term.key, Key::Country(_)),
            sought: (at_place.is_none() && term.key.is_name()).then(|| term.key.clone()),
            unheard,
        }
    };
    judged.terms.iter().filter(|term| !matches!(term.key, Key::Number(_))).map(share).collect()
}

/// What of the claim's surroundings of a place a passage holds.
pub fn around(
    subject: &Subject,
    judged: &Judged,
    (article, stored): (ArticleNo, &Arc<StoredArticle>),
    passage: usize,
    Place { at, elsewhere, told, own_words }: Place,
) -> Around {
    let found = judged.shares.of((article, passage), || shares(subject, judged, (article, stored), passage));
    // Costly of an article that nobody has looked at yet.
    let whole = LazyCell::new(|| evidence::keys(subject, stored, article, Span::new(0, stored.article.text.len())));
    let (mut all, mut shared, mut specific, mut own) = (0.0, 0.0, 0.0, 0.0);
    let mut near: Vec<(usize, f32, f32)> = Vec::with_capacity(found.len() + told.len());
    let mut unheard: Vec<usize> = Vec::new();
    for share in found.iter().filter(|share| !share.place.overlaps(at)) {
        let sought = share.sought.as_ref().filter(|_| elsewhere && share.worth < ELSEWHERE);
        let worth = if sought.is_some_and(|key| whole.contains_key(key)) { ELSEWHERE } else { share.worth };
        all += share.weight;
        shared += worth * share.weight;
        if !share.country {
            specific += worth * share.weight;
        }
        if share.unheard {
            own += share.weight;
            unheard.push(near.len());
        }
        near.push((gap(at, share.place), share.weight, worth));
    }
    let share = |part: f32, whole: f32| if whole > 0.0 { part / whole } else { 0.0 };
    // What tells little by itself tells another thing rather than this one in other words.
    if own_words && share(shared, all) >= PLAINLY {
        all -= (1.0 - UNKNOWN) * own;
        for n in unheard {
            near[n].1 *= UNKNOWN;
        }
    }
    let nearest = |near: &mut Vec<(usize, f32, f32)>| {
        near.sort_by_key(|(gap, ..)| *gap);
        let near = &near[..near.len().min(NEAREST)];
        let all: f32 = near.iter().map(|(_, weight, _)| weight).sum();
        share(near.iter().map(|(_, weight, worth)| weight * worth).sum(), all)
    };
    let of_terms = nearest(&mut near);
    for (place, weight) in told {
        all += weight;
        shared += weight;
        specific += weight;
        near.push((gap(at, *place), *weight, 1.0));
    }
    let with_told = if told.is_empty() { of_terms } else { nearest(&mut near) };
    Around { share: share(shared, all), nearest: of_terms.max(with_told), specific }
}

/// Whether an article has any of the names of a claim but those at `but`; true of a claim that names nobody and nothing else.
pub fn shares_a_name(
    subject: &Subject,
    judged: &Judged,
    (article, stored): (ArticleNo, &StoredArticle),
    but: Span,
) -> bool {
    let reading = &subject.readings[judged.claim.block];
    let place = |term: &Term| term.span.shift(judged.claim.span.start);
    let named = |term: &&Term| {
        let mut names = reading::within(&reading.names, |name| name.span, judged.claim.span);
        term.key.is_name() || names.any(|name| name.span.overlaps(place(term)))
    };
    let mut names = judged.terms.iter().filter(named).filter(|term| !place(term).overlaps(but)).peekable();
    let all = evidence::keys(subject, stored, article, Span::new(0, stored.article.text.len()));
    names.peek().is_none() || names.any(|term| all.contains_key(&term.key))
}

/// The bytes between two spans.
pub fn gap(a: Span, b: Span) -> usize {
    if a.end <= b.start { b.start - a.end } else { a.start.saturating_sub(b.end) }
}

/// The articles of a claim's best passages, best first, at most `most` and those that it cites.
pub fn articles(subject: &Subject, judged: &Judged, most: usize) -> Vec<(ArticleNo, Arc<StoredArticle>)> {
    let cited = evidence::cited(subject, &judged.claim);
    let mut out: Vec<(ArticleNo, Arc<StoredArticle>)> = Vec::new();
    for support in judged.passages.iter() {
        let wanted = out.len() < most || cited.contains(&support.article);
        if wanted && out.iter().all(|(article, _)| *article != support.article) {
            out.push((support.article, Arc::clone(&support.stored)));
        }
    }
    out
}
