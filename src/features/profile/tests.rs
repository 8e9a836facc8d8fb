//! Cards over a small corpus about a harbour that never was, and over articles that mean harm.

use crate::corpus::Article;
use crate::features::{Sense, hover, name_card_with};
use crate::index::Snapshot;
use crate::notes::Note;
use crate::wording::Locale;
use std::collections::BTreeMap;
use std::path::PathBuf;

fn snapshot(articles: &[(&str, &str)]) -> Snapshot {
    let parsed = articles
        .iter()
        .map(|(id, text)| (PathBuf::from("/corpus").join(id), Article::parse(id, (*text).to_owned())))
        .collect();
    Snapshot::in_memory(parsed, &BTreeMap::new())
}

fn card(snapshot: &Snapshot, name: &str) -> String {
    let place = |article: u32, line: usize| format!("{article}:{line}");
    let entity = snapshot.entities().resolve(name, None).expect("a known name");
    name_card_with(snapshot, entity, Sense::Any, Locale::En, &place).expect("a card")
}

const COUNCIL: &str = "---\ndate: 2021-03-04\n---\nLe conseil s’est réuni.\n\n\
    Solène Marchadier, directrice du port de Lanvezec, a présenté les comptes. « Le quai nord sera fermé dès lundi », \
    a prévenu Solène Marchadier.\n\nLe maire, Yvon Kerdraon, n’a rien dit.\n";
const STRIKE: &str = "---\ndate: 2021-05-20\n---\nLa directrice du port Solène Marchadier a reçu les dockers de Lanvezec.\n\n\
    Selon Yvon Kerdraon, rien ne presse. Mme Marchadier a répondu que la grève coûte cher au port.\n";
const MINISTRY: &str = "---\ndate: 2022-01-12\n---\nSolène Marchadier, ancienne directrice du port de Lanvezec, est nommée \
    inspectrice générale des phares.\n\nL’inspectrice générale des phares, Solène Marchadier, a visité Lanvezec avec Yvon Kerdraon.\n";

#[test]
fn a_card_tells_roles_rhythm_companions_passages_and_last_words() {
    let snapshot = snapshot(&[("a.txt", COUNCIL), ("b.txt", STRIKE), ("c.txt", MINISTRY)]);
    insta::assert_snapshot!(card(&snapshot, "Marchadier"));
    assert_eq!(card(&snapshot, "Marchadier"), card(&snapshot, "Solène Marchadier"));
}

#[test]
fn a_copied_sentence_is_shown_once() {
    let again = STRIKE.replace("2021-05-20", "2021-05-21");
    let snapshot = snapshot(&[("b.txt", STRIKE), ("d.txt", &again)]);
    let card = card(&snapshot, "Marchadier");
    assert_eq!(card.matches("a reçu les dockers").count(), 1, "{}", crate::text::short(&card, 2_000));
}

#[test]
fn a_card_stays_short_whatever_the_corpus_holds() {
    let articles: Vec<(String, String)> = (0..60)
        .map(|n| {
            let text = format!(
                "---\ndate: 20{:02}-03-04\n---\nLe conseiller numéro{n} du port{n}, Yvon Kerdraon, a vu Anna Morvan{n}.\n\n\
                 « Nous irons tous ensemble à la mer », a déclaré Yvon Kerdraon à Lanvezec.\n",
                n % 40
            );
            (format!("{n}.txt"), text)
        })
        .collect();
    let articles: Vec<(&str, &str)> = articles.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
    let card = card(&snapshot(&articles), "Kerdraon");
    assert!(card.lines().count() < 25, "{} lines:\n{card}", card.lines().count());
    let blocks = card.split('`').nth(1).unwrap_or_default();
    assert!((2..=24).contains(&blocks.chars().count()), "{}", crate::text::short(&card, 2_000));
}

#[test]
fn an_article_cannot_act_in_a_card() {
    let hostile = "---\ndate: 2021-03-04\n---\nLe maire, Yvon Kerdraon, a vu [ici](command:evil) <img src=x onerror=alert(1)> \
        ![photo](https://evil.example/p.png) et www.evil.example le \u{202e}jour\u{202c} &lt;b&gt; dit.\n\n\
        Le **maire** [de](http://evil.example) Brest, Yvon Kerdraon, est venu à la fête hier soir avec tout le monde.\n";
    let card = card(&snapshot(&[("a.txt", hostile)]), "Kerdraon");
    for event in pulldown_cmark::Parser::new(&card) {
        use pulldown_cmark::{Event, Tag};
        let acts =
            matches!(event, Event::Start(Tag::Link { .. } | Tag::Image { .. }) | Event::Html(_) | Event::InlineHtml(_));
        assert!(!acts, "{event:?} in:\n{card}");
    }
    assert!(
        !card.contains("https:") && !card.contains("www.") && !card.contains(crate::text::has_power),
        "{}",
        crate::text::short(&card, 2_000)
    );
    assert!(card.contains("⟨U+202E⟩"), "{}", crate::text::short(&card, 2_000));
}

#[test]
fn a_name_of_ten_thousand_letters_is_cut() {
    let long = format!("Zorg{}", "ablix".repeat(2_000));
    let text = format!(
        "---\ndate: 2021-03-04\n---\nLe maire, Yvon {long}, est venu à Lanvezec. Yvon {long} a parlé longtemps.\n"
    );
    let snapshot = snapshot(&[("a.txt", &text)]);
    for entity in 0..snapshot.entities().list().len() {
        let place = |_: u32, _: usize| String::new();
        let entity = u32::try_from(entity).expect("few");
        let card = name_card_with(&snapshot, entity, Sense::Any, Locale::En, &place).expect("a card");
        assert!(card.lines().all(|line| line.chars().count() < 1_000), "{}", crate::text::short(&card, 2_000));
    }
}

#[test]
fn a_capital_that_acts_is_its_government() {
    let snapshot = snapshot(&[
        ("a.txt", "---\ndate: 2021-03-04\n---\nLisbonne accuse Madrid d’avoir fermé la rade de Lanvezec.\n"),
        (
            "b.txt",
            "---\ndate: 2021-03-09\n---\nIl neige à Lisbonne, où les quais sont fermés depuis la tempête de lundi.\n",
        ),
    ]);
    let entity = snapshot.entities().resolve("Lisbonne", None).expect("a known name");
    let place = |article: u32, line: usize| format!("{article}:{line}");
    let government = |entity| name_card_with(&snapshot, entity, Sense::Government, Locale::En, &place);
    insta::assert_snapshot!(government(entity).expect("a card"));
    insta::assert_snapshot!(card(&snapshot, "Lisbonne"));
    // Of what is no capital, or does nothing, there is none.
    for name in ["Lanvezec", "Madrid"] {
        let entity = snapshot.entities().resolve(name, None);
        assert!(entity.and_then(government).is_none());
    }
    // Where the note says what it does, the pointer is told of the government; elsewhere of the city.
    let hovered =
        |text: &str, at: usize| hover(&Note::parse(text), &snapshot, &[], at, Locale::En).map(|hover| hover.markdown);
    let first = |card: Option<String>| card.and_then(|card| Some(card.lines().next()?.trim().to_owned()));
    assert_eq!(
        first(hovered("Lisbonne a accusé Madrid.\n", 2)).as_deref(),
        Some("**Lisbonne** · in the place of its government (Portugal)")
    );
    assert_eq!(first(hovered("Il neige à Lisbonne.\n", 14)).as_deref(), Some("**Lisbonne** · place"));
}
