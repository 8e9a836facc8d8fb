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
    // The workspace is another folder each time.
    let links = card.split("file://").map(|part| part.split_once("/corpus/").map_or(part, |(_, rest)| rest));
    insta::assert_snapshot!(links.collect::<Vec<_>>().join("file:///"));
}

#[test]
fn json_tells_spellings_roles_and_articles() {
    let run = workspace().run(&["name", "Odile Kermarrec", "--format", "json"]).ends(0).says(&[]);
    let known: Value = serde_json::from_str(run.out.trim()).expect("one JSON object");
    assert_eq!((&known["name"], &known["type"]), (&Value::from("Odile Kermarrec"), &Value::from("person")));
    let holds = |key: &str, wanted: &str| known[key].as_array().is_some_and(|all| all.iter().any(|one| one == wanted));
    assert!(holds("articles", "hearing.md") && holds("roles", "directrice du port"), "{known}");
}

#[test]
fn an_unknown_name_is_told_with_those_near_it() {
    let run = workspace().run(&["name", "Odile Kermarek"]).ends(2);
    assert!(run.err.contains("near it: Odile Kermarrec"), "{}", run.err);
}
