//! Whom « il », « elle », « la députée » and « ce dernier » mean: people told of before, by gender, number and office.

use super::Speaker;
use super::lexis::{Ending, LEXIS, Use};
use super::offices::Offices;
use super::phrases::{Phrase, Who};
use super::tokens::{Source, Token, What};
use crate::lexicon::{self, Language};
use crate::reading::names::{Fact, LORE, NameKind};
use crate::text::{self, Span, fold};
use rustc_hash::FxHashMap as Map;
use std::sync::LazyLock;

/// How far back, in bytes, one may stand whom a pronoun means.
pub(super) const ANTECEDENT: usize = 1_500;
/// How many of those told of are looked at.
const LOOKED_AT: usize = 12;

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

/// What one who is told of is, as far as whom words mean hangs on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Being {
    Person,
    /// An organisation, by its name.
    Body,
    /// The same, which spoke, as a person does.
    Speaking,
}

/// Somebody told of.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub speaker: Speaker,
    pub gender: Gender,
    pub plural: bool,
    pub being: Being,
    /// Named beside another, who was the subject.
    pub aside: bool,
    /// Where, in bytes.
    pub at: usize,
}

/// The people of a text, as far as it was read.
pub struct People<'a> {
    pub(super) source: Source<'a>,
    /// The gender of each, and whether more than a forename tells it.
    genders: Map<&'a str, (Gender, bool)>,
    pub(super) told: Vec<Told>,
    pub(super) offices: Offices<'a>,
}

impl<'a> People<'a> {
    pub fn new(source: &Source<'a>) -> Self {
        let mut genders = Map::default();
        for (n, name) in source.names.iter().enumerate().filter(|(_, name)| name.kind == NameKind::Person) {
            let known = genders.entry(name.full.as_str()).or_insert((Gender::Unknown, false));
            if !known.1 {
                let found = gender_of(source, n);
                if known.0 == Gender::Unknown {
                    *known = found;
                }
                known.1 |= found.1 && found.0 == known.0;
            }
        }
        Self { source: *source, genders, told: Vec::new(), offices: Offices::new(source) }
    }

    pub fn named(&self, name: usize) -> Speaker {
        let name = &self.source.names[name];
        Speaker { span: name.span, whole: None, name: name.full.clone(), named: true }
    }

    pub(super) fn gender(&self, name: usize) -> Gender {
        self.genders.get(self.source.names[name].full.as_str()).map_or(Gender::Unknown, |known| known.0)
    }

    /// Keeps that a name was told of, a person or a body.
    pub fn tell_name(&mut self, name: usize, gender: Gender, aside: bool) {
        let mention = &self.source.names[name];
        let person = matches!(mention.kind, NameKind::Person | NameKind::Unknown);
        if person || mention.kind == NameKind::Organisation {
            let gender = if person { self.gender(name) } else { gender };
            let speaker = self.named(name);
            let being = if person { Being::Person } else { Being::Body };
            self.told.push(Told { at: mention.span.end, speaker, gender, plural: false, being, aside });
        }
    }

    /// Keeps that somebody was told of, or spoke, at a byte.
    pub fn tell(&mut self, speaker: &Speaker, gender: Gender, plural: bool, at: usize) {
        let known = self.genders.get(speaker.name.as_str()).map_or(Gender::Unknown, |known| known.0);
        let gender = if known == Gender::Unknown { gender } else { known };
        let names = self.source.names;
        let name = names.get(names.partition_point(|name| name.span.start < speaker.span.start));
        let body = speaker.named && name.is_some_and(|name| name.kind == NameKind::Organisation);
        let being = if body { Being::Speaking } else { Being::Person };
        self.told.push(Told { speaker: speaker.clone(), gender, plural, being, aside: false, at });
    }

    /// Whom a pronoun at a byte means.
    pub fn pronoun(&self, gender: Gender, plural: bool, at: usize) -> Option<(Speaker, Gender)> {
        let near = self.told.iter().rev().take(LOOKED_AT).filter(|told| told.at + ANTECEDENT >= at);
        let fitting: Vec<&Told> = near.filter(|told| told.plural == plural && told.gender.fits(gender)).collect();
        let person = |aside| fitting.iter().find(|told| told.being != Being::Body && told.aside == aside);
        // Where nobody fits, a forename may be a woman's as well as a man's.
        let unsure = || {
            let mut near = self.told.iter().rev().take(LOOKED_AT).filter(|told| told.at + ANTECEDENT >= at);
            near.find(|told| {
                let known = self.genders.get(told.speaker.name.as_str());
                told.plural == plural && !told.aside && known.is_some_and(|(_, sure)| !sure)
            })
        };
        let found = person(false).or_else(|| person(true)).or_else(|| fitting.first()).copied().or_else(unsure)?;
        let fits = found.gender.fits(gender);
        Some((found.speaker.clone(), if fits { found.gender } else { gender }))
    }
}

/// What a name's title, office and forename tell, and whether more than the forename does.
fn gender_of(source: &Source, n: usize) -> (Gender, bool) {
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
        return (Gender::He, true);
    }
    if uses.has(Use::Madam) || article(Use::Feminine) {
        return (Gender::She, true);
    }
    let role = name.role.map_or("", |role| role.of(source.text));
    let told = text::words(role)
        .iter()
        .map(|word| Gender::of_role(&word.folded, source.language))
        .find(|g| *g != Gender::Unknown);
    if let Some(gender) = told {
        return (gender, true);
    }
    let full = fold(&name.full);
    let first = full.split([' ', '-']).next().unwrap_or("");
    (FORENAMES.get(first).copied().unwrap_or_default(), false)
}

/// The speaker and the gender of what a phrase stands for; none where it stands for nobody known.
pub fn resolve(people: &People, tokens: &[Token], phrases: &[Phrase], n: usize) -> Option<(Speaker, Gender, bool)> {
    let phrase = &phrases[n];
    let text = people.source.text;
    let whole = |first: usize, last: usize| {
        let span = tokens[first].span.cover(tokens[last].span).trim(text);
        Speaker {
            span,
            whole: None,
            name: span.of(text).split_whitespace().collect::<Vec<_>>().join(" "),
            named: false,
        }
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
            let mut speaker = people.named(name);
            // « du ministre » holds the preposition.
            let all = tokens[phrase.first].span.cover(tokens[phrase.last].span).cover(speaker.span);
            speaker.whole = (!tokens[phrase.first].is(Use::Contracted)).then_some(all);
            Some((speaker, gender, false))
        }
        Who::Pronoun if tokens[phrase.head].is(Use::Latter) => {
            // « ce dernier »: the nearest before it in the same sentence, else as any pronoun.
            let fits = |one: &&Phrase| {
                let kind = matches!(one.who, Who::Name(_) | Who::Description) && one.speaks;
                kind && one.plural == phrase.plural && one.gender.fits(phrase.gender)
            };
            let near = phrases[..n].iter().rposition(|one| fits(&one));
            near.and_then(|near| resolve(people, tokens, phrases, near)).or_else(|| {
                let (speaker, gender) = people.pronoun(phrase.gender, phrase.plural, at)?;
                Some((speaker, gender, phrase.plural))
            })
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
