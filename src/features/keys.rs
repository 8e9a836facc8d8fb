//! What half-typed keys may become: citations of articles, rules that a comment silences, keys of the front matter.

use super::complete::is_prose;
use super::structure;
use crate::check::RULES;
use crate::index::{ArticleNo, Snapshot, folded};
use crate::notes::Note;
use crate::text::Span;
use crate::wording::{Locale, say};
use std::cmp::Reverse;

/// What may stand in place of what is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// Typed so far, in the note: a key without its `@`, or the first letters of a rule.
    pub typed: Span,
    /// Best first.
    pub offered: Vec<Key>,
    /// Whether further letters may bring others.
    pub incomplete: bool,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// What is put in.
    pub insert: String,
    /// What it is, on one line: title, publisher and date of an article; what a rule looks for.
    pub about: String,
    /// The same at length, in Markdown; of an article it is told when asked for.
    pub card: String,
    /// What a client that compares letters should compare.
    pub filter: String,
    pub article: Option<ArticleNo>,
}

/// Articles offered at most.
const MOST: usize = 100;
/// The longest title shown, in characters.
const TITLE: usize = 90;

/// What the key at `offset` may become; none where no key is being typed.
#[must_use]
pub fn keys(note: &Note, snapshot: &Snapshot, offset: usize, locale: Locale) -> Option<Keys> {
    let before = note.text.get(..offset)?;
    let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    front_matter(note, line, offset, locale)
        .or_else(|| rules(before, offset, locale))
        .or_else(|| if note.front_matter.off { None } else { citations(note, snapshot, line, offset, locale) })
}

/// An article for who writes its citation: title, publisher and date on one line, and where it lies.
#[must_use]
pub fn describe_article(snapshot: &Snapshot, article: ArticleNo, locale: Locale) -> Option<(String, String)> {
    let card = snapshot.cards().get(article as usize)?;
    let about = about(snapshot, article, locale)?;
    let text = snapshot.article(article)?;
    let body = text.article.blocks.iter().find(|block| block.kind == crate::corpus::BlockKind::Body);
    let begins = body.map(|block| super::markup::quote(&text.article.text, block.span, None)).unwrap_or_default();
    let title = card.title.as_deref().unwrap_or(&card.key);
    let head = format!("**{}**", super::markup::plain(&crate::text::short(title, TITLE)));
    Some((about, format!("{head}\n\n{begins}\n\n{}", super::markup::link_to(snapshot, article, 1, locale))))
}

fn about(snapshot: &Snapshot, article: ArticleNo, locale: Locale) -> Option<String> {
    let card = snapshot.cards().get(article as usize)?;
    let stored = snapshot.article(article)?;
    let title = card.title.as_ref().map(|title| crate::text::short(title, TITLE).into_owned());
    let publisher = stored.article.publisher.as_ref().map(|known| known.value.clone());
    let date = card.date.as_ref().map(|date| date.value.describe(locale.language()));
    let facts: Vec<String> = [title, publisher, date].into_iter().flatten().collect();
    Some(crate::text::shown(&facts.join(" · ")).replace(['\n', '\r', '\t'], " "))
}

