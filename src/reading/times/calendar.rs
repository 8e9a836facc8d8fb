//! Arithmetic on days: total, so that what falls outside the calendar is `None`.

use super::class::Feast;
use super::{Interval, Unit};
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

/// A day, where there is such a one.
pub fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// How many days a month has; in a leap year where none is known.
pub fn month_length(year: Option<i16>, month: i8) -> Option<i8> {
    Some(day(year.unwrap_or(2024), month, 1)?.days_in_month())
}

pub fn month(year: i16, month: i8) -> Option<Interval> {
    let first = day(year, month, 1)?;
    Some(Interval { first, last: first.last_of_month() })
}

/// From the first day of the one year to the last of the other.
pub fn years(first: i16, last: i16) -> Option<Interval> {
    Some(Interval { first: day(first, 1, 1)?, last: day(last, 12, 31)? })
}

/// From the first day of the one month of a year to the last of the other.
pub fn months(year: i16, first: i8, last: i8) -> Option<Interval> {
    Some(Interval { first: day(year, first, 1)?, last: day(year, last, 1)?.last_of_month() })
}

/// A season as the almanac has it, within a day: 1 spring to 4 winter, which begins in `year`.
pub fn season(year: i16, season: i8) -> Option<Interval> {
    let (first, last) = match season {
        1 => (day(year, 3, 20), day(year, 6, 20)),
        2 => (day(year, 6, 21), day(year, 9, 21)),
        3 => (day(year, 9, 22), day(year, 12, 20)),
        _ => (day(year, 12, 21), day(year.checked_add(1)?, 3, 19)),
    };
    Some(Interval { first: first?, last: last? })
}

/// 1 (Monday) to 7.
pub fn weekday(date: Date) -> i8 {
    date.weekday().to_monday_one_offset()
}

pub fn plus_days(date: Date, days: i64) -> Option<Date> {
    let span = Span::new().try_days(days).ok()?;
    date.checked_add(span).ok()
}

/// The days from the one to the other.
pub fn distance(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// The last such weekday that is not after `date`.
pub fn weekday_until(date: Date, wanted: i8) -> Option<Date> {
    plus_days(date, -i64::from((weekday(date) - wanted).rem_euclid(7)))
}

/// The first such weekday that is not before `date`.
pub fn weekday_from(date: Date, wanted: i8) -> Option<Date> {
    plus_days(date, i64::from((wanted - weekday(date)).rem_euclid(7)))
}

/// The stretch of that kind that holds `date`, moved by so many of its kind.
pub fn stretch(date: Date, unit: Unit, by: i32) -> Option<Interval> {
    let year_by = |years: i32| i16::try_from(i32::from(date.year()).checked_add(years)?).ok();
    match unit {
        Unit::Hour => Some(Interval::day(date)),
        Unit::Day => plus_days(date, i64::from(by)).map(Interval::day),
        Unit::Week | Unit::Fortnight | Unit::Weekend => {
            let first = plus_days(weekday_until(date, 1)?, i64::from(by).checked_mul(7)?)?;
            let (from, to) = match unit {
                Unit::Weekend => (5, 6),
                Unit::Fortnight => (0, 13),
                _ => (0, 6),
            };
            Some(Interval { first: plus_days(first, from)?, last: plus_days(first, to)? })
        }
        Unit::Month => {
            let first = plus_months(date.first_of_month(), by)?;
            Some(Interval { first, last: first.last_of_month() })
        }
        Unit::Quarter | Unit::Half => {
            let size: i8 = if unit == Unit::Quarter { 3 } else { 6 };
            let first = day(date.year(), (date.month() - 1) / size * size + 1, 1)?;
            let first = plus_months(first, by.checked_mul(i32::from(size))?)?;
            Some(Interval { first, last: plus_months(first, i32::from(size) - 1)?.last_of_month() })
        }
        Unit::Year => years(year_by(by)?, year_by(by)?),
        Unit::Decade | Unit::Century => {
            let size = if unit == Unit::Decade { 10 } else { 100 };
            let year = i32::from(date.year()).checked_add(by.checked_mul(size)?)?;
            // A century begins with its year 1, a decade with its year 0.
            let first =
                if unit == Unit::Decade { year - year.rem_euclid(10) } else { year - (year - 1).rem_euclid(100) };
            years(i16::try_from(first).ok()?, i16::try_from(first + size - 1).ok()?)
        }
    }
}

pub fn plus_months(date: Date, months: i32) -> Option<Date> {
    let span = Span::new().try_months(i64::from(months)).ok()?;
    date.checked_add(span).ok()
}

/// So much time, as one counts it on a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distance {
    months: i32,
    days: i32,
    /// The finest unit that it was told in.
    pub unit: Unit,
}

