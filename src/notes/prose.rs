//! A block's text without its markup, and the way back to the note.

use crate::text::Span;

/// Text without markup. Each stretch of it knows where in the note it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    pub text: String,
    stretches: Vec<Stretch>,
}

/// A run of the text that comes from one run of the note: byte for byte where both are as long, else as a whole (`&amp;`, a formula).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    /// Its first byte in the text.
    here: usize,
    /// What it comes from.
    there: Span,
}

impl Prose {
    /// Adds what the bytes `there` of the note say.
    pub fn push(&mut self, text: &str, there: Span) {
        if text.is_empty() {
            return;
        }
        let here = self.text.len();
        self.text.push_str(text);
        match self.stretches.last_mut() {
            Some(last)
                if last.there.end == there.start
                    && last.there.len() == here - last.here
                    && there.len() == text.len() =>
            {
                last.there.end = there.end;
            }
            _ => self.stretches.push(Stretch { here, there }),
        }
    }

    /// Replaces what `span` covers by blanks, as many bytes.
    pub fn blank(&mut self, span: Span) {
        if self.text.get(span.start..span.end).is_some() {
            self.text.replace_range(span.start..span.end, &" ".repeat(span.len()));
        }
    }

    /// The byte of the note where the byte `offset` of the text stands.
    #[must_use]
    pub fn to_note(&self, offset: usize) -> usize {
        let n = self.stretches.partition_point(|stretch| stretch.here <= offset).saturating_sub(1);
        let Some(Stretch { here, there }) = self.stretches.get(n) else { return 0 };
        let behind = offset >= self.end(n);
        match self.goes_in_step(n) {
            true => (there.start + offset.saturating_sub(*here)).min(there.end),
            false if behind => there.end,
            false => there.start,
        }
    }

    /// Where stretch `n` ends in the text.
    fn end(&self, n: usize) -> usize {
        self.stretches.get(n + 1).map_or(self.text.len(), |next| next.here)
    }

    /// Whether stretch `n` is as long in the text as in the note.
    fn goes_in_step(&self, n: usize) -> bool {
        self.stretches.get(n).is_some_and(|stretch| self.end(n) - stretch.here == stretch.there.len())
    }

    /// The span of the note for a span of the text: from its first character to its last.
    #[must_use]
    pub fn span_to_note(&self, span: Span) -> Span {
        let start = self.to_note(span.start);
        if span.is_empty() {
            return Span::new(start, start);
        }
        let n = self.stretches.partition_point(|stretch| stretch.here < span.end).saturating_sub(1);
        let end = self.stretches.get(n).map_or(start, |s| {
            let within = s.there.start + span.end.saturating_sub(s.here);
            if self.goes_in_step(n) { within.min(s.there.end) } else { s.there.end }
        });
        Span::new(start, end)
    }

    /// The byte of the text for a byte of the note, where that byte is prose; the end of a run counts.
    #[must_use]
    pub fn from_note(&self, offset: usize) -> Option<usize> {
        let n = self.stretches.iter().position(|stretch| stretch.there.touches(offset))?;
        let Stretch { here, there } = self.stretches[n];
        Some(match self.goes_in_step(n) {
            true => here + offset - there.start,
            false if offset == there.end => self.end(n),
            false => here,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_go_there_and_back() {
        // **Ana** dit
        let mut prose = Prose::default();
        prose.push("Ana", Span::new(2, 5));
        prose.push(" dit", Span::new(7, 11));
        assert_eq!(prose.text, "Ana dit");
        assert_eq!(prose.span_to_note(Span::new(0, 7)), Span::new(2, 11));
        assert_eq!(prose.span_to_note(Span::new(0, 3)), Span::new(2, 5));
        assert_eq!(prose.from_note(8), Some(4));
        assert_eq!(prose.from_note(0), None);
    }

    #[test]
    fn what_is_not_as_long_there_as_here_stands_as_a_whole() {
        // Ana $été$, dit
        let mut prose = Prose::default();
        prose.push("Ana", Span::new(0, 3));
        prose.push(" \u{fffc} ", Span::new(3, 11));
        prose.push(", dit", Span::new(11, 16));
        assert_eq!(prose.span_to_note(Span::new(0, 7)), Span::new(0, 11), "its end is that of the formula");
        assert_eq!(prose.span_to_note(Span::new(4, 10)), Span::new(3, 13));
        assert_eq!([prose.from_note(3), prose.from_note(6), prose.from_note(11)], [Some(3), Some(3), Some(8)]);
        assert_eq!(prose.from_note(13), Some(10));
    }
}
