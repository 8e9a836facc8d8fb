//! Passages that bear on a claim, and how far each bears it out.

use super::across::{self, Across};
use super::around::Shares;
use super::claims::Claim;
use super::terms::{Key, Term, found, terms};
use super::{Evidence, Subject};
use crate::index::{ArticleNo, Hit, StoredArticle, on_cores};
use crate::lexicon::Language;
use crate::reading::within;
use crate::text::{self, Span};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A claim with its evidence.
#[derive(Clone, Debug)]
pub struct Judged {
    pub claim: Claim,
    /// What the claim is about; spans are bytes of its sentence.
    pub terms: Arc<Vec<Term>>,
    /// The passages that share most with it, best first.
    pub passages: Arc<Vec<Support>>,
    /// What passages share with it, as far as anybody has asked.
    pub shares: Arc<Shares>,
}

/// Below this share of the claim a passage is on the topic at most.
const BEARS: f32 = 0.4;

impl Judged {
    /// A claim with what it is about and the passages found for it.
    pub fn new(claim: Claim, terms: Arc<Vec<Term>>, passages: Arc<Vec<Support>>) -> Self {
        Self { claim, terms, passages, shares: Arc::default() }
    }

    /// The passages that tell a good part of the claim, best first.
    pub fn evidence(&self) -> Vec<Evidence> {
        self.passages.iter().filter(|support| support.coverage >= BEARS).map(Support::evidence).collect()
    }

    /// Its terms, and in which language they are.
    pub fn terms_in(&self, subject: &Subject) -> (&[Term], Language) {
        (&self.terms, subject.language_in(self.claim.block))
    }

    /// What any passage shares with the claim.
    pub fn support(
        &self,
        subject: &Subject,
        article: ArticleNo,
        stored: &Arc<StoredArticle>,
        passage: usize,
    ) -> Option<Support> {
        support(subject, self.terms_in(subject), article, stored, passage)
    }
}

/// What a passage shares with a claim.
#[derive(Clone, Debug)]
pub struct Support {
    pub article: ArticleNo,
    pub stored: Arc<StoredArticle>,
    /// The passage's number.
    pub passage: usize,
    /// The passage's bytes in the article's text.
    pub span: Span,
    /// The share of the claim's terms, by weight, that stand in the passage, or less surely beside it: 0 to 1.
    pub coverage: f32,
    /// The same of its names alone; 1 where it has none.
    pub names: f32,
    /// The weight of the claim's words (names and countries left out) that stand in the passage itself.
    pub words: f32,
    /// The same, small numbers left out, with what stands only beside it counted in part.
    pub words_near: f32,
    /// How many of the claim's words, names left out, stand in the passage or beside it.
    pub count_near: usize,
    /// The weight of everything shared in the passage itself but countries, which every passage names: how surely it tells the
    /// same event.
    pub specific: f32,
    /// For each term of the claim, where it stands in the passage.
    pub matched: Vec<Option<Span>>,
}

impl Support {
    /// The passage as evidence.
    pub const fn evidence(&self) -> Evidence {
        Evidence { article: self.article, span: self.span }
    }
}

/// Passages looked at for one claim.
const CANDIDATES: usize = 12;
/// What a term is worth that stands in the sentence before or after: the event may be told over several.
const BESIDE: f32 = 0.6;

/// Gathers the evidence for a claim. What one sentence shares with the corpus is worked out once for each snapshot.
pub fn judge(subject: &Subject, claim: Claim) -> Judged {
    let cited = cited(subject, &claim);
    // Of a block that is as it was nothing is asked again.
    let key = ("judged", subject.key(claim.block), claim.span, &cited);
    let known = subject.snapshot.memo().get(&key, || gather(subject, &claim, &cited));
    Judged::new(claim, Arc::clone(&known.0), Arc::clone(&known.1))
}

/// The terms of a claim, and the passages that share any of them.
type Gathered = (Arc<Vec<Term>>, Arc<Vec<Support>>);

fn gather(subject: &Subject, claim: &Claim, cited: &[ArticleNo]) -> Gathered {
    let prose = &subject.note.blocks[claim.block].prose.text;
    let reading = &subject.readings[claim.block];
    let sentence = claim.span.of(prose);
    // A sentence's terms depend on whom the names in it mean, and that on the rest of its block.
    let names: Vec<&str> =
        within(&reading.names, |name| name.span, claim.span).map(|name| name.full.as_str()).collect();
    // Nor does a sentence that names nobody say what it is about: what stands before it does.
    let above = if names.is_empty() { before(subject, claim) } else { "" };
    let key = (sentence, names, above, reading.language, cited);
    let known = subject.snapshot.memo().get(&key, || {
        let mut terms = terms(prose, claim.span, reading, subject.snapshot, None);
        for term in &mut terms {
            term.span = Span::new(term.span.start - claim.span.start, term.span.end - claim.span.start);
        }
        let found = about_the_corpus(&terms) || !above.is_empty();
        let mut passages =
            if found { passages(subject, (sentence, reading.language), above, &terms) } else { Vec::new() };
        for article in cited {
            add_told(subject, (&terms, reading.language), *article, &mut passages);
        }
        best_first(&mut passages);
        (Arc::new(terms), Arc::new(passages))
    });
    Gathered::clone(&known)
}

