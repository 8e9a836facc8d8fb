//! Quotations as people type them, beside articles written for these tests.

use crate::check::tests::{judge_against, snapshot_of};
use crate::config::Config;
use crate::wording::Locale;
use std::path::Path;

const PORT: &[(&str, &str)] = &[
    (
        "digue.txt",
        "La digue de Port-Valmer attendra\n\n\
         PORT-VALMER, 14 mars 2022 (Agence du Littoral) -- « Nous n’avons pas encore vu les plans de la digue ni le calendrier \
         des travaux », a déclaré Hélène Castaing, porte-parole du syndicat. « Les pêcheurs perdront quatre mois de sortie \
         en mer et personne ne les paiera. »\n\n\
         « La région paiera la moitié du chantier dès le printemps prochain », a répondu le préfet, Marc Le Goff.\n",
    ),
    (
        "quay.txt",
        "The quay at Port Valmer\n\nPORT VALMER, March 20, 2022 (Coast Agency) -- \"The quay will open before the summer and every \
         boat will find a berth there,\" said Martin Feld, the mayor of Port Valmer.\n",
    ),
];

fn judge(note: &str) -> String {
    judge_against(note, &snapshot_of(PORT), &Config::default_for(Path::new("/")), Locale::En)
}

/// The note's diagnostics are none.
fn is_clean(note: &str) {
    assert_eq!(judge(note), note);
}

#[test]
fn who_speaks_between_the_marks_is_no_alteration() {
    is_clean(
        "« Nous n’avons pas encore vu les plans de la digue, a déclaré Hélène Castaing, ni le calendrier des travaux. »\n\n\
         « Les pêcheurs perdront quatre mois de sortie en mer, a-t-elle ajouté, et personne ne les paiera. »\n\n\
         « La région paiera, selon lui, la moitié du chantier dès le printemps prochain. »\n\n\
         « La région paiera la moitié du chantier, a répondu mardi à la presse Marc Le Goff, préfet, dès le printemps prochain. »\n",
    );
    is_clean("“The quay will open before the summer, said Martin Feld, and every boat will find a berth there.”\n");
}

#[test]
fn beside_who_speaks_words_are_still_held_to_the_letter() {
    insta::assert_snapshot!(judge(
        "« Nous n’avons pas encore vu les plans du quai, a déclaré Hélène Castaing, ni le calendrier des travaux. »\n\n\
         « Nous n’avons pas encore vu les plans, a déclaré Hélène Castaing, ni le calendrier des travaux. »\n\n\
         « La région paiera la moitié du chantier, a répondu Hélène Castaing, dès le printemps prochain. »\n"
    ));
}

#[test]
fn whom_a_sentence_is_about_need_not_speak() {
    is_clean(
        "Hélène Castaing est à la tête d’un syndicat à qui « la région paiera la moitié du chantier dès le printemps prochain ».\n\n\
         Le port a reçu Hélène Castaing ou Martin Feld. Elle a nié que « la région paiera la moitié du chantier ».\n",
    );
    let told = "Hélène Castaing : « La région paiera la moitié du chantier dès le printemps prochain. »\n";
    assert!(judge(told).contains("misattributed-quote"));
}

#[test]
fn a_negation_left_out_is_said_first_and_the_source_begins_where_the_words_do() {
    insta::assert_snapshot!(judge(
        "« Nous avons vu les plans de la digue et le calendrier », a déclaré Hélène Castaing.\n"
    ));
}
