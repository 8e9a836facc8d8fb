//! The search engine: what its documents are, and what is asked of it.

use super::cores::on_cores;
use super::prints::{Printed, prints};
use super::snapshot::StoredArticle;
use super::stored;
use crate::text;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::io;
use std::sync::Arc;
use tantivy::postings::{SegmentPostings, TermInfo};
use tantivy::query::{Bm25StatisticsProvider, Bm25Weight};
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions};
use tantivy::store::StoreReader;
use tantivy::{DocId, DocSet, IndexWriter, Searcher, SegmentReader, TERMINATED, TantivyDocument, Term};

/// The most words of a query that are looked up, the rarest first: beyond them come common words, which cost time. Chosen, not yet
/// measured.
const MOST_TERMS: usize = 24;

/// So many postings of a query's words are read, the rarest words first: what is left out is what every other passage has, and words
/// which more passages have than this find nothing. Over the thousand articles of a benchmark it changes nothing; of the faults planted
/// in 50 notes over 100,000, with 200,000 postings 91 are found and 9 other things said, with 100,000 93 and 8, with these 96 and 7, in
/// less time each.
const MOST_POSTINGS: u32 = 60_000;

/// Of the prints of a quotation those in fewest articles are looked up, until so many articles have been counted: the commonest tell
/// least and cost most. Among 14,448 articles a quotation is looked up and aligned in 0.5 ms (median; 2.3 ms at the 95th percentile).
const MOST_COUNTED: u64 = 20_000;

/// Documents of a segment that are looked at for terms which all have to be there: words so common that more have them are
/// continued in more ways than anybody reads.
const MOST_VISITED: usize = 50_000;

/// The fields. An article is one document of its own (`article`, `prints`, `stored`), one of its names alone (`gist`, `stored`), and
/// one for each passage (`passage`, `ordinal`, `stems`).
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields {
    pub article: Field,
    pub gist: Field,
    passage: Field,
    ordinal: Field,
    pub stems: Field,
    prints: Field,
    stored: Field,
}

/// The schema, and its fields.
pub(super) fn schema() -> (Schema, Fields) {
    // No positions: the checker compares word by word, in the article's own text.
    let indexing =
        TextFieldIndexing::default().set_tokenizer("whitespace").set_index_option(IndexRecordOption::WithFreqs);
    let text = TextOptions::default().set_indexing_options(indexing);
    let mut schema = Schema::builder();
    let fields = Fields {
        article: schema.add_u64_field("article", INDEXED | FAST),
        gist: schema.add_u64_field("gist", INDEXED),
        passage: schema.add_u64_field("passage", INDEXED | FAST),
        ordinal: schema.add_u64_field("ordinal", FAST),
        stems: schema.add_text_field("stems", text),
        prints: schema.add_u64_field("prints", INDEXED),
        stored: schema.add_bytes_field("stored", STORED),
    };
    (schema.build(), fields)
}

/// Everything that is written for one article.
pub(super) fn documents(fields: &Fields, file: u64, article: &StoredArticle) -> Vec<TantivyDocument> {
    let gist = document(|d| {
        d.add_u64(fields.gist, file);
        d.add_bytes(fields.stored, &sealed(stored::encode(&stored::gist(article))));
    });
    let language = article.article.language;
    let mut printed: Vec<Printed> = Vec::new();
    let passages = article.passages.iter().enumerate().map(|(ordinal, passage)| {
        let mut stemmed = String::new();
        for word in text::words(passage.span.of(&article.article.text)) {
            printed.push(Printed::of(&word.folded));
            stemmed.push_str(&text::stem(&word.folded, language));
            stemmed.push(' ');
        }
        document(|d| {
            d.add_u64(fields.passage, file);
            d.add_u64(fields.ordinal, ordinal as u64);
            d.add_text(fields.stems, &stemmed);
        })
    });
    let passages: Vec<_> = passages.collect();
    // A quotation may run over several sentences: prints do too.
    let whole = document(|d| {
        d.add_u64(fields.article, file);
        for print in prints(&printed) {
            d.add_u64(fields.prints, print);
        }
        d.add_bytes(fields.stored, &sealed(stored::encode(article)));
    });
    [whole, gist].into_iter().chain(passages).collect()
}

