//! Weeks, months, quarters, seasons and so on, and distances: « la semaine dernière », "Q3 2023", « il y a deux ans ».

use super::{Edge, Grammar, Point, Year};
use crate::reading::times::class::{Class, Mark, can};
use crate::reading::times::items::{Glue, Kind};
use crate::reading::times::{Unit, Which};

impl Grammar<'_> {
    /// "last week", « ce lundi », « cette année-là », "last September", « ce matin », "last three days".
    pub(super) fn which_first(&self, at: usize) -> Option<(Point, usize)> {
        let which = self.get(at)?.sense(|class| match class {
            Class::Which(which) => Some(which),
            _ => None,
        })?;
        let next = at + 1;
        self.next(next)?;
        // « a passé deux mois »: that word says which only after its noun.
        if self.weak(at, |class| matches!(class, Class::Which(_))) {
            return None;
        }
        let after = !self.habits.which_first;
        // « dernier » and « prochain » before their noun order or count it: « le dernier lundi de mai », « ces derniers mois ».
        let leading = after && matches!(which, Which::Last | Which::Next);
        if after && matches!(which, Which::That | Which::Previous | Which::Following) {
            return None;
        }
        if let Some(found) = self.which_stretch(which, leading, next) {
            return Some(found);
        }
        if leading && self.is(next, Class::DayPart) && self.closed(next + 1) {
            return Some((Point::Day { by: if which == Which::Last { -1 } else { 1 }, loose: false }, next + 1));
        }
        if leading || which == Which::That {
            return None;
        }
        if self.weekday_word(next).is_some() {
            return match self.weekday(next)? {
                (Point::Weekday { weekday, which: Which::Bare, week: None }, end) if !self.is(end, Class::Of) => {
                    Some((Point::Weekday { weekday, which, week: None }, end))
                }
                (Point::Weekday { .. }, _) => None,
                dated => Some(dated),
            };
        }
        if which == Which::This
            && let Some(dated) = self.day_month(next)
        {
            return Some(dated);
        }
        if let Some((month, mark)) = self.month_word(next) {
            // A word before it has told what it is.
            let capital = self.get(next)?.capital || !self.habits.capitals || mark != Mark::Weak;
            let dated = self.day_of_month(next + 1).is_some();
            return (capital && !dated).then_some((Point::Month { year: Year::Unwritten, month, which }, next + 1));
        }
        if let Some(season) = self.season_word(next) {
            // « lui-même été » is a participle.
            if which == Which::Same && self.weak(next, |class| matches!(class, Class::Season(_))) {
                return None;
            }
            return Some((Point::Season { year: Year::Unwritten, season, which }, next + 1));
        }
        if self.is(next, Class::DayPart) && !self.is(next + 1, Class::Of) {
            let by = match which {
                Which::This => 0,
                Which::Last => -1,
                Which::Next => 1,
                _ => return None,
            };
            return Some((Point::Day { by, loose: false }, next + 1));
        }
        let weak = self.weak(next, |class| matches!(class, Class::Feast(_)));
        if weak && !self.get(next)?.capital {
            return None;
        }
        let feast = self.next(next)?.sense(|class| match class {
            Class::Feast(feast) => Some(feast),
            _ => None,
        })?;
        Some((Point::Feast { feast, year: Year::Unwritten, which }, next + 1))
    }

    fn which_stretch(&self, which: Which, leading: bool, next: usize) -> Option<(Point, usize)> {
        if matches!(which, Which::Last | Which::Next)
            && let Some((by, unit)) = self.count(next).filter(|(by, _)| *by > 1)
        {
            return Self::lately(which, self.unit(unit)?, by, unit + 1);
        }
        if self.habits.which_first
            && let Some(leaning) = self.leaning(next - 1)
            && let Some((by, unit)) = self.count(next).filter(|(by, _)| *by > 1)
        {
            return Self::lately(leaning, self.unit(unit)?, by, unit + 1);
        }
        if which == Which::Same
            && let Some(end) = self.a_year_before(next)
        {
            return Some((Point::SameLastYear, end));
        }
        let unit = self.unit(next)?;
        let end = next + 1;
        if unit == Unit::Hour {
            // « la dernière heure », but not « de dernière minute »
            let figurative = self.before(next - 1, &[Class::Of, Class::AtThe]);
            let leaning = matches!(which, Which::Last | Which::Next) && !figurative && self.closed(end);
            return leaning.then(|| Self::lately(which, unit, 1, end))?;
        }
        if unit == Unit::Fortnight && matches!(which, Which::Last | Which::Next) {
            return Self::lately(which, Unit::Week, 2, end);
        }
        if unit == Unit::Week
            && let Some(found) = self.weekday_of_week(which, end)
        {
            return Some(found);
        }
        // "the last week of the war", but "last week's summit", "sales last year of 65 mln"
        let the = self.before(next - 1, &[Class::Article]);
        let owned = self.next(end).is_some_and(|item| item.glue == Glue::Apostrophe) && self.habits.which_first;
        let parted = self.is(end, Class::Of) && which != Which::This && !owned && (the || !self.habits.which_first);
        if self.plural(next) || leading && self.plural(next - 1) || parted {
            return None;
        }
        // "over the past year", up to now
        if the
            && self.habits.which_first
            && matches!(which, Which::Last | Which::Next)
            && matches!(unit, Unit::Week | Unit::Month | Unit::Year | Unit::Decade)
            && self.before(next - 2, &[Class::Over])
        {
            return Self::lately(which, unit, 1, end);
        }
        if unit == Unit::Month
            && self.is(end, Class::Of)
            && let Some((month, Mark::None | Mark::Weak | Mark::Name)) = self.month_word(end + 1)
        {
            return Some((Point::Month { year: Year::Unwritten, month, which: Which::Bare }, end + 2));
        }
        if unit == Unit::Day {
            return match which {
                Which::Same | Which::That => Some((Point::AnchoredDay(0), end)),
                Which::Previous => Some((Point::AnchoredDay(-1), end)),
                Which::Following => Some((Point::AnchoredDay(1), end)),
                _ => None,
            };
        }
        // « ce mois-ci », « cette année-là »
        let suffix = self.next(end).filter(|item| item.glue == Glue::Hyphen).and_then(|_| self.which(end));
        Some(match suffix {
            Some(Which::That) if which == Which::This => (Point::Stretch { unit, which: Which::That }, end + 1),
            Some(Which::This) => (Point::Stretch { unit, which }, end + 1),
            _ => (Point::Stretch { unit, which }, end),
        })
    }

    /// The item after "period last year", « mois de l’an dernier », "quarter a year earlier".
    fn a_year_before(&self, at: usize) -> Option<usize> {
        let named = self.is(at, Class::Period) || self.unit(at).is_some_and(|unit| unit < Unit::Year);
        let (year, end) = self.counted_year(at + 1).filter(|_| named)?;
        matches!(year, Year::Counted(Which::Last | Which::Previous)).then_some(end)
    }

    /// « troisième trimestre 2023 », "the 21st century", « premier siècle ».
    pub(super) fn ordinal_stretch(&self, at: usize) -> Option<(Point, usize)> {
        if let Some(found) = self.numbered_quarter(at) {
            return Some(found);
        }
        let (number, next) = self.ordinal(at).or_else(|| self.roman_ordinal(at))?;
        if let Some(found) = self.in_a_row(next) {
            return Some(found);
        }
        let unit = self.unit(next)?;
        let (year, end) = self.year_beside(next + 1);
        let of = match unit {
            Unit::Quarter => 4,
            Unit::Half => 2,
            Unit::Century => {
                return Some((Point::Century(i16::try_from(number).ok().filter(|n| (1..=30).contains(n))?), next + 1));
            }
            _ => return None,
        };
        // A quarter of what, where no year is near?
        let announced = if self.habits.which_first {
            self.before(at, &[Class::Article, Class::Number(1)])
        } else {
            self.before(at, &[Class::AtThe, Class::OfThe])
        };
        // "third-quarter results"
        let modifies = self.get(next).is_some_and(|item| item.glue == Glue::Hyphen) && self.habits.which_first;
        let known = year != Year::Unwritten || announced || modifies;
        let number = i8::try_from(number).ok().filter(|number| (1..=of).contains(number))?;
        known.then_some((Point::Quarter { year, number, of }, end))
    }

    /// « `XIXe` », and the item after it: only centuries are counted so.
    fn roman_ordinal(&self, at: usize) -> Option<(i32, usize)> {
        let word = self.get(at).filter(|item| item.can(can::ROMAN))?.span.of(self.text);
        let digits = word.len() - word.trim_start_matches(['I', 'V', 'X']).len();
        let number = roman(word.get(..digits)?)?;
        let suffix = word.get(digits..)?;
        let next = at + 1;
        (!suffix.is_empty() && self.unit(next) == Some(Unit::Century)).then_some((number, next))
    }

    /// What follows the ordinal in "second consecutive day", « troisième semaine d’affilée »: the one at hand.
    fn in_a_row(&self, at: usize) -> Option<(Point, usize)> {
        let unit_at = self.skip(at, |item| item.is(Class::Consecutive));
        let unit = self.unit(unit_at).filter(|unit| *unit != Unit::Hour)?;
        let end = self.skip(unit_at + 1, |item| item.is(Class::Consecutive));
        let point = if unit == Unit::Day { Point::AnchoredDay(0) } else { Point::Stretch { unit, which: Which::This } };
        (end > unit_at + 1 || unit_at > at).then_some((point, end))
    }

    /// « semaine dernière », « mois de mai 2021 », « année 2019 », "over the weekend".
    pub(super) fn unit_first(&self, at: usize, taken: usize) -> Option<(Point, usize)> {
        let item = self.get(at)?;
        if item.is(Class::YearBefore) {
            let next = self.skip(at + 1, |item| item.is(Class::Of));
            self.next(next)?;
            if let Some((year, end)) = self.plain_year(next) {
                return Some((Point::Year(year), end));
            }
        }
        let unit = item.sense(|class| match class {
            Class::Unit(unit) if unit != Unit::Hour => Some(unit),
            _ => None,
        })?;
        if unit == Unit::Month && self.is(at + 1, Class::Of) {
            self.next(at + 2)?;
            let (month, mark) = self.month_word(at + 2)?;
            let (year, end) = self.year_beside(at + 3);
            let which = if year == Year::Unwritten { self.which_after(end) } else { None };
            let end = end + usize::from(which.is_some());
            return (mark != Mark::Abbreviation)
                .then_some((Point::Month { year, month, which: which.unwrap_or_default() }, end));
        }
        if self.plural(at) {
            return None;
        }
        if let Some(which) =
            self.which_after(at + 1).filter(|which| !self.habits.which_first || *which == Which::AfterNext)
        {
            return match (unit, which) {
                (Unit::Day, Which::Previous) => Some((Point::AnchoredDay(-1), at + 2)),
                (Unit::Day, Which::Following) => Some((Point::AnchoredDay(1), at + 2)),
                (Unit::Day, _) => None,
                _ => Some((Point::Stretch { unit, which }, at + 2)),
            };
        }
        let before =
            |back: usize| at.checked_sub(back).filter(|before| *before >= taken).and_then(|before| self.get(before));
        let the = before(1).is_some_and(|item| item.is(Class::Article));
        if !the {
            return None;
        }
        if unit != Unit::Hour
            && let Some(found) = self.this_unit(at, unit)
        {
            return Some(found);
        }
        // "the year before", where nothing follows that it could be counted from.
        if self.habits.which_first && unit != Unit::Day {
            let next = self.next(at + 1);
            let stop = self.next(at + 2).is_none_or(|item| matches!(item.kind, Kind::Mark(_)));
            if let Some(item) = next.filter(|_| stop) {
                if item.is(Class::Earlier) || item.is(Class::Which(Which::Previous)) {
                    return Some((Point::Stretch { unit, which: Which::Previous }, at + 2));
                }
                if item.is(Class::Later) {
                    return Some((Point::Stretch { unit, which: Which::Following }, at + 2));
                }
            }
        }
        let within = before(2)
            .is_some_and(|item| item.is(Class::In) || item.is(Class::For) || item.is(Class::Edge(Edge::Within)));
        let alone = !self.is(at + 1, Class::Of) && !self.is(at + 1, Class::OfThe) && self.closed(at + 1);
        let right = match unit {
            Unit::Weekend => true,
            Unit::Week => !self.habits.which_first,
            _ => false,
        };
        (within && alone && right).then_some((Point::Stretch { unit, which: Which::This }, at + 1))
    }

    /// The day at hand: "end the day at 7,114 points", "for the day", « dans la journée »; the week, month or year of the text's date
    /// after a preposition: "for the week".
    fn this_unit(&self, at: usize, unit: Unit) -> Option<(Point, usize)> {
        let article = at - 1;
        let inside = self.before(article, &[Class::In, Class::For, Class::Within]);
        if !self.habits.which_first {
            return None;
        }
        let plain = self.next(at + 1).is_none_or(|item| {
            matches!(item.kind, Kind::Mark('.' | ',' | ';' | ')' | '?' | '!'))
                || item.is(Class::At)
                || item.is(Class::With)
                || item.is(Class::Trend)
                || item.is(Class::Trend)
        });
        let of = self.before(article, &[Class::Of, Class::To, Class::On]);
        match unit {
            Unit::Day => (plain && !of).then_some((Point::AnchoredDay(0), at + 1)),
            Unit::Week | Unit::Month | Unit::Year => {
                (plain && inside).then_some((Point::Stretch { unit, which: Which::This }, at + 1))
            }
            _ => None,
        }
    }

    /// « l’été dernier », "summer of 2022", « à l’automne ».
    pub(super) fn season(&self, at: usize, taken: usize) -> Option<(Point, usize)> {
        let season = self.season_word(at)?;
        let item = self.get(at)?;
        let before =
            |back: usize| at.checked_sub(back).filter(|before| *before >= taken).and_then(|before| self.get(before));
        let any = |back: usize, classes: &[Class]| {
            before(back).is_some_and(|item| classes.iter().any(|class| item.is(*class)))
        };
        let first = item.glue == Glue::Break || before(1).is_none_or(|item| matches!(item.kind, Kind::Mark(_)));
        let announced = first || any(1, &[Class::Article, Class::Of, Class::OfThe, Class::AtThe, Class::In]);
        if self.weak(at, |class| matches!(class, Class::Season(_))) && !announced {
            return None;
        }
        let (year, end) = self.year_beside(at + 1);
        // "the fall in 1986 profits"
        let apart = self.weak(at, |class| matches!(class, Class::Season(_))) && self.is(at + 1, Class::In);
        if year != Year::Unwritten && !apart {
            return Some((Point::Season { year, season, which: Which::Bare }, end));
        }
        if let Some(which) = self.which_after(at + 1) {
            return Some((Point::Season { year, season, which }, at + 2));
        }
        let at_the = any(1, &[Class::AtThe]) || any(1, &[Class::Article]) && any(2, &[Class::At, Class::In]);
        // "their Autumn meetings"
        let named = self.habits.which_first && item.capital && !first;
        // « avant l’été », « depuis l’automne »
        let related = any(1, &[Class::Article])
            && before(2)
                .is_some_and(|item| item.sense(|class| matches!(class, Class::Relation(_)).then_some(())).is_some());
        (named || related || at_the && self.closed(at + 1))
            .then_some((Point::Season { year, season, which: Which::Bare }, at + 1))
    }
}

/// A Roman numeral up to thirty-nine.
fn roman(digits: &str) -> Option<i32> {
    let value = |digit: char| match digit {
        'I' => 1,
        'V' => 5,
        _ => 10,
    };
    let mut total = 0;
    let mut rest = digits.chars().peekable();
    while let Some(digit) = rest.next() {
        let more = rest.peek().is_some_and(|next| value(*next) > value(digit));
        total += if more { -value(digit) } else { value(digit) };
    }
    (1..40).contains(&total).then_some(total)
}
