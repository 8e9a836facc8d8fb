//! Quotations of a note, found in the corpus whatever their typography.
//!
//! The index tells which articles share most of the quoted words' prints; in each, the places that hold most of the words are aligned
//! with them: a semi-global alignment (Sellers 1980) whose ends are free on the source's side. Cuts (`[…]`, `(…)`, `...`) and bracketed
//! insertions skip words of the source for nothing.

mod align;
mod compare;
#[cfg(test)]
mod properties;
mod source;
#[cfg(test)]
mod tests;
mod tokens;
mod translated;

use super::subject::MOST_JUDGED;
use super::{Evidence, Subject};
use crate::index::{ArticleNo, Snapshot, on_cores};
use crate::lexicon::Language;
use crate::reading::{Quotation, Speaker};
use crate::text::Span;
pub use compare::Turn;
use compare::{corrected, differences, shares_content, shown};
use jiff::civil::Date;
use rayon::prelude::*;
use source::{Place, places, words_of};
use std::collections::HashSet;
pub use tokens::LONGEST as LONGEST_QUOTATION;
use tokens::{Token, tokens};
pub use translated::translation_of;

/// A quotation of a note.
#[derive(Clone, Debug)]
pub struct NoteQuote {
    /// The number of its block.
    pub block: usize,
    /// The quoted words in the note, without marks.
    pub inner: Span,
    /// With its marks, in the note.
    pub span: Span,
    /// Whether it is told as somebody's speech: by a verb, « selon », a colon, or as a block quote with its author.
    pub speech: bool,
    /// Whether the mark that closes it is there.
    pub closed: bool,
    /// Whether words say that it is said: « a déclaré », "according to".
    pub cue: bool,
    /// Who speaks, as the note has it; spans are of the note.
    pub speaker: Option<Speaker>,
    /// Where the note names the speaker, as far as a name stands there.
    pub speaker_at: Option<Span>,
    /// [`Self::inner`] in the prose of its block.
    pub in_prose: Span,
    pub found: QuoteMatch,
}

impl NoteQuote {
    /// The speaker that the note names.
    #[must_use]
    pub fn named_speaker(&self) -> Option<&str> {
        self.speaker.as_ref().filter(|speaker| speaker.named).map(|speaker| speaker.name.as_str())
    }

    /// The passage in the other language that the quoted `words` perhaps translate, where no article has them.
    #[must_use]
    pub fn translation(&self, words: &str, snapshot: &Snapshot) -> Option<Evidence> {
        if !matches!(self.found, QuoteMatch::Unknown { .. }) {
            return None;
        }
        let speaker = match self.named_speaker() {
            Some(name) => Some(snapshot.entities().resolve(name, None)?),
            None => None,
        };
        translation_of(words, speaker, snapshot)
    }
}

/// What the corpus has of a quotation.
#[derive(Clone, Debug, PartialEq)]
pub enum QuoteMatch {
    /// These words stand there; every source, the cited one first.
    Verbatim(Vec<Evidence>),
    /// Nearly these words stand there.
    Altered(Alteration),
    /// Nothing like it stands there; the nearest passage, if any is near.
    Unknown { nearest: Option<Evidence> },
}

/// How a quotation differs from its source.
#[derive(Clone, Debug, PartialEq)]
pub struct Alteration {
    /// The cited source, else the earliest.
    pub source: Evidence,
    /// The quotation with the source's words: what should stand between the marks.
    pub corrected: String,
    /// What differs, in the order of the text.
    pub differences: Vec<Difference>,
    /// 1 for the same words, 0 for none in common.
    pub similarity: f32,
    /// Every source that is as near, [`Self::source`] first.
    pub sources: Vec<Evidence>,
}

/// Words in which a quotation and its source part; one side may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Each side as it is shown: an elided word with its apostrophe.
    pub quoted: String,
    pub source: String,
    /// The bytes of `quoted` in the quotation; an empty span stands where words are missing.
    pub span: Span,
    /// What of the meaning it turns.
    pub turn: Option<Turn>,
}

