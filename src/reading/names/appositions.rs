//! What places and organisations are said to be beside their names: « Lanvezec, station balnéaire de la côte nord », « à Lanvezec,
//! dans l’ouest du pays », « le groupe de réflexion X », "X is a think tank".

use super::NameKind;
use super::facts::Fact;
use super::lore::HeadUse;
use super::spans::{Candidate, Look};
use super::tokens::{Gap, Shape};
use super::uses::Use;
use crate::lexicon::Language;

/// The most words that such a role has.
const LONG: usize = 14;
/// Words between a verb of being and the article of what something is, at most.
const BETWEEN: usize = 4;

/// The tokens of what a place or an organisation is said to be after its name.
pub fn apposition(look: &Look, candidate: &Candidate) -> Option<(usize, usize)> {
    if candidate.kind != NameKind::Place && candidate.kind != NameKind::Organisation {
        return None;
    }
    let after = candidate.end;
    if look.tokens.get(after)?.mark(',') && look.tokens.get(after + 1)?.gap != Gap::Break {
        let start = after + 1;
        return charged(look, start)
            .or_else(|| noun(look, candidate.kind, past_article(look, start)).filter(|role| closed(look, role.1)))
            .or_else(|| (candidate.kind == NameKind::Place).then(|| located(look, candidate, start))?)
            .or_else(|| is_something(look, candidate, start));
    }
    is_something(look, candidate, after)
}

/// Past the article that a description may begin with.
fn past_article(look: &Look, mut at: usize) -> usize {
    while used_at(look, at, Use::Definite) || used_at(look, at, Use::Indefinite) {
        at += 1;
    }
    at
}

fn small(look: &Look, n: usize, how: Fact) -> bool {
    look.tokens.get(n).is_some_and(|token| token.gap != Gap::Break) && look.small(n, how)
}

fn used_at(look: &Look, n: usize, how: Use) -> bool {
    look.tokens.get(n).is_some_and(|token| token.gap != Gap::Break) && look.used(n, how)
}

/// How a word tells what a place or an organisation is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Noun {
    /// It may say whose: « capitale de ».
    Whose,
    /// With a name after « de » it is that name's: « ville de ».
    Own,
}

fn head(look: &Look, n: usize, kind: NameKind) -> Option<Noun> {
    let token = look.tokens.get(n).filter(|token| token.shape == Shape::Small && token.gap != Gap::Break)?;
    let how = if kind == NameKind::Place { Use::Place } else { Use::Organisation };
    if token.facts.used(how) {
        return Some(Noun::Whose);
    }
    (look.head(n, HeadUse::Hint) == Some(kind)).then_some(Noun::Own)
}

/// A description that begins at `start`, its article off: its noun among the first words, then what belongs to it.
fn noun(look: &Look, kind: NameKind, start: usize) -> Option<(usize, usize)> {
    let mut at = start;
    // "a Lanvezec-based think tank": after an article, English puts names before the noun.
    let compound = look.language == Language::English
        && (used_at(look, start - 1, Use::Definite) || used_at(look, start - 1, Use::Indefinite));
    let how = loop {
        if let Some(how) = head(look, at, kind) {
            break how;
        }
        let token = look.tokens.get(at).filter(|token| {
            token.shape == Shape::Small || token.facts.has(Fact::Demonym) || (compound && token.capital())
        })?;
        let modifier = token.facts.has(Fact::Before)
            || look.adjective(at)
            || (look.language == Language::English && !small(look, at, Fact::Halt) && !small(look, at, Fact::Inner));
        let whose = used_at(look, at, Use::Possessive) || small(look, at, Fact::Determiner);
        if !modifier || whose || token.gap == Gap::Break || at > start + 3 {
            return None;
        }
        at += 1;
    };
    let end = extend(look, at);
    // « Lanvezec, ville de Morlac »: another place, unless the noun says whose it is, as « capitale » does.
    let named = look.follows(at + 1) && look.capital(at + 1);
    let other = named || (how == Noun::Own && small(look, at + 1, Fact::Link) && look.capital(at + 2));
    (!other && end <= start + LONG).then_some((start, end))
}

