//! Whom « il », « elle », « la députée » and « ce dernier » mean: people told of before, by gender, number and office.

use super::Speaker;
use super::lexis::{Ending, LEXIS, Use};
use super::phrases::{Phrase, Who};
use super::tokens::{Source, Token, What};
use crate::lexicon::{self, Language};
use crate::reading::names::{Fact, LORE, NameKind};
use crate::text::{self, Span, fold};
use rustc_hash::FxHashMap as Map;
use std::sync::LazyLock;

/// How far back, in bytes, one may stand whom a pronoun means.
const ANTECEDENT: usize = 1_500;
/// How many of those told of are looked at.
const LOOKED_AT: usize = 12;
/// How many people's offices are looked at, from the nearest back.
const OFFICES: usize = 60;
/// The most words of offices that are kept of a person.
const ROLE_WORDS: usize = 40;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gender {
    #[default]
    Unknown,
    He,
    She,
}

static FORENAMES: LazyLock<Map<&'static str, Gender>> = LazyLock::new(|| {
    let rows = lexicon::names::GENDERS.into_iter().flat_map(lexicon::rows);
    let gender = |word: &str| if word == "f" { Gender::She } else { Gender::He };
    rows.filter_map(|row| Some((*row.first()?, gender(row.get(1)?)))).collect()
});

impl Gender {
    /// Whether two may be of one person.
    pub fn fits(self, other: Self) -> bool {
        self == other || self == Self::Unknown || other == Self::Unknown
    }

    /// What a folded noun for a person tells: « députée », « directeur ». Of « ministre » nothing.
    pub fn of_role(folded: &str, language: Language) -> Self {
        let role = |word: &str| LORE.facts(word, language).has(Fact::Role);
        let singular = folded.strip_suffix('s').unwrap_or(folded);
        let french = language == Language::French;
        if LEXIS.ends(singular, Ending::She, language) || french && singular.strip_suffix('e').is_some_and(role) {
            Self::She
        } else if LEXIS.ends(singular, Ending::He, language) || french && role(&format!("{singular}e")) {
            Self::He
        } else {
            Self::Unknown
        }
    }
}

/// Somebody told of.
#[derive(Clone, Debug)]
struct Told {
    speaker: Speaker,
    gender: Gender,
    plural: bool,
    /// A person, not a body.
    person: bool,
    /// Named beside another, who was the subject.
    aside: bool,
    /// Where, in bytes.
    at: usize,
}

/// The people of a text, as far as it was read.
pub struct People<'a> {
    source: Source<'a>,
    genders: Map<&'a str, Gender>,
    told: Vec<Told>,
    /// Those with an office, in order: the number of the name.
    officers: Vec<usize>,
    /// Those of whom a sentence read so far said what they are.
    learnt: Vec<usize>,
    /// All words of the offices that the text gives a person.
    roles: Map<&'a str, Vec<String>>,
}

impl<'a> People<'a> {
    pub fn new(source: &Source<'a>) -> Self {
        let mut genders = Map::default();
        let mut officers = Vec::new();
        let mut roles: Map<&str, Vec<String>> = Map::default();
        for (n, name) in source.names.iter().enumerate().filter(|(_, name)| name.kind == NameKind::Person) {
            let known = genders.entry(name.full.as_str()).or_insert(Gender::Unknown);
            if *known == Gender::Unknown {
                *known = gender_of(source, n);
            }
            if let Some(role) = name.role {
                officers.push(n);
                let words = roles.entry(name.full.as_str()).or_default();
                if words.len() < ROLE_WORDS {
                    words.extend(text::words(role.of(source.text)).into_iter().map(|word| word.folded));
                }
            }
        }
        Self { source: *source, genders, told: Vec::new(), officers, learnt: Vec::new(), roles }
    }

    pub fn named(&self, name: usize) -> Speaker {
        let name = &self.source.names[name];
        Speaker { span: name.span, name: name.full.clone(), named: true }
    }

    fn gender(&self, name: usize) -> Gender {
        self.genders.get(self.source.names[name].full.as_str()).copied().unwrap_or_default()
    }

    /// Keeps what a sentence says somebody is: « Paul Hardy, un médecin du port, … ».
    pub fn learn(&mut self, tokens: &[Token], phrases: &[Phrase]) {
        for pair in phrases.windows(2) {
            let (one, next) = (&pair[0], &pair[1]);
            let Who::Name(name) = one.who else { continue };
            let comma = next.first == one.last + 2 && tokens[one.last + 1].mark(&[',']);
            let described = next.who == Who::Description && next.speaks && next.bare();
            if comma && described && self.source.names[name].kind == NameKind::Person {
                let known = self.roles.entry(self.source.names[name].full.as_str()).or_default();
                if known.is_empty() {
                    self.learnt.push(name);
                }
                if known.len() < ROLE_WORDS {
                    known.extend(
                        tokens[next.first..=next.last]
                            .iter()
                            .filter(|t| t.what == What::Word)
                            .map(|t| t.folded.clone()),
                    );
                }
            }
        }
    }

