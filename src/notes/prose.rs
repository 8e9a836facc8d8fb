//! A block's text without its markup, and the way back to the note.

use crate::text::Span;

/// Text without markup. Each stretch of it knows where in the note it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    pub text: String,
    /// Where stretches of `text` start, and where in the note they start; in order. A stretch is as long here as there.
    stretches: Vec<(usize, usize)>,
}

impl Prose {
    /// Adds a stretch of the note.
    pub fn push(&mut self, text: &str, at: usize) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len();
        if self.stretches.last().is_none_or(|&(here, there)| there + (start - here) != at) {
            self.stretches.push((start, at));
        }
        self.text.push_str(text);
    }

    /// The byte of the note for a byte of the text: where the character at `offset` stands.
    #[must_use]
    pub fn to_note(&self, offset: usize) -> usize {
        let n = self.stretches.partition_point(|&(here, _)| here <= offset).saturating_sub(1);
        self.stretches.get(n).map_or(0, |&(here, there)| there + offset.saturating_sub(here))
    }

    /// The span of the note for a span of the text: from its first character to its last.
    #[must_use]
    pub fn span_to_note(&self, span: Span) -> Span {
        if span.is_empty() {
            let at = self.to_note(span.start);
            return Span::new(at, at);
        }
        Span::new(self.to_note(span.start), self.to_note(span.end - 1) + 1)
    }

    /// The byte of the text for a byte of the note, where that byte is prose.
    #[must_use]
    pub fn from_note(&self, offset: usize) -> Option<usize> {
        let ends = self.stretches.iter().skip(1).map(|&(here, _)| here).chain([self.text.len() + 1]);
        self.stretches
            .iter()
            .zip(ends)
            .map(|(&(here, there), end)| (there, end - here, here))
            .find(|&(there, len, _)| there <= offset && offset < there + len)
            .map(|(there, _, here)| here + offset - there)
    }
}
