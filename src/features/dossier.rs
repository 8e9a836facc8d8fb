//! All that the corpus tells of a name, as a Markdown document.

use super::hover::name_card;
use super::markup::{SHOWN, link, name as shown, plain, published, quoted};
use super::meant::meant;
use super::profile::Sense;
use super::references::mentioned;
use super::timeline::timeline_page;
use crate::index::Snapshot;
use crate::index::entities::EntityNo;
use crate::wording::{Locale, say};
use std::fmt::Write;

/// Mentions listed at most: a dossier is read, not searched.
const MOST: usize = 200;

/// The dossier of whom `name` means, under any spelling: the card, every mention with its passage, the newest article first, and
/// the timeline. What is unclear about the name, where it is.
#[must_use]
pub fn dossier_page(snapshot: &Snapshot, name: &str, locale: Locale) -> String {
    let entities = match meant(snapshot, name) {
        Ok(entities) => entities,
        Err(unclear) => return format!("# {}\n\n{}.\n", shown(name), plain(&unclear.message().worded(locale))),
    };
    let mut out = String::new();
    for number in entities {
        let Some(entity) = snapshot.entities().get(number) else { continue };
        let _ = writeln!(out, "# {}\n", shown(&entity.name));
        // Of a capital first what is told of the city, then what of the government for which it stands.
        let government = name_card(snapshot, number, Sense::Government, locale);
        let rest = if government.is_some() { Sense::City } else { Sense::Any };
        push_sense(&mut out, snapshot, number, rest, name_card(snapshot, number, rest, locale), locale);
        if government.is_some() {
            push_sense(&mut out, snapshot, number, Sense::Government, government, locale);
        }
    }
    let timeline = timeline_page(snapshot, Some(name), locale);
    let _ = write!(out, "\n{}", timeline.replacen("# ", "## ", 1).replace("\n## ", "\n### "));
    out
}

/// The card of a name in one sense, and every mention in that sense.
fn push_sense(
    out: &mut String,
    snapshot: &Snapshot,
    number: EntityNo,
    sense: Sense,
    card: Option<String>,
    locale: Locale,
) {
    let mentions = mentioned(snapshot, number, sense);
    let _ = writeln!(out, "{}\n\n## {}\n", card.unwrap_or_default(), say!(locale, "dossier-mentions"));
    let mut last = None;
    for place in mentions.iter().take(MOST) {
        let Some(stored) = snapshot.article(place.article) else { continue };
        if last != Some(place.article) {
            let card = snapshot.cards().get(place.article as usize);
            let title = card.and_then(|card| card.title.as_deref()).unwrap_or(&stored.article.key);
            let date = published(snapshot, place.article, locale).map(|date| format!(" · {date}"));
            let _ = writeln!(out, "\n### {}{}\n", plain(title), date.unwrap_or_default());
            last = Some(place.article);
        }
        let words = quoted(&stored.article.text, stored.sentence(place.span), Some(place.span), SHOWN);
        let _ = writeln!(out, "- {words} {}", link(snapshot, *place, locale));
    }
    if mentions.len() > MOST {
        let _ = writeln!(out, "\n{}", say!(locale, "dossier-more", count = mentions.len() - MOST));
    }
    if sense == Sense::City {
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::{snapshot, snapshot_of};

    #[test]
    fn a_dossier_has_card_mentions_and_timeline() {
        insta::assert_snapshot!(dossier_page(&snapshot(), "Marc Le Goff", Locale::En));
    }

    #[test]
    fn a_capital_and_its_government_have_each_their_own() {
        let snapshot = snapshot_of(&[
            (
                "neige.txt",
                "Il neige\n\nLISBONNE, 4 mars 2021 (Agence du Littoral) -- Il neige à Lisbonne depuis lundi.\n",
            ),
            (
                "rade.txt",
                "La rade\n\nVALMER, 9 mars 2021 (Agence du Littoral) -- Lisbonne accuse Madrid d’avoir fermé la rade.\n",
            ),
        ]);
        insta::assert_snapshot!(dossier_page(&snapshot, "Lisbonne", Locale::En));
    }

    #[test]
    fn nobody_has_none() {
        assert!(dossier_page(&snapshot(), "Zorglub *x*", Locale::En).starts_with("# Zorglub \\*x\\*\n\n"));
    }
}