    /// Keeps that a name was told of, a person or a body.
    pub fn tell_name(&mut self, name: usize, gender: Gender, aside: bool) {
        let mention = &self.source.names[name];
        let person = matches!(mention.kind, NameKind::Person | NameKind::Unknown);
        if person || mention.kind == NameKind::Organisation {
            let gender = if person { self.gender(name) } else { gender };
            let speaker = self.named(name);
            self.told.push(Told { at: mention.span.end, speaker, gender, plural: false, person, aside });
        }
    }

    /// Keeps that somebody was told of, or spoke, at a byte.
    pub fn tell(&mut self, speaker: &Speaker, gender: Gender, plural: bool, at: usize) {
        let known = self.genders.get(speaker.name.as_str()).copied().unwrap_or(gender);
        let gender = if known == Gender::Unknown { gender } else { known };
        self.told.push(Told { speaker: speaker.clone(), gender, plural, person: true, aside: false, at });
    }

    /// Whom a pronoun at a byte means.
    pub fn pronoun(&self, gender: Gender, plural: bool, at: usize) -> Option<(Speaker, Gender)> {
        let near = self.told.iter().rev().take(LOOKED_AT).filter(|told| told.at + ANTECEDENT >= at);
        let fitting: Vec<&Told> = near.filter(|told| told.plural == plural && told.gender.fits(gender)).collect();
        let person = |aside| fitting.iter().find(|told| told.person && told.aside == aside);
        let found = person(false).or_else(|| person(true)).or_else(|| fitting.first())?;
        Some((found.speaker.clone(), found.gender))
    }

    /// Whom a description means: the holder of the office, or the one who was told of last, where the words may mean him again.
    pub fn described(&self, tokens: &[Token], phrase: &Phrase, at: usize) -> Option<Speaker> {
        if !phrase.definite || phrase.plural || !phrase.speaks {
            return None;
        }
        let words: Vec<&Token> = tokens[phrase.first..=phrase.last].iter().collect();
        let heads: Vec<&str> = words.iter().filter(|token| token.speaks).map(|token| token.folded.as_str()).collect();
        let head = *heads.first()?;
        let first = (phrase.head + 1 - phrase.first).min(words.len());
        let complement: Vec<String> = words[first..]
            .iter()
            .filter(|token| !token.uses.any(&[Use::Link, Use::Definite]))
            .flat_map(|token| text::words(token.span.of(self.source.text)).into_iter().map(|word| word.folded))
            .collect();
        let fits = |n: &usize| self.gender(*n).fits(phrase.gender);
        let upto = self.officers.partition_point(|n| self.source.names[*n].span.start < at);
        let (past, to_come) = self.officers.split_at(upto);
        let mut holders: Vec<(usize, bool)> = Vec::new();
        for n in past
            .iter()
            .rev()
            .take(OFFICES)
            .chain(self.learnt.iter().rev().take(OFFICES))
            .chain(to_come.iter().take(OFFICES))
            .copied()
            .filter(fits)
        {
            let Some(role) = self.roles.get(self.source.names[n].full.as_str()) else { continue };
            let shared = complement.iter().any(|word| role.contains(word));
            if role.iter().any(|word| same_office(word, head)) {
                holders.push((n, shared));
            } else if shared && complement.iter().filter(|word| role.contains(word)).count() >= 2 {
                // « le patron des députés du Centre » is their « chef de file ».
                holders.push((n, true));
            }
        }
        let shared = holders.iter().find(|(_, shared)| *shared);
        if let Some((n, _)) = shared {
            return Some(self.named(*n));
        }
        let people = |n: usize| self.source.names[n].full.as_str();
        if let Some((n, _)) = holders.first() {
            let alone = holders.iter().all(|(other, _)| people(*other) == people(*n));
            let spoke = self.told.iter().rev().take(3).any(|told| told.speaker.name == people(*n));
            if complement.is_empty() || (alone && spoke) {
                return Some(self.named(*n));
            }
        }
        // Words that mean again whom the text is about: « la dirigeante », « l’ancien ministre ». What they belong to may make them
        // somebody else's, unless they are an office that a newcomer would be named with.
        let bound = words[first..].iter().any(|token| token.is(Use::Link));
        let has = |what| words.iter().any(|token| token.is(what));
        let (office, former, calling) = (has(Use::Office), has(Use::Former), has(Use::Calling));
        let again = office || former || !bound && (calling || has(Use::Again));
        let other = holders.iter().any(|(n, _)| self.told.last().is_some_and(|told| told.speaker.name != people(*n)));
        if again && !other {
            let look = if bound { 3 } else { 6 };
            let mut told = self.told.iter().rev().take(look);
            let last = told.find(|told| told.person && !told.plural && !told.aside && told.speaker.named)?;
            // « le président de la Ligue » and « le médecin » are not whoever was named last, where that one is known as something else.
            let she = last.gender == phrase.gender && phrase.gender == Gender::She;
            let known = self.roles.contains_key(last.speaker.name.as_str());
            let own = former || !known || she || !(bound || calling && !office);
            let near = last.at + ANTECEDENT >= at && last.gender.fits(phrase.gender) && own;
            return near.then(|| last.speaker.clone());
        }
        None
    }
}

