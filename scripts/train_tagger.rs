//! Trains the tagger of names: `cargo run --release --example train_tagger -- MODEL TRAIN.jsonl…`.
//!
//! Each line of the data is `{"text", "names": [[from, to, "PER"]]}`, bytes of the text; `scripts/tagger_data.py` writes it. A
//! conditional random field over the features of `reading::names::tagger`; the same data give the same model.

#![expect(
    clippy::print_stderr,
    clippy::cast_possible_truncation,
    reason = "a tool for who builds the program: it tells how far it is, and its numbers are small"
)]

use serde::Deserialize;
use sourcier::lexicon::Language;
use sourcier::reading::names::tagger::{LABELS, Lesson, Model, OUTSIDE, follows, lessons};
use std::collections::HashMap;

const ROUNDS: usize = 7;
/// How fast it learns. Slow and few rounds stand in for a penalty on large weights: more fits the training data alone.
const RATE: f32 = 0.03;
/// A feature seen less often is not learnt.
const SEEN: u32 = 2;
/// The slots of the table, as a power of two, and the part of them that may be filled.
const POWER: u32 = 17;
const FILLED: usize = (1 << POWER) * 6 / 10;

#[derive(Deserialize)]
struct Line {
    text: String,
    names: Vec<(usize, usize, String)>,
}

/// The kinds of names as they are marked, in the labels' order.
const KINDS: [&str; 4] = ["PER", "LOC", "ORG", "MISC"];

/// A stretch with its right labels, its features numbered.
struct Example {
    features: Vec<Vec<u32>>,
    labels: Vec<usize>,
}

/// The labels of a stretch as it is marked. A name whose beginning lies outside begins where the stretch does.
fn label(line: &Line, lesson: &Lesson) -> Vec<usize> {
    let mut before = OUTSIDE;
    let mut out = Vec::with_capacity(lesson.words.len());
    for word in &lesson.words {
        let name = line.names.iter().find(|(from, to, _)| word.start < *to && *from < word.end);
        let label = name.map_or(OUTSIDE, |(from, _, kind)| {
            let kind = KINDS.iter().position(|k| k == kind).unwrap_or(KINDS.len() - 1);
            1 + kind * 2 + usize::from(word.start > *from)
        });
        before = if follows(before, label) { label } else { label - 1 };
        out.push(before);
    }
    out
}

/// The weights of one feature, or the steps from one label: a number for each label, and the sum of its squared gradients.
#[derive(Clone, Copy, Default)]
struct Weight {
    now: [f32; LABELS],
    squares: [f32; LABELS],
}

impl Weight {
    /// One step of `AdaGrad` (Duchi et al. 2011) against a gradient.
    fn learn(&mut self, label: usize, gradient: f32) {
        self.squares[label] += gradient * gradient;
        self.now[label] -= RATE * gradient / (self.squares[label].sqrt() + 1e-6);
    }
}

/// The logarithm of the sum of exponentials.
fn log_sum(values: impl Iterator<Item = f32> + Clone) -> f32 {
    let most = values.clone().fold(f32::NEG_INFINITY, f32::max);
    if most == f32::NEG_INFINITY { most } else { most + values.map(|value| (value - most).exp()).sum::<f32>().ln() }
}

type Row = [f32; LABELS];

fn scores(example: &Example, weights: &[Weight]) -> Vec<Row> {
    let sum = |features: &Vec<u32>| {
        let mut scores = [0.0_f32; LABELS];
        for feature in features {
            for (score, weight) in scores.iter_mut().zip(&weights[*feature as usize].now) {
                *score += weight;
            }
        }
        scores
    };
    example.features.iter().map(sum).collect()
}

