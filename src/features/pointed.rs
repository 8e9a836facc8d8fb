//! What of a note stands at an offset: the smallest thing that the pointer can mean.

use super::named;
use super::profile::Sense;
use crate::check::{Finding, NoteQuote, Subject};
use crate::index::ArticleNo;
use crate::index::entities::EntityNo;
use crate::reading::TimeExpression;
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
            && let Some(entity) = name.entity
        {
            return Some(Pointed::Name { span: name.span, entity, sense: name.sense });
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

/// The block whose prose stands at `offset`, and the byte of its prose.
fn prose_at(subject: &Subject, offset: usize) -> Option<(usize, usize)> {
    let block = subject.note.block_at(offset)?;
    Some((block, subject.note.blocks[block].prose.from_note(offset)?))
}
