//! What an editor gets of the names in a note, over a small corpus of a shipyard that never was. A bar in a note is the cursor.

use super::*;
use crate::corpus::Article;
use crate::index::{Item, Snapshot};
use crate::notes::Note;
use crate::text::Span;
use crate::wording::Locale;
use proptest::prelude::*;
use std::fmt::Write;
use std::path::Path;

const CORPUS: &[(&str, &str)] = &[
    (
        "chantier.txt",
        "Le chantier de Brest ferme\n\nBREST, 3 mai 2021 (Agence du Littoral) -- Sergueï Baranov est arrivé lundi à Brest. \
         Le ministre Sergueï Baranov a visité le chantier. M. Baranov n’a rien promis.\n",
    ),
    (
        "departure.txt",
        "Minister leaves Brest\n\nBREST, May 9, 2021 (Coastal Wire) -- The minister, Sergei Baranov, left Brest on Sunday. \
         Mr. Baranov was silent. Élodie Brisart, the mayor, was not.\n",
    ),
    (
        "mairie.txt",
        "La mairie répond\n\nBREST, 12 mai 2021 (Agence du Littoral) -- La maire Élodie Brisart a répondu à Sergueï Baranov.\n",
    ),
];

/// That corpus, indexed once.
pub fn corpus() -> Snapshot {
    static INDEXED: std::sync::LazyLock<Snapshot> = std::sync::LazyLock::new(|| corpus_of(CORPUS));
    INDEXED.clone()
}

/// A corpus of these articles.
fn corpus_of(articles: &[(&str, &str)]) -> Snapshot {
    let article = |(id, text): &(&str, &str)| (Path::new("/corpus").join(id), Article::parse(id, (*text).to_owned()));
    Snapshot::in_memory(articles.iter().map(article).collect(), &std::collections::BTreeMap::new())
}

/// The note without its bar, and where that stood.
fn pointed(marked: &str) -> (Note, usize) {
    let at = marked.find('|').expect("a bar");
    (Note::parse(&marked.replacen('|', "", 1)), at)
}

/// The text with carets under the spans.
pub fn under(text: &str, spans: &[Span]) -> String {
    let mut out = String::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let here = Span::new(at, at + line.trim_end().len());
        at += line.len();
        let _ = writeln!(out, "{}", line.trim_end());
        let marked: String = here
            .of(text)
            .char_indices()
            .map(|(n, _)| here.start + n)
            .map(|byte| if spans.iter().any(|s| s.start <= byte && byte < s.end) { '^' } else { ' ' })
            .collect();
        if marked.contains('^') {
            let _ = writeln!(out, "{}", marked.trim_end());
        }
    }
    out
}

fn highlighted(marked: &str) -> String {
    let (note, at) = pointed(marked);
    under(&note.text, &highlights(&note, &corpus(), at))
}

