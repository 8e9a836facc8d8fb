//! Workspace folders, notes without one, configurations.

use crate::client::{Client, capabilities, uri};
use crate::parts::{Workspace, simple};
use serde_json::{Value, json};
use sourcier::check::Finding;
use sourcier::features::Hover;
use sourcier::index::Snapshot;
use sourcier::notes::Note;
use sourcier::server::Features;
use sourcier::wording::Locale;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Parts that note for which roots an index is kept.
fn noting_roots() -> (sourcier::server::Parts, Arc<Mutex<Vec<std::path::PathBuf>>>) {
    let roots = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&roots);
    let mut parts = simple();
    parts.keep = Arc::new(move |config, tell, stop| {
        noted.lock().expect("the list").push(config.root.clone());
        crate::parts::ready(config, tell, stop);
    });
    (parts, roots)
}

#[test]
fn each_folder_has_its_own_index_and_a_note_belongs_to_the_innermost() {
    let (parts, roots) = noting_roots();
    let (one, two) = (Workspace::new(), Workspace::new());
    two.write("inner/sourcier.toml", "[corpus]\npaths = [\"texts\"]\n");
    two.write("inner/texts/a.txt", "An article.\n");
    let mut client = Client::start(parts, &capabilities(), &[one.path(), two.path()]);
    for note in [one.note("a.md"), two.note("b.md"), two.note("inner/deep/c.md")] {
        let note = uri(&note);
        client.open(&note, "wrong\n");
        assert_eq!(client.pushed(&note, 1).len(), 1);
    }
    let mut seen = roots.lock().expect("the list").clone();
    seen.sort();
    let mut expected = vec![one.path().to_owned(), two.path().to_owned(), two.note("inner")];
    expected.sort();
    assert_eq!(seen, expected);
}

#[test]
fn folders_come_and_go() {
    let (parts, roots) = noting_roots();
    let (one, two) = (Workspace::new(), Workspace::new());
    let mut client = Client::start(parts, &capabilities(), &[one.path()]);
    let folder = |path: &Path| json!({"uri": uri(path), "name": "folder"});
    client.notify(
        "workspace/didChangeWorkspaceFolders",
        json!({"event": {"added": [folder(two.path())], "removed": [folder(one.path())]}}),
    );
    let note = uri(&two.note("a.md"));
    client.open(&note, "wrong\n");
    assert_eq!(client.pushed(&note, 1).len(), 1);
    assert!(roots.lock().expect("the list").contains(&two.path().to_owned()));
}

#[test]
fn a_note_opened_alone_gets_no_error() {
    let workspace = Workspace::new();
    let mut client = Client::start(simple(), &capabilities(), &[]);
    // A corpus lies beside it.
    let beside = uri(&workspace.note("a.md"));
    client.open(&beside, "wrong\n");
    assert_eq!(client.pushed(&beside, 1).len(), 1);
    // And nothing at all lies beside this one.
    let ordinary = Workspace::ordinary();
    for alone in [uri(&ordinary.note("a.md")), "untitled:Untitled-1".to_owned(), "vscode-notebook-cell:/a#b".to_owned()]
    {
        client.open(&alone, "wrong\n");
        assert_eq!(client.hover(&alone, 0, 0), Value::Null);
        client.insert(&alone, 2, 0, 0, "x");
        client.close(&alone);
    }
    assert!(client.within(Duration::from_millis(100)).is_empty());
}

#[test]
fn a_folder_that_is_no_directory_here_is_left_in_peace() {
    let mut client = Client::connect(simple());
    client.initialize(json!({
        "processId": std::process::id(),
        "rootUri": "vscode-vfs://github/quay/notes",
        "capabilities": capabilities(),
        "workspaceFolders": [{"uri": "vscode-vfs://github/quay/notes", "name": "notes"}],
    }));
    for note in ["vscode-vfs://github/quay/notes/a.md", "vscode-remote://ssh-remote%2Bquay/notes/b.md"] {
        client.open(note, "wrong\n");
        assert_eq!(client.hover(note, 0, 0), Value::Null);
        client.insert(note, 2, 0, 0, "x");
        client.close(note);
    }
    assert!(client.within(Duration::from_millis(100)).is_empty());
}

#[test]
fn a_note_that_was_never_saved_belongs_to_the_first_folder() {
    let workspace = Workspace::new();
    let mut client = Client::start(simple(), &capabilities(), &[workspace.path()]);
    for unsaved in ["untitled:Untitled-1", "buffer:7", "file://"] {
        client.open(unsaved, "wrong\n");
        assert_eq!(client.pushed(unsaved, 1).len(), 1, "{unsaved}");
    }
}

#[test]
fn a_document_of_another_system_is_left_in_peace_beside_a_folder() {
    let workspace = Workspace::new();
    let mut client = Client::start(simple(), &capabilities(), &[workspace.path()]);
    for elsewhere in ["git:/desk/a.md?HEAD", "vscode-remote://ssh-remote%2Bquay/desk/b.md", "oil:///desk/c.md"] {
        client.open(elsewhere, "wrong\n");
        assert_eq!(client.hover(elsewhere, 0, 0), Value::Null, "{elsewhere}");
    }
    assert!(client.within(Duration::from_millis(100)).is_empty());
}

