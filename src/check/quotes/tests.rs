//! Quotations as people type them, beside articles written for these tests.

use super::{QuoteMatch, match_quotation};
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

#[test]
fn what_is_said_after_a_dash_is_held_to_the_letter() {
    insta::assert_snapshot!(judge(
        "— Nous n’avons pas encore vu les plans du quai ni le calendrier des travaux, a déclaré Hélène Castaing.\n\n\
         — Les pêcheurs perdront trois mois de sortie en mer, a-t-elle ajouté, et personne ne les paiera.\n\n\
         – Nous avons déjà vu les plans de la digue, dit Hélène Castaing.\n\n\
         — Les pêcheurs perdront quatre mois de sortie en mer, a lancé la maire, Hélène Castaing. Puis elle est partie.\n"
    ));
    insta::assert_snapshot!(judge(
        "— The quay will open after the summer and every boat will find a berth there, said Martin Feld.\n"
    ));
    is_clean(
        "– Nous n’avons pas encore vu les plans de la digue, dit Hélène Castaing.\n\n\
         – Les pêcheurs perdront quatre mois de sortie sur mer, a déclaré Hélène Castaing.\n\n\
         Hélène Castaing a parlé mardi.\n– La région paiera tout le chantier dès le printemps prochain.\n– Les pêcheurs perdront quatre \
         mois de sortie, selon les calculs.\n",
    );
}

#[test]
fn each_paragraph_of_a_speech_is_held_to_the_letter() {
    insta::assert_snapshot!(judge(
        "« Nous n’avons pas encore vu les plans du quai, ni le calendrier des travaux.\n\n\
         « Les pêcheurs perdront quatre mois de sortie en mer et personne ne les paiera », a dit Hélène Castaing.\n\n\
         « Les pêcheurs volent au-dessus des toits rouges ce soir.\n\n\
         « Les pêcheurs perdront quatre mois de sortie en mer et personne ne les paiera », a dit Hélène Castaing.\n"
    ));
    // What no paragraph opens again harms nothing.
    is_clean(
        "« Nous n’avons pas encore vu les plans du quai, ni le calendrier des travaux.\n\nHélène Castaing a parlé.\n",
    );
}

#[test]
fn what_is_elided_is_shown_with_its_apostrophe() {
    insta::assert_snapshot!(judge("« Nous avons pas encore vu les plans de la digue », a déclaré Hélène Castaing.\n"));
}

#[test]
fn what_a_cut_leaves_out_is_as_little_as_may_be() {
    let quoted = "Les pêcheurs […] sortie en mer";
    let snapshot = snapshot_of(&[(
        "digue.txt",
        "Les pêcheurs de Port-Valmer\n\nPORT-VALMER, 14 mars 2022 (Agence du Littoral) -- Les pêcheurs ont parlé mardi.\n\n\
         « Les pêcheurs perdront quatre mois de sortie en mer », a dit Hélène Castaing.\n",
    )]);
    let QuoteMatch::Verbatim(places) = match_quotation(quoted, &snapshot, &[]) else { panic!("not found") };
    let text = &snapshot.article(places[0].article).expect("the article").article.text;
    assert_eq!(places[0].span.of(text), "Les pêcheurs perdront quatre mois de sortie en mer");
}
