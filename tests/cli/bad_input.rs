//! What is broken gets one clear message that names the file, the key and the line; the rest goes on working, and nothing is lost or
//! changed (each run compares the workspace before and after).

use crate::workspace::{FERRY, Workspace};
use std::fs;

const IMPOSSIBLE: &str = "Le bac a repris ses traversées le 31 septembre 2023.\n";

/// A workspace with a good corpus and a note that has one finding, which must be found whatever else is wrong.
fn workspace() -> Workspace {
    Workspace::with_corpus().file("a.md", IMPOSSIBLE)
}

/// Asserts that the note's finding is found, and that these lines are all that is said.
#[track_caller]
fn goes_on(workspace: &Workspace, said: &[&str]) {
    let run = workspace.run(&["check", "--format", "json"]).ends(1).says(said);
    assert_eq!(run.codes(), ["impossible-date"]);
}

mod configuration {
    use super::*;

    #[test]
    fn unknown_key() {
        let workspace = workspace().file("sourcier.toml", "[corpus]\npaths = [\"corpus\"]\n\n[note]\npath = [\".\"]\n");
        goes_on(&workspace, &["sourcier: desk/sourcier.toml:4:2: `note`: unknown key: did you mean `notes`?"]);
    }

    #[test]
    fn unknown_rule_and_level() {
        let workspace =
            workspace().file("sourcier.toml", "[rules]\nimposible-date = \"off\"\nimpossible-date = \"loud\"\n");
        goes_on(
            &workspace,
            &[
                "sourcier: desk/sourcier.toml:2:1: `rules.imposible-date`: unknown rule: did you mean `impossible-date`?",
                "sourcier: desk/sourcier.toml:3:19: `rules.impossible-date`: unknown level \"loud\": write one of \"error\", \
                 \"warning\", \"information\", \"hint\", \"off\"",
            ],
        );
    }

    #[test]
    fn wrong_type() {
        let workspace = workspace().file("sourcier.toml", "[corpus]\npaths = \"corpus\"\n");
        goes_on(
            &workspace,
            &[
                "sourcier: desk/sourcier.toml:2:9: `corpus.paths`: must be a list of texts, not a text: write `paths = [\"corpus\"]`",
            ],
        );
    }

    #[test]
    fn syntax_error() {
        let workspace = workspace().file("sourcier.toml", "[rules]\nimpossible-date = \n");
        let run = workspace.run(&["check", "--format", "json"]).ends(1);
        assert_eq!(run.codes(), ["impossible-date"]);
        assert!(
            run.err.starts_with("sourcier: desk/sourcier.toml:2:19: syntax error: ") && run.err.lines().count() == 1,
            "{}",
            run.err
        );
    }

    #[test]
    fn not_text() {
        let workspace = workspace().file("sourcier.toml", b"[rules]\n\xff\xfe\x00");
        let run = workspace.run(&["check", "--format", "json"]).ends(1);
        assert!(run.err.starts_with("sourcier: desk/sourcier.toml:2:1: syntax error: not UTF-8"), "{}", run.err);
    }

    #[test]
    fn missing_place() {
        let workspace = workspace().file("sourcier.toml", "[corpus]\npaths = [\"corpus\", \"press\"]\n");
        goes_on(
            &workspace,
            &[
                "sourcier: desk/sourcier.toml:2:20: `corpus.paths`: \"press\" does not exist (desk/press): create it, or correct the \
               path; it counts from the folder of sourcier.toml",
            ],
        );
    }
}

mod corpus {
    use super::*;

    /// Adds a file to the corpus, and asserts that one line names it and that the rest goes on.
    #[track_caller]
    fn skips(workspace: &Workspace, path: &str) {
        let run = workspace.run(&["check", "--format", "json"]).ends(1);
        assert_eq!(run.codes(), ["impossible-date"]);
        assert!(run.err.lines().count() == 1 && run.err.contains(path), "{}", run.err);
        let quote = "« Nous avons tenu parole, et le bac est plus beau qu’avant », a dit la maire d’Orveille.\n";
        let run = workspace.run_in(".", &["check", "--format", "json", "-"], Some(quote.as_bytes())).ends(1);
        assert_eq!(run.codes(), ["altered-quote"], "the good articles still tell");
    }

