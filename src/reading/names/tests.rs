use super::*;
use crate::text::sentences;
use proptest::prelude::*;

mod hard_cases;

/// Each name as `text|kind|role|full`.
fn names(text: &str, language: Language) -> Vec<String> {
    find(text, &sentences(text), language, None)
        .into_iter()
        .map(|m| {
            let role = m.role.map_or(String::new(), |r| r.of(text).to_owned());
            format!("{}|{:?}|{role}|{}", m.span.of(text), m.kind, m.full)
        })
        .collect()
}

#[test]
fn people_with_their_roles() {
    assert_eq!(
        names("Le ministre islandais de la Pêche, Sigurd Halvorsen, a reçu M. Delmas mardi.", Language::French),
        ["Sigurd Halvorsen|Person|ministre islandais de la Pêche|Sigurd Halvorsen", "Delmas|Person||Delmas"]
    );
    assert_eq!(
        names("« Rien ne presse », a dit Agathe Brunel, porte-parole du ministère de la Santé.", Language::French)[0],
        "Agathe Brunel|Person|porte-parole du ministère de la Santé|Agathe Brunel"
    );
    assert_eq!(
        names(
            "Then Dutch Foreign Minister Willem van der Berg met US ambassador to the UN Clara Hobbs.",
            Language::English
        ),
        [
            "Willem van der Berg|Person|Dutch Foreign Minister|Willem van der Berg",
            "US|Place||US",
            "UN|Organisation||UN",
            "Clara Hobbs|Person|US ambassador to the UN|Clara Hobbs"
        ]
    );
}

/// The roles of the names in `text` that have one: `name: role`.
fn roles(text: &str, language: Language) -> Vec<String> {
    let found = find(text, &sentences(text), language, None);
    let with_role = found.iter().filter_map(|m| Some(format!("{}: {}", m.span.of(text), m.role?.of(text))));
    with_role.collect()
}

#[test]
fn places_and_bodies_have_roles() {
    let french = |text: &str| roles(text, Language::French);
    assert_eq!(
        french("Il a dormi à Quimper, station balnéaire de la côte sud. Puis il est parti."),
        ["Quimper: station balnéaire de la côte sud"]
    );
    assert_eq!(french("Elle vit à Brest, dans l’ouest de la Bretagne."), ["Brest: dans l’ouest de la Bretagne"]);
    assert_eq!(french("Le groupe de réflexion Stellmark Center a conclu."), ["Stellmark Center: groupe de réflexion"]);
    assert_eq!(
        roles("They met in Dublin, the main port of the eastern coast.", Language::English),
        ["Dublin: main port of the eastern coast"]
    );
}

#[test]
fn what_only_looks_like_a_role_is_none() {
    let french = |text: &str| roles(text, Language::French);
    // A list of places, another's office, words of saying, a possessive.
    assert!(french("Il a vu Brest, la ville de Quimper et Rennes.").is_empty());
    assert!(french("Elle part pour l’Espagne, a indiqué la préfecture.").is_empty());
    assert!(french("Elle va en Espagne, leur pays d’origine.").is_empty());
    assert!(
        french("Jean Morel, président de la Fondation Anne Delmas, est venu.")
            .iter()
            .all(|role| !role.starts_with("Anne"))
    );
    assert!(french("Il est venu avec son épouse, Anne Delmas, mardi.").is_empty());
    assert!(french("Selon un membre du Parti radical écologiste (PRE), rien ne change.").is_empty());
}

#[test]
fn a_capital_is_nobodys_family_name_where_the_text_tells() {
    let kinds = |text: &str| -> Vec<String> {
        let all = names(text, Language::French);
        let bare = all.iter().filter(|name| name.starts_with("Washington|"));
        bare.filter_map(|name| Some(name.split('|').nth(1)?.to_owned())).collect()
    };
    // Before anybody of the name is named, and beside another capital, it is the place; and so is a title's.
    assert_eq!(
        kinds(
            "Washington durcit le ton\n\nWashington a répondu lundi. L’actrice Maud Washington est à Rennes. Washington et \
             Moscou se taisent."
        ),
        ["Place", "Place", "Place"]
    );
    // Else it is whom the text has named.
    assert_eq!(kinds("Maud Washington chante\n\nMaud Washington est à Rennes. Washington chante."), ["Person"]);
    assert_eq!(kinds("Washington chante\n\nMaud Washington est à Rennes. Washington chante."), ["Person", "Person"]);
}

#[test]
fn an_office_after_a_name_goes_on_to_its_end() {
    assert_eq!(
        names("Anne Delmas Ministre de l’Intérieur arrive.", Language::French),
        ["Anne Delmas|Person|Ministre de l’Intérieur|Anne Delmas"]
    );
}

#[test]
fn a_direction_means_the_country_that_it_tells_apart() {
    let north = |text: &str| names(text, Language::French).iter().filter(|name| name.starts_with("Nord|")).count();
    let text = "La Corée du Nord se tait. Les pêcheurs du Nord sont rentrés, et le Nord fermera sa frontière.";
    assert_eq!(north(text), 2);
    assert_eq!(north("La Corée du Nord se tait. La gare du Nord est fermée, comme le Nord de la Bretagne."), 0);
    assert_eq!(north("Les pêcheurs du Nord sont rentrés, et le Nord fermera son port."), 0);
    let text = "South Korea met North Korea. The North will close its border, the North Sea is quiet.";
    let found: Vec<String> =
        names(text, Language::English).into_iter().filter(|name| name.starts_with("North|")).collect();
    assert_eq!(found, ["North|Place||North Korea"]);
}

