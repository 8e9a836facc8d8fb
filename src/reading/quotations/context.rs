//! When and where something was said, as the sentence that attributes it tells.

use super::events::Event;
use super::lexis::Use;
use super::phrases::{Before, Phrase, Who};
use super::tokens::{Source, Token, What};
use crate::reading::names::NameKind;
use crate::text::Span;

/// How many tokens from the verb the time stands, and where no other clause begins between them; and the place.
const TIME_WITHIN: usize = 8;
const TIME_IN_CLAUSE: usize = 16;
const PLACE_WITHIN: usize = 14;
/// The most tokens of the prepositions before a phrase: « lors de la ».
const OPENING: usize = 3;

/// When something was said: the time nearest to the verb that says so, after it first.
pub fn when(source: &Source, tokens: &[Token], event: &Event) -> Option<Span> {
    let near = |token: &&Token| token.quote().is_none();
    let behind = &tokens[event.last + 1..];
    let goes_on = |token: &&Token| {
        let words = matches!(token.what, What::Word | What::Name(_));
        words && !token.uses.any(&[Use::Relative, Use::SubjectRelative, Use::Clause])
    };
    let clause = || behind.iter().take(TIME_IN_CLAUSE).take_while(goes_on);
    let after = behind.iter().take_while(near).take(TIME_WITHIN).find(|token| token.dated);
    let after = after.or_else(|| clause().find(|token| token.dated));
    let before = || tokens[..event.first].iter().rev().take_while(near).take(TIME_WITHIN).find(|token| token.dated);
    let token = after.or_else(before)?;
    let at = source.times.partition_point(|time| time.end <= token.span.start);
    source.times.get(at).copied()
}

/// Where or how something was said: « dans un entretien au Journal », "on Telegram". It is not said in those `through` whom it is known.
pub fn place(source: &Source, tokens: &[Token], phrases: &[Phrase], event: &Event, through: &[usize]) -> Option<Span> {
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
    // « à la presse lors d’une visite »: what of several says more than to whom.
    let several = |phrase: &Phrase| (phrase.first..=phrase.last).any(|n| tokens[n].is(Use::Indefinite));
    // « au Courrier des Abers »: neither is the rest of their names.
    let rest = |n: usize| through.iter().any(|one| one + 1 == n && phrases[*one].last + 2 >= phrases[n].first);
    let apart = |n: &usize| !through.contains(n) && !rest(*n);
    // Where they may stand: behind the verb, and where the sentence begins.
    let behind = phrases.partition_point(|phrase| phrase.first <= event.last);
    let near = phrases.partition_point(|phrase| phrase.first <= event.last + PLACE_WITHIN);
    let opens = phrases.partition_point(|phrase| phrase.first <= OPENING);
    let all = || (behind..near).filter(apart).filter(|n| after(&phrases[*n]) && fits(&phrases[*n]));
    let found = all()
        .find(|n| several(&phrases[*n]))
        .or_else(|| all().next())
        .or_else(|| (0..opens).filter(apart).find(|n| before(&phrases[*n]) && fits(&phrases[*n])))?;
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
    while first > 0 && tokens[first - 1].uses.any(&[Use::Preposition, Use::Link]) && phrase.first - first < OPENING {
        first -= 1;
    }
    first
}