/// Below this share of common words a passage is no source: up to a third of the words may be changed. With 0.62, nearly twice as many
/// sentences that no article holds are taken for a quotation of one, for an idiom that both have; with more, less than a third could be changed.
const SIMILAR: f32 = 0.65;
/// From this share on a passage is near enough to be shown.
const NEAR: f32 = 0.4;
/// Fewer words than this prove neither alteration nor absence.
pub const ENOUGH_WORDS: usize = 4;
/// Two places whose shares differ by less are as near as each other.
const EQUAL: f32 = 0.001;
/// Articles looked into; and at most, where many are copies of each other.
const CANDIDATES: usize = 12;
const COPIES: usize = 48;
/// An article that shares less than this part of what the likeliest shares is not looked into. With it, 0.985 of 1,500 quotations of 14,448
/// articles with 30 % of their words changed are found (`scripts/measure_quotations.rs`); without it, more would be looked into.
const LIKELY: f32 = 0.35;
/// From this part on, it may be a copy.
const COPY: f32 = 0.95;
/// Quotations of fewer words may have no prints: passages with their rarest words are looked at too.
const FEW: usize = 6;

/// The quotations of a note.
pub fn find(subject: &Subject) -> Vec<NoteQuote> {
    let mut out = Vec::new();
    for (number, (block, reading)) in subject.note.blocks.iter().zip(&subject.readings).enumerate() {
        if subject.is_task(number) {
            continue;
        }
        if out.len() >= MOST_JUDGED {
            break;
        }
        let prefer: Vec<ArticleNo> = subject.cited_in(number).iter().map(|(_, article)| *article).collect();
        let in_note = |span: Span| block.prose.span_to_note(span);
        if block.quoted.is_some() && reading.quotations.is_empty() {
            let prose = Span::new(0, block.prose.text.len()).trim(&block.prose.text);
            if !is_signature(&block.prose.text) && !prose.is_empty() {
                out.push(NoteQuote {
                    block: number,
                    inner: in_note(prose),
                    span: in_note(prose),
                    speech: false,
                    closed: true,
                    cue: false,
                    speaker: None,
                    speaker_at: None,
                    in_prose: prose,
                    found: match_quotation(prose.of(&block.prose.text), subject.snapshot, &prefer),
                });
            }
            continue;
        }
        for quotation in reading.quotations.iter().take(MOST_JUDGED - out.len()) {
            out.push(NoteQuote {
                block: number,
                inner: in_note(quotation.inner),
                span: in_note(quotation.span),
                speech: is_speech(quotation),
                closed: quotation.closed,
                cue: quotation.cue.is_some(),
                speaker: quotation.speaker.as_ref().map(|speaker| Speaker {
                    span: in_note(speaker.span),
                    whole: speaker.whole.map(in_note),
                    ..speaker.clone()
                }),
                speaker_at: quotation
                    .speaker
                    .as_ref()
                    .filter(|s| s.named && reading.names.iter().any(|name| name.span == s.span))
                    .map(|s| in_note(s.span)),
                in_prose: quotation.inner,
                found: match_between(
                    quotation.inner.of(&block.prose.text),
                    &told_in(quotation),
                    subject.snapshot,
                    &prefer,
                ),
            });
        }
    }
    go_on(subject, &mut out);
    out
}

/// Joins what is one speech over several blocks of the note, each opened again: what the next one opens again is not left open, and
/// whoever one of them tells speaks in all.
fn go_on(subject: &Subject, quotes: &mut [NoteQuote]) {
    let mut from = 0;
    while from < quotes.len() {
        let mut end = from + 1;
        while end < quotes.len() && is_reopened(subject, &quotes[end - 1], &quotes[end]) {
            quotes[end - 1].closed = true;
            end += 1;
        }
        let told = quotes[from..end].iter().find(|quote| quote.speaker.is_some()).map(|quote| quote.speaker.clone());
        for quote in &mut quotes[from..end] {
            if let Some(speaker) = told.as_ref().filter(|_| quote.speaker.is_none()) {
                quote.speaker.clone_from(speaker);
                quote.speech = true;
            }
        }
        from = end;
    }
}

