//! Stems: `rencontré`, `rencontrer` and `rencontres` meet in one.

use crate::lexicon::Language;
use rust_stemmers::{Algorithm, Stemmer};
use std::sync::LazyLock;

static FRENCH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::French));
static ENGLISH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

/// The Snowball stem of a folded word. Folding comes first, so that a missing accent changes nothing.
#[must_use]
pub fn stem(folded: &str, language: Language) -> String {
    if folded.bytes().any(|b| b.is_ascii_digit()) {
        return folded.to_owned();
    }
    let stemmer = match language {
        Language::French => &FRENCH,
        Language::English => &ENGLISH,
    };
    stemmer.stem(folded).into_owned()
}
