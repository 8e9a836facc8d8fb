//! What is said of acts, and of what short sentences tell.

use super::{judge_against, snapshot_of};
use crate::config::Config;
use crate::wording::Locale;
use std::path::Path;

/// Articles about a shipwreck and what came of it.
const WRECK: &[(&str, &str)] = &[
    (
        "naufrage.txt",
        "Le naufrage du Brise-Lames\n\n\
         PORT-VALMER, 12 mai 2022 (Agence du Littoral) -- Le chalutier Brise-Lames a coulé mardi au large de Port-Valmer, avec au moins 32 marins. \
         La cheffe des secours, Nora Kervadec, est arrivée à Port-Valmer le 3 mai et y dirige les recherches.\n\n\
         Le capitaine Yann Tresco s'est posé en héros devant la presse, un peu avant midi, dans le train qui le ramenait de Lagos.\n\n\
         La mission chilienne a dénoncé dans une lettre ouverte une enquête sans aucun effet sur les armateurs. \
         Nul passager n'était à bord du chalutier.\n\n\
         Devant les juges, Nora Kervadec a dit regretter sa lenteur. Dans le port, déclarent 44 « rescapés du large », le phare restera éteint.\n",
    ),
    (
        "suite.txt",
        "Les avocats de Tresco contestent\n\n\
         PORT-VALMER, 20 juin 2022 (Agence du Littoral) -- Les avocats de Yann Tresco ne sont pas satisfaits des conclusions de l'expertise. \
         Les conditions de navigation étaient bonnes ce matin-là devant Port-Valmer. \
         Il n'est pas question d'extrader le capitaine vers le Chili, assure le procureur Paul Arnoux.\n",
    ),
];

fn judge(note: &str) -> String {
    judge_against(note, &snapshot_of(WRECK), &Config::default_for(Path::new("/")), Locale::En)
}

#[test]
fn acts_that_nobody_tells_are_unsupported_and_descriptions_are_not() {
    insta::assert_snapshot!(judge(
        "Nora Kervadec a offert une montre ancienne à Yann Tresco.\n\n\
         Nora Kervadec a dirigé les recherches. Elle a aussi légué sa maison à un hospice.\n\n\
         Yann Tresco mène une double vie : vedette à terre, ombre en mer.\n\n\
         Quand Nora Kervadec a offert sa montre, chacun s'est tu.\n\n\
         Nora Kervadec n'a pas acheté de voilier ancien.\n\n\
         Une dizaine de collègues de Nora Kervadec ont débrayé devant la gare.\n"
    ));
}

#[test]
fn acts_are_missed_in_another_language_too() {
    insta::assert_snapshot!(judge(
        "Nora Kervadec sold her grandmother's silver spoons to a Greek museum.\n\n\
         Nora Kervadec arrived in Port-Valmer and leads the search.\n"
    ));
}

#[test]
fn what_is_done_elsewhere_and_by_others_is_contradicted() {
    insta::assert_snapshot!(judge(
        "Le capitaine Yann Tresco s'est posé en héros devant la presse dans le train qui le ramenait de Kano.\n\n\
         La mission péruvienne a dénoncé dans une lettre ouverte une enquête sans effet sur les armateurs.\n\n\
         Les avocats de Yann Tresco sont satisfaits des conclusions de l'expertise.\n\n\
         Les conditions de navigation étaient mauvaises ce matin-là devant Port-Valmer.\n\n\
         Le procureur Paul Arnoux veut extrader le capitaine vers le Chili.\n"
    ));
}

#[test]
fn what_is_denied_in_other_words_is_no_opposite() {
    insta::assert_snapshot!(judge("Le chalutier a coulé au large de Port-Valmer sans passager à bord.\n"));
}

#[test]
fn a_floor_is_held_against_another() {
    insta::assert_snapshot!(judge(
        "Le chalutier Brise-Lames a coulé mardi au large de Port-Valmer, avec au moins 23 marins.\n\n\
         Le chalutier Brise-Lames a coulé mardi au large de Port-Valmer, avec au moins 30 marins.\n\n\
         Dans le port, déclarent 64 rescapés du large, le phare restera éteint.\n"
    ));
}