/// Whether a quotation that is not closed is opened again, with the same mark, by the one that begins the next block.
fn is_reopened(subject: &Subject, one: &NoteQuote, next: &NoteQuote) -> bool {
    let note = subject.note;
    let mark = |quote: &NoteQuote| quote.span.of(&note.text).chars().next();
    let (here, there) = (&note.blocks[one.block], &note.blocks[next.block]);
    let alike = (here.kind, here.quoted) == (there.kind, there.quoted) && next.block == one.block + 1;
    let begins = Span::new(there.span.start, next.span.start).of(&note.text).trim().is_empty();
    !one.closed && alike && begins && mark(one) == mark(next)
}

/// Where the writer says who speaks, in the words of a quotation.
fn told_in(quotation: &Quotation) -> Vec<Span> {
    let inner = quotation.inner.start;
    quotation.inserted.iter().map(|span| Span::new(span.start - inner, span.end - inner)).collect()
}

fn is_speech(quotation: &Quotation) -> bool {
    quotation.cue.is_some() || quotation.speaker.is_some()
}

/// « — Anne Morel, à l'AFP »: the line under a block quote that says whose it is.
pub fn is_signature(prose: &str) -> bool {
    prose.trim_start().starts_with(['—', '–', '-', '―', '~'])
}

/// Finds quoted words in the corpus; of several sources those in `prefer` come first. Worked out once for each snapshot.
#[must_use]
pub fn match_quotation(quoted: &str, snapshot: &Snapshot, prefer: &[ArticleNo]) -> QuoteMatch {
    match_between(quoted, &[], snapshot, prefer)
}

/// The same of words between which the writer says who speaks, at `told`.
fn match_between(quoted: &str, told: &[Span], snapshot: &Snapshot, prefer: &[ArticleNo]) -> QuoteMatch {
    let found = snapshot.memo().get(&(quoted, told, prefer), || find_source(quoted, told, snapshot, prefer));
    QuoteMatch::clone(&found)
}

fn find_source(quoted: &str, told: &[Span], snapshot: &Snapshot, prefer: &[ArticleNo]) -> QuoteMatch {
    let tokens = tokens(quoted, told);
    let words: Vec<&str> = tokens.iter().filter_map(|token| token.word().map(|word| word.folded.as_str())).collect();
    let looked_at = candidates(&words, snapshot, prefer).into_par_iter();
    let like = |article| alike(&tokens, words.len(), snapshot, article);
    let found: Vec<Like> = on_cores(|| looked_at.flat_map_iter(like).collect());
    let mut verbatim: Vec<(Evidence, bool)> = Vec::new();
    let mut near: Vec<Near> = Vec::new();
    for like in found {
        match like {
            Like::Verbatim(evidence, skips) => {
                if verbatim.iter().all(|(known, _)| *known != evidence) {
                    verbatim.push((evidence, skips));
                }
            }
            Like::Near(one) => near.push(one),
        }
    }
    if !verbatim.is_empty() {
        verbatim.sort_by_cached_key(|(evidence, skips)| rank(snapshot, *evidence, *skips, prefer));
        return QuoteMatch::Verbatim(verbatim.into_iter().map(|(evidence, _)| evidence).collect());
    }
    near.sort_by(|a, b| b.similarity.total_cmp(&a.similarity));
    let Some(best) = near.first() else { return QuoteMatch::Unknown { nearest: None } };
    if best.similarity < SIMILAR || !best.content {
        return QuoteMatch::Unknown { nearest: Some(best.evidence) };
    }
    // Of sources as near as each other, as of equal ones.
    let mut sources: Vec<Evidence> =
        near.iter().filter(|other| other.similarity >= best.similarity - EQUAL).map(|other| other.evidence).collect();
    sources.sort_by_cached_key(|evidence| rank(snapshot, *evidence, false, prefer));
    alteration(quoted, &tokens, snapshot, sources).map_or(QuoteMatch::Unknown { nearest: None }, QuoteMatch::Altered)
}

/// The places of an article that are like a quotation of so many words.
fn alike(tokens: &[Token], count: usize, snapshot: &Snapshot, number: ArticleNo) -> Vec<Like> {
    let Some(article) = snapshot.article(number) else { return Vec::new() };
    let source = words_of(&article);
    let like = |Place { alignment, window }: Place| {
        let held = &source[window];
        let evidence = Evidence { article: number, span: alignment.span(held) };
        if alignment.cost == 0 {
            return Some(Like::Verbatim(evidence, alignment.skips));
        }
        let similarity = 1.0 - alignment.cost as f32 / count.max(alignment.length) as f32;
        let content = similarity >= NEAR && shares_content(tokens, &alignment, held, article.article.language);
        (similarity >= NEAR).then_some(Like::Near(Near { similarity, content, evidence }))
    };
    places(tokens, &source).into_iter().filter_map(like).collect()
}

