//! Dates in digits: `13/09/2023`, `13.09.2023`, `2023-09-13`, `20230913`, `2023-09`; with a month's name: `13-Sep-2023`, `2023/sept/13`.

use super::{Grammar, Point, Year};
use crate::reading::times::Which;
use crate::reading::times::class::Class;
use crate::reading::times::items::{Glue, Kind};

/// Two numbers with a slash that every reader takes for something else: the attacks of 2001, and "day and night".
const NO_DATES: [(u32, u32); 2] = [(9, 11), (24, 7)];

/// Years of two digits up to this one are of this century.
const LATEST_SHORT: u32 = 40;

/// One of the numbers, or the month's name, that separators join.
#[derive(Clone, Copy, Debug, Default)]
struct Piece {
    value: u32,
    /// How many digits; none for a month's name.
    width: u8,
}

impl Piece {
    fn year(self) -> Option<u32> {
        (self.width == 4 && (1000..2200).contains(&self.value)).then_some(self.value)
    }

    /// A year of four digits, or of two.
    fn last_year(self) -> Option<u32> {
        let short = || (self.width == 2).then(|| self.value + if self.value < LATEST_SHORT { 2000 } else { 1900 });
        self.year().or_else(short)
    }

    fn is_name(self) -> bool {
        self.width == 0
    }

    fn small(self) -> bool {
        matches!(self.width, 1 | 2)
    }
}

