//! What an editor gets for a note about a harbour that never was. A bar in a note is the pointer.

use super::*;
use crate::check::{self, tests::snapshot};
use crate::config::Config;
use crate::corpus::Article;
use crate::index::Snapshot;
use crate::notes::Note;
use crate::wording::Locale;
use std::path::Path;

/// The note without its bar, and where that stood.
fn pointed(marked: &str) -> (Note, usize) {
    let at = marked.find('|').expect("a bar");
    (Note::parse(&marked.replacen('|', "", 1)), at)
}

fn card(marked: &str) -> String {
    card_over(&snapshot(), marked)
}

fn card_over(snapshot: &Snapshot, marked: &str) -> String {
    let (note, at) = pointed(marked);
    let findings = check::check(&note, snapshot, &Config::default_for(Path::new("/")));
    hover(&note, snapshot, &findings, at, Locale::En)
        .map_or("nothing".to_owned(), |hover| format!("«{}»\n{}", hover.span.of(&note.text), hover.markdown))
}

fn jump(marked: &str) -> Vec<String> {
    let (note, at) = pointed(marked);
    let snapshot = snapshot();
    let findings = check::check(&note, &snapshot, &Config::default_for(Path::new("/")));
    definition(&note, &snapshot, &findings, at)
        .into_iter()
        .map(|target| {
            let stored = snapshot.article(target.article).expect("the article");
            let line = stored.lines.line(target.span.start) + 1;
            format!("{}:{line} {}", target.path.display(), target.span.of(&stored.article.text))
        })
        .collect()
}

#[test]
fn a_name_has_a_card() {
    insta::assert_snapshot!(card("Hier, Marc Le G|off a parlé.\n"));
}

#[test]
fn a_quotation_has_a_card() {
    insta::assert_snapshot!(card("Elle dit : « Aucune piste n'est |écartée à ce stade de l'enquête ».\n"));
}

