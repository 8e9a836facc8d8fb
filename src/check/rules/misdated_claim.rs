//! `misdated-claim`.

use super::Rule;
use crate::check::evidence::{Judged, Support, words_of};
use crate::check::terms::Key;
use crate::check::{Evidence, Finding, Fix, Subject};
use crate::config::Level;
use crate::lexicon::{self, Language};
use crate::reading::times::{self, Granularity, TimeAgreement, When};
use crate::reading::{self, Interval, NameKind, TimeExpression};
use crate::text::{self, Span};
use std::sync::LazyLock;

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
/// The least weight of what is shared beside countries: two people who meet in every other passage tell no event. About three
/// terms of middling rarity.
const SPECIFIC: f32 = 3.0;
/// The least weight of words beside names among them, unless a named event is shared.
const WORDS: f32 = 0.9;
/// A claim of names alone (« le Forum se tient à Vladivostok ») needs nearly all of them.
const NAMES_ALONE: f32 = 0.85;
/// The words next to a date that tell what it dates.
const NEAREST: usize = 3;
/// The share of the dated clause that the passage must have.
const OF_CLAUSE: f32 = 0.3;
/// A passage with the claim's own date, told as finely, is enough for silence if it tells this share of the best passage's.
const BEARS_OUT: f32 = 0.6;
/// One that tells the date more coarsely must be nearly as good as the best.
const BEARS_OUT_COARSELY: f32 = 0.9;

fn check(subject: &Subject) -> Vec<Finding> {
    let mut out = Vec::new();
    for judged in subject.claims() {
        let reading = &subject.readings[judged.claim.block];
        let dated: Vec<&TimeExpression> = reading::within(&reading.times, |time| time.span, judged.claim.span)
            .filter(|time| is_judged(time))
            .collect();
        for time in &dated {
            out.extend(judge(subject, judged, &dated, time));
        }
    }
    out
}

/// Whether an expression is a date that can be wrong: one that names days, not « hier » or « la semaine dernière ».
fn is_judged(time: &TimeExpression) -> bool {
    let placed = matches!(time.when, When::Days(_) | When::Yearless { .. });
    placed && time.wrong_weekday.is_none()
}

/// Judges one of the times (`dated`) of a claim.
fn judge(subject: &Subject, judged: &Judged, dated: &[&TimeExpression], time: &TimeExpression) -> Option<Finding> {
    let mut against = judged
        .passages
        .iter()
        .filter(|support| tells_event(subject, judged, support) && shares_clause(subject, judged, support, time))
        .filter_map(|support| Some((support, told_of_event(judged, dated, support, time)?)));
    let (support, told) = against.next()?;
    // What happens again and again is told with many dates; none of them is the claim's.
    let recurs = |(other, _): (&Support, &TimeExpression)| {
        other.coverage >= BEARS_OUT_COARSELY * support.coverage
            && own(other).all(|time| times::compare(told, time) == TimeAgreement::Disagrees)
    };
    if against.any(recurs) {
        return None;
    }
    let borne_out = judged.passages.iter().any(|other| {
        let share = other.coverage / support.coverage;
        let agrees = |told: &TimeExpression| {
            let coarser = fineness(told.granularity) > fineness(time.granularity);
            let enough = if coarser { BEARS_OUT_COARSELY } else { BEARS_OUT };
            share >= enough && times::compare(time, told) == TimeAgreement::Agrees
        };
        beside(other).any(agrees) || (share >= BEARS_OUT_COARSELY && reported_then(other, time))
    });
    if borne_out {
        return None;
    }
    let right = right_time(time, told);
    let words = right.describe(subject.language)?;
    let span = subject.in_note(judged.claim.block, time.core);
    let mut finding = Finding::new(&RULE, span, format!("the corpus dates this {words}"));
    finding.correct = right.iso();
    finding.evidence.push(Evidence { article: support.article, span: told.span });
    if told.granularity == time.granularity && !told.vague {
        let prose = &subject.note.blocks[judged.claim.block].prose.text;
        let words = times::restyle(prose, time, subject.language, right).unwrap_or(words);
        finding.fixes.push(Fix { title: format!("Change to \"{words}\""), edits: vec![(span, words)] });
    }
    Some(finding)
}

/// Whether a passage tells the event that the claim is about.
fn tells_event(subject: &Subject, judged: &Judged, support: &Support) -> bool {
    let named_event = || {
        judged.terms.iter().zip(&support.matched).any(|(term, place)| match term.key {
            Key::Entity(entity) if place.is_some() => {
                subject.snapshot.entities().list()[entity as usize].kind == NameKind::Event
            }
            _ => false,
        })
    };
    support.coverage >= SAME_EVENT
        && support.specific >= SPECIFIC
        && (support.words >= WORDS
            || (words_of(&judged.terms) < WORDS && support.coverage >= NAMES_ALONE)
            || named_event())
}