fn document(fill: impl FnOnce(&mut TantivyDocument)) -> TantivyDocument {
    let mut document = TantivyDocument::new();
    fill(&mut document);
    document
}

/// Blocks of what is stored that each segment keeps at hand, of 16 KB and more: as much as a card's articles.
const STORE_BLOCKS: usize = 32;

/// Bytes as they are stored, with their length behind them. The engine hands out a field of bytes one byte at a time, which takes as
/// long as understanding them; a document whole it hands out as it is, with them at its end, as its only stored field.
fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let length = bytes.len() as u64;
    bytes.extend(length.to_le_bytes());
    bytes
}

/// What [`sealed`] sealed, of a document whole.
fn unsealed(document: &[u8]) -> Option<&[u8]> {
    let (rest, length) = document.split_last_chunk()?;
    let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
    rest.get(rest.len().checked_sub(length)?..)
}

/// Removes everything that was written for an article.
pub(super) fn delete(writer: &IndexWriter, fields: &Fields, file: u64) {
    for field in [fields.article, fields.gist, fields.passage] {
        writer.delete_term(Term::from_field_u64(field, file));
    }
}

/// The engine at one moment.
#[derive(Clone)]
pub(super) struct Store {
    pub searcher: Searcher,
    pub fields: Fields,
    /// What is stored, a reader for each segment.
    readers: Arc<[StoreReader]>,
}

impl Store {
    pub fn new(searcher: Searcher, fields: Fields) -> tantivy::Result<Self> {
        let readers = searcher.segment_readers().iter().map(|segment| segment.get_store_reader(STORE_BLOCKS));
        let readers = readers.collect::<io::Result<_>>()?;
        Ok(Self { searcher, fields, readers })
    }

    /// The article kept under `file` in `field`: whole, or its gist.
    pub fn fetch(&self, field: Field, file: u64) -> tantivy::Result<Option<StoredArticle>> {
        let term = Term::from_field_u64(field, file);
        for (reader, documents) in self.searcher.segment_readers().iter().zip(self.readers.iter()) {
            let Some(mut found) = reader.inverted_index(field)?.read_postings(&term, IndexRecordOption::Basic)? else {
                continue;
            };
            while found.doc() != TERMINATED {
                if reader.alive_bitset().is_none_or(|alive| alive.is_alive(found.doc())) {
                    return Ok(unsealed(&documents.get_document_bytes(found.doc())?).and_then(stored::decode));
                }
                found.advance();
            }
        }
        Ok(None)
    }

    /// In how many passages a stem occurs, those removed since the last merge included.
    pub fn frequency(&self, stem: &str) -> u64 {
        self.searcher.doc_freq(&Term::from_field_text(self.fields.stems, stem)).unwrap_or(0)
    }

