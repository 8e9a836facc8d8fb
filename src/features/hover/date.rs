//! The card of a date: the days meant and why, and what the corpus tells of them.

use super::then::{self, Told};
use crate::check::{DatedBy, Evidence, Finding, Subject};
use crate::features::markup::{known_by, link, plain, quote};
use crate::features::pointed::TimeAt;
use crate::reading::times::{Basis, When};
use crate::wording::{Locale, say};
use std::fmt::Write;

/// The card.
pub fn card(subject: &Subject, findings: &[Finding], at: &TimeAt, locale: Locale) -> Option<String> {
    let time = at.time;
    let mut lines = Vec::new();
    match time.when {
        When::Days(days) => {
            let about = if time.vague { format!(" ({})", say!(locale, "card-about")) } else { String::new() };
            lines.push(format!("**{}**{about}", days.describe(locale.language())));
        }
        When::Yearless { .. } => {
            let days = time.when.describe(locale.language())?;
            lines.push(say!(locale, "card-yearless", days = days));
        }
        When::Unresolved => lines.push(say!(locale, "card-unresolved")),
        When::Impossible { .. } => lines.push(say!(locale, "card-impossible")),
    }
    lines.extend(why(subject, at, locale));
    lines.extend(time.other.map(|other| say!(locale, "card-less-likely", days = other.describe(locale.language()))));
    let mut said: Vec<Evidence> = Vec::new();
    for finding in findings.iter().filter(|finding| finding.span.overlaps(at.span)) {
        lines.push(super::claim::flagged(finding, locale));
        lines.extend(finding.evidence.iter().map(|evidence| super::claim::passage(subject, *evidence, locale)));
        said.extend(&finding.evidence);
    }
    let new = |told: &Told| !said.iter().any(|e| e.article == told.article && told.passage.overlaps(e.span));
    let otherwise = if said.is_empty() { then::otherwise(subject, at) } else { None };
    let told = then::told(subject, at);
    lines.extend(told.iter().filter(|told| new(told)).map(|told| passage(subject, told, locale)));
    if let Some(other) = otherwise.filter(new) {
        let date = other.time().and_then(|time| time.when.describe(locale.language())).unwrap_or_default();
        lines.push(say!(locale, "card-otherwise", date = date));
        lines.push(passage(subject, &other, locale));
    }
    Some(lines.join("\n\n"))
}

/// What the days were counted from.
fn why(subject: &Subject, at: &TimeAt, locale: Locale) -> Option<String> {
    if !matches!(at.time.when, When::Days(_)) {
        return None;
    }
    match at.time.basis {
        Basis::Written => None,
        Basis::Said(from) => {
            let prose = &subject.note.blocks.get(at.block)?.prose.text;
            Some(say!(locale, "card-from-words", words = plain(prose.get(from.start..from.end)?)))
        }
        Basis::Text => {
            let (date, by) = (*subject.dates.get(at.block)?)?;
            let date = date.describe(locale.language());
            Some(match by {
                DatedBy::Heading(heading) => {
                    let heading = plain(subject.note.blocks.get(heading)?.prose.text.trim());
                    say!(locale, "card-from-heading", date = date, heading = heading)
                }
                DatedBy::FrontMatter => say!(locale, "card-from-front-matter", date = date),
                DatedBy::FileName => say!(locale, "card-from-file-name", date = date),
            })
        }
    }
}

/// A passage, the words that date it in bold; where these were counted from its article's date, how that is known.
fn passage(subject: &Subject, told: &Told, locale: Locale) -> String {
    let stored = &told.stored;
    let mut out = quote(&stored.article.text, told.passage, told.time().map(|time| time.span));
    let place = Evidence { article: told.article, span: told.time().map_or(told.passage, |time| time.span) };
    let link = link(subject.snapshot, place, locale);
    let _ = write!(out, "\n>\n> {link}");
    match (told.time(), &stored.article.date) {
        (Some(time), Some(date)) if time.basis == Basis::Text => {
            let meant = time.when.describe(locale.language()).unwrap_or_default();
            let meant = say!(
                locale,
                "card-meant",
                words = plain(time.core.of(&stored.article.text)),
                meant = meant,
                date = date.value.describe(locale.language()),
                how = known_by(date.how, locale),
            );
            let _ = write!(out, " · {meant}");
        }
        (_, Some(date)) => drop(write!(out, " · {}", date.value.describe(locale.language()))),
        (_, None) => {}
    }
    out
}
