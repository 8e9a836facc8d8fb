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
