//! Stems: `rencontré`, `rencontrer` and `rencontres` meet in one.

use crate::lexicon::{self, Language};
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::LazyLock;

static FRENCH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::French));
static ENGLISH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

/// By language, the stem of each form of a verb that goes by no ending alone: « vendu », "sold".
static VERBS: LazyLock<[FxHashMap<String, String>; 2]> = LazyLock::new(|| {
    let verbs: Vec<Vec<&str>> = lexicon::rows(include_str!("../lexicon/verbs.txt")).collect();
    let irregular: Vec<Vec<&str>> = lexicon::rows(include_str!("../lexicon/irregular.txt")).collect();
    [Language::French, Language::English].map(|language| {
        let of = |row: &&Vec<&str>| row.first() == Some(&language.code());
        let mut stems = FxHashMap::default();
        for row in verbs.iter().filter(of).filter(|row| row.len() == 2) {
            for verb in row[1].split(' ') {
                let own = irregular.iter().filter(of).filter(|row| row.get(1) == Some(&verb));
                let own = own.flat_map(|row| &row[2..]).map(|form| (*form).to_owned());
                // English nouns are mostly spelt as the verbs: "sell", "a seller".
                let stem = if language == Language::French { verb.to_owned() } else { ENGLISH.stem(verb).into_owned() };
                for form in lexicon::conjugated(verb, language).into_iter().chain(own) {
                    stems.entry(form).or_insert_with(|| stem.clone());
                }
            }
        }
        for row in verbs.iter().filter(of).filter(|row| row.len() == 3) {
            for word in row[2].split(' ') {
                stems.remove(word);
            }
        }
        stems
    })
});

/// So many stems of a language each thread keeps at hand. A text has few words that the texts before it had not; misprints go on without
/// end.
const KEPT: usize = 50_000;

thread_local! {
    /// Stems by word: finding one takes ten times as long as finding it again.
    static KNOWN: [RefCell<FxHashMap<Box<str>, Box<str>>>; 2] = const { [const { RefCell::new(HashMap::with_hasher(FxBuildHasher)) }; 2] };
}

/// The Snowball stem of a folded word, or, of a verb's form that no ending tells, what its forms have in common. Folding comes first, so that
/// a missing accent changes nothing.
#[must_use]
pub fn stem(folded: &str, language: Language) -> String {
    if folded.bytes().any(|b| b.is_ascii_digit()) {
        return folded.to_owned();
    }
    let (stemmer, place) = match language {
        Language::French => (&FRENCH, 0),
        Language::English => (&ENGLISH, 1),
    };
    KNOWN.with(|known| {
        let mut known = known[place].borrow_mut();
        if let Some(stem) = known.get(folded) {
            return stem.to_string();
        }
        let stem = match VERBS[place].get(folded) {
            // « Partir » is no « part ».
            Some(stem) => stem.clone(),
            None => stemmer.stem(&masculine(folded, language)).into_owned(),
        };
        if known.len() >= KEPT {
            known.clear();
        }
        known.insert(folded.into(), stem.as_str().into());
        stem
    })
}

/// `première` as `premier`, `lancée` as `lancé`: Snowball cuts both to one stem by the accents, which folding has taken away. Below three
/// letters before the ending the word is another (`bière`, `idée`).
fn masculine(folded: &str, language: Language) -> Cow<'_, str> {
    if language != Language::French {
        return Cow::Borrowed(folded);
    }
    let (singular, plural) = folded.strip_suffix('s').map_or((folded, ""), |singular| (singular, "s"));
    let feminine = [("iere", "ier"), ("ee", "e")];
    let root = |(feminine, masculine)| Some((singular.strip_suffix(feminine)?, masculine));
    match feminine.into_iter().find_map(root) {
        Some((root, masculine)) if root.len() > 2 => Cow::Owned(format!("{root}{masculine}{plural}")),
        _ => Cow::Borrowed(folded),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_a_verb_meet() {
        for (form, verb) in [
            ("vendu", "vendre"),
            ("attendaient", "attendus"),
            ("prit", "prend"),
            ("ouverte", "ouvrira"),
            ("mis", "met"),
        ] {
            assert_eq!(stem(form, Language::French), stem(verb, Language::French), "{form} {verb}");
        }
        for (form, verb) in [("sold", "selling"), ("took", "taken"), ("women", "woman")] {
            assert_eq!(stem(form, Language::English), stem(verb, Language::English), "{form} {verb}");
        }
        for (noun, verb) in [("entreprise", "entreprendre"), ("maintenant", "maintenir"), ("part", "partir")] {
            assert_ne!(stem(noun, Language::French), stem(verb, Language::French), "{noun} {verb}");
        }
        assert_ne!(stem("found", Language::English), stem("find", Language::English));
    }

    #[test]
    fn the_feminine_meets_its_masculine_without_the_accent() {
        for (feminine, masculine) in [
            ("premiere", "premier"),
            ("premieres", "premiers"),
            ("cerealiere", "cerealier"),
            ("policieres", "policier"),
            ("lancee", "lance"),
            ("lancees", "lancer"),
            ("fermees", "fermait"),
        ] {
            assert_eq!(stem(feminine, Language::French), stem(masculine, Language::French));
        }
        assert_ne!(stem("biere", Language::French), stem("bi", Language::French));
        assert_eq!(stem("barriere", Language::French), stem("barrieres", Language::French));
    }
}
