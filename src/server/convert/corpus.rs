//! What commands answer, as data: `camelCase` keys, places as the protocol has them.

use super::to_location;
use crate::check::{Evidence, FacetKind, Stand};
use crate::features::{Dated, Panel, Passage, Verdict, facet_name};
use crate::index::Snapshot;
use crate::server::abilities::Abilities;
use crate::text::{Encoding, Span};
use crate::wording::Locale;
use serde_json::{Value, json};
use std::cmp::Reverse;
use tower_lsp_server::ls_types::{Range, Uri};

/// Names listed at most: those that are mentioned most.
const NAMES: usize = 2_000;

/// The articles, the newest first and those without a date before them; the names, those mentioned most first.
pub fn to_corpus(root: &std::path::Path, snapshot: &Snapshot, locale: Locale) -> Value {
    let mut cards: Vec<_> = snapshot.cards().iter().collect();
    cards.sort_by_key(|card| {
        let date = card.date.as_ref().map(|date| date.value.first);
        (date.is_some(), Reverse(date), &card.id)
    });
    let article = |card: &&crate::index::Card| {
        Some(json!({
            "uri": Uri::from_file_path(&card.path)?,
            "key": card.key,
            "title": card.title.as_deref().map(crate::text::shown),
            "date": card.date.as_ref().map(|date| date.value.iso()),
            "when": card.date.as_ref().map(|date| date.value.describe(locale.language())),
        }))
    };
    let catalogue = snapshot.catalogue();
    let mut names: Vec<_> = snapshot.entities().list().iter().zip(0_u32..).collect();
    names.sort_by_key(|(_, number)| (Reverse(catalogue.mentions(*number)), *number));
    let name = |(entity, number): &(&crate::index::entities::Entity, u32)| {
        json!({
            "name": crate::text::shown(&entity.name),
            "kind": entity.kind.word(),
            "mentions": catalogue.mentions(*number),
            "articles": entity.articles.len(),
        })
    };
    json!({
        "root": root.display().to_string(),
        "articles": cards.iter().filter_map(article).collect::<Vec<Value>>(),
        "names": names.iter().take(NAMES).map(name).collect::<Vec<Value>>(),
        "namesInAll": names.len(),
    })
}

/// A verdict and its passages. Marks are counted in UTF-16 units of the passage's text, as scripts count.
pub fn to_panel(panel: &Panel, range: Range, snapshot: &Snapshot, abilities: &Abilities) -> Value {
    let (verdict, level) = match panel.verdict {
        Verdict::Wrong(level) => ("wrong", Some(level.name())),
        Verdict::Holds => ("holds", None),
        Verdict::Told => ("told", None),
        Verdict::Silent => ("silent", None),
    };
    let passages = panel.passages.iter().filter_map(|passage| to_passage(passage, snapshot, abilities.encoding));
    json!({
        "range": range,
        "verdict": verdict,
        "level": level,
        "message": panel.told,
        "rule": panel.rule,
        "facets": panel.facets.iter().map(|of| facet(of, abilities.locale)).collect::<Vec<Value>>(),
        "passages": passages.collect::<Vec<Value>>(),
    })
}

fn facet((kind, stand, words): &(FacetKind, Stand, String), locale: Locale) -> Value {
    let stand = match stand {
        Stand::Agrees => "agrees",
        Stand::Differs => "differs",
        Stand::NotTold => "notTold",
    };
    json!({"name": facet_name(*kind, locale), "stand": stand, "words": words})
}

fn to_passage(passage: &Passage, snapshot: &Snapshot, encoding: Encoding) -> Option<Value> {
    let Passage { place, text, decisive, title, publisher, date, line } = passage;
    let location = to_location(*place, snapshot, encoding)?;
    Some(json!({
        "uri": location.uri,
        "range": location.range,
        "line": line,
        "title": title,
        "publisher": publisher,
        "date": date,
        "text": text,
        "marks": decisive.iter().map(|span| marks(text, *span)).collect::<Vec<Value>>(),
    }))
}

/// A timeline: what happened on some days, oldest first.
pub fn to_timeline(all: &[Dated], snapshot: &Snapshot, abilities: &Abilities) -> Value {
    let dated = |dated: &Dated| {
        let events = dated.events.iter().map(|event| {
            let places = event.places.iter().filter_map(|place| {
                let card = snapshot.cards().get(place.article as usize)?;
                let evidence = Evidence { article: place.article, span: place.span };
                let location = to_location(evidence, snapshot, abilities.encoding)?;
                let title = card.title.as_ref().unwrap_or(&card.key);
                Some(json!({
                    "uri": location.uri, "range": location.range, "line": place.line,
                    "title": crate::text::shown(title), "key": card.key,
                }))
            });
            json!({
                "text": event.text,
                "marks": [marks(&event.text, event.time)],
                "about": event.vague,
                "places": places.collect::<Vec<Value>>(),
            })
        });
        json!({
            "start": dated.days.first.to_string(),
            "end": dated.days.last.to_string(),
            "heading": dated.heading(abilities.locale),
            "events": events.collect::<Vec<Value>>(),
        })
    };
    Value::Array(all.iter().map(dated).collect())
}

fn marks(text: &str, span: Span) -> Value {
    let units = |to: usize| text.get(..to).map_or(0, |before| before.encode_utf16().count());
    json!([units(span.start), units(span.end)])
}
