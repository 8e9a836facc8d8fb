use super::*;
use crate::wording::Locale;
use serde_json::json;
use std::fs;

const RULES: [&str; 2] = ["altered-quote", "unsupported-claim"];

/// A workspace with a corpus folder and this `sourcier.toml`.
fn workspace(toml: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir(folder.path().join("corpus")).expect("corpus");
    fs::write(folder.path().join(FILE_NAME), toml).expect("sourcier.toml");
    folder
}

/// What is said of a `sourcier.toml`, a line a problem, without the folder.
fn problems(toml: &str) -> String {
    let folder = workspace(toml);
    let (_, problems) = Config::find(folder.path(), &RULES);
    let root = format!("{}{}", absolute(folder.path()).display(), std::path::MAIN_SEPARATOR);
    problems.iter().map(|problem| format!("{}\n", problem.worded(Locale::En)).replace(&root, "")).collect()
}

#[test]
fn everything_is_read() {
    let folder = workspace(
        "[corpus]\npaths = ['corpus', '../elsewhere/*.txt']\n[notes]\npaths = ['notes/*/']\n\
         [rules]\nunsupported-claim = 'off'\n[names]\n'Ana Reyk' = ['Anna Reik']\n[hints]\nroles = true\nverdicts = true\n",
    );
    let (config, _) = Config::find(&folder.path().join("notes/deep/none.md"), &RULES);
    assert_eq!(config.root, absolute(folder.path()));
    assert_eq!(config.level("unsupported-claim", Level::Information), Level::Off);
    assert_eq!(config.level("altered-quote", Level::Warning), Level::Warning);
    assert_eq!(config.names["Ana Reyk"], ["Anna Reik"]);
    assert!(config.is_configured() && config.has_corpus());
    assert!(config.role_hints() && !Config::default_for(folder.path()).role_hints());
    assert!(config.verdict_hints() && !Config::default_for(folder.path()).verdict_hints());
}

