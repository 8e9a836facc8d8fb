//! What a run of capitals names, by its own words and the one before.

use super::NameKind;
use super::facts::Fact;
use super::lore::{HeadUse, LORE};
use super::spans::Look;
use super::tokens::{Gap, Shape};
use super::uses::Use;
use crate::lexicon::Language;

impl Look<'_> {
    /// The kind of a run by its own words and the one before, and whether that is more than a guess.
    pub fn kind(&self, first: usize, end: usize) -> (NameKind, bool) {
        if let Some((_, known)) = self.known_at(first).filter(|(e, _)| *e == end) {
            return (known.kind, true);
        }
        let person = end > first + 1 && self.forename(first);
        // « le paquebot Jeanne Morel » bears her name, and is none of her.
        if let Some(kind) = self.told_around(first, end).filter(|kind| !person || *kind == NameKind::Work) {
            return (kind, true);
        }
        if self.surely_korean(first, end) {
            return (NameKind::Person, true);
        }
        // « Radio Classique »
        if self.language == Language::French
            && end > first + 1
            && let Some(kind) = self.head(first, HeadUse::Capital)
        {
            return (kind, true);
        }
        if self.language == Language::English && end > first + 1 {
            let link = (first..end).find(|&n| self.small(n, Fact::Link));
            let head = link.map_or(end - 1, |n| n - 1);
            if let Some(kind) = self.head(head, HeadUse::Tail).or_else(|| self.head(end - 1, HeadUse::Tail)) {
                return (kind, true);
            }
            if let Some(kind) = self.head(first, HeadUse::Tail).filter(|k| *k == NameKind::Place) {
                return (kind, true);
            }
            // "Hurricane Ada"
            if let Some(kind) = self.head(first, HeadUse::Capital) {
                return (kind, true);
            }
        }
        // « Stimson Center », « Epoch Times »: English names keep their heads in French papers.
        if self.language == Language::French && end > first + 1 && !self.forename(first) {
            let tail = LORE.facts(self.word(end - 1), Language::English).head(HeadUse::Tail);
            if tail == Some(NameKind::Organisation) {
                return (NameKind::Organisation, true);
            }
        }
        let count = end - first;
        let initial = self.tokens[first].shape == Shape::Initial;
        if count >= 2 && (initial || self.forename(first) || self.korean(first, end)) {
            return (NameKind::Person, true);
        }
        if count == 1 {
            if self.tokens[first].shape == Shape::Upper && self.tokens[first].span.len() <= 6 {
                return (NameKind::Organisation, false);
            }
            let before = first.checked_sub(1).filter(|_| self.tokens[first].gap != Gap::Break);
            let mixed = self.text[self.tokens[first].span.start..self.tokens[first].span.end]
                .split(['-', '’', '\''])
                .any(|part| {
                    part.chars().skip(1).any(char::is_uppercase) && !part.starts_with("Mc") && !part.starts_with("Mac")
                });
            if mixed && self.tokens[first].shape == Shape::Title {
                return (NameKind::Organisation, false);
            }
            let forename = self.forename(first) && !self.has(first, Fact::Seldom);
            if forename || self.has(first, Fact::Surname) {
                return (NameKind::Person, false);
            }
            // « en Lanvézie »: before countries and regions alone.
            let wide = before.is_some_and(|n| {
                let word = &self.tokens[n];
                (word.shape == Shape::Small || word.first)
                    && word.facts.has(Fact::Locative)
                    && word.facts.used(Use::Wide)
            });
            if wide && !self.ordinary(first) && self.tokens[first].shape == Shape::Title {
                return (NameKind::Place, true);
            }
            if before.is_some_and(|n| self.small(n, Fact::Locative)) {
                return (NameKind::Place, false);
            }
            // « … (Grevio) »: a short form beside a long one.
            if first > 0 && self.tokens[first - 1].mark('(') && self.tokens.get(end).is_some_and(|t| t.mark(')')) {
                return (NameKind::Organisation, false);
            }
            // « le Grevio », « l’Oclaesp »: people have no article.
            // "the Reagan administration": the article is the noun's.
            let noun = self.language == Language::English
                && self.tokens.get(end).is_some_and(|t| t.shape == Shape::Small && t.gap == Gap::Blank)
                && !self.small(end, Fact::Halt)
                && !self.small(end, Fact::Inner);
            if !noun && before.is_some_and(|n| self.small(n, Fact::Determiner) || self.small(n, Fact::Article)) {
                return (NameKind::Organisation, false);
            }
            // « le père de X », « le gouvernement X »
            let personal = before.is_some_and(|n| {
                self.small(n, Fact::Personal)
                    || (n > 0 && self.small(n, Fact::Link) && self.small(n - 1, Fact::Personal))
            });
            return (if personal { NameKind::Person } else { NameKind::Unknown }, false);
        }
        let plain = self.tokens[first..end].iter().all(|t| t.shape != Shape::Number);
        // « Les Ardines » is a place, or anything else; « Le Goff » may be somebody.
        let articled = self.has(first, Fact::Determiner) && !self.has(first, Fact::Capitalised);
        let determined = articled || first.checked_sub(1).is_some_and(|n| self.small(n, Fact::Determiner));
        // « Foreign Relations », « Oval Office »: words of the language are no family names of people without forenames.
        let last = self.tokens[end - 1].facts;
        let worded = last.has(Fact::Common) || (self.language == Language::French && last.has(Fact::Foreign));
        if self.impersonal(first, end) {
            return (NameKind::Organisation, false);
        }
        if count <= 4 && plain && !determined && (!worded || last.has(Fact::Surname)) {
            return (NameKind::Person, false);
        }
        (NameKind::Unknown, false)
    }

    /// Whether a run can hardly be read otherwise than as a Korean name: `Park Won-gon`.
    pub fn surely_korean(&self, first: usize, end: usize) -> bool {
        end == first + 2 && self.korean(first, end)
    }

    /// Whether a run reads as a Korean or Chinese name, the family's first: `Park Won-gon`, `Kim Jong Un`.
    fn korean(&self, first: usize, end: usize) -> bool {
        if !self.has(first, Fact::Korean) {
            return false;
        }
        let short = |n: usize| self.word(n).split('-').all(|part| (2..=6).contains(&part.len()));
        match end - first {
            2 => self.word(first + 1).contains('-') && short(first + 1),
            3 => short(first + 1) && short(first + 2),
            _ => false,
        }
    }
}
