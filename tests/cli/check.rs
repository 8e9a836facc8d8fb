//! `sourcier check`.

use crate::workspace::{FERRY, Workspace};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// A note with a day that does not exist: an error, whatever the corpus says.
const IMPOSSIBLE: &str = "Le bac a repris ses traversées le 31 septembre 2023.\n";

/// A note with words that the article does not have.
const ALTERED: &str =
    "# Le bac\n\n« Nous avons tenu parole, et le bac est plus beau qu’avant », a déclaré la maire d’Orveille.\n";

#[test]
fn a_clean_note_ends_with_0() {
    let note = "« Nous avons tenu parole, et le bac est plus sûr qu’avant », a déclaré Odile Kermarrec.\n";
    let run = Workspace::with_corpus().file("a.md", note).run(&["check"]).ends(0).says(&[]);
    assert_eq!(run.out, "1 note, 2 articles: no findings\n");
}

#[test]
fn a_finding_at_warning_or_above_ends_with_1() {
    let workspace = Workspace::with_corpus().file("a.md", IMPOSSIBLE).file("b.md", ALTERED);
    assert_eq!(
        workspace.run(&["check", "--format", "json"]).ends(1).says(&[]).codes(),
        ["impossible-date", "altered-quote"]
    );
    workspace.run(&["check", "b.md"]).ends(1);
}

#[test]
fn levels_are_the_configuration_s() {
    let quiet = "[rules]\nimpossible-date = \"hint\"\naltered-quote = \"off\"\n";
    let workspace =
        Workspace::with_corpus().file("a.md", IMPOSSIBLE).file("b.md", ALTERED).file("sourcier.toml", quiet);
    let run = workspace.run(&["check", "--format", "json"]).ends(0).says(&[]);
    assert_eq!(run.codes(), ["impossible-date"]);
    assert_eq!(run.findings()[0]["severity"], "hint");
}

#[test]
fn what_cannot_run_ends_with_2() {
    let workspace = Workspace::with_corpus().file("a.md", IMPOSSIBLE);
    workspace.run(&["check", "--format", "prose"]).ends(2);
    workspace.run(&["chekc"]).ends(2);
    let run = workspace.run(&["check", "--format", "json", "a.md", "gone.md"]).ends(2);
    assert_eq!(run.codes(), ["impossible-date"], "what can be judged is");
    assert!(run.err.starts_with("sourcier: gone.md: cannot be read: ") && run.err.lines().count() == 1, "{}", run.err);
}

#[test]
fn json_is_one_finding_a_line() {
    let workspace = Workspace::with_corpus().file("notes/b.md", ALTERED);
    let run = workspace.run(&["check", "--format", "json", "notes"]).ends(1);
    let [finding] = &run.findings()[..] else { panic!("{}", run.out) };
    assert_eq!((finding["path"].as_str(), finding["severity"].as_str()), (Some("notes/b.md"), Some("warning")));
    let bytes = |n: usize| usize::try_from(finding["bytes"][n].as_u64().expect("a number")).expect("small");
    assert!(ALTERED[bytes(0)..bytes(1)].contains("beau"));
    assert!(finding["message"].as_str().is_some_and(|message| !message.is_empty()));
    assert!(finding["correct"].as_str().is_some_and(|words| words.contains("sûr")));
    let evidence = &finding["evidence"][0];
    assert_eq!((evidence["article"].as_str(), evidence["line"].as_u64()), (Some("ferry.txt"), Some(7)));
    assert!(FERRY.contains(evidence["text"].as_str().expect("a text")));
}

#[test]
fn several_corpus_folders_prefix_their_articles() {
    let workspace = Workspace::empty()
        .file("wire/ferry.txt", FERRY)
        .file("archive/old.txt", "Nothing of note.\n")
        .file("sourcier.toml", "[corpus]\npaths = [\"wire\", \"archive\"]\n")
        .file("b.md", ALTERED);
    let run = workspace.run(&["check", "--format", "json"]).ends(1);
    assert_eq!(run.findings()[0]["evidence"][0]["article"], "wire/ferry.txt");
}

