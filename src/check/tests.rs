//! What the rules say of small notes about a small corpus, written for these tests.

mod actors;
mod acts;
mod alike;
mod borne_out;
mod details;
mod far_words;
mod own_words;
mod retold;

use super::*;
use crate::corpus::Article;
use crate::wording::Locale;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// A corpus about a harbour that never was.
const CORPUS: &[(&str, &str)] = &[
    (
        "greve.txt",
        "Les dockers de Port-Valmer reprennent le travail\n\n\
         PORT-VALMER, 14 mars 2022 (Agence du Littoral) -- Les dockers de Port-Valmer ont voté lundi la reprise du travail.\n\n\
         La grève avait commencé le 2 mars 2022, lorsque la direction du port avait annoncé la suppression de 40 postes.\n\n\
         « Nous avons obtenu des garanties écrites sur l’avenir du terminal céréalier », a déclaré Hélène Castaing, \
         porte-parole de l’intersyndicale. « Nous resterons toutefois vigilants jusqu’à la signature. »\n\n\
         Le directeur du port, Marc Le Goff, a salué « un compromis équilibré pour tous ».\n",
    ),
    (
        "enquete.txt",
        "Enquête ouverte sur l’incendie du hangar 7\n\n\
         PORT-VALMER, 3 juin 2022 (Agence du Littoral) -- Le parquet de Valmer a ouvert une enquête sur l’incendie qui a \
         détruit le hangar 7 dans la nuit du 28 au 29 mai.\n\n\
         Selon Marc Le Goff, le bâtiment abritait 1 200 tonnes de céréales destinées à l’exportation.\n\n\
         « Aucune piste n’est écartée à ce stade de l’enquête », a indiqué la procureure Inès Darrieu.\n",
    ),
];

/// Articles that tell when in other ways than beside the verb.
const TOLD: &[(&str, &str)] = &[
    (
        "phare.txt",
        "Le phare de Port-Valmer change de mains\n\n\
         PORT-VALMER, 19 octobre 2022 (Agence du Littoral) -- Le 12 octobre, le conseil de Port-Valmer a réuni ses vingt membres. \
         Il a vendu le vieux phare à la fondation Brisart pour y loger des artistes.\n\n\
         Le maire, Paul Arnoux, a déclaré mardi qu’il avait visité le phare avec la sculptrice Ida Brisart.\n\n\
         Huit naufragés transis ont été recueillis jeudi matin par un chalutier breton au large des récifs, \
         après une nuit passée à dériver sur un radeau gonflable percé.\n",
    ),
    (
        "radeau.txt",
        "La liste 2023 des épaves\n\nPORT-VALMER, 2 décembre 2022 (Agence du Littoral) -- La capitainerie de Port-Valmer publie ce \
         vendredi sa liste 2023 des épaves dangereuses, qui compte onze navires.\n",
    ),
];

/// That corpus, indexed in memory.
pub fn snapshot() -> Snapshot {
    snapshot_of(&[CORPUS, TOLD].concat())
}

/// Articles, indexed in memory.
pub fn snapshot_of(articles: &[(&str, &str)]) -> Snapshot {
    let articles =
        articles.iter().map(|(id, text)| (PathBuf::from("/corpus").join(id), Article::parse(id, (*text).to_owned())));
    Snapshot::in_memory(articles.collect(), &std::collections::BTreeMap::new())
}

/// The note with carets under what is found, and the messages.
fn judge(note: &str) -> String {
    judge_in(note, Locale::En)
}

fn judge_in(note: &str, locale: Locale) -> String {
    judge_against(note, &snapshot(), &Config::default_for(Path::new("/")), locale)
}

