use super::*;
use crate::text::sentences;
use proptest::prelude::*;

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

#[test]
fn a_sentence_start_is_no_evidence() {
    assert!(
        names("Rien ne va plus. Selon nous, il faut attendre. Plusieurs témoins parlent.", Language::French).is_empty()
    );
    assert!(names("Nothing works. Several people said so on Monday in March.", Language::English).is_empty());
}

proptest! {
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
