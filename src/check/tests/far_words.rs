//! Dates and figures in sentences that tell in words of their own what an article tells, and in short ones.

use super::{judge_against, snapshot_of};
use crate::config::Config;
use crate::wording::Locale;
use std::path::Path;

/// Articles about an observatory and a lifeboat.
const OBSERVATORY: &[(&str, &str)] = &[
    (
        "coupole.txt",
        "L'observatoire de Kerleo change de coupole\n\n\
         LANVOR, 12 janvier 2022 (Agence du Littoral) -- L'observatoire de Kerleo a démonté sa vieille coupole le 3 janvier, à l'aide d'une grue \
         flottante. Son catalogue compte 2 847 comètes, que nul autre télescope breton n'a photographiées.\n\n\
         L'astronome Enora Guen ne sait d'où venait la lueur de ces 27 éclipses rares entre 2016 et 2019.\n\n\
         Pour les écoles, la conservatrice Soizic Kermor assure que le tarif de la rentrée baissera de 40 %, une fois le dôme repeint.\n\n\
         Le veilleur Yann Tresco est resté deux hivers en 2018 comme gardien du phare, où une lunette se loue jusqu'à 90 euros la nuit. Il a raconté \
         sa vie au Courrier de Valmer.\n\n\
         Seize communes du Léon éteindront leurs lampadaires pour Kerleo, et les îles de Batz, Sein et Molène avec elles.\n",
    ),
    (
        "canot.txt",
        "Un canot pour Lanvor\n\n\
         LANVOR, 6 février 2022 (Agence du Littoral) -- Le maire Gaël Quemener a baptisé le canot de sauvetage Roche-Jaune, devant la chorale \
         des sauveteurs et sa marraine.\n\n\
         Le canot Roche-Noire reprendra la mer quand sa quille sera réparée.\n",
    ),
    (
        "bac.txt",
        "Le bac reste à quai\n\n\
         LANVOR, 2 mai 2022 (Agence du Littoral) -- Les dockers de Lanvor ont voté la grève du bac, que la capitainerie voulait relancer.\n",
    ),
];

fn judge(note: &str) -> String {
    judge_against(note, &snapshot_of(OBSERVATORY), &Config::default_for(Path::new("/")), Locale::En)
}

#[test]
fn a_date_is_told_of_what_the_writer_puts_in_own_words() {
    insta::assert_snapshot!(judge(
        "Kerleo a enlevé sa vieille coupole avec une grue flottante le 8 janvier 2022.\n\n\
         Kerleo a enlevé sa vieille coupole avec une grue flottante le 3 janvier 2022.\n\n\
         Yann Tresco est resté deux hivers gardien du phare, dans le sel et le vent, en 2015.\n"
    ));
}

#[test]
fn a_number_is_told_of_what_the_writer_puts_in_own_words() {
    insta::assert_snapshot!(judge(
        "Pour une nuit, la lunette du phare de Yann Tresco se loue 160 euros.\n\n\
         Enora Guen rapproche d'une même lueur 72 éclipses vues entre 2016 et 2019.\n\n\
         Soizic Kermor fait aux écoles une ristourne de 60 % sur le tarif de la rentrée, une fois le dôme repeint en entier.\n"
    ));
}

#[test]
fn what_another_number_of_the_sentence_counts_and_shares_are_no_wrong_figures() {
    insta::assert_snapshot!(judge(
        "Seize bourgs du Léon et trois communes insulaires éteindront leurs lampadaires pour Kerleo.\n\n\
         La lunette du phare de Yann Tresco se loue un tiers de ce que coûtent deux hivers.\n\n\
         Pour une nuit, la lunette du phare de Yann Tresco se loue jusqu'à 90 euros.\n"
    ));
}

#[test]
fn what_nothing_places_may_be_told_in_any_words() {
    insta::assert_snapshot!(judge(
        "Soizic Kermor trouve que le voisinage manque de curiosité, que les nuits claires se perdent et que personne ne lève plus les yeux.\n"
    ));
}
