//! From what is written to the days meant.

use super::direction::{Direction, Signs};
use super::grammar::{Found, Part, Point, Year};
use super::vocabulary::Feast;
use super::{Edge, Granularity, Interval, TimeExpression, Unit, When, Which, calendar};
use jiff::civil::Date;

/// How far back, in bytes, « le même jour » may reach: a long paragraph.
const MEMORY: usize = 1_500;

/// How many days a date without a year may lie from a full one before it, to take its year where the text's own date is unknown.
const NEAR: i64 = 45;

/// Remembers what was said, and counts from it and from the text's date.
#[derive(Debug)]
pub struct Resolver {
    anchor: Option<Interval>,
    /// The last day named, and where.
    day: Option<(Date, usize)>,
    /// The last stretch named, of whatever length, and where.
    said: Option<(Interval, usize)>,
    /// The last day or month written with its year.
    full: Option<Date>,
}

/// What a point turned out to mean.
#[derive(Clone, Copy, Debug)]
struct Meaning {
    when: When,
    granularity: Granularity,
    vague: bool,
    relative: bool,
}

impl Meaning {
    fn days(interval: Interval, granularity: Granularity) -> Self {
        Self { when: When::Days(interval), granularity, vague: false, relative: false }
    }

    fn unresolved(granularity: Granularity) -> Self {
        Self { when: When::Unresolved, granularity, vague: false, relative: true }
    }

    fn vague(self, vague: bool) -> Self {
        Self { vague: self.vague || vague, ..self }
    }

    fn relative(self) -> Self {
        Self { relative: true, ..self }
    }
}

/// How much further a day ahead, or behind, counts than one on the other side.
#[derive(Clone, Copy)]
struct Weights {
    past: i64,
    future: i64,
}

impl Resolver {
    pub fn new(anchor: Option<Interval>) -> Self {
        Self { anchor, day: None, said: None, full: None }
    }

    /// The expression; `None` where it names nothing on the calendar.
    pub fn resolve(&mut self, found: &Found, signs: &Signs) -> Option<TimeExpression> {
        let at = found.span.start;
        let direction = || signs.direction(found.items.0, found.items.1);
        let mut meaning = match found.to {
            Some(to) => self.range(found.from, to, at, &direction),
            None => self.part(found.from, at, &direction),
        }?;
        meaning.vague |= found.about;
        let wrong_weekday = match found.from.point {
            Point::Date { year: Year::Written(_), weekday: Some(written), ambiguous: false, .. }
                if found.to.is_none() =>
            {
                meaning
                    .when
                    .interval()
                    .map(|days| (written, calendar::weekday(days.first)))
                    .filter(|(written, actual)| written != actual)
            }
            _ => None,
        };
        self.remember(found, meaning, at);
        Some(TimeExpression {
            span: found.span,
            core: found.core,
            when: meaning.when,
            granularity: meaning.granularity,
            relation: found.relation,
            vague: meaning.vague,
            relative: meaning.relative,
            wrong_weekday,
        })
    }

    fn remember(&mut self, found: &Found, meaning: Meaning, at: usize) {
        let Some(interval) = meaning.when.interval() else { return };
        self.said = Some((interval, at));
        if interval.first == interval.last && !meaning.vague {
            self.day = Some((interval.first, at));
        }
        if let Point::Date { year: Year::Written(_), .. } = found.from.point {
            self.full = Some(interval.first);
        }
    }

    fn range(&self, from: Part, to: Part, at: usize, direction: &dyn Fn() -> Direction) -> Option<Meaning> {
        let (first, last) = match (year_of(from.point), year_of(to.point)) {
            (Some(Year::Unwritten), Some(year)) if year != Year::Unwritten => {
                let last = self.part(to, at, direction)?;
                (self.before(from, last, at, direction)?, last)
            }
            (Some(year), Some(Year::Unwritten)) if year != Year::Unwritten => {
                let first = self.part(from, at, direction)?;
                (first, self.after(to, first, at, direction)?)
            }
            (Some(Year::Unwritten), _) => {
                let last = self.part(to, at, direction)?;
                (self.before(from, last, at, direction)?, last)
            }
            _ if matches!(from.point, Point::Weekday { .. }) => {
                let last = self.part(to, at, direction)?;
                (Self::weekday_before(from.point, last)?, last)
            }
            _ => (self.part(from, at, direction)?, self.part(to, at, direction)?),
        };
        let when = match (first.when, last.when) {
            (When::Days(a), When::Days(b)) if a.first <= b.last => When::Days(a.cover(b)),
            (When::Yearless { first, .. }, When::Yearless { last, .. }) => When::Yearless { first, last },
            (impossible @ When::Impossible { .. }, _) | (_, impossible @ When::Impossible { .. }) => impossible,
            (When::Unresolved, _) | (_, When::Unresolved) => When::Unresolved,
            _ => return None,
        };
        Some(Meaning {
            when,
            granularity: Granularity::Range,
            vague: first.vague || last.vague,
            relative: first.relative || last.relative,
        })
    }

