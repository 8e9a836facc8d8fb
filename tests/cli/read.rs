//! `sourcier read`.

use crate::workspace::Workspace;
use serde_json::Value;

const TEXT: &str = "\
Hier, Odile Kermarrec a vu près de 3 200 tonnes de sel. Lundi 12 septembre 2023, « rien ne bouge », a dit la maire
d’Orveille. Le lendemain, le bac est reparti ; avant le 31 juin, vers la fin mai, on verra. \u{1b}[2J Depuis mardi, plus rien.
";

#[test]
fn people_see_what_was_found_and_why() {
    let read = |arguments: &[&str]| {
        let run = Workspace::empty().run_in(".", arguments, Some(TEXT.as_bytes())).ends(0).says(&[]);
        assert!(!run.out.contains('\u{1b}'));
        run.out
    };
    insta::assert_snapshot!(read(&["read", "--date", "2023-09-14"]));
    insta::assert_snapshot!(read(&["read", "--lang", "fr"]));
}

#[test]
fn it_is_told_in_french_too() {
    let workspace = Workspace::empty().locale("fr_FR.UTF-8");
    let run = workspace.run_in(".", &["read", "--date", "2023-09-14"], Some(TEXT.as_bytes())).ends(0).says(&[]);
    insta::assert_snapshot!(run.out);
}

#[test]
fn programs_read_one_object() {
    let workspace = Workspace::empty().file("a.txt", TEXT);
    let run = workspace.run(&["read", "a.txt", "--date", "2023-09-14", "--format", "json"]).ends(0).says(&[]);
    let found: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(found["language"], "fr");
    assert_eq!((&found["times"][0]["text"], &found["times"][0]["start"]), (&"Hier".into(), &"2023-09-13".into()));
    assert!(found.get("id").is_none() && run.out.lines().count() == 1);
}
