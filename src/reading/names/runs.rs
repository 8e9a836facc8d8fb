//! Runs of capitals: how far one goes, and the names that it holds.

use super::NameKind;
use super::facts::Fact;
use super::lore::{HeadUse, LORE};
use super::spans::{Candidate, Ground, Look};
use super::tokens::{Gap, Shape};
use crate::lexicon::Language;

/// The longest run looked at: a longer one is a list, or no prose.
const RUN: usize = 12;

impl Look<'_> {
    /// Where the run of capitals that starts at token `n` ends.
    pub fn run(&self, n: usize) -> usize {
        let mut end = n + 1;
        while end < self.tokens.len() && end - n < RUN {
            if !self.follows(end) {
                break;
            }
            let before = &self.tokens[end - 1];
            // Two names joined by a hyphen that is no part of a word, or an elision of its own, are two.
            if self.tokens[end].gap == Gap::None && !self.text[..before.span.end].ends_with(['\'', '’', '.']) {
                break;
            }
            if self.capital(end) {
                end += 1;
                continue;
            }
            let mut to = end;
            while to < self.tokens.len() && to - end < 3 && self.follows(to) && self.tokens[to].shape == Shape::Small {
                to += 1;
            }
            if to > end && to < self.tokens.len() && self.follows(to) && self.capital(to) && self.joins(n, end, to) {
                end = to + 1;
                continue;
            }
            break;
        }
        end
    }

    /// Whether the small words `from..to` join the capitals before and after them into one name.
    fn joins(&self, start: usize, from: usize, to: usize) -> bool {
        let ties = (from..to).all(|n| self.small(n, Fact::Tie));
        if ties {
            return true;
        }
        let particles = (from..to).all(|n| {
            self.small(n, Fact::Particle)
                || self.small(n, Fact::Tie)
                || (n > from && self.small(n, Fact::Inside))
                || self.word(n) == "d"
        });
        let person = self.forename(start) || self.tokens[start].shape == Shape::Initial;
        if particles && person && from - start <= 3 && self.known_at(start).is_none_or(|(end, _)| end < from) {
            // « Marie de France » may be one, « Kim de Corée du Nord » is none.
            return self.known_at(to).is_none();
        }
        // "Securities and Exchange Commission": two nouns before one head.
        if self.language == Language::English && to - from == 1 && self.word(from) == "and" {
            let mut head = to;
            while head < to + 4 && self.follows(head + 1) && self.capital(head + 1) {
                head += 1;
            }
            return from - start <= 2
                && head > to
                && self.head(head, HeadUse::Tail) == Some(NameKind::Organisation)
                && self.has(from - 1, Fact::Common)
                && self.has(to, Fact::Common);
        }
        if self.language == Language::English && self.small(from, Fact::Link) {
            let the = to - from == 2 && self.word(from + 1) == "the";
            return (to - from == 1 || the) && (start..from).any(|n| self.head(n, HeadUse::Tail).is_some());
        }
        false
    }

    /// Cuts a run of capitals into names, their titles off.
    pub fn split(&self, first: usize, end: usize, out: &mut Vec<Candidate>) {
        let mut first = first;
        let mut end = end;
        // A sentence's first word, a demonym, a day: not part of the name that follows.
        while first < end {
            let known = self.known_at(first).is_some_and(|(e, _)| e > first + 1);
            let led = first + 1 == end;
            let tail = (first..end).any(|n| self.head(n, HeadUse::Tail).is_some());
            // "Hurricane Ada"
            let event = !led
                && self.language == Language::English
                && self.head(first, HeadUse::Capital) == Some(NameKind::Event);
            let drop = !known
                && !self.surely_korean(first, end)
                && !event
                && ((self.explained(first) && self.ordinary(first) && !self.forename(first))
                    || (self.explained(first) && self.ordinary(first) && self.tokens[first].first && led)
                    || (self.has(first, Fact::Demonym) && !tail)
                    || (self.has(first, Fact::Civil) && !led)
                    || (self.has(first, Fact::Elsewhere)
                        && self.tokens[first].shape != Shape::Upper
                        && !self.has(first, Fact::Forename)
                        && !tail)
                    || (self.tokens[first].first && !led && self.rest_is_known(first, end))
                    || (self.tokens[first].first
                        && self.person_in(first, end) == Some(first + 1)
                        && !self.forename(first)
                        && LORE.verb(self.word(first), self.language)));
            if !drop {
                break;
            }
            first += 1;
        }
        // What ends a run without belonging: a demonym, a lone capital that a sentence's end explains.
        let trails = |n: usize| {
            self.has(n, Fact::Demonym) || (self.has(n, Fact::Elsewhere) && self.head(n, HeadUse::Tail).is_none())
        };
        // « Claire Janvier »: after a forename alone it is a family name.
        let family = end == first + 2 && self.forename(first);
        while !family && end > first + 1 && self.tokens[end - 1].shape == Shape::Title && trails(end - 1) {
            end -= 1;
        }
        if first >= end {
            return;
        }
        if self.titled(first) {
            self.pieces(first, end, out);
            return;
        }
        // A title inside the run: what stands before it tells the office, what follows is the name.
        let title = (first..end.saturating_sub(1)).rev().find(|&n| {
            self.has(n, Fact::Role)
                && !self.has(n, Fact::Forename)
                && self.head(end - 1, HeadUse::Tail).is_none()
                && self.known_at(n).is_none_or(|(e, _)| e == n + 1)
        });
        // « Paul Hardy Ministre de l’Intérieur »: the name stands before, and the office goes on.
        if let Some(title) = title.filter(|title| self.tokens[title + 1].shape == Shape::Small) {
            if title > first {
                let mut name = self.name(first, title);
                name.role = Some((title, end));
                out.push(name);
            }
            return;
        }
        if let Some(title) = title {
            for n in first..title {
                if let Some((e, known)) = self.known_at(n)
                    && e <= title
                    && (e > n + 1 || self.tokens[n].shape == Shape::Upper)
                {
                    out.push(self.candidate(n, e, known.kind, Ground::Known, true));
                }
            }
            let mut name = self.name(title + 1, end);
            name.role = Some((first, title + 1));
            name.kind = NameKind::Person;
            name.certain = true;
            name.ground = Ground::Known;
            out.push(name);
            return;
        }
        // An acronym before a person: « EELV Yannick Jadot ».
        if end - first >= 3
            && self.tokens[first].shape == Shape::Upper
            && self.tokens[first + 1].shape == Shape::Title
            && (self.forename(first + 1)
                || (self.language == Language::French && self.known_at(first).is_some_and(|(e, _)| e == first + 1)))
        {
            out.push(self.name(first, first + 1));
            first += 1;
        }
        // A known place or organisation at the front, then a person: « Washington John Kirby ».
        if let Some((e, known)) = self.known_at(first)
            && e < end
            && end - e >= 2
            && (e > first + 1 || !self.has(first, Fact::Forename))
            && self.forename(e)
            && known.kind != NameKind::Person
        {
            out.push(self.candidate(first, e, known.kind, Ground::Known, true));
            first = e;
        }
        // A party or paper, then a person: « Républicains Laurent Wauquiez »; what an article stands before is no person.
        if self.language == Language::French
            && let Some(person) = self.person_in(first, end)
            && (self.head(first, HeadUse::Capital).is_some()
                || self.has(first, Fact::Common)
                || first.checked_sub(1).is_some_and(|n| {
                    self.follows(first) && (self.small(n, Fact::Determiner) || self.small(n, Fact::Article))
                }))
        {
            out.push(self.name(first, person));
            first = person;
        }
        out.push(self.name(first, end));
    }

    /// Whether a first word without evidence of its own stands before what is known: « Imaginez Paris ».
    fn rest_is_known(&self, first: usize, end: usize) -> bool {
        !self.forename(first)
            && self.tokens[first].shape == Shape::Title
            && self.head(first, HeadUse::Capital).is_none()
            && self.known_at(first + 1).is_some_and(|(e, known)| e == end && known.kind != NameKind::Person)
    }

    /// Where a person begins in the run `first..end`, its first word apart: a forename with a name after it.
    pub fn person_in(&self, first: usize, end: usize) -> Option<usize> {
        (first + 1..end.saturating_sub(1)).find(|&n| {
            self.tokens[n].shape == Shape::Title
                && self.forename(n)
                && self.tokens[n + 1].shape != Shape::Small
                && !self.forename(n - 1)
        })
    }

    /// The names inside a headline, where every word has a capital.
    fn pieces(&self, first: usize, end: usize, out: &mut Vec<Candidate>) {
        let mut n = first;
        while n < end {
            if let Some((e, known)) = self.known_at(n).filter(|(e, _)| *e <= end) {
                out.push(self.candidate(n, e, known.kind, Ground::Known, true));
                n = e;
                continue;
            }
            let common = || (n..end).find(|&to| self.parts(to)).unwrap_or(end);
            let to = self.bearer(n, end).unwrap_or_else(common);
            if to > n {
                let mut name = self.name(n, to);
                // « MARIE DELMAS », « MARIE DÉCIDE »: whether it is a name, the text must tell elsewhere.
                if self.parts(n) {
                    name.certain = false;
                    name.ground = Ground::Place;
                }
                out.push(name);
            }
            n = to.max(n + 1);
        }
    }

    /// Whether the word at `n` is in no name where capitals do not tell: a word of the language.
    fn parts(&self, n: usize) -> bool {
        let small = [Fact::Demonym, Fact::Halt, Fact::Locative, Fact::Article, Fact::Role];
        self.ordinary(n) || self.tokens[n].facts.any(&small)
    }

    /// Where the person's name ends that begins with a forename or initial at `n`, where capitals do not tell: with the family name and
    /// its particles. What follows may be a verb.
    fn bearer(&self, n: usize, end: usize) -> Option<usize> {
        let given = |n: usize| self.forename(n) || self.tokens[n].shape == Shape::Initial;
        let mut family = n;
        while family < end && given(family) && (family == n || !self.parts(family)) {
            family += 1;
        }
        let given = family;
        while given > n && family < end && self.particle(family) {
            family += 1;
        }
        let is_family = |n: usize| n < end && (!self.parts(n) || self.has(n, Fact::Surname));
        let mut to = if family > n && is_family(family) { family + 1 } else { given };
        while to < end && self.has(to, Fact::Surname) && !self.parts(to) {
            to += 1;
        }
        (to > n + 1).then_some(to)
    }

    /// Whether the word at `n` may stand between forename and family name: « van », « de la ».
    fn particle(&self, n: usize) -> bool {
        let begins = self.tokens[n].facts.any(&[Fact::Particle, Fact::Tie, Fact::Capitalised]) || self.word(n) == "d";
        begins || n > 0 && self.has(n, Fact::Inside) && self.has(n - 1, Fact::Particle)
    }

    /// The candidate of tokens `first..end`, with the kind that its own words tell.
    fn name(&self, first: usize, end: usize) -> Candidate {
        let explained = self.explained(first) && (end == first + 1 || self.titled(first));
        let ground = if explained { Ground::Place } else { Ground::Capital };
        let (kind, certain) = self.kind(first, end);
        let mut candidate = self.candidate(first, end, kind, ground, certain);
        if candidate.civil {
            candidate.kind = NameKind::Person;
            candidate.certain = true;
            candidate.ground = Ground::Known;
        } else if certain && end > first + 1 {
            candidate.ground = Ground::Known;
        }
        if self.known_at(first).is_some_and(|(e, _)| e == end) {
            candidate.ground = Ground::Known;
        }
        candidate
    }
}
