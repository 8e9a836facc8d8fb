//! Which of the events of a sentence attributes a quotation.

use crate::reading::quotations::events::{Event, How, Subject};
use crate::reading::quotations::lexis::Use;
use crate::reading::quotations::tokens::Token;

/// The event that attributes the quotation at a token.
pub fn choose(tokens: &[Token], events: &[Event], at: usize) -> Option<usize> {
    let mut next = at + 1;
    while tokens.get(next).is_some_and(|token| token.mark(&[',', '!', '?', '…', ')']) || token.is(Use::Adverb)) {
        next += 1;
    }
    let beside = events.iter().position(|event| {
        event.first > at && event.first <= next && matches!(event.how, How::Inserted | How::According | How::Mark)
    });
    if let Some(n) = beside {
        // « X a dit "…", rapporte Reuters, citant Y »: an outlet passes on what another says.
        let source = || {
            let cited = events.iter().position(|event| event.cites && event.first > at);
            let told = governor(tokens, events, at)
                .filter(|n| events[*n].strong && !events[*n].relays && matches!(events[*n].how, How::Governs));
            told.filter(|n| matches!(events[*n].subject, Subject::Phrase(_))).or(cited)
        };
        return Some(n).filter(|n| !events[*n].relays).or_else(source).or(beside);
    }
    // « …, pour qui "…" »
    let led = events.iter().rposition(|event| event.how == How::According && event.last < at && at - event.last <= 2);
    if led.is_some() {
        return led;
    }
    let before = governor(tokens, events, at);
    let after = events.iter().position(|event| event.first > at && event.how == How::Inserted);
    match (before, after) {
        (Some(n), _) if events[n].strong && events[n].how == How::Governs => Some(n),
        (_, Some(n)) | (Some(n), None) => Some(n),
        (None, None) => {
            let mark = |direct: bool| {
                events
                    .iter()
                    .rposition(|event| event.how == How::Mark && event.last < at && (!direct || event.last + 1 == at))
            };
            let passive =
                events.iter().position(|event| event.first > at && event.how == How::Passive && event.first <= next);
            let according = || events.iter().rposition(|event| event.how == How::According);
            mark(true).or(passive).or_else(according).or_else(|| mark(false))
        }
    }
}

/// The verb before a quotation that brings it. What somebody wants in a clause that another says (« X a dit que Y veut … ») is in the
/// words of the one who says it.
fn governor(tokens: &[Token], events: &[Event], at: usize) -> Option<usize> {
    let governs = |event: &&Event| event.last < at && matches!(event.how, How::Governs | How::Inserted | How::Passive);
    let nearest = events.iter().rposition(|event| governs(&event))?;
    if events[nearest].strong {
        return Some(nearest);
    }
    let outer = events[..nearest].iter().rposition(|event| governs(&event) && event.strong);
    let brings = |n: &usize| {
        let next = tokens.get(events[*n].last + 1..).unwrap_or_default().iter().take(8);
        let own = tokens[events[*n].last + 1..events[nearest].first.max(events[*n].last + 1)].iter();
        next.take_while(|token| !token.mark(&[',', ';', ':']) && token.quote().is_none())
            .any(|token| token.is(Use::That))
            && own.filter(|token| token.quote().is_some()).count() == 0
            && events[nearest].subject != Subject::Same
    };
    outer.filter(brings).or(Some(nearest))
}
