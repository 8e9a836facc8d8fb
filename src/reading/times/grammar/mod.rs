//! What is written: the shapes that words and numbers make, before anything is counted.

mod date;
mod distance;
mod number;
mod numeric;
mod point;
mod portion;
mod quarter;
mod range;
mod stretch;
mod weekday;
mod year;

use super::calendar::Distance;
use super::class::{Class, Feast, Mark, can};
use super::items::{Glue, Item, Kind};
use super::vocabulary::{Habits, Vocabulary};
use super::{Edge, Relation, Unit, Which};
use crate::text::Span;
use std::cell::Cell;

/// One point or stretch as it is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    Date {
        year: Year,
        month: i8,
        day: i8,
        weekday: Option<i8>,
        which: Which,
        /// Day and month could change places.
        ambiguous: bool,
    },
    Month {
        year: Year,
        month: i8,
        which: Which,
    },
    Year(i16),
    /// The first year of it.
    Decade(i16),
    /// 21 for the years 2001 to 2100.
    Century(i16),
    Quarter {
        year: Year,
        number: i8,
        /// 4 quarters, or 2 halves.
        of: i8,
    },
    Season {
        year: Year,
        season: i8,
        which: Which,
    },
    Weekday {
        weekday: i8,
        which: Which,
        /// Of the week so many weeks from the text's own.
        week: Option<i32>,
    },
    /// « lundi 13 », « le 17 »: of a month that the words before or the text's date tell.
    DayOfMonth {
        weekday: Option<i8>,
        day: i8,
    },
    /// A day of a month told from the text's date: "the 4th of this month", « du 4 au 22 du mois prochain ».
    DayOfStretch {
        day: i8,
        which: Which,
    },
    /// A week of a year by its number in the ISO calendar.
    WeekNumber {
        number: i8,
        year: Year,
    },
    Stretch {
        unit: Unit,
        which: Which,
    },
    /// « il y a deux ans », "three days later".
    Shift {
        by: Distance,
        base: Base,
    },
    /// So far up to the text's date, or from the day after it on.
    Lately(Distance),
    /// So far from the text's date on, that day among them.
    Within(Distance),
    /// So many whole quarters before the text's own, or after it.
    Quarters(i32),
    /// A day counted from the text's date; `loose` where it is often not meant to the letter.
    Day {
        by: i8,
        loose: bool,
    },
    /// A day counted from the one named before.
    AnchoredDay(i8),
    /// The stretch named before, a year earlier: "the same month last year".
    SameLastYear,
    Feast {
        feast: Feast,
        year: Year,
        which: Which,
    },
}

/// The year that stands beside a month, season or feast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Year {
    #[default]
    Unwritten,
    Written(i16),
    /// « de l’année dernière »
    Counted(Which),
}

/// What a distance is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// The text's date.
    Text,
    /// The text's date, where the words around tell of the future; else it is a length of time: "in two days".
    TextAhead,
    /// What was said before.
    Said,
}

/// What is made of a point: a part of it, or what is counted from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// What lies so far from it.
    Shift(Distance),
    /// The week that it lies in.
    WeekOf,
    /// So long a stretch that it ends, or begins.
    Ending(Distance),
    Starting(Distance),
    /// The so manieth unit in it, from its end where negative.
    Nth {
        number: i32,
        unit: Unit,
    },
    /// The so manieth such weekday in it.
    NthWeekday {
        number: i32,
        weekday: i8,
    },
    /// So many units from its beginning on, or, negative, up to its end.
    First {
        count: i32,
        unit: Unit,
    },
}

/// A point with the part of it that is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub point: Point,
    pub op: Option<Op>,
    pub edge: Option<Edge>,
}

impl Part {
    /// The whole of a point.
    const fn whole(point: Point) -> Self {
        Self { point, op: None, edge: None }
    }
}

