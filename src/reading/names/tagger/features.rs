//! What a tagger sees of a word: itself, its neighbours, what the lists and the rules say of them; each as one number.

use crate::reading::names::NameKind;
use crate::reading::names::facts::Fact;
use crate::reading::names::settle::Settled;
use crate::reading::names::spans::Look;
use crate::reading::names::tagger::word::{HEADS, Part, Words, hash, mix};
use crate::reading::names::tokens::{Gap, Shape};

/// A word in its place, as the features of its neighbours ask for it.
#[derive(Clone, Copy, Default)]
pub struct Seen {
    /// Its number among [`Words`].
    pub word: u32,
    hash: u32,
    pattern: u32,
    /// Those of its facts that count together.
    class: u64,
    /// What the rules say: nothing, or the kind, sure or not, beginning here or not.
    rule: u8,
    /// What phrase of the lists it is in: nothing, or the kind, beginning here or not.
    known: u8,
    /// Its shape, and how its place explains a capital.
    place: u8,
    capital: bool,
    /// Nothing of what stands on its other side is of its sentence.
    starts: bool,
}

impl Seen {
    /// What is seen of a token by itself.
    fn of(look: &Look, n: usize, words: &mut Words) -> Self {
        let token = &look.tokens[n];
        let number = words.number(look, n);
        let word = &words.list[number as usize];
        let shape = match token.shape {
            Shape::Small => 0,
            Shape::Title => 1,
            Shape::Upper => 2,
            Shape::Initial => 3,
            Shape::Number => 4,
            Shape::Mark(_) => 5,
        };
        Self {
            word: number,
            hash: word.hash,
            pattern: word.pattern,
            class: word.facts & CLASS,
            place: (u8::from(token.first) | (token.line as u8) << 1) << 3 | shape,
            capital: token.capital(),
            starts: starts(look, n),
            ..Self::default()
        }
    }
}

/// What gathers the features of a word.
pub trait Gather {
    /// All that `word` gives by itself, seen as this.
    fn part(&mut self, word: &Seen, part: Part);
    /// A feature of a sort that has small values: see [`is_small`].
    fn small(&mut self, sort: u32, value: u8);
    /// Any other feature.
    fn other(&mut self, sort: u32, value: u32);
}

/// Whether a sentence or a line begins at token `n`.
pub fn starts(look: &Look, n: usize) -> bool {
    let Some(token) = look.tokens.get(n) else { return true };
    let before = n.checked_sub(1).map(|before| look.tokens[before].shape);
    token.gap == Gap::Break || (token.first && matches!(before, Some(Shape::Mark(mark)) if ENDS.contains(&mark)))
}

/// Features are of fewer sorts than this.
pub const SORTS: u32 = 80;

/// A feature as one number.
pub fn feature(sort: u32, value: u32) -> u32 {
    mix(sort, value)
}

/// Whether features of this sort have small values, below [`VALUES`].
pub const fn is_small(sort: u32) -> bool {
    match sort {
        0 | 6..=9 | 72..=75 => true,
        20..60 => matches!(sort % 10, 0 | 3..=6),
        _ => false,
    }
}

/// The values of the sorts that have small ones: a bit of 64, or less.
pub const VALUES: u32 = 64;

/// The words of a text, ready to be asked for features.
pub struct Features {
    seen: Vec<Seen>,
}

/// The marks after which a sentence ends.
const ENDS: [char; 4] = ['.', '!', '?', '…'];

/// As far as this beyond a zone does a feature look.
const AROUND: usize = 2;

/// As far as this on either side of a word does its run of capitals count.
const RUN: usize = 8;

