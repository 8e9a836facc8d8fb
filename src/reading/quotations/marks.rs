//! Quotation marks: which open, and where each closes.

use super::Quotation;
use crate::text::Span;

/// How far from a straight apostrophe used as an opening mark its closing one may stand, in bytes.
const SINGLE_REACH: usize = 600;

/// Finds the quotations of a paragraph by their marks.
pub fn find(text: &str, paragraph: Span, out: &mut Vec<Quotation>) {
    let prose = paragraph.of(text);
    let chars: Vec<(usize, char)> = prose.char_indices().collect();
    let mut n = 0;
    while n < chars.len() {
        let Some(close) = closing(&chars, n) else {
            n += 1;
            continue;
        };
        let (end, closed) = match close {
            Close::At(end) => (end, true),
            Close::Never => (chars.len(), false),
        };
        let start_byte = chars[n].0;
        let inner_start = chars.get(n + 1).map_or(prose.len(), |c| c.0);
        let inner_end = if closed { chars[end].0 } else { prose.len() };
        let span_end = chars.get(end + 1).map_or(prose.len(), |c| c.0);
        let inner = Span::new(inner_start, inner_end).trim(prose);
        if !inner.is_empty() {
            out.push(Quotation {
                span: Span::new(start_byte, if closed { span_end } else { prose.len() }).shift(paragraph.start),
                inner: inner.shift(paragraph.start),
                closed,
                speaker: None,
                cue: None,
            });
        }
        n = end + 1;
    }
}

enum Close {
    /// The number of the closing mark.
    At(usize),
    /// The paragraph ends first.
    Never,
}

/// Where the quotation closes that the character at `n` opens; None where it opens none.
fn closing(chars: &[(usize, char)], n: usize) -> Option<Close> {
    let before = n.checked_sub(1).map(|b| chars[b].1);
    let after = chars.get(n + 1).map(|c| c.1);
    let free_before = before.is_none_or(|c| !c.is_alphanumeric());
    let never_or = |found: Option<usize>| Some(found.map_or(Close::Never, Close::At));
    match chars[n].1 {
        '«' => never_or(nested(chars, n, '«', '»')),
        '‹' => nested(chars, n, '‹', '›').map(Close::At),
        '“' => never_or(find_mark(chars, n + 1, |_, c| matches!(c, '”' | '“'))),
        '„' => never_or(find_mark(chars, n + 1, |_, c| matches!(c, '“' | '”' | '"'))),
        '"' if free_before && after.is_some_and(|c| !c.is_whitespace()) => {
            never_or(find_mark(chars, n + 1, |_, c| c == '"'))
        }
        // As opening marks, single ones are told from apostrophes only by a closing one and more than a word between.
        '‘' | '\'' if free_before && after.is_some_and(char::is_alphanumeric) => {
            let close = if chars[n].1 == '‘' { '’' } else { '\'' };
            let found = find_mark(chars, n + 1, |m, c| {
                c == close && !chars[m - 1].1.is_whitespace() && chars.get(m + 1).is_none_or(|c| !c.1.is_alphanumeric())
            })?;
            let near = chars[found].0 - chars[n].0 <= SINGLE_REACH;
            let several = chars[n + 1..found].iter().any(|c| c.1.is_whitespace());
            (near && several).then_some(Close::At(found))
        }
        _ => None,
    }
}

fn find_mark(chars: &[(usize, char)], from: usize, matches: impl Fn(usize, char) -> bool) -> Option<usize> {
    (from..chars.len()).find(|&m| matches(m, chars[m].1))
}

/// The mark that closes the one at `n`, its own kind nested in it skipped. Where nesting does not come out even, the first
/// closing mark counts.
fn nested(chars: &[(usize, char)], n: usize, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    let mut first = None;
    for (m, &(_, c)) in chars.iter().enumerate().skip(n) {
        if c == open {
            depth += 1;
        } else if c == close {
            first.get_or_insert(m);
            depth -= 1;
            if depth == 0 {
                return Some(m);
            }
        }
    }
    first
}