/// The same of another corpus, or otherwise configured.
pub fn judge_against(note: &str, snapshot: &Snapshot, config: &Config, locale: Locale) -> String {
    let findings = check(&Note::parse(note), snapshot, config);
    let mut out = String::new();
    let mut at = 0;
    for line in note.split_inclusive('\n') {
        let span = Span::new(at, at + line.len());
        at = span.end;
        let _ = writeln!(out, "{}", line.trim_end());
        for finding in
            findings.iter().filter(|finding| span.start <= finding.span.start && finding.span.start < span.end)
        {
            let before = note[span.start..finding.span.start].chars().count();
            let under = note[finding.span.start..finding.span.end.min(span.end)].trim_end().chars().count().max(1);
            let _ = writeln!(
                out,
                "{}{} {}: {}",
                " ".repeat(before),
                "^".repeat(under),
                finding.rule.code,
                finding.message.worded(locale)
            );
            if let Some(correct) = &finding.correct {
                let _ = writeln!(out, "{} → {correct}", " ".repeat(before));
            }
            for evidence in finding.evidence.iter().take(1) {
                let article = snapshot.article(evidence.article).expect("the article");
                let line = article.lines.line(evidence.span.start) + 1;
                let _ = writeln!(out, "{} {}:{line}", " ".repeat(before), article.article.id);
            }
        }
    }
    out
}

#[test]
fn quotations_are_held_to_the_letter() {
    insta::assert_snapshot!(judge(
        "Hélène Castaing : \"Nous avons obtenu des garanties orales sur l'avenir du terminal céréalier\".\n\
         Elle ajoute : « NOUS RESTERONS TOUTEFOIS VIGILANTS […] ».\n\
         Marc Le Goff : « Je quitterai mes fonctions dès la fin du mois prochain ».\n"
    ));
}

#[test]
fn a_wrong_date_is_shown_with_the_right_one() {
    insta::assert_snapshot!(judge(
        "La grève des dockers de Port-Valmer avait commencé le 5 mars 2022, après l'annonce de la suppression de 40 postes.\n\n\
         La grève des dockers de Port-Valmer avait commencé en mars 2022, après l'annonce de la suppression de 40 postes.\n"
    ));
}

#[test]
fn the_sentence_before_dates_what_follows() {
    insta::assert_snapshot!(judge(
        "Le conseil de Port-Valmer a vendu le vieux phare à la fondation Brisart le 15 octobre 2022.\n\n\
         Le conseil de Port-Valmer a vendu le vieux phare à la fondation Brisart le 12 octobre 2022.\n"
    ));
}

#[test]
fn the_day_of_saying_is_not_that_of_what_is_said() {
    insta::assert_snapshot!(judge(
        "Le maire Paul Arnoux a visité le phare avec la sculptrice Ida Brisart le 3 octobre 2022.\n"
    ));
}

#[test]
fn words_alone_may_tell_an_event() {
    insta::assert_snapshot!(judge(
        "Huit naufragés transis ont été recueillis le 7 octobre 2022 par un chalutier breton au large des récifs, \
         après une nuit à dériver sur un radeau gonflable percé.\n"
    ));
}

#[test]
fn a_label_is_read_with_the_sentence_after_it() {
    insta::assert_snapshot!(judge(
        "À Port-Valmer : 9 mars 2022. La grève avait commencé lorsque la direction du port avait annoncé la suppression de 40 postes.\n"
    ));
}

#[test]
fn a_year_may_be_part_of_a_name() {
    insta::assert_snapshot!(judge(
        "La capitainerie de Port-Valmer publie sa liste 2024 des épaves dangereuses, qui compte onze navires.\n"
    ));
}

#[test]
fn dates_that_no_calendar_has() {
    insta::assert_snapshot!(judge("Rendre le dossier avant le 31 juin 2022, relire le mardi 14 mars 2022.\n"));
}

#[test]
fn citations_lead_somewhere() {
    insta::assert_snapshot!(judge(
        "« Aucune piste n'est écartée à ce stade de l'enquête », dit Inès Darrieu [@greve].\n\n\
         « Aucune piste n'est écartée à ce stade de l'enquête », dit Inès Darrieu [@enquete].\n\n\
         Voir aussi [@enquetes] et [la suite](../corpus/suite.txt), [une page](https://exemple.fr), [[idées]].\n"
    ));
}

#[test]
fn what_is_ignored_is_not_said() {
    insta::assert_snapshot!(judge(
        "<!-- sourcier: ignore impossible-date -->\n\nLe 31 juin 2022.\n\nLe 31 juin 2022. <!-- sourcier: ignore -->\n\n\
         <!-- sourcier: ignore altered-quote -->\n\nRien ici. <!-- sourcier: ignore no-such-rule -->\n"
    ));
    assert_eq!(judge("---\nsourcier: off\n---\nLe 31 juin 2022.\n").matches('^').count(), 0);
}

