//! Quotations of a note, found in the corpus whatever their typography.
//!
//! Quoted words are aligned with the words of passages that share most of them: a semi-global alignment (Sellers 1980) whose
//! ends are free on the source's side. Cuts (`[…]`, `(…)`, `...`) and bracketed insertions skip words of the source for nothing.

use super::subject::MOST_JUDGED;
use super::{Evidence, Subject};
use crate::index::{ArticleNo, Snapshot, StoredArticle};
use crate::lexicon::Language;
use crate::reading::Quotation;
use crate::text::{self, Span, Word, is_stopword};
use std::collections::{HashMap, VecDeque};

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

/// Below this share of common words a passage is no source. The issue asks for up to a third of the words changed; a little
/// below it short quotations with one change are still found, while two different sentences of one speaker share less.
const SIMILAR: f32 = 0.62;
/// From this share on a passage is near enough to be shown.
const NEAR: f32 = 0.4;
/// Fewer words than this prove neither alteration nor absence.
pub const ENOUGH_WORDS: usize = 4;
/// A bracketed insertion may stand for at most this many words of the source.
const REPLACED: usize = 8;
/// Candidate passages looked at.
const CANDIDATES: usize = 16;
/// Quotations longer than this many words are judged by their beginning.
const LONGEST: usize = 400;
/// The words of an article that one alignment looks at, at most.
const WINDOW: usize = 4_000;

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
fn is_signature(prose: &str) -> bool {
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

/// What a quotation is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Word(Word),
    /// Words of the source may be missing here: at most so many.
    Gap(usize),
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

/// Words, cuts and insertions of a quotation.
fn tokens(quoted: &str) -> Vec<Token> {
    let mut gaps: Vec<(usize, usize)> = Vec::new();
    // The text without cuts and without brackets inside words, and where each of its bytes stands.
    let mut plain = String::with_capacity(quoted.len());
    let mut origin: Vec<usize> = Vec::with_capacity(quoted.len());
    let mut at = 0;
    while let Some(c) = quoted[at..].chars().next() {
        let (taken, text) = match piece(quoted, at) {
            Piece::Gap { bytes, limit } => {
                gaps.push((at, limit));
                (bytes, " ")
            }
            Piece::InWord => (c.len_utf8(), ""),
            Piece::Text => (c.len_utf8(), &quoted[at..at + c.len_utf8()]),
        };
        plain.push_str(text);
        origin.extend((0..text.len()).map(|n| at + n));
        at += taken;
    }
    let mut out = Vec::new();
    let mut gaps = gaps.into_iter().peekable();
    for mut word in text::words(&plain).into_iter().take(LONGEST) {
        word.span = Span::new(origin[word.span.start], origin[word.span.end - 1] + 1);
        while let Some((_, limit)) = gaps.next_if(|(start, _)| *start <= word.span.start) {
            // A cut at the start leaves nothing out that the alignment would miss.
            if !out.is_empty() {
                out.push(Token::Gap(limit));
            }
        }
        out.push(Token::Word(word));
    }
    out
}

/// What a character of a quotation begins.
enum Piece {
    Text,
    /// A bracket around letters of a word: « [N]ous », « ami[e]s ».
    InWord,
    /// A cut, or an insertion of the note's writer: so many bytes, for at most so many words of the source.
    Gap {
        bytes: usize,
        limit: usize,
    },
}

fn piece(quoted: &str, at: usize) -> Piece {
    let rest = &quoted[at..];
    for (open, close) in [('[', ']'), ('(', ')')] {
        if rest.starts_with(open)
            && let Some(end) = rest.find(close)
        {
            let inside = rest[1..end].trim();
            if inside.chars().all(|c| matches!(c, '.' | '…' | ' ')) {
                return Piece::Gap { bytes: end + 1, limit: WINDOW };
            }
            if open == '[' {
                let glued =
                    quoted[..at].ends_with(char::is_alphanumeric) || rest[end + 1..].starts_with(char::is_alphanumeric);
                return if glued { Piece::InWord } else { Piece::Gap { bytes: end + 1, limit: REPLACED } };
            }
        }
    }
    if rest.starts_with(']') {
        return Piece::InWord;
    }
    if rest.starts_with('…') {
        return Piece::Gap { bytes: '…'.len_utf8(), limit: WINDOW };
    }
    if rest.starts_with("...") {
        return Piece::Gap { bytes: 3, limit: WINDOW };
    }
    Piece::Text
}

/// A word of the source.
struct SourceWord {
    word: Word,
    /// It stands in brackets there: the paper's own insertion, which may be left out.
    optional: bool,
}

fn source_words(text: &str, window: Span) -> Vec<SourceWord> {
    let covered = window.of(text);
    let mut brackets: Vec<Span> = Vec::new();
    for (open, close) in [('[', ']'), ('(', ')')] {
        let mut from = 0;
        while let Some(start) = covered[from..].find(open).map(|n| from + n) {
            let Some(end) = covered[start..].find(close).map(|n| start + n) else { break };
            brackets.push(Span::new(start, end));
            from = end;
        }
    }
    text::words(covered)
        .into_iter()
        .take(WINDOW)
        .map(|mut word| {
            let optional = brackets.iter().any(|bracket| bracket.contains(word.span));
            word.span = word.span.shift(window.start);
            SourceWord { word, optional }
        })
        .collect()
}

/// The part of an article to align with: the passage with as much around it as the quotation may take.
fn window(article: &StoredArticle, passage: usize, words: usize, whole: bool) -> Span {
    let text = &article.article.text;
    if whole {
        return Span::new(0, text.len());
    }
    let Some(found) = article.passages.get(passage) else { return Span::new(0, 0) };
    // A word takes seven bytes or so; twice as much is kept on each side.
    let around = 40 + words * 14;
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

/// The best alignment of a quotation with source words.
struct Alignment {
    /// Words changed, dropped or added.
    cost: u32,
    /// For each token the source word it stands for; None for gaps and words added.
    pairs: Vec<Option<usize>>,
    /// The first and last source word of it.
    first: usize,
    last: usize,
    /// Source words between them that count: those skipped by gaps and optional ones do not.
    length: usize,
}

/// How a cell of the alignment was reached.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// Token and source word go together.
    Pair,
    /// The token stands for no source word.
    Token,
    /// The source word is left out.
    Source,
    /// A gap takes any number of source words.
    Jump,
}

/// Aligns the tokens with a stretch of the source words, both ends free there.
fn align(tokens: &[Token], source: &[SourceWord]) -> Option<Alignment> {
    let (rows, columns) = (tokens.len() + 1, source.len() + 1);
    if source.is_empty() {
        return None;
    }
    // Costs in tenths, so that of equal ways the one that pairs words at the edges wins.
    let mut steps = vec![Step::Token; rows * columns];
    let mut jumps: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut above: Vec<u32> = vec![0; columns];
    let mut row: Vec<u32> = vec![0; columns];
    for (i, token) in tokens.iter().enumerate() {
        let at = |j: usize| (i + 1) * columns + j;
        match token {
            Token::Word(word) => {
                row[0] = above[0] + 11;
                for j in 1..columns {
                    let same = source[j - 1].word.folded == word.folded;
                    let pair = above[j - 1] + if same { 0 } else { 10 };
                    let skip = row[j - 1] + if source[j - 1].optional { 0 } else { 10 };
                    let drop = above[j] + 11;
                    (row[j], steps[at(j)]) = if pair <= skip && pair <= drop {
                        (pair, Step::Pair)
                    } else if skip <= drop {
                        (skip, Step::Source)
                    } else {
                        (drop, Step::Token)
                    };
                }
            }
            Token::Gap(limit) => {
                // The least cost among the last `limit` cells of the row above, as a sliding window.
                let mut least: VecDeque<usize> = VecDeque::new();
                let mut from = vec![0; columns];
                for j in 0..columns {
                    while least.back().is_some_and(|&b| above[b] > above[j]) {
                        least.pop_back();
                    }
                    least.push_back(j);
                    while least.front().is_some_and(|&f| f + limit < j) {
                        least.pop_front();
                    }
                    from[j] = least.front().copied().unwrap_or(j);
                    row[j] = above[from[j]];
                    steps[at(j)] = Step::Jump;
                }
                jumps.insert(i + 1, from);
            }
        }
        std::mem::swap(&mut above, &mut row);
    }
    let (end, &cost) = above.iter().enumerate().min_by_key(|&(j, cost)| (*cost, j))?;
    let mut pairs = vec![None; tokens.len()];
    let mut length = 0;
    let (mut i, mut j) = (tokens.len(), end);
    while i > 0 {
        match steps[i * columns + j] {
            Step::Pair => {
                i -= 1;
                j -= 1;
                pairs[i] = Some(j);
                length += 1;
            }
            Step::Token => i -= 1,
            Step::Source => {
                j -= 1;
                length += usize::from(!source[j].optional);
            }
            Step::Jump => {
                j = jumps[&i][j];
                i -= 1;
            }
        }
    }
    let first = pairs.iter().flatten().min().copied()?;
    let last = pairs.iter().flatten().max().copied()?;
    Some(Alignment { cost: cost / 10, pairs, first, last, length })
}

/// Whether a token stands for a source word of other letters, or for none.
fn differs(token: &Token, pair: Option<usize>, source: &[SourceWord]) -> bool {
    match token {
        Token::Word(word) => pair.is_none_or(|n| source[n].word.folded != word.folded),
        Token::Gap(_) => false,
    }
}

/// Whether what is shared is more than the words that any two sentences share.
fn shares_content(tokens: &[Token], alignment: &Alignment, source: &[SourceWord], language: Language) -> bool {
    let (mut content, mut shared, mut words) = (0, 0, 0);
    for (token, pair) in tokens.iter().zip(&alignment.pairs) {
        let Token::Word(word) = token else { continue };
        words += 1;
        if !is_stopword(&word.folded, language) {
            content += 1;
            shared += usize::from(!differs(token, *pair, source));
        }
    }
    words >= ENOUGH_WORDS && shared >= 2 && shared * 2 >= content
}

/// A stretch of a quotation in which nothing agrees, with the words around it that do.
struct Difference {
    /// In the quotation.
    quoted: Span,
    /// In the source.
    source: Span,
}

/// Where the quotation and its source part. Spans are of the quotation and of the article; an empty one stands where words
/// are missing.
fn differences(tokens: &[Token], alignment: &Alignment, source: &[SourceWord]) -> Vec<Difference> {
    let mut out: Vec<Difference> = Vec::new();
    // The last source word and quoted byte before the stretch.
    let mut seen: Option<usize> = None;
    let mut quoted_end = 0;
    let mut open: Option<(Span, Option<usize>)> = None;
    let mut after_gap = false;
    for (token, pair) in tokens.iter().zip(&alignment.pairs) {
        let Token::Word(word) = token else {
            close(&mut open, seen, None, source, &mut out);
            after_gap = true;
            continue;
        };
        if differs(token, *pair, source) {
            let (span, _) = open.get_or_insert((word.span, seen));
            *span = span.cover(word.span);
        } else {
            let skipped = match (seen, *pair) {
                (Some(before), Some(here)) if !after_gap => source[before + 1..here].iter().any(|s| !s.optional),
                _ => false,
            };
            if open.is_none() && skipped {
                open = Some((Span::new(quoted_end, quoted_end), seen));
            }
            close(&mut open, seen, *pair, source, &mut out);
        }
        if let Some(here) = *pair {
            seen = Some(here);
        }
        quoted_end = word.span.end;
        after_gap = false;
    }
    close(&mut open, seen, alignment.pairs.iter().flatten().max().map(|n| n + 1), source, &mut out);
    out
}

/// Ends a differing stretch before the source word `next`.
fn close(
    open: &mut Option<(Span, Option<usize>)>,
    seen: Option<usize>,
    next: Option<usize>,
    source: &[SourceWord],
    out: &mut Vec<Difference>,
) {
    let Some((quoted, before)) = open.take() else { return };
    let from = before.map_or_else(|| seen.unwrap_or(0), |n| n + 1);
    let to = next.unwrap_or_else(|| seen.map_or(from, |n| n + 1)).max(from);
    let words = source.get(from..to).unwrap_or_default();
    let at = source.get(from.saturating_sub(1)).map_or(0, |s| s.word.span.end);
    let span = match (words.first(), words.last()) {
        (Some(first), Some(last)) => first.word.span.cover(last.word.span),
        _ => Span::new(at, at),
    };
    out.push(Difference { quoted, source: span });
}

/// The quotation with the source's words: each stretch between two cuts becomes the source's.
fn corrected(quoted: &str, tokens: &[Token], alignment: &Alignment, source: &[SourceWord], text: &str) -> String {
    let mut out = String::new();
    let mut copied = 0;
    let mut n = 0;
    while n < tokens.len() {
        let stretch = tokens[n..].iter().take_while(|token| matches!(token, Token::Word(_))).count();
        if stretch == 0 {
            n += 1;
            continue;
        }
        let words = |token: &Token| if let Token::Word(word) = token { Some(word.span) } else { None };
        let from = words(&tokens[n]).map_or(copied, |span| span.start);
        let to = words(&tokens[n + stretch - 1]).map_or(from, |span| span.end);
        let pairs = alignment.pairs[n..n + stretch].iter().flatten();
        if let (Some(first), Some(last)) = (pairs.clone().min(), pairs.max()) {
            out.push_str(&quoted[copied..from]);
            out.push_str(source[*first].word.span.cover(source[*last].word.span).of(text));
            copied = to;
        }
        n += stretch;
    }
    out.push_str(&quoted[copied..]);
    out
}
