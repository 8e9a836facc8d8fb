//! The index brought up to date with the files.

use super::dates::infer_dates;
use super::entities::Entities;
use super::snapshot::{ArticleNo, Card, Snapshot, StoredArticle};
use super::state::{Entry, Filed, Manifest, State, file_key, names_key, remove_other_generations};
use super::store::{self, Store};
use super::{IndexError, Open, cache, memory, now, stored};
use crate::config::Config;
use crate::corpus::{Article, Discovery, Found, How, Known, LARGEST, Reason, Skipped, decode, discover};
use crate::reading::Interval;
use crate::wording::Refusal;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet, hash_map};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tantivy::IndexWriter;
use xxhash_rust::xxh3::xxh3_64;

/// How far a refresh is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Files looked at.
    pub done: usize,
    /// Files to look at: those that seem new or changed.
    pub total: usize,
}

/// What a refresh did.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Articles read: new ones and changed ones.
    pub read: usize,
    /// Articles that were known as they are.
    pub unchanged: usize,
    /// Articles whose file is gone, or holds none any more.
    pub removed: usize,
    /// Files opened, whether they turned out changed or not.
    pub opened: usize,
    /// Bytes of the articles read.
    pub bytes: u64,
    /// All files that give no article, those known from before included.
    pub skipped: Vec<Skipped>,
    pub took: Duration,
}

/// Articles read at a time: enough to keep every core busy, few enough to be stopped and to show progress.
const BATCH: usize = 128;
/// The engine's working memory, in bytes. Larger makes fewer and larger segments, and costs as much memory.
const WORKSPACE: usize = 50_000_000;
/// A file written less than this before it was read may be written again within its clock's tick, in nanoseconds.
const TICK: u128 = 50_000_000;

/// What a look at a file gave.
enum Look {
    /// It is as it was, whatever its time says.
    Same,
    Read(Box<StoredArticle>),
    Skipped(Reason),
}

pub(super) fn refresh(
    open: &mut Open,
    config: &Config,
    folder: &Path,
    progress: &dyn Fn(Progress),
    cancel: &AtomicBool,
) -> Result<(Snapshot, Report), IndexError> {
    let start = Instant::now();
    let found = discover(config);
    open.follow(folder)?;
    if is_current(open, &found, config) {
        let report = report(&open.manifest, open.snapshot.cards().len(), &found, start);
        return Ok((open.snapshot.clone(), report));
    }
    let engine = |error: tantivy::TantivyError| IndexError::engine(folder, &error);
    let mut writer: IndexWriter = open.engine.writer_with_num_threads(1, WORKSPACE).map_err(engine)?;
    // Somebody may have been faster; from here on nobody is.
    let before = open.state(folder)?;
    let store = Store::new(open.reader.searcher(), open.fields).map_err(engine)?;
    let outcome = write(&writer, &store, before, &found, config, progress, cancel);
    let (state, mut report) = match outcome {
        Ok((Some(state), report)) => (state, report),
        Ok((None, report)) => return Ok((open.snapshot.clone(), report)),
        Err(Failed::Cancelled) => return Err(IndexError::Cancelled),
        Err(Failed::Engine(error)) => return Err(IndexError::writing(folder, &error)),
        Err(Failed::Damaged(why)) => return Err(IndexError::Damaged { path: folder.to_owned(), why }),
    };

    let generation = format!("{:x}-{:x}", now(), std::process::id());
    state.write(folder, &generation)?;
    commit(&mut writer, &generation).map_err(|error| IndexError::writing(folder, &error))?;
    remove_other_generations(folder, &generation);
    cache::remove_old_versions(folder);
    open.reader.reload().map_err(engine)?;
    open.show(state, generation, folder)?;
    // Waits for merges that the commit set off: without, small segments would pile up.
    writer.wait_merging_threads().map_err(engine)?;
    report.took = start.elapsed();
    Ok((open.snapshot.clone(), report))
}

fn commit(writer: &mut IndexWriter, generation: &str) -> tantivy::Result<()> {
    let mut commit = writer.prepare_commit()?;
    commit.set_payload(generation);
    commit.commit().map(drop)
}

