use super::*;
use crate::check::{Fix, check, tests::snapshot};
use crate::config::Config;
use crate::wording::Locale;
use std::path::Path;

const NOTE: &str = "# Le port\n\n\
    Les dockers de Port-Valmer ont voté le 14 mars 2022 la reprise du travail. Le bâtiment abritait 1 500 tonnes de céréales \
    destinées à l’exportation, selon Marc Le Goff. Il pleuvait.\n\n\
    Voir aussi [@enquete].\n\n# Autre\n\nRien.\n";

fn findings(note: &Note) -> Vec<Finding> {
    check(note, &snapshot(), &Config::default_for(Path::new("/")))
}

/// What is offered at a word of a note, with what the note becomes.
fn offered(text: &str, at: &str) -> Vec<(String, String)> {
    let note = Note::parse(text);
    let start = text.find(at).expect("the word");
    let fixes = claim_actions(&note, &snapshot(), &findings(&note), crate::text::Span::new(start, start));
    fixes.into_iter().map(|fix| (fix.title.worded(Locale::En), mended(text, &fix))).collect()
}

fn mended(text: &str, fix: &Fix) -> String {
    let mut out = text.to_owned();
    for (span, words) in fix.edits.iter().rev() {
        out.replace_range(span.start..span.end, words);
    }
    out
}

#[test]
fn a_paragraph_is_told_of_above_it() {
    let note = Note::parse(NOTE);
    let lenses = claim_lenses(&note, &snapshot(), &findings(&note));
    let told: Vec<(&str, String)> =
        lenses.iter().map(|lens| (&lens.span.of(NOTE)[..11], lens.title.worded(Locale::En))).collect();
    assert_eq!(told, [("Les dockers", "3 claims: 1 supported, 1 wrong figure, 1 undecided".to_owned())]);
    let french = lenses[0].title.worded(Locale::Fr);
    assert_eq!(french, "3 affirmations\u{a0}: 1 confirmée, 1 au chiffre faux, 1 indécise");
}

#[test]
fn a_supported_claim_can_be_cited_and_a_wrong_one_marked() {
    let of = |at: &str, title: &str| {
        offered(NOTE, at).into_iter().find(|(known, _)| known.starts_with(title)).map(|(_, text)| text)
    };
    let cited = of("dockers", "Cite greve").expect("a citation");
    assert!(cited.contains("la reprise du travail [@greve]. Le bâtiment"), "{cited}");
    assert_eq!(of("bâtiment", "Cite"), None);
    let marked = of("bâtiment", "Mark as unverified").expect("a mark");
    assert!(marked.contains("selon Marc Le Goff (à vérifier). Il pleuvait"), "{marked}");
    assert_eq!(findings(&Note::parse(&marked)), []);
    assert_eq!(offered(&cited, "dockers").iter().filter(|(title, _)| title.starts_with("Cite")).count(), 0);
}

#[test]
fn a_table_of_the_evidence_is_written_once() {
    let table = |text: &str| {
        let note = Note::parse(text);
        let at = text.find("dockers").expect("the word");
        mended(text, &evidence_table(&note, &snapshot(), &findings(&note), at).expect("a table"))
    };
    let first = table(NOTE);
    insta::assert_snapshot!(first);
    assert_eq!(table(&first), first);
}