#[test]
fn no_corpus_means_no_word_about_it() {
    let note = Note::parse("Marc Le Goff : « Je quitterai mes fonctions dès la fin du mois » [@x].\n");
    let findings = check(&note, &Snapshot::empty(), &Config::default_for(Path::new("/")));
    assert_eq!(findings, []);
}

#[test]
fn of_a_range_the_end_that_is_wrong_is_marked() {
    insta::assert_snapshot!(judge(
        "Ouvert du 28 au 31 juin 2022, fermé du mardi 12 au jeudi 15 septembre 2023.\n\nEntre le mardi 12 et le vendredi 15 septembre 2023, rien.\n"
    ));
}

#[test]
fn a_wrong_figure_is_shown_with_the_right_one() {
    insta::assert_snapshot!(judge(
        "Le hangar 7 abritait 1 500 tonnes de céréales destinées à l'exportation, selon Marc Le Goff.\n\n\
         Le hangar 7 abritait environ 1 200 tonnes de céréales destinées à l'exportation, selon Marc Le Goff.\n\n\
         Le hangar 7 abritait plus de mille tonnes de céréales destinées à l'exportation, selon Marc Le Goff.\n\n\
         Le 12 octobre, le conseil de Port-Valmer a réuni ses trente membres.\n"
    ));
}

#[test]
fn the_opposite_and_another_name_are_shown() {
    insta::assert_snapshot!(judge(
        "Le parquet de Valmer n'a pas ouvert d'enquête sur l'incendie qui a détruit le hangar 7.\n\n\
         Le parquet de Valmer a clos l'enquête sur l'incendie qui a détruit le hangar 7 dans la nuit.\n\n\
         Le directeur du port, Paul Arnoux, a salué un compromis équilibré pour tous.\n\n\
         Le parquet de Valmer a ouvert une enquête sur l'incendie qui a détruit le hangar 7.\n"
    ));
}

/// Articles about who did it, and whether it was done.
const DONE: &[(&str, &str)] = &[
    (
        "traite.txt",
        "Le traité des pêches bloqué\n\n\
         GENÈVE, 9 mai 2022 (Agence du Littoral) -- En avril, le Chili a bloqué le renouvellement du comité chargé de surveiller les \
         quotas de pêche au thon rouge.\n\n\
         La juriste Ida Brisart a déclaré que les amendes ne contribueraient pas à empêcher les armateurs de dépasser leurs quotas de \
         pêche.\n\n\
         Le comité a tenu sa dernière séance vendredi 6 mai, dans une salle vide du port de Genève.\n",
    ),
    (
        "rules.txt",
        "GENOA HARBOUR TO USE NEW TUNA TAGS IN AUTUMN\n\n\
         9 May 2022 (Coast Agency) -- The tags, made in Lagos, cost two euros each, and the trade has asked for a delay.\n",
    ),
];

fn judge_done(note: &str) -> String {
    let articles =
        DONE.iter().map(|(id, text)| (PathBuf::from("/corpus").join(id), Article::parse(id, (*text).to_owned())));
    let snapshot = Snapshot::in_memory(articles.collect(), &std::collections::BTreeMap::new());
    judge_against(note, &snapshot, &Config::default_for(Path::new("/")), Locale::En)
}

#[test]
fn who_did_it_and_whether_it_was_done() {
    insta::assert_snapshot!(judge_done(
        "C'est la Suède qui a bloqué, en avril, le renouvellement du comité chargé de surveiller les quotas de pêche au thon rouge.\n\n\
         Le Chili a bloqué en avril le renouvellement du comité chargé de surveiller les quotas de pêche.\n\n\
         Pour la juriste Ida Brisart, les amendes vont empêcher les armateurs de dépasser leurs quotas de pêche.\n\n\
         Ida Brisart doute que les amendes empêchent les armateurs de dépasser leurs quotas.\n"
    ));
    insta::assert_snapshot!(judge_done(
        "The harbour of Genoa will not use the new tuna tags in autumn, the trade said.\n\n\
         The harbour of Genoa will use the new tuna tags in autumn, the trade said.\n"
    ));
}

