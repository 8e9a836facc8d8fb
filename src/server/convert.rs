//! The door between the protocol's types and the program's own.

pub mod actions;
pub mod completion;
pub mod corpus;
pub mod edits;
pub mod lenses;
pub mod structure;
pub mod symbols;
pub mod tokens;

use super::abilities::Abilities;
use super::documents::Still;
use super::jobs::Judgement;
use crate::check::{Evidence, Finding, Fix};
use crate::config::Level;
use crate::features;
use crate::index::{Snapshot, StoredArticle};
use crate::text::{Encoding, LineIndex, Position, Span};
use serde_json::json;
use std::collections::HashMap;
use std::path::PathBuf;
use tower_lsp_server::ls_types as lsp;
use tower_lsp_server::ls_types::Uri;

/// Longest passage shown beside a finding, in characters: about three lines of a problems panel.
const LONGEST_PASSAGE: usize = 300;

/// The file that a `file:` address names.
pub fn path(uri: &Uri) -> Option<PathBuf> {
    uri.scheme().as_str().eq_ignore_ascii_case("file").then(|| uri.to_file_path().map(std::borrow::Cow::into_owned))?
}

pub fn from_position(position: lsp::Position) -> Position {
    Position { line: position.line, column: position.character }
}

fn to_position(position: Position) -> lsp::Position {
    lsp::Position { line: position.line, character: position.column }
}

pub fn to_range(text: &str, lines: &LineIndex, span: Span, encoding: Encoding) -> lsp::Range {
    lsp::Range {
        start: to_position(lines.position(text, span.start, encoding)),
        end: to_position(lines.position(text, span.end, encoding)),
    }
}

pub fn from_range(text: &str, lines: &LineIndex, range: lsp::Range, encoding: Encoding) -> Span {
    Span::new(
        lines.offset(text, from_position(range.start), encoding),
        lines.offset(text, from_position(range.end), encoding),
    )
}

const fn to_severity(level: Level) -> Option<lsp::DiagnosticSeverity> {
    match level {
        Level::Off => None,
        Level::Hint => Some(lsp::DiagnosticSeverity::HINT),
        Level::Information => Some(lsp::DiagnosticSeverity::INFORMATION),
        Level::Warning => Some(lsp::DiagnosticSeverity::WARNING),
        Level::Error => Some(lsp::DiagnosticSeverity::ERROR),
    }
}

/// A finding as a diagnostic; none where its rule is off.
pub fn to_diagnostic(
    judgement: &Judgement,
    finding: &Finding,
    snapshot: &Snapshot,
    abilities: &Abilities,
) -> Option<lsp::Diagnostic> {
    let severity = to_severity(finding.level)?;
    let evidence: Vec<_> =
        finding.evidence.iter().filter_map(|e| to_related(e, snapshot, abilities.encoding)).collect();
    let mut message = finding.message.worded(abilities.locale);
    if !abilities.related_information
        && let Some(first) = evidence.first()
    {
        // Where the client has no place for it, the passage that says so still has to be seen.
        message.push('\n');
        message.push_str(&first.message);
    }
    let code = finding.rule.code;
    Some(lsp::Diagnostic {
        range: to_range(&judgement.note.text, &judgement.lines, finding.span, abilities.encoding),
        severity: Some(severity),
        code: Some(lsp::NumberOrString::String(code.to_owned())),
        code_description: abilities
            .code_description
            .then(|| finding.rule.address(abilities.locale).parse().ok())
            .flatten()
            .map(|href| lsp::CodeDescription { href }),
        source: Some("sourcier".to_owned()),
        message,
        related_information: (abilities.related_information && !evidence.is_empty()).then_some(evidence),
        tags: None,
        data: abilities.diagnostic_data.then(|| {
            let fixes: Vec<_> = finding
                .fixes
                .iter()
                .map(|fix| json!({"title": fix.title.worded(abilities.locale), "edits": to_edits(judgement, &fix.edits, abilities.encoding)}))
                .collect();
            json!({"correct": finding.correct, "fixes": fixes})
        }),
    })
}

/// A passage as a place in the original article, with its words.
fn to_related(
    evidence: &Evidence,
    snapshot: &Snapshot,
    encoding: Encoding,
) -> Option<lsp::DiagnosticRelatedInformation> {
    let article = snapshot.article(evidence.article)?;
    let location = to_location(*evidence, snapshot, encoding)?;
    let line = location.range.start.line + 1;
    let message = format!("{}:{line}: {}", article.article.id, passage(&article, evidence.span));
    Some(lsp::DiagnosticRelatedInformation { location, message })
}

/// The sentence that holds `span`, on one line.
fn passage(article: &StoredArticle, span: Span) -> String {
    let words = article.sentence(span).of(&article.article.text).split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(LONGEST_PASSAGE) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words,
    }
}

pub fn to_edits(judgement: &Judgement, edits: &[(Span, String)], encoding: Encoding) -> Vec<lsp::TextEdit> {
    let edit = |(span, new): &(Span, String)| lsp::TextEdit {
        range: to_range(&judgement.note.text, &judgement.lines, *span, encoding),
        new_text: new.clone(),
    };
    edits.iter().map(edit).collect()
}

