//! When and where something was said, and through whom it is known, as the sentence that attributes it tells.

use super::events::{Event, How, Subject};
use super::lexis::Use;
use super::phrases::{Before, Phrase, Who};
use super::tokens::{Source, Token};
use crate::reading::names::NameKind;
use crate::text::Span;

/// How many tokens from the verb the time stands, and the place.
const TIME_WITHIN: usize = 8;
const PLACE_WITHIN: usize = 14;

/// When something was said: the time nearest to the verb that says so, after it first.
pub fn when(source: &Source, tokens: &[Token], event: &Event) -> Option<Span> {
    let near = |token: &&Token| token.quote().is_none();
    let after = tokens[event.last + 1..].iter().take_while(near).take(TIME_WITHIN).find(|token| token.dated);
    let before = || tokens[..event.first].iter().rev().take_while(near).take(TIME_WITHIN).find(|token| token.dated);
    let token = after.or_else(before)?;
    let at = source.times.partition_point(|time| time.end <= token.span.start);
    source.times.get(at).copied()
}

/// Where or how something was said: « dans un entretien au Journal », "on Telegram".
pub fn place(source: &Source, tokens: &[Token], phrases: &[Phrase], event: &Event) -> Option<Span> {
    let clear = |from: usize, to: usize| {
        tokens.get(from..to).is_some_and(|between| between.iter().all(|t| t.quote().is_none()))
    };
    let fits = |phrase: &Phrase| {
        let body = matches!(phrase.who, Who::Name(name) if matches!(source.names[name].kind, NameKind::Organisation | NameKind::Unknown));
        let medium = (phrase.first..=phrase.last).any(|n| tokens[n].is(Use::Medium));
        phrase.before == Before::Preposition && (medium || body) && opening(tokens, phrase) < phrase.first + 1
    };
    let after = |phrase: &Phrase| {
        phrase.first > event.last && phrase.first - event.last <= PLACE_WITHIN && clear(event.last + 1, phrase.first)
    };
    let before = |phrase: &Phrase| phrase.last < event.first && opening(tokens, phrase) == 0;
    let found = phrases
        .iter()
        .position(|phrase| after(phrase) && fits(phrase))
        .or_else(|| phrases.iter().position(|phrase| before(phrase) && fits(phrase)))?;
    let mut last = phrases[found].last;
    if let Some(next) = phrases.get(found + 1).filter(|next| next.before == Before::Preposition) {
        let told = next.first <= last + 2 && matches!(next.who, Who::Name(_)) && clear(last + 1, next.first);
        if told {
            last = next.last;
        }
    }
    let first = opening(tokens, &phrases[found]);
    Some(tokens[first].span.cover(tokens[last].span))
}

/// The first token of the prepositions before a phrase.
fn opening(tokens: &[Token], phrase: &Phrase) -> usize {
    let mut first = phrase.first;
    while first > 0 && tokens[first - 1].uses.any(&[Use::Preposition, Use::Link]) && phrase.first - first < 3 {
        first -= 1;
    }
    first
}

/// The phrase of whoever passes on what another said: « …, a dit X, selon l’agence Y », « cité par Y ».
pub fn via(tokens: &[Token], phrases: &[Phrase], events: &[Event], event: &Event) -> Option<usize> {
    if event.how == How::According {
        return None;
    }
    let passed = |other: &Event| match other.subject {
        Subject::Phrase(n) if other.how == How::According && other.first > event.last => Some(n),
        _ => None,
    };
    let cited = || {
        phrases.iter().position(|phrase| {
            phrase.before == Before::By
                && phrase.first > event.last
                && phrase.first >= 2
                && tokens[phrase.first - 2].is(Use::Quoted)
        })
    };
    events.iter().find_map(passed).or_else(cited)
}
