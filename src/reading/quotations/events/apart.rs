//! What attributes without a verb: « selon X », a colon, a dash, a bracket.

use super::{Event, How, Look, Subject};
use crate::reading::names::NameKind;
use crate::reading::quotations::lexis::Use;
use crate::reading::quotations::phrases::Who;
use crate::reading::quotations::tokens::What;

impl Look<'_> {
    /// « selon X, … »
    pub(super) fn according(&self, n: usize, cue: usize) -> Option<Event> {
        let phrase = &self.phrases[n];
        let words = &self.tokens[cue..phrase.first.max(cue + 1)];
        let stance = words.len() == 1 && words[0].is(Use::Preposition);
        let last = self.phrases[n].last;
        if stance {
            // « pour X, … » is a view where X may have one and the clause goes on after a comma.
            let person = match self.phrases[n].who {
                Who::Name(name) => {
                    cue == 0 || matches!(self.source.names[name].kind, NameKind::Person | NameKind::Unknown)
                }
                Who::Description => self.phrases[n].speaks,
                Who::Pronoun | Who::Back => true,
                Who::Nobody => false,
            };
            let after = cue > 0 && self.tokens[cue - 1].quote().is_some();
            let apart = self.tokens[last + 1..]
                .iter()
                .take(12)
                .find(|token| token.mark(&[',', '.', ';', ':']) || token.quote().is_some() || token.verb());
            let next = self.tokens.get(last + 1);
            let closing = after && next.is_none_or(|token| matches!(token.what, What::Mark(_)));
            if !person || !closing && !apart.is_some_and(|token| token.mark(&[',']) || token.quote().is_some()) {
                return None;
            }
        }
        let subject = match phrase.who {
            Who::Back => Subject::Phrase(self.antecedent(cue)?),
            Who::Nobody => return None,
            _ => Subject::Phrase(n),
        };
        let cue_span = words.iter().skip(1).fold(words[0].span, |span, token| span.cover(token.span));
        let (relays, cites) = (false, false);
        Some(Event { first: cue, last, cue: cue_span, subject, how: How::According, strong: true, relays, cites })
    }

    /// « X : … », « … » (X), « … » — X.
    pub(super) fn mark(&self, at: usize) -> Option<Event> {
        let quote_next = self.tokens.get(at + 1).is_some_and(|next| next.quote().is_some());
        let quote_before = at > 0 && self.tokens[at - 1].quote().is_some();
        let event = |subject: usize| Event {
            first: at,
            last: at,
            cue: self.tokens[at].span,
            subject: Subject::Phrase(subject),
            how: How::Mark,
            strong: true,
            relays: false,
            cites: false,
        };
        let named = |n: &usize| matches!(self.phrases[*n].who, Who::Name(_));
        if quote_before && !quote_next && !self.tokens[at].mark(&[':']) {
            let n = self.phrase_at(at + 1).filter(named)?;
            let end = self.tokens.get(self.phrases[n].last + 1);
            let person =
                matches!(self.phrases[n].who, Who::Name(name) if self.source.names[name].kind == NameKind::Person);
            return (person && end.is_none_or(|token| token.mark(&[',', ')', '.']))).then(|| event(n));
        }
        if !self.tokens[at].mark(&[':']) {
            return None;
        }
        let first = self.phrases.first().filter(|phrase| phrase.last < at)?;
        if quote_next {
            let mut before = self.phrases.iter().enumerate().take_while(|(_, phrase)| phrase.last < at);
            let (n, _) = before.find(|(_, phrase)| phrase.bare() && phrase.who != Who::Nobody)?;
            return Some(Event { strong: self.phrases[n].speaks, ..event(n) });
        }
        // A headline: « Hardy : le port est "un geste" ».
        let person = matches!(first.who, Who::Name(name) if self.source.names[name].kind == NameKind::Person);
        (first.bare() && first.first <= 1 && first.last + 1 == at && person).then(|| event(0))
    }
}