/// So many sentences back somebody may be named of whom a sentence without a name goes on to tell.
const BACK: usize = 3;

/// What stands before a claim and says what it is about: the last sentence of its block that names somebody, else the heading.
fn before<'a>(subject: &'a Subject, claim: &Claim) -> &'a str {
    let block = &subject.note.blocks[claim.block];
    let reading = &subject.readings[claim.block];
    let sentences =
        reading.sentences[..reading.sentences.partition_point(|sentence| sentence.end <= claim.span.start)].iter();
    let names = |sentence: &&Span| within(&reading.names, |name| name.span, **sentence).next().is_some();
    // One that is still being typed is not looked for twice.
    let text = claim.span.of(&block.prose.text).trim_end();
    let finished = text.ends_with(['.', '!', '?', '…', '»', '"', '”']);
    if let Some(sentence) = sentences.rev().take(BACK).find(names).filter(|_| finished) {
        return sentence.of(&block.prose.text);
    }
    block.headings.last().map_or("", |heading| subject.note.blocks[*heading].prose.text.as_str())
}

/// The articles that are cited for a sentence: in it, or behind it before the next begins.
pub fn cited(subject: &Subject, claim: &Claim) -> Vec<ArticleNo> {
    let own = subject.cited_in(claim.block);
    if own.is_empty() {
        return Vec::new();
    }
    let sentences = &subject.readings[claim.block].sentences;
    let next = sentences.get(sentences.partition_point(|sentence| sentence.start < claim.span.end));
    let end = next.map_or(usize::MAX, |next| subject.in_note(claim.block, *next).start);
    let own = own.iter().filter(|(place, _)| (claim.in_note.start..end).contains(place));
    own.map(|(_, article)| *article).collect()
}

/// Of a cited article so many passages are looked at, and so many are kept: what it tells of the claim in one place, and once more.
const CITED: usize = 200;
const CITED_KEPT: usize = 2;

/// Adds what a cited article tells of a claim: among many articles that tell the like it need not be found by its words.
fn add_told(subject: &Subject, terms: (&[Term], Language), article: ArticleNo, passages: &mut Vec<Support>) {
    let Some(stored) = subject.snapshot.article(article) else { return };
    let known = |number: usize| passages.iter().any(|known| (known.article, known.passage) == (article, number));
    let numbers = (0..stored.passages.len().min(CITED)).filter(|number| !known(*number));
    let mut told: Vec<Support> =
        numbers.filter_map(|number| support(subject, terms, article, &stored, number)).collect();
    told.retain(|support| support.coverage > 0.0);
    best_first(&mut told);
    passages.extend(told.into_iter().take(CITED_KEPT));
}

fn best_first(passages: &mut [Support]) {
    passages
        .sort_by(|a, b| b.coverage.total_cmp(&a.coverage).then((a.article, a.passage).cmp(&(b.article, b.passage))));
}

/// Below this weight of words beside its names a sentence is a label: « Morel à Lagos : mai 2021. »
const LABEL: f32 = 0.9;

/// Whether a sentence has too few words to say what it is about.
pub fn is_label(judged: &Judged) -> bool {
    words_of(&judged.terms) < LABEL
}

/// A label with the sentence after it, which says what it is about, and their evidence; none where it is no label.
pub fn completed(subject: &Subject, judged: &Judged) -> Option<Judged> {
    let claim = &judged.claim;
    if !is_label(judged) {
        return None;
    }
    let sentences = &subject.readings[claim.block].sentences;
    let next = sentences.iter().find(|sentence| sentence.start >= claim.span.end)?;
    let span = claim.span.cover(*next);
    let in_note = subject.in_note(claim.block, span);
    Some(judge(subject, Claim { block: claim.block, span, in_note }))
}

/// The passages that share most with a sentence, and with the heading above it where the sentence alone names nobody.
fn passages(subject: &Subject, (sentence, language): (&str, Language), above: &str, terms: &[Term]) -> Vec<Support> {
    let mut query: Vec<String> = text::words(sentence).into_iter().map(|word| word.folded).collect();
    let mut hits = subject.snapshot.passages_like(&query, language, CANDIDATES);
    let other = other_language(subject, language, &hits);
    if let Some(other) = other {
        let stems = text::words(sentence).into_iter().map(|word| text::stem(&word.folded, language));
        let translated: Vec<String> = stems.flat_map(|stem| across::stems(subject, &stem, language)).collect();
        let known: Vec<String> = translated.into_iter().chain(query.iter().cloned()).collect();
        add(&mut hits, subject.snapshot.passages_like(&known, other, CANDIDATES));
    }
    if !above.is_empty() {
        query.extend(text::words(above).into_iter().map(|word| word.folded));
        add(&mut hits, subject.snapshot.passages_like(&query, language, CANDIDATES));
    }
    let told = |hit: Hit| {
        let stored = subject.snapshot.article(hit.article)?;
        support(subject, (terms, language), hit.article, &stored, hit.passage)
    };
    // What has to be read from the index first is read by whichever core is free.
    on_cores(|| hits.into_par_iter().filter_map(told).collect())
}

