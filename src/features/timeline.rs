//! What happened when, as the corpus tells it: every dated passage, oldest first.

use super::markup::{SHOWN, link_to, plain, quoted};
use super::meant::{Unclear, meant};
use crate::index::entities::EntityNo;
use crate::index::{ArticleNo, Snapshot, StoredArticle};
use crate::reading::{Interval, within};
use crate::text::{self, Span};
use crate::wording::{Locale, say};
use std::collections::{HashMap, HashSet};
use std::fmt::Write;

/// What the corpus tells of some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    pub days: Interval,
    pub events: Vec<Event>,
}

impl Dated {
    /// The days as people read them.
    #[must_use]
    pub fn heading(&self, locale: Locale) -> String {
        self.days.describe(locale.language())
    }
}

/// A passage that dates something, in each article that tells it in the same words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The passage's text, on one line.
    pub text: String,
    /// The words of `text` that date it.
    pub time: Span,
    /// Whether its edges are approximate: « début mai ».
    pub vague: bool,
    /// Where it is told. The article that comes first in the corpus stands first.
    pub places: Vec<Place>,
}

/// Where an article dates something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub article: ArticleNo,
    /// The line of the words that date it, in the original file, from 1.
    pub line: usize,
    /// Those words in the article's text.
    pub span: Span,
}

/// The dated passages of the corpus, the earliest days first; only those that name whom `name` means, where it is given, under any
/// spelling that the corpus has.
///
/// A passage stands under each date that it tells. One whose only date is its article's is none, nor is one whose days could
/// not be counted.
pub fn timeline(snapshot: &Snapshot, name: Option<&str>) -> Result<Vec<Dated>, Unclear> {
    let entities = name.map(|name| meant(snapshot, name)).transpose()?;
    let naming: Option<HashSet<ArticleNo>> = entities.as_ref().map(|entities| {
        let known = entities.iter().filter_map(|entity| snapshot.entities().get(*entity));
        known.flat_map(|entity| entity.articles.iter().map(|(article, _)| *article)).collect()
    });
    let named = |article: ArticleNo| naming.as_ref().is_none_or(|articles| articles.contains(&article));
    // Article by article, so that each is opened once.
    let mut told: Vec<_> = snapshot.days().all().iter().filter(|told| named(told.article)).copied().collect();
    told.sort_by_key(|told| (told.article, told.time));
    let mut out: Vec<Dated> = Vec::new();
    let mut known: HashMap<Interval, (usize, HashMap<String, usize>)> = HashMap::new();
    for of_article in told.chunk_by(|a, b| a.article == b.article) {
        let Some(article) = of_article.first().map(|told| told.article) else { continue };
        let Some(stored) = snapshot.article(article) else { continue };
        for told in of_article {
            let Some(passage) = stored.passages.get(told.passage as usize).map(|passage| passage.span) else {
                continue;
            };
            let Some(time) = told.expression(&stored) else { continue };
            if entities.as_ref().is_some_and(|entities| !names(snapshot, article, &stored, passage, entities)) {
                continue;
            }
            let (of_days, same_words) = known.entry(told.days).or_insert_with(|| {
                out.push(Dated { days: told.days, events: Vec::new() });
                (out.len() - 1, HashMap::new())
            });
            let Some(dated) = out.get_mut(*of_days) else { continue };
            let place = Place { article, line: stored.lines.line(time.span.start) + 1, span: time.span };
            let words = text::fold(passage.of(&stored.article.text));
            let nth = *same_words.entry(words).or_insert(dated.events.len());
            match dated.events.get_mut(nth) {
                // One sentence may name one day twice.
                Some(event) if event.places.last().is_some_and(|last| last.article == article) => {}
                Some(event) => event.places.push(place),
                None => {
                    let (text, time_there) = on_one_line(&stored.article.text, passage, time.span);
                    dated.events.push(Event { text, time: time_there, vague: time.vague, places: vec![place] });
                }
            }
        }
    }
    out.sort_by_key(|dated| (dated.days.first, std::cmp::Reverse(dated.days.last)));
    Ok(out)
}

/// Whether a passage names one of them.
fn names(snapshot: &Snapshot, article: ArticleNo, stored: &StoredArticle, passage: Span, wanted: &[EntityNo]) -> bool {
    let entities = snapshot.entities();
    let text = &stored.article.text;
    within(&stored.reading.names, |name| name.span, passage).any(|name| {
        let resolved = entities.resolve(&name.full, Some(article));
        let resolved = resolved.or_else(|| entities.resolve(name.span.of(text), Some(article)));
        resolved.is_some_and(|entity| wanted.contains(&entity))
    })
}

/// A passage with its broken lines joined, and where `time` stands in it.
fn on_one_line(text: &str, passage: Span, time: Span) -> (String, Span) {
    let joined = |span: Span| span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut before = joined(Span::new(passage.start, time.start));
    if text[..time.start].ends_with(char::is_whitespace) && !before.is_empty() {
        before.push(' ');
    }
    let time_there = joined(time);
    let span = Span::new(before.len(), before.len() + time_there.len());
    let mut after = joined(Span::new(time.end, passage.end));
    if text[time.end..].starts_with(char::is_whitespace) && !after.is_empty() {
        after.insert(0, ' ');
    }
    (format!("{before}{time_there}{after}"), span)
}

/// So many events stand in a document: an editor opens no book.
const MOST: usize = 2_000;

/// The timeline as a Markdown document, each passage with links to its lines; what is unclear about `name`, where it is.
#[must_use]
pub fn timeline_page(snapshot: &Snapshot, name: Option<&str>, locale: Locale) -> String {
    let name = name.map(str::trim).filter(|name| !name.is_empty());
    let title = match name {
        Some(name) => say!(locale, "timeline-of", name = plain(name)),
        None => say!(locale, "timeline"),
    };
    let mut out = format!("# {title}\n");
    let all = match timeline(snapshot, name) {
        Ok(all) => all,
        Err(unclear) => {
            let _ = writeln!(out, "\n{}.", plain(&unclear.message().worded(locale)));
            return out;
        }
    };
    if all.is_empty() {
        let _ = writeln!(out, "\n{}", say!(locale, "timeline-nothing"));
    }
    let mut left = MOST;
    for dated in &all {
        if left == 0 {
            break;
        }
        let _ = writeln!(out, "\n## {}\n", dated.heading(locale));
        for event in dated.events.iter().take(left) {
            let about = if event.vague { format!("{} ", say!(locale, "timeline-about")) } else { String::new() };
            let places: Vec<String> =
                event.places.iter().map(|place| link_to(snapshot, place.article, place.line, locale)).collect();
            let _ = writeln!(
                out,
                "- {about}{} {}",
                quoted(&event.text, Span::new(0, event.text.len()), Some(event.time), SHOWN),
                places.join(", ")
            );
        }
        left = left.saturating_sub(dated.events.len());
    }
    let total: usize = all.iter().map(|dated| dated.events.len()).sum();
    if total > MOST {
        let _ = writeln!(out, "\n{}", say!(locale, "timeline-more", count = total - MOST));
    }
    out
}
