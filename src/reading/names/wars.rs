//! A war or invasion with who makes it told within: « la guerre russe en Ukraine », "Moscow’s war in Ukraine" is the war in Ukraine.

use super::lore::LORE;
use super::spans::Look;
use super::tokens::Shape;
use super::uses::{Use, having};
use super::{Fact, Mention, NameKind, key};
use crate::text::Span;

/// The most words between the head and the place.
const BETWEEN: usize = 6;

/// Makes one name of a war that the lexicon knows and the one that makes it, with the war as its full form.
pub fn wars(look: &Look, mentions: &mut Vec<Mention>) {
    let mut found = Vec::new();
    for place in mentions.iter().filter(|mention| mention.kind == NameKind::Place) {
        let at = look.tokens.partition_point(|token| token.span.start < place.span.start);
        if let Some((head, full)) = head_of(look, at) {
            found.push((Span::new(look.tokens[head].span.start, place.span.end), full));
        }
    }
    for (span, full) in found {
        mentions.retain(|mention| !span.contains(mention.span));
        let at = mentions.partition_point(|mention| mention.span < span);
        mentions.insert(at, Mention { span, kind: NameKind::Event, role: None, full });
    }
}

/// The head of the war whose place is at token `at`, and the war as the lexicon has it.
fn head_of(look: &Look, at: usize) -> Option<(usize, String)> {
    let mut n = at;
    while n > 0 && at - n < BETWEEN && look.follows(n) {
        n -= 1;
        let token = &look.tokens[n];
        if token.shape != Shape::Small {
            continue;
        }
        if !token.facts.used(Use::War) {
            let part = [Fact::Demonym, Fact::Link, Fact::Elision, Fact::Inside, Fact::Locative].iter();
            if part.copied().any(|fact| token.facts.has(fact)) || token.facts.used(Use::Warlink) {
                continue;
            }
            return None;
        }
        // At least the link and one that makes it: the rest is known as it stands.
        if at < n + 3 {
            return None;
        }
        let end = look.known_at(at).map_or(at + 1, |(end, _)| end);
        let place = Span::new(look.tokens[at].span.start, look.tokens.get(end - 1)?.span.end).of(look.text);
        let war = |link: &str| {
            let blank = if link.ends_with('\'') { "" } else { " " };
            format!("{} {link}{blank}{place}", token.word)
        };
        let known = |war: &String| LORE.known(&key(war)).is_some_and(|known| known.kind == NameKind::Event);
        return Some((n, having(Use::Warlink, look.language).map(war).find(known)?));
    }
    None
}
