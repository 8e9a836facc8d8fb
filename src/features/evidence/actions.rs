//! What may be written into a note about a claim: its source, or that it is still to be checked.

use crate::check::{Assessment, Finding, Fix, Subject, Verdict};
use crate::features::quotations::cite;
use crate::index::Snapshot;
use crate::lexicon::{self, Language};
use crate::notes::Note;
use crate::text::Span;
use crate::wording::message;

/// What may be done about the claim that `span` begins in: edits of the note, each by itself.
#[must_use]
pub fn claim_actions(note: &Note, snapshot: &Snapshot, findings: &[Finding], span: Span) -> Vec<Fix> {
    let Some(claim) = super::evidence_at(note, snapshot, findings, span.start) else { return Vec::new() };
    let action = match claim.verdict {
        Verdict::Supported => cite_source(note, snapshot, &claim),
        // Of what the corpus tells nothing it is not asked.
        Verdict::Undecided if claim.passages.is_empty() => None,
        _ => mark_unverified(note, &claim),
    };
    action.into_iter().collect()
}

/// Cites the article that bears a claim out best, unless the claim cites it already.
fn cite_source(note: &Note, snapshot: &Snapshot, claim: &Assessment) -> Option<Fix> {
    let article = claim.passages.first()?.article;
    let cited = note.citations.iter().filter(|citation| claim.claim.overlaps(citation.span));
    if cited.into_iter().any(|citation| crate::check::cited(citation, snapshot) == Some(article)) {
        return None;
    }
    let citing = cite(note, snapshot, article)?;
    let key = &snapshot.cards().get(article as usize)?.key;
    let at = before_stop(note, claim.claim);
    let mut edits = vec![(Span::new(at, at), citing.behind)];
    edits.extend(citing.footnote.map(|(at, text)| (Span::new(at, at), text)));
    Some(Fix { title: message!("fix-cite-claim", article = key), edits })
}

/// Puts the language's own words for it behind a claim that is not borne out.
fn mark_unverified(note: &Note, claim: &Assessment) -> Option<Fix> {
    let language = Subject::language_of(note);
    let rows = lexicon::rows(include_str!("../../lexicon/unverified.txt"));
    let mut words = rows.filter(|row| row.first().and_then(|code| Language::from_code(code)) == Some(language));
    let words = words.next().and_then(|row| row.get(1).copied())?;
    let at = before_stop(note, claim.claim);
    Some(Fix { title: message!("fix-mark-unverified"), edits: vec![(Span::new(at, at), format!(" {words}"))] })
}

/// The end of a claim, before its full stop.
fn before_stop(note: &Note, claim: Span) -> usize {
    let words = claim.of(&note.text).trim_end();
    claim.start + words.trim_end_matches(['.', '!', ';', '…']).trim_end().len()
}
