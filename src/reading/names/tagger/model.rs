//! The weights of a tagger, as they lie in its file.
//!
//! The file is a head (magic, the steps between labels as `i16`), then the slots of a hash table, a power of two of them, each
//! [`SLOT`] bytes: a feature and its weight for each label. A feature that is not there weighs nothing.

use super::features::{SORTS, VALUES, feature, is_small};

/// The labels: outside, then begin and inside of each of four kinds.
pub const LABELS: usize = 9;

/// The label outside of names.
pub const OUTSIDE: usize = 0;

/// The bytes of a slot: the feature, a weight for each label, three bytes of room, so that none lies across two cache lines.
pub const SLOT: usize = 16;

/// What a model file begins with: its format. What features mean is not said in it; who changes them trains anew.
pub const MAGIC: [u8; 8] = *b"sourcie2";

/// The bytes before the slots, up to a multiple of a slot.
pub const HEAD: usize = 192;

/// What no way that may be taken weighs as little as.
const NEVER: i32 = i32::MIN / 2;

/// Slots that are looked at together: a line of the processor's memory.
type Bucket = [[u8; SLOT]; 4];

/// The weights.
#[derive(Clone, Debug)]
pub struct Model<'a> {
    steps: [[i32; LABELS]; LABELS],
    buckets: &'a [Bucket],
    /// What the features of small values weigh, of each sort one after the other: most that is asked for. They are looked up once.
    small: Vec<Weights>,
    /// A bit for each value of a feature's upper bits that some feature has. What a text asks for is mostly not there, and this, much
    /// smaller than the slots, says so.
    there: Vec<u64>,
}

/// The bits of a feature that [`Model::there`] goes by.
const UPPER: u32 = 20;

/// What something weighs for each label but [`OUTSIDE`], against which it is counted: what all labels have more, decides nothing. So
/// they are as many as are added at once.
pub type Weights = [i16; LABELS - 1];

/// Adds to sums.
pub fn add(sums: &mut Weights, weights: &Weights) {
    for (sum, weight) in sums.iter_mut().zip(weights) {
        *sum = sum.wrapping_add(*weight);
    }
}

fn weights(slot: &[u8; SLOT]) -> Weights {
    let weight = |label: usize| i16::from(slot[4 + label].cast_signed());
    std::array::from_fn(|n| weight(1 + n) - weight(OUTSIDE))
}

/// Whether one label may follow another: inside only after its own kind.
#[must_use]
pub const fn follows(before: usize, label: usize) -> bool {
    label % 2 == 1 || label == OUTSIDE || before == label || before + 1 == label
}

impl<'a> Model<'a> {
    /// A model as its file has it; none where it is no such file.
    #[must_use]
    pub fn read(file: &'a [u8]) -> Option<Self> {
        let (head, slots) = file.split_at_checked(HEAD)?;
        let rest = head.strip_prefix(&MAGIC)?;
        let (slots, extra) = slots.as_chunks();
        let (buckets, more) = slots.as_chunks();
        if !buckets.len().is_power_of_two() || !extra.is_empty() || !more.is_empty() {
            return None;
        }
        let mut steps = [[0; LABELS]; LABELS];
        let numbers = rest.as_chunks().0.iter().map(|bytes| i32::from(i16::from_le_bytes(*bytes)));
        for (step, number) in steps.iter_mut().flatten().zip(numbers) {
            *step = number;
        }
        for (before, steps) in steps.iter_mut().enumerate() {
            let never = steps.iter_mut().enumerate().filter(|(label, _)| !follows(before, *label));
            never.for_each(|(_, step)| *step = NEVER / 2);
        }
        let mut model = Self { steps, buckets, small: Vec::new(), there: vec![0; 1 << (UPPER - 6)] };
        for slot in slots.iter().filter(|slot| **slot != [0; SLOT]) {
            let upper = upper(u32::from_le_bytes([slot[0], slot[1], slot[2], slot[3]]));
            model.there[upper / 64] |= 1 << (upper % 64);
        }
        model.small = (0..SORTS)
            .flat_map(|sort| (0..VALUES).map(move |value| (sort, value)))
            .map(|(sort, value)| if is_small(sort) { model.weights(feature(sort, value)) } else { Weights::default() })
            .collect();
        Some(model)
    }

