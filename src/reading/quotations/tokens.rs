//! A paragraph as attribution reads it: words, names and marks, each quotation a single token; cut into sentences.

use super::Quotation;
use super::lexis::{LEXIS, Use, Uses};
use crate::lexicon::Language;
use crate::reading::names::{Fact, LORE, Mention, NameKind};
use crate::text::{self, Span};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Word,
    Mark(char),
    /// The number of a name.
    Name(usize),
    /// The number of a quotation.
    Quote(usize),
}

/// A word, a mark, a name or a quotation.
#[expect(clippy::struct_excessive_bools, reason = "each is something that the words tell or not")]
#[derive(Clone, Debug)]
pub struct Token {
    pub span: Span,
    pub what: What,
    pub folded: String,
    pub uses: Uses,
    /// Whether nothing but a hyphen parts it from the token before.
    pub joined: bool,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether it is the head of an office or a kind of people or bodies.
    pub speaks: bool,
    /// Whether it is part of a date.
    pub dated: bool,
}

impl Token {
    pub fn is(&self, what: Use) -> bool {
        self.uses.has(what)
    }

    pub fn mark(&self, of: &[char]) -> bool {
        matches!(self.what, What::Mark(c) if of.contains(&c))
    }

    pub const fn quote(&self) -> Option<usize> {
        match self.what {
            What::Quote(n) => Some(n),
            _ => None,
        }
    }

    pub const fn name(&self) -> Option<usize> {
        match self.what {
            What::Name(n) => Some(n),
            _ => None,
        }
    }

    /// Whether it may be the verb of a clause, by the lists.
    pub fn verb(&self) -> bool {
        self.what == What::Word && self.uses.any(&[Use::Say, Use::Insert, Use::Frame, Use::Have, Use::Be, Use::Light])
    }
}

/// What the reading of a paragraph is given.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    pub text: &'a str,
    pub sentences: &'a [Span],
    pub language: Language,
    pub names: &'a [Mention],
    /// When something is told: these words name no speaker.
    pub times: &'a [Span],
    /// Where offices stand beside people, in order, with the numbers of their names.
    pub roles: &'a [(Span, usize)],
}

/// The sentences of a paragraph, each as tokens. A quotation is one token, and ends a sentence where its own words do and what comes
/// after does not go on.
pub fn sentences(source: &Source, paragraph: Span, quotations: &[Quotation], first: usize) -> Vec<Vec<Token>> {
    let tokens = tokens(source, paragraph, quotations, first);
    let mut ends = Vec::new();
    for n in 0..tokens.len() {
        if ends_sentence(source, &tokens, n, quotations, first) {
            ends.push(n + 1);
        }
    }
    ends.push(tokens.len());
    let mut rest = tokens.into_iter();
    let mut from = 0;
    let cut = ends.into_iter().map(|end| {
        let length = end - std::mem::replace(&mut from, end);
        rest.by_ref().take(length).collect::<Vec<Token>>()
    });
    cut.filter(|sentence| !sentence.is_empty()).collect()
}

/// Whether a sentence ends with the token at `n`.
fn ends_sentence(source: &Source, tokens: &[Token], n: usize, quotations: &[Quotation], first: usize) -> bool {
    let token = &tokens[n];
    let next = tokens.get(n + 1);
    match token.what {
        What::Mark('\n') => true,
        What::Mark('.' | '!' | '?' | '…') => {
            let until = next.map_or(usize::MAX, |next| next.span.start);
            let at = source.sentences.partition_point(|sentence| sentence.end < token.span.end);
            source.sentences.get(at).is_none_or(|sentence| sentence.end <= until && sentence.start <= token.span.start)
                && next.is_none_or(|next| !next.mark(&[',', '.', '!', '?', '…', ')']))
        }
        What::Quote(quote) => {
            let inner = quotations[quote - first].inner.of(source.text);
            let ended = inner.ends_with(['.', '!', '?', '…']);
            ended
                && next.is_some_and(|next| match next.what {
                    What::Word => next.capital,
                    What::Name(_) => true,
                    What::Quote(other) => {
                        quotations[other - first].inner.of(source.text).starts_with(char::is_uppercase)
                    }
                    What::Mark(_) => false,
                })
        }
        _ => false,
    }
}

