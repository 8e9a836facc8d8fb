//! By which time a passage dates what a claim dates, and whether passages bear the claim's own out.

use crate::check::Subject;
use crate::check::around::{Around, Place, around, gap};
use crate::check::event;
use crate::check::evidence::{Judged, Support};
use crate::check::terms::Key;
use crate::index::told::{Source, Told};
use crate::reading::times::{self, Basis, Granularity, Relation, TimeAgreement, When};
use crate::reading::{self, Interval, TimeExpression, background};
use crate::text::{self, Span};

/// The least share of the claim, of what stands next to its date, and of weight, by which a passage tells the same though it tells less
/// than an event. Tuned on drawn press summaries.
const SHARE: f32 = 0.45;
const NEAR: f32 = 0.55;
const SPECIFIC: f32 = 4.0;
/// Of a short sentence nearly all, and less weight, is enough.
const NEARLY_ALL: f32 = 0.75;
const LITTLE: f32 = 2.5;
/// Or most, where nearly all that stands next to the date is told.
const MOST: f32 = 0.65;
/// Or half of both, where that weighs much. Tuned on drawn press summaries: of 612 right ones in French none more is taken for wrong.
const HALF: f32 = 0.50;
const MUCH: f32 = 6.0;
/// Where a passage dates its own clause as finely as the claim, this share of the claim and this weight are enough. No passage bears the
/// claim's date out then, and what is right is hardly ever left so: of 400 notes on the French press, on which this was tuned, none more was
/// than without it, of 2,700 drawn ones two.
const SHARE_ALIKE: f32 = 0.45;
const SPECIFIC_ALIKE: f32 = 3.0;
/// Or this share, where both dates have one part in common. Tuned on notes written for it on two stories of the press.
const SHARE_HALF: f32 = 0.33;
/// Of what the best passage tells it has this share, whether that one dates it or not.
const OF_BEST: f32 = 0.8;
/// So many days ahead of its article lies what is to come in the news.
const AHEAD: i64 = 31;
/// The words next to a date that tell what it dates.
const NEAREST: usize = 3;
/// Longer stretches are told by months and years, roughly.
const STRETCH: i64 = 62;
/// Of whatever goes on about something (its rehearsals, its hotels) a passage tells less than this.
const NEARLY_ALL_TOLD: f32 = 0.85;
/// An article of which only a longer stretch of days is known bears nothing out against itself.
const WEEK: i64 = 7;

/// Whether a passage in the claim's language tells what stands around the date, though less of the whole: a summary puts several
/// sentences into one.
pub fn tells_around(subject: &Subject, judged: &Judged, support: &Support, time: &TimeExpression) -> bool {
    // A span of time is mostly compared with another (« de mai à avril »), not dated by it.
    if support.stored.article.language != subject.language_in(judged.claim.block)
        || time.granularity == Granularity::Range
    {
        return false;
    }
    let place = (support.article, &support.stored);
    let Around { share, nearest, specific } =
        around(subject, judged, place, support.passage, Place { own_words: true, ..Place::new(time.core) });
    (share >= SHARE && nearest >= NEAR && specific >= SPECIFIC)
        || (share >= NEARLY_ALL && nearest >= NEAR && specific >= LITTLE)
        || (share >= MOST && nearest >= NEARLY_ALL && specific >= LITTLE)
        || (share >= HALF && nearest >= HALF && specific >= MUCH)
}

/// Whether a passage tells part of a claim that writes its date out, and hardly less of it than the best passage does.
pub fn may_date_alike(subject: &Subject, judged: &Judged, support: &Support, best: f32, time: &TimeExpression) -> bool {
    time.basis == Basis::Written
        && support.coverage >= SHARE_HALF.max(OF_BEST * best)
        && support.specific >= SPECIFIC_ALIKE
        && names_anything(subject, judged)
}

/// Whether a claim has a name: words alone are told of many things.
fn names_anything(subject: &Subject, judged: &Judged) -> bool {
    let names = &subject.readings[judged.claim.block].names;
    let mut own = reading::within(names, |name| name.span, judged.claim.span);
    judged.terms.iter().any(|term| term.key.is_name()) || own.next().is_some()
}

