//! The data files about names, ready to be asked.

use super::NameKind;
use super::facts::{Fact, Facts};
use super::lists::{Endings, Words, column, endings, read_known};
use super::words::{Place, Table};
use crate::lexicon::{Language, names as data, rows};
use crate::text::{fold, fold_char};
use rustc_hash::{FxHashMap as Map, FxHashSet as Set};
use std::sync::LazyLock;

/// The words of a name as names are compared: folded, apart at blanks, hyphens, apostrophes and points, except that
/// single letters with points between them are one word (`U.S.`).
#[must_use]
pub fn words_of(name: &str) -> Vec<String> {
    let folded = fold(name);
    let mut out: Vec<String> = Vec::new();
    let mut letters = String::new();
    for word in folded.split(|c: char| !c.is_alphanumeric() && c != '.').filter(|w| !w.is_empty()) {
        for (n, part) in word.split('.').filter(|p| !p.is_empty()).enumerate() {
            let single = part.chars().count() == 1;
            if single && (n > 0 || word.contains('.')) && word.split('.').filter(|p| !p.is_empty()).count() > 1 {
                letters.push_str(part);
                continue;
            }
            if !letters.is_empty() {
                out.push(std::mem::take(&mut letters));
            }
            out.push(part.to_owned());
        }
        if !letters.is_empty() {
            out.push(std::mem::take(&mut letters));
        }
    }
    out
}

/// A name as names are compared: its [`words_of`], one blank apart.
#[must_use]
pub fn key(name: &str) -> String {
    if name.contains('.') {
        return words_of(name).join(" ");
    }
    let mut out = String::with_capacity(name.len());
    let mut apart = false;
    for c in name.chars() {
        fold_char(c, |c| {
            if !c.is_alphanumeric() {
                apart = true;
                return;
            }
            if std::mem::take(&mut apart) && !out.is_empty() {
                out.push(' ');
            }
            out.push(c);
        });
    }
    out
}

/// What a phrase of the data files names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    pub kind: NameKind,
    /// The same for all names of one thing.
    pub group: u32,
    /// Which of its words must be capitalised in text, from the lowest bit.
    pub capitals: u32,
    /// Whether it must stand in capitals throughout: `US`, `OTAN`.
    pub acronym: bool,
}

/// Whether a written form is an acronym: no small letter, two capitals at least, at most six characters.
#[must_use]
pub fn is_acronym(form: &str) -> bool {
    let letters = form.chars().filter(|c| c.is_alphabetic()).count();
    (2..=6).contains(&letters)
        && form.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | '&'))
}

/// Which words of a written form are capitalised.
#[must_use]
pub fn capitals(form: &str) -> u32 {
    let mut mask = 0;
    let mut n = 0;
    let mut inside = false;
    for c in form.chars() {
        let letter = c.is_alphanumeric();
        if letter && !inside {
            if c.is_uppercase() && n < 32 {
                mask |= 1 << n;
            }
            n += 1;
        }
        inside = letter;
    }
    mask
}

/// How a head word makes a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadUse {
    Lead,
    Linked,
    Capital,
    Hint,
    Tail,
}

/// All that is known of names.
pub struct Lore {
    /// What the lists say of a word in either language.
    words: Table,
    /// Whether a forename's spelling varies by transliteration.
    varies: Map<&'static str, bool>,
    /// Each short form with the forenames that it stands for, and the reverse.
    nicknames: Map<&'static str, Vec<&'static str>>,
    adjectives: [Endings; 2],
    verbs: [Endings; 2],
    known: Map<String, Known>,
    /// The groups of the capitals of states.
    capitals: Set<u32>,
}

/// The data files, read at first use.
pub static LORE: LazyLock<Lore> = LazyLock::new(Lore::read);

/// The place of a language in tables of two.
pub const fn at(language: Language) -> usize {
    match language {
        Language::French => 0,
        Language::English => 1,
    }
}

/// The places in tables of two for a code, or `xx` for both.
pub fn both(code: &str) -> &'static [usize] {
    match Language::from_code(code) {
        Some(Language::French) => &[0],
        Some(Language::English) => &[1],
        None => &[0, 1],
    }
}

fn capitals_of(known: &Map<String, Known>) -> Set<u32> {
    rows(data::COUNTRIES).filter_map(|row| Some(known.get(&key(row.get(1)?))?.group)).collect()
}

fn adjectival(word: &str, endings: &Endings) -> bool {
    endings.end(word.strip_suffix('s').unwrap_or(word))
}

