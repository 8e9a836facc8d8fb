//! What little a passage needs to tell where nothing bears the claim's date, figure or place out.

use super::{judge_against, snapshot_of};
use crate::config::Config;
use crate::wording::Locale;
use std::path::Path;

/// Articles about a lighthouse keepers' strike and a shipyard's fall.
const STRIKE: &[(&str, &str)] = &[
    (
        "greve.txt",
        "Les gardiens de phare en grève\n\n\
         PORT-VALMER, vendredi 17 mars 2023 (Agence du Littoral) -- La grève des gardiens a commencé mercredi à Port-Valmer, avec le \
         soutien des pilotes. Sept phares sont éteints, selon la préfecture maritime. La cheffe du syndicat, Ada Morvan, demande la fusion \
         de 42 caisses de retraite en une seule.\n\n\
         La direction a démenti jeudi toute fermeture du phare de Kerlann, par la voix de sa porte-parole Maud Evenou.\n\n\
         La réunion de conciliation s'est tenue dans un hangar à Lanvor, sous la garde de douze gendarmes venus de Trévarn.\n",
    ),
    (
        "conflits.txt",
        "Vingt ans de conflits\n\n\
         PORT-VALMER, 20 mars 2023 (Agence du Littoral) -- La direction dément toute fermeture du phare de Kerlann.\n\n\
         2009 : le fret d'abord\n\n\
         La compagnie Armor-Fret avait connu trois semaines de grève en octobre contre la vente de ses remorqueurs.\n\n\
         La grève des remorqueurs pour les salaires dure du 18 décembre 1996 au 14 janvier 1997 à Port-Valmer, sans une trêve.\n\n\
         En prison, l'armateur Yves Tanguy avait rédigé le 23 janvier 2019 une lettre au conseil du chantier, dans laquelle il constatait son \
         empêchement et mettait fin à ses mandats.\n\n\
         À Lanvor, 37 000 foyers ont été touchés par la coupure, à Kerlann 50 000 foyers, à Trévarn 12 000 foyers, à Port-Valmer 9 000 foyers.\n",
    ),
];

fn judge(note: &str) -> String {
    judge_against(note, &snapshot_of(STRIKE), &Config::default_for(Path::new("/")), Locale::En)
}

#[test]
fn dates_told_as_finely_in_their_own_clause() {
    insta::assert_snapshot!(judge(
        "Maud Evenou a démenti le mercredi 15 mars 2023 que le phare de Kerlann fermerait, au nom de la direction.\n\n\
         La lettre d'Yves Tanguy au conseil du chantier, où il constate son empêchement et met fin à ses mandats, date du 23 février 2019.\n\n\
         La grève des remorqueurs pour les salaires avait commencé le 8 décembre 1996 à Port-Valmer et n'avait cessé que le 14 janvier 1997, sans une trêve.\n"
    ));
}

#[test]
fn a_year_that_no_passage_writes_is_not_held_against_one_that_the_article_does() {
    insta::assert_snapshot!(judge(
        "En octobre 2009, la compagnie Armor-Fret avait connu trois semaines de grève contre la vente de ses remorqueurs.\n\n\
         La grève des gardiens a commencé le mercredi 15 mars 2023 à Port-Valmer, avec le soutien des pilotes.\n"
    ));
}

#[test]
fn what_is_counted_once_and_what_stands_clear_of_other_counts() {
    insta::assert_snapshot!(judge(
        "Le syndicat d'Ada Morvan veut fondre 24 caisses de retraite en une, et rien d'autre.\n\n\
         À Lanvor, 73 000 foyers ont été touchés par la coupure.\n\n\
         À Lanvor, 37 000 foyers ont été touchés par la coupure.\n"
    ));
}

#[test]
fn another_place_of_the_same_event() {
    insta::assert_snapshot!(judge(
        "La réunion de conciliation s'est tenue à Kerlouan, dans un hangar gardé par des gendarmes.\n\n\
         La réunion de conciliation s'est tenue à Lanvor, dans un hangar gardé par des gendarmes.\n"
    ));
}
