//! A tagger for English, where capitals tell less than in French: it was trained on sentences marked by hand, and says of each
//! word near a capital whether it is in a name and of what kind. What the rules found is among what it sees.
//!
//! `scripts/train_tagger.rs` makes the model; `README.md` beside it names the data, their licences and the figures.

mod doubts;
mod features;
mod model;
mod together;
mod weighed;
mod word;

use super::NameKind;
use super::settle::Settled;
use super::spans::{Candidate, Ground, Look};
use super::tokens::{Gap, Shape};
use crate::lexicon::Language;
use crate::text::Span;
use features::{Features, Gather, Seen, feature, starts};
use model::Weights;
pub use model::{LABELS, Model, OUTSIDE, follows};
use std::cell::RefCell;
use std::sync::LazyLock;
use weighed::Weighed;
use word::{Part, Words};

/// The model for English.
static ENGLISH: LazyLock<Option<Model<'static>>> = LazyLock::new(|| Model::read(&ENGLISH_FILE.0));
static ENGLISH_FILE: &Lines<[u8]> = &Lines(*include_bytes!("../../../lexicon/tagger/en.bin"));

thread_local! {
    /// What the words of the texts read so far weigh for [`ENGLISH`].
    static WEIGHED: RefCell<Weighed> = RefCell::default();
}

/// Something that begins where a line of the processor's memory does.
#[repr(align(64))]
struct Lines<T: ?Sized>(T);

/// The kinds of the labels, in their order. The last stands for all that is named but no person, place or organisation.
const KINDS: [NameKind; 4] = [NameKind::Person, NameKind::Place, NameKind::Organisation, NameKind::Unknown];

/// The most words without a capital between two of one name: « Securities and Exchange ».
const REACH: usize = 3;

/// Stretches of a text in which names may stand: from a capital to the last one near it. Titles, where capitals tell nothing, are
/// left to the rules.
fn zones(look: &Look) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    for n in (0..look.tokens.len()).filter(|n| look.capital(*n) && !look.titled(*n)) {
        match out.last_mut() {
            Some((_, end)) if n - *end <= REACH && !(*end..=n).any(|m| starts(look, m)) => *end = n + 1,
            _ => out.push((n, n + 1)),
        }
    }
    // A number may end a name, `Apollo 13`,
    for n in 0..out.len() {
        let end = out[n].1;
        // but not the first part of `1,062,000`.
        let parted = |n: usize| look.tokens.get(n).is_some_and(|t| t.gap == Gap::None);
        let number =
            look.follows(end) && look.tokens[end].shape == Shape::Number && !(parted(end + 1) && parted(end + 2));
        if number && out.get(n + 1).is_none_or(|zone| zone.0 > end) {
            out[n].1 += 1;
        }
    }
    out
}

/// What the tagger takes for a name.
struct Tag {
    candidate: Candidate,
    /// How well each of [`KINDS`] fits.
    fits: [i32; KINDS.len()],
}

/// What the tagger makes of a text: candidates that are certain, none of which overlap; none where it does not know the language.
/// `ruled`: what the rules made of it.
pub fn retag(look: &Look, ruled: &[Settled]) -> Option<Vec<Candidate>> {
    let model = ENGLISH.as_ref().filter(|_| look.language == Language::English)?;
    let tags = WEIGHED.with_borrow_mut(|weighed| tags(look, ruled, model, weighed));
    Some(together::together(look, tags, ruled))
}

/// What the tagger takes for names.
fn tags(look: &Look, ruled: &[Settled], model: &Model, weighed: &mut Weighed) -> Vec<Tag> {
    let zones = zones(look);
    weighed.begin();
    let features = Features::of(look, ruled, &zones, &mut weighed.words);
    weighed.weigh(model);
    let mut out = Vec::new();
    let mut scores: Vec<Weights> = Vec::new();
    for (from, to) in zones {
        scores.clear();
        scores.extend((from..to).map(|n| weighed.scores(model, &features, n)));
        let labels = model.best(&scores);
        let mut n = 0;
        while n < labels.len() {
            let label = labels[n];
            let first = n;
            n += 1;
            if label == OUTSIDE {
                continue;
            }
            // A bracket is in no name: `Nordacom Plc <NRD.L>`.
            let bracket = |n: usize| matches!(look.tokens[n].shape, Shape::Mark('<' | '>' | '(' | ')' | '[' | ']'));
            while labels.get(n) == Some(&(label + 1)) && !bracket(from + n) {
                n += 1;
            }
            let kind = KINDS[(label - 1) / 2];
            // What is named, but neither person nor place nor organisation, must hold by itself: it may be a nationality.
            let sure = kind != NameKind::Unknown;
            let ground = if sure { Ground::Known } else { Ground::Capital };
            let candidate = look.candidate(from + first, from + n, kind, ground, sure);
            let fits = std::array::from_fn(|kind| {
                let inside: i32 = scores[first + 1..n].iter().map(|scores| i32::from(scores[kind * 2 + 1])).sum();
                i32::from(scores[first][kind * 2]) + inside
            });
            out.push(Tag { candidate, fits });
        }
    }
    out
}

/// A stretch of text to learn from: each of its words, and what is seen of it.
#[derive(Clone, Debug)]
pub struct Lesson {
    pub words: Vec<Span>,
    pub features: Vec<Vec<u32>>,
}

/// The features of a word, one after the other.
struct Listed<'a> {
    words: &'a Words,
    features: Vec<u32>,
}

impl Gather for Listed<'_> {
    fn part(&mut self, word: &Seen, part: Part) {
        self.words.list[word.word as usize].each(part, |sort, value| self.features.push(feature(sort, value)));
    }

    fn small(&mut self, sort: u32, value: u8) {
        self.other(sort, u32::from(value));
    }

    fn other(&mut self, sort: u32, value: u32) {
        self.features.push(feature(sort, value));
    }
}

/// What a text gives to learn from.
#[must_use]
pub fn lessons(text: &str, language: Language) -> Vec<Lesson> {
    let sentences = crate::text::sentences(text);
    let tokens = super::tokens::tokens(text, &sentences, language);
    let mut known = Vec::new();
    let look = Look::new(text, &tokens, language, None, &mut known);
    let ruled = super::settle::settle(&look, look.candidates());
    let zones = zones(&look);
    let mut words = Words::default();
    let features = Features::of(&look, &ruled, &zones, &mut words);
    let lesson = |(from, to): (usize, usize)| {
        let mut lesson = Lesson { words: Vec::new(), features: Vec::new() };
        for (n, token) in tokens.iter().enumerate().take(to).skip(from) {
            let mut listed = Listed { words: &words, features: Vec::new() };
            features.each(n, &mut listed);
            lesson.words.push(token.span);
            lesson.features.push(listed.features);
        }
        lesson
    };
    zones.into_iter().map(lesson).collect()
}

#[cfg(test)]
mod tests;
