//! The titles and offices beside people: « le ministre russe de la Défense, Sergueï Choïgou », « Matthew Miller,
//! porte-parole du département d’État, », "US ambassador to the UN Linda Thomas-Greenfield".

use super::NameKind;
use super::appositions::apposition;
use super::facts::Fact;
use super::lore::{HeadUse, LORE};
use super::spans::{Candidate, Look};
use super::tokens::{Gap, Shape};
use super::uses::Use;
use crate::lexicon::Language;

/// The most words that a role has.
const ROLE: usize = 20;

/// The tokens of the role of candidate `n`, and whether it stands right before the name, which makes a person of it.
pub fn role(look: &Look, candidates: &[Candidate], n: usize) -> Option<((usize, usize), bool)> {
    let candidate = &candidates[n];
    if let Some(role) = candidate.role {
        let first = (role.0..role.1).find(|&n| !look.small(n, Fact::Link)).unwrap_or(role.0);
        // "General Agreement on Tariffs": what follows is no name of a person.
        let body = look.head(candidate.first, HeadUse::Tail);
        if look.language == Language::English && matches!(body, Some(NameKind::Organisation | NameKind::Event)) {
            return None;
        }
        return Some(((extend(look, first), role.1), true));
    }
    if matches!(candidate.kind, NameKind::Organisation | NameKind::Place) && candidate.certain {
        let before = if candidate.kind == NameKind::Organisation { described(look, candidate) } else { None };
        // What says more: « le groupe X, une organisation paramilitaire russe ».
        let found = before.into_iter().chain(apposition(look, candidate));
        return found.max_by_key(|(start, end)| end - start).map(|role| (role, false));
    }
    let found = before(look, candidates, n).or_else(|| after(look, candidates, n).map(|role| (role, false)));
    found.filter(|(role, _)| !of_kin(look, *role))
}

/// Whether a role only tells that somebody is somebody's: « son épouse », « un ami ». Out of its sentence it says nothing.
fn of_kin(look: &Look, (start, end): (usize, usize)) -> bool {
    if end != start + 1 {
        return false;
    }
    let word = look.tokens[start].facts;
    let possessed = start > 0 && look.used(start - 1, Use::Possessive);
    word.used(Use::Kin) || (possessed && word.used(Use::Order))
}

fn is_role(look: &Look, n: usize) -> bool {
    let Some(token) = look.tokens.get(n) else { return false };
    // « ex-ministre », « vice-président »: the last part tells.
    let last = || token.word.rsplit('-').next().unwrap_or("");
    token.is_word()
        && token.shape != Shape::Upper
        && (token.facts.has(Fact::Role) || token.joint && LORE.facts(last(), look.language).has(Fact::Role))
        || (token.shape == Shape::Upper && matches!(token.word.as_ref(), "pdg" | "ceo"))
}

/// Whether the word at `n` may be within a role that began before it.
fn within(look: &Look, n: usize, loose: bool) -> bool {
    let Some(token) = look.tokens.get(n) else { return false };
    if token.shape == Shape::Number || !token.is_word() {
        return false;
    }
    // « le patron du groupe s’apprête »: the elision begins a verb.
    if look.small(n, Fact::Halt) {
        return false;
    }
    if token.capital() || look.small(n, Fact::Inner) || look.small(n, Fact::Elision) {
        return true;
    }
    token.facts.any(&[Fact::Role, Fact::Before])
        || look.adjectival(n)
        || (n > 0 && (look.small(n - 1, Fact::Inner) || look.small(n - 1, Fact::Elision)))
        // « la principale organisation »
        || (n > 0 && look.has(n - 1, Fact::Before) && look.follows(n))
        || loose
}

/// The first token of the words that belong to a role from its left: « ancien », "former Russian".
fn extend(look: &Look, head: usize) -> usize {
    let mut start = head;
    while start > 0 && look.follows(start) {
        let n = start - 1;
        let token = &look.tokens[n];
        if !token.is_word() || start + ROLE < head {
            break;
        }
        let joined = look.tokens[start].gap == Gap::None;
        let modifier = token.facts.has(Fact::Before) && !look.small(n, Fact::Determiner);
        let english = look.language == Language::English
            && (token.capital() || token.facts.has(Fact::Demonym) || joins(look, n) || of_office(look, n))
            && (!(token.first && token.shape == Shape::Title && token.facts.has(Fact::Common))
                || token.facts.used(Use::Portfolio)
                || look.known_at(n).is_some_and(|(end, _)| end > n + 1)
                // "South Korean President"
                || (token.facts.used(Use::Compass) && look.has(start, Fact::Demonym)));
        // « directeur général »
        let double = look.language == Language::French && is_role(look, n);
        // "Bank of Lanvezec Governor"
        let of = look.language == Language::English
            && look.small(n, Fact::Link)
            && look.capital(start)
            && n > 0
            && look.capital(n - 1);
        if joined || !(modifier || english || double || of) {
            break;
        }
        start = n;
    }
    while start < head && look.small(start, Fact::Link) {
        start += 1;
    }
    // « ex-ministre »: the hyphen and what stands before it.
    if start >= 2
        && look.tokens[start - 1].mark('-')
        && look.tokens[start].gap == Gap::None
        && look.word(start - 2) == "ex"
    {
        start -= 2;
    }
    start
}