/// Reads the corpus into memory.
pub(super) fn in_memory(config: &Config, progress: &dyn Fn(Progress), cancel: &AtomicBool) -> (Snapshot, Report) {
    let start = Instant::now();
    let found = discover(config);
    let mut report = Report { skipped: found.skipped.clone(), ..Report::default() };
    let mut articles = Vec::new();
    for batch in found.files.chunks(BATCH) {
        progress(Progress { done: report.opened, total: found.files.len() });
        if cancel.load(Ordering::Relaxed) {
            break;
        }
        for (file, (_, look)) in batch.iter().zip(look_at(batch, &Manifest::default())) {
            report.opened += 1;
            match look {
                Look::Read(article) => {
                    report.read += 1;
                    report.bytes += file.size;
                    articles.push(*article);
                }
                Look::Skipped(reason) => report.skipped.push(Skipped { path: file.path.clone(), reason }),
                Look::Same => {}
            }
        }
    }
    let snapshot = memory::snapshot(articles, &config.names, &config.apart);
    report.took = start.elapsed();
    (snapshot, report)
}

/// Whether nothing that decides what the index holds has changed, as far as sizes and times tell.
fn is_current(open: &Open, found: &Discovery, config: &Config) -> bool {
    let same = |file: &Found| open.manifest.get(&file.path).is_some_and(|entry| entry.holds(file));
    open.names == names_key(config) && open.manifest.len() == found.files.len() && found.files.iter().all(same)
}

/// The report of what is current: files, and how many of them are articles.
fn report(manifest: &Manifest, articles: usize, found: &Discovery, start: Instant) -> Report {
    let skipped = manifest
        .iter()
        .filter_map(|(path, entry)| entry.skipped.clone().map(|reason| Skipped { path: path.clone(), reason }));
    let mut skipped: Vec<Skipped> = found.skipped.iter().cloned().chain(skipped).collect();
    skipped.sort_by(|a, b| a.path.cmp(&b.path));
    Report { unchanged: articles, skipped, took: start.elapsed(), ..Report::default() }
}

enum Failed {
    Cancelled,
    Engine(tantivy::TantivyError),
    /// The store lacks what the state says it has.
    Damaged(String),
}

impl From<tantivy::TantivyError> for Failed {
    fn from(error: tantivy::TantivyError) -> Self {
        Self::Engine(error)
    }
}

/// Writes what changed, uncommitted; the state that goes with it, where it is another than before.
fn write(
    writer: &IndexWriter,
    store: &Store,
    before: State,
    found: &Discovery,
    config: &Config,
    progress: &dyn Fn(Progress),
    cancel: &AtomicBool,
) -> Result<(Option<State>, Report), Failed> {
    let start = Instant::now();
    let State { names, mut manifest, articles, .. } = before;
    let manifest_before = manifest.clone();
    let mut filed: HashMap<u64, Filed> = articles.into_iter().map(|filed| (filed.file, filed)).collect();
    let mut report = Report::default();
    let remove = |filed: &mut HashMap<u64, Filed>, path: &Path| {
        let known = filed.remove(&file_key(path)).is_some();
        if known {
            store::delete(writer, &store.fields, file_key(path));
        }
        known
    };

    let there: HashSet<&PathBuf> = found.files.iter().map(|file| &file.path).collect();
    let gone: Vec<PathBuf> = manifest.keys().filter(|path| !there.contains(path)).cloned().collect();
    for path in gone {
        manifest.remove(&path);
        report.removed += usize::from(remove(&mut filed, &path));
    }

    let doubtful = |file: &&Found| manifest.get(&file.path).is_none_or(|entry| !entry.holds(file));
    let todo: Vec<Found> = found.files.iter().filter(doubtful).cloned().collect();
    let mut gists: HashMap<u64, StoredArticle> = HashMap::new();
    for batch in todo.chunks(BATCH) {
        progress(Progress { done: report.opened, total: todo.len() });
        for (file, (entry, look)) in batch.iter().zip(look_at(batch, &manifest)) {
            if cancel.load(Ordering::Relaxed) {
                return Err(Failed::Cancelled);
            }
            report.opened += 1;
            let key = file_key(&file.path);
            manifest.insert(file.path.clone(), entry);
            if matches!(look, Look::Same) {
                continue;
            }
            let known = remove(&mut filed, &file.path);
            let Look::Read(article) = look else {
                report.removed += usize::from(known);
                continue;
            };
            for document in store::documents(&store.fields, key, &article) {
                writer.add_document(document)?;
            }
            let passages = u32::try_from(article.passages.len()).unwrap_or(u32::MAX);
            filed.insert(key, Filed { card: Card::of(&article), file: key, passages });
            gists.insert(key, stored::gist(&article));
            report.read += 1;
            report.bytes += file.size;
        }
    }
    progress(Progress { done: todo.len(), total: todo.len() });

    if manifest == manifest_before && names == names_key(config) {
        // What cannot be read was tried again, in vain.
        return Ok((None, Report { opened: report.opened, ..self::report(&manifest, filed.len(), found, start) }));
    }
    let mut articles: Vec<Filed> = filed.into_values().collect();
    articles.sort_by(|a, b| (&a.card.id, &a.card.path).cmp(&(&b.card.id, &b.card.path)));
    for filed in &articles {
        if cancel.load(Ordering::Relaxed) {
            return Err(Failed::Cancelled);
        }
        if let hash_map::Entry::Vacant(vacant) = gists.entry(filed.file) {
            let gist = store.fetch(store.fields.gist, filed.file)?;
            vacant.insert(gist.ok_or_else(|| Failed::Damaged(format!("it has lost {}", filed.card.id)))?);
        }
    }
    let listed: Vec<&StoredArticle> = articles.iter().filter_map(|filed| gists.get(&filed.file)).collect();
    let dates = infer_dates(&listed);
    let changed: Vec<(usize, Option<Known<Interval>>)> = listed
        .iter()
        .enumerate()
        .map(|(place, gist)| (place, &gist.article.date, dates.get(&place)))
        .filter(|(_, known, date)| {
            known.as_ref().is_none_or(|known| known.how == How::Inferred) && known.as_ref() != *date
        })
        .map(|(place, _, date)| (place, date.cloned()))
        .collect();
    for (place, date) in changed {
        let filed = &mut articles[place];
        let Some(article) = read_dated(&filed.card, &manifest, date) else { continue };
        store::delete(writer, &store.fields, filed.file);
        for document in store::documents(&store.fields, filed.file, &article) {
            writer.add_document(document)?;
        }
        filed.card = Card::of(&article);
        filed.passages = u32::try_from(article.passages.len()).unwrap_or(u32::MAX);
        gists.insert(filed.file, stored::gist(&article));
    }
    let numbered: Vec<(ArticleNo, &StoredArticle)> =
        (0..).zip(&articles).filter_map(|(number, filed)| Some((number, gists.get(&filed.file)?))).collect();
    let entities = Entities::gather(&numbered, &config.names, &config.apart);
    let rest = self::report(&manifest, articles.len(), found, start);
    let state = State { names: names_key(config), manifest, articles, entities };
    let report = Report { unchanged: rest.unchanged - report.read, skipped: rest.skipped, took: rest.took, ..report };
    Ok((Some(state), report))
}

