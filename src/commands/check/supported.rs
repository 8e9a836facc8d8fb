//! What was found supported, and by what.

use crate::check::{Assessment, Finding, Verdict};
use crate::commands::corpus::counted;
use crate::commands::terminal::{one_line, shown};
use crate::features;
use crate::index::Snapshot;
use crate::notes::Note;
use crate::text::{self, LineIndex};
use crate::wording::{Locale, say};
use std::path::Path;

/// The most characters of a claim shown.
const LONGEST: usize = 100;

/// A line for each claim of a note that the articles bear out: where it stands, the articles' lines, its words.
pub fn lines(
    path: &str,
    note: &Note,
    snapshot: &Snapshot,
    findings: &[Finding],
    current: &Path,
    locale: Locale,
) -> Vec<String> {
    let index = LineIndex::new(&note.text);
    let claims = features::evidence(note, snapshot, findings);
    let supported = claims.iter().filter(|claim| claim.verdict == Verdict::Supported);
    supported.map(|claim| line((path, note, &index), snapshot, claim, current, locale)).collect()
}

fn line(
    (path, note, index): (&str, &Note, &LineIndex),
    snapshot: &Snapshot,
    claim: &Assessment,
    current: &Path,
    locale: Locale,
) -> String {
    let places = claim.passages.iter().filter_map(|passage| {
        let card = snapshot.cards().get(passage.article as usize)?;
        Some(format!("{}:{}", shown(&card.path, current), passage.line))
    });
    let places = each_once(places);
    let words = text::short(claim.claim.of(&note.text), LONGEST);
    let at = index.line(claim.claim.start) + 1;
    let articles = counted(claim.articles, locale);
    let told = say!(locale, "supported-by", articles = articles, places = places.join(", "), words = one_line(&words));
    format!("{path}:{at}: {told}")
}

/// Places in order, each once: two passages of one line are one place.
fn each_once(places: impl Iterator<Item = String>) -> Vec<String> {
    let mut out = Vec::new();
    for place in places {
        if !out.contains(&place) {
            out.push(place);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_named_once() {
        let places = ["bac.txt:3", "vente.txt:1", "bac.txt:3", "bac.txt:4"].map(str::to_owned);
        assert_eq!(each_once(places.into_iter()), ["bac.txt:3", "vente.txt:1", "bac.txt:4"]);
    }
}