    #[test]
    fn missing() {
        let run = Workspace::empty().file("a.md", IMPOSSIBLE).run(&["check"]).ends(2);
        assert_eq!(run.out, "0 notes, 0 articles: no findings\n");
        assert!(
            run.err.starts_with("sourcier: desk: no corpus: ") || run.err.contains("desk: no corpus: "),
            "{}",
            run.err
        );
        assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    }

    #[test]
    fn empty() {
        let workspace = Workspace::empty().file("a.md", IMPOSSIBLE);
        fs::create_dir(workspace.path("corpus")).expect("corpus");
        let run = workspace.run(&["check", "--format", "json"]).ends(1);
        assert_eq!(run.codes(), ["impossible-date"]);
        assert!(run.err.contains("corpus: no articles") && run.err.lines().count() == 1, "{}", run.err);
    }

    #[test]
    fn binary() {
        let bytes: Vec<u8> = (0..=255).cycle().take(20_000).collect();
        skips(&workspace().file("corpus/picture.txt", bytes), "corpus/picture.txt");
    }

    #[test]
    fn broken_encoding() {
        skips(&workspace().file("corpus/broken.txt", b"\xff\xfea\x00\x00\xd8"), "corpus/broken.txt");
    }

    #[test]
    fn of_200_megabytes() {
        let workspace = workspace().file("corpus/huge.txt", "");
        let huge = fs::File::options().write(true).open(workspace.path("corpus/huge.txt")).expect("the file");
        huge.set_len(200_000_000).expect("a sparse file");
        skips(&workspace, "corpus/huge.txt");
    }

    #[cfg(unix)]
    #[test]
    fn unreadable() {
        use std::os::unix::fs::PermissionsExt;
        let workspace = workspace().file("corpus/secret.txt", FERRY);
        let path = workspace.path("corpus/secret.txt");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o0)).expect("permissions");
        if fs::read(&path).is_ok() {
            println!("skipped: this user reads everything");
            return;
        }
        skips(&workspace, "corpus/secret.txt");
    }

    #[cfg(unix)]
    #[test]
    fn dangling_link() {
        let workspace = workspace();
        std::os::unix::fs::symlink("gone.txt", workspace.path("corpus/link.txt")).expect("a link");
        skips(&workspace, "corpus/link.txt");
    }

    #[cfg(unix)]
    #[test]
    fn endless_link() {
        let workspace = workspace();
        std::os::unix::fs::symlink(".", workspace.path("corpus/again")).expect("a link");
        skips(&workspace, "corpus/again");
    }

    #[test]
    fn folder_called_like_an_article() {
        let workspace = workspace();
        fs::create_dir(workspace.path("corpus/folder.txt")).expect("a folder");
        goes_on(&workspace, &[]);
    }
}

mod notes {
    use super::*;

    #[test]
    fn invalid_utf8() {
        let workspace = workspace().file("b.md", b"One line.\nCaf\xe9.\n");
        let run = workspace.run(&["check", "--format", "json"]).ends(2);
        assert_eq!(run.codes(), ["impossible-date"], "the other notes are judged");
        assert_eq!(run.err, "sourcier: b.md:2: not UTF-8: save the note in that encoding; it was not judged\n");
    }

    /// A note that must be read to its end: a finding stands there.
    #[track_caller]
    fn is_read(start: &str) {
        let note = format!("{start}\n\n{IMPOSSIBLE}");
        let run = Workspace::with_corpus().file("a.md", &note).run(&["check", "--format", "json"]);
        let findings = run.findings();
        let found =
            findings.iter().find(|finding| finding["code"] == "impossible-date").expect("the finding at the end");
        let start = usize::try_from(found["bytes"][0].as_u64().expect("a number")).expect("small");
        assert!(note[start..].starts_with("31 septembre"), "{found}");
    }

    #[test]
    fn paragraph_of_5_megabytes() {
        is_read(
            &"Le vent tourne et la mer monte, dit-on, sans que personne y trouve à redire. ".repeat(5_000_000 / 78),
        );
    }

    #[test]
    fn word_of_5_megabytes() {
        let run = Workspace::with_corpus().file("a.md", "a".repeat(5_000_000)).run(&["check"]).ends(0).says(&[]);
        assert_eq!(run.out, "1 note, 2 articles: no findings\n");
    }

    #[test]
    fn ten_thousand_quotes() {
        is_read(&"Il a dit « non ». ".repeat(10_000));
        is_read(&"« “ \" ‘ ".repeat(2_500));
        is_read(&"\"".repeat(10_000));
        is_read(&"> ".repeat(10_000));
    }

