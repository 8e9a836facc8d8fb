//! The card of a date: the days meant, and what the corpus says of them.

use crate::check::{Evidence, Finding, Subject};
use crate::features::markup::plain;
use crate::reading::TimeExpression;
use crate::reading::times::{self, TimeAgreement, When};
use crate::text::Span;

/// Passages of those days shown at most.
const SHOWN: usize = 3;

/// The card.
pub fn card(subject: &Subject, findings: &[Finding], span: Span, time: &TimeExpression) -> Option<String> {
    let mut lines = Vec::new();
    match time.when {
        When::Days(days) => {
            let name = days.describe(subject.language);
            let vague = if time.vague { ", about" } else { "" };
            lines.push(format!("**{name}** ({}{vague})", days.iso()));
        }
        When::Yearless { .. } => {
            lines.push(format!("**{}**, of a year that is not told", time.when.describe(subject.language)?));
        }
        When::Unresolved => lines.push("counted from a day that the note does not tell: give it a `date:`".to_owned()),
        When::Impossible { .. } => lines.push("there is no such day".to_owned()),
    }
    let mut shown: Vec<Evidence> = Vec::new();
    for finding in findings.iter().filter(|finding| finding.span.overlaps(span)) {
        lines.push(format!("**{}**: {}", finding.rule.code, plain(&finding.message)));
        shown.extend(&finding.evidence);
    }
    shown.extend(told_then(subject, span, time));
    shown.dedup();
    for evidence in shown.into_iter().take(SHOWN) {
        lines.push(super::claim::passage(subject, evidence));
    }
    Some(lines.join("\n\n"))
}

/// What the corpus tells of those days: passages near the sentence that agree in time.
fn told_then(subject: &Subject, span: Span, time: &TimeExpression) -> Vec<Evidence> {
    let Some(judged) = subject.claims().iter().find(|judged| judged.claim.in_note.overlaps(span)) else {
        return Vec::new();
    };
    judged
        .passages
        .iter()
        .filter_map(|support| {
            let own = |told: &&TimeExpression| support.span.contains(told.span);
            let told = support.stored.reading.times.iter().filter(own);
            let agrees = told.into_iter().any(|told| times::compare(time, told) == TimeAgreement::Agrees);
            agrees.then_some(Evidence { article: support.article, span: support.span })
        })
        .collect()
}
