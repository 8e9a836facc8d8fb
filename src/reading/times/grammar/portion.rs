//! Parts of a period that are counted: « la première semaine de septembre », "the first nine months of 2019", "last Friday of
//! May", "the 15th day of next month", « la semaine du 14 septembre ».

use super::{Grammar, Op, Part, Point, Year};
use crate::reading::times::calendar::Distance;
use crate::reading::times::class::{Class, Mark};
use crate::reading::times::items::Kind;
use crate::reading::times::{Edge, Relation, Unit, Which};

impl Grammar<'_> {
    /// A counted part of a period that begins at `at`.
    pub(super) fn portion(&self, at: usize) -> Option<(Part, usize)> {
        let (op, next) = self.portion_head(at)?;
        let (part, end) = self.period(next)?;
        Some((Part { op: Some(op), ..part }, end))
    }

    fn portion_head(&self, at: usize) -> Option<(Op, usize)> {
        if let Some((number, next)) = self.first_or_last(at) {
            self.next(next)?;
            // "first nine months of"
            if let Some((count, unit_at)) = self.count(next).filter(|(count, _)| *count > 1)
                && let Some(unit) = self.unit(unit_at)
            {
                return first(number, count, unit, unit_at + 1);
            }
            return match self.unit(next) {
                Some(Unit::Hour | Unit::Year | Unit::Century | Unit::Fortnight | Unit::Weekend) => None,
                // « premiers mois de 2019 »: how many?
                Some(_) if self.plural(next) => None,
                Some(unit) => Some((Op::Nth { number, unit }, next + 1)),
                None => {
                    let (weekday, Mark::None) = self.weekday_word(next)? else { return None };
                    let end = self.after_day_part(next + 1);
                    Some((Op::NthWeekday { number, weekday }, end))
                }
            };
        }
        // « neuf premiers mois de »
        let (count, next) = self.count(at).filter(|(count, _)| *count > 1)?;
        let (number @ (1 | -1), unit_at) = self.first_or_last(next)? else { return None };
        first(number, count, self.unit(unit_at)?, unit_at + 1)
    }

    /// An ordinal, "last" and « dernier » among them.
    fn first_or_last(&self, at: usize) -> Option<(i32, usize)> {
        self.ordinal(at).or_else(|| self.get(at)?.is(Class::Which(Which::Last)).then_some((-1, at + 1)))
    }

    /// The period that a part is of: "of May 2023", « de l’année », « du mois prochain », "next year".
    fn period(&self, at: usize) -> Option<(Part, usize)> {
        let mut next = self.skip(at, |item| {
            item.is(Class::Of) || item.is(Class::OfThe) || item.is(Class::In) && !item.is(Class::Edge(Edge::Within))
        });
        let linked = next > at;
        next = self.skip(next, |item| item.is(Class::Article));
        self.next(next)?;
        let whole = |point| Part { point, op: None, edge: None };
        let found = self.point(next, next).or_else(|| if linked { self.bare(next) } else { None });
        if let Some((point, end)) = found {
            let period = match point {
                Point::Month { .. } | Point::Year(_) | Point::Quarter { .. } | Point::Season { .. } => linked,
                Point::Stretch { unit, .. } => unit != Unit::Hour,
                _ => false,
            };
            return period.then_some((whole(point), end));
        }
        let unit =
            self.unit(next).filter(|unit| matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year))?;
        let right = linked && self.closed(next + 1);
        right.then_some((whole(Point::Stretch { unit, which: Which::This }), next + 1))
    }

    /// "week ended March 13", "the six months ending June 30", « l’exercice », "the year starting March 1": a stretch by its first or its
    /// last day.
    pub(super) fn bounded(&self, at: usize) -> Option<(Part, usize)> {
        let (distance, next) = match self.distance(at) {
            Some(found) => found,
            None => (
                Distance::new(
                    self.get(at)?.sense(|class| match class {
                        Class::Unit(unit) => Some(unit),
                        _ => None,
                    })?,
                    1,
                )?,
                at + 1,
            ),
        };
        let item = self.next(next)?;
        let ends = item.is(Class::Ended);
        let starts = item.is(Class::Relation(Relation::Since)) && distance.unit != Unit::Week;
        if !(ends || starts) {
            return None;
        }
        let mut date = self.skip(next + 1, |item| item.is(Class::On) || item.is(Class::From));
        date = self.skip(date, |item| item.is(Class::Article));
        self.next(date)?;
        let (point, end) = self.numeric(date).or_else(|| self.day_month(date)).or_else(|| self.month_day(date))?;
        let op = if ends { Op::Ending(distance) } else { Op::Starting(distance) };
        matches!(point, Point::Date { .. }).then_some((Part { point, op: Some(op), edge: None }, end))
    }

    /// « semaine du 14 septembre », "week starting February 4", "week 31 of 2027".
    pub(super) fn week_of(&self, at: usize) -> Option<(Part, usize)> {
        (self.unit(at).or_else(|| self.get(at)?.is(Class::Unit(Unit::Week)).then_some(Unit::Week))? == Unit::Week)
            .then_some(())?;
        if let Some((number, 1..=2)) = self.digits(at + 1).filter(|_| self.next(at + 1).is_some()) {
            let number = i8::try_from(number).ok().filter(|number| (1..=53).contains(number))?;
            let (year, end) = self.year_beside(at + 2);
            let closed = year != Year::Unwritten || self.closed(at + 2);
            return closed.then_some((Part { point: Point::WeekNumber { number, year }, op: None, edge: None }, end));
        }
        let mut next = self.skip(at + 1, |item| {
            item.is(Class::Of) || item.is(Class::OfThe) || item.is(Class::Relation(Relation::Since))
        });
        (next > at + 1).then_some(())?;
        next = self.skip(next, |item| item.is(Class::On));
        next = self.skip(next, |item| item.is(Class::Article));
        self.next(next)?;
        // « la semaine du 2 au 8 mars » gives its days.
        if self.bare_range(next) {
            return None;
        }
        let (point, end) =
            self.numeric(next).or_else(|| self.day_month(next)).or_else(|| self.month_day(next)).or_else(|| {
                let (day, end, _) = self.day_of_month(next).filter(|(day, ..)| (1..=31).contains(day))?;
                self.digits(next)?;
                self.closed(end).then_some((Point::DayOfMonth { weekday: None, day }, end))
            })?;
        matches!(point, Point::Date { .. } | Point::DayOfMonth { .. })
            .then_some((Part { point, op: Some(Op::WeekOf), edge: None }, end))
    }

    /// Whether a stop or a preposition follows, so that what stands before is not counted further.
    pub(super) fn ends(&self, at: usize) -> bool {
        self.next(at).is_none_or(|item| matches!(item.kind, Kind::Mark(_)))
    }
}

fn first(number: i32, count: i32, unit: Unit, end: usize) -> Option<(Op, usize)> {
    let right = matches!(number, 1 | -1) && matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Quarter);
    right.then_some((Op::First { count: if number > 0 { count } else { -count }, unit }, end))
}
