//! What readers see of the index: a state that never changes under them.

use crate::corpus::{Article, Known};
use crate::index::entities::Entities;
use crate::lexicon::Language;
use crate::reading::{Gazetteer, Interval, Reading};
use crate::text::{LineIndex, Span};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A number that stands for an article within one snapshot.
pub type ArticleNo = u32;

/// One sentence of an article that may be evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The sentence's bytes in the article's text.
    pub span: Span,
    /// The number of its paragraph in [`Article::blocks`].
    pub block: usize,
}

/// An article as the index keeps it: with its reading and its passages.
#[derive(Clone, Debug)]
pub struct StoredArticle {
    pub article: Article,
    /// The original file.
    pub path: PathBuf,
    /// The reading of the whole text, boilerplate left out.
    pub reading: Reading,
    pub passages: Vec<Passage>,
    pub lines: LineIndex,
}

/// What is known of an article without opening it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// [`Article::id`].
    pub id: String,
    /// [`Article::key`].
    pub key: String,
    pub path: PathBuf,
    pub title: Option<String>,
    pub date: Option<Known<Interval>>,
    pub url: Option<String>,
}

/// A passage that a query found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    pub article: ArticleNo,
    /// The passage's number in [`StoredArticle::passages`].
    pub passage: usize,
    /// BM25 over the query's terms; comparable within one query only.
    pub score: f32,
}

/// The index at one moment. Cheap to clone and to share.
#[derive(Clone, Default)]
pub struct Snapshot {
    cards: Vec<Card>,
    entities: Arc<Entities>,
    gazetteer: Arc<Gazetteer>,
}

impl Snapshot {
    /// A snapshot of no corpus at all: knows nothing.
    #[must_use]
    pub fn empty() -> Self {
        Self::default()
    }

    /// A snapshot of these articles, built in memory: for tests, and where the cache cannot be written.
    #[must_use]
    pub fn in_memory(_articles: Vec<(PathBuf, Article)>, _aliases: &BTreeMap<String, Vec<String>>) -> Self {
        Self::default()
    }

    /// Every article, by number.
    #[must_use]
    pub fn cards(&self) -> &[Card] {
        &self.cards
    }

    /// The article that a citation's key names: case and accents as written.
    #[must_use]
    pub fn find_key(&self, _key: &str) -> Option<ArticleNo> {
        None
    }

    /// The article whose file this is.
    #[must_use]
    pub fn find_path(&self, _path: &Path) -> Option<ArticleNo> {
        None
    }

    /// The article published at this address.
    #[must_use]
    pub fn find_url(&self, _url: &str) -> Option<ArticleNo> {
        None
    }

    /// The article whole, kept in memory for a while after. None where the store on disk fails.
    #[must_use]
    pub fn article(&self, _article: ArticleNo) -> Option<Arc<StoredArticle>> {
        None
    }

    /// The passages that share most with `words` (folded; stemmed in `language` and weighed by rarity here), best first.
    #[must_use]
    pub fn passages_like(&self, _words: &[String], _language: Language, _limit: usize) -> Vec<Hit> {
        Vec::new()
    }

    /// The passages in which most of these folded words stand, unstemmed: for quotations.
    #[must_use]
    pub fn passages_with(&self, _words: &[String], _limit: usize) -> Vec<Hit> {
        Vec::new()
    }

    /// In how many passages a folded word's stem occurs.
    #[must_use]
    pub fn frequency(&self, _word: &str, _language: Language) -> u32 {
        0
    }

    /// How many passages there are.
    #[must_use]
    pub fn passage_count(&self) -> u32 {
        0
    }

    #[must_use]
    pub fn entities(&self) -> &Entities {
        &self.entities
    }

    /// The names of the corpus, for reading notes.
    #[must_use]
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }
}
