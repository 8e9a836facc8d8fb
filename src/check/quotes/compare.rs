//! What an alignment tells: whether enough is shared, what differs, how it should read.

use super::ENOUGH_WORDS;
use super::align::{Alignment, SourceWord};
use super::tokens::Token;
use crate::lexicon::Language;
use crate::text::{Span, is_stopword};

/// Whether a token stands for a source word of other letters, or for none.
fn differs(token: &Token, pair: Option<usize>, source: &[SourceWord]) -> bool {
    match token {
        Token::Word(word) => pair.is_none_or(|n| source[n].word.folded != word.folded),
        Token::Gap(_) => false,
    }
}

/// Whether what is shared is more than the words that any two sentences share.
pub fn shares_content(tokens: &[Token], alignment: &Alignment, source: &[SourceWord], language: Language) -> bool {
    let (mut content, mut shared, mut words) = (0, 0, 0);
    for (token, pair) in tokens.iter().zip(&alignment.pairs) {
        let Token::Word(word) = token else { continue };
        words += 1;
        if !is_stopword(&word.folded, language) {
            content += 1;
            shared += usize::from(!differs(token, *pair, source));
        }
    }
    words >= ENOUGH_WORDS && shared >= 2 && shared * 2 >= content
}

/// A stretch of a quotation in which nothing agrees, with the words around it that do.
pub struct Difference {
    /// In the quotation.
    pub quoted: Span,
    /// In the source.
    pub source: Span,
}

/// Where the quotation and its source part. Spans are of the quotation and of the article; an empty one stands where words
/// are missing.
pub fn differences(tokens: &[Token], alignment: &Alignment, source: &[SourceWord]) -> Vec<Difference> {
    let mut out: Vec<Difference> = Vec::new();
    // The last source word and quoted byte before the stretch.
    let mut seen: Option<usize> = None;
    let mut quoted_end = 0;
    let mut open: Option<(Span, Option<usize>)> = None;
    let mut after_gap = false;
    for (token, pair) in tokens.iter().zip(&alignment.pairs) {
        let Token::Word(word) = token else {
            close(&mut open, seen, None, source, &mut out);
            after_gap = true;
            continue;
        };
        if differs(token, *pair, source) {
            let (span, _) = open.get_or_insert((word.span, seen));
            *span = span.cover(word.span);
        } else {
            let skipped = match (seen, *pair) {
                (Some(before), Some(here)) if !after_gap => source[before + 1..here].iter().any(|s| !s.optional),
                _ => false,
            };
            if open.is_none() && skipped {
                open = Some((Span::new(quoted_end, quoted_end), seen));
            }
            close(&mut open, seen, *pair, source, &mut out);
        }
        if let Some(here) = *pair {
            seen = Some(here);
        }
        quoted_end = word.span.end;
        after_gap = false;
    }
    close(&mut open, seen, alignment.pairs.iter().flatten().max().map(|n| n + 1), source, &mut out);
    out
}

/// Ends a differing stretch before the source word `next`.
fn close(
    open: &mut Option<(Span, Option<usize>)>,
    seen: Option<usize>,
    next: Option<usize>,
    source: &[SourceWord],
    out: &mut Vec<Difference>,
) {
    let Some((quoted, before)) = open.take() else { return };
    let from = before.map_or_else(|| seen.unwrap_or(0), |n| n + 1);
    let to = next.unwrap_or_else(|| seen.map_or(from, |n| n + 1)).max(from);
    let words = source.get(from..to).unwrap_or_default();
    let at = source.get(from.saturating_sub(1)).map_or(0, |s| s.word.span.end);
    let span = match (words.first(), words.last()) {
        (Some(first), Some(last)) => first.word.span.cover(last.word.span),
        _ => Span::new(at, at),
    };
    out.push(Difference { quoted, source: span });
}

/// The quotation with the source's words: each stretch between two cuts becomes the source's.
pub fn corrected(quoted: &str, tokens: &[Token], alignment: &Alignment, source: &[SourceWord], text: &str) -> String {
    let mut out = String::new();
    let mut copied = 0;
    let mut n = 0;
    while n < tokens.len() {
        let stretch = tokens[n..].iter().take_while(|token| matches!(token, Token::Word(_))).count();
        if stretch == 0 {
            n += 1;
            continue;
        }
        let words = |token: &Token| if let Token::Word(word) = token { Some(word.span) } else { None };
        let from = words(&tokens[n]).map_or(copied, |span| span.start);
        let to = words(&tokens[n + stretch - 1]).map_or(from, |span| span.end);
        let pairs = alignment.pairs[n..n + stretch].iter().flatten();
        if let (Some(first), Some(last)) = (pairs.clone().min(), pairs.max()) {
            out.push_str(&quoted[copied..from]);
            out.push_str(source[*first].word.span.cover(source[*last].word.span).of(text));
            copied = to;
        }
        n += stretch;
    }
    out.push_str(&quoted[copied..]);
    out
}
