//! Titles of works between quotation marks: « Les Moulins du lac », "Silver Harvest".

use super::NameKind;
use super::facts::Fact;
use super::lore::{HeadUse, LORE};
use super::spans::Look;
use super::tokens::{Gap, Shape};

/// The most words of a title.
const WORDS: usize = 9;

impl Look<'_> {
    /// The title that the quotation marks around token `n` hold whole: where it ends, and whether it is surely a work's.
    ///
    /// Prose gives the noun after an article no capital unless it is a name; a title does. Where all words have capitals it
    /// may be a title or another name.
    pub fn title(&self, n: usize) -> Option<(usize, bool)> {
        let opened = n.checked_sub(1).filter(|&before| {
            matches!(self.tokens[before].shape, Shape::Mark('«' | '“' | '"' | '‘' | '„'))
                && self.tokens[n].gap != Gap::Break
        });
        let opened = opened?;
        if self.tokens[n].shape != Shape::Title {
            return None;
        }
        let end = (n + 1..self.tokens.len().min(n + WORDS + 1))
            .find(|&end| matches!(self.tokens[end].shape, Shape::Mark('»' | '”' | '"' | '’' | '“')))?;
        let words = || self.tokens[n..end].iter();
        // A mark within is a sentence's, but for what parts a title from its second half.
        let plain = words().all(|t| t.gap != Gap::Break && (t.is_word() || t.mark(':')));
        if !plain {
            return None;
        }
        // « le roman « Brume » » is told by its noun, whatever its words are.
        let noun = opened.checked_sub(1).filter(|_| self.tokens[opened].gap == Gap::Blank);
        if noun.and_then(|noun| self.noun_at(noun, HeadUse::Hint)) == Some(NameKind::Work) {
            return Some((end, true));
        }
        let article = self.has(n, Fact::Determiner) || self.has(n, Fact::Elision);
        if article {
            let noun = self.capital(n + 1) && n + 1 < end && {
                let word = self.word(n + 1);
                let one = word.strip_suffix(['s', 'x']).unwrap_or(word);
                self.has(n + 1, Fact::Common) || LORE.common(one, self.language)
            };
            let known = self.known_at(n).is_some_and(|(e, _)| e == end) || self.known_at(n + 1).is_some();
            return (noun && !known).then_some((end, true));
        }
        let capitals =
            words().all(|t| t.capital() || t.shape == Shape::Number || t.mark(':') || t.facts.has(Fact::Tie));
        let person = self.forename(n) && end > n + 1 && self.follows(n + 1);
        let named = self.known_at(n).is_some() || person || self.has(n, Fact::Surname);
        let ordinary = end == n + 1 && self.ordinary(n);
        (capitals && !named && !ordinary).then_some((end, false))
    }
}
