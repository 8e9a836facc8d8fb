//! Quotation marks: which open, and where each closes.

use super::{Kind, Quotation};
use crate::text::Span;

/// How far from a straight apostrophe used as an opening mark its closing one may stand, in bytes.
const SINGLE_REACH: usize = 600;
/// The same for the inner marks of French and Swiss printing.
const ANGLE_REACH: usize = 2_000;
/// The most letters of what an apostrophe parts from a word: « l », "ll".
const APOSTROPHE: usize = 2;

/// Finds the quotations of a paragraph by their marks.
pub fn find(text: &str, paragraph: Span, out: &mut Vec<Quotation>) {
    let prose = paragraph.of(text);
    if !prose.contains(opens) {
        return;
    }
    let marks = Marks::new(prose);
    let mut n = 0;
    while n < marks.chars.len() {
        let Some(close) = marks.closing(n) else {
            n += 1;
            continue;
        };
        let (end, closed) = match close {
            Close::At(end) => (end, true),
            Close::Never => (marks.chars.len(), false),
        };
        let inner = Span::new(marks.byte(n + 1), marks.byte(end)).trim(prose);
        if !inner.is_empty() {
            out.push(Quotation {
                span: Span::new(marks.byte(n), marks.byte(end + 1)).shift(paragraph.start),
                inner: inner.shift(paragraph.start),
                closed,
                ..Quotation::new(Kind::Speech)
            });
        }
        n = end + 1;
    }
}

/// Whether a character may open a quotation.
const fn opens(c: char) -> bool {
    matches!(c, '«' | '‹' | '“' | '„' | '"' | '‘' | '\'' | '‚')
}

enum Close {
    /// The number of the closing mark.
    At(usize),
    /// The paragraph ends first.
    Never,
}

/// The characters of a paragraph, with what is asked of them often.
struct Marks {
    chars: Vec<(usize, char)>,
    length: usize,
    /// Of each « its », where the marks come out even.
    pairs: Vec<(usize, usize)>,
    /// Where each kind of closing mark stands, in order.
    angles: Vec<usize>,
    curly: Vec<usize>,
    straight: Vec<usize>,
    /// Single ones, curly and straight: right behind a word, and with a blank before them.
    single: [Vec<usize>; 2],
    loose: [Vec<usize>; 2],
}

impl Marks {
    fn new(prose: &str) -> Self {
        let chars: Vec<(usize, char)> = prose.char_indices().collect();
        let mut marks = Self {
            length: prose.len(),
            pairs: Vec::new(),
            angles: Vec::new(),
            curly: Vec::new(),
            straight: Vec::new(),
            single: [Vec::new(), Vec::new()],
            loose: [Vec::new(), Vec::new()],
            chars,
        };
        let mut open = Vec::new();
        for n in 0..marks.chars.len() {
            match marks.chars[n].1 {
                '«' => open.push(n),
                '»' => {
                    marks.angles.push(n);
                    marks.pairs.extend(open.pop().map(|start| (start, n)));
                }
                '”' => marks.curly.push(n),
                '“' if marks.tight_before(n) && marks.free_after(n) => marks.curly.push(n),
                '"' => marks.straight.push(n),
                '’' if marks.tight_before(n) && marks.free_after(n) => marks.single[0].push(n),
                '\'' if marks.tight_before(n) && marks.free_after(n) => marks.single[1].push(n),
                c @ ('’' | '\'') if marks.stands_apart(n) => marks.loose[usize::from(c == '\'')].push(n),
                _ => {}
            }
        }
        marks.pairs.sort_unstable();
        marks
    }

    fn byte(&self, n: usize) -> usize {
        self.chars.get(n).map_or(self.length, |c| c.0)
    }

    fn tight_before(&self, n: usize) -> bool {
        n > 0 && !self.chars[n - 1].1.is_whitespace()
    }

    fn free_after(&self, n: usize) -> bool {
        self.chars.get(n + 1).is_none_or(|c| !c.1.is_alphanumeric())
    }

