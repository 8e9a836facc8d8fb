//! What was found supported, and by what.

use crate::check::{Assessment, Finding, Verdict};
use crate::commands::terminal::{one_line, shown};
use crate::features;
use crate::index::Snapshot;
use crate::notes::Note;
use crate::text::{self, LineIndex};
use std::path::Path;

/// The most characters of a claim shown.
const LONGEST: usize = 100;

/// A line for each claim of a note that the articles bear out: where it stands, the articles' lines, its words.
pub fn lines(path: &str, note: &Note, snapshot: &Snapshot, findings: &[Finding], current: &Path) -> Vec<String> {
    let index = LineIndex::new(&note.text);
    let claims = features::evidence(note, snapshot, findings);
    let supported = claims.iter().filter(|claim| claim.verdict == Verdict::Supported);
    supported.map(|claim| line(path, note, &index, snapshot, claim, current)).collect()
}

fn line(path: &str, note: &Note, index: &LineIndex, snapshot: &Snapshot, claim: &Assessment, current: &Path) -> String {
    let places = claim.passages.iter().filter_map(|passage| {
        let card = snapshot.cards().get(passage.article as usize)?;
        Some(format!("{}:{}", shown(&card.path, current), passage.line))
    });
    let places: Vec<String> = places.collect();
    let articles = if claim.articles == 1 { "1 article".to_owned() } else { format!("{} articles", claim.articles) };
    let words = text::short(claim.claim.of(&note.text), LONGEST);
    let at = index.line(claim.claim.start) + 1;
    format!("{path}:{at}: supported by {articles} ({}): {}", places.join(", "), one_line(&words))
}
