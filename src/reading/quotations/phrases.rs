//! Who may speak: the noun phrases of a sentence, each with the preposition that governs it. What one governs is nobody's subject.

mod noun;

use self::noun::noun;
use super::lexis::{LEXIS, Use};
use super::outlets::is_outlet;
use super::people::Gender;
use super::tokens::{Source, Token, What};
use crate::lexicon::Language;
use crate::reading::names::{Fact, LORE, NameKind};

/// The most tokens of a phrase.
const LONGEST: usize = 24;

/// What stands before a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    Nothing,
    /// « selon », « pour », from this token on.
    According(usize),
    /// « par » of a passive.
    By,
    /// « de » or another.
    Preposition,
}

/// What a phrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The number of a name, alone or with what is said of it before.
    Name(usize),
    /// A noun, with its complements.
    Description,
    /// A pronoun for somebody named before.
    Pronoun,
    /// « qui », "whom": whatever the phrase before it is.
    Back,
    /// « nous », « cela »: nobody to look for.
    Nobody,
}

/// A noun phrase.
#[expect(clippy::struct_excessive_bools, reason = "each is something that the words tell or not")]
#[derive(Clone, Copy, Debug)]
pub struct Phrase {
    /// Its first token and its last.
    pub first: usize,
    pub last: usize,
    pub before: Before,
    pub who: Who,
    /// The token that says what it is: the noun of a description, the pronoun.
    pub head: usize,
    pub gender: Gender,
    pub plural: bool,
    /// Whether it means somebody known: « le ministre », « son avocat ».
    pub definite: bool,
    /// Whether it is a person, a body or a document by its noun or its name.
    pub speaks: bool,
    /// Whether the next phrase is added to it: « le maire et le préfet ».
    pub added: bool,
    /// Whether it is a certain paper, agency or broadcaster.
    pub outlet: bool,
}

impl Phrase {
    /// Whether it may be a subject.
    pub fn bare(&self) -> bool {
        self.before == Before::Nothing
    }
}

/// The phrases of a sentence, in order; they do not overlap. What only says when is none.
pub fn phrases(source: &Source, tokens: &[Token]) -> Vec<Phrase> {
    let mut out: Vec<Phrase> = Vec::new();
    let mut before = Before::Nothing;
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        if let Some(length) = according(source, tokens, at) {
            before = Before::According(at);
            at += length;
            continue;
        }
        if matches!(before, Before::According(_)) && token.is(Use::Whom) {
            out.push(Phrase { before, who: Who::Back, ..single(at, token) });
            before = Before::Nothing;
            at += 1;
            continue;
        }
        // « selon lui »; "according to her mother" goes on.
        let alone = tokens.get(at + 1).is_none_or(|next| !matches!(next.what, What::Word | What::Name(_)));
        if matches!(before, Before::According(_)) && token.is(Use::Tonic) && alone {
            let gender = match (token.is(Use::Masculine), token.is(Use::Feminine)) {
                (true, false) if !token.is(Use::Plural) => Gender::He,
                (false, true) => Gender::She,
                _ => Gender::Unknown,
            };
            out.push(Phrase { before, gender, plural: token.is(Use::Plural), ..single(at, token) });
            before = Before::Nothing;
            at += 1;
            continue;
        }
        if let Some(mut phrase) = phrase(source, tokens, at, out.last()) {
            phrase.before = match before {
                Before::Nothing if contracted(source, tokens, at) => Before::Preposition,
                other => other,
            };
            before = Before::Nothing;
            at = phrase.last + 1;
            let timely = matches!(phrase.who, Who::Description) && tokens[phrase.head].uses.any(&[Use::Time]);
            if !timely || phrase.speaks {
                out.push(phrase);
            }
            continue;
        }
        // A title between the preposition and the name: « selon M. Hardy ».
        let titled = is_civil(source, token);
        if token.is(Use::By) {
            before = Before::By;
        } else if token.uses.any(&[Use::Preposition, Use::Link]) {
            before = Before::Preposition;
        } else if !titled && !token.is(Use::Adverb) {
            before = Before::Nothing;
        }
        at += 1;
    }
    add_up(tokens, &mut out);
    name_beside(source, tokens, &mut out);
    for phrase in &mut out {
        phrase.outlet = is_outlet(source, tokens, phrase);
    }
    out
}

