//! What is retold over several sentences, in other forms of its verbs, and in a reporter's brackets.

use super::{judge_against, snapshot_of};
use crate::config::Config;
use crate::wording::Locale;
use std::path::Path;

/// An article about a shipyard.
const YARD: &[(&str, &str)] = &[(
    "chantier.txt",
    "Le chantier Brisemer suspend ses livraisons\n\n\
     KEROUZAN, 20 juin 2022 (Agence du Littoral) -- \"Brisemer cesse de livrer des barques aux pêcheurs du golfe le (samedi) 18 juin\", \
     a précisé lundi un communiqué. Contactée par nos soins, la direction se tait.\n\n\
     Le festival des Phares est prévu à Kerouzan du 12 au 22 juillet. Le phare de Lanvor n'a toujours pas rouvert.\n\n\
     Irena Zabolska avait commandé un voilier bleu chez Brisemer. C'était en mai 2021, avant la grève.\n\n\
     L'hydravion des douanes a pris feu à l'atterrissage devant la jetée de Lagos. Des écoles chiliennes promettent 70 plongeurs à la \
     région pour l'hiver.\n",
)];

fn judge(note: &str) -> String {
    judge_against(note, &snapshot_of(YARD), &Config::default_for(Path::new("/")), Locale::En)
}

#[test]
fn a_day_in_brackets_and_one_told_behind_are_held_against_the_notes() {
    insta::assert_snapshot!(judge(
        "Brisemer cesse de livrer des barques aux pêcheurs du golfe le 11 juin 2022 au soir.\n\n\
         Irena Zabolska a commandé un voilier bleu chez Brisemer en mars 2021.\n\n\
         Irena Zabolska a commandé un voilier bleu chez Brisemer en mai 2021.\n\n\
         Le festival des Phares est prévu à Kerouzan du 2 au 12 juillet 2022.\n\n\
         Les essais du festival des Phares dureront du 2 au 12 juillet 2022.\n"
    ));
}

#[test]
fn who_is_named_before_tells_what_a_sentence_is_about() {
    insta::assert_snapshot!(judge(
        "Brisemer ferme ses cales. Le chantier cesse de livrer des barques aux pêcheurs du golfe le 11 juin 2022.\n\n\
         Brisemer ferme ses cales. Le chantier cesse de livrer des barques aux pêcheurs du golfe le 18 juin 2022.\n"
    ));
}

#[test]
fn forms_of_one_verb_tell_the_same() {
    insta::assert_snapshot!(judge(
        "Pour l'hiver, des écoles danoises ont promis des plongeurs à la région.\n\n\
         L'hydravion des douanes a pris feu au décollage devant la jetée de Lagos.\n\n\
         Le phare de Lanvor pourrait rouvrir.\n"
    ));
}

#[test]
fn what_is_announced_anytime_is_missed_and_a_refusal_to_speak_is_not() {
    insta::assert_snapshot!(judge(
        "Irena Zabolska a annoncé l'envoi d'un remorqueur suédois.\n\n\
         La direction de Brisemer a refusé tout commentaire.\n\n\
         Irena Zabolska compte ouvrir un jour son propre chantier.\n"
    ));
}
