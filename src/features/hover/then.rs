//! What the corpus tells of the days of an expression: the sentence's own event first, then what else happened.

use crate::check::{Judged, Subject, Support};
use crate::features::pointed::TimeAt;
use crate::index::{ArticleNo, StoredArticle};
use crate::reading::times::{self, Granularity, TimeAgreement, When};
use crate::reading::{Interval, TimeExpression, within};
use crate::text::{self, Span};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::HashSet;
use std::sync::Arc;

/// Passages shown at most.
const SHOWN: usize = 5;
/// So many articles are opened to choose them: those that name whom the sentence names come first.
const OPENED: usize = 40;
/// In a stretch of more days than this (a month), too much happened: only what is told of the sentence's subject is shown.
const NARROW: i64 = 31;
/// The share of the sentence that a passage must tell to be on its subject.
const ON_SUBJECT: f32 = 0.3;
/// The share from which it tells the same event. Higher than a rule's: what is shown beside a date is taken for the same event.
const SAME_EVENT: f32 = 0.7;

/// A passage that dates something.
pub struct Told {
    pub article: ArticleNo,
    pub stored: Arc<StoredArticle>,
    pub passage: Span,
    /// The number of the words that date it in the times of the article's reading.
    time: usize,
}

impl Told {
    /// The words that date it.
    pub fn time(&self) -> Option<&TimeExpression> {
        self.stored.reading.times.get(self.time)
    }
}

/// Passages of those days, those nearest to the sentence's subject first.
pub fn told(subject: &Subject, at: &TimeAt) -> Vec<Told> {
    let judged = subject.claims().iter().find(|judged| judged.claim.in_note.overlaps(at.span));
    let narrow = at.time.when.interval().is_none_or(|days| days.days() <= NARROW);
    let mut found: Vec<(f32, Told)> = Vec::new();
    for told in candidates(subject, at) {
        let share = judged.map_or(0.0, |judged| share(subject, judged, told.article, &told.stored, told.passage));
        if narrow || share >= ON_SUBJECT {
            found.push((share, told));
        }
    }
    found.sort_by(|(a, x), (b, y)| b.total_cmp(a).then((x.article, x.passage).cmp(&(y.article, y.passage))));
    // What several articles tell in the same words is shown once.
    let mut known: HashSet<String> = HashSet::new();
    let found = found.into_iter().map(|(_, told)| told);
    found.filter(|told| known.insert(text::fold(told.passage.of(&told.stored.article.text)))).take(SHOWN).collect()
}

/// Passages that tell of some of these days, each once; of a day without a year, that day of any year.
fn candidates(subject: &Subject, at: &TimeAt) -> Vec<Told> {
    let snapshot = subject.snapshot;
    let told: Vec<_> = match at.time.when {
        When::Days(days) => snapshot.days().within(days).collect(),
        When::Yearless { first, last } => {
            let yearless = |days: Interval| {
                let of = |day: jiff::civil::Date| (day.month(), day.day());
                (of(days.first), of(days.last)) == (first, last) && days.first.year() == days.last.year()
            };
            snapshot.days().all().iter().filter(|told| yearless(told.days)).copied().collect()
        }
        When::Unresolved | When::Impossible { .. } => Vec::new(),
    };
    let named = named(subject, at);
    let mut articles: Vec<ArticleNo> = told.iter().map(|told| told.article).collect();
    articles.sort_unstable();
    articles.dedup();
    let names = |article: ArticleNo| named.iter().filter(|known| has(known, article)).count();
    articles.sort_by_cached_key(|article| std::cmp::Reverse(names(*article)));
    articles.truncate(OPENED);
    // Decoding them is most of what the card costs: each core opens some.
    let opened: FxHashMap<ArticleNo, Arc<StoredArticle>> =
        articles.par_iter().filter_map(|article| Some((*article, snapshot.article(*article)?))).collect();
    let mut seen = HashSet::new();
    let place = |told: crate::index::Told| {
        let stored = Arc::clone(opened.get(&told.article)?);
        let passage = stored.passages.get(told.passage as usize)?.span;
        seen.insert((told.article, passage)).then_some(Told {
            article: told.article,
            stored,
            passage,
            time: told.time as usize,
        })
    };
    told.into_iter().filter_map(place).collect()
}

/// Whether an article is among those that mention somebody; they are in its order.
fn has(known: &[(ArticleNo, u32)], article: ArticleNo) -> bool {
    known.binary_search_by_key(&article, |(article, _)| *article).is_ok()
}

/// For each name beside the expression, in its sentence, the articles that mention whom it means.
fn named<'a>(subject: &Subject<'a>, at: &TimeAt) -> Vec<&'a [(ArticleNo, u32)]> {
    let (reading, entities) = (&subject.readings[at.block], subject.snapshot.entities());
    let sentence = reading.sentences.iter().copied().find(|sentence| sentence.contains(at.time.span));
    let names = within(&reading.names, |name| name.span, sentence.unwrap_or(at.time.span));
    names.filter_map(|name| Some(&*entities.get(entities.resolve(&name.full, None)?)?.articles)).collect()
}

/// The share of a claim that a passage tells.
fn share(subject: &Subject, judged: &Judged, article: ArticleNo, stored: &Arc<StoredArticle>, passage: Span) -> f32 {
    let number = stored.passages.iter().position(|known| known.span == passage);
    number.and_then(|number| judged.support(subject, article, stored, number)).map_or(0.0, |support| support.coverage)
}

/// Where the corpus bears the expression out, a passage that dates the same event otherwise.
pub fn otherwise(subject: &Subject, at: &TimeAt) -> Option<Told> {
    let judged = subject.claims().iter().find(|judged| judged.claim.in_note.overlaps(at.span))?;
    let same: Vec<&Support> = judged.passages.iter().filter(|support| support.coverage >= SAME_EVENT).collect();
    let own = |support: &Support| -> Vec<(usize, TimeExpression)> {
        let times = support.stored.reading.times.iter().enumerate();
        times.filter(|(_, time)| support.span.contains(time.span)).map(|(n, time)| (n, time.clone())).collect()
    };
    let says = |support: &Support, wanted| own(support).iter().any(|(_, told)| times::compare(at.time, told) == wanted);
    let borne_out = same.iter().find(|support| says(support, TimeAgreement::Agrees))?;
    let other = same.iter().find(|support| {
        support.article != borne_out.article
            && says(support, TimeAgreement::Disagrees)
            && !says(support, TimeAgreement::Agrees)
            && !says(support, TimeAgreement::Unknown)
    })?;
    let as_fine =
        |told: &TimeExpression| told.granularity == at.time.granularity || told.granularity == Granularity::Day;
    let (time, _) = own(other).into_iter().find(|(_, told)| as_fine(told) && matches!(told.when, When::Days(_)))?;
    Some(Told { article: other.article, stored: Arc::clone(&other.stored), passage: other.span, time })
}
