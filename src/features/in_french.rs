//! One of each kind of what an editor asks, said in French.

use super::*;
use crate::check::{self, tests::snapshot};
use crate::config::Config;
use crate::notes::Note;
use crate::wording::Locale;
use std::path::Path;

/// The card of what stands behind the bar.
fn card(marked: &str) -> String {
    let at = marked.find('|').expect("a bar");
    let note = Note::parse(&marked.replacen('|', "", 1));
    let snapshot = snapshot();
    let findings = check::check(&note, &snapshot, &Config::default_for(Path::new("/")));
    hover(&note, &snapshot, &findings, at, Locale::Fr).map_or("nothing".to_owned(), |hover| hover.markdown)
}

#[test]
fn cards() {
    insta::assert_snapshot!("name", card("Marc Le G|off.\n"));
    insta::assert_snapshot!(
        "claim",
        card("Les dockers de Port-Valmer ont |voté le 14 mars 2022 la reprise du travail.\n")
    );
    insta::assert_snapshot!(
        "date",
        card(
            "---\ndate: 2022-03-18\n---\nLa grève des dockers de Port-Valmer avait commencé le 5 |mars 2022, après l'annonce de la suppression de 40 postes.\n"
        )
    );
    insta::assert_snapshot!("counted", card("---\ndate: 2022-03-18\n---\nLes dockers ont voté lun|di la reprise.\n"));
    insta::assert_snapshot!(
        "altered",
        card("Elle dit : « Nous resterons cependant vi|gilants jusqu’à la signature ».\n")
    );
    insta::assert_snapshot!("citation", card("Voir [@gr|eve].\n"));
}

#[test]
fn a_lens_and_a_timeline() {
    let snapshot = snapshot();
    let note = Note::parse("> Nous resterons cependant vigilants jusqu’à la signature.\n");
    let lens = lenses(&note, &snapshot)[0];
    let title = lens_title(&snapshot, lens.place, lens.altered, Locale::Fr).expect("a title");
    assert_eq!(title, "Hélène Castaing · 14 mars 2022 · greve, ligne 7 · altérée ici");
    let page = timeline_page(&snapshot, Some("Zorglub"), Locale::Fr);
    assert!(page.contains("«\u{202f}Zorglub\u{202f}» ne désigne rien ni personne"), "{page}");
    assert!(timeline_page(&snapshot, None, Locale::Fr).starts_with("# Chronologie\n"));
}