/// Whether the word at `n` says of what an office is: "the fisheries minister", "the trade and industry minister".
fn of_office(look: &Look, n: usize) -> bool {
    let field = |n: usize| look.tokens.get(n).is_some_and(|token| token.facts.used(Use::Portfolio));
    let both = || n > 0 && look.follows(n) && field(n - 1) && field(n + 1);
    look.used(n, Use::Portfolio) || (look.used(n, Use::And) && both())
}

/// Whether the word at `n` joins two capitalised words of an English title: "Trade and Industry Minister".
fn joins(look: &Look, n: usize) -> bool {
    look.used(n, Use::And)
        && n > 0
        && look.follows(n)
        && look.capital(n - 1)
        && look.capital(n + 1)
        && look.has(n - 1, Fact::Before)
}

/// What an organisation is said to be right before its name: « le quotidien américain », « le groupe de réflexion », "the news
/// agency".
fn described(look: &Look, candidate: &Candidate) -> Option<(usize, usize)> {
    let mut n = candidate.first;
    while n > 0 && candidate.first - n < 6 && look.follows(n) {
        n -= 1;
        if look.tokens[n].shape != Shape::Small {
            return None;
        }
        if look.head(n, HeadUse::Hint) == Some(NameKind::Organisation) {
            return Some((extend(look, n), candidate.first));
        }
        // « le quotidien américain The New York Times »: the article belongs to neither.
        let linked =
            |n: usize| look.small(n, Fact::Link) && !look.small(n + 1, Fact::Inside) && n + 2 == candidate.first;
        let complement = n.checked_sub(1).is_some_and(linked) && !look.small(n, Fact::Determiner);
        if !look.adjectival(n) && !complement && !linked(n) {
            return None;
        }
    }
    None
}

fn before(look: &Look, candidates: &[Candidate], place: usize) -> Option<((usize, usize), bool)> {
    let candidate = &candidates[place];
    let mut name = candidate.first;
    if candidate.civil {
        name = name.checked_sub(1)?;
    }
    if matches!(candidate.kind, NameKind::Place | NameKind::Organisation | NameKind::Event | NameKind::Work)
        && candidate.certain
    {
        return None;
    }
    let previous = name.checked_sub(1)?;
    let body = look.head(candidate.first, HeadUse::Tail);
    if look.language == Language::English && matches!(body, Some(NameKind::Organisation | NameKind::Event)) {
        return None;
    }
    // « la Fondation Maria Delmas » bears the name; an acronym in brackets stands for what is before it.
    if look.tokens[previous].mark('(')
        || look.tokens[previous].mark(')')
        || look.used(previous, Use::Named)
        || (look.capital(previous) && look.tokens[previous].facts.used(Use::Named))
    {
        return None;
    }
    // "the official Xinhua news agency": what follows tells what it is.
    let noun = |n: usize| look.follows(n) && look.head(n, HeadUse::Hint) == Some(NameKind::Organisation);
    if look.language == Language::English
        && (noun(candidate.end) || (look.follows(candidate.end) && noun(candidate.end + 1)))
    {
        return None;
    }
    let comma = look.tokens[previous].mark(',');
    if comma {
        let closed = look.tokens.get(candidate.end).is_none_or(|t| {
            t.gap == Gap::Break
                || matches!(t.shape, Shape::Mark(',' | '.' | ')' | '»' | '"' | '”' | ';' | ':' | '!' | '?'))
        });
        let full = candidate.end > candidate.first + 1 && candidate.kind == NameKind::Person;
        if !closed || !full {
            return None;
        }
    } else if !look.follows(name)
        || (!is_role(look, previous) && (look.small(previous, Fact::Inner) || look.small(previous, Fact::Determiner)))
    {
        return None;
    }
    let end = if comma { previous } else { name };
    let mut heads = Vec::new();
    let mut n = end;
    while n > 0 && end - n < ROLE {
        n -= 1;
        let token = &look.tokens[n];
        if let Shape::Mark(mark) = token.shape {
            let bracket = mark == ')' || (mark == '(' && look.tokens.get(n + 2).is_some_and(|t| t.mark(')')));
            if !bracket {
                break;
            }
            continue;
        }
        if is_role(look, n) {
            heads.push(n);
            if !comma {
                break;
            }
        } else if !within(look, n, false) {
            break;
        }
        if token.first || token.gap == Gap::Break {
            break;
        }
    }
    // « le chef et ses proches, la famille »: what comes after « et » is somebody else.
    let others = |m: usize| {
        look.used(m, Use::And)
            && (look.used(m + 1, Use::Definite) || look.used(m + 1, Use::Possessive))
            && !look.small(m + 1, Fact::Elision)
            && !is_role(look, m + 2)
            && !look.capital(m + 2)
    };
    // « du ministre Paul Hardy et de la maire, Anne Morel »: an office with somebody else in it is his, but « l’avocat de Paul Hardy ».
    let another = |other: &Candidate| {
        other.kind == NameKind::Person
            && other.end > other.first + 1
            && other.end <= end
            && !look.small(other.first - 1, Fact::Link)
    };
    let inside = |head: usize| candidates[..place].iter().rev().take_while(move |other| other.first >= head);
    let own =
        |head: &usize| !(*head..end).any(others) && !inside(*head).any(|other| other.first > *head && another(other));
    let head = heads.into_iter().rev().find(own)?;
    // Right after an office stands what qualifies it, not a noun of its own clause.
    let plain = head + 1 >= end
        || look.capital(head + 1)
        || look.small(head + 1, Fact::Inner)
        || look.small(head + 1, Fact::Elision)
        || look.adjectival(head + 1)
        || is_role(look, head + 1)
        || look.language == Language::English;
    // "General Motors Roger Smith": an English office stands right before the name, or its "of" does right after it.
    let near =
        comma || head + 1 == end || (look.small(head + 1, Fact::Inner) && end - head <= 12) || is_role(look, head + 1);
    if !plain || (look.language == Language::English && !near) {
        return None;
    }
    // « le président a salué Vladimir Poutine » never comes here: a verb stops the way back.
    Some(((extend(look, head), end), !comma))
}