fn tokens(source: &Source, paragraph: Span, quotations: &[Quotation], first: usize) -> Vec<Token> {
    let mut out = Vec::with_capacity(paragraph.len() / 6);
    let mut at = paragraph.start;
    let mut names = source.names.partition_point(|name| name.span.end <= paragraph.start);
    for (n, quotation) in quotations.iter().enumerate() {
        stretch(source, Span::new(at, quotation.span.start), &mut names, &mut out);
        out.push(plain(quotation.span, What::Quote(first + n)));
        at = at.max(quotation.span.end);
    }
    stretch(source, Span::new(at, paragraph.end), &mut names, &mut out);
    out
}

/// The tokens of what stands between two quotations.
fn stretch(source: &Source, within: Span, names: &mut usize, out: &mut Vec<Token>) {
    let mut at = within.start;
    while source.names.get(*names).is_some_and(|name| name.span.start < at) {
        *names += 1;
    }
    while let Some(name) = source.names.get(*names).filter(|name| name.span.end <= within.end) {
        words(source, Span::new(at, name.span.start), out);
        let what = if name.kind == NameKind::Work { What::Word } else { What::Name(*names) };
        let joined = joined(source.text, out.last(), name.span.start);
        out.push(Token { joined, capital: true, ..plain(name.span, what) });
        at = name.span.end;
        *names += 1;
    }
    words(source, Span::new(at, within.end), out);
}

fn words(source: &Source, within: Span, out: &mut Vec<Token>) {
    let mut at = within.start;
    for word in text::words(within.of(source.text)) {
        let span = word.span.shift(within.start);
        marks(source, Span::new(at, span.start), out);
        let uses = LEXIS.uses(&word.folded, source.language);
        let joined = joined(source.text, out.last(), span.start);
        let capital = span.of(source.text).starts_with(char::is_uppercase);
        let speaks =
            uses.any(&[Use::Person, Use::Body, Use::Document, Use::Again, Use::Calling, Use::Office, Use::Former])
                || LORE.facts(&word.folded, source.language).has(Fact::Role);
        let time = source.times.partition_point(|time| time.end <= span.start);
        let dated = source.times.get(time).is_some_and(|time| time.overlaps(span));
        out.push(Token { span, what: What::Word, folded: word.folded, uses, joined, capital, speaks, dated });
        at = span.end;
    }
    marks(source, Span::new(at, within.end), out);
}

fn marks(source: &Source, within: Span, out: &mut Vec<Token>) {
    let text = source.text;
    for (at, c) in within.of(text).char_indices() {
        let start = within.start + at;
        let span = Span::new(start, start + c.len_utf8());
        let alone = || matches!(text[..start].chars().next_back(), Some(' ' | '\u{a0}' | '\n' | '\u{202f}') | None);
        let kept = match c {
            ',' | ';' | ':' | '.' | '!' | '?' | '…' | '(' | ')' | '—' | '–' | '\n' => true,
            '-' => alone(),
            _ => false,
        };
        // The point of « M. » is no mark of the sentence.
        let civil = c == '.'
            && out.last().is_some_and(|last| {
                last.span.end == start && LORE.facts(&last.folded, source.language).has(Fact::Civil)
            });
        if kept && !civil {
            out.push(plain(span, What::Mark(c)));
        }
    }
}

fn joined(text: &str, before: Option<&Token>, at: usize) -> bool {
    before.is_some_and(|before| matches!(Span::new(before.span.end, at).of(text), "-" | "‑" | "‐"))
}

/// Words said as a token: what the quotation `number` says.
pub fn said(inner: Span, number: usize) -> Token {
    plain(inner, What::Quote(number))
}

fn plain(span: Span, what: What) -> Token {
    let folded = String::new();
    Token { span, what, folded, uses: Uses::default(), joined: false, capital: false, speaks: false, dated: false }
}
