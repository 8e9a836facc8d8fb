//! Where the notes and the corpus speak of somebody.

use super::named::{self, Named};
use super::profile::Sense;
use super::source;
use crate::check::{Evidence, Subject};
use crate::index::Snapshot;
use crate::index::entities::EntityNo;
use crate::notes::Note;
use crate::text::Span;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::sync::Arc;

/// The name of a note that `offset` touches.
#[must_use]
pub fn name_at(note: &Note, snapshot: &Snapshot, offset: usize) -> Option<Named> {
    named::at(&named::of_subject(&Subject::new(note, snapshot)), offset).cloned()
}

/// Every mention in a note of whom the name at `offset` means, under any spelling; of a name that the corpus does not know, wherever
/// it is written the same.
#[must_use]
pub fn highlights(note: &Note, snapshot: &Snapshot, offset: usize) -> Vec<Span> {
    let names = named::of_subject(&Subject::new(note, snapshot));
    named::at(&names, offset).map(|name| same(&names, name)).unwrap_or_default()
}

/// Those of a note's names that mean what `wanted` does, the city or the government where it is a capital; an address that holds such a
/// name mentions nobody.
#[must_use]
pub fn same(names: &[Named], wanted: &Named) -> Vec<Span> {
    let means = |name: &&Named| !name.in_address && name.who() == wanted.who() && name.sense.meets(wanted.sense);
    names.iter().filter(means).map(|name| name.span).collect()
}

/// Every mention of an entity in that sense in the articles, the newest article first, those without a date last. All its articles are
/// opened for it, once for a snapshot.
#[must_use]
pub fn mentioned(snapshot: &Snapshot, entity: EntityNo, sense: Sense) -> Arc<Vec<Evidence>> {
    snapshot.memo().get(&("mentioned", entity, sense), || {
        let mut articles = source::articles(snapshot, entity);
        let date = |article: &u32| snapshot.cards().get(*article as usize)?.date.as_ref().map(|date| date.value.first);
        articles.sort_by_key(|article| Reverse(date(article)));
        let places = articles.into_par_iter().map(|article| {
            let mentions = source::mentions_in(snapshot, entity, article, sense);
            mentions.into_iter().map(|(span, _)| Evidence { article, span }).collect::<Vec<_>>()
        });
        places.collect::<Vec<_>>().concat()
    })
}
