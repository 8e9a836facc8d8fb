//! Markdown for hovers: text of articles made harmless, places as links.

use crate::check::Evidence;
use crate::corpus::{How, Known};
use crate::index::{ArticleNo, Snapshot};
use crate::reading::{Interval, NameKind};
use crate::text::{self, Span};
use crate::wording::{Locale, say};
use std::fmt::Write;

/// The longest passage shown, in characters.
pub const SHOWN: usize = 280;

/// Text of an article on one line, with what Markdown or an editor could take for a command made plain: no link, picture,
/// markup, character reference, or character that acts unseen is left in it.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            c if text::has_power(c) => out.push_str(&text::shown(c.encode_utf8(&mut [0; 4]))),
            '&' if is_reference(rest) => out.push_str("&amp;"),
            _ => {
                let escaped = match c {
                    // An address of electronic mail becomes a link.
                    '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '@' => true,
                    // Between figures and before an amount it is money, elsewhere it may begin a formula.
                    '$' => !rest.trim_start().starts_with(|c: char| c.is_ascii_digit()),
                    // What makes a link of bare words: `https:`, `mailto:`, `www.`.
                    ':' => {
                        before.is_alphanumeric() && !rest.starts_with(|c: char| c.is_whitespace() || c.is_ascii_digit())
                    }
                    '.' => {
                        ends_with_www(&text[..at])
                            || (digits(&text[..at]) && !rest.starts_with(|c: char| !c.is_whitespace()))
                    }
                    // What makes a heading, an item or a rule of a line that begins with it.
                    '#' | '|' | '+' | '-' | '=' | ')' => out.trim_start().bytes().all(|b| b.is_ascii_digit()),
                    _ => false,
                };
                if escaped {
                    out.push('\\');
                }
                out.push(c);
            }
        }
        before = c;
    }
    out
}

/// Whether what follows an `&` makes a character reference of it: `lt;`, `#x3c;`.
fn is_reference(rest: &str) -> bool {
    let name = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    name.len() < rest.len() && name.starts_with(';')
}

fn ends_with_www(before: &str) -> bool {
    before.len() >= 3
        && before.is_char_boundary(before.len() - 3)
        && before[before.len() - 3..].eq_ignore_ascii_case("www")
}

/// Whether a line so far is a number alone: with a point it would begin a list.
fn digits(before: &str) -> bool {
    let before = before.trim_start();
    !before.is_empty() && before.bytes().all(|b| b.is_ascii_digit())
}

/// The most characters of a name that is shown: what is longer is no name that anybody reads.
const NAME: usize = 80;
/// The most characters of a role.
const ROLE: usize = 140;

/// A name as a card shows it.
pub fn name(text: &str) -> String {
    plain(&text::short(text, NAME))
}

/// A role as a card shows it.
pub fn role(text: &str) -> String {
    plain(&text::short(text, ROLE))
}

/// `span` of an article as a quotation, cut to a readable length around `decisive`, which stands in bold.
pub fn quote(text: &str, span: Span, decisive: Option<Span>) -> String {
    format!("> {}", quoted(text, span, decisive, SHOWN))
}

