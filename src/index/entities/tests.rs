use super::*;
use crate::corpus::Article;
use crate::lexicon::Language;
use crate::reading::{Context, read};
use crate::text::LineIndex;

/// A corpus of these texts.
fn corpus(texts: &[(Language, &str)]) -> Vec<StoredArticle> {
    texts
        .iter()
        .map(|&(language, text)| StoredArticle {
            article: Article { text: text.to_owned(), language, ..Article::default() },
            path: std::path::PathBuf::new(),
            reading: read(text, &Context { language: Some(language), ..Context::default() }),
            passages: Vec::new(),
            lines: LineIndex::new(text),
        })
        .collect()
}

fn gathered(texts: &[(Language, &str)], aliases: &BTreeMap<String, Vec<String>>) -> Entities {
    let stored = corpus(texts);
    let numbered: Vec<(ArticleNo, &StoredArticle)> = (0..).zip(&stored).collect();
    Entities::gather(&numbered, aliases)
}

const FR: Language = Language::French;
const EN: Language = Language::English;

#[test]
fn spellings_and_short_forms_are_one() {
    let entities = gathered(
        &[
            (FR, "Le ministre Sergueï Baranov est arrivé lundi à Moscou. Selon M. Baranov, tout va bien."),
            (EN, "The minister, Sergei Baranov, left Moscow on Monday. Mr. Baranov was silent."),
            (FR, "La visite de S. Baranov en Corée du Nord a surpris la Corée du Sud."),
        ],
        &BTreeMap::new(),
    );
    let baranov = entities.resolve("Sergueï Baranov", None);
    assert!(baranov.is_some());
    for form in ["Sergei Baranov", "M. Baranov", "Baranov", "S. Baranov", "Baranoff", "Sergey Baranov"] {
        assert_eq!(entities.resolve(form, None), baranov, "{form}");
    }
    assert_eq!(entities.resolve("Moscou", None), entities.resolve("Moscow", None));
    let north = entities.resolve("North Korea", None);
    assert!(north.is_some() && north != entities.resolve("South Korea", None));
    assert_eq!(entities.resolve("Igor Baranov", None), None);
    assert_eq!(entities.resolve("Delmas", None), None);
}

#[test]
fn people_of_one_family_stay_apart() {
    let entities = gathered(
        &[
            (FR, "Le maire Paul Delmas a reçu la presse. Hier, Delmas a démenti."),
            (FR, "La chanteuse Anne Delmas est à Lyon. Le soir, Delmas a chanté."),
        ],
        &BTreeMap::new(),
    );
    let paul = entities.resolve("Paul Delmas", None);
    let anne = entities.resolve("Anne Delmas", None);
    assert!(paul.is_some() && anne.is_some() && paul != anne);
    assert_eq!(entities.resolve("Delmas", None), None);
    assert_eq!(entities.resolve("Delmas", Some(0)), paul);
    assert_eq!(entities.resolve("M. Delmas", Some(1)), anne);
    assert_eq!(entities.resolve("P. Delmas", None), paul);
}

#[test]
fn the_configuration_decides() {
    let aliases = BTreeMap::from([("Paul Delmas".to_owned(), vec!["Le Renard".to_owned()])]);
    let entities = gathered(&[(FR, "Le maire Paul Delmas a reçu la presse.")], &aliases);
    assert_eq!(entities.resolve("Le Renard", None), entities.resolve("Paul Delmas", None));
}

#[test]
fn what_is_kept_on_disk_resolves_as_before() {
    let entities = gathered(&[(FR, "Le ministre Sergueï Baranov est arrivé lundi à Moscou.")], &BTreeMap::new());
    let bytes = postcard::to_stdvec(&entities).unwrap();
    let back: Entities = postcard::from_bytes(&bytes).unwrap();
    assert_eq!(back.list(), entities.list());
    assert_eq!(back.resolve("Shergei Baranov", None), entities.resolve("Shergei Baranov", None));
    assert_eq!(back.resolve("Moscow", None), entities.resolve("Moscow", None));
}