#[test]
fn who_is_there_since_a_day_was_not_there_before() {
    insta::assert_snapshot!(judge(
        "Nora Kervadec, cheffe des secours, est à Port-Valmer depuis le 13 mai 2022 et y dirige les recherches.\n\n\
         Nora Kervadec, cheffe des secours, est à Port-Valmer depuis le 3 mai 2022 et y dirige les recherches.\n"
    ));
}

/// Forty articles that tell the like, and one that tells the very thing.
fn alike() -> crate::index::Snapshot {
    let mut articles: Vec<(String, String)> = (0..40)
        .map(|n| {
            let text = format!(
                "Une vente de plus\n\nPORT-VALMER, 9 mars 2022 (Agence du Littoral) -- L'armatrice Ida Brisart a vendu mardi huit mars le vieux \
                 chalutier numéro {n} du port de Port-Valmer à des armateurs.\n"
            );
            (format!("vente{n}.txt"), text)
        })
        .collect();
    let own = "Une vente encore\n\nPORT-VALMER, 6 avril 2022 (Agence du Littoral) -- Selon la criée, le chalutier d'Ida Brisart est vendu \
               depuis le 5 avril.\n";
    articles.push(("cite.txt".to_owned(), own.to_owned()));
    let articles: Vec<(&str, &str)> = articles.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
    snapshot_of(&articles)
}

#[test]
fn what_a_sentence_cites_is_among_its_evidence() {
    let snapshot = alike();
    let evidence = |note: &str| {
        let note = crate::notes::Note::parse(note);
        let subject = crate::check::Subject::new(&note, &snapshot);
        let claims = subject.claims();
        claims[0].passages.iter().any(|support| support.stored.article.id == "cite.txt")
    };
    let claim = "L'armatrice Ida Brisart a vendu le vieux chalutier du port de Port-Valmer à des armateurs";
    assert!(!evidence(&format!("{claim}. [[vente1]]\n")));
    assert!(evidence(&format!("{claim}. [[cite]]\n")));
    assert!(evidence(&format!("{claim} [[cite]].\n")));
}

#[test]
fn what_is_kept_of_a_claim_goes_with_its_citation() {
    let snapshot = snapshot_of(WRECK);
    let kept = |note: &str| {
        let note = crate::notes::Note::parse(note);
        let subject = crate::check::Subject::new(&note, &snapshot);
        let claim = &subject.claims()[0];
        let made = std::cell::Cell::new(false);
        subject.of_claim("test", claim, || made.set(true));
        made.get()
    };
    assert!(kept("Nora Kervadec a vendu le phare. [[suite]]\n"));
    assert!(!kept("Nora Kervadec a vendu le phare. [[suite]]\n"));
    // A key of as many letters leaves the prose as it was.
    assert!(kept("Nora Kervadec a vendu le phare. [[autre]]\n"));
}

#[test]
fn an_act_may_be_planned_or_told_of_a_pronoun_but_stands_alone() {
    insta::assert_snapshot!(judge(
        "Nora Kervadec doit emmener sa nièce malade et une cousine à la clinique de Lagos.\n\n\
         Nora Kervadec dirige les recherches devant la presse. Elle a légué une montre ancienne aux juges, puis un voilier.\n\n\
         Nora Kervadec dirige les recherches devant la presse. Elle a légué une montre ancienne aux juges.\n\n\
         Lagos a vendu une montre ancienne à des collectionneurs devant la presse.\n"
    ));
}

#[test]
fn a_clause_that_nobody_tells_is_marked_alone() {
    insta::assert_snapshot!(judge(
        "La cheffe des secours, Nora Kervadec, est arrivée à Port-Valmer le 3 mai et a légué sa vieille maison à un hospice de Kano.\n\n\
         La cheffe des secours, Nora Kervadec, est arrivée à Port-Valmer le 3 mai et y dirige les recherches.\n\n\
         La cheffe des secours, Nora Kervadec, est arrivée à Port-Valmer le 3 mai et n'a légué aucune maison à un hospice de Kano.\n"
    ));
}
