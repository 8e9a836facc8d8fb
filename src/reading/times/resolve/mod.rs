//! From what is written to the days meant.

mod counted;
mod portion;
mod range;
mod yearly;

use counted::day_of_month;

use super::class::Feast;
use super::direction::{Direction, Signs};
use super::grammar::{Base, Found, Part, Point, Year};
use super::vocabulary::Habits;
use super::{Basis, Edge, Granularity, Interval, TimeExpression, Unit, When, Which, calendar};
use crate::text::Span;
use jiff::civil::Date;

const FRIDAY: i8 = 5;

/// How far back, in bytes, « le même jour » may reach: a long paragraph.
const MEMORY: usize = 1_500;

/// Remembers what was said, and counts from it and from the text's date.
#[derive(Debug)]
pub struct Resolver {
    anchor: Option<Interval>,
    habits: Habits,
    /// The last day named, and where.
    day: Option<(Date, Span)>,
    /// The last stretch named, of whatever length, and where.
    said: Option<(Interval, Span)>,
    /// The last day or month written with its year, and where.
    full: Option<(Interval, Span)>,
    /// Where the sentence begins.
    sentence: usize,
}

/// What a point turned out to mean.
#[derive(Clone, Copy, Debug)]
struct Meaning {
    when: When,
    granularity: Granularity,
    vague: bool,
    basis: Basis,
    period: Option<Interval>,
    other: Option<Interval>,
}

impl Meaning {
    fn days(interval: Interval, granularity: Granularity) -> Self {
        Self { when: When::Days(interval), granularity, vague: false, basis: Basis::Written, period: None, other: None }
    }

    fn unresolved(granularity: Granularity) -> Self {
        Self { when: When::Unresolved, granularity, vague: false, basis: Basis::Text, period: None, other: None }
    }

    fn vague(self, vague: bool) -> Self {
        Self { vague: self.vague || vague, ..self }
    }

    fn counted_from(self, basis: Basis) -> Self {
        Self { basis, ..self }
    }

    fn or(self, other: Option<Interval>) -> Self {
        Self { other, ..self }
    }
}

impl Resolver {
    pub fn new(anchor: Option<Interval>, habits: Habits) -> Self {
        Self { anchor, habits, day: None, said: None, full: None, sentence: 0 }
    }

    /// The expression; `None` where it names nothing on the calendar.
    pub fn resolve(&mut self, found: &Found, signs: &Signs) -> Option<TimeExpression> {
        let at = found.span.start;
        let direction = || if found.ahead { Direction::Future } else { signs.direction(found.items.0, found.items.1) };
        self.sentence = signs.sentence(at).map_or(0, |sentence| sentence.start);
        let mut meaning = match found.to {
            Some(to) => self.range(found.from, to, at, &direction),
            None => self.part(found.from, at, &direction),
        }?;
        meaning.vague |= found.about;
        let (fault, wrong_weekday) = match (found.to, found.from.point) {
            (Some(to), _) => self.fault_of_range(found, to, meaning, &direction),
            (None, Point::Date { year: Year::Written(_), weekday: Some(written), ambiguous: false, .. }) => {
                let actual = meaning.when.interval().map(|days| calendar::weekday(days.first));
                (None, actual.filter(|actual| *actual != written).map(|actual| (written, actual)))
            }
            _ => (None, None),
        };
        self.remember(found, meaning);
        Some(TimeExpression {
            span: found.span,
            core: found.core,
            when: meaning.when,
            granularity: meaning.granularity,
            relation: found.relation,
            vague: meaning.vague,
            basis: meaning.basis,
            period: meaning.period,
            other: meaning.other,
            fault,
            wrong_weekday,
        })
    }

    fn remember(&mut self, found: &Found, meaning: Meaning) {
        let at = found.core;
        let Some(interval) = meaning.when.interval() else { return };
        // What is only compared with stays apart: "2.54 bln a year earlier, against 2.70 bln a year earlier".
        let compared = match found.from.point {
            Point::Shift { by, base: Base::Said } => by.is_back() && by.unit > Unit::Week,
            Point::Stretch { which: Which::Previous, .. } | Point::SameLastYear => true,
            _ => false,
        };
        if compared {
            return;
        }
        self.said = Some((interval, at));
        if interval.first == interval.last && !meaning.vague {
            self.day = Some((interval.first, at));
        }
        let written = year_of(found.from.point).is_some_and(|year| matches!(year, Year::Written(_)));
        if written && found.to.is_none() {
            self.full = Some((interval, at));
        }
    }

