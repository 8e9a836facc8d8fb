//! The language in which the program speaks.

use crate::workspace::Workspace;

const NOTE: &str = "« Nous avons tenu parole, et le bac est plus beau qu’avant », a déclaré la maire d’Orveille.\n";

fn said(workspace: &Workspace, arguments: &[&str]) -> String {
    let run = workspace.run(arguments).ends(1).says(&[]);
    run.findings()[0]["message"].as_str().expect("a message").to_owned()
}

#[test]
fn the_option_comes_before_the_environment() {
    let (english, french) = (
        "altered quotation: \"beau\" for \"sûr\"",
        "citation altérée\u{a0}: «\u{202f}beau\u{202f}» au lieu de «\u{202f}sûr\u{202f}»",
    );
    let asked = ["check", "--format", "json", "a.md"];
    let workspace = Workspace::with_corpus().file("a.md", NOTE);
    assert_eq!(said(&workspace, &asked), english);
    assert_eq!(said(&workspace, &[&asked[..], &["--locale", "fr"]].concat()), french);
    let workspace = workspace.locale("fr_FR.UTF-8");
    assert_eq!(said(&workspace, &asked), french);
    assert_eq!(said(&workspace, &[&["--locale", "en"], &asked[..]].concat()), english);
    // A language without messages leaves English; asked for by its name, it is a mistake.
    let workspace = workspace.locale("de_DE.UTF-8");
    assert_eq!(said(&workspace, &asked), english);
    let run = workspace.run(&["check", "--locale", "de"]).ends(2);
    assert!(run.err.contains("the languages are en, fr"), "{}", run.err);
}

#[test]
fn people_see_what_was_altered_in_french() {
    let workspace = Workspace::with_corpus().file("a.md", NOTE).locale("fr_FR.UTF-8");
    insta::assert_snapshot!(workspace.run(&["check"]).ends(1).out);
}

#[test]
fn what_is_said_about_a_run_is_in_french() {
    let workspace = Workspace::empty().locale("fr_FR.UTF-8").file("a.md", NOTE);
    let run = workspace.run(&["check"]).ends(2);
    assert!(run.err.contains("pas de corpus\u{a0}: mettez-y les articles"), "{}", run.err);
    let workspace = Workspace::with_corpus().locale("fr_FR.UTF-8").file("a.md", NOTE);
    insta::assert_snapshot!("quote", workspace.run(&["quote", "« le bac est plus beau qu’avant »"]).ends(1).out);
    insta::assert_snapshot!("name", workspace.run(&["name", "Odile Kermarrec"]).ends(0).out);
}

#[test]
fn help_is_in_the_reader_s_language() {
    let workspace = Workspace::empty();
    insta::assert_snapshot!("help_en", workspace.run(&["--help"]).ends(0).out);
    insta::assert_snapshot!("help_fr", workspace.run(&["--help", "--locale", "fr"]).ends(0).out);
    let workspace = workspace.locale("fr_FR.UTF-8");
    insta::assert_snapshot!("help_check_fr", workspace.run(&["help", "check"]).ends(0).out);
    for command in ["index", "articles", "explain", "read", "name", "quote", "timeline", "config", "lsp"] {
        let help = workspace.run(&[command, "-h"]).ends(0).out;
        // Nothing of what clap says in English is left.
        for english in ["Usage:", "Arguments:", "Options:", "Print", "possible values", "default:"] {
            assert!(!help.contains(english), "{help}");
        }
    }
}

#[test]
fn mistakes_are_told_in_the_reader_s_language() {
    let workspace = Workspace::with_corpus().locale("fr_FR.UTF-8");
    let mistakes: Vec<String> = [
        &["chek"][..],
        &["check", "--formt", "json"],
        &["check", "--format", "yaml"],
        &["check", "--format"],
        &["check", "--verbose=3"],
        &["check", "--verbose", "--verbose"],
        &["name"],
        &["timeline", "a", "b"],
        &["config"],
        &["config", "--schema", "--settings"],
        &["read", "--date", "hier"],
        &["read", "--lang", "de"],
        &["read", "absent.txt"],
        &["read", "corpus"],
        &["check", "absent.md"],
        &["--locale", "de", "check"],
    ]
    .iter()
    .map(|arguments| workspace.run(arguments).ends(2).err)
    .collect();
    insta::assert_snapshot!(mistakes.concat());
}
