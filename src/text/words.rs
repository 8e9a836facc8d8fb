//! Words: runs of letters and digits, folded. An apostrophe separates (`l’` and `accord`), a hyphen too (`sud`, `coréen`),
//! so that both spellings of one expression give the same words.

use super::{Span, fold::fold_char};
use unicode_normalization::char::is_combining_mark;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its bytes in the text.
    pub span: Span,
    /// Its folded form.
    pub folded: String,
}

/// The words of `text` in order. A figure keeps the separators inside it: `1 200`, `3,5`, `10h24` gives `10h24`.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut out = Vec::new();
    let mut start = None;
    let mut folded = String::new();
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    for (n, &(at, c)) in chars.iter().enumerate() {
        let invisible = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
        let inside = c.is_alphanumeric()
            || (start.is_some() && (is_combining_mark(c) || invisible))
            || (start.is_some() && joins_digits(&chars, n));
        if inside {
            start.get_or_insert(at);
            if c.is_alphanumeric() {
                fold_char(c, |f| folded.push(f));
            } else if matches!(c, '.' | ',') {
                folded.push('.');
            }
        } else if let Some(from) = start.take() {
            push(&mut out, Span::new(from, at), &mut folded);
        }
    }
    if let Some(from) = start {
        push(&mut out, Span::new(from, text.len()), &mut folded);
    }
    out
}

fn push(out: &mut Vec<Word>, span: Span, folded: &mut String) {
    let folded = std::mem::take(folded);
    if !folded.is_empty() {
        out.push(Word { span, folded });
    }
}

/// Whether the character at `n` separates thousands or decimals inside a figure.
fn joins_digits(chars: &[(usize, char)], n: usize) -> bool {
    let digit = |at: usize| chars.get(at).is_some_and(|(_, c)| c.is_ascii_digit());
    if n == 0 || !digit(n - 1) || !digit(n + 1) {
        return false;
    }
    match chars[n].1 {
        ',' | '.' => true,
        // A blank separates thousands only before exactly three digits, and after at most three.
        '\u{a0}' | '\u{202f}' | '\u{2009}' | ' ' => {
            digit(n + 2) && digit(n + 3) && !digit(n + 4) && !(n >= 4 && (1..=4).all(|back| digit(n - back)))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).into_iter().map(|w| w.folded).collect()
    }

    #[test]
    fn words_split_where_a_reader_would() {
        assert_eq!(folded("L’Amour, sud-coréen : « 5 millions »"), ["l", "amour", "sud", "coreen", "5", "millions"]);
        assert_eq!(folded("1 200 obus, 3,5 % en 2019 2020"), ["1200", "obus", "3.5", "en", "2019", "2020"]);
        assert_eq!(folded(""), Vec::<String>::new());
    }

    #[test]
    fn combining_accents_stay_in_their_word() {
        assert_eq!(folded("e\u{301}te\u{301}"), ["ete"]);
    }
}