#[test]
fn every_spelling_of_one_person_is_marked() {
    insta::assert_snapshot!(highlighted(
        "Le retour de Sergueï Bara|nov\n\nSergei Baranov a écrit à Élodie Brisart. « M. Baranov a tort », dit-elle.\n"
    ), @r"
    Le retour de Sergueï Baranov
                 ^^^^^^^^^^^^^^^

    Sergei Baranov a écrit à Élodie Brisart. « M. Baranov a tort », dit-elle.
    ^^^^^^^^^^^^^^                                ^^^^^^^
    ");
    // Of whom the corpus says nothing, the same letters.
    insta::assert_snapshot!(highlighted("Jeanne Tarrigues a vu Sergueï Baranov.\n\nIl a vu Jeanne Tarr|igues.\n"), @r"
    Jeanne Tarrigues a vu Sergueï Baranov.
    ^^^^^^^^^^^^^^^^

    Il a vu Jeanne Tarrigues.
            ^^^^^^^^^^^^^^^^
    ");
    assert!(!highlighted("Rien de |tel.\n").contains('^'));
    assert!(!highlighted("---\nsourcier: off\n---\nSergueï Bara|nov\n").contains('^'));
}

#[test]
fn a_family_name_that_two_bear_is_whom_the_note_names() {
    let texts =
        [("a.txt", "Le maire Paul Delmas a reçu la presse.\n"), ("b.txt", "La chanteuse Anne Delmas est à Lyon.\n")];
    let snapshot = corpus_of(&texts);
    let note = Note::parse("Paul Delmas a démenti.\n\nSelon Delmas, rien.\n");
    let who: Vec<Who> = names(&note, &snapshot).iter().map(Named::who).collect();
    assert_eq!(who.len(), 2);
    assert_eq!(who[0], who[1]);
    let both = Note::parse("Paul Delmas a vu Anne Delmas.\n\nSelon Delmas, rien.\n");
    assert_eq!(names(&both, &snapshot)[2].entity, None);
}

#[test]
fn two_people_of_one_name_are_both_told() {
    let articles = [
        (
            "etape.txt",
            "L’étape à Brest\n\nBREST, 3 mai 2005 (Agence du Littoral) -- Le cycliste Marc Duvel a gagné l’étape. Yves Quéré pleurait.\n",
        ),
        (
            "sante.txt",
            "Un ministre\n\nBREST, 3 mai 2021 (Agence du Littoral) -- Le ministre de la Santé, Marc Duvel, a reçu Anne Morel.\n",
        ),
    ];
    let snapshot = corpus_of(&articles);
    let (note, at) = pointed("Hier, Marc Du|vel a parlé.\n");
    let card = hover(&note, &snapshot, &[], at, Locale::Fr).expect("a card").markdown;
    assert_eq!(card.matches("**Marc Duvel**").count(), 2, "{card}");
    assert!(card.contains("cycliste") && card.contains("ministre de la Santé") && card.lines().count() < 25, "{card}");
    let places = definition(&note, &snapshot, &[], at);
    assert_eq!(places.len(), 2);
}

#[test]
fn a_family_name_alone_tells_of_all_who_bear_it() {
    let articles = [
        (
            "port.txt",
            "Le port\n\nBREST, 3 mai 2021 (Agence du Littoral) -- Le maire Paul Delmas a reçu la presse. Paul Delmas se tait.\n",
        ),
        ("maire.txt", "La mairie\n\nBREST, 4 mai 2021 (Agence du Littoral) -- Le maire Paul Delmas est revenu.\n"),
        (
            "concert.txt",
            "Un concert\n\nLYON, 5 mai 2021 (Agence du Littoral) -- La chanteuse Anne Delmas est à Lyon.\n",
        ),
        (
            "pommes.txt",
            "Les pommes\n\nNEVERS, 9 mai 2021 (Agence du Littoral) -- M. Delmas a récolté ses pommes près de Nevers.\n",
        ),
    ];
    let snapshot = corpus_of(&articles);
    let (note, at) = pointed("Selon Del|mas, rien ne va.\n");
    let card = hover(&note, &snapshot, &[], at, Locale::En).expect("a card").markdown;
    let place = |words: &str| card.find(words).unwrap_or_else(|| panic!("{words}: {card}"));
    assert!(place("**Paul Delmas**") < place("**Anne Delmas**") && place("chanteuse") < place("1 more"), "{card}");
    assert!(card.lines().count() < 25);
    let asked = crate::features::meant::meant(&snapshot, "Delmas").expect("people");
    let names = asked.iter().filter_map(|number| snapshot.entities().get(*number)).map(|entity| entity.name.as_str());
    assert_eq!(names.collect::<Vec<_>>(), ["Paul Delmas", "Anne Delmas", "Delmas"]);
}

#[test]
fn a_name_is_introduced_by_the_first_article_that_names_it() {
    let snapshot = corpus();
    let place = |name: &str| {
        let entity = snapshot.entities().resolve(name, None).expect("a known name");
        let place = introduction(&snapshot, entity, Sense::Any).expect("a place");
        let stored = snapshot.article(place.article).expect("the article");
        let before = stored.article.text.get(..place.span.start).expect("whole letters");
        format!("{}: …{} [{}]", stored.article.id, &before[before.len() - 12..], place.span.of(&stored.article.text))
    };
    // Not its first mention but the first with a role; and no later article for a better role.
    assert_eq!(place("Sergueï Baranov"), "chantier.txt: …Le ministre  [Sergueï Baranov]");
    assert_eq!(place("Élodie Brisart"), "departure.txt: …was silent.  [Élodie Brisart]");
}

#[test]
fn mentions_of_the_newest_article_come_first() {
    let snapshot = corpus();
    let entity = snapshot.entities().resolve("Baranov", None).expect("a known name");
    let all: Vec<String> = mentioned(&snapshot, entity, Sense::Any)
        .iter()
        .map(|place| {
            let stored = snapshot.article(place.article).expect("the article");
            format!("{} {}", stored.article.id, place.span.of(&stored.article.text))
        })
        .collect();
    assert_eq!(
        all,
        [
            "mairie.txt Sergueï Baranov",
            "departure.txt Sergei Baranov",
            "departure.txt Baranov",
            "chantier.txt Sergueï Baranov",
            "chantier.txt Sergueï Baranov",
            "chantier.txt Baranov",
        ]
    );
}

#[test]
fn names_and_articles_are_found_by_some_of_their_letters() {
    let snapshot = corpus();
    let found = |query: &str| -> Vec<String> {
        symbols(&snapshot, query, Locale::En).iter().take(3).map(|s| format!("{} ({})", s.name, s.about)).collect()
    };
    assert_eq!(found("brsrt"), ["Élodie Brisart (person, 2 articles)"]);
    assert_eq!(found("elodie b")[0], "Élodie Brisart (person, 2 articles)");
    assert_eq!(found("baranov serg")[0], "Sergueï Baranov (person, 3 articles)");
    assert_eq!(found("Sergei")[0], "Sergueï Baranov (person, 3 articles)");
    assert_eq!(found("mairie rép"), ["La mairie répond (article, 12 May 2021)"]);
    assert_eq!(found("xyz"), Vec::<String>::new());
    assert_eq!(found(" ").len(), 3);
    assert_eq!(symbols(&snapshot, "brisart", Locale::En)[0].path, Path::new("/corpus/departure.txt"));
    let place = symbol_place(&snapshot, Item::Article(2)).expect("a place");
    let stored = snapshot.article(2).expect("the article");
    assert_eq!(place.span.of(&stored.article.text), "La mairie répond");
}

fn outlined(text: &str) -> String {
    fn line(entries: &[Entry], depth: usize, text: &str, out: &mut String) {
        for entry in entries {
            let what = entry.name.map_or("#", crate::reading::NameKind::word);
            let last = entry.span.of(text).trim_end().lines().last().unwrap_or("");
            let _ = writeln!(out, "{}{what} {} … {last}", "  ".repeat(depth), entry.title);
            line(&entry.children, depth + 1, text, out);
        }
    }
    let mut out = String::new();
    line(&outline(&Note::parse(text), &corpus()), 0, text, &mut out);
    out
}

#[test]
fn an_outline_has_headings_and_whom_each_names() {
    insta::assert_snapshot!(outlined(
        "Brest, déjà.\n\n# Le chantier\n\nSergueï Baranov est venu. M. Baranov est parti.\n\n## Après\n\nÉlodie Brisart.\n\n\
         # La mairie de Brest\n\nÉlodie Brisart et Baranov.\n"
    ), @r"
    place Brest … Brest
    # Le chantier … Élodie Brisart.
      person Sergueï Baranov … Sergueï Baranov
      # Après … Élodie Brisart.
        person Élodie Brisart … Élodie Brisart
    # La mairie de Brest … Élodie Brisart et Baranov.
      person Élodie Brisart … Élodie Brisart
      person Baranov … Baranov
    ");
}

fn completed(marked: &str) -> String {
    let (note, at) = pointed(marked);
    let Some(found) = complete(&note, &corpus(), at) else { return String::from("nothing") };
    let names: Vec<String> = found.names.iter().map(|name| format!("{} ({})", name.form, name.filter)).collect();
    let more = if found.incomplete { " …" } else { "" };
    format!("«{}» {}{more}", found.typed.of(&note.text), names.join(", "))
}

#[test]
fn a_half_typed_name_is_completed() {
    insta::assert_snapshot!(completed("Hier, bri|\n"), @"«bri» Élodie Brisart (brisart) …");
    insta::assert_snapshot!(completed("Elo|\n"), @"«Elo» Élodie Brisart (Elodie brisart) …");
    insta::assert_snapshot!(completed("Hier Élodie B|\n"), @"«Élodie B» Élodie Brisart (Élodie Brisart) …");
    insta::assert_snapshot!(completed("Hier Élodie |\n"), @"«Élodie » Élodie Brisart (Élodie brisart) …");
    insta::assert_snapshot!(completed("L’arrivée d’Élodie Bri|sart\n"), @"«Élodie Bri» Élodie Brisart (Élodie Brisart) …");
    insta::assert_snapshot!(completed("Selon la bri|\n"), @"«bri» Élodie Brisart (brisart) …");
    // The name to call it by first, then what begins so.
    insta::assert_snapshot!(completed("Serge|\n"), @"«Serge» Sergueï Baranov (Serge Sergueï Baranov), Sergei Baranov (Sergei baranov) …");
    insta::assert_snapshot!(completed("B|\n"), @"«B» Sergueï Baranov (Baranov), Baranov (Baranov), Sergei Baranov (Baranov), Brest (Brest), Élodie Brisart (Brisart) …");
    // Whom the note names already comes before whom the corpus names more.
    insta::assert_snapshot!(completed("Élodie Brisart est là. Elle a vu B|\n"), @"«B» Élodie Brisart (Brisart), Sergueï Baranov (Baranov), Baranov (Baranov), Sergei Baranov (Baranov), Brest (Brest) …");
}

#[test]
fn an_acronym_typed_whole_comes_before_longer_names() {
    let long = "L’ORB Littoral a voté. L’ORB Littoral et l’ORB Littoral. ";
    let text = format!("L’Office des rivages de Bretagne (ORB) a répondu lundi à Brest. L’ORB se tait. {long}{long}");
    let article = Article::parse("o.txt", text);
    let articles = vec![(Path::new("/c/o.txt").to_owned(), article)];
    let snapshot = Snapshot::in_memory(articles, &std::collections::BTreeMap::new());
    let note = Note::parse("Selon l’ORB\n");
    let found = complete(&note, &snapshot, note.text.trim_end().len()).expect("names");
    let forms: Vec<&str> = found.names.iter().map(|name| name.form.as_str()).collect();
    assert_eq!(forms[..2], ["ORB", "Office des rivages de Bretagne"], "{forms:?}");
}

#[test]
fn nothing_is_completed_where_no_name_is_typed() {
    for marked in [
        "b|\n",
        "Il dit bon|\n",
        "`Bri|`\n",
        "`Bri|\n",
        "```\nBri|\n```\n",
        "[x](Bri|)\n",
        "[x](Bri|\n",
        "[[Bri|\n",
        "[[Bri|]]\n",
        "[@Bri|]\n",
        "@Bri|\n",
        "https://a.fr/Bri|\n",
        "www.Bri|\n",
        "<Bri|\n",
        "---\ntitle: Bri|\n---\n",
        "---\nsourcier: off\n---\nBri|\n",
        "|\n",
        "",
    ] {
        let marked = if marked.is_empty() { "|" } else { marked };
        assert_eq!(completed(marked), "nothing", "{marked:?}");
    }
}

#[test]
fn what_means_something_is_told_apart() {
    let note = Note::parse(
        "Le 3 mai 2021, Sergueï Baranov a dit : « Élodie Brisart a tort » [@mairie].\n\n\
         Jeanne Tarrigues et Baranov, [ici](../corpus/nulle.txt).\n",
    );
    let shown: Vec<String> = tokens(&note, &corpus())
        .iter()
        .map(|token| {
            let marks = [(token.known, " known"), (token.first, " first")];
            let marks: String = marks.iter().filter(|(holds, _)| *holds).map(|(_, mark)| *mark).collect();
            format!("{:?}{marks}: {}", token.kind, token.span.of(&note.text))
        })
        .collect();
    insta::assert_snapshot!(shown.join("\n"), @r"
    Date: Le 3 mai 2021
    Name(Person) known first: Sergueï Baranov
    Quotation: « 
    Name(Person) known first: Élodie Brisart
    Quotation:  a tort »
    Citation known: [@mairie]
    Name(Person) first: Jeanne Tarrigues
    Name(Person) known: Baranov
    Citation: ../corpus/nulle.txt
    ");
}

#[test]
fn what_acts_unseen_in_an_article_does_not_act_in_a_list() {
    let long = "très ".repeat(60);
    let text = format!("Le {long}long\u{202e} titre\n\nBREST, 3 mai 2021 -- La maire Éva Quel\u{200b}mont est là.\n");
    let articles = vec![(Path::new("/c/a.txt").to_owned(), Article::parse("a.txt", text))];
    let snapshot = Snapshot::in_memory(articles, &std::collections::BTreeMap::new());
    let note = Note::parse("Éva Q\n");
    let acts = |text: &str| text.contains(crate::text::has_power);
    assert!(symbols(&snapshot, "", Locale::En).iter().all(|s| !acts(&s.name) && s.name.chars().count() <= 121));
    let offered = complete(&note, &snapshot, note.text.trim_end().len());
    assert!(offered.is_none_or(|offered| offered.names.iter().all(|name| !acts(&name.form))));
}

#[test]
fn a_role_is_told_where_the_note_does_not() {
    let hints = |text: &str| -> Vec<String> {
        let note = Note::parse(text);
        role_hints(&note, &corpus(), Span::new(0, note.text.len()))
            .iter()
            .map(|hint| format!("{}|{}", &note.text[..hint.at], hint.role))
            .collect()
    };
    assert_eq!(hints("Sergueï Baranov et Brest. Baranov encore.\n"), ["Sergueï Baranov|ministre"]);
    assert_eq!(hints("Le ministre Sergueï Baranov.\n\nBaranov encore.\n"), Vec::<String>::new());
    assert_eq!(hints("Jeanne Tarrigues.\n"), Vec::<String>::new());
}

proptest! {
    #[test]
    fn any_note_is_answered_within_its_bounds(
        words in proptest::collection::vec(
            prop_oneof![
                Just("Sergueï Baranov"), Just("M. Baranov"), Just("S. Baranov"), Just("Élodie Brisart"), Just("le 3 mai 2021"),
                Just("« "), Just(" »"), Just("[@mairie]"), Just("[ici](a.md)"), Just("\n\n# "), Just("\n> "), Just("\n"), Just("`"),
                Just("*"), Just(" "), Just(" "), Just("😀"), Just("e\u{301}"), Just("Bri"), Just("https://a.fr/"), Just("- ["),
            ],
            0..14,
        ),
        at in 0_usize..200,
    ) {
        let text = words.concat();
        let note = Note::parse(&text);
        let snapshot = corpus();
        let mut at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let whole = |span: Span| text.get(span.start..span.end).is_some();
        prop_assert!(highlights(&note, &snapshot, at).into_iter().all(whole));
        let found = tokens(&note, &snapshot);
        prop_assert!(found.iter().all(|token| whole(token.span) && !token.span.is_empty()));
        prop_assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        if let Some(found) = complete(&note, &snapshot, at) {
            prop_assert!(whole(found.typed) && found.typed.end == at);
        }
        for entry in outline(&note, &snapshot) {
            prop_assert!(whole(entry.span) && entry.span.contains(entry.selection) && !entry.title.is_empty());
        }
        if let Ok(name) = renamable(&note, &snapshot, at) {
            let edits = Renaming::new(&snapshot, &name, "Igor Petrov").expect("a fine name").edits(&note, &names(&note, &snapshot));
            prop_assert!(edits.iter().all(|edit| whole(edit.span)));
            prop_assert!(edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        }
        // Read for the open note or for all notes: the same names.
        prop_assert_eq!(&*names(&note, &snapshot), &named::of_subject(&crate::check::Subject::new(&note, &snapshot)));
    }
}
