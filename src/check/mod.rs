//! Evidence, verdicts and the rules.
//!
//! - A finding always carries its evidence, where any can be shown.
//! - The same note and snapshot give the same findings, in the same order.
//! - Nothing here waits, prints, or touches the disk but through the snapshot.

mod across;
mod acts;
mod against;
mod around;
mod claims;
mod event;
mod evidence;
pub mod languages;
mod meeting;
mod note_dates;
mod opposites;
mod quotes;
pub mod rules;
mod standing;
mod subject;
mod terms;
mod verdict;

use crate::config::{Config, Level};
use crate::index::{Snapshot, on_cores};
use crate::notes::Note;
use crate::text::Span;
use crate::wording::Message;
use rayon::prelude::*;

pub use claims::Claim;
pub use evidence::{Judged, Support};
pub use note_dates::DatedBy;
pub use quotes::{
    Alteration, Difference, LONGEST_QUOTATION, NoteQuote, QuoteMatch, is_signature, match_quotation, said_in,
    translation_of,
};
pub use rules::{RULES, Rule, rule};
pub use subject::{Subject, article_of as cited};
pub use verdict::{Assessment, Deciding, Facet, FacetKind, Stand, Verdict, assess, assess_at};

/// A passage that bears on a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The article's number in the snapshot.
    pub article: u32,
    /// The words in the article's text that decide.
    pub span: Span,
}

/// An edit that mends a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as a menu says it.
    pub title: Message,
    /// Replacements in the note, in order, without overlap.
    pub edits: Vec<(Span, String)>,
}

/// One thing that a rule found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub rule: &'static Rule,
    pub level: Level,
    /// The smallest part of the note that is wrong.
    pub span: Span,
    /// What it judges, where that is elsewhere: its fixes are offered there too.
    pub judged: Option<Span>,
    /// Lower case, no full stop.
    pub message: Message,
    /// The right value, where there is one, as `--format json` gives it.
    pub correct: Option<String>,
    /// Best first.
    pub evidence: Vec<Evidence>,
    /// Best first.
    pub fixes: Vec<Fix>,
}

impl Finding {
    /// A finding without evidence yet, at the rule's own level.
    pub(crate) fn new(rule: &'static Rule, span: Span, message: Message) -> Self {
        Self {
            rule,
            level: rule.level,
            span,
            judged: None,
            message,
            correct: None,
            evidence: Vec::new(),
            fixes: Vec::new(),
        }
    }
}

/// Judges a note: what every rule that is not off finds in it, in the order of the text.
#[must_use]
pub fn check(note: &Note, snapshot: &Snapshot, config: &Config) -> Vec<Finding> {
    if note.front_matter.off {
        return Vec::new();
    }
    let subject = Subject::new(note, snapshot);
    let level = |rule: &Rule| config.level(rule.code, rule.level);
    // What is only said on demand keeps nobody from saying anything.
    let asked: Vec<&'static Rule> =
        RULES.iter().copied().filter(|rule| level(rule) != Level::Off || rule.level != Level::Off).collect();
    // What several rules look at is found before they begin: none of them waits for another.
    let found: Vec<Vec<Finding>> = on_cores(|| {
        rayon::join(|| subject.quotes(), || subject.claims());
        asked.par_iter().map(|rule| (rule.check)(&subject)).collect()
    });
    let mut findings: Vec<Finding> = Vec::new();
    for (rule, found) in asked.into_iter().zip(found) {
        let level = level(rule);
        let before = findings.len();
        // One fault is said once: the rules stand in the order of who speaks first, and one that is off still keeps the others
        // from saying the same less well.
        for mut finding in found {
            // Of a claim that is wrong already nothing more is said.
            let fault = if rule.of_claims { subject.claim_at(finding.span) } else { None };
            let fault = fault.unwrap_or(finding.span);
            let (others, own) = findings.split_at(before);
            // Of one that is wrong in its date, its figure or a name may be wrong as well, where one paragraph tells what is right.
            let known = |one: &Finding| one.rule.of_facet() && one.correct.is_some();
            let apart = |other: &Finding| {
                let alike = known(&finding) && known(other) && rest_on_one_paragraph(snapshot, &finding, other);
                alike && !finding.span.overlaps(other.span)
            };
            if others.iter().any(|other| fault.overlaps(other.span) && !apart(other))
                || own.iter().any(|other| finding.span.overlaps(other.span))
            {
                continue;
            }
            finding.level = level;
            findings.push(finding);
        }
    }
    findings.retain(|finding| finding.level != Level::Off);
    let silenced = rules::unused_ignore::silence(note, &mut findings, config);
    findings.extend(silenced);
    findings.sort_by(|a, b| (a.span, a.rule.code).cmp(&(b.span, b.rule.code)));
    findings
}

/// Whether the first evidence of two findings stands in one paragraph.
fn rest_on_one_paragraph(snapshot: &Snapshot, one: &Finding, other: &Finding) -> bool {
    let (Some(one), Some(other)) = (one.evidence.first(), other.evidence.first()) else { return false };
    let Some(stored) = snapshot.article(one.article) else { return false };
    one.article == other.article && !one.span.cover(other.span).of(&stored.article.text).contains('\n')
}

#[cfg(test)]
pub(crate) mod tests;