    /// What is said of a note that has this between quotation marks, and of what follows.
    #[track_caller]
    fn quoted(inside: &str, codes: &[&str]) {
        let note = format!("Odile Kermarrec a déclaré : « {inside} ».\n\n{IMPOSSIBLE}");
        let run = Workspace::with_corpus().file("a.md", &note).run(&["check", "--format", "json"]);
        let all = [codes, &["impossible-date"]].concat();
        assert_eq!(run.codes(), all, "{}", note.chars().take(200).collect::<String>());
        assert_eq!(run.err, "");
    }

    #[test]
    fn odd_quotations() {
        for short in
            ["non", "", "… !? — […]", "\u{1b}[2J\u{7}\u{0}", "אבג דהו \u{202e}זחט", "😀 🎣", "e\u{301}te\u{301}"]
        {
            quoted(short, &[]);
        }
        quoted("Les poissons volent \u{7}au-dessus des toits \u{202e}rouges 😀 ce soir", &["unknown-quote"]);
        quoted(&"Les poissons volent au-dessus des toits rouges ce soir. ".repeat(2_223), &["unknown-quote"]);
    }

    #[test]
    fn a_quotation_that_never_ends() {
        for open in ["«", "“", "\"", "„", "‹", "‘"] {
            // It harms its paragraph at most.
            is_read(&format!("La maire a dit : {open} le bac est plus sûr\n\nEt puis."));
            let note = format!("Odile Kermarrec a dit : {open} {}", "le vent et la mer ".repeat(4_000));
            Workspace::with_corpus().file("a.md", &note).run(&["check"]).says(&[]);
        }
    }

    #[test]
    fn carriage_returns() {
        is_read("# Le bac\r\n\r\nUn mot.\r\n\r");
        is_read("Un mot.\r\rUn autre.\r");
    }

    #[test]
    fn byte_order_mark() {
        is_read("\u{feff}# Le bac");
    }

    #[test]
    fn unclosed_everything() {
        is_read("« “ ( [ **gras *et _plus [@clef [[wiki ![img](a.png [lien](a.md <b <!-- x --> [^1 \"");
    }

    #[test]
    fn unclosed_blocks() {
        // What follows belongs to them: nothing to find, and no failure.
        for start in ["---\ndate: 2024\n", "```\n", "<!-- ", "$$\n"] {
            let note = format!("{start}{IMPOSSIBLE}");
            let run = Workspace::with_corpus().file("a.md", note).run(&["check"]);
            assert!(matches!(run.code, Some(0 | 1)) && run.err.is_empty(), "{start}: {run:#?}");
        }
    }

    #[test]
    fn nothing_at_all() {
        for note in ["", "\n", "\u{0}", "\u{feff}"] {
            Workspace::with_corpus().file("a.md", note).run(&["check"]).ends(0).says(&[]);
        }
    }
}

mod cache {
    use super::*;

