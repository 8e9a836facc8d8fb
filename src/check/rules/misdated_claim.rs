//! `misdated-claim`.

use super::Rule;
use crate::check::evidence::{Judged, Support};
use crate::check::{Evidence, Finding, Fix, Subject};
use crate::config::Level;
use crate::reading::times::{self, Granularity, TimeAgreement, When};
use crate::reading::{Interval, TimeExpression};
use crate::text::Span;

pub static RULE: Rule = Rule {
    code: "misdated-claim",
    level: Level::Warning,
    summary: "the corpus dates the event otherwise",
    of_claims: true,
    check,
    doc: r#"A date in a sentence about something that the corpus tells too, with another date.

**Why.** Days and years are what memory mixes up first, and what a reader checks first.

**Example.** The note: « la digue a cédé le 4 mai 2021 »; the article: « Le 3 mai 2021, la digue a cédé ».

**How it decides.** It looks for passages that tell the same event: the same names, in whichever spelling, and most of the same words.
Dates compare as intervals: « en mai 2021 » agrees with the 3rd, the rounder date is no error. "Monday" in an article counts from
the day it was published, where that is known; where no year is told, day and month are compared. If any passage near the event bears
the note's date out, nothing is said.

**Fix.** Puts the corpus's date in the note's place, where the corpus tells it as finely.
"#,
};

/// The least share of a claim that a passage must tell for its date to count against the claim's. Tuned on the development notes
/// and on drawn press summaries: lower finds paraphrases and mistakes a neighbouring event for the same one.
const SAME_EVENT: f32 = 0.60;
/// The least weight of words beside names that must be shared: names alone tell no event. About two words of middling rarity.
const SHARED_WORDS: f32 = 2.4;
/// A passage that tells this share of the claim with its date is enough for silence.
const BEARS_OUT: f32 = 0.45;

fn check(subject: &Subject) -> Vec<Finding> {
    let mut out = Vec::new();
    for judged in subject.claims() {
        let reading = &subject.readings[judged.claim.block];
        let dated = reading.times.iter().filter(|time| judged.claim.span.contains(time.span) && is_judged(time));
        for time in dated {
            out.extend(judge(subject, judged, time));
        }
    }
    out
}

/// Whether an expression is a date that can be wrong: one that names days, not « hier » or « la semaine dernière ».
fn is_judged(time: &TimeExpression) -> bool {
    let placed = matches!(time.when, When::Days(_) | When::Yearless { .. });
    placed && time.wrong_weekday.is_none()
}

fn judge(subject: &Subject, judged: &Judged, time: &TimeExpression) -> Option<Finding> {
    let mut against: Option<(&Support, &TimeExpression)> = None;
    for support in &judged.passages {
        if support.coverage < BEARS_OUT {
            continue;
        }
        if beside(support).any(|told| times::compare(time, told) == TimeAgreement::Agrees)
            || reported_then(support, time)
        {
            return None;
        }
        if against.is_none()
            && support.coverage >= SAME_EVENT
            && support.words >= SHARED_WORDS
            && let Some(told) = told_of_event(support, time)
        {
            against = Some((support, told));
        }
    }
    let (support, told) = against?;
    let days = days_told(time, told)?;
    let right = describe(subject, time, told, days);
    let span = subject.in_note(judged.claim.block, time.core);
    let mut finding = Finding::new(&RULE, span, format!("the corpus dates this {right}"));
    finding.correct = Some(days.iso());
    finding.evidence.push(Evidence { article: support.article, span: support.span });
    if told.granularity == time.granularity && !told.vague {
        finding.fixes.push(Fix { title: format!("Change to \"{right}\""), edits: vec![(span, right)] });
    }
    Some(finding)
}

/// The times of a passage and of the sentences beside it.
fn beside(support: &Support) -> impl Iterator<Item = &TimeExpression> {
    let passages = &support.stored.passages;
    let near = support.passage.saturating_sub(1)..(support.passage + 2).min(passages.len());
    let span = passages[near].iter().fold(support.span, |all, passage| all.cover(passage.span));
    support.stored.reading.times.iter().filter(move |time| span.contains(time.span))
}

/// Whether the passage has no date of its own and its article came out about then: it may tell what happened that day.
fn reported_then(support: &Support, time: &TimeExpression) -> bool {
    let own = support.stored.reading.times.iter().any(|told| support.span.contains(told.span));
    let (When::Days(claimed), Some(published)) = (time.when, &support.stored.article.date) else { return false };
    !own && claimed.overlaps(Interval::new(
        published.value.first.saturating_sub(jiff::Span::new().days(3)),
        published.value.last,
    ))
}

/// The time of a passage that dates the event and is not the claim's: of those as fine the nearest to the words shared.
fn told_of_event<'a>(support: &'a Support, time: &TimeExpression) -> Option<&'a TimeExpression> {
    let distance = |told: &TimeExpression| -> usize {
        support.matched.iter().flatten().map(|place| gap(told.span, *place)).min().unwrap_or(usize::MAX)
    };
    support
        .stored
        .reading
        .times
        .iter()
        .filter(|told| support.span.contains(told.span))
        .filter(|told| times::compare(time, told) == TimeAgreement::Disagrees)
        .min_by_key(|told| (fineness(time.granularity).abs_diff(fineness(told.granularity)), distance(told)))
}

fn gap(a: Span, b: Span) -> usize {
    if a.end <= b.start { b.start - a.end } else { a.start.saturating_sub(b.end) }
}

const fn fineness(granularity: Granularity) -> u8 {
    match granularity {
        Granularity::Day | Granularity::Range => 0,
        Granularity::Week => 1,
        Granularity::Month => 2,
        Granularity::Quarter | Granularity::Season => 3,
        Granularity::Year => 4,
        Granularity::Decade | Granularity::Century => 5,
    }
}

/// The days that the corpus tells; where it names no year, in the year of the claim.
fn days_told(time: &TimeExpression, told: &TimeExpression) -> Option<Interval> {
    match (told.when, time.when) {
        (When::Days(days), _) => Some(days),
        (When::Yearless { first, last }, When::Days(claimed)) => {
            let year = claimed.first.year();
            let day = |(month, day): (i8, i8)| jiff::civil::Date::new(year, month, day).ok();
            Some(Interval::new(day(first)?, day(last)?))
        }
        _ => None,
    }
}

/// The right date as a sentence of the note would have it.
fn describe(subject: &Subject, time: &TimeExpression, told: &TimeExpression, days: Interval) -> String {
    match (time.when, told.when) {
        (When::Yearless { .. }, _) => told.when.describe(subject.language).unwrap_or_else(|| days.iso()),
        _ => days.describe(subject.language),
    }
}
