//! Whether two expressions can mean the same time.

use super::{Granularity, Interval, TimeExpression, When, calendar};
use serde::{Deserialize, Serialize};

/// What comparing two expressions tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TimeAgreement {
    /// They cannot both be right of one event.
    Disagrees,
    /// Nothing can be said.
    Unknown,
    /// One lies within the other.
    Agrees,
}

/// Compares two expressions at the coarser of their granularities: « en septembre 2023 » agrees with the 13th.
///
/// A vague edge is given half its period's length on either side before anything is called a disagreement. Expressions without a
/// year are compared by day and month. "Since" and "in" may speak of one event, and agree where their periods do; where these
/// differ, nothing is said; nor where only the first reading of an expression disagrees.
#[must_use]
pub fn compare(a: &TimeExpression, b: &TimeExpression) -> TimeAgreement {
    let agreement = read(a, b);
    // A second likely reading of either that agrees is no disagreement.
    let second = |e: &TimeExpression| Some(TimeExpression { when: When::Days(e.other?), ..e.clone() });
    let doubtful = agreement == TimeAgreement::Disagrees
        && (second(a).is_some_and(|a| read(&a, b) == TimeAgreement::Agrees)
            || second(b).is_some_and(|b| read(a, &b) == TimeAgreement::Agrees));
    if doubtful { TimeAgreement::Unknown } else { agreement }
}

/// The same of the first reading of each.
fn read(a: &TimeExpression, b: &TimeExpression) -> TimeAgreement {
    let agreement = match (a.when, b.when) {
        (When::Days(x), When::Days(y)) => days(a, x, b, y),
        // Every day and month lies in a whole year: that tells nothing.
        (When::Days(x), When::Yearless { .. }) | (When::Yearless { .. }, When::Days(x)) if x.days() > WHOLE_YEAR => {
            TimeAgreement::Unknown
        }
        (When::Days(x), When::Yearless { first, last }) => best(placed(x, first, last).map(|y| days(a, x, b, y))),
        (When::Yearless { first, last }, When::Days(y)) => best(placed(y, first, last).map(|x| days(a, x, b, y))),
        (When::Yearless { first, last }, When::Yearless { first: from, last: to }) => {
            let Some(x) = in_year(LEAP, first, last) else { return TimeAgreement::Unknown };
            best(placed(x, from, to).map(|y| days(a, x, b, y)))
        }
        _ => TimeAgreement::Unknown,
    };
    if a.relation != b.relation && agreement == TimeAgreement::Disagrees { TimeAgreement::Unknown } else { agreement }
}

/// From so many days on, a stretch holds nearly every day and month.
const WHOLE_YEAR: i64 = 300;

/// Any leap year: one that has every day that a month and a day can name.
const LEAP: i16 = 2024;

fn best(found: impl Iterator<Item = TimeAgreement>) -> TimeAgreement {
    found.max().unwrap_or(TimeAgreement::Unknown)
}

fn days(a: &TimeExpression, x: Interval, b: &TimeExpression, y: Interval) -> TimeAgreement {
    // A vague day is one of several: it can be excluded, never confirmed; a lone vague day not even that.
    let unsure = |e: &TimeExpression| e.vague && e.granularity == Granularity::Day;
    let lone = |e: &TimeExpression, i: Interval| unsure(e) && i.first == i.last;
    if x == y && (x.first == x.last || !(unsure(a) || unsure(b))) {
        return TimeAgreement::Agrees;
    }
    if unsure(a) || unsure(b) {
        let possible = lone(a, x) || lone(b, y) || wide(a, x).overlaps(wide(b, y));
        return if possible { TimeAgreement::Unknown } else { TimeAgreement::Disagrees };
    }
    if x.contains(y) || y.contains(x) {
        TimeAgreement::Agrees
    } else if wide(a, x).overlaps(wide(b, y)) {
        TimeAgreement::Unknown
    } else {
        TimeAgreement::Disagrees
    }
}

/// The interval with room at its edges where these are vague.
fn wide(e: &TimeExpression, i: Interval) -> Interval {
    if !e.vague || e.granularity == Granularity::Day {
        return i;
    }
    let room = (i.days() / 2).max(1);
    Interval {
        first: calendar::plus_days(i.first, -room).unwrap_or(i.first),
        last: calendar::plus_days(i.last, room).unwrap_or(i.last),
    }
}

/// Days without a year, in each year that `beside` could mean.
fn placed(beside: Interval, first: (i8, i8), last: (i8, i8)) -> impl Iterator<Item = Interval> {
    // Beyond two years every day and month occurs.
    let from = beside.first.year().saturating_sub(1);
    let to = beside.last.year().saturating_add(1).min(from.saturating_add(4));
    (from..=to).filter_map(move |year| in_year(year, first, last))
}

/// Days without a year in this one; those that go over New Year begin in it. 29 February is cut to the month's end.
fn in_year(year: i16, first: (i8, i8), last: (i8, i8)) -> Option<Interval> {
    let end = if last < first { year.checked_add(1)? } else { year };
    let last_day = last.1.min(calendar::month_length(Some(end), last.0)?);
    Some(Interval { first: calendar::day(year, first.0, first.1)?, last: calendar::day(end, last.0, last_day)? })
}
