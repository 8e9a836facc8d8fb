//! Words of a quotation beside the words of its source.

use super::tokens::Token;
use crate::text::{Span, Word};
use rustc_hash::FxHashMap;
use std::collections::VecDeque;

/// A word of the source.
#[derive(Clone, Debug)]
pub struct SourceWord {
    pub word: Word,
    /// Why it may be left out without a mark, if it may.
    pub aside: Option<Aside>,
}

/// Words of a source that are not the speaker's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aside {
    /// The paper's own insertion.
    Bracket,
    /// Words between two halves of a quotation, that say whose it is.
    Attribution,
}

/// The best alignment of a quotation with source words.
pub struct Alignment {
    /// Words changed, dropped or added.
    pub cost: u32,
    /// For each token the source word it stands for; None for gaps and words added.
    pub pairs: Vec<Option<usize>>,
    /// The first and last source word of it.
    pub first: usize,
    pub last: usize,
    /// Source words between them that count: those skipped by gaps and optional ones do not.
    pub length: usize,
    /// Whether words that are not the speaker's are left out between them, without a mark.
    pub skips: bool,
}

impl Alignment {
    /// What it covers of the text that `source` was cut from.
    pub fn span(&self, source: &[SourceWord]) -> Span {
        source[self.first].word.span.cover(source[self.last].word.span)
    }
}

/// How a cell of the alignment was reached.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// Token and source word go together.
    Pair,
    /// The token stands for no source word.
    Token,
    /// The source word is left out.
    Source,
    /// A gap takes any number of source words.
    Jump,
}

/// Aligns the tokens with a stretch of the source words, both ends free there.
pub fn align(tokens: &[Token], source: &[SourceWord]) -> Option<Alignment> {
    let (rows, columns) = (tokens.len() + 1, source.len() + 1);
    if source.is_empty() {
        return None;
    }
    // Words are told apart by number: comparing letters in each cell would cost several times as much.
    let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
    for (number, token) in (0..).zip(tokens) {
        if let Token::Word(word) = token {
            numbers.entry(&word.folded).or_insert(number);
        }
    }
    let here: Vec<u32> =
        source.iter().map(|s| numbers.get(s.word.folded.as_str()).copied().unwrap_or(u32::MAX)).collect();
    // Costs in tenths, so that of equal ways the one that pairs words at the edges wins.
    let mut steps = vec![Step::Token; rows * columns];
    let mut jumps: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    let mut above: Vec<u32> = vec![0; columns];
    let mut row: Vec<u32> = vec![0; columns];
    for (i, token) in tokens.iter().enumerate() {
        let at = |j: usize| (i + 1) * columns + j;
        match token {
            Token::Word(word) => {
                let number = numbers.get(word.folded.as_str()).copied();
                row[0] = above[0] + 11;
                for j in 1..columns {
                    let same = number == Some(here[j - 1]);
                    let pair = above[j - 1] + if same { 0 } else { 10 };
                    let skip = row[j - 1] + if source[j - 1].aside.is_some() { 0 } else { 10 };
                    let drop = above[j] + 11;
                    (row[j], steps[at(j)]) = if pair <= skip && pair <= drop {
                        (pair, Step::Pair)
                    } else if skip <= drop {
                        (skip, Step::Source)
                    } else {
                        (drop, Step::Token)
                    };
                }
            }
            Token::Gap(limit) => {
                // The least cost among the last `limit` cells of the row above, as a sliding window; of equal ones the nearest.
                let mut least: VecDeque<usize> = VecDeque::new();
                let mut from = vec![0; columns];
                for j in 0..columns {
                    while least.back().is_some_and(|&b| above[b] >= above[j]) {
                        least.pop_back();
                    }
                    least.push_back(j);
                    while least.front().is_some_and(|&f| f + limit < j) {
                        least.pop_front();
                    }
                    from[j] = least.front().copied().unwrap_or(j);
                    row[j] = above[from[j]];
                    steps[at(j)] = Step::Jump;
                }
                jumps.insert(i + 1, from);
            }
        }
        std::mem::swap(&mut above, &mut row);
    }
    let (end, &cost) = above.iter().enumerate().min_by_key(|&(j, cost)| (*cost, j))?;
    let mut pairs = vec![None; tokens.len()];
    let (mut length, mut skips) = (0, false);
    let (mut i, mut j) = (tokens.len(), end);
    while i > 0 {
        match steps[i * columns + j] {
            Step::Pair => {
                i -= 1;
                j -= 1;
                pairs[i] = Some(j);
                length += 1;
            }
            Step::Token => i -= 1,
            Step::Source => {
                j -= 1;
                length += usize::from(source[j].aside.is_none());
                skips |= source[j].aside.is_some();
            }
            Step::Jump => {
                j = jumps[&i][j];
                i -= 1;
            }
        }
    }
    begin_earlier(tokens, source, &mut pairs);
    let first = pairs.iter().flatten().min().copied()?;
    let last = pairs.iter().flatten().max().copied()?;
    Some(Alignment { cost: cost / 10, pairs, first, last, length, skips })
}

/// As many words may stand among the first ones of a quotation that it leaves out: « nous [n’]avons [pas encore] vu ».
const LEFT_OUT: usize = 4;

/// Pairs the first words with themselves where they stand a little before. It may cost more to leave out what stands between than to
/// take them for other words, but who reads the two side by side looks for the same words.
fn begin_earlier(tokens: &[Token], source: &[SourceWord], pairs: &mut [Option<usize>]) {
    let same = |token: &Token, at: usize| token.word().is_some_and(|word| word.folded == source[at].word.folded);
    let paired = |n: &usize| pairs[*n].is_some_and(|at| same(&tokens[*n], at));
    let Some(count) = (0..tokens.len()).find(paired) else { return };
    let (Some(end), true) = (pairs[count], count > 0) else { return };
    // A single word stands in many places: « nous [n’]avons » leaves one out at most.
    let left_out = if count == 1 { 1 } else { LEFT_OUT };
    let mut found = Vec::with_capacity(count);
    for at in (0..end).rev().take(count + left_out) {
        if same(&tokens[count - 1 - found.len()], at) {
            found.push(at);
            if found.len() == count {
                break;
            }
        }
    }
    if found.len() == count {
        for (pair, at) in pairs.iter_mut().zip(found.into_iter().rev()) {
            *pair = Some(at);
        }
    }
}
