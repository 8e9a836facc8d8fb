//! What is counted from the text's date or from what was said.

use super::super::calendar::Distance;
use super::super::direction::Direction;
use super::super::grammar::Base;
use super::super::{Basis, Granularity, Interval, Unit, Which, calendar};
use super::{MEMORY, Meaning, Resolver, granularity};
use crate::text::Span;
use jiff::civil::Date;

/// A weekday so few days ago is called by its name alone.
const CLOSE: i64 = 2;

impl Resolver {
    /// Counted from the text's date: from its first possible day and from its last, and all between.
    pub(super) fn counted(&self, granularity: Granularity, from: impl Fn(Date) -> Option<Interval>) -> Option<Meaning> {
        let Some(anchor) = self.anchor else { return Some(Meaning::unresolved(granularity)) };
        let (a, b) = (from(anchor.first)?, from(anchor.last)?);
        Some(Meaning::days(a.cover(b), granularity).vague(a != b).counted_from(Basis::Text))
    }

    pub(super) fn weekday(
        &self,
        wanted: i8,
        which: Which,
        week: Option<i32>,
        at: usize,
        direction: &dyn Fn() -> Direction,
    ) -> Option<Meaning> {
        let day = Granularity::Day;
        if let Some(week) = week {
            return self.counted(day, |today| {
                let monday = calendar::stretch(today, Unit::Week, week)?.first;
                calendar::weekday_from(monday, wanted).map(Interval::day)
            });
        }
        match which {
            Which::Previous | Which::Following | Which::Same | Which::That => {
                let Some((said, from, sure)) = self.day_said(at) else {
                    if self.said.is_some() {
                        return Some(Meaning::unresolved(day));
                    }
                    let which = match which {
                        Which::Previous => Which::Last,
                        Which::Following => Which::Next,
                        _ => Which::This,
                    };
                    return Some(self.weekday(wanted, which, None, at, direction)?.vague(true));
                };
                let found = match which {
                    Which::Previous => calendar::weekday_until(calendar::plus_days(said, -1)?, wanted),
                    Which::Following => calendar::weekday_from(calendar::next(said)?, wanted),
                    _ => Some(said).filter(|said| calendar::weekday(*said) == wanted),
                };
                Some(found.map_or(Meaning::unresolved(day), |found| {
                    Meaning::days(Interval::day(found), day).vague(!sure).counted_from(Basis::Said(from))
                }))
            }
            Which::Last | Which::Next | Which::AfterNext => {
                let (ahead, week) = (which == Which::Next, if which == Which::Next { 1 } else { -1 });
                let nearest = |today: Date| {
                    let from = calendar::plus_days(today, i64::from(week))?;
                    let found = if ahead {
                        calendar::weekday_from(from, wanted)
                    } else {
                        calendar::weekday_until(from, wanted)
                    };
                    found.map(Interval::day)
                };
                let by_week = |today: Date| {
                    calendar::weekday_from(calendar::stretch(today, Unit::Week, week)?.first, wanted).map(Interval::day)
                };
                // Nobody calls yesterday "last Wednesday".
                let close =
                    |today: Date| nearest(today).is_some_and(|found| calendar::distance(found.first, today) <= CLOSE);
                let weekly = |today: Date| self.habits.weekday_by_week && (ahead || close(today));
                let found = self.counted(day, |today| if weekly(today) { by_week(today) } else { nearest(today) })?;
                let other = self.today().and_then(|today| if weekly(today) { nearest(today) } else { by_week(today) });
                Some(found.or(other.filter(|other| found.when.interval() != Some(*other))))
            }
            Which::This if self.anchor.is_some() => {
                // « ce lundi »: the nearest, more readily one that is still to come in these days.
                let direction = direction();
                self.counted(day, |today| {
                    let (past, ahead) =
                        (calendar::weekday_until(today, wanted)?, calendar::weekday_from(today, wanted)?);
                    let later = calendar::distance(today, ahead) < 2 * calendar::distance(past, today);
                    let ahead_meant = match direction {
                        Direction::Past | Direction::PastBefore => false,
                        Direction::Future => true,
                        Direction::Unknown => later,
                    };
                    Some(Interval::day(if ahead_meant { ahead } else { past }))
                })
            }
            Which::Bare | Which::This => {
                let told = if self.anchor.is_some() { direction() } else { Direction::Unknown };
                let ahead = told == Direction::Future;
                let side = |ahead: bool, today: Date| {
                    let found = if ahead {
                        calendar::weekday_from(today, wanted)
                    } else {
                        calendar::weekday_until(today, wanted)
                    };
                    found.map(Interval::day)
                };
                // What the words tell leaves no choice.
                let other = self.today().filter(|_| told == Direction::Unknown).and_then(|today| side(!ahead, today));
                let found = self.counted(day, |today| side(ahead, today))?;
                Some(found.or(other.filter(|other| found.when.interval() != Some(*other))))
            }
        }
    }