/// Reads an article again with the date that other articles tell. None where its file has changed since it was looked at: the next
/// refresh reads it.
fn read_dated(card: &Card, manifest: &Manifest, date: Option<Known<Interval>>) -> Option<StoredArticle> {
    let bytes = std::fs::read(&card.path).ok()?;
    let same = manifest.get(&card.path).is_some_and(|entry| entry.hash == xxh3_64(&bytes));
    let text = same.then(|| decode(&bytes).ok()).flatten()?;
    catch_unwind(AssertUnwindSafe(|| {
        let article = Article::parse(&card.id, text);
        stored::read(&card.path, Article { date, ..article })
    }))
    .ok()
}

/// Looks at each file: its new entry, and what became of it.
fn look_at(files: &[Found], manifest: &Manifest) -> Vec<(Entry, Look)> {
    files.par_iter().map(|file| look(file, manifest.get(&file.path))).collect()
}

fn look(file: &Found, known: Option<&Entry>) -> (Entry, Look) {
    let fresh = now() < file.modified + TICK;
    let entry = |hash, skipped| Entry { size: file.size, modified: file.modified, fresh, hash, skipped };
    let skip = |hash, reason: Reason| (entry(hash, Some(reason.clone())), Look::Skipped(reason));
    if file.size > LARGEST {
        return skip(0, Reason::TooLarge(file.size));
    }
    let bytes = match std::fs::read(&file.path) {
        Ok(bytes) => bytes,
        Err(error) => return skip(0, Reason::Unreadable(Refusal::from(&error))),
    };
    let hash = xxh3_64(&bytes);
    if let Some(known) = known.filter(|known| known.hash == hash && known.hash != 0) {
        return (entry(hash, known.skipped.clone()), Look::Same);
    }
    let text = match decode(&bytes) {
        Ok(text) => text,
        Err(reason) => return skip(hash, reason),
    };
    // One article that the reader stumbles over must not cost the others.
    match catch_unwind(AssertUnwindSafe(|| stored::read(&file.path, Article::parse(&file.id, text)))) {
        Ok(article) => (entry(hash, None), Look::Read(Box::new(article))),
        Err(_) => skip(hash, Reason::ReaderFailed),
    }
}

impl Open {
    /// The state of the last commit, which is then the one that is shown.
    fn state(&mut self, folder: &Path) -> Result<State, IndexError> {
        self.follow(folder)?;
        if self.generation.is_empty() { Ok(State::default()) } else { State::read(folder, &self.generation) }
    }
}
