//! What a passage says against a claim, where both tell the same event: the opposite, or the same of somebody else.

mod actors;
mod countries;
mod names;
mod verbs;

pub use countries::other_country;
pub use names::{other_name, other_place_of_meeting};
pub use verbs::{doubted, opposite};

use super::around::{Around, Place, around};
use super::evidence::{Judged, Support};
use super::{Evidence, Subject};
use crate::index::{ArticleNo, StoredArticle};
use crate::lexicon::Language;
use crate::reading::polarity::{self, Denial};
use crate::text::{self, Span, is_stopword, stem};
use std::collections::HashSet;
use std::sync::Arc;

/// What of a claim a passage says otherwise.
#[derive(Clone, Debug)]
pub struct Against {
    /// The words of the claim that are wrong: bytes of its block's prose.
    pub span: Span,
    /// What the passage says in their place.
    pub told: Evidence,
    /// The name in the passage, where one is another's.
    pub name: Option<String>,
}

/// A word that carries content.
struct Said {
    stem: String,
    folded: String,
    span: Span,
    /// Whether it names what is done instead of saying that it is.
    noun: bool,
    /// Whether it says what somebody or something is.
    predicate: bool,
    /// Whether it names what is meant, asked or going on, and does not tell it.
    led: bool,
    how: How,
}

/// How a word is said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    /// It is affirmed or denied.
    Told,
    /// It is only asked whether, or told of something alone.
    Open,
    /// Somebody is asked to do it.
    Asked,
    /// Somebody means or tries to do it.
    Wished,
    /// It may be done.
    Possible,
}

/// So many bytes behind the head of a denial it may reach.
const REACH: usize = 6;

/// The words of a stretch of text that carry content, and what it denies.
struct Words {
    said: Vec<Said>,
    denials: Vec<Denial>,
    /// Where marks part clauses.
    marks: Vec<usize>,
}

impl Words {
    fn read(text: &str, within: Span, language: Language) -> Self {
        let words = text::words(within.of(text));
        let before = |n: usize| n.checked_sub(1).and_then(|n| words.get(n)).map_or("", |word| word.folded.as_str());
        // "Re-submitted" is not "submitted": what a hyphen joins to a part before it is no word by itself.
        let joined = |word: &text::Word| {
            let before = within.of(text).get(..word.span.start).unwrap_or("");
            before.strip_suffix(['-', '‐', '‑']).is_some_and(|before| before.ends_with(char::is_alphanumeric))
        };
        let limited: HashSet<Span> = polarity::limited(within.of(text), language).into_iter().collect();
        // « M. » and "3.5" end no sentence.
        let ends_here = |at: usize, mark: &str| {
            let rest = &within.of(text)[at + mark.len()..];
            let before = within.of(text)[..at].chars().rev();
            mark != "."
                || (!rest.starts_with(char::is_alphanumeric) && before.take_while(|c| c.is_alphanumeric()).count() > 1)
        };
        let ends = within.of(text).match_indices(['.', '!', '?', '…']);
        let ends: Vec<(usize, &str)> = ends.filter(|(at, mark)| ends_here(*at, mark)).collect();
        let is_asked = |word: Span| {
            let end = ends.get(ends.partition_point(|(at, _)| *at < word.end));
            end.is_some_and(|(_, mark)| *mark == "?")
        };
        let content =
            words.iter().enumerate().filter(|(_, word)| !is_stopword(&word.folded, language) && !joined(word));
        let said = content.map(|(n, word)| Said {
            stem: stem(&word.folded, language),
            folded: word.folded.clone(),
            span: word.span.shift(within.start),
            noun: polarity::is_noun(&word.folded, before(n), language),
            predicate: polarity::is_predicate(within.of(text), &words, n, language),
            led: polarity::is_led(&word.folded, before(n), language),
            how: if limited.contains(&word.span)
                || is_asked(word.span)
                || polarity::is_doubted(within.of(text), &words, n, language)
            {
                How::Open
            } else if polarity::is_asked(within.of(text), &words, n, language) {
                How::Asked
            } else if polarity::is_wished(&words, n, language) {
                How::Wished
            } else if polarity::is_possible(&words, n, language) {
                How::Possible
            } else {
                How::Told
            },
        });
        let said = said.collect();
        let denials = polarity::find(within.of(text), language).into_iter();
        let shifted = |denial: Denial| Denial {
            span: denial.span.shift(within.start),
            head: denial.head.shift(within.start),
            ..denial
        };
        let marks = within.of(text).match_indices([',', ';', ':', '(', ')', '–', '—', '.', '!', '?']);
        let marks = marks.map(|(at, _)| within.start + at).collect();
        Self { said, denials: denials.map(shifted).collect(), marks }
    }

