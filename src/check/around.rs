//! How far what stands around a place of the claim stands around a place of an article too: whether both say it of the same thing.

use super::Subject;
use super::across::{Across, UNKNOWN};
use super::evidence::{self, Judged};
use super::terms::{Key, Term};
use crate::index::{ArticleNo, StoredArticle};
use crate::reading;
use crate::text::Span;
use std::sync::Arc;

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
/// From this share of the claim on, words that the corpus has nowhere may be the writer's own way of telling what a passage tells.
const PLAINLY: f32 = 0.40;

/// A place of a claim whose surroundings are looked for.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Bytes of the claim's block's prose.
    pub at: Span,
    /// What a name is worth that stands anywhere else in the article, which may go on about whom it named.
    pub elsewhere: f32,
    /// What the passage surely tells besides the claim's terms, and what each weighs: the claim's times, its other numbers.
    pub told: &'a [(Span, f32)],
    /// Whether words that the corpus has nowhere are taken for the writer's own way of telling it, and count for little.
    pub own_words: bool,
}

impl Place<'_> {
    /// A place around which terms alone are looked for, in a passage and beside it.
    pub const fn new(at: Span) -> Self {
        Self { at, elsewhere: 0.0, told: &[], own_words: false }
    }
}

/// What of the claim's surroundings of a place a passage holds. What `but` takes is not counted: it is in question itself.
pub fn around(
    subject: &Subject,
    judged: &Judged,
    (article, stored): (ArticleNo, &Arc<StoredArticle>),
    passage: usize,
    Place { at, elsewhere, told, own_words }: Place,
    but: impl Fn(&Key, Span) -> bool,
) -> Around {
    let Some(found) = stored.passages.get(passage) else { return Around::default() };
    let here = evidence::keys(subject, stored, article, found.span);
    let beside: Vec<_> = [passage.checked_sub(1), Some(passage + 1)]
        .into_iter()
        .flatten()
        .filter_map(|near| Some(evidence::keys(subject, stored, article, stored.passages.get(near)?.span)))
        .collect();
    // Costly of an article that nobody has looked at yet.
    let whole =
        (elsewhere > 0.0).then(|| evidence::keys(subject, stored, article, Span::new(0, stored.article.text.len())));
    let across = Across::new(subject, subject.language_in(judged.claim.block), stored);
    let (mut all, mut shared, mut specific, mut own) = (0.0, 0.0, 0.0, 0.0);
    let mut near: Vec<(usize, f32, f32)> = Vec::new();
    let mut unheard: Vec<usize> = Vec::new();
    for term in judged.terms.iter() {
        let place = term.span.shift(judged.claim.span.start);
        if place.overlaps(at) || but(&term.key, place) {
            continue;
        }
        let near_by = || {
            let found = beside.iter().filter_map(|keys| across.place(keys, &term.key));
            let known = term.key.is_name() && whole.as_ref().is_some_and(|whole| whole.contains_key(&term.key));
            let least = if known { elsewhere } else { 0.0 };
            found.fold(least, |most, (_, surely)| most.max(BESIDE * surely))
        };
        let worth = across.place(&here, &term.key).map_or_else(near_by, |(_, surely)| surely);
        let weight = across.weight(term);
        all += weight;
        shared += worth * weight;
        if !matches!(term.key, Key::Country(_)) {
            specific += worth * weight;
        }
        if matches!(&term.key, Key::Stem(stem) if across.is_one_language() && subject.snapshot.frequency(stem) == 0) {
            own += weight;
            unheard.push(near.len());
        }
        near.push((gap(at, place), weight, worth));
    }
    let share = |part: f32, whole: f32| if whole > 0.0 { part / whole } else { 0.0 };
    // What tells little by itself tells another thing rather than this one in other words.
    if own_words && share(shared, all) >= PLAINLY {
        all -= (1.0 - UNKNOWN) * own;
        for n in unheard {
            near[n].1 *= UNKNOWN;
        }
    }
    let nearest = |mut near: Vec<(usize, f32, f32)>| {
        near.sort_by_key(|(gap, ..)| *gap);
        near.truncate(NEAREST);
        let all: f32 = near.iter().map(|(_, weight, _)| weight).sum();
        share(near.iter().map(|(_, weight, worth)| weight * worth).sum(), all)
    };
    let of_terms = nearest(near.clone());
    for (place, weight) in told {
        all += weight;
        shared += weight;
        specific += weight;
        near.push((gap(at, *place), *weight, 1.0));
    }
    Around { share: share(shared, all), nearest: of_terms.max(nearest(near)), specific }
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
