//! Pointers from a note to articles.

use super::Prose;
use crate::text::Span;

/// How a citation is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CitationForm {
    /// `[@key]`, `[see @a, p. 3; -@b]`: one citation for each key.
    Bracketed { key: String },
    /// `@key` in a sentence.
    Bare { key: String },
    /// A link whose target is a path, percent signs decoded, without its fragment.
    Path { path: String },
    /// A link to a web address.
    Url { url: String },
    /// `[[key]]`, `[[key|label]]`.
    Wiki { key: String },
}

/// A pointer from a note to an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The citation as a whole: `[@key]`, `[label](path)`, `[[key]]`.
    pub span: Span,
    /// The part that names the article: the key without `@`, the path.
    pub target: Span,
    pub form: CitationForm,
    /// The number of the block that it stands in, or of the block that refers to its footnote.
    pub block: usize,
}

/// The citations that stand as text in a block's prose, each with the bytes of the prose that it covers.
pub fn in_prose(prose: &Prose, block: usize) -> Vec<(Span, Citation)> {
    let text = &prose.text;
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find('@').map(|at| from + at) {
        let key = key_at(text, at + 1);
        from = at + 1 + key.len();
        // An address or a handle glued to a word is no citation.
        if key.is_empty() || text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '.' || c == '_') {
            continue;
        }
        let target = prose.span_to_note(Span::new(at + 1, from));
        if let Some(within) = brackets(text, at, from) {
            let form = CitationForm::Bracketed { key: key.to_owned() };
            out.push((within, Citation { span: prose.span_to_note(within), target, form, block }));
        } else {
            let within = Span::new(at, from);
            let form = CitationForm::Bare { key: key.to_owned() };
            out.push((within, Citation { span: prose.span_to_note(within), target, form, block }));
        }
    }
    out
}

/// A citation key as Pandoc reads it: letters, digits, `_`, and punctuation inside.
fn key_at(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    let end = rest
        .find(|c: char| {
            !(c.is_alphanumeric()
                || matches!(c, '_' | ':' | '.' | '#' | '$' | '%' | '&' | '-' | '+' | '?' | '<' | '>' | '~' | '/'))
        })
        .unwrap_or(rest.len());
    rest[..end].trim_end_matches(|c: char| !(c.is_alphanumeric() || c == '_'))
}

/// The brackets around the key at `at..end`, where a Pandoc citation has them: on one line, nothing nested.
fn brackets(text: &str, at: usize, end: usize) -> Option<Span> {
    let open = text[..at].rfind(['[', ']', '\n']).filter(|&n| text[n..].starts_with('['))?;
    let close = text[end..].find([']', '[', '\n']).map(|n| end + n).filter(|&n| text[n..].starts_with(']'))?;
    Some(Span::new(open, close + 1))
}

/// A link's path: percent signs decoded, the fragment cut.
pub fn decode(target: &str) -> String {
    let path = target.split_once('#').map_or(target, |(path, _)| path);
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = |b: u8| char::from(b).to_digit(16).and_then(|d| u8::try_from(d).ok());
        match (first, tail) {
            (b'%', [high, low, after @ ..]) if hex(*high).is_some() && hex(*low).is_some() => {
                bytes.push(hex(*high).unwrap_or(0) * 16 + hex(*low).unwrap_or(0));
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notes::Note;

    fn forms(text: &str) -> Vec<(String, String)> {
        let note = Note::parse(text);
        note.citations.iter().map(|c| (c.span.of(text).to_owned(), c.target.of(text).to_owned())).collect()
    }

    #[test]
    fn every_form_is_found() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(forms("Dit-il [@dupont-2020, p. 3]."), [pair("[@dupont-2020, p. 3]", "dupont-2020")]);
        assert_eq!(forms("See [see @a; -@b]."), [pair("[see @a; -@b]", "a"), pair("[see @a; -@b]", "b")]);
        assert_eq!(forms("Comme @x le dit à a@b.fr."), [pair("@x", "x")]);
        assert_eq!(forms("([source](../c/a%20b.txt))"), [pair("[source](../c/a%20b.txt)", "../c/a%20b.txt")]);
        assert_eq!(forms("[[clef]] et [[k|nom]]"), [pair("[[clef]]", "clef"), pair("[[k|nom]]", "k")]);
        assert_eq!(forms("<https://a.fr/b>"), [pair("<https://a.fr/b>", "https://a.fr/b")]);
        assert_eq!(decode("a%20b%C3%A9.txt#l3"), "a bé.txt");
    }

    #[test]
    fn a_footnote_cites_for_the_block_that_refers_to_it() {
        let text = "Un.\n\nDeux[^n].\n\n[^n]: voir [@k].\n";
        let note = Note::parse(text);
        assert_eq!(note.citations.len(), 1);
        assert_eq!(note.blocks[note.citations[0].block].prose.text, "Deux.");
    }

    #[test]
    fn code_holds_no_citation() {
        assert!(forms("`[@a]` et\n\n```\n[@b]\n```\n").is_empty());
    }
}
