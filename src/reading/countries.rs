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
    for row in lexicon::rows(include_str!("../lexicon/odbl/demonyms.tsv")) {
        if let [_, form, code] = row.as_slice() {
            names.entry(key(form)).or_insert(*code);
        }
    }
    names.remove("");
    names
});

static DEMONYMS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let rows = lexicon::rows(include_str!("../lexicon/odbl/demonyms.tsv"));
    rows.filter_map(|row| row.get(1).copied()).collect()
});

/// Whether a folded word is a demonym: « suédois ».
pub fn is_demonym(folded: &str) -> bool {
    DEMONYMS.contains(folded) || folded.strip_suffix('s').is_some_and(|one| DEMONYMS.contains(one))
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
