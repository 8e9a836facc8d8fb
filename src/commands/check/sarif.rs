//! SARIF 2.1.0, as code hosts show it.

use super::{Drawn, Judged, Passage, Tally};
use crate::check::RULES;
use crate::commands::terminal::harmless_json;
use crate::config::Level;
use crate::text::{Encoding, LineIndex, Span};
use crate::wording::Locale;
use serde_json::{Value, json};
use std::io::{self, Write};

/// The results so far.
pub struct Log {
    locale: Locale,
    results: Vec<Value>,
}

impl Log {
    /// Nothing yet; messages will be worded in that locale.
    pub const fn new(locale: Locale) -> Self {
        Self { locale, results: Vec::new() }
    }

    /// Adds the findings of a note.
    pub fn note(&mut self, judged: &Judged) {
        let lines = LineIndex::new(&judged.note.text);
        let results = judged.findings.iter().map(|drawn| result(judged, &lines, drawn, self.locale));
        self.results.extend(results);
    }

    /// Prints the whole.
    pub fn end(self, out: &mut impl Write, tally: &Tally) -> io::Result<()> {
        let rules: Vec<Value> = RULES
            .iter()
            .map(|rule| {
                json!({
                    "id": rule.code,
                    "shortDescription": {"text": rule.page(self.locale).0},
                    "help": {"text": rule.page(self.locale).1, "markdown": rule.page(self.locale).1},
                    "helpUri": rule.address(self.locale),
                    "defaultConfiguration": {"enabled": rule.level != Level::Off, "level": level(rule.level)},
                })
            })
            .collect();
        let log = json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": {"driver": {
                    "name": "sourcier",
                    "version": env!("CARGO_PKG_VERSION"),
                    "informationUri": env!("CARGO_PKG_REPOSITORY"),
                    "rules": rules,
                }},
                "columnKind": "unicodeCodePoints",
                "invocations": [{"executionSuccessful": !tally.incomplete}],
                "results": self.results,
            }],
        });
        writeln!(out, "{}", harmless_json(&serde_json::to_string_pretty(&log)?))
    }
}

fn result(judged: &Judged, lines: &LineIndex, drawn: &Drawn, locale: Locale) -> Value {
    let finding = &drawn.finding;
    let text = &judged.note.text;
    let mut result = json!({
        "ruleId": finding.rule.code,
        "level": level(finding.level),
        "message": {"text": finding.message.worded(locale)},
        "locations": [{"physicalLocation": location(&judged.shown, text, lines, finding.span)}],
    });
    if let Some(number) = RULES.iter().position(|rule| rule.code == finding.rule.code) {
        result["ruleIndex"] = json!(number);
    }
    if !drawn.evidence.is_empty() {
        result["relatedLocations"] = drawn.evidence.iter().map(related).collect();
    }
    if !finding.fixes.is_empty() {
        let fixes = finding.fixes.iter().map(|fix| {
            let replacements: Vec<Value> = fix
                .edits
                .iter()
                .map(|(span, new)| json!({"deletedRegion": region(text, lines, *span), "insertedContent": {"text": new}}))
                .collect();
            let change = json!({"artifactLocation": {"uri": uri(&judged.shown)}, "replacements": replacements});
            json!({"description": {"text": fix.title.worded(locale)}, "artifactChanges": [change]})
        });
        result["fixes"] = fixes.collect();
    }
    result
}

fn related(passage: &Passage) -> Value {
    let text = &passage.article.article.text;
    json!({
        "message": {"text": passage.span.of(text)},
        "physicalLocation": location(&passage.shown, text, &passage.article.lines, passage.span),
    })
}

fn location(path: &str, text: &str, lines: &LineIndex, span: Span) -> Value {
    json!({"artifactLocation": {"uri": uri(path)}, "region": region(text, lines, span)})
}

fn region(text: &str, lines: &LineIndex, span: Span) -> Value {
    let [start, end] = [span.start, span.end].map(|offset| lines.position(text, offset, Encoding::Utf32));
    json!({
        "startLine": start.line + 1,
        "startColumn": start.column + 1,
        "endLine": end.line + 1,
        "endColumn": end.column + 1,
    })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Information | Level::Hint => "note",
        Level::Off => "none",
    }
}

/// A path as an URI reference: all but RFC 3986's unreserved characters and `/` in percent signs.
fn uri(path: &str) -> String {
    let mut uri = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.extend(["%", &format!("{byte:02X}")]);
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_references() {
        assert_eq!(uri("notes/à voir.md"), "notes/%C3%A0%20voir.md");
        assert_eq!(uri("/n/a.md"), "file:///n/a.md");
    }
}
