//! An index that is kept nowhere: the same engine, in memory.

use super::dates::infer_dates;
use super::entities::Entities;
use super::snapshot::{ArticleNo, Card, Snapshot, StoredArticle};
use super::state::{Filed, State, file_key};
use super::store::{self, Store};
use super::stored;
use std::collections::BTreeMap;
use tantivy::directory::RamDirectory;

/// The engine's working memory, in bytes: its least.
const WORKSPACE: usize = 15_000_000;

/// A snapshot of these articles; of names, what the configuration calls one and keeps apart.
pub(super) fn snapshot(
    mut articles: Vec<StoredArticle>,
    aliases: &BTreeMap<String, Vec<String>>,
    apart: &[Vec<String>],
) -> Snapshot {
    articles.sort_by(|a, b| (&a.article.id, &a.path).cmp(&(&b.article.id, &b.path)));
    for (place, date) in infer_dates(&articles.iter().collect::<Vec<_>>()) {
        let known = &mut articles[place];
        known.article.date = Some(date);
        *known = stored::read(&known.path, std::mem::take(&mut known.article));
    }
    let numbered: Vec<(ArticleNo, &StoredArticle)> = (0..).zip(&articles).collect();
    let entities = Entities::gather(&numbered, aliases, apart);
    let filed = articles.iter().map(|article| Filed {
        card: Card::of(article),
        file: file_key(&article.path),
        passages: u32::try_from(article.passages.len()).unwrap_or(u32::MAX),
    });
    let state = State { articles: filed.collect(), entities, ..State::default() };
    match store(&articles) {
        Ok(store) => Snapshot::new(state, store),
        // Memory has no locks, permissions or damage; what is left is the engine refusing itself.
        Err(error) => {
            tracing::error!(%error, "the index cannot be built in memory");
            Snapshot::empty()
        }
    }
}

fn store(articles: &[StoredArticle]) -> tantivy::Result<Store> {
    let (schema, fields) = store::schema();
    let mut writer =
        tantivy::Index::builder().schema(schema).single_segment_index_writer(RamDirectory::create(), WORKSPACE)?;
    for article in articles {
        for document in store::documents(&fields, file_key(&article.path), article) {
            writer.add_document(document)?;
        }
    }
    let index = writer.finalize()?;
    Store::new(index.reader()?.searcher(), fields)
}
