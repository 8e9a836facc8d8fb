//! One point or stretch: what it can begin with, and what the ways of naming one share.

use super::{Edge, Grammar, Part, Point, Year};
use crate::reading::times::class::{Class, Mark, can};
use crate::reading::times::items::{Glue, Item, Kind};
use crate::reading::times::{Unit, Which};

impl Grammar<'_> {
    /// A point, or the part of one, that begins at `at`; and the item after it. What stands before `taken` belongs to others.
    pub(super) fn part(&self, at: usize, taken: usize) -> Option<(Part, usize)> {
        if let Some((_, _, found)) = self.last.get().filter(|(from, before, _)| (*from, *before) == (at, taken)) {
            return found;
        }
        let found = self.part_anew(at, taken);
        self.last.set(Some((at, taken, found)));
        found
    }

    fn part_anew(&self, at: usize, taken: usize) -> Option<(Part, usize)> {
        let item = self.get(at)?;
        let edged = if item.can(can::EDGE) { self.edged(at) } else { None };
        let portion = || item.can(can::COUNT | can::ORDINAL | can::WHICH).then(|| self.portion(at))?;
        let week = || {
            let bounded = item.can(can::UNIT | can::COUNT).then(|| self.bounded(at))?;
            bounded.or_else(|| item.can(can::UNIT).then(|| self.week_of(at))?)
        };
        edged.or_else(portion).or_else(week).or_else(|| {
            let (point, end) = self.point(at, taken)?;
            Some((Part::whole(point), end))
        })
    }

    /// « fin juillet », "at the end of the year", "early Monday", « plus tard ce mois-ci ».
    fn edged(&self, at: usize) -> Option<(Part, usize)> {
        let edge = self.get(at)?.sense(|class| match class {
            Class::Edge(edge) => Some(edge),
            _ => None,
        })?;
        let joins =
            |item: &Item| [Class::Of, Class::OfThe, Class::Article, Class::In].iter().any(|class| item.is(*class));
        let mut next = at + 1;
        while next < at + 4 && self.next(next).is_some_and(joins) {
            next += 1;
        }
        // "mid-1988"
        next = self.skip(next, |item| item.glue == Glue::None && item.kind == Kind::Mark('-'));
        // A month or year needs no word before it here: the edge is one.
        if let Some((point, end)) = self.point(next, next).or_else(|| self.bare(next)) {
            let edge = match (edge, point) {
                (Edge::Earlier | Edge::Later, Point::Stretch { which: Which::This, .. }) => Some(edge),
                (Edge::Earlier | Edge::Later, _) => return None,
                // A part of a day is the day.
                (_, Point::Date { .. } | Point::Weekday { .. } | Point::DayOfMonth { .. } | Point::Day { .. }) => None,
                (
                    _,
                    Point::Shift { .. }
                    | Point::Lately(_)
                    | Point::Within(_)
                    | Point::Quarters(_)
                    | Point::AnchoredDay(_)
                    | Point::Feast { .. },
                ) => {
                    return None;
                }
                _ => Some(edge),
            };
            return Some((Part { point, op: None, edge }, end));
        }
        let unit = self
            .unit(next)
            .filter(|unit| matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Quarter))?;
        // "by year end" apart, "end of year" needs no article.
        let article = next > at + 1 || edge == Edge::Within || self.before(at + 1, &[Class::Of]);
        let closed = article && !self.is(next + 1, Class::Of) && !self.is(next + 1, Class::OfThe);
        if unit == Unit::Day {
            // « en fin de journée », "late in the day": the day at hand.
            let article = self.before(next, &[Class::Article]) || self.habits.which_first;
            let part = article && !matches!(edge, Edge::Earlier | Edge::Later) && self.ends(next + 1);
            return part.then_some((Part::whole(Point::AnchoredDay(0)), next + 1));
        }
        let point = Point::Stretch { unit, which: Which::This };
        (closed && !matches!(edge, Edge::Earlier | Edge::Later))
            .then_some((Part { point, op: None, edge: Some(edge) }, next + 1))
    }

    /// A month or year alone, where the words before it have told that it is one.
    pub(super) fn bare(&self, at: usize) -> Option<(Point, usize)> {
        if let Some((month, mark)) = self.month_word(at).filter(|(_, mark)| *mark != Mark::Abbreviation) {
            let capital = self.get(at)?.capital;
            let right =
                if self.habits.capitals { capital || mark != Mark::Weak } else { !capital || mark != Mark::Weak };
            return right.then_some((Point::Month { year: Year::Unwritten, month, which: Which::Bare }, at + 1));
        }
        if let Some(season) = self.season_word(at) {
            return Some((Point::Season { year: Year::Unwritten, season, which: Which::Bare }, at + 1));
        }
        let (year, end) = self.plain_year(at)?;
        Some((Point::Year(year), end))
    }

    pub(super) fn point(&self, at: usize, taken: usize) -> Option<(Point, usize)> {
        if self.get(at)?.is(Class::Block) {
            return None;
        }
        let item = self.get(at)?;
        let digits = item.can(can::DIGITS);
        let found = if item.can(can::WEEKDAY) { self.weekday(at) } else { None };
        let found = found.or_else(|| digits.then(|| self.year_quarter(at))?);
        let found = found.or_else(|| item.can(can::DIGITS | can::MONTH).then(|| self.numeric(at))?);
        let found = found.or_else(|| digits.then(|| self.year_month(at))?);
        // « Le 12 mai au soir »
        let day_month = || {
            let (point, end) = self.day_month(at)?;
            Some((point, if self.habits.month_first { end } else { self.after_day_part(end) }))
        };
        let found = found.or_else(|| item.can(can::COUNT | can::ORDINAL).then(day_month)?);
        let found =
            found.or_else(|| item.can(can::MONTH).then(|| self.month_day(at).or_else(|| self.month(at, taken)))?);
        let found = found.or_else(|| item.can(can::COUNT | can::ORDINAL).then(|| self.day_alone(at))?);
        let found = found.or_else(|| item.can(can::WHICH).then(|| self.which_first(at))?);
        let found = found.or_else(|| item.can(can::AGO).then(|| self.ago(at))?);
        let found = found.or_else(|| item.can(can::COUNT).then(|| self.counted(at))?);
        let found = found.or_else(|| {
            item.can(can::ORDINAL | can::DIGITS | can::QUARTER | can::ROMAN).then(|| self.ordinal_stretch(at))?
        });
        let found = found.or_else(|| item.can(can::DECADE | can::DIGITS).then(|| self.decade(at))?);
        let found = found.or_else(|| item.can(can::UNIT | can::DECADE).then(|| self.unit_first(at, taken))?);
        let found = found.or_else(|| item.can(can::SEASON).then(|| self.season(at, taken))?);
        let found = found.or_else(|| item.can(can::DAY).then(|| self.day_word(at))?);
        let found = found.or_else(|| item.can(can::FEAST).then(|| self.feast(at))?);
        found.or_else(|| item.can(can::COUNT).then(|| self.year(at, taken))?)
    }

    pub(super) fn month_word(&self, at: usize) -> Option<(i8, Mark)> {
        let item = self.get(at)?;
        let month = item.sense(|class| match class {
            Class::Month(month) => Some(month),
            _ => None,
        })?;
        Some((month, item.mark(|class| matches!(class, Class::Month(_)))))
    }

    pub(super) fn weekday_word(&self, at: usize) -> Option<(i8, Mark)> {
        let item = self.get(at)?;
        let weekday = item.sense(|class| match class {
            Class::Weekday(weekday) => Some(weekday),
            _ => None,
        })?;
        Some((weekday, item.mark(|class| matches!(class, Class::Weekday(_)))))
    }

    pub(super) fn season_word(&self, at: usize) -> Option<i8> {
        self.get(at)?.sense(|class| match class {
            Class::Season(season) => Some(season),
            _ => None,
        })
    }

    /// « dernier », « prochain », « suivant » after what they tell of. In English only "last" and "next" before a stop stand so.
    pub(super) fn which_after(&self, at: usize) -> Option<Which> {
        let item = self.next(at)?;
        let which = self.which(at)?;
        let right = if self.habits.which_first {
            which == Which::AfterNext || matches!(which, Which::Last | Which::Next) && self.closed(at + 1)
        } else {
            match which {
                Which::Last | Which::Next | Which::Previous | Which::Following => true,
                Which::That => item.glue == Glue::Hyphen,
                _ => false,
            }
        };
        right.then_some(which)
    }

    /// Whether nothing that `at - 1` could count or qualify follows: a stop, the end, or a word of grammar.
    pub(super) fn closed(&self, at: usize) -> bool {
        self.next(at).is_none_or(|item| matches!(item.kind, Kind::Mark(_)) || item.is(Class::Follow))
    }

    /// Whether a word has a plural's ending that its singular has not.
    pub(super) fn plural(&self, at: usize) -> bool {
        let Some(item) = self.get(at) else { return false };
        let word = item.span.of(self.text);
        word.ends_with(['s', 'S']) && word.chars().count() > 4 && item.span.len() != "passe".len() - 1
    }
}
