//! `sourcier timeline`.

use crate::workspace::Workspace;
use serde_json::Value;

/// Another article on the ferry, with a sentence that the first has too.
const ECHO: &str = "\
---
date: 2024-03-15
---
Après deux ans de travaux, le bac qui relie Orveille à l’île de Sainte-Marthe a repris ses traversées mardi 12 mars 2024.

Odile Kermarrec l’avait promis en juin 2022, au début de mars on n’y croyait plus.
";

fn workspace() -> Workspace {
    Workspace::with_corpus().file("corpus/echo.md", ECHO)
}

#[test]
fn people_see_what_happened_when() {
    insta::assert_snapshot!(workspace().run(&["timeline"]).ends(0).says(&[]).out);
}

#[test]
fn a_name_chooses() {
    insta::assert_snapshot!(workspace().run(&["timeline", "odile kermarrec"]).ends(0).says(&[]).out, @r"
    June 2022
      Odile Kermarrec l’avait promis en juin 2022, au début de mars on n’y croyait plus.
        corpus/echo.md:6

    1–10 March 2024
      about then: Odile Kermarrec l’avait promis en juin 2022, au début de mars on n’y croyait plus.
        corpus/echo.md:6
    ");
}

#[test]
fn json_is_one_passage_a_line() {
    let run = workspace().run(&["timeline", "--format", "json"]).ends(0).says(&[]);
    let lines: Vec<Value> =
        run.out.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    let ferry =
        lines.iter().find(|line| line["article"] == "ferry.txt" && line["date"] == "2024-03-12").expect("the ferry");
    assert_eq!((&ferry["line"], &ferry["start"], &ferry["about"]), (&5.into(), &"2024-03-12".into(), &false.into()));
    assert!(lines.iter().any(|line| line["date"] == "2022-06" && line["end"] == "2022-06-30"));
}

#[test]
fn a_name_that_nobody_has_is_said() {
    let run = workspace().run(&["timeline", "Odile Kermarek"]).ends(2);
    assert_eq!(run.out, "");
    insta::assert_snapshot!(run.err, @r#"
    sourcier: "Odile Kermarek" names nobody and nothing in the corpus, or more than one; near it: Odile Kermarrec
    "#);
    Workspace::empty().run(&["timeline"]).ends(2);
}
