//! Sentences: abbreviations, initials, figures, ellipses and closing quotation marks do not break them.

use super::{Span, fold};
use crate::lexicon;
use std::collections::HashSet;
use std::sync::LazyLock;

static ABBREVIATIONS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    lexicon::rows(include_str!("../lexicon/abbreviations.txt")).filter_map(|row| row.first().copied()).collect()
});

/// Lines of about this many characters look like prose wrapped by hand: their ends are blanks.
const WRAPPED: std::ops::RangeInclusive<usize> = 58..=100;

/// The sentences of `text`, in order, without the blanks around them.
///
/// A blank line always ends one; so does a line's end, unless the text looks wrapped by hand there.
#[must_use]
pub fn sentences(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    for paragraph in paragraphs(text) {
        split(text, paragraph, &mut out);
    }
    out
}

/// The stretches of `text` that no sentence crosses, in order, without the blanks around them.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let mut joined = false;
    let mut at = 0;
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let span = Span::new(at, at + line.len()).trim(text);
        at += line.len();
        match out.last_mut() {
            Some(last) if joined && !span.is_empty() => last.end = span.end,
            _ if !span.is_empty() => out.push(span),
            _ => {}
        }
        let content = span.of(text);
        let next = lines.peek().map_or("", |line| line.trim());
        let ends = content.ends_with(['.', '!', '?', ':', '…', '»', '”', '"']);
        let goes_on = next.starts_with(char::is_lowercase)
            || (!ends && WRAPPED.contains(&content.chars().count()) && next.starts_with(char::is_alphanumeric));
        joined = !content.is_empty() && goes_on;
    }
    out
}

fn split(text: &str, paragraph: Span, out: &mut Vec<Span>) {
    let prose = paragraph.of(text);
    let chars: Vec<(usize, char)> = prose.char_indices().collect();
    let mut start = 0;
    let mut n = 0;
    while n < chars.len() {
        if !is_terminal(chars[n].1) {
            n += 1;
            continue;
        }
        let stop = n;
        while n < chars.len() && is_terminal(chars[n].1) {
            n += 1;
        }
        let single_stop = n == stop + 1 && chars[stop].1 == '.';
        // Closing marks belong to the sentence, also after the blank that French sets before them.
        let mut end = n;
        loop {
            let mut ahead = end;
            while ahead < chars.len() && chars[ahead].1.is_whitespace() {
                ahead += 1;
            }
            let spaced = ahead > end;
            match chars.get(ahead).map(|c| c.1) {
                Some('»' | '›') => end = ahead + 1,
                Some('”' | '’' | '"' | '\'' | ')' | ']') if !spaced => end = ahead + 1,
                _ => break,
            }
        }
        let mut next = end;
        while next < chars.len() && chars[next].1.is_whitespace() {
            next += 1;
        }
        let breaks = next >= chars.len()
            || (next > end
                && starts_sentence(&chars, next)
                && !(single_stop && end == n && is_abbreviated(prose, &chars, stop)));
        if breaks {
            let to = chars.get(end).map_or(prose.len(), |c| c.0);
            push(text, paragraph, start, to, out);
            start = chars.get(next).map_or(prose.len(), |c| c.0);
        }
        n = n.max(if breaks { next } else { end });
    }
    push(text, paragraph, start, prose.len(), out);
}

fn push(text: &str, paragraph: Span, start: usize, end: usize, out: &mut Vec<Span>) {
    let span = Span::new(paragraph.start + start, paragraph.start + end).trim(text);
    if !span.is_empty() {
        out.push(span);
    }
}

const fn is_terminal(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？')
}

/// Whether what starts at `at` may start a sentence: a capital, a digit, an opening mark or a dash before one.
fn starts_sentence(chars: &[(usize, char)], at: usize) -> bool {
    chars[at..]
        .iter()
        .map(|c| c.1)
        .find(|c| {
            !c.is_whitespace()
                && !matches!(
                    c,
                    '«' | '“' | '„' | '"' | '\'' | '‘' | '’' | '‹' | '(' | '[' | '—' | '–' | '-' | '¿' | '¡'
                )
        })
        .is_some_and(|c| c.is_uppercase() || c.is_numeric() || (c.is_alphabetic() && !c.is_lowercase()))
}

/// Whether the full stop at `stop` ends an abbreviation or an initial.
fn is_abbreviated(prose: &str, chars: &[(usize, char)], stop: usize) -> bool {
    let mut from = stop;
    while from > 0 && (chars[from - 1].1.is_alphanumeric() || chars[from - 1].1 == '.') {
        from -= 1;
    }
    let word = &prose[chars[from].0..chars[stop].0];
    let mut letters = word.chars();
    let initial = match (letters.next(), letters.next()) {
        (Some(c), None) => c.is_uppercase(),
        _ => word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_uppercase)),
    };
    initial || ABBREVIATIONS.contains(fold(word).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = sentences(text).into_iter().map(|s| s.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn abbreviations_and_initials_go_on() {
        check("M. Arnaud a vu S. Petrova le 3 sept. Elle a ri.", &["M. Arnaud a vu S. Petrova le 3 sept. Elle a ri."]);
        check("Mr. Hale met Dr. Osei. They spoke.", &["Mr. Hale met Dr. Osei.", "They spoke."]);
        check("The U.S. Senate voted.", &["The U.S. Senate voted."]);
    }

    #[test]
    fn closing_marks_stay() {
        check("« Il pleut. » Elle sort.", &["« Il pleut. »", "Elle sort."]);
        check("« Il pleut ! » dit-elle. Puis rien…", &["« Il pleut ! » dit-elle.", "Puis rien…"]);
        check("“Why? Tell me.” She left.", &["“Why?", "Tell me.”", "She left."]);
    }

    #[test]
    fn figures_and_ellipses_go_on() {
        check(
            "Il a payé 3.5 millions... et puis plus rien. Fin",
            &["Il a payé 3.5 millions... et puis plus rien.", "Fin"],
        );
    }

    #[test]
    fn lines_end_sentences_unless_wrapped() {
        check("Un titre\nUne phrase.\nUne autre.", &["Un titre", "Une phrase.", "Une autre."]);
        check("deux mots\net la suite.", &["deux mots\net la suite."]);
        check("Un\n\nsuite", &["Un", "suite"]);
    }

    proptest! {
        #[test]
        fn sentences_are_sorted_and_cover_all_but_blanks(text in "[A-Za-z.?!«» \n’…é0-9]{0,80}") {
            let spans = sentences(&text);
            let mut at = 0;
            for span in &spans {
                prop_assert!(span.start >= at && !span.is_empty());
                prop_assert!(text[at..span.start].trim().is_empty());
                at = span.end;
            }
            prop_assert!(text[at..].trim().is_empty());
        }
    }
}
