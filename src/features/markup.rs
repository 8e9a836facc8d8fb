//! Markdown for hovers: text of articles made harmless, places as links.

use crate::check::Evidence;
use crate::index::{ArticleNo, Snapshot};
use crate::lexicon::Language;
use crate::text::Span;
use std::fmt::Write;

/// The longest passage shown, in characters.
const SHOWN: usize = 280;

/// Text of an article with what Markdown or a terminal could take for a command made plain, on one line.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() => {}
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '$' => {
                out.push('\\');
                out.push(c);
            }
            '&' => out.push_str("&amp;"),
            c => out.push(c),
        }
    }
    out
}

/// `span` of an article as a quotation, cut to a readable length around `decisive`, which stands in bold.
pub fn quote(text: &str, span: Span, decisive: Option<Span>) -> String {
    format!("> {}", quoted(text, span, decisive))
}

/// The same, without the mark of a quotation.
pub fn quoted(text: &str, span: Span, decisive: Option<Span>) -> String {
    let span = span.trim(text);
    let decisive = decisive.map(|d| d.trim(text)).filter(|d| span.contains(*d) && *d != span && !d.is_empty());
    let shown = excerpt(text, span, decisive, SHOWN);
    let mut out = String::new();
    if shown.start > span.start {
        out.push_str("… ");
    }
    match decisive {
        Some(bold) => {
            let _ = write!(
                out,
                "{}**{}**{}",
                plain(&text[shown.start..bold.start]),
                plain(bold.of(text)),
                plain(text.get(bold.end..shown.end).unwrap_or(""))
            );
        }
        None => out.push_str(&plain(shown.of(text))),
    }
    if shown.end < span.end {
        out.push_str(" …");
    }
    out
}

/// The part of `span` to show where it is longer than `most` characters: what stands around `decisive`, from word to word.
pub fn excerpt(text: &str, span: Span, decisive: Option<Span>, most: usize) -> Span {
    if span.of(text).chars().count() <= most {
        return span;
    }
    let middle = decisive.map_or(span.start, |d| d.start);
    let mut start = back(text, middle.saturating_sub(most / 2).max(span.start));
    let end = back(text, (start + most).max(decisive.map_or(0, |d| d.end)).min(span.end));
    if start > span.start
        && let Some(word) = text[start..middle].find(' ')
    {
        start += word + 1;
    }
    let least = decisive.map_or(start, |d| d.end);
    let word = if end < span.end { text[least..end].rfind(' ').map(|at| least + at) } else { None };
    Span::new(start, word.unwrap_or(end))
}

fn back(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A link to a line of an article: « [key, line 5](file:///…#L5) ».
pub fn link(snapshot: &Snapshot, evidence: Evidence) -> String {
    let line = snapshot.article(evidence.article).map_or(1, |article| article.lines.line(evidence.span.start) + 1);
    link_to(snapshot, evidence.article, line)
}

/// A link to that line of an article, from 1.
pub fn link_to(snapshot: &Snapshot, article: ArticleNo, line: usize) -> String {
    let Some(card) = snapshot.cards().get(article as usize) else { return String::new() };
    format!("[{}, line {line}]({}#L{line})", plain(&card.key), address(&card.path))
}

/// When an article came out, as a reader would say it.
pub fn published(snapshot: &Snapshot, article: ArticleNo, language: Language) -> Option<String> {
    let card = snapshot.cards().get(article as usize)?;
    card.date.as_ref().map(|date| date.value.describe(language))
}

/// The `file:` address of a path.
pub fn address(path: &std::path::Path) -> String {
    let mut out = String::from("file://");
    let path = path.to_string_lossy().replace('\\', "/");
    if !path.starts_with('/') {
        out.push('/');
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.' | b'~' | b':') {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_of_articles_is_harmless() {
        assert_eq!(plain("a *b* [c](d)\u{1b}[31m\n<e>"), "a \\*b\\* \\[c\\](d)\\[31m \\<e\\>");
        assert_eq!(address(std::path::Path::new("/a b/é.txt")), "file:///a%20b/%C3%A9.txt");
    }

    #[test]
    fn long_passages_are_cut_around_what_decides() {
        let text = format!("{}ICI{}", "é ".repeat(300), " ù".repeat(300));
        let at = text.find("ICI").expect("ICI");
        let shown = quote(&text, Span::new(0, text.len()), Some(Span::new(at, at + 3)));
        assert!(shown.contains("**ICI**") && shown.starts_with("> … ") && shown.ends_with(" …"));
    }
}