/// Learns from one example: the gradient of the likelihood of a linear-chain conditional random field (Lafferty et al. 2001).
/// Answers the logarithm of the likelihood.
fn learn(example: &Example, weights: &mut [Weight], steps: &mut [Weight]) -> f32 {
    let scores = scores(example, weights);
    let none = [f32::NEG_INFINITY; LABELS];
    let step: Vec<Row> = (0..LABELS)
        .map(|last| {
            std::array::from_fn(|label| if follows(last, label) { steps[last].now[label] } else { f32::NEG_INFINITY })
        })
        .collect();
    let count = scores.len();
    // Row n: what leads up to word n; nothing of a name before the first.
    let mut forward = vec![none; count + 1];
    forward[0][OUTSIDE] = 0.0;
    let mut backward = vec![[0.0; LABELS]; count];
    for n in 0..count {
        for label in 0..LABELS {
            let before = |last: usize| forward[n][last] + step[last][label];
            forward[n + 1][label] = scores[n][label] + log_sum((0..LABELS).map(before));
        }
    }
    for n in (0..count.saturating_sub(1)).rev() {
        for last in 0..LABELS {
            backward[n][last] =
                log_sum((0..LABELS).map(|label| step[last][label] + scores[n + 1][label] + backward[n + 1][label]));
        }
    }
    let whole = log_sum(forward[count].iter().copied());
    let mut likelihood = -whole;
    let mut changes = [[0.0_f32; LABELS]; LABELS];
    let mut right_before = OUTSIDE;
    for n in 0..count {
        let right = example.labels[n];
        likelihood += scores[n][right] + step[right_before][right];
        let mut gradient: Row = std::array::from_fn(|label| (forward[n + 1][label] + backward[n][label] - whole).exp());
        gradient[right] -= 1.0;
        for (label, gradient) in gradient.iter().enumerate().filter(|(_, gradient)| gradient.abs() > 1e-4) {
            for feature in &example.features[n] {
                weights[*feature as usize].learn(label, *gradient);
            }
        }
        for last in 0..LABELS {
            for label in 0..LABELS {
                let both = forward[n][last] + step[last][label] + scores[n][label] + backward[n][label] - whole;
                changes[last][label] += both.exp();
            }
        }
        changes[right_before][right] -= 1.0;
        right_before = right;
    }
    for (step, changes) in steps.iter_mut().zip(changes) {
        for (label, change) in changes.into_iter().enumerate().filter(|(_, change)| change.abs() > 1e-4) {
            step.learn(label, change);
        }
    }
    likelihood
}

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [path, files @ ..] = &arguments[..] else { anyhow::bail!("train_tagger MODEL TRAIN.jsonl…") };
    let mut marked: Vec<(Vec<Vec<u32>>, Vec<usize>)> = Vec::new();
    for file in files {
        for line in std::fs::read_to_string(file)?.lines() {
            let line: Line = serde_json::from_str(line)?;
            for lesson in lessons(&line.text, Language::English) {
                let labels = label(&line, &lesson);
                marked.push((lesson.features, labels));
            }
        }
    }
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for feature in marked.iter().flat_map(|(features, _)| features.iter().flatten()) {
        *counts.entry(*feature).or_default() += 1;
    }
    let mut known: Vec<u32> = counts.iter().filter(|(_, count)| **count >= SEEN).map(|(feature, _)| *feature).collect();
    known.sort_unstable();
    let numbers: HashMap<u32, u32> = known.iter().copied().zip(0..).collect();
    let mut examples: Vec<Example> = marked
        .into_iter()
        .map(|(features, labels)| Example {
            features: features.iter().map(|all| all.iter().filter_map(|f| numbers.get(f).copied()).collect()).collect(),
            labels,
        })
        .collect();
    let mut weights = vec![Weight::default(); known.len()];
    let mut steps = vec![Weight::default(); LABELS];
    let mut means: Vec<Row> = vec![[0.0; LABELS]; weights.len() + steps.len()];
    let mut points = 0.0;
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    for round in 0..ROUNDS {
        for n in (1..examples.len()).rev() {
            // xorshift64
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            examples.swap(n, (random % (n as u64 + 1)) as usize);
        }
        let mut likelihood = 0.0;
        // The mean of the weights at several points late on the way: less of it is chance than in the last ones.
        for part in examples.chunks(examples.len().div_ceil(4).max(1)) {
            likelihood += part.iter().map(|example| learn(example, &mut weights, &mut steps)).sum::<f32>();
            if round + 2 >= ROUNDS {
                points += 1.0;
                for (mean, weight) in means.iter_mut().zip(weights.iter().chain(&steps)) {
                    mean.iter_mut().zip(weight.now).for_each(|(mean, now)| *mean += (now - *mean) / points);
                }
            }
        }
        eprintln!("round {round}: {likelihood}");
    }
    let steps = means.split_off(weights.len());
    let mut order: Vec<usize> = (0..means.len()).collect();
    let size = |n: &usize| means[*n].iter().fold(0.0_f32, |most, weight| most.max(weight.abs()));
    order.sort_by(|a, b| size(b).total_cmp(&size(a)));
    order.truncate(FILLED);
    let largest = order.get(order.len() / 2000).map_or(1.0, size);
    let scale = 127.0 / largest;
    let kept: Vec<(u32, [i8; LABELS])> = order
        .iter()
        .map(|&n| (known[n], means[n].map(|weight| (weight * scale).round().clamp(-127.0, 127.0) as i8)))
        .filter(|(_, weights)| weights.iter().any(|weight| *weight != 0))
        .collect();
    let mut kept = kept;
    kept.sort_unstable();
    let steps: Vec<[i16; LABELS]> =
        steps.iter().map(|weight| weight.map(|mean| (mean * scale).round() as i16)).collect();
    let steps = <[[i16; LABELS]; LABELS]>::try_from(steps).map_err(|_| anyhow::anyhow!("as many steps as labels"))?;
    eprintln!("{} features, {} kept, scale {scale}", known.len(), kept.len());
    std::fs::write(path, Model::write(&steps, &kept, POWER))?;
    Ok(())
}