impl Grammar<'_> {
    /// A date in digits that begins at `at`.
    pub(super) fn numeric(&self, at: usize) -> Option<(Point, usize)> {
        let first = self.piece(at)?;
        if first.width == 8 {
            return self.compact(at, first.value);
        }
        if first.width > 4 {
            return None;
        }
        let Some((separator, second)) = self.joined(at) else {
            return self.spaced(at, first).or_else(|| self.three_apart(at, first));
        };
        if self.inside_figure(at, first) {
            return None;
        }
        let third = self.joined(at + 2).filter(|(other, _)| *other == separator).map(|(_, piece)| piece);
        let end = if third.is_some() { at + 5 } else { at + 3 };
        self.ends_clean(end, separator)?;
        let named = first.is_name() || second.is_name() || third.is_some_and(Piece::is_name);
        let point = match (third, named) {
            (Some(third), true) => named_full(first, second, third),
            (Some(third), false) => self.full(first, second, third, separator),
            (None, true) => self.named_pair(at, first, second, separator),
            (None, false) => self.pair(at, first, second, separator),
        }?;
        Some((point, end))
    }

    fn piece(&self, at: usize) -> Option<Piece> {
        if let Some((value, width)) = self.digits(at) {
            return Some(Piece { value, width });
        }
        let (month, _) = self.month_word(at)?;
        Some(Piece { value: u32::try_from(month).ok()?, width: 0 })
    }

    /// The separator after the piece at `at` and the piece after that, with nothing between them.
    fn joined(&self, at: usize) -> Option<(char, Piece)> {
        let tight = |at: usize| self.get(at).filter(|item| item.glue == Glue::None);
        let separator = match tight(at + 1)?.kind {
            Kind::Mark(c @ ('/' | '.' | '-')) => c,
            Kind::Mark('‐' | '‑') => '-',
            _ => return None,
        };
        tight(at + 2)?;
        Some((separator, self.piece(at + 2)?))
    }

    /// `20230913`
    fn compact(&self, at: usize, value: u32) -> Option<(Point, usize)> {
        let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100);
        let modern = (1900..2100).contains(&year);
        let alone = self.ends_clean(at + 1, '-').is_some()
            && self.get(at + 1).is_none_or(|next| next.glue != Glue::None || matches!(next.kind, Kind::Mark(_)));
        let begins = self.get(at)?.glue != Glue::None
            || at == 0
            || matches!(self.items[at - 1].kind, Kind::Mark('(' | '-' | '_' | '[' | '"' | '«'));
        let written = Point::Date {
            year: Year::Written(i16::try_from(year).ok()?),
            month: valid(month, 12)?,
            day: valid(day, 31)?,
            weekday: None,
            which: Which::Bare,
            ambiguous: false,
        };
        (modern && alone && begins).then_some((written, at + 1))
    }

    /// Three numbers.
    fn full(&self, first: Piece, second: Piece, third: Piece, separator: char) -> Option<Point> {
        if let Some(year) = first.year() {
            return (second.small() && third.small()).then(|| date(year, second.value, third.value, false))?;
        }
        if !(first.small() && second.small()) {
            return None;
        }
        // Two digits of a year are more often something else after a point: a version, an hour.
        let short = third.width == 2;
        let plain = first.width == 2 && second.width == 2;
        let year = third.last_year().filter(|_| !short || separator != '.' || plain)?;
        let (day, month, ambiguous) = self.order(first.value, second.value, separator);
        date(year, month, day, ambiguous || short && separator != '/')
    }

    /// Two numbers: a year and a month, or a day and a month.
    fn pair(&self, at: usize, first: Piece, second: Piece, separator: char) -> Option<Point> {
        if let Some(year) = first.year().or(second.year()) {
            let month = if first.width == 4 { second } else { first };
            // `2010-11` may be two years.
            let years = separator == '-' && first.width == 4 && month.width == 2 && month.value > year % 100;
            let right = month.small() && separator != '.' && !(years && month.value >= 10);
            let year = i16::try_from(year).ok().filter(|year| right && (1900..2100).contains(year))?;
            return Some(Point::Month {
                year: Year::Written(year),
                month: valid(month.value, 12)?,
                which: Which::Bare,
            });
        }
        if !(first.small() && second.small()) || NO_DATES.contains(&(first.value, second.value)) {
            return None;
        }
        let padded = first.width == 2 && second.width == 2;
        let announced = self.announced(at);
        let right = match separator {
            '/' => announced || padded || first.value > 12 || second.value > 12,
            '-' => announced && (first.value > 12 || second.value > 12),
            _ => false,
        };
        let (day, month, ambiguous) = self.order(first.value, second.value, separator);
        // `12/14` is an address or a score where the day stands first.
        let swapped = !self.habits.month_first && month != second.value;
        let (day, month) = (valid(day, 31).filter(|_| !swapped)?, valid(month, 12)?);
        let unsure = ambiguous || !announced;
        right.then_some(Point::Date {
            year: Year::Unwritten,
            month,
            day,
            weekday: None,
            which: Which::Bare,
            ambiguous: unsure,
        })
    }

    /// A month's name and one number: `Oct/2`, `2-sept`, `mai-2021`.
    fn named_pair(&self, at: usize, first: Piece, second: Piece, separator: char) -> Option<Point> {
        let (month, number) = if first.is_name() { (first, second) } else { (second, first) };
        if separator == '.' || number.is_name() {
            return None;
        }
        let month = valid(month.value, 12)?;
        if let Some(year) = number.year() {
            let year = i16::try_from(year).ok().filter(|year| (1900..2100).contains(year))?;
            return Some(Point::Month { year: Year::Written(year), month, which: Which::Bare });
        }
        let name = if first.is_name() { at } else { at + 2 };
        let capital = self.get(name)?.capital || separator == '/';
        let day = valid(number.value, 31).filter(|_| number.small() && capital)?;
        Some(Point::Date { year: Year::Unwritten, month, day, weekday: None, which: Which::Bare, ambiguous: true })
    }

    /// `11 / 2016`, `2016 - 11`
    fn spaced(&self, at: usize, first: Piece) -> Option<(Point, usize)> {
        let mark = self.next(at + 1).filter(|item| matches!(item.kind, Kind::Mark('/' | '-' | '‐' | '‑')))?;
        let second = self.next(at + 2).and_then(|_| self.piece(at + 2)).filter(|piece| !piece.is_name())?;
        let (year, month) = if first.width == 4 { (first, second) } else { (second, first) };
        let alone = at == 0
            || self.get(at)?.glue == Glue::Break
            || !matches!(self.items[at - 1].kind, Kind::Number(..) | Kind::Mark('/' | '-' | '.' | ','));
        let right = mark.kind == Kind::Mark('/') || self.ends(at + 3);
        let year = i16::try_from(year.year()?).ok().filter(|year| (1900..2100).contains(year))?;
        let month = valid(month.value, 12).filter(|_| month.small())?;
        self.ends_clean(at + 3, '/')?;
        (alone && right).then_some((Point::Month { year: Year::Written(year), month, which: Which::Bare }, at + 3))
    }

    /// `02 04 2009`: three numbers and no more.
    fn three_apart(&self, at: usize, first: Piece) -> Option<(Point, usize)> {
        let number = |at: usize| self.next(at).filter(|item| item.glue == Glue::Space).and_then(|_| self.digits(at));
        let piece = |at: usize| number(at).map(|(value, width)| Piece { value, width });
        let (second, third) = (piece(at + 1)?, piece(at + 2)?);
        let begins =
            at == 0 || !matches!(self.items[at - 1].kind, Kind::Number(..) | Kind::Mark('+' | '(' | ',' | '.' | '/'));
        let alone = begins && self.closed(at + 3) && number(at + 3).is_none() && !self.part_of_figure(at + 2);
        let year = third.year().or_else(|| first.year());
        let plain = first.width == 2 && second.width == 2;
        let (day, year) = if first.year().is_some() {
            (third, year)
        } else {
            (first, year.or_else(|| third.last_year().filter(|_| plain)))
        };
        (alone && second.small() && day.small()).then_some(())?;
        let (day, month, _) = if first.year().is_some() {
            (day.value, second.value, false)
        } else {
            self.order(first.value, second.value, ' ')
        };
        Some((date(year?, month, day, true)?, at + 3))
    }

    /// Day, month, and whether the two could change places. Where the month may stand first, either order is written with slashes,
    /// and the month first is commoner.
    fn order(&self, first: u32, second: u32, separator: char) -> (u32, u32, bool) {
        let month_first = self.habits.month_first && separator != '.';
        if first <= 12 && (month_first || second > 12) {
            (second, first, month_first && first != second && second <= 12)
        } else {
            (first, second, false)
        }
    }

    /// A slash between two small numbers is a date after a weekday, an article or a preposition of time: « le 13/09 », "on 9/13".
    fn announced(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.get(before));
        before.is_some_and(|item| {
            item.is(Class::On)
                || item.is(Class::Article)
                || item.is(Class::From)
                || item.is(Class::Between)
                || item.is(Class::To)
                || item.sense(|class| matches!(class, Class::Weekday(_) | Class::Relation(_)).then_some(())).is_some()
        })
    }

    /// Whether the number continues what stands before it: `1.13.09.2023`. A file's name may hold a whole date:
    /// `report-2023-09-13`.
    fn inside_figure(&self, at: usize, first: Piece) -> bool {
        self.get(at).is_some_and(|item| item.glue == Glue::None)
            && at.checked_sub(1).and_then(|before| self.get(before)).is_some_and(|before| match before.kind {
                Kind::Number(..) | Kind::Word => true,
                Kind::Mark('-' | '_') => {
                    let named = at >= 2 && self.items[at - 2].kind == Kind::Word;
                    !(named && first.width == 4 && before.glue == Glue::None)
                }
                Kind::Mark(c) => matches!(c, '/' | '.' | ',' | '+' | '=' | '&' | '$' | '€' | '£'),
            })
    }

    /// `None` where a further part or more digits follow.
    fn ends_clean(&self, at: usize, separator: char) -> Option<()> {
        let Some(item) = self.get(at) else { return Some(()) };
        let more =
            self.get(at + 1).is_some_and(|next| next.glue == Glue::None && matches!(next.kind, Kind::Number(..)));
        match item.kind {
            Kind::Mark(c)
                if item.glue == Glue::None && (c == separator || matches!(c, '-' | '/' | '.' | ',')) && more =>
            {
                None
            }
            Kind::Mark('%') => None,
            Kind::Number(..) if item.glue == Glue::None => None,
            _ => Some(()),
        }
    }
}

