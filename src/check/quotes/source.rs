//! The words of an article as quotations are compared with them, and where among them a quotation may stand.

use super::align::{Alignment, Aside, SourceWord, align};
use super::tokens::{CUT, REPLACED, Token};
use crate::index::StoredArticle;
use crate::lexicon::Language;
use crate::text::{self, Span};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Two quotations with at most so many bytes between them are one, cut by the words that say whose it is: « Nous partirons, a déclaré
/// la ministre, et personne ne restera ».
const ATTRIBUTION: usize = 120;
/// A bracket of more bytes is none.
const BRACKET: usize = 200;
/// What a small word weighs beside one that carries content, where a quotation is looked for.
const SMALL: f32 = 0.25;
/// Places in one article that are looked at.
const PLACES: usize = 3;
/// A place that shares less than this part of the best is none.
const WORTH: f32 = 0.6;

/// The words of an article's passages.
pub fn words_of(article: &StoredArticle) -> Vec<SourceWord> {
    let text = &article.article.text;
    let mut may_go: Vec<(Span, Aside)> = brackets(text).into_iter().map(|span| (span, Aside::Bracket)).collect();
    may_go.extend(attributions(article).map(|span| (span, Aside::Attribution)));
    may_go.sort_unstable_by_key(|(span, _)| *span);
    let mut left = may_go.as_slice();
    let mut out = Vec::with_capacity(text.len() / 6);
    for passage in &article.passages {
        for mut word in text::words(passage.span.of(text)) {
            word.span = word.span.shift(passage.span.start);
            while left.first().is_some_and(|(span, _)| span.end <= word.span.start) {
                left = &left[1..];
            }
            let around = left.iter().take_while(|(span, _)| span.start <= word.span.start);
            let aside = around.filter(|(span, _)| span.contains(word.span)).map(|(_, aside)| *aside).max();
            out.push(SourceWord { word, aside });
        }
    }
    out
}

fn brackets(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    for (open, close) in [('[', ']'), ('(', ')')] {
        let mut opened = None;
        for (at, _) in text.match_indices([open, close]) {
            if text[at..].starts_with(open) {
                opened = Some(at);
            } else if let Some(start) = opened.take().filter(|start| at - start <= BRACKET) {
                out.push(Span::new(start, at + 1));
            }
        }
    }
    out
}

/// What says whose a quotation is, between its two halves or between its marks.
fn attributions(article: &StoredArticle) -> impl Iterator<Item = Span> {
    let inside = article.reading.quotations.iter().flat_map(|quotation| quotation.inserted.iter().copied());
    let pairs = article.reading.quotations.iter().zip(article.reading.quotations.iter().skip(1));
    let halves = pairs.filter_map(|(one, next)| {
        let between = Span::new(one.span.end, next.span.start);
        let names =
            |quotation: &crate::reading::Quotation| quotation.speaker.as_ref().map(|speaker| speaker.name.clone());
        let one_speaker = match (names(one), names(next)) {
            (Some(one), Some(next)) => one == next,
            _ => true,
        };
        let near = between.len() <= ATTRIBUTION && !between.of(&article.article.text).contains('\n');
        (one_speaker && near && !between.is_empty()).then_some(between)
    });
    inside.chain(halves)
}

/// Where a quotation stands in an article, or may.
pub struct Place {
    pub alignment: Alignment,
    /// The words that it was aligned with.
    pub window: Range<usize>,
}

/// The places of an article that share most with a quotation, each aligned with it.
pub fn places(tokens: &[Token], source: &[SourceWord]) -> Vec<Place> {
    let count = tokens.iter().filter(|token| matches!(token, Token::Word(_))).count();
    let cut = tokens.iter().any(|token| matches!(token, Token::Gap(limit) if *limit > REPLACED));
    // As long as a quotation may be in its source; what a cut leaves out may be pages long.
    let length = count + count / 2 + 4;
    let around = if cut { CUT / 2 } else { count / 2 + 8 };
    let starts = if source.len() <= length + around { vec![0] } else { likely(tokens, source, length) };
    let mut out: Vec<Place> = Vec::new();
    for start in starts {
        let window = start.saturating_sub(around)..(start + length + around).min(source.len());
        let Some(alignment) = align(tokens, &source[window.clone()]) else { continue };
        let at = |place: &Place| place.window.start + place.alignment.first;
        if out.iter().all(|place| at(place) != window.start + alignment.first) {
            out.push(Place { alignment, window });
        }
    }
    out
}

/// Where windows of `length` words begin that hold most of the quotation's words, best first, none over another.
fn likely(tokens: &[Token], source: &[SourceWord], length: usize) -> Vec<usize> {
    // For each word of the quotation: what it weighs, and how often it stands there.
    let mut wanted: FxHashMap<&str, (f32, u32, usize)> = FxHashMap::default();
    for token in tokens {
        let Token::Word(word) = token else { continue };
        let small = Language::ALL.iter().any(|&language| text::is_stopword(&word.folded, language));
        let next = wanted.len();
        wanted.entry(&word.folded).or_insert((if small { SMALL } else { 1.0 }, 0, next)).1 += 1;
    }
    let found: Vec<Option<(f32, u32, usize)>> =
        source.iter().map(|s| wanted.get(s.word.folded.as_str()).copied()).collect();
    let mut inside = vec![0_u32; wanted.len()];
    let mut weight = 0.0_f32;
    let mut weights: Vec<(f32, usize)> = Vec::with_capacity(source.len());
    for (end, word) in found.iter().enumerate() {
        if let Some((worth, times, number)) = word {
            inside[*number] += 1;
            weight += if inside[*number] <= *times { *worth } else { 0.0 };
        }
        if let Some((worth, times, number)) = end.checked_sub(length).and_then(|gone| found[gone]) {
            weight -= if inside[number] <= times { worth } else { 0.0 };
            inside[number] -= 1;
        }
        weights.push((weight, (end + 1).saturating_sub(length)));
    }
    weights.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let least = weights.first().map_or(0.0, |(best, _)| best * WORTH);
    let mut out: Vec<usize> = Vec::new();
    for (weight, start) in weights {
        if weight < least || weight <= 0.0 || out.len() >= PLACES {
            break;
        }
        if out.iter().all(|known| known.abs_diff(start) >= length) {
            out.push(start);
        }
    }
    out
}
