//! Names that a head word leads: « ministère italien de la Santé », « Cour suprême », « Conseil de sécurité nationale (NSC) ».

use super::NameKind;
use super::facts::Fact;
use super::lore::HeadUse;
use super::spans::Look;
use super::tokens::{Gap, Shape};
use crate::lexicon::Language;

impl Look<'_> {
    /// The name that a head word at `n` leads: « ministère italien de la Santé », « Cour suprême », « Conseil de sécurité ».
    pub fn led(&self, n: usize) -> Option<(usize, NameKind)> {
        if self.language != Language::French {
            return None;
        }
        let token = &self.tokens[n];
        let capital = token.shape == Shape::Title;
        let linked = self.head(n, HeadUse::Linked).is_some();
        let kind = match self.head(n, HeadUse::Lead).or_else(|| self.head(n, HeadUse::Linked)) {
            Some(kind) => kind,
            None if capital => self.head(n, HeadUse::Capital)?,
            None => return None,
        };
        if !capital && token.shape != Shape::Small {
            return None;
        }
        if let Some(end) = self.spelt_out(n) {
            return Some((end, kind));
        }
        let mut end = n + 1;
        let mut named = false;
        let mut nouns = 0;
        // Named after somebody or something right beside it: what follows « de » is then where it is.
        let mut direct = false;
        while end < self.tokens.len() && end - n < 16 && self.follows(end) {
            if self.tokens[end].gap == Gap::None && !self.text[..self.tokens[end - 1].span.end].ends_with(['\'', '’'])
            {
                break;
            }
            if self.capital(end) {
                let known = self.known_at(end).map_or(0, |(e, _)| e);
                // A person beside a capitalised head is not part of it; a lycée, a hospital, a street may be named for one.
                if self.has(end, Fact::Civil) {
                    break;
                }
                let run = self.run(end);
                if capital && run > end + 1 && self.forename(end) {
                    break;
                }
                // « région Île-de-France »: the place has its own name.
                if linked && end == n + 1 {
                    return None;
                }
                end = known.max(self.person_in(end, run).unwrap_or(run));
                named = true;
                direct = true;
                continue;
            }
            let adjective = self.has(end, Fact::Tail) || self.has(end, Fact::Demonym);
            if adjective && self.tokens[end].shape == Shape::Small {
                // An adjective alone makes a name of a capitalised head only.
                named |= capital;
                end += 1;
                continue;
            }
            let Some(to) = self.link(end).filter(|_| !direct) else { break };
            // « le Conseil de sécurité sur la Syrie »: what a known name is about is no part of it.
            if self.purpose(end) && self.known_at(n).is_some_and(|(e, _)| e <= end) {
                break;
            }
            if self.capital(to) {
                let known = self.known_at(to).map_or(0, |(e, _)| e);
                let run = self.run(to);
                end = if known > to { known } else { self.person_in(to, run).unwrap_or(run) };
                named = true;
            } else if let Some((e, _)) = self.known_at(to) {
                end = e;
                named = true;
            } else if capital && self.plain_noun(end, to) && self.one_more(n, end, to, nouns) {
                end = to + 1;
                nouns += 1;
                named = true;
            } else {
                break;
            }
        }
        // « le Congrès américain »: a name by itself, with an adjective.
        if let Some((e, known)) = self.known_at(n)
            && e < end
            && (e..end).all(|m| self.tokens[m].shape == Shape::Small)
        {
            return Some((e, known.kind));
        }
        (named && end > n + 1).then_some((end, kind))
    }

    /// Whether the noun at `to` goes on with an institution's name after `nouns` others: one, then « des … », then « de … »,
    /// but none after what is known whole.
    fn one_more(&self, n: usize, link: usize, to: usize, nouns: usize) -> bool {
        match nouns {
            0 => true,
            1 => {
                self.word(link) == "des"
                    && self.word(to).ends_with(['s', 'x'])
                    && self.known_at(n).is_none_or(|(e, _)| e != link)
            }
            2 => self.word(link) == "de" || self.word(link) == "d",
            _ => false,
        }
    }

    /// Whether a link tells what a thing is for or about.
    fn purpose(&self, link: usize) -> bool {
        self.small(link, Fact::Purpose)
    }

    /// Whether token `n` is a small word that may be part of an institution's name.
    fn plain_noun(&self, link: usize, n: usize) -> bool {
        let token = &self.tokens[n];
        let purpose = self.purpose(link);
        // « pour » with a bare verb after it is no part of a name; « de » with an article is another noun.
        (if purpose { n > link + 1 || token.word.ends_with(['s', 'x']) } else { n == link + 1 })
            && token.shape == Shape::Small
            && self.follows(n)
            && token.word.len() > 3
            && !token.facts.has(Fact::Determiner)
            && !token.facts.has(Fact::Inner)
    }

    /// Where the complement begins that the small words at `n` link: past « de », « de la », « de l’ », « pour ».
    fn link(&self, n: usize) -> Option<usize> {
        if !self.small(n, Fact::Link) {
            return None;
        }
        let mut to = n + 1;
        if (self.word(n) == "de" || self.purpose(n)) && self.small(to, Fact::Inside) && self.follows(to) {
            to += 1;
        }
        self.follows(to).then_some(to)
    }

    /// Where the name ends whose acronym stands in brackets after it: « Conseil de sécurité nationale (NSC) » tells itself
    /// for as long as the first letters agree, or the bracket follows closely.
    fn spelt_out(&self, n: usize) -> Option<usize> {
        let open = (n + 1..self.tokens.len().min(n + 18)).find(|&m| !self.follows(m))?;
        if !self.tokens[open].mark('(') || !self.tokens.get(open + 2)?.mark(')') {
            return None;
        }
        let acronym = self.tokens.get(open + 1).filter(|t| t.shape == Shape::Upper || t.shape == Shape::Title)?;
        let mut letters = acronym.word.chars().peekable();
        for m in n..open {
            if let Some(&letter) = letters.peek()
                && self.word(m).starts_with(letter)
            {
                letters.next();
            }
        }
        let count = acronym.word.chars().count();
        let missed = letters.count();
        // Half the letters will do, but the first must agree; where it does not, the acronym is from another language, and
        // only small words may lie between.
        let first = self.word(n).chars().next();
        let agrees = missed * 2 <= count && acronym.word.chars().next() == first;
        let close = self.tokens[n].shape == Shape::Title
            && open - n <= 6
            && (n + 1..open).all(|m| self.tokens[m].shape == Shape::Small && !self.has(m, Fact::Halt));
        (count >= 2 && (agrees || close)).then_some(open)
    }
}
