//! What is still being typed: a date or a quotation with the cursor in it is not judged yet.

use crate::notes::Note;
use crate::reading::{self, Context};
use crate::text::Span;
use std::time::Duration;

/// After so long without an edit, or a save, or an edit elsewhere, everything is judged.
pub const REST: Duration = Duration::from_millis(1500);

/// The dates and quotations that the cursors stand in. A cursor just behind the last letter is still in the word.
pub fn in_hand(note: &Note, carets: &[usize]) -> Vec<Span> {
    let mut spans = Vec::new();
    for &caret in carets {
        for block in note.blocks.iter().filter(|block| block.span.touches(caret)) {
            let prose = &block.prose;
            let reading = reading::read(&prose.text, &Context::default());
            let times = reading.times.iter().map(|time| time.span);
            let quotations = reading.quotations.iter().map(|quotation| {
                if quotation.closed {
                    quotation.inner
                } else {
                    // What follows an open mark is all of the quotation for now.
                    Span::new(quotation.span.start, prose.text.len())
                }
            });
            spans.extend(
                times.chain(quotations).map(|span| prose.span_to_note(span)).filter(|span| span.touches(caret)),
            );
        }
    }
    spans
}

/// Whether a finding has to wait: a cursor touches it, or it is about something in hand.
pub fn waits(finding: Span, carets: &[usize], in_hand: &[Span]) -> bool {
    carets.iter().any(|&caret| finding.touches(caret)) || in_hand.iter().any(|&span| finding.overlaps(span))
}
