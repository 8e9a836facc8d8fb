//! What the writer puts between the marks to say who speaks: « Nous partons, a dit la maire, demain à l’aube ».

use super::Quotation;
use super::attribution::choose;
use super::events::{Event, How, Subject, events};
use super::lexis::{LEXIS, Use};
use super::phrases::{Phrase, Who, phrases};
use super::tokens::{Source, Token, What, said, sentences};
use crate::lexicon::Language;
use crate::text::Span;

/// The marks after which the writer says who speaks: « Partez ! a crié la maire ».
const BEFORE: [char; 4] = [',', '!', '?', '…'];
/// As many words from the comma a verb stands that says who speaks between the marks: « s’est-elle encore inquiétée ».
const NEAR: usize = 5;
/// As many words may tell when and to whom, after the speaker.
const REST: usize = 12;

/// A clause that says who speaks, between the marks of what is said.
pub struct Insertion {
    /// From its comma to the last of its words.
    pub span: Span,
    pub event: Event,
    /// The words from the comma on, after one token that stands for what is said before.
    pub tokens: Vec<Token>,
    pub phrases: Vec<Phrase>,
}

/// The insertions of quotation `number`, in order; `dashed`: of one that a dash begins.
pub fn find(source: &Source, quotation: &Quotation, number: usize, dashed: bool) -> Vec<Insertion> {
    let mut out = Vec::new();
    if !quotation.inner.of(source.text).contains(BEFORE) {
        return out;
    }
    // Between marks, a name behind a comma is rather of those spoken of: « Oui, Anne a parlé ».
    let named = dashed && source.language == Language::English;
    for mut tokens in sentences(source, quotation.inner, &[], 0) {
        let goes_on = |n: usize| tokens[n].mark(&[',']) || tokens.get(n + 1).is_some_and(|next| !next.capital);
        let commas: Vec<usize> = (1..tokens.len())
            .filter(|n| tokens[*n].mark(&BEFORE) && goes_on(*n) && leads_to_cue(source, &tokens, *n, named))
            .collect();
        let from = out.len();
        for comma in commas.into_iter().rev() {
            // What is said before the comma is one token, as a quotation is.
            let mut clause = tokens.split_off(comma);
            clause.insert(0, said(quotation.inner, number));
            out.extend(insertion(source, clause));
        }
        out[from..].reverse();
    }
    out
}

/// Whether a verb of saying or « selon » comes soon after a comma; `named`: with a name before it.
fn leads_to_cue(source: &Source, tokens: &[Token], comma: usize, named: bool) -> bool {
    let after = &tokens[comma + 1..];
    let passed = |token: &&Token| token.what == What::Word || named && token.name().is_some();
    let words = || after.iter().take(NEAR).take_while(passed);
    let according = LEXIS.according(source.language).iter().any(|(words, _)| {
        words.iter().enumerate().all(|(n, word)| after.get(n).is_some_and(|token| token.folded == *word))
    });
    according || words().any(|token| token.uses.any(&[Use::Say, Use::Insert]))
}

/// The insertion at the start of a clause, after the token of what is said and a comma.
fn insertion(source: &Source, tokens: Vec<Token>) -> Option<Insertion> {
    let phrases = phrases(source, &tokens);
    let events = events(source, &tokens, &phrases);
    let event = events[choose(&tokens, &events, 0)?];
    let Subject::Phrase(subject) = event.subject else { return None };
    let phrase = &phrases[subject];
    // What « ma mère » has said is told by the one who is quoted.
    let own = tokens[phrase.first].is(Use::Possessive);
    let beside = event.first > 0 && event.first <= 2 && matches!(event.how, How::Inserted | How::According);
    if !beside || own || !phrase.speaks {
        return None;
    }
    // « a dit la maire, Anne Morel, »: the name stands behind what the phrase begins with.
    let name = |token: &Token| matches!((phrase.who, token.name()), (Who::Name(one), Some(other)) if one == other);
    let named = tokens.iter().position(name).unwrap_or(0);
    let last = end(source, &tokens, phrase.last.max(event.last).max(named))?;
    let first = if tokens[1].mark(&[',']) { 1 } else { 2 };
    Some(Insertion { span: tokens[first].span.cover(tokens[last].span), event, tokens, phrases })
}

/// The last token of an insertion whose speaker and verb end with token `last`: an office beside the name, and when and to whom it was
/// said, are part of it. None where the clause goes on otherwise.
fn end(source: &Source, tokens: &[Token], mut last: usize) -> Option<usize> {
    let closes = |token: &Token| token.mark(&[',', '.', '!', '?', '…', ';']);
    let rest = tokens[last + 1..].iter().take(REST);
    let plain = |token: &&Token| matches!(token.what, What::Word | What::Name(_)) && !token.verb();
    last += rest.take_while(|token| plain(token) && !token.uses.any(&[Use::Clause, Use::Relative])).count();
    if let Some(office) = tokens.get(last + 2).filter(|_| tokens[last + 1].mark(&[','])) {
        let held = source.roles.iter().find(|(role, _)| role.start == office.span.start).map(|(role, _)| *role);
        if let Some(role) = held {
            last += 1 + tokens[last + 2..].iter().take_while(|token| role.contains(token.span)).count();
        }
    }
    tokens.get(last + 1).is_none_or(closes).then_some(last)
}
