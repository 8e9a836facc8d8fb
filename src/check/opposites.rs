//! Words that say the opposite of each other.

use crate::lexicon::{self, Language};
use crate::text::{fold, is_stopword, stem};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

type Sides = FxHashMap<String, Vec<(usize, bool)>>;

/// For each stem of a language, its groups, and on which side of each it stands.
static SIDES: LazyLock<[Sides; 2]> = LazyLock::new(|| {
    let mut sides = [Sides::default(), Sides::default()];
    for (group, row) in lexicon::rows(include_str!("../lexicon/opposites.txt")).enumerate() {
        let [code, one, other] = row[..] else { continue };
        let Some(language) = Language::from_code(code) else { continue };
        for (words, side) in [(one, false), (other, true)] {
            // « plus » and "for" mean too much else.
            for word in words.split(' ').map(fold).filter(|word| !is_stopword(word, language)) {
                sides[language as usize].entry(stem(&word, language)).or_default().push((group, side));
            }
        }
    }
    sides
});

/// Whether anything says the opposite of a stem.
pub fn has_any(stem: &str, language: Language) -> bool {
    SIDES[language as usize].contains_key(stem)
}

/// How two stems of one language stand to each other: `Some(true)` where one says the opposite of the other, `Some(false)` where they
/// stand on the same side of a pair, None where nothing is known.
pub fn compare(a: &str, b: &str, language: Language) -> Option<bool> {
    let of = |stem: &str| SIDES[language as usize].get(stem);
    let (a, b) = (of(a)?, of(b)?);
    let shared =
        a.iter().flat_map(|(group, side)| b.iter().filter(move |(g, _)| g == group).map(move |(_, s)| s != side));
    // A word that stands on both sides of something says nothing.
    shared.reduce(|all, opposite| all && opposite)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opposites_meet_by_stem() {
        let french = |a: &str, b: &str| {
            let stem = |word: &str| stem(&fold(word), Language::French);
            compare(&stem(a), &stem(b), Language::French)
        };
        assert_eq!(french("accepté", "refusaient"), Some(true));
        assert_eq!(french("reconnaissent", "nient"), Some(true));
        assert_eq!(french("hausses", "augmenter"), Some(false));
        assert_eq!(french("accepter", "phare"), None);
    }
}
