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
use crate::reading::{Interval, NameKind};
pub use offices::Office;
pub use rhythm::Rhythm;
pub use seat::{governs, state};
use std::collections::BTreeSet;
use std::sync::Arc;
pub use telling::Telling;

/// What is told of a name.
#[derive(Debug)]
pub struct Profile {
    /// What it is called beside its name, the newest first.
    pub offices: Vec<Office>,
    /// How often it is mentioned in all.
    pub mentions: u32,
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

/// What is told of an entity; none where the snapshot has no such number.
pub fn profile(snapshot: &Snapshot, number: EntityNo) -> Option<Arc<Profile>> {
    let entity = snapshot.entities().get(number)?;
    Some(snapshot.memo().get(&("profile", number), || work_out(snapshot, entity, number, Sense::Any)))
}

/// What is told of the government for which a capital stands: the same, with the passages where it does what governments do; none
/// where the entity is no capital, or no opened article has such a passage.
pub fn government(snapshot: &Snapshot, number: EntityNo) -> Option<Arc<Profile>> {
    let entity = snapshot.entities().get(number).filter(|entity| entity.kind == NameKind::Place)?;
    state(&entity.name)?;
    let told = snapshot.memo().get(&("government", number), || work_out(snapshot, entity, number, Sense::Government));
    (!told.passages.is_empty()).then_some(told)
}

/// In what sense a name is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sense {
    Any,
    Government,
}

fn work_out(snapshot: &Snapshot, entity: &Entity, number: EntityNo, sense: Sense) -> Profile {
    let dated: Vec<Dated> = entity
        .articles
        .iter()
        .map(|&(article, mentions)| Dated { article, mentions, date: published(snapshot, article) })
        .collect();
    let dates = || dated.iter().filter_map(|dated| dated.date);
    let opened = articles::open(snapshot, number, &articles::choose(entity, &dated));
    Profile {
        offices: offices::offices(snapshot, entity),
        mentions: dated.iter().map(|dated| dated.mentions).sum(),
        first: dates().min(),
        last: dates().max_by_key(|date| (date.last, date.first)),
        rhythm: rhythm::rhythm(&dated),
        beside: beside::beside(snapshot, entity, number, &opened),
        passages: telling::passages(&opened, |opened, name| {
            let article = &opened.stored.article;
            sense == Sense::Any || governs(&article.text, name.span, article.language)
        }),
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
