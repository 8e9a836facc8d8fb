//! What is made of a resolved point: a part of a period, or what lies so far from a day.

use super::super::grammar::Op;
use super::super::{Granularity, Interval, Unit, When, calendar};
use super::{Meaning, granularity};

/// Applies `op` to what a point means; `None` where there is no such part.
pub(super) fn applied(op: Op, whole: Meaning) -> Option<Meaning> {
    let of = match op {
        Op::Shift(_) | Op::NthWeekday { .. } => Granularity::Day,
        Op::WeekOf => Granularity::Week,
        Op::Ending(by) | Op::Starting(by) if by.unit == Unit::Week => Granularity::Week,
        Op::Nth { unit, .. } => granularity(unit),
        Op::Ending(_) | Op::Starting(_) | Op::First { .. } => Granularity::Range,
    };
    let When::Days(days) = whole.when else {
        return Some(Meaning { when: When::Unresolved, granularity: of, ..whole });
    };
    let found = match op {
        Op::Shift(by) => {
            return Some(Meaning {
                when: When::Days(Interval { first: by.from(days.first)?, last: by.from(days.last)? }),
                granularity: of,
                other: None,
                ..whole
            });
        }
        Op::WeekOf => calendar::stretch(days.first, Unit::Week, 0),
        // All of a month counts: the quarter ended 30 June began on 1 April.
        Op::Ending(by) => calendar::next(days.last)
            .and_then(|after| by.back().from(after))
            .map(|first| Interval { first, last: days.last }),
        Op::Starting(by) => by
            .from(days.first)
            .and_then(|after| calendar::plus_days(after, -1))
            .map(|last| Interval::new(days.first, last)),
        Op::Nth { number, unit } => nth(days, number, unit),
        Op::NthWeekday { number, weekday } => nth_weekday(days, number, weekday).map(Interval::day),
        Op::First { count, unit } => first(days, count, unit),
    }?;
    // Which week is whose is no settled matter.
    let vague = matches!(op, Op::Nth { unit: Unit::Week, .. });
    Some(Meaning { when: When::Days(found), granularity: of, other: None, ..whole }.vague(vague))
}

fn nth(period: Interval, number: i32, unit: Unit) -> Option<Interval> {
    if unit == Unit::Week {
        return calendar::week_of(period, number);
    }
    let (from, by) = if number > 0 { (period.first, number - 1) } else { (period.last, number + 1) };
    let found = calendar::stretch(from, unit, by)?;
    period.contains(found).then_some(found)
}

fn nth_weekday(period: Interval, number: i32, weekday: i8) -> Option<jiff::civil::Date> {
    let found = if number > 0 {
        calendar::plus_days(calendar::weekday_from(period.first, weekday)?, i64::from(number - 1) * 7)
    } else {
        calendar::plus_days(calendar::weekday_until(period.last, weekday)?, i64::from(number + 1) * 7)
    }?;
    period.contains(Interval::day(found)).then_some(found)
}

/// So many units from the beginning of a period on, or up to its end.
fn first(period: Interval, count: i32, unit: Unit) -> Option<Interval> {
    let (one, other) = if count > 0 { (1, count) } else { (count, -1) };
    let found = nth(period, one, unit)?.cover(nth(period, other, unit)?);
    (found.days() <= period.days() + 7).then_some(found)
}
