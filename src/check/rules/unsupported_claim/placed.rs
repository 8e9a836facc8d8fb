//! When a claim happened, and how much of it a passage of that time, or of another, may have.

use super::{LONG, Most};
use crate::check::Subject;
use crate::check::evidence::{Judged, Support};
use crate::index::told::Source;
use crate::reading::times::{Basis, Granularity};
use crate::reading::{self, Interval, TimeExpression};

/// Of a passage that may be of the claim's time, hardly anything: those who put an article in their own words may leave a fifth of its own.
const SAME_TIME: Most = Most { in_passage: 0.12, in_article: 0.30, count: 0.15, words: LONG };
/// Of a passage of no known time, or of another than the sentence says: it may be the date that is wrong. What an article of that week does
/// tell, in words near its own, begins at 0.33 of a passage and 0.56 of an article.
const NO_TIME: Most = Most { in_passage: 0.31, in_article: 0.54, count: 0.42, words: LONG };
/// Of a passage of another time, or of none, where only the note's date places the claim, which may tell of older things.
const OTHER_THAN_NOTE: Most = Most { in_passage: 0.36, in_article: 0.56, count: 0.45, words: LONG };
const NO_TIME_NOTE: Most = Most { in_passage: 0.28, in_article: 0.52, count: 0.40, words: LONG };
/// How far apart in days two reports of one event may be.
const AROUND: i64 = 14;
/// The most days of a note's date that place anything.
const WEEK: i64 = 7;

/// When a claim says that it happened.
pub struct Placed {
    days: Vec<Interval>,
    /// Whether the sentence says so itself, and not only the note's date.
    itself: bool,
}

impl Placed {
    /// The days and weeks of the claim, else the note's date.
    pub fn of(subject: &Subject, judged: &Judged) -> Option<Self> {
        let reading = &subject.readings[judged.claim.block];
        let fine = |time: &&TimeExpression| matches!(time.granularity, Granularity::Day | Granularity::Week);
        let own = reading::within(&reading.times, |time| time.span, judged.claim.span).filter(fine);
        let days: Vec<Interval> = own.filter_map(|time| time.when.interval()).collect();
        if !days.is_empty() {
            return Some(Self { days, itself: true });
        }
        let note = subject.dates[judged.claim.block].map(|(date, _)| date).filter(|date| date.days() <= WEEK)?;
        Some(Self { days: vec![note], itself: false })
    }

    /// The most that a passage may have of the claim.
    pub fn most(&self, support: &Support) -> &'static Most {
        match (self.is_of(support), self.itself) {
            (Some(true), _) => &SAME_TIME,
            (Some(false), false) => &OTHER_THAN_NOTE,
            (Some(false) | None, true) => &NO_TIME,
            (None, false) => &NO_TIME_NOTE,
        }
    }

    /// Whether a passage may be of the claim's time, where its own is known.
    pub fn is_of(&self, support: &Support) -> Option<bool> {
        let published = support.stored.article.date.as_ref().map(|date| date.value);
        let told = support.stored.told(support.passage);
        let mut times = told.iter().filter_map(|told| told.time.when.interval()).chain(published).peekable();
        if times.peek().is_none() || published.is_none_or(|date| date.days() > 2 * AROUND) {
            return None;
        }
        Some(times.any(|time| self.is_near(time)))
    }

    fn is_near(&self, time: Interval) -> bool {
        let around = jiff::Span::new().days(AROUND);
        let wide = Interval { first: time.first.saturating_sub(around), last: time.last.saturating_add(around) };
        self.days.iter().any(|day| day.overlaps(wide))
    }
}

/// The days and months that a claim writes out: « le 3 mai 2021 ».
pub fn written(subject: &Subject, judged: &Judged) -> Vec<Interval> {
    let times = &subject.readings[judged.claim.block].times;
    let own = reading::within(times, |time| time.span, judged.claim.span);
    own.filter(|time| time.basis == Basis::Written)
        .filter_map(|time| time.when.interval())
        .filter(|days| days.days() <= MONTH)
        .collect()
}

/// Whether a passage dates itself so, or its article came out within a week of such a day.
pub fn is_reported_by(written: &[Interval], support: &Support) -> bool {
    let week = jiff::Span::new().days(WEEK);
    let published = support.stored.article.date.as_ref().map(|date| date.value).filter(|date| date.days() <= WEEK);
    let near =
        published.map(|date| Interval { first: date.first.saturating_sub(week), last: date.last.saturating_add(week) });
    let told = support.stored.told(support.passage).into_iter().filter(|told| told.source == Source::Clause);
    let told = told.filter_map(|told| told.time.when.interval()).filter(|days| days.days() <= MONTH);
    told.chain(near).any(|days| written.iter().any(|own| own.overlaps(days)))
}

/// The most days of a month.
const MONTH: i64 = 31;
