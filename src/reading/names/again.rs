//! People spoken of again by their office: « le responsable de l’Agence » after « Paul Hardy, porte-parole de l’Agence », « le
//! dirigeant du Nord » after « le dirigeant nord-coréen ».

use super::facts::Fact;
use super::lore::{LORE, words_of};
use super::spans::Look;
use super::tokens::Shape;
use super::uses::{Use, used};
use super::{Mention, NameKind};
use crate::text::Span;

/// As many mentions back, and on, is an office's holder looked for: what is farther was said of another matter, and a text may be
/// of any length.
const NEAR: usize = 150;

/// Gives such an office to the last mention of its holder that has none: only where one person of the text can be meant.
pub fn again(look: &Look, mentions: &mut [Mention]) {
    if !mentions.iter().any(|name| name.kind == NameKind::Person && name.role.is_some()) {
        return;
    }
    for n in 1..look.tokens.len() {
        let token = &look.tokens[n];
        let begins =
            token.shape == Shape::Small && token.facts.has(Fact::Role) && look.tokens[n - 1].facts.used(Use::Definite);
        if !begins {
            continue;
        }
        let Some(end) = complement(look, n) else { continue };
        let span = Span::new(token.span.start, look.tokens[end - 1].span.end);
        let before = mentions.partition_point(|name| name.span.end <= span.start);
        let near = before.saturating_sub(NEAR)..mentions.len().min(before + NEAR);
        let taken = mentions[near.clone()].iter().any(|name| name.role.is_some_and(|role| role.overlaps(span)));
        let title = mentions[near.clone()].iter().any(|name| {
            name.kind == NameKind::Person && name.span.start >= span.end && name.span.start <= span.end + 2
        });
        if taken || title {
            continue;
        }
        if let Some(holder) = holder(look, &mentions[near.clone()], n, span)
            && let Some(mention) = mentions[near].iter_mut().rev().find(|name| {
                name.span.end <= span.start
                    && name.full == holder
                    && name.role.is_none()
                    && name.kind == NameKind::Person
            })
        {
            mention.role = Some(span);
        }
    }
}

/// Where the words end that say of what somebody holds the office at `n`: a link and a name.
fn complement(look: &Look, n: usize) -> Option<usize> {
    let mut at = n + 1;
    if !(look.follows(at) && look.small(at, Fact::Link)) {
        return None;
    }
    while look.follows(at)
        && (look.small(at, Fact::Link) || look.used(at, Use::Definite) || look.small(at, Fact::Elision))
    {
        at += 1;
    }
    let name = look.follows(at) && look.capital(at);
    let end = look.known_at(at).map_or(at + 1, |(end, _)| end);
    (name && !look.capital(end)).then_some(end)
}

/// The one person named before whose office, as the text tells it, is this one.
fn holder(look: &Look, mentions: &[Mention], n: usize, span: Span) -> Option<String> {
    let head = look.word(n);
    let whose: Vec<String> = words_of(span.of(look.text))
        .into_iter()
        .skip(1)
        .filter(|word| word.len() > 2 && !LORE.facts(word, look.language).has(Fact::Inner))
        .collect();
    if whose.is_empty() {
        return None;
    }
    let general = look.tokens[n].facts.used(Use::General);
    let mut holders =
        mentions.iter().filter(|name| name.kind == NameKind::Person && name.span.end <= span.start).filter(|name| {
            let office = name.role.map(|role| words_of(role.of(look.text))).unwrap_or_default();
            (general || office.iter().any(|word| word == head))
                && whose.iter().all(|word| office.contains(word))
                && !office.iter().any(|word| used(word, Use::Another, look.language))
        });
    let first = holders.next()?;
    holders.all(|name| name.full == first.full).then(|| first.full.clone())
}
