//! The data files about names, read into tables.

use super::NameKind;
use super::facts::{Fact, Facts};
use super::lore::{HeadUse, Known, at, both, capitals, is_acronym, words_of};
use super::uses::Use;
use crate::lexicon::{Language, names as data, rows};
use rustc_hash::{FxHashMap as Map, FxHashSet as Set};
use std::borrow::Cow;

/// The first field of each row.
pub fn column(data: &'static str) -> impl Iterator<Item = &'static str> {
    rows(data).filter_map(|row| row.first().copied())
}

/// The endings of a language's words of one sort.
#[derive(Default)]
pub struct Endings {
    all: Vec<&'static str>,
    /// The last letters of them all, a bit each: most words end in none.
    last: u32,
}

impl Endings {
    /// Whether a word ends so.
    pub fn end(&self, word: &str) -> bool {
        let last = word.as_bytes().last().map_or(0, |letter| 1 << (letter & 31));
        self.last & last != 0 && self.all.iter().any(|ending| word.ends_with(ending))
    }
}

pub fn endings(data: &'static str) -> [Endings; 2] {
    let mut out = [Endings::default(), Endings::default()];
    for row in rows(data) {
        let [code, ending, ..] = row[..] else { continue };
        for &n in both(code) {
            out[n].all.push(ending);
            out[n].last |= ending.as_bytes().last().map_or(0, |letter| 1 << (letter & 31));
        }
    }
    out
}

/// The facts of all words, while they are gathered.
#[derive(Default)]
pub struct Words(pub Map<Cow<'static, str>, [Facts; 2]>);

impl Words {
    pub fn facts(&mut self, word: impl Into<Cow<'static, str>>) -> &mut [Facts; 2] {
        self.0.entry(word.into()).or_default()
    }

    /// What holds in either language.
    pub fn add(&mut self, words: impl Iterator<Item = impl Into<Cow<'static, str>>>, fact: Fact) {
        for word in words {
            for facts in self.facts(word) {
                facts.add(fact);
            }
        }
    }

    /// The common words of a language, which are the other's foreign ones.
    pub fn common(&mut self, data: &'static str, language: Language) {
        for word in column(data) {
            let facts = self.facts(word);
            facts[at(language)].add(Fact::Common);
            facts[1 - at(language)].add(Fact::Foreign);
        }
    }

    /// Rows of word, language and use.
    pub fn uses(&mut self, data: &'static str, fact: impl Fn(&str) -> Option<Fact>) {
        for row in rows(data) {
            let [word, code, how] = row[..] else { continue };
            let Some(fact) = fact(how) else { continue };
            for &n in both(code) {
                self.facts(word)[n].add(fact);
            }
        }
    }

    /// Rows of use, language and words.
    pub fn around(&mut self) {
        for row in rows(data::USES) {
            let [how, code, words @ ..] = &row[..] else { continue };
            let Some(how) = Use::named(how) else { continue };
            for (word, &n) in words.iter().flat_map(|word| both(code).iter().map(move |n| (*word, n))) {
                self.facts(word)[n].add_use(how);
            }
        }
    }

    pub fn heads(&mut self) {
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
                self.facts(word)[n].add_head(how, NameKind::from_word(kind));
            }
        }
    }

    /// Demonyms in every form: `français`, `française`, `françaises`; `Russian`, `Russians`.
    pub fn demonyms(&mut self) {
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
                    self.facts(format!("{part}{ending}"))[at(language)].add(Fact::Demonym);
                }
            }
        }
    }
}

pub fn read_known() -> Map<String, Known> {
    let mut known: Map<String, Known> = Map::default();
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
            if words.is_empty() {
                continue;
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
    known
}

/// Whether a subdivision's name is worth having: those of one short word are mostly other words too.
fn known_is_free(row: &[&str]) -> bool {
    row.iter().all(|name| name.len() > 4)
}
