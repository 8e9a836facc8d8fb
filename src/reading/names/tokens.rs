//! The text cut into words and marks, each with what capitals and neighbours tell.

use super::NameKind;
use super::facts::{Fact, Facts};
use super::lore::LORE;
use super::quick::{Quick, quick};
use crate::lexicon::Language;
use crate::text::{Span, fold, fold_char};
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// No capital, or capitals only inside (`iPhone`).
    Small,
    /// A capital, then small letters.
    Title,
    /// Two capitals or more and no small letter.
    Upper,
    /// One capital letter and a point, or several: `S.`, `J.-L.`.
    Initial,
    /// Begins with a digit.
    Number,
    /// A mark; words only have the other shapes.
    Mark(char),
}

/// What lies between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    None,
    Blank,
    /// A line's end, or a wide blank: a name does not run on over it.
    Break,
}

/// How a line has its capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Where names and sentences want them.
    Prose,
    /// On most words, as English headlines do.
    Headline,
    /// Throughout.
    Shouted,
}

/// A word or a mark.
#[derive(Clone, Debug)]
pub struct Token<'a> {
    pub span: Span,
    pub shape: Shape,
    pub gap: Gap,
    /// Folded, without the points of an abbreviation or the apostrophe of an elision.
    pub word: Cow<'a, str>,
    /// What the lists say of the word.
    pub facts: Facts,
    /// Whether a hyphen or an apostrophe stands in the word.
    pub joint: bool,
    /// Whether a capital tells nothing here: the first word of a sentence, a line or a quotation.
    pub first: bool,
    /// The line that it is in.
    pub line: Line,
}

impl Token<'_> {
    pub fn capital(&self) -> bool {
        matches!(self.shape, Shape::Title | Shape::Upper | Shape::Initial)
    }

    pub fn mark(&self, mark: char) -> bool {
        self.shape == Shape::Mark(mark)
    }

    pub fn is_word(&self) -> bool {
        !matches!(self.shape, Shape::Mark(_))
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}

/// Blanks as wide as this part what stands on both sides: something was blanked out, or a table's cells.
const WIDE: usize = 4;

/// Lines shorter than this are lines of their own: titles, captions, datelines.
const LINE: usize = 60;

/// The tokens of `text`.
pub fn tokens<'a>(text: &'a str, sentences: &[Span], language: Language) -> Vec<Token<'a>> {
    let mut out: Vec<Token> = Vec::with_capacity(text.len() / 5);
    let mut starts = sentences.iter().map(|s| s.start).peekable();
    let mut at = 0;
    let mut end_before = 0;
    let mut line_start = 0;
    let mut hyphened = false;
    let lore = &*LORE;
    while let Some(&byte) = text.as_bytes().get(at) {
        if byte == b' ' {
            at += 1;
            continue;
        }
        let quick = quick(text, at, lore, language);
        let mut c = char::from(byte);
        if quick.is_none() {
            if !byte.is_ascii() {
                c = text[at..].chars().next().unwrap_or(c);
            }
            if c.is_whitespace() {
                at += c.len_utf8();
                continue;
            }
        }
        let gap = if at == end_before {
            Gap::None
        } else {
            let between = &text[end_before..at];
            let gap = gap(between, end_before.saturating_sub(line_start));
            if between != " "
                && let Some(n) = between.rfind(['\n', '\r'])
            {
                line_start = end_before + n + 1;
            }
            gap
        };
        let mut first = out.is_empty() || gap == Gap::Break;
        while starts.next_if(|&start| start <= at).is_some_and(|start| start >= end_before) {
            first = true;
        }
        if let Some(before) = out.last() {
            first |= match before.shape {
                Shape::Mark(mark) => {
                    matches!(mark, '.' | '!' | '?' | '…' | ';' | '«' | '“' | '„' | '"' | '‹' | '•' | '|' | '*' | '‘')
                        || (before.first && !mark.is_alphanumeric())
                }
                // An elision or a number takes the capital with it: « L’intégrité », "1. Introduction".
                _ => before.first && before.span.of(text).ends_with(is_apostrophe),
            };
        }
        let token = if let Some(Quick { end, shape, word, facts }) = quick {
            Token { span: Span::new(at, end), shape, gap, word, facts, joint: false, first, line: Line::Prose }
        } else {
            let (end, shape) =
                if c.is_alphanumeric() { word(text, at, language) } else { (at + c.len_utf8(), Shape::Mark(c)) };
            let word = if shape == Shape::Mark(c) { Cow::Borrowed("") } else { folded(&text[at..end], shape) };
            let facts = if word.is_empty() { Facts::default() } else { lore.facts(&word, language) };
            let joint = word.bytes().any(|b| matches!(b, b'-' | b'\''));
            hyphened |= joint && shape == Shape::Title;
            Token { span: Span::new(at, end), shape, gap, word, facts, joint, first, line: Line::Prose }
        };
        at = token.span.end;
        end_before = at;
        out.push(token);
    }
    let mut out = if hyphened { part(text, out, language) } else { out };
    mark_lines(&mut out);
    out
}