#[test]
fn an_ordinary_folder_of_markdown_is_left_in_peace() {
    let (parts, roots) = noting_roots();
    let workspace = Workspace::ordinary();
    let mut client = Client::start(parts, &capabilities(), &[workspace.path()]);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "wrong\n");
    assert_eq!(client.hover(&note, 0, 0), Value::Null);
    assert_eq!(client.request("textDocument/diagnostic", json!({"textDocument": {"uri": note}}))["items"], json!([]));
    assert!(client.within(Duration::from_millis(200)).is_empty());
    assert!(roots.lock().expect("the list").is_empty());
}

#[test]
fn a_missing_corpus_and_an_unknown_key_get_one_message_each() {
    let workspace = Workspace::ordinary();
    workspace.write("sourcier.toml", "[corpus]\npaths = [\"articles\"]\ncolour = \"red\"\n");
    let mut client = Client::start(simple(), &capabilities(), &[workspace.path()]);
    for name in ["a.md", "b.md"] {
        let note = uri(&workspace.note(name));
        client.open(&note, "fine\n");
        client.pushed(&note, 1);
        client.notify("textDocument/didSave", json!({"textDocument": {"uri": note}}));
    }
    let mut said: Vec<Value> = client
        .within(Duration::from_millis(300))
        .into_iter()
        .filter(|message| message["method"] == "window/showMessage")
        .map(|mut message| message["params"].take())
        .collect();
    said.sort_by_key(ToString::to_string);
    assert_eq!(said.len(), 2, "{said:#?}");
    assert!(said.iter().all(|message| message["type"] == 2));
    assert!(said.iter().any(|message| message["message"].as_str().is_some_and(|m| m.contains("colour"))), "{said:#?}");
    assert!(
        said.iter().any(|message| message["message"].as_str().is_some_and(|m| m.contains("articles"))),
        "{said:#?}"
    );
}

#[test]
fn the_client_s_settings_are_asked_for_and_the_configuration_s_changes_followed() {
    let workspace = Workspace::ordinary();
    workspace.write("articles/a.txt", "An article.\n");
    let mut all = capabilities();
    all["workspace"]["configuration"] = json!(true);
    let mut client = Client::start(simple(), &all, &[workspace.path()]);
    let (id, params) = client.question("workspace/configuration");
    assert_eq!(params["items"][0]["section"], "sourcier");
    client.reply(&id, json!([{"corpus": {"paths": ["articles"]}}]));
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "wrong\n");
    assert_eq!(client.pushed(&note, 1).len(), 1);
    // Without the setting it is an ordinary folder: what was shown is taken back.
    client.notify("workspace/didChangeConfiguration", json!({"settings": null}));
    let (id, _) = client.question("workspace/configuration");
    client.reply(&id, json!([{}]));
    assert_eq!(client.notification("textDocument/publishDiagnostics")["diagnostics"], json!([]));
    // A configuration comes.
    workspace.write("sourcier.toml", "[corpus]\npaths = [\"articles\"]\n");
    client.notify(
        "workspace/didChangeWatchedFiles",
        json!({"changes": [{"uri": uri(&workspace.note("sourcier.toml")), "type": 1}]}),
    );
    assert_eq!(client.pushed(&note, 1).len(), 1);
}

#[test]
fn a_rule_s_new_level_needs_no_new_index() {
    fn tell_level(_: &Note, _: &Snapshot, _: &[Finding], _: usize, _: Locale) -> Option<Hover> {
        None
    }
    let (mut parts, roots) = noting_roots();
    parts.features = Features { hover: tell_level, ..parts.features };
    let workspace = Workspace::new();
    workspace.write("sourcier.toml", "");
    let mut client = Client::start(parts, &capabilities(), &[workspace.path()]);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "wrong\n");
    client.pushed(&note, 1);
    workspace.write("sourcier.toml", "[notes]\npaths = [\"elsewhere\"]\n");
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": []}));
    // It is no note any more.
    assert_eq!(client.notification("textDocument/publishDiagnostics")["diagnostics"], json!([]));
    client.within(Duration::from_millis(50));
    assert!(!roots.lock().expect("the list").is_empty());
}

#[test]
fn settings_of_the_wrong_type_are_said_each_and_the_rest_holds() {
    let workspace = Workspace::new();
    let mut all = capabilities();
    all["workspace"]["configuration"] = json!(true);
    for (settings, faults) in [
        (
            json!({"corpus": {"paths": "corpus"}, "rules": {"altered-quote": 5, "rumour": "off"}, "hints": {"roles": "yes"}, "colour": 1}),
            vec!["corpus.paths", "rules.altered-quote", "rules.rumour", "hints.roles", "colour"],
        ),
        (json!({"corpus": [1], "names": null, "notes": "."}), vec!["corpus", "notes"]),
        (json!("corpus"), vec!["sourcier`"]),
        (json!([1]), vec!["sourcier`"]),
        (json!(5), vec!["sourcier`"]),
    ] {
        let mut client = Client::start(simple(), &all, &[workspace.path()]);
        let (id, _) = client.question("workspace/configuration");
        client.reply(&id, json!([settings]));
        let note = uri(&workspace.note("a.md"));
        client.open(&note, "wrong\n");
        assert_eq!(client.pushed(&note, 1).len(), 1, "{settings}");
        let said: Vec<String> = client
            .within(Duration::from_millis(200))
            .into_iter()
            .filter(|message| message["method"] == "window/showMessage")
            .map(|message| message["params"]["message"].as_str().expect("words").to_owned())
            .collect();
        assert_eq!(said.len(), faults.len(), "{settings}: {said:#?}");
        for fault in faults {
            assert!(said.iter().any(|message| message.contains(fault)), "{fault}: {said:#?}");
        }
    }
}
