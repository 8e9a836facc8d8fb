//! What words weigh, added up once.

use super::features::{Features, Gather, Seen, feature, is_small};
use super::model::{Model, Weights, add};
use super::word::{Part, Words};

/// What the words of texts weigh, added up once: most of a word's features are of one word, itself or a neighbour, and words come
/// again.
#[derive(Debug, Default)]
pub struct Weighed {
    pub words: Words,
    /// For each of the words, what it weighs as each [`Part`].
    parts: Vec<[Weights; Part::ALL.len()]>,
}

/// So many words are kept from text to text: those of a newspaper that come again, in less than four megabytes.
const KEPT: usize = 16384;

impl Weighed {
    /// Makes room for the words of another text.
    pub fn begin(&mut self) {
        if self.words.list.len() > KEPT {
            *self = Self::default();
        }
    }

    /// What the features of word `n` weigh together for each label.
    pub fn scores(&self, model: &Model, features: &Features, n: usize) -> Weights {
        let mut scales = Scales { model, weighed: self, sums: Weights::default() };
        features.each(n, &mut scales);
        scales.sums
    }

    /// Weighs the words that were added since.
    pub fn weigh(&mut self, model: &Model) {
        for word in &self.words.list[self.parts.len()..] {
            self.parts.push(Part::ALL.map(|part| {
                let mut sums = Weights::default();
                word.each(part, |sort, value| {
                    if is_small(sort) {
                        add(&mut sums, model.small(sort, value));
                    } else {
                        add(&mut sums, &model.weights(feature(sort, value)));
                    }
                });
                sums
            }));
        }
    }
}

/// What the features of a word weigh together.
struct Scales<'a> {
    model: &'a Model<'a>,
    weighed: &'a Weighed,
    sums: Weights,
}

impl Gather for Scales<'_> {
    #[inline]
    fn part(&mut self, word: &Seen, part: Part) {
        add(&mut self.sums, &self.weighed.parts[word.word as usize][part as usize]);
    }

    #[inline]
    fn small(&mut self, sort: u32, value: u8) {
        add(&mut self.sums, self.model.small(sort, u32::from(value)));
    }

    #[inline]
    fn other(&mut self, sort: u32, value: u32) {
        add(&mut self.sums, &self.model.weights(feature(sort, value)));
    }
}
