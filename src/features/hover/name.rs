//! The card of a name: kind, other spellings, roles with their time, when and beside whom it appears, telling passages, last words.

use super::BREAK;
use crate::features::markup::{articles, kind, link_to, name, plain, role};
use crate::features::profile::{Office, Profile, Sense, Telling, government, profile, state};
use crate::index::entities::{Entity, EntityNo};
use crate::index::{ArticleNo, Snapshot};
use crate::reading::Interval;
use crate::wording::{Locale, say};
use std::fmt::Write;

/// How much of a card is shown at most.
struct Measure {
    spellings: usize,
    roles: usize,
    beside: usize,
    passages: usize,
    /// Whether passages are cut short.
    brief: bool,
}

const fn measure(spellings: usize, roles: usize, beside: usize, passages: usize, brief: bool) -> Measure {
    Measure { spellings, roles, beside, passages, brief }
}

/// From all to little: the first that keeps the card under [`LINES`] is taken. Shorter passages are dearer than fewer spellings, fewer
/// passages dearer still.
const MEASURES: [Measure; 7] = [
    measure(8, 4, 6, 3, false),
    measure(5, 4, 4, 3, false),
    measure(5, 4, 4, 3, true),
    measure(3, 3, 3, 3, true),
    measure(3, 3, 3, 2, true),
    measure(2, 2, 2, 1, true),
    measure(1, 1, 1, 0, true),
];

/// A card has fewer lines than this, however they are wrapped in a window or terminal of so many columns.
const LINES: usize = 25;
const COLUMNS: usize = 80;

/// The card of an entity in that sense, told in that locale: of a capital's government with the passages where it acts, none where
/// there are none. Under 25 lines, whatever the corpus holds, in 80 columns too. `place` says where a line of an article stands,
/// as Markdown; how much is shown does not depend on it.
#[must_use]
pub fn card(
    snapshot: &Snapshot,
    number: EntityNo,
    sense: Sense,
    locale: Locale,
    place: &dyn Fn(ArticleNo, usize) -> String,
) -> Option<String> {
    let entity = snapshot.entities().get(number)?;
    let (profile, what) = match sense {
        Sense::Government => {
            let what = say!(locale, "card-government", state = name(state(&entity.name)?));
            (government(snapshot, number)?, what)
        }
        Sense::Any | Sense::City => (profile(snapshot, number)?, kind(entity.kind, locale)),
    };
    let card = |place: &dyn Fn(ArticleNo, usize) -> String, measure: &Measure| {
        measured(snapshot, entity, &profile, &what, locale, place, measure)
    };
    let longest = |article: ArticleNo, line: usize| longest_place(snapshot, article, line, locale);
    let short = |measure: &&Measure| lines(&card(&longest, measure)) < LINES;
    let measure = MEASURES.iter().find(short).or(MEASURES.last())?;
    Some(card(place, measure))
}

/// So many people of one name are told of at most, and so many roles of each: both cards together stay under [`LINES`].
const NAMESAKES: usize = 2;
const ROLES: usize = 2;

/// Who bears one name: of each, in brief, what tells him from the others.
#[must_use]
pub fn namesakes(snapshot: &Snapshot, people: &[EntityNo], locale: Locale) -> String {
    let card = |number: EntityNo| {
        let (entity, profile) = (snapshot.entities().get(number)?, profile(snapshot, number)?);
        let mut parts = vec![head(entity, &kind(entity.kind, locale), NAMESAKES, locale)];
        parts.extend(roles(&profile.offices, locale, ROLES));
        parts.push(numbers(entity, &profile, locale));
        Some(parts.join("\n\n"))
    };
    let mut cards: Vec<String> = people.iter().take(NAMESAKES).filter_map(|number| card(*number)).collect();
    let more = people.len().saturating_sub(NAMESAKES);
    if more > 0 {
        cards.push(say!(locale, "more", count = more));
    }
    cards.join("\n\n")
}

/// The longer of what an editor and a terminal say of a place. Both reckon with it, so that both show the same.
fn longest_place(snapshot: &Snapshot, article: ArticleNo, line: usize, locale: Locale) -> String {
    let link = link_to(snapshot, article, line, locale);
    let Some(card) = snapshot.cards().get(article as usize) else { return link };
    let folder = card.path.parent().and_then(|folder| folder.file_name()).unwrap_or_default().to_string_lossy();
    let path = plain(&format!("{folder}/{}:{line}", card.id));
    if visible(&path).chars().count() > visible(&link).chars().count() { path } else { link }
}

fn measured(
    snapshot: &Snapshot,
    entity: &Entity,
    profile: &Profile,
    what: &str,
    locale: Locale,
    place: &dyn Fn(ArticleNo, usize) -> String,
    measure: &Measure,
) -> String {
    let words = |telling: &Telling| if measure.brief { telling.brief.clone() } else { telling.markdown.clone() };
    let mut parts = vec![head(entity, what, measure.spellings, locale)];
    parts.extend(roles(&profile.offices, locale, measure.roles));
    let companions =
        beside(snapshot, profile, measure.beside, locale).map(|names| format!("{BREAK}{names}")).unwrap_or_default();
    parts.push(format!("{}{companions}", numbers(entity, profile, locale)));
    if let Some(said) = &profile.said {
        let when = said.date.map(|date| format!(" · {}", date.describe(locale.language()))).unwrap_or_default();
        parts.push(format!(
            "{}{when}{BREAK}{} {}",
            say!(locale, "card-said-last"),
            words(said),
            place(said.article(), said.line)
        ));
    }
    // The last words are shown once.
    let shown = |telling: &&Telling| profile.said.as_ref().is_none_or(|said| said.text != telling.text);
    let passages = profile.passages.iter().filter(shown).take(measure.passages);
    parts.extend(passages.map(|telling| {
        let when = telling.date.map(|date| format!(" · {}", date.describe(locale.language()))).unwrap_or_default();
        format!("> {}{BREAK}> {}{when}", words(telling), place(telling.article(), telling.line))
    }));
    parts.join("\n\n")
}

