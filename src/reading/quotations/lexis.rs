//! What the data files say of the words around quotations: which verbs bring speech, and the small words of attribution.

use crate::lexicon::{self, Language};
use crate::reading::names::{Fact, LORE};
use rustc_hash::FxHashMap as Map;
use std::sync::LazyLock;

/// A use of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// A verb that brings speech.
    Say,
    /// A verb that does so after speech or a colon only.
    Insert,
    /// A verb whose object may be in another's words.
    Frame,
    Have,
    Be,
    Light,
    He,
    She,
    They,
    Own,
    /// A pronoun that stands after « selon »: « lui », "him".
    Tonic,
    Ci,
    Latter,
    Clitic,
    Reflexive,
    Definite,
    Indefinite,
    Possessive,
    Plural,
    Masculine,
    Feminine,
    Link,
    Preposition,
    By,
    Quoted,
    Relative,
    Whom,
    SubjectRelative,
    Clause,
    That,
    And,
    Adverb,
    Sir,
    Madam,
    Been,
    T,
    Infinitive,
    Owner,
    Contracted,
    Time,
    Person,
    Body,
    Document,
    Again,
    Calling,
    Former,
    Office,
    /// An infinitive.
    Lemma,
    /// Before what a term is called: « intitulé », « surnommé ».
    Naming,
    /// What bears a title: « film », "novel".
    Titled,
    /// Before what somebody is charged with.
    Charge,
    /// Where and how things are said: « communiqué », "interview".
    Medium,
    /// A body that a name of its own may follow: « le club Étoile ».
    Bearer,
    /// What may be called after a person: « le gouvernement Hardy ».
    Eponym,
    /// Through which a body speaks: « par la voix de ».
    Voice,
    /// A noun that counts: « une dizaine d’habitants ».
    Quantity,
    /// « source », where nobody is named.
    Source,
    Same,
    /// Who holds the same office elsewhere: « homologue ».
    Counterpart,
    /// Who speaks or is spoken to: « nous », "your".
    Participant,
    /// Before those of whom one has it: « auprès de ».
    From,
    /// What passes on the words of others: a paper, an agency, a broadcaster.
    Outlet,
    /// A verb by which it does, telling nothing of whose words they are: « rapporte ».
    Relay,
    /// A verb whose object is the one whose words they are: « citant », "quoted".
    Cite,
    /// Before the one who is told something.
    Dative,
    /// What those do who pass on what they were told or have read: « a appris l’AFP auprès de », « lit-on dans ».
    Learn,
}

impl Use {
    fn from_words(words: &str) -> Option<Self> {
        Some(match words {
            "say" => Self::Say,
            "insert" => Self::Insert,
            "frame" => Self::Frame,
            "have" => Self::Have,
            "be" => Self::Be,
            "light" => Self::Light,
            "he" => Self::He,
            "she" => Self::She,
            "they" => Self::They,
            "self" => Self::Own,
            "tonic" => Self::Tonic,
            "ci" => Self::Ci,
            "latter" => Self::Latter,
            "clitic" => Self::Clitic,
            "reflexive" => Self::Reflexive,
            "definite" => Self::Definite,
            "indefinite" => Self::Indefinite,
            "possessive" => Self::Possessive,
            "plural" => Self::Plural,
            "masculine" => Self::Masculine,
            "feminine" => Self::Feminine,
            "link" => Self::Link,
            "preposition" => Self::Preposition,
            "by" => Self::By,
            "quoted" => Self::Quoted,
            "relative" => Self::Relative,
            "whom" => Self::Whom,
            "subject relative" => Self::SubjectRelative,
            "clause" => Self::Clause,
            "that" => Self::That,
            "and" => Self::And,
            "adverb" => Self::Adverb,
            "sir" => Self::Sir,
            "madam" => Self::Madam,
            "been" => Self::Been,
            "t" => Self::T,
            "infinitive" => Self::Infinitive,
            "owner" => Self::Owner,
            "contracted" => Self::Contracted,
            "time" => Self::Time,
            "person" => Self::Person,
            "body" => Self::Body,
            "document" => Self::Document,
            "again" => Self::Again,
            "calling" => Self::Calling,
            "former" => Self::Former,
            "office" => Self::Office,
            "naming" => Self::Naming,
            "titled" => Self::Titled,
            "charge" => Self::Charge,
            "medium" => Self::Medium,
            "bearer" => Self::Bearer,
            "eponym" => Self::Eponym,
            "voice" => Self::Voice,
            "quantity" => Self::Quantity,
            "source" => Self::Source,
            "same" => Self::Same,
            "counterpart" => Self::Counterpart,
            "participant" => Self::Participant,
            "from" => Self::From,
            "outlet" => Self::Outlet,
            "relay" => Self::Relay,
            "cite" => Self::Cite,
            "dative" => Self::Dative,
            "learn" => Self::Learn,
            _ => return None,
        })
    }
}

