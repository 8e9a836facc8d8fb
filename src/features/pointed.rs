//! What of a note stands at an offset: the smallest thing that the pointer can mean.

use super::described::{self, Described};
use super::named;
use super::profile::Sense;
use super::source;
use crate::check::{Finding, NoteQuote, Subject};
use crate::index::entities::EntityNo;
use crate::index::{ArticleNo, Snapshot};
use crate::reading::{Mention, TimeExpression};
use crate::text::Span;

/// A thing of a note.
pub enum Pointed<'a> {
    Citation {
        span: Span,
        article: ArticleNo,
    },
    Name {
        span: Span,
        entity: EntityNo,
        sense: Sense,
    },
    /// A full name that several people of the corpus bear.
    Namesakes {
        span: Span,
        people: Vec<EntityNo>,
    },
    Time(TimeAt<'a>),
    Quotation {
        quote: &'a NoteQuote,
    },
    Finding {
        finding: &'a Finding,
    },
    /// A claim in which nothing smaller stands.
    Claim {
        span: Span,
    },
}

/// A time expression where it stands.
pub struct TimeAt<'a> {
    /// Its bytes in the note.
    pub span: Span,
    /// The number of its block.
    pub block: usize,
    pub time: &'a TimeExpression,
}

/// What stands at `offset`; smaller things before those around them.
pub fn at<'a>(subject: &'a Subject, findings: &'a [Finding], offset: usize) -> Option<Pointed<'a>> {
    let note = subject.note;
    let citations = note.citations.iter().zip(&subject.cited);
    for (citation, article) in citations {
        if citation.span.touches(offset)
            && let Some(article) = *article
        {
            return Some(Pointed::Citation { span: citation.span, article });
        }
    }
    if let Some((block, at)) = prose_at(subject, offset) {
        let reading = &subject.readings[block];
        if let Some(time) = reading.times.iter().find(|time| time.span.touches(at)) {
            return Some(Pointed::Time(TimeAt { span: subject.in_note(block, time.span), block, time }));
        }
        if reading.names.iter().any(|name| name.span.touches(at))
            && let Some(name) = named::at(&named::of_subject(subject), offset)
        {
            if let Some(entity) = name.entity {
                return Some(Pointed::Name { span: name.span, entity, sense: name.sense });
            }
            let entities = subject.snapshot.entities();
            let mut people = entities.namesakes(&name.full);
            if people.len() < 2 {
                people = entities.bearers(&name.full);
            }
            if people.len() > 1 {
                return Some(Pointed::Namesakes { span: name.span, people });
            }
        }
        let prose = &note.blocks[block].prose.text;
        match described::at(subject.snapshot, prose, reading, at) {
            Some(Described::Named(name)) => {
                let span = subject.in_note(block, name.span);
                let named = named::of_subject(subject);
                let entity = named.iter().find(|named| named.span == span).and_then(|named| named.entity);
                if let Some(entity) = entity {
                    return Some(Pointed::Name { span, entity, sense: Sense::Any });
                }
            }
            Some(Described::Alone { span, entity }) => {
                let span = subject.in_note(block, span);
                return Some(Pointed::Name { span, entity, sense: Sense::Any });
            }
            None => {}
        }
    }
    if let Some(quote) = subject.quotes().iter().find(|quote| quote.span.touches(offset)) {
        return Some(Pointed::Quotation { quote });
    }
    if let Some(finding) = findings.iter().find(|finding| finding.span.touches(offset)) {
        return Some(Pointed::Finding { finding });
    }
    let claims = subject.claims().iter().map(|judged| judged.claim.in_note);
    claims.filter(|claim| claim.touches(offset)).map(|span| Pointed::Claim { span }).next()
}

/// The name, or the description of somebody, at `offset` of an article: its bytes, whom it means, and as what.
pub fn name_in(snapshot: &Snapshot, article: ArticleNo, offset: usize) -> Option<(Span, EntityNo, Sense)> {
    let stored = snapshot.article(article)?;
    let (text, language) = (&stored.article.text, stored.article.language);
    let whom = |name: &Mention| {
        let entity = source::whom(snapshot, article, text, name)?;
        Some((name.span, entity, Sense::of(text, name.span, language)))
    };
    if let Some(name) = stored.reading.names.iter().find(|name| name.span.touches(offset)) {
        return whom(name);
    }
    match described::at(snapshot, text, &stored.reading, offset)? {
        Described::Named(name) => whom(name),
        Described::Alone { span, entity } => Some((span, entity, Sense::Any)),
    }
}

/// The block whose prose stands at `offset`, and the byte of its prose.
fn prose_at(subject: &Subject, offset: usize) -> Option<(usize, usize)> {
    let block = subject.note.block_at(offset)?;
    Some((block, subject.note.blocks[block].prose.from_note(offset)?))
}
