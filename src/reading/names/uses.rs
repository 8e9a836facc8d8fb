//! Uses of words around names: what the reading of roles, events and institutions asks of them.

use crate::lexicon::{Language, names as data, rows};
use std::collections::HashMap;
use std::sync::LazyLock;

type Uses = HashMap<&'static str, Vec<(Language, &'static str)>>;

static USES: LazyLock<Uses> = LazyLock::new(|| {
    let mut uses = Uses::new();
    for row in rows(data::USES) {
        let [how, code, words @ ..] = &row[..] else { continue };
        let Some(language) = Language::from_code(code) else { continue };
        for word in words {
            uses.entry(word).or_default().push((language, how));
        }
    }
    uses
});

/// Whether a folded word has this use in a language: `definite`, `compass`, `kin` …
pub fn used(word: &str, how: &str, language: Language) -> bool {
    USES.get(word).is_some_and(|uses| uses.contains(&(language, how)))
}

/// The words of this use.
pub fn having(how: &str, language: Language) -> Vec<&'static str> {
    let has = |uses: &[(Language, &str)]| uses.contains(&(language, how));
    USES.iter().filter(|(_, uses)| has(uses)).map(|(word, _)| *word).collect()
}
