//! What may be a name: known phrases, what a head word leads, runs of capitals.

use super::facts::{Fact, Facts};
use super::lore::{HeadUse, Known, LORE, Lore};
use super::tokens::{Gap, Line, Shape, Token};
use super::uses::Use;
use super::{Gazetteer, NameKind};
use crate::lexicon::Language;
use std::borrow::Cow;

/// A text under look.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token<'a>],
    pub language: Language,
    pub gazetteer: Option<&'a Gazetteer>,
    /// For each token, the known phrase that starts there.
    known: &'a [Option<(usize, Known)>],
}

/// How well a candidate is founded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// A capital that its place explains: a sentence's start, a headline, a line in capitals.
    Place,
    /// A capital in running text.
    Capital,
    /// The lexicon, the corpus or the words around it say what it is.
    Known,
}

/// What may be a name: tokens `first..end`.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub first: usize,
    pub end: usize,
    pub kind: NameKind,
    pub ground: Ground,
    /// The title written before it as part of the same run: `Defence Minister`.
    pub role: Option<(usize, usize)>,
    /// Whether the kind is more than a guess.
    pub certain: bool,
    /// Whether a civil title stands before it.
    pub civil: bool,
}

impl<'a> Look<'a> {
    /// Looks up what is known at each token, once: `known` is room for that.
    pub fn new(
        text: &'a str,
        tokens: &'a [Token<'a>],
        language: Language,
        gazetteer: Option<&'a Gazetteer>,
        known: &'a mut Vec<Option<(usize, Known)>>,
    ) -> Self {
        let look = Self { text, tokens, language, gazetteer, known: &[] };
        let mut key = String::new();
        known.extend((0..tokens.len()).map(|n| look.find_known(n, &mut key)));
        Self { known, ..look }
    }

    pub fn word(&self, n: usize) -> &str {
        self.tokens.get(n).map_or("", |t| &t.word)
    }

    /// Tokens `first..end` as names are compared: see [`super::key`].
    pub fn key(&self, first: usize, end: usize) -> Cow<'a, str> {
        let tokens = self.tokens.get(first..end).unwrap_or_default();
        let plain = |token: &Token| token.word.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if let [token] = tokens
            && plain(token)
        {
            return Cow::Borrowed(&token.word);
        }
        let mut out = String::with_capacity(24);
        for token in tokens {
            if plain(token) && !token.word.is_empty() {
                if !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(&token.word);
                continue;
            }
            for part in token.word.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()) {
                if !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(part);
            }
        }
        Cow::Owned(out)
    }

    /// Whether token `n` follows its neighbour after a blank, without a mark or break between.
    pub fn follows(&self, n: usize) -> bool {
        self.tokens.get(n).is_some_and(|t| t.gap != Gap::Break && t.is_word())
    }

    pub fn capital(&self, n: usize) -> bool {
        self.tokens.get(n).is_some_and(Token::capital)
    }

    /// Whether the lists say so of the word at `n`.
    pub fn has(&self, n: usize, fact: Fact) -> bool {
        self.tokens.get(n).is_some_and(|t| t.facts.has(fact))
    }

    /// Whether token `n` is a small word with this use.
    pub fn small(&self, n: usize, fact: Fact) -> bool {
        self.tokens.get(n).is_some_and(|t| t.shape == Shape::Small && t.facts.has(fact))
    }

    /// Whether the word at `n`, or the first part of a hyphenated one, is a forename.
    pub fn forename(&self, n: usize) -> bool {
        let Some(token) = self.tokens.get(n) else { return false };
        match token.word.split_once('-') {
            Some((head, _)) => LORE.forename(head),
            None => token.facts.has(Fact::Forename),
        }
    }

    /// Whether the small word at `n` has this use around names.
    pub fn used(&self, n: usize, how: Use) -> bool {
        self.tokens.get(n).is_some_and(|t| t.shape == Shape::Small && t.facts.used(how))
    }

    /// Whether the small word at `n` may be an adjective.
    pub fn adjective(&self, n: usize) -> bool {
        self.tokens.get(n).is_some_and(|t| t.shape == Shape::Small) && self.adjectival(n)
    }

    /// Whether the word at `n`, in whatever letters, may be an adjective.
    pub fn adjectival(&self, n: usize) -> bool {
        self.tokens.get(n).is_some_and(|t| t.facts.adjective || LORE.adjectival(&t.word, self.language))
    }

    /// Whether one of the heads that a word is has this use, and of what kind its names are.
    pub fn head(&self, n: usize, how: HeadUse) -> Option<NameKind> {
        self.tokens.get(n)?.facts.head(how)
    }

    /// Everything that may be a name, in order, without overlap.
    pub fn candidates(&self) -> Vec<Candidate> {
        let mut out = Vec::new();
        let mut n = 0;
        while n < self.tokens.len() {
            let token = &self.tokens[n];
            // Most words are small and begin nothing: one look tells.
            let begins = || self.known_at(n).is_some() || token.facts.is_head();
            if !token.is_word() || (token.shape == Shape::Small && !begins()) {
                n += 1;
                continue;
            }
            if let Some((end, sure)) = self.title(n) {
                let kind = if sure { NameKind::Work } else { NameKind::Unknown };
                let ground = if sure { Ground::Known } else { Ground::Capital };
                out.push(self.candidate(n, end, kind, ground, sure));
                n = end;
                continue;
            }
            let known = self.known_at(n);
            let led = self.led(n);
            if known.is_none() && led.is_none() && self.opens(n) {
                n += 1;
                continue;
            }
            let run = if self.capital(n) { self.run(n) } else { n };
            let known_end = known.map_or(0, |(end, _)| end);
            let led_end = led.map_or(0, |(end, _)| end);
            let next = if led_end > known_end && led_end >= run {
                let (end, kind) = led.unwrap_or((n + 1, NameKind::Unknown));
                out.push(self.candidate(n, end, kind, Ground::Known, true));
                end
            } else if known_end > n && (known_end >= run || !self.grows(n, known_end, run)) {
                let kind = known.map_or(NameKind::Unknown, |(_, known)| known.kind);
                out.push(self.candidate(n, known_end, kind, Ground::Known, true));
                known_end
            } else if run > n {
                self.split(n, run, &mut out);
                run
            } else {
                n + 1
            };
            n = next.max(n + 1);
        }
        out
    }

    /// Whether the capital of the word at `n` is a sentence's, so that a name may begin after it: « La Corée du Nord ».
    fn opens(&self, n: usize) -> bool {
        let token = &self.tokens[n];
        let article = token.facts.has(Fact::Determiner);
        let next = self.follows(n + 1) && self.capital(n + 1);
        token.shape == Shape::Title
            && next
            && ((article && self.known_at(n + 1).is_some())
                || (token.first
                    && (article
                        || token.facts.has(Fact::Inner)
                        || token.facts.has(Fact::Halt)
                        || (token.facts.has(Fact::Common)
                            && !token.facts.has(Fact::Forename)
                            && self.head(n, HeadUse::Capital).is_none()
                            && !token.facts.has(Fact::Role)
                            && self.language == Language::French))))
    }

    pub fn candidate(&self, first: usize, end: usize, kind: NameKind, ground: Ground, certain: bool) -> Candidate {
        let civil = first > 0
            && self.tokens[first].gap != Gap::Break
            && self.has(first - 1, Fact::Civil)
            && self.capital(first - 1);
        Candidate { first, end, kind, ground, role: None, certain, civil }
    }

    /// The longest known phrase that starts at token `n`: where it ends, and what it is.
    pub fn known_at(&self, n: usize) -> Option<(usize, Known)> {
        self.known.get(n).copied().flatten()
    }

    /// `key` is room to work in.
    fn find_known(&self, n: usize, key: &mut String) -> Option<(usize, Known)> {
        let token = &self.tokens[n];
        let joint = token.joint;
        // Most small words begin no name that is written small.
        let begins = |facts: Facts| token.shape != Shape::Small || facts.small_start;
        if !joint && self.gazetteer.is_none() && (token.facts.longest == 0 || !begins(token.facts)) {
            return None;
        }
        let first = if joint { token.word.split(['-', '\'']).find(|w| !w.is_empty())? } else { token.word.as_ref() };
        if first.is_empty() {
            return None;
        }
        let facts = if joint { LORE.facts(first, self.language) } else { token.facts };
        let here = self.gazetteer.map_or(0, |g| g.longest(first));
        let there = if begins(facts) { usize::from(facts.longest) } else { 0 };
        let longest = there.max(here);
        if longest == 0 {
            return None;
        }
        key.clear();
        let mut capitals = 0_u32;
        let mut words = 0;
        let mut best = None;
        for end in n..self.tokens.len() {
            let token = &self.tokens[end];
            if end > n && !self.follows(end) {
                break;
            }
            let written = &self.text[token.span.start..token.span.end];
            let mut add = |piece: &str, capital: bool| {
                if words > 0 {
                    key.push(' ');
                }
                key.push_str(piece);
                if capital && words < 32 {
                    capitals |= 1 << words;
                }
                words += 1;
            };
            if token.joint {
                let mut pieces = written.split(['-', '‐', '‑', '\'', '’', '.']).filter(|piece| !piece.is_empty());
                for (n, piece) in token.word.split(['-', '\'']).enumerate() {
                    let capital = pieces.next().is_some_and(|piece| piece.starts_with(char::is_uppercase))
                        // « Alpes-maritimes »: one word, one capital.
                        || (n > 0 && token.capital());
                    if !piece.is_empty() {
                        add(piece, capital);
                    }
                }
            } else if !token.word.is_empty() {
                let start = written.trim_start_matches(['-', '‐', '‑', '\'', '’', '.']);
                add(&token.word, start.starts_with(char::is_uppercase));
            }
            if words > longest {
                break;
            }
            let known = LORE.known(key).or_else(|| self.gazetteer?.known(key).map(|(known, _)| *known));
            let Some(known) = known else { continue };
            // "Argentine", "Saudi": names elsewhere, adjectives here.
            if words == 1 && self.language == Language::English && LORE.demonym(key, Language::English) {
                continue;
            }
            let upper = self.tokens[n].shape == Shape::Upper || self.tokens[n].shape == Shape::Initial;
            if known.capitals & !capitals == 0 && (!known.acronym || upper) {
                best = Some((end + 1, known));
            }
        }
        best
    }

    /// Whether a run that goes on after a known phrase is one longer name: `Jordan Bardella`, `New York Giants`.
    fn grows(&self, first: usize, known: usize, end: usize) -> bool {
        // A second known phrase beside it is another name, not a longer one.
        let mut n = known;
        while n < end {
            if self.known_at(n).is_some_and(|(e, _)| e == end) && !self.has(first, Fact::Forename) {
                return false;
            }
            n += 1;
        }
        true
    }

    /// Whether a capitalised word at `n` may be an ordinary word whose capital its place explains.
    pub fn explained(&self, n: usize) -> bool {
        let token = &self.tokens[n];
        token.first || token.line != Line::Prose
    }

    /// Whether token `n` is in a line where most words have capitals.
    pub fn titled(&self, n: usize) -> bool {
        self.tokens.get(n).is_some_and(|t| t.line != Line::Prose)
    }

    /// Whether the folded word at `n` is a word of the language, or no name by itself.
    pub fn ordinary(&self, n: usize) -> bool {
        let word = self.word(n);
        self.tokens[n].facts.any(&[Fact::Common, Fact::Elsewhere, Fact::Determiner, Fact::Inner])
            || (self.language == Language::English
                && word.strip_suffix('s').is_some_and(|one| LORE.common(one, Language::English)))
            || (self.tokens[n].shape == Shape::Upper && Lore::numeral(word))
            || word.split_once('-').is_some_and(|(head, rest)| {
                LORE.common(head, self.language)
                    && rest.split('-').all(|w| LORE.common(w, self.language) || w.len() < 4)
            })
    }
}
