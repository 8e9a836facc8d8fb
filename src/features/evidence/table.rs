//! A table of the evidence on a section's claims, in Markdown, under the section.

use crate::check::{Finding, Fix, Subject, Verdict};
use crate::index::Snapshot;
use crate::notes::{BlockKind, Note};
use crate::text::{self, Span};
use crate::wording::{Locale, message, say};
use std::fmt::Write;

/// What stands above a table that was written here, so that the next takes its place. It is no ignore, and no prose.
const MARK: &str = "<!-- evidence by sourcier -->";
/// The most characters of a claim in it.
const LONGEST: usize = 60;

/// An edit that writes the table under the section that `offset` stands in, or in the place of the one that is there; none where the
/// corpus has nothing near its claims.
#[must_use]
pub fn write(note: &Note, snapshot: &Snapshot, findings: &[Finding], offset: usize) -> Option<Fix> {
    let section = section(note, offset);
    let claims = super::evidence(note, snapshot, findings);
    // It is part of the note, and speaks its language.
    let locale = Locale::of(Subject::language_of(note));
    let mut table = format!("{MARK}\n\n{}\n|---|---|---|---|\n", say!(locale, "table-head"));
    let before = old(note, section);
    // What the corpus has nothing near is nobody's business here, nor is the table itself.
    let within: Vec<_> = claims
        .iter()
        .filter(|claim| section.contains(claim.claim) && before.is_none_or(|before| !before.contains(claim.claim)))
        .filter(|claim| claim.verdict != Verdict::Undecided || !claim.passages.is_empty())
        .collect();
    if within.is_empty() {
        return None;
    }
    for claim in within {
        let sources = claim.passages.iter().filter_map(|passage| {
            let card = snapshot.cards().get(passage.article as usize)?;
            Some(format!("[@{}], {}", card.key, passage.line))
        });
        let sources: Vec<String> = sources.collect();
        // As code the words are no claim again.
        let words = text::short(claim.claim.of(&note.text), LONGEST).replace(['`', '|', '\n', '\r'], " ");
        let verdict = say!(locale, "table-verdict", verdict = claim.verdict.case());
        let _ = writeln!(table, "| `{words}` | {verdict} | {} | {} |", claim.articles, sources.join("; "));
    }
    let title = message!("write-table");
    let edit = if let Some(old) = before {
        (old, table)
    } else {
        let end = section.start + section.of(&note.text).trim_end().len();
        (Span::new(end, end), format!("\n\n{}", table.trim_end()))
    };
    Some(Fix { title, edits: vec![edit] })
}

/// From the heading above `offset` to the next one of any level.
fn section(note: &Note, offset: usize) -> Span {
    let headings = note.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading { .. }));
    let mut section = Span::new(0, note.text.len());
    for heading in headings {
        if heading.span.start <= offset {
            section.start = heading.span.start;
        } else {
            section.end = heading.span.start;
            break;
        }
    }
    section
}

/// The table that was written into a section before.
fn old(note: &Note, section: Span) -> Option<Span> {
    let text = section.of(&note.text);
    let start = text.find(MARK)?;
    let mut end = start + MARK.len();
    for line in text[end..].split_inclusive('\n') {
        if !line.trim().is_empty() && !line.trim_start().starts_with('|') {
            break;
        }
        end += line.len();
    }
    // Blank lines behind it stay.
    let kept = text[..end].trim_end().len() + usize::from(text[..end].trim_end().len() < end);
    Some(Span::new(section.start + start, section.start + kept))
}
