//! `misdated-claim`.

use super::Rule;
use crate::check::around::{Around, around, gap};
use crate::check::event;
use crate::check::evidence::{self, Judged, Support};
use crate::check::terms::Key;
use crate::check::{Evidence, Finding, Fix, Subject};
use crate::config::Level;
use crate::index::told::{Source, Told};
use crate::lexicon::{self, Language};
use crate::reading::times::{self, Basis, Granularity, Relation, TimeAgreement, When};
use crate::reading::{self, Interval, TimeExpression};
use crate::text::{self, Span};
use crate::wording::{Locale, message};
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
the day it was published, where that is known; where no year is told, day and month are compared. A passage without a date is dated by
the sentence before it, where that tells the story's day and nothing parts the two; what had happened earlier is not. The day of a
saying (« annonce mardi le préfet ») is not that of what is said. If any passage near the event bears the note's date out, nothing is said.

**Fix.** Puts the corpus's date in the note's place, in the note's own style, where the corpus tells it as finely and its year is known.
"#,
};

/// The least share of the claim, of what stands next to its date, and of weight, by which a passage tells the same though it tells less
/// than an event. Tuned on drawn press summaries.
const SHARE: f32 = 0.45;
const NEAR: f32 = 0.55;
const SPECIFIC: f32 = 4.0;
/// Of a short sentence nearly all, and less weight, is enough.
const NEARLY_ALL: f32 = 0.75;
const LITTLE: f32 = 2.5;
/// The words next to a date that tell what it dates.
const NEAREST: usize = 3;
/// A passage with the claim's own date, told as finely, is enough for silence if it tells this share of the best passage's.
const BEARS_OUT: f32 = 0.6;
/// One that tells the date more coarsely must be nearly as good as the best.
const BEARS_OUT_COARSELY: f32 = 0.9;

/// An article of which only a longer stretch of days is known bears nothing out against itself.
const WEEK: i64 = 7;

/// In the article that dates it otherwise this share is enough: it tells the event over several sentences, and of several days.
const BEARS_OUT_HERE: f32 = 0.4;

/// Unless one passage tells all this of the claim: it is told at once.
const NEARLY_WHOLE: f32 = 0.85;

/// A passage that dates the event like the best one, and tells this share of what that tells, is evidence too.
const ALIKE: f32 = 0.8;

fn check(subject: &Subject) -> Vec<Finding> {
    let mut out = Vec::new();
    for judged in subject.claims() {
        let dated = dated(subject, judged);
        let whole = (!dated.is_empty()).then(|| evidence::completed(subject, judged)).flatten();
        let judged = whole.as_ref().unwrap_or(judged);
        out.extend(dated.iter().filter_map(|time| judge(subject, judged, &dated, time)));
    }
    out
}

/// What is found in a claim that may have fewer passages than were found for it.
pub(super) fn found(subject: &Subject, judged: &Judged) -> Vec<Finding> {
    let dated = dated(subject, judged);
    dated.iter().filter_map(|time| judge(subject, judged, &dated, time)).collect()
}

/// The dates of a claim that can be wrong.
fn dated<'a>(subject: &'a Subject, judged: &Judged) -> Vec<&'a TimeExpression> {
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let times = &subject.readings[judged.claim.block].times;
    let language = subject.language_in(judged.claim.block);
    let own = reading::within(times, |time| time.span, judged.claim.span);
    own.filter(|time| is_judged(time, prose, language)).collect()
}

/// Whether an expression is a date that can be wrong: one whose days are known, and that does not hang on another, which is judged
/// itself (« le lendemain »).
fn is_judged(time: &TimeExpression, prose: &str, language: Language) -> bool {
    let placed = matches!(time.when, When::Days(_) | When::Yearless { .. });
    // « la liste 2020 » is a name; "back to 1996" is none.
    let before = prose.get(..time.span.start).unwrap_or("").trim_end_matches(' ');
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let noun = before.ends_with(char::is_alphabetic) && !text::is_stopword(&text::fold(word), language);
    let bare = time.span == time.core && time.relation == Relation::At && time.granularity == Granularity::Year;
    placed && !(bare && noun) && time.wrong_weekday.is_none() && !matches!(time.basis, Basis::Said(_))
}

