//! What an [`Interval`] and a [`When`] can say of themselves.

use super::{Interval, When, calendar};
use crate::lexicon::{self, Language};
use crate::text;
use jiff::civil::Date;
use std::sync::LazyLock;

impl Interval {
    /// From the one day to the other, whichever is the earlier.
    #[must_use]
    pub fn new(first: Date, last: Date) -> Self {
        Self { first: first.min(last), last: first.max(last) }
    }

    /// The one day.
    #[must_use]
    pub const fn day(day: Date) -> Self {
        Self { first: day, last: day }
    }

    /// Whether all of `other` lies in it.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// Whether they share a day.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// The smallest stretch that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    /// How many days it has: at least one.
    #[must_use]
    pub fn days(self) -> i64 {
        calendar::distance(self.first, self.last) + 1
    }

    /// ISO 8601, as short as can be: `2023-09-13`, `2023-09`, `2023`, `2023-09-10/2023-09-13`.
    #[must_use]
    pub fn iso(self) -> String {
        match self.shape() {
            Shape::Day => self.first.to_string(),
            Shape::Month => format!("{:04}-{:02}", self.first.year(), self.first.month()),
            Shape::Year => format!("{:04}", self.first.year()),
            Shape::Other => format!("{}/{}", self.first, self.last),
        }
    }

    /// As one would write it in a sentence: `13 September 2023`, `septembre 2023`, `10–13 September 2023`.
    #[must_use]
    pub fn describe(self, language: Language) -> String {
        let (a, b) = (self.first, self.last);
        match self.shape() {
            Shape::Day => format!("{} {} {}", ordinal(a.day(), language), month_name(a.month(), language), a.year()),
            Shape::Month => format!("{} {}", month_name(a.month(), language), a.year()),
            Shape::Year => a.year().to_string(),
            Shape::Other => {
                let whole_months = a.day() == 1 && b == b.last_of_month();
                let whole_years = whole_months && a.month() == 1 && b.month() == 12;
                let start = if whole_years {
                    String::new()
                } else if whole_months {
                    month_name(a.month(), language).to_owned()
                } else if (a.year(), a.month()) == (b.year(), b.month()) {
                    ordinal(a.day(), language)
                } else {
                    format!("{} {}", ordinal(a.day(), language), month_name(a.month(), language))
                };
                let end = if whole_years {
                    b.year().to_string()
                } else if whole_months {
                    format!("{} {}", month_name(b.month(), language), b.year())
                } else {
                    Self::day(b).describe(language)
                };
                let year = if a.year() == b.year() { String::new() } else { a.year().to_string() };
                let start = [start, year].join(" ").trim().to_owned();
                let dash = if start.contains(' ') { " – " } else { "–" };
                format!("{start}{dash}{end}")
            }
        }
    }

    fn shape(self) -> Shape {
        let (a, b) = (self.first, self.last);
        if a == b {
            Shape::Day
        } else if a.day() != 1 || b != b.last_of_month() || a.year() != b.year() {
            Shape::Other
        } else if a.month() == b.month() {
            Shape::Month
        } else if (a.month(), b.month()) == (1, 12) {
            Shape::Year
        } else {
            Shape::Other
        }
    }
}

enum Shape {
    Day,
    Month,
    Year,
    Other,
}

impl When {
    /// The days, where they are known.
    #[must_use]
    pub const fn interval(self) -> Option<Interval> {
        match self {
            Self::Days(interval) => Some(interval),
            _ => None,
        }
    }

    /// ISO 8601; `--09-13` where the year is not known. `None` where the days are not.
    #[must_use]
    pub fn iso(self) -> Option<String> {
        match self {
            Self::Days(interval) => Some(interval.iso()),
            Self::Yearless { first, last } => {
                let day = |(month, day): (i8, i8)| format!("--{month:02}-{day:02}");
                let whole = first.0 == last.0 && first.1 == 1 && calendar::month_length(None, last.0) == Some(last.1);
                Some(if first == last {
                    day(first)
                } else if whole {
                    format!("--{:02}", first.0)
                } else {
                    format!("{}/{}", day(first), day(last))
                })
            }
            Self::Unresolved | Self::Impossible { .. } => None,
        }
    }

