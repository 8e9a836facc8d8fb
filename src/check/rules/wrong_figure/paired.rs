//! Which number of a series in an article stands where the claim's stands: « 340 chez Morel, 85 chez Arnoux ».

use super::BARE_TELLING;
use super::told::Told;
use crate::check::Subject;
use crate::check::across::Across;
use crate::check::evidence::{self, Judged};
use crate::check::terms::{Key, Term};
use crate::reading::{self, Figure, figures};
use crate::text::Span;

/// The least weight of what the part of a series that the claim's number stands in shares with one of the passage's: a country, or about one
/// word of middling rarity.
const LEAST: f32 = 0.9;
/// What a time that both parts have weighs: about a rare word.
pub const TIME: f32 = 1.8;
/// Any other part has at most this share of that.
const OTHERS: f32 = 0.5;

/// A table has more members than a series.
const LONGEST: usize = 24;

/// Of the numbers of one passage that may count what a claim's does, the one that stands in the same part of their series: its place among
/// `told`. None where the passage has no series of them, or no part of it is the claim's alone.
pub fn paired(subject: &Subject, judged: &Judged, figure: &Figure, told: &[&Told]) -> Option<usize> {
    let [first, _, ..] = told else { return None };
    let (article, stored) = (first.article, first.stored);
    let passage = stored.passages.get(first.passage)?.span;
    let reading = &subject.readings[judged.claim.block];
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let own = part_of(prose, judged.claim.span, &reading.figures, figure, reading.language)?;
    let terms: Vec<&Term> = judged
        .terms
        .iter()
        .filter(|term| {
            let place = term.span.shift(judged.claim.span.start);
            own.contains(place) && !place.overlaps(figure.span) && !matches!(term.key, Key::Number(_))
        })
        .collect();
    let across = Across::new(subject, reading.language, stored);
    let text = &stored.article.text;
    let shared = |told: &&Told| -> Vec<f32> {
        let part = part_of(text, passage, &stored.reading.figures, told.figure, stored.article.language);
        let keys = part.map(|part| evidence::keys(subject, stored, article, part));
        let worth = |term: &&Term| {
            let place = keys.as_ref().and_then(|keys| across.place(keys, &term.key));
            place.map_or(0.0, |(_, surely)| surely * across.weight(term))
        };
        terms.iter().map(worth).collect()
    };
    let mut shared: Vec<Vec<f32>> = told.iter().map(shared).collect();
    // What every part has tells none from the others.
    for n in 0..terms.len() {
        if shared.iter().all(|worth| worth[n] > 0.0) {
            for worth in &mut shared {
                worth[n] = 0.0;
            }
        }
    }
    let own_times: Vec<_> = reading::within(&reading.times, |time| time.span, own).collect();
    let of_its_time = |told: &&Told| {
        let part = part_of(text, passage, &stored.reading.figures, told.figure, stored.article.language);
        part.is_some_and(|part| {
            let mut there = reading::within(&stored.reading.times, |time| time.span, part);
            there.any(|one| {
                own_times.iter().any(|own| own.when.interval().is_some() && own.when.interval() == one.when.interval())
            })
        })
    };
    let timed: Vec<bool> = told.iter().map(of_its_time).collect();
    let alike = timed.iter().all(|timed| *timed);
    let sum =
        |(worth, timed): (&Vec<f32>, &bool)| worth.iter().sum::<f32>() + if *timed && !alike { TIME } else { 0.0 };
    let sums: Vec<f32> = shared.iter().zip(&timed).map(sum).collect();
    let best = (0..sums.len()).max_by(|a, b| sums[*a].total_cmp(&sums[*b]))?;
    let others = || sums.iter().enumerate().filter(|(n, _)| *n != best);
    let alone = others().all(|(_, sum)| *sum <= OTHERS * sums[best]);
    let series = reading::within(&reading.figures, |figure| figure.span, judged.claim.span);
    // « 340 grues en mai contre 85 en juin » has the thing counted but once.
    let bare = figure.unit.is_empty() && figure.value >= BARE_TELLING;
    let alike = |other: &Figure| bare || other.unit == figure.unit;
    let in_series = series.filter(|other| alike(other) && other.measured == figure.measured).count() > 1;
    let named = terms.iter().zip(&shared[best]).any(|(term, worth)| term.key.is_name() && *worth > 0.0);
    (sums[best] >= LEAST && alone && (named || in_series)).then_some(best)
}

/// The part of a sentence that one of its numbers stands in.
fn part_of(
    text: &str,
    sentence: Span,
    figures: &[Figure],
    figure: &Figure,
    language: crate::lexicon::Language,
) -> Option<Span> {
    let own: Vec<&Figure> = reading::within(figures, |figure| figure.span, sentence).collect();
    if own.len() > LONGEST {
        return None;
    }
    let at = own.iter().position(|other| other.number == figure.number)?;
    figures::parts(text, sentence, &own, language).get(at).copied()
}