/// Judges one of the times (`dated`) of a claim.
fn judge(subject: &Subject, judged: &Judged, dated: &[&TimeExpression], time: &TimeExpression) -> Option<Finding> {
    let against: Vec<(&Support, Told)> = judged
        .passages
        .iter()
        .filter(|support| {
            (event::tells(subject, judged, support)
                && event::shares_clause(subject, judged, support, time)
                && tells_next(subject, judged, support, time))
                || tells_around(subject, judged, support, time)
        })
        .filter_map(|support| Some((support, told_of_event(subject, judged, dated, support, time)?)))
        .collect();
    let (best, Told { time: first, .. }) = against.first()?;
    // What happens again and again is told with many dates; none of them is the claim's.
    let recurs = |(other, told): &(&Support, Told)| {
        other.coverage >= BEARS_OUT_COARSELY * best.coverage
            && times::compare(first, &told.time) == TimeAgreement::Disagrees
            && event::own(other).all(|time| times::compare(first, time) == TimeAgreement::Disagrees)
    };
    if against[1..].iter().any(recurs) {
        return None;
    }
    // Of the passages that date it alike, the one that does so most sharply is shown first.
    let mut alike: Vec<&(&Support, Told)> = against
        .iter()
        .filter(|(other, told)| {
            other.coverage >= ALIKE * best.coverage && times::compare(first, &told.time) != TimeAgreement::Disagrees
        })
        .collect();
    alike.sort_by_key(|(_, told)| (told.time.vague, event::fineness(told.time.granularity)));
    let (support, Told { time: told, .. }) = alike.first()?;
    let against_time = told;
    let here = if best.coverage >= NEARLY_WHOLE { BEARS_OUT } else { BEARS_OUT_HERE };
    let borne_out = judged.passages.iter().any(|other| {
        let share = other.coverage / best.coverage;
        let agrees = |told: &TimeExpression| {
            let coarser = event::fineness(told.granularity) > event::fineness(time.granularity);
            let enough = if coarser { BEARS_OUT_COARSELY } else { BEARS_OUT };
            // « Le mois dernier » in an article of which only the month is known is one of two months: it confirms neither.
            let sure = !(coarser && told.vague && told.basis == Basis::Text);
            // « En 2017 » is true of the passage's day as well, and decides nothing.
            let decides = !coarser || times::compare(against_time, told) != TimeAgreement::Agrees;
            sure && decides && share >= enough && agreement(time, told) == TimeAgreement::Agrees
        };
        event::beside(other).any(agrees)
            || (share >= BEARS_OUT && says_the_same(subject, judged, other, time))
            || (share >= BEARS_OUT_COARSELY && reported_then(other, time, support))
            || (share >= here && other.article == support.article && has_day(other, time))
    });
    if borne_out {
        return None;
    }
    let (right, year_guessed) = right_time(time, told);
    let meant = if year_guessed { told.when } else { right };
    let words = meant.describe(subject.language_in(judged.claim.block))?;
    let date = Locale::ALL.map(|locale| meant.describe(locale.language()).unwrap_or_default());
    let span = subject.in_note(judged.claim.block, time.core);
    let message = if year_guessed {
        message!("misdated-claim-of-a-year", date = date)
    } else {
        message!("misdated-claim", date = date)
    };
    let mut finding = Finding::new(&RULE, span, message);
    finding.correct = right.iso();
    for (support, told) in alike {
        finding.evidence.push(Evidence { article: support.article, span: told.time.span });
        if told.source == Source::Earlier {
            finding.evidence.push(support.evidence());
        }
    }
    if told.granularity == time.granularity && !told.vague && !year_guessed {
        let prose = &subject.note.blocks[judged.claim.block].prose.text;
        let words = times::restyle(prose, time, subject.language_in(judged.claim.block), right).unwrap_or(words);
        let title = message!("fix-change", right = &words);
        let edit = elided(&subject.note.text, span, words, subject.language_in(judged.claim.block));
        finding.fixes.push(Fix { title, edits: vec![edit] });
    }
    Some(finding)
}

/// Whether a passage in the claim's language tells what stands around the date, though less of the whole: a summary puts several
/// sentences into one.
fn tells_around(subject: &Subject, judged: &Judged, support: &Support, time: &TimeExpression) -> bool {
    // A span of time is mostly compared with another (« de mai à avril »), not dated by it.
    if support.stored.article.language != subject.language_in(judged.claim.block)
        || time.granularity == Granularity::Range
    {
        return false;
    }
    let place = (support.article, &support.stored);
    let Around { share, nearest, specific } =
        around(subject, judged, place, support.passage, time.core, |key, _| matches!(key, Key::Number(_)));
    (share >= SHARE && nearest >= NEAR && specific >= SPECIFIC) || (share >= NEARLY_ALL && specific >= LITTLE)
}

static ELISIONS: LazyLock<Vec<(Language, String, &'static str)>> = LazyLock::new(|| {
    lexicon::rows(include_str!("../../lexicon/elision.txt"))
        .filter_map(|row| Some((Language::from_code(row.first()?)?, format!("{} ", row.get(1)?), *row.get(2)?)))
        .collect()
});

