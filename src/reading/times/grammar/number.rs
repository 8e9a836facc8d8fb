//! Numbers in digits and in words: « vingt et un », "nineteen ninety six", « deux mille quinze ».

use super::Grammar;
use crate::reading::times::class::Class;
use crate::reading::times::items::{Glue, Kind};

impl Grammar<'_> {
    pub(super) fn digits(&self, at: usize) -> Option<(u32, u8)> {
        match self.get(at)?.kind {
            Kind::Number(value, digits) => Some((value, digits)),
            _ => None,
        }
    }

    /// A number that is part of a longer one: `3,5`, `1.200`, `12:30`.
    pub(super) fn part_of_figure(&self, at: usize) -> bool {
        let inner = |mark: usize, number: usize| {
            self.get(mark).is_some_and(|item| matches!(item.kind, Kind::Mark('.' | ',' | ':')))
                && self.digits(number).is_some()
                && self.items[mark.max(number)].glue == Glue::None
                && self.items[mark.max(at)].glue == Glue::None
        };
        inner(at + 1, at + 2) && self.items[at + 1].glue == Glue::None || at >= 2 && inner(at - 1, at - 2)
    }

    /// What one counting word says; 0 for an unknown few.
    pub(super) fn number_word(&self, at: usize) -> Option<i32> {
        self.get(at)?.sense(|class| match class {
            Class::Number(number) => Some(number),
            _ => None,
        })
    }

    /// A count in digits or words, and the item after it; 0 for an unknown few.
    pub(super) fn count(&self, at: usize) -> Option<(i32, usize)> {
        if let Some((value, digits)) = self.digits(at) {
            return (digits <= 4 && !self.part_of_figure(at)).then(|| Some((i32::try_from(value).ok()?, at + 1)))?;
        }
        self.cardinal(at)
    }

    /// A whole number in words.
    pub(super) fn cardinal(&self, at: usize) -> Option<(i32, usize)> {
        let first = self.number_word(at)?;
        let (mut total, mut current, mut next) = (0i32, first, at + 1);
        if first == 1000 {
            (total, current) = (1000, 0);
        }
        if first == 0 {
            return Some((0, next));
        }
        while next < at + 9 {
            // "two hundred and five", « vingt et un »
            let link = self.is(next, Class::And) && self.next(next + 1).is_some() && (current + total) % 10 == 0;
            let word = next + usize::from(link);
            let Some(more) = self.next(word).and_then(|_| self.number_word(word)) else { break };
            let joins = match more {
                100 => current > 0 && current < 100 && !link,
                1000 => current > 0 && total == 0 && !link,
                1..=9 => current % 10 == 0 && current % 100 != 10 && current + total >= 20,
                // « soixante et onze », « quatre-vingt-dix-sept », "hundred and eleven"
                10..=19 => current % 100 == 0 && current + total > 0 || matches!(current % 100, 60 | 80),
                20..=99 => current % 100 == 0 && current + total >= 100,
                _ => false,
            };
            if !joins {
                break;
            }
            match more {
                100 => current *= 100,
                1000 => (total, current) = (current * 1000, 0),
                _ => current += more,
            }
            next = word + 1;
        }
        Some((total + current, next))
    }

    /// A year in words, and the item after it: "nineteen ninety six", « mille neuf cent dix », "two thousand and one".
    pub(super) fn year_in_words(&self, at: usize) -> Option<(i16, usize)> {
        let (first, next) = self.cardinal(at)?;
        let year = |value: i32| i16::try_from(value).ok().filter(|year| (1000..2200).contains(year));
        // "nineteen ninety six": the century, then the year in it.
        if (11..=20).contains(&first)
            && self.next(next).is_some()
            && let Some((second, end)) = self.cardinal(next).filter(|(second, _)| (10..=99).contains(second))
        {
            return Some((year(first * 100 + second)?, end));
        }
        // "twenty twenty" and « dix-neuf soixante-douze » are read as one number by some, "twenty ten" by none.
        Some((year(first)?, next))
    }

    /// Whether an ordinal in words stands there.
    pub(super) fn ordinal_word(&self, at: usize) -> bool {
        self.get(at).is_some_and(|item| item.sense(|class| matches!(class, Class::Ordinal(_)).then_some(())).is_some())
    }

    /// An ordinal in words, or in digits with its ending, and the item after it; -1 for the last.
    pub(super) fn ordinal(&self, at: usize) -> Option<(i32, usize)> {
        let item = self.get(at)?;
        if let Kind::Number(value, digits) = item.kind {
            let suffix = self.get(at + 1).is_some_and(|next| next.glue == Glue::None && next.is(Class::OrdinalSuffix));
            return (digits <= 2 && suffix).then_some((i32::try_from(value).ok()?, at + 2));
        }
        let ordinal = |at: usize| {
            self.get(at)?.sense(|class| match class {
                Class::Ordinal(0) => Some(-1),
                Class::Ordinal(number) => Some(number),
                _ => None,
            })
        };
        // « vingt-sixième », "twenty-sixth"
        if let Some(tens @ (20 | 30)) = self.number_word(at)
            && self.get(at + 1).is_some_and(|next| matches!(next.glue, Glue::Hyphen | Glue::Space))
            && let Some(unit @ 1..=9) = ordinal(at + 1)
        {
            return Some((tens + unit, at + 2));
        }
        Some((ordinal(at)?, at + 1))
    }
}