#[test]
fn sarif_has_the_shape_that_code_hosts_read() {
    let workspace = Workspace::with_corpus().file("notes/à b.md", ALTERED).file("notes/a.md", IMPOSSIBLE);
    let run = workspace.run(&["check", "--format", "sarif"]).ends(1);
    let log: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!((&log["version"], log["runs"].as_array().map(Vec::len)), (&Value::from("2.1.0"), Some(1)));
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), 2);
    for result in results {
        let number = usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("small");
        assert_eq!(rules[number]["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().expect("a level")));
        assert!(result["message"]["text"].is_string());
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().expect("an address");
        assert!(uri.starts_with("notes/") && uri.is_ascii() && !uri.contains(' '), "{uri}");
        let [line, column, end] = ["startLine", "startColumn", "endColumn"].map(|key| place["region"][key].as_u64());
        assert!(line >= Some(1) && column >= Some(1) && end > column, "{place}");
    }
    let related = &results[1]["relatedLocations"][0]["physicalLocation"];
    assert_eq!(
        (&related["artifactLocation"]["uri"], &related["region"]["startLine"]),
        (&"corpus/ferry.txt".into(), &7.into())
    );
    let clean = Workspace::with_corpus().file("a.md", "Rien.\n").run(&["check", "--format", "sarif"]).ends(0);
    assert_eq!(
        serde_json::from_str::<Value>(&clean.out).expect("JSON")["runs"][0]["results"],
        Value::Array(Vec::new())
    );
}

#[test]
fn people_see_the_note_and_the_passage() {
    let workspace = Workspace::with_corpus().file("notes/b.md", ALTERED);
    insta::assert_snapshot!(workspace.run(&["check"]).ends(1).says(&[]).out);
}

#[test]
fn a_note_may_come_on_standard_input() {
    let run =
        Workspace::with_corpus().run_in(".", &["check", "--format", "json", "-"], Some(IMPOSSIBLE.as_bytes())).ends(1);
    assert_eq!((run.findings()[0]["path"].as_str(), run.codes()), (Some("-"), vec![String::from("impossible-date")]));
    Workspace::with_corpus().run_in(".", &["check", "-"], Some(b"")).ends(0);
}

#[test]
fn the_order_is_that_of_the_paths() {
    let mut workspace = Workspace::with_corpus();
    for n in 0..300 {
        workspace = workspace.file(&format!("notes/{:03}.md", (n * 7) % 300), IMPOSSIBLE);
    }
    let run = workspace.run(&["check", "--format", "json"]).ends(1);
    let paths: Vec<String> = run.findings().iter().map(|finding| finding["path"].to_string()).collect();
    assert!(paths.len() == 300 && paths.is_sorted());
    assert_eq!(workspace.run(&["check", "--format", "json"]).out, run.out);
}

#[test]
fn a_folder_below_finds_its_workspace() {
    let workspace = Workspace::with_corpus().file("notes/deep/b.md", ALTERED).file("sourcier.toml", "");
    let run = workspace.run_in("notes/deep", &["check", "--format", "json", "b.md"], None).ends(1);
    assert_eq!((run.findings()[0]["path"].as_str(), run.codes()), (Some("b.md"), vec![String::from("altered-quote")]));
    let run = workspace.run_in("notes", &["check", "--format", "json"], None).ends(1);
    assert_eq!(run.findings()[0]["path"], "deep/b.md");
}

#[test]
fn only_notes_are_judged() {
    let workspace = Workspace::with_corpus()
        .file("a.md", IMPOSSIBLE)
        .file("plan.txt", IMPOSSIBLE)
        .file("ignored.md", IMPOSSIBLE)
        .file(".hidden/a.md", IMPOSSIBLE)
        .file(".gitignore", "ignored.md\n");
    let run = workspace.run(&["check"]).ends(1).says(&[]);
    assert!(run.out.ends_with("1 note, 2 articles: 1 finding (1 error)\n"), "{}", run.out);
    // Named, a file counts whatever its name; an article never.
    let run = workspace.run(&["check", "--format", "json", "plan.txt", "ignored.md", "corpus/harbour.md"]).ends(1);
    assert_eq!(run.codes().len(), 2);
    assert_eq!(run.err, "sourcier: corpus/harbour.md: an article of the corpus, not a note: left out\n");
    workspace.run(&["check", "corpus"]).ends(0).says(&["sourcier: corpus: no notes in this folder"]);
}

#[test]
fn each_note_is_judged_by_its_own_workspace() {
    let workspace = Workspace::with_corpus()
        .file("a.md", IMPOSSIBLE)
        .file("other/corpus/harbour.md", crate::workspace::HARBOUR)
        .file("other/sourcier.toml", "[rules]\nimpossible-date = \"hint\"\n")
        .file("other/a.md", IMPOSSIBLE);
    let run = workspace.run(&["check", "--format", "json", "a.md", "other"]).ends(1);
    let said: Vec<String> =
        run.findings().iter().map(|finding| format!("{} {}", finding["path"], finding["severity"])).collect();
    assert_eq!(said, ["\"a.md\" \"error\"", "\"other/a.md\" \"hint\""]);
}

#[test]
fn escape_sequences_stay_text() {
    let note = IMPOSSIBLE.replace("Le bac", "\u{1b}]0;owned\u{7}\u{1b}[2J Le bac");
    let article = FERRY.replace("plus sûr", "plus \u{9b}31m sûr");
    let workspace = Workspace::with_corpus().file("corpus/ferry.txt", article).file("a.md", note).file("b.md", ALTERED);
    for format in ["human", "json", "sarif"] {
        let run = workspace.run(&["check", "--verbose", "--format", format]).ends(1);
        let loud = |c: char| c.is_control() && c != '\n';
        assert!(!run.out.contains(loud) && !run.err.contains(loud), "{run:#?}");
    }
}

#[test]
fn verbose_says_what_was_read() {
    let run = Workspace::with_corpus()
        .file("a.md", IMPOSSIBLE)
        .file("sourcier.toml", "")
        .run(&["check", "--verbose"])
        .ends(1);
    for word in ["sourcier.toml", "corpus in corpus: 2 articles", "a.md: 1 finding"] {
        assert!(run.err.contains(word), "{word}: {}", run.err);
    }
}

#[test]
fn verbose_says_what_the_articles_bear_out() {
    let article = "Le bac\n\nLe conseil d’Orveille a vendu le vieux bac à la compagnie Brisart le 3 mai 2021.\n";
    let run = Workspace::with_corpus()
        .file("corpus/vente.txt", article)
        .file("a.md", "Rien.\n\nLe 3 mai 2021, le conseil d’Orveille a vendu le vieux bac à la compagnie Brisart.\n")
        .run(&["check", "--verbose"])
        .ends(0);
    assert!(
        run.err.contains("a.md:3: supported by 1 article (corpus/vente.txt:3): Le 3 mai 2021, le conseil"),
        "{}",
        run.err
    );
}

#[test]
fn the_corpus_is_found_from_a_folder_below() {
    let workspace = Workspace::with_corpus().file("notes/2023/a.md", IMPOSSIBLE);
    for folder in [".", "notes", "notes/2023"] {
        let run = workspace.run_in(folder, &["check", "--format", "json"], None).ends(1).says(&[]);
        assert_eq!(run.codes(), ["impossible-date"], "in {folder}");
    }
    let run = workspace.run_in("notes/2023", &["check", "--format", "json", "a.md"], None).ends(1).says(&[]);
    assert_eq!(run.codes(), ["impossible-date"]);
    // The home is nobody's workspace, whatever folders it holds.
    let workspace = Workspace::empty()
        .file("../corpus/ferry.txt", "Le bac d’Orveille reprend du service\n")
        .file("a.md", "Rien.\n");
    assert!(workspace.run(&["check"]).ends(2).err.contains("no corpus"));
}

#[cfg(unix)]
#[test]
fn links_among_notes_do_no_harm() {
    use std::os::unix::fs::symlink;
    let workspace = Workspace::with_corpus().file("a.md", "Rien.\n");
    symlink("nobody@desk:1", workspace.path(".#a.md")).expect("a link");
    symlink("gone.md", workspace.path("link.md")).expect("a link");
    symlink("itself.md", workspace.path("itself.md")).expect("a link");
    symlink(".", workspace.path("again")).expect("a link");
    let run = workspace.run(&["check"]).ends(0).says(&[]);
    assert_eq!(run.out, "1 note, 2 articles: no findings\n");
}

#[test]
fn a_reader_that_leaves_is_no_failure() {
    let workspace = Workspace::with_corpus().file("a.md", IMPOSSIBLE.repeat(2000));
    let mut child = Command::new(env!("CARGO_BIN_EXE_sourcier"))
        .args(["check", "--format", "json"])
        .current_dir(workspace.path("."))
        .env("XDG_CACHE_HOME", workspace.path("../cache"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut line = String::new();
    // The pipe closes with the reader.
    BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut line).expect("a line");
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}