    fn part(&self, part: Part, at: usize, direction: &dyn Fn() -> Direction) -> Option<Meaning> {
        let mut whole = self.point(part.point, at, direction)?;
        if let Some(op) = part.op {
            whole = portion::applied(op, whole)?;
        }
        let Some(edge) = part.edge else { return Some(whole) };
        // « attendu en début de semaine », said on a Saturday.
        if let (Edge::Start, Point::Stretch { unit: Unit::Week, which: Which::This }, Some(today)) =
            (edge, part.point, self.today())
            && calendar::weekday(today) >= FRIDAY
            && direction() == Direction::Future
        {
            whole = self.stretch(Unit::Week, Which::Next, at, direction)?;
        }
        let when = match (edge, whole.when) {
            (Edge::Within, when) => return Some(Meaning { when, ..whole }),
            (Edge::Earlier, When::Days(days)) => {
                let today = self.anchor?;
                When::Days(Interval::new(days.first, today.last.clamp(days.first, days.last)))
            }
            (Edge::Later, When::Days(days)) => {
                let today = self.anchor?;
                When::Days(Interval::new(today.first.clamp(days.first, days.last), days.last))
            }
            (_, When::Days(days)) => When::Days(edge_of(days, whole.granularity, edge)?),
            (_, When::Yearless { first, last }) => {
                let days = Interval {
                    first: calendar::day(LEAP, first.0, first.1)?,
                    last: calendar::day(LEAP, last.0, last.1)?,
                };
                let part = edge_of(days, whole.granularity, edge)?;
                yearless(part)
            }
            (_, other) => other,
        };
        let period = whole.when.interval().filter(|_| !matches!(edge, Edge::Earlier | Edge::Later));
        Some(Meaning { when, period, other: None, ..whole }.vague(true))
    }

    fn point(&self, point: Point, at: usize, direction: &dyn Fn() -> Direction) -> Option<Meaning> {
        match point {
            Point::Date { year, month, day, weekday, which, ambiguous } => {
                let found = self.date(year, month, day, weekday, which, at, direction)?;
                Some(found.vague(ambiguous))
            }
            Point::Month { year, month, which } => {
                self.recurring(year, which, Granularity::Month, at, direction, &|year| calendar::month(year, month))
            }
            Point::Season { year, season, which } => {
                let found = self.recurring(year, which, Granularity::Season, at, direction, &|year| {
                    calendar::season(year, season)
                })?;
                Some(found.vague(true))
            }
            Point::Quarter { year, number, of } => {
                let size = 12 / of;
                let first = (number - 1) * size + 1;
                let span = |year| calendar::months(year, first, first + size - 1);
                self.recurring(year, Which::Bare, Granularity::Quarter, at, direction, &span)
            }
            Point::Feast { feast, year, which } => {
                if self.anchor.is_none() && year == Year::Unwritten && !matches!(feast, Feast::Fixed(..)) {
                    return Some(Meaning::unresolved(Granularity::Day));
                }
                let span = |year| calendar::feast(feast, year).map(Interval::day);
                self.recurring(year, which, Granularity::Day, at, direction, &span)
            }
            Point::Year(year) => Some(Meaning::days(calendar::years(year, year)?, Granularity::Year)),
            Point::Decade(year) => {
                Some(Meaning::days(calendar::years(year, year.checked_add(9)?)?, Granularity::Decade))
            }
            Point::Century(number) => {
                let last = number.checked_mul(100)?;
                Some(Meaning::days(calendar::years(last - 99, last)?, Granularity::Century))
            }
            Point::Weekday { weekday, which, week } => self.weekday(weekday, which, week, at, direction),
            Point::DayOfMonth { weekday: Some(weekday), day } => self
                .counted(Granularity::Day, |today| day_of_month(today, weekday, day, direction()).map(Interval::day)),
            Point::DayOfMonth { weekday: None, day } => self.lone_day(day, at, direction),
            Point::DayOfStretch { day, which } => {
                let month = self.stretch(Unit::Month, which, at, direction)?;
                let When::Days(days) = month.when else { return Some(Meaning::unresolved(Granularity::Day)) };
                let Some(found) = calendar::day(days.first.year(), days.first.month(), day) else {
                    let when = When::Impossible { nearest: Some(days.last) };
                    return Some(Meaning { when, granularity: Granularity::Day, ..month });
                };
                Some(Meaning { when: When::Days(Interval::day(found)), granularity: Granularity::Day, ..month })
            }
            Point::WeekNumber { number, year } => {
                let week = Granularity::Week;
                self.recurring(year, Which::This, week, at, direction, &|year| calendar::iso_week(year, number))
            }
            Point::Stretch { unit, which } => self.stretch(unit, which, at, direction),
            Point::Shift { by, base } => self.shift(by, base, at, direction),
            Point::Lately(by) => {
                let found = self.counted(Granularity::Range, |today| {
                    if by.unit == Unit::Hour {
                        return Some(Interval::new(today, by.from(today)?));
                    }
                    let far = by.from(today)?;
                    let near = calendar::plus_days(today, if by.is_back() { -1 } else { 1 })?;
                    Some(Interval::new(far, near))
                })?;
                Some(found.vague(true))
            }
            Point::Within(by) => {
                let found = self.counted(Granularity::Range, |today| {
                    if by.unit == Unit::Hour {
                        return Some(Interval::new(today, by.from(today)?));
                    }
                    Some(Interval::new(today, calendar::plus_days(by.from(today)?, -1)?))
                })?;
                Some(found.vague(true))
            }
            Point::Quarters(by) => self.counted(Granularity::Range, |today| {
                let quarter = |by| calendar::stretch(today, Unit::Quarter, by);
                Some(quarter(by)?.cover(quarter(by.signum())?))
            }),
            Point::Day { by, loose } => {
                let found = self
                    .counted(Granularity::Day, |today| calendar::plus_days(today, i64::from(by)).map(Interval::day))?;
                Some(found.vague(loose))
            }
            Point::AnchoredDay(by) => Some(match self.day_said(at) {
                Some((day, from, sure)) => {
                    Meaning::days(Interval::day(calendar::plus_days(day, i64::from(by))?), Granularity::Day)
                        .vague(!sure)
                        .counted_from(Basis::Said(from))
                }
                // Nothing was said before: what is told happened about the text's date.
                None if by != 0 && self.said.is_some() => Meaning::unresolved(Granularity::Day),
                None => self
                    .counted(Granularity::Day, |today| calendar::plus_days(today, i64::from(by)).map(Interval::day))?
                    .vague(true),
            }),
            Point::SameLastYear => {
                let Some((said, from)) = self.last_said(at) else {
                    return Some(Meaning::unresolved(Granularity::Range));
                };
                let back = |day| calendar::plus_months(day, -12);
                let last = back(said.last)?;
                // All of February, whatever its length.
                let last = if said.last == said.last.last_of_month() { last.last_of_month() } else { last };
                let granularity = if said.first.first_of_month() == said.first && last == said.first.last_of_month() {
                    Granularity::Month
                } else {
                    Granularity::Range
                };
                Some(
                    Meaning::days(Interval { first: back(said.first)?, last }, granularity)
                        .counted_from(Basis::Said(from)),
                )
            }
        }
    }