    /// The words of a passage, read once for each snapshot.
    fn of_passage(subject: &Subject, article: ArticleNo, stored: &StoredArticle, span: Span) -> Arc<Self> {
        let read = || Self::read(&stored.article.text, span, stored.article.language);
        subject.snapshot.memo().get(&("words of a passage", article, span), read)
    }

    /// Whether a word stands so near behind what is denied that it may be denied with it: « sans passager à bord ».
    fn reached(&self, word: Span) -> bool {
        // « ne tiendront pas un hiver » goes on behind « pas ».
        let near = |denial: &Denial| {
            let end = denial.head.end.max(denial.span.end);
            end <= word.start && word.start - end <= REACH
        };
        self.denial(word).is_none() && self.denials.iter().any(near)
    }

    /// Whether what is denied is denied again by what stands before it: "did not deny having sold", "neither could claim not to know".
    fn doubly(&self, denial: &Denial) -> bool {
        let mut others = self.denials.iter().filter(|other| other.verb && other.span != denial.span);
        others.any(|other| {
            let parted = self.marks.iter().any(|mark| (other.span.end..denial.span.start).contains(mark));
            other.head.start == denial.span.start
                || (denial.infinitive && other.span.end <= denial.span.start && !parted)
        })
    }

    /// The word that carries content right behind a word, in its clause: what is done to it.
    fn object(&self, word: Span) -> Option<&Said> {
        let next = &self.said[self.said.partition_point(|said| said.span.start < word.end)..];
        let mark = self.marks.get(self.marks.partition_point(|mark| *mark < word.end));
        next.first().filter(|next| mark.is_none_or(|mark| *mark >= next.span.start))
    }

    fn denial(&self, word: Span) -> Option<&Denial> {
        self.denials.iter().find(|denial| denial.head.overlaps(word))
    }
}

/// A word that the claim and a passage both have and one of them denies, with where the passage has it, and whether both deny it; of
/// several, one that they do not agree on.
pub fn denied(subject: &Subject, judged: &Judged, support: &Support) -> Option<(Span, Span, bool)> {
    let reading = &subject.readings[judged.claim.block];
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    if support.stored.article.language != reading.language {
        return None;
    }
    let claimed = Words::read(prose, judged.claim.span, reading.language);
    let told = Words::of_passage(subject, support.article, &support.stored, support.span);
    let mut agreed = None;
    for word in &claimed.said {
        let own = claimed.denial(word.span);
        let same = told.said.iter().filter(|other| other.stem == word.stem);
        let told: Vec<(Span, Option<&Denial>)> = same.map(|other| (other.span, told.denial(other.span))).collect();
        if told.is_empty() || (own.is_none() && told.iter().all(|(_, denial)| denial.is_none())) {
            continue;
        }
        let span = own.map_or(word.span, |denial| denial.span);
        match told.iter().find(|(_, denial)| denial.is_some() == own.is_some()) {
            Some((place, denial)) => {
                agreed.get_or_insert((span, denial.map_or(*place, |denial| denial.span), true));
            }
            None => return Some((span, told[0].1.map_or(told[0].0, |denial| denial.span), false)),
        }
    }
    agreed
}

/// What a passage shares with what stands around a place of the claim.
fn surroundings(subject: &Subject, judged: &Judged, support: &Support, place: Place) -> Around {
    let article = (support.article, &support.stored);
    around(subject, judged, article, support.passage, place)
}
