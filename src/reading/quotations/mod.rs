//! Words between quotation marks, and who said them.
//!
//! A mark left open closes with its paragraph, so that it harms no other. A quotation inside another is part of it. [`marks`] finds
//! them, [`dialogue`] what is said after a dash; [`tokens`] reads what stands around, in which each is one token; [`phrases`] finds who may speak, [`events`] what says that
//! somebody does; [`context`] reads when and where, [`outlets`] through whom; [`inserted`] finds the writer's words between the marks; [`people`] knows whom « il » and « la députée » mean; [`attribution`] puts it together, and [`kind`] tells speech from
//! titles and other words held at arm's length.

mod attribution;
mod context;
mod dialogue;
mod events;
mod inserted;
mod kind;
mod lexis;
mod marks;
mod offices;
mod outlets;
mod people;
mod phrases;
mod tokens;

use super::names::{Mention, NameKind};
use crate::lexicon::Language;
use crate::text::{self, Span};
pub use dialogue::may_hold as may_hold_dialogue;
pub use lexis::{governs, is_according, is_article, is_cue, is_former, is_link, is_person};
use serde::{Deserialize, Serialize};

/// Who said it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// Where the speaker stands in the text.
    pub span: Span,
    /// Of a named one, all words there that another name could stand for: « le ministre de la Mer, Paul Hardy ». None where a pronoun
    /// stands, or where another name would ask for other words around it.
    pub whole: Option<Span>,
    /// The full name, where the speaker is named; else the words that stand for one: « un responsable sud-coréen ».
    pub name: String,
    /// Whether `name` is a proper name.
    pub named: bool,
}

/// What words between quotation marks are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// Somebody's words, spoken or written, whole or in part.
    #[default]
    Speech,
    /// A title, a charge, a nickname, a foreign word, a word held at arm's length.
    Term,
}

/// Words between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotation {
    /// With its marks.
    pub span: Span,
    /// Without marks and the blanks inside them.
    pub inner: Span,
    /// Whether the closing mark is there; one that a paragraph's end closes is not, unless the next paragraph opens it again.
    pub closed: bool,
    pub kind: Kind,
    /// Words between its marks that are the writer's and say who speaks: « Nous partons, dit la maire, demain ».
    pub inserted: Vec<Span>,
    pub speaker: Option<Speaker>,
    /// The words that say that something is said: « a déclaré », "according to".
    pub cue: Option<Span>,
    /// When it was said, where that is told beside it: « mardi ».
    pub when: Option<Span>,
    /// Where or how it was said: « lors d’une conférence de presse », "on Telegram".
    pub place: Option<Span>,
    /// Through whom it is known, the one next to the speaker first: the paper that he spoke to, the agency that cites the paper.
    pub via: Vec<Speaker>,
}

impl Quotation {
    /// A quotation of which nothing is known yet.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        let none = Span::default();
        Self {
            span: none,
            inner: none,
            closed: true,
            kind,
            inserted: Vec::new(),
            speaker: None,
            cue: None,
            when: None,
            place: None,
            via: Vec::new(),
        }
    }
}

/// The quotations of `text`, in order. `times` are where it says when.
#[must_use]
pub fn find(text: &str, sentences: &[Span], language: Language, names: &[Mention], times: &[Span]) -> Vec<Quotation> {
    let persons = names.iter().enumerate().filter(|(_, name)| name.kind == NameKind::Person);
    let mut roles: Vec<(Span, usize)> = persons.filter_map(|(n, name)| Some((name.role?, n))).collect();
    roles.sort_unstable();
    let source = tokens::Source { text, sentences, language, names, times, roles: &roles };
    let mut out = marked(text);
    dialogue::find(&source, &mut out);
    attribution::attribute(&source, &mut out);
    out
}

/// Whether a quotation goes on in the next paragraph, which opens it again: then nothing closes it here.
#[must_use]
pub fn is_reopened(text: &str, quotation: &Quotation) -> bool {
    let marked = quotation.inner.start > quotation.span.start && !dialogue::begins(text, quotation);
    marked && quotation.closed && quotation.inner.end == quotation.span.end
}

/// The quotations of `text` by their marks alone, in order: what each is, and whose, is not looked at.
#[must_use]
pub fn marked(text: &str) -> Vec<Quotation> {
    let mut out: Vec<Quotation> = Vec::new();
    let mut open = None;
    for paragraph in text::paragraphs(text) {
        let from = out.len();
        marks::find(text, paragraph, &mut out);
        // Several paragraphs of one speech: each is opened again, the last alone is closed.
        let first = out.get(from).filter(|quotation| quotation.span.start == paragraph.start);
        if let (Some(last), Some(first)) = (open.take(), first) {
            let mark = |at: usize| text[at..].chars().next();
            let last: usize = last;
            if mark(out[last].span.start) == mark(first.span.start) {
                out[last].closed = true;
            }
        }
        open = out.len().checked_sub(1).filter(|last| *last >= from && !out[*last].closed);
    }
    out
}

#[cfg(test)]
mod tests;
