//! The data files about names, ready to be asked.

use super::NameKind;
use crate::lexicon::{Language, names as data, rows};
use crate::text::fold;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// A hasher for short words: a few operations for each eight bytes. Words of a text cannot choose it to be slow here, since
/// only lookups in fixed tables use it.
#[derive(Clone, Copy, Default)]
pub struct WordHasher(u64);

impl Hasher for WordHasher {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }
}

type Map<K, V> = HashMap<K, V, BuildHasherDefault<WordHasher>>;
type Set<K> = HashSet<K, BuildHasherDefault<WordHasher>>;

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
    words_of(name).join(" ")
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

/// A word that tells what a name names.
#[derive(Clone, Copy, Debug)]
pub struct Head {
    pub kind: NameKind,
    pub how: HeadUse,
}

/// How a word stands beside a person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleUse {
    Civil,
    Role,
    Before,
}

/// What is known for one language, and for all.
pub struct Lore {
    common: [Set<&'static str>; 2],
    forenames: Map<&'static str, bool>,
    surnames: Set<&'static str>,
    korean: Set<String>,
    /// Each short form with the forenames that it stands for, and the reverse.
    nicknames: Map<&'static str, Vec<&'static str>>,
    roles: [Map<&'static str, Vec<RoleUse>>; 2],
    heads: [Map<&'static str, Vec<Head>>; 2],
    tails: Set<&'static str>,
    elsewhere: Set<&'static str>,
    demonyms: [Set<String>; 2],
    adjectives: Vec<(Language, &'static str)>,
    verbs: Vec<(Language, &'static str)>,
    small: [Map<&'static str, Vec<&'static str>>; 2],
    known: Map<String, Known>,
    /// The most words of a known name that begins with this word.
    longest: Map<String, usize>,
}

/// The data files, read at first use.
pub static LORE: LazyLock<Lore> = LazyLock::new(Lore::read);

/// The place of a language in tables of two.
const fn at(language: Language) -> usize {
    match language {
        Language::French => 0,
        Language::English => 1,
    }
}

/// The places in tables of two for a code, or `xx` for both.
fn both(code: &str) -> &'static [usize] {
    match Language::from_code(code) {
        Some(Language::French) => &[0],
        Some(Language::English) => &[1],
        None => &[0, 1],
    }
}

fn column(data: &'static str) -> Set<&'static str> {
    rows(data).filter_map(|row| row.first().copied()).collect()
}

fn endings(data: &'static str) -> Vec<(Language, &'static str)> {
    rows(data).filter_map(|row| Some((Language::from_code(row[0])?, *row.get(1)?))).collect()
}

impl Lore {
    fn read() -> Self {
        let mut roles = [Map::default(), Map::default()];
        for row in rows(data::ROLES) {
            let [word, code, how] = row[..] else { continue };
            let how = match how {
                "civil" => RoleUse::Civil,
                "role" => RoleUse::Role,
                _ => RoleUse::Before,
            };
            for &n in both(code) {
                roles[n].entry(word).or_insert_with(Vec::new).push(how);
            }
        }
        let mut heads = [Map::default(), Map::default()];
        for row in rows(data::HEADS) {
            let [word, code, kind, how] = row[..] else { continue };
            let how = match how {
                "lead" => HeadUse::Lead,
                "linked" => HeadUse::Linked,
                "capital" => HeadUse::Capital,
                "tail" => HeadUse::Tail,
                _ => HeadUse::Hint,
            };
            for &n in both(code) {
                heads[n].entry(word).or_insert_with(Vec::new).push(Head { kind: NameKind::from_word(kind), how });
            }
        }
        let mut small = [Map::default(), Map::default()];
        for row in rows(data::SMALL) {
            let [word, code, how] = row[..] else { continue };
            for &n in both(code) {
                small[n].entry(word).or_insert_with(Vec::new).push(how);
            }
        }
        let mut nicknames: Map<&str, Vec<&str>> = Map::default();
        for row in rows(data::NICKNAMES) {
            for short in &row[1..] {
                nicknames.entry(row[0]).or_default().push(short);
                nicknames.entry(short).or_default().push(row[0]);
            }
        }
        let (known, longest) = read_known();
        Self {
            common: [column(data::COMMON_FRENCH), column(data::COMMON_ENGLISH)],
            forenames: data::FORENAMES
                .into_iter()
                .flat_map(rows)
                .map(|row| (row[0], row.get(1).is_some_and(|mark| *mark == "t")))
                .collect(),
            surnames: column(data::SURNAMES),
            korean: rows(data::KOREAN).flatten().map(fold).collect(),
            nicknames,
            roles,
            heads,
            tails: column(data::TAILS),
            elsewhere: column(data::ELSEWHERE),
            demonyms: read_demonyms(),
            adjectives: endings(data::ADJECTIVES),
            verbs: endings(data::VERBS),
            small,
            known,
            longest,
        }
    }

    /// Whether a folded word is a common one of the language.
    pub fn common(&self, word: &str, language: Language) -> bool {
        self.common[at(language)].contains(word)
    }

    pub fn forename(&self, word: &str) -> bool {
        self.forenames.contains_key(word)
    }

    /// Whether a forename's spelling varies by transliteration; none for what is no forename.
    pub fn varies(&self, word: &str) -> Option<bool> {
        self.forenames.get(word).copied()
    }

    pub fn surname(&self, word: &str) -> bool {
        self.surnames.contains(word)
    }

    pub fn korean(&self, word: &str) -> bool {
        self.korean.contains(word)
    }

    /// Whether one of two forenames is a short form of the other.
    pub fn nicknames(&self, one: &str, other: &str) -> bool {
        self.nicknames.get(one).is_some_and(|names| names.contains(&other))
    }

    pub fn role(&self, word: &str, how: RoleUse, language: Language) -> bool {
        self.roles[at(language)].get(word).is_some_and(|uses| uses.contains(&how))
    }

    pub fn head(&self, word: &str, language: Language) -> &[Head] {
        self.heads[at(language)].get(word).map_or(&[], Vec::as_slice)
    }

    pub fn tail(&self, word: &str) -> bool {
        self.tails.contains(word)
    }

    pub fn elsewhere(&self, word: &str) -> bool {
        self.elsewhere.contains(word)
    }

    /// Whether a word in capitals is a Roman numeral.
    pub fn numeral(word: &str) -> bool {
        !word.is_empty() && word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'))
    }

    pub fn demonym(&self, word: &str, language: Language) -> bool {
        self.demonyms[at(language)].contains(word)
    }

    /// Whether a folded small word may be an adjective beside a title.
    pub fn adjective(&self, word: &str, language: Language) -> bool {
        let singular = word.strip_suffix('s').unwrap_or(word);
        self.demonym(word, language)
            || self.tail(word)
            || self.adjectives.iter().any(|&(l, ending)| l == language && singular.ends_with(ending))
    }

    /// Whether a word ends as verbs do that may open a sentence before a name: « Rencontrer », "Meeting".
    pub fn verb(&self, word: &str, language: Language) -> bool {
        self.verbs.iter().any(|&(l, ending)| l == language && word.ends_with(ending))
    }

    /// Whether a small word has this use: `particle`, `link`, `elision` …
    pub fn small(&self, word: &str, how: &str, language: Language) -> bool {
        self.small[at(language)].get(word).is_some_and(|uses| uses.contains(&how))
    }

    /// What a [`key`] is known to name.
    pub fn known(&self, key: &str) -> Option<Known> {
        self.known.get(key).copied()
    }

    /// The most words of a known name that begins with this word; nought where none does.
    pub fn longest(&self, first: &str) -> usize {
        self.longest.get(first).copied().unwrap_or(0)
    }
}

fn read_known() -> (Map<String, Known>, Map<String, usize>) {
    let mut known: Map<String, Known> = Map::default();
    let mut longest: Map<String, usize> = Map::default();
    let mut groups = 0_u32;
    let mut join: Map<u32, u32> = Map::default();
    // What the list of known names says is not joined to anything by the lists of places: a name of two places.
    let mut fixed: Set<String> = Set::default();
    let mut add = |kind: NameKind, forms: &[&str], joins: bool| {
        let keys: Vec<Vec<String>> = forms.iter().map(|form| words_of(form)).collect();
        let joined: Vec<String> = keys.iter().map(|words| words.join(" ")).collect();
        // A line that shares a name with an earlier one speaks of the same place.
        let shared = joined.iter().find_map(|key| {
            let known = known.get(key).filter(|k| joins && k.kind == kind && !fixed.contains(key))?;
            Some(known.group)
        });
        let group = shared.unwrap_or_else(|| {
            groups += 1;
            groups
        });
        for ((form, words), key) in forms.iter().zip(keys).zip(joined) {
            let Some(first) = words.first() else { continue };
            if let Some(most) = longest.get_mut(first) {
                *most = words.len().max(*most);
            } else {
                longest.insert(first.clone(), words.len());
            }
            let entry = Known { kind, group, capitals: capitals(form), acronym: is_acronym(form) };
            if !joins {
                fixed.insert(key.clone());
            }
            let apart = fixed.contains(&key);
            known
                .entry(key)
                .and_modify(|old| {
                    if joins && !apart && old.kind == kind && old.group != group {
                        join.insert(old.group, group);
                    }
                    if !entry.acronym {
                        old.acronym = false;
                    }
                })
                .or_insert(entry);
        }
    };
    for row in rows(data::KNOWN) {
        add(NameKind::from_word(row[0]), &row[1..], false);
    }
    for row in data::PLACES.into_iter().flat_map(rows) {
        add(NameKind::Place, &row, true);
    }
    for row in rows(data::COUNTRIES) {
        if let [_, capital, names @ ..] = &row[..] {
            add(NameKind::Place, names, true);
            add(NameKind::Place, &[capital], true);
        }
    }
    for row in rows(data::SUBDIVISIONS) {
        if known_is_free(&row) {
            add(NameKind::Place, &row, true);
        }
    }
    for entry in known.values_mut() {
        for _ in 0..4 {
            if let Some(&other) = join.get(&entry.group) {
                entry.group = other;
            }
        }
    }
    (known, longest)
}

/// Whether a subdivision's name is worth having: those of one short word are mostly other words too.
fn known_is_free(row: &[&str]) -> bool {
    row.iter().all(|name| name.len() > 4)
}

/// Demonyms in every form: `français`, `française`, `françaises`; `Russian`, `Russians`.
fn read_demonyms() -> [Set<String>; 2] {
    let mut out = [Set::default(), Set::default()];
    for row in rows(data::DEMONYMS).chain(rows(data::MORE_DEMONYMS)) {
        let [code, word, ..] = row[..] else { continue };
        let Some(language) = Language::from_code(code) else { continue };
        let endings: &[&str] = match language {
            Language::French => &["", "s", "e", "es"],
            Language::English => &["", "s"],
        };
        let last = word.rsplit([' ', '-']).next().filter(|part| part.len() > 4);
        for part in std::iter::once(word).chain(last) {
            for ending in endings {
                out[at(language)].insert(format!("{part}{ending}"));
            }
        }
    }
    out
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
            assert!(LORE.role(how, RoleUse::Role, language));
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
