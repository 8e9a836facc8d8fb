//! Cards: what is known of the thing under the pointer. One file a kind of thing.

mod article;
mod claim;
mod date;
mod name;
mod quotation;
mod then;

pub use name::card as name_card_with;

use super::pointed::{self, Pointed};
use super::{Hover, markup};
use crate::check::{Finding, Subject};
use crate::index::Snapshot;
use crate::index::entities::EntityNo;
use crate::lexicon::Language;
use crate::notes::Note;

/// The card of a name, its passages linked to.
#[must_use]
pub fn name_card(snapshot: &Snapshot, entity: EntityNo, language: Language) -> Option<String> {
    name::card(snapshot, entity, language, &|article, line| markup::link_to(snapshot, article, line))
}

/// The card of what stands at `offset`: a name, a quotation, a date, a citation, a flagged claim.
#[must_use]
pub fn hover(note: &Note, snapshot: &Snapshot, findings: &[Finding], offset: usize) -> Option<Hover> {
    if note.front_matter.off || snapshot.cards().is_empty() {
        return None;
    }
    let subject = Subject::new(note, snapshot);
    let (span, markdown) = match pointed::at(&subject, findings, offset)? {
        Pointed::Citation { span, article } => (span, article::card(snapshot, article, subject.language)?),
        Pointed::Name { span, entity } => (span, name_card(snapshot, entity, subject.language)?),
        Pointed::Time(time) => (time.span, date::card(&subject, findings, &time)?),
        Pointed::Quotation { quote } => (quote.span, quotation::card(&subject, quote)?),
        Pointed::Finding { finding } => (finding.span, claim::card(&subject, finding)),
    };
    Some(Hover { span, markdown })
}