/// A place that is like a quotation.
enum Like {
    /// It has the very words, and whether others stand between them.
    Verbatim(Evidence, bool),
    Near(Near),
}

/// A place that has nearly the words of a quotation.
struct Near {
    similarity: f32,
    /// Whether they share more than small words.
    content: bool,
    evidence: Evidence,
}

/// How the quotation differs from the first of `sources`.
fn alteration(quoted: &str, tokens: &[Token], snapshot: &Snapshot, sources: Vec<Evidence>) -> Option<Alteration> {
    let source = *sources.first()?;
    let article = snapshot.article(source.article)?;
    let (text, language) = (&article.article.text, article.article.language);
    let words = words_of(&article);
    let found = places(tokens, &words);
    let Place { alignment, window } =
        found.into_iter().find(|place| place.alignment.span(&words[place.window.clone()]) == source.span)?;
    let held = &words[window];
    let count = tokens.iter().filter(|token| token.word().is_some()).count();
    let partings = differences(tokens, &alignment, held);
    Some(Alteration {
        source,
        corrected: corrected(quoted, tokens, &alignment, held, text),
        differences: partings
            .iter()
            .map(|parting| Difference {
                quoted: shown(parting.quoted, quoted, language),
                source: shown(parting.source, text, language),
                span: parting.quoted,
                turn: Turn::of(parting, quoted, text, language),
            })
            .collect(),
        similarity: 1.0 - alignment.cost as f32 / count.max(alignment.length) as f32,
        sources,
    })
}

/// The articles in which a quotation is looked for, the likeliest first.
fn candidates(words: &[&str], snapshot: &Snapshot, prefer: &[ArticleNo]) -> Vec<ArticleNo> {
    let scored = snapshot.articles_with(words.iter().copied(), COPIES);
    let best = scored.first().map_or(0.0, |(_, score)| *score);
    let likely = scored.iter().enumerate().filter(|(place, (_, score))| {
        // Copies of one wire score alike, and all of them are sources.
        *score >= best * COPY || (*place < CANDIDATES && *score >= best * LIKELY)
    });
    let mut out: Vec<ArticleNo> = prefer.iter().copied().chain(likely.map(|(_, (article, _))| *article)).collect();
    if words.len() < FEW {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        for language in Language::ALL {
            out.extend(snapshot.passages_like(&words, language, CANDIDATES).iter().map(|hit| hit.article));
        }
    }
    let mut seen = HashSet::new();
    out.retain(|article| seen.insert(*article));
    out
}

/// In what order equal sources come: the cited ones first, then those with the very words before those that have others between them
/// (`skips`), then the earliest; within an article what stands between marks before a title that repeats it.
fn rank(snapshot: &Snapshot, evidence: Evidence, skips: bool, prefer: &[ArticleNo]) -> impl Ord + use<> {
    let preferred = prefer.iter().position(|article| *article == evidence.article).unwrap_or(usize::MAX);
    let card = snapshot.cards().get(evidence.article as usize);
    let date = card.and_then(|card| card.date.as_ref()).map_or(Date::MAX, |date| date.value.first);
    (preferred, skips, date, evidence.article, said_in(snapshot, evidence).is_none(), evidence.span)
}

/// The quotation of an article that holds most of `evidence`.
#[must_use]
pub fn said_in(snapshot: &Snapshot, evidence: Evidence) -> Option<Quotation> {
    let article = snapshot.article(evidence.article)?;
    let shared = |quotation: &&Quotation| {
        let (a, b) = (quotation.span, evidence.span);
        a.end.min(b.end).saturating_sub(a.start.max(b.start))
    };
    let overlapping = article.reading.quotations.iter().filter(|quotation| quotation.span.overlaps(evidence.span));
    overlapping.max_by_key(shared).cloned()
}
