//! Days and months: « 13 septembre 2023 », "September 13", « en mars », feasts.

use super::{Grammar, Point, Year};
use crate::reading::times::class::{Class, Mark};
use crate::reading::times::items::{Glue, Item, Kind};
use crate::reading::times::{Unit, Which};

impl Grammar<'_> {
    /// The day of a month in digits or as an ordinal, the item after it, and whether it is an ordinal.
    pub(super) fn day_of_month(&self, at: usize) -> Option<(i8, usize, bool)> {
        let item = self.get(at)?;
        if let Kind::Number(value, digits) = item.kind {
            let glued = item.glue == Glue::None
                && at
                    .checked_sub(1)
                    .is_some_and(|before| matches!(self.items[before].kind, Kind::Word | Kind::Number(..)));
            if digits > 2 || glued || self.part_of_name(at) || self.part_of_figure(at) {
                return None;
            }
            let suffix = self.get(at + 1).is_some_and(|next| next.glue == Glue::None && next.is(Class::OrdinalSuffix));
            return Some((i8::try_from(value).ok()?, at + 1 + usize::from(suffix), suffix));
        }
        let day = |number: i32| i8::try_from(number).ok().filter(|day| (1..=31).contains(day));
        if let Some((number, next)) = self.ordinal(at) {
            return Some((day(number)?, next, true));
        }
        // « vingt-cinq mars », but never « un mars » nor "a May".
        let (number, next) = self.cardinal(at).filter(|(number, _)| *number > 1)?;
        Some((day(number)?, next, false))
    }

    /// Whether a hyphen makes a number one name with the word before it: « Covid-19 », but `Sep-13-2023`.
    fn part_of_name(&self, at: usize) -> bool {
        let glued = |at: usize| self.get(at).filter(|item| item.glue == Glue::None);
        let (Some(hyphen), Some(_)) = (at.checked_sub(1).and_then(glued), glued(at)) else { return false };
        let word = at.checked_sub(2).and_then(|at| self.get(at)).filter(|item| item.kind == Kind::Word);
        hyphen.kind == Kind::Mark('-') && word.is_some() && self.month_word(at - 2).is_none()
    }

    /// « 13 septembre 2023 », "13th of September", `13-Sep-2023`.
    pub(super) fn day_month(&self, at: usize) -> Option<(Point, usize)> {
        let (day, mut next, ordinal) = self.day_of_month(at)?;
        // "15th day of June"
        if self.unit(next) == Some(Unit::Day) && self.is(next + 1, Class::Of) {
            next += 1;
        }
        next = self.skip(next, |item| item.is(Class::Of));
        next = self.skip(next, |item| item.glue == Glue::None && matches!(item.kind, Kind::Mark('-' | '/' | '.')));
        self.next(next)?;
        self.month_word(next)?;
        let (month, year, which, end) = self.month_of_day(next)?;
        // No day is that high; where the words say that it is one all the same, it is a slip.
        let announced = self.before(at, &[Class::Article, Class::OfThe]);
        // "three May Day marches", "two March"
        if self.habits.month_first && !ordinal && self.number_word(at).is_some() && year == Year::Unwritten {
            return None;
        }
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
        if mark == Mark::Weak && self.habits.capitals && !self.get(at)?.capital && year == Year::Unwritten {
            return None;
        }
        let which = if year == Year::Unwritten { self.which_after(end) } else { None };
        Some((month, year, which.unwrap_or_default(), end + usize::from(which.is_some())))
    }

    /// "September 13, 2023", "Sept. 13th".
    pub(super) fn month_day(&self, at: usize) -> Option<(Point, usize)> {
        let (month, next) = self.month_before_day(at)?;
        let (day, end, ordinal) = self.day_of_month(next).filter(|(day, ..)| (1..=31).contains(day))?;
        let (year, after) = self.year_beside(self.after_clock(end));
        let after = if year == Year::Unwritten { end } else { after };
        let sure = ordinal || year != Year::Unwritten;
        self.day_stands(at, end, sure)?;
        // Where the day stands first, a number after the month is one only before a stop, and not after « en ».
        if !self.habits.month_first && !sure && (self.before(at, &[Class::In]) || !self.closed(end) && !self.clock(end))
        {
            return None;
        }
        let which = Which::Bare;
        Some((Point::Date { year, month, day, weekday: None, which, ambiguous: false }, after))
    }

    /// A month that a day may follow, and where that day would stand.
    pub(super) fn month_before_day(&self, at: usize) -> Option<(i8, usize)> {
        let (month, mark) = self.month_word(at)?;
        if self.habits.capitals && !matches!(mark, Mark::None | Mark::Name) && !self.get(at)?.capital {
            return None;
        }
        let mut next = at + 1;
        let point = |item: &Item| item.glue == Glue::None && item.kind == Kind::Mark('.');
        if mark == Mark::Abbreviation || self.get(next + 1).is_some_and(|item| matches!(item.kind, Kind::Number(..))) {
            next = self.skip(next, point);
        }
        let comma = self.skip(next, |item| item.kind == Kind::Mark(','));
        if comma > next && self.ordinal(comma).is_some() {
            next = comma;
        }
        if self.habits.month_first {
            next = self.skip(next, |item| item.is(Class::Article));
        }
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
        if self.habits.capitals && !matches!(mark, Mark::None | Mark::Name) && !item.capital {
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
        // « en avril et mai »
        if any(&[Class::And]) && at >= 2 && taken + 1 == at && self.month_word(at - 2).is_some() {
            return Some(());
        }
        // "April crude", "June deliveries"
        let adjective = self.habits.capitals
            && mark == Mark::Name
            && item.capital
            && before
                .is_some_and(|before| before.kind == Kind::Word && !before.capital || before.kind == Kind::Mark(','))
            && self.next(at + 1).is_some_and(|next| {
                next.kind == Kind::Word && !next.capital && !next.is(Class::Follow) && next.glue == Glue::Space
            });
        if adjective {
            return Some(());
        }
        let right = match (self.habits.capitals, mark) {
            (true, Mark::Weak) => item.capital && any(&[Class::In]) && !self.is(at + 1, Class::Of),
            (true, _) => {
                let noun = any(&[Class::Article])
                    && self.next(at + 1).is_some_and(|next| next.kind == Kind::Word && !next.capital);
                item.capital
                    && (mark == Mark::None && !name
                        || related
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
            (false, Mark::Weak | Mark::Name) => {
                !item.capital && (related || any(&[Class::In, Class::Of, Class::For, Class::About]))
            }
            (false, _) => !(item.capital && name),
        };
        right.then_some(())
    }

    /// A day of a month alone: « le 17 », "on the 18th"; "the 4th of this month".
    pub(super) fn day_alone(&self, at: usize) -> Option<(Point, usize)> {
        let (day, next, ordinal) = self.day_of_month(at).filter(|(day, ..)| (1..=31).contains(day))?;
        let digits = self.digits(at).is_some();
        if let Some((which, end)) = self.month_counted(next).filter(|_| digits || ordinal) {
            return Some((Point::DayOfStretch { day, which }, end));
        }
        if let Some(found) = self.day_before_month(at, day, next) {
            return Some(found);
        }
        // « le 25 mardi »
        if let Some((weekday, Mark::None)) = self.next(next).and_then(|_| self.weekday_word(next))
            && (digits || ordinal)
            && self.before(at, &[Class::DayArticle])
        {
            return Some((Point::DayOfMonth { weekday: Some(weekday), day }, next + 1));
        }
        let article = self.before(at, &[Class::Article]);
        let announced = if self.habits.month_first {
            let before = at - usize::from(article);
            let preposition = self.before(before, &[Class::On, Class::For, Class::Within])
                || before > 0 && self.relation(before - 1).is_some() && self.items[before].glue != Glue::Break;
            digits && preposition && (ordinal || article || self.before(before, &[Class::On]))
        } else {
            // « le 17 », but « la 17 » and « les 17 » count something else.
            digits && !ordinal && self.before(at, &[Class::DayArticle])
        };
        let stands = self.closed(next) && !self.mark(next, '%') && !self.goes_on(next);
        (announced && stands).then_some((Point::DayOfMonth { weekday: None, day }, next))
    }

    /// Whether a mark and more follow without a blank: `24/7`, `3.5`, "14-bank".
    fn goes_on(&self, at: usize) -> bool {
        self.get(at).is_some_and(|item| item.glue == Glue::None && matches!(item.kind, Kind::Mark(_)))
            && self.get(at + 1).is_some_and(|item| item.glue == Glue::None && !matches!(item.kind, Kind::Mark(_)))
    }

    /// A day that shares its month with one that follows: « le 12 et le 14 mai », "the 3rd, 4th and 7th of May".
    fn day_before_month(&self, at: usize, day: i8, next: usize) -> Option<(Point, usize)> {
        self.digits(at)?;
        let mut from = next;
        for _ in 0..4 {
            let comma = self.skip(from, |item| item.kind == Kind::Mark(','));
            let link = self.skip(comma, |item| item.is(Class::And));
            if link == from {
                return None;
            }
            let number = self.skip(link, |item| item.is(Class::Article));
            self.next(number)?;
            self.digits(number)?;
            let (other, end, _) = self.day_of_month(number).filter(|(day, ..)| (1..=31).contains(day))?;
            let month = self.skip(end, |item| item.is(Class::Of));
            if self.next(month).is_some()
                && let Some((month, year, which, _)) = self.month_of_day(month)
            {
                return (other > day)
                    .then_some((Point::Date { year, month, day, weekday: None, which, ambiguous: false }, next));
            }
            from = end;
        }
        None
    }

    /// « ce mois-ci », "of next month": which month, and the item after it.
    pub(super) fn month_counted(&self, at: usize) -> Option<(Which, usize)> {
        let mut next = self.skip(at, |item| item.is(Class::Of) || item.is(Class::OfThe) || item.is(Class::In));
        next = self.skip(next, |item| item.is(Class::Article));
        self.next(next)?;
        let counted = |which: &Which| matches!(which, Which::Last | Which::Next | Which::This);
        let linked = next > at || self.habits.which_first;
        if let Some(which) = self.which(next).filter(counted).filter(|which| linked || *which == Which::This)
            && self.unit(next + 1) == Some(Unit::Month)
            && !self.plural_month(next + 1)
        {
            let end = self.skip(next + 2, |item| item.glue == Glue::Hyphen && item.is(Class::Which(Which::This)));
            return Some((which, end));
        }
        (self.unit(next)? == Unit::Month).then_some(())?;
        Some((self.which_after(next + 1).filter(counted)?, next + 2))
    }

    /// Whether a month is told by a word that is only a plural: "months".
    fn plural_month(&self, at: usize) -> bool {
        self.habits.which_first && self.plural(at)
    }

    fn relation(&self, at: usize) -> Option<()> {
        self.get(at)?.sense(|class| matches!(class, Class::Relation(_)).then_some(()))
    }

    /// Whether a clock's time in digits stands there: `8:00`, `8h`.
    fn clock(&self, at: usize) -> bool {
        self.next(at).is_some()
            && self.digits(at).is_some()
            && self.get(at + 1).is_some_and(|item| {
                item.glue == Glue::None && (item.kind == Kind::Mark(':') || item.is(Class::Unit(Unit::Hour)))
            })
    }

    /// The item after a clock's time in digits, which may stand before a year: "Oct 26 15:50:06 2016".
    fn after_clock(&self, at: usize) -> usize {
        let mut end = at;
        while end < at + 6
            && self.next(end).is_some()
            && self.digits(end).is_some()
            && self.get(end + 1).is_some_and(|item| item.glue == Glue::None && item.kind == Kind::Mark(':'))
        {
            end += 2;
        }
        if end > at && self.digits(end).is_some() { end + 1 } else { at }
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
