//! What of a note the corpus could confirm or deny.

use super::Subject;
use crate::lexicon::{self, Language};
use crate::notes::BlockKind;
use crate::reading::Reading;
use crate::text::{self, Span};
use std::sync::LazyLock;

/// A sentence of a note that asserts something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The number of its block.
    pub block: usize,
    /// Its bytes in the block's prose.
    pub span: Span,
    /// Its bytes in the note.
    pub in_note: Span,
}

static HEDGES: LazyLock<Vec<(Language, Vec<&'static str>)>> = LazyLock::new(|| {
    lexicon::rows(include_str!("../lexicon/hedges.txt"))
        .filter_map(|row| Some((Language::from_code(row.first()?)?, row.get(1)?.split(' ').collect())))
        .collect()
});

/// The claims of a note, in order: questions, tasks, headings and what the writer marks as her own thought left out.
pub fn find(subject: &Subject) -> Vec<Claim> {
    let mut out = Vec::new();
    for (number, block) in subject.note.blocks.iter().enumerate() {
        if matches!(block.kind, BlockKind::Heading { .. }) || subject.is_task(number) || block.quoted.is_some() {
            continue;
        }
        let key = ("asserted", subject.key(number));
        let spans = subject.snapshot.memo().get(&key, || asserted(&block.prose.text, &subject.readings[number]));
        let claims = spans.iter().map(|span| (*span, block.prose.span_to_note(*span)));
        out.extend(claims.map(|(span, in_note)| Claim { block: number, span, in_note }));
    }
    out
}

/// The sentences of a block that assert something.
fn asserted(prose: &str, reading: &Reading) -> Vec<Span> {
    let asserts = |span: &Span| {
        let own = own_words(prose, *span, reading);
        !own.trim_end().ends_with(['?', '？']) && !is_hedged(&own, reading.language)
    };
    reading.sentences.iter().copied().filter(asserts).collect()
}

/// A sentence with its quotations blanked: what somebody else says is no thought of the writer's.
fn own_words(prose: &str, span: Span, reading: &Reading) -> String {
    let mut own = String::new();
    let mut at = span.start;
    for quotation in reading.quotations.iter().filter(|q| q.span.overlaps(span)) {
        own.push_str(prose.get(at..quotation.span.start.max(at)).unwrap_or(""));
        at = quotation.span.end.min(span.end);
    }
    own.push_str(prose.get(at..span.end).unwrap_or(""));
    own
}

fn is_hedged(own: &str, language: Language) -> bool {
    let words = text::words(own);
    HEDGES.iter().filter(|(l, _)| *l == language).any(|(_, phrase)| {
        words.windows(phrase.len()).any(|window| window.iter().zip(phrase).all(|(word, part)| word.folded == *part))
    })
}
