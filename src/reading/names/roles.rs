//! The titles and offices beside people: « le ministre russe de la Défense, Sergueï Choïgou », « Matthew Miller,
//! porte-parole du département d’État, », "US ambassador to the UN Linda Thomas-Greenfield".

use super::NameKind;
use super::facts::Fact;
use super::lore::{HeadUse, LORE};
use super::spans::{Candidate, Look};
use super::tokens::{Gap, Shape};
use crate::lexicon::Language;

/// The most words that a role has.
const ROLE: usize = 20;

/// The tokens of the role of candidate `n`, and whether it stands right before the name, which makes a person of it.
pub fn role(look: &Look, candidates: &[Candidate], n: usize) -> Option<((usize, usize), bool)> {
    let candidate = &candidates[n];
    if let Some(role) = candidate.role {
        let start = extend(look, role.0);
        return Some(((start, role.1), true));
    }
    if candidate.kind == NameKind::Organisation && candidate.certain {
        return described(look, candidate).map(|role| (role, false));
    }
    before(look, candidate).or_else(|| after(look, candidates, n).map(|role| (role, false)))
}

fn is_role(look: &Look, n: usize) -> bool {
    let token = &look.tokens[n];
    // « ex-ministre », « vice-président »: the last part tells.
    let word = token.word.as_ref();
    let last = word.rsplit('-').next().unwrap_or(word);
    token.is_word()
        && token.shape != Shape::Upper
        && (token.facts.has(Fact::Role) || LORE.facts(last, look.language).has(Fact::Role))
        || (token.shape == Shape::Upper && matches!(word, "pdg" | "ceo"))
}

/// Whether the word at `n` may be within a role that began before it.
fn within(look: &Look, n: usize, loose: bool) -> bool {
    let token = &look.tokens[n];
    if token.shape == Shape::Number || !token.is_word() {
        return false;
    }
    if token.capital() || look.small(n, Fact::Inner) || look.small(n, Fact::Elision) {
        return true;
    }
    if look.small(n, Fact::Halt) {
        return false;
    }
    let word = token.word.as_ref();
    LORE.adjective(word, look.language)
        || token.facts.any(&[Fact::Role, Fact::Before])
        || (n > 0 && (look.small(n - 1, Fact::Inner) || look.small(n - 1, Fact::Elision)))
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
            && (token.capital() || token.facts.has(Fact::Demonym))
            && !(token.first && token.facts.has(Fact::Common));
        if joined || !(modifier || english) {
            break;
        }
        start = n;
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

/// What an organisation is said to be right before its name: « le quotidien américain », "the news agency".
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
        if !LORE.adjective(look.word(n), look.language) {
            return None;
        }
    }
    None
}

fn before(look: &Look, candidate: &Candidate) -> Option<((usize, usize), bool)> {
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
    let mut head = None;
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
            head = Some(n);
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
    let head = head?;
    // Right after an office stands what qualifies it, not a noun of its own clause.
    let plain = head + 1 >= end
        || look.capital(head + 1)
        || look.small(head + 1, Fact::Inner)
        || look.small(head + 1, Fact::Elision)
        || LORE.adjective(look.word(head + 1), look.language)
        || is_role(look, head + 1)
        || look.language == Language::English;
    if !plain || (look.language == Language::English && !comma && end - head > 12) {
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
    Some((start, end))
}
