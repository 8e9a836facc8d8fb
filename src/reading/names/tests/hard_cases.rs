//! What must not throw the reader: capitals throughout, particles, elisions, hyphens, names of many languages in French and English
//! spelling, people beside their offices and bodies beside their acronyms.

use super::*;

/// The names of `text` of one kind, as written.
fn of_kind(text: &str, language: Language, kind: NameKind) -> Vec<String> {
    let found = find(text, &sentences(text), language, None);
    found.iter().filter(|name| name.kind == kind).map(|name| name.span.of(text).to_owned()).collect()
}

fn people(text: &str, language: Language) -> Vec<String> {
    of_kind(text, language, NameKind::Person)
}

/// The names on the last line that are said to be of somebody named in full before.
fn fulls(text: &str, language: Language) -> Vec<String> {
    let found = find(text, &sentences(text), language, None);
    found.iter().filter(|name| name.full != name.span.of(text)).map(|name| name.full.clone()).collect()
}

#[test]
fn capitals_throughout_are_cut_into_names_and_words() {
    let french = "LE MINISTRE JEAN-MARC DELORME A DÉMISSIONNÉ À BREST\n\nLe ministre Jean-Marc Delorme est parti.\n";
    assert_eq!(people(french, Language::French), ["JEAN-MARC DELORME", "Jean-Marc Delorme"]);
    assert_eq!(of_kind(french, Language::French, NameKind::Place), ["BREST"]);
    let particles =
        "HENDRIK VAN DER MEER ET MARIE DE LA VAUBERTIÈRE SONT ARRIVÉS\n\nMarie de la Vaubertière est à Brest.\n";
    assert_eq!(
        people(particles, Language::French),
        ["HENDRIK VAN DER MEER", "MARIE DE LA VAUBERTIÈRE", "Marie de la Vaubertière"]
    );
    // What may be a word is a name only where the text says so elsewhere.
    assert!(people("MARIE DÉMISSIONNE DE LA MAIRIE\n\nRien de plus.\n", Language::French).is_empty());
    let english = "MINISTER JOHN DELORME RESIGNS AFTER VOTE\n\nNothing else is known.\n";
    assert_eq!(people(english, Language::English), ["JOHN DELORME"]);
    // A sentence in capitals within a paragraph.
    let within =
        "Il l’a crié. HÉLÈNE DELMAS ACCUSE L’ONU ET LA NORVÈGE SE TAIT. Puis il est parti, sans attendre de réponse.";
    assert_eq!(people(within, Language::French), ["HÉLÈNE DELMAS"]);
    assert_eq!(of_kind(within, Language::French, NameKind::Organisation), ["ONU"]);
    assert_eq!(of_kind(within, Language::French, NameKind::Place), ["NORVÈGE"]);
}

#[test]
fn particles_elisions_and_hyphens_belong_where_they_belong() {
    let french = "Charles de Vaubert et Hendrik van der Meer ont vu Otto von Rauchen. Qu’Hélène Castérac vienne. L’Italie \
                  d’Anouar El-Sayed attend Anne-Claire Le Goff, députée d’Ille-et-Vilaine, et Élisabeth d’Ornano, jusqu’à Brest.";
    let expected = [
        "Charles de Vaubert",
        "Hendrik van der Meer",
        "Otto von Rauchen",
        "Hélène Castérac",
        "Anouar El-Sayed",
        "Anne-Claire Le Goff",
        "Élisabeth d’Ornano",
    ];
    assert_eq!(people(french, Language::French), expected);
    assert_eq!(of_kind(french, Language::French, NameKind::Place), ["Italie", "Ille-et-Vilaine", "Brest"]);
    let english =
        "Ludwig van der Berg met Maria de la Cruz. O’Brien and J. K. Harding stayed. Mrs Thornbury-Hale left.";
    let expected = ["Ludwig van der Berg", "Maria de la Cruz", "O’Brien", "J. K. Harding", "Thornbury-Hale"];
    assert_eq!(people(english, Language::English), expected);
}

