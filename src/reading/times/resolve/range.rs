//! Ranges: the year that puts their two ends in order, and the end that is wrong.

use super::super::direction::Direction;
use super::super::grammar::{Found, Part, Point, Year};
use super::super::{Basis, Granularity, Interval, When, Which, calendar};
use super::{Meaning, Resolver, in_year, year_of};
use crate::text::Span;

/// What is wrong in a date: where one end of a range is no such day or has another's weekday, that end; and the weekday as written with
/// that day's own.
pub(super) type Fault = (Option<Span>, Option<(i8, i8)>);

impl Resolver {
    pub(super) fn range(&self, from: Part, to: Part, at: usize, direction: &dyn Fn() -> Direction) -> Option<Meaning> {
        let (first, last) = match (year_of(from.point), year_of(to.point)) {
            (Some(Year::Unwritten), Some(year)) if year != Year::Unwritten => {
                let last = self.part(to, at, direction)?;
                (self.before(from, last, at, direction)?, last)
            }
            (Some(year), Some(Year::Unwritten)) if year != Year::Unwritten => {
                let first = self.part(from, at, direction)?;
                (first, self.after(to, first, at, direction)?)
            }
            (Some(Year::Unwritten), _) => {
                let last = self.part(to, at, direction)?;
                (self.before(from, last, at, direction)?, last)
            }
            _ if matches!(from.point, Point::Weekday { which: Which::Bare, .. }) => {
                let last = self.part(to, at, direction)?;
                (Self::weekday_before(from.point, last)?, last)
            }
            _ => {
                let first = self.part(from, at, direction)?;
                (first, Self::weekday_after(to.point, first).map_or_else(|| self.part(to, at, direction), Some)?)
            }
        };
        let when = match (first.when, last.when) {
            (When::Days(a), When::Days(b)) if a.first <= b.last => When::Days(a.cover(b)),
            (When::Yearless { first, .. }, When::Yearless { last, .. }) => When::Yearless { first, last },
            (impossible @ When::Impossible { .. }, _) | (_, impossible @ When::Impossible { .. }) => impossible,
            (When::Unresolved, _) | (_, When::Unresolved) => When::Unresolved,
            _ => return None,
        };
        Some(Meaning {
            when,
            granularity: Granularity::Range,
            vague: first.vague || last.vague,
            basis: if first.basis == Basis::Written { last.basis } else { first.basis },
            period: None,
            other: None,
        })
    }

    /// The beginning of a range, in the year that puts it before its end.
    fn before(&self, from: Part, last: Meaning, at: usize, direction: &dyn Fn() -> Direction) -> Option<Meaning> {
        let Some(end) = last.when.interval() else { return self.part(from, at, direction) };
        (0..=1).find_map(|back| {
            let year = end.last.year().checked_sub(back)?;
            let found = self.part(Part { point: in_year(from.point, year), ..from }, at, direction)?;
            match found.when {
                When::Days(days) => (days.first <= end.last).then_some(found),
                _ => Some(found),
            }
        })
    }

    /// The end of a range, in the year that puts it after its beginning.
    fn after(&self, to: Part, first: Meaning, at: usize, direction: &dyn Fn() -> Direction) -> Option<Meaning> {
        let Some(start) = first.when.interval() else { return self.part(to, at, direction) };
        (0..=1).find_map(|ahead| {
            let year = start.first.year().checked_add(ahead)?;
            let found = self.part(Part { point: in_year(to.point, year), ..to }, at, direction)?;
            match found.when {
                When::Days(days) => (days.last >= start.first).then_some(found),
                _ => Some(found),
            }
        })
    }

    /// A bare weekday that closes a range: the first after its beginning.
    fn weekday_after(to: Point, first: Meaning) -> Option<Meaning> {
        let Point::Weekday { weekday, which: Which::Bare, week: None } = to else { return None };
        let last = calendar::weekday_from(calendar::next(first.when.interval()?.last)?, weekday)?;
        Some(Meaning::days(Interval::day(last), Granularity::Day).counted_from(Basis::Text))
    }

    fn weekday_before(from: Point, last: Meaning) -> Option<Meaning> {
        let Point::Weekday { weekday, .. } = from else { return None };
        let Some(end) = last.when.interval() else { return Some(last) };
        let first = calendar::weekday_until(end.first, weekday)?;
        Some(Meaning::days(Interval::day(first), Granularity::Day).vague(last.vague).counted_from(Basis::Text))
    }

    /// What is wrong in a range of days.
    pub(super) fn fault_of_range(
        &self,
        found: &Found,
        to: Part,
        meaning: Meaning,
        direction: &dyn Fn() -> Direction,
    ) -> Fault {
        let Some(ends) = found.ends else { return (None, None) };
        let days = meaning.when.interval();
        let dated = matches!(year_of(to.point), Some(Year::Written(_)));
        let told = [days.map(|days| days.first), days.map(|days| days.last)];
        for ((part, end), told) in [found.from, to].into_iter().zip(ends).zip(told) {
            let wrong = written_weekday(part.point)
                .zip(told.map(calendar::weekday))
                .filter(|(written, actual)| dated && written != actual);
            if wrong.is_some() {
                return (Some(end), wrong);
            }
            let point = match (year_of(part.point), year_of(to.point)) {
                (Some(Year::Unwritten), Some(Year::Written(year))) => in_year(part.point, year),
                _ => part.point,
            };
            let alone = self.part(Part { point, ..part }, found.span.start, direction).map(|meaning| meaning.when);
            if matches!((alone, meaning.when), (Some(When::Impossible { .. }), When::Impossible { .. })) {
                return (Some(end), None);
            }
        }
        (None, None)
    }
}

fn written_weekday(point: Point) -> Option<i8> {
    match point {
        Point::Date { weekday, .. } | Point::DayOfMonth { weekday, .. } => weekday,
        _ => None,
    }
}
