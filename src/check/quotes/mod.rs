//! Quotations of a note, found in the corpus whatever their typography.
//!
//! Quoted words are aligned with the words of passages that share most of them: a semi-global alignment (Sellers 1980) whose
//! ends are free on the source's side. Cuts (`[…]`, `(…)`, `...`) and bracketed insertions skip words of the source for nothing.

mod align;
mod compare;
mod tokens;

use super::subject::MOST_JUDGED;
use super::{Evidence, Subject};
use crate::index::{ArticleNo, Snapshot, StoredArticle};
use crate::reading::Quotation;
use crate::text::{Span, Word};
use align::{Alignment, align, source_words};
use compare::{corrected, differences, shares_content};
pub use tokens::LONGEST as LONGEST_QUOTATION;
use tokens::{REPLACED, Token, tokens};

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
    /// The speaker that the note names.
    pub speaker: Option<String>,
    pub found: QuoteMatch,
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
    pub source: Evidence,
    /// The quotation with the source's words: what should stand between the marks.
    pub corrected: String,
    /// What differs: (words of the note, words of the source); one side may be empty.
    pub differences: Vec<(String, String)>,
    /// 1 for the same words, 0 for none in common.
    pub similarity: f32,
}

/// Below this share of common words a passage is no source: up to a third of the words may be changed, and a little more where a
/// quotation is short, while two different sentences of one speaker share less.
const SIMILAR: f32 = 0.62;
/// From this share on a passage is near enough to be shown.
const NEAR: f32 = 0.4;
/// Fewer words than this prove neither alteration nor absence.
pub const ENOUGH_WORDS: usize = 4;
/// Candidate passages looked at.
const CANDIDATES: usize = 16;
/// How far from the passage found, in bytes, the other parts of a quotation with a cut are looked for.
const FAR: usize = 12_000;

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
        let prefer: Vec<ArticleNo> = cited_in(subject, number);
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
                    speaker: None,
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
                speaker: quotation.speaker.as_ref().filter(|s| s.named).map(|s| s.name.clone()),
                found: match_quotation(quotation.inner.of(&block.prose.text), subject.snapshot, &prefer),
            });
        }
    }
    out
}

fn is_speech(quotation: &Quotation) -> bool {
    quotation.cue.is_some() || quotation.speaker.is_some()
}

/// « — Anne Morel, à l'AFP »: the line under a block quote that says whose it is.
pub fn is_signature(prose: &str) -> bool {
    prose.trim_start().starts_with(['—', '–', '-', '―', '~'])
}

fn cited_in(subject: &Subject, block: usize) -> Vec<ArticleNo> {
    subject
        .note
        .citations
        .iter()
        .zip(&subject.cited)
        .filter(|(citation, _)| citation.block == block)
        .filter_map(|(_, article)| *article)
        .collect()
}

/// Finds quoted words in the corpus; of several sources those in `prefer` come first. Worked out once for each snapshot.
#[must_use]
pub fn match_quotation(quoted: &str, snapshot: &Snapshot, prefer: &[ArticleNo]) -> QuoteMatch {
    QuoteMatch::clone(&snapshot.memo().get(&(quoted, prefer), || find_source(quoted, snapshot, prefer)))
}

fn find_source(quoted: &str, snapshot: &Snapshot, prefer: &[ArticleNo]) -> QuoteMatch {
    let tokens = tokens(quoted);
    let words: Vec<&Word> = tokens.iter().filter_map(|t| if let Token::Word(w) = t { Some(w) } else { None }).collect();
    if words.is_empty() {
        return QuoteMatch::Unknown { nearest: None };
    }
    let query: Vec<String> = words.iter().map(|word| word.folded.clone()).collect();
    let hits = snapshot.passages_with(&query, CANDIDATES);
    let long_gap = tokens.iter().any(|t| matches!(t, Token::Gap(n) if *n > REPLACED));
    let mut tried: Vec<(ArticleNo, Span)> = Vec::new();
    let mut verbatim: Vec<Evidence> = Vec::new();
    let mut best: Option<(f32, Evidence, Alignment, ArticleNo, Span)> = None;
    for hit in hits {
        let Some(article) = snapshot.article(hit.article) else { continue };
        let window = window(&article, hit.passage, words.len(), long_gap);
        if tried.iter().any(|&(number, seen)| number == hit.article && seen.contains(window)) {
            continue;
        }
        tried.push((hit.article, window));
        let source = source_words(&article.article.text, window);
        let Some(alignment) = align(&tokens, &source) else { continue };
        let span = source[alignment.first].word.span.cover(source[alignment.last].word.span);
        let evidence = Evidence { article: hit.article, span };
        let length = words.len().max(alignment.length);
        let similarity = 1.0 - alignment.cost as f32 / length as f32;
        if alignment.cost == 0 {
            if !verbatim.contains(&evidence) {
                verbatim.push(evidence);
            }
        } else if best.as_ref().is_none_or(|(so_far, ..)| similarity > *so_far) {
            best = Some((similarity, evidence, alignment, hit.article, window));
        }
    }
    if !verbatim.is_empty() {
        let rank = |evidence: &Evidence| {
            let preferred = prefer.iter().position(|article| *article == evidence.article).unwrap_or(usize::MAX);
            let date = snapshot
                .cards()
                .get(evidence.article as usize)
                .and_then(|card| card.date.as_ref())
                .map_or(jiff::civil::Date::MAX, |date| date.value.first);
            (preferred, date, evidence.article)
        };
        verbatim.sort_by_key(rank);
        return QuoteMatch::Verbatim(verbatim);
    }
    let Some((similarity, evidence, alignment, number, window)) = best else {
        return QuoteMatch::Unknown { nearest: None };
    };
    let Some(article) = snapshot.article(number) else { return QuoteMatch::Unknown { nearest: None } };
    let text = &article.article.text;
    let source = source_words(text, window);
    if similarity >= SIMILAR && shares_content(&tokens, &alignment, &source, article.article.language) {
        let differences = differences(&tokens, &alignment, &source);
        return QuoteMatch::Altered(Alteration {
            source: evidence,
            corrected: corrected(quoted, &tokens, &alignment, &source, text),
            differences: differences
                .iter()
                .map(|d| (d.quoted.of(quoted).to_owned(), d.source.of(text).to_owned()))
                .collect(),
            similarity,
        });
    }
    QuoteMatch::Unknown { nearest: (similarity >= NEAR).then_some(evidence) }
}

/// The part of an article to align with: the passage with as much around it as the quotation may take.
fn window(article: &StoredArticle, passage: usize, words: usize, cut: bool) -> Span {
    let text = &article.article.text;
    let Some(found) = article.passages.get(passage) else { return Span::new(0, 0) };
    // A word takes seven bytes or so; twice as much is kept on each side. What a cut leaves out may be pages long.
    let around = if cut { FAR } else { 40 + words * 14 };
    let mut start = found.span.start.saturating_sub(around);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = (found.span.end + around).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    Span::new(start, end)
}
