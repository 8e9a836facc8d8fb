//! What an article says of itself before its text: front matter between `---`, or plain lines `Title: …`, `Date: …`.

use super::numeric;
use super::words::field;
use crate::lexicon::Language;
use crate::reading::Interval;
use crate::reading::times::{self, Basis, When};
use crate::text::{self, Span};

/// The keys that count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    /// Where it stands, its marks included; empty where there is none.
    pub span: Span,
    pub title: Option<String>,
    pub date: Option<Interval>,
    pub author: Option<String>,
    pub publisher: Option<String>,
    pub url: Option<String>,
    pub language: Option<Language>,
    pub key: Option<String>,
}

/// How many lines before and in a header are looked at.
const FAR: usize = 60;

/// Reads a text's header. Front matter may stand below a title.
pub(super) fn parse(text: &str) -> Header {
    let lines = lines(text);
    fenced(text, &lines).or_else(|| plain(text, &lines)).unwrap_or_default()
}

/// The spans of the first lines, without what ends them.
fn lines(text: &str) -> Vec<Span> {
    let mut start = 0;
    let mut out = Vec::new();
    for line in text.split_inclusive('\n').take(2 * FAR) {
        out.push(Span::new(start, start + line.trim_end().len()));
        start += line.len();
    }
    out
}

fn fenced(text: &str, lines: &[Span]) -> Option<Header> {
    let filled: Vec<Span> = lines.iter().copied().filter(|line| !line.is_empty()).collect();
    let open = filled.iter().take(3).position(|line| line.of(text) == "---")?;
    let rest = &filled[open + 1..];
    let close = rest.iter().take(FAR).position(|line| matches!(line.of(text), "---" | "..."))?;
    let pairs = pairs(rest[..close].iter().map(|line| line.of(text)));
    // Below a title, a rule around prose is no front matter.
    if open > 0 && (pairs.is_empty() || pairs.len() < close) {
        return None;
    }
    Some(fill(pairs, Span::new(filled[open].start, rest[close].end)))
}

fn plain(text: &str, lines: &[Span]) -> Option<Header> {
    let first = lines.iter().position(|line| !line.is_empty())?;
    let known = |line: &&Span| split(line.of(text)).is_some_and(|(key, _)| field(key).is_some());
    let run: Vec<Span> = lines[first..].iter().take_while(known).copied().collect();
    let [start, .., end] = run[..] else { return None };
    Some(fill(pairs(run.iter().map(|line| line.of(text))), Span::new(start.start, end.end)))
}

fn split(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let plausible = key.len() <= 30 && !key.starts_with([' ', '\t', '-', '#']);
    plausible.then_some((key, value))
}

/// Keys and values; items of a list that follow a key are joined by commas.
fn pairs<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    for line in lines {
        if let Some((key, value)) = split(line) {
            out.push((key.to_owned(), unquoted(value)));
        } else if let (Some(item), Some((_, value))) = (line.trim_start().strip_prefix("- "), out.last_mut()) {
            if !value.is_empty() {
                value.push_str(", ");
            }
            value.push_str(&unquoted(item));
        }
    }
    out
}

/// A value without its quotes, brackets and comment.
fn unquoted(value: &str) -> String {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some((inner, _)) = value.strip_prefix(quote).and_then(|rest| rest.rsplit_once(quote)) {
            return inner.replace("\\\"", "\"").replace("''", "'");
        }
    }
    let value = value.split(" #").next().unwrap_or("").trim();
    match value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(list) => list.split(',').map(unquoted).collect::<Vec<_>>().join(", "),
        None => value.to_owned(),
    }
}

fn fill(pairs: Vec<(String, String)>, span: Span) -> Header {
    let mut header = Header { span, ..Header::default() };
    let mut date = None;
    for (key, value) in pairs {
        let Some(field) = field(&key) else { continue };
        if value.is_empty() {
            continue;
        }
        let slot = match field {
            "title" => &mut header.title,
            "author" => &mut header.author,
            "publisher" => &mut header.publisher,
            "url" => &mut header.url,
            "key" => &mut header.key,
            "language" => {
                header.language = header.language.or_else(|| Language::from_code(&value));
                continue;
            }
            _ => &mut date,
        };
        slot.get_or_insert(value);
    }
    header.date = date.and_then(|value| self::date(&value, header.language.unwrap_or_default()));
    header
}

/// The date that a value gives: a day, a month or a year.
fn date(value: &str, language: Language) -> Option<Interval> {
    if let Some(&(span, interval)) = numeric::find(value, language).first().filter(|(span, _)| span.start == 0) {
        return (!span.is_empty()).then_some(interval);
    }
    if let Some(year) = value.parse().ok().filter(|year| (1600..=2100).contains(year)) {
        let (first, last) = (numeric::month(year, 1)?, numeric::month(year, 12)?);
        return Some(Interval { first: first.first, last: last.last });
    }
    [language, other(language)].into_iter().find_map(|language| {
        let found = times::find(value, &text::sentences(value), language, None);
        found.iter().find_map(|time| match time.when {
            When::Days(interval) if time.basis == Basis::Written => Some(interval),
            _ => None,
        })
    })
}

fn other(language: Language) -> Language {
    match language {
        Language::French => Language::English,
        Language::English => Language::French,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter() {
        let text = "---\ntitle: \"Le pont : fin\"\ndate: 2021-03-05T10:00:00Z # heure de Paris\nauthors:\n  - Ana Roux\n  - B. Lind\n\
                    lang: fr-FR\ntags: [a, b]\nkey: pont21\n---\nTexte.\n";
        let header = parse(text);
        assert_eq!(header.title.as_deref(), Some("Le pont : fin"));
        assert_eq!(header.date.map(|date| date.first.to_string()).as_deref(), Some("2021-03-05"));
        assert_eq!(header.author.as_deref(), Some("Ana Roux, B. Lind"));
        assert_eq!((header.language, header.key.as_deref()), (Some(Language::French), Some("pont21")));
        assert_eq!(&text[header.span.end..], "\nTexte.\n");
    }

    #[test]
    fn plain_lines_and_what_is_none() {
        let header = parse("Titre : La digue\nSource: Le Courrier du Lac\nDate: 2021-03\n\nTexte.\n");
        assert_eq!(header.title.as_deref(), Some("La digue"));
        assert_eq!(header.publisher.as_deref(), Some("Le Courrier du Lac"));
        assert_eq!(header.date.map(|date| date.last.to_string()).as_deref(), Some("2021-03-31"));
        assert_eq!(parse("Source: un proche du dossier.\n\nTexte."), Header::default());
        assert_eq!(parse("Titre\n---\nUn texte.\n---\nAutre texte.\n"), Header::default());
        assert_eq!(parse("---\nsans fin: oui\n"), Header::default());
    }
}
