//! What a tagger sees of a word by itself, wherever it stands: seen again, it is the same, and so is what it weighs.

use crate::reading::names::facts::Fact;
use crate::reading::names::spans::Look;
use crate::reading::names::words::number;
use rustc_hash::FxHashMap;

/// A word by itself, wherever it stands.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    pub hash: u32,
    /// The last three letters, the last two, the first three.
    edges: [u32; 3],
    /// Its letters as `Xx`, `X.`, `d` …
    pub pattern: u32,
    pub facts: u64,
}

/// As what a word is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Itself,
    FarBefore,
    Before,
    After,
    FarAfter,
    RunEnd,
    RunBegin,
    BeforeRun,
    AfterRun,
}

impl Part {
    pub const ALL: [Self; 9] = [
        Self::Itself,
        Self::FarBefore,
        Self::Before,
        Self::After,
        Self::FarAfter,
        Self::RunEnd,
        Self::RunBegin,
        Self::BeforeRun,
        Self::AfterRun,
    ];

    /// The first sort of a neighbour's features.
    pub const fn base(self) -> u32 {
        self as u32 * 10 + 10
    }

    pub const fn near(self) -> bool {
        matches!(self, Self::Before | Self::After)
    }
}

impl Word {
    fn of(look: &Look, n: usize) -> Self {
        let token = &look.tokens[n];
        let written = token.span.of(look.text);
        let word = if token.word.is_empty() { written } else { &token.word };
        Self {
            hash: hash(word.as_bytes()),
            edges: [hash(tail(word, 3)), hash(tail(word, 2)), hash(head(word, 3))],
            pattern: pattern(written),
            facts: token.facts.bits(),
        }
    }

    /// Calls `add` with each feature that the word gives where it is seen as this: its sort and its value.
    pub fn each(&self, part: Part, mut add: impl FnMut(u32, u32)) {
        match part {
            Part::Itself => {
                add(1, self.hash);
                (2..).zip(self.edges).for_each(|(sort, edge)| add(sort, edge));
                add(5, self.pattern);
                bits(self.facts, |bit| add(9, bit));
            }
            Part::FarBefore | Part::Before | Part::After | Part::FarAfter => {
                add(part.base() + 1, self.hash);
                add(part.base() + 2, self.pattern);
                let counts = if part.near() { self.facts } else { self.facts & FAR };
                bits(counts, |bit| add(part.base() + 6, bit));
            }
            Part::RunEnd => {
                add(70, self.hash);
                bits(self.facts & HEADS, |bit| add(73, bit));
            }
            Part::RunBegin => {
                add(71, self.hash);
                bits(self.facts & (HEADS | 1 << Fact::Forename as u32), |bit| add(74, bit));
            }
            Part::BeforeRun => add(76, self.hash),
            Part::AfterRun => add(77, self.hash),
        }
    }
}

/// Words by their numbers: each is looked at once, and what it weighs is kept by its number.
#[derive(Debug, Default)]
pub struct Words {
    pub list: Vec<Word>,
    /// Numbers of the words of up to sixteen bytes, as written.
    short: FxHashMap<u128, u32>,
    long: FxHashMap<Box<str>, u32>,
}

impl Words {
    /// The number of the word at token `n`. What a token is by itself, its letters tell alone.
    pub fn number(&mut self, look: &Look, n: usize) -> u32 {
        let written = look.tokens[n].span.of(look.text);
        let next = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        let place = match number(written) {
            Some(number) => *self.short.entry(number).or_insert(next),
            None => match self.long.get(written) {
                Some(place) => *place,
                None => *self.long.entry(written.into()).or_insert(next),
            },
        };
        if place == next {
            self.list.push(Word::of(look, n));
        }
        place
    }
}

/// The bits of the heads' uses.
pub const HEADS: u64 = !0 << 32;
/// What counts of a word two away.
const FAR: u64 = HEADS | 1 << Fact::Role as u32 | 1 << Fact::Civil as u32;

/// The last `count` characters.
fn tail(word: &str, count: usize) -> &[u8] {
    if word.is_ascii() {
        return &word.as_bytes()[word.len().saturating_sub(count)..];
    }
    let from = word.char_indices().rev().nth(count.saturating_sub(1)).map_or(0, |(at, _)| at);
    &word.as_bytes()[from..]
}

/// The first `count` characters.
fn head(word: &str, count: usize) -> &[u8] {
    if word.is_ascii() {
        return &word.as_bytes()[..word.len().min(count)];
    }
    let to = word.char_indices().nth(count).map_or(word.len(), |(at, _)| at);
    &word.as_bytes()[..to]
}

/// A word's letters by their class, each class once where it repeats, at most eight.
fn pattern(word: &str) -> u32 {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) && !word.is_empty() {
        return hash(b"x");
    }
    let mut out = [0; 8];
    let mut length = 0;
    for c in word.chars() {
        let class = match c {
            'a'..='z' => b'x',
            'A'..='Z' => b'X',
            '0'..='9' => b'd',
            c if c.is_ascii() => c as u8,
            c if c.is_uppercase() => b'X',
            c if c.is_alphabetic() => b'x',
            c if c.is_numeric() => b'd',
            _ => b'?',
        };
        if length == 0 || out[length - 1] != class {
            out[length] = class;
            length += 1;
            if length == out.len() {
                break;
            }
        }
    }
    hash(&out[..length])
}

/// Four bytes at a time, which is short and good enough for a table of this size.
pub fn hash(bytes: &[u8]) -> u32 {
    let (words, rest) = bytes.as_chunks();
    let whole = words.iter().fold(0x811c_9dc5, |hash, word| mix(hash, u32::from_le_bytes(*word)));
    rest.iter().fold(whole, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// Two numbers as one; the finisher is that of `MurmurHash3`.
pub fn mix(one: u32, other: u32) -> u32 {
    let mut out = one.wrapping_mul(0x9e37_79b9).wrapping_add(other).wrapping_mul(0x85eb_ca6b);
    out ^= out >> 13;
    out = out.wrapping_mul(0xc2b2_ae35);
    out ^ out >> 16
}

/// Calls `emit` with the number of each bit that is set.
fn bits(mut set: u64, mut emit: impl FnMut(u32)) {
    while set != 0 {
        emit(set.trailing_zeros());
        set &= set - 1;
    }
}