/// « la procureure, Anne Morel, » is Anne Morel; so is « l’un des témoins, Anne Morel ».
fn name_beside(source: &Source, tokens: &[Token], phrases: &mut [Phrase]) {
    for n in 0..phrases.len() {
        let one = phrases[n];
        // The office beside a name, as it was found there.
        if one.who == Who::Description {
            let span = tokens[one.head].span.cover(tokens[one.last].span);
            let at = source.roles.partition_point(|(role, _)| role.start <= span.start).checked_sub(1);
            let held = at.map(|at| source.roles[at]).filter(|(role, _)| role.contains(span));
            let here = |n: &usize| tokens.iter().any(|token| token.name() == Some(*n));
            if let Some(name) = held.map(|(_, name)| name).filter(here) {
                phrases[n].who = Who::Name(name);
                continue;
            }
        }
        // « la vice-présidente en charge des ports, Anne Morel »
        let mut m = n + 1;
        while m < n + 4
            && phrases.get(m).is_some_and(|p| {
                p.before == Before::Preposition
                    && tokens[phrases[m - 1].last + 1..p.first].iter().all(|t| t.what == What::Word)
            })
        {
            m += 1;
        }
        let Some(next) = phrases.get(m).copied() else { continue };
        let (last, direct) = (phrases[m - 1].last, m == n + 1);
        let Who::Name(name) = next.who else { continue };
        let person = matches!(source.names[name].kind, NameKind::Person | NameKind::Unknown);
        let described = one.who == Who::Description && (one.speaks && !one.plural || one_of(tokens, &one));
        let comma = next.first == last + 2 && tokens[last + 1].mark(&[',']);
        let beside = comma || (direct && next.first == last + 1 && next.last == next.first);
        let apart =
            tokens.get(next.last + 1).is_none_or(|after| !matches!(after.what, What::Word | What::Name(_)) || !comma);
        if person && described && beside && apart && next.before == Before::Nothing {
            phrases[n].who = next.who;
        }
    }
}

/// « l’un de ses collègues », "one of his friends".
fn one_of(tokens: &[Token], phrase: &Phrase) -> bool {
    let first = &tokens[phrase.first..=phrase.last];
    let one = first.iter().take(2).any(|token| token.is(Use::Indefinite) && !token.is(Use::Plural));
    one && first.iter().take(3).any(|token| token.is(Use::Link))
}

/// « au ministre », « du maire » after a noun: an article that has a preposition in it.
fn contracted(source: &Source, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if source.language != Language::French || token.what != What::Word {
        return false;
    }
    let after_noun = at > 0 && {
        let before = &tokens[at - 1];
        before.name().is_some()
            || (before.what == What::Word && (before.uses == super::lexis::Uses::default() || before.speaks))
    };
    // « des » is an article of its own where no noun stands before it.
    if token.is(Use::Indefinite) {
        token.is(Use::Link) && after_noun
    } else {
        token.uses.any(&[Use::Link, Use::Preposition])
    }
}

fn is_civil(source: &Source, token: &Token) -> bool {
    token.what == What::Word && LORE.facts(&token.folded, source.language).has(Fact::Civil)
}

/// How many tokens from here on attribute what is said without a verb.
fn according(source: &Source, tokens: &[Token], at: usize) -> Option<usize> {
    if tokens[at].what != What::Word {
        return None;
    }
    let starts = at == 0
        || tokens[at - 1].quote().is_some()
        || matches!(tokens[at - 1].what, What::Mark(_))
        || tokens[at - 1].uses.any(&[Use::And, Use::Clause]);
    let fits = |words: &[&str]| {
        words.iter().enumerate().all(|(n, word)| tokens.get(at + n).is_some_and(|token| token.folded == *word))
    };
    let mut all = LEXIS.according(source.language).iter();
    all.find(|(words, stance)| (starts || !stance) && fits(words)).map(|(words, _)| {
        // « du » holds the article of what follows.
        let last = &tokens[at + words.len() - 1];
        words.len() - usize::from(words.len() > 1 && last.is(Use::Contracted))
    })
}