    pub(super) fn stretch(
        &self,
        unit: Unit,
        which: Which,
        at: usize,
        direction: &dyn Fn() -> Direction,
    ) -> Option<Meaning> {
        let granularity = granularity(unit);
        let by = match which {
            Which::Last => -1,
            Which::Next => 1,
            Which::AfterNext => 2,
            Which::This | Which::Bare => 0,
            Which::Previous | Which::Following | Which::Same | Which::That => {
                let by = match which {
                    Which::Previous => -1,
                    Which::Following => 1,
                    _ => 0,
                };
                let Some((said, from)) = self.said_within(unit, at) else {
                    if self.said.is_some() {
                        return Some(Meaning::unresolved(granularity));
                    }
                    // Nothing was said before: what is told is about the text's date.
                    return Some(self.counted(granularity, |today| calendar::stretch(today, unit, by))?.vague(true));
                };
                let found = Meaning::days(calendar::stretch(said.first, unit, by)?, granularity);
                return Some(found.counted_from(Basis::Said(from)));
            }
        };
        if unit == Unit::Weekend && by == 0 && self.anchor.is_some() {
            // Early in a week the one meant is mostly over.
            let ahead = direction() == Direction::Future;
            return self.counted(granularity, |today| {
                let by = if !ahead && calendar::weekday(today) <= 3 { -1 } else { 0 };
                calendar::stretch(today, unit, by)
            });
        }
        if unit == Unit::Weekend && by < 0 {
            return self.counted(granularity, |today| calendar::stretch(today, unit, by));
        }
        self.counted(granularity, |today| calendar::stretch(today, unit, by))
    }

    /// So many days or weeks from a day are a day; so many months a month, so many years a year.
    pub(super) fn shift(
        &self,
        by: Distance,
        base: Base,
        at: usize,
        direction: &dyn Fn() -> Direction,
    ) -> Option<Meaning> {
        let (granularity, whole) = match by.unit {
            Unit::Hour | Unit::Day | Unit::Week | Unit::Fortnight | Unit::Weekend => (Granularity::Day, None),
            Unit::Month | Unit::Quarter | Unit::Half => (Granularity::Month, Some(Unit::Month)),
            Unit::Year | Unit::Decade | Unit::Century => (Granularity::Year, Some(Unit::Year)),
        };
        let from = |day: Date| {
            let day = by.from(day)?;
            whole.map_or(Some(Interval::day(day)), |unit| calendar::stretch(day, unit, 0))
        };
        match base {
            Base::Text => return self.counted(granularity, from),
            Base::TextAhead => return (direction() == Direction::Future).then(|| self.counted(granularity, from))?,
            Base::Said => {}
        }
        let said = match whole {
            None => self.day_said(at).map(|(day, from, _)| (Interval::day(day), from)),
            Some(unit) => self.said_within(unit, at),
        };
        let Some((said, place)) = said else {
            // Nothing was said before: what is told is about the text's date, unless it was over by then.
            if self.said.is_some() || (!by.is_back() && direction() == Direction::Past) {
                return Some(Meaning::unresolved(granularity));
            }
            return Some(self.counted(granularity, from)?.vague(true));
        };
        Some(Meaning::days(from(said.first)?, granularity).counted_from(Basis::Said(place)))
    }

    /// « le 17 »: of the month of the last day named, else the nearest as the words tell. Never sure.
    pub(super) fn lone_day(&self, number: i8, at: usize, direction: &dyn Fn() -> Direction) -> Option<Meaning> {
        let day = Granularity::Day;
        let in_month = |date: Date| calendar::day(date.year(), date.month(), number).map(Interval::day);
        if let Some((said, from)) =
            self.last_said(at).filter(|(said, _)| said.first.first_of_month() == said.last.first_of_month())
        {
            return Some(Meaning::days(in_month(said.first)?, day).vague(true).counted_from(Basis::Said(from)));
        }
        // With nothing to count from it is no date.
        let today = self.anchor.filter(|anchor| anchor.days() <= 31)?.last;
        let months =
            [-1, 0, 1].into_iter().filter_map(|by| in_month(calendar::plus_months(today.first_of_month(), by)?));
        let ahead = direction() == Direction::Future;
        let found = if ahead {
            months.into_iter().find(|found| found.first >= today)
        } else {
            months.into_iter().rfind(|found| found.first <= today)
        }?;
        Some(Meaning::days(found, day).vague(true).counted_from(Basis::Text))
    }

    /// The last stretch named, not too far back, and where.
    pub(super) fn last_said(&self, at: usize) -> Option<(Interval, Span)> {
        self.said.filter(|(_, from)| at.saturating_sub(from.start) <= MEMORY)
    }

    /// The last stretch named, where one unit holds it.
    fn said_within(&self, unit: Unit, at: usize) -> Option<(Interval, Span)> {
        self.last_said(at)
            .filter(|(said, _)| calendar::stretch(said.first, unit, 0).is_some_and(|days| days.contains(*said)))
    }

    /// The last day named, not too far back, where, and whether nothing coarser was named since.
    pub(super) fn day_said(&self, at: usize) -> Option<(Date, Span, bool)> {
        let (day, from) = self.day.filter(|(_, from)| at.saturating_sub(from.start) <= MEMORY)?;
        Some((day, from, self.said.is_some_and(|(_, last)| last == from)))
    }
}

/// The day with that number on that weekday nearest to `today`, on the side that the words tell.
pub(super) fn day_of_month(today: Date, weekday: i8, number: i8, direction: Direction) -> Option<Date> {
    let months = -12..=12;
    let fitting = months.filter_map(|by| {
        let month = calendar::plus_months(today.first_of_month(), by)?;
        calendar::day(month.year(), month.month(), number).filter(|day| calendar::weekday(*day) == weekday)
    });
    fitting.min_by_key(|day| {
        let ahead = calendar::distance(today, *day);
        let against = if direction == Direction::Future { ahead < 0 } else { ahead > 0 };
        ahead.abs() * if against { 2 } else { 1 }
    })
}
