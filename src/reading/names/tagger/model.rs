//! The weights of a tagger, as they lie in its file: nothing is unpacked.
//!
//! The file is a head (magic, slots as a power of two, the steps between labels as `i16`), then the slots of a hash table, each
//! [`SLOT`] bytes: a feature and its weight for each label. A feature that is not there weighs nothing.

/// The labels: outside, then begin and inside of each of four kinds.
pub const LABELS: usize = 9;

/// The label outside of names.
pub const OUTSIDE: usize = 0;

/// The bytes of a slot: the feature, a weight for each label, three bytes of room, so that none lies across two cache lines.
pub const SLOT: usize = 16;

/// What a model file begins with: its format. What features mean is not said in it; who changes them trains anew.
pub const MAGIC: [u8; 8] = *b"sourcie1";

/// The bytes before the slots, up to a multiple of a slot.
pub const HEAD: usize = 192;

/// The weights.
#[derive(Clone, Copy, Debug)]
pub struct Model<'a> {
    steps: [[i32; LABELS]; LABELS],
    slots: &'a [[u8; SLOT]],
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
        if !slots.len().is_power_of_two() || !extra.is_empty() {
            return None;
        }
        let mut steps = [[0; LABELS]; LABELS];
        let numbers = rest.as_chunks().0.iter().map(|bytes| i32::from(i16::from_le_bytes(*bytes)));
        for (step, number) in steps.iter_mut().flatten().zip(numbers) {
            *step = number;
        }
        Some(Self { steps, slots })
    }

    /// The bytes of a model's file: `weights` are features with their weights, of which no two are the same feature; at most half
    /// as many as there are slots.
    #[must_use]
    pub fn write(steps: &[[i16; LABELS]; LABELS], weights: &[(u32, [i8; LABELS])], power: u32) -> Vec<u8> {
        let mut slots = vec![[0_u8; SLOT]; 1 << power];
        for (feature, labels) in weights {
            let mut at = home(*feature, slots.len());
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

    /// Adds what a feature weighs to the scores of the labels.
    pub fn add(&self, feature: u32, scores: &mut [i32; LABELS]) {
        let mut at = home(feature, self.slots.len());
        let wanted = feature.to_le_bytes();
        loop {
            let slot = &self.slots[at];
            if slot[..4] == wanted {
                for (score, weight) in scores.iter_mut().zip(&slot[4..]) {
                    *score += i32::from(weight.cast_signed());
                }
                return;
            }
            if *slot == [0; SLOT] {
                return;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// The best labels for words with these scores, the first and last with nothing of a name beyond them.
    #[must_use]
    pub fn best(&self, scores: &[[i32; LABELS]]) -> Vec<usize> {
        let mut ways: Vec<[usize; LABELS]> = Vec::with_capacity(scores.len());
        let mut before = [i32::MIN / 2; LABELS];
        before[OUTSIDE] = 0;
        for scores in scores {
            let mut now = [i32::MIN / 2; LABELS];
            let mut way = [OUTSIDE; LABELS];
            for label in 0..LABELS {
                // What may stand before: anything, or for an inside its own kind alone.
                let from = if label != OUTSIDE && label % 2 == 0 { label - 1..label + 1 } else { 0..LABELS };
                for last in from {
                    let sum = before[last] + self.steps[last][label] + scores[label];
                    if sum > now[label] {
                        (now[label], way[label]) = (sum, last);
                    }
                }
            }
            ways.push(way);
            before = now;
        }
        let mut label = (0..LABELS).max_by_key(|label| before[*label]).unwrap_or(OUTSIDE);
        let mut out = vec![OUTSIDE; scores.len()];
        for (out, way) in out.iter_mut().zip(&ways).rev() {
            *out = label;
            label = way[label];
        }
        out
    }
}

/// The slot where a feature is looked for first. Features are hashes: their low bits will do.
fn home(feature: u32, slots: usize) -> usize {
    feature as usize & (slots - 1)
}
