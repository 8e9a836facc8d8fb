//! A citation as the note writes them.

use crate::check::cited;
use crate::index::{ArticleNo, Snapshot};
use crate::notes::{BlockKind, CitationForm, Note};
use crate::text::Span;
use std::fmt::Write;

/// A citation of an article, to be written into a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citing {
    /// What stands behind the quotation, with the blank before it where there is one.
    pub behind: String,
    /// A footnote that has to be added, and where.
    pub footnote: Option<(usize, String)>,
}

/// How a note points to an article, in a sentence or in a footnote.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Form {
    Key,
    Wiki,
    /// A link; what its target has before the article's path in the corpus: `../corpus/`.
    Link(String),
}

/// Cites an article in the way that the note mostly does: `[@key]`, a wiki link, a link to its file, any of them in a footnote.
/// `[@key]` where the note cites nothing yet.
#[must_use]
pub fn cite(note: &Note, snapshot: &Snapshot, article: ArticleNo) -> Option<Citing> {
    let (form, footnote) = style(note, snapshot);
    let pointer = pointer(&form, snapshot, article)?;
    if !footnote {
        return Some(Citing { behind: format!(" {pointer}"), footnote: None });
    }
    let notes = footnotes(note);
    let known = note.citations.iter().find(|citation| cited(citation, snapshot) == Some(article));
    let label = known.and_then(|citation| notes.iter().rev().find(|(_, span)| span.start <= citation.span.start));
    if let Some((label, _)) = label {
        return Some(Citing { behind: format!("[^{label}]"), footnote: None });
    }
    let last = notes.iter().filter_map(|(label, _)| label.parse::<u32>().ok()).max().unwrap_or(0);
    let label = last.saturating_add(1);
    // Behind the footnotes that there are, at the note's end.
    let end = note.text.trim_end().len();
    let mut text = if notes.last().is_some_and(|(_, span)| span.end >= end) { "\n" } else { "\n\n" }.to_owned();
    let _ = write!(text, "[^{label}]: {pointer}");
    Some(Citing { behind: format!("[^{label}]"), footnote: Some((end, text)) })
}

/// The commonest way; of several as common the last.
fn style(note: &Note, snapshot: &Snapshot) -> (Form, bool) {
    let in_footnote = |span: Span| {
        let mut footnotes = note.blocks.iter().filter(|block| block.kind == BlockKind::Footnote);
        footnotes.any(|block| block.span.contains(span))
    };
    let mut ways: Vec<(Form, bool, usize)> = Vec::new();
    for citation in &note.citations {
        let form = match &citation.form {
            CitationForm::Bracketed { .. } | CitationForm::Bare { .. } => Some(Form::Key),
            CitationForm::Wiki { .. } => cited(citation, snapshot).map(|_| Form::Wiki),
            CitationForm::Path { path } => before_corpus(path, cited(citation, snapshot), snapshot).map(Form::Link),
            CitationForm::Url { .. } => None,
        };
        let Some(form) = form else { continue };
        let footnote = in_footnote(citation.span);
        match ways.iter_mut().find(|(known, within, _)| *known == form && *within == footnote) {
            Some((_, _, times)) => *times += 1,
            None => ways.push((form, footnote, 1)),
        }
    }
    let most = ways.into_iter().max_by_key(|(_, _, times)| *times);
    most.map_or((Form::Key, false), |(form, footnote, _)| (form, footnote))
}

/// What the path of a link has before the article's own path in its corpus.
fn before_corpus(path: &str, article: Option<ArticleNo>, snapshot: &Snapshot) -> Option<String> {
    let card = snapshot.cards().get(article? as usize)?;
    let before = path.strip_suffix(card.id.as_str())?;
    (before.is_empty() || before.ends_with('/')).then(|| before.to_owned())
}

fn pointer(form: &Form, snapshot: &Snapshot, article: ArticleNo) -> Option<String> {
    let card = snapshot.cards().get(article as usize)?;
    Some(match form {
        Form::Key => format!("[@{}]", card.key),
        Form::Wiki => format!("[[{}]]", card.key),
        Form::Link(before) => {
            let stored = snapshot.article(article)?;
            let publisher = stored.article.publisher.as_ref().map(|known| known.value.as_str());
            let plain = |name: &&str| !name.contains(['[', ']', '\n', '`', '<', '*', '_']);
            let label = publisher.filter(plain).unwrap_or(&card.key);
            format!("[{label}]({})", encoded(&format!("{before}{}", card.id)))
        }
    })
}

/// A path as the target of a link.
pub fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for c in path.chars() {
        if c.is_whitespace() || c.is_control() || matches!(c, '(' | ')' | '<' | '>' | '%' | '#' | '?' | '\\' | '"') {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// The footnotes that a note defines: label, and the block of each.
fn footnotes(note: &Note) -> Vec<(&str, Span)> {
    let mut out: Vec<(&str, Span)> = Vec::new();
    for block in note.blocks.iter().filter(|block| block.kind == BlockKind::Footnote) {
        let line = note.text[..block.span.start].rfind('\n').map_or(0, |at| at + 1);
        let opened = note.text[line..].trim_start().strip_prefix("[^").and_then(|rest| rest.split_once("]:"));
        match (opened, out.last_mut()) {
            (Some((label, _)), _) if !label.contains(['\n', ']']) => out.push((label, block.span)),
            // A further paragraph of the footnote before.
            (_, Some((_, span))) => *span = span.cover(block.span),
            _ => {}
        }
    }
    out
}