    /// The bytes of a model's file: `weights` are features with their weights, of which no two are the same feature; at most half
    /// as many as there are slots.
    #[must_use]
    pub fn write(steps: &[[i16; LABELS]; LABELS], weights: &[(u32, [i8; LABELS])], power: u32) -> Vec<u8> {
        let mut slots = vec![[0_u8; SLOT]; 1 << power];
        let mut weights: Vec<_> = weights.iter().collect();
        weights.sort_unstable_by_key(|(feature, _)| *feature);
        for (feature, labels) in weights {
            let mut at = home(*feature, slots.len() / 4) * 4;
            while slots[at] != [0; SLOT] {
                at = (at + 1) & (slots.len() - 1);
            }
            slots[at][..4].copy_from_slice(&feature.to_le_bytes());
            for (byte, weight) in slots[at][4..].iter_mut().zip(labels) {
                *byte = weight.cast_unsigned();
            }
        }
        let mut out = MAGIC.to_vec();
        out.extend(steps.iter().flatten().flat_map(|step| step.to_le_bytes()));
        out.resize(HEAD, 0);
        out.extend(slots.iter().flatten());
        out
    }

    /// What a feature of a small value weighs.
    pub fn small(&self, sort: u32, value: u32) -> &Weights {
        &self.small[(sort * VALUES + value) as usize]
    }

    /// What any feature weighs.
    pub fn weights(&self, feature: u32) -> Weights {
        let upper = upper(feature);
        if self.there[upper / 64] >> (upper % 64) & 1 == 0 {
            return Weights::default();
        }
        self.slot(feature).map_or(Weights::default(), weights)
    }

    /// The slot of a feature, if it weighs anything.
    fn slot(&self, feature: u32) -> Option<&[u8; SLOT]> {
        let mut at = home(feature, self.buckets.len());
        let wanted = feature.to_le_bytes();
        loop {
            let bucket = &self.buckets[at];
            // Without a branch for each: the processor would have to wait for the memory to know which to take.
            let mut place = bucket.len();
            for (n, slot) in bucket.iter().enumerate() {
                place = if slot[..4] == wanted { n } else { place };
            }
            if let Some(slot) = bucket.get(place) {
                return Some(slot);
            }
            if bucket[3] == [0; SLOT] {
                return None;
            }
            at = (at + 1) & (self.buckets.len() - 1);
        }
    }

    /// The best labels for words with these scores, the first and last with nothing of a name beyond them.
    #[must_use]
    pub fn best(&self, scores: &[Weights]) -> Vec<usize> {
        if let [scores] = scores {
            // A word alone: it begins a name or is outside.
            let score = |label: usize| if label == OUTSIDE { 0 } else { i32::from(scores[label - 1]) };
            let begins = (OUTSIDE..LABELS).filter(|label| *label == OUTSIDE || label % 2 == 1);
            let best = begins.max_by_key(|label| self.steps[OUTSIDE][*label] + score(*label));
            return vec![best.unwrap_or(OUTSIDE)];
        }
        let mut ways: Vec<[i32; LABELS]> = Vec::with_capacity(scores.len());
        let mut before = [NEVER; LABELS];
        before[OUTSIDE] = 0;
        for scores in scores {
            let mut now = [NEVER; LABELS];
            let mut way = [0; LABELS];
            for ((last, before), steps) in (0..).zip(before).zip(&self.steps) {
                for ((now, way), step) in now.iter_mut().zip(&mut way).zip(steps) {
                    let sum = before + step;
                    *way = if sum > *now { last } else { *way };
                    *now = sum.max(*now);
                }
            }
            for (now, score) in now[1..].iter_mut().zip(scores) {
                *now = (*now + i32::from(*score)).max(NEVER);
            }
            ways.push(way);
            before = now;
        }
        let mut label = (0..LABELS).max_by_key(|label| before[*label]).unwrap_or(OUTSIDE);
        let mut out = vec![OUTSIDE; scores.len()];
        for (out, way) in out.iter_mut().zip(&ways).rev() {
            *out = label;
            label = usize::try_from(way[label]).unwrap_or(OUTSIDE);
        }
        out
    }
}

fn upper(feature: u32) -> usize {
    (feature >> (u32::BITS - UPPER)) as usize
}

/// The bucket where a feature is looked for first. Features are hashes: their low bits will do.
fn home(feature: u32, buckets: usize) -> usize {
    (feature as usize / 4) & (buckets - 1)
}