/// Cuts the hyphenated words that are two names side by side: « Russie-Chine », « Poutine-Kim » where both stand alone too.
fn part<'a>(text: &'a str, mut tokens: Vec<Token<'a>>, language: Language) -> Vec<Token<'a>> {
    let place = |word: &str| LORE.known(word).is_some_and(|k| k.kind == NameKind::Place);
    let mut alone: Option<FxHashSet<&str>> = None;
    let mut cuts = Vec::new();
    for (n, token) in tokens.iter().enumerate().filter(|(_, t)| t.joint && t.shape == Shape::Title) {
        let written = token.span.of(text);
        let Some((at, hyphen)) = written.char_indices().find(|(_, c)| is_hyphen(*c)) else { continue };
        let to = at + hyphen.len_utf8();
        if !written[to..].starts_with(char::is_uppercase) || LORE.known(&super::key(&token.word)).is_some() {
            continue;
        }
        let (left, right) = (fold(&written[..at]), fold(&written[to..]));
        let alone = alone.get_or_insert_with(|| {
            let single = |t: &&Token| t.shape == Shape::Title && !t.first && !t.joint;
            tokens.iter().filter(single).map(|t| t.word.as_ref()).collect()
        });
        let places = place(&left) && (place(&right) || LORE.facts(&right, language).longest > 1);
        let both = alone.contains(left.as_str()) && alone.contains(right.as_str()) && !LORE.forename(&left);
        if places || both {
            cuts.push((n, token.span.start + at, token.span.start + to));
        }
    }
    let cut = |from: usize, to: usize, gap: Gap, first: bool, shape: Shape| {
        let word = folded(&text[from..to], shape);
        let facts = LORE.facts(&word, language);
        let joint = word.contains(['-', '\'']);
        Token { span: Span::new(from, to), shape, gap, word, facts, joint, first, line: Line::Prose }
    };
    for (n, at, to) in cuts.into_iter().rev() {
        let (span, gap, first) = (tokens[n].span, tokens[n].gap, tokens[n].first);
        let parts = [
            cut(span.start, at, gap, first, shape(&text[span.start..at])),
            cut(at, to, Gap::None, false, Shape::Mark('-')),
            cut(to, span.end, Gap::None, false, shape(&text[to..span.end])),
        ];
        tokens.splice(n..=n, parts);
    }
    tokens
}

fn gap(between: &str, line: usize) -> Gap {
    match between {
        "" => return Gap::None,
        " " => return Gap::Blank,
        _ => {}
    }
    let lines = between.matches('\n').count();
    if lines > 1 || (lines == 1 && line < LINE) || between.chars().filter(|c| *c != '\n' && *c != '\r').count() >= WIDE
    {
        Gap::Break
    } else {
        Gap::Blank
    }
}

pub fn folded(word: &str, shape: Shape) -> Cow<'_, str> {
    // The one place where folding would join what must stay apart: the preposition « à » and the verb « a ».
    if matches!(word, "à" | "À") {
        return Cow::Borrowed("à");
    }
    if matches!(shape, Shape::Mark(_)) {
        return Cow::Borrowed("");
    }
    if word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Cow::Owned(word.to_ascii_lowercase());
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.chars().filter(|c| *c != '.') {
        fold_char(c, |c| folded.push(c));
    }
    while folded.ends_with('\'') {
        folded.pop();
    }
    Cow::Owned(folded)
}

/// Where the word that starts at `at` ends, and its shape.
pub fn word(text: &str, at: usize, language: Language) -> (usize, Shape) {
    if let Some(end) = initials(text, at) {
        return (end, Shape::Initial);
    }
    // Most of a text is plain small letters: past them at once.
    let plain = at + text[at..].bytes().take_while(u8::is_ascii_alphanumeric).count();
    let mut end = plain;
    let mut chars = text[plain..].char_indices().peekable();
    while let Some((n, c)) = chars.next() {
        let here = plain + n;
        if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) || c == '\u{ad}' {
            end = here + c.len_utf8();
            continue;
        }
        let after = chars.peek().map(|&(_, c)| c).filter(|c| c.is_alphanumeric());
        let Some(after) = after else { break };
        if is_apostrophe(c) {
            let left = folded(&text[at..here], Shape::Small);
            if (after == 's' || after == 'S') && !text[here + c.len_utf8() + 1..].starts_with(char::is_alphanumeric) {
                break;
            }
            let tail = left.rsplit('-').next().unwrap_or("");
            if LORE.facts(tail, Language::French).has(Fact::Elision)
                && (language == Language::French || after.is_uppercase())
            {
                // `D’Angelo`: a capital on both sides is one name, unless a sentence begins here; that is seen later.
                end = here + c.len_utf8();
                break;
            }
        } else if is_hyphen(c) {
            let left = &text[at..here];
            if after.is_uppercase() && left.chars().next().is_some_and(char::is_lowercase) {
                let left = fold(left);
                if !LORE.facts(&left, language).has(Fact::Arabic) {
                    break;
                }
            }
        } else if c != '&' || !text[at..here].chars().all(char::is_uppercase) {
            break;
        }
    }
    if end == at {
        end = at + text[at..].chars().next().map_or(0, char::len_utf8);
    }
    // `Radio+`
    let rest = &text[end..];
    if rest.starts_with('+')
        && shape(&text[at..end]) != Shape::Small
        && !rest[1..].starts_with(|c: char| c.is_alphanumeric() || c == '+')
    {
        end += 1;
    }
    // The point of an abbreviated title belongs to it: `Mr.`, `Sen.`.
    let word = &text[at..end];
    let shape = shape(word);
    if shape == Shape::Title && word.len() <= 5 && text[end..].starts_with('.') {
        let folded = fold(word);
        let facts = LORE.facts(&folded, language);
        if facts.has(Fact::Civil) || (language == Language::English && word.len() <= 4 && facts.has(Fact::Role)) {
            return (end + 1, shape);
        }
    }
    (end, shape)
}

