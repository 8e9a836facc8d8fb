//! What the words around a run of capitals tell of its kind: « la commune de Roquelane (Loire) », « le groupe islamiste X ».

use super::NameKind;
use super::facts::Fact;
use super::lore::{HeadUse, LORE};
use super::spans::Look;
use super::tokens::{Gap, Shape};

/// The most adjectives between a noun and the name that it tells of.
const ADJECTIVES: usize = 3;

impl Look<'_> {
    /// The kind that the words around tokens `first..end` tell, where they tell one for sure.
    pub fn told_around(&self, first: usize, end: usize) -> Option<NameKind> {
        let before = first.checked_sub(1).filter(|_| self.follows(first));
        let hint = before.and_then(|n| self.noun_at(n, HeadUse::Hint));
        hint.or_else(|| before.and_then(|n| self.placed(n)))
            .or_else(|| self.bracketed(end))
            .or_else(|| self.apposed(end))
            .or_else(|| self.between(first, end))
            .or_else(|| (end == first + 1 && self.toponym(first)).then_some(NameKind::Place))
    }

    /// The kind of the head noun at `n`, or before the adjectives that end at `n`.
    pub fn noun_at(&self, n: usize, how: HeadUse) -> Option<NameKind> {
        let mut n = n;
        for _ in 0..=ADJECTIVES {
            if self.tokens[n].shape != Shape::Small {
                return None;
            }
            if let Some(kind) = self.head(n, how) {
                return Some(kind);
            }
            if !self.adjectival(n) || !self.follows(n) {
                return None;
            }
            n = n.checked_sub(1)?;
        }
        None
    }

    /// « la commune de X », "the city of X": a place's noun before the link at `n`, or that of what a place has.
    fn placed(&self, n: usize) -> Option<NameKind> {
        let link = [Fact::Link, Fact::Elision].iter().any(|fact| self.small(n, *fact)) || self.small(n, Fact::Inside);
        let noun = n.checked_sub(1).filter(|_| link && self.follows(n))?;
        // « le barrage de la Lorne »: a river has its article.
        let seat = noun.checked_sub(1).filter(|_| self.small(n, Fact::Inside) || self.small(n, Fact::Elision));
        if seat.is_some_and(|seat| self.small(noun, Fact::Link) && self.follows(noun) && self.small(seat, Fact::Seat)) {
            return Some(NameKind::Place);
        }
        if self.small(noun, Fact::Seat) {
            return Some(NameKind::Place);
        }
        self.noun_at(noun, HeadUse::Hint).filter(|kind| *kind == NameKind::Place)
    }

    /// « X (Loire) »: the place that it is in.
    fn bracketed(&self, end: usize) -> Option<NameKind> {
        let open = self.tokens.get(end).is_some_and(|t| t.mark('(') && t.gap != Gap::Break);
        let (close, known) = self.known_at(end + 1).filter(|_| open)?;
        (known.kind == NameKind::Place && self.tokens.get(close).is_some_and(|t| t.mark(')')))
            .then_some(NameKind::Place)
    }

    /// « X, une commune du Jura », "X, a carmaker": what it is, after a comma.
    fn apposed(&self, end: usize) -> Option<NameKind> {
        let comma = self.tokens.get(end).is_some_and(|t| t.mark(',') && t.gap == Gap::None);
        let determined = comma && (self.small(end + 1, Fact::Determiner) || self.small(end + 1, Fact::Elision));
        let mut n = end + 2;
        while determined && n < end + 2 + ADJECTIVES && self.follows(n) {
            if let Some(kind) = self.head(n, HeadUse::Hint).filter(|_| self.tokens[n].shape == Shape::Small) {
                return Some(kind);
            }
            if !self.adjectival(n) && !self.has(n, Fact::Before) {
                break;
            }
            n += 1;
        }
        None
    }

    /// « entre X et Lyon », « entre Lyon et X »: a place on the other side.
    fn between(&self, first: usize, end: usize) -> Option<NameKind> {
        let place = |n: usize| self.known_at(n).filter(|(_, known)| known.kind == NameKind::Place).map(|(end, _)| end);
        let opens = |n: usize| n.checked_sub(1).is_some_and(|n| self.small(n, Fact::Between));
        let forth = opens(first) && self.follows(end) && place(end + 1).is_some();
        let link = first.checked_sub(1).filter(|link| self.follows(first) && self.follows(*link))?;
        let back = (link.saturating_sub(4)..link).any(|n| place(n) == Some(link) && opens(n));
        (forth || back).then_some(NameKind::Place)
    }

    /// Whether the word at `n` is made as names of places are: `Ville-sur-Mer`, `Saint-Aubin`.
    fn toponym(&self, n: usize) -> bool {
        let Some(token) = self.tokens.get(n).filter(|t| t.shape == Shape::Title) else { return false };
        let mut parts = token.word.split('-');
        let first = parts.next().unwrap_or("");
        let inner: Vec<&str> = parts.collect();
        let Some((_, inner)) = inner.split_last() else { return false };
        inner.iter().any(|part| LORE.facts(part, self.language).has(Fact::Toponymic))
            || LORE.facts(first, self.language).has(Fact::Saint)
    }

    /// Whether a run that no list knows holds what no person's name does: an acronym, a place's or a body's name.
    pub fn impersonal(&self, first: usize, end: usize) -> bool {
        (first..end).any(|n| {
            let acronym = self.tokens[n].shape == Shape::Upper && !self.titled(n) && self.tokens[n].span.len() <= 6;
            let known = self.known_at(n).is_some_and(|(e, known)| e <= end && known.kind != NameKind::Person);
            acronym || (known && !self.has(n, Fact::Surname))
        })
    }
}
