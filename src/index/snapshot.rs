//! What readers see of the index: a state that never changes under them.

use super::catalogue::Catalogue;
use super::days::Days;
use super::memo::Memo;
use super::prints::Printed;
use super::state::{Filed, State, file_key};
use super::store::Store;
use super::{memory, stored};
use crate::corpus::{Article, Known};
use crate::index::entities::Entities;
use crate::lexicon::Language;
use crate::reading::{Gazetteer, Interval, Reading};
use crate::text::{self, LineIndex, Span};
use dashmap::DashMap;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

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

impl StoredArticle {
    /// The sentence, or sentences, that `span` of the text stands in; the span itself where it is in none.
    #[must_use]
    pub fn sentence(&self, span: Span) -> Span {
        let inside = self.passages.iter().map(|passage| passage.span).filter(|passage| passage.overlaps(span));
        inside.reduce(Span::cover).unwrap_or(span)
    }
}

/// What is known of an article without opening it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// [`Article::id`].
    pub id: String,
    /// [`Article::key`].
    pub key: String,
    pub path: PathBuf,
    pub language: Language,
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
pub struct Snapshot(Arc<Inner>);

#[derive(Default)]
struct Inner {
    cards: Vec<Card>,
    /// Under which number of the store each article is kept.
    files: Vec<u64>,
    numbers: HashMap<u64, ArticleNo>,
    keys: HashMap<String, ArticleNo>,
    urls: HashMap<String, ArticleNo>,
    passages: u32,
    entities: Entities,
    gazetteer: Gazetteer,
    store: Option<Store>,
    opened: Mutex<Opened>,
    frequencies: DashMap<Box<str>, u32>,
    memo: Memo,
    /// The first article whose file has this name.
    file_names: OnceLock<HashMap<Box<str>, ArticleNo>>,
    days: OnceLock<Days>,
    catalogue: OnceLock<Catalogue>,
}

/// Stems whose frequency is kept, a few megabytes of them: more than the notes of a session have.
const MOST_FREQUENCIES: usize = 100_000;

impl Snapshot {
    /// A snapshot of no corpus at all: knows nothing.
    #[must_use]
    pub fn empty() -> Self {
        Self::default()
    }

    /// A snapshot of these articles, built in memory: for tests, and where the cache cannot be written.
    #[must_use]
    pub fn in_memory(articles: Vec<(PathBuf, Article)>, aliases: &BTreeMap<String, Vec<String>>) -> Self {
        memory::snapshot(
            articles.into_iter().map(|(path, article)| stored::read(&path, article)).collect(),
            aliases,
            &[],
        )
    }

    pub(super) fn new(state: State, store: Store) -> Self {
        let State { articles, entities, .. } = state;
        let mut inner =
            Inner { store: Some(store), gazetteer: Gazetteer::new(entities.names()), entities, ..Inner::default() };
        for (number, Filed { card, file, passages }) in (0..).zip(articles) {
            inner.numbers.insert(file, number);
            // A citation's key is the article's key; its path in the corpus, with or without its ending, means it too.
            let stem = card.id.rsplit_once('.').map_or(card.id.as_str(), |(stem, _)| stem);
            for key in [stem, &card.id] {
                inner.keys.entry(key.to_owned()).or_insert(number);
            }
            if let Some(url) = &card.url {
                inner.urls.entry(plain_url(url)).or_insert(number);
            }
            inner.passages += passages;
            inner.files.push(file);
            inner.cards.push(card);
        }
        let mut own = HashMap::new();
        for (number, card) in (0..).zip(&inner.cards) {
            own.entry(card.key.clone()).or_insert(number);
        }
        inner.keys.extend(own);
        Self(Arc::new(inner))
    }

    /// Every article, by number: in the order of their ids.
    #[must_use]
    pub fn cards(&self) -> &[Card] {
        &self.0.cards
    }

    /// The article that a citation's key names: case and accents as written. The first, where several have that key.
    #[must_use]
    pub fn find_key(&self, key: &str) -> Option<ArticleNo> {
        self.0.keys.get(key).copied()
    }

    /// The article whose file this is. `.` and `..` in it are resolved by their letters alone.
    #[must_use]
    pub fn find_path(&self, path: &Path) -> Option<ArticleNo> {
        let mut plain = PathBuf::new();
        for component in path.components() {
            match component {
                Component::CurDir => {}
                Component::ParentDir => drop(plain.pop()),
                component => plain.push(component),
            }
        }
        self.0.numbers.get(&file_key(&plain)).copied()
    }

