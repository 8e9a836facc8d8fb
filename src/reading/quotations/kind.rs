//! Speech or term: titles, charges, nicknames, foreign words and words held at arm's length are nobody's speech.

use super::events::{Event, How};
use super::lexis::Use;
use super::tokens::{Source, Token, What};
use super::{Kind, Quotation};
use crate::lexicon::Language;
use crate::reading::names::{LORE, NameKind};
use crate::reading::within;
use crate::text;

/// How many words before a quotation are asked what it is.
const BEFORE: usize = 5;
/// The most words of a title or another term; and of one that nothing but its shortness tells.
const TITLE: usize = 6;
const CHARGE: usize = 12;
const FEW: usize = 3;

/// What is found of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    Speech,
    Term,
    /// A term unless the text gives the same words as speech elsewhere.
    Short,
}

/// What the quotation at a token is, with the event that attributes it. `listed` is whether the one before it is a term, and
/// `spoken` whether its sentence has a subject that may be the one who speaks.
pub fn of(
    source: &Source,
    tokens: &[Token],
    at: usize,
    quotation: &Quotation,
    event: Option<&Event>,
    listed: bool,
    spoken: bool,
) -> Found {
    let inner = quotation.inner.of(source.text);
    let words = inner.split_whitespace().take(CHARGE + 1).count();
    let after = event.is_some_and(|event| {
        event.first > at && tokens[at + 1..event.first].iter().all(|t| t.mark(&[',']) || t.is(Use::Adverb))
    });
    let brings = |token: &Token| {
        token.uses.any(&[Use::That, Use::Definite, Use::Indefinite, Use::Link, Use::Adverb]) || token.mark(&[':'])
    };
    let before = event.is_some_and(|event| {
        event.strong
            && event.last < at
            && matches!(event.how, How::Governs | How::Mark)
            && tokens[event.last + 1..at].iter().all(brings)
    });
    let near: Vec<&Token> = tokens[..at]
        .iter()
        .rev()
        .take(BEFORE)
        .take_while(|t| matches!(t.what, What::Word | What::Name(_)) || t.mark(&['(']))
        .collect();
    let said = |token: &&&Token| !token.uses.any(&[Use::Link, Use::Definite, Use::Indefinite]);
    let capital = inner.starts_with(char::is_uppercase);
    let ended = inner.ends_with(['.', '!', '?', '…', ',', ';']);
    // A title stands in the middle of a sentence with its capital; so does speech after a colon or a verb alone.
    let title = words <= TITLE && !ended && !before;
    if title {
        let work = within(source.names, |name| name.span, quotation.span).any(|name| {
            name.kind == NameKind::Work
                && name.span.start <= quotation.inner.start
                && name.span.end >= quotation.inner.end
        });
        let inside = capital && near.first().is_some_and(|token| !token.is(Use::That));
        let every = inner
            .split_whitespace()
            .filter(|word| word.chars().count() > 3)
            .all(|word| !word.starts_with(char::is_lowercase));
        let numeral = inner.chars().all(|c| c.is_ascii_digit());
        let bracketed = near.first().is_some_and(|token| token.mark(&['(']));
        // « "La Digue", hebdomadaire du port, … »
        let opens = at == 0 && capital && every && words > 1 && tokens.len() > 2;
        if work && !after
            || numeral
            || (opens || bracketed) && !after
            || near.iter().find(said).is_some_and(|token| token.is(Use::Naming))
            || inside && (words <= FEW || every || event.is_none() || near.iter().any(|token| token.is(Use::Titled)))
        {
            return Found::Term;
        }
    }
    // « le mouvement "hirak" a repris »: a word that the language does not have, right behind what bears it.
    let borne = words == 1 && !capital && near.first().is_some_and(|token| token.is(Use::Titled));
    let parted = after && tokens.get(at + 1).is_some_and(|token| token.mark(&[',']));
    if borne && !ended && !parted && !LORE.common(&text::fold(inner), source.language) {
        return Found::Term;
    }
    // « elle évoque un "soft power" », not « elle dit : "soft power" ».
    let article = at > 0 && tokens[at - 1].uses.any(&[Use::Definite, Use::Indefinite]);
    if words <= FEW && !ended && (!before || article) && !after && is_foreign(inner, source.language) {
        return Found::Term;
    }
    // « (dite "convention de la mer") »
    if words <= TITLE && near.len() > 1 && near[0].is(Use::Naming) && near[1].mark(&['(']) {
        return Found::Term;
    }
    let led = near.first().is_some_and(|token| token.uses.any(&[Use::Preposition, Use::Link]));
    if words <= CHARGE && !capital && !before && led && near.iter().any(|token| token.is(Use::Charge)) {
        return Found::Term;
    }
    let list =
        at >= 2 && tokens[at - 2].quote().is_some() && (tokens[at - 1].mark(&[',']) || tokens[at - 1].is(Use::And))
            || at >= 1 && tokens[at - 1].mark(&['(']) && at >= 2;
    if listed && list && words <= CHARGE && !ended {
        return Found::Term;
    }
    if event.is_none() && (words == 1 || words <= FEW && !spoken) {
        return Found::Short;
    }
    Found::Speech
}

/// Whether words are of the other language: at least one is a common word there alone, and none of this language alone.
fn is_foreign(words: &str, language: Language) -> bool {
    let mut foreign = false;
    for word in text::words(words) {
        match (LORE.common(&word.folded, language), LORE.common(&word.folded, language.other())) {
            (true, false) => return false,
            (false, true) => foreign = true,
            _ => {}
        }
    }
    foreign
}

/// What is no speech has no speaker.
pub fn forget_terms(quotations: &mut [Quotation]) {
    for quotation in quotations.iter_mut().filter(|quotation| quotation.kind == Kind::Term) {
        *quotation = Quotation {
            span: quotation.span,
            inner: quotation.inner,
            closed: quotation.closed,
            ..Quotation::new(Kind::Term)
        };
    }
}
