//! What an alignment tells: whether enough is shared, what differs, how it should read.

use super::ENOUGH_WORDS;
use super::align::{Alignment, Aside, SourceWord};
use super::tokens::Token;
use crate::lexicon::Language;
use crate::reading::figures;
use crate::text::{self, Span, Word, is_stopword};

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

/// The words of the source on one line, a cut in place of what says whose they are and the quotation leaves out.
fn push_source(out: &mut String, words: &[SourceWord], pairs: &[Option<usize>], first: usize, text: &str) {
    let mut from: Option<Span> = None;
    let mut left_out = false;
    let push = |out: &mut String, span: Span| out.push_str(&one_line(span.of(text)));
    for (n, source) in words.iter().enumerate() {
        if source.aside == Some(Aside::Attribution) && !pairs.contains(&Some(first + n)) {
            left_out = true;
            continue;
        }
        if left_out {
            if let Some(span) = from.take() {
                push(out, span);
                out.push_str(" […] ");
            }
            left_out = false;
        }
        from = Some(from.map_or(source.word.span, |span| span.cover(source.word.span)));
    }
    if let Some(span) = from {
        push(out, span);
    }
}

/// Text with one blank wherever it has several, or a line ends.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words on one line as they are shown: what French elides keeps its apostrophe, « n’ ».
pub fn shown(span: Span, text: &str, language: Language) -> String {
    let mut rest = text[span.end..].chars();
    let apostrophe = rest.next().filter(|c| matches!(c, '’' | '\''));
    let elided = !span.is_empty() && language == Language::French && rest.next().is_some_and(char::is_alphanumeric);
    let end = span.end + apostrophe.filter(|_| elided).map_or(0, char::len_utf8);
    one_line(Span::new(span.start, end).of(text))
}

/// A stretch of a quotation in which nothing agrees, with the words around it that do.
pub struct Parting {
    /// In the quotation.
    pub quoted: Span,
    /// In the source.
    pub source: Span,
}

/// Where the quotation and its source part. Spans are of the quotation and of the article; an empty one stands where words
/// are missing.
pub fn differences(tokens: &[Token], alignment: &Alignment, source: &[SourceWord]) -> Vec<Parting> {
    let mut out: Vec<Parting> = Vec::new();
    // The last source word and quoted byte before the stretch.
    let mut seen: Option<usize> = None;
    let mut quoted_end = 0;
    let mut open: Option<(Span, Option<usize>)> = None;
    let mut after_gap = false;
    for (token, pair) in tokens.iter().zip(&alignment.pairs) {
        let word = match token {
            Token::Word(word) => word,
            Token::Gap(0) => continue,
            Token::Gap(_) => {
                close(&mut open, seen, None, source, &mut out);
                after_gap = true;
                continue;
            }
        };
        if differs(token, *pair, source) {
            let (span, _) = open.get_or_insert((word.span, seen));
            *span = span.cover(word.span);
        } else {
            let skipped = match (seen, *pair) {
                (Some(before), Some(here)) if !after_gap => source[before + 1..here].iter().any(|s| s.aside.is_none()),
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
    out: &mut Vec<Parting>,
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
    out.push(Parting { quoted, source: span });
}

/// The quotation with the source's words: each stretch between two cuts becomes the source's.
pub fn corrected(quoted: &str, tokens: &[Token], alignment: &Alignment, source: &[SourceWord], text: &str) -> String {
    let mut out = String::new();
    let mut copied = 0;
    let mut n = 0;
    // The source word before which nothing may be missing.
    let mut next = None;
    while n < tokens.len() {
        let stretch = tokens[n..].iter().take_while(|token| matches!(token, Token::Word(_))).count();
        if stretch == 0 {
            next = next.filter(|_| tokens[n] == Token::Gap(0));
            n += 1;
            continue;
        }
        let words = |token: &Token| if let Token::Word(word) = token { Some(word.span) } else { None };
        let from = words(&tokens[n]).map_or(copied, |span| span.start);
        let to = words(&tokens[n + stretch - 1]).map_or(from, |span| span.end);
        let pairs = alignment.pairs[n..n + stretch].iter().flatten();
        if let (Some(first), Some(last)) = (pairs.clone().min(), pairs.max()) {
            let first = next.unwrap_or(*first);
            out.push_str(&quoted[copied..from]);
            push_source(&mut out, &source[first..=*last], &alignment.pairs, first, text);
            copied = to;
            next = Some(last + 1);
        }
        n += stretch;
    }
    out.push_str(&quoted[copied..]);
    out
}

/// What a difference turns in the meaning, where it plainly does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    Negation,
    Number,
    Name,
}

impl Turn {
    /// What `parting` turns. `quoted` and `text`: the quotation and the article.
    pub fn of(parting: &Parting, quoted: &str, text: &str, language: Language) -> Option<Self> {
        let sides = [(quoted, parting.quoted), (text, parting.source)].map(|(whole, span)| {
            let words = text::words(span.of(whole)).into_iter();
            (whole, words.map(|word| Word { span: word.span.shift(span.start), ..word }).collect::<Vec<_>>())
        });
        let differ = |kind: &dyn Fn(&str, &Word) -> bool| {
            let [one, other] = sides.each_ref().map(|(whole, words)| {
                let mut of_kind: Vec<&str> =
                    words.iter().filter(|word| kind(whole, word)).map(|word| word.folded.as_str()).collect();
                of_kind.sort_unstable();
                of_kind
            });
            one != other
        };
        if differ(&|_, word| text::is_negation(&word.folded, language)) {
            return Some(Self::Negation);
        }
        // « Un » is an article more often than a number.
        let [here, there] = [(quoted, parting.quoted), (text, parting.source)].map(|(whole, span)| -> Vec<f64> {
            let figures = figures::find(span.of(whole), language, &[]);
            figures.iter().map(|figure| figure.value).filter(|value| (value - 1.0).abs() > f64::EPSILON).collect()
        });
        if here != there {
            return Some(Self::Number);
        }
        differ(&|whole, word| is_name(whole, word.span)).then_some(Self::Name)
    }
}

/// A word with a capital that no sentence's beginning gives it.
fn is_name(whole: &str, span: Span) -> bool {
    let before = whole[..span.start].trim_end();
    span.of(whole).starts_with(char::is_uppercase)
        && before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '\'' | '’'))
}
