//! Years and decades, alone or beside something else.

use super::{Grammar, Point, Year};
use crate::reading::times::class::{Class, Mark};
use crate::reading::times::items::{Glue, Kind};
use crate::reading::times::{Relation, Unit, Which};

impl Grammar<'_> {
    /// A year beside a month, day, season or feast: « 2023 », ", 2023", « de l’année dernière », "last year".
    pub(super) fn year_beside(&self, at: usize) -> (Year, usize) {
        self.written_year(at).or_else(|| self.counted_year(at)).unwrap_or((Year::Unwritten, at))
    }

    fn written_year(&self, at: usize) -> Option<(Year, usize)> {
        // « mai 68 »: two digits that can be no day.
        let of = self.skip(at, |item| item.is(Class::Of) && item.glue == Glue::Space);
        if let Some((short @ 32..=99, 2)) =
            self.digits(of).filter(|_| self.next(of).is_some_and(|item| item.glue == Glue::Space))
            && self.closed(of + 1)
            && !self.part_of_figure(of)
            && !self.mark(of + 1, '%')
        {
            return Some((Year::Written(1900 + i16::try_from(short).ok()?), of + 1));
        }
        let comma = self.mark(at, ',');
        let mut next = at + usize::from(comma);
        next = self.skip(next, |item| (item.is(Class::Of) || item.is(Class::In)) && item.glue != Glue::Apostrophe);
        next = self.skip(next, |item| item.glue == Glue::None && matches!(item.kind, Kind::Mark('-' | '/' | '.')));
        self.next(next)?;
        let Some((year, end)) = self.plain_year(next) else {
            let (year, end) = self.year_in_words(next)?;
            return Some((Year::Written(year), end));
        };
        // After a comma a number may begin something else: « le 13 septembre, 2000 personnes », « le 13 septembre, 2018 a été ».
        let loose =
            comma && !self.habits.month_first && self.next(end).is_some_and(|item| !matches!(item.kind, Kind::Mark(_)));
        (!loose).then_some((Year::Written(year), end))
    }

    /// "last year", « de l’année dernière », "a year earlier".
    pub(super) fn counted_year(&self, at: usize) -> Option<(Year, usize)> {
        let mut next = self.skip(at, |item| item.is(Class::Of));
        // "a year ago"
        if self.number_word(next) == Some(1)
            && self.unit(next + 1) == Some(Unit::Year)
            && (self.is(next + 2, Class::AgoAfter) || self.is(next + 2, Class::Earlier))
        {
            return Some((Year::Counted(Which::Last), next + 3));
        }
        next = self.skip(next, |item| item.is(Class::Article));
        if let Some(which) = self.which(next).filter(|which| *which != Which::That || next > at)
            && self.unit(next + 1) == Some(Unit::Year)
        {
            return Some((Year::Counted(which), next + 2));
        }
        (self.unit(next)? == Unit::Year).then_some(())?;
        Some((Year::Counted(self.which_after(next + 1)?), next + 2))
    }

    /// "2016 June", "2016, Nov"
    pub(super) fn year_month(&self, at: usize) -> Option<(Point, usize)> {
        let (value, 4) = self.digits(at)? else { return None };
        let year = i16::try_from(value).ok().filter(|year| (1900..2100).contains(year) && !self.part_of_figure(at))?;
        let next = self.skip(at + 1, |item| item.kind == Kind::Mark(','));
        self.next(next).filter(|item| item.glue == Glue::Space)?;
        let (month, mark) = self.month_word(next)?;
        let sure = self.get(next)?.capital || mark == Mark::None;
        let dated = self.next(next + 1).is_some_and(|item| matches!(item.kind, Kind::Number(..)));
        let right = sure && !dated && self.closed(next + 1) && self.habits.month_first;
        right.then_some((Point::Month { year: Year::Written(year), month, which: Which::Bare }, next + 1))
    }

    /// Four digits that can be a year, and count nothing.
    pub(super) fn plain_year(&self, at: usize) -> Option<(i16, usize)> {
        let (value, digits) = self.digits(at)?;
        let year = i16::try_from(value).ok().filter(|year| digits == 4 && (1000..2200).contains(year))?;
        if self.plural_suffix(at + 1).is_some() {
            return None;
        }
        let glued = self.get(at + 1).is_some_and(|next| next.glue == Glue::None && next.kind == Kind::Word);
        let counts = self.is(at + 1, Class::Count)
            || self.get(at + 1).is_some_and(|next| matches!(next.kind, Kind::Mark('%' | '€' | '$' | '°')));
        (!glued && !counts && !self.part_of_figure(at)).then_some((year, at + 1))
    }

    /// « années 1990 », "the 1990s".
    pub(super) fn decade(&self, at: usize) -> Option<(Point, usize)> {
        let item = self.get(at)?;
        if item.is(Class::DecadeBefore) {
            self.next(at + 1)?;
            let (year, end) = self.decade_year(at + 1)?;
            return Some((Point::Decade(year), end));
        }
        let named = item.sense(|class| match class {
            Class::Decade(year) => Some(year),
            _ => None,
        });
        if let Some(year) = named {
            return Some((Point::Decade(year), at + 1));
        }
        let (value, digits) = self.digits(at)?;
        // « les années 1980 et 1990 »
        if at >= 3 && self.before(at, &[Class::And]) && self.get(at - 3)?.is(Class::DecadeBefore) {
            self.digits(at - 2)?;
            return self.decade_year(at).map(|(year, end)| (Point::Decade(year), end));
        }
        let end = self.plural_suffix(at + 1).filter(|_| value % 10 == 0)?;
        let apostrophe = at > 0 && matches!(self.items[at - 1].kind, Kind::Mark('\'' | '’' | '‘'));
        let listed = self.before(at, &[Class::And]) && at >= 3 && self.plural_suffix(at - 2) == Some(at - 1);
        match digits {
            4 if (1100..2200).contains(&value) => Some((Point::Decade(i16::try_from(value).ok()?), end)),
            2 if value >= 20 && (listed || self.before(at, &[Class::Article]) || apostrophe) => {
                Some((Point::Decade(1900 + i16::try_from(value).ok()?), end))
            }
            _ => None,
        }
    }

    /// The item after the plural of a number: the `s` of `1990s` or `1990's`.
    fn plural_suffix(&self, at: usize) -> Option<usize> {
        let tight = |at: usize| self.get(at).filter(|item| item.glue == Glue::None);
        let letter = match tight(at)?.kind {
            Kind::Mark('\'' | '’') => at + 1,
            _ => at,
        };
        let item = tight(letter).filter(|item| item.kind == Kind::Word)?;
        matches!(item.span.of(self.text), "s" | "S").then_some(letter + 1)
    }

    /// The first year of a decade after the word that announces it: `1990`, `90`, « soixante ».
    pub(super) fn decade_year(&self, at: usize) -> Option<(i16, usize)> {
        let (value, digits, end) = match self.digits(at) {
            Some((value, digits)) => (value, digits, at + 1),
            None => match self.year_in_words(at) {
                Some((year, end)) => (u32::try_from(year).ok()?, 4, end),
                None => self.cardinal(at).map(|(value, end)| Some((u32::try_from(value).ok()?, 2, end)))??,
            },
        };
        let value = i16::try_from(value).ok().filter(|value| value % 10 == 0)?;
        match digits {
            4 if (1100..2200).contains(&value) => Some((value, end)),
            2 if (20..=90).contains(&value) => Some((1900 + value, end)),
            _ => None,
        }
    }

    /// A year alone, where the words around it say that it is one: « en 2019 », « l’invasion de 2022 », "(2019)".
    pub(super) fn year(&self, at: usize, taken: usize) -> Option<(Point, usize)> {
        let Some((year, end)) = self.plain_year(at) else {
            return self.short_year(at).or_else(|| self.worded_year(at));
        };
        let item = self.get(at)?;
        let before = at.checked_sub(1).and_then(|before| self.get(before))?;
        if item.glue == Glue::Break {
            return None;
        }
        let any = |classes: &[Class]| classes.iter().any(|class| before.is(*class));
        let modern = (1900..2100).contains(&year);
        // A count is seldom so uneven, and then written with a blank or comma for the thousands.
        let uneven = modern && year % 100 != 0;
        let related = before.sense(|class| matches!(class, Class::Relation(_)).then_some(())).is_some();
        let bracketed = before.kind == Kind::Mark('(')
            && self.get(end).is_some_and(|next| matches!(next.kind, Kind::Mark(')' | ',' | ';' | '-' | '–')));
        let listed = at == taken + 1 && any(&[Class::And]) && at >= 2 && self.plain_year(at - 2).is_some();
        let accented = any(&[Class::At]) && !before.span.of(self.text).is_ascii();
        // A round number after « jusqu’à » or « près de » may be any count.
        let bounded = (related || before.is(Class::About))
            && (uneven || self.ends(end) && !before.is(Class::Relation(Relation::Until)));
        let plain = before.kind == Kind::Word
            && (any(&[Class::In]) || bounded || any(&[Class::On]) && uneven && self.closed(end) || accented && uneven);
        // « Législatives 2022 : », "Developers Conference 2010": an event and its year, with nothing behind it.
        let near = (1950..2050).contains(&year) && uneven && item.glue == Glue::Space;
        // A date after it: the headline and its day.
        let dated = self.month_word(end).is_some() && self.digits(end + 1).is_some();
        let stop = dated
            || self.next(end).is_none_or(|next| matches!(next.kind, Kind::Mark(c) if !matches!(c, '-' | '–' | '/')));
        let named = near && stop && before.kind == Kind::Word && !any(&[Class::Label, Class::Count, Class::Follow]);
        let held = any(&[Class::Of, Class::From, Class::For, Class::OfThe])
            || self.habits.which_first && any(&[Class::Article, Class::To]);
        // "its 1985 gains", "1986 assets rose": where months take capitals, thousands take a comma.
        let noun =
            self.next(end).is_some_and(|next| next.kind == Kind::Word && !next.capital && !next.is(Class::Count));
        let adjective = self.habits.capitals && near && noun && any(&[Class::Holder]);
        let right = adjective
            || plain && (modern || any(&[Class::In]) && self.closed(end))
            || held && modern && (uneven || self.closed(end))
            || bracketed && modern
            || listed && modern
            || named;
        right.then_some((Point::Year(year), end))
    }

    /// "the summer of '82"
    fn short_year(&self, at: usize) -> Option<(Point, usize)> {
        let (value, 2) = self.digits(at)? else { return None };
        let mark = at.checked_sub(1).and_then(|before| self.get(before))?;
        let apostrophe = matches!(mark.kind, Kind::Mark('\'' | '’' | '‘')) && mark.glue == Glue::Space;
        let stands = self.closed(at + 1) || self.month_word(at + 1).is_some();
        let right = apostrophe && self.get(at)?.glue == Glue::None && stands;
        let century = if value < 30 { 2000 } else { 1900 };
        right.then_some((Point::Year(century + i16::try_from(value).ok()?), at + 1))
    }

    /// A year in words after a preposition: "in nineteen ninety six", « en deux mille quinze ».
    fn worded_year(&self, at: usize) -> Option<(Point, usize)> {
        self.number_word(at)?;
        self.before(at, &[Class::In, Class::YearBefore]).then_some(())?;
        let (year, end) = self.year_in_words(at)?;
        self.closed(end).then_some((Point::Year(year), end))
    }
}
