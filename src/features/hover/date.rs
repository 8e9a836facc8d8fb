//! The card of a date: the days meant and why, and what the corpus tells of them.

use super::then::{self, Told};
use crate::check::{DatedBy, Evidence, Finding, Subject};
use crate::features::markup::{plain, quote};
use crate::features::pointed::TimeAt;
use crate::reading::times::{Basis, When};
use crate::wording::Locale;
use std::fmt::Write;

/// The card.
pub fn card(subject: &Subject, findings: &[Finding], at: &TimeAt, locale: Locale) -> Option<String> {
    let time = at.time;
    let mut lines = Vec::new();
    match time.when {
        When::Days(days) => {
            let name = days.describe(subject.language);
            let iso = Some(days.iso()).filter(|iso| *iso != name);
            let facts: Vec<String> = iso.into_iter().chain(time.vague.then(|| "about".to_owned())).collect();
            let facts = if facts.is_empty() { String::new() } else { format!(" ({})", facts.join(", ")) };
            lines.push(format!("**{name}**{facts}"));
        }
        When::Yearless { .. } => {
            lines.push(format!("**{}**, of a year that is not told", time.when.describe(subject.language)?));
        }
        When::Unresolved => lines.push(
            "counted from a day that the note does not tell: give it a `date:`, a dated heading or a dated file name"
                .to_owned(),
        ),
        When::Impossible { .. } => lines.push("there is no such day".to_owned()),
    }
    lines.extend(why(subject, at));
    lines.extend(time.other.map(|other| format!("less likely: {}", other.describe(subject.language))));
    let mut said: Vec<Evidence> = Vec::new();
    for finding in findings.iter().filter(|finding| finding.span.overlaps(at.span)) {
        lines.push(format!("**{}**: {}", finding.rule.code, plain(&finding.message.worded(locale))));
        lines.extend(finding.evidence.iter().map(|evidence| super::claim::passage(subject, *evidence)));
        said.extend(&finding.evidence);
    }
    let new = |told: &Told| !said.iter().any(|e| e.article == told.article && told.passage.overlaps(e.span));
    let otherwise = if said.is_empty() { then::otherwise(subject, at) } else { None };
    let told = then::told(subject, at);
    lines.extend(told.iter().filter(|told| new(told)).map(|told| passage(subject, told)));
    if let Some(other) = otherwise.filter(new) {
        let date = other.time().and_then(|time| time.when.describe(subject.language)).unwrap_or_default();
        lines.push(format!("dated otherwise, **{date}**:"));
        lines.push(passage(subject, &other));
    }
    Some(lines.join("\n\n"))
}

/// What the days were counted from.
fn why(subject: &Subject, at: &TimeAt) -> Option<String> {
    if !matches!(at.time.when, When::Days(_)) {
        return None;
    }
    match at.time.basis {
        Basis::Written => None,
        Basis::Said(from) => {
            let prose = &subject.note.blocks.get(at.block)?.prose.text;
            Some(format!("counted from « {} », told before it", plain(prose.get(from.start..from.end)?)))
        }
        Basis::Text => {
            let (date, by) = (*subject.dates.get(at.block)?)?;
            let date = date.describe(subject.language);
            let by = match by {
                DatedBy::Heading(heading) => {
                    let heading = &subject.note.blocks.get(heading)?.prose.text;
                    format!("which the heading « {} » gives", plain(heading.trim()))
                }
                DatedBy::FrontMatter => "which its front matter gives".to_owned(),
                DatedBy::FileName => "which its file’s name gives".to_owned(),
            };
            Some(format!("counted from the note’s date, {date}, {by}"))
        }
    }
}

/// A passage, the words that date it in bold; where these were counted from its article's date, how that is known.
fn passage(subject: &Subject, told: &Told) -> String {
    let stored = &told.stored;
    let mut out = quote(&stored.article.text, told.passage, told.time().map(|time| time.span));
    let place = Evidence { article: told.article, span: told.time().map_or(told.passage, |time| time.span) };
    let link = crate::features::markup::link(subject.snapshot, place);
    let _ = write!(out, "\n>\n> {link}");
    match (told.time(), &stored.article.date) {
        (Some(time), Some(date)) if time.basis == Basis::Text => {
            let meant = time.when.describe(subject.language).unwrap_or_default();
            let _ = write!(
                out,
                " · « {} » is {meant}, counted from the article’s date, {}, {}",
                plain(time.core.of(&stored.article.text)),
                date.value.describe(subject.language),
                date.how.describe()
            );
        }
        (_, Some(date)) => drop(write!(out, " · {}", date.value.describe(subject.language))),
        (_, None) => {}
    }
    out
}