/// An edit that mends the elision before it: « d’avril » becomes « de mai », and back.
fn elided(note: &str, span: Span, words: String, language: Language) -> (Span, String) {
    let before = note.get(..span.start).unwrap_or("");
    let vowel = text::fold(&words).starts_with(['a', 'e', 'i', 'o', 'u']);
    let from = |end: &str| Span::new(span.start - end.len(), span.end);
    for (_, whole, elided) in ELISIONS.iter().filter(|(of, ..)| *of == language) {
        let straight = elided.replace('’', "'");
        let stands = [*elided, straight.as_str()].into_iter().find(|end| before.ends_with(end));
        match stands {
            Some(end) if !vowel => return (from(end), format!("{whole}{words}")),
            None if vowel && before.ends_with(whole.as_str()) => return (from(whole), format!("{elided}{words}")),
            _ => {}
        }
    }
    (span, words)
}

/// Whether a passage has most of what stands next to the date in the claim: the others may be of the event's next day.
fn tells_next(subject: &Subject, judged: &Judged, support: &Support, time: &TimeExpression) -> bool {
    // Across languages a verb is shared by chance only.
    let other_language = support.stored.article.language != subject.language_in(judged.claim.block);
    if other_language || support.coverage >= event::SAME_EVENT {
        return true;
    }
    let terms = judged.terms.iter().zip(&support.matched).filter(|(term, _)| !matches!(term.key, Key::Country(_)));
    let mut next: Vec<(usize, bool)> = terms
        .map(|(term, place)| (gap(time.core, term.span.shift(judged.claim.span.start)), place.is_some()))
        .collect();
    next.sort_by_key(|(gap, _)| *gap);
    next.truncate(NEAREST);
    next.iter().filter(|(_, shared)| *shared).count() * 2 > next.len()
}

/// Whether a passage says when in the claim's own words: « vendredi soir » means the same in both, whatever either was counted from.
fn says_the_same(subject: &Subject, judged: &Judged, support: &Support, time: &TimeExpression) -> bool {
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let words = text::fold(time.core.of(prose));
    event::own(support).any(|told| text::fold(told.core.of(&support.stored.article.text)) == words)
}

/// Whether a passage has no date of its own and its article came out about then: it may tell what happened that day. Where the article
/// is of no certain week, it does not bear out against itself.
fn reported_then(support: &Support, time: &TimeExpression, against: &Support) -> bool {
    let When::Days(claimed) = time.when else { return false };
    support.stored.told(support.passage).iter().filter(|told| told.source == Source::Reporting).any(|told| {
        let published = told.time.when.interval();
        // In the article that dates it otherwise, only what tells it better.
        let other = |days: &Interval| {
            support.article != against.article || (support.coverage > against.coverage && days.days() <= WEEK)
        };
        published.filter(other).is_some_and(|days| {
            let from = days.first.saturating_sub(jiff::Span::new().days(3));
            claimed.overlaps(Interval::new(from, days.last))
        })
    })
}

/// Whether a passage has this very day, told of whatever.
fn has_day(support: &Support, time: &TimeExpression) -> bool {
    let same = |told: &TimeExpression| {
        told.granularity == Granularity::Day && !told.vague && told.when.interval() == time.when.interval()
    };
    time.granularity == Granularity::Day && time.when.interval().is_some() && event::own(support).any(same)
}

/// Whether two times can be of one event.
fn agreement(claimed: &TimeExpression, told: &TimeExpression) -> TimeAgreement {
    let found = times::compare(claimed, told);
    let guessed = claimed.basis == Basis::Text;
    // « Le mois dernier » is told of what went on; a day beside it mostly of who reports it.
    if guessed
        && event::fineness(told.granularity) < event::fineness(claimed.granularity)
        && found == TimeAgreement::Disagrees
    {
        return TimeAgreement::Unknown;
    }
    // The year of « 15 mars » in a note is the reader's guess, and no fault of the note's.
    if found == TimeAgreement::Disagrees && guessed && same_day_of_year(claimed, told) {
        return TimeAgreement::Unknown;
    }
    found
}

fn same_day_of_year(a: &TimeExpression, b: &TimeExpression) -> bool {
    let day = |time: &TimeExpression| time.when.interval().map(|days| (days.first.month(), days.first.day()));
    a.granularity == b.granularity && a.granularity != Granularity::Year && day(a) == day(b)
}

