//! `misdated-claim`.

mod mending;
mod told;

use super::Rule;
use crate::check::evidence::{self, Judged, Support};
use crate::check::{Evidence, Finding, Fix, Subject, event, meeting, standing};
use crate::config::Level;
use crate::index::told::{Source, Told};
use crate::lexicon::Language;
use crate::reading::times::{self, Basis, Granularity, Relation, TimeAgreement, When};
use crate::reading::{self, TimeExpression};
use crate::text;
use crate::wording::{Locale, message};
use mending::{elided, right_time};
use told::{agreement, has_day, reported_then, says_the_same, told_of_event};

pub static RULE: Rule = Rule {
    code: "misdated-claim",
    level: Level::Warning,
    summary: "the corpus dates the event otherwise",
    of_claims: true,
    check,
    doc: r#"A date in a sentence about something that the corpus tells too, with another date.

**Why.** Days and years are what memory mixes up first, and what a reader checks first.

**Example.** The note: « la digue a cédé le 4 mai 2021 »; the article: « Le 3 mai 2021, la digue a cédé ».

**How it decides.** It looks for passages that tell the same event: the same names, in whichever spelling, and most of the same words;
half of them are enough where a passage dates its own clause as finely as the note, or where they weigh much, a third where both dates have one part
in common (« mai 2020 » and « mai 2021 », « 3 mai » and « 3 juin »). Words that the corpus has nowhere are taken for the writer's own way of telling it,
and count for little.
Dates compare as intervals: « en mai 2021 » agrees with the 3rd, the rounder date is no error. "Monday" in an article counts from
the day it was published, where that is known; where no year is told, day and month are compared. A passage without a date is dated by
the sentence behind it that only says when (« C’était en mai 2021 »), else by the one before it, where that tells the story's day and nothing parts
the two; what had happened earlier is not. The day of a
saying (« annonce mardi le préfet ») is not that of what is said. Two stretches
of days that only overlap are two, where nearly all is told. A meeting of the same people within a week is the same meeting, in
whichever words it is told. If any passage near the event bears the note's date out, nothing is said; nor where only the year differs, the
passage does not write it, and its article speaks of the note's year too.

**Fix.** Puts the corpus's date in the note's place, in the note's own style, where the corpus tells it as finely and its year is known.
"#,
};

/// A passage with the claim's own date, told as finely, is enough for silence if it tells this share of the best passage's.
const BEARS_OUT: f32 = 0.6;
/// One that tells the date more coarsely must be nearly as good as the best.
const BEARS_OUT_COARSELY: f32 = 0.9;

/// In the article that dates it otherwise this share is enough: it tells the event over several sentences, and of several days.
const BEARS_OUT_HERE: f32 = 0.4;

/// Unless one passage tells all this of the claim: it is told at once.
const NEARLY_WHOLE: f32 = 0.85;

/// A passage that dates the event like the best one, and tells this share of what that tells, is evidence too.
const ALIKE: f32 = 0.8;

fn check(subject: &Subject) -> Vec<Finding> {
    let found = |judged: &Judged| {
        // A label is read with the next sentence, and what that one cites: that is not kept.
        if evidence::is_label(judged) {
            return of_claim(subject, judged).iter().map(|finding| in_note(subject, judged, finding)).collect();
        }
        let found = subject.of_claim("misdated", judged, || of_claim(subject, judged));
        found.iter().map(|finding| in_note(subject, judged, finding)).collect::<Vec<_>>()
    };
    subject.claims().iter().flat_map(found).collect()
}

/// A finding of a block's prose as one of the note, with the elision before the date mended.
fn in_note(subject: &Subject, judged: &Judged, finding: &Finding) -> Finding {
    let mut finding = subject.finding_in_note(judged.claim.block, finding);
    let language = subject.language_in(judged.claim.block);
    for (span, words) in finding.fixes.iter_mut().flat_map(|fix| &mut fix.edits) {
        (*span, *words) = elided(&subject.note.text, *span, std::mem::take(words), language);
    }
    finding
}

/// What is found in a claim; spans are bytes of its block's prose.
fn of_claim(subject: &Subject, judged: &Judged) -> Vec<Finding> {
    let dated = dated(subject, judged);
    let whole = (!dated.is_empty()).then(|| evidence::completed(subject, judged)).flatten();
    let judged = whole.as_ref().unwrap_or(judged);
    dated.iter().filter_map(|time| judge(subject, judged, &dated, time)).collect()
}

/// What is found in a claim that may have fewer passages than were found for it.
pub(super) fn found(subject: &Subject, judged: &Judged) -> Vec<Finding> {
    let dated = dated(subject, judged);
    let found = dated.iter().filter_map(|time| judge(subject, judged, &dated, time));
    found.map(|finding| in_note(subject, judged, &finding)).collect()
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
    // "In the spring" may be that of any year.
    let season = time.granularity == Granularity::Season && time.basis == Basis::Text;
    placed && !(bare && noun) && !season && time.wrong_weekday.is_none() && !matches!(time.basis, Basis::Said(_))
}