    /// The article with this id; else the first whose file has the name that the path ends with.
    #[must_use]
    pub fn find_file(&self, path: &str) -> Option<ArticleNo> {
        let cards = &self.0.cards;
        if let Ok(found) = cards.binary_search_by(|card| card.id.as_str().cmp(path)) {
            return ArticleNo::try_from(found).ok();
        }
        let names = self.0.file_names.get_or_init(|| {
            let mut names = HashMap::new();
            for (number, card) in (0..).zip(cards) {
                names.entry(file_name(&card.id).into()).or_insert(number);
            }
            names
        });
        names.get(file_name(path)).copied()
    }

    /// The article published at this address; scheme, `www.`, a final slash and what follows `#` do not count.
    #[must_use]
    pub fn find_url(&self, url: &str) -> Option<ArticleNo> {
        self.0.urls.get(&plain_url(url)).copied()
    }

    /// The article whole, kept in memory for a while after. None where the store on disk fails.
    #[must_use]
    pub fn article(&self, article: ArticleNo) -> Option<Arc<StoredArticle>> {
        let opened = || self.0.opened.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = opened().get(article) {
            return Some(known);
        }
        let found = Arc::new(self.fetch(article)?);
        opened().put(article, &found);
        Some(found)
    }

    /// The article as [`Snapshot::article`] gives it, not kept: for those who read them all.
    pub(super) fn fetch(&self, article: ArticleNo) -> Option<StoredArticle> {
        let file = *self.0.files.get(article as usize)?;
        let store = self.0.store.as_ref()?;
        let found = store.fetch(store.fields.article, file);
        let found = found.inspect_err(|error| tracing::warn!(%error, "an article cannot be read back from the index"));
        found.ok()?
    }

    /// The passages that share most with `words` (folded; stemmed in `language` and weighed by rarity here), best first.
    #[must_use]
    pub fn passages_like(&self, words: &[String], language: Language, limit: usize) -> Vec<Hit> {
        self.passages_of_stems(words.iter().map(|word| text::stem(word, language)), limit)
    }

    /// The same of words that are stems already, be they of one language or of both.
    #[must_use]
    pub fn passages_of_stems(&self, stems: impl IntoIterator<Item = String>, limit: usize) -> Vec<Hit> {
        let mut known: Vec<(u32, String)> = stems
            .into_iter()
            .map(|stem| (self.frequency(&stem), stem))
            .filter(|(frequency, _)| *frequency > 0)
            .collect();
        known.sort_unstable();
        known.dedup();
        // What is asked while a word is typed is most often the same: no article has the half of it.
        let found = self.0.memo.get(&("passages", &known, limit), || self.search(&known, limit));
        // What failed once may succeed the next time.
        Option::clone(&found).or_else(|| self.search(&known, limit)).unwrap_or_default()
    }