/// Whether both name one weekday of a month, with numbers that are not whole weeks apart: « vendredi 12 mai » and « vendredi 15 mai » are of
/// one year, which tells which is wrong.
fn is_another_such_weekday((prose, claimed): (&str, &TimeExpression), (text, told): (&str, &TimeExpression)) -> bool {
    let day = |time: &TimeExpression| {
        let (first, last) = match time.when {
            When::Days(days) => ((days.first.month(), days.first.day()), (days.last.month(), days.last.day())),
            When::Yearless { first, last } => (first, last),
            When::Unresolved | When::Impossible { .. } => return None,
        };
        (time.granularity == Granularity::Day && first == last).then_some(first)
    };
    let weekday = |text: &str, time: &TimeExpression| {
        let words = text::words(time.core.of(text));
        words.into_iter().map(|word| word.folded).find(|word| !word.starts_with(|c: char| c.is_ascii_digit()))
    };
    let (Some((month, one)), Some((same, other))) = (day(claimed), day(told)) else { return false };
    let numbered = |text: &str, time: &TimeExpression| time.core.of(text).contains(|c: char| c.is_ascii_digit());
    claimed.vague
        && month == same
        && (one - other) % 7 != 0
        && numbered(prose, claimed)
        && numbered(text, told)
        && weekday(prose, claimed).is_some_and(|name| Some(name) == weekday(text, told))
}

/// The time by which a passage dates what the claim dates, where it is not the claim's.
fn told_of_event(
    subject: &Subject,
    judged: &Judged,
    dated: &[&TimeExpression],
    support: &Support,
    time: &TimeExpression,
) -> Option<Told> {
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
        if event::fineness(told.granularity) == event::fineness(time.granularity) { sum } else { sum * 2 }
    };
    let background = support.stored.background(support.passage);
    let of_its_clause = |told: &Told| {
        let apart = near.iter().filter(|(_, place)| !background.together(told.time.span, *place)).count();
        told.source != Source::Clause || apart * 2 <= near.len()
    };
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let claimed_saying = event::tells_saying(judged.claim.span.of(prose), subject.language_in(judged.claim.block));
    let article = &support.stored.article;
    // The day of « annonce mardi le préfet » is not that of what he announces.
    let of_one_kind = |told: &Told| {
        claimed_saying
            || told.source != Source::Clause
            || !event::dates_saying(&article.text, support.span, told.time.span, article.language)
    };
    support
        .stored
        .told(support.passage)
        .into_iter()
        .filter(|told| told.source != Source::Reporting)
        .filter(of_one_kind)
        .min_by_key(|told| distance(&told.time))
        .filter(of_its_clause)
        // A month or a year beside a day mostly dates something else that the sentence mentions.
        .filter(|told| event::fineness(told.time.granularity) <= event::fineness(time.granularity))
        .filter(|told| {
            agreement(time, &told.time) == TimeAgreement::Disagrees
                || is_another_such_weekday((prose, time), (&article.text, &told.time))
        })
        .filter(|told| told.source == Source::Earlier || is_its_own(judged, dated, time, support, &told.time))
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

/// How far, in days, from the claim's those of a passage without a year may lie to be surely of the same year.
const SAME_YEAR: i32 = 62;

/// The time that the corpus tells, and whether its year is the claim's because the passage names none.
fn right_time(time: &TimeExpression, told: &TimeExpression) -> (When, bool) {
    if let (When::Yearless { first, last }, When::Days(claimed)) = (told.when, time.when) {
        let day = |(month, day): (i8, i8)| jiff::civil::Date::new(claimed.first.year(), month, day);
        if let (Ok(first), Ok(last)) = (day(first), day(last)) {
            let near = Interval {
                first: claimed.first.saturating_sub(jiff::Span::new().days(SAME_YEAR)),
                last: claimed.last.saturating_add(jiff::Span::new().days(SAME_YEAR)),
            };
            let days = Interval::new(first, last);
            return (When::Days(days), !near.overlaps(days));
        }
    }
    (told.when, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_before_a_month_is_elided_with_it() {
        let mended = |note: &str, month: &str, right: &str| {
            let start = note.find(month).expect("the month");
            let (span, words) = elided(note, Span::new(start, start + month.len()), right.to_owned(), Language::French);
            format!("{}{words}{}", &note[..span.start], &note[span.end..])
        };
        assert_eq!(mended("le vote d’avril 2021.", "avril 2021", "mai 2021"), "le vote de mai 2021.");
        assert_eq!(mended("le vote de mai 2021.", "mai 2021", "août 2021"), "le vote d’août 2021.");
        assert_eq!(mended("en mai 2021.", "mai 2021", "août 2021"), "en août 2021.");
    }
}
