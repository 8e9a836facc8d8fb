//! What the words beside a figure say of it.

use super::lists::LISTS;
use super::{Figure, OPENING, is_number};
use crate::lexicon::Language;
use crate::text::{self, Word};

/// Whether a figure only says again how many were spoken of: « les deux hommes ».
#[must_use]
pub fn is_again(text: &str, figure: &Figure, language: Language) -> bool {
    let before = text.get(..figure.number.start).unwrap_or("").trim_end();
    let word = text::fold(before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or(""));
    LISTS[language as usize].these.contains(word.as_str())
}

/// What a figure counts, as the text says: up to `most` words after it that carry content, folded, with none but « de » between them; and
/// whether it counts only what is added to others (« cinq autres »).
#[must_use]
pub fn counted(text: &str, figure: &Figure, language: Language, most: usize) -> (Vec<String>, bool) {
    let rest = text.get(figure.counted_from..).unwrap_or("");
    let rest = rest.trim_start().strip_prefix(OPENING).unwrap_or(rest);
    let end = rest.find([',', '.', ';', ':', '(', ')', '\n', '»', '"']).unwrap_or(rest.len());
    let lists = &LISTS[language as usize];
    let mut words = text::words(rest.get(..end).unwrap_or(""));
    // « Nouveau-nés » are not new ones.
    let joined = |word: &Word| rest[word.span.end..].starts_with(['-', '‐', '‑']);
    let mut added = words.iter().take(most).any(|word| lists.more.contains(word.folded.as_str()) && !joined(word));
    words.retain(|word| {
        (!lists.more.contains(word.folded.as_str()) || joined(word)) && !is_number(&word.folded, language)
    });
    added |= lists.more.contains(figure.unit.as_str());
    words.retain(|word| !lists.of.contains(word.folded.as_str()));
    let small = |word: &Word| text::is_stopword(&word.folded, language) || lists.then.contains(word.folded.as_str());
    let counted = words.into_iter().skip_while(small).take_while(|word| !small(word)).take(most);
    let mut counted: Vec<String> = counted.map(|word| word.folded).collect();
    if counted.first().is_some_and(|word| lists.kinds.contains(word.as_str())) {
        counted.truncate(1);
    }
    (counted, added)
}

/// Which side of something else a duration counts to: « trois jours avant », "a year later", « il y a dix ans ».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Before,
    After,
}

/// How long before or after something else a duration is said to be; none of one that says how long something took.
#[must_use]
pub fn side(text: &str, figure: &Figure, language: Language) -> Option<Side> {
    if !figure.is_duration() {
        return None;
    }
    let lists = &LISTS[language as usize];
    let (after, before) = (text.get(figure.span.end..)?, text.get(..figure.number.start)?);
    let after = text::words(first(after, SIDE).split(MARKS).next()?);
    let before = text::words(last(before, SIDE).rsplit(MARKS).next()?);
    let is = |words: &[Word], phrase: &[&str]| words.iter().map(|word| word.folded.as_str()).eq(phrase.iter().copied());
    let begins = |phrase: &Vec<&str>| after.get(..phrase.len()).is_some_and(|words| is(words, phrase));
    let ends = |phrase: &Vec<&str>| {
        before.get(before.len().saturating_sub(phrase.len())..).is_some_and(|words| is(words, phrase))
    };
    if lists.before.iter().any(begins) || lists.ago.iter().any(ends) {
        Some(Side::Before)
    } else {
        lists.after.iter().any(begins).then_some(Side::After)
    }
}

/// Whether a number tells by how much something was so: « à deux voix près ».
#[must_use]
pub fn is_margin(text: &str, figure: &Figure, language: Language) -> bool {
    let after = text.get(figure.span.end..).unwrap_or("");
    let after = text::words(first(after, SIDE).split(MARKS).next().unwrap_or(""));
    let begins = |phrase: &Vec<&str>| {
        let words = after.get(..phrase.len());
        words.is_some_and(|words| words.iter().map(|word| word.folded.as_str()).eq(phrase.iter().copied()))
    };
    let lists = &LISTS[language as usize];
    // « deux voix près de Vardø »
    lists.margin.iter().any(begins) && !lists.senses.iter().any(|(phrase, _)| begins(phrase))
}

/// What parts sentences and clauses.
const MARKS: [char; 9] = ['.', ',', ';', ':', '!', '?', '(', ')', '\n'];
/// The bytes beside a duration in which such words stand.
const SIDE: usize = 24;

/// At most so many bytes of the beginning of a text.
pub(super) fn first(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or(text)
}

/// At most so many bytes of the end of a text.
#[must_use]
pub fn last(text: &str, bytes: usize) -> &str {
    text.get(text.ceil_char_boundary(text.len().saturating_sub(bytes))..).unwrap_or(text)
}

/// Whether what a figure counts stands between quotation marks, as it is called by somebody.
#[must_use]
pub fn is_quoted(text: &str, figure: &Figure) -> bool {
    figure.span.of(text).contains(OPENING)
}

/// Whether a folded word joins two things: « et », "and".
#[must_use]
pub fn is_and(folded: &str, language: Language) -> bool {
    LISTS[language as usize].and.contains(folded)
}