/// Whether a passage has anything of the clause that the claim dates: « Morel, élue en 2015, a été libérée » dates no release.
fn shares_clause(subject: &Subject, judged: &Judged, support: &Support, time: &TimeExpression) -> bool {
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let sentence = judged.claim.span;
    let edge = |c: char| matches!(c, ',' | ';' | ':' | '(' | ')' | '—' | '–');
    let before = prose.get(sentence.start..time.span.start).unwrap_or("");
    let after = prose.get(time.span.end..sentence.end).unwrap_or("");
    let start = before.rfind(edge).map_or(0, |at| at + 1);
    // « en 1996, lorsque la digue a cédé » goes on after the comma.
    let from =
        after.find(|c: char| c.is_alphanumeric()).filter(|&at| goes_on(&after[at..], subject.language)).unwrap_or(0);
    let end = time.span.end - sentence.start + after[from..].find(edge).map_or(after.len(), |at| from + at);
    let clause = Span::new(start, end);
    let (mut all, mut shared) = (0.0, 0.0);
    for (term, place) in judged.terms.iter().zip(&support.matched).filter(|(term, _)| clause.contains(term.span)) {
        all += term.weight;
        shared += if place.is_some() { term.weight } else { 0.0 };
    }
    shared >= OF_CLAUSE * all
}

static CONTINUATIONS: LazyLock<Vec<(Language, &'static str)>> = LazyLock::new(|| {
    lexicon::rows(include_str!("../../lexicon/continuations.txt"))
        .filter_map(|row| Some((Language::from_code(row.first()?)?, *row.get(1)?)))
        .collect()
});

/// Whether these words go on with what happened at the date before them.
fn goes_on(words: &str, language: Language) -> bool {
    let end = words.find(|c: char| !c.is_alphanumeric()).unwrap_or(words.len());
    let first = text::fold(&words[..end]);
    CONTINUATIONS.iter().any(|(l, word)| *l == language && *word == first)
}

/// The times of a passage and of the sentences beside it.
fn beside(support: &Support) -> impl Iterator<Item = &TimeExpression> {
    let passages = &support.stored.passages;
    let near = support.passage.saturating_sub(1)..(support.passage + 2).min(passages.len());
    let span = passages[near].iter().fold(support.span, |all, passage| all.cover(passage.span));
    support.stored.reading.times.iter().filter(move |time| span.contains(time.span))
}

/// The times of a passage itself.
fn own(support: &Support) -> impl Iterator<Item = &TimeExpression> {
    support.stored.reading.times.iter().filter(|time| support.span.contains(time.span))
}

/// Whether the passage has no date of its own and its article came out about then: it may tell what happened that day.
fn reported_then(support: &Support, time: &TimeExpression) -> bool {
    let (When::Days(claimed), Some(published)) = (time.when, &support.stored.article.date) else { return false };
    own(support).next().is_none()
        && claimed.overlaps(Interval::new(
            published.value.first.saturating_sub(jiff::Span::new().days(3)),
            published.value.last,
        ))
}

/// The time by which a passage dates what the claim dates, where it is not the claim's.
fn told_of_event<'a>(
    judged: &Judged,
    dated: &[&TimeExpression],
    support: &'a Support,
    time: &TimeExpression,
) -> Option<&'a TimeExpression> {
    // What stands nearest to the date in the claim is what it dates; in the passage the nearest date belongs to it.
    let mut near: Vec<(usize, Span)> = judged
        .terms
        .iter()
        .zip(&support.matched)
        .filter(|(term, _)| !matches!(term.key, Key::Country(_)))
        .filter_map(|(term, place)| Some((gap(time.core, term.span.shift(judged.claim.span.start)), (*place)?)))
        .collect();
    near.sort();
    near.truncate(NEAREST);
    let distance = |told: &TimeExpression| -> usize {
        let sum: usize = near.iter().map(|(_, place)| gap(told.span, *place)).sum();
        // As fine a date is likelier the one meant.
        if fineness(told.granularity) == fineness(time.granularity) { sum } else { sum * 2 }
    };
    own(support)
        .min_by_key(|told| distance(told))
        // A month or a year beside a day mostly dates something else that the sentence mentions.
        .filter(|told| fineness(told.granularity) <= fineness(time.granularity))
        .filter(|told| times::compare(time, told) == TimeAgreement::Disagrees)
        .filter(|told| is_its_own(judged, dated, time, support, told))
}

/// Whether a time of the passage is told of what the claim dates with `time`, and not with another of its times: that one agrees
/// with it, or stands nearer to the words that both share.
fn is_its_own(
    judged: &Judged,
    dated: &[&TimeExpression],
    time: &TimeExpression,
    support: &Support,
    told: &TimeExpression,
) -> bool {
    let apart = |claimed: &TimeExpression| {
        let shared = judged.terms.iter().zip(&support.matched);
        shared
            .filter_map(|(term, place)| {
                let term = term.span.shift(judged.claim.span.start);
                Some(gap(claimed.core, term) + gap(told.span, (*place)?))
            })
            .min()
            .unwrap_or(usize::MAX)
    };
    dated
        .iter()
        .filter(|other| other.span != time.span)
        .all(|other| times::compare(other, told) != TimeAgreement::Agrees && apart(time) <= apart(other))
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

/// The time that the corpus tells; where it names no year, in the year of the claim.
fn right_time(time: &TimeExpression, told: &TimeExpression) -> When {
    if let (When::Yearless { first, last }, When::Days(claimed)) = (told.when, time.when) {
        let day = |(month, day): (i8, i8)| jiff::civil::Date::new(claimed.first.year(), month, day);
        if let (Ok(first), Ok(last)) = (day(first), day(last)) {
            return When::Days(Interval::new(first, last));
        }
    }
    told.when
}
