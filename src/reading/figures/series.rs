//! Numbers one after the other: « 340 grues à Vardø, 85 à Lanvor et 26 à Kerouzan ».

use super::Figure;
use super::beside::first;
use super::lists::{LISTS, Lists};
use crate::lexicon::Language;
use crate::text::{self, Span};

/// The bytes between two numbers within which the second may leave out what both count.
const NEAR: usize = 120;

/// From here on « 2 millions de dons » may be money.
const MONEY: f64 = 1e6;
const MONEYS: [&str; 3] = ["eur", "usd", "gbp"];

/// Whether a number is of money, in a currency that the lexicon knows.
#[must_use]
pub fn is_money(figure: &Figure) -> bool {
    figure.measured && MONEYS.contains(&figure.unit.as_str())
}

/// Lets numbers that leave out what they count count what the one before them does, in the same sentence. Of money only the currency may be
/// left out: « 6 millions d’euros, dont 2 millions de dons ».
pub(super) fn complete(text: &str, figures: &mut [Figure], lists: &Lists) {
    for n in 1..figures.len() {
        let (head, tail) = figures.split_at_mut(n);
        let (Some(before), Some(figure)) = (head.last(), tail.first_mut()) else { continue };
        let between = text.get(before.span.end..figure.number.start).unwrap_or("");
        let part = || text::words(between).iter().any(|word| lists.included.contains(word.folded.as_str()));
        let money = is_money(before) && !figure.measured && figure.value >= MONEY && part();
        if !(figure.unit.is_empty() || money) || before.unit.is_empty() {
            continue;
        }
        let ends = between.len() > NEAR || between.contains(['!', '?', ':', '(', ')', '\n']) || between.contains(". ");
        let after = text.get(figure.number.end..).unwrap_or("");
        if !ends && is_member(between, figure, after, lists) && !is_difference(after, lists) {
            figure.unit.clone_from(&before.unit);
            (figure.factor, figure.measured) = (before.factor, before.measured);
            figure.counted_from = before.counted_from;
        }
    }
}

/// The bytes behind a number in which it may be said to be a difference, or where.
const AFTER: usize = 16;
/// A number from here on is likelier counted than a label where it stands behind a name: « Crit’Air 2 ».
const COUNTED: f64 = 10.0;

/// Whether a number is the next member of a series, which joins or a name leads: « et 26 à Kerouzan », « , environ 26 à », « Arnoux 26 ».
fn is_member(between: &str, figure: &Figure, after: &str, lists: &Lists) -> bool {
    let Some(joint) = joint(between, lists) else { return false };
    // « 8, 10 et 12 ans » has its unit behind it.
    let next = text::words(first(after, AFTER)).into_iter().next();
    let leads_on = next.as_ref().is_some_and(|word| {
        after[..word.span.start].trim().is_empty()
            && (text::is_stopword(&word.folded, lists.language) || lists.then.contains(word.folded.as_str()))
            && !lists.joint.contains(word.folded.as_str())
            && !lists.more.contains(word.folded.as_str())
    });
    let small = |word: &text::Word| {
        text::is_stopword(&word.folded, lists.language)
            || lists.joint.contains(word.folded.as_str())
            || lists.hedges.contains(word.folded.as_str())
    };
    let led = text::words(between.get(joint..).unwrap_or(""));
    let named = led.last().is_some_and(|word| word.span.of(&between[joint..]).starts_with(char::is_uppercase));
    (leads_on && led.iter().all(small)) || (named && figure.value >= COUNTED)
}

/// Whether words behind a number say that it is the difference to another: « 23 de moins », "23 fewer".
fn is_difference(after: &str, lists: &Lists) -> bool {
    let words = text::words(first(after, AFTER));
    let begins = |phrase: &Vec<&str>| {
        words.len() >= phrase.len() && phrase.iter().zip(&words).all(|(part, word)| word.folded == *part)
    };
    lists.difference.iter().any(begins)
}

/// The bytes before the first number of a series in which what it alone is told of may stand.
const LEAD: usize = 32;

/// The part of a sentence that each of its numbers stands in: up to what joins it to the next. Spans are bytes of the text, as is `sentence`.
#[must_use]
pub fn parts(text: &str, sentence: Span, figures: &[&Figure], language: Language) -> Vec<Span> {
    let lists = &LISTS[language as usize];
    // What stands far before the first is told of them all: « la vente de 340 grues à … ».
    let first = figures.first().map_or(sentence.start, |first| first.number.start.saturating_sub(LEAD));
    let mut start = text.ceil_char_boundary(first.max(sentence.start));
    let mut out = Vec::with_capacity(figures.len());
    for (n, figure) in figures.iter().enumerate() {
        let end = figures.get(n + 1).map_or(sentence.end, |next| {
            let from = figure.span.end.min(next.number.start);
            let between = text.get(from..next.number.start).unwrap_or("");
            joint(between, lists).map_or(next.number.start, |at| from + at)
        });
        let end = end.max(start);
        out.push(Span::new(start, end));
        start = end;
    }
    out
}

/// Where the last mark or word stands that joins two members of a series.
fn joint(between: &str, lists: &Lists) -> Option<usize> {
    let mark = between.rfind([',', ';', '(', ')', ':']);
    let words = text::words(between);
    let word = words.iter().rfind(|word| lists.joint.contains(word.folded.as_str())).map(|word| word.span.start);
    mark.max(word)
}