/// All uses of a word, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uses(u128);

impl Uses {
    pub const fn with(self, what: Use) -> Self {
        Self(self.0 | (1 << what as u128))
    }

    pub const fn has(self, what: Use) -> bool {
        self.0 & (1 << what as u128) != 0
    }

    pub fn any(self, of: &[Use]) -> bool {
        of.iter().any(|what| self.has(*what))
    }
}

/// What the data files say.
pub struct Lexis {
    words: Map<String, [Uses; 2]>,
    /// Words that attribute without a verb, apart, and whether they do so only at the start of a clause.
    according: [Vec<(Vec<&'static str>, bool)>; 2],
    endings: [Vec<(Ending, &'static str)>; 2],
    /// What an office ends in for a man and for a woman.
    pairs: [Vec<(&'static str, &'static str)>; 2],
    /// The words of an office, and those of the others that are the same.
    aliases: [Vec<Alias>; 2],
}

/// The words of an office under one name, and under each other name.
pub type Alias = (Vec<&'static str>, Vec<Vec<&'static str>>);

/// What an ending tells of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    Adverb,
    Participle,
    Gerund,
    She,
    He,
}

impl Ending {
    fn from_words(words: &str) -> Option<Self> {
        Some(match words {
            "adverb ending" => Self::Adverb,
            "participle ending" => Self::Participle,
            "gerund ending" => Self::Gerund,
            "she ending" => Self::She,
            "he ending" => Self::He,
            _ => return None,
        })
    }
}

pub static LEXIS: LazyLock<Lexis> = LazyLock::new(Lexis::read);

const fn at(language: Language) -> usize {
    match language {
        Language::French => 0,
        Language::English => 1,
    }
}

impl Lexis {
    fn read() -> Self {
        let mut lexis = Self {
            words: Map::default(),
            according: [vec![], vec![]],
            endings: [vec![], vec![]],
            pairs: [vec![], vec![]],
            aliases: [vec![], vec![]],
        };
        for row in lexicon::rows(include_str!("../../lexicon/cues.txt")) {
            let [code, class, infinitive, others @ ..] = &row[..] else { continue };
            let (Some(language), Some(class)) = (Language::from_code(code), Use::from_words(class)) else { continue };
            let infinitive = crate::text::fold(infinitive);
            for form in lexicon::conjugated(&infinitive, language) {
                lexis.add(form, language, class);
            }
            for form in others {
                lexis.add((*form).to_owned(), language, class);
            }
            lexis.add(infinitive, language, Use::Lemma);
        }
        for row in lexicon::rows(include_str!("../../lexicon/attribution.txt")) {
            let [code, how, words @ ..] = &row[..] else { continue };
            let Some(language) = Language::from_code(code) else { continue };
            let apart = |words: &'static str| words.split(' ').collect::<Vec<_>>();
            match *how {
                "according" | "stance" => {
                    lexis.according[at(language)].extend(words.iter().map(|words| (apart(words), *how == "stance")));
                }
                "pair" => {
                    let pairs = words.iter().filter_map(|pair| pair.split_once(' '));
                    let bare = |ending: &'static str| if ending == "-" { "" } else { ending };
                    lexis.pairs[at(language)].extend(pairs.map(|(he, she)| (bare(he), bare(she))));
                }
                "alias" => {
                    let mut all = words.iter().map(|words| apart(words));
                    if let Some(one) = all.next() {
                        lexis.aliases[at(language)].push((one, all.collect()));
                    }
                }
                how if let Some(ending) = Ending::from_words(how) => {
                    lexis.endings[at(language)].extend(words.iter().map(|word| (ending, *word)));
                }
                how => {
                    // One list may have several uses, as « ils » is masculine and plural.
                    let whole = Use::from_words(how).map(|what| vec![what]);
                    let uses = whole.unwrap_or_else(|| how.split(' ').filter_map(Use::from_words).collect());
                    for word in words.iter().flat_map(|words| words.split(' ')) {
                        for what in &uses {
                            lexis.add(word.to_owned(), language, *what);
                        }
                    }
                }
            }
        }
        lexis
    }

    fn add(&mut self, word: String, language: Language, what: Use) {
        let uses = &mut self.words.entry(word).or_default()[at(language)];
        *uses = uses.with(what);
    }

    /// The uses of a folded word.
    pub fn uses(&self, folded: &str, language: Language) -> Uses {
        let known = self.words.get(folded).map_or(Uses::default(), |uses| uses[at(language)]);
        let adverb = known == Uses::default() && folded.len() > 5 && self.ends(folded, Ending::Adverb, language);
        if adverb { known.with(Use::Adverb) } else { known }
    }

    /// Whether a word ends so. Participles are told by their accents: the word is not folded, but in small letters.
    pub fn ends(&self, word: &str, how: Ending, language: Language) -> bool {
        self.endings[at(language)].iter().any(|(what, ending)| *what == how && word.ends_with(ending))
    }

    /// Whether two folded words name one office: « député », « députée ».
    pub fn same_office(&self, one: &str, other: &str, language: Language) -> bool {
        let paired = |he: &str, she: &str| {
            self.pairs[at(language)].iter().any(|(man, woman)| {
                matches!((he.strip_suffix(man), she.strip_suffix(woman)), (Some(a), Some(b)) if a == b && !a.is_empty())
            })
        };
        one == other || paired(one, other) || paired(other, one)
    }

    /// Offices that have several names.
    pub fn aliases(&self, language: Language) -> &[Alias] {
        &self.aliases[at(language)]
    }

    /// Words that attribute without a verb: each in its folded words, and whether only at the start of a clause.
    pub fn according(&self, language: Language) -> &[(Vec<&'static str>, bool)] {
        &self.according[at(language)]
    }
}

/// Whether a folded word says that something is said: « déclare », "announced".
#[must_use]
pub fn is_cue(folded: &str, language: Language) -> bool {
    LEXIS.uses(folded, language).any(&[Use::Say, Use::Insert])
}

/// Whether folded words attribute what is said without a verb, wherever in a clause: « selon la maire », "according to her".
pub fn is_according<'a>(words: impl Iterator<Item = &'a str>, language: Language) -> bool {
    let words: Vec<&str> = words.collect();
    let mut phrases = LEXIS.according(language).iter().filter(|(_, stance)| !stance);
    phrases.any(|(phrase, _)| words.windows(phrase.len()).any(|found| found == phrase))
}

/// Whether a folded noun is of a person: an office, a calling, « femme ».
#[must_use]
pub fn is_person(folded: &str, language: Language) -> bool {
    let uses = LEXIS.uses(folded, language);
    let person = uses.any(&[Use::Person, Use::Calling, Use::Again, Use::Office, Use::Former]);
    (person || LORE.facts(folded, language).has(Fact::Role)) && !uses.any(&[Use::Body, Use::Document])
}

/// Whether what follows a folded word is its complement: « de », "with".
#[must_use]
pub fn governs(folded: &str, language: Language) -> bool {
    LEXIS.uses(folded, language).any(&[Use::Link, Use::Preposition, Use::By])
}

/// Whether a folded word links a complement to a noun: « de », "of".
#[must_use]
pub fn is_link(folded: &str, language: Language) -> bool {
    LEXIS.uses(folded, language).any(&[Use::Link])
}

/// Whether a folded word is an article, or points as one does.
#[must_use]
pub fn is_article(folded: &str, language: Language) -> bool {
    LEXIS.uses(folded, language).any(&[Use::Definite, Use::Indefinite])
}

/// Whether a folded word says that somebody was something before: « ancien », "ex".
#[must_use]
pub fn is_former(folded: &str, language: Language) -> bool {
    LEXIS.uses(folded, language).has(Use::Former)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_known_in_their_forms_and_nouns_are_not() {
        for form in
            ["declare", "declarait", "dit", "ecrit", "prevenu", "soutient", "promis", "repond", "reagit", "conclut"]
        {
            assert!(is_cue(form, Language::French), "{form}");
        }
        for form in ["said", "says", "announced", "replied", "admitted", "wrote", "argues", "declaring"] {
            assert!(is_cue(form, Language::English), "{form}");
        }
        assert!(!is_cue("declaration", Language::French) && !is_cue("announcement", Language::English));
    }

    #[test]
    fn every_use_in_the_data_is_known() {
        for row in lexicon::rows(include_str!("../../lexicon/attribution.txt")) {
            let all = |how: &str| how.split(' ').all(|word| Use::from_words(word).is_some());
            let known = Use::from_words(row[1]).is_some() || all(row[1]);
            let ending = Ending::from_words(row[1]).is_some();
            let apart = ["according", "stance", "pair", "alias"].contains(&row[1]);
            assert!(known || ending || apart, "{row:?}");
            assert!(row.len() > 2 && row[2..].iter().all(|word| ending || *word == crate::text::fold(word)), "{row:?}");
        }
    }
}
