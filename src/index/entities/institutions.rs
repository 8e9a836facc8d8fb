//! Institutions of a state under the ways to say whose they are: « ministère islandais de la Pêche », « ministère de la Pêche de
//! Reykjavik », "Icelandic fisheries ministry".

use crate::reading::countries;
use crate::reading::names::LORE;
use crate::text;

use super::lookup::LANGUAGES;

/// What an institution is without its state, and the state's code; none for what is none, or names no state or two.
pub fn of_state(form: &str) -> Option<(String, &'static str)> {
    let words = text::words(form);
    let small = |word: &str, how: &str| LANGUAGES.iter().any(|&language| LORE.small(word, how, language));
    if !words.iter().any(|word| small(&word.folded, "state")) {
        return None;
    }
    let mut state = None;
    let mut rest: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some((country, used)) = countries::find(&words[at..]) {
            if state.replace(country).is_some() {
                return None;
            }
            at += used;
            continue;
        }
        let word = words[at].folded.rsplit('\'').next().unwrap_or_default();
        if word.len() > 1 && !small(word, "inner") && !small(word, "definite") {
            rest.push(word);
        }
        at += 1;
    }
    (rest.len() > 1).then_some((rest.join(" "), state?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whose_an_institution_is_can_be_said_in_several_ways() {
        let one = of_state("ministère islandais de la Pêche");
        assert_eq!(one, Some(("ministere peche".to_owned(), "IS")));
        assert_eq!(of_state("ministère de la Pêche de Reykjavik"), one);
        assert_eq!(of_state("ministère de la Pêche d’Islande"), one);
        assert_ne!(of_state("ministère norvégien de la Pêche"), one);
        assert_eq!(of_state("ministère de la Pêche"), None);
        assert_eq!(of_state("ministère russe"), None);
        assert_eq!(of_state("ambassade de Russie en Islande"), None);
    }
}