/// Where the words end that belong to the noun at `at`.
fn extend(look: &Look, at: usize) -> usize {
    let mut end = at + 1;
    while look.follows(end) && end <= at + LONG {
        let token = &look.tokens[end];
        let linked = small(look, end - 1, Fact::Inner) || small(look, end - 1, Fact::Elision);
        // « des relations intercoréennes, »: one more word before the end.
        let last =
            end > at + 2 && small(look, end - 2, Fact::Inner) && token.shape == Shape::Small && closed(look, end + 1);
        let part = token.capital()
            || last
            || look.small(end, Fact::Inner)
            || look.small(end, Fact::Elision)
            || look.adjective(end)
            || (linked && token.shape == Shape::Small)
            || used_at(look, end, Use::Superlative)
            || used_at(look, end, Use::Direction)
            || (look.language == Language::English && token.shape == Shape::Small)
            || (look.used(end - 1, Use::Superlative) && token.shape == Shape::Small);
        // « ville de Lanvezec et Morlac »: what comes after « et » may be another place.
        if !part || look.small(end, Fact::Halt) || look.used(end, Use::And) {
            break;
        }
        end += 1;
    }
    while end > at + 1
        && (look.small(end - 1, Fact::Inner)
            || look.small(end - 1, Fact::Elision)
            || look.used(end - 1, Use::Superlative))
    {
        end -= 1;
    }
    end
}

/// Whether a mark closes the description that ends at `end`, or its sentence does.
fn closed(look: &Look, end: usize) -> bool {
    if used_at(look, end, Use::Participle) || used_at(look, end, Use::Relative) {
        return true;
    }
    look.tokens.get(end).is_none_or(|token| {
        token.gap == Gap::Break
            || matches!(token.shape, Shape::Mark(',' | '.' | ')' | ';' | ':' | '!' | '?' | '»' | '"' | '”' | '–' | '-'))
    })
}

/// « , chargé des affaires maritimes »
fn charged(look: &Look, start: usize) -> Option<(usize, usize)> {
    let linked = used_at(look, start, Use::Charged) && small(look, start + 1, Fact::Inner);
    let end = extend(look, start);
    (linked && end > start + 2 && closed(look, end)).then_some((start, end))
}

/// « à Lanvezec, sur la côte nord »: where a place lies. « en Morlacie, dans l’ouest du pays » says where in it.
fn located(look: &Look, candidate: &Candidate, start: usize) -> Option<(usize, usize)> {
    let before = candidate.first.checked_sub(1)?;
    if look.used(before, Use::Wide) || !used_at(look, start, Use::Locating) {
        return None;
    }
    let noun = (start + 1..start + 5).take_while(|&n| look.follows(n)).find(|&n| look.used(n, Use::Direction))?;
    let plain = (start + 1..noun).all(|n| {
        look.used(n, Use::Definite)
            || look.small(n, Fact::Inner)
            || look.small(n, Fact::Elision)
            || look.used(n, Use::Superlative)
            || look.adjective(n)
            || look.tokens[n].capital()
    });
    let end = extend(look, noun);
    (plain && end > noun + 1 && closed(look, end)).then_some((start, end))
}

/// « X est un groupe de réflexion », « X, qui était le principal port de la côte, »: at a sentence's start, where X is what the verb
/// speaks of.
fn is_something(look: &Look, candidate: &Candidate, start: usize) -> Option<(usize, usize)> {
    let subject = look.tokens[candidate.first].first
        || candidate
            .first
            .checked_sub(1)
            .is_some_and(|n| look.tokens[n].first && look.tokens[n].facts.used(Use::Definite));
    let mut at = start;
    if start > candidate.end {
        if !used_at(look, at, Use::Relative) {
            return None;
        }
        at += 1;
    }
    if used_at(look, at, Use::Having) && used_at(look, at + 1, Use::Been) {
        at += 2;
    } else if used_at(look, at, Use::Being) {
        at += 1;
    } else {
        return None;
    }
    let article = (at..=at + BETWEEN)
        .take_while(|&n| look.follows(n))
        .find(|&n| look.used(n, Use::Definite) || look.used(n, Use::Indefinite))?;
    let plain = (at..article)
        .all(|n| look.tokens[n].shape == Shape::Small && !look.used(n, Use::Negation) && !look.small(n, Fact::Inner));
    noun(look, candidate.kind, past_article(look, article)).filter(|role| plain && subject && closed(look, role.1))
}