/// Where the initials that start at `at` end: `S.`, `J.-L.`, `J.K.`.
fn initials(text: &str, at: usize) -> Option<usize> {
    let mut end = None;
    let mut rest = &text[at..];
    loop {
        let letter = rest.chars().next().filter(|c| c.is_uppercase())?;
        let Some(after) = rest[letter.len_utf8()..].strip_prefix('.') else { return end };
        let here = text.len() - after.len();
        end = Some(here);
        rest = after.strip_prefix('-').unwrap_or(after);
        let mut next = rest.chars();
        if !(next.next().is_some_and(char::is_uppercase) && next.next() == Some('.')) {
            return end;
        }
    }
}

fn shape(word: &str) -> Shape {
    let (mut upper, mut lower, mut letters) = (0, 0, 0);
    for c in word.chars() {
        if c.is_ascii_lowercase() {
            lower += 1;
            letters += 1;
        } else if c.is_uppercase() {
            upper += 1;
            letters += 1;
        } else if !c.is_ascii() {
            lower += usize::from(c.is_lowercase());
            letters += usize::from(c.is_alphabetic());
        }
    }
    match word.chars().next() {
        Some(c) if c.is_ascii_digit() => Shape::Number,
        Some(c) if c.is_uppercase() && (lower > 0 || upper < 2) => Shape::Title,
        Some(c) if c.is_uppercase() => Shape::Upper,
        // `al-Baghdadi` is a name, `iPhone` may be one; `anti-Trump` was cut at its hyphen.
        _ if upper > 0 && letters > 0 => Shape::Title,
        _ => Shape::Small,
    }
}

/// Marks the lines in capitals and those with a capital on most words.
fn mark_lines(tokens: &mut [Token]) {
    let mut from = 0;
    while from < tokens.len() {
        let mut to = from + 1;
        while to < tokens.len() && tokens[to].gap != Gap::Break {
            to += 1;
        }
        let line = &tokens[from..to];
        let (mut words, mut upper, mut small, mut common) = (0, 0, 0, 0);
        for token in line.iter().filter(|t| t.span.len() > 3 && t.is_word() && t.shape != Shape::Number) {
            words += 1;
            upper += usize::from(token.shape == Shape::Upper);
            small += usize::from(token.shape == Shape::Small);
            common += usize::from(token.shape == Shape::Title && token.facts.has(Fact::Common));
        }
        let shouted = words >= 2 && upper * 10 >= words * 6;
        let closed = line.last().is_some_and(|t| t.mark('.'));
        let headline = words >= 4 && small * 10 <= words * 3 && !closed && common * 2 >= words;
        let line = match (shouted, headline) {
            (true, _) => Line::Shouted,
            (_, true) => Line::Headline,
            _ => Line::Prose,
        };
        for token in &mut tokens[from..to] {
            token.line = line;
        }
        if line == Line::Prose && upper >= SHOUTED {
            mark_sentences(&mut tokens[from..to]);
        }
        from = to;
    }
}

/// So many longer words at least has a sentence in capitals throughout: fewer may be acronyms.
const SHOUTED: usize = 3;

/// Marks the sentences and clauses of a line that are in capitals throughout, where the line is not: what follows a dateline too.
fn mark_sentences(line: &mut [Token]) {
    let parts = |token: &Token, next: &Token| {
        let mark = matches!(token.shape, Shape::Mark(',' | ':' | '-' | '–' | '—' | '(' | ')'));
        next.first || (mark && next.gap == Gap::Blank)
    };
    for sentence in line.chunk_by_mut(|token, next| !parts(token, next)) {
        // « L’ », « À »: one letter tells nothing.
        let words = || sentence.iter().filter(|t| t.is_word() && t.word.chars().nth(1).is_some());
        let shouted = words().all(|t| matches!(t.shape, Shape::Upper | Shape::Initial | Shape::Number));
        if shouted && words().filter(|t| t.shape == Shape::Upper && t.span.len() > 3).count() >= SHOUTED {
            for token in sentence {
                token.line = Line::Shouted;
            }
        }
    }
}