/// After `@` or `[[`: the articles whose key, or a word of whose title, begins as typed; the newest first.
fn citations(note: &Note, snapshot: &Snapshot, line: usize, offset: usize, locale: Locale) -> Option<Keys> {
    let before = &note.text[line..offset];
    let wiki = before.rfind("[[").filter(|at| !before[*at..].contains(['|', ']', '#'])).map(|at| at + 2);
    let key = before.rfind('@').filter(|at| {
        // Glued to a word it is an address.
        let glued = before[..*at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '@'));
        !glued && !before[*at + 1..].contains(|c: char| c.is_whitespace() || matches!(c, ']' | '[' | ';' | ',' | '@'))
    });
    let start = line + wiki.or(key.map(|at| at + 1))?;
    let opened = start - if wiki.is_some() { 2 } else { 1 };
    let in_code = note.text[line..opened].matches('`').count() % 2 == 1;
    let cited = note.citations.iter().any(|citation| citation.span.touches(opened));
    let prose = cited || is_prose(note, opened) || is_prose(note, opened.saturating_sub(1)) || opened == line;
    if in_code || !prose || note.block_at(opened).is_none() {
        return None;
    }
    let typed = Span::new(start, offset);
    let wanted = folded(typed.of(&note.text));
    let fits = |text: &str| {
        let text = folded(text);
        text.match_indices(&wanted).any(|(at, _)| at == 0 || text[..at].ends_with(' '))
    };
    let mut found: Vec<(bool, ArticleNo)> = Vec::new();
    for (card, article) in snapshot.cards().iter().zip(0..) {
        let by_key = fits(&card.key);
        if by_key || card.title.as_deref().is_some_and(fits) {
            found.push((!by_key, article));
        }
    }
    let date = |article: ArticleNo| snapshot.cards().get(article as usize)?.date.as_ref().map(|date| date.value.first);
    found.sort_by_key(|(by_title, article)| (*by_title, Reverse(date(*article)), *article));
    let incomplete = found.len() > MOST;
    found.truncate(MOST);
    let offer = |(_, article): (bool, ArticleNo)| {
        let card = snapshot.cards().get(article as usize)?;
        let typed = typed.of(&note.text);
        Some(Key {
            insert: card.key.clone(),
            about: about(snapshot, article, locale)?,
            card: String::new(),
            // Whoever typed a word of the title has typed no letter of the key.
            filter: format!("{typed} {} {}", card.key, card.title.as_deref().unwrap_or("")),
            article: Some(article),
        })
    };
    let offered: Vec<Key> = found.into_iter().filter_map(offer).collect();
    (!offered.is_empty()).then_some(Keys { typed, offered, incomplete })
}

/// In a comment that begins `<!-- sourcier: ignore`: the rules that it does not name yet.
fn rules(before: &str, offset: usize, locale: Locale) -> Option<Keys> {
    let open = before.rfind("<!--").filter(|at| !before[*at..].contains("-->"))?;
    let inner = &before[open + "<!--".len()..];
    let (who, what) = inner.split_once(':')?;
    if who.trim() != "sourcier" {
        return None;
    }
    let start = what.rfind([' ', ',', '\t', '\n']).map_or(0, |at| at + 1);
    let (said, begun) = what.split_at(start);
    let typed = Span::new(offset - begun.len(), offset);
    let mut said = said.split([' ', ',', '\t', '\n']).filter(|word| !word.is_empty());
    let offered: Vec<Key> = match said.next() {
        None => vec![Key::plain("ignore", &say!(locale, "key-ignore"), &say!(locale, "key-ignore-more"))],
        Some("ignore") => {
            let named: Vec<&str> = said.collect();
            let left = RULES.iter().filter(|rule| !named.contains(&rule.code));
            let key = |rule: &&crate::check::Rule| {
                let (summary, doc) = rule.page(locale);
                Key::plain(rule.code, summary, doc)
            };
            left.map(key).collect()
        }
        Some(_) => return None,
    };
    (!offered.is_empty()).then_some(Keys { typed, offered, incomplete: false })
}

