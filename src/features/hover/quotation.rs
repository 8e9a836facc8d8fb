//! The card of a quotation: who said it, when, the paragraph around it, what differs, and where else it stands.

use super::BREAK;
use crate::check::{Alteration, Difference, Evidence, NoteQuote, QuoteMatch};
use crate::features::markup::{address, dated, link, name, plain, quoted, role};
use crate::features::quotations::{Origin, Saying, cited, origins, sources};
use crate::index::Snapshot;
use crate::text;
use crate::wording::{Locale, say};

/// The longest paragraph shown, in characters: some eight lines.
const PARAGRAPH: usize = 600;
/// Other places of it that are named.
const OTHERS: usize = 4;
/// Differences that are told, and the most characters of either side of one.
const DIFFERENCES: usize = 4;
const WORDS: usize = 120;
/// The most characters of a title.
const TITLE: usize = 100;

/// The card of the words that a note quotes; told in that locale.
pub fn card(snapshot: &Snapshot, quote: &NoteQuote, words: &str, locale: Locale) -> Option<String> {
    let found = &quote.found;
    if let Some(place) = quote.translation(words, snapshot) {
        return of_places(snapshot, &[place], &say!(locale, "card-translated"), &[], locale);
    }
    let places = sources(snapshot, found, words);
    let how = match found {
        QuoteMatch::Verbatim(_) => say!(locale, "word-for-word"),
        QuoteMatch::Altered(_) => say!(locale, "card-altered"),
        QuoteMatch::Unknown { nearest: Some(_) } => say!(locale, "card-nearest"),
        QuoteMatch::Unknown { nearest: None } => return Some(say!(locale, "card-nowhere")),
    };
    let differences =
        if let QuoteMatch::Altered(alteration) = found { differences(alteration, locale) } else { Vec::new() };
    of_places(snapshot, &places, &how, &differences, locale)
}

/// The card of words that articles have.
pub fn card_of(snapshot: &Snapshot, places: &[Evidence], locale: Locale) -> Option<String> {
    of_places(snapshot, places, &say!(locale, "word-for-word"), &[], locale)
}

/// The card of an article's own words at `place`, and of those who have them too.
pub fn card_in_article(snapshot: &Snapshot, place: Evidence, others: &[Evidence], locale: Locale) -> Option<String> {
    let saying = Saying::of(snapshot, place)?;
    let mut parts = vec![head(&saying, &say!(locale, "card-said-here"), locale)];
    let all: Vec<Evidence> = std::iter::once(place).chain(others.iter().copied()).collect();
    parts.extend(
        origins(snapshot, &all).split_first().and_then(|(first, rest)| elsewhere(snapshot, first, rest, locale)),
    );
    Some(parts.join("\n\n"))
}

fn of_places(
    snapshot: &Snapshot,
    places: &[Evidence],
    how: &str,
    differences: &[String],
    locale: Locale,
) -> Option<String> {
    let origins = origins(snapshot, places);
    let (first, others) = origins.split_first()?;
    let saying = Saying::of(snapshot, first.place)?;
    let mut parts = vec![head(&saying, how, locale)];
    if !differences.is_empty() {
        parts.push(differences.join("\n"));
    }
    let text = &saying.stored.article.text;
    let bold = Some(first.place.span);
    parts.push(format!(
        "> {}\n>\n> {}",
        quoted(text, saying.paragraph, bold, PARAGRAPH),
        place(snapshot, &saying, locale)
    ));
    parts.extend(elsewhere(snapshot, first, others, locale));
    Some(parts.join("\n\n"))
}

/// Who, in which office, and how the note has it; when, how that is known, and who published it.
fn head(saying: &Saying, how: &str, locale: Locale) -> String {
    let who = saying.speaker.as_ref().map(|speaker| {
        let office = speaker.role.as_ref().map(|told| format!(", {}", role(told))).unwrap_or_default();
        format!("**{}**{office} · ", name(&speaker.name))
    });
    let article = &saying.stored.article;
    let date = dated(article.date.as_ref(), locale);
    let publisher = article.publisher.as_ref().map(|known| format!(" · {}", name(&known.value))).unwrap_or_default();
    let told = told(saying, locale).map(|told| format!("{BREAK}{told}")).unwrap_or_default();
    format!("{}{how}{told}{BREAK}{date}{publisher}", who.unwrap_or_default())
}

/// « said lundi (3 May 2021), lors d’une conférence de presse · as told by Agence des Abers ».
fn told(saying: &Saying, locale: Locale) -> Option<String> {
    let told = &saying.told;
    let said = told.said(locale.language());
    let said = said.map(|said| say!(locale, "quote-said", circumstances = plain(&text::short(&said, WORDS))));
    let through = cited(told.through.iter().map(|who| name(who)), locale);
    let through = through.map(|who| say!(locale, "quote-through", who = who));
    let parts: Vec<String> = said.into_iter().chain(through).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// « [Title, line 7](file:///…#L7) ».
fn place(snapshot: &Snapshot, saying: &Saying, locale: Locale) -> String {
    let article = &saying.stored.article;
    let line = saying.line();
    let title = article.title.as_ref().map_or(article.key.as_str(), |title| title.value.as_str());
    let path = snapshot.cards().get(saying.place.article as usize).map(|card| address(&card.path)).unwrap_or_default();
    let words = say!(locale, "line", title = plain(&text::short(title, TITLE)), line = line.to_string());
    format!("[{words}]({path}#L{line})")
}

/// A line for each difference: what stands in the note, what in the source.
fn differences(alteration: &Alteration, locale: Locale) -> Vec<String> {
    let words = |text: &str| plain(&text::short(text, WORDS));
    let line = |Difference { quoted: note, source, .. }: &Difference| match (note.is_empty(), source.is_empty()) {
        (true, _) => say!(locale, "card-left-out", source = words(source)),
        (_, true) => say!(locale, "card-put-in", quoted = words(note)),
        _ => say!(locale, "card-changed", quoted = words(note), source = words(source)),
    };
    let all = alteration.differences.iter().take(DIFFERENCES);
    let mut lines: Vec<String> = all.map(|difference| format!("- {}", line(difference))).collect();
    let more = alteration.differences.len().saturating_sub(DIFFERENCES);
    if more > 0 {
        lines.push(format!("- {}", say!(locale, "more", count = more)));
    }
    lines
}

/// Where else it stands: other reports, and articles that print the same one.
fn elsewhere(snapshot: &Snapshot, shown: &Origin, others: &[Origin], locale: Locale) -> Option<String> {
    let mut lines = Vec::new();
    if !shown.copies.is_empty() {
        lines.push(say!(locale, "card-same-report", places = links(snapshot, &shown.copies, locale)));
    }
    if !others.is_empty() {
        let places: Vec<Evidence> = others.iter().map(|origin| origin.place).collect();
        let copies: usize = others.iter().map(|origin| origin.copies.len()).sum();
        let copies =
            if copies > 0 { format!(" {}", say!(locale, "card-copies", count = copies)) } else { String::new() };
        let places = links(snapshot, &places, locale);
        lines.push(format!("{}{copies}", say!(locale, "card-also-in", places = places)));
    }
    (!lines.is_empty()).then(|| lines.join(BREAK))
}

fn links(snapshot: &Snapshot, places: &[Evidence], locale: Locale) -> String {
    let named: Vec<String> = places.iter().take(OTHERS).map(|place| link(snapshot, *place, locale)).collect();
    let more = places.len().saturating_sub(OTHERS);
    let more = if more > 0 { format!(" {}", say!(locale, "more", count = more)) } else { String::new() };
    format!("{}{more}", named.join(", "))
}