#[test]
fn a_date_has_a_card() {
    insta::assert_snapshot!(card(
        "La grève des dockers de Port-Valmer avait commencé le |5 mars 2022, après l'annonce.\n"
    ));
    insta::assert_snapshot!(card("On se voit mer|credi.\n"), @r"
    «mercredi»
    counted from a day that the note does not tell: give it a `date:`, a dated heading or a dated file name
    ");
}

#[test]
fn a_claim_has_a_card() {
    insta::assert_snapshot!(card("Les dockers de Port-Valmer ont |voté le 14 mars 2022 la reprise du travail.\n"));
    insta::assert_snapshot!(card(
        "Le bâtiment abritait 1 |500 tonnes de céréales destinées à l’exportation, selon Marc Le Goff.\n"
    ));
    insta::assert_snapshot!(card("Le bâtiment |abritait hier 1 200 tonnes de céréales.\n"));
    assert_eq!(card("Le vieux chat |dort.\n"), "nothing");
    assert_eq!(card("## Les dockers de Port-Valmer ont |voté\n"), "nothing");
}

#[test]
fn a_date_tells_what_it_was_counted_from() {
    let counted = |note: &str| card(note).lines().skip(1).take(3).collect::<Vec<_>>().join("\n");
    insta::assert_snapshot!(counted("---\ndate: 2022-03-18\n---\nLes dockers ont voté lun|di la reprise.\n"), @r"
    **14 March 2022**

    counted from the note’s date, 18 March 2022, which its front matter gives
    ");
    insta::assert_snapshot!(counted("# Vendredi 18 mars 2022\n\nLes dockers ont voté lun|di la reprise.\n"), @r"
    **14 March 2022**

    counted from the note’s date, 18 March 2022, which the heading « Vendredi 18 mars 2022 » gives
    ");
    insta::assert_snapshot!(counted("Le 2 mars 2022, la grève a commencé. Le lende|main, le port était vide.\n"), @r"
    **3 March 2022**

    counted from « 2 mars 2022 », told before it
    ");
}

#[test]
fn a_date_shows_what_happened_then() {
    insta::assert_snapshot!(card("Les dockers de Port-Valmer ont repris le travail le |14 mars 2022.\n"));
    insta::assert_snapshot!(card("Réunion le |2 mars 2022 avec Inès Darrieu.\n"));
    insta::assert_snapshot!(card("Réunion le |2 mars.\n"), @r"
    «le 2 mars»
    **2 March**, of a year that is not told

    > La grève avait commencé **le 2 mars 2022**, lorsque la direction du port avait annoncé la suppression de 40 postes.
    >
    > [greve, line 5](file:///corpus/greve.txt#L5) · 14 March 2022
    ");
    // A year holds too much to show what the sentence does not speak of.
    insta::assert_snapshot!(card("Inès Darrieu a été nommée en 20|22.\n"), @r"
    «en 2022»
    **2022**
    ");
}

#[test]
fn articles_that_disagree_are_both_shown() {
    let corpus = [
        ("a.txt", "---\ndate: 2021-05-20\n---\nLe pont de Morlac s’est effondré le 3 mai 2021 pendant la crue.\n"),
        ("b.txt", "---\ndate: 2021-05-21\n---\nPendant la crue, le pont de Morlac s’est effondré le 4 mai 2021.\n"),
    ];
    let articles =
        corpus.iter().map(|(id, text)| (Path::new("/corpus").join(id), Article::parse(id, (*text).to_owned())));
    let snapshot = Snapshot::in_memory(articles.collect(), &std::collections::BTreeMap::new());
    insta::assert_snapshot!(card_over(&snapshot, "Le pont de Morlac s’est effondré le |3 mai 2021 pendant la crue.\n"));
}

#[test]
fn a_citation_has_a_card() {
    insta::assert_snapshot!(card("Voir [@enq|uete].\n"));
}

#[test]
fn plain_words_have_no_card() {
    assert_eq!(card("Rien de |tel.\n"), "nothing");
}

#[test]
fn jumps_lead_to_the_words() {
    assert_eq!(
        jump("« Aucune |piste n'est écartée à ce stade »\n"),
        ["/corpus/enquete.txt:7 Aucune piste n’est écartée à ce stade"]
    );
    assert_eq!(jump("Voir [@gre|ve].\n"), ["/corpus/greve.txt:1 Les dockers de Port-Valmer reprennent le travail"]);
    assert_eq!(jump("Selon Inès Da|rrieu.\n"), ["/corpus/enquete.txt:7 Inès Darrieu"]);
    assert_eq!(jump("Rien de |tel.\n"), Vec::<String>::new());
}

#[test]
fn actions_mend_or_silence() {
    let note = Note::parse("Avant le 31 juin 2022.\n\n- le 31 juin 2022\n");
    let findings = check::check(&note, &snapshot(), &Config::default_for(Path::new("/")));
    let shown: Vec<String> = actions(&note, &findings, Span::new(0, note.text.len()))
        .iter()
        .map(|action| {
            format!(
                "{}{}: {:?}",
                if action.preferred { "* " } else { "" },
                action.fix.title.worded(Locale::En),
                action.fix.edits
            )
        })
        .collect();
    insta::assert_snapshot!(shown.join("\n"));
}

#[test]
fn a_timeline_is_a_page() {
    insta::assert_snapshot!(timeline_page(&snapshot(), None, Locale::En));
    insta::assert_snapshot!(timeline_page(&snapshot(), Some("Hélène Castain"), Locale::En), @r#"
    # Timeline: Hélène Castain

    "Hélène Castain" names nobody and nothing in the corpus, or more than one; near it: Hélène Castaing.
    "#);
    insta::assert_snapshot!(timeline_page(&snapshot(), Some("Port-Valmer"), Locale::En), @r"
    # Timeline: Port-Valmer

    ## 14 March 2022

    - Les dockers de Port-Valmer ont voté **lundi** la reprise du travail. [greve, line 3](file:///corpus/greve.txt#L3)

    ## 12 October 2022

    - **Le 12 octobre**, le conseil de Port-Valmer a réuni ses vingt membres. [phare, line 3](file:///corpus/phare.txt#L3)

    ## 2 December 2022

    - La capitainerie de Port-Valmer publie **ce vendredi** sa liste 2023 des épaves dangereuses, qui compte onze navires. [radeau, line 3](file:///corpus/radeau.txt#L3)
    ");
}

#[test]
fn a_date_is_mended_in_the_note_s_own_style() {
    let note = Note::parse(
        "La grève des dockers de Port-Valmer avait commencé samedi 5 mars 2022, après l'annonce de la suppression de 40 postes.\n\n\
         Relire le mardi 14 mars 2022.\n",
    );
    let findings = check::check(&note, &snapshot(), &Config::default_for(Path::new("/")));
    let all = actions(&note, &findings, Span::new(0, note.text.len()));
    let titles = all.iter().map(|action| action.fix.title.worded(Locale::En));
    let shown: Vec<String> = titles.filter(|title| title.starts_with("Change")).collect();
    assert_eq!(shown, ["Change to \"mercredi 2 mars 2022\"", "Change to \"lundi 14 mars 2022\""]);
}