    /// The beginning of a range, in the year that puts it before its end.
    fn before(&self, from: Part, last: Meaning, at: usize, direction: &dyn Fn() -> Direction) -> Option<Meaning> {
        let Some(end) = last.when.interval() else { return self.part(from, at, direction) };
        (0..=1).find_map(|back| {
            let year = end.last.year().checked_sub(back)?;
            let found = self.part(Part { point: in_year(from.point, year), ..from }, at, direction)?;
            match found.when {
                When::Days(days) => (days.first <= end.last).then_some(found),
                _ => Some(found),
            }
        })
    }

    /// The end of a range, in the year that puts it after its beginning.
    fn after(&self, to: Part, first: Meaning, at: usize, direction: &dyn Fn() -> Direction) -> Option<Meaning> {
        let Some(start) = first.when.interval() else { return self.part(to, at, direction) };
        (0..=1).find_map(|ahead| {
            let year = start.first.year().checked_add(ahead)?;
            let found = self.part(Part { point: in_year(to.point, year), ..to }, at, direction)?;
            match found.when {
                When::Days(days) => (days.last >= start.first).then_some(found),
                _ => Some(found),
            }
        })
    }

    fn weekday_before(from: Point, last: Meaning) -> Option<Meaning> {
        let Point::Weekday { weekday, .. } = from else { return None };
        let Some(end) = last.when.interval() else { return Some(last) };
        let first = calendar::weekday_until(end.first, weekday)?;
        Some(Meaning::days(Interval::day(first), Granularity::Day).vague(last.vague).relative())
    }

    fn part(&self, part: Part, at: usize, direction: &dyn Fn() -> Direction) -> Option<Meaning> {
        let whole = self.point(part.point, at, direction)?;
        let Some(edge) = part.edge else { return Some(whole) };
        let when = match (edge, whole.when) {
            (Edge::Within, when) => return Some(Meaning { when, ..whole }),
            (Edge::Earlier, When::Days(days)) => {
                let today = self.anchor?;
                When::Days(Interval::new(days.first, today.last.clamp(days.first, days.last)))
            }
            (Edge::Later, When::Days(days)) => {
                let today = self.anchor?;
                When::Days(Interval::new(today.first.clamp(days.first, days.last), days.last))
            }
            (_, When::Days(days)) => When::Days(edge_of(days, whole.granularity, edge)?),
            (_, When::Yearless { first, last }) => {
                let days = Interval {
                    first: calendar::day(LEAP, first.0, first.1)?,
                    last: calendar::day(LEAP, last.0, last.1)?,
                };
                let part = edge_of(days, whole.granularity, edge)?;
                yearless(part)
            }
            (_, other) => other,
        };
        Some(Meaning { when, ..whole }.vague(true))
    }

