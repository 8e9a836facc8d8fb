//! What a passage says against a claim, where both tell the same event: the opposite, or the same of somebody else.

mod names;
mod verbs;

pub use names::other_name;
pub use verbs::opposite;

use super::around::{Around, around};
use super::evidence::{Judged, Support};
use super::terms::Key;
use super::{Evidence, Subject};
use crate::index::{ArticleNo, StoredArticle};
use crate::lexicon::Language;
use crate::reading::polarity::{self, Denial};
use crate::text::{self, Span, is_stopword, stem};
use std::sync::Arc;

/// What of a claim a passage says otherwise.
#[derive(Clone, Debug)]
pub struct Against {
    /// The words of the claim that are wrong: bytes of its block's prose.
    pub span: Span,
    /// What the passage says in their place.
    pub told: Evidence,
    /// The name in the passage, where one is another's.
    pub name: Option<String>,
}

/// A word that carries content.
struct Said {
    stem: String,
    span: Span,
    /// Whether it names what is done instead of saying that it is.
    noun: bool,
}

/// The words of a stretch of text that carry content, and what it denies.
struct Words {
    said: Vec<Said>,
    denials: Vec<Denial>,
}

impl Words {
    fn read(text: &str, within: Span, language: Language) -> Self {
        let words = text::words(within.of(text));
        let before = |n: usize| n.checked_sub(1).and_then(|n| words.get(n)).map_or("", |word| word.folded.as_str());
        let content = words.iter().enumerate().filter(|(_, word)| !is_stopword(&word.folded, language));
        let said = content.map(|(n, word)| Said {
            stem: stem(&word.folded, language),
            span: word.span.shift(within.start),
            noun: polarity::is_noun(&word.folded, before(n), language),
        });
        let said = said.collect();
        let denials = polarity::find(within.of(text), language).into_iter();
        let shifted = |denial: Denial| Denial {
            span: denial.span.shift(within.start),
            head: denial.head.shift(within.start),
            ..denial
        };
        Self { said, denials: denials.map(shifted).collect() }
    }

    /// The words of a passage, read once for each snapshot.
    fn of_passage(subject: &Subject, article: ArticleNo, stored: &StoredArticle, span: Span) -> Arc<Self> {
        let read = || Self::read(&stored.article.text, span, stored.article.language);
        subject.snapshot.memo().get(&("words of a passage", article, span), read)
    }

    fn denial(&self, word: Span) -> Option<&Denial> {
        self.denials.iter().find(|denial| denial.head.overlaps(word))
    }
}

/// What a passage shares with what stands around a place of the claim, numbers left out.
fn surroundings(subject: &Subject, judged: &Judged, support: &Support, at: Span) -> Around {
    let place = (support.article, &support.stored);
    around(subject, judged, place, support.passage, at, |key, _| matches!(key, Key::Number(_)))
}