pub fn to_hover(judgement: &Judgement, hover: features::Hover, abilities: &Abilities) -> lsp::Hover {
    let range = to_range(&judgement.note.text, &judgement.lines, hover.span, abilities.encoding);
    to_card(hover.markdown, range, abilities)
}

/// The same of a hover on `range`, wherever that is.
pub fn to_card(markdown: String, range: lsp::Range, abilities: &Abilities) -> lsp::Hover {
    let (kind, value) = if abilities.markdown {
        (lsp::MarkupKind::Markdown, markdown)
    } else {
        (lsp::MarkupKind::PlainText, plain(&markdown))
    };
    lsp::Hover { contents: lsp::HoverContents::Markup(lsp::MarkupContent { kind, value }), range: Some(range) }
}

/// Markdown for a client that shows letters only: the words, line by line.
pub fn plain(markdown: &str) -> String {
    use pulldown_cmark::{Event, Parser, TagEnd};
    let mut plain = String::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) => plain.push_str(&text),
            Event::Start(pulldown_cmark::Tag::Item) => plain.push_str("- "),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Item) => plain.push('\n'),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::BlockQuote(_) | TagEnd::CodeBlock)
            | Event::Rule => {
                plain.push_str("\n\n");
            }
            _ => {}
        }
    }
    plain.trim_end().to_owned()
}

/// Places in the corpus for what stands in a text, given with its lines.
pub fn to_definition(
    (origin, lines): (&str, &LineIndex),
    targets: Vec<features::Target>,
    snapshot: &Snapshot,
    abilities: &Abilities,
) -> Option<lsp::GotoDefinitionResponse> {
    let mut links = Vec::new();
    for target in targets {
        let Some(uri) = Uri::from_file_path(&target.path) else { continue };
        let Some(article) = snapshot.article(target.article) else { continue };
        let text = &article.article.text;
        let range = |span| to_range(text, &article.lines, span, abilities.encoding);
        let around =
            article.article.blocks.iter().map(|b| b.span).find(|b| b.contains(target.span)).unwrap_or(target.span);
        links.push(lsp::LocationLink {
            origin_selection_range: Some(to_range(origin, lines, target.origin, abilities.encoding)),
            target_uri: uri,
            target_range: range(around),
            target_selection_range: range(target.span),
        });
    }
    if links.is_empty() {
        return None;
    }
    Some(if abilities.definition_links {
        lsp::GotoDefinitionResponse::Link(links)
    } else {
        let place =
            |link: lsp::LocationLink| lsp::Location { uri: link.target_uri, range: link.target_selection_range };
        lsp::GotoDefinitionResponse::Array(links.into_iter().map(place).collect())
    })
}

/// A place in an article.
pub fn to_location(place: Evidence, snapshot: &Snapshot, encoding: Encoding) -> Option<lsp::Location> {
    let article = snapshot.article(place.article)?;
    let range = to_range(&article.article.text, &article.lines, place.span, encoding);
    Some(lsp::Location { uri: Uri::from_file_path(&article.path)?, range })
}

/// An edit that mends nothing, but that may be wanted.
pub fn to_refactoring(
    judgement: &Judgement,
    fix: &Fix,
    still: &Still,
    abilities: &Abilities,
) -> lsp::CodeActionOrCommand {
    let edits = to_edits(judgement, &fix.edits, abilities.encoding);
    lsp::CodeActionOrCommand::CodeAction(lsp::CodeAction {
        title: fix.title.worded(abilities.locale),
        kind: Some(lsp::CodeActionKind::REFACTOR),
        edit: Some(to_note_edit(edits, still, abilities)),
        ..lsp::CodeAction::default()
    })
}

pub fn to_action(
    judgement: &Judgement,
    action: &features::Action,
    still: &Still,
    diagnostic: Option<lsp::Diagnostic>,
    abilities: &Abilities,
) -> lsp::CodeActionOrCommand {
    lsp::CodeActionOrCommand::CodeAction(lsp::CodeAction {
        title: action.fix.title.worded(abilities.locale),
        kind: Some(lsp::CodeActionKind::QUICKFIX),
        diagnostics: diagnostic.map(|diagnostic| vec![diagnostic]),
        edit: Some(to_note_edit(to_edits(judgement, &action.fix.edits, abilities.encoding), still, abilities)),
        is_preferred: action.preferred.then_some(true),
        ..lsp::CodeAction::default()
    })
}

/// Edits of one note.
pub fn to_note_edit(edits: Vec<lsp::TextEdit>, still: &Still, abilities: &Abilities) -> lsp::WorkspaceEdit {
    if !abilities.versioned_edits {
        let changes = HashMap::from([(still.uri.clone(), edits)]);
        return lsp::WorkspaceEdit { changes: Some(changes), ..lsp::WorkspaceEdit::default() };
    }
    // The version makes the client refuse it where the note has changed meanwhile.
    let text_document =
        lsp::OptionalVersionedTextDocumentIdentifier { uri: still.uri.clone(), version: Some(still.version) };
    let document = lsp::TextDocumentEdit { text_document, edits: edits.into_iter().map(lsp::OneOf::Left).collect() };
    lsp::WorkspaceEdit {
        document_changes: Some(lsp::DocumentChanges::Edits(vec![document])),
        ..lsp::WorkspaceEdit::default()
    }
}
