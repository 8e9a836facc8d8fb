//! Every place of a quotation: the articles that have it, and the notes that quote it, be it altered or in part.

use crate::check::{Evidence, QuoteMatch, Subject, is_signature, match_quotation};
use crate::features::pointed::{self, Pointed};
use crate::index::{ArticleNo, Snapshot};
use crate::notes::{Block, Note};
use crate::reading::{self, Context, quotations};
use crate::text::{self, Span};
use std::collections::HashSet;

/// A quotation that is looked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Where the corpus has its words, best first.
    places: Vec<Evidence>,
    /// All words of it, folded, and of the places.
    words: HashSet<String>,
    /// Its words in order.
    line: Vec<String>,
}

/// Of a quotation's words at least this share must be those of the one that is looked for, before the corpus is asked. An altered
/// one keeps two thirds; what is left is for words that are left out there.
const LIKE: f32 = 0.5;

/// The quotation of a note that stands at `offset`, and on no name in it.
#[must_use]
pub fn quotation_at(note: &Note, snapshot: &Snapshot, offset: usize) -> Option<Wanted> {
    if note.front_matter.off || snapshot.cards().is_empty() {
        return None;
    }
    let subject = Subject::new(note, snapshot);
    match pointed::at(&subject, &[], offset)? {
        Pointed::Quotation { quote } => Some(Wanted::new(snapshot, quote.inner.of(&note.text), &quote.found)),
        _ => None,
    }
}

/// The quotation of an article that stands at `offset`: its span with marks, and what is looked for.
#[must_use]
pub fn quotation_in(snapshot: &Snapshot, article: ArticleNo, offset: usize) -> Option<(Span, Evidence, Wanted)> {
    let stored = snapshot.article(article)?;
    let quotation = stored.reading.quotations.iter().find(|quotation| quotation.span.touches(offset))?;
    let words = quotation.inner.of(&stored.article.text);
    let found = match_quotation(words, snapshot, &[article]);
    let here = Evidence { article, span: quotation.inner };
    Some((quotation.span, here, Wanted::new(snapshot, words, &found)))
}

impl Wanted {
    fn new(snapshot: &Snapshot, quoted: &str, found: &QuoteMatch) -> Self {
        let line: Vec<String> = text::words(quoted).into_iter().map(|word| word.folded).collect();
        let places = match found {
            QuoteMatch::Verbatim(_) | QuoteMatch::Altered(_) => super::sources(snapshot, found, quoted),
            QuoteMatch::Unknown { .. } => Vec::new(),
        };
        let mut words: HashSet<String> = line.iter().cloned().collect();
        for place in places.iter().take(1) {
            if let Some(stored) = snapshot.article(place.article) {
                words.extend(text::words(place.span.of(&stored.article.text)).into_iter().map(|word| word.folded));
            }
        }
        Self { places, words, line }
    }

    /// Where the articles have it, best first.
    #[must_use]
    pub fn places(&self) -> &[Evidence] {
        &self.places
    }

    /// Where a note quotes it: without marks, in the order of the note.
    #[must_use]
    pub fn in_note(&self, note: &Note, snapshot: &Snapshot) -> Vec<Span> {
        if note.front_matter.off {
            return Vec::new();
        }
        let blocks = note.blocks.iter();
        blocks
            .flat_map(|block| {
                let quoted = quoted_in(block, snapshot).into_iter();
                let same = quoted.filter(|span| self.is_in(span.of(&block.prose.text), snapshot));
                same.map(|span| block.prose.span_to_note(span))
            })
            .collect()
    }

    /// Whether quoted words are those, be they altered or a part.
    fn is_in(&self, quoted: &str, snapshot: &Snapshot) -> bool {
        let line: Vec<String> = text::words(quoted).into_iter().map(|word| word.folded).collect();
        if line == self.line {
            return true;
        }
        let shared = line.iter().filter(|word| self.words.contains(*word)).count();
        if line.len() < super::TELLING || (shared as f32) < line.len() as f32 * LIKE {
            return false;
        }
        let found = match_quotation(quoted, snapshot, &[]);
        let known = !matches!(found, QuoteMatch::Unknown { .. });
        known && super::sources(snapshot, &found, quoted).iter().any(|place| self.has(*place))
    }

    /// Whether words of an article are, for the most part, among those.
    fn has(&self, place: Evidence) -> bool {
        let shared = |a: Span, b: Span| a.end.min(b.end).saturating_sub(a.start.max(b.start));
        self.places.iter().any(|known| {
            let least = known.span.len().min(place.span.len());
            known.article == place.article && shared(known.span, place.span) * 2 > least
        })
    }
}

/// What a block quotes, without marks: spans of its prose.
fn quoted_in(block: &Block, snapshot: &Snapshot) -> Vec<Span> {
    let prose = &block.prose.text;
    // Marks tell by themselves what is quoted, a dash only beside who speaks.
    let marked = if quotations::may_hold_dialogue(prose) {
        reading::read(prose, &Context { gazetteer: Some(snapshot.gazetteer()), ..Context::default() }).quotations
    } else {
        super::marked(prose)
    };
    if block.quoted.is_some() && marked.is_empty() && !is_signature(prose) {
        let whole = Span::new(0, prose.len()).trim(prose);
        return if whole.is_empty() { Vec::new() } else { vec![whole] };
    }
    marked.into_iter().map(|quotation| quotation.inner).collect()
}
