//! Weekdays, and days counted from another: « lundi dernier », "Monday the 13th", « hier soir », « la veille ».

use super::{Grammar, Point};
use crate::reading::times::class::{Class, Mark};
use crate::reading::times::items::{Glue, Kind};
use crate::reading::times::{Unit, Which};

impl Grammar<'_> {
    /// « lundi 13 septembre », « lundi dernier », "Monday morning", « lundi 13 ».
    pub(super) fn weekday(&self, at: usize) -> Option<(Point, usize)> {
        let (weekday, mark) = self.weekday_word(at)?;
        let mut next = at + 1;
        if mark == Mark::Abbreviation {
            next = self.skip(next, |item| item.glue == Glue::None && item.kind == Kind::Mark('.'));
        }
        if self.habits.capitals && !self.get(at)?.capital && mark != Mark::None {
            return None;
        }
        // « lundi 2 octobre », « lundi soir 2 octobre »
        let after_part = self.after_day_part(next);
        let dated = self
            .weekday_of_date(weekday, next)
            .or_else(|| self.weekday_of_date(weekday, after_part).filter(|_| after_part > next));
        if let Some((point, end)) = dated {
            return Some((point, self.after_day_part(end)));
        }
        if let Some((point, end)) = self.weekday_of_day(weekday, next) {
            return Some((point, self.after_day_part(end)));
        }
        if mark == Mark::Abbreviation && !self.before(at, &[Class::On]) {
            return None;
        }
        if let Some((which, end)) = self.week_beside(after_part) {
            let week = match which {
                Which::Last => -1,
                Which::Next => 1,
                _ => 0,
            };
            return Some((Point::Weekday { weekday, which: Which::Bare, week: Some(week) }, end));
        }
        let which = self.which_after(next);
        let end = self.after_day_part(next + usize::from(which.is_some()));
        Some((Point::Weekday { weekday, which: which.unwrap_or_default(), week: None }, end))
    }

    fn weekday_of_date(&self, wanted: i8, next: usize) -> Option<(Point, usize)> {
        let comma = self.skip(next, |item| item.kind == Kind::Mark(','));
        let article = self.skip(comma, |item| item.is(Class::Article));
        self.next(article)?;
        let (point, end) =
            self.numeric(article).or_else(|| self.day_month(article)).or_else(|| self.month_day(article))?;
        match point {
            Point::Date { year, month, day, which, ambiguous, .. } => {
                Some((Point::Date { year, month, day, weekday: Some(wanted), which, ambiguous }, end))
            }
            _ => None,
        }
    }

    fn weekday_of_day(&self, weekday: i8, next: usize) -> Option<(Point, usize)> {
        let comma = self.skip(next, |item| self.habits.month_first && item.kind == Kind::Mark(','));
        let article = self.skip(comma, |item| item.is(Class::Article));
        self.next(article)?;
        let (day, end, ordinal) = self.day_of_month(article).filter(|(day, ..)| (1..=31).contains(day))?;
        let digits = self.digits(article).is_some();
        // "Monday 8-9" and "Monday 1 pm" tell the hour.
        let hour = self.is(end, Class::Count)
            || self
                .next(end)
                .is_some_and(|item| item.is(Class::To) || matches!(item.kind, Kind::Mark('-' | '–' | ':' | '.')))
                && self.get(end + 1).is_some_and(|item| matches!(item.kind, Kind::Number(..)));
        let right = !hour
            && if self.habits.month_first {
                digits && ordinal || self.closed(end) && (article > comma || digits && comma == next)
            } else {
                digits && self.closed(end) && article == next
            };
        right.then_some((Point::DayOfMonth { weekday: Some(weekday), day }, end))
    }

    /// "Monday last week", « mardi de la semaine prochaine ».
    fn week_beside(&self, at: usize) -> Option<(Which, usize)> {
        let mut next = self.skip(at, |item| item.is(Class::Of));
        next = self.skip(next, |item| item.is(Class::Article));
        let counted = |which: &Which| matches!(which, Which::Last | Which::Next | Which::This);
        if let Some(which) = self.which(next).filter(counted)
            && self.unit(next + 1) == Some(Unit::Week)
        {
            return Some((which, next + 2));
        }
        (self.unit(next)? == Unit::Week).then_some(())?;
        Some((self.which_after(next + 1).filter(counted)?, next + 2))
    }

    pub(super) fn after_day_part(&self, at: usize) -> usize {
        let of = self.skip(at, |item| item.is(Class::Of) && item.glue != Glue::Break);
        let part = if of > at && self.is(of, Class::DayPart) { of } else { at };
        self.skip(part, |item| item.is(Class::DayPart))
    }

    /// "next week on Tuesday", "this week Friday": the weekday of a week told before it.
    pub(super) fn weekday_of_week(&self, which: Which, at: usize) -> Option<(Point, usize)> {
        let week = match which {
            Which::Last | Which::Previous => -1,
            Which::Next | Which::Following => 1,
            Which::This => 0,
            _ => return None,
        };
        let next = self.skip(at, |item| item.is(Class::On) || matches!(item.kind, Kind::Mark('-' | ',')));
        self.next(next)?;
        let (weekday, mark) = self.weekday_word(next)?;
        let end = self.after_day_part(next + 1);
        let right = self.get(next)?.capital || mark == Mark::None && !self.habits.capitals;
        right.then_some((Point::Weekday { weekday, which: Which::Bare, week: Some(week) }, end))
    }

    /// « hier soir », "tomorrow", « la veille ».
    pub(super) fn day_word(&self, at: usize) -> Option<(Point, usize)> {
        let item = self.get(at)?;
        let loose = item.mark(|class| matches!(class, Class::Day(_))) == Mark::Loose;
        // "for a week now.": elsewhere it mostly speaks of no day.
        if item.is(Class::Now) && self.ends(at + 1) && !item.capital {
            return Some((Point::Day { by: 0, loose: true }, at + 1));
        }
        // "the day after the vote" counts from what the text does not date.
        if self.weak(at, |class| matches!(class, Class::AnchoredDay(_))) && !self.ends(at + 1) {
            return None;
        }
        let point = item.sense(|class| match class {
            Class::Day(by) => Some(Point::Day { by, loose }),
            Class::AnchoredDay(by) => Some(Point::AnchoredDay(by)),
            _ => None,
        })?;
        Some((point, self.after_day_part(at + 1)))
    }
}
