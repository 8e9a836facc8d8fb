//! Who does what a verb says: before it, behind it, over an apposition or a clause between them.

use super::{AFTER, BACK, Look};
use crate::reading::names::NameKind;
use crate::reading::quotations::lexis::{Ending, LEXIS, Use};
use crate::reading::quotations::phrases::Who;
use crate::reading::quotations::tokens::{Token, What};

impl Look<'_> {
    /// Who does what a participle says that has a subject of its own: « …, ces derniers refusant … ».
    pub(super) fn absolute(&self, first: usize) -> Option<usize> {
        let n = self.phrase_at(first.checked_sub(1)?)?;
        let phrase = &self.phrases[n];
        let opens = phrase.first == 0 || Self::bounds(&self.tokens[phrase.first - 1]);
        (opens && phrase.bare() && phrase.speaks).then_some(n)
    }

    /// Whom « qui » at a token means.
    pub(super) fn antecedent(&self, at: usize) -> Option<usize> {
        let n = self.phrases.partition_point(|phrase| phrase.last < at).checked_sub(1)?;
        let near = at - self.phrases[n].last <= 8;
        let n = self.apposed(n);
        near.then_some(n).filter(|n| self.phrases[*n].who != Who::Nobody)
    }

    /// Whom a description right behind a name tells of: « X, un médecin du port, » is X.
    pub(super) fn apposed(&self, n: usize) -> usize {
        let one = &self.phrases[n];
        let beside = n.checked_sub(1).filter(|before| {
            let before = &self.phrases[*before];
            let person = matches!(before.who, Who::Name(name) if self.source.names[name].kind == NameKind::Person);
            let comma = before.last + 2 == one.first && self.tokens[before.last + 1].mark(&[',']);
            person && comma && (one.who == Who::Description || one.who == before.who) && one.speaks && !one.plural
        });
        beside.unwrap_or(n)
    }

    /// The subject that follows its verb: the first phrase that no preposition governs.
    pub(super) fn subject_after(&self, last: usize, any: bool) -> Option<usize> {
        let mut n = self.phrases.partition_point(|phrase| phrase.first <= last);
        let mut at = last + 1;
        while at < self.tokens.len() && at - last < AFTER {
            if let Some(phrase) = self.phrases.get(n).filter(|phrase| phrase.first == at) {
                if phrase.bare() {
                    let fits = phrase.who != Who::Nobody && (any || phrase.speaks);
                    return fits.then_some(n);
                }
                at = phrase.last + 1;
                n += 1;
                continue;
            }
            let token = &self.tokens[at];
            let stops = token.quote().is_some()
                || token.mark(&[':', ';', '.', '!', '?', '(', '\n'])
                || token.uses.any(&[Use::Relative, Use::Clause])
                || (token.verb() && !token.dated);
            if stops && (token.is(Use::Relative) || !token.is(Use::Preposition)) {
                return None;
            }
            at += 1;
        }
        None
    }

    /// Whether a token is where a clause begins or ends.
    pub(super) fn bounds(token: &Token) -> bool {
        token.quote().is_some()
            || token.mark(&[',', ';', ':', '(', ')', '—', '–', '-', '.', '\n'])
            || token.uses.any(&[Use::Clause, Use::Relative]) && !token.is(Use::Preposition)
    }

    /// The first phrase that may be a subject between the start of the clause and its verb.
    pub(super) fn subject_in_clause(&self, first: usize) -> Option<usize> {
        let mut found = None;
        let mut n = self.phrases.partition_point(|phrase| phrase.last < first);
        let mut at = first;
        while at > 0 && first - at < BACK {
            if n > 0 && self.phrases[n - 1].last + 1 == at {
                n -= 1;
                let phrase = &self.phrases[n];
                if phrase.bare() {
                    found = Some(n);
                }
                at = phrase.first;
                continue;
            }
            if Self::bounds(&self.tokens[at - 1]) {
                break;
            }
            at -= 1;
        }
        let mut found = found.filter(|n| self.phrases[*n].who != Who::Nobody)?;
        while found > 0 && self.phrases[found - 1].added {
            found -= 1;
        }
        Some(found)
    }

    /// The subject of a verb that a comma parts from it: « X, ministre de Y, a déclaré ».
    pub(super) fn subject_over_commas(&self, first: usize) -> Option<usize> {
        let mut end = first;
        for _ in 0..7 {
            // What stands in brackets is passed over.
            if end > 0 && self.tokens[end - 1].mark(&[')']) {
                end = (0..end).rev().take(BACK).find(|n| self.tokens[*n].mark(&['(']))?;
            }
            let bound = |n: &usize| {
                self.tokens[*n].quote().is_some() || self.tokens[*n].mark(&[',', ';', '(', ')', '—', '–', '-', ':'])
            };
            let stop = (0..end).rev().take(BACK).find(|n| bound(n));
            let from = stop.map_or_else(|| end.saturating_sub(BACK), |n| n + 1);
            let stretch = &self.tokens[from..end];
            let aside = stretch.iter().find(|token| !token.is(Use::Adverb)).is_none_or(|token| {
                let raw = token.span.of(self.source.text);
                token.uses.any(&[Use::Relative, Use::Clause])
                    || (token.uses.any(&[Use::Preposition, Use::By, Use::Link]) && !token.is(Use::Indefinite))
                    || (token.what == What::Word
                        && !token.capital
                        && !token.is(Use::Definite)
                        && [Ending::Participle, Ending::Gerund]
                            .into_iter()
                            .any(|how| LEXIS.ends(raw, how, self.source.language)))
            });
            if !aside
                || from == 0 && stretch.first().is_some_and(|token| !token.uses.any(&[Use::Relative, Use::Clause]))
            {
                let n = self.phrases.partition_point(|phrase| phrase.first < from);
                let mut inside = self.phrases.iter().enumerate().skip(n).take_while(|(_, phrase)| phrase.last < end);
                if let Some((n, phrase)) = inside.find(|(_, phrase)| phrase.bare() && phrase.who != Who::Nobody)
                    && !self.tokens[from..phrase.first]
                        .iter()
                        .any(|token| token.uses.any(&[Use::Relative, Use::Clause]))
                {
                    return Some(self.apposed(n));
                }
            }
            let stop = stop?;
            if self.tokens[stop].mark(&[';']) || stop == 0 {
                return None;
            }
            end = stop;
        }
        None
    }
}