    /// The one day that a text with a known day was written on.
    fn today(&self) -> Option<Date> {
        self.anchor.map(|anchor| anchor.last)
    }
}

/// A leap year: it has every day that a month and a day can name.
const LEAP: i16 = 2024;

fn granularity(unit: Unit) -> Granularity {
    match unit {
        Unit::Hour | Unit::Day => Granularity::Day,
        Unit::Week => Granularity::Week,
        Unit::Month => Granularity::Month,
        Unit::Quarter => Granularity::Quarter,
        Unit::Year => Granularity::Year,
        Unit::Decade => Granularity::Decade,
        Unit::Century => Granularity::Century,
        Unit::Fortnight | Unit::Weekend | Unit::Half => Granularity::Range,
    }
}

fn year_of(point: Point) -> Option<Year> {
    match point {
        Point::Date { year, .. }
        | Point::Month { year, .. }
        | Point::Season { year, .. }
        | Point::Quarter { year, .. } => Some(year),
        _ => None,
    }
}

fn in_year(point: Point, written: i16) -> Point {
    let written = Year::Written(written);
    match point {
        Point::Date { month, day, weekday, which, ambiguous, .. } => {
            Point::Date { year: written, month, day, weekday, which, ambiguous }
        }
        Point::Month { month, which, .. } => Point::Month { year: written, month, which },
        Point::Season { season, which, .. } => Point::Season { year: written, season, which },
        Point::Quarter { number, of, .. } => Point::Quarter { year: written, number, of },
        other => other,
    }
}

pub(super) fn yearless(days: Interval) -> When {
    When::Yearless { first: (days.first.month(), days.first.day()), last: (days.last.month(), days.last.day()) }
}

/// Where « début », « mi- » and « fin » lie: thirds of a month, the first and last quarter of a year, thirds of anything else.
fn edge_of(days: Interval, granularity: Granularity, edge: Edge) -> Option<Interval> {
    let (length, first) = (days.days(), days.first);
    let cut = |from: i64, to: i64| {
        Some(Interval { first: calendar::plus_days(first, from)?, last: calendar::plus_days(first, to - 1)? })
    };
    let (low, high) = match granularity {
        Granularity::Month => (10, 20),
        Granularity::Week => (3, 4),
        Granularity::Year => {
            let (from, to) = match edge {
                Edge::Start => (1, 3),
                Edge::Middle => (5, 8),
                _ => (10, 12),
            };
            return calendar::months(first.year(), from, to);
        }
        Granularity::Decade => {
            let (from, to) = match edge {
                Edge::Start => (0, 3),
                Edge::Middle => (4, 6),
                _ => (7, 9),
            };
            return calendar::years(first.year().checked_add(from)?, first.year().checked_add(to)?);
        }
        _ => (length / 3, length * 2 / 3),
    };
    match edge {
        Edge::Start => cut(0, low.max(1)),
        Edge::Middle => cut(low, high.max(low + 1)),
        _ => cut(high.min(length - 1), length),
    }
}
