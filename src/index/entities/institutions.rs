//! Institutions of a state under the ways to say whose they are: « ministère danois de la Pêche », « ministère de la Pêche de
//! Copenhague », "Danish fisheries ministry".

use super::lookup::LANGUAGES;
use crate::lexicon::{names as data, rows};
use crate::reading::NameKind;
use crate::reading::countries;
use crate::reading::names::{Fact, LORE, Use, key, used};
use crate::text::{self, Word};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Words of both languages, and the one that stands for them.
static OFFICES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let pairs = rows(data::OFFICES).flat_map(|row| {
        let one = row[0];
        row.into_iter().skip(1).map(move |word| (word, one))
    });
    pairs.collect()
});

/// Capitals under all their names, by what the lexicon calls one place, and their states.
static CAPITALS: LazyLock<HashMap<u32, &'static str>> = LazyLock::new(|| {
    let capital = |row: Vec<&'static str>| Some((LORE.known(&key(row.get(1)?))?.group, row[0]));
    rows(data::COUNTRIES).filter_map(capital).collect()
});

/// The state that these words begin with, by its name, its demonym or its capital, and how many of them name it.
fn state(words: &[Word]) -> Option<(&'static str, usize)> {
    countries::find(words).or_else(|| {
        (1..=2.min(words.len())).rev().find_map(|used| {
            let name: Vec<&str> = words[..used].iter().map(|word| word.folded.as_str()).collect();
            let known = LORE.known(&key(&name.join(" "))).filter(|known| known.kind == NameKind::Place)?;
            Some((*CAPITALS.get(&known.group)?, used))
        })
    })
}

/// What an institution is without its state, in words of either language, and the state's code where its name tells one; none for
/// what is no institution of a state, or names two.
pub fn of_state(form: &str) -> Option<(String, Option<&'static str>)> {
    let words = text::words(form);
    let small = |word: &str, how: Use| LANGUAGES.iter().any(|&language| used(word, how, language));
    if !words.iter().any(|word| small(&word.folded, Use::State)) {
        return None;
    }
    let mut whose = None;
    let mut rest: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some((country, used)) = state(&words[at..]) {
            if whose.replace(country).is_some() {
                return None;
            }
            at += used;
            continue;
        }
        let word = words[at].folded.rsplit('\'').next().unwrap_or_default();
        if word.len() > 1
            && !LANGUAGES.iter().any(|&language| LORE.facts(word, language).has(Fact::Inner))
            && !small(word, Use::Definite)
        {
            rest.push(OFFICES.get(word).copied().unwrap_or(word));
        }
        at += 1;
    }
    // « ministère de la Défense », "Defence Ministry".
    rest.sort_unstable();
    rest.dedup();
    (rest.len() > 1).then_some((rest.join(" "), whose))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whose_an_institution_is_can_be_said_in_several_ways() {
        let one = of_state("ministère danois de la Pêche");
        assert_eq!(one, Some(("fisheries ministry".to_owned(), Some("DK"))));
        assert_eq!(of_state("ministère de la Pêche de Copenhague"), one);
        assert_eq!(of_state("ministère de la Pêche du Danemark"), one);
        assert_ne!(of_state("ministère norvégien de la Pêche"), one);
        assert_eq!(of_state("Danish Fisheries Ministry"), one);
        assert_eq!(of_state("Denmark’s ministry of fisheries"), one);
        assert_eq!(of_state("ministère de la Pêche"), Some(("fisheries ministry".to_owned(), None)));
        assert_eq!(of_state("ministère russe"), None);
        assert_eq!(of_state("ambassade de Russie en Islande"), None);
    }
}
