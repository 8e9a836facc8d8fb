//! Dates and figures that stand beside others: in series, in ranges, beside what is asked, reported or denied.

use super::{judge_against, snapshot_of};
use crate::check::check;
use crate::config::Config;
use crate::notes::Note;
use crate::wording::Locale;
use std::path::Path;

/// Articles about a shipping group and a storm.
const GROUP: &[(&str, &str)] = &[
    (
        "armement.txt",
        "L'armement Brisemer supprime des postes\n\n\
         PORT-VALMER, 14 juin 2022 (Agence du Littoral) -- L'armement Brisemer a annoncé mardi la suppression de 12 400 postes à Port-Valmer, 5 000 à \
         Lanvor et 1 700 à Kerouzan. L'État lui a accordé 7 milliards d'euros, dont 4 milliards de prêts bancaires.\n\n\
         L'association Les Amarres justifie sa plainte contre l'armement Brisemer dans un communiqué publié lundi 13 juin. Les tribunaux de commerce \
         mettent entre 5 et 11 mois à trancher, a rappelé la juge Maud Evenou.\n\n\
         La sous-préfète Ida Brisart a exhorté en échange le maire Paul Arnoux à fermer le port aux cargos de Brisemer. L'armement ne fera \"aucune \
         concession\" sur ses cargos de Lanvor, a averti Hervé Lanvoc.\n\n\
         C'est l'ingénieure Soizic Kermor qui avait prévenu la capitainerie le 3 juin par radio, à propos des grues rouillées.\n",
    ),
    (
        "tempete.txt",
        "Tempête sur Lanvor\n\n\
         LANVOR, 20 juin 2022 (Agence du Littoral) -- Le dernier bilan de la tempête de Lanvor fait état de cinq blessés graves et six blessés légers \
         parmi les pêcheurs. Les 157 632 habitants de la baie de Lanvor ont perdu le courant.\n\n\
         Le phare des Trois Anses, construit par l'ingénieur Loïc Tanguy, servait entre 2007 et 2014 de refuge aux pêcheurs de Lanvor.\n\n\
         \"La digue tiendra\", estime Gwenola Riou, qui regarde la mer. \"C'est un maire très présent dans la tempête\", ajoute cette pêcheuse de Lanvor, \
         qui votera encore pour M. Arnoux dans la baie.\n",
    ),
];

fn judge(note: &str) -> String {
    judge_against(note, &snapshot_of(GROUP), &Config::default_for(Path::new("/")), Locale::En)
}

#[test]
fn a_number_is_held_against_the_one_in_its_part_of_a_series() {
    insta::assert_snapshot!(judge(
        "L'armement Brisemer supprime 5 000 postes à Port-Valmer.\n\n\
         L'armement Brisemer supprime 12 400 postes à Port-Valmer, 5 000 à Lanvor et 2 900 à Kerouzan.\n\n\
         L'État a accordé à l'armement Brisemer 4 milliards d'euros de prêts bancaires.\n\n\
         L'armement Brisemer supprime 19 100 postes à Port-Valmer, Lanvor et Kerouzan.\n"
    ));
}

#[test]
fn of_a_range_each_end_is_held_against_its_like() {
    insta::assert_snapshot!(judge(
        "Les tribunaux de commerce mettent de cinq à quinze mois à trancher, dit Maud Evenou.\n\n\
         Les tribunaux de commerce mettent de cinq à onze mois à trancher, dit Maud Evenou.\n"
    ));
}

#[test]
fn a_sum_is_no_wrong_figure_and_a_slip_of_the_pen_is_one() {
    insta::assert_snapshot!(judge(
        "La tempête de Lanvor a fait onze blessés parmi les pêcheurs.\n\n\
         La tempête de Lanvor a fait quatorze blessés parmi les pêcheurs.\n\n\
         Les 167 632 habitants de la baie de Lanvor n'ont plus de courant.\n"
    ));
}

#[test]
fn a_date_is_held_against_what_dates_the_same_word() {
    insta::assert_snapshot!(judge(
        "Communiqué du mercredi 15 juin 2022 : l'association Les Amarres justifie sa plainte contre Brisemer.\n\n\
         Soizic Kermor a prévenu la capitainerie des grues rouillées le 9 juin 2022.\n\n\
         Le 20 juin 2022, le phare des Trois Anses de Loïc Tanguy servait de refuge aux pêcheurs de Lanvor.\n"
    ));
}

#[test]
fn what_somebody_is_asked_or_quoted_to_deny_is_no_opposite() {
    insta::assert_snapshot!(judge(
        "Le maire Paul Arnoux ne veut pas fermer le port aux cargos de Brisemer.\n\n\
         Hervé Lanvoc avertit que l'armement ne ferait aucune concession sur ses cargos de Lanvor.\n\n\
         Gwenola Riou, pêcheuse de Lanvor, trouve le maire très présent dans la tempête et votera encore pour lui dans la baie.\n"
    ));
}

#[test]
fn what_an_article_of_that_day_may_tell_in_other_words_is_not_called_unsupported() {
    insta::assert_snapshot!(judge(
        "Le 14 juin 2022, Hervé Lanvoc et Paul Arnoux ont tiré du lit la famille entière d'un comptable pour parler de mutuelle.\n\n\
         Hervé Lanvoc et Paul Arnoux ont tiré du lit la famille entière d'un comptable pour parler de mutuelle.\n"
    ));
}

/// A note with the first fix of each finding applied.
fn mended(note: &str) -> String {
    let findings = check(&Note::parse(note), &snapshot_of(GROUP), &Config::default_for(Path::new("/")));
    let mut edits: Vec<_> =
        findings.iter().filter_map(|finding| finding.fixes.first()).flat_map(|fix| &fix.edits).collect();
    edits.sort_by_key(|(span, _)| std::cmp::Reverse(*span));
    edits
        .into_iter()
        .fold(note.to_owned(), |note, (span, words)| format!("{}{words}{}", &note[..span.start], &note[span.end..]))
}

#[test]
fn a_date_is_mended_inside_its_markup() {
    assert_eq!(
        mended(
            "Le communiqué des Amarres contre l'armement Brisemer date du **15 juin 2022**, et justifie sa plainte.\n"
        ),
        "Le communiqué des Amarres contre l'armement Brisemer date du **13 juin 2022**, et justifie sa plainte.\n"
    );
    assert_eq!(
        mended("L'armement Brisemer supprime *2 900* postes à Kerouzan.\n"),
        "L'armement Brisemer supprime *1 700* postes à Kerouzan.\n"
    );
}

#[test]
fn a_label_is_judged_anew_when_what_follows_it_changes() {
    let snapshot = snapshot_of(GROUP);
    let config = Config::default_for(Path::new("/"));
    let found = |told: &str| {
        let note = Note::parse(&format!("Brisemer, 16 juin 2022. {told}\n"));
        check(&note, &snapshot, &config).len()
    };
    let told = "L'armement annonce la suppression de 12 400 postes à Port-Valmer.";
    assert_eq!(found("On en reparlera."), 0);
    assert_eq!(found(told), 1);
    assert_eq!(found("On en reparlera."), 0);
    assert_eq!(found(told), 1);
}
