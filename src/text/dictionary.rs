//! Words of one language that say what a word of the other does, by stem: a link is a hint, never a proof.

use super::stem;
use crate::lexicon::{self, Language};
use rustc_hash::{FxHashMap as Map, FxHashSet};
use std::sync::LazyLock;

/// Read when first asked, in about a tenth of a second.
static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(Dictionary::read);

/// From as many bytes on, a word that is the same in both languages says the same in both: « missile », « port ».
const ALIKE: usize = 4;

/// How surely words of one concept of `concepts.tsv` say the same, in tenths.
const CONCEPT: u8 = 6;

/// The stems of a language, each with its links.
#[derive(Default)]
struct Side {
    numbers: Map<String, u32>,
    stems: Vec<String>,
    /// Of each stem: stems of the other language, and how surely they say the same, in tenths.
    links: Vec<Vec<(u32, u8)>>,
}

impl Side {
    fn number(&mut self, stem: String) -> u32 {
        if let Some(number) = self.numbers.get(&stem) {
            return *number;
        }
        let number = u32::try_from(self.stems.len()).unwrap_or(u32::MAX);
        self.stems.push(stem.clone());
        self.links.push(Vec::new());
        self.numbers.insert(stem, number);
        number
    }

    fn links(&self, stem: &str) -> &[(u32, u8)] {
        self.numbers.get(stem).map_or(&[], |number| &self.links[*number as usize])
    }
}

struct Dictionary {
    french: Side,
    english: Side,
}

impl Dictionary {
    fn read() -> Self {
        let mut irregular: Map<(Language, &str), Vec<&str>> = Map::default();
        for row in lexicon::rows(include_str!("../lexicon/irregular.txt")) {
            if let [code, word, forms @ ..] = &row[..]
                && let Some(language) = Language::from_code(code)
            {
                irregular.entry((language, word)).or_default().extend(forms);
            }
        }
        // All stems that the forms of a word have.
        let stems = |word: &str, language| {
            let mut all = vec![stem(word, language)];
            let irregular = irregular.get(&(language, word)).into_iter().flatten().map(|form| (*form).to_owned());
            for form in lexicon::conjugated(word, language).into_iter().chain(irregular) {
                let stem = stem(&form, language);
                if !all.contains(&stem) {
                    all.push(stem);
                }
            }
            all
        };
        // Each word once: conjugating takes the time.
        let mut known: [Map<String, Vec<u32>>; 2] = Default::default();
        let mut of = |side: &mut Side, word: &str, language: Language| -> Vec<u32> {
            let known = &mut known[language as usize];
            if let Some(numbers) = known.get(word) {
                return numbers.clone();
            }
            let numbers: Vec<u32> = stems(word, language).into_iter().map(|stem| side.number(stem)).collect();
            known.insert(word.to_owned(), numbers.clone());
            numbers
        };
        let mut dictionary = Self { french: Side::default(), english: Side::default() };
        for row in lexicon::rows(include_str!("../lexicon/wordnet/translations.tsv")) {
            let [word, links @ ..] = &row[..] else { continue };
            let english = of(&mut dictionary.english, word, Language::English);
            for link in links {
                let Some((other, tenths)) = link.split_once(' ') else { continue };
                let Ok(tenths) = tenths.parse() else { continue };
                let french = of(&mut dictionary.french, other, Language::French);
                dictionary.link(&english, &french, tenths);
            }
        }
        for row in lexicon::rows(include_str!("../lexicon/concepts.tsv")) {
            let [french, english] = &row[..] else { continue };
            let mut all = |side: &mut Side, words: &str, language| -> Vec<u32> {
                words.split(';').flat_map(|word| of(side, &super::fold(word), language)).collect()
            };
            let french = all(&mut dictionary.french, french, Language::French);
            let english = all(&mut dictionary.english, english, Language::English);
            dictionary.link(&english, &french, CONCEPT);
        }
        for links in dictionary.english.links.iter_mut().chain(&mut dictionary.french.links) {
            // Of several words with these stems the surest.
            links.sort_unstable_by_key(|(number, tenths)| (*number, std::cmp::Reverse(*tenths)));
            links.dedup_by_key(|(number, _)| *number);
            links.sort_by_key(|(_, tenths)| std::cmp::Reverse(*tenths));
            links.shrink_to_fit();
        }
        dictionary
    }

