//! The server over a real corpus and its index.

use crate::client::{Client, at, capabilities, uri};
use crate::parts::{Workspace, rule, simple};
use serde_json::{Value, json};
use sourcier::check::{Evidence, Finding};
use sourcier::config::{Config, Level};
use sourcier::features::Target;
use sourcier::index::{CacheDir, Snapshot};
use sourcier::notes::Note;
use sourcier::server::{Features, Parts};
use sourcier::text::Span;
use sourcier::wording::Message;
use std::time::{Duration, Instant};

/// Finds the first word of a note in every article, and tells how many articles there are.
fn point_at_articles(note: &Note, snapshot: &Snapshot, _: &Config) -> Vec<Finding> {
    let word = note.text.split_whitespace().next().unwrap_or("");
    let evidence = |article: u32| {
        let stored = snapshot.article(article)?;
        let at = stored.article.text.find(word)?;
        Some(Evidence { article, span: Span::new(at, at + word.len()) })
    };
    vec![Finding {
        rule: rule(),
        level: Level::Error,
        span: Span::new(0, word.len()),
        judged: None,
        message: Message::new(format!("{} articles", snapshot.cards().len()).leak(), Vec::new()),
        correct: None,
        evidence: (0..u32::try_from(snapshot.cards().len()).expect("few")).filter_map(evidence).collect(),
        fixes: Vec::new(),
    }]
}

/// Jumps to where the first finding's evidence stands.
fn follow_evidence(_: &Note, snapshot: &Snapshot, findings: &[Finding], _: usize) -> Vec<Target> {
    let target = |evidence: &Evidence| {
        let path = snapshot.article(evidence.article)?.path.clone();
        Some(Target { origin: findings[0].span, path, article: evidence.article, span: evidence.span })
    };
    findings[0].evidence.iter().filter_map(target).collect()
}

fn real(workspace: &Workspace) -> Parts {
    let features = Features { check: point_at_articles, definition: follow_evidence, ..simple().features };
    Parts { features, ..Parts::new(Some(CacheDir::at(&workspace.note("cache")))) }
}

#[test]
fn evidence_opens_the_original_article_at_its_line() {
    let workspace = Workspace::new();
    let article = workspace.note("corpus/marée.txt");
    // Windows-1252: `é` is one byte in the file, two inside the program, one column for the client.
    let text = b"Port de Kerouzan, le 3 mars 2021\n\nLa mar\xe9e a d\xe9pass\xe9 la digue du port. Personne n'a \xe9t\xe9 bless\xe9.\n";
    std::fs::write(&article, text).expect("an article");
    for related in [true, false] {
        let mut all = capabilities();
        all["textDocument"]["publishDiagnostics"]["relatedInformation"] = json!(related);
        all["textDocument"]["definition"]["linkSupport"] = json!(related);
        let mut client = Client::start(real(&workspace), &all, &[workspace.path()]);
        let note = uri(&workspace.note("a.md"));
        client.open(&note, "digue\n");
        let diagnostic = client.pushed(&note, 1).remove(0);
        let range = json!({"start": {"line": 2, "character": 22}, "end": {"line": 2, "character": 27}});
        let passage = "marée.txt:3: La marée a dépassé la digue du port.";
        if related {
            assert_eq!(
                diagnostic["relatedInformation"],
                json!([{"location": {"uri": uri(&article), "range": range}, "message": passage}])
            );
        } else {
            // Where the client has no place for it, it stands in the message.
            assert_eq!(diagnostic.get("relatedInformation"), None);
            assert_eq!(diagnostic["message"], format!("1 articles\n{passage}"));
        }
        let target = client.request("textDocument/definition", at(&note, 0, 0))[0].take();
        if related {
            assert_eq!(target["targetUri"], uri(&article));
            assert_eq!(target["targetSelectionRange"], range);
            assert_eq!(target["originSelectionRange"]["end"]["character"], 5);
        } else {
            assert_eq!(target, json!({"uri": uri(&article), "range": range}));
        }
    }
}

#[test]
fn an_article_dropped_in_counts_within_two_seconds() {
    let workspace = Workspace::new();
    workspace.write("corpus/a.txt", "La digue du port de Kerouzan sera rehaussée.\n");
    let mut client = Client::start(real(&workspace), &capabilities(), &[workspace.path()]);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "digue\n");
    assert_eq!(client.pushed(&note, 1)[0]["message"], "1 articles");
    let start = Instant::now();
    workspace.write("corpus/sub/b.txt", "La digue du port de Kerouzan a tenu cet hiver.\n");
    while client.pushed(&note, 1)[0]["message"] != "2 articles" {}
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    std::fs::remove_file(workspace.note("corpus/a.txt")).expect("it was there");
    while client.pushed(&note, 1)[0]["message"] != "1 articles" {}
}

#[test]
fn two_windows_on_one_folder_both_follow_the_corpus() {
    let workspace = Workspace::new();
    workspace.write("corpus/a.txt", "La digue du port de Kerouzan sera rehaussée.\n");
    let mut windows = [0, 1].map(|_| Client::start(real(&workspace), &capabilities(), &[workspace.path()]));
    let note = uri(&workspace.note("a.md"));
    for window in &mut windows {
        window.open(&note, "digue\n");
        assert_eq!(window.pushed(&note, 1)[0]["message"], "1 articles");
    }
    workspace.write("corpus/b.txt", "La digue du port de Kerouzan a tenu cet hiver.\n");
    for window in &mut windows {
        while window.pushed(&note, 1)[0]["message"] != "2 articles" {}
    }
    // The one that wrote the index leaves: the other goes on.
    let [first, mut second] = windows;
    drop(first);
    workspace.write("corpus/c.txt", "La digue du port de Kerouzan a cédé au printemps.\n");
    while second.pushed(&note, 1)[0]["message"] != "3 articles" {}
}

