//! Days and months: « 13 septembre 2023 », "September 13", « en mars », feasts.

use super::{Grammar, Point, Year};
use crate::lexicon::Language;
use crate::reading::times::Which;
use crate::reading::times::items::{Glue, Kind};
use crate::reading::times::vocabulary::{Class, Mark};

impl Grammar<'_> {
    /// The day of a month in digits or as an ordinal, the item after it, and whether it is an ordinal.
    pub(super) fn day_of_month(&self, at: usize) -> Option<(i8, usize, bool)> {
        let item = self.get(at)?;
        if let Kind::Number(value, digits) = item.kind {
            let glued = item.glue == Glue::None
                && at
                    .checked_sub(1)
                    .is_some_and(|before| matches!(self.items[before].kind, Kind::Word | Kind::Number(..)));
            if digits > 2 || glued || self.part_of_figure(at) {
                return None;
            }
            let suffix = self.get(at + 1).is_some_and(|next| next.glue == Glue::None && next.is(Class::OrdinalSuffix));
            return Some((i8::try_from(value).ok()?, at + 1 + usize::from(suffix), suffix));
        }
        let ordinal = item.sense(|class| match class {
            Class::Ordinal(number) => Some((number, true)),
            // « vingt-cinq mars », but never « un mars » nor "a May".
            Class::Number(number) if number > 1 => Some((number, false)),
            _ => None,
        })?;
        let day = i8::try_from(ordinal.0).ok().filter(|day| (1..=31).contains(day))?;
        (ordinal.1 || !self.english()).then_some((day, at + 1, ordinal.1))
    }

    /// « 13 septembre 2023 », "13th of September", `13-Sep-2023`.
    pub(super) fn day_month(&self, at: usize) -> Option<(Point, usize)> {
        let (day, mut next, _) = self.day_of_month(at)?;
        next = self.skip(next, |item| item.is(Class::Of));
        next = self.skip(next, |item| item.glue == Glue::None && matches!(item.kind, Kind::Mark('-' | '/' | '.')));
        self.next(next)?;
        self.month_word(next)?;
        let (month, year, which, end) = self.month_of_day(next)?;
        // No day is that high; where the words say that it is one all the same, it is a slip.
        let announced = self.before(at, &[Class::Article, Class::OfThe]);
        let most = if announced { 39 } else { 31 };
        if !(1..=most).contains(&day) {
            return None;
        }
        Some((Point::Date { year, month, day, weekday: None, which, ambiguous: false }, end))
    }

    /// The month after a day, its year or « dernier », and the item after all that.
    pub(super) fn month_of_day(&self, at: usize) -> Option<(i8, Year, Which, usize)> {
        let (month, mark) = self.month_word(at)?;
        let mut next = at + 1;
        if mark == Mark::Abbreviation {
            next = self.skip(next, |item| item.glue == Glue::None && item.kind == Kind::Mark('.'));
        }
        let (year, end) = self.year_beside(next);
        if mark == Mark::Weak && self.english() && !self.get(at)?.capital && year == Year::Unwritten {
            return None;
        }
        let which = if year == Year::Unwritten { self.which_after(end) } else { None };
        Some((month, year, which.unwrap_or_default(), end + usize::from(which.is_some())))
    }

    /// "September 13, 2023", "Sept. 13th".
    pub(super) fn month_day(&self, at: usize) -> Option<(Point, usize)> {
        let (month, next) = self.month_before_day(at)?;
        let (day, end, ordinal) = self.day_of_month(next).filter(|(day, ..)| (1..=31).contains(day))?;
        let (year, after) = self.year_beside(end);
        self.day_stands(at, end, ordinal || year != Year::Unwritten)?;
        let which = Which::Bare;
        Some((Point::Date { year, month, day, weekday: None, which, ambiguous: false }, after))
    }

    /// A month that a day may follow, and where that day would stand. French has this order only in borrowed forms, with a year.
    pub(super) fn month_before_day(&self, at: usize) -> Option<(i8, usize)> {
        let (month, mark) = self.month_word(at)?;
        if !self.english() || !matches!(mark, Mark::None | Mark::Name) && !self.get(at)?.capital {
            return None;
        }
        let mut next = at + 1;
        if mark == Mark::Abbreviation {
            next = self.skip(next, |item| item.glue == Glue::None && item.kind == Kind::Mark('.'));
        }
        next = self.skip(next, |item| item.is(Class::Article));
        self.next(next)?;
        Some((month, next))
    }

    /// `None` where the number after a month counts something: "in May 13 people died".
    pub(super) fn day_stands(&self, month: usize, end: usize, sure: bool) -> Option<()> {
        let in_month = self.before(month, &[Class::In]);
        let counts = self.is(end, Class::Count) || self.unit(end).is_some() || self.mark(end, '%');
        (sure || !in_month && !counts).then_some(())
    }

    /// « septembre 2023 », « juin dernier », « en mars ».
    pub(super) fn month(&self, at: usize, taken: usize) -> Option<(Point, usize)> {
        let (month, mark) = self.month_word(at)?;
        let item = self.get(at)?;
        if self.english() && !matches!(mark, Mark::None | Mark::Name) && !item.capital {
            return None;
        }
        let mut next = at + 1;
        if mark == Mark::Abbreviation {
            next = self.skip(next, |item| item.glue == Glue::None && item.kind == Kind::Mark('.'));
        }
        let (year, end) = self.year_beside(next);
        if year != Year::Unwritten {
            return Some((Point::Month { year, month, which: Which::Bare }, end));
        }
        if mark == Mark::Abbreviation {
            return None;
        }
        if let Some(which) = self.which_after(next) {
            return Some((Point::Month { year, month, which }, next + 1));
        }
        self.month_alone(at, taken, mark)?;
        Some((Point::Month { year, month, which: Which::Bare }, next))
    }

    /// A month without anything else needs a word before it that says so.
    fn month_alone(&self, at: usize, taken: usize, mark: Mark) -> Option<()> {
        let item = self.get(at)?;
        let before = at
            .checked_sub(1)
            .filter(|before| *before >= taken && item.glue != Glue::Break)
            .and_then(|before| self.get(before));
        let any = |classes: &[Class]| before.is_some_and(|before| classes.iter().any(|class| before.is(*class)));
        let related = before
            .is_some_and(|before| before.sense(|class| matches!(class, Class::Relation(_)).then_some(())).is_some());
        let name = self.next(at + 1).is_some_and(|next| next.capital && next.kind == Kind::Word);
        let right = match (self.language, mark) {
            (Language::English, Mark::Weak) => item.capital && any(&[Class::In]) && !self.is(at + 1, Class::Of),
            (Language::English, _) => {
                let noun = any(&[Class::Article])
                    && self.next(at + 1).is_some_and(|next| next.kind == Kind::Word && !next.capital);
                item.capital
                    && (related
                        || noun
                        || any(&[
                            Class::In,
                            Class::Of,
                            Class::From,
                            Class::Between,
                            Class::To,
                            Class::For,
                            Class::About,
                        ]))
            }
            (Language::French, Mark::Weak | Mark::Name) => {
                !item.capital && (related || any(&[Class::In, Class::Of, Class::For, Class::About]))
            }
            (Language::French, _) => !(item.capital && name),
        };
        right.then_some(())
    }

    pub(super) fn feast(&self, at: usize) -> Option<(Point, usize)> {
        let item = self.get(at)?;
        let feast = item.sense(|class| match class {
            Class::Feast(feast) => Some(feast),
            _ => None,
        })?;
        // « Noël Dupont » is a man.
        let name = self.next(at + 1).is_some_and(|next| next.kind == Kind::Word && next.capital);
        let (year, end) = self.year_beside(at + 1);
        let which = if year == Year::Unwritten { self.which_after(end) } else { None };
        let weak = self.weak(at, |class| matches!(class, Class::Feast(_)));
        (!name && (item.capital || !weak)).then_some((
            Point::Feast { feast, year, which: which.unwrap_or_default() },
            end + usize::from(which.is_some()),
        ))
    }
}
