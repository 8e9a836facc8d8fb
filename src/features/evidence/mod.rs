//! What the corpus tells of a note's claims: the verdict of each, facet by facet, with its passages; what stands over a paragraph,
//! and what may be written into the note about it.

mod actions;
mod lens;
mod table;

pub use actions::claim_actions;
pub use lens::{ClaimLens, ClaimMark, claim_lenses, claim_marks};
pub use table::write as evidence_table;

use crate::check::{Assessment, Finding, Subject, assess, assess_at};
use crate::index::Snapshot;
use crate::notes::Note;

/// Every claim of a note with what the corpus tells of it, in order. `findings` are those of the note.
#[must_use]
pub fn evidence(note: &Note, snapshot: &Snapshot, findings: &[Finding]) -> Vec<Assessment> {
    subject(note, snapshot).map_or_else(Vec::new, |subject| assess(&subject, findings))
}

/// The claim at `offset` of a note with what the corpus tells of it.
#[must_use]
pub fn evidence_at(note: &Note, snapshot: &Snapshot, findings: &[Finding], offset: usize) -> Option<Assessment> {
    assess_at(&subject(note, snapshot)?, findings, offset)
}

/// The note read, where there is anything to say of it.
fn subject<'a>(note: &'a Note, snapshot: &'a Snapshot) -> Option<Subject<'a>> {
    (!note.front_matter.off && !snapshot.cards().is_empty()).then(|| Subject::new(note, snapshot))
}

#[cfg(test)]
mod tests;