#[test]
fn offices_are_whole_and_nobody_else_s() {
    let english = |text: &str| roles(text, Language::English);
    assert_eq!(
        english("They said Finance Secretary Paul Hardy and Trade and Industry Minister Anne Morel had met."),
        ["Paul Hardy: Finance Secretary", "Anne Morel: Trade and Industry Minister"]
    );
    assert_eq!(english("On Monday, Bank of Norway Governor Erik Berg spoke."), ["Erik Berg: Bank of Norway Governor"]);
    assert!(english("Talks on the General Agreement on Tariffs went on.").is_empty());
    let french = |text: &str| roles(text, Language::French);
    assert!(french("Le patron du groupe s’apprête à exclure Paul Hardy.").is_empty());
    let both = french("En présence du ministre Paul Hardy et de la directrice du port, Anne Morel, on a ri.");
    assert!(both.iter().all(|role| !role.contains("Hardy et")), "{both:?}");
    assert_eq!(
        roles("C’est le directeur général Paul Hardy qui l’a dit.", Language::French),
        ["Paul Hardy: directeur général"]
    );
}

#[test]
fn an_office_told_again_is_its_holder_s() {
    let text = "Paul Hardy, porte-parole de l’OTAN, est venu. Hardy a mangé. Le responsable de l’OTAN s’est tu.";
    assert_eq!(roles(text, Language::French), ["Paul Hardy: porte-parole de l’OTAN", "Hardy: responsable de l’OTAN"]);
    // Two may be meant.
    let text = "Paul Hardy, porte-parole de l’OTAN, et Anne Morel, conseillère de l’OTAN, sont là. Hardy dort. Le responsable de l’OTAN s’est tu.";
    assert!(roles(text, Language::French).iter().all(|role| !role.contains("responsable")));
}

#[test]
fn a_sentence_start_is_no_evidence() {
    assert!(
        names("Rien ne va plus. Selon nous, il faut attendre. Plusieurs témoins parlent.", Language::French).is_empty()
    );
    assert!(names("Nothing works. Several people said so on Monday in March.", Language::English).is_empty());
}

/// Words and marks that the readers of names wait for, in any order.
const PIECES: [&str; 32] = [
    "Anne", "Delmas", "M.", "Lanvezec", "ONU", "maire", "ministre", "mayor", "minister", "le", "la", "l’", "the", "de",
    "of", "et", "and", "à", "in", "ancien", "former", ",", ".", "(", ")", "«", "»", "est", "is", "Nord", "groupe",
    "\n",
];

proptest! {
    #[test]
    fn pieces_in_any_order_do(pieces in proptest::collection::vec(0..PIECES.len(), 0..24), english: bool) {
        let text = pieces.iter().map(|piece| PIECES[*piece]).collect::<Vec<_>>().join(" ");
        check(&text, english);
    }

    #[test]
    fn any_text_gives_ordered_spans(text in "[A-Za-zéÉ .,'’()«»\\n-]{0,120}", english: bool) {
        check(&text, english);
    }

    #[test]
    fn any_characters_do(text in "\\PC{0,80}", english: bool) {
        check(&text, english);
    }
}

fn check(text: &str, english: bool) {
    let language = if english { Language::English } else { Language::French };
    let found = find(text, &sentences(text), language, None);
    assert!(found.windows(2).all(|w| w[0].span.end <= w[1].span.start));
    for mention in &found {
        assert!(!mention.span.of(text).is_empty());
        assert!(mention.role.is_none_or(|r| !r.of(text).is_empty()));
    }
}

#[test]
fn titles_between_quotation_marks() {
    let found = names(
        "Dans « Les Moulins du lac », puis dans « Silver Harvest », Anne Delmas jouait une juge.",
        Language::French,
    );
    assert_eq!(
        found,
        [
            "Les Moulins du lac|Work||Les Moulins du lac",
            "Silver Harvest|Unknown||Silver Harvest",
            "Anne Delmas|Person||Anne Delmas"
        ]
    );
    // What is said is no title.
    let said = names("« La Norvège respecte ses voisins », a dit Anne Delmas.", Language::French);
    assert_eq!(said, ["Norvège|Place||Norvège", "Anne Delmas|Person||Anne Delmas"]);
}

#[test]
fn a_role_may_be_the_last_of_a_text() {
    for text in
        ["Anne Delmas, maire et", "Anne Delmas, la maire", "Anne Delmas, mayor and", "le maire et la Anne Delmas"]
    {
        for language in [Language::French, Language::English] {
            assert!(!names(text, language).is_empty(), "{text}");
        }
    }
    // « Selon X, le maire a menti »: somebody else.
    let told = names("Selon Anne Delmas, le maire a menti.", Language::French);
    assert_eq!(told, ["Anne Delmas|Person||Anne Delmas"]);
}

#[test]
fn what_is_named_after_a_person_is_not_their_office() {
    let told = names("Un porte-parole du gouvernement Marquez a démissionné.", Language::French);
    assert_eq!(told, ["Marquez|Person||Marquez"]);
}
