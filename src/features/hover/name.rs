//! The card of a name: kind, other spellings, roles with their time, when and beside whom it appears, telling passages, last words.

use crate::features::markup::{name, role};
use crate::features::profile::{Office, Profile, Telling, profile};
use crate::index::entities::{Entity, EntityNo};
use crate::index::{ArticleNo, Snapshot};
use crate::lexicon::Language;
use crate::reading::Interval;
use std::fmt::Write;

/// Spellings, roles and companions shown at most.
const SPELLINGS: usize = 8;
const ROLES: usize = 4;
const BESIDE: usize = 6;

/// Two blanks at a line's end keep the next one a line of its own.
const BREAK: &str = "  \n";

/// The card of an entity, its days told in `language`. Under 25 lines, whatever the corpus holds. `place` says where a line of an
/// article stands, as Markdown.
#[must_use]
pub fn card(
    snapshot: &Snapshot,
    number: EntityNo,
    language: Language,
    place: &dyn Fn(ArticleNo, usize) -> String,
) -> Option<String> {
    let entity = snapshot.entities().get(number)?;
    let profile = profile(snapshot, number)?;
    let mut parts = vec![head(entity)];
    parts.extend(roles(&profile.offices, language));
    let companions = beside(snapshot, &profile).map(|names| format!("{BREAK}{names}")).unwrap_or_default();
    parts.push(format!("{}{companions}", numbers(entity, &profile, language)));
    if let Some(said) = &profile.said {
        let when = said.date.map(|date| format!(" · {}", date.describe(language))).unwrap_or_default();
        parts.push(format!("said last{when}{BREAK}{} {}", said.markdown, place(said.article(), said.line)));
    }
    // The last words are shown once.
    let shown = |telling: &&Telling| profile.said.as_ref().is_none_or(|said| said.text != telling.text);
    parts.extend(profile.passages.iter().filter(shown).map(|telling| passage(telling, language, place)));
    Some(parts.join("\n\n"))
}

fn head(entity: &Entity) -> String {
    let mut head = format!("**{}** · {}", name(&entity.name), entity.kind.word());
    let others: Vec<String> =
        entity.aliases.iter().filter(|(form, _)| *form != entity.name).map(|(form, _)| name(form)).collect();
    if !others.is_empty() {
        let _ = write!(head, "{BREAK}also {}", cut(&others, SPELLINGS));
    }
    head
}

/// Each role with when and how often it is said: « ministre russe de la Défense · 2023, 3 articles ».
fn roles(offices: &[Office], language: Language) -> Option<String> {
    let line = |office: &Office| {
        let period = office.period.map(|period| format!("{}, ", years(period, language))).unwrap_or_default();
        format!("- {} · {period}{}", role(&office.role), count(office.articles, "article"))
    };
    let mut lines: Vec<String> = offices.iter().take(ROLES).map(line).collect();
    let more = offices.len().saturating_sub(ROLES);
    if more > 0 {
        lines.push(format!("- and {more} more"));
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// The years of a period; its month where it is one.
fn years(period: Interval, language: Language) -> String {
    let (first, last) = (period.first, period.last);
    if (first.year(), first.month()) == (last.year(), last.month()) {
        Interval::new(first.first_of_month(), first.last_of_month()).describe(language)
    } else if first.year() == last.year() {
        first.year().to_string()
    } else {
        format!("{}–{}", first.year(), last.year())
    }
}

fn numbers(entity: &Entity, profile: &Profile, language: Language) -> String {
    let mentions = count(profile.mentions as usize, "mention");
    let mut out = format!("{mentions} in {}", count(entity.articles.len(), "article"));
    if let (Some(first), Some(last)) = (profile.first, profile.last) {
        let (first, last) = (first.describe(language), last.describe(language));
        let _ = if first == last { write!(out, ", {first}") } else { write!(out, ", first {first}, last {last}") };
    }
    if !entity.published.is_empty() {
        let _ = write!(out, "; published {}", count(entity.published.len(), "article"));
    }
    if let Some(rhythm) = &profile.rhythm {
        let _ = write!(out, "{BREAK}`{}` by {}, {}", rhythm.blocks, rhythm.each, rhythm.days.describe(language));
    }
    out
}

fn beside(snapshot: &Snapshot, profile: &Profile) -> Option<String> {
    let names: Vec<String> = profile
        .beside
        .iter()
        .filter_map(|(other, articles)| Some((snapshot.entities().get(*other)?, articles)))
        .map(|(other, articles)| format!("{} ({articles})", name(&other.name)))
        .collect();
    (!names.is_empty()).then(|| format!("with {}", cut(&names, BESIDE)))
}

fn passage(telling: &Telling, language: Language, place: &dyn Fn(ArticleNo, usize) -> String) -> String {
    let when = telling.date.map(|date| format!(" · {}", date.describe(language))).unwrap_or_default();
    format!("> {}{BREAK}> {}{when}", telling.markdown, place(telling.article(), telling.line))
}

fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

fn cut(items: &[String], most: usize) -> String {
    let more = items.len().saturating_sub(most);
    let shown = items[..items.len().min(most)].join(", ");
    if more > 0 { format!("{shown}, and {more} more") } else { shown }
}
