//! Quarters and halves by their numbers: "Q3 2023", `2016-H2`, "1987 3rd qtr".

use super::{Grammar, Point, Year};
use crate::reading::times::Unit;
use crate::reading::times::class::Class;
use crate::reading::times::items::{Glue, Kind};

impl Grammar<'_> {
    /// "2023 Q3", `2016-H2`
    pub(super) fn year_quarter(&self, at: usize) -> Option<(Point, usize)> {
        let (value, 4) = self.digits(at)? else { return None };
        let year = i16::try_from(value).ok().filter(|year| (1900..2100).contains(year))?;
        let next = self.skip(at + 1, |item| item.glue == Glue::None && item.kind == Kind::Mark('-'));
        self.next(next)?;
        // "1987 3rd qtr"
        if let Some((number, unit_at)) = self.ordinal(next)
            && let Some(of) = match self.unit(unit_at) {
                Some(Unit::Quarter) => Some(4),
                Some(Unit::Half) => Some(2),
                _ => None,
            }
            && let Some(number) = i8::try_from(number).ok().filter(|number| (1..=of).contains(number))
        {
            return Some((Point::Quarter { year: Year::Written(year), number, of }, unit_at + 1));
        }
        let (Point::Quarter { year: Year::Unwritten, number, of }, end) = self.quarter_number(next)? else {
            return None;
        };
        Some((Point::Quarter { year: Year::Written(year), number, of }, end))
    }

    /// "Q3 2023", « T3 2023 »; what also means something else without a year only after a preposition.
    pub(super) fn numbered_quarter(&self, at: usize) -> Option<(Point, usize)> {
        let item = self.get(at)?;
        let (Point::Quarter { number, of, .. }, _) = self.quarter_number(at)? else { return None };
        let (year, end) = self.year_beside(at + 2);
        let weak = self.weak(at, |class| matches!(class, Class::QuarterBefore(_)));
        let known =
            year != Year::Unwritten || !weak || item.capital && self.before(at, &[Class::In, Class::For, Class::AtThe]);
        known.then_some((Point::Quarter { year, number, of }, end))
    }

    /// `Q3` without its year.
    fn quarter_number(&self, at: usize) -> Option<(Point, usize)> {
        let of = self.get(at)?.sense(|class| match class {
            Class::QuarterBefore(of) => Some(of),
            _ => None,
        })?;
        let (number, 1) = self.digits(at + 1).filter(|_| self.items[at + 1].glue == Glue::None)? else { return None };
        let number = i8::try_from(number).ok().filter(|number| (1..=of).contains(number))?;
        Some((Point::Quarter { year: Year::Unwritten, number, of }, at + 2))
    }
}
