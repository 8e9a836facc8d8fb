//! Which of the articles that mention a name are opened for its card, and whom their names mean.

use super::{Dated, with_role};
use crate::index::entities::{Entity, EntityNo};
use crate::index::{ArticleNo, Snapshot, StoredArticle};
use crate::reading::{Interval, Mention};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Articles opened at most. Opening one takes up to a quarter of a millisecond: the first card of a name then takes two or three.
const OPENED: usize = 14;
/// Of them, those with its last words; those that seem to tell most, out of the newest of so many.
const QUOTED: usize = 2;
const TELLING: usize = 6;
const NEWEST: usize = 64;

/// An opened article.
pub struct Opened {
    pub article: ArticleNo,
    pub date: Option<Interval>,
    pub stored: Arc<StoredArticle>,
    /// Whom each name of its reading means.
    pub who: Vec<Option<EntityNo>>,
    /// The entity that it was opened for.
    pub entity: EntityNo,
}

impl Opened {
    /// The mentions of the entity.
    pub fn mentions(&self) -> impl Iterator<Item = &Mention> {
        let names = self.stored.reading.names.iter().zip(&self.who);
        names.filter(|(_, who)| **who == Some(self.entity)).map(|(name, _)| name)
    }
}

/// The articles to open: all where they are few; else the newest that quote it, those that seem to tell most of it, and others
/// from its whole time.
pub fn choose(entity: &Entity, dated: &[Dated]) -> Vec<Dated> {
    if dated.len() <= OPENED {
        return dated.to_vec();
    }
    let newer = |one: &Dated| std::cmp::Reverse((one.date.map(|date| date.first), one.article));
    let mut newest = dated.to_vec();
    newest.select_nth_unstable_by_key(NEWEST.min(dated.len() - 1), newer);
    newest.truncate(NEWEST);
    let roles = with_role(entity);
    newest.sort_by_key(|one| (std::cmp::Reverse((roles.contains(&one.article), one.mentions.min(6))), newer(one)));
    let mut quoted: Vec<Dated> = entity.quoted.iter().filter_map(|article| find(dated, *article)).collect();
    quoted.sort_by_key(newer);
    // Where nothing new comes with a role, the last that did introduces it.
    let mut introduced: Vec<Dated> = roles.iter().filter_map(|article| find(dated, *article)).collect();
    introduced.sort_by_key(newer);
    let step = dated.len().div_ceil(OPENED - QUOTED - TELLING - 1);
    let spread = dated.iter().step_by(step).copied();
    let mut seen = BTreeSet::new();
    let chosen = quoted.into_iter().take(QUOTED).chain(introduced.into_iter().take(1));
    chosen.chain(newest.into_iter().take(TELLING)).chain(spread).filter(|one| seen.insert(one.article)).collect()
}

/// The article of that number; `dated` is in their order.
fn find(dated: &[Dated], article: ArticleNo) -> Option<Dated> {
    dated.binary_search_by_key(&article, |dated| dated.article).ok().map(|at| dated[at])
}

/// Opens them, the newest first; those without a date last.
pub fn open(snapshot: &Snapshot, entity: EntityNo, chosen: &[Dated]) -> Vec<Opened> {
    let open = |dated: &Dated| {
        let stored = snapshot.article(dated.article)?;
        let who = meant(snapshot, dated.article, &stored);
        Some(Opened { article: dated.article, date: dated.date, stored, who, entity })
    };
    // Decoding them is most of what a card costs: each core opens some.
    let mut opened: Vec<Opened> = chosen.par_iter().filter_map(open).collect();
    opened.sort_by_key(|opened| std::cmp::Reverse((opened.date.map(|date| date.first), opened.article)));
    opened
}

/// Whom each name of an article means.
pub fn meant(snapshot: &Snapshot, article: ArticleNo, stored: &StoredArticle) -> Vec<Option<EntityNo>> {
    let entities = snapshot.entities();
    let mut known: FxHashMap<(&str, &str), Option<EntityNo>> = FxHashMap::default();
    let names = stored.reading.names.iter();
    names
        .map(|name| {
            let written = name.span.of(&stored.article.text);
            *known.entry((&name.full, written)).or_insert_with(|| {
                entities.resolve(&name.full, Some(article)).or_else(|| entities.resolve(written, Some(article)))
            })
        })
        .collect()
}
