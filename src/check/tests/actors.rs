//! Who says and does something, and what is denied, wished or judged, in other words than the article's.

use super::{judge_against, snapshot_of};
use crate::config::Config;
use crate::wording::Locale;
use std::path::Path;

/// Articles about a museum and its roof.
const MUSEUM: &[(&str, &str)] = &[
    (
        "toit.txt",
        "Le musée de Lanvor ferme une aile\n\n\
         LANVOR, 4 avril 2022 (Agence du Littoral) -- \"Les toitures ne tiendront pas un hiver de plus, 140 tableaux dorment sous des bâches\", a \
         averti la conservatrice Solenn Guivarch devant le conseil municipal.\n\n\
         Le maire Gaël Quemener a signé lundi un arrêté provisoire qui ferme aux visiteurs l'aile nord et sa verrière.\n\n\
         Il ne peut être décelé de faille entre la verrière et le toit de l'aile nord, conclut l'expertise. La grêle n'a pas \
         provoqué de nouvelle fermeture de la billetterie en avril.\n\n\
         Le conseil a maintenu la gratuité du musée, que le maire voulait supprimer. Il l'a votée par 21 voix contre 18.\n\n\
         \"Nous ne rouvrirons pas l'aile nord tant que le toit n'aura pas séché\", a dit l'architecte Rozenn Le Bihan.\n\n\
         Personne n'a été blessé dans l'explosion du hangar des Amarres, sur le quai de la Criée, note la capitainerie.\n\n\
         Le juge Paul Arnoux a condamné mardi l'armateur pour fraude à la coopérative des goémoniers de Lanvor.\n\n\
         L'adjointe de Gaël Quemener a inauguré un four à varech dans la crique du Douet, devant les saliniers.\n\n\
         Le port de Valmer n'est pas un port franc, contrairement à celui de Lanvor, rappelle la douane.\n\n\
         Les dockers du port voisin ont repris le travail après une semaine de grève.\n\n\
         Le préfet Armel Prigent est resté chez lui, comme l'armateur Yann Tresco et l'adjointe Maud Evenou.\n",
    ),
    (
        "barque.txt",
        "La barque du gardien\n\n\
         LANVOR, 20 avril 2023 (Agence du Littoral) -- La barque jaune du gardien Corentin Lozac'h avait été mise aux enchères le 1er juin par la \
         capitainerie, sans ses rames. Un huissier a renoncé à ouvrir le coffre-fort de la conservatrice Solenn Guivarch, près du vieux phare.\n",
    ),
    (
        "enchere.txt",
        "Une barque aux enchères\n\n\
         LANVOR, 2 juin 2022 (Agence du Littoral) -- La barque jaune du gardien Corentin Lozac'h a été mise aux enchères mercredi par la \
         capitainerie, sans ses rames.\n",
    ),
];

fn judge(note: &str) -> String {
    judge_against(note, &snapshot_of(MUSEUM), &Config::default_for(Path::new("/")), Locale::En)
}

#[test]
fn another_says_or_does_it() {
    insta::assert_snapshot!(judge(
        "Armel Prigent a averti le conseil municipal : 140 tableaux dorment sous des bâches et les toitures ne passeront pas l'hiver.\n\n\
         Armel Prigent a signé un arrêté qui ferme aux visiteurs l'aile nord du musée et sa verrière.\n\n\
         Solenn Guivarch a averti le conseil municipal : les toitures ne passeront pas l'hiver.\n\n\
         Maël Toudic, huissier à Lanvor, a renoncé à ouvrir le coffre-fort de la conservatrice près du vieux phare.\n"
    ));
}

#[test]
fn what_is_denied_by_ne_alone_or_of_the_same_thing_is_contradicted() {
    insta::assert_snapshot!(judge(
        "L'expertise décèle une faille entre la verrière et le toit de l'aile nord.\n\n\
         La grêle a entraîné une nouvelle fermeture de la billetterie en avril.\n\n\
         L'expertise doute que l'on décèle une faille entre la verrière et le toit de l'aile nord.\n"
    ));
}

#[test]
fn what_is_wished_or_awaited_is_no_opposite() {
    insta::assert_snapshot!(judge(
        "Le conseil a maintenu la gratuité du musée de Lanvor.\n\n\
         Rozenn Le Bihan attendra que le toit de l'aile nord ait séché pour la rouvrir.\n\n\
         Le conseil a voté la gratuité du musée à trois voix près.\n"
    ));
}

#[test]
fn what_somebody_thinks_of_another_is_not_called_unsupported() {
    insta::assert_snapshot!(judge(
        "Gaël Quemener a dépeint Solenn Guivarch en oiseau de malheur.\n\n\
         Gaël Quemener a offert un voilier ancien à Solenn Guivarch.\n\n\
         Gaël Quemener slammed Solenn Guivarch for her gloomy temper.\n"
    ));
}

#[test]
fn what_had_been_before_lies_behind() {
    insta::assert_snapshot!(judge(
        "La barque jaune de Corentin Lozac'h a été mise aux enchères sans ses rames par la capitainerie le 25 mai 2022.\n"
    ));
}

#[test]
fn who_is_spoken_to_or_has_it_done_to_them_is_nobody_else() {
    insta::assert_snapshot!(judge(
        "La conservatrice a averti Armel Prigent que les toitures ne tiendront pas un hiver de plus et que 140 tableaux dorment sous des bâches.\n\n\
         Armel Prigent n'a rien dit des toitures, qui ne tiendront pas un hiver de plus, ni des 140 tableaux sous leurs bâches.\n\n\
         Yann Tresco a été condamné mardi pour fraude à la coopérative des goémoniers de Lanvor.\n\n\
         Maud Evenou a inauguré un four à varech dans la crique du Douet, devant les saliniers.\n"
    ));
}

#[test]
fn what_is_denied_in_the_claim_as_in_the_article_is_no_opposite() {
    insta::assert_snapshot!(judge(
        "La capitainerie note, de plus, que personne n'a été blessé dans l'explosion du hangar des Amarres.\n\n\
         Rozenn Le Bihan ne rouvrira pas l'aile nord du musée avant que le toit ait séché.\n\n\
         Le port de Lanvor est un port franc, rappelle la douane.\n"
    ));
}
