//! What stands over a paragraph, how many claims it makes and what the corpus makes of them; and the mark behind each claim.

use crate::check::{Finding, Verdict};
use crate::index::Snapshot;
use crate::notes::Note;
use crate::text::Span;
use crate::wording::{Message, message};

/// A line over a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimLens {
    /// The block, in the note.
    pub span: Span,
    /// « 4 claims: 3 supported, 1 misdated ».
    pub title: Message,
}

/// A mark behind a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimMark {
    /// After which byte of the note.
    pub at: usize,
    pub verdict: Verdict,
}

impl ClaimMark {
    /// The mark itself.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self.verdict {
            Verdict::Supported => "✓",
            Verdict::Unsupported => "?",
            _ => "✗",
        }
    }
}

/// A mark for each claim that ends in `span` and that is decided.
#[must_use]
pub fn claim_marks(note: &Note, snapshot: &Snapshot, findings: &[Finding], span: Span) -> Vec<ClaimMark> {
    let decided = super::evidence(note, snapshot, findings).into_iter();
    let decided = decided.filter(|claim| claim.verdict != Verdict::Undecided && span.touches(claim.claim.end));
    decided.map(|claim| ClaimMark { at: claim.claim.end, verdict: claim.verdict }).collect()
}

/// The verdicts in the order in which they are told.
const ORDER: [Verdict; 6] = [
    Verdict::Supported,
    Verdict::Misdated,
    Verdict::WrongFigure,
    Verdict::Contradicted,
    Verdict::Unsupported,
    Verdict::Undecided,
];

/// A line for each block of a note of which some claim is decided.
#[must_use]
pub fn claim_lenses(note: &Note, snapshot: &Snapshot, findings: &[Finding]) -> Vec<ClaimLens> {
    let claims = super::evidence(note, snapshot, findings);
    let of_block = claims.chunk_by(|a, b| a.block == b.block);
    let lens = |claims: &[crate::check::Assessment]| {
        if claims.iter().all(|claim| claim.verdict == Verdict::Undecided) {
            return None;
        }
        let counts = ORDER.iter().filter_map(|verdict| {
            let count = claims.iter().filter(|claim| claim.verdict == *verdict).count();
            (count > 0).then(|| message!("lens-counted", count = count, verdict = verdict.case()))
        });
        let verdicts: Vec<Message> = counts.collect();
        let span = note.blocks.get(claims.first()?.block)?.span;
        Some(ClaimLens { span, title: message!("lens-claims", claims = claims.len(), verdicts = verdicts) })
    };
    of_block.filter_map(lens).collect()
}