fn single(at: usize, token: &Token) -> Phrase {
    let she = token.is(Use::She);
    let gender = match (token.is(Use::He), she) {
        (true, false) => Gender::He,
        (false, true) => Gender::She,
        _ => Gender::Unknown,
    };
    Phrase {
        first: at,
        last: at,
        before: Before::Nothing,
        who: Who::Pronoun,
        head: at,
        gender,
        plural: token.is(Use::They),
        definite: true,
        speaks: true,
        added: false,
        outlet: false,
    }
}

/// The phrase that begins at a token.
fn phrase(source: &Source, tokens: &[Token], at: usize, previous: Option<&Phrase>) -> Option<Phrase> {
    let token = &tokens[at];
    match token.what {
        What::Name(_) => return Some(noun(source, tokens, at, at)),
        What::Word => {}
        _ => return None,
    }
    if token.uses.any(&[Use::He, Use::She, Use::They]) {
        let mut pronoun = single(at, token);
        pronoun.last += usize::from(tokens.get(at + 1).is_some_and(|next| next.is(Use::Ci) && next.joined));
        return Some(pronoun);
    }
    let determiner = token.uses.any(&[Use::Definite, Use::Indefinite, Use::Possessive]) || token.is(Use::Contracted);
    if determiner {
        let next = tokens.get(at + 1)?;
        if next.mark(&[',', '.', ';', ':']) || next.quote().is_some() {
            return None;
        }
        // « il l’a dit », « X le juge »: a pronoun before its verb.
        let subject = previous.is_some_and(|phrase| phrase.last + 1 == at && phrase.bare())
            || at > 0 && tokens[at - 1].uses.any(&[Use::Clitic, Use::SubjectRelative]);
        let clitic = source.language == Language::French
            && (next.uses.any(&[Use::Have, Use::Clitic])
                || (subject && next.verb())
                || (next.verb() && !next.speaks && next.is(Use::Lemma))
                || (next.is(Use::Be) && !next.is(Use::Been)));
        if clitic {
            return None;
        }
        return Some(noun(source, tokens, at, at + 1));
    }
    if token.is(Use::Own) {
        return Some(Phrase { who: Who::Nobody, speaks: false, ..single(at, token) });
    }
    // English lets people speak without an article, French in headlines and after a preposition alone.
    let bare = match source.language {
        Language::English => {
            (0..3).map_while(|n| tokens.get(at + n).filter(|token| plain(token))).any(|token| token.speaks)
        }
        Language::French => {
            let after_link = at > 0 && (tokens[at - 1].is(Use::Link) || at > 1 && tokens[at - 1].is(Use::Same));
            token.is(Use::Person) && (at == 0 || token.is(Use::Source) && after_link)
        }
    };
    bare.then(|| noun(source, tokens, at, at))
}

/// Whether a word has no part in a sentence's frame: it may be a noun or an adjective.
fn plain(token: &Token) -> bool {
    let frame = [
        Use::Say,
        Use::Insert,
        Use::Frame,
        Use::Have,
        Use::Be,
        Use::Light,
        Use::He,
        Use::She,
        Use::They,
        Use::Own,
        Use::Clitic,
        Use::Definite,
        Use::Possessive,
        Use::Link,
        Use::Preposition,
        Use::By,
        Use::Relative,
        Use::Clause,
        Use::And,
        Use::Adverb,
    ];
    token.what == What::Word && !token.dated && (token.speaks || !token.uses.any(&frame))
}

/// Marks the phrases to which the next is added: « A et B », « A, B et C ».
fn add_up(tokens: &[Token], phrases: &mut [Phrase]) {
    for n in (0..phrases.len().saturating_sub(1)).rev() {
        let (one, next) = (phrases[n], phrases[n + 1]);
        let between = &tokens[(one.last + 1).min(next.first)..next.first];
        let persons = one.speaks && next.speaks && next.bare() && one.who != Who::Nobody && next.who != Who::Nobody;
        let joined = match between {
            [and] => and.is(Use::And) || (and.mark(&[',']) && next.added),
            [and, civil] => and.is(Use::And) && civil.what == What::Word && civil.folded.len() <= 3,
            _ => false,
        };
        phrases[n].added = persons && joined;
    }
}