    fn point(&self, point: Point, at: usize, direction: &dyn Fn() -> Direction) -> Option<Meaning> {
        match point {
            Point::Date { year, month, day, weekday, which, ambiguous } => {
                let found = self.date(year, month, day, weekday, which, at, direction)?;
                Some(found.vague(ambiguous))
            }
            Point::Month { year, month, which } => {
                self.recurring(year, which, Granularity::Month, at, direction, &|year| calendar::month(year, month))
            }
            Point::Season { year, season, which } => {
                let found = self.recurring(year, which, Granularity::Season, at, direction, &|year| {
                    calendar::season(year, season)
                })?;
                Some(found.vague(true))
            }
            Point::Quarter { year, number, of } => {
                let size = 12 / of;
                let first = (number - 1) * size + 1;
                let span = |year| calendar::months(year, first, first + size - 1);
                self.recurring(year, Which::Bare, Granularity::Quarter, at, direction, &span)
            }
            Point::Feast { feast, year, which } => {
                if self.anchor.is_none() && year == Year::Unwritten && !matches!(feast, Feast::Fixed(..)) {
                    return Some(Meaning::unresolved(Granularity::Day));
                }
                let span = |year| calendar::feast(feast, year).map(Interval::day);
                self.recurring(year, which, Granularity::Day, at, direction, &span)
            }
            Point::Year(year) => Some(Meaning::days(calendar::years(year, year)?, Granularity::Year)),
            Point::Decade(year) => {
                Some(Meaning::days(calendar::years(year, year.checked_add(9)?)?, Granularity::Decade))
            }
            Point::Century(number) => {
                let last = number.checked_mul(100)?;
                Some(Meaning::days(calendar::years(last - 99, last)?, Granularity::Century))
            }
            Point::Weekday { weekday, which, week } => self.weekday(weekday, which, week, at, direction),
            Point::DayOfMonth { weekday, day } => self
                .counted(Granularity::Day, |today| day_of_month(today, weekday, day, direction()).map(Interval::day)),
            Point::Stretch { unit, which } => self.stretch(unit, which, at, direction),
            Point::Shift { unit, by, anchored } => self.shift(unit, by, anchored, at),
            Point::Lately { unit, by } => {
                let found = self.counted(Granularity::Range, |today| {
                    let far = calendar::shifted(today, unit, by)?;
                    let near = calendar::plus_days(today, i64::from(by.signum()))?;
                    Some(Interval::new(far, near))
                })?;
                Some(found.vague(true))
            }
            Point::Day { by, loose } => {
                let found = self
                    .counted(Granularity::Day, |today| calendar::plus_days(today, i64::from(by)).map(Interval::day))?;
                Some(found.vague(loose))
            }
            Point::AnchoredDay(by) => Some(match self.day_said(at) {
                Some((day, sure)) => {
                    Meaning::days(Interval::day(calendar::plus_days(day, i64::from(by))?), Granularity::Day)
                        .vague(!sure)
                        .relative()
                }
                None => Meaning::unresolved(Granularity::Day),
            }),
        }
    }

    /// Counted from the text's date: from its first possible day and from its last, and all between.
    fn counted(&self, granularity: Granularity, from: impl Fn(Date) -> Option<Interval>) -> Option<Meaning> {
        let Some(anchor) = self.anchor else { return Some(Meaning::unresolved(granularity)) };
        let (a, b) = (from(anchor.first)?, from(anchor.last)?);
        Some(Meaning::days(a.cover(b), granularity).vague(a != b).relative())
    }

    #[expect(clippy::too_many_arguments, reason = "the fields of one variant")]
    fn date(
        &self,
        year: Year,
        month: i8,
        day: i8,
        weekday: Option<i8>,
        which: Which,
        at: usize,
        direction: &dyn Fn() -> Direction,
    ) -> Option<Meaning> {
        let known = match year {
            Year::Written(year) => Some(year),
            Year::Unwritten => None,
            Year::Counted(_) => {
                self.year(year, at).and_then(|days| (days.first.year() == days.last.year()).then(|| days.first.year()))
            }
        };
        let counted = matches!(year, Year::Counted(_));
        if day > calendar::month_length(known, month)? || day < 1 {
            let nearest = match known {
                Some(year) => calendar::month(year, month).map(|days| days.last),
                None => self.chosen(&|year| calendar::month(year, month), direction, DAYS).map(|days| days.last),
            };
            return Some(Meaning {
                when: When::Impossible { nearest },
                granularity: Granularity::Day,
                vague: false,
                relative: known.is_none(),
            });
        }
        if let Some(year) = known {
            let found = Meaning::days(Interval::day(calendar::day(year, month, day)?), Granularity::Day);
            return Some(if counted { found.relative() } else { found });
        }
        if counted {
            return Some(Meaning::unresolved(Granularity::Day));
        }
        let span = |year| calendar::day(year, month, day).map(Interval::day);
        if which == Which::Bare
            && let Some(wanted) = weekday
            && let Some(today) = self.today()
        {
            return self.dated_weekday(today, wanted, &span, direction);
        }
        if self.anchor.is_none() && which == Which::Bare {
            let inherited = self.full.and_then(|full| {
                let days = nearest(full, &span, Weights { past: 1, future: 1 })?;
                (calendar::distance(full, days.first).abs() <= NEAR).then_some(days)
            });
            if let Some(days) = inherited {
                return Some(Meaning::days(days, Granularity::Day).relative());
            }
            return Some(Meaning {
                when: When::Yearless { first: (month, day), last: (month, day) },
                granularity: Granularity::Day,
                vague: false,
                relative: false,
            });
        }
        self.recurring(Year::Unwritten, which, Granularity::Day, at, direction, &span)
    }

