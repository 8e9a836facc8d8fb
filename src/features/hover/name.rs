//! The card of a name: kind, other spellings, roles, when and where it appears, telling passages.

use crate::check::Evidence;
use crate::features::markup::{link, plain, published, quote};
use crate::features::source;
use crate::index::Snapshot;
use crate::index::entities::EntityNo;
use crate::lexicon::Language;
use std::fmt::Write;

/// Spellings, roles and passages shown at most.
const SPELLINGS: usize = 8;
const ROLES: usize = 4;
const PASSAGES: usize = 3;

/// The card of an entity, its days told in `language`.
#[must_use]
pub fn card(snapshot: &Snapshot, number: EntityNo, language: Language) -> Option<String> {
    let entity = snapshot.entities().list().get(number as usize)?;
    let mut lines = vec![format!("**{}** · {}", plain(&entity.name), entity.kind.word())];
    let others: Vec<&str> =
        entity.aliases.iter().map(|(form, _)| form.as_str()).filter(|form| *form != entity.name).collect();
    if !others.is_empty() {
        lines.push(format!("also {}", cut(&others, SPELLINGS)));
    }
    if !entity.roles.is_empty() {
        let roles: Vec<String> = entity
            .roles
            .iter()
            .map(|(role, articles)| format!("{} ({})", plain(role), count(articles.len(), "article")))
            .collect();
        let roles: Vec<&str> = roles.iter().map(String::as_str).collect();
        lines.push(cut_plain(&roles, ROLES));
    }
    let times: u32 = entity.articles.iter().map(|(_, times)| *times).sum();
    let mut facts = format!("{} in {}", count(times as usize, "mention"), count(entity.articles.len(), "article"));
    let mut dates: Vec<_> = entity
        .articles
        .iter()
        .filter_map(|(article, _)| snapshot.cards().get(*article as usize)?.date.as_ref())
        .map(|date| date.value)
        .collect();
    dates.sort();
    if let (Some(first), Some(last)) = (dates.first(), dates.last()) {
        let (first, last) = (first.describe(language), last.describe(language));
        let _ = if first == last { write!(facts, ", {first}") } else { write!(facts, ", from {first} to {last}") };
    }
    lines.push(facts);
    // The newest first; of each article the mention that comes with a role, else the first.
    for (article, mentions) in source::mentions(snapshot, number).into_iter().rev().take(PASSAGES) {
        let Some(&(span, _)) = mentions.iter().find(|(_, role)| *role).or_else(|| mentions.first()) else { continue };
        let Some(stored) = snapshot.article(article) else { continue };
        let sentence = stored.sentence(span);
        let date = published(snapshot, article, language).map(|date| format!(" · {date}")).unwrap_or_default();
        let place = link(snapshot, Evidence { article, span });
        lines.push(format!("{}\n>\n> {place}{date}", quote(&stored.article.text, sentence, Some(span))));
    }
    Some(lines.join("\n\n"))
}

fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

fn cut(items: &[&str], most: usize) -> String {
    let items: Vec<String> = items.iter().map(|item| plain(item)).collect();
    let items: Vec<&str> = items.iter().map(String::as_str).collect();
    cut_plain(&items, most)
}

fn cut_plain(items: &[&str], most: usize) -> String {
    let more = items.len().saturating_sub(most);
    let shown = items[..items.len().min(most)].join(", ");
    if more > 0 { format!("{shown}, and {more} more") } else { shown }
}