#[test]
fn a_corpus_may_come_after_the_configuration() {
    let workspace = Workspace::ordinary();
    workspace.write("sourcier.toml", "[names]\n");
    let mut client = Client::start(real(&workspace), &capabilities(), &[workspace.path()]);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "digue\n");
    assert_eq!(client.pushed(&note, 1)[0]["message"], "0 articles");
    workspace.write("corpus/a.txt", "La digue du port de Kerouzan sera rehaussée.\n");
    while client.pushed(&note, 1)[0]["message"] != "1 articles" {}
    workspace.write("corpus/b.txt", "La digue du port de Kerouzan a tenu cet hiver.\n");
    while client.pushed(&note, 1)[0]["message"] != "2 articles" {}
}

#[test]
fn where_the_cache_cannot_be_written_the_corpus_is_held_in_memory() {
    let workspace = Workspace::new();
    workspace.write("corpus/a.txt", "La digue du port de Kerouzan sera rehaussée.\n");
    let mut parts = real(&workspace);
    // A file stands where the folder should be.
    workspace.write("blocked", "");
    parts.keep = Parts::new(Some(CacheDir::at(&workspace.note("blocked")))).keep;
    let mut client = Client::start(parts, &capabilities(), &[workspace.path()]);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "digue\n");
    assert_eq!(client.pushed(&note, 1)[0]["message"], "1 articles");
    let said = client.notification("window/showMessage")["message"].take();
    assert!(said.as_str().expect("a message").contains("held in memory"), "{said}");
}

#[test]
fn a_file_that_gives_no_article_is_named_once() {
    let workspace = Workspace::new();
    workspace.write("corpus/a.txt", "La digue du port de Kerouzan sera rehaussée.\n");
    workspace.write("corpus/empty.txt", "");
    let mut client = Client::start(real(&workspace), &capabilities(), &[workspace.path()]);
    let said = client.notification("window/showMessage")["message"].take();
    assert!(said.as_str().expect("a message").contains("empty.txt"), "{said}");
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "digue\n");
    client.pushed(&note, 1);
    workspace.write("corpus/b.txt", "La digue du port de Kerouzan a tenu cet hiver.\n");
    while client.pushed(&note, 1)[0]["message"] != "2 articles" {}
    assert!(client.within(Duration::ZERO).iter().all(|message| message["method"] != "window/showMessage"));
}

#[test]
fn an_answer_waits_for_the_first_index_of_a_real_corpus() {
    let workspace = Workspace::new();
    for n in 0..50 {
        workspace.write(&format!("corpus/{n}.txt"), &format!("La digue numéro {n} du port de Kerouzan a tenu.\n"));
    }
    let mut client = Client::start(real(&workspace), &capabilities(), &[workspace.path()]);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "digue\n");
    let report = client.request("textDocument/diagnostic", json!({"textDocument": {"uri": note}}));
    assert_eq!(report["items"][0]["message"], "50 articles");
    assert_ne!(client.hover(&note, 0, 0), Value::Null);
    client.pushed(&note, 1);
}

#[test]
fn a_timeline_is_a_command() {
    let workspace = Workspace::new();
    let article = workspace.write(
        "corpus/digue.txt",
        "Port de Kerouzan, le 3 mars 2021\n\nLa digue de Kerouzan a été bâtie en 1911.\n\nLa maire, Soizic Le Bihan, l’a inspectée mardi 2 mars 2021.\n",
    );
    let mut client = Client::start(real(&workspace), &capabilities(), &[workspace.path()]);
    let commands = &client.capabilities["executeCommandProvider"]["commands"];
    assert_eq!(commands[0], "sourcier.timeline");
    let without_note = json!({"command": "sourcier.timeline", "arguments": []});
    assert_ne!(
        client.request("workspace/executeCommand", without_note),
        Value::Null,
        "no note is open, but a folder is"
    );
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "digue\n");
    client.pushed(&note, 1);
    let mut ask = |arguments: Value| {
        client.request("workspace/executeCommand", json!({"command": "sourcier.timeline", "arguments": arguments}))
    };
    let link = |line: u32| format!("[digue, line {line}]({}#L{line})", uri(&article));
    let built = format!("## 1911\n\n- La digue de Kerouzan a été bâtie **en 1911**. {}\n", link(3));
    let seen =
        format!("## 2 March 2021\n\n- La maire, Soizic Le Bihan, l’a inspectée **mardi 2 mars 2021**. {}\n", link(5));
    assert_eq!(ask(json!([])), format!("# Timeline\n\n{built}\n{seen}"));
    assert_eq!(ask(json!(["Soizic Le Bihan", note])), format!("# Timeline: Soizic Le Bihan\n\n{seen}"));
    assert_eq!(ask(json!([null, "file:///elsewhere.md"])), Value::Null);
    let id = client.ask("workspace/executeCommand", json!({"command": "sourcier.other", "arguments": []}));
    assert_eq!(client.answer(id)["error"]["code"], -32602);
}
