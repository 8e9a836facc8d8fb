//! Dates in digits: `13/09/2023`, `13.09.2023`, `2023-09-13`, `2023-09`.

use super::{Grammar, Point, Year};
use crate::lexicon::Language;
use crate::reading::times::Which;
use crate::reading::times::items::{Glue, Kind};
use crate::reading::times::vocabulary::Class;

impl Grammar<'_> {
    /// A date in digits that begins at `at`.
    pub(super) fn numeric(&self, at: usize) -> Option<(Point, usize)> {
        let (first, width) = self.digits(at)?;
        if width > 4 || self.inside_figure(at) {
            return None;
        }
        let separator = self.separator(at + 1)?;
        let (second, second_width) = self.tight(at + 2)?;
        let third = (self.separator(at + 3) == Some(separator)).then(|| self.tight(at + 4)).flatten();
        match (width, third) {
            (4, Some((day, 1..=2))) if second_width <= 2 => {
                self.ends_clean(at + 5, separator)?;
                let point = date(first, second, day, false)?;
                Some((point, at + 5))
            }
            (4, None) if separator == '-' && second_width == 2 && (1..=9).contains(&second) => {
                self.ends_clean(at + 3, separator)?;
                let year = i16::try_from(first).ok().filter(|year| (1900..2100).contains(year))?;
                Some((
                    Point::Month { year: Year::Written(year), month: i8::try_from(second).ok()?, which: Which::Bare },
                    at + 3,
                ))
            }
            (1..=2, Some((year, year_width))) if second_width <= 2 => {
                self.ends_clean(at + 5, separator)?;
                let year = match year_width {
                    4 => year,
                    // Two digits of a year stand after a slash only; elsewhere they are more often something else.
                    2 if separator == '/' => year + if year < 50 { 2000 } else { 1900 },
                    _ => return None,
                };
                let (day, month, ambiguous) = self.order(first, second, separator);
                Some((date(year, month, day, ambiguous)?, at + 5))
            }
            (1..=2, None) if separator == '/' && second_width <= 2 && self.announced(at) => {
                self.ends_clean(at + 3, separator)?;
                let (day, month, ambiguous) = self.order(first, second, separator);
                let (day, month) = (valid(day, 31)?, valid(month, 12)?);
                Some((
                    Point::Date { year: Year::Unwritten, month, day, weekday: None, which: Which::Bare, ambiguous },
                    at + 3,
                ))
            }
            _ => None,
        }
    }

    /// Day, month, and whether the two could change places. English writes either order with slashes; the month first is commoner.
    fn order(&self, first: u32, second: u32, separator: char) -> (u32, u32, bool) {
        let english = self.language == Language::English && separator != '.';
        if first <= 12 && (english || second > 12) {
            (second, first, english && first != second && second <= 12)
        } else {
            (first, second, false)
        }
    }

    /// A slash between two small numbers is a date only after a weekday or an article: « le 13/09 », "on 9/13".
    fn announced(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.get(before));
        before.is_some_and(|item| {
            item.is(Class::On)
                || item.is(Class::Article)
                || item.sense(|class| matches!(class, Class::Weekday(_)).then_some(())).is_some()
        })
    }

    fn separator(&self, at: usize) -> Option<char> {
        let item = self.get(at)?;
        match item.kind {
            Kind::Mark(c @ ('/' | '.' | '-')) if item.glue == Glue::None => Some(c),
            Kind::Mark('‐' | '‑') if item.glue == Glue::None => Some('-'),
            _ => None,
        }
    }

    fn tight(&self, at: usize) -> Option<(u32, u8)> {
        self.get(at).filter(|item| item.glue == Glue::None)?;
        self.digits(at)
    }

    /// Whether the number continues what stands before it: `1.13.09.2023`, `v2-13/09/2023`.
    fn inside_figure(&self, at: usize) -> bool {
        self.get(at).is_some_and(|item| item.glue == Glue::None)
            && at.checked_sub(1).and_then(|before| self.get(before)).is_some_and(|before| match before.kind {
                Kind::Number(..) | Kind::Word => true,
                Kind::Mark(c) => matches!(c, '/' | '.' | '-' | ',' | '+' | '_' | '=' | '&' | '$' | '€' | '£'),
            })
    }

    /// `None` where a further part or more digits follow.
    fn ends_clean(&self, at: usize, separator: char) -> Option<()> {
        let Some(item) = self.get(at) else { return Some(()) };
        let more = self.tight(at + 1).is_some();
        match item.kind {
            Kind::Mark(c) if item.glue == Glue::None && (c == separator || c == '-' || c == '/') && more => None,
            Kind::Mark('%') => None,
            Kind::Number(..) if item.glue == Glue::None => None,
            _ => Some(()),
        }
    }
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