#[test]
fn a_weekday_tells_which_number_is_wrong() {
    insta::assert_snapshot!(judge_done(
        "---\ndate: 2022-05-09\n---\n\nLe comité a tenu sa dernière séance vendredi 4 mai, dans une salle vide du port de Genève.\n"
    ));
}

#[test]
fn right_words_in_the_wrong_mouth() {
    insta::assert_snapshot!(judge(
        "« Nous resterons toutefois vigilants jusqu’à la signature », a dit Marc Le Goff.\n\
         Hélène Castaing : « Nous resterons toutefois vigilants jusqu’à la signature. »\n\
         Mme Castaing : « Aucune piste n’est écartée à ce stade de l’enquête ».\n\
         Selon l’intersyndicale, « aucune piste n’est écartée à ce stade de l’enquête ».\n"
    ));
}

#[test]
fn what_is_found_is_said_in_french() {
    let note = "Marc Le Goff : « Je ne quitterai pas mes fonctions dès la fin du mois prochain ».\n\n\
         « Nous resterons toutefois vigilants jusqu’à la signature », a dit Marc Le Goff.\n\n\
         La grève des dockers de Port-Valmer avait commencé le 5 mars 2022, après l'annonce de la suppression de 40 postes.\n\n\
         Le hangar 7 abritait environ 1 500 tonnes de céréales destinées à l'exportation, selon Marc Le Goff.\n\n\
         Le parquet de Valmer n'a pas ouvert d'enquête sur l'incendie qui a détruit le hangar 7.\n\n\
         Le directeur du port, Paul Arnoux, a salué un compromis équilibré pour tous.\n\n\
         Rendre le dossier avant le 31 juin 2022 [@enquetes], relire le mardi 14 mars 2022. <!-- sourcier: ignore no-such-rule -->\n";
    insta::assert_snapshot!(judge_in(note, Locale::Fr));
}