/// The same in at most so many characters, without the mark of a quotation.
pub fn quoted(text: &str, span: Span, decisive: Option<Span>, most: usize) -> String {
    let span = span.trim(text);
    let decisive = decisive.map(|d| d.trim(text)).filter(|d| span.contains(*d) && *d != span && !d.is_empty());
    let shown = excerpt(text, span, decisive, most);
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
                plain(&crate::text::short(bold.of(text), most)),
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
pub fn link(snapshot: &Snapshot, evidence: Evidence, locale: Locale) -> String {
    let line = snapshot.article(evidence.article).map_or(1, |article| article.lines.line(evidence.span.start) + 1);
    link_to(snapshot, evidence.article, line, locale)
}

/// A link to that line of an article, from 1.
pub fn link_to(snapshot: &Snapshot, article: ArticleNo, line: usize, locale: Locale) -> String {
    let Some(card) = snapshot.cards().get(article as usize) else { return String::new() };
    let words = say!(locale, "line", title = plain(&card.key), line = line.to_string());
    format!("[{words}]({}#L{line})", address(&card.path))
}

/// When an article came out, as a reader would say it.
pub fn published(snapshot: &Snapshot, article: ArticleNo, locale: Locale) -> Option<String> {
    let card = snapshot.cards().get(article as usize)?;
    card.date.as_ref().map(|date| date.value.describe(locale.language()))
}

/// A date, and how it is known; that it is not known.
pub fn dated(date: Option<&Known<Interval>>, locale: Locale) -> String {
    match date {
        Some(date) => format!("{} ({})", date.value.describe(locale.language()), known_by(date.how, locale)),
        None => say!(locale, "date-not-known"),
    }
}

/// How a value is known, as it is said after it.
pub fn known_by(how: How, locale: Locale) -> String {
    let how = match how {
        How::FrontMatter => "front-matter",
        How::Printed => "printed",
        How::FileName => "file-name",
        How::Inferred => "inferred",
    };
    say!(locale, "how-known", how = how)
}

/// The kind of a name.
pub fn kind(kind: NameKind, locale: Locale) -> String {
    say!(locale, "name-kind", kind = kind.word())
}

/// So many articles.
pub fn articles(count: usize, locale: Locale) -> String {
    say!(locale, "articles", count = count)
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
        assert_eq!(plain("a *b* [c](d)\u{1b}[31m\n<e>"), "a \\*b\\* \\[c\\](d)⟨U+001B⟩\\[31m \\<e\\>");
        assert_eq!(plain("AT&T &lt; &#60; 5 & 6"), "AT&T &amp;lt; &amp;#60; 5 & 6");
        assert_eq!(plain("https://x.y www.x.y a@b.c"), "https\\://x.y www\\.x.y a\\@b.c");
        assert_eq!(plain("à 10:30, il dit : 5 $ ou $5, -3 #4"), "à 10:30, il dit : 5 \\$ ou $5, -3 #4");
        assert_eq!(plain("- a"), "\\- a");
        assert_eq!(plain("12. a"), "12\\. a");
        assert_eq!(address(std::path::Path::new("/a b/é.txt")), "file:///a%20b/%C3%A9.txt");
    }

    proptest::proptest! {
        #[test]
        fn nothing_of_an_article_acts(text in "([\\[\\]()<>!*_`#~&;:/.@$|+=0-9 \\n\u{202e}\u{200b}-]|https|www|mailto|command|amp|lt|a|é){0,24}") {
            use pulldown_cmark::{Event, Options, Parser, Tag};
            let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH
                | Options::ENABLE_TASKLISTS | Options::ENABLE_GFM | Options::ENABLE_WIKILINKS;
            let shown = plain(&text);
            for event in Parser::new_ext(&shown, options) {
                let harmless = matches!(event, Event::Start(Tag::Paragraph) | Event::End(_) | Event::Text(_) | Event::SoftBreak);
                proptest::prop_assert!(harmless, "{event:?} in {shown:?}");
            }
            let acts = |start: &str| {
                let after = |at: usize| shown[at + start.len()..].chars().next();
                shown.match_indices(start).any(|(at, _)| after(at).is_some_and(|c| !c.is_whitespace() && !c.is_ascii_digit()))
            };
            let linked = ["https:", "mailto:", "www.", "command:"].into_iter().any(acts);
            proptest::prop_assert!(!linked && !shown.contains(text::has_power), "{shown:?}");
        }
    }

    #[test]
    fn long_passages_are_cut_around_what_decides() {
        let text = format!("{}ICI{}", "é ".repeat(300), " ù".repeat(300));
        let at = text.find("ICI").expect("ICI");
        let shown = quote(&text, Span::new(0, text.len()), Some(Span::new(at, at + 3)));
        assert!(shown.contains("**ICI**") && shown.starts_with("> … ") && shown.ends_with(" …"));
    }
}
