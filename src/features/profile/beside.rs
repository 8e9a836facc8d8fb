//! Whom and what a name appears with.

use super::Dated;
use super::articles::Opened;
use crate::index::entities::EntityNo;
use crate::index::{ArticleNo, Snapshot};
use crate::reading::within;
use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};

/// Shown at most.
const SHOWN: usize = 6;
/// Of so many that stand nearest the articles in common are counted.
const LOOKED_AT: usize = 48;
/// What standing in the same paragraph counts beside standing in the same sentence.
const PARAGRAPH: f32 = 0.3;

/// What stands beside an entity in the sentences and paragraphs of the opened articles, weighed so that what stands everywhere in the
/// corpus does not win; with the number of articles that mention both. `mentioned`: those that mention the entity, by number.
pub fn beside(snapshot: &Snapshot, mentioned: &[Dated], number: EntityNo, opened: &[Opened]) -> Vec<(EntityNo, u32)> {
    let mut weights: HashMap<EntityNo, f32> = HashMap::new();
    for opened in opened {
        let stored = &opened.stored;
        let named: Vec<_> = stored.reading.names.iter().map(|name| name.span).zip(&opened.who).collect();
        let mut add = |span, weight: f32| {
            let inside: BTreeSet<EntityNo> =
                within(&named, |(span, _)| *span, span).filter_map(|(_, who)| **who).collect();
            if inside.contains(&number) {
                let share = weight / (inside.len() as f32).sqrt();
                inside.into_iter().filter(|other| *other != number).for_each(|other| {
                    *weights.entry(other).or_default() += share;
                });
            }
        };
        stored.reading.sentences.iter().for_each(|sentence| add(*sentence, 1.0));
        stored.article.blocks.iter().for_each(|block| add(block.span, PARAGRAPH));
    }
    let articles = snapshot.cards().len() as f32;
    let entities = snapshot.entities();
    let rare = |other: EntityNo| {
        let known = entities.get(other).map_or(1, |other| other.articles.len().max(1));
        (1.0 + articles / known as f32).ln()
    };
    let mut found: Vec<(EntityNo, f32)> =
        weights.into_iter().map(|(other, weight)| (other, weight * rare(other))).collect();
    let better = |a: &(EntityNo, f32), b: &(EntityNo, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
    found.sort_by(better);
    let both = |other| entities.get(other).map_or(0, |other| common(mentioned, &other.articles));
    // Once beside it in one article is an accident where it has many: what comes again counts for more.
    let mut again: Vec<((EntityNo, f32), u32)> = found
        .into_iter()
        .take(LOOKED_AT)
        .map(|(other, weight)| {
            let both = both(other);
            ((other, weight * both as f32), both)
        })
        .collect();
    again.sort_by(|(a, _), (b, _)| better(a, b));
    again.into_iter().take(SHOWN).map(|((other, _), both)| (other, both)).collect()
}

/// How many articles two lists have in common; both are in their order.
fn common(one: &[Dated], other: &[(ArticleNo, u32)]) -> u32 {
    let (mut one, mut other) = (one, other);
    let mut count = 0;
    // The shorter list goes through the longer by leaps.
    while let (Some(first), Some((second, _))) = (one.first(), other.first()) {
        match first.article.cmp(second) {
            Ordering::Equal => {
                count += 1;
                (one, other) = (&one[1..], &other[1..]);
            }
            Ordering::Less => one = &one[one.partition_point(|dated| dated.article < *second)..],
            Ordering::Greater => other = &other[other.partition_point(|(article, _)| *article < first.article)..],
        }
    }
    count
}
