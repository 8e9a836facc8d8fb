//! The card of a claim: the verdict or what is wrong, facet by facet, and the passages, best first.

use super::BREAK;
use crate::check::{self, Assessment, Evidence, Facet, FacetKind, Finding, Stand, Subject, Verdict};
use crate::features::markup::{link, plain, quote};
use crate::text;
use crate::wording::Locale;

/// How many passages are shown.
const SHOWN: usize = 3;
/// The most characters of a facet's words.
const WORDS: usize = 60;

/// The card of something flagged.
pub fn card(subject: &Subject, findings: &[Finding], finding: &Finding, locale: Locale) -> String {
    let mut lines = vec![format!("**{}**: {}", finding.rule.code, plain(&finding.message.worded(locale)))];
    let claim = check::assess_at(subject, findings, finding.span.start).filter(|_| finding.rule.of_claims);
    lines.extend(claim.as_ref().and_then(|claim| facets(subject, claim)));
    let mut shown: Vec<Evidence> = finding.evidence.clone();
    for passage in claim.iter().flat_map(|claim| &claim.passages) {
        if !shown.iter().any(|e| e.article == passage.article && e.span.overlaps(passage.span)) {
            shown.push(Evidence { article: passage.article, span: passage.span });
        }
    }
    lines.extend(shown.into_iter().take(SHOWN).map(|evidence| passage(subject, evidence)));
    lines.join("\n\n")
}

/// The card of a claim in which nothing is flagged at `offset`: nothing where the corpus has nothing near it.
pub fn card_of_claim(subject: &Subject, findings: &[Finding], offset: usize, locale: Locale) -> Option<String> {
    let claim = check::assess_at(subject, findings, offset)?;
    if claim.passages.is_empty() {
        return None;
    }
    let articles = match claim.articles {
        0 => String::new(),
        1 => " by 1 article".to_owned(),
        n => format!(" by {n} independent articles"),
    };
    let mut lines = vec![format!("**{}**{articles}", claim.verdict.name())];
    lines.extend(claim.findings.iter().filter_map(|number| findings.get(*number)).map(|finding| {
        let words = finding.span.of(&subject.note.text);
        format!("**{}** on « {} »: {}", finding.rule.code, short(words), plain(&finding.message.worded(locale)))
    }));
    lines.extend(facets(subject, &claim));
    lines.extend(claim.passages.iter().take(SHOWN).map(|shown| {
        // One stretch can be bold: that of the hardest fact.
        let hard = |words: &&text::Span| {
            let hard = claim.facets.iter().filter(|facet| matches!(facet.kind, FacetKind::When | FacetKind::HowMany));
            hard.flat_map(|facet| &facet.told).any(|told| told.article == shown.article && told.span == **words)
        };
        let words = shown.words.iter().find(hard).filter(|_| claim.verdict == Verdict::Supported);
        let span = words.or_else(|| shown.words.first().filter(|_| shown.words.len() == 1)).copied();
        passage(subject, Evidence { article: shown.article, span: span.unwrap_or(shown.span) })
    }));
    Some(lines.join("\n\n"))
}

/// « ✓ who: Odile Kermarrec », a line each.
fn facets(subject: &Subject, claim: &Assessment) -> Option<String> {
    let line = |facet: &Facet| {
        let words: Vec<String> = facet.words.iter().map(|span| short(span.of(&subject.note.text))).collect();
        let words = if facet.kind == FacetKind::What { String::new() } else { format!(": {}", words.join(", ")) };
        let told = || -> Option<String> {
            let told = facet.told.first()?;
            Some(short(told.span.of(&subject.snapshot.article(told.article)?.article.text)))
        };
        let (mark, more) = match facet.stand {
            Stand::Agrees => ("✓", String::new()),
            Stand::Differs => ("✗", told().map(|told| format!(" — the corpus: {told}")).unwrap_or_default()),
            Stand::NotTold => ("–", " — not told".to_owned()),
        };
        format!("{mark} {}{words}{more}", facet.kind.name())
    };
    let lines: Vec<String> = claim.facets.iter().map(line).collect();
    (!lines.is_empty()).then(|| lines.join(BREAK))
}

fn short(words: &str) -> String {
    plain(&text::short(words, WORDS))
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
