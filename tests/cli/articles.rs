//! `sourcier articles`.

use crate::workspace::Workspace;
use serde_json::Value;

fn workspace() -> Workspace {
    Workspace::with_corpus().file("corpus/undated.txt", "Le pont\n\nOn dit que le pont de Morlac tient encore.\n")
}

#[test]
fn what_has_no_date_comes_first() {
    insta::assert_snapshot!(workspace().run(&["articles"]).ends(0).says(&[]).out);
}

#[test]
fn json_is_one_article_a_line() {
    let run = workspace().run(&["articles", "--format", "json"]).ends(0).says(&[]);
    let lines: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let undated = lines.iter().find(|line| line["article"] == "undated.txt").expect("the article");
    assert_eq!((&undated["date"], &undated["how"]), (&Value::Null, &Value::Null));
    assert!(lines.iter().any(|line| line["date"].is_string() && line["how"] == "printed in the article"), "{lines:?}");
}