/// Whether two folded words name one office: « député », « députée ».
fn same_office(one: &str, other: &str) -> bool {
    one == other
        || one.strip_suffix('e') == Some(other)
        || other.strip_suffix('e') == Some(one)
        || matches!((one.strip_suffix("teur"), other.strip_suffix("trice")), (Some(a), Some(b)) if a == b)
        || matches!((one.strip_suffix("trice"), other.strip_suffix("teur")), (Some(a), Some(b)) if a == b)
}

/// What a name's title, office and forename tell.
fn gender_of(source: &Source, n: usize) -> Gender {
    let name = &source.names[n];
    let start = name.role.map_or(name.span.start, |role| role.start.min(name.span.start));
    let mut from = start.saturating_sub(12);
    while !source.text.is_char_boundary(from) {
        from += 1;
    }
    let before = text::words(&source.text[from..start]);
    let last = before.last().map_or("", |word| word.folded.as_str());
    let uses = LEXIS.uses(last, source.language);
    let article = |what| name.role.is_some() && uses.has(what);
    if uses.has(Use::Sir) || article(Use::Masculine) {
        return Gender::He;
    }
    if uses.has(Use::Madam) || article(Use::Feminine) {
        return Gender::She;
    }
    let role = name.role.map_or("", |role| role.of(source.text));
    let told = text::words(role)
        .iter()
        .map(|word| Gender::of_role(&word.folded, source.language))
        .find(|g| *g != Gender::Unknown);
    if let Some(gender) = told {
        return gender;
    }
    let full = fold(&name.full);
    let first = full.split([' ', '-']).next().unwrap_or("");
    FORENAMES.get(first).copied().unwrap_or_default()
}

/// The speaker and the gender of what a phrase stands for; none where it stands for nobody known.
pub fn resolve(people: &People, tokens: &[Token], phrases: &[Phrase], n: usize) -> Option<(Speaker, Gender, bool)> {
    let phrase = &phrases[n];
    let text = people.source.text;
    let whole = |first: usize, last: usize| {
        let span = tokens[first].span.cover(tokens[last].span).trim(text);
        Speaker { span, name: span.of(text).split_whitespace().collect::<Vec<_>>().join(" "), named: false }
    };
    if phrase.added {
        // Several who speak together are as the text calls them.
        let end = (n..phrases.len()).find(|n| !phrases[*n].added).unwrap_or(n);
        return Some((whole(phrase.first, phrases[end].last), Gender::Unknown, true));
    }
    let at = tokens[phrase.first].span.start;
    match phrase.who {
        Who::Name(name) => {
            let gender = people.gender(name);
            let gender = if gender == Gender::Unknown { phrase.gender } else { gender };
            Some((people.named(name), gender, false))
        }
        Who::Pronoun => {
            people.pronoun(phrase.gender, phrase.plural, at).map(|(speaker, gender)| (speaker, gender, phrase.plural))
        }
        Who::Description => {
            if let Some(speaker) = people.described(tokens, phrase, at) {
                return Some((speaker, phrase.gender, false));
            }
            // What is no person, body or paper says nothing: « le constat », « les hausses ».
            let noun = matches!(tokens[phrase.head].what, What::Word);
            noun.then(|| (whole(phrase.first, phrase.last), phrase.gender, phrase.plural))
        }
        Who::Back | Who::Nobody => None,
    }
}

/// For each sentence the first person it names outside quotations: whom « il » in the next one means. In order: the name, and where.
pub fn topics(sentences: &[Span], source: &Source, quoted: impl Fn(Span) -> bool) -> Vec<usize> {
    let mut out = Vec::new();
    let mut n = 0;
    for sentence in sentences {
        while source.names.get(n).is_some_and(|name| name.span.start < sentence.start) {
            n += 1;
        }
        let inside = (n..source.names.len()).take_while(|n| source.names[*n].span.end <= sentence.end);
        let mut people = inside.filter(|n| source.names[*n].kind == NameKind::Person && !quoted(source.names[*n].span));
        out.extend(people.next());
    }
    out
}