/// A month's name and two numbers, the year among them wherever it stands.
fn named_full(first: Piece, second: Piece, third: Piece) -> Option<Point> {
    let all = [first, second, third];
    let name = all.iter().position(|piece| piece.is_name())?;
    let mut numbers = all.iter().enumerate().filter(|(n, _)| *n != name).map(|(_, piece)| *piece);
    let (a, b) = (numbers.next()?, numbers.next()?);
    if a.is_name() || b.is_name() {
        return None;
    }
    let (year, day) = match (a.year(), b.year()) {
        (Some(year), None) => (year, b),
        (None, Some(year)) => (year, a),
        // `13-Sep-23`
        (None, None) if name == 1 => (b.last_year()?, a),
        _ => return None,
    };
    day.small().then(|| date(year, all[name].value, day.value, false))?
}

/// A date that could be one: its month is a month. Its day may be none of that month's.
fn date(year: u32, month: u32, day: u32, ambiguous: bool) -> Option<Point> {
    let year = i16::try_from(year).ok().filter(|year| (1000..2200).contains(year))?;
    Some(Point::Date {
        year: Year::Written(year),
        month: valid(month, 12)?,
        day: valid(day, 31)?,
        weekday: None,
        which: Which::Bare,
        ambiguous,
    })
}

fn valid(number: u32, most: i8) -> Option<i8> {
    i8::try_from(number).ok().filter(|n| (1..=most).contains(n))
}