#[test]
fn korean_chinese_russian_and_arabic_names_are_whole() {
    let french = "Le président sud-coréen Moon Jae-hwan a reçu Park Won-sik et Mme Choi Soon-ja. Le ministre chinois Wang Yichen et Li \
                  Kezhang se taisent. Le vice-ministre Sergueï Vladimirovitch Ivanovski a vu S. Baranov. Le roi Mohammed ben Youssef \
                  al-Rachid, Khaled Ibn Walid et Omar al-Haddad sont là.";
    let expected = [
        "Moon Jae-hwan",
        "Park Won-sik",
        "Choi Soon-ja",
        "Wang Yichen",
        "Li Kezhang",
        "Sergueï Vladimirovitch Ivanovski",
        "S. Baranov",
        "Mohammed ben Youssef al-Rachid",
        "Khaled Ibn Walid",
        "Omar al-Haddad",
    ];
    assert_eq!(people(french, Language::French), expected);
    let english = "South Korean President Moon Jae-hwan met Kim Yo-won. Park Chung-ho spoke. Foreign Minister Wang Yichen left. Sergei \
                   Vladimirovich Ivanovsky’s aide saw Abd al-Rahman al-Harbi and Hassan bin Khalid.";
    let expected = [
        "Moon Jae-hwan",
        "Kim Yo-won",
        "Park Chung-ho",
        "Wang Yichen",
        "Sergei Vladimirovich Ivanovsky",
        "Abd al-Rahman al-Harbi",
        "Hassan bin Khalid",
    ];
    assert_eq!(people(english, Language::English), expected);
    assert_eq!(roles(english, Language::English)[0], "Moon Jae-hwan: South Korean President");
}

#[test]
fn short_forms_and_acronyms_are_told_by_the_full_ones() {
    let french = "L’Organisation internationale du travail rural (OITR) a écrit à Sergueï Ivanovski. L’OITR attend. M. Ivanovski et \
                  S. Ivanovski, c’est lui.";
    assert_eq!(
        fulls(french, Language::French),
        [
            "Organisation internationale du travail rural",
            "Organisation internationale du travail rural",
            "Sergueï Ivanovski",
            "Sergueï Ivanovski"
        ]
    );
    let english = "The Coastal Rescue Authority (CRA) wrote to Anne Harding. The CRA waits. Ms. Harding does not.";
    assert_eq!(
        fulls(english, Language::English),
        ["Coastal Rescue Authority", "Coastal Rescue Authority", "Anne Harding"]
    );
}

#[test]
fn works_and_events_are_named_too() {
    let kinds = |text: &str, language| -> Vec<String> {
        let all = names(text, language);
        all.iter().map(|name| name.split('|').take(2).collect::<Vec<_>>().join("|")).collect()
    };
    assert_eq!(
        kinds("Dans le roman « Brume », il dit la bataille de Verdun et le traité de Maastricht.", Language::French),
        ["Brume|Work", "bataille de Verdun|Event", "traité de Maastricht|Event"]
    );
    assert_eq!(
        kinds("After the Treaty of Versailles they left for the Battle of Marston.", Language::English),
        ["Treaty of Versailles|Event", "Battle of Marston|Event"]
    );
}

