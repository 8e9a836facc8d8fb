//! Words that carry no content of their own.

use crate::lexicon::{self, Language};
use std::collections::HashSet;
use std::sync::LazyLock;

static STOPWORDS: LazyLock<HashSet<(Language, &'static str)>> = LazyLock::new(|| {
    lexicon::rows(include_str!("../lexicon/stopwords.txt"))
        .filter_map(|row| Some((Language::from_code(row.first()?)?, *row.get(1)?)))
        .flat_map(|(language, words)| words.split(' ').map(move |word| (language, word)))
        .collect()
});

/// Whether a folded word only holds a sentence together.
#[must_use]
pub fn is_stopword(folded: &str, language: Language) -> bool {
    STOPWORDS.contains(&(language, folded))
}
