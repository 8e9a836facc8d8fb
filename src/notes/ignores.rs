//! `<!-- sourcier: ignore RULE… -->` silences the line it stands on, or the block that follows.

use crate::text::Span;

/// A comment that silences rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignore {
    /// The comment.
    pub span: Span,
    /// What it silences.
    pub scope: Span,
    /// Rules by code, with where each stands; none means all.
    pub rules: Vec<(String, Span)>,
}

/// Reads an HTML comment that starts at byte `at` of the note; None where it is another comment. The scope is left empty.
pub fn parse(comment: &str, at: usize) -> Option<Ignore> {
    let inner = comment.strip_prefix("<!--")?.strip_suffix("-->")?;
    let (who, what) = inner.split_once(':')?;
    if who.trim() != "sourcier" {
        return None;
    }
    let what_at = at + "<!--".len() + who.len() + 1;
    let mut words = what
        .split([' ', ',', '\t', '\n', '\r'])
        .filter(|word| !word.is_empty())
        .map(|word| (word.to_owned(), what_at + (word.as_ptr() as usize - what.as_ptr() as usize)));
    if words.next()?.0 != "ignore" {
        return None;
    }
    let rules = words.map(|(word, start)| (word.clone(), Span::new(start, start + word.len()))).collect();
    Some(Ignore { span: Span::new(at, at + comment.len()), scope: Span::default(), rules })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_read() {
        let text = "<!-- sourcier: ignore altered-quote, misdated-claim -->";
        let found = parse(text, 10).expect("an ignore");
        let named: Vec<&str> = found.rules.iter().map(|(_, s)| &text[s.start - 10..s.end - 10]).collect();
        assert_eq!(named, ["altered-quote", "misdated-claim"]);
        assert!(parse("<!-- sourcier: ignore -->", 0).is_some_and(|i| i.rules.is_empty()));
        assert!(parse("<!-- a note: ignore -->", 0).is_none());
    }
}