#[test]
fn hints_are_shown_or_not() {
    insta::assert_snapshot!(problems("[hints]\nrole = true\nroles = 'on'\n"), @r#"
    sourcier.toml:2:1: `hints.role`: unknown key: did you mean `hints.roles`?
    sourcier.toml:3:9: `hints.roles`: must be true or false, not a text: write `roles = true`
    "#);
    let (mut config, _) = Config::find(workspace("[hints]\nroles = false\n").path(), &RULES);
    assert_eq!(config.merge_settings(&json!({"hints": {"roles": true}})), []);
    assert!(!config.role_hints());
    let (mut config, _) = Config::find(workspace("").path(), &RULES);
    assert_eq!(config.merge_settings(&json!({"hints": {"roles": true}})), []);
    assert!(config.role_hints());
    // No index is made anew for it.
    assert!(config.same_index(&Config { role_hints: None, ..config.clone() }));
}

#[test]
fn problems_name_the_key_and_the_line() {
    insta::assert_snapshot!(problems(
        "[corpus]\npath = ['a']\npaths = ['corpus', 'gone', 'x[', 3]\n\n[notes]\npaths = 'notes'\n\n[rule]\n\n[rules]\n\
         altred-quote = 'hint'\naltered_quote = 'hint'\nsomething-else = 'off'\naltered-quote = 'loud'\nunsupported-claim = true\n\n\
         [names]\nAna = 'Anna'\n"
    ), @r#"
    sourcier.toml:2:1: `corpus.path`: unknown key: did you mean `corpus.paths`?
    sourcier.toml:3:20: `corpus.paths`: "gone" does not exist (gone): create it, or correct the path; it counts from the folder of sourcier.toml
    sourcier.toml:3:28: `corpus.paths`: "x[" is no pattern: unclosed character class; missing ']': correct the pattern
    sourcier.toml:3:34: `corpus.paths`: must hold texts only, not a number: write `paths = ["corpus"]`
    sourcier.toml:6:9: `notes.paths`: must be a list of texts, not a text: write `paths = ["notes"]`
    sourcier.toml:8:2: `rule`: unknown key: did you mean `rules`?
    sourcier.toml:11:1: `rules.altred-quote`: unknown rule: did you mean `altered-quote`?
    sourcier.toml:12:1: `rules.altered_quote`: unknown rule: did you mean `altered-quote`?
    sourcier.toml:13:1: `rules.something-else`: unknown rule: `sourcier explain` lists the rules
    sourcier.toml:14:17: `rules.altered-quote`: unknown level "loud": write one of "error", "warning", "information", "hint", "off"
    sourcier.toml:15:21: `rules.unsupported-claim`: must be a level, not true or false: write one of "error", "warning", "information", "hint", "off"
    sourcier.toml:18:7: `names.Ana`: must be a list of texts, not a text: write `"Ana" = ["another spelling"]`
    "#);
}

#[test]
fn names_are_kept_apart() {
    let toml = "[names]\n'Ana Reyk' = ['Anna Reik']\napart = [['Ana Reyk', 'Ena Reyk', 'Reyk'], ['a', 'b']]\n";
    let (mut config, said) = Config::find(workspace(toml).path(), &RULES);
    assert_eq!(said, []);
    assert_eq!(config.apart, [vec!["Ana Reyk", "Ena Reyk", "Reyk"], vec!["a", "b"]]);
    assert_eq!(config.names.len(), 1);
    // What a client's settings keep apart stays so beside it.
    assert_eq!(config.merge_settings(&json!({"names": {"apart": [["c", "d"]]}})), []);
    assert_eq!(config.apart.len(), 3);
    let other = Config { apart: Vec::new(), ..config.clone() };
    assert!(!config.same_index(&other));
    insta::assert_snapshot!(problems("[names]\napart = ['Ana', ['Ena'], ['A', 3, 'B']]\n[notes]\napart = []\n"), @r#"
    sourcier.toml:2:10: `names.apart`: must be a list of texts, not a text: write `apart = [["Paul Delmas", "Anne Delmas"]]`
    sourcier.toml:2:17: `names.apart`: needs two names or more in each list: write `apart = [["Paul Delmas", "Anne Delmas"]]`
    sourcier.toml:2:32: `names.apart`: must hold texts only, not a number: write `apart = [["Paul Delmas", "Anne Delmas"]]`
    sourcier.toml:4:1: `notes.apart`: unknown key: known are `notes.paths`
    "#);
    insta::assert_snapshot!(problems("[names]\napart = 'Ana'\n"), @r#"sourcier.toml:2:9: `names.apart`: must be a list of lists of names, not a text: write `apart = [["Paul Delmas", "Anne Delmas"]]`"#);
}

#[test]
fn a_table_in_the_wrong_shape_is_said() {
    insta::assert_snapshot!(problems("rules = 'off'\ncorpus = ['a']\ntypo = 1\n"), @r#"
    sourcier.toml:1:9: `rules`: must be a table, not a text: write `[rules]` on a line of its own, and its keys below
    sourcier.toml:2:10: `corpus`: must be a table, not a list: write `[corpus]` on a line of its own, and its keys below
    sourcier.toml:3:1: `typo`: unknown key: known are `corpus`, `hints`, `names`, `notes`, `rules`
    "#);
}

#[test]
fn the_rest_of_a_broken_file_holds() {
    let toml = "[rules]\naltered-quote = 'hint'\nunsupported-claim = \n\n[names]\nAna = ['Anna']\n";
    insta::assert_snapshot!(problems(toml), @r#"sourcier.toml:3:21: syntax error: string values must be quoted, expected literal string: mend this line or the one before it; what could be read of the rest holds"#);
    let (config, _) = Config::find(workspace(toml).path(), &RULES);
    assert_eq!(config.level("altered-quote", Level::Warning), Level::Hint);
    assert_eq!(config.names["Ana"], ["Anna"]);
}

#[test]
fn one_fault_is_said_once() {
    insta::assert_snapshot!(problems("[corpus]\npaths = ['corpus'\n\n[rules]\naltered-quote = 'hint'\n"), @r#"sourcier.toml:4:1: syntax error: missing comma between array elements, expected `,`: mend this line or the one before it; what could be read of the rest holds"#);
    insta::assert_snapshot!(problems("[rules]\naltered-quote = 'hint'\naltered-quote = 'off'\n"), @r#"sourcier.toml:3:1: syntax error: duplicate key: mend this line or the one before it; what could be read of the rest holds"#);
    insta::assert_snapshot!(problems("this is no toml\n"), @r#"sourcier.toml:1:6: syntax error: key with no value, expected `=`: mend this line or the one before it; what could be read of the rest holds"#);
}

#[test]
fn common_faults_are_told_in_french() {
    let told = |toml: &str| {
        let (_, problems) = Config::find(workspace(toml).path(), &RULES);
        problems.iter().map(|problem| problem.message.worded(Locale::Fr)).collect::<Vec<_>>().join("; ")
    };
    let faults = [
        "[hints]\nroles = oui\n",
        "[hints]\nroles = True\n",
        "[hints]\nroles\n",
        "[names]\nAna = ['a' 'b']\n",
        "[names]\nAna = ['a', 'b'\n",
        "[corpus\npaths = ['a']\n",
        "[names]\nAna = [\"C:\\Users\\a\"]\n",
        "[names]\nHélène = ['H. Castérac']\n",
        "[names]\n'Ana' = ['Anna]\n",
        "[rules]\n[rules]\n",
    ];
    insta::assert_snapshot!(faults.map(told).join("\n"));
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    assert_eq!(problems("\u{feff}[rules]\r\naltered-quote = 'hint'\r\n"), "");
}

#[test]
fn a_file_that_is_not_utf8_says_where() {
    let folder = workspace("");
    fs::write(folder.path().join(FILE_NAME), b"[rules]\naltered-quote = 'hint'\n# caf\xe9\n").expect("sourcier.toml");
    let (config, problems) = Config::find(folder.path(), &RULES);
    assert_eq!(problems.len(), 1);
    assert_eq!(
        (problems[0].line, problems[0].message.worded(Locale::En).as_str()),
        (Some(3), "syntax error: not UTF-8 from here on")
    );
    assert_eq!(config.level("altered-quote", Level::Warning), Level::Hint);
}

#[test]
fn a_folder_in_the_files_place_is_said() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir(folder.path().join(FILE_NAME)).expect("folder");
    let (config, problems) = Config::find(folder.path(), &RULES);
    assert!(problems[0].message.worded(Locale::En).starts_with("cannot be read"));
    assert_eq!(config.root, absolute(folder.path()));
}

#[test]
fn the_file_wins_over_settings() {
    let folder = workspace("[rules]\naltered-quote = 'off'\n[notes]\npaths = ['notes']\n");
    let (mut config, _) = Config::find(folder.path(), &RULES);
    let said = config.merge_settings(&json!({
        "server": {"path": null}, "trace": {"server": "off"}, "names": null,
        "rules": {"altered-quote": "error", "unsupported-claim": "hint"},
        "notes": {"paths": ["."]},
        "corpus": {"paths": ["archive"], "depth": 3},
    }));
    assert_eq!(config.level("altered-quote", Level::Warning), Level::Off);
    assert_eq!(config.level("unsupported-claim", Level::Information), Level::Hint);
    let inside = |path: &str| config.root.join(path);
    assert!(config.is_corpus(&inside("archive/a.txt")) && !config.is_corpus(&inside("corpus/a.txt")));
    assert!(config.is_note(&inside("notes/a.md")) && !config.is_note(&inside("a.md")));
    let said: String = said
        .iter()
        .map(|problem| format!("{}\n", problem.worded(Locale::En)).replace(&config.root.display().to_string(), "ROOT"))
        .collect();
    insta::assert_snapshot!(said, @r#"
    settings: `sourcier.corpus.depth`: unknown key: known are `corpus.paths`
    settings: `sourcier.corpus.paths`: "archive" does not exist (ROOT/archive): create it, or correct the path; it counts from the folder of sourcier.toml
    "#);
}

#[test]
fn a_default_that_an_editor_sends_configures_nothing() {
    let mut config = Config::default_for(Path::new("/nowhere"));
    let said = config.merge_settings(&json!({"corpus": {"paths": ["corpus"]}, "notes": {"paths": ["."]}, "rules": {}}));
    assert_eq!(said, []);
    assert!(!config.is_configured() && !config.has_corpus());
    assert_eq!(config.merge_settings(&serde_json::Value::Null), []);
}

#[test]
fn places_hold_what_they_say() {
    let folder =
        workspace("[corpus]\npaths = ['corpus', 'archive/20*/**/*.txt', 'press/*/', '../beside', 'one.txt']\n");
    let (config, _) = Config::find(folder.path(), &RULES);
    let of = |path: &str| config.is_corpus(&config.root.join(path));
    for path in [
        "corpus/a.txt",
        "corpus/b/c.md",
        "archive/2023/a.txt",
        "archive/2023/x/y/a.txt",
        "press/agency/a.txt",
        "../beside/a",
        "one.txt",
    ] {
        assert!(of(path), "{path}");
    }
    for path in
        ["corpora/a.txt", "archive/2023/a.md", "archive/1999/a.txt", "notes/a.md", "one.txt.md", "two.txt", "press"]
    {
        assert!(!of(path), "{path}");
    }
    assert!(config.is_note(&config.root.join("archive/a.MD")) && config.is_note(Path::new("a.md")));
    assert!(!config.is_note(&config.root.join("corpus/a.md")) && !config.is_note(Path::new("/elsewhere/a.md")));
}

#[test]
fn folders_to_walk_do_not_lie_in_each_other() {
    let folder = workspace("[corpus]\npaths = ['corpus/x', 'corpus', 'corpus', 'corpus/*.txt', 'gone', 'corpora']\n");
    for name in ["corpus/x", "corpora"] {
        fs::create_dir(folder.path().join(name)).expect("folder");
    }
    let (config, _) = Config::find(folder.path(), &RULES);
    assert_eq!(config.corpus_folders(), [config.root.join("corpus"), config.root.join("corpora")]);
}

#[test]
fn a_slip_of_the_pen_is_known() {
    assert_eq!(nearest("altred_quote", RULES), Some("altered-quote"));
    assert_eq!(nearest("path", ["paths"]), Some("paths"));
    assert_eq!(nearest("anything", RULES), None);
}

proptest::proptest! {
    #[test]
    fn any_file_is_read(toml in "(\\[(corpus|rules|names)\\]\n|paths ?= ?\\[?'[a*\\[{/.]{0,4}'\\]?\n|[\\[\\]{}='\"a\n,é]){0,12}") {
        let (table, _) = tree::from_toml(&toml);
        let mut config = Config::default_for(Path::new("/nowhere"));
        keys::apply(&mut config, &table, keys::Source::File);
        config.is_corpus(Path::new("/nowhere/a/a"));
    }
}

#[test]
fn problems_are_told_in_french() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join(FILE_NAME), "[rules]\naltered-quot = 'off'\n").expect("a file");
    let (_, problems) = Config::find(folder.path(), &RULES);
    let said = problems[0].worded(Locale::Fr);
    let wanted =
        ":2:1\u{a0}: `rules.altered-quot`\u{a0}: règle inconnue\u{a0}: vouliez-vous dire `altered-quote`\u{202f}?";
    assert!(said.ends_with(wanted), "{said}");
}
