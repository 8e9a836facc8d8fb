//! Uses of words around names: what the reading of roles, events and institutions asks of them.

use super::lore::LORE;
use crate::lexicon::{Language, names as data, rows};

/// How a word is used around names, as the data file calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    Addressed,
    And,
    Another,
    Been,
    Being,
    Charged,
    Compass,
    Definite,
    Direction,
    General,
    Having,
    Indefinite,
    Kin,
    Locating,
    Named,
    Negation,
    Order,
    Organisation,
    Participle,
    Place,
    Portfolio,
    Possessive,
    Ranked,
    Relative,
    Ruling,
    State,
    Superlative,
    Territory,
    That,
    War,
    Warlink,
    Wide,
}

impl Use {
    /// The use that the data file calls so.
    pub fn named(how: &str) -> Option<Self> {
        Some(match how {
            "addressed" => Self::Addressed,
            "and" => Self::And,
            "another" => Self::Another,
            "been" => Self::Been,
            "being" => Self::Being,
            "charged" => Self::Charged,
            "compass" => Self::Compass,
            "definite" => Self::Definite,
            "direction" => Self::Direction,
            "general" => Self::General,
            "having" => Self::Having,
            "indefinite" => Self::Indefinite,
            "kin" => Self::Kin,
            "locating" => Self::Locating,
            "named" => Self::Named,
            "negation" => Self::Negation,
            "order" => Self::Order,
            "organisation" => Self::Organisation,
            "participle" => Self::Participle,
            "place" => Self::Place,
            "portfolio" => Self::Portfolio,
            "possessive" => Self::Possessive,
            "ranked" => Self::Ranked,
            "relative" => Self::Relative,
            "ruling" => Self::Ruling,
            "state" => Self::State,
            "superlative" => Self::Superlative,
            "territory" => Self::Territory,
            "that" => Self::That,
            "war" => Self::War,
            "warlink" => Self::Warlink,
            "wide" => Self::Wide,
            _ => return None,
        })
    }
}

/// Whether a folded word has this use in a language.
pub fn used(word: &str, how: Use, language: Language) -> bool {
    LORE.facts(word, language).used(how)
}

/// The words of this use.
pub fn having(how: Use, language: Language) -> impl Iterator<Item = &'static str> {
    rows(data::USES)
        .filter(move |row| {
            let [name, code, ..] = row[..] else { return false };
            Use::named(name) == Some(how) && Language::from_code(code) == Some(language)
        })
        .flat_map(|row| row.into_iter().skip(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_use_of_the_file_is_known() {
        for row in rows(data::USES) {
            assert!(Use::named(row[0]).is_some(), "{row:?}");
        }
        assert!(used("le", Use::Definite, Language::French));
        assert!(having(Use::Compass, Language::English).any(|word| word == "north"));
    }
}
