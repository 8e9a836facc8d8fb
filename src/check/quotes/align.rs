//! Words of a quotation beside the words of its source.

use super::tokens::Token;
use crate::text::{self, Span, Word};
use std::collections::{HashMap, VecDeque};

/// The words of an article that one alignment looks at, at most.
pub const WINDOW: usize = 4_000;

/// A word of the source.
pub struct SourceWord {
    pub word: Word,
    /// It stands in brackets there: the paper's own insertion, which may be left out.
    pub optional: bool,
}

/// The words of a stretch of an article.
pub fn source_words(text: &str, window: Span) -> Vec<SourceWord> {
    let covered = window.of(text);
    let mut brackets: Vec<Span> = Vec::new();
    for (open, close) in [('[', ']'), ('(', ')')] {
        let mut from = 0;
        while let Some(start) = covered[from..].find(open).map(|n| from + n) {
            let Some(end) = covered[start..].find(close).map(|n| start + n) else { break };
            brackets.push(Span::new(start, end));
            from = end;
        }
    }
    text::words(covered)
        .into_iter()
        .take(WINDOW)
        .map(|mut word| {
            let optional = brackets.iter().any(|bracket| bracket.contains(word.span));
            word.span = word.span.shift(window.start);
            SourceWord { word, optional }
        })
        .collect()
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
    // Costs in tenths, so that of equal ways the one that pairs words at the edges wins.
    let mut steps = vec![Step::Token; rows * columns];
    let mut jumps: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut above: Vec<u32> = vec![0; columns];
    let mut row: Vec<u32> = vec![0; columns];
    for (i, token) in tokens.iter().enumerate() {
        let at = |j: usize| (i + 1) * columns + j;
        match token {
            Token::Word(word) => {
                row[0] = above[0] + 11;
                for j in 1..columns {
                    let same = source[j - 1].word.folded == word.folded;
                    let pair = above[j - 1] + if same { 0 } else { 10 };
                    let skip = row[j - 1] + if source[j - 1].optional { 0 } else { 10 };
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
                // The least cost among the last `limit` cells of the row above, as a sliding window.
                let mut least: VecDeque<usize> = VecDeque::new();
                let mut from = vec![0; columns];
                for j in 0..columns {
                    while least.back().is_some_and(|&b| above[b] > above[j]) {
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
    let mut length = 0;
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
                length += usize::from(!source[j].optional);
            }
            Step::Jump => {
                j = jumps[&i][j];
                i -= 1;
            }
        }
    }
    let first = pairs.iter().flatten().min().copied()?;
    let last = pairs.iter().flatten().max().copied()?;
    Some(Alignment { cost: cost / 10, pairs, first, last, length })
}
