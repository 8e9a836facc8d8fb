//! Words that carry no content of their own, and verbs that carry little.

use crate::lexicon::{self, Language};
use std::collections::HashSet;
use std::sync::LazyLock;

static STOPWORDS: LazyLock<Words> = LazyLock::new(|| words(include_str!("../lexicon/stopwords.txt")));
static NEGATIONS: LazyLock<Words> = LazyLock::new(|| {
    let rows = lexicon::rows(include_str!("../lexicon/polarity.txt"));
    let rows = rows.filter(|row| matches!(row.get(1), Some(&("not" | "alone" | "word"))));
    rows.filter_map(|row| Some((Language::from_code(row.first()?)?, *row.get(2)?))).flat_map(each).collect()
});
static LIGHT_VERBS: LazyLock<Words> = LazyLock::new(|| words(include_str!("../lexicon/light_verbs.txt")));

type Words = HashSet<(Language, &'static str)>;

fn words(data: &'static str) -> Words {
    lexicon::rows(data)
        .filter_map(|row| Some((Language::from_code(row.first()?)?, *row.get(1)?)))
        .flat_map(each)
        .collect()
}

fn each((language, words): (Language, &'static str)) -> impl Iterator<Item = (Language, &'static str)> {
    words.split(' ').map(move |word| (language, word))
}

/// Whether a folded word only holds a sentence together.
#[must_use]
pub fn is_stopword(folded: &str, language: Language) -> bool {
    STOPWORDS.contains(&(language, folded))
}

/// Whether a folded word denies: « jamais », "not". The `t` of "don't" is a word.
#[must_use]
pub fn is_negation(folded: &str, language: Language) -> bool {
    NEGATIONS.contains(&(language, folded))
}

/// Whether a folded word is a form of a verb that says little of what happens: « se tenir », "take place".
#[must_use]
pub fn is_light_verb(folded: &str, language: Language) -> bool {
    LIGHT_VERBS.contains(&(language, folded))
}
