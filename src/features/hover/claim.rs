//! The card of a claim: the verdict or what is wrong, facet by facet, and the passages, best first.

use super::BREAK;
use crate::check::{self, Assessment, Evidence, Facet, FacetKind, Finding, Stand, Subject, Verdict};
use crate::features::markup::{link, plain, published, quote};
use crate::text;
use crate::wording::{Locale, say};

/// How many passages are shown.
const SHOWN: usize = 3;
/// The most characters of a facet's words.
const WORDS: usize = 60;

/// The card of something flagged.
pub fn card(subject: &Subject, findings: &[Finding], finding: &Finding, locale: Locale) -> String {
    let mut lines = vec![flagged(finding, locale)];
    let claim = check::assess_at(subject, findings, finding.span.start).filter(|_| finding.rule.of_claims);
    lines.extend(claim.as_ref().and_then(|claim| facets(subject, claim, locale)));
    let mut shown: Vec<Evidence> = finding.evidence.clone();
    for passage in claim.iter().flat_map(|claim| &claim.passages) {
        if !shown.iter().any(|e| e.article == passage.article && e.span.overlaps(passage.span)) {
            shown.push(Evidence { article: passage.article, span: passage.span });
        }
    }
    lines.extend(shown.into_iter().take(SHOWN).map(|evidence| passage(subject, evidence, locale)));
    lines.join("\n\n")
}

/// The card of a claim in which nothing is flagged at `offset`: nothing where the corpus has nothing near it.
pub fn card_of_claim(subject: &Subject, findings: &[Finding], offset: usize, locale: Locale) -> Option<String> {
    let claim = check::assess_at(subject, findings, offset)?;
    if claim.passages.is_empty() {
        return None;
    }
    let verdict = claim.verdict.case();
    let mut lines = vec![say!(locale, "card-claim", verdict = verdict, articles = claim.articles)];
    lines.extend(claim.findings.iter().filter_map(|number| findings.get(*number)).map(|finding| {
        let words = finding.span.of(&subject.note.text);
        let message = plain(&finding.message.worded(locale));
        say!(locale, "card-finding-on", rule = finding.rule.code, words = short(words), message = message)
    }));
    lines.extend(facets(subject, &claim, locale));
    lines.extend(claim.passages.iter().take(SHOWN).map(|shown| {
        // One stretch can be bold: that of the hardest fact.
        let hard = |words: &&text::Span| {
            let hard = claim.facets.iter().filter(|facet| matches!(facet.kind, FacetKind::When | FacetKind::HowMany));
            hard.flat_map(|facet| &facet.told).any(|told| told.article == shown.article && told.span == **words)
        };
        let words = shown.words.iter().find(hard).filter(|_| claim.verdict == Verdict::Supported);
        let span = words.or_else(|| shown.words.first().filter(|_| shown.words.len() == 1)).copied();
        passage(subject, Evidence { article: shown.article, span: span.unwrap_or(shown.span) }, locale)
    }));
    Some(lines.join("\n\n"))
}

/// « ✓ who: Odile Kermarrec », a line each.
fn facets(subject: &Subject, claim: &Assessment, locale: Locale) -> Option<String> {
    let line = |facet: &Facet| {
        let words: Vec<String> = facet.words.iter().map(|span| short(span.of(&subject.note.text))).collect();
        let kind = kind(facet.kind, locale);
        let words = if facet.kind == FacetKind::What {
            kind
        } else {
            say!(locale, "facet-words", facet = kind, words = words.join(", "))
        };
        let told = || -> Option<String> {
            let told = facet.told.first()?;
            Some(short(told.span.of(&subject.snapshot.article(told.article)?.article.text)))
        };
        let (mark, more) = match facet.stand {
            Stand::Agrees => ("✓", String::new()),
            Stand::Differs => {
                ("✗", told().map(|told| format!(" {}", say!(locale, "facet-told", told = told))).unwrap_or_default())
            }
            Stand::NotTold => ("–", format!(" {}", say!(locale, "facet-not-told"))),
        };
        format!("{mark} {words}{more}")
    };
    let lines: Vec<String> = claim.facets.iter().map(line).collect();
    (!lines.is_empty()).then(|| lines.join(BREAK))
}

fn short(words: &str) -> String {
    plain(&text::short(words, WORDS))
}

/// « **misdated-claim**: the corpus dates this … ».
pub fn flagged(finding: &Finding, locale: Locale) -> String {
    say!(locale, "card-finding", rule = finding.rule.code, message = plain(&finding.message.worded(locale)))
}

/// What a facet is called.
pub fn kind(kind: FacetKind, locale: Locale) -> String {
    let facet = match kind {
        FacetKind::Who => "who",
        FacetKind::Whom => "whom",
        FacetKind::What => "what",
        FacetKind::Where => "where",
        FacetKind::When => "when",
        FacetKind::HowMany => "how-many",
        FacetKind::Polarity => "polarity",
        FacetKind::Source => "source",
    };
    say!(locale, "facet", facet = facet)
}

/// A passage and where it stands.
pub fn passage(subject: &Subject, evidence: Evidence, locale: Locale) -> String {
    let snapshot = subject.snapshot;
    let Some(stored) = snapshot.article(evidence.article) else { return String::new() };
    let sentence = stored.sentence(evidence.span);
    let published = published(snapshot, evidence.article, locale);
    let published = published.map(|date| format!(" · {date}")).unwrap_or_default();
    format!(
        "{}\n>\n> {}{published}",
        quote(&stored.article.text, sentence, Some(evidence.span)),
        link(snapshot, evidence, locale)
    )
}