/// Whether a time dates its clause as finely as the claim's does the claim, of which the passage tells enough.
pub fn dates_alike(support: &Support, time: &TimeExpression, told: &Told) -> bool {
    // What came after the article was no matter of its own.
    let published = support.stored.article.date.as_ref().map(|date| date.value.last);
    let after = time.when.interval().zip(published).is_some_and(|(days, published)| days.first > published);
    is_dated_alike(time, told) && (support.coverage >= SHARE_ALIKE || (!after && is_half(time, &told.time)))
}

/// Whether a time stands in the clause that it dates, and is as fine as the claim's.
pub fn is_dated_alike(time: &TimeExpression, told: &Told) -> bool {
    matches!(told.source, Source::Clause | Source::Later) && told.time.granularity == time.granularity
}

/// Whether two times have one part of a date and not the other: the month in another year, another month of the year, the day in another year
/// or month, the weekday in another week of the month.
/// Who mistakes a date mostly mistakes one part of it.
fn is_half(one: &TimeExpression, other: &TimeExpression) -> bool {
    let (Some(a), Some(b)) = (one.when.interval(), other.when.interval()) else { return false };
    let (year, month) = (a.first.year() == b.first.year(), a.first.month() == b.first.month());
    one.granularity == other.granularity
        && match one.granularity {
            Granularity::Month => year != month,
            // « Dimanche 10 mai », « dimanche dernier »
            Granularity::Day if year && month => a.first.weekday() == b.first.weekday(),
            Granularity::Day => year != month && a.first.day() == b.first.day(),
            _ => false,
        }
}

/// Whether a passage has the very word or name next to a date in the claim.
fn tells_nearest(judged: &Judged, support: &Support, time: &TimeExpression) -> bool {
    let terms = judged.terms.iter().zip(&support.matched).filter(|(term, _)| !matches!(term.key, Key::Country(_)));
    let nearest = terms.min_by_key(|(term, _)| gap(time.core, term.span.shift(judged.claim.span.start)));
    nearest.is_some_and(|(_, place)| place.is_some())
}

