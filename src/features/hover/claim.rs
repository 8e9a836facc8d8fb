//! The card of something flagged: what is wrong, and the passages, best first.

use crate::check::{Evidence, Finding, Subject};
use crate::features::markup::{link, plain, quote};

/// How many passages are shown.
const SHOWN: usize = 3;

/// The card.
pub fn card(subject: &Subject, finding: &Finding) -> String {
    let mut lines = vec![format!("**{}**: {}", finding.rule.code, plain(&finding.message))];
    let more = subject.claims().iter().find(|judged| judged.claim.in_note.overlaps(finding.span));
    let mut shown: Vec<Evidence> = finding.evidence.clone();
    for evidence in more.map(crate::check::Judged::evidence).unwrap_or_default() {
        if !shown.iter().any(|e| e.article == evidence.article && e.span.overlaps(evidence.span)) {
            shown.push(evidence);
        }
    }
    for evidence in shown.into_iter().take(SHOWN) {
        lines.push(passage(subject, evidence));
    }
    lines.join("\n\n")
}

/// A passage and where it stands.
pub fn passage(subject: &Subject, evidence: Evidence) -> String {
    let snapshot = subject.snapshot;
    let Some(stored) = snapshot.article(evidence.article) else { return String::new() };
    let sentence = stored.sentence(evidence.span);
    let published = crate::features::markup::published(snapshot, evidence.article, subject.language);
    let published = published.map(|date| format!(" · {date}")).unwrap_or_default();
    format!(
        "{}\n>\n> {}{published}",
        quote(&stored.article.text, sentence, Some(evidence.span)),
        link(snapshot, evidence)
    )
}
