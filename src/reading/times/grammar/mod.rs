//! What is written: the shapes that words and numbers make, before anything is counted.

mod date;
mod numeric;
mod point;
mod range;
mod stretch;
mod weekday;
mod year;

use super::items::{Glue, Item, Kind};
use super::vocabulary::{Class, Feast, Mark};
use super::{Edge, Relation, Unit, Which};
use crate::lexicon::Language;
use crate::text::Span;

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
    /// « lundi 13 »; without its weekday, a day of the month that the words before or the text's date tell.
    DayOfMonth {
        weekday: i8,
        day: i8,
    },
    Stretch {
        unit: Unit,
        which: Which,
    },
    /// « il y a deux ans », "three days later".
    Shift {
        unit: Unit,
        by: i32,
        /// Counted from what was said before, not from the text's date.
        anchored: bool,
    },
    /// So many units up to the text's date, or from it on.
    Lately {
        unit: Unit,
        by: i32,
    },
    /// A day counted from the text's date; `loose` where it is often not meant to the letter.
    Day {
        by: i8,
        loose: bool,
    },
    /// A day counted from the one named before.
    AnchoredDay(i8),
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

/// A point with the part of it that is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub point: Point,
    pub edge: Option<Edge>,
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
    language: Language,
}

impl<'a> Grammar<'a> {
    pub fn new(text: &'a str, items: &'a [Item], language: Language) -> Self {
        Self { text, items, language }
    }

    /// The expressions, in order, without overlap.
    pub fn expressions(&self) -> impl Iterator<Item = Found> + '_ {
        let (mut at, mut taken) = (0, 0);
        std::iter::from_fn(move || {
            while let Some(item) = self.items.get(at) {
                let opens = item.is(Class::From) || item.is(Class::Between);
                if item.is(Class::Block) || !(opens || item.starts()) {
                    at += 1;
                    continue;
                }
                let core = self.range(at, taken).or_else(|| {
                    if !item.starts() {
                        return None;
                    }
                    let (part, end) = self.part(at, taken)?;
                    Some(Core { from: part, to: None, end, silent: false })
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
                && !(before.is(Class::OfThe) && (is_range || matches!(core.from.point, Point::Decade(_))))
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
                start -= usize::from(preposition || accented);
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
            relation,
            about,
            ahead: ahead || relation == Relation::Until,
        })
    }

    /// A weekday that comes back or is any one: « le lundi », "a Monday".
    fn recurrent(&self, core: &Core, at: usize, article: bool) -> bool {
        let Point::Weekday { which: Which::Bare, week: None, .. } = core.from.point else { return false };
        // "a Wednesday meeting" is one that was held; "on a Wednesday" is any.
        let noun = self.language == Language::English
            && self.next(core.end).is_some_and(|item| item.kind == Kind::Word && !item.tells());
        let counted = at > 0 && self.items[at].glue != Glue::Break && self.number_word(at - 1).is_some() && !noun;
        let nth = at > 0 && self.ordinal_word(at - 1);
        core.to.is_none() && (article || counted || nth)
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

    fn digits(&self, at: usize) -> Option<(u32, u8)> {
        match self.get(at)?.kind {
            Kind::Number(value, digits) => Some((value, digits)),
            _ => None,
        }
    }

    /// A number that is part of a longer one: `3,5`, `1.200`, `12:30`.
    fn part_of_figure(&self, at: usize) -> bool {
        let inner = |mark: usize, number: usize| {
            self.get(mark).is_some_and(|item| matches!(item.kind, Kind::Mark('.' | ',' | ':')))
                && self.digits(number).is_some()
                && self.items[mark.max(number)].glue == Glue::None
                && self.items[mark.max(at)].glue == Glue::None
        };
        inner(at + 1, at + 2) && self.items[at + 1].glue == Glue::None || at >= 2 && inner(at - 1, at - 2)
    }

    /// What a counting word says; 0 for an unknown few.
    fn number_word(&self, at: usize) -> Option<i32> {
        self.get(at)?.sense(|class| match class {
            Class::Number(number) => Some(number),
            _ => None,
        })
    }

    fn ordinal_word(&self, at: usize) -> bool {
        self.get(at).is_some_and(|item| item.sense(|class| matches!(class, Class::Ordinal(_)).then_some(())).is_some())
    }

    /// A count in digits or words.
    fn count(&self, at: usize) -> Option<i32> {
        if let Some((value, digits)) = self.digits(at) {
            return (digits <= 4 && !self.part_of_figure(at)).then(|| i32::try_from(value).ok()).flatten();
        }
        self.number_word(at)
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

/// An expression without the words before it.
#[derive(Clone, Copy, Debug)]
struct Core {
    from: Part,
    to: Option<Part>,
    end: usize,
    /// It speaks of time, but names no days: « du lundi au vendredi ».
    silent: bool,
}
