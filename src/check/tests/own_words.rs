//! What notes say in words of their own and is no fault, each beside one that is.

use super::{judge_against, snapshot_of};
use crate::config::Config;
use crate::wording::Locale;
use std::path::Path;

/// Articles about a cannery that is to close.
const CANNERY: &[(&str, &str)] = &[
    (
        "conserverie.txt",
        "La conserverie de Port-Valmer va fermer\n\n\
         PORT-VALMER, 12 mai 2022 (Agence du Littoral) -- Hervé Lanvoc, qui fut quatre fois président de la chambre de commerce, a racheté la \
         conserverie des Trois Anses onze jours après l'incendie. Le groupe ne fermera qu'un seul atelier de la conserverie d'ici au printemps, a promis \
         Hervé Lanvoc.\n\n\
         La file des ouvrières de la conserverie n'a cessé de s'allonger mercredi devant la grille rouillée du vieux quai.\n\n\
         Au vieux port, 260 pompiers ont combattu le feu avec 50 lances. À Lanvor, 70 pompiers ont combattu le feu avec 15 lances.\n",
    ),
    (
        "suite.txt",
        "Une conserverie et ses plaintes\n\n\
         PORT-VALMER, 20 mai 2022 (Agence du Littoral) -- Des dizaines de plaintes ont été déposées contre la conserverie des Trois Anses, a dit la \
         procureure Maud Evenou. Deux décisions du tribunal ont déjà donné raison aux ouvrières de la conserverie. L'odeur rend le travail difficile \
         voire impossible sur le quai, selon Maud Evenou.\n",
    ),
];

fn judge(note: &str) -> String {
    judge_against(note, &snapshot_of(CANNERY), &Config::default_for(Path::new("/")), Locale::En)
}

#[test]
fn what_counts_another_thing_is_no_wrong_figure() {
    insta::assert_snapshot!(judge(
        "Hervé Lanvoc et Maud Evenou, deux anciens présidents de la chambre de commerce, sont venus sur le quai.\n\n\
         Hervé Lanvoc fut trois fois président de la chambre de commerce.\n\n\
         Hervé Lanvoc a racheté la conserverie des Trois Anses quatre jours avant sa faillite.\n\n\
         Hervé Lanvoc a racheté la conserverie des Trois Anses quatre jours après l'incendie.\n\n\
         Au vieux port, 260 pompiers ont combattu le feu avec 40 lances.\n\n\
         À Lanvor, 70 pompiers ont combattu le feu avec 40 lances.\n\n\
         Dozens of complaints were filed against the Trois Anses cannery, said prosecutor Maud Evenou.\n"
    ));
}

#[test]
fn what_goes_on_and_what_is_told_of_one_alone_is_no_opposite() {
    insta::assert_snapshot!(judge(
        "La file des ouvrières de la conserverie s'est allongée mercredi devant la grille rouillée du vieux quai.\n\n\
         La file des ouvrières de la conserverie a cessé de s'allonger mercredi devant la grille rouillée du vieux quai.\n\n\
         Tous les ateliers de la conserverie du groupe, sauf un seul, resteront ouverts d'ici au printemps, a promis Hervé Lanvoc.\n\n\
         The smell makes work hard if not impossible on the quay, according to Maud Evenou.\n"
    ));
}

#[test]
fn a_name_that_no_article_has_makes_an_act_new() {
    insta::assert_snapshot!(judge(
        "Hervé Lanvoc a racheté une part de la conserverie à la fondation Bretania.\n\n\
         Hervé Lanvoc a racheté une part de la conserverie à un chantier naval.\n"
    ));
}

#[test]
fn a_long_sentence_in_other_words_is_not_called_unsupported() {
    insta::assert_snapshot!(judge(
        "Longtemps patron de la chambre consulaire, Hervé Lanvoc assure que l'essentiel de la conserverie survivra, quoi qu'en disent les \
         mauvaises langues du bassin.\n"
    ));
}
