use super::*;
use crate::check::{check, tests::snapshot};
use crate::config::Config;
use crate::index::Snapshot;
use crate::notes::Note;
use std::fmt::Write;
use std::path::Path;

/// Every claim of a note with its verdict, facets and passages, as lines.
fn told_by(snapshot: &Snapshot, text: &str) -> String {
    let note = Note::parse(text);
    let findings = check(&note, snapshot, &Config::default_for(Path::new("/")));
    let subject = Subject::new(&note, snapshot);
    let mut out = String::new();
    for one in assess(&subject, &findings) {
        let _ = writeln!(out, "{} ({} articles): {}", one.verdict.name(), one.articles, one.claim.of(text));
        for facet in &one.facets {
            let words: Vec<&str> = facet.words.iter().map(|span| span.of(text)).collect();
            let told: Vec<String> = facet
                .told
                .iter()
                .filter_map(|told| Some(told.span.of(&snapshot.article(told.article)?.article.text).to_owned()))
                .collect();
            let mark = match facet.stand {
                Stand::Agrees => '✓',
                Stand::Differs => '✗',
                Stand::NotTold => '–',
            };
            let _ = writeln!(out, "  {mark} {}: {words:?} {told:?}", facet.kind.name());
        }
        for passage in &one.passages {
            let card = &snapshot.cards()[passage.article as usize];
            let _ = writeln!(out, "  {}:{} {} words", card.id, passage.line, passage.words.len());
        }
    }
    out
}

fn told(text: &str) -> String {
    told_by(&snapshot(), text)
}

#[test]
fn a_supported_claim_agrees_in_every_facet() {
    insta::assert_snapshot!(told(
        "Les dockers de Port-Valmer ont voté le 14 mars 2022 la reprise du travail.\n\n\
         Selon Marc Le Goff, le hangar abritait 1 200 tonnes de céréales destinées à l’exportation.\n"
    ));
}

#[test]
fn the_facet_that_differs_is_told_with_the_words_of_both() {
    insta::assert_snapshot!(told(
        "La grève des dockers de Port-Valmer avait commencé le 5 mars 2022, après l’annonce.\n\n\
         Le bâtiment abritait 1 500 tonnes de céréales destinées à l’exportation, selon Marc Le Goff.\n"
    ));
}

#[test]
fn what_is_not_told_is_not_supported() {
    insta::assert_snapshot!(told(
        "Les dockers de Port-Valmer ont voté la reprise du travail le 14 mars 2022 à Lisbonne.\n\n\
         Le vieux chat dort.\n\nLes dockers ont-ils voté ?\n"
    ));
}

#[test]
fn an_empty_corpus_decides_nothing() {
    assert_eq!(
        told_by(&Snapshot::empty(), "Marc Le Goff a parlé.\n"),
        "undecided (0 articles): Marc Le Goff a parlé.\n  – who says so: [\"Marc Le Goff\"] []\n  – what: [] []\n"
    );
}
