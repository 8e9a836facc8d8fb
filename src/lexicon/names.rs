//! What is known of names: the data files beside this one, in `names/` and, under their own licence, in `odbl/`.

use serde::{Deserialize, Serialize};

/// What a name names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NameKind {
    Person,
    Organisation,
    Place,
    Event,
    Work,
    #[default]
    Unknown,
}

impl NameKind {
    /// What it is called.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Event => "event",
            Self::Work => "work",
            Self::Unknown => "unknown",
        }
    }

    /// The kind that a data file calls by this word.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        match word {
            "person" => Self::Person,
            "organisation" => Self::Organisation,
            "place" => Self::Place,
            "event" => Self::Event,
            "work" => Self::Work,
            _ => Self::Unknown,
        }
    }
}

/// Common words that are no names, folded, one a line.
pub const COMMON_FRENCH: &str = include_str!("names/common_fr.tsv");
/// Common words that are no names, folded, one a line.
pub const COMMON_ENGLISH: &str = include_str!("names/common_en.tsv");
/// Forename, and `t` where its spelling varies by transliteration.
pub const FORENAMES: [&str; 3] =
    [include_str!("names/forenames.tsv"), include_str!("names/forenames_more.tsv"), SELDOM];
/// Forenames that are so seldom that one alone may as well be a company, a film or a pet; as [`FORENAMES`] has them.
pub const SELDOM: &str = include_str!("names/forenames_faker.tsv");
/// Forename, and `f` or `m` where only women or only men bear it.
pub const GENDERS: [&str; 2] = [include_str!("names/genders.tsv"), include_str!("names/genders_more.tsv")];
/// A forename and its short forms.
pub const NICKNAMES: &str = include_str!("names/nicknames.tsv");
/// Family names, one a line.
pub const SURNAMES: &str = include_str!("names/surnames.tsv");
/// A Korean family name in its spellings.
pub const KOREAN: &str = include_str!("names/korean.tsv");
/// Word, language, use: `civil`, `role`, `before`.
pub const ROLES: &str = include_str!("names/roles.tsv");
/// Use of words around names, language, words.
pub const USES: &str = include_str!("names/uses.tsv");
/// Language, a small word before a name, what it becomes before a vowel, `forth` where nothing leads back.
pub const ELIDED: &str = include_str!("names/elided.tsv");
/// Words of ministries: one, then those that say the same.
pub const OFFICES: &str = include_str!("names/offices.tsv");
/// Field of callings, then heads of roles.
pub const FIELDS: &str = include_str!("names/fields.tsv");
/// Word, language, kind, use: `lead`, `capital`, `hint`, `tail`.
pub const HEADS: &str = include_str!("names/heads.tsv");
/// Small words inside names and around them: word, language or `xx`, use.
pub const SMALL: &str = include_str!("names/small.tsv");
/// Adjectives that go on with a capitalised head.
pub const TAILS: &str = include_str!("names/tails.tsv");
/// Language, ending: what a lower-case adjective beside a title ends in.
pub const ADJECTIVES: &str = include_str!("names/adjectives.tsv");
/// Capitalised words that are no names by themselves.
pub const ELSEWHERE: &str = include_str!("names/elsewhere.tsv");
/// All names of one place a line.
pub const PLACES: [&str; 2] = [include_str!("names/places.tsv"), include_str!("names/cities.tsv")];
/// States and provinces, one a line.
pub const SUBDIVISIONS: &str = include_str!("names/subdivisions.tsv");
/// Kind, then all names of one thing.
pub const KNOWN: &str = include_str!("names/known.tsv");
/// A key, then the spellings that stand for it.
pub const TRANSLITERATION: &str = include_str!("names/translit.tsv");
/// Endings of family names whose spelling varies by transliteration.
pub const SLAVIC: &str = include_str!("names/slavic.tsv");
/// Language, use, words: by what a capital in its government's place is told.
pub const DEEDS: &str = include_str!("names/deeds.tsv");
/// Code, capital, then all names of one country.
pub const COUNTRIES: &str = include_str!("odbl/countries.tsv");
/// Language, word, country.
pub const DEMONYMS: &str = include_str!("odbl/demonyms.tsv");
/// Language, word.
pub const MORE_DEMONYMS: &str = include_str!("names/demonyms.tsv");
/// Language, ending: of verbs that may open a sentence before a name.
pub const VERBS: &str = include_str!("names/verbs.tsv");