/// Keys of the front matter, and what may stand behind them.
fn front_matter(note: &Note, line: usize, offset: usize, locale: Locale) -> Option<Keys> {
    let text = &note.text;
    let closed = structure::front_matter(text);
    let inside = line > 0 && closed.map_or_else(|| text.starts_with("---"), |span| offset < span.end - "---".len());
    if !inside || (closed.is_none() && text[..line].lines().skip(1).any(|line| line.trim().is_empty())) {
        return None;
    }
    let before = &text[line..offset];
    let (typed, offered) = match before.split_once(':') {
        None => {
            let all = closed.map_or("", |span| span.of(text));
            let missing =
                |key: &str| !all.lines().any(|line| line.strip_prefix(key).is_some_and(|l| l.starts_with(':')));
            let date = Key::plain("date: ", &say!(locale, "key-date"), &say!(locale, "key-date-more"));
            let off = Key::plain("sourcier: off", &say!(locale, "key-off"), &say!(locale, "key-off-more"));
            let offered = [("date", date), ("sourcier", off)].into_iter().filter(|(key, _)| missing(key));
            (before, offered.map(|(_, key)| key).collect::<Vec<Key>>())
        }
        Some((key, value)) => {
            let value = value.trim_start();
            let offered = match key {
                "sourcier" => {
                    vec![Key::plain("off", &say!(locale, "key-off"), &say!(locale, "key-off-more"))]
                }
                "date" => note
                    .file_date
                    .into_iter()
                    .map(|date| Key::plain(&date.iso(), &say!(locale, "key-day"), &say!(locale, "key-day-more")))
                    .collect(),
                _ => Vec::new(),
            };
            (value, offered)
        }
    };
    let typed = Span::new(offset - typed.len(), offset);
    (!offered.is_empty()).then_some(Keys { typed, offered, incomplete: false })
}

impl Key {
    fn plain(insert: &str, about: &str, card: &str) -> Self {
        Self {
            insert: insert.to_owned(),
            about: about.to_owned(),
            card: card.to_owned(),
            filter: insert.to_owned(),
            article: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::snapshot;

    fn offered(marked: &str) -> Vec<String> {
        let at = marked.find('|').expect("a bar");
        let note = Note::parse(&marked.replacen('|', "", 1)).in_file(std::path::Path::new("2024-03-05-note.md"));
        keys(&note, &snapshot(), at, Locale::En).map_or(Vec::new(), |keys| {
            let typed = keys.typed.of(&note.text);
            keys.offered.iter().map(|key| format!("{typed}→{}", key.insert)).collect()
        })
    }

    #[test]
    fn a_citation_is_found_by_key_or_title() {
        let all = offered("Dit-il [@|].\n");
        let snapshot = snapshot();
        assert_eq!(all.len(), snapshot.cards().len());
        let key = &snapshot.cards()[0].key;
        let begun: String = key.chars().take(4).collect();
        assert!(offered(&format!("Dit-il [@{begun}|].\n")).contains(&format!("{begun}→{key}")));
        assert!(offered(&format!("Dit-il [@{begun}|")).contains(&format!("{begun}→{key}")));
        assert!(offered(&format!("Voir [[{begun}|]].\n")).contains(&format!("{begun}→{key}")));
        assert!(offered("[@a; @|]\n").len() == all.len());
    }

    #[test]
    fn no_citation_where_none_is_begun() {
        for text in ["a@|\n", "`[@|`\n", "[@a |]\n", "```\n[@|\n```\n", "x|\n", "[@a]|\n", "[[a]]|\n"] {
            assert_eq!(offered(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_comment_takes_rules() {
        let all = offered("<!-- sourcier: ignore | -->\n");
        assert_eq!(all.len(), RULES.len());
        assert_eq!(offered("<!-- sourcier: ignore altered-quote, | -->\n").len(), RULES.len() - 1);
        assert_eq!(offered("A. <!-- sourcier: |\n"), ["→ignore"]);
        assert_eq!(offered("<!-- autre: | -->\n"), [""; 0]);
        assert_eq!(offered("<!-- sourcier: ignore --> |\n"), [""; 0]);
    }

    #[test]
    fn front_matter_takes_its_keys() {
        assert_eq!(offered("---\n|\n---\n\nA.\n"), ["→date: ", "→sourcier: off"]);
        assert_eq!(offered("---\ndate: |\n---\n"), ["→2024-03-05"]);
        assert_eq!(offered("---\ndate: 2024-01-01\nso|\n---\n"), ["so→sourcier: off"]);
        assert_eq!(offered("---\nsourcier: |\n---\n"), ["→off"]);
        assert_eq!(offered("---\nda|"), ["da→date: ", "da→sourcier: off"]);
        assert_eq!(offered("A.\n\n---\n|\n---\n"), [""; 0]);
        assert_eq!(offered("---\ntitle: |\n---\n"), [""; 0]);
    }
}