/// Whether a passage has most of what stands next to the date in the claim: the others may be of the event's next day.
pub fn tells_next(subject: &Subject, judged: &Judged, support: &Support, time: &TimeExpression) -> bool {
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
pub fn says_the_same(subject: &Subject, judged: &Judged, support: &Support, time: &TimeExpression) -> bool {
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let words = text::fold(time.core.of(prose));
    event::own(support).any(|told| text::fold(told.core.of(&support.stored.article.text)) == words)
}

/// Whether a passage has no date of its own and its article came out about then: it may tell what happened that day. Where the article
/// is of no certain week, it does not bear out against itself.
pub fn reported_then(
    support: &Support,
    time: &TimeExpression,
    (against, otherwise): (&Support, &TimeExpression),
) -> bool {
    let When::Days(claimed) = time.when else { return false };
    support.stored.told(support.passage).iter().filter(|told| told.source == Source::Reporting).any(|told| {
        let published = told.time.when.interval();
        // In the article that dates it otherwise, only what tells it better.
        let other = |days: &Interval| {
            support.article != against.article || (support.coverage > against.coverage && days.days() <= WEEK)
        };
        published.filter(other).is_some_and(|days| {
            let from = days.first.saturating_sub(jiff::Span::new().days(3));
            let around = Interval::new(from, days.last);
            let both = otherwise.when.interval().is_some_and(|told| told.days() == 1 && around.overlaps(told));
            claimed.overlaps(around) && !both
        })
    })
}

/// Whether a passage has this very day, told of whatever.
pub fn has_day(support: &Support, time: &TimeExpression) -> bool {
    let same = |told: &TimeExpression| {
        told.granularity == Granularity::Day && !told.vague && told.when.interval() == time.when.interval()
    };
    time.granularity == Granularity::Day && time.when.interval().is_some() && event::own(support).any(same)
}

/// Whether two times can be of one event.
pub fn agreement(claimed: &TimeExpression, told: &TimeExpression) -> TimeAgreement {
    // « Y est depuis le 13 » is wrong of who came there on the 3rd.
    if claimed.relation == Relation::Since && told.relation == Relation::At && begins_later(claimed, told) {
        return TimeAgreement::Disagrees;
    }
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

/// Whether two stretches told by their first and last days only overlap: « du 3 au 12 mai », « du 8 au 17 mai ».
fn is_other_stretch(one: &TimeExpression, other: &TimeExpression) -> bool {
    let days = |time: &TimeExpression| {
        let days = time.when.interval().filter(|_| time.granularity == Granularity::Range && !time.vague);
        days.filter(|days| days.days() <= STRETCH)
    };
    let apart = |(one, other): (Interval, Interval)| !one.contains(other) && !other.contains(one);
    one.relation == other.relation && days(one).zip(days(other)).is_some_and(apart)
}

/// Whether a day from which something is told to last is later than the day on which it is told to have been so.
fn begins_later(since: &TimeExpression, told: &TimeExpression) -> bool {
    let day = |time: &TimeExpression| {
        let sure = time.granularity == Granularity::Day && !time.vague && time.basis != Basis::Text;
        time.when.interval().filter(|_| sure)
    };
    day(since).zip(told.when.interval()).is_some_and(|(since, told)| told.last < since.first)
        && told.granularity == Granularity::Day
        && !told.vague
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
pub fn told_of_event(
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
    // What was to come when the article came out is not what was done by then.
    let published = article.date.as_ref().map(|date| date.value);
    let language = subject.language_in(judged.claim.block);
    let past = background::tells_past(prose, judged.claim.span, language)
        && time.when.interval().zip(published).is_some_and(|(days, published)| days.last <= published.last);
    // Further ahead lies what was read of the wrong year.
    let near = |days: Interval, published: Interval| {
        days.first <= published.last.saturating_add(jiff::Span::new().days(AHEAD))
    };
    let to_come = |told: &Told| {
        let days = told.time.when.interval().filter(|_| past);
        let sure = |days, published| told.time.basis == Basis::Written || near(days, published);
        days.zip(published).is_some_and(|(days, published)| published.last < days.first && sure(days, published))
    };
    let born = event::dates_birth(prose, judged.claim.span, time.span, subject.language_in(judged.claim.block));
    let of_a_birth = |told: &Told| {
        let dated = event::dates_birth(&article.text, support.span, told.time.span, article.language);
        dated == born || told.source != Source::Clause
    };
    // The day of « annonce mardi le préfet » is not that of what he announces.
    let of_one_kind = |told: &Told| {
        claimed_saying
            || told.source != Source::Clause
            || dates_one_word(judged, time, support, &told.time)
            || !event::dates_saying(&article.text, support.span, told.time.span, article.language)
    };
    support
        .stored
        .told(support.passage)
        .into_iter()
        .filter(|told| told.source != Source::Reporting && !is_called_so(&article.text, &told.time))
        .filter(of_one_kind)
        .filter(of_a_birth)
        .min_by_key(|told| distance(&told.time))
        .filter(of_its_clause)
        .filter(|told| !to_come(told))
        .map(|told| end_meant(dated, time, &told).map_or((told, false), |end| (end, true)))
        // A month or a year beside a day mostly dates something else that the sentence mentions.
        .filter(|(told, _)| is_as_fine(&told.time, time))
        // What lasted for years may have lasted for others again.
        .filter(|(told, _)| {
            let lasted = is_of_years(time) && is_of_years(&told.time);
            let again = || background::tells_again(prose, judged.claim.span, language);
            !lasted || (support.coverage >= MOST && tells_nearest(judged, support, time) && !again())
        })
        .filter(|(told, _)| !is_retold(support, time, &told.time))
        .filter(|(told, _)| {
            agreement(time, &told.time) == TimeAgreement::Disagrees
                || is_another_such_weekday((prose, time), (&article.text, &told.time))
                || (support.coverage >= NEARLY_ALL_TOLD && is_other_stretch(time, &told.time))
        })
        .filter(|(told, is_end)| {
            *is_end || told.source != Source::Clause || is_its_own(subject, judged, time, support, &told.time)
        })
        .map(|(told, _)| told)
}

/// Whether a time goes from a year to a year: « de 2007 à 2014 ».
fn is_of_years(time: &TimeExpression) -> bool {
    let whole = |days: Interval| (days.first.day_of_year(), days.last.month(), days.last.day()) == (1, 12, 31);
    time.granularity == Granularity::Range && time.when.interval().is_some_and(whole)
}

/// Whether a day is what something is called by, as a hyphen says: « le défilé du 14-Juillet ».
fn is_called_so(text: &str, time: &TimeExpression) -> bool {
    let words = time.core.of(text);
    let joined = words.split(['-', '‐', '‑']).skip(1).any(|part| part.starts_with(char::is_alphabetic));
    joined && time.granularity == Granularity::Day && words.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a time is told as finely as the claim's; « fin 2024 » is no finer than a year.
fn is_as_fine(told: &TimeExpression, time: &TimeExpression) -> bool {
    let part_of_year = matches!(time.granularity, Granularity::Quarter | Granularity::Season);
    // « De 2007 à 2014 » is no finer than the years.
    let granularity = |time: &TimeExpression| if is_of_years(time) { Granularity::Year } else { time.granularity };
    let told = granularity(told);
    event::fineness(told) <= event::fineness(granularity(time)) || (part_of_year && told == Granularity::Year)
}

/// Whether both texts have their date beside one word: « un communiqué du 3 mai », « un communiqué publié le 4 ».
fn dates_one_word(judged: &Judged, time: &TimeExpression, support: &Support, told: &TimeExpression) -> bool {
    let shared = judged.terms.iter().zip(&support.matched);
    let mut near = shared.filter(|(term, _)| gap(time.core, term.span.shift(judged.claim.span.start)) <= BESIDE_DATE);
    near.any(|(_, place)| place.is_some_and(|place| gap(told.span, place) <= BESIDE_DATE_TOLD))
}

/// The bytes between a date and the word that it dates, in a note and in an article.
const BESIDE_DATE: usize = 8;
const BESIDE_DATE_TOLD: usize = 16;

/// The end of a passage's range that a day of the claim stands for, where another day of it is the other end: « avait commencé le 8 et
/// n’avait cessé que le 14 » of what lasted « du 5 au 14 ».
fn end_meant(dated: &[&TimeExpression], time: &TimeExpression, told: &Told) -> Option<Told> {
    let day = |time: &TimeExpression| {
        time.when.interval().filter(|_| time.granularity == Granularity::Day && !time.vague).map(|days| days.first)
    };
    let range =
        told.time.when.interval().filter(|_| told.time.granularity == Granularity::Range && !told.time.vague)?;
    day(time)?;
    // Of three days one may lie between.
    if dated.len() != 2 {
        return None;
    }
    let mut others = dated.iter().filter(|other| other.span != time.span).filter_map(|other| day(other));
    let meant = others.find_map(|other| match other {
        other if other == range.last => Some(range.first),
        other if other == range.first => Some(range.last),
        _ => None,
    })?;
    let mut end = told.clone();
    end.time.when = When::Days(Interval::new(meant, meant));
    end.time.granularity = Granularity::Day;
    Some(end)
}

/// Whether only the year parts two times, the passage does not write it, and its article speaks of the claim's year too: looking back, it
/// may well mean that one.
pub fn is_retold(support: &Support, time: &TimeExpression, told: &TimeExpression) -> bool {
    let year = time.when.interval().map(|days| days.first.year().to_string());
    let writes = |year: String| {
        let number = |word: &text::Word| word.folded == year;
        text::words(&support.stored.article.text).iter().any(number)
    };
    told.basis != Basis::Written && same_day_of_year(time, told) && year.is_some_and(writes)
}

/// Whether a time of the passage is told of what the claim dates with `time`, and not with another of its times: that one agrees
/// with it, or stands nearer to the words that both share.
fn is_its_own(
    subject: &Subject,
    judged: &Judged,
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
    // Also those that hang on another, and are not judged.
    let times = &subject.readings[judged.claim.block].times;
    reading::within(times, |time| time.span, judged.claim.span)
        .filter(|other| other.span != time.span && !other.vague)
        .filter(|other| other.when.interval().is_some() || is_yearless(other))
        .all(|other| times::compare(other, told) != TimeAgreement::Agrees && apart(time) <= apart(other))
}

fn is_yearless(time: &TimeExpression) -> bool {
    matches!(time.when, When::Yearless { .. })
}
