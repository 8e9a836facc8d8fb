//! How verbs go.

use super::{Language, rows};
use std::sync::LazyLock;

/// What an infinitive ends in, and what its forms end in instead.
type Pattern = (&'static str, Vec<&'static str>);

static PATTERNS: LazyLock<[Vec<Pattern>; 2]> = LazyLock::new(|| {
    let all: Vec<Vec<&str>> = rows(include_str!("conjugation.txt")).collect();
    Language::ALL.map(|language| {
        let patterns = all.iter().filter_map(|row| match row[..] {
            [code, ending, forms] if code == language.code() => {
                Some((if ending == "-" { "" } else { ending }, forms.split(' ').collect()))
            }
            _ => None,
        });
        patterns.collect()
    })
});

/// The forms of a verb, folded, from its folded infinitive; nothing else than itself where no pattern fits.
#[must_use]
pub fn conjugated(infinitive: &str, language: Language) -> Vec<String> {
    let patterns = PATTERNS[usize::from(language != Language::ALL[0])].iter();
    let fitting = patterns.filter_map(|(ending, forms)| Some((ending.len(), infinitive.strip_suffix(ending)?, forms)));
    let Some((_, stem, forms)) = fitting.max_by_key(|(length, ..)| *length) else {
        return vec![infinitive.to_owned()];
    };
    forms.iter().map(|form| if *form == "-" { stem.to_owned() } else { format!("{stem}{form}") }).collect()
}