    /// Whether a single mark has blanks or marks around it, and is no apostrophe that parts « l » from « eau », "town" from "s".
    fn stands_apart(&self, n: usize) -> bool {
        // « ' l'eau monte ' »: what has an apostrophe of its own needs no other.
        let letters = |around: &mut dyn Iterator<Item = &(usize, char)>| {
            let word = around.map(|c| c.1).skip_while(|c| c.is_whitespace()).take(APOSTROPHE + 1);
            let word: Vec<char> = word.take_while(|c| c.is_alphanumeric() || matches!(c, '’' | '\'')).collect();
            if word.iter().all(|c| c.is_alphanumeric()) { word } else { Vec::new() }
        };
        let clitic = |word: &[char]| {
            let vowel = |c: &char| !c.is_ascii_alphabetic() || "aeiouy".contains(c.to_ascii_lowercase());
            !word.is_empty() && word.len() <= APOSTROPHE && !word.iter().any(vowel)
        };
        let before = letters(&mut self.chars[..n].iter().rev());
        let apart = (n == 0 || !self.chars[n - 1].1.is_alphanumeric()) && self.free_after(n);
        apart && !clitic(&before) && before != ['u', 'q'] && !clitic(&letters(&mut self.chars[n + 1..].iter()))
    }

    /// Where a quotation in single marks closes that opens at `n`. As opening marks they are told from apostrophes only by a closing one
    /// and, but for a curly one with a blank after it, more than a word between.
    fn single_closing(&self, n: usize, after: char) -> Option<usize> {
        let straight = self.chars[n].1 == '\'';
        let (tight, loose) = (&self.single[usize::from(straight)], &self.loose[usize::from(straight)]);
        let near = |found: &usize| self.chars[*found].0 - self.chars[n].0 <= SINGLE_REACH;
        if after.is_alphanumeric() {
            let found = Self::next(tight, n).or_else(|| Self::next(loose, n).filter(|_| !straight)).filter(near)?;
            return self.chars[n + 1..found].iter().any(|c| c.1.is_whitespace()).then_some(found);
        }
        if !straight {
            return Self::next(loose, n).or_else(|| Self::next(tight, n)).filter(near);
        }
        // What stands beside a number is a prime, or parts a year; and an odd one is none of a pair.
        let digit = |c: Option<&(usize, char)>| c.is_some_and(|c| c.1.is_numeric());
        let counted = digit(self.chars[..n].iter().rev().find(|c| !c.1.is_whitespace()))
            || digit(self.chars[n + 1..].iter().find(|c| !c.1.is_whitespace()));
        if counted || !loose.len().is_multiple_of(2) || loose.binary_search(&n).is_err() {
            return None;
        }
        let found = Self::next(loose, n).filter(near)?;
        let words = self.chars[n + 1..found].split(|c| c.1.is_whitespace());
        (words.filter(|word| !word.is_empty()).nth(1).is_some()).then_some(found)
    }

    fn next(of: &[usize], after: usize) -> Option<usize> {
        of.get(of.partition_point(|&n| n <= after)).copied()
    }

    /// Where the quotation closes that the character at `n` opens; None where it opens none.
    fn closing(&self, n: usize) -> Option<Close> {
        let or_never = |found: Option<usize>| Some(found.map_or(Close::Never, Close::At));
        let free_before = n == 0 || !self.chars[n - 1].1.is_alphanumeric();
        let after = self.chars.get(n + 1).map(|c| c.1);
        match self.chars[n].1 {
            // Where nesting does not come out even, the first closing mark counts.
            '«' => {
                let pair = self.pairs.binary_search_by_key(&n, |pair| pair.0).ok().map(|at| self.pairs[at].1);
                or_never(pair.or_else(|| Self::next(&self.angles, n)))
            }
            '‹' => {
                let inside = self.chars[n + 1..].iter().enumerate();
                let mut near = inside.take_while(|(_, c)| c.0 - self.chars[n].0 <= ANGLE_REACH && c.1 != '‹');
                near.find(|(_, c)| c.1 == '›').map(|(m, _)| Close::At(n + 1 + m))
            }
            '“' => or_never(Self::next(&self.curly, n)),
            '„' | '‚' if after.is_some_and(char::is_alphanumeric) => {
                let end = (n + 1..self.chars.len().min(n + 1 + ANGLE_REACH))
                    .find(|&m| matches!(self.chars[m].1, '“' | '”' | '"' | '‘' | '„' | '‚') && m > n + 1)?;
                (!matches!(self.chars[end].1, '„' | '‚')).then_some(Close::At(end))
            }
            // With a blank after it, a straight mark opens only where all of the paragraph come in pairs.
            '"' if free_before
                && after.is_some_and(|c| !c.is_whitespace() || self.straight.len().is_multiple_of(2)) =>
            {
                or_never(Self::next(&self.straight, n))
            }
            '‘' | '\'' if free_before => {
                let after = after.filter(|c| c.is_alphanumeric() || c.is_whitespace())?;
                self.single_closing(n, after).map(Close::At)
            }
            _ => None,
        }
    }
}
