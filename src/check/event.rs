//! Whether a passage tells the event that a claim is about, and the part of it that a date dates.

use super::Subject;
use super::evidence::{Judged, Support, words_of};
use super::terms::{self, Key, Term};
use crate::lexicon::{self, Language};
use crate::reading::times::Granularity;
use crate::reading::{self, NameKind, TimeExpression, quotations};
use crate::text::{self, Span};
use std::sync::LazyLock;

/// The least share of a claim that a passage must tell for its date to count against the claim's. Tuned on the development notes
/// and on drawn press summaries: lower finds paraphrases and mistakes a neighbouring event for the same one.
pub const SAME_EVENT: f32 = 0.60;
/// The same where so much is shared beside countries that it can hardly be another event: a long claim tells more than one passage.
const RICH_EVENT: f32 = 0.45;
const RICH: f32 = 7.0;
/// The same for a claim that names nobody and nothing: its words alone tell the event, and must be many.
const NAMELESS_EVENT: f32 = 0.60;
const NAMELESS: f32 = 8.0;
/// The least weight of what is shared beside countries: two people who meet in every other passage tell no event. About three
/// terms of middling rarity.
pub const SPECIFIC: f32 = 3.0;
/// The least weight of words beside names among them, unless a named event is shared.
const WORDS: f32 = 0.9;
/// A claim of names alone (« le Forum se tient à Vladivostok ») needs nearly all of them.
const NAMES_ALONE: f32 = 0.85;
/// Across languages few words can be shared, and those that are say much; then nearly all the names must be.
const OTHER_LANGUAGE: f32 = 0.95;
/// Or several rare words stand in the passage itself: then less of the whole is enough, since the dictionary leaves words unlinked, and
/// fewer names, which may stand beside it. Tuned on English notes about French press articles; drawn cases and a held-out set lose nothing.
const OTHER_COVERAGE: f32 = 0.42;
const OTHER_WORDS: f32 = 3.0;
const OTHER_NAMES: f32 = 0.3;
/// Without so many of the names, words in another language tell another event.
const OTHER_NAMES_LEAST: f32 = 0.5;
/// So few words between two commas are put into a clause, and do not end it.
const INSERTED: usize = 4;
/// The share of the dated clause that the passage must have.
const OF_CLAUSE: f32 = 0.3;

/// Whether a passage tells the event that the claim is about.
pub fn tells(subject: &Subject, judged: &Judged, support: &Support) -> bool {
    let named_event = || {
        judged.terms.iter().zip(&support.matched).any(|(term, place)| match term.key {
            Key::Entity(entity) if place.is_some() => {
                subject.snapshot.entities().list()[entity as usize].kind == NameKind::Event
            }
            _ => false,
        })
    };
    let nameless = !judged.terms.iter().any(|term| term.key.is_name());
    if nameless {
        return support.coverage >= NAMELESS_EVENT && support.specific >= NAMELESS;
    }
    let other_language = support.stored.article.language != subject.language_in(judged.claim.block);
    if other_language && support.names >= OTHER_LANGUAGE && support.specific >= SPECIFIC && support.words >= WORDS {
        return true;
    }
    if other_language
        && support.coverage >= OTHER_COVERAGE
        && support.words >= OTHER_WORDS
        && support.names >= OTHER_NAMES
    {
        return true;
    }
    if other_language && support.names < OTHER_NAMES_LEAST {
        return false;
    }
    (support.coverage >= SAME_EVENT || (support.coverage >= RICH_EVENT && support.specific >= RICH))
        && support.specific >= SPECIFIC
        && (support.words >= WORDS
            || (words_of(&judged.terms) < WORDS && support.coverage >= NAMES_ALONE)
            || named_event())
}

/// How many words may stand between a verb of saying and its day: « a annoncé ce mardi ».
const SAID_WITHIN: usize = 2;

/// Whether a time stands right behind a verb of saying, and so dates the saying: « …, rapporte mardi la gazette ».
pub fn dates_saying(text: &str, sentence: Span, time: Span, language: Language) -> bool {
    let before = text.get(sentence.start..time.start).unwrap_or("");
    let clause = before.rsplit([',', ';', ':', '(', ')']).next().unwrap_or("");
    let words = text::words(clause);
    // « 700 postes d’ici 2022 » tells of no saying, « les chiffres publiés mardi » does.
    let plural = |word: &str| language == Language::French && word.ends_with("es") && !word.ends_with("ees");
    let near = words.len().saturating_sub(SAID_WITHIN)..words.len();
    near.into_iter().any(|n| quotations::is_cue(&words[n].folded, language) && !plural(&words[n].folded))
}

static BIRTHS: LazyLock<Vec<(Language, Vec<&'static str>)>> = LazyLock::new(|| {
    lexicon::rows(include_str!("../lexicon/births.txt"))
        .filter_map(|row| Some((Language::from_code(row.first()?)?, row.get(1)?.split(' ').collect())))
        .collect()
});

/// How many words may stand between a birth and its day: « née à Lanvor le ».
const BORN_WITHIN: usize = 4;

/// Whether a time is the day or year of a birth: « née en 1998 ».
pub fn dates_birth(text: &str, sentence: Span, time: Span, language: Language) -> bool {
    let before = text.get(sentence.start..time.start).unwrap_or("");
    let words = text::words(before.rsplit([',', ';', ':', '(']).next().unwrap_or(""));
    let born = |word: &text::Word| {
        BIRTHS.iter().any(|(of, words)| *of == language && words.contains(&word.folded.as_str()))
            // « Il ne vient pas le 3 mai »
            && (word.folded != "ne" || word.span.len() > 2)
    };
    words.iter().rev().take(BORN_WITHIN).any(born)
}