    /// A day and month with their weekday: the year in which they go together, if that is near; else the nearest, unsurely.
    fn dated_weekday(
        &self,
        today: Date,
        wanted: i8,
        span: &dyn Fn(i16) -> Option<Interval>,
        direction: &dyn Fn() -> Direction,
    ) -> Option<Meaning> {
        let best = self.chosen(span, direction, DAYS)?;
        let fits = |days: &Interval| calendar::weekday(days.first) == wanted;
        let other =
            around(today, span, 1).find(|days| fits(days) && calendar::distance(today, days.first).abs() <= 200);
        let days = Some(best).filter(fits).or(other);
        Some(Meaning::days(days.unwrap_or(best), Granularity::Day).vague(days.is_none()).relative())
    }

    /// The one day that a text with a known day was written on.
    fn today(&self) -> Option<Date> {
        self.anchor.map(|anchor| anchor.last)
    }

    /// What comes once a year: a month, a season, a feast, a day.
    fn recurring(
        &self,
        year: Year,
        which: Which,
        granularity: Granularity,
        at: usize,
        direction: &dyn Fn() -> Direction,
        span: &dyn Fn(i16) -> Option<Interval>,
    ) -> Option<Meaning> {
        if let Year::Written(year) = year {
            return Some(Meaning::days(span(year)?, granularity));
        }
        if let Year::Counted(_) = year {
            let Some(years) = self.year(year, at) else { return Some(Meaning::unresolved(granularity)) };
            let (a, b) = (span(years.first.year())?, span(years.last.year())?);
            return Some(Meaning::days(a.cover(b), granularity).vague(a != b).relative());
        }
        match which {
            Which::Bare | Which::This => {
                let Some(_) = self.anchor else {
                    return Some(Meaning { when: yearless(span(LEAP)?), granularity, vague: false, relative: false });
                };
                let days = self.chosen(span, direction, if granularity == Granularity::Day { DAYS } else { MONTHS })?;
                Some(Meaning::days(days, granularity).relative())
            }
            Which::Last => {
                self.counted(granularity, |today| around(today, span, 2).filter(|days| days.last < today).last())
            }
            Which::Next => self.counted(granularity, |today| around(today, span, 2).find(|days| days.first > today)),
            Which::Previous | Which::Same | Which::That | Which::Following => {
                let Some((said, _)) = self.said.filter(|(_, from)| at.saturating_sub(*from) <= MEMORY) else {
                    return Some(Meaning::unresolved(granularity));
                };
                let days = match which {
                    Which::Previous => around(said.first, span, 2).filter(|days| days.last < said.first).last(),
                    Which::Following => around(said.last, span, 2).find(|days| days.first > said.last),
                    _ => around(said.first, span, 1).find(|days| days.contains(said)),
                };
                Some(days.map_or(Meaning::unresolved(granularity), |days| Meaning::days(days, granularity).relative()))
            }
        }
    }

    /// The year nearest to the text's date, as the words around tell; the text's own year where only that is known.
    fn chosen(
        &self,
        span: &dyn Fn(i16) -> Option<Interval>,
        direction: &dyn Fn() -> Direction,
        weights: [Weights; 3],
    ) -> Option<Interval> {
        let anchor = self.anchor?;
        if anchor.days() > 31 && anchor.first.year() == anchor.last.year() {
            return span(anchor.first.year());
        }
        let weights = match direction() {
            Direction::Past => weights[0],
            Direction::Unknown => weights[1],
            Direction::Future => weights[2],
        };
        nearest(anchor.last, span, weights)
    }

    /// The year that « de l’année dernière » means.
    fn year(&self, year: Year, at: usize) -> Option<Interval> {
        let Year::Counted(which) = year else { return None };
        self.stretch(Unit::Year, which, at, &|| Direction::Unknown)?.when.interval()
    }

