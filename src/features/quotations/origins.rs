//! Articles that print one report.

use crate::check::Evidence;
use crate::index::Snapshot;
use crate::text;

/// One report of some words: the article that is shown for it, and those that print the same sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The first of its sources, in the order given.
    pub place: Evidence,
    /// The others.
    pub copies: Vec<Evidence>,
}

/// Sources of a quotation by origin, in the order given. Wire copy is printed by many: the same sentence around the same words, who
/// said it included, was written once.
#[must_use]
pub fn origins(snapshot: &Snapshot, sources: &[Evidence]) -> Vec<Origin> {
    let mut known: Vec<(Vec<String>, Origin)> = Vec::new();
    for &place in sources {
        let Some(stored) = snapshot.article(place.article) else { continue };
        let sentence = stored.sentence(place.span).of(&stored.article.text);
        let words: Vec<String> = text::words(sentence).into_iter().map(|word| word.folded).collect();
        match known.iter_mut().find(|(told, origin)| *told == words && origin.place.article != place.article) {
            Some((_, origin)) => origin.copies.push(place),
            None => known.push((words, Origin { place, copies: Vec::new() })),
        }
    }
    known.into_iter().map(|(_, origin)| origin).collect()
}