    /// As one would write it in a sentence; `None` where the days are not known.
    #[must_use]
    pub fn describe(self, language: Language) -> Option<String> {
        match self {
            Self::Days(interval) => Some(interval.describe(language)),
            Self::Yearless { first, last } => {
                let day =
                    |(month, day): (i8, i8)| format!("{} {}", ordinal(day, language), month_name(month, language));
                let whole = first.0 == last.0 && first.1 == 1 && calendar::month_length(None, last.0) == Some(last.1);
                Some(if first == last {
                    day(first)
                } else if whole {
                    month_name(first.0, language).to_owned()
                } else if first.0 == last.0 {
                    format!("{}–{}", ordinal(first.1, language), day(last))
                } else {
                    format!("{} – {}", day(first), day(last))
                })
            }
            Self::Unresolved | Self::Impossible { .. } => None,
        }
    }
}

static NAMES: LazyLock<Vec<Vec<&'static str>>> =
    LazyLock::new(|| lexicon::rows(include_str!("../../lexicon/calendar.txt")).collect());

/// The name of that kind and number; empty where there is none.
pub(super) fn name(kind: &str, number: i8, language: Language) -> &'static str {
    let column = match language {
        Language::French => 2,
        Language::English => 3,
    };
    let row =
        NAMES.iter().find(|row| row.first() == Some(&kind) && row.get(1).and_then(|n| n.parse().ok()) == Some(number));
    row.and_then(|row| row.get(column)).copied().unwrap_or("")
}

/// Whether a folded word is the name of a month or a weekday in that language, and in that alone.
#[must_use]
pub fn is_of_calendar(folded: &str, language: Language) -> bool {
    let (own, other) = match language {
        Language::French => (2, 3),
        Language::English => (3, 2),
    };
    let named = |column: usize| {
        let mut names = NAMES.iter().filter(|row| matches!(row.first(), Some(&("month" | "weekday"))));
        names.any(|row| row.get(column).is_some_and(|name| text::fold(name) == folded))
    };
    named(own) && !named(other)
}

fn month_name(month: i8, language: Language) -> &'static str {
    name("month", month, language)
}

/// The name of a weekday, Monday being 1; empty for a number that is none.
#[must_use]
pub fn weekday_name(weekday: i8, language: Language) -> &'static str {
    name("weekday", weekday, language)
}

/// The day of a month as it is written beside its name: French writes the first as an ordinal.
fn ordinal(day: i8, language: Language) -> String {
    let letters = if language == Language::French { name("ordinal", day, language) } else { "" };
    format!("{day}{letters}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn intervals_are_written_as_short_as_can_be() {
        let cases = [
            (date(2023, 9, 13), date(2023, 9, 13), "2023-09-13", "13 septembre 2023", "13 September 2023"),
            (date(2023, 9, 1), date(2023, 9, 1), "2023-09-01", "1er septembre 2023", "1 September 2023"),
            (date(2024, 2, 1), date(2024, 2, 29), "2024-02", "février 2024", "February 2024"),
            (date(2019, 1, 1), date(2019, 12, 31), "2019", "2019", "2019"),
            (
                date(2023, 9, 10),
                date(2023, 9, 13),
                "2023-09-10/2023-09-13",
                "10–13 septembre 2023",
                "10–13 September 2023",
            ),
            (
                date(2023, 8, 30),
                date(2023, 9, 2),
                "2023-08-30/2023-09-02",
                "30 août – 2 septembre 2023",
                "30 August – 2 September 2023",
            ),
            (
                date(2022, 12, 30),
                date(2023, 1, 2),
                "2022-12-30/2023-01-02",
                "30 décembre 2022 – 2 janvier 2023",
                "30 December 2022 – 2 January 2023",
            ),
            (date(2021, 5, 1), date(2021, 7, 31), "2021-05-01/2021-07-31", "mai–juillet 2021", "May–July 2021"),
            (date(2014, 1, 1), date(2017, 12, 31), "2014-01-01/2017-12-31", "2014–2017", "2014–2017"),
        ];
        for (first, last, iso, french, english) in cases {
            let interval = Interval::new(last, first);
            assert_eq!(interval.iso(), iso);
            assert_eq!(interval.describe(Language::French), french);
            assert_eq!(interval.describe(Language::English), english);
        }
        let yearless = When::Yearless { first: (9, 10), last: (9, 13) };
        assert_eq!(yearless.iso().as_deref(), Some("--09-10/--09-13"));
        assert_eq!(yearless.describe(Language::English).as_deref(), Some("10–13 September"));
    }
}
