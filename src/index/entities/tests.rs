use super::*;
use crate::corpus::Article;
use crate::lexicon::Language;
use crate::reading::{Context, read};
use crate::text::LineIndex;

mod apart;

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
    kept_apart(texts, aliases, &[])
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
fn a_family_name_that_an_article_has_alone_means_its_only_well_known_bearer() {
    let told = |text| (FR, text);
    let texts = [
        told("Le financier Yann Tresmeur est mort lundi. Selon ses proches, M. Tresmeur dormait."),
        told("Yann Tresmeur avait acheté le phare. Le financier Yann Tresmeur y vivait."),
        told("L’affaire du phare rebondit : Tresmeur dans la tourmente."),
    ];
    let entities = gathered(&texts, &BTreeMap::new());
    let full = entities.resolve("Yann Tresmeur", None);
    assert!(full.is_some());
    assert_eq!(entities.resolve("Tresmeur", None), full);
    // One article alone says little.
    let entities = gathered(&texts[1..], &BTreeMap::new());
    assert_ne!(entities.resolve("Tresmeur", Some(1)), entities.resolve("Yann Tresmeur", None));
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
fn what_only_shares_words_stays_apart() {
    let entities = gathered(
        &[
            (FR, "Le président Nader Haddad est mort. Son fils, Samir Nader Haddad, est venu à Lyon."),
            (FR, "Le syndicat Vigilance Docks (CFE-CGC) est en grève. La CFE-CGC approuve."),
        ],
        &BTreeMap::new(),
    );
    assert_ne!(entities.resolve("Nader Haddad", None), entities.resolve("Samir Nader Haddad", None));
    assert_ne!(entities.resolve("Vigilance Docks", None), entities.resolve("CFE-CGC", None));
}

#[test]
fn a_family_name_alone_means_who_prevails_by_office() {
    let mayor = "Le maire Paul Delmas a reçu la presse à Brest.";
    let alone = (FR, "Le maire Delmas a démenti mardi.");
    let daughter = (FR, "La chanteuse Anne Delmas est à Lyon.");
    let known = [(FR, mayor), (FR, mayor), (FR, mayor), (FR, mayor), daughter, alone];
    let entities = gathered(&known, &BTreeMap::new());
    assert_eq!(entities.resolve("Delmas", None), entities.resolve("Paul Delmas", None));
    // Two mayors of that name, or one who is not so much better known.
    let other = (FR, "Le maire Jean Delmas est à Nice.");
    for texts in [&[known[0], known[1], known[2], known[3], other, alone][..], &[known[0], daughter, alone][..]] {
        let entities = gathered(texts, &BTreeMap::new());
        assert_ne!(entities.resolve("Delmas", None), entities.resolve("Paul Delmas", None));
    }
}

#[test]
fn institutions_of_one_state_are_one() {
    let entities = gathered(
        &[
            (FR, "Le ministère danois de la Pêche a répondu lundi à la presse."),
            (
                FR,
                "Selon le ministère de la Pêche de Copenhague, tout va bien. Le ministère norvégien de la Pêche se tait.",
            ),
            (EN, "Officials at Denmark's Fisheries Ministry were silent."),
        ],
        &BTreeMap::new(),
    );
    let ministry = entities.resolve("ministère danois de la Pêche", None);
    assert!(ministry.is_some());
    assert_eq!(entities.resolve("ministère de la Pêche de Copenhague", None), ministry);
    assert_eq!(entities.resolve("Fisheries Ministry", None), ministry);
    assert_ne!(entities.resolve("ministère norvégien de la Pêche", None), ministry);
}

#[test]
fn an_event_mentions_its_place() {
    let entities = gathered(&[(FR, "Le sommet de Reykjavik a commencé mardi.")], &BTreeMap::new());
    let kind = |form: &str| entities.resolve(form, None).and_then(|n| entities.get(n)).map(|entity| entity.kind);
    assert_eq!(kind("sommet de Reykjavik"), Some(NameKind::Event));
    assert_eq!(kind("Reykjavik"), Some(NameKind::Place));
}

/// These articles, each dated.
fn dated(texts: &[(&str, &str)]) -> Entities {
    let stored: Vec<StoredArticle> = texts
        .iter()
        .map(|(day, text)| {
            let article = Article::parse("a.txt", format!("---\ndate: {day}\nlang: fr\n---\n{text}\n"));
            crate::index::stored::read(std::path::Path::new(""), article)
        })
        .collect();
    let numbered: Vec<(ArticleNo, &StoredArticle)> = (0..).zip(&stored).collect();
    Entities::gather(&numbered, &BTreeMap::new(), &[])
}

#[test]
fn namesakes_are_two_where_everything_differs() {
    let footballer = ("1998-05-03", "Le footballeur Paul Delmas a marqué deux fois à Quimper. M. Delmas était ravi.");
    let deputy = ("2021-02-07", "Le député Paul Delmas a voté contre la loi. M. Delmas habite Dunkerque.");
    let entities = dated(&[footballer, deputy]);
    let (one, other) = (entities.resolve("Paul Delmas", Some(0)), entities.resolve("Paul Delmas", Some(1)));
    assert!(one.is_some() && other.is_some() && one != other);
    assert_eq!(entities.resolve("M. Delmas", Some(1)), other);
    assert_eq!(entities.resolve("Paul Delmas", None), None);

    // The same company, the same year, or no calling told: one person.
    let company = ("2021-02-07", "Le député Paul Delmas a voté contre la loi. M. Delmas habite Quimper.");
    let year = ("1998-11-07", "Le député Paul Delmas a voté contre la loi. M. Delmas habite Dunkerque.");
    let silent = ("2021-02-07", "Paul Delmas a voté contre la loi. M. Delmas habite Dunkerque.");
    for other in [company, year, silent] {
        let entities = dated(&[footballer, other]);
        assert_eq!(entities.resolve("Paul Delmas", Some(0)), entities.resolve("Paul Delmas", Some(1)), "{}", other.1);
        assert!(entities.resolve("Paul Delmas", None).is_some());
    }
}

#[test]
fn the_configuration_decides() {
    let aliases = BTreeMap::from([("Paul Delmas".to_owned(), vec!["Le Renard".to_owned()])]);
    let entities = gathered(&[(FR, "Le maire Paul Delmas a reçu la presse.")], &aliases);
    assert_eq!(entities.resolve("Le Renard", None), entities.resolve("Paul Delmas", None));
}

/// The same with names that the configuration keeps apart.
fn kept_apart(texts: &[(Language, &str)], aliases: &BTreeMap<String, Vec<String>>, apart: &[&[&str]]) -> Entities {
    let stored = corpus(texts);
    let numbered: Vec<(ArticleNo, &StoredArticle)> = (0..).zip(&stored).collect();
    let apart: Vec<Vec<String>> =
        apart.iter().map(|list| list.iter().map(|name| (*name).to_owned()).collect()).collect();
    Entities::gather(&numbered, aliases, &apart)
}

const BARANOV: [(Language, &str); 4] = [
    (FR, "Le ministre Sergueï Baranov est arrivé lundi à Moscou. Selon M. Baranov, tout va bien."),
    (EN, "The minister, Sergei Baranov, left Moscow on Monday. Mr. Baranov was silent."),
    (EN, "The minister, Sergey Baranov, was in London."),
    (FR, "La visite de S. Baranov en Corée du Nord a surpris la Corée du Sud."),
];

#[test]
fn what_the_configuration_keeps_apart_no_rule_joins() {
    let none = BTreeMap::new();
    let entities = kept_apart(&BARANOV, &none, &[&["Sergueï Baranov", "M. Sergei Baranov"]]);
    let (one, other) = (entities.resolve("Sergueï Baranov", None), entities.resolve("Sergei Baranov", None));
    assert!(one.is_some() && other.is_some() && one != other);
    // Nor by way of a third, that sounds like both.
    let third = entities.resolve("Sergey Baranov", None);
    assert!(third == one || third == other);
    // Each article still says whom it means.
    assert_eq!(entities.resolve("M. Baranov", Some(0)), one);
    assert_eq!(entities.resolve("Baranov", Some(1)), other);
    assert_eq!(entities.resolve("Baranov", None), None);
    // Not even where the configuration calls both one.
    let aliases = BTreeMap::from([("Sergueï Baranov".to_owned(), vec!["Sergei Baranov".to_owned()])]);
    let entities = kept_apart(&BARANOV, &aliases, &[&["Sergueï Baranov", "Sergei Baranov"]]);
    assert_ne!(entities.resolve("Sergueï Baranov", None), entities.resolve("Sergei Baranov", None));
}

#[test]
fn a_name_that_no_article_has_is_kept_apart_too() {
    let none = BTreeMap::new();
    let texts = [(FR, "Le maire Paul Delmas a reçu la presse. Hier, Delmas a démenti.")];
    let paul = gathered(&texts, &none).resolve("P. Delmas", None);
    assert!(paul.is_some());
    let entities = kept_apart(&texts, &none, &[&["P. Delmas", "Paul Delmas"], &["Delmas", "Paul Delmas"]]);
    assert_eq!(entities.resolve("P. Delmas", None), None);
    assert_eq!(entities.resolve("M. Delmas", None), None);
    assert!(entities.kept_apart("M. Delmas", 0) && !entities.kept_apart("Paul Delmas", 0));
    assert_eq!(entities.resolve("Paul Delmas", None), paul);
    // The article says who « Delmas » is in it.
    assert_eq!(entities.resolve("Delmas", Some(0)), paul);
    let back: Entities = postcard::from_bytes(&postcard::to_stdvec(&entities).unwrap()).unwrap();
    assert_eq!(back.resolve("P. Delmas", None), None);
}

#[test]
fn what_the_lexicon_calls_one_is_kept_apart() {
    let texts = [(FR, "Il est à Moscou."), (EN, "He is in Moscow."), (FR, "Tout va bien à Moscou.")];
    let entities = kept_apart(&texts, &BTreeMap::new(), &[&["Moscow", "Moscou"]]);
    let (one, other) = (entities.resolve("Moscou", None), entities.resolve("Moscow", None));
    assert!(one.is_some() && other.is_some() && one != other);
}

#[test]
fn a_family_name_given_to_one_bearer_joins_no_two() {
    let mayor = "Le maire Paul Delmas a reçu la presse à Brest.";
    let texts = [
        (FR, mayor),
        (FR, mayor),
        (FR, mayor),
        (FR, mayor),
        (FR, "La chanteuse Anne Delmas est à Lyon."),
        (FR, "Le maire Delmas a démenti mardi."),
    ];
    let aliases = BTreeMap::from([("Anne Delmas".to_owned(), vec!["Delmas".to_owned()])]);
    let entities = gathered(&texts, &aliases);
    let anne = entities.resolve("Anne Delmas", None);
    assert_eq!(entities.resolve("Delmas", None), anne);
    assert!(anne.is_some() && anne != entities.resolve("Paul Delmas", None));
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

#[test]
fn a_particle_is_no_forename() {
    let entities = gathered(
        &[
            (FR, "Yves de Kerloc est venu lundi. Le musée De Kerloc ouvre mardi, De Kerloc en rit."),
            (FR, "Charles de Kerloc est parti. Hier, Kerloc a parlé."),
            (FR, "Charles de Kerloc a marché, dit-on."),
        ],
        &BTreeMap::new(),
    );
    let charles = entities.resolve("Charles de Kerloc", None);
    let yves = entities.resolve("Yves de Kerloc", None);
    assert!(charles.is_some() && yves.is_some() && charles != yves);
}

/// Articles beside which the corpus has nothing in common.
const ELSEWHERE: [(Language, &str); 3] = [
    (FR, "La navigatrice Maud Tessier est partie lundi de Brest."),
    (FR, "Le juge Armand Quillec a relaxé le prévenu à Nancy."),
    (FR, "Le peintre Basile Orsini expose à Nice."),
];

#[test]
fn a_family_name_alone_is_joined_where_more_than_the_name_says_so() {
    let full = (FR, "Le maire Paul Delmas a inauguré la halle de Pont-Aven avec Gaëlle Riou.");
    let alone = "Selon M. Delmas, la pêche va mal.";
    let with = |texts: &[(Language, &'static str)]| {
        let mut all = vec![full];
        all.extend(texts);
        all.extend(ELSEWHERE);
        let entities = gathered(&all, &BTreeMap::new());
        entities.resolve("Delmas", Some(1)) == entities.resolve("Paul Delmas", Some(0))
    };
    assert!(!with(&[(FR, alone)]));
    // The company, the office, or the fame.
    assert!(with(&[(FR, "Selon M. Delmas, la pêche va mal. Gaëlle Riou approuve.")]));
    assert!(with(&[(FR, "Le maire Delmas dit que la pêche va mal.")]));
    assert!(with(&[(FR, alone), full]));
}

#[test]
fn an_institution_is_not_of_the_state_that_one_article_names() {
    let islands = (FR, "Le ministère islandais de la Pêche a répondu. Le ministère de la Pêche se tait.");
    let here = (FR, "Le ministère de la Pêche a démenti mardi.");
    let there = (FR, "Le ministère de la Pêche a publié la liste.");
    let one = |texts: &[(Language, &str)]| {
        let entities = gathered(texts, &BTreeMap::new());
        entities.resolve("ministère islandais de la Pêche", None) == entities.resolve("ministère de la Pêche", Some(0))
    };
    assert!(one(&[islands]));
    assert!(!one(&[islands, here, there]));
    let entities = gathered(
        &[(EN, "Kerlan Motor Co sold boats. Kerlan Motor Co of Canada Ltd sold none, it said.")],
        &BTreeMap::new(),
    );
    assert_ne!(entities.resolve("Kerlan Motor Co", None), entities.resolve("Kerlan Motor Co of Canada Ltd", None));
}

#[test]
fn an_office_is_no_part_of_a_name_nor_a_street_a_person() {
    let entities = gathered(
        &[
            (EN, "President Paul Delmas left on Monday. Finance Secretary Paul Delmas was he once."),
            (FR, "La station Paul-Delmas est fermée."),
        ],
        &BTreeMap::new(),
    );
    let paul = entities.resolve("Paul Delmas", None);
    let name =
        |entity: Option<EntityNo>| entity.and_then(|entity| entities.get(entity)).map(|entity| entity.name.as_str());
    assert_eq!(name(paul), Some("Paul Delmas"));
    assert_eq!(entities.resolve("President Paul Delmas", None), paul);
    assert_ne!(entities.resolve("Paul-Delmas", Some(1)), paul);
}

#[test]
fn a_ship_is_not_its_namesake() {
    let entities = gathered(
        &[
            (FR, "Le maire Paul Delmas a reçu la presse à Brest."),
            (FR, "Le paquebot Paul Delmas est à quai. Le Paul Delmas partira lundi de Nice."),
        ],
        &BTreeMap::new(),
    );
    let mayor = entities.resolve("Paul Delmas", Some(0));
    assert!(mayor.is_some() && mayor != entities.resolve("Paul Delmas", Some(1)));
    assert_eq!(entities.resolve("Paul Delmas", None), mayor);
}

#[test]
fn an_acronym_is_nobody_and_stands_for_what_the_article_says() {
    let entities = gathered(
        &[
            (FR, "L’Union des ports (UDP) a voté la grève lundi. L’UDP se réunit à Brest."),
            (FR, "Le délégué syndical UDP Paul Delmas a démenti. Selon le délégué UDP, rien n’est décidé."),
            (FR, "Le Parti communiste chinois (ZCP) a tenu congrès."),
        ],
        &BTreeMap::new(),
    );
    let union = entities.resolve("Union des ports", None);
    assert!(union.is_some());
    assert_eq!(entities.resolve("UDP", Some(0)), union);
    let people = entities.list().iter().filter(|entity| entity.kind == NameKind::Person);
    assert_eq!(people.map(|entity| entity.name.as_str()).collect::<Vec<_>>(), ["Paul Delmas"]);
}

#[test]
fn a_war_is_one_whoever_makes_it() {
    let entities = gathered(
        &[
            (FR, "La guerre russe en Ukraine dure. La guerre de Moscou contre l’Ukraine aussi."),
            (FR, "La guerre en Ukraine dure. La guerre a repris en Syrie, dit-on."),
        ],
        &BTreeMap::new(),
    );
    let war = entities.resolve("guerre en Ukraine", None);
    assert!(war.is_some());
    assert_eq!(entities.resolve("guerre russe en Ukraine", None), war);
    assert_eq!(entities.resolve("guerre de Moscou contre l’Ukraine", None), war);
    let events = entities.list().iter().filter(|entity| entity.kind == NameKind::Event);
    assert_eq!(events.count(), 1);
}