#[test]
fn the_very_words_come_before_words_with_others_between_them() {
    let snapshot = snapshot_of(&[
        (
            "a.txt",
            "PORT-VALMER, 1 mars 2022 (Agence du Littoral) -- « Nous rendrons le quai », a dit le maire, « et la digue à tous les pêcheurs ».\n",
        ),
        (
            "b.txt",
            "PORT-VALMER, 9 mars 2022 (Agence du Littoral) -- « Nous rendrons le quai et la digue à tous les pêcheurs », a dit le maire.\n",
        ),
    ]);
    let first = |prefer: &[u32]| match match_quotation(
        "Nous rendrons le quai et la digue à tous les pêcheurs",
        &snapshot,
        prefer,
    ) {
        QuoteMatch::Verbatim(sources) => sources.iter().map(|source| source.article).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(first(&[]), [1, 0]);
    assert_eq!(first(&[0]), [0, 1], "the cited one wins");
}

/// Articles that tell alike things of two harbours.
const ALIKE: &[(&str, &str)] = &[
    (
        "genoa.txt",
        "GENOA EXPECTS MORE CARGO\n\n\
         9 May 2022 (Coast Agency) -- The harbour authority of Genoa said container traffic should grow by 4 pct next year, after a \
         weak winter season.\n",
    ),
    (
        "lagos.txt",
        "LAGOS SHIPYARD HIRES\n\n\
         9 May 2022 (Coast Agency) -- The Lagos shipyard said the engineer Ada Okoro would lead its workshop for two years.\n",
    ),
];

#[test]
fn what_is_told_of_others_is_no_other_number() {
    let judge = |note: &str| judge_against(note, &snapshot_of(ALIKE), &Config::default_for(Path::new("/")), Locale::En);
    insta::assert_snapshot!(judge(
        "The harbour authority of Genoa said container traffic should grow by 6 pct next year, after a weak winter season.\n\n\
         The harbour authority of Lagos said container traffic should grow by 6 pct next year, after a weak winter season.\n"
    ));
}

#[test]
fn a_claim_may_be_wrong_in_several_parts() {
    insta::assert_snapshot!(judge(
        "La grève des dockers de Port-Valmer avait commencé le 5 mars 2022, lorsque la direction du port avait annoncé la suppression de \
         60 postes.\n"
    ));
}

#[test]
fn names_that_no_article_has_together_are_of_another_matter() {
    insta::assert_snapshot!(judge(
        "Hélène Castaing a remis à l’armatrice Sigrid Brandvik les plans d’une nouvelle école de voile, que le conseil de Port-Valmer \
         ouvrira au printemps avec deux autres communes.\n"
    ));
}

/// How many results are worked out for a note of so many paragraphs, and how many more once a word of the one in the middle is changed.
fn made_for(paragraphs: usize) -> (usize, usize) {
    let (snapshot, config) = (snapshot(), Config::default_for(Path::new("/")));
    let mut told: Vec<String> = (1..=paragraphs)
        .map(|n| {
            format!("Le conseil de Port-Valmer a réuni ses {n} membres et vendu le vieux phare le 12 octobre 2022.")
        })
        .collect();
    let made = |told: &[String]| {
        let before = snapshot.memo().len();
        let _ = check(&Note::parse(&told.join("\n\n")), &snapshot, &config);
        snapshot.memo().len() - before
    };
    let cold = made(&told);
    assert_eq!(made(&told), 0, "nothing is worked out again for an unchanged note");
    told[paragraphs / 2] = "Le conseil de Port-Valmer a vendu le vieux phare le 15 octobre 2022.".to_owned();
    (cold, made(&told))
}

#[test]
fn an_edit_has_its_own_paragraph_judged_alone() {
    let ((short, after_short), (long, after_long)) = (made_for(6), made_for(60));
    assert!(long > 5 * short, "{short} results for 6 paragraphs, {long} for 60");
    assert!(after_short > 0);
    assert_eq!(after_long, after_short, "an edit costs as much in a long note as in a short one");
}

#[test]
fn an_english_note_is_held_to_a_french_article() {
    let told = "Les chantiers de Port-Valmer\n\nPORT-VALMER, 1er septembre 2022 (Agence du Littoral) -- Mardi, la Norvège a accusé Paul Arnoux \
         d’avoir envoyé des navires de guerre pour soutenir l’offensive des pêcheurs. Le Danemark s’en est plaint aussi.\n\n\
         L’ingénieure Ida Brisart a affirmé n’avoir « jamais été aussi optimiste » pour la digue de Port-Valmer.\n";
    let snapshot = snapshot_of(&[CORPUS, TOLD, &[("chantiers.txt", told)]].concat());
    insta::assert_snapshot!(judge_against(
        "On 16 August 2022 Norway accused Paul Arnoux of having sent ships of war to support the offensive against Denmark.\n\n\
         On 30 August 2022 Norway accused Paul Arnoux of having sent ships of war to support the offensive against Denmark.\n\n\
         Ida Brisart said she had never felt so optimistic about the dyke of Port-Valmer.\n",
        &snapshot,
        &Config::default_for(Path::new("/")),
        Locale::En
    ));
}

#[test]
fn what_began_before_and_what_is_dated_beside_bear_no_day_out() {
    let told = "Les pêches du nord\n\nPORT-VALMER, 28 août 2022 (Agence du Littoral) -- Depuis le 13 août, les ports ont multiplié \
         les contacts. La mairie de Brelenn a abrogé samedi l’arrêté qui interdisait la pêche au large des récifs. La semaine dernière, \
         les chalutiers attendaient encore.\n";
    let snapshot = snapshot_of(&[CORPUS, TOLD, &[("peches.txt", told)]].concat());
    insta::assert_snapshot!(judge_against(
        "La mairie de Brelenn a abrogé le 18 août 2022 l’arrêté qui interdisait la pêche au large des récifs.\n\n\
         La mairie de Brelenn a abrogé le 14 août 2022 l’arrêté qui interdisait la pêche au large des récifs.\n\n\
         La mairie de Brelenn a abrogé le 27 août 2022 l’arrêté qui interdisait la pêche au large des récifs.\n",
        &snapshot,
        &Config::default_for(Path::new("/")),
        Locale::En
    ));
}
