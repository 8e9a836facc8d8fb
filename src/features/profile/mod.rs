//! What the corpus tells of a name, all articles together: what a card shows. Worked out when first asked for, from the entity's
//! own lists and a handful of its articles, and kept as long as the snapshot: a name that every article mentions costs no more
//! than one that twenty do.

mod articles;
mod beside;
mod offices;
mod rhythm;
mod seat;
mod telling;

use crate::index::entities::{Entity, EntityNo};
use crate::index::{ArticleNo, Snapshot};
use crate::reading::{Interval, Mention, NameKind};
use articles::Opened;
pub use offices::{Office, plain, same_office};
pub use rhythm::Rhythm;
pub use seat::{Sense, state};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
pub use telling::Telling;

/// What is told of a name.
#[derive(Debug)]
pub struct Profile {
    /// What it is called beside its name, the newest first.
    pub offices: Vec<Office>,
    /// How often it is mentioned in all, and in how many articles.
    pub mentions: u32,
    pub articles: usize,
    /// Of how many articles that was counted, where it was not of all: in which sense a name is meant is not in the entity's lists.
    pub looked_at: Option<usize>,
    /// When the articles came out that mention it first and last, as far as their dates are known.
    pub first: Option<Interval>,
    pub last: Option<Interval>,
    /// How the mentions lie in time.
    pub rhythm: Option<Rhythm>,
    /// What it stands beside, most telling first, with the number of articles that mention both.
    pub beside: Vec<(EntityNo, u32)>,
    /// The newest first.
    pub passages: Vec<Telling>,
    /// What it said last, in its own words or another's.
    pub said: Option<Telling>,
}

/// What is told of an entity, of a capital as a city; none where the snapshot has no such number.
pub fn profile(snapshot: &Snapshot, number: EntityNo) -> Option<Arc<Profile>> {
    let entity = snapshot.entities().get(number)?;
    // As a city too, what stands for its government alone is told of.
    let city = is_capital(entity).then(|| sensed(snapshot, entity, number, Sense::City));
    let city = city.filter(|told| !told.passages.is_empty());
    Some(city.unwrap_or_else(|| sensed(snapshot, entity, number, Sense::Any)))
}

/// What is told of the government for which a capital stands: the same of where it does what governments do; none where the entity
/// is no capital, or no opened article has such a passage.
pub fn government(snapshot: &Snapshot, number: EntityNo) -> Option<Arc<Profile>> {
    let entity = snapshot.entities().get(number).filter(|entity| is_capital(entity))?;
    Some(sensed(snapshot, entity, number, Sense::Government)).filter(|told| !told.passages.is_empty())
}

fn is_capital(entity: &Entity) -> bool {
    entity.kind == NameKind::Place && state(&entity.name).is_some()
}

fn sensed(snapshot: &Snapshot, entity: &Entity, number: EntityNo, sense: Sense) -> Arc<Profile> {
    snapshot.memo().get(&("profile", number, sense), || work_out(snapshot, entity, number, sense))
}

fn work_out(snapshot: &Snapshot, entity: &Entity, number: EntityNo, sense: Sense) -> Profile {
    let mut dated: Vec<Dated> = entity
        .articles
        .iter()
        .map(|&(article, mentions)| Dated { article, mentions, date: published(snapshot, article) })
        .collect();
    let mut opened = articles::open(snapshot, number, &articles::choose(entity, &dated));
    let meant = |opened: &Opened, name: &Mention| {
        let article = &opened.stored.article;
        sense.wants(&article.text, name.span, article.language)
    };
    let mut looked_at = None;
    if sense != Sense::Any {
        looked_at = Some(opened.len()).filter(|opened| *opened < dated.len());
        let uses = |opened: &Opened| opened.mentions().filter(|name| meant(opened, name)).count();
        let counted: BTreeMap<ArticleNo, usize> =
            opened.iter().map(|opened| (opened.article, uses(opened))).filter(|(_, uses)| *uses > 0).collect();
        opened.retain(|opened| counted.contains_key(&opened.article));
        dated.retain_mut(|dated| {
            let uses = counted.get(&dated.article).copied();
            dated.mentions = uses.map_or(0, |uses| u32::try_from(uses).unwrap_or(u32::MAX));
            uses.is_some()
        });
    }
    let dates = || dated.iter().filter_map(|dated| dated.date);
    Profile {
        offices: offices::offices(snapshot, entity),
        mentions: dated.iter().map(|dated| dated.mentions).sum(),
        articles: dated.len(),
        looked_at,
        first: dates().min(),
        last: dates().max_by_key(|date| (date.last, date.first)),
        rhythm: rhythm::rhythm(&dated),
        beside: beside::beside(snapshot, &dated, number, &opened),
        passages: telling::passages(&opened, meant),
        said: telling::said(snapshot, number, &opened),
    }
}

/// An article that mentions the name.
#[derive(Clone, Copy, Debug)]
struct Dated {
    article: ArticleNo,
    mentions: u32,
    date: Option<Interval>,
}

/// When an article came out, where that is known.
fn published(snapshot: &Snapshot, article: ArticleNo) -> Option<Interval> {
    snapshot.cards().get(article as usize)?.date.as_ref().map(|date| date.value)
}

/// The articles that some role of an entity stands in.
fn with_role(entity: &Entity) -> BTreeSet<ArticleNo> {
    entity.roles.iter().flat_map(|(_, articles)| articles).copied().collect()
}

#[cfg(test)]
mod tests;
