//! One finding a line, as programs read it.

use super::Judged;
use crate::commands::terminal::harmless_json;
use crate::wording::Locale;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Line<'a> {
    path: &'a str,
    code: &'a str,
    severity: &'a str,
    /// First byte in the note, and the byte after the last.
    bytes: [usize; 2],
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    correct: Option<&'a str>,
    evidence: Vec<Evidence<'a>>,
}

#[derive(Serialize)]
struct Evidence<'a> {
    /// The path relative to its corpus folder.
    article: &'a str,
    /// In the original file, from 1.
    line: usize,
    text: &'a str,
}

/// Prints the findings of a note.
pub fn note(out: &mut impl Write, judged: &Judged, locale: Locale) -> io::Result<()> {
    for drawn in &judged.findings {
        let finding = &drawn.finding;
        let evidence = drawn.evidence.iter().map(|passage| Evidence {
            article: &passage.article.article.id,
            line: passage.line(),
            text: passage.article.sentence(passage.span).of(&passage.article.article.text),
        });
        let line = Line {
            path: &judged.shown,
            code: finding.rule.code,
            severity: finding.level.name(),
            bytes: [finding.span.start, finding.span.end],
            message: finding.message.worded(locale),
            correct: finding.correct.as_deref(),
            evidence: evidence.collect(),
        };
        writeln!(out, "{}", harmless_json(&serde_json::to_string(&line)?))?;
    }
    Ok(())
}