    /// Links stems of both languages, by number, that say the same so surely.
    fn link(&mut self, english: &[u32], french: &[u32], tenths: u8) {
        for one in english {
            for other in french {
                self.english.links[*one as usize].push((*other, tenths));
                self.french.links[*other as usize].push((*one, tenths));
            }
        }
    }

    const fn side(&self, language: Language) -> &Side {
        match language {
            Language::French => &self.french,
            Language::English => &self.english,
        }
    }
}

/// Reads the dictionary, for whoever will ask it soon and would wait.
pub fn read_dictionary() {
    LazyLock::force(&DICTIONARY);
}

/// The stems of the other language that say what `stem` of the language `from` does, surest first, each with how surely, from 0.1 to
/// 1: Dice's coefficient of the meanings that `WordNet` gives both, and 0.6 for words of one row of `concepts.tsv`. A stem is what [`stem`] makes of a
/// folded word, in any of its forms: « dit » and « dire » both find "say" and "said". A word that both languages spell alike is not among them.
pub fn translations(stem: &str, from: Language) -> impl Iterator<Item = (&'static str, f32)> {
    let dictionary = &*DICTIONARY;
    let to = dictionary.side(from.other());
    let links = dictionary.side(from).links(stem).iter();
    links.map(|(number, tenths)| (to.stems[*number as usize].as_str(), f32::from(*tenths) / 10.0))
}

/// How surely a stem of the language `from` and one of the other say the same, from 0 to 1.
#[must_use]
pub fn translates(one: &str, from: Language, other: &str) -> f32 {
    if one == other {
        return if one.len() >= ALIKE || one.bytes().all(|b| b.is_ascii_digit()) { 1.0 } else { 0.0 };
    }
    translations(one, from).find(|(stem, _)| *stem == other).map_or(0.0, |(_, surely)| surely)
}

/// The other stems of a language that may be told in the place of `stem`: one word of the other language surely says what both do. A word of
/// several senses joins what only one of them is: good for doubting that something is new, not for taking two things for one.
#[must_use]
pub fn alternatives(stem: &str, language: Language) -> FxHashSet<&'static str> {
    let sure = |(_, surely): &(&str, f32)| *surely >= f32::from(CONCEPT) / 10.0;
    let links = translations(stem, language).take_while(sure);
    let back = links.flat_map(|(other, _)| translations(other, language.other()).take_while(sure));
    back.map(|(own, _)| own).filter(|own| *own != stem).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(one: &str, from: Language, said: &str) -> f32 {
        translates(&stem(one, from), from, &stem(said, from.other()))
    }

    #[test]
    fn words_are_linked_both_ways_in_any_of_their_forms() {
        let (fr, en) = (Language::French, Language::English);
        for (french, english) in [
            ("rencontrent", "met"),
            ("accords", "agreements"),
            ("dit", "said"),
            ("pris", "taken"),
            ("prendre", "took"),
            ("enfants", "children"),
            ("navires", "ships"),
            ("missiles", "missile"),
        ] {
            assert!(words(french, fr, english) > 0.0, "{french} {english}");
            assert!(
                (words(french, fr, english) - words(english, en, french)).abs() < f32::EPSILON,
                "{french} {english}"
            );
        }
        for (french, english) in [("accord", "ship"), ("rencontrer", "sign"), ("or", "or")] {
            assert!(words(french, fr, english) < f32::EPSILON, "{french} {english}");
        }
        assert_eq!(translations("zzz", fr).count(), 0);
    }

    #[test]
    fn what_one_word_translates_is_told_for_another() {
        let fr = |one: &str, other: &str| {
            let of = |word: &str| stem(&crate::text::fold(word), Language::French);
            alternatives(&of(one), Language::French).contains(of(other).as_str())
        };
        assert!(fr("interpellé", "arrêter") && fr("créé", "fondée") && fr("découvert", "trouver"));
        assert!(!fr("vendu", "acheter") && !fr("zzz", "yyy"));
    }

    #[test]
    fn the_surest_come_first() {
        for language in Language::ALL {
            for word in ["attaque", "attack", "port", "force"] {
                let surely: Vec<f32> =
                    translations(&stem(word, language), language).map(|(_, surely)| surely).collect();
                assert!(surely.is_sorted_by(|a, b| a >= b) && surely.iter().all(|s| (0.1..=1.0).contains(s)), "{word}");
            }
        }
    }
}