/// Judges one of the times (`dated`) of a claim.
fn judge(subject: &Subject, judged: &Judged, dated: &[&TimeExpression], time: &TimeExpression) -> Option<Finding> {
    let against = told_otherwise(subject, judged, dated, time);
    if !against.is_empty() {
        let against: Vec<(&Support, &Told)> = against.iter().map(|(support, told)| (*support, told)).collect();
        return finding(subject, judged, time, &against);
    }
    let met = meeting::find(subject, judged, time)?;
    let differs = agreement(time, &met.time.time) == TimeAgreement::Disagrees;
    if !differs || meeting::has_own_day(subject, judged, time) {
        return None;
    }
    finding(subject, judged, time, &[(met.support, &met.time)])
}

/// The passages that tell the event and date it otherwise, the sharpest first; none where any bears the claim's own date out.
fn told_otherwise<'a>(
    subject: &Subject,
    judged: &'a Judged,
    dated: &[&TimeExpression],
    time: &TimeExpression,
) -> Vec<(&'a Support, Told)> {
    let best = judged.passages.first().map_or(0.0, |support| support.coverage);
    // The cheap questions first: when a passage happened is none.
    let told = |support: &'a Support| {
        let of_clause = event::shares_clause(subject, judged, support, time);
        let tells =
            (of_clause && event::tells(subject, judged, support) && told::tells_next(subject, judged, support, time))
                || told::tells_around(subject, judged, support, time);
        let may = tells || (of_clause && told::may_date_alike(subject, judged, support, best, time));
        if !may {
            return None;
        }
        let told = told_of_event(subject, judged, dated, support, time)?;
        let dates = tells || told::dates_alike(support, time, &told);
        (dates && standing::may_be_of(subject, judged, support.article)).then_some((support, told))
    };
    let against: Vec<(&Support, Told)> = judged.passages.iter().filter_map(told).collect();
    let Some((best, Told { time: first, .. })) = against.first() else { return Vec::new() };
    // What happens again and again is told with many dates; none of them is the claim's.
    let recurs = |(other, told): &(&Support, Told)| {
        other.coverage >= BEARS_OUT_COARSELY * best.coverage
            && told.source == Source::Clause
            && times::compare(first, &told.time) == TimeAgreement::Disagrees
            && event::own(other).all(|time| times::compare(first, time) == TimeAgreement::Disagrees)
    };
    if against[1..].iter().any(recurs) {
        return Vec::new();
    }
    // Of the passages that date it alike, the one that does so most sharply is shown first.
    let mut alike: Vec<&(&Support, Told)> = against
        .iter()
        .filter(|(other, told)| {
            other.coverage >= ALIKE * best.coverage && times::compare(first, &told.time) != TimeAgreement::Disagrees
        })
        .collect();
    alike.sort_by_key(|(_, told)| (told.time.vague, event::fineness(told.time.granularity)));
    let Some((support, Told { time: against_time, .. })) = alike.first() else { return Vec::new() };
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
            // Nor does what the sentence beside dates more coarsely, where the passage dates its own.
            let own = !coarser || other.span.contains(told.span);
            sure && decides && own && share >= enough && agreement(time, told) == TimeAgreement::Agrees
        };
        // What dates its own clause is not dated by what stands beside it.
        let own_day = other.coverage >= event::SAME_EVENT
            && against.iter().any(|(one, told)| {
                (one.article, one.passage) == (other.article, other.passage) && told::is_dated_alike(time, told)
            });
        event::beside(other).any(|told| (!own_day || other.span.contains(told.span)) && agrees(told))
            || (share >= BEARS_OUT && event::own(other).any(|told| told::is_retold(other, time, told)))
            || (share >= BEARS_OUT && says_the_same(subject, judged, other, time))
            || (share >= BEARS_OUT_COARSELY && reported_then(other, time, (*support, against_time)))
            || (share >= here && other.article == support.article && has_day(other, time))
    });
    if borne_out { Vec::new() } else { alike.into_iter().cloned().collect() }
}

/// What is said of a date that passages tell otherwise, the sharpest first.
fn finding(
    subject: &Subject,
    judged: &Judged,
    time: &TimeExpression,
    against: &[(&Support, &Told)],
) -> Option<Finding> {
    let (_, Told { time: told, .. }) = against.first()?;
    let (right, year_guessed) = right_time(time, told);
    let meant = if year_guessed { told.when } else { right };
    let words = meant.describe(subject.language_in(judged.claim.block))?;
    let date = Locale::ALL.map(|locale| meant.describe(locale.language()).unwrap_or_default());
    let span = time.core;
    let message = if year_guessed {
        message!("misdated-claim-of-a-year", date = date)
    } else {
        message!("misdated-claim", date = date)
    };
    let mut finding = Finding::new(&RULE, span, message);
    finding.correct = right.iso();
    for (support, told) in against {
        finding.evidence.push(Evidence { article: support.article, span: told.time.span });
        if told.source != Source::Clause {
            finding.evidence.push(support.evidence());
        }
    }
    if told.granularity == time.granularity && !told.vague && !year_guessed {
        let prose = &subject.note.blocks[judged.claim.block].prose.text;
        let words = times::restyle(prose, time, subject.language_in(judged.claim.block), right).unwrap_or(words);
        let title = message!("fix-change", right = &words);
        finding.fixes.push(Fix { title, edits: vec![(span, words)] });
    }
    Some(finding)
}
