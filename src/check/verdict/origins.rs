//! How many origins the articles have that tell one thing.

use crate::check::{Evidence, Subject};
use crate::text;
use std::collections::HashSet;

/// Two sentences that share this much of the shorter one's words were written once: copies are cut and retouched, hardly rewritten.
const COPY: f32 = 0.8;

/// The number of independent reports among the articles of these passages.
pub fn independent(subject: &Subject, tellers: &[Evidence]) -> usize {
    let mut known: Vec<HashSet<String>> = Vec::new();
    for teller in tellers {
        let Some(stored) = subject.snapshot.article(teller.article) else { continue };
        let words = text::words(stored.sentence(teller.span).of(&stored.article.text));
        let words: HashSet<String> = words.into_iter().map(|word| word.folded).collect();
        let copied = known.iter().any(|other| {
            let least = other.len().min(words.len()).max(1);
            other.intersection(&words).count() as f32 >= COPY * least as f32
        });
        if !copied {
            known.push(words);
        }
    }
    known.len()
}
