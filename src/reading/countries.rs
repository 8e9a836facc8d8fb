//! Countries, under every name that prose gives them: « la Corée du Nord », « nord-coréen », « Pyongyang ».

use crate::lexicon;
use crate::text::{Word, words};
use rustc_hash::FxHashMap;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Words of a name → country. The longest name that fits wins.
static NAMES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    let key = |name: &str| joined(&words(name));
    for row in lexicon::rows(include_str!("../lexicon/odbl/countries.tsv")) {
        let Some((code, forms)) = row.split_first() else { continue };
        for form in forms {
            names.entry(key(form)).or_insert(*code);
        }
    }
    for row in lexicon::rows(include_str!("../lexicon/countries.txt")) {
        let Some((code, forms)) = row.split_first() else { continue };
        for form in forms {
            names.entry(key(form)).or_insert(*code);
        }
    }
    for row in lexicon::rows(include_str!("../lexicon/odbl/demonyms.tsv")) {
        if let [_, form, code, ..] = row.as_slice() {
            names.entry(key(form)).or_insert(*code);
        }
    }
    names.remove("");
    names
});

/// Words of a demonym → the countries that it may mean.
static DEMONYMS: LazyLock<HashMap<String, Vec<&'static str>>> = LazyLock::new(|| {
    let mut demonyms: HashMap<String, Vec<&'static str>> = HashMap::new();
    for row in lexicon::rows(include_str!("../lexicon/odbl/demonyms.tsv")) {
        if let [_, form, codes @ ..] = row.as_slice() {
            let known = demonyms.entry(joined(&words(form))).or_default();
            for code in codes {
                if !known.contains(code) {
                    known.push(code);
                }
            }
        }
    }
    demonyms
});

/// The most words of a demonym.
const LONGEST_DEMONYM: usize = 3;

/// The countries that the longest demonym may mean with which these words begin, and how many of them it is: « sud-coréen ».
pub fn demonym(words: &[Word]) -> Option<(&'static [&'static str], usize)> {
    (1..=LONGEST_DEMONYM.min(words.len())).rev().find_map(|used| {
        let name = joined(&words[..used]);
        let singular = || name.strip_suffix('s').and_then(|name| DEMONYMS.get(name));
        DEMONYMS.get(&name).or_else(singular).map(|codes| (codes.as_slice(), used))
    })
}

/// Whether a folded word is a demonym: « suédois ».
pub fn is_demonym(folded: &str) -> bool {
    DEMONYMS.contains_key(folded) || folded.strip_suffix('s').is_some_and(|one| DEMONYMS.contains_key(one))
}

static CAPITALS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let rows = lexicon::rows(include_str!("../lexicon/odbl/countries.tsv"));
    rows.filter_map(|row| Some(joined(&words(row.get(1)?)))).collect()
});

/// Whether words are the name of a capital, in English or the same as there.
pub fn is_capital(words: &[Word]) -> bool {
    CAPITALS.contains(&joined(words))
}

fn joined(words: &[Word]) -> String {
    words.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ")
}

/// Whether a text names a country.
pub fn named_in(text: &str) -> bool {
    let words = words(text);
    (0..words.len()).any(|at| find(&words[at..]).is_some())
}

/// The first word of each name → the words of the longest name that begins so. Nearly every word of a text begins none.
static FIRST_WORDS: LazyLock<FxHashMap<&'static str, usize>> = LazyLock::new(|| {
    let mut first_words = FxHashMap::default();
    for name in NAMES.keys() {
        let first = name.split(' ').next().unwrap_or(name);
        let longest = first_words.entry(first).or_default();
        *longest = name.split(' ').count().max(*longest);
    }
    first_words
});

/// The country that these words begin with, and how many of them name it.
pub fn find(words: &[Word]) -> Option<(&'static str, usize)> {
    let first = words.first()?.folded.as_str();
    let singular = || first.strip_suffix(['s', 'x']).and_then(|first| FIRST_WORDS.get(first));
    let longest = *FIRST_WORDS.get(first).or_else(singular)?;
    (1..=longest.min(words.len())).rev().find_map(|used| {
        let name = joined(&words[..used]);
        let singular = || name.strip_suffix(['s', 'x']).and_then(|name| NAMES.get(name));
        NAMES.get(&name).or_else(singular).map(|code| (*code, used))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_by_short_names() {
        let code = |text: &str| find(&words(text)).map(|(code, _)| code);
        assert_eq!(code("Turkey"), code("Turquie"));
        assert_eq!(code("Cap-Vert"), Some("CV"));
        assert_eq!(code("Centrafrique"), code("République centrafricaine"));
        assert_eq!(code("Lanvor"), None);
    }
}
