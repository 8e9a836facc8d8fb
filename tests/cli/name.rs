//! `sourcier name`.

use crate::workspace::Workspace;
use serde_json::Value;

const HEARING: &str = "\
---
date: 2024-04-02
---
La directrice du port, Odile Kermarrec, a reçu les pêcheurs. Mme Kermarrec leur a promis un quai.
";

fn workspace() -> Workspace {
    Workspace::with_corpus().file("corpus/hearing.md", HEARING)
}

#[test]
fn people_see_the_card() {
    let card = workspace().run(&["name", "kermarrec"]).ends(0).says(&[]).out;
    insta::assert_snapshot!(card);
}

#[test]
fn json_tells_spellings_roles_and_articles() {
    let run = workspace().run(&["name", "Odile Kermarrec", "--format", "json"]).ends(0).says(&[]);
    let known: Value = serde_json::from_str(run.out.trim()).expect("one JSON object");
    assert_eq!((&known["name"], &known["type"]), (&Value::from("Odile Kermarrec"), &Value::from("person")));
    let holds = |key: &str, wanted: &str| known[key].as_array().is_some_and(|all| all.iter().any(|one| one == wanted));
    assert!(holds("articles", "hearing.md") && holds("roles", "directrice du port"), "{known}");
    let office = &known["offices"][0];
    assert_eq!((&office["role"], &office["first"]), (&Value::from("directrice du port"), &Value::from("2024-04-02")));
    assert_eq!((&known["first"], &known["last"]), (&Value::from("2024-03-14"), &Value::from("2024-04-02")));
    let passage = &known["passages"][0];
    assert_eq!((&passage["article"], &passage["line"]), (&Value::from("hearing.md"), &Value::from(4)));
}

#[test]
fn who_is_only_described_is_found() {
    let trip = "---\ndate: 2024-04-03\n---\nLa Norvège a répondu lundi. Les pêcheurs norvégiens attendent.\n";
    let workspace = workspace().file("corpus/trip.md", trip);
    let first = |name: &str| {
        let card = workspace.run(&["name", name]).ends(0).says(&[]).out;
        card.lines().next().unwrap_or_default().to_owned()
    };
    assert_eq!(first("la directrice du port"), "Odile Kermarrec · person");
    assert_eq!(first("norvégien"), "Norvège · place");
    assert_eq!(first("Norwegian"), "Norvège · place");
    // A role that nobody has, a city of a country that is known.
    for nobody in ["la directrice du phare", "Oslo", "directrice"] {
        workspace.run(&["name", nobody]).ends(2);
    }
}

#[test]
fn a_capital_and_its_government_are_told_apart() {
    let snow = "---\ndate: 2024-04-02\n---\nIl neige à Lisbonne et à Madrid depuis lundi. À Lisbonne, les quais sont fermés.\n";
    let row = "---\ndate: 2024-04-09\n---\nLisbonne accuse Madrid d’avoir fermé la rade.\n";
    let workspace = workspace().file("corpus/snow.md", snow).file("corpus/row.md", row);
    insta::assert_snapshot!(workspace.run(&["name", "Lisbonne"]).ends(0).says(&[]).out);
    let run = workspace.run(&["name", "Lisbonne", "--format", "json"]).ends(0).says(&[]);
    let known: Value = serde_json::from_str(run.out.trim()).expect("one JSON object");
    assert_eq!((&known["mentions"], &known["passages"][0]["article"]), (&Value::from(2), &Value::from("snow.md")));
    let government = &known["government"];
    assert_eq!((&government["of"], &government["mentions"]), (&Value::from("Portugal"), &Value::from(1)));
    assert_eq!(government["passages"][0]["article"], "row.md");
    let all: Vec<&Value> = known["articles"].as_array().expect("articles").iter().collect();
    assert_eq!(all, ["row.md", "snow.md"]);
}

#[test]
fn an_unknown_name_is_told_with_those_near_it() {
    let run = workspace().run(&["name", "Odile Kermarek"]).ends(2);
    assert!(run.err.contains("near it: Odile Kermarrec"), "{}", run.err);
}

#[test]
fn what_an_article_hides_reaches_no_terminal() {
    let hostile = "---\ndate: 2024-04-02\n---\nLa maire, Odile \u{202e}Kermarrec, a vu \u{1b}[2J la mer avec Jean \u{200b}Morvan.\n";
    let workspace = Workspace::with_corpus().file("corpus/hostile.md", hostile);
    for format in ["human", "json"] {
        for name in ["Kermarrec", "Morvan", "Jean Morvan"] {
            let run = workspace.run(&["name", name, "--format", format]);
            let acts = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202e}' | '\u{200b}');
            assert!(!run.out.contains(acts) && !run.err.contains(acts), "{:?}", run.out);
        }
    }
    let long = "Kermarrec".repeat(1_000);
    let run = workspace.run(&["name", &long]).ends(2);
    assert!(run.err.len() < 500, "{}", run.err.len());
}
