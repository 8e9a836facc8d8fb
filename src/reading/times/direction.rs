//! Whether what is told around an expression is past or still to come.

use super::items::{Item, Kind};
use super::vocabulary::{Class, Vocabulary};
use crate::text::{Span, fold};

/// Where a day without a year lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Past,
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
            |n: usize| self.items.get(n).filter(|item| within.is_none_or(|sentence| sentence.contains(item.span)));
        for distance in 1..=REACH {
            let before = from.checked_sub(distance).and_then(inside).map(|item| self.sign(item));
            let after = to.checked_add(distance - 1).and_then(inside).map(|item| self.sign(item));
            for sign in [before, after].into_iter().flatten() {
                if sign != Direction::Unknown {
                    return sign;
                }
            }
        }
        Direction::Unknown
    }

    fn sentence(&self, offset: usize) -> Option<Span> {
        let after = self.sentences.partition_point(|sentence| sentence.start <= offset);
        self.sentences.get(after.checked_sub(1)?).copied()
    }

    fn sign(&self, item: &Item) -> Direction {
        if item.kind != Kind::Word || item.is(Class::NoFuture) {
            return Direction::Unknown;
        }
        if item.is(Class::Future) {
            return Direction::Future;
        }
        if item.is(Class::Past) {
            return Direction::Past;
        }
        if item.capital {
            return Direction::Unknown;
        }
        let folded = fold(item.span.of(self.text));
        if self.vocabulary.ends_in_future(&folded) {
            Direction::Future
        } else if self.vocabulary.ends_in_past(&folded) {
            Direction::Past
        } else {
            Direction::Unknown
        }
    }
}
