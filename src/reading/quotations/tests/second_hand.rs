//! Words that come through others: an agency that cites a paper that cites an official.

use super::*;

/// Who says the first quotation of a text, and through whom it is known, the one next to the speaker first.
fn told(code: &str, text: &str) -> (String, Vec<String>) {
    let found = reading::read(text, &Context { language: Language::from_code(code), ..Context::default() });
    let quotation = &found.quotations[0];
    let speaker = quotation.speaker.as_ref().map_or("?", |speaker| &speaker.name);
    (speaker.to_owned(), quotation.via.iter().map(|via| via.name.clone()).collect())
}

fn check(code: &str, speaker: &str, through: &[&str], texts: &[&str]) {
    for text in texts {
        let (who, via) = told(code, text);
        assert!(who == speaker && via == through, "{text}\n{who} through {via:?}");
    }
}

#[test]
fn an_agency_cites_a_paper_that_an_official_spoke_to() {
    check(
        "fr",
        "un responsable du port",
        &["Le Monde", "Reuters"],
        &[
            "« Le bac est sûr », a dit un responsable du port au Monde, cité par Reuters.",
            "« Le bac est sûr », a dit un responsable du port au journal Le Monde, selon Reuters.",
            "« Le bac est sûr », a dit un responsable du port dans un entretien au Monde, rapporte Reuters.",
            "« Le bac est sûr », a dit un responsable du port, selon Le Monde, cité par Reuters.",
        ],
    );
    check(
        "en",
        "a port official",
        &["The Guardian", "Reuters"],
        &[
            "“The ferry is safe,” a port official told The Guardian, Reuters reported.",
            "“The ferry is safe,” a port official told The Guardian, as quoted by Reuters.",
            "“The ferry is safe,” a port official was quoted as saying by The Guardian, according to Reuters.",
        ],
    );
}

#[test]
fn an_agency_cites_a_paper_that_quotes_an_official() {
    check(
        "fr",
        "Anne Morel",
        &["Le Courrier", "Reuters"],
        &[
            "Selon le quotidien Le Courrier des Abers, cité par Reuters, Anne Morel a dit que « le bac est sûr ».",
            "Selon le quotidien Le Courrier, cité par Reuters, Anne Morel a dit que « le bac est sûr ».",
            "Selon Reuters, citant le quotidien Le Courrier, Anne Morel a dit que « le bac est sûr ».",
            "Anne Morel a dit que « le bac est sûr », selon Reuters, qui cite le quotidien Le Courrier.",
            "Anne Morel a dit que « le bac est sûr », rapporte Reuters, citant le quotidien Le Courrier.",
        ],
    );
    check(
        "en",
        "an official",
        &["the Kommersant daily", "Reuters"],
        &[
            "Reuters reported, citing the Kommersant daily, which quoted an official, that “the ferry is safe and sound”.",
        ],
    );
    check(
        "en",
        "Anna Morrell",
        &["The Guardian", "Reuters"],
        &[
            "Anna Morrell said that “the ferry is safe”, Reuters reported, citing The Guardian.",
            "According to The Guardian, cited by Reuters, Anna Morrell said that “the ferry is safe”.",
            "Reuters, citing The Guardian, quoted Anna Morrell as saying that “the ferry is safe”.",
            "According to Reuters, citing The Guardian, Anna Morrell said that “the ferry is safe”.",
        ],
    );
}

#[test]
fn an_agency_alone_passes_it_on() {
    check("fr", "Anne Morel", &["Reuters"], &["Anne Morel a dit que « le bac est sûr », selon Reuters."]);
    check("fr", "la préfecture", &["AFP"], &["« Le bac est sûr », a appris mardi l’AFP auprès de la préfecture."]);
    check("fr", "Anne Morel", &["Reuters"], &["« Le bac est sûr », a dit Anne Morel à l’agence Reuters."]);
    check("en", "Anna Morrell", &["Reuters"], &["Reuters quoted Anna Morrell as saying that “the ferry is safe”."]);
    check("en", "Anna Morrell", &["Reuters"], &["“The ferry is safe,” Anna Morrell told Reuters on Monday."]);
    check("en", "Reuters", &[], &["“The ferry is safe and sound,” Reuters reported on Monday."]);
}

#[test]
fn whoever_only_listens_or_speaks_passes_nothing_on() {
    check("fr", "Anne Morel", &[], &["« Le bac est sûr », a dit Anne Morel au Parlement européen."]);
    check("en", "Anna Morrell", &[], &["“The ferry is safe,” Anna Morrell told the European Parliament."]);
    check("fr", "Reuters", &[], &["« Le bac est sûr », a écrit Reuters."]);
}

#[test]
fn each_quotation_of_a_sentence_has_its_own() {
    let text = "« Le bac est sûr », a dit Anne Morel au Monde, cité par Reuters, « le quai est neuf », a dit Paul Hardy au Figaro, cité \
                par l’AFP.";
    let found = reading::read(text, &Context { language: Some(Language::French), ..Context::default() });
    let via = |n: usize| found.quotations[n].via.iter().map(|via| via.name.as_str()).collect::<Vec<_>>();
    assert_eq!(via(0), ["Le Monde", "Reuters"]);
    assert_eq!(via(1), ["Figaro", "AFP"]);
}

#[test]
fn where_it_was_said_is_kept_beside_it() {
    let text = "« Le bac est sûr », a dit mardi Anne Morel dans un entretien au Monde, cité par Reuters.";
    let [when, place, via] = surroundings(text, Language::French).map(Option::unwrap_or_default);
    assert_eq!((when.as_str(), via.as_str()), ("mardi", "Le Monde < Reuters"));
    assert!(place.starts_with("dans un entretien"), "{place}");
    // A paper is no place where one says something to it.
    let text = "« Le bac est sûr », a dit mardi Anne Morel au journal Le Monde.";
    let [_, place, via] = surroundings(text, Language::French).map(Option::unwrap_or_default);
    assert_eq!((place.as_str(), via.as_str()), ("", "Le Monde"));
}
