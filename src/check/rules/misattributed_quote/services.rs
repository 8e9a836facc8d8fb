//! Of which service of a state somebody is who is only described: « un porte-parole de la police », "an army spokesman".

use crate::lexicon::{self, Language};
use crate::reading::countries;
use crate::reading::quotations::{governs, is_article, is_former};
use crate::text::{self, Word};
use rustc_hash::FxHashMap as Map;
use std::sync::LazyLock;

/// What the data file says of a word in each language: kinds, or services.
static SERVICES: LazyLock<Map<&str, Vec<(Language, &str)>>> = LazyLock::new(|| {
    let mut services: Map<&str, Vec<(Language, &str)>> = Map::default();
    for row in lexicon::rows(include_str!("../../../lexicon/services.txt")) {
        let [code, what, words @ ..] = &row[..] else { continue };
        let Some(language) = Language::from_code(code) else { continue };
        for word in words {
            services.entry(word).or_default().extend(what.split(' ').map(|what| (language, what)));
        }
    }
    services
});

/// Whether two descriptions are of people of services that are never one another.
pub fn apart(one: (&str, Language), other: (&str, Language)) -> bool {
    let (one, other) = (services(one.0, one.1), services(other.0, other.1));
    !one.is_empty() && !other.is_empty() && !one.iter().any(|service| other.contains(service))
}

/// The services that one who speaks for a service may be of; none where the words leave it open.
fn services(description: &str, language: Language) -> Vec<&'static str> {
    let words = text::words(description);
    let known = |word: &Word| -> Vec<&'static str> {
        let all = SERVICES.get(word.folded.as_str()).into_iter().flatten();
        all.filter(|(one, _)| *one == language).map(|(_, what)| *what).collect()
    };
    let is = |word: &Word, kind: &str| known(word).contains(&kind);
    let Some(head) = words.iter().position(|word| is(word, "head")) else { return Vec::new() };
    if words.iter().any(|word| is_former(&word.folded, language)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let services: Vec<_> =
            known(word).into_iter().filter(|kind| !["head", "tail", "alone"].contains(kind)).collect();
        let goes_on = words.get(at + 1).is_some_and(|next| governs(&next.folded, language));
        let between = words.get(head + 1..at).unwrap_or_default();
        // « de la », « parole russe de la »: nothing that the service would rather belong to.
        let bound = |n: usize| {
            let folded = &between[n].folded;
            governs(folded, language)
                || is_article(folded, language)
                || n == 0 && is(&between[n], "tail")
                || countries::demonym(&between[n..]).is_some()
        };
        let belongs = (0..between.len()).all(bound);
        if belongs && !(is(word, "alone") && goes_on) {
            found.extend(services);
        } else if !services.is_empty() {
            return Vec::new();
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_which_services_a_description_tells() {
        let french = |text| services(text, Language::French);
        assert_eq!(french("un porte-parole de la police"), ["police"]);
        assert_eq!(french("un haut responsable russe des douanes"), ["customs"]);
        assert_eq!(french("un responsable de la Défense"), ["army"]);
        for open in [
            "un ancien responsable de l’armée",
            "un responsable de la défense des droits",
            "un responsable chargé des relations avec la police",
            "un médecin de l’armée",
            "un responsable du port",
        ] {
            assert_eq!(french(open), Vec::<&str>::new(), "{open}");
        }
        let english = |text| services(text, Language::English);
        assert_eq!(english("an army spokesman"), ["army"]);
        assert_eq!(english("a senior official of the Russian customs"), ["customs"]);
        assert_eq!(english("a former police official"), Vec::<&str>::new());
        let english = |one, other| apart((one, Language::English), (other, Language::English));
        assert!(english("a police spokesman", "an army spokesman"));
        assert!(!english("a military police spokesman", "an army official"));
        assert!(!english("a police spokesman", "a senior official"));
    }
}
