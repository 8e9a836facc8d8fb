//! Ranges: « du 10 au 13 septembre », "between May and July 2021", "10-13 September", `2014-2017`.

use super::{Core, Grammar, Part, Point, Year};
use crate::reading::times::Which;
use crate::reading::times::class::Class;
use crate::reading::times::items::{Glue, Kind};

/// What closes a range, as its opening tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Closed {
    /// « de … à », "from … to"
    To,
    /// « entre … et »
    And,
    /// Nothing opened it: only what cannot be misread closes it.
    Bare,
}

impl Grammar<'_> {
    /// A range that begins at `at`, its opening word included.
    pub(super) fn range(&self, at: usize, taken: usize) -> Option<Core> {
        let item = self.get(at)?;
        let inside = self.skip(at + 1, |item| item.is(Class::Article));
        if item.is(Class::From)
            && let Some(found) = self.range_from(inside, inside, Closed::To)
        {
            return Some(found);
        }
        if item.is(Class::Between)
            && let Some(found) = self.range_from(inside, inside, Closed::And)
        {
            return Some(found);
        }
        if item.starts() { self.range_from(at, taken, Closed::Bare) } else { None }
    }

    /// Whether days of one month that make a range stand there.
    pub(super) fn bare_range(&self, at: usize) -> bool {
        self.days_of_month(at, Closed::Bare).or_else(|| self.month_of_days(at, Closed::Bare)).is_some()
    }

    fn range_from(&self, at: usize, taken: usize, closed: Closed) -> Option<Core> {
        if closed != Closed::Bare {
            self.next(at).filter(|item| item.starts())?;
        }
        self.days_of_month(at, closed)
            .or_else(|| self.month_of_days(at, closed))
            .or_else(|| self.years(at, closed))
            .or_else(|| self.decades(at, closed))
            .or_else(|| self.points(at, taken, closed))
    }

    /// The item after what closes a range.
    fn close(&self, at: usize, closed: Closed) -> Option<usize> {
        let item = self.next(at)?;
        // "June-August"
        if item.glue == Glue::Hyphen && closed != Closed::And && self.month_word(at).is_some() {
            return Some(at);
        }
        let dash = matches!(item.kind, Kind::Mark('-' | '–' | '‑' | '‐' | '−' | '~'));
        // "from August 16, 1985, to December 31"
        let dated = at >= 2 && self.plain_year(at - 1).is_some() && self.mark(at - 2, ',');
        if closed == Closed::To && dated && item.kind == Kind::Mark(',') && self.is(at + 1, Class::To) {
            return self.close(at + 1, closed);
        }
        // `1986/87`, "April/May", "April 14/30"
        let slash = item.kind == Kind::Mark('/')
            && item.glue == Glue::None
            && self.get(at + 1).is_some_and(|next| next.glue == Glue::None);
        let dash = dash || slash && closed != Closed::And;
        let right = match closed {
            Closed::To | Closed::Bare => item.is(Class::To) || dash,
            Closed::And => item.is(Class::And),
        };
        let next = at + 1;
        self.next(next)?;
        right.then(|| self.skip(next, |item| item.is(Class::Article) || item.is(Class::AtThe)))
    }

    /// « 10 au 13 septembre 2023 », "10-13 September"; « 10 et 11 septembre », being days that follow each other.
    fn days_of_month(&self, at: usize, closed: Closed) -> Option<Core> {
        let (first, next, ordinal) = self.day_of_month(at).filter(|(day, ..)| (1..=31).contains(day))?;
        let told = |at: usize, ordinal: bool| self.digits(at).is_some() || ordinal && closed != Closed::Bare;
        told(at, ordinal).then_some(())?;
        let listed = closed == Closed::Bare && self.is(next, Class::And);
        let second =
            if listed { self.skip(next + 1, |item| item.is(Class::Article)) } else { self.close(next, closed)? };
        let (last, mut month, ordinal) = self.day_of_month(second)?;
        told(second, ordinal).then_some(())?;
        month = self.skip(month, |item| item.is(Class::Of));
        self.next(month)?;
        let Some((month, year, which, end)) = self.month_of_day(month) else {
            let (which, end) = self.month_counted(month).filter(|_| !listed && first < last)?;
            let day = |day| Part::whole(Point::DayOfStretch { day, which });
            return Some(Core {
                from: day(first),
                to: Some(day(last)),
                end,
                silent: false,
                ends: Some([(at, next), (second, end)]),
            });
        };
        let follows = last == first + 1;
        if listed && !follows || first >= last {
            return None;
        }
        let date = |day| part(Point::Date { year, month, day, weekday: None, which, ambiguous: false });
        Some(Core {
            from: date(first),
            to: Some(date(last)),
            end,
            silent: false,
            ends: Some([(at, next), (second, end)]),
        })
    }

    /// "September 10-13, 2023", "September 10 to 13".
    fn month_of_days(&self, at: usize, closed: Closed) -> Option<Core> {
        let (month, next) = self.month_before_day(at)?;
        let (first, first_end, ordinal) = self.day_of_month(next)?;
        (self.digits(next).is_some() || ordinal).then_some(())?;
        let listed = closed == Closed::Bare && self.is(first_end, Class::And);
        let second = if listed { first_end + 1 } else { self.close(first_end, closed)? };
        self.next(second)?;
        let (last, end, ordinal_too) = self.day_of_month(second).filter(|(day, ..)| (1..=31).contains(day))?;
        (self.digits(second).is_some() || ordinal_too).then_some(())?;
        if self.month_word(end).is_some() || first >= last || listed && last != first + 1 {
            return None;
        }
        let (year, after) = self.year_beside(end);
        self.day_stands(at, end, ordinal || ordinal_too || year != Year::Unwritten)?;
        let date = |day| part(Point::Date { year, month, day, weekday: None, which: Which::Bare, ambiguous: false });
        Some(Core {
            from: date(first),
            to: Some(date(last)),
            end: after,
            silent: false,
            ends: Some([(at, first_end), (second, after)]),
        })
    }

    /// « de 2009 à 2011 », "between 2014 and 2017", `2014-2017`.
    fn years(&self, at: usize, closed: Closed) -> Option<Core> {
        let (first, next) = self.plain_year(at)?;
        if let Some(season) = self.double_year(first, next) {
            return Some(season);
        }
        let second = self.close(next, closed)?;
        let (last, end) = self.plain_year(second)?;
        let modern = (1700..2100).contains(&first) && (1700..2100).contains(&last);
        // Bare, only the tight dash is a range of years, and only where it cannot be a reference or a telephone number.
        let tight =
            self.items[next].glue == Glue::None && self.items[second].glue == Glue::None && !self.is(next, Class::To);
        let clean =
            self.get(end).is_none_or(|item| item.glue != Glue::None || !matches!(item.kind, Kind::Mark('-' | '/')))
                && self.get(at).is_some_and(|item| {
                    item.glue != Glue::None || at == 0 || matches!(self.items[at - 1].kind, Kind::Mark('(' | '«' | '"'))
                });
        let worded = self.is(next, Class::To) && self.ends(end) && (1900..2100).contains(&first);
        let right = closed != Closed::Bare || last - first <= 100 && (tight && clean || worded);
        (modern && first < last && right).then_some(Core {
            from: part(Point::Year(first)),
            to: Some(part(Point::Year(last))),
            end,
            silent: false,
            ends: None,
        })
    }

    /// `1986/87`: a season over two years.
    fn double_year(&self, first: i16, next: usize) -> Option<Core> {
        let slash = self.get(next).filter(|item| item.glue == Glue::None && item.kind == Kind::Mark('/'))?;
        let (short, 2) = self.digits(next + 1)? else { return None };
        let tight = slash.kind == Kind::Mark('/') && self.items[next + 1].glue == Glue::None;
        let last = first.checked_add(1)?;
        let follows = i16::try_from(short).ok()? == last % 100 && (1900..2100).contains(&first);
        (tight && follows).then_some(Core {
            from: part(Point::Year(first)),
            to: Some(part(Point::Year(last))),
            end: next + 2,
            silent: false,
            ends: None,
        })
    }

    /// « années 1950 à 1980 »
    fn decades(&self, at: usize, closed: Closed) -> Option<Core> {
        self.get(at)?.is(Class::DecadeBefore).then_some(())?;
        self.next(at + 1)?;
        let (first, next) = self.decade_year(at + 1)?;
        let second = self.close(next, closed)?;
        let (last, end) = self.decade_year(second).filter(|(last, _)| first < *last)?;
        Some(Core {
            from: part(Point::Decade(first)),
            to: Some(part(Point::Decade(last))),
            end,
            silent: false,
            ends: None,
        })
    }

    /// Two points of one kind: « 30 août au 2 septembre 2023 », "May and July 2021", « dimanche à lundi ».
    fn points(&self, at: usize, taken: usize, closed: Closed) -> Option<Core> {
        let (from, next) = self.range_start(at, taken, closed)?;
        let second = self.close(next, closed)?;
        let (to, end) = self.part(second, second).or_else(|| self.range_start(second, second, closed))?;
        let from = in_month_of(from, to);
        if written(from.point).zip(written(to.point)).is_some_and(|(from, to)| from > to) {
            return None;
        }
        let right = match (from.point, to.point) {
            (Point::Date { .. }, Point::Date { .. }) | (Point::Day { .. }, Point::Day { .. }) => true,
            (Point::Month { .. }, Point::Month { year, .. }) => {
                let slash = self.mark(next, '/');
                closed != Closed::Bare || year != Year::Unwritten || slash || self.is_hyphen(next)
            }
            (Point::Year(_), Point::Year(_))
            | (Point::Month { .. } | Point::Date { .. }, Point::Day { .. })
            | (Point::DayOfMonth { .. }, Point::DayOfMonth { .. } | Point::Date { .. })
            | (Point::Quarter { .. }, Point::Quarter { .. })
            | (Point::Decade(_), Point::Decade(_)) => closed != Closed::Bare,
            (_, Point::Weekday { which: Which::Bare, week: None, .. }) if absolute(from.point) => {
                closed != Closed::Bare
            }
            _ if absolute(from.point) && absolute(to.point) => closed != Closed::Bare,
            (
                Point::Weekday { which: Which::Next | Which::Last | Which::This, .. },
                Point::Weekday { which: Which::Bare, week: None, .. },
            ) => closed != Closed::Bare,
            (
                Point::Weekday { which: Which::Bare, week: None, .. },
                Point::Weekday { which: Which::Bare, week: None, .. },
            ) => {
                // « du lundi au vendredi » comes back each week.
                let opened = closed != Closed::Bare && !self.before(at, &[Class::OfThe]);
                return Some(Core { from, to: Some(to), end, silent: !opened, ends: None });
            }
            _ => false,
        };
        right.then_some(Core { from, to: Some(to), end, silent: false, ends: Some([(at, next), (second, end)]) })
    }

    /// Whether nothing but a hyphen parts it from what stands before.
    fn is_hyphen(&self, at: usize) -> bool {
        self.get(at).is_some_and(|item| item.glue == Glue::Hyphen)
    }

    /// The beginning of a range may be a month alone: its end tells what it is.
    fn range_start(&self, at: usize, taken: usize, closed: Closed) -> Option<(Part, usize)> {
        if let Some((month, _)) = self.month_word(at)
            && (closed != Closed::Bare || self.get(at)?.capital || !self.habits.capitals)
            && let next = self.skip(at + 1, |item| item.glue == Glue::None && item.kind == Kind::Mark('.'))
            && self.digits(next).is_none()
        {
            return Some((part(Point::Month { year: Year::Unwritten, month, which: Which::Bare }), next));
        }
        self.part(at, taken).or_else(|| {
            if closed == Closed::Bare {
                return None;
            }
            // What opened the range tells that a bare month or year is one; and it may end now.
            let now = self.next(at)?.is(Class::Now).then_some((Point::Day { by: 0, loose: false }, at + 1));
            self.bare(at).or(now).map(|(point, end)| (part(point), end))
        })
    }
}

/// Year, month and day of what is written with its year; a month counts as its first day.
fn written(point: Point) -> Option<(i16, i8, i8)> {
    match point {
        Point::Date { year: Year::Written(year), month, day, .. } => Some((year, month, day)),
        Point::Month { year: Year::Written(year), month, .. } => Some((year, month, 0)),
        _ => None,
    }
}

/// « du mardi 12 au jeudi 15 septembre »: a day with its weekday is of its end's month, where it comes before it.
fn in_month_of(from: Part, to: Part) -> Part {
    match (from.point, to.point) {
        (Point::DayOfMonth { weekday, day }, Point::Date { year, month, day: last, which, ambiguous, .. })
            if day < last =>
        {
            Part { point: Point::Date { year, month, day, weekday, which, ambiguous }, ..from }
        }
        _ => from,
    }
}

/// Whether it can open or close a range with whatever else can.
fn absolute(point: Point) -> bool {
    matches!(
        point,
        Point::Date { .. }
            | Point::Month { .. }
            | Point::Year(_)
            | Point::Quarter { .. }
            | Point::Day { .. }
            | Point::WeekNumber { .. }
    )
}

fn part(point: Point) -> Part {
    Part::whole(point)
}