    #[test]
    fn that_cannot_be_written() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("file");
        fs::write(&file, "no folder").expect("the file");
        let workspace = workspace().cache(&file);
        let run = workspace.run(&["check", "--format", "json"]).ends(1);
        assert_eq!(run.codes(), ["impossible-date"]);
        assert!(run.err.lines().count() == 1 && run.err.contains("file"), "{}", run.err);
        assert_eq!(fs::read(&file).expect("the file"), b"no folder");
    }

    /// A disk of a few kilobytes, in memory; it goes when this is dropped.
    #[cfg(target_os = "linux")]
    struct SmallDisk(tempfile::TempDir);

    #[cfg(target_os = "linux")]
    impl SmallDisk {
        /// None where this user may mount none.
        fn mount() -> Option<Self> {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let mut mount = std::process::Command::new("mount");
            mount.args(["-t", "tmpfs", "-o", "size=64k", "tmpfs"]).arg(folder.path());
            let mounted = mount.stderr(std::process::Stdio::null()).status().is_ok_and(|status| status.success());
            mounted.then_some(Self(folder))
        }
    }

    #[cfg(target_os = "linux")]
    impl Drop for SmallDisk {
        fn drop(&mut self) {
            let unmounted = std::process::Command::new("umount").arg(self.0.path()).status();
            assert!(unmounted.is_ok_and(|status| status.success()), "{} stays mounted", self.0.path().display());
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn on_a_full_disk() {
        let Some(disk) = SmallDisk::mount() else {
            println!("skipped: this user may not mount a small disk");
            return;
        };
        let mut workspace = workspace().cache(disk.0.path());
        for n in 0..60 {
            let article = FERRY.repeat(4).replace("Orveille", &format!("Ville{n}"));
            workspace = workspace.file(&format!("corpus/{n}.txt"), article);
        }
        let run = workspace.run(&["check", "--format", "json"]);
        assert_eq!(run.codes(), ["impossible-date"], "{}", run.err);
        assert!(run.err.lines().count() == 1, "{}", run.err);
    }
}

/// Notes and corpora that no desk has, and that must end in time all the same: verbose, so that every claim is judged facet by facet.
mod much {
    use super::*;
    use std::fmt::Write;
    use std::time::{Duration, Instant};

    /// What it may take in a build for tests, on a machine that has other work too.
    const MOST: Duration = Duration::from_mins(2);

    /// Asserts that a note is judged in time, and what is found in it.
    #[track_caller]
    fn ends_in_time(workspace: Workspace, note: &str, codes: &[&str]) {
        let workspace = workspace.file("a.md", note);
        let start = Instant::now();
        let run = workspace.run(&["check", "--verbose", "--format", "json"]);
        assert!(run.code == Some(i32::from(codes.contains(&"misdated-claim"))), "{run:#?}");
        let mut found = run.codes();
        found.dedup();
        assert_eq!(found, codes);
        assert!(start.elapsed() < MOST, "{:?}", start.elapsed());
    }

    const SOLD: &str =
        "La vente du bac\n\nLe conseil d’Orveille a vendu le vieux bac à la compagnie Brisart le 3 mai 2021.\n";

    #[test]
    fn a_sentence_of_5000_words() {
        let note =
            format!("Le conseil d’Orveille a vendu {} à la compagnie Brisart.\n", "le vieux bac et ".repeat(1250));
        ends_in_time(Workspace::with_corpus().file("corpus/vente.txt", SOLD), &note, &[]);
    }

    #[test]
    fn a_note_of_20000_claims() {
        let mut note = String::new();
        for n in 0..20_000 {
            let _ = writeln!(note, "Le conseil d’Orveille a vendu le bac numéro {n} à la compagnie Brisart.\n");
        }
        ends_in_time(Workspace::with_corpus().file("corpus/vente.txt", SOLD), &note, &[]);
    }

    #[test]
    fn a_sentence_about_everything() {
        let mut workspace = Workspace::with_corpus();
        for n in 0..300 {
            let text = format!(
                "La Russie, jour {n}\n\nLa Russie et Orveille ont signé le {} mai 2021 un accord.\n",
                n % 28 + 1
            );
            workspace = workspace.file(&format!("corpus/{n}.txt"), text);
        }
        ends_in_time(workspace, "La Russie.\n\nLa Russie !\n\n- La Russie\n", &[]);
    }

    #[test]
    fn articles_that_contradict_each_other() {
        let other = SOLD.replace("le 3 mai", "le 4 mai");
        let workspace = Workspace::with_corpus().file("corpus/vente.txt", SOLD).file("corpus/autre.txt", other);
        let note = "Le conseil d’Orveille a vendu le vieux bac à la compagnie Brisart le 3 mai 2021.\n\n\
                    Le conseil d’Orveille a vendu le vieux bac à la compagnie Brisart le 4 mai 2021.\n";
        ends_in_time(workspace, note, &[]);
    }

    #[test]
    fn no_article_at_all() {
        let workspace = Workspace::empty().file("corpus/.gitkeep", "");
        ends_in_time(workspace, "Le conseil d’Orveille a vendu le vieux bac le 3 mai 2021.\n", &[]);
    }

    #[test]
    fn an_article_of_megabytes() {
        let mut text = String::from("Le registre du port\n\n");
        for n in 0..10_000 {
            let _ = writeln!(
                text,
                "Le {} mai {}, le navire {n} a quitté Orveille pour Brest.\n",
                n % 28 + 1,
                1900 + n % 120
            );
        }
        let workspace = Workspace::with_corpus().file("corpus/registre.txt", text).file("corpus/vente.txt", SOLD);
        let note = "Le conseil d’Orveille a vendu le vieux bac à la compagnie Brisart le 9 mai 2021.\n";
        ends_in_time(workspace, note, &["misdated-claim"]);
    }
}
