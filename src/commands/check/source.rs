//! The lines around a span, cut to what a terminal can show.

use crate::commands::terminal::harmless;
use crate::text::{Encoding, LineIndex, Span};

/// Lines to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// Harmless text, `…` where it was cut.
    pub text: String,
    /// What to mark, in `text`.
    pub marked: std::ops::Range<usize>,
    /// Whether its start was cut off, so that columns in it are not those of the line.
    pub cut: bool,
    /// The first line's number and the mark's first column in the whole text, from 1; the column in characters.
    pub line: usize,
    pub column: usize,
}

/// How much is kept before and after the mark on its lines, and of the mark itself, in bytes. The renderer cuts a line to the
/// terminal's width, but reads all of it first: this is for paragraphs of megabytes.
const AROUND: usize = 8_000;
const MARKED: usize = 2_000;

/// The lines on which `span` stands.
pub fn excerpt(text: &str, lines: &LineIndex, span: Span) -> Excerpt {
    let start = boundary(text, span.start);
    let marked_end = boundary(text, span.end.max(start).min(start + MARKED));
    let first = lines.span(lines.line(start), text);
    let last = lines.span(lines.line(marked_end.max(start + 1) - 1), text);
    let from = boundary(text, first.start.max(start.saturating_sub(AROUND)));
    let to = boundary(text, last.end.min(marked_end + AROUND)).max(marked_end);
    let mut drawn = String::new();
    if from > first.start {
        drawn.push('…');
    }
    drawn.push_str(&harmless(&text[from..start]));
    let mark = drawn.len();
    drawn.push_str(&harmless(&text[start..marked_end]));
    let end = drawn.len();
    drawn.push_str(&harmless(&text[marked_end..to]));
    if to < last.end || marked_end < boundary(text, span.end) {
        drawn.push('…');
    }
    let position = lines.position(text, start, Encoding::Utf32);
    Excerpt {
        text: drawn,
        marked: mark..end,
        cut: from > first.start,
        line: position.line as usize + 1,
        column: position.column as usize + 1,
    }
}

/// The nearest byte at or before `offset` at which a character starts.
fn boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, marked: &str) -> Excerpt {
        let start = text.find(marked).expect("the mark stands in the text");
        excerpt(text, &LineIndex::new(text), Span::new(start, start + marked.len()))
    }

    #[test]
    fn short_lines_are_whole() {
        let drawn = of("one\ntwo three four\nfive", "three");
        assert_eq!((drawn.text.as_str(), &drawn.text[drawn.marked.clone()]), ("two three four", "three"));
        assert_eq!((drawn.line, drawn.column), (2, 5));
    }

    #[test]
    fn long_lines_are_cut_around_the_mark() {
        let text = format!("{}MARK{}", "é".repeat(10_000), "è".repeat(10_000));
        let drawn = of(&text, "MARK");
        assert_eq!(&drawn.text[drawn.marked.clone()], "MARK");
        assert!(drawn.cut && drawn.text.len() < 17_000 && drawn.text.starts_with('…') && drawn.text.ends_with('…'));
        assert_eq!(drawn.column, 10_001);
        let drawn = of(&text, &text);
        assert!(!drawn.cut && drawn.text.len() < 11_000 && drawn.text.ends_with('…'));
    }

    #[test]
    fn escape_sequences_move_no_mark() {
        let drawn = of("\u{1b}[2J a \u{1b}word b", "\u{1b}word");
        assert_eq!(&drawn.text[drawn.marked.clone()], "␛word");
    }

    proptest::proptest! {
        #[test]
        fn any_span_is_drawn(text in "[aé\n\r\u{1b}]{0,300}", start in 0usize..400, len in 0usize..400) {
            let drawn = excerpt(&text, &LineIndex::new(&text), Span::new(start, start + len));
            proptest::prop_assert!(drawn.text.get(drawn.marked).is_some());
        }
    }
}