    fn weekday(
        &self,
        wanted: i8,
        which: Which,
        week: Option<i32>,
        at: usize,
        direction: &dyn Fn() -> Direction,
    ) -> Option<Meaning> {
        let day = Granularity::Day;
        if let Some(week) = week {
            return self.counted(day, |today| {
                let monday = calendar::stretch(today, Unit::Week, week)?.first;
                calendar::weekday_from(monday, wanted).map(Interval::day)
            });
        }
        match which {
            Which::Previous | Which::Following | Which::Same | Which::That => {
                let Some((said, sure)) = self.day_said(at) else { return Some(Meaning::unresolved(day)) };
                let found = match which {
                    Which::Previous => calendar::weekday_until(calendar::plus_days(said, -1)?, wanted),
                    Which::Following => calendar::weekday_from(calendar::next(said)?, wanted),
                    _ => Some(said).filter(|said| calendar::weekday(*said) == wanted),
                };
                Some(found.map_or(Meaning::unresolved(day), |found| {
                    Meaning::days(Interval::day(found), day).vague(!sure).relative()
                }))
            }
            Which::Last => self.counted(day, |today| {
                calendar::weekday_until(calendar::plus_days(today, -1)?, wanted).map(Interval::day)
            }),
            Which::Next => {
                self.counted(day, |today| calendar::weekday_from(calendar::next(today)?, wanted).map(Interval::day))
            }
            Which::Bare | Which::This => {
                let ahead = self.anchor.is_some() && direction() == Direction::Future;
                self.counted(day, |today| {
                    let found = if ahead {
                        calendar::weekday_from(today, wanted)
                    } else {
                        calendar::weekday_until(today, wanted)
                    };
                    found.map(Interval::day)
                })
            }
        }
    }

    fn stretch(&self, unit: Unit, which: Which, at: usize, direction: &dyn Fn() -> Direction) -> Option<Meaning> {
        let granularity = granularity(unit);
        let by = match which {
            Which::Last => -1,
            Which::Next => 1,
            Which::This | Which::Bare => 0,
            Which::Previous | Which::Following | Which::Same | Which::That => {
                let by = match which {
                    Which::Previous => -1,
                    Which::Following => 1,
                    _ => 0,
                };
                let said = self.said.filter(|(_, from)| at.saturating_sub(*from) <= MEMORY);
                let held = said.filter(|(said, _)| {
                    calendar::stretch(said.first, unit, 0).is_some_and(|days| days.contains(*said))
                });
                let Some((said, _)) = held else { return Some(Meaning::unresolved(granularity)) };
                return Some(Meaning::days(calendar::stretch(said.first, unit, by)?, granularity).relative());
            }
        };
        if unit == Unit::Weekend && by == 0 && self.anchor.is_some() {
            // Early in a week the one meant is mostly over.
            let ahead = direction() == Direction::Future;
            return self.counted(granularity, |today| {
                let by = if !ahead && calendar::weekday(today) <= 3 { -1 } else { 0 };
                calendar::stretch(today, unit, by)
            });
        }
        if unit == Unit::Weekend && by < 0 {
            return self.counted(granularity, |today| calendar::stretch(today, unit, by));
        }
        self.counted(granularity, |today| calendar::stretch(today, unit, by))
    }

    /// So many days or weeks from a day are a day; so many months a month, so many years a year.
    fn shift(&self, unit: Unit, by: i32, anchored: bool, at: usize) -> Option<Meaning> {
        let (granularity, whole) = match unit {
            Unit::Day | Unit::Week | Unit::Fortnight | Unit::Weekend => (Granularity::Day, None),
            Unit::Month | Unit::Quarter | Unit::Half => (Granularity::Month, Some(Unit::Month)),
            Unit::Year | Unit::Decade | Unit::Century => (Granularity::Year, Some(Unit::Year)),
        };
        let from = |day: Date| {
            let day = calendar::shifted(day, unit, by)?;
            whole.map_or(Some(Interval::day(day)), |unit| calendar::stretch(day, unit, 0))
        };
        if !anchored {
            return self.counted(granularity, from);
        }
        let said = match whole {
            None => self.day_said(at).map(|(day, _)| Interval::day(day)),
            Some(unit) => self
                .said
                .filter(|(_, from)| at.saturating_sub(*from) <= MEMORY)
                .map(|(said, _)| said)
                .filter(|said| calendar::stretch(said.first, unit, 0).is_some_and(|days| days.contains(*said))),
        };
        let Some(said) = said else { return Some(Meaning::unresolved(granularity)) };
        Some(Meaning::days(from(said.first)?, granularity).relative())
    }

    /// The last day named, not too far back, and whether nothing coarser was named since.
    fn day_said(&self, at: usize) -> Option<(Date, bool)> {
        let (day, from) = self.day.filter(|(_, from)| at.saturating_sub(*from) <= MEMORY)?;
        Some((day, self.said.is_some_and(|(_, last)| last == from)))
    }
}

const LEAP: i16 = 2024;

/// Past, unknown, future. Tuned on French press and English wire: news tells of what was, announces what is near.
const DAYS: [Weights; 3] =
    [Weights { past: 1, future: 4 }, Weights { past: 1, future: 2 }, Weights { past: 8, future: 1 }];
