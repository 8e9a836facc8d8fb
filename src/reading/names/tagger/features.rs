//! What a tagger sees of a word: itself, its neighbours, what the lists and the rules say of them; each as one number.

use crate::reading::names::NameKind;
use crate::reading::names::facts::Fact;
use crate::reading::names::settle::Settled;
use crate::reading::names::spans::Look;
use crate::reading::names::tokens::{Gap, Shape};

/// A word as the features of its neighbours ask for it.
#[derive(Clone, Copy, Default)]
struct Seen {
    word: u32,
    /// The last three letters, the last two, the first three.
    edges: [u32; 3],
    /// Its letters as `Xx`, `X.`, `d` …
    pattern: u32,
    facts: u64,
    /// What the rules say: nothing, or the kind, sure or not, beginning here or not.
    rule: u32,
    /// What phrase of the lists it is in: nothing, or the kind, beginning here or not.
    known: u32,
    shape: u32,
    /// How its place explains a capital, a bit each.
    place: u32,
    capital: bool,
    /// Nothing of what stands on its other side is of its sentence.
    starts: bool,
}

impl Seen {
    /// What is seen of a token by itself.
    fn of(look: &Look, n: usize, inside: bool) -> Self {
        let token = &look.tokens[n];
        let written = token.span.of(look.text);
        let word = if token.word.is_empty() { written } else { &token.word };
        Self {
            word: hash(word.as_bytes()),
            // Nobody asks for the edges of a neighbour.
            edges: if inside { [hash(tail(word, 3)), hash(tail(word, 2)), hash(head(word, 3))] } else { [0; 3] },
            pattern: pattern(written),
            facts: token.facts.bits(),
            shape: match token.shape {
                Shape::Small => 0,
                Shape::Title => 1,
                Shape::Upper => 2,
                Shape::Initial => 3,
                Shape::Number => 4,
                Shape::Mark(_) => 5,
            },
            place: u32::from(token.first) | (token.line as u32) << 1,
            capital: token.capital(),
            starts: starts(look, n),
            ..Self::default()
        }
    }
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
    pub fn of(look: &Look, ruled: &[Settled], zones: &[(usize, usize)]) -> Self {
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
                        1 + kind(rule.kind) * 4 + u32::from(rule.first == n) * 2 + u32::from(rule.certain)
                    }),
                    known: known.map_or(0, |(_, known)| 1 + kind(known) * 2 + u32::from(begins)),
                    ..Seen::of(look, n, (first..end).contains(&n))
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

    /// Calls `add` with each feature of word `n`: of what sort it is, one of [`SORTS`], and its value.
    pub fn each(&self, n: usize, mut add: impl FnMut(u32, u32)) {
        let here = self.seen[n];
        add(0, 0);
        add(1, here.word);
        add(2, here.edges[0]);
        add(3, here.edges[1]);
        add(4, here.edges[2]);
        add(5, here.pattern);
        add(6, here.rule);
        add(7, here.known);
        add(8, here.place << 3 | here.shape);
        bits(here.facts, |bit| add(9, bit));
        add(10, mix(fold(here.facts & CLASS), here.known << 8 | here.place << 3 | here.shape));
        let [before, after] = [self.at(n, -1), self.at(n, 1)];
        let far = [before.and_then(|_| self.at(n - 1, -1)), after.and_then(|_| self.at(n + 1, 1))];
        for (there, base, near) in [(far[0], 20, false), (before, 30, true), (after, 40, true), (far[1], 50, false)] {
            let Some(there) = there else {
                add(base, 0);
                continue;
            };
            add(base + 1, there.word);
            add(base + 2, there.pattern);
            add(base + 3, there.rule);
            add(base + 4, there.known);
            if near {
                add(base + 5, there.place << 3 | there.shape);
                bits(there.facts, |bit| add(base + 6, bit));
            } else {
                bits(there.facts & FAR, |bit| add(base + 6, bit));
            }
        }
        if let Some(before) = before {
            add(60, mix(before.word, here.pattern));
        }
        if let Some(after) = after {
            add(61, mix(after.word, here.pattern));
        }
        if let (Some(before), Some(after)) = (before, after) {
            add(62, mix(mix(before.pattern, here.pattern), after.pattern));
        }
        if here.capital {
            self.run(n, &mut add);
        }
    }

    /// The features that the run of capitals around `n` gives.
    fn run(&self, n: usize, add: &mut impl FnMut(u32, u32)) {
        let capital = |seen: Option<&Seen>| seen.is_some_and(|seen| seen.capital);
        let (mut first, mut last) = (n, n);
        while n - first < RUN && capital(self.at(first, -1)) {
            first -= 1;
        }
        while last - n < RUN && capital(self.at(last, 1)) {
            last += 1;
        }
        let (begin, end) = (self.seen[first], self.seen[last]);
        add(70, end.word);
        add(71, begin.word);
        add(72, u32::try_from(last - first).unwrap_or(0).min(4));
        bits(end.facts & HEADS, |bit| add(73, bit));
        bits(begin.facts & (HEADS | 1 << Fact::Forename as u32), |bit| add(74, bit));
        add(75, begin.known);
        if let Some(before) = self.at(first, -1) {
            add(76, before.word);
        }
        if let Some(after) = self.at(last, 1) {
            add(77, after.word);
        }
    }
}

/// The bits of the heads' uses.
const HEADS: u64 = !0 << 32;
/// What counts of a word two away.
const FAR: u64 = HEADS | 1 << Fact::Role as u32 | 1 << Fact::Civil as u32;
/// What counts together.
const CLASS: u64 = HEADS
    | 1 << Fact::Common as u32
    | 1 << Fact::Forename as u32
    | 1 << Fact::Surname as u32
    | 1 << Fact::Demonym as u32;

const fn kind(kind: NameKind) -> u32 {
    kind as u32
}

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
fn hash(bytes: &[u8]) -> u32 {
    let (words, rest) = bytes.as_chunks();
    let whole = words.iter().fold(0x811c_9dc5, |hash, word| mix(hash, u32::from_le_bytes(*word)));
    rest.iter().fold(whole, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// Two numbers as one; the finisher is that of `MurmurHash3`.
fn mix(one: u32, other: u32) -> u32 {
    let mut out = one.wrapping_mul(0x9e37_79b9).wrapping_add(other).wrapping_mul(0x85eb_ca6b);
    out ^= out >> 13;
    out = out.wrapping_mul(0xc2b2_ae35);
    out ^ out >> 16
}

fn fold(bits: u64) -> u32 {
    let bytes = bits.to_le_bytes();
    hash(&bytes)
}

/// Calls `emit` with the number of each bit that is set.
fn bits(mut set: u64, mut emit: impl FnMut(u32)) {
    while set != 0 {
        emit(set.trailing_zeros());
        set &= set - 1;
    }
}
