//! The card of a quotation: who said it, when, the paragraph around it, what differs, and where else it stands.

use super::BREAK;
use crate::check::{Alteration, Difference, Evidence, NoteQuote, QuoteMatch};
use crate::features::markup::{address, link, name, plain, quoted, role};
use crate::features::quotations::{Origin, Saying, origins, sources};
use crate::index::Snapshot;
use crate::lexicon::Language;
use crate::text;

/// The longest paragraph shown, in characters: some eight lines.
const PARAGRAPH: usize = 600;
/// Other places of it that are named.
const OTHERS: usize = 4;
/// Differences that are told, and the most characters of either side of one.
const DIFFERENCES: usize = 4;
const WORDS: usize = 120;
/// The most characters of a title.
const TITLE: usize = 100;

/// The card of the words that a note quotes; days are told in `language`.
pub fn card(snapshot: &Snapshot, quote: &NoteQuote, words: &str, language: Language) -> Option<String> {
    let found = &quote.found;
    if let Some(place) = quote.translation(words, snapshot) {
        return of_places(snapshot, &[place], "no article holds these words; perhaps a translation of:", &[], language);
    }
    let places = sources(snapshot, found, words);
    let how = match found {
        QuoteMatch::Verbatim(_) => "word for word",
        QuoteMatch::Altered(_) => "**altered here**",
        QuoteMatch::Unknown { nearest: Some(_) } => "no article holds these words; the nearest passage:",
        QuoteMatch::Unknown { nearest: None } => return Some("no article holds these words".to_owned()),
    };
    let differences = if let QuoteMatch::Altered(alteration) = found { differences(alteration) } else { Vec::new() };
    of_places(snapshot, &places, how, &differences, language)
}

/// The card of words that articles have.
pub fn card_of(snapshot: &Snapshot, places: &[Evidence], language: Language) -> Option<String> {
    of_places(snapshot, places, "word for word", &[], language)
}

/// The card of an article's own words at `place`, and of those who have them too.
pub fn card_in_article(
    snapshot: &Snapshot,
    place: Evidence,
    others: &[Evidence],
    language: Language,
) -> Option<String> {
    let saying = Saying::of(snapshot, place)?;
    let mut parts = vec![head(&saying, "said here", language)];
    let all: Vec<Evidence> = std::iter::once(place).chain(others.iter().copied()).collect();
    parts.extend(origins(snapshot, &all).split_first().and_then(|(first, rest)| elsewhere(snapshot, first, rest)));
    Some(parts.join("\n\n"))
}

fn of_places(
    snapshot: &Snapshot,
    places: &[Evidence],
    how: &str,
    differences: &[String],
    language: Language,
) -> Option<String> {
    let origins = origins(snapshot, places);
    let (first, others) = origins.split_first()?;
    let saying = Saying::of(snapshot, first.place)?;
    let mut parts = vec![head(&saying, how, language)];
    if !differences.is_empty() {
        parts.push(differences.join("\n"));
    }
    let text = &saying.stored.article.text;
    let bold = Some(first.place.span);
    parts.push(format!("> {}\n>\n> {}", quoted(text, saying.paragraph, bold, PARAGRAPH), place(snapshot, &saying)));
    parts.extend(elsewhere(snapshot, first, others));
    Some(parts.join("\n\n"))
}

/// Who, in which office, and how the note has it; when, how that is known, and who published it.
fn head(saying: &Saying, how: &str, language: Language) -> String {
    let who = saying.speaker.as_ref().map(|speaker| {
        let office = speaker.role.as_ref().map(|told| format!(", {}", role(told))).unwrap_or_default();
        format!("**{}**{office} · ", name(&speaker.name))
    });
    let article = &saying.stored.article;
    let date = match &article.date {
        Some(date) => format!("{} ({})", date.value.describe(language), date.how.describe()),
        None => "date not known".to_owned(),
    };
    let publisher = article.publisher.as_ref().map(|known| format!(" · {}", name(&known.value))).unwrap_or_default();
    let told = told(saying, language).map(|told| format!("{BREAK}{told}")).unwrap_or_default();
    format!("{}{how}{told}{BREAK}{date}{publisher}", who.unwrap_or_default())
}

/// « said lundi (3 May 2021), lors d’une conférence de presse, as told by Agence des Abers ».
fn told(saying: &Saying, language: Language) -> Option<String> {
    let told = &saying.told;
    let said: Vec<String> = told.when(language).into_iter().chain(told.place.clone()).collect();
    let said = (!said.is_empty()).then(|| format!("said {}", plain(&text::short(&said.join(", "), WORDS))));
    let through = told.through.as_ref().map(|who| format!("as told by {}", name(who)));
    let parts: Vec<String> = said.into_iter().chain(through).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// « [Title, line 7](file:///…#L7) ».
fn place(snapshot: &Snapshot, saying: &Saying) -> String {
    let article = &saying.stored.article;
    let line = saying.line();
    let title = article.title.as_ref().map_or(article.key.as_str(), |title| title.value.as_str());
    let path = snapshot.cards().get(saying.place.article as usize).map(|card| address(&card.path)).unwrap_or_default();
    format!("[{}, line {line}]({path}#L{line})", plain(&text::short(title, TITLE)))
}

/// A line for each difference: what stands in the note, what in the source.
fn differences(alteration: &Alteration) -> Vec<String> {
    let words = |text: &str| plain(&text::short(text, WORDS));
    let line = |Difference { quoted: note, source, .. }: &Difference| match (note.is_empty(), source.is_empty()) {
        (true, _) => format!("- left out here: \"{}\"", words(source)),
        (_, true) => format!("- not in the source: \"{}\"", words(note)),
        _ => format!("- \"{}\" here, \"{}\" in the source", words(note), words(source)),
    };
    let mut lines: Vec<String> = alteration.differences.iter().take(DIFFERENCES).map(line).collect();
    let more = alteration.differences.len().saturating_sub(DIFFERENCES);
    if more > 0 {
        lines.push(format!("- and {more} more"));
    }
    lines
}

/// Where else it stands: other reports, and articles that print the same one.
fn elsewhere(snapshot: &Snapshot, shown: &Origin, others: &[Origin]) -> Option<String> {
    let mut lines = Vec::new();
    if !shown.copies.is_empty() {
        lines.push(format!("the same report, printed too in {}", links(snapshot, &shown.copies)));
    }
    if !others.is_empty() {
        let places: Vec<Evidence> = others.iter().map(|origin| origin.place).collect();
        let copies: usize = others.iter().map(|origin| origin.copies.len()).sum();
        let copies = if copies > 0 { format!(" ({copies} more print the same)") } else { String::new() };
        lines.push(format!("also in {}{copies}", links(snapshot, &places)));
    }
    (!lines.is_empty()).then(|| lines.join(BREAK))
}

fn links(snapshot: &Snapshot, places: &[Evidence]) -> String {
    let named: Vec<String> = places.iter().take(OTHERS).map(|place| link(snapshot, *place)).collect();
    let more = places.len().saturating_sub(OTHERS);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", named.join(", "))
}
