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
        "L'armement Brisemer vend ses grues\n\n\
         PORT-VALMER, 14 juin 2022 (Agence du Littoral) -- L'armement Brisemer a annoncé mardi la vente de 340 grues à Port-Valmer, 85 à \
         Lanvor et 26 à Kerouzan. La région lui a versé 6 millions d'euros, dont 2 millions de dons du port.\n\n\
         L'association Les Amarres justifie sa plainte contre l'armement Brisemer dans un communiqué publié lundi 13 juin. Les tribunaux de commerce \
         mettent entre 4 et 9 mois à trancher, a rappelé la juge Maud Evenou.\n\n\
         La sous-préfète Ida Brisart a prié hier le maire Paul Arnoux de fermer le port aux cargos de Brisemer. L'armement ne fera \"aucune \
         pause\" devant les dockers de Lanvor, a averti Hervé Lanvoc.\n\n\
         Les réclamations des pêcheurs contre Brisemer ont crû de 8 % en un an et de 19 % depuis 2015, note la médiatrice Enora Guen.\n\n\
         C'est l'ingénieure Soizic Kermor qui avait prévenu la capitainerie le 3 juin par radio, à propos des grues rouillées.\n",
    ),
    (
        "tempete.txt",
        "Tempête sur Lanvor\n\n\
         LANVOR, 20 juin 2022 (Agence du Littoral) -- La tempête de Lanvor a coulé trois chalutiers bleus et neuf chalutiers rouges des \
         pêcheurs. Les 138 215 habitants de la baie de Lanvor ont perdu le courant.\n\n\
         Le phare des Trois Anses, construit par l'ingénieur Loïc Tanguy, servait entre 2003 et 2011 de refuge aux pêcheurs de Lanvor.\n\n\
         \"La digue tiendra\", estime Gwenola Riou, qui regarde la mer. \"Il est partout dans la tempête, le maire\", dit la pêcheuse de Lanvor, \
         qui votera encore pour M. Arnoux dans la baie.\n",
    ),
];

fn judge(note: &str) -> String {
    judge_against(note, &snapshot_of(GROUP), &Config::default_for(Path::new("/")), Locale::En)
}

#[test]
fn a_number_is_held_against_the_one_in_its_part_of_a_series() {
    insta::assert_snapshot!(judge(
        "L'armement Brisemer vend 85 grues à Port-Valmer.\n\n\
         L'armement Brisemer vend 340 grues à Port-Valmer, 85 à Lanvor et 41 à Kerouzan.\n\n\
         La région a versé à l'armement Brisemer 2 millions d'euros de dons du port.\n\n\
         L'armement Brisemer vend 451 grues à Port-Valmer, Lanvor et Kerouzan.\n\n\
         Enora Guen note que les réclamations contre Brisemer ont augmenté de 19 % depuis 2015.\n"
    ));
}

#[test]
fn of_a_range_each_end_is_held_against_its_like() {
    insta::assert_snapshot!(judge(
        "Les tribunaux de commerce mettent de quatre à quinze mois à trancher, dit Maud Evenou.\n\n\
         Les tribunaux de commerce mettent de quatre à neuf mois à trancher, dit Maud Evenou.\n"
    ));
}

#[test]
fn a_sum_is_no_wrong_figure_and_a_slip_of_the_pen_is_one() {
    insta::assert_snapshot!(judge(
        "La tempête de Lanvor a coulé douze chalutiers des pêcheurs.\n\n\
         La tempête de Lanvor a coulé vingt chalutiers des pêcheurs.\n\n\
         Les 148 215 habitants de la baie de Lanvor n'ont plus de courant.\n"
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
         Hervé Lanvoc avertit que l'armement ne ferait aucune pause devant les dockers de Lanvor.\n\n\
         Gwenola Riou, pêcheuse de Lanvor, trouve le maire partout dans la tempête et votera encore pour lui dans la baie.\n"
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
        mended("L'armement Brisemer vend *41* grues à Kerouzan.\n"),
        "L'armement Brisemer vend *26* grues à Kerouzan.\n"
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
    let told = "L'armement annonce la vente de 340 grues à Port-Valmer.";
    assert_eq!(found("On en reparlera."), 0);
    assert_eq!(found(told), 1);
    assert_eq!(found("On en reparlera."), 0);
    assert_eq!(found(told), 1);
}
