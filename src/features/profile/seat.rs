//! A capital in its government's place: « Lisbonne accuse Madrid », "Lisbon and Madrid have agreed", « selon Lisbonne ».

use crate::lexicon::{Language, names as data, rows};
use crate::reading::names::{Fact, LORE, Use, key, used};
use crate::text::{self, Span};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The states' names in English, as a card's other words are, under the capitals' groups in the lexicon.
static STATES: LazyLock<HashMap<u32, &'static str>> = LazyLock::new(|| {
    let state = |row: Vec<&'static str>| Some((LORE.known(&key(row.get(1)?))?.group, *row.get(2)?));
    rows(data::COUNTRIES).filter_map(state).collect()
});

/// As what a name is meant that may be a capital's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sense {
    /// Whatever it is: it is no capital's, or all are asked for.
    Any,
    /// The city, or what nothing tells.
    City,
    /// The government that sits there.
    Government,
}

impl Sense {
    /// As what the name at `name` is meant.
    pub fn of(prose: &str, name: Span, language: Language) -> Self {
        if state(name.of(prose)).is_none() {
            Self::Any
        } else if governs(prose, name, language) {
            Self::Government
        } else {
            Self::City
        }
    }

    /// Whether who asks for this is asking for the name at `name`.
    pub fn wants(self, prose: &str, name: Span, language: Language) -> bool {
        self == Self::Any || self.meets(Self::of(prose, name, language))
    }

    /// Whether two names of one place are meant alike: what is no capital's name, « Lisbonne-Ville », is no government.
    pub fn meets(self, other: Self) -> bool {
        (self == Self::Government) == (other == Self::Government)
    }
}

/// What governments do, by stem; the words that may stand between who does it and that; what stands before who is quoted.
struct Deeds {
    stems: HashSet<String>,
    before: HashSet<&'static str>,
    told: Vec<&'static str>,
}

static DEEDS: LazyLock<[Deeds; 2]> = LazyLock::new(|| {
    [Language::French, Language::English].map(|language| {
        let words = |wanted: &'static str| {
            let own = move |row: &Vec<&str>| row[0] == language.code() && row.get(1) == Some(&wanted);
            rows(data::DEEDS).filter(own).flat_map(|row| row.into_iter().skip(2))
        };
        Deeds {
            stems: words("deed").map(|word| text::stem(word, language)).collect(),
            before: words("before").collect(),
            told: words("told").collect(),
        }
    })
});

/// The state whose capital is called so.
pub fn state(name: &str) -> Option<&'static str> {
    STATES.get(&LORE.known(&key(name))?.group).copied()
}

/// The most words from a name to what it does.
const NEAR: usize = 6;

/// Whether the capital at `name` does there what a government does.
fn governs(prose: &str, name: Span, language: Language) -> bool {
    let Deeds { stems, before: small, told } = &DEEDS[usize::from(language == Language::English)];
    // « à Lisbonne », « le maire de Lisbonne »: not who does it.
    let before = prose[..name.start].trim_end();
    let words: Vec<&str> = before.rsplit(char::is_whitespace).take(2).collect();
    let (last, two) =
        (words.first().map(|word| text::fold(word)), words.iter().rev().copied().collect::<Vec<_>>().join(" "));
    if told.iter().any(|told| last.as_deref() == Some(told) || text::fold(&two) == *told) {
        return true;
    }
    let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let facts = LORE.facts(&text::fold(last), language);
    let close = before.ends_with(char::is_alphanumeric);
    if close && facts.any(&[Fact::Locative, Fact::Link, Fact::Determiner, Fact::Article, Fact::Inner]) {
        return false;
    }
    let rest = &prose[name.end..];
    let rest = &rest[..rest.find(['.', ',', ';', ':', '!', '?', '(', ')', '\n', '«', '»', '"']).unwrap_or(rest.len())];
    let mut joined = false;
    for word in text::words(rest).into_iter().take(NEAR) {
        // « n’a »: two words to us.
        let folded = word.folded.rsplit('\'').next().unwrap_or_default();
        let capital = word.span.of(rest).starts_with(char::is_uppercase);
        if joined && capital {
            continue;
        }
        joined = used(folded, Use::And, language);
        if stems.contains(&text::stem(folded, language)) && !capital {
            return true;
        }
        if !joined && !small.contains(folded) {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn acts(prose: &str, language: Language) -> bool {
        let start = prose.find("Lis").expect("the capital");
        let end = prose[start..].find([' ', ',']).map_or(prose.len(), |end| start + end);
        Sense::of(prose, Span::new(start, end), language) == Sense::Government
    }

    #[test]
    fn a_capital_acts_where_its_government_does() {
        for prose in [
            "Lisbonne accuse Madrid.",
            "Lisbonne a annoncé des sanctions.",
            "Lisbonne et Madrid n’ont pas signé l’accord.",
            "Lundi, Lisbonne veut négocier.",
            "La digue tiendra, selon Lisbonne.",
            "Hier Lisbonne renforçait ses sanctions.",
        ] {
            assert!(acts(prose, Language::French), "{prose}");
        }
        for prose in [
            "Il neige à Lisbonne depuis lundi.",
            "Le maire de Lisbonne a annoncé.",
            "Lisbonne, où il vit, a changé.",
            "Lisbonne est belle.",
        ] {
            assert!(!acts(prose, Language::French), "{prose}");
        }
        assert!(acts("On Monday Lisbon and Madrid have agreed to talk.", Language::English));
        assert!(acts("Lisbon says it will not sign.", Language::English));
        assert!(acts("The wall holds, according to Lisbon, for now.", Language::English));
        assert!(!acts("Snow fell in Lisbon, said a witness.", Language::English));
        assert_eq!(state("Lisbonne"), Some("Portugal"));
        assert_eq!(state("Washington"), Some("United States"));
    }
}