    fn search(&self, stems: &[(u32, String)], limit: usize) -> Option<Vec<Hit>> {
        let Some(store) = &self.0.store else { return Some(Vec::new()) };
        let found = store.search(stems, limit);
        let found = found.inspect_err(|error| tracing::warn!(%error, "the index failed to answer")).ok()?;
        let hit = |(file, passage, score)| Some(Hit { article: *self.0.numbers.get(&file)?, passage, score });
        let mut hits: Vec<Hit> = found.into_iter().filter_map(hit).collect();
        hits.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.article, a.passage).cmp(&(b.article, b.passage))));
        Some(hits)
    }

    /// The articles that most likely hold these folded words one after the other, however some were changed, dropped or added; best
    /// first, with what the words shared weigh (comparable within one query only). What they really hold, their text tells. Fewer
    /// than two words find nothing, nor do two small ones.
    #[must_use]
    pub fn articles_with<'a>(&self, words: impl IntoIterator<Item = &'a str>, limit: usize) -> Vec<(ArticleNo, f32)> {
        let Some(store) = &self.0.store else { return Vec::new() };
        let words: Vec<Printed> = words.into_iter().map(Printed::of).collect();
        let found = store.sharing(&words, self.0.cards.len(), limit).into_iter();
        let number = |file| self.0.numbers.get(&file).copied();
        let mut articles: Vec<(ArticleNo, f32)> =
            found.filter_map(|(file, score)| Some((number(file)?, score))).collect();
        articles.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        articles
    }

    /// The articles that may hold these folded words one behind the other, unchanged: at most `limit` in each language, those first
    /// that say little else in the same sentence. What they really hold, their text tells.
    #[must_use]
    pub fn articles_running(&self, words: &[String], limit: usize) -> Vec<ArticleNo> {
        let Some(store) = &self.0.store else { return Vec::new() };
        let printed: Vec<Printed> = words.iter().map(|word| Printed::of(word)).collect();
        let mut asked: Vec<Vec<String>> = Vec::new();
        let mut out: Vec<ArticleNo> = Vec::new();
        for language in Language::ALL {
            let mut stems: Vec<String> = words.iter().map(|word| text::stem(word, language)).collect();
            stems.sort_unstable();
            stems.dedup();
            if asked.contains(&stems) {
                continue;
            }
            let found = store.running(&printed, &stems, limit);
            let found =
                found.inspect_err(|error| tracing::warn!(%error, "the index failed to answer")).unwrap_or_default();
            out.extend(found.iter().filter_map(|file| self.0.numbers.get(file)));
            asked.push(stems);
        }
        let mut seen = FxHashSet::default();
        out.retain(|article| seen.insert(*article));
        out
    }

    /// In how many passages a stem occurs.
    #[must_use]
    pub fn frequency(&self, stem: &str) -> u32 {
        let Some(store) = &self.0.store else { return 0 };
        // A sentence asks for some hundreds, most of them again with every keystroke; the engine looks each up in every segment.
        if let Some(known) = self.0.frequencies.get(stem) {
            return *known;
        }
        let found = u32::try_from(store.frequency(stem)).unwrap_or(u32::MAX).min(self.0.passages);
        if self.0.frequencies.len() >= MOST_FREQUENCIES {
            self.0.frequencies.clear();
        }
        self.0.frequencies.insert(stem.into(), found);
        found
    }

    /// How many passages there are.
    #[must_use]
    pub fn passage_count(&self) -> u32 {
        self.0.passages
    }

    #[must_use]
    pub fn entities(&self) -> &Entities {
        &self.0.entities
    }

    /// The days that the corpus tells of. Every article is opened for it, once for a snapshot, when it is first asked for.
    #[must_use]
    pub fn days(&self) -> &Days {
        self.0.days.get_or_init(|| Days::of(self))
    }

    /// Names and articles, to be looked up by their letters. Filed once for a snapshot, when it is first asked for.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        self.0.catalogue.get_or_init(|| Catalogue::of(self.entities().list(), self.cards()))
    }

    /// What readers have worked out from this snapshot.
    #[must_use]
    pub fn memo(&self) -> &Memo {
        &self.0.memo
    }

    /// The names of the corpus, for reading notes.
    #[must_use]
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.0.gazetteer
    }
}

impl Card {
    pub(super) fn of(stored: &StoredArticle) -> Self {
        let article = &stored.article;
        Self {
            id: article.id.clone(),
            key: article.key.clone(),
            path: stored.path.clone(),
            language: article.language,
            title: article.title.as_ref().map(|title| title.value.clone()),
            date: article.date.clone(),
            url: article.url.clone(),
        }
    }
}

/// The last part of a path, be it written with `/` or with `\`.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// An address without what may differ between two ways of writing it.
fn plain_url(url: &str) -> String {
    let url = url.trim();
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    let url = url.strip_prefix("www.").unwrap_or(url);
    let url = url.split_once('#').map_or(url, |(before, _)| before);
    let (host, path) = url.split_once('/').unwrap_or((url, ""));
    format!("{}/{}", host.to_lowercase(), path.trim_end_matches('/'))
}

/// Articles that were opened last.
#[derive(Default)]
struct Opened {
    /// The longest unused first.
    articles: VecDeque<(ArticleNo, Arc<StoredArticle>)>,
    /// Bytes of their texts.
    size: usize,
}

impl Opened {
    /// The most text that is kept, in bytes, and the most articles. A reading takes several times its text.
    const MOST_TEXT: usize = 8_000_000;
    const MOST: usize = 512;

    fn get(&mut self, article: ArticleNo) -> Option<Arc<StoredArticle>> {
        let at = self.articles.iter().rposition(|(number, _)| *number == article)?;
        let found = self.articles.remove(at)?;
        let stored = Arc::clone(&found.1);
        self.articles.push_back(found);
        Some(stored)
    }

    fn put(&mut self, article: ArticleNo, stored: &Arc<StoredArticle>) {
        // Another thread may have opened it meanwhile.
        if self.articles.iter().any(|(number, _)| *number == article) {
            return;
        }
        self.size += stored.article.text.len();
        self.articles.push_back((article, Arc::clone(stored)));
        while self.articles.len() > Self::MOST || (self.size > Self::MOST_TEXT && self.articles.len() > 1) {
            let Some((_, gone)) = self.articles.pop_front() else { break };
            self.size -= gone.article.text.len();
        }
    }
}