/// An expression as it is written.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    pub from: Part,
    /// Where it is a range, its end.
    pub to: Option<Part>,
    /// Its items, preposition and article included.
    pub items: (usize, usize),
    pub span: Span,
    pub core: Span,
    /// Where the two ends of a range stand, where these are days.
    pub ends: Option<[Span; 2]>,
    pub relation: Relation,
    /// « vers », « environ »
    pub about: bool,
    /// What is meant lies ahead, whatever the verb: « jusqu’au 30 juin », « un préavis pour lundi ».
    pub ahead: bool,
}

/// The grammar over a text's items.
#[derive(Debug)]
pub struct Grammar<'a> {
    text: &'a str,
    items: &'a [Item],
    habits: Habits,
    /// The last part read, by where it begins and what was taken: a range that comes to nothing has read it already.
    last: Cell<Option<LastPart>>,
}

impl<'a> Grammar<'a> {
    pub fn new(text: &'a str, items: &'a [Item], vocabulary: &Vocabulary) -> Self {
        Self { text, items, habits: vocabulary.habits, last: Cell::new(None) }
    }

    /// The expressions, in order, without overlap.
    pub fn expressions(&self) -> impl Iterator<Item = Found> + '_ {
        let (mut at, mut taken) = (0, 0);
        std::iter::from_fn(move || {
            while let Some(item) = self.items.get(at) {
                if item.can(can::BLOCK) || !item.can(can::START | can::OPEN) || self.idle(at, item) {
                    at += 1;
                    continue;
                }
                let core = self.range(at, taken).or_else(|| {
                    if !item.starts() {
                        return None;
                    }
                    if let Some(found) = self.counted_from_point(at) {
                        return Some(found);
                    }
                    let (part, end) = self.part(at, taken)?;
                    Some(Core { from: part, to: None, end, silent: false, ends: None })
                });
                let Some(core) = core else {
                    at += 1;
                    continue;
                };
                let found = self.extended(&core, at, taken);
                at = core.end.max(at + 1);
                if core.silent {
                    taken = at;
                } else if let Some(found) = found {
                    taken = at;
                    return Some(found);
                }
            }
            None
        })
    }

    /// Whether it only counts, or says which, and what follows is nothing that the vocabulary knows.
    fn idle(&self, at: usize, item: &Item) -> bool {
        const COUNTING: u32 = can::NUMBER | can::WHICH | can::ORDINAL | can::QUARTER | can::AGO;
        !item.can((can::START | can::OPEN) & !COUNTING) && self.next(at + 1).is_none_or(|next| !next.tells())
    }

    /// The expression with the words before it that belong to it; `None` where these say that it is no date.
    fn extended(&self, core: &Core, at: usize, taken: usize) -> Option<Found> {
        let (mut start, mut relation, mut about, mut ahead) = (at, Relation::At, false, false);
        let is_range = core.to.is_some();
        let mut article = false;
        while start > taken && self.items[start].glue != Glue::Break {
            let before = &self.items[start - 1];
            if before.is(Class::Every) {
                return None;
            }
            if before.is(Class::About) && !about {
                about = true;
            } else if let Some(found) = before.sense(|class| match class {
                Class::Relation(relation) => Some(relation),
                _ => None,
            }) && relation == Relation::At
                && !(before.is(Class::OfThe)
                    && (is_range
                        || matches!(
                            core.from.point,
                            Point::Decade(_) | Point::Stretch { .. } | Point::DayOfMonth { .. }
                        )))
            {
                relation = found;
            } else if !article && [Class::Article, Class::OfThe, Class::AtThe].iter().any(|class| before.is(*class)) {
                article = true;
            } else {
                // A preposition belongs to it, and nothing before that.
                ahead = before.is(Class::For);
                let preposition =
                    [Class::Of, Class::On, Class::In, Class::For, Class::From].iter().any(|class| before.is(*class));
                let accented = before.is(Class::At) && !before.span.of(self.text).is_ascii();
                // The "s" of "the group's 1986 results" belongs to the group.
                let own = before.glue == Glue::Apostrophe;
                start -= usize::from((preposition || accented) && !own);
                break;
            }
            start -= 1;
        }
        if self.recurrent(core, at, article) {
            return None;
        }
        let end = self.items.get(core.end.checked_sub(1)?)?.span.end;
        Some(Found {
            from: core.from,
            to: core.to,
            items: (start, core.end),
            span: Span::new(self.items[start].span.start, end),
            core: Span::new(self.items[at].span.start, end),
            ends: core.ends.and_then(|[first, last]| Some([self.over(first)?, self.over(last)?])),
            relation,
            about,
            ahead: ahead || relation == Relation::Until,
        })
    }

    /// A weekday that comes back or is any one: « le lundi », "a Monday".
    fn recurrent(&self, core: &Core, at: usize, article: bool) -> bool {
        let Point::Weekday { which: Which::Bare, week: None, .. } = core.from.point else { return false };
        // "a Wednesday meeting" is one that was held; "on a Wednesday" is any.
        let noun =
            self.habits.which_first && self.next(core.end).is_some_and(|item| item.kind == Kind::Word && !item.tells());
        let counted = at > 0 && self.items[at].glue != Glue::Break && self.number_word(at - 1).is_some() && !noun;
        let nth = at > 0 && self.ordinal_word(at - 1);
        core.to.is_none() && (article || counted || nth)
    }

    /// From the first of these items to the last.
    fn over(&self, (from, to): (usize, usize)) -> Option<Span> {
        Some(Span::new(self.get(from)?.span.start, self.get(to.checked_sub(1)?)?.span.end))
    }

    fn get(&self, at: usize) -> Option<&Item> {
        self.items.get(at)
    }

    /// The item at `at`, where no paragraph ends before it.
    fn next(&self, at: usize) -> Option<&Item> {
        self.items.get(at).filter(|item| item.glue != Glue::Break)
    }

    fn is(&self, at: usize, class: Class) -> bool {
        self.next(at).is_some_and(|item| item.is(class))
    }

    /// Whether the item before `at`, in the same paragraph, can mean one of these.
    fn before(&self, at: usize, classes: &[Class]) -> bool {
        let joined = self.get(at).is_some_and(|item| item.glue != Glue::Break);
        let before = at.checked_sub(1).filter(|_| joined).and_then(|before| self.get(before));
        before.is_some_and(|before| classes.iter().any(|class| before.is(*class)))
    }

    fn mark(&self, at: usize, mark: char) -> bool {
        self.next(at).is_some_and(|item| item.kind == Kind::Mark(mark))
    }

    /// The first position from `at` on, one at most, that is not `skip`.
    fn skip(&self, at: usize, skip: impl Fn(&Item) -> bool) -> usize {
        if self.next(at).is_some_and(skip) { at + 1 } else { at }
    }

    fn unit(&self, at: usize) -> Option<Unit> {
        self.next(at)?.sense(|class| match class {
            Class::Unit(unit) => Some(unit),
            _ => None,
        })
    }

    fn which(&self, at: usize) -> Option<Which> {
        self.next(at)?.sense(|class| match class {
            Class::Which(which) => Some(which),
            _ => None,
        })
    }

    fn weak(&self, at: usize, pick: impl Fn(Class) -> bool) -> bool {
        self.get(at).is_some_and(|item| item.mark(pick) == Mark::Weak)
    }
}

/// Where a part was looked for, what was taken before it, and what was found.
type LastPart = (usize, usize, Option<(Part, usize)>);

/// An expression without the words before it.
#[derive(Clone, Copy, Debug)]
struct Core {
    from: Part,
    to: Option<Part>,
    end: usize,
    /// It speaks of time, but names no days: « du lundi au vendredi ».
    silent: bool,
    /// The items of a range's two ends, where these are days.
    ends: Option<[(usize, usize); 2]>,
}