/// Adds passages, each once.
fn add(hits: &mut Vec<Hit>, more: Vec<Hit>) {
    let known: Vec<_> = hits.iter().map(|hit| (hit.article, hit.passage)).collect();
    hits.extend(more.into_iter().filter(|hit| !known.contains(&(hit.article, hit.passage))));
}

/// The language of the passages found that are in another than the claim, if there are any; where there are none at all, the other.
fn other_language(subject: &Subject, claimed: Language, hits: &[Hit]) -> Option<Language> {
    if hits.is_empty() {
        return Language::ALL.into_iter().find(|language| *language != claimed);
    }
    // Without opening the articles, which takes longer than searching.
    let language = |hit: &Hit| Some(subject.snapshot.cards().get(hit.article as usize)?.language);
    hits.iter().filter_map(language).find(|language| *language != claimed)
}

/// The weight of words from which a sentence that names nobody may still be found: about three rare ones.
const FINDABLE: f32 = 5.0;

/// Whether a claim names anybody or anything that the corpus names, or has words enough to be found by.
fn about_the_corpus(terms: &[Term]) -> bool {
    terms.iter().any(|term| term.key.is_name()) || words_of(terms) >= FINDABLE
}

/// What a passage shares with terms of a text in some language.
pub fn support(
    subject: &Subject,
    (claimed, language): (&[Term], Language),
    article: ArticleNo,
    stored: &Arc<StoredArticle>,
    passage: usize,
) -> Option<Support> {
    let found = stored.passages.get(passage)?;
    let here = keys(subject, stored, article, found.span);
    let beside: Vec<Arc<Keys>> = [passage.checked_sub(1), Some(passage + 1)]
        .into_iter()
        .flatten()
        .filter_map(|near| Some(keys(subject, stored, article, stored.passages.get(near)?.span)))
        .collect();
    let across = Across::new(subject, language, stored);
    let (mut all, mut shared) = (0.0, 0.0);
    let (mut names, mut names_shared, mut words, mut words_near, mut specific) = (0.0, 0.0, 0.0, 0.0, 0.0);
    let mut count_near = 0;
    let mut matched = Vec::with_capacity(claimed.len());
    for term in claimed {
        let place = across.place(&here, &term.key);
        let weight = across.weight(term);
        let worth = match place {
            Some((_, surely)) => surely,
            None => beside
                .iter()
                .filter_map(|near| across.place(near, &term.key))
                .fold(0.0_f32, |most, (_, surely)| most.max(BESIDE * surely)),
        };
        all += weight;
        shared += worth * weight;
        if term.key.is_name() {
            names += weight;
            names_shared += worth * weight;
        } else {
            // « Deux » is told of anything.
            words_near += if term.key.is_small_number() { 0.0 } else { worth * weight };
            count_near += usize::from(worth > 0.0);
            words += if place.is_some() { worth * weight } else { 0.0 };
        }
        if place.is_some() && !matches!(term.key, Key::Country(_)) {
            specific += worth * weight;
        }
        matched.push(place.map(|(span, _)| span));
    }
    let share = |part: f32, whole: f32| if whole > 0.0 { part / whole } else { 1.0 };
    Some(Support {
        article,
        stored: Arc::clone(stored),
        passage,
        span: found.span,
        coverage: if all > 0.0 { shared / all } else { 0.0 },
        names: share(names_shared, names),
        words,
        words_near,
        count_near,
        specific,
        matched,
    })
}

/// The weight of the words of a claim, names left out.
pub fn words_of(terms: &[Term]) -> f32 {
    terms.iter().filter(|term| !term.key.is_name()).map(|term| term.weight).sum()
}

/// The weights of what of a claim in some language stands anywhere in an article: of its words, and of its names.
pub fn in_article(subject: &Subject, (claimed, language): (&[Term], Language), support: &Support) -> (f32, f32) {
    let text = &support.stored.article.text;
    let all = keys(subject, &support.stored, support.article, Span::new(0, text.len()));
    let across = Across::new(subject, language, &support.stored);
    claimed.iter().fold((0.0, 0.0), |(words, names), term| {
        let worth = across.place(&all, &term.key).map_or(0.0, |(_, surely)| surely) * across.weight(term);
        if term.key.is_name() { (words, names + worth) } else { (words + worth, names) }
    })
}

/// What stands in a stretch of an article, with a place for each.
pub type Keys = FxHashMap<Key, Span>;

/// What stands in `span` of an article, worked out once for each snapshot.
pub fn keys(subject: &Subject, stored: &StoredArticle, article: ArticleNo, span: Span) -> Arc<Keys> {
    subject.snapshot.memo().get(&(article, span), || -> Keys {
        found(&stored.article.text, span, &stored.reading, subject.snapshot, Some(article))
            .into_iter()
            .map(|found| (found.key, found.span))
            .collect()
    })
}