impl Features {
    /// What is seen in and around `zones`, which are in order. `ruled`: what the rules found.
    pub fn of(look: &Look, ruled: &[Settled], zones: &[(usize, usize)], words: &mut Words) -> Self {
        let mut seen = vec![Seen::default(); look.tokens.len()];
        let mut rules = ruled.iter().peekable();
        let mut known: Option<(usize, NameKind)> = None;
        let mut from = 0;
        for (at, &(first, end)) in zones.iter().enumerate() {
            let start = from.max(first.saturating_sub(AROUND));
            let next = zones.get(at + 1).map_or(usize::MAX, |zone| zone.0);
            for (n, seen) in seen.iter_mut().enumerate().take(next.min(end + AROUND)).skip(start) {
                while rules.next_if(|rule| rule.end <= n).is_some() {}
                let rule = rules.peek().filter(|rule| rule.first <= n);
                let mut begins = false;
                if known.is_none_or(|(after, _)| after <= n) {
                    known = look.known_at(n).map(|(after, known)| (after, known.kind));
                    begins = known.is_some();
                }
                *seen = Seen {
                    rule: rule.map_or(0, |rule| {
                        1 + kind(rule.kind) * 4 + u8::from(rule.first == n) * 2 + u8::from(rule.certain)
                    }),
                    known: known.map_or(0, |(_, known)| 1 + kind(known) * 2 + u8::from(begins)),
                    ..Seen::of(look, n, words)
                };
                from = n + 1;
            }
        }
        Self { seen }
    }

    /// The word one before `n` or one after it, as `by` says, within its sentence.
    fn at(&self, n: usize, by: isize) -> Option<&Seen> {
        let there = n.checked_add_signed(by)?;
        let seen = self.seen.get(there)?;
        // What lies between two words: the start of the later one.
        (!self.seen[n.max(there)].starts).then_some(seen)
    }

    /// Has the features of word `n` gathered.
    pub fn each(&self, n: usize, gather: &mut impl Gather) {
        let here = &self.seen[n];
        gather.small(0, 0);
        gather.part(here, Part::Itself);
        gather.small(6, here.rule);
        gather.small(7, here.known);
        gather.small(8, here.place);
        gather.other(10, mix(fold(here.class), u32::from(here.known) << 8 | u32::from(here.place)));
        let [before, after] = [self.at(n, -1), self.at(n, 1)];
        let far = [before.and_then(|_| self.at(n - 1, -1)), after.and_then(|_| self.at(n + 1, 1))];
        let around =
            [(far[0], Part::FarBefore), (before, Part::Before), (after, Part::After), (far[1], Part::FarAfter)];
        for (there, part) in around {
            let Some(there) = there else {
                gather.small(part.base(), 0);
                continue;
            };
            gather.part(there, part);
            gather.small(part.base() + 3, there.rule);
            gather.small(part.base() + 4, there.known);
            if part.near() {
                gather.small(part.base() + 5, there.place);
            }
        }
        if let Some(before) = before {
            gather.other(60, mix(before.hash, here.pattern));
        }
        if let Some(after) = after {
            gather.other(61, mix(after.hash, here.pattern));
        }
        if let (Some(before), Some(after)) = (before, after) {
            gather.other(62, mix(mix(before.pattern, here.pattern), after.pattern));
        }
        if here.capital {
            self.run(n, gather);
        }
    }

    /// The features that the run of capitals around `n` gives.
    fn run(&self, n: usize, gather: &mut impl Gather) {
        let capital = |seen: Option<&Seen>| seen.is_some_and(|seen| seen.capital);
        let (mut first, mut last) = (n, n);
        while n - first < RUN && capital(self.at(first, -1)) {
            first -= 1;
        }
        while last - n < RUN && capital(self.at(last, 1)) {
            last += 1;
        }
        let (begin, end) = (&self.seen[first], &self.seen[last]);
        gather.part(end, Part::RunEnd);
        gather.part(begin, Part::RunBegin);
        gather.small(72, u8::try_from(last - first).unwrap_or(u8::MAX).min(4));
        gather.small(75, begin.known);
        if let Some(before) = self.at(first, -1) {
            gather.part(before, Part::BeforeRun);
        }
        if let Some(after) = self.at(last, 1) {
            gather.part(after, Part::AfterRun);
        }
    }
}

/// What counts together.
const CLASS: u64 = HEADS
    | 1 << Fact::Common as u32
    | 1 << Fact::Forename as u32
    | 1 << Fact::Surname as u32
    | 1 << Fact::Demonym as u32;

const fn kind(kind: NameKind) -> u8 {
    kind as u8
}

fn fold(bits: u64) -> u32 {
    let bytes = bits.to_le_bytes();
    hash(&bytes)
}
