//! `sourcier quote`.

use crate::workspace::{Run, Workspace};
use serde_json::Value;

/// An article that prints the ferry's report again, and one that quotes a part of it.
const COPY: &str = "\
---
date: 2024-03-15
---
« Nous avons tenu parole, et le bac est plus sûr qu’avant », a déclaré la maire d’Orveille, Odile Kermarrec.
";
const PART: &str = "\
---
date: 2024-06-01
---
Odile Kermarrec assurait que « le bac est plus sûr qu’avant ». Les habitants attendent de voir.
";

fn workspace() -> Workspace {
    Workspace::with_corpus().file("corpus/copy.md", COPY).file("corpus/part.md", PART)
}

fn json(run: &Run) -> Value {
    assert_eq!(run.out.lines().count(), 1, "{}", run.out);
    serde_json::from_str(&run.out).expect("one JSON object")
}

#[test]
fn people_see_who_said_it_and_where() {
    insta::assert_snapshot!(workspace().run(&["quote", "« le bac est plus sur qu'avant »"]).ends(0).says(&[]).out);
}

#[test]
fn people_see_what_was_altered() {
    let altered = "Nous avons tenu promesse, et le bac est plus beau qu'avant";
    insta::assert_snapshot!(workspace().run(&["quote", altered]).ends(1).says(&[]).out);
}

#[test]
fn people_are_told_that_no_article_has_it() {
    let run = workspace().run(&["quote", "Les poissons volent au-dessus des toits rouges"]).ends(1).says(&[]);
    assert_eq!(run.out, "no article holds these words, nor anything near them\n");
}

#[test]
fn json_tells_the_same() {
    let run = workspace().run(&["quote", "The wall did exactly what we built it to do", "--format", "json"]).ends(0);
    let found = json(&run);
    assert_eq!(
        (&found["status"], &found["article"], &found["line"]),
        (&"verbatim".into(), &"harbour.md".into(), &9.into())
    );
    assert_eq!(found["text"], "The wall did exactly what we built it to do");
    assert_eq!((&found["speaker"], &found["date"]), (&"Martin Feld".into(), &"2024-11-05".into()));
    assert_eq!((&found["correct"], &found["nearest"]), (&Value::Null, &Value::Null));
    assert_eq!(found["others"], Value::Array(Vec::new()));

    let run = workspace().run(&["quote", "tenu parole, et le bac est plus beau qu’avant", "--format", "json"]).ends(1);
    let found = json(&run);
    assert_eq!((&found["status"], &found["article"]), (&"altered".into(), &"ferry.txt".into()));
    assert_eq!(found["correct"], "tenu parole, et le bac est plus sûr qu’avant");
    assert!(found["differences"].as_array().is_some_and(|all| !all.is_empty()), "{found}");
    let others: Vec<&Value> = found["others"].as_array().expect("a list").iter().map(|o| &o["article"]).collect();
    assert_eq!(others, ["copy.md"]);

    let found = json(&workspace().run(&["quote", "poissons volants", "--format", "json"]).ends(1));
    assert_eq!((&found["status"], found.get("article")), (&"unknown".into(), None));
}

#[test]
fn it_is_told_when_where_and_through_whom_it_was_said() {
    let article = "---\ndate: 2024-03-15\n---\n« Le quai neuf tiendra trente ans », a déclaré mardi Odile Kermarrec lors d’une \
        conférence de presse, selon l’agence Marine.\n";
    let workspace = workspace().file("corpus/quay.md", article);
    let quoted = "le quai neuf tiendra trente ans";
    let found = json(&workspace.run(&["quote", quoted, "--format", "json"]).ends(0));
    let said = &found["said"];
    assert_eq!((&said["when"], &said["day"]), (&"mardi".into(), &"2024-03-12".into()));
    assert_eq!(said["place"], "lors d’une conférence de presse");
    assert!(said["through"][0].as_str().is_some_and(|through| through.contains("Marine")), "{found}");
    insta::assert_snapshot!(workspace.run(&["quote", quoted]).ends(0).out);
}

#[test]
fn all_through_whom_it_is_known_are_told() {
    let article = "---\ndate: 2024-03-15\n---\n« Le quai neuf tiendra trente ans », a dit un responsable du port au Monde, cité par \
        Reuters.\n";
    let workspace = workspace().file("corpus/quay.md", article);
    let quoted = "le quai neuf tiendra trente ans";
    let said = &json(&workspace.run(&["quote", quoted, "--format", "json"]).ends(0))["said"];
    assert_eq!(said["through"], serde_json::json!(["Le Monde", "Reuters"]));
    let run = workspace.run(&["quote", quoted]).ends(0);
    assert!(run.out.contains("as told by Reuters, citing Le Monde"), "{}", run.out);
    let run = workspace.run(&["--locale", "fr", "quote", quoted]).ends(0);
    assert!(run.out.contains("rapporté par Reuters, d’après Le Monde"), "{}", run.out);
    let read = workspace.run(&["read", "corpus/quay.md"]).ends(0);
    assert!(read.out.contains("un responsable du port (« a dit »); through Reuters, citing Le Monde"), "{}", read.out);
}

#[test]
fn what_the_words_perhaps_translate_is_shown() {
    let article = "---\ndate: 2024-03-15\n---\n\"The fishermen of the harbour lost forty boats during the storm and need money from the \
        government,\" said Martin Feld. He left on Friday.\n";
    let workspace = workspace().file("corpus/boats.md", article);
    let quoted =
        "Les pêcheurs du port ont perdu quarante bateaux pendant la tempête et ont besoin d’argent du gouvernement";
    let found = json(&workspace.run(&["quote", quoted, "--format", "json"]).ends(1));
    assert_eq!((&found["status"], &found["nearest"]), (&"unknown".into(), &Value::Null));
    assert_eq!((&found["translation"]["article"], &found["speaker"]), (&"boats.md".into(), &"Martin Feld".into()));
    let run = workspace.run(&["quote", quoted]).ends(1);
    assert!(run.out.starts_with("perhaps a translation: Martin Feld"), "{}", run.out);
}

#[test]
fn whatever_is_asked_has_a_clear_outcome() {
    let workspace = workspace();
    for nothing in ["", "«»", "… !?", "\u{200b}"] {
        let run = workspace.run(&["quote", nothing]).ends(2);
        assert_eq!(run.err, "sourcier: nothing to look for: the quotation holds no words\n");
    }
    workspace.run(&["quote", "sûr"]).ends(0);
    workspace.run(&["quote", "--", "-40 %"]).ends(1);
    let acts = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202e}' | '\u{200b}');
    for odd in ["\u{1b}[2J le bac est plus sûr \u{7}qu’avant", "אבג דהו \u{202e}זחט", "e\u{301}te\u{301} 😀 le bac"]
    {
        for format in ["human", "json"] {
            let run = workspace.run(&["quote", odd, "--format", format]);
            assert!(matches!(run.code, Some(0 | 1)), "{run:?}");
            assert!(!run.out.contains(acts) && !run.err.contains(acts), "{:?}", run.out);
        }
    }
    let long = "le bac est plus sûr qu’avant et ".repeat(2_900);
    let run = workspace.run_in(".", &["quote", "-"], Some(long.as_bytes())).ends(1);
    assert!(run.err.contains("its first 400 are compared"), "{}", run.err);
    Workspace::empty().run(&["quote", "le bac est plus sûr"]).ends(2);
    workspace.run_in(".", &["quote", "-"], Some(b"\xff\xfe")).ends(2);
}