/// How many lines a card has where each is wrapped, links shown by their words.
fn lines(card: &str) -> usize {
    card.lines().map(|line| wrapped(&visible(line))).sum()
}

/// A line without what Markdown hides of it.
fn visible(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        rest = match c {
            '\\' => {
                let next = after.chars().next();
                out.extend(next);
                &after[next.map_or(0, char::len_utf8)..]
            }
            '*' => after,
            ']' => match after.strip_prefix('(').and_then(|address| address.split_once(')')) {
                Some((_, rest)) => rest,
                None => after,
            },
            _ => {
                out.push(c);
                after
            }
        };
    }
    out
}

/// How many lines words take that are wrapped between blanks; a line of a quotation begins with its mark.
fn wrapped(line: &str) -> usize {
    let indent = if line.starts_with(['>', '-']) { 2 } else { 0 };
    let (mut lines, mut used) = (1, 0);
    for word in line.split(' ').filter(|word| !word.is_empty()) {
        let long = word.chars().count();
        if used > 0 && used + 1 + long > COLUMNS {
            lines += 1;
            used = indent;
        }
        used += long + usize::from(used > indent);
        // What is longer than a line goes over several.
        if used > COLUMNS {
            lines += (used - 1) / COLUMNS;
            used = (used - 1) % COLUMNS + 1;
        }
    }
    lines
}

fn head(entity: &Entity, what: &str, spellings: usize, locale: Locale) -> String {
    let mut head = format!("**{}** · {what}", name(&entity.name));
    let others: Vec<String> =
        entity.aliases.iter().filter(|(form, _)| *form != entity.name).map(|(form, _)| name(form)).collect();
    if !others.is_empty() {
        let _ = write!(head, "{BREAK}{}", say!(locale, "card-also", names = cut(&others, spellings, locale)));
    }
    head
}

/// Each role with when and how often it is said: « ministre russe de la Défense · 2023, 3 articles ».
fn roles(offices: &[Office], locale: Locale, most: usize) -> Option<String> {
    let line = |office: &Office| {
        let period = office.period.map(|period| format!("{}, ", years(period, locale))).unwrap_or_default();
        format!("- {} · {period}{}", role(&office.role), articles(office.articles, locale))
    };
    let mut lines: Vec<String> = offices.iter().take(most).map(line).collect();
    let more = offices.len().saturating_sub(most);
    if more > 0 {
        lines.push(format!("- {}", say!(locale, "more", count = more)));
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// The years of a period; its month where it is one.
fn years(period: Interval, locale: Locale) -> String {
    let (first, last) = (period.first, period.last);
    if (first.year(), first.month()) == (last.year(), last.month()) {
        Interval::new(first.first_of_month(), first.last_of_month()).describe(locale.language())
    } else if first.year() == last.year() {
        first.year().to_string()
    } else {
        format!("{}–{}", first.year(), last.year())
    }
}

fn numbers(entity: &Entity, profile: &Profile, locale: Locale) -> String {
    let language = locale.language();
    let counted = match profile.looked_at {
        Some(all) => say!(locale, "articles-looked-at", count = profile.articles, all = all),
        None => articles(profile.articles, locale),
    };
    let mut out = say!(locale, "card-mentions", count = profile.mentions as usize, articles = counted);
    if let (Some(first), Some(last)) = (profile.first, profile.last) {
        let (first, last) = (first.describe(language), last.describe(language));
        let days = if first == last { first } else { say!(locale, "card-first-last", first = first, last = last) };
        let _ = write!(out, ", {days}");
    }
    if !entity.published.is_empty() {
        out.push_str(&say!(locale, "card-published", articles = articles(entity.published.len(), locale)));
    }
    if let Some(rhythm) = &profile.rhythm {
        let months = usize::try_from(rhythm.months).unwrap_or_default();
        let days = rhythm.days.describe(language);
        let line =
            say!(locale, "card-rhythm", blocks = &rhythm.blocks, months = months, years = months / 12, days = days);
        let _ = write!(out, "{BREAK}{line}");
    }
    out
}

fn beside(snapshot: &Snapshot, profile: &Profile, most: usize, locale: Locale) -> Option<String> {
    let names: Vec<String> = profile
        .beside
        .iter()
        .filter_map(|(other, articles)| Some((snapshot.entities().get(*other)?, articles)))
        .map(|(other, articles)| format!("{} ({articles})", name(&other.name)))
        .collect();
    (!names.is_empty()).then(|| say!(locale, "card-with", names = cut(&names, most, locale)))
}

fn cut(items: &[String], most: usize, locale: Locale) -> String {
    let more = items.len().saturating_sub(most);
    let shown = items[..items.len().min(most)].join(", ");
    if more > 0 { format!("{shown}, {}", say!(locale, "more", count = more)) } else { shown }
}
