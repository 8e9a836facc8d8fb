//! Whether what is told around an expression is past or still to come.

use super::class::Class;
use super::items::{Item, Kind};
use super::vocabulary::Vocabulary;
use crate::text::{Span, fold};
use std::borrow::Cow;

/// Where a day without a year lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Past,
    /// Before what else is told as past, and so hardly ahead.
    PastBefore,
    Future,
    Unknown,
}

/// How many items on each side are looked at: about a clause.
const REACH: usize = 14;

/// The text, to look for signs of tense in.
#[derive(Debug)]
pub struct Signs<'a> {
    text: &'a str,
    items: &'a [Item],
    sentences: &'a [Span],
    vocabulary: &'static Vocabulary,
}

impl<'a> Signs<'a> {
    pub fn new(text: &'a str, items: &'a [Item], sentences: &'a [Span], vocabulary: &'static Vocabulary) -> Self {
        Self { text, items, sentences, vocabulary }
    }

    /// What the nearest sign within the sentence says of the expression made of the items `from..to`.
    pub fn direction(&self, from: usize, to: usize) -> Direction {
        let Some(first) = self.items.get(from) else { return Direction::Unknown };
        let within = self.sentence(first.span.start);
        let inside =
            |n: usize| self.items.get(n).is_some_and(|item| within.is_none_or(|sentence| sentence.contains(item.span)));
        let (mut before, mut after) = (true, true);
        for distance in 1..=REACH {
            let left = from.checked_sub(distance).filter(|n| before && inside(*n));
            let right = to.checked_add(distance - 1).filter(|n| after && inside(*n));
            // « On Friday that will … »: what the clause behind tells is told of another day.
            let opens = |n: usize| self.items.get(n).is_some_and(|item| item.is(Class::Clause));
            let right = right.filter(|n| !opens(*n));
            (before, after) = (left.is_some_and(|n| !self.divides(n)), right.is_some_and(|n| !self.divides(n)));
            for n in [left, right].into_iter().flatten() {
                let sign = self.sign(n);
                if sign != Direction::Unknown {
                    return sign;
                }
            }
        }
        Direction::Unknown
    }

    /// The sentence that holds a byte.
    pub fn sentence(&self, offset: usize) -> Option<Span> {
        let after = self.sentences.partition_point(|sentence| sentence.start <= offset);
        self.sentences.get(after.checked_sub(1)?).copied()
    }

    /// Whether it parts two clauses.
    fn divides(&self, n: usize) -> bool {
        self.items
            .get(n)
            .is_some_and(|item| matches!(item.kind, Kind::Mark(';' | ':' | '(' | ')' | '«' | '»' | '“' | '”' | '"')))
    }

    fn sign(&self, n: usize) -> Direction {
        let Some(item) = self.items.get(n).filter(|item| item.kind == Kind::Word) else { return Direction::Unknown };
        let written = item.span.of(self.text);
        // « à » is no auxiliary.
        if item.is(Class::NoFuture) || item.is(Class::At) && !written.is_ascii() {
            return Direction::Unknown;
        }
        if item.is(Class::Future) {
            return Direction::Future;
        }
        let past = || {
            // "will be announced"
            let passive = n.checked_sub(1).is_some_and(|before| self.items[before].is(Class::Passive));
            if passive { Direction::Future } else { Direction::Past }
        };
        if item.is(Class::PastBefore) {
            return Direction::PastBefore;
        }
        if item.is(Class::Past) {
            return past();
        }
        if item.capital {
            return Direction::Unknown;
        }
        // Most words need no folding.
        let folded = if written.bytes().all(|byte| byte.is_ascii_lowercase()) {
            Cow::Borrowed(written)
        } else {
            Cow::Owned(fold(written))
        };
        if self.vocabulary.ends_in_future(&folded) {
            Direction::Future
        } else if self.vocabulary.ends_in_past(&folded) {
            past()
        } else {
            Direction::Unknown
        }
    }
}