impl Distance {
    /// So many of a unit.
    pub fn new(unit: Unit, by: i32) -> Option<Self> {
        let (months, days) = match unit {
            // What is told in hours: whole days of them count.
            Unit::Hour => return Some(Self { months: 0, days: by / 24, unit }),
            Unit::Day => (0, 1),
            Unit::Week | Unit::Weekend => (0, 7),
            Unit::Fortnight => (0, 14),
            Unit::Month => (1, 0),
            Unit::Quarter => (3, 0),
            Unit::Half => (6, 0),
            Unit::Year => (12, 0),
            Unit::Decade => (120, 0),
            Unit::Century => (1200, 0),
        };
        Some(Self { months: by.checked_mul(months)?, days: by.checked_mul(days)?, unit })
    }

    /// Both together.
    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            months: self.months.checked_add(other.months)?,
            days: self.days.checked_add(other.days)?,
            unit: self.unit.min(other.unit),
        })
    }

    /// As far the other way.
    pub fn back(self) -> Self {
        Self { months: self.months.saturating_neg(), days: self.days.saturating_neg(), ..self }
    }

    /// Whether it leads to an earlier day.
    pub fn is_back(self) -> bool {
        self.months < 0 || self.days < 0
    }

    /// The day that lies so far from `date`.
    pub fn from(self, date: Date) -> Option<Date> {
        plus_days(plus_months(date, self.months)?, i64::from(self.days))
    }
}

/// The week of the ISO calendar with that number; the first holds the year's first Thursday.
pub fn iso_week(year: i16, number: i8) -> Option<Interval> {
    let first = stretch(day(year, 1, 4)?, Unit::Week, i32::from(number) - 1)?;
    // A 53rd that is the next year's first is none.
    (plus_days(first.first, 3)?.year() == year).then_some(first)
}

/// The week that is so manieth of a period, counted from its end where negative. A week belongs where its Thursday lies, as in
/// the ISO calendar.
pub fn week_of(period: Interval, number: i32) -> Option<Interval> {
    const THURSDAY: i8 = 4;
    let thursday = if number > 0 {
        plus_days(weekday_from(period.first, THURSDAY)?, i64::from(number - 1) * 7)?
    } else {
        plus_days(weekday_until(period.last, THURSDAY)?, i64::from(number + 1) * 7)?
    };
    (period.first <= thursday && thursday <= period.last).then_some(())?;
    stretch(thursday, Unit::Week, 0)
}

/// The day of a feast in a year.
pub fn feast(feast: Feast, year: i16) -> Option<Date> {
    match feast {
        Feast::Fixed(month, of_month) => day(year, month, of_month),
        Feast::Easter(days) => plus_days(easter(year)?, i64::from(days)),
        Feast::Nth(month, wanted, nth) => {
            let wanted = Weekday::from_monday_one_offset(wanted).ok()?;
            let nth = if nth == 5 { -1 } else { nth };
            day(year, month, 1)?.nth_weekday_of_month(nth, wanted).ok()
        }
    }
}

/// Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher.
fn easter(year: i16) -> Option<Date> {
    let whole = i32::from(year);
    let (golden, century, short) = (whole.rem_euclid(19), whole.div_euclid(100), whole.rem_euclid(100));
    let drift = (8 * century + 13) / 25;
    let moon = (19 * golden + century - century / 4 - drift + 15).rem_euclid(30);
    let sunday = (32 + 2 * (century % 4) + 2 * (short / 4) - moon - short % 4).rem_euclid(7);
    let late = (golden + 11 * moon + 19 * sunday) / 433;
    let month = (moon + sunday - 7 * late + 90) / 25;
    let of_month = (moon + sunday - 7 * late + 33 * month + 19) % 32;
    day(year, i8::try_from(month).ok()?, i8::try_from(of_month).ok()?)
}

/// The day after.
pub fn next(date: Date) -> Option<Date> {
    date.checked_add(1.day()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_almanacs_say() {
        for (year, month, of_month) in
            [(1818, 3, 22), (1943, 4, 25), (2000, 4, 23), (2019, 4, 21), (2024, 3, 31), (2038, 4, 25)]
        {
            assert_eq!(easter(year), day(year, month, of_month));
        }
    }

    #[test]
    fn stretches_hold_their_day() {
        let date = day(2023, 9, 14).expect("a day");
        let iso = |unit, by| stretch(date, unit, by).map(|found| format!("{}/{}", found.first, found.last));
        assert_eq!(iso(Unit::Week, -1).as_deref(), Some("2023-09-04/2023-09-10"));
        assert_eq!(iso(Unit::Quarter, 0).as_deref(), Some("2023-07-01/2023-09-30"));
        assert_eq!(iso(Unit::Quarter, -3).as_deref(), Some("2022-10-01/2022-12-31"));
        assert_eq!(iso(Unit::Decade, 0).as_deref(), Some("2020-01-01/2029-12-31"));
        assert_eq!(iso(Unit::Century, -1).as_deref(), Some("1901-01-01/2000-12-31"));
        assert_eq!(iso(Unit::Year, i32::MAX), None);
    }
}