#[test]
fn what_nothing_tells_to_be_a_person_is_none() {
    let text = "Vestmark and Lornia signed the accord on Tuesday. The prime minister of Vestmark, Jorund Dahl, was pleased. The dispute \
                began when Vestmark seized a boat. Talmer and Brevacom said that they would pay. Brevacom's chairman, Anna Holm, left. Lornia's was \
                late. The Sorvelle dam broke.";
    assert_eq!(people(text, Language::English), ["Jorund Dahl", "Anna Holm"]);
    let all = names(text, Language::English);
    for (name, times) in [("Vestmark|Unknown", 3), ("Lornia|Unknown", 2), ("Brevacom|Unknown", 2)] {
        assert_eq!(all.iter().filter(|found| found.starts_with(name)).count(), times, "{all:?}");
    }
    // A word of the language begins the headline.
    let headline =
        "Stolen Quimbal painting found in the attic of a bank\n\nThe Quimbal Museum has its painting again.\n";
    assert!(people(headline, Language::English).is_empty(), "{:?}", names(headline, Language::English));
    // « Pizza Barn » is called nothing else.
    let firm =
        "The stock was halted. Pizza Barn recently received an offer. Pizza Barn's chairman, Anna Holm, said so.";
    assert!(names(firm, Language::English).iter().any(|name| name.starts_with("Pizza Barn|")));
    // What the text itself writes small is no name at a sentence's start; another word of the language may be.
    let text =
        "The fishermen stayed in port. Fishermen's reactions were mixed. Trump said so. Trump and Erik Dahl met.";
    assert_eq!(people(text, Language::English), ["Trump", "Trump", "Erik Dahl"]);
    // What is told is kept: a title, a forename, a family name that the text knows.
    let told = "Mr McKerran spoke. McKerran left. Governor Brandvik stayed. Harold Quennel came, and Quennel ate.";
    let expected = ["McKerran", "McKerran", "Brandvik", "Harold Quennel", "Quennel"];
    assert_eq!(people(told, Language::English), expected);
    assert!(people("Il a visité Les Ardoises hier, avec Paul Le Goff.", Language::French) == ["Paul Le Goff"]);
    let french = "L’accord avec l’Estmarche a été signé. En Estmarche, la pluie tombe. L’Estmarche attend. Le barrage de la Sorvelle a cédé.";
    assert_eq!(of_kind(french, Language::French, NameKind::Place), ["Estmarche", "Estmarche", "Estmarche", "Sorvelle"]);
}

#[test]
fn a_storm_is_no_person() {
    let text = "Hurricane Katrina struck in August. Katrina broke the dams. Typhoon Melor came later.";
    assert!(people(text, Language::English).is_empty(), "{:?}", names(text, Language::English));
    assert_eq!(fulls(text, Language::English), ["Hurricane Katrina"]);
    let french = "L’ouragan Katrina a frappé en août. Katrina a rompu les digues.";
    assert!(people(french, Language::French).is_empty(), "{:?}", names(french, Language::French));
}

#[test]
fn an_english_office_keeps_the_noun_before_it() {
    let text = "The fisheries minister, Anna Berg, left. Trade and industry minister Paul Hardy stayed. Transport Minister Lena Orr \
                came, as did the Norwegian police chief Jo Dahl and the new minister, Eva Lund.";
    assert_eq!(
        roles(text, Language::English),
        [
            "Anna Berg: fisheries minister",
            "Paul Hardy: Trade and industry minister",
            "Lena Orr: Transport Minister",
            "Jo Dahl: Norwegian police chief",
            "Eva Lund: minister"
        ]
    );
    assert_eq!(roles("Superintendent Nora Dahl spoke.", Language::English), ["Nora Dahl: Superintendent"]);
}

#[test]
fn a_clause_in_capitals_after_a_dateline_is_cut_into_names_and_words() {
    let text =
        "BREST, 3 mars (Agence Littoral) - LA MAIRE ANNE DELMONT ANNONCE LA FIN DE LA GRÈVE. Le mouvement durait.";
    assert_eq!(people(text, Language::French), ["ANNE DELMONT"]);
    let text = "Lanvezec – LE PORT FERME POUR TROIS JOURS, dit la préfecture. Rien de plus.";
    assert!(of_kind(text, Language::French, NameKind::Organisation).is_empty());
    let text = "OSLO, March 3 (Coast Wire) - MAYOR ANNA DELMONT SAYS STRIKE WILL END. The strike began in May.";
    assert_eq!(people(text, Language::English), ["ANNA DELMONT"]);
    // Acronyms side by side are no shout.
    let text = "Les syndicats de la région (CGTM, FORC, UNSAC) et la CGTM se taisent depuis lundi, malgré les questions de la presse.";
    assert_eq!(of_kind(text, Language::French, NameKind::Organisation).len(), 4);
}

#[test]
fn a_chinese_family_name_comes_first() {
    let text = "Le chef de la diplomatie chinoise, Liu Weidong, est à Brest. M. Liu repart demain.";
    assert_eq!(fulls(text, Language::French), ["Liu Weidong"]);
}