/// Whether a text tells that something was said.
pub fn tells_saying(text: &str, language: Language) -> bool {
    text::words(text).iter().any(|word| quotations::is_cue(&word.folded, language))
}

/// Whether a passage has anything of the clause that the claim dates: « Morel, élue en 2015, a été libérée » dates no release.
pub fn shares_clause(subject: &Subject, judged: &Judged, support: &Support, time: &TimeExpression) -> bool {
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let sentences = &subject.readings[judged.claim.block].sentences;
    let sentence = sentences.iter().copied().find(|sentence| sentence.contains(time.span)).unwrap_or(judged.claim.span);
    let edge = |c: char| matches!(c, ',' | ';' | ':' | '(' | ')' | '—' | '–');
    let inserted = |text: &str| text::words(text).len() <= INSERTED;
    let before = prose.get(sentence.start..time.span.start).unwrap_or("");
    let after = prose.get(time.span.end..sentence.end).unwrap_or("");
    let start_of = |text: &str| text.rfind(edge).map_or(0, |at| text.ceil_char_boundary(at + 1));
    let mut start = start_of(before);
    // « La capitaine, Anne Morel, est partie le 3 »
    while let Some(open) = before[..start].strip_suffix(',').and_then(|before| before.rfind(edge))
        && before[open..].starts_with(',')
        && inserted(&before[open..start])
    {
        start = start_of(&before[..open]);
    }
    // « en 1996, lorsque la digue a cédé » goes on after the comma.
    let from = after
        .find(|c: char| c.is_alphanumeric())
        .filter(|&at| goes_on(&after[at..], subject.language_in(judged.claim.block)))
        .unwrap_or(0);
    let end_of = |from: usize| after[from..].find(edge).map_or(after.len(), |at| from + at);
    let mut end = end_of(from);
    // « Le 3, la capitaine a tenté, par ce détour, de … »
    while after[end..].starts_with(',')
        && let close = end_of(end + 1)
        && after[close..].starts_with(',')
        && inserted(&after[end..close])
    {
        end = end_of(close + 1);
    }
    let end = time.span.end + end;
    let clause = Span::new(sentence.start + start, end);
    let (mut all, mut shared) = (0.0, 0.0);
    let in_clause = || {
        let terms = judged.terms.iter().zip(&support.matched);
        terms.filter(|(term, _)| clause.contains(term.span.shift(judged.claim.span.start)))
    };
    // A country is named in every other sentence, and says nothing where anything else does.
    let country = |term: &Term| matches!(term.key, Key::Country(_));
    let countries_alone = in_clause().all(|(term, _)| country(term));
    for (term, place) in in_clause().filter(|(term, _)| countries_alone || !country(term)) {
        all += term.weight;
        shared += if place.is_some() { term.weight } else { 0.0 };
    }
    // « La lettre, où …, date du 3 mai »: what it dates stands before.
    all <= terms::LIGHT || shared >= OF_CLAUSE * all
}

/// The bytes of a passage and of the sentences beside it.
pub fn around_of(support: &Support) -> Span {
    let passages = &support.stored.passages;
    let near = support.passage.saturating_sub(1)..(support.passage + 2).min(passages.len());
    passages.get(near).unwrap_or(&[]).iter().fold(support.span, |all, passage| all.cover(passage.span))
}

/// The times of a passage and of the sentences beside it.
pub fn beside(support: &Support) -> impl Iterator<Item = &TimeExpression> {
    reading::within(&support.stored.reading.times, |time| time.span, around_of(support))
}

/// The times of a passage itself.
pub fn own(support: &Support) -> impl Iterator<Item = &TimeExpression> {
    reading::within(&support.stored.reading.times, |time| time.span, support.span)
}

/// How finely a time is told: the less, the finer.
pub const fn fineness(granularity: Granularity) -> u8 {
    match granularity {
        Granularity::Day | Granularity::Range => 0,
        Granularity::Week => 1,
        Granularity::Month => 2,
        Granularity::Quarter | Granularity::Season => 3,
        Granularity::Year => 4,
        Granularity::Decade | Granularity::Century => 5,
    }
}

static CONTINUATIONS: LazyLock<Vec<(Language, &'static str)>> = LazyLock::new(|| {
    lexicon::rows(include_str!("../lexicon/continuations.txt"))
        .filter_map(|row| Some((Language::from_code(row.first()?)?, *row.get(1)?)))
        .collect()
});

/// Whether these words go on with what happened at the date before them.
fn goes_on(words: &str, language: Language) -> bool {
    let end = words.find(|c: char| !c.is_alphanumeric()).unwrap_or(words.len());
    let first = text::fold(&words[..end]);
    CONTINUATIONS.iter().any(|(l, word)| *l == language && *word == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_of_a_birth_is_that_of_nothing_else() {
        let born = |text: &str, time: &str, language| {
            let start = text.find(time).expect("the time");
            dates_birth(text, Span::new(0, text.len()), Span::new(start, start + time.len()), language)
        };
        assert!(born("Anne Morel, étudiante, née à Vardø en 1998, parle", "1998", Language::French));
        assert!(born("Anne Morel, who was born on 3 May 1998", "3 May 1998", Language::English));
        assert!(!born("Anne Morel, née à Vardø, parle depuis 1998", "1998", Language::French));
        assert!(!born("Anne Morel ne parle plus depuis 1998", "1998", Language::French));
    }
}
