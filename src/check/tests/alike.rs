//! What is told nearly alike: denials, ranges, rests and places beside others, each fault beside what is right.

use super::{judge_against, snapshot_of};
use crate::config::Config;
use crate::wording::Locale;
use std::path::Path;

/// An article about a gulf and one about oysters.
const GULF: &[(&str, &str)] = &[
    (
        "golfe.txt",
        "Une nuit dans le golfe\n\n\
         LANVOR, 19 mai 2022 (Agence du Littoral) -- Hervé Lanvoc a refusé de confirmer des naufrages, mais des plongeurs ont vu des épaves.\n\n\
         Solène Kerivel a dirigé la criée de 2013 à 2015, sous le mandat d’Yves Tanguy, comme secrétaire générale du syndicat mixte. Elle a été \
         reconduite officiellement à la tête de la criée dimanche dernier, à la faveur d’un accord avec Yves Tanguy.\n\n\
         L’ancien élu Yves Tanguy est arrivé à la gendarmerie de Lanvor pour être entendu sur les heurts du 1er-Mai.\n\n\
         Le conseil, comme nombre d’autres ports, se refuse, depuis des mois, à racheter les casiers perdus. Les rejets touchent exclusivement les \
         bassins de la criée.\n",
    ),
    (
        "huitres.txt",
        "Les naissains manquent dans les parcs de Morlaix-Port\n\n\
         MORLAIX-PORT, 24 mai 2022 (Agence du Littoral) -- Environ 85 % des huîtres nouveau-nées sont mortes ce printemps, selon \
         l’ostréicultrice Maëlle Riou. Vingt-deux plongeurs sont soignés pour des brûlures graves, a indiqué Maëlle Riou. Six d’entre eux sont \
         dans un état critique.\n\n\
         Plus de 97 % des parcs de Morlaix-Port ne connaissent pas de pénurie de naissains, a affirmé Maëlle Riou.\n\n\
         Maëlle Riou a exposé ses huîtres à Kerlouan, un bourg de la côte où une serre a brûlé samedi. Deux marins ont tué un phoque, a dit \
         Maëlle Riou, avant de prendre la fuite.\n",
    ),
];

fn judge(note: &str) -> String {
    judge_against(note, &snapshot_of(GULF), &Config::default_for(Path::new("/")), Locale::En)
}

#[test]
fn what_was_not_confirmed_was_not_confirmed() {
    insta::assert_snapshot!(judge(
        "Hervé Lanvoc a confirmé des naufrages.\n\n\
         La femme d’Hervé Lanvoc a confirmé des naufrages.\n\n\
         Hervé Lanvoc n’a pas confirmé de naufrages.\n\n\
         Le conseil se refuse à racheter les casiers perdus.\n\n\
         Les rejets ne touchent pas le vieux port ni les bassins de Lanvor.\n"
    ));
}

#[test]
fn years_are_held_against_years_and_a_sunday_against_another() {
    insta::assert_snapshot!(judge(
        "Solène Kerivel a dirigé la criée, sous le mandat d’Yves Tanguy, de 2009 à 2011.\n\n\
         Solène Kerivel a dirigé la criée, sous le mandat d’Yves Tanguy, de 2013 à 2015.\n\n\
         Solène Kerivel a de nouveau dirigé la criée, sous le mandat d’Yves Tanguy, de 2009 à 2011.\n\n\
         Yves Tanguy, l’ancien élu, a été entendu mardi 17 mai 2022 à la gendarmerie de Lanvor sur les heurts.\n\n\
         Solène Kerivel, l’ancienne secrétaire, a été reconduite à la tête de la criée, avec l’accord d’Yves Tanguy, le dimanche 8 mai 2022.\n\n\
         Solène Kerivel, l’ancienne secrétaire, a été reconduite à la tête de la criée, avec l’accord d’Yves Tanguy, le dimanche 15 mai 2022.\n"
    ));
}

#[test]
fn what_is_left_of_a_number_is_no_other_number() {
    insta::assert_snapshot!(judge(
        "Environ 58 % des huîtres nouveau-nées sont mortes ce printemps, selon Maëlle Riou.\n\n\
         Maëlle Riou a indiqué que seize plongeurs soignés pour des brûlures graves ne sont pas dans un état critique.\n\n\
         Maëlle Riou a indiqué que dix-huit plongeurs sont soignés pour des brûlures graves.\n\n\
         Seuls 3 % des parcs de Morlaix-Port connaissent une pénurie de naissains, a affirmé Maëlle Riou.\n"
    ));
}

#[test]
fn what_lies_beside_a_place_and_who_is_named_last_are_nobody_else() {
    insta::assert_snapshot!(judge(
        "Maëlle Riou a exposé ses huîtres dans un bourg de la côte au nord de Brest, où une serre a brûlé samedi.\n\n\
         Deux marins, avant de prendre la fuite, ont tué un phoque, Ulysse.\n"
    ));
}
