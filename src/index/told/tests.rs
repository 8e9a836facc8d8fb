//! Small stories: what each of their sentences is dated by.

use super::super::stored;
use crate::corpus::Article;
use std::fmt::Write;
use std::path::Path;

/// Each passage of an article of 16 March 2022 (a Wednesday), with its times and how they are known.
fn shown(text: &str) -> String {
    let text = format!("---\ndate: 2022-03-16\n---\n{text}\n");
    let stored = stored::read(Path::new("a.txt"), Article::parse("a.txt", text));
    let mut out = String::new();
    for (number, passage) in stored.passages.iter().enumerate() {
        let told: Vec<String> = stored
            .told(number)
            .into_iter()
            .map(|told| {
                let vague = if told.time.vague { "~" } else { "" };
                format!("{vague}{} {:?}", told.time.when.iso().unwrap_or_default(), told.source)
            })
            .collect();
        let _ = writeln!(out, "{}\n    {}", passage.span.of(&stored.article.text), told.join(", "));
    }
    out
}

#[test]
fn a_day_holds_until_another_comes() {
    insta::assert_snapshot!(shown(
        "Le 9 mars, les dockers de Port-Valmer ont voté la grève. Ils ont ensuite occupé le quai. \
         Vendredi, le préfet a fait évacuer le quai. Deux hommes ont été blessés."
    ));
}

#[test]
fn what_had_happened_before_is_of_no_day_of_the_story() {
    insta::assert_snapshot!(shown(
        "Le 9 mars, les dockers de Port-Valmer ont voté la grève. Leur chef avait promis un vote. \
         La direction du port a rejeté leur texte. Elle rappelle que le tribunal avait tranché."
    ));
}

#[test]
fn an_old_year_carries_nothing() {
    insta::assert_snapshot!(shown(
        "Le phare de Port-Valmer, achevé en mai 1961, est fermé. Une fissure court sur sa face nord."
    ));
}

#[test]
fn what_is_announced_is_no_day_of_the_story() {
    insta::assert_snapshot!(shown("Le phare rouvrira le 2 avril. La mairie a payé les travaux."));
}

#[test]
fn another_paragraph_must_be_about_the_same() {
    insta::assert_snapshot!(shown(
        "Lundi, la juge Inès Darrieu a entendu les gardiens du hangar.\n\n\
         Inès Darrieu a aussi saisi les registres du port.\n\n\
         La pêche au thon reprend dans tout le golfe."
    ));
}

#[test]
fn speech_counts_from_when_it_was_spoken() {
    insta::assert_snapshot!(shown(
        "« Nous signons aujourd’hui », a déclaré lundi le directeur du port.\n\n\
         « Nous avons signé hier », dit le syndicat."
    ));
}

#[test]
fn a_sentence_may_only_say_when_it_was() {
    insta::assert_snapshot!(shown(
        "Le port a commandé deux grues. C’était en mai 2021, avant la grève. C’est en juin 2021 que la grève a commencé.\n\n\
         Le port a vendu une grue. C’était en mai 2021 que la grève avait fini."
    ));
}

#[test]
fn a_day_of_a_month_is_spoken_of_as_it_is() {
    insta::assert_snapshot!(shown(
        "« Le port fermera le 12 mars au soir », a annoncé mardi le directeur, avant la grève de vendredi."
    ));
}
