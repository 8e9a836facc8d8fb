//! The words that stand around articles, from the lexicon.

use crate::lexicon::rows;
use crate::text::{fold, words};
use std::collections::BTreeMap;
use std::sync::LazyLock;

static WORDS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::parse(&[
        include_str!("../lexicon/articles.txt"),
        include_str!("../lexicon/boilerplate_fr.txt"),
        include_str!("../lexicon/boilerplate_en.txt"),
    ])
});

/// The phrases of a kind.
pub(super) fn of(kind: &str) -> &'static [Vec<String>] {
    WORDS.kinds.get(kind).map_or(&[], Vec::as_slice)
}

struct Phrases {
    /// Kind → phrases, each as its folded words; the longest first.
    kinds: BTreeMap<&'static str, Vec<Vec<String>>>,
}

impl Phrases {
    fn parse(files: &[&'static str]) -> Self {
        let mut kinds: BTreeMap<_, Vec<Vec<String>>> = BTreeMap::new();
        for row in files.iter().flat_map(|file| rows(file)) {
            if let [kind, phrase] = row[..] {
                kinds.entry(kind).or_default().push(folded(phrase));
            }
        }
        for phrases in kinds.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        }
        Self { kinds }
    }
}

/// The folded words of a text.
pub(super) fn folded(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.folded).collect()
}

/// How many words of a phrase of `kind` start `text`: of the longest that does.
pub(super) fn starts(kind: &str, text: &[String]) -> Option<usize> {
    of(kind).iter().find(|phrase| text.starts_with(phrase)).map(Vec::len)
}

/// How many words of a phrase of `kind` end `text`: of the longest that does.
pub(super) fn ends(kind: &str, text: &[String]) -> Option<usize> {
    of(kind).iter().find(|phrase| text.ends_with(phrase)).map(Vec::len)
}

/// How many different phrases of `kind` stand in `text`.
pub(super) fn count(kind: &str, text: &[String]) -> usize {
    of(kind).iter().filter(|phrase| text.windows(phrase.len().max(1)).any(|window| window == phrase.as_slice())).count()
}

/// Whether `text` is nothing but phrases of `kind`, one after the other.
pub(super) fn covers(kind: &str, mut text: &[String]) -> bool {
    if text.is_empty() {
        return false;
    }
    while !text.is_empty() {
        let Some(len) = starts(kind, text) else { return false };
        text = &text[len..];
    }
    true
}

/// Which field a key of front matter names: `title`, `date`, `author`, `publisher`, `url`, `language`, `key`.
pub(super) fn field(key: &str) -> Option<&'static str> {
    static FIELDS: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
        let rows = rows(include_str!("../lexicon/articles.txt"));
        rows.filter_map(|row| Some((row.get(1)?.to_string(), row.first()?.strip_prefix("key-")?))).collect()
    });
    FIELDS.get(fold(key.trim()).as_str()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_stored_folded() {
        let raw = [
            include_str!("../lexicon/articles.txt"),
            include_str!("../lexicon/boilerplate_fr.txt"),
            include_str!("../lexicon/boilerplate_en.txt"),
        ];
        for row in raw.into_iter().flat_map(rows) {
            assert_eq!(row.len(), 2, "{row:?}");
            assert_eq!(fold(row[1]), row[1]);
        }
    }

    #[test]
    fn a_cover_leaves_nothing_out() {
        assert!(covers("nav", &folded("Accueil | Haut de page")));
        assert!(!covers("nav", &folded("Accueil des réfugiés")));
        assert_eq!(field("Éditeur"), Some("publisher"));
    }
}