const MONTHS: [Weights; 3] =
    [Weights { past: 1, future: 8 }, Weights { past: 1, future: 4 }, Weights { past: 8, future: 1 }];

fn granularity(unit: Unit) -> Granularity {
    match unit {
        Unit::Day => Granularity::Day,
        Unit::Week => Granularity::Week,
        Unit::Month => Granularity::Month,
        Unit::Quarter => Granularity::Quarter,
        Unit::Year => Granularity::Year,
        Unit::Decade => Granularity::Decade,
        Unit::Century => Granularity::Century,
        Unit::Fortnight | Unit::Weekend | Unit::Half => Granularity::Range,
    }
}

fn year_of(point: Point) -> Option<Year> {
    match point {
        Point::Date { year, .. }
        | Point::Month { year, .. }
        | Point::Season { year, .. }
        | Point::Quarter { year, .. } => Some(year),
        _ => None,
    }
}

fn in_year(point: Point, written: i16) -> Point {
    let written = Year::Written(written);
    match point {
        Point::Date { month, day, weekday, which, ambiguous, .. } => {
            Point::Date { year: written, month, day, weekday, which, ambiguous }
        }
        Point::Month { month, which, .. } => Point::Month { year: written, month, which },
        Point::Season { season, which, .. } => Point::Season { year: written, season, which },
        Point::Quarter { number, of, .. } => Point::Quarter { year: written, number, of },
        other => other,
    }
}

/// What comes once a year, in the years around a day, in order. 29 February is looked for further.
fn around(today: Date, span: &dyn Fn(i16) -> Option<Interval>, years: i16) -> impl Iterator<Item = Interval> + '_ {
    let year = today.year();
    let near = move |years: i16| (year.saturating_sub(years)..=year.saturating_add(years)).filter_map(span);
    let years = if near(years).next().is_some() { years } else { 8 };
    near(years)
}

fn nearest(today: Date, span: &dyn Fn(i16) -> Option<Interval>, weights: Weights) -> Option<Interval> {
    around(today, span, 1).min_by_key(|days| {
        if days.last < today {
            calendar::distance(days.last, today) * weights.past
        } else if days.first > today {
            calendar::distance(today, days.first) * weights.future
        } else {
            0
        }
    })
}

fn yearless(days: Interval) -> When {
    When::Yearless { first: (days.first.month(), days.first.day()), last: (days.last.month(), days.last.day()) }
}

/// The day with that number on that weekday nearest to `today`, on the side that the words tell.
fn day_of_month(today: Date, weekday: i8, number: i8, direction: Direction) -> Option<Date> {
    let months = -12..=12;
    let fitting = months.filter_map(|by| {
        let month = calendar::plus_months(today.first_of_month(), by)?;
        calendar::day(month.year(), month.month(), number).filter(|day| calendar::weekday(*day) == weekday)
    });
    fitting.min_by_key(|day| {
        let ahead = calendar::distance(today, *day);
        let against = if direction == Direction::Future { ahead < 0 } else { ahead > 0 };
        ahead.abs() * if against { 2 } else { 1 }
    })
}

/// Where « début », « mi- » and « fin » lie: thirds of a month, the first and last quarter of a year, thirds of anything else.
fn edge_of(days: Interval, granularity: Granularity, edge: Edge) -> Option<Interval> {
    let (length, first) = (days.days(), days.first);
    let cut = |from: i64, to: i64| {
        Some(Interval { first: calendar::plus_days(first, from)?, last: calendar::plus_days(first, to - 1)? })
    };
    let (low, high) = match granularity {
        Granularity::Month => (10, 20),
        Granularity::Week => (3, 4),
        Granularity::Year => {
            let (from, to) = match edge {
                Edge::Start => (1, 3),
                Edge::Middle => (5, 8),
                _ => (10, 12),
            };
            return calendar::months(first.year(), from, to);
        }
        Granularity::Decade => {
            let (from, to) = match edge {
                Edge::Start => (0, 3),
                Edge::Middle => (4, 6),
                _ => (7, 9),
            };
            return calendar::years(first.year().checked_add(from)?, first.year().checked_add(to)?);
        }
        _ => (length / 3, length * 2 / 3),
    };
    match edge {
        Edge::Start => cut(0, low.max(1)),
        Edge::Middle => cut(low, high.max(low + 1)),
        _ => cut(high.min(length - 1), length),
    }
}
