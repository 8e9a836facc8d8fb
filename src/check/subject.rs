//! A note, read: what the rules look at.

use super::Finding;
use super::claims::{self, Claim};
use super::evidence::{self, Judged};
use super::languages;
use super::note_dates::{self, DatedBy};
use super::quotes::{self, NoteQuote};
use crate::index::{self, ArticleNo, Snapshot, on_cores};
use crate::lexicon::Language;
use crate::notes::{BlockKind, Citation, CitationForm, Note};
use crate::reading::{self, Context, Interval, Reading};
use crate::text::Span;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::sync::{Arc, OnceLock};

/// As many claims, and as many quotations, of a note as are held against the corpus: beyond, a text is no note, and would keep
/// the editor waiting.
pub const MOST_JUDGED: usize = 5_000;

/// A note with its reading. What is costly is found when a rule first asks.
pub struct Subject<'a> {
    pub note: &'a Note,
    pub snapshot: &'a Snapshot,
    /// The language of the note's own words, quotations left out.
    pub language: Language,
    /// The reading of each block's prose; spans are bytes of the prose.
    pub readings: Vec<Arc<Reading>>,
    /// From when each block counts, and what tells it.
    pub dates: Vec<Option<(Interval, DatedBy)>>,
    /// The article that each citation names, where it names one.
    pub cited: Vec<Option<ArticleNo>>,
    /// The same by block, each with where the citation begins in the note: a note may have thousands.
    cited_in: FxHashMap<usize, Vec<(usize, ArticleNo)>>,
    /// A hash of all that what is found in each block is read from and counted from.
    keys: Vec<u128>,
    quotes: OnceLock<Vec<NoteQuote>>,
    claims: OnceLock<Vec<Judged>>,
}

impl<'a> Subject<'a> {
    /// Reads a note.
    #[must_use]
    pub fn new(note: &'a Note, snapshot: &'a Snapshot) -> Self {
        // Each question about a note reads it anew; what is kept by its text costs next to nothing then.
        let language = *snapshot.memo().get(&("language of a note", &note.text), || languages::of_note(note));
        let mut readings: Vec<Arc<Reading>> = Vec::with_capacity(note.blocks.len());
        let mut dates = Vec::with_capacity(note.blocks.len());
        for block in &note.blocks {
            let known = note_dates::date_of(note, readings.len(), &readings);
            dates.push(known);
            let date = known.map(|(date, _)| date);
            let prose = &block.prose.text;
            let spoken = *snapshot.memo().get(&(prose, language), || languages::of_block(block, language));
            let context = Context { language: Some(spoken), date, gazetteer: Some(snapshot.gazetteer()) };
            readings.push(snapshot.memo().get(&(prose, spoken, date), || reading::read(prose, &context)));
        }
        let cited: Vec<_> = note.citations.iter().map(|citation| article_of(citation, snapshot)).collect();
        let mut cited_in: FxHashMap<usize, Vec<(usize, ArticleNo)>> = FxHashMap::default();
        for (citation, article) in note.citations.iter().zip(&cited) {
            cited_in.entry(citation.block).or_default().extend(article.map(|article| (citation.span.start, article)));
        }
        let key = |n: usize| {
            let block = &note.blocks[n];
            let above = block.headings.last().map(|heading| note.blocks[*heading].prose.text.as_str());
            let date = dates[n].map(|(date, _)| date);
            index::key_of(&(block.prose.text.as_str(), above, readings[n].language, date))
        };
        let keys = (0..readings.len()).map(key).collect();
        let (quotes, claims) = (OnceLock::new(), OnceLock::new());
        Self { note, snapshot, language, readings, dates, cited, cited_in, keys, quotes, claims }
    }

    /// The language of what the note's writer says herself.
    pub fn language_of(note: &Note) -> Language {
        languages::of_note(note)
    }

    /// The language of a block, which may be another than the note's.
    pub fn language_in(&self, block: usize) -> Language {
        self.readings[block].language
    }

    /// The articles that are cited in a block, each with where its citation begins in the note.
    pub fn cited_in(&self, block: usize) -> &[(usize, ArticleNo)] {
        self.cited_in.get(&block).map_or(&[], Vec::as_slice)
    }

    /// The quotations of the note, each with what the corpus has of it.
    pub fn quotes(&self) -> &[NoteQuote] {
        self.quotes.get_or_init(|| quotes::find(self))
    }

    /// The claims of the note, each with its evidence.
    pub fn claims(&self) -> &[Judged] {
        self.claims.get_or_init(|| {
            let mut claims: Vec<Claim> = claims::find(self);
            claims.truncate(MOST_JUDGED);
            on_cores(|| claims.into_par_iter().map(|claim| evidence::judge(self, claim)).collect())
        })
    }

    /// The key under which what is found in a block's prose is kept: alike where the prose, and what it counts and is read from, are.
    pub fn key(&self, block: usize) -> u128 {
        self.keys[block]
    }

    /// What `make` finds about a claim, found once for each snapshot and kept while its block, and what it counts and is read from, stay as
    /// they are. Spans in it are bytes of the block's prose. `what` names what is found.
    pub fn of_claim<T: Send + Sync + 'static>(
        &self,
        what: &'static str,
        judged: &Judged,
        make: impl FnOnce() -> T,
    ) -> Arc<T> {
        // What is cited is evidence, and not in the prose.
        let cited = evidence::cited(self, &judged.claim);
        self.snapshot.memo().get(&(what, self.key(judged.claim.block), judged.claim.span, cited), make)
    }

    /// The claim that holds `span` of the note, as a span of the note.
    pub fn claim_at(&self, span: Span) -> Option<Span> {
        self.claims().iter().map(|judged| judged.claim.in_note).find(|claim| claim.overlaps(span))
    }

    /// A span of a block's prose as a span of the note.
    pub fn in_note(&self, block: usize, span: Span) -> Span {
        self.note.blocks[block].prose.span_to_note(span)
    }

    /// A finding whose spans are bytes of a block's prose as one of the note.
    pub fn finding_in_note(&self, block: usize, finding: &Finding) -> Finding {
        let mut finding = finding.clone();
        let place = |span: &mut Span| *span = self.in_note(block, *span);
        place(&mut finding.span);
        finding.fixes.iter_mut().flat_map(|fix| &mut fix.edits).for_each(|(span, _)| place(span));
        finding
    }

    /// Whether a block is a task, something still to be done.
    pub fn is_task(&self, block: usize) -> bool {
        matches!(self.note.blocks[block].kind, BlockKind::ListItem { task: Some(_) })
    }
}

/// The article that a citation names.
#[must_use]
pub fn article_of(citation: &Citation, snapshot: &Snapshot) -> Option<ArticleNo> {
    match &citation.form {
        CitationForm::Bracketed { key } | CitationForm::Bare { key } | CitationForm::Wiki { key } => {
            snapshot.find_key(key)
        }
        CitationForm::Path { path } => {
            let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            // A link is followed by the file's name: the note's own folder is not known here, and names are keys.
            snapshot.find_file(path).or_else(|| snapshot.find_key(stem))
        }
        CitationForm::Url { url } => snapshot.find_url(url),
    }
}