fn after(look: &Look, candidates: &[Candidate], n: usize) -> Option<(usize, usize)> {
    let candidate = &candidates[n];
    if candidate.kind != NameKind::Person || !look.tokens.get(candidate.end)?.mark(',') {
        return None;
    }
    let mut start = candidate.end + 1;
    while look.tokens.get(start).is_some_and(|t| t.gap != Gap::Break)
        && (look.small(start, Fact::Determiner) || look.small(start, Fact::Elision))
    {
        start += 1;
    }
    let mut head = start;
    let limit = start + if look.language == Language::English { 5 } else { 2 };
    loop {
        let token = look.tokens.get(head)?;
        if token.gap == Gap::Break || !token.is_word() || head > limit {
            return None;
        }
        if is_role(look, head) {
            break;
        }
        let modifier = token.facts.has(Fact::Before)
            || (look.language == Language::English && !look.small(head, Fact::Halt) && !look.small(head, Fact::Inner));
        if !modifier {
            return None;
        }
        head += 1;
    }
    let mut end = head + 1;
    // « numéro deux du parti »
    if look.used(head, Use::Ranked) && look.follows(end) && !look.small(end, Fact::Inner) {
        end += 1;
    }
    while let Some(token) = look.tokens.get(end) {
        if token.gap == Gap::Break || end - start > ROLE {
            break;
        }
        if let Shape::Mark(mark) = token.shape {
            let open = mark == '(' && look.tokens.get(end + 2).is_some_and(|t| t.mark(')'));
            if open {
                end += 3;
                continue;
            }
            break;
        }
        if look.small(end, Fact::Halt) || !within(look, end, look.language == Language::English) {
            break;
        }
        // « président de la République et à la ministre »: another matter; but « de l’Europe et des Affaires étrangères ».
        let goes_on = [Fact::Link, Fact::Elision].iter().any(|fact| look.small(end + 1, *fact))
            || is_role(look, end + 1)
            || look.has(end + 1, Fact::Before)
            || look.capital(end + 1);
        if look.used(end, Use::And) && !goes_on {
            break;
        }
        // A person right after it: the words are that person's title.
        let person = candidates[n + 1..]
            .iter()
            .take_while(|c| c.first <= end)
            .any(|c| c.first == end && c.kind == NameKind::Person);
        if person && !look.small(end - 1, Fact::Inner) && !look.small(end - 1, Fact::Elision) {
            return None;
        }
        end += 1;
    }
    // What the last small words lead to is no longer there: « ministre de ».
    while end > head + 1 && (look.small(end - 1, Fact::Inner) || look.small(end - 1, Fact::Elision)) {
        end -= 1;
    }
    // « Selon X, le ministre a menti »: with an article it is an apposition only where it is closed.
    let article = start > candidate.end + 1;
    let closed = look.tokens.get(end).is_none_or(|t| t.gap == Gap::Break || matches!(t.shape, Shape::Mark(_)));
    (!article || closed).then_some((start, end))
}
