//! What mends a finding.

use crate::check::{Finding, Fix};
use crate::notes::Note;
use crate::text::Span;
use crate::wording::message;

/// Something a code action offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    pub fix: Fix,
    /// The number of the finding that it mends.
    pub finding: usize,
    /// Whether it is the one to take without thinking.
    pub preferred: bool,
}

/// What mends the findings that touch `span`, or judge what it touches: their fixes, best first, then silence.
#[must_use]
pub fn actions(note: &Note, findings: &[Finding], span: Span) -> Vec<Action> {
    let mut out = Vec::new();
    let touches = |place: Span| place.touches(span.start) || place.overlaps(span);
    let touched = |finding: &&Finding| touches(finding.span) || finding.judged.is_some_and(touches);
    for (number, finding) in findings.iter().enumerate().filter(|(_, finding)| touched(finding)) {
        for (n, fix) in finding.fixes.iter().enumerate() {
            // Without a passage to show for it a fix is a proposal.
            let preferred = n == 0 && !finding.evidence.is_empty();
            out.push(Action { fix: fix.clone(), finding: number, preferred });
        }
    }
    for (number, finding) in findings.iter().enumerate().filter(|(_, finding)| touched(finding)) {
        if !finding.rule.code.starts_with("unused-") {
            out.push(Action { fix: ignore_here(note, finding), finding: number, preferred: false });
        }
    }
    out
}

/// Rules whose first fix is certain: the very words of a source, the article that has the words, a name's only spelling. The others
/// weigh passages against each other; what they propose is left to the writer.
const CERTAIN: [&str; 3] = ["altered-quote", "wrong-source", "name-variant"];

/// The edits that mend all that is certain, in order, without overlap.
#[must_use]
pub fn fix_all(findings: &[Finding]) -> Vec<(Span, String)> {
    let certain = |finding: &&Finding| CERTAIN.contains(&finding.rule.code) && !finding.evidence.is_empty();
    let fixes = findings.iter().filter(certain).filter_map(|finding| finding.fixes.first());
    let mut out: Vec<(Span, String)> = Vec::new();
    for fix in fixes {
        // All of a fix, or nothing of it.
        if !fix.edits.iter().any(|(span, _)| out.iter().any(|(other, _)| span.overlaps(*other) || span == other)) {
            out.extend(fix.edits.iter().cloned());
        }
    }
    out.sort_by_key(|(span, _)| *span);
    out
}

/// Puts a comment that silences the rule: before the block, or at the line's end where the block has no line of its own.
fn ignore_here(note: &Note, finding: &Finding) -> Fix {
    let text = &note.text;
    let comment = format!("<!-- sourcier: ignore {} -->", finding.rule.code);
    let block = note.block_at(finding.span.start).map(|number| &note.blocks[number]);
    let plain = block.filter(|block| {
        let line = text[..block.span.start].rfind('\n').map_or(0, |at| at + 1);
        block.quoted.is_none() && text[line..block.span.start].is_empty() && is_paragraph(block.kind)
    });
    let edit = if let Some(block) = plain {
        (Span::new(block.span.start, block.span.start), format!("{comment}\n\n"))
    } else {
        let end = text[finding.span.end..].find('\n').map_or(text.len(), |at| finding.span.end + at);
        let end = end - usize::from(text[..end].ends_with('\r'));
        (Span::new(end, end), format!(" {comment}"))
    };
    Fix { title: message!("fix-ignore", rule = finding.rule.code), edits: vec![edit] }
}

const fn is_paragraph(kind: crate::notes::BlockKind) -> bool {
    matches!(kind, crate::notes::BlockKind::Paragraph)
}
