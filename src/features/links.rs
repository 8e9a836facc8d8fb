//! What of a note leads to an article: its citations, and what is flagged with a passage to show for it.

use super::source::beginning;
use crate::check::{Evidence, Finding, Subject};
use crate::index::Snapshot;
use crate::notes::Note;
use crate::text::Span;
use crate::wording::Locale;

/// A part of a note that opens an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// In the note.
    pub span: Span,
    pub place: Evidence,
    /// What stands there, in a few words: the article's title, or what is wrong in the note.
    pub about: String,
    /// Whether the very line matters: a passage, not the article as such.
    pub passage: bool,
}

/// The links of a note, in order, without overlap. A citation leads to its article; a finding, where no citation stands, to its first
/// passage.
#[must_use]
pub fn links(note: &Note, snapshot: &Snapshot, findings: &[Finding], locale: Locale) -> Vec<Link> {
    if note.front_matter.off {
        return Vec::new();
    }
    let subject = Subject::new(note, snapshot);
    let mut out: Vec<Link> = Vec::new();
    for (citation, article) in note.citations.iter().zip(&subject.cited) {
        let Some(card) = article.and_then(|article| snapshot.cards().get(article as usize)) else { continue };
        let place = beginning(snapshot, article.unwrap_or_default());
        let about = card.title.clone().unwrap_or_else(|| card.key.clone());
        out.push(Link { span: citation.target, place, about, passage: false });
    }
    for finding in findings {
        let cited = note.citations.iter().any(|citation| citation.span.overlaps(finding.span));
        if let Some(place) = finding.evidence.first().filter(|_| !cited && !finding.span.is_empty()) {
            out.push(Link { span: finding.span, place: *place, about: finding.message.worded(locale), passage: true });
        }
    }
    out.sort_by_key(|link| link.span);
    let mut end = 0;
    out.retain(|link| {
        let free = link.span.start >= end;
        end = if free { link.span.end } else { end };
        free
    });
    out
}