impl Lore {
    fn read() -> Self {
        let mut words = Words::default();
        words.common(data::COMMON_FRENCH, Language::French);
        words.common(data::COMMON_ENGLISH, Language::English);
        let forenames = || data::FORENAMES.into_iter().flat_map(rows);
        words.add(forenames().map(|row| row[0]), Fact::Forename);
        words.add(column(data::SELDOM), Fact::Seldom);
        words.add(column(data::SURNAMES), Fact::Surname);
        words.add(rows(data::KOREAN).flatten().map(fold), Fact::Korean);
        words.add(column(data::TAILS), Fact::Tail);
        words.add(column(data::ELSEWHERE), Fact::Elsewhere);
        words.uses(data::ROLES, |how| {
            Some(match how {
                "civil" => Fact::Civil,
                "role" => Fact::Role,
                _ => Fact::Before,
            })
        });
        words.uses(data::SMALL, Fact::of_small);
        words.heads();
        words.around();
        words.demonyms();
        let mut nicknames: Map<&str, Vec<&str>> = Map::default();
        for row in rows(data::NICKNAMES) {
            for short in &row[1..] {
                nicknames.entry(row[0]).or_default().push(short);
                nicknames.entry(short).or_default().push(row[0]);
            }
        }
        let known = read_known();
        for (key, known) in &known {
            let mut parts = key.split(' ');
            let first = parts.next().unwrap_or("");
            let length = 1 + u8::try_from(parts.count()).unwrap_or(u8::MAX - 1);
            for facts in words.facts(first.to_owned()) {
                facts.longest = facts.longest.max(length);
                facts.small_start |= known.capitals & 1 == 0;
            }
        }
        let adjectives = endings(data::ADJECTIVES);
        for (word, facts) in &mut words.0 {
            for (facts, endings) in facts.iter_mut().zip(&adjectives) {
                facts.adjective = facts.any(&[Fact::Demonym, Fact::Tail]) || adjectival(word, endings);
            }
        }
        Self {
            words: Table::new(words.0),
            varies: forenames().map(|row| (row[0], row.get(1).is_some_and(|mark| *mark == "t"))).collect(),
            nicknames,
            adjectives,
            verbs: endings(data::VERBS),
            capitals: capitals_of(&known),
            known,
        }
    }

    /// What the lists say of a folded word.
    pub fn facts(&self, word: &str, language: Language) -> Facts {
        self.words.facts(word, at(language))
    }

    /// Where the word with this [`super::words::number`] is in the lists, and what they say of it.
    #[inline]
    pub fn numbered(&self, number: u128, language: Language) -> Option<(Place, Facts)> {
        self.words.numbered(number, at(language))
    }

    /// The word at a place in the lists.
    pub fn word(&self, place: Place) -> &'static str {
        self.words.word(place)
    }

    /// Whether a folded word is a common one of the language.
    pub fn common(&self, word: &str, language: Language) -> bool {
        self.facts(word, language).has(Fact::Common)
    }

    /// Whether a folded word is a forename that everybody knows for one.
    pub fn forename(&self, word: &str) -> bool {
        let facts = self.facts(word, Language::French);
        facts.has(Fact::Forename) && !facts.has(Fact::Seldom)
    }

    /// Whether a forename's spelling varies by transliteration; none for what is no forename.
    pub fn varies(&self, word: &str) -> Option<bool> {
        self.varies.get(word).copied()
    }

    pub fn korean(&self, word: &str) -> bool {
        self.facts(word, Language::French).has(Fact::Korean)
    }

    /// Whether one of two forenames is a short form of the other.
    pub fn nicknames(&self, one: &str, other: &str) -> bool {
        self.nicknames.get(one).is_some_and(|names| names.contains(&other))
    }

    pub fn tail(&self, word: &str) -> bool {
        self.facts(word, Language::French).has(Fact::Tail)
    }

    /// Whether a word in capitals is a Roman numeral.
    pub fn numeral(word: &str) -> bool {
        !word.is_empty() && word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'))
    }

    pub fn demonym(&self, word: &str, language: Language) -> bool {
        self.facts(word, language).has(Fact::Demonym)
    }

    /// Whether a folded word that is in no list ends as adjectives do; what is in one has its [`Facts::adjective`].
    pub fn adjectival(&self, word: &str, language: Language) -> bool {
        adjectival(word, &self.adjectives[at(language)])
    }

    /// Whether a word ends as verbs do that may open a sentence before a name: « Rencontrer », "Meeting".
    pub fn verb(&self, word: &str, language: Language) -> bool {
        self.verbs[at(language)].end(word)
    }

    /// Whether a [`key`] is known as the capital of a state.
    pub fn capital(&self, key: &str) -> bool {
        self.known(key).is_some_and(|known| self.capitals.contains(&known.group))
    }

    /// What a [`key`] is known to name.
    pub fn known(&self, key: &str) -> Option<Known> {
        self.known.get(key).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_meet() {
        assert_eq!(key("U.S."), "us");
        assert_eq!(key("J.-L. Durand"), "j l durand");
        assert_eq!(key("S. Choïgou"), "s choigou");
        assert_eq!(key("Kim Jong-un"), key("kim jong un"));
        assert_eq!(key("département d’État"), "departement d etat");
    }

    #[test]
    fn every_line_of_the_files_is_read() {
        for (code, how) in [("fr", "ministre"), ("en", "minister")] {
            let language = Language::from_code(code).unwrap();
            assert!(LORE.facts(how, language).has(Fact::Role));
        }
        assert!(LORE.demonym("nord-coreenne", Language::French) && LORE.demonym("russian", Language::English));
        let group = |name: &str| LORE.known(&key(name)).map(|k| k.group);
        assert_eq!(group("Moscou"), group("Moscow"));
        assert_eq!(group("Corée du Nord"), group("North Korea"));
        assert_ne!(group("Corée du Nord"), group("Corée du Sud"));
        assert_ne!(group("Mexico"), group("Mexique"));
        assert_eq!(group("États-Unis"), group("USA"));
        assert!(group("Maison-Blanche").is_some() && group("Maison-Blanche") == group("White House"));
    }
}
