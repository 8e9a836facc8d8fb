//! What comes once a year: in which year it is meant.

use super::super::direction::Direction;
use super::super::grammar::Year;
use super::super::{Basis, Granularity, Interval, Unit, When, Which, calendar};
use super::{LEAP, MEMORY, Meaning, Resolver, yearless};
use crate::text::Span;
use jiff::civil::Date;

/// How many days a date without a year may lie from a full one before it, to take its year where the text's own date is unknown.
const NEAR: i64 = 45;

/// From so many days away, another year is not what a date without one means.
const LIKELY: i64 = 250;

/// How much further a day ahead, or behind, counts than one on the other side.
#[derive(Clone, Copy)]
pub(super) struct Weights {
    past: i64,
    future: i64,
}

/// Past, unknown, future. Tuned on French press and English wire: news tells of what was, announces what is near.
const DAYS: [Weights; 3] =
    [Weights { past: 1, future: 2 }, Weights { past: 1, future: 2 }, Weights { past: 8, future: 1 }];
const MONTHS: [Weights; 3] =
    [Weights { past: 1, future: 8 }, Weights { past: 1, future: 4 }, Weights { past: 4, future: 1 }];
/// Of what was before what else is told as past: « avait été vendue le 3 juin » says in April what was a year ago. Not tuned.
const BEFORE: Weights = Weights { past: 1, future: 12 };
const EVEN: Weights = Weights { past: 1, future: 1 };

impl Resolver {
    #[expect(clippy::too_many_arguments, reason = "the fields of one variant")]
    pub(super) fn date(
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
                basis: if known.is_none() { Basis::Text } else { Basis::Written },
                period: None,
                other: None,
            });
        }
        if let Some(year) = known {
            let found = Meaning::days(Interval::day(calendar::day(year, month, day)?), Granularity::Day);
            return Some(if counted { found.counted_from(Basis::Text) } else { found });
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
        if which == Which::Bare
            && let Some((days, from)) = self.continued(at, direction, &span)
        {
            return Some(Meaning::days(days, Granularity::Day).counted_from(Basis::Said(from)));
        }
        if which == Which::Bare && (self.anchor.is_none() || self.elsewhen(at)) {
            return Some(Meaning {
                when: When::Yearless { first: (month, day), last: (month, day) },
                granularity: Granularity::Day,
                vague: false,
                basis: Basis::Written,
                period: None,
                other: None,
            });
        }
        self.recurring(Year::Unwritten, which, Granularity::Day, at, direction, &span)
    }

    /// A date without a year soon after one with it, in what is told of that time: the year that puts it beside that one. Where
    /// the text's own date is known, only what lies well before it is a time of its own.
    fn continued(
        &self,
        at: usize,
        direction: &dyn Fn() -> Direction,
        span: &dyn Fn(i16) -> Option<Interval>,
    ) -> Option<(Interval, Span)> {
        let (full, from) = self.full.filter(|(full, _)| full.days() <= 31)?;
        let apart = self.anchor.is_none_or(|anchor| {
            calendar::distance(full.last, anchor.first) > 300 && at.saturating_sub(from.start) <= MEMORY / 2
        });
        let days = nearest(full.first, span, EVEN).filter(|_| apart)?;
        // « En octobre 2022 … le 28 août » does not go back, but for what had been before.
        if full.days() > 1 && days.first < full.first && direction() != Direction::PastBefore {
            return None;
        }
        (calendar::distance(full.first, days.first).abs() <= NEAR).then_some((days, from))
    }

    /// Whether the sentence has spoken of a year that is not the text's: then no year can be given to a bare day.
    fn elsewhen(&self, at: usize) -> bool {
        let Some(anchor) = self.anchor else { return false };
        self.said.is_some_and(|(said, from)| {
            from.start >= self.sentence
                && from.start < at
                && said.last.year() < anchor.first.year() - 1
                && said.days() <= 366
        })
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
        Some(Meaning::days(days.unwrap_or(best), Granularity::Day).vague(days.is_none()).counted_from(Basis::Text))
    }

    /// What comes once a year: a month, a season, a feast, a day.
    pub(super) fn recurring(
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
            return Some(Meaning::days(a.cover(b), granularity).vague(a != b).counted_from(Basis::Text));
        }
        match which {
            Which::This if self.anchor.is_some() => {
                // Of the running year, whatever has passed of it; a winter that began in the last one is still this winter.
                let past = matches!(direction(), Direction::Past | Direction::PastBefore);
                self.counted(granularity, |today| {
                    around(today, span, 1)
                        .find(|days| days.contains(Interval::day(today)))
                        .or_else(|| around(today, span, 1).filter(|days| past && days.last < today).last())
                        .or_else(|| span(today.year()))
                })
            }
            Which::Bare | Which::This => {
                let Some(anchor) = self.anchor else {
                    return Some(
                        Meaning { when: yearless(span(LEAP)?), ..Meaning::unresolved(granularity) }
                            .counted_from(Basis::Written),
                    );
                };
                let day = granularity == Granularity::Day;
                let days = self.chosen(span, direction, if day { DAYS } else { MONTHS })?;
                // Where the tense alone speaks for it against a nearer one, a day is not sure.
                let nearer = nearest(anchor.last, span, EVEN).is_some_and(|nearer| nearer != days);
                let found = Meaning::days(days, granularity).vague(day && nearer).counted_from(Basis::Text);
                let apart = |other: &Interval| calendar::distance(anchor.last, other.first).abs();
                let other = around(anchor.last, span, 1).filter(|other| *other != days).min_by_key(apart);
                Some(found.or(other.filter(|other| direction() == Direction::Unknown && apart(other) <= LIKELY)))
            }
            Which::Last => {
                self.counted(granularity, |today| around(today, span, 2).filter(|days| days.last < today).last())
            }
            Which::Next | Which::AfterNext => {
                self.counted(granularity, |today| around(today, span, 2).find(|days| days.first > today))
            }
            Which::Previous | Which::Same | Which::That | Which::Following => {
                let Some((said, from)) = self.last_said(at) else {
                    return Some(Meaning::unresolved(granularity));
                };
                let days = match which {
                    Which::Previous => around(said.first, span, 2).filter(|days| days.last < said.first).last(),
                    Which::Following => around(said.last, span, 2).find(|days| days.first > said.last),
                    _ => around(said.first, span, 1).find(|days| days.contains(said)),
                };
                Some(days.map_or(Meaning::unresolved(granularity), |days| {
                    Meaning::days(days, granularity).counted_from(Basis::Said(from))
                }))
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
            Direction::PastBefore => BEFORE,
            Direction::Unknown => weights[1],
            Direction::Future => weights[2],
        };
        nearest(anchor.last, span, weights)
    }

    /// The year that « de l’année dernière » means.
    pub(super) fn year(&self, year: Year, at: usize) -> Option<Interval> {
        let Year::Counted(which) = year else { return None };
        self.stretch(Unit::Year, which, at, &|| Direction::Unknown)?.when.interval()
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