    /// The passages that share most with `stems`, which come with their frequency, the rarest first: (file, ordinal, BM25), best
    /// first.
    ///
    /// Of a few dozen words most stand in most passages that matter, so nothing is gained by skipping: their lists are added up one
    /// after the other, in a third of the time that the engine's own union of them takes. Each part of the index is looked through by
    /// whichever core is free.
    pub fn search(&self, stems: &[(u32, String)], limit: usize) -> tantivy::Result<Vec<(u64, usize, f32)>> {
        let mut counted = 0;
        let asked = stems.iter().take(MOST_TERMS).take_while(|(frequency, _)| {
            counted += frequency;
            counted <= MOST_POSTINGS
        });
        let tokens = self.searcher.total_num_tokens(self.fields.stems)?;
        let documents = self.searcher.total_num_docs()?;
        let average = tokens as f32 / documents.max(1) as f32;
        let weigh = |frequency: u32| Bm25Weight::for_one_term_without_explain(frequency.into(), documents, average);
        let asked: Vec<(Term, Bm25Weight)> = asked
            .map(|(frequency, stem)| (Term::from_field_text(self.fields.stems, stem), weigh(*frequency)))
            .collect();
        let look = |segment: &SegmentReader| self.best_in(segment, &asked, limit);
        let segments = self.searcher.segment_readers();
        let found: tantivy::Result<Vec<_>> = on_cores(|| segments.par_iter().map(look).collect());
        let mut found: Vec<(u64, usize, f32)> = found?.into_iter().flatten().collect();
        found.sort_by(|a, b| b.2.total_cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
        found.truncate(limit);
        Ok(found)
    }

    /// The passages of one part of the index that share most with some words: at most `limit`, in no order.
    fn best_in(
        &self,
        segment: &SegmentReader,
        asked: &[(Term, Bm25Weight)],
        limit: usize,
    ) -> tantivy::Result<Vec<(u64, usize, f32)>> {
        let inverted = segment.inverted_index(self.fields.stems)?;
        let norms = segment.get_fieldnorms_reader(self.fields.stems)?;
        let mut lists = Vec::with_capacity(asked.len());
        for (term, weight) in asked {
            if let Some(list) = inverted.get_term_info(term)? {
                lists.push((list, weight));
            }
        }
        // Made large enough at once: growing it step by step takes as long as filling it.
        let most = lists.iter().map(|(list, _)| list.doc_freq as usize).sum();
        let mut scores: FxHashMap<DocId, f32> = FxHashMap::default();
        scores.reserve(most);
        for (list, weight) in lists {
            let mut postings = inverted.read_block_postings_from_terminfo(&list, IndexRecordOption::WithFreqs)?;
            while postings.block_len() > 0 {
                for (doc, times) in postings.docs().iter().zip(postings.freqs()) {
                    *scores.entry(*doc).or_default() += weight.score(norms.fieldnorm_id(*doc), *times);
                }
                postings.advance();
            }
        }
        let alive = |doc: DocId| segment.alive_bitset().is_none_or(|alive| alive.is_alive(doc));
        let mut best: Vec<(DocId, f32)> = scores.into_iter().filter(|(doc, _)| alive(*doc)).collect();
        few_best(&mut best, limit);
        let (files, ordinals) = (segment.fast_fields().u64("passage")?, segment.fast_fields().u64("ordinal")?);
        let placed = |(doc, score)| Some((files.first(doc)?, usize::try_from(ordinals.first(doc)?).ok()?, score));
        Ok(best.into_iter().filter_map(placed).collect())
    }

    /// The articles that may hold running words one behind the other, at most `limit` and those where the words stand in the shortest
    /// passages: of such as have all the words' prints, the ones with a passage that has all of `terms`, the words' stems.
    pub fn running(&self, words: &[Printed], terms: &[String], limit: usize) -> tantivy::Result<Vec<u64>> {
        let prints = prints(words);
        let files = if prints.is_empty() { None } else { Some(self.with_prints(&prints)?) };
        if let Some(few) = files.as_ref().filter(|files| files.len() <= limit) {
            let mut few: Vec<u64> = few.iter().copied().collect();
            few.sort_unstable();
            return Ok(few);
        }
        let terms: Vec<Term> = terms.iter().map(|term| Term::from_field_text(self.fields.stems, term)).collect();
        let mut found: Vec<(u32, u64)> = Vec::new();
        for segment in self.searcher.segment_readers() {
            let (column, norms) =
                (segment.fast_fields().u64("passage")?, segment.get_fieldnorms_reader(self.fields.stems)?);
            all_of(segment, self.fields.stems, &terms, |doc| {
                let file = column.first(doc).filter(|file| files.as_ref().is_none_or(|files| files.contains(file)));
                found.extend(file.map(|file| (norms.fieldnorm(doc), file)));
            })?;
        }
        found.sort_unstable();
        let mut seen = FxHashSet::default();
        found.retain(|(_, file)| seen.insert(*file));
        found.truncate(limit);
        Ok(found.into_iter().map(|(_, file)| file).collect())
    }

    /// The files of the articles that have all of these prints.
    fn with_prints(&self, prints: &[u64]) -> tantivy::Result<FxHashSet<u64>> {
        let terms: Vec<Term> = prints.iter().map(|print| Term::from_field_u64(self.fields.prints, *print)).collect();
        let mut files = FxHashSet::default();
        for segment in self.searcher.segment_readers() {
            let column = segment.fast_fields().u64("article")?;
            all_of(segment, self.fields.prints, &terms, |doc| files.extend(column.first(doc)))?;
        }
        Ok(files)
    }

    /// The articles that share most with running words, best first: (file, score). `articles`: how many there are.
    pub fn sharing(&self, words: &[Printed], articles: usize, limit: usize) -> Vec<(u64, f32)> {
        let term = |print: u64| Term::from_field_u64(self.fields.prints, print);
        let segments = self.searcher.segment_readers().iter();
        let segments = segments.filter_map(|segment| Some((segment, segment.inverted_index(self.fields.prints).ok()?)));
        let segments: Vec<_> = segments.collect();
        // Each print is looked up once in each segment: in how many articles it stands, and where these are listed.
        let looked_up = prints(words).into_iter().map(|print| {
            let lists = segments.iter().map(|(_, inverted)| inverted.get_term_info(&term(print)).ok().flatten());
            let lists: Vec<Option<TermInfo>> = lists.collect();
            (lists.iter().flatten().map(|list| u64::from(list.doc_freq)).sum::<u64>(), print, lists)
        });
        let mut known: Vec<_> = looked_up.filter(|(frequency, ..)| *frequency > 0).collect();
        known.sort_unstable_by_key(|(frequency, print, _)| (*frequency, *print));
        let mut counted = 0;
        known.retain(|(frequency, ..)| {
            counted += frequency;
            counted <= MOST_COUNTED.max(*frequency)
        });
        let mut found: Vec<(u64, f32)> = Vec::new();
        for (number, (segment, inverted)) in segments.iter().enumerate() {
            let listed = known.iter().filter_map(|(.., lists)| lists[number].as_ref());
            let counted = listed.map(|list| u64::from(list.doc_freq)).sum::<u64>().min(MOST_COUNTED);
            let mut scores: FxHashMap<DocId, f32> = FxHashMap::default();
            scores.reserve(usize::try_from(counted).unwrap_or_default());
            for (frequency, _, lists) in &known {
                let weight = (1.0 + articles as f32 / *frequency as f32).ln();
                let list = lists[number].as_ref();
                let postings = list.map(|list| inverted.read_postings_from_terminfo(list, IndexRecordOption::Basic));
                let Some(Ok(mut postings)) = postings else { continue };
                let mut left = MOST_COUNTED;
                while postings.doc() != TERMINATED && left > 0 {
                    *scores.entry(postings.doc()).or_default() += weight;
                    postings.advance();
                    left -= 1;
                }
            }
            let Ok(files) = segment.fast_fields().u64("article") else { continue };
            let alive = |doc: DocId| segment.alive_bitset().is_none_or(|alive| alive.is_alive(doc));
            let scored = scores.into_iter().filter(|(doc, _)| alive(*doc));
            let mut scored: Vec<(DocId, f32)> = scored.collect();
            few_best(&mut scored, limit);
            found.extend(scored.into_iter().filter_map(|(doc, score)| Some((files.first(doc)?, score))));
        }
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found.truncate(limit);
        found
    }
}

/// Leaves the best of the documents of a segment: only they are worth the way back to their files.
fn few_best(scored: &mut Vec<(DocId, f32)>, limit: usize) {
    if scored.len() > limit {
        scored.select_nth_unstable_by(limit, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        scored.truncate(limit);
    }
}

/// Calls `found` with each document of a segment that has all of these terms, as long as there are not too many.
fn all_of(segment: &SegmentReader, field: Field, terms: &[Term], mut found: impl FnMut(DocId)) -> tantivy::Result<()> {
    let inverted = segment.inverted_index(field)?;
    let mut postings = Vec::with_capacity(terms.len());
    for term in terms {
        let Some(one) = inverted.read_postings(term, IndexRecordOption::Basic)? else { return Ok(()) };
        postings.push(one);
    }
    // The rarest leads, the others follow.
    postings.sort_by_key(SegmentPostings::doc_freq);
    let Some((lead, others)) = postings.split_first_mut() else { return Ok(()) };
    let mut left = MOST_VISITED;
    'next: while lead.doc() != TERMINATED && left > 0 {
        left -= 1;
        let doc = lead.doc();
        for other in others.iter_mut() {
            let at = if other.doc() < doc { other.seek(doc) } else { other.doc() };
            if at > doc {
                lead.seek(at);
                continue 'next;
            }
        }
        if segment.alive_bitset().is_none_or(|alive| alive.is_alive(doc)) {
            found(doc);
        }
        lead.advance();
    }
    Ok(())
}
