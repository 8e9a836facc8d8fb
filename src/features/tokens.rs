//! The parts of a note that mean something to the reader: what an editor may colour.

use super::named;
use crate::check::Subject;
use crate::index::Snapshot;
use crate::notes::{CitationForm, Note};
use crate::reading::NameKind;
use crate::text::Span;
use std::collections::HashSet;

/// What a part of a note is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    Name(NameKind),
    Date,
    Quotation,
    Citation,
}

/// A part of a note that means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub span: Span,
    pub kind: TokenKind,
    /// Of a name or a citation: whether the corpus has it.
    pub known: bool,
    /// Of a name: whether the note names it here for the first time.
    pub first: bool,
}

/// Names, dates, quotations and citations of a note, in order, without overlap: a quotation is cut around what stands in it.
#[must_use]
pub fn tokens(note: &Note, snapshot: &Snapshot) -> Vec<Token> {
    if note.front_matter.off {
        return Vec::new();
    }
    let subject = Subject::new(note, snapshot);
    let mut out: Vec<Token> = Vec::new();
    for (citation, article) in note.citations.iter().zip(&subject.cited) {
        // A link's label is prose, in which names may stand.
        let span = match citation.form {
            CitationForm::Bracketed { .. } | CitationForm::Bare { .. } | CitationForm::Wiki { .. } => citation.span,
            CitationForm::Path { .. } | CitationForm::Url { .. } => citation.target,
        };
        out.push(Token { span, kind: TokenKind::Citation, known: article.is_some(), first: false });
    }
    let mut said = HashSet::new();
    out.extend(named::of_subject(&subject).iter().filter(|name| !name.in_address).map(|name| Token {
        span: name.span,
        kind: TokenKind::Name(name.kind),
        known: name.entity.is_some(),
        first: said.insert(name.who()),
    }));
    let plain = |span, kind| Token { span, kind, known: false, first: false };
    for (block, reading) in subject.readings.iter().enumerate() {
        out.extend(reading.times.iter().map(|time| plain(subject.in_note(block, time.span), TokenKind::Date)));
    }
    let mut out = apart(out);
    let mut quotations = Vec::new();
    for (block, reading) in subject.readings.iter().enumerate() {
        for quotation in reading.quotations.iter().filter(|quotation| quotation.closed) {
            around(subject.in_note(block, quotation.span), &out, &mut quotations);
        }
    }
    out.extend(quotations.into_iter().map(|span| plain(span, TokenKind::Quotation)));
    apart(out)
}

/// In order, without overlap: of two that share a byte the one that begins first, or else was there first, stays.
fn apart(mut tokens: Vec<Token>) -> Vec<Token> {
    tokens.retain(|token| !token.span.is_empty());
    tokens.sort_by_key(|token| token.span.start);
    let mut end = 0;
    tokens.retain(|token| {
        let free = token.span.start >= end;
        if free {
            end = token.span.end;
        }
        free
    });
    tokens
}

/// The parts of `whole` between the tokens in it, which are in order.
fn around(whole: Span, tokens: &[Token], out: &mut Vec<Span>) {
    let mut at = whole.start;
    let first = tokens.partition_point(|token| token.span.end <= whole.start);
    for token in tokens[first..].iter().take_while(|token| token.span.start < whole.end) {
        out.push(Span::new(at, token.span.start));
        at = token.span.end;
    }
    out.push(Span::new(at, whole.end));
}
