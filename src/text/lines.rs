//! Lines and columns, for the edges of the program.

use super::Span;

/// What a column counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units: what editors count unless they say otherwise.
    #[default]
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

/// A line and a column, both from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    pub line: u32,
    pub column: u32,
}

/// Where the lines of a text start. `\n`, `\r\n` and a lone `\r` end a line, as the protocol says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<usize>,
    len: usize,
    /// Some characters of very long lines, in order: a column far into one is counted from the nearest.
    marks: Vec<Mark>,
}

/// A character of a long line with its columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    /// Its byte in the text.
    at: usize,
    utf16: usize,
    utf32: usize,
}

impl Mark {
    /// Its column, counted in bytes from `start`, where its line begins, or as the encoding counts.
    const fn column(&self, start: usize, encoding: Encoding) -> usize {
        match encoding {
            Encoding::Utf8 => self.at - start,
            Encoding::Utf16 => self.utf16,
            Encoding::Utf32 => self.utf32,
        }
    }
}

/// Bytes between two marks of a line; shorter lines have none.
const STRIDE: usize = 4096;

impl LineIndex {
    #[must_use]
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        // Every article that is opened has its lines counted.
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                starts.push(at + 1);
            }
        }
        let mut marks = Vec::new();
        for (n, &start) in starts.iter().enumerate() {
            let end = starts.get(n + 1).copied().unwrap_or(bytes.len());
            if end - start > STRIDE {
                mark(&text[start..end], start, &mut marks);
            }
        }
        Self { starts, len: text.len(), marks }
    }

    /// Where to begin to count on the line that starts at `start` towards what `before` says lies farther on: a byte and its column.
    fn nearest(&self, start: usize, encoding: Encoding, before: impl Fn(&Mark) -> bool) -> (usize, usize) {
        let from = self.marks.partition_point(|mark| mark.at < start);
        let n = from + self.marks[from..].partition_point(before);
        let mark = n.checked_sub(1).filter(|n| *n >= from).and_then(|n| self.marks.get(n));
        mark.map_or((start, 0), |mark| (mark.at, mark.column(start, encoding)))
    }

    /// The number of lines: at least one.
    #[must_use]
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The line, from 0, that holds the byte `offset`.
    #[must_use]
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset.min(self.len)).saturating_sub(1)
    }

    /// The bytes of a line without what ends it.
    #[must_use]
    pub fn span(&self, line: usize, text: &str) -> Span {
        let Some(&start) = self.starts.get(line) else { return Span::new(self.len, self.len) };
        let end = self.starts.get(line + 1).copied().unwrap_or(self.len);
        let content = text.get(start..end).unwrap_or("");
        Span::new(start, start + content.trim_end_matches(['\n', '\r']).len())
    }

    /// Where the byte `offset` of `text` stands; within a character, at its start.
    #[must_use]
    pub fn position(&self, text: &str, offset: usize, encoding: Encoding) -> Position {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line(offset);
        let (from, counted) = self.nearest(self.starts[line], encoding, |mark| mark.at <= offset);
        let before = text.get(from..offset).unwrap_or("");
        let column = counted
            + match encoding {
                Encoding::Utf8 => before.len(),
                Encoding::Utf16 => before.chars().map(char::len_utf16).sum(),
                Encoding::Utf32 => before.chars().count(),
            };
        Position { line: u32::try_from(line).unwrap_or(u32::MAX), column: u32::try_from(column).unwrap_or(u32::MAX) }
    }

    /// The byte at a position; clamped to the end of its line, or of the text.
    #[must_use]
    pub fn offset(&self, text: &str, position: Position, encoding: Encoding) -> usize {
        let line = position.line as usize;
        if line >= self.starts.len() {
            return text.len();
        }
        let span = self.span(line, text);
        let wanted = position.column as usize;
        let next = self.starts.get(line + 1).copied().unwrap_or(self.len);
        let near = |mark: &Mark| mark.at < next && mark.column(span.start, encoding) <= wanted;
        let (from, mut column) = self.nearest(span.start, encoding, near);
        for (at, c) in Span::new(from.min(span.end), span.end).of(text).char_indices() {
            let width = match encoding {
                Encoding::Utf8 => c.len_utf8(),
                Encoding::Utf16 => c.len_utf16(),
                Encoding::Utf32 => 1,
            };
            if column + width > wanted {
                return from + at;
            }
            column += width;
        }
        span.end
    }
}

/// Adds the marks of a line that starts at `start`.
fn mark(line: &str, start: usize, marks: &mut Vec<Mark>) {
    let (mut utf16, mut last) = (0, 0);
    for (utf32, (at, c)) in line.char_indices().enumerate() {
        if at >= last + STRIDE {
            marks.push(Mark { at: start + at, utf16, utf32 });
            last = at;
        }
        utf16 += c.len_utf16();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn columns_count_what_the_encoding_says() {
        let text = "a\r\né😀z\n";
        let lines = LineIndex::new(text);
        assert_eq!(lines.count(), 3);
        let z = text.find('z').expect("z");
        let column = |e| lines.position(text, z, e).column;
        assert_eq!((column(Encoding::Utf8), column(Encoding::Utf16), column(Encoding::Utf32)), (6, 3, 2));
        assert_eq!(lines.offset(text, Position { line: 9, column: 0 }, Encoding::Utf16), text.len());
        assert_eq!(lines.offset(text, Position { line: 0, column: 9 }, Encoding::Utf16), 1);
    }

    #[test]
    fn a_long_line_counts_as_a_short_one_does() {
        let text = format!("un\n{}\nfin", "aé😀 z".repeat(3 * STRIDE / 5));
        let lines = LineIndex::new(&text);
        assert!(lines.marks.len() > 2);
        let start = 3;
        for (at, _) in text.char_indices().filter(|(at, _)| *at >= start).step_by(97) {
            let line = lines.line(at);
            let before = &text[lines.starts[line]..at];
            for (encoding, column) in [
                (Encoding::Utf8, before.len()),
                (Encoding::Utf16, before.chars().map(char::len_utf16).sum()),
                (Encoding::Utf32, before.chars().count()),
            ] {
                let position = lines.position(&text, at, encoding);
                assert_eq!((position.line as usize, position.column as usize), (line, column));
                assert_eq!(lines.offset(&text, position, encoding), at);
            }
        }
        let beyond = Position { line: 1, column: u32::MAX };
        assert_eq!(lines.offset(&text, beyond, Encoding::Utf16), lines.span(1, &text).end);
    }

    proptest! {
        #[test]
        fn offset_inverts_position(text in "[a-é😀\r\n ]{0,40}") {
            let lines = LineIndex::new(&text);
            for (at, _) in text.char_indices() {
                if text[..at].ends_with('\r') && text[at..].starts_with('\n') { continue }
                for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                    prop_assert_eq!(lines.offset(&text, lines.position(&text, at, encoding), encoding), at);
                }
            }
        }
    }
}
