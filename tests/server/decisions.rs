//! What somebody decides of a name: offered where it stands, written into `sourcier.toml`, and true from then on.

use crate::client::{Client, at, capabilities, uri};
use crate::parts::Workspace;
use serde_json::{Value, json};
use sourcier::index::CacheDir;
use sourcier::server::Parts;
use std::fs;

fn workspace() -> Workspace {
    let workspace = Workspace::new();
    workspace.write("corpus/chantier.txt", "BREST, 3 mai 2021 -- Le ministre Sergueï Baranov a visité le chantier.\n");
    workspace.write("corpus/departure.txt", "BREST, May 9, 2021 -- The minister, Sergei Baranov, left on Sunday.\n");
    workspace.write("corpus/port.txt", "BREST, 9 mai 2021 -- La maire Élodie Brisart est rentrée au port.\n");
    workspace
}

/// A client that creates files, whose note `un.md` is open with this text.
fn open(workspace: &Workspace, text: &str) -> (Client, String) {
    let mut able = capabilities();
    able["workspace"]["workspaceEdit"]["resourceOperations"] = json!(["create", "rename"]);
    open_with(workspace, &able, text)
}

fn open_with(workspace: &Workspace, able: &Value, text: &str) -> (Client, String) {
    let parts = Parts::new(Some(CacheDir::at(&workspace.note("cache"))));
    let mut client = Client::start(parts, able, &[workspace.path()]);
    let note = uri(&workspace.note("un.md"));
    client.open(&note, text);
    client.pushed(&note, 1);
    (client, note)
}

/// The actions of a kind at a place.
fn offered(client: &mut Client, note: &str, character: u32, kind: &str) -> Vec<Value> {
    let place = json!({"line": 0, "character": character});
    let params = json!({"textDocument": {"uri": note}, "range": {"start": place, "end": place},
                        "context": {"diagnostics": [], "only": [kind]}});
    client.request("textDocument/codeAction", params).as_array().cloned().unwrap_or_default()
}

/// Does in the workspace what an action says, as a client would: the file's text after it.
fn choose(workspace: &Workspace, action: &Value) -> String {
    let path = workspace.note("sourcier.toml");
    let changes = action["edit"]["documentChanges"].as_array().expect("changes");
    for change in changes {
        if change["kind"] == "create" {
            assert_eq!(change["uri"], uri(&path));
            fs::write(&path, "").expect("written");
            continue;
        }
        assert_eq!(change["textDocument"]["uri"], uri(&path));
        let text = fs::read_to_string(&path).expect("the file");
        fs::write(&path, changed(&text, change)).expect("written");
    }
    fs::read_to_string(&path).expect("the file")
}

/// A text of one-byte letters after the one edit of a document.
fn changed(text: &str, change: &Value) -> String {
    let edit = &change["edits"][0];
    let place = |end: &str| {
        let number = |what: &str| usize::try_from(edit["range"][end][what].as_u64().expect("a number")).expect("small");
        let line: usize = text.split_inclusive('\n').take(number("line")).map(str::len).sum();
        line + number("character")
    };
    format!("{}{}{}", &text[..place("start")], edit["newText"].as_str().expect("text"), &text[place("end")..])
}

fn titles(actions: &[Value]) -> Vec<&str> {
    actions.iter().filter_map(|action| action["title"].as_str()).collect()
}

/// Tells the server that the configuration changed; what the note's line says of the name at a place once that is read.
fn card_after_change(
    client: &mut Client,
    workspace: &Workspace,
    note: &str,
    character: u32,
    until: impl Fn(&Value) -> bool,
) {
    let changes = json!({"changes": [{"uri": uri(&workspace.note("sourcier.toml")), "type": 2}]});
    client.notify("workspace/didChangeWatchedFiles", changes);
    let begun = std::time::Instant::now();
    loop {
        let card = client.request("textDocument/hover", at(note, 0, character));
        if until(&card) {
            return;
        }
        assert!(begun.elapsed() < crate::client::PATIENCE, "{card}");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
}

fn says(card: &Value, words: &str) -> bool {
    card["contents"]["value"].as_str().is_some_and(|text| text.contains(words))
}

#[test]
fn two_spellings_are_joined_by_an_action() {
    let workspace = workspace();
    let (mut client, note) = open(&workspace, "Selon Élodie Brissart, rien.\n");
    let kinds = &client.capabilities["codeActionProvider"]["codeActionKinds"];
    assert_eq!(*kinds, json!(["quickfix", "refactor", "source.fixAll.sourcier"]));
    let actions = offered(&mut client, &note, 15, "refactor");
    assert_eq!(titles(&actions), [r#""Élodie Brissart" is the same as "Élodie Brisart" (maire, 1 article)"#]);
    assert_eq!(actions[0]["kind"], "refactor");
    assert_eq!(client.request("textDocument/hover", at(&note, 0, 15)), Value::Null);
    assert_eq!(choose(&workspace, &actions[0]), "[names]\n\"Élodie Brisart\" = [\"Élodie Brissart\"]\n");
    card_after_change(&mut client, &workspace, &note, 15, |card| says(card, "Élodie Brisart"));
    // It is said already; the contrary may still be.
    let actions = offered(&mut client, &note, 15, "refactor");
    assert_eq!(titles(&actions), [r#""Élodie Brissart" is not the same as "Élodie Brisart""#]);
    choose(&workspace, &actions[0]);
    card_after_change(&mut client, &workspace, &note, 15, Value::is_null);
    assert_eq!(offered(&mut client, &note, 15, "refactor"), [] as [Value; 0]);
    client.within(std::time::Duration::from_millis(50));
}

#[test]
fn what_the_corpus_joins_is_parted_by_an_action() {
    let workspace = workspace();
    workspace.write("sourcier.toml", "# ours\n[rules]\nname-variant = \"off\" # quiet\n");
    let (mut client, note) = open(&workspace, "Selon Sergei Baranov, rien.\n");
    let card = client.request("textDocument/hover", at(&note, 0, 15));
    assert!(says(&card, "2 articles"), "{card}");
    let actions = offered(&mut client, &note, 15, "");
    assert_eq!(titles(&actions), [r#""Sergei Baranov" is not the same as "Sergueï Baranov""#]);
    assert_eq!(
        choose(&workspace, &actions[0]),
        "# ours\n[rules]\nname-variant = \"off\" # quiet\n\n[names]\napart = [[\"Sergei Baranov\", \"Sergueï Baranov\"]]\n"
    );
    card_after_change(&mut client, &workspace, &note, 15, |card| !card.is_null() && !says(card, "2 articles"));
    assert_eq!(offered(&mut client, &note, 15, "refactor"), [] as [Value; 0]);
    client.within(std::time::Duration::from_millis(50));
}

#[test]
fn an_open_configuration_is_added_to_as_it_is_in_the_editor() {
    let workspace = workspace();
    workspace.write("sourcier.toml", "[rules]\n");
    let (mut client, note) = open(&workspace, "Selon Sergei Baranov, rien.\n");
    let file = uri(&workspace.note("sourcier.toml"));
    let text = "# new\n[names]\nA = [\"B\"]\n";
    let document = json!({"uri": file, "languageId": "toml", "version": 1, "text": text});
    client.notify("textDocument/didOpen", json!({"textDocument": document}));
    client.insert(&file, 2, 0, 0, "# newer\n");
    let actions = offered(&mut client, &note, 15, "refactor");
    let change = &actions[0]["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({"uri": file, "version": 2}));
    let after = changed("# newer\n# new\n[names]\nA = [\"B\"]\n", change);
    assert!(after.ends_with("A = [\"B\"]\napart = [[\"Sergei Baranov\", \"Sergueï Baranov\"]]\n"), "{after}");
    // Nothing is said of it, nor in it.
    assert_eq!(client.request("textDocument/hover", at(&file, 2, 1)), Value::Null);
    // What is not understood is left alone.
    client.insert(&file, 3, 0, 0, "[broken\n");
    assert_eq!(offered(&mut client, &note, 15, "refactor"), [] as [Value; 0]);
    // Saved, it is read.
    workspace.write("sourcier.toml", "[names]\napart = [[\"Sergei Baranov\", \"Sergueï Baranov\"]]\n");
    client.notify("textDocument/didSave", json!({"textDocument": {"uri": file}}));
    client.pushed(&note, 1);
    let card = client.request("textDocument/hover", at(&note, 0, 15));
    assert!(!card.is_null() && !says(&card, "2 articles"), "{card}");
    client.within(std::time::Duration::from_millis(50));
}

#[test]
fn clients_that_create_no_files_are_given_a_plain_edit() {
    let workspace = workspace();
    let (mut client, note) = open_with(&workspace, &json!({}), "Selon Sergei Baranov, rien.\n");
    let actions = offered(&mut client, &note, 15, "refactor");
    let file = uri(&workspace.note("sourcier.toml"));
    let edits = &actions[0]["edit"]["changes"][file.as_str()];
    assert_eq!(edits[0]["newText"], "[names]\napart = [[\"Sergei Baranov\", \"Sergueï Baranov\"]]\n");
    let (mut client, note) = open_with(&workspace, &capabilities(), "Selon Sergei Baranov, rien.\n");
    let actions = offered(&mut client, &note, 15, "refactor");
    assert_eq!(actions[0]["edit"]["documentChanges"].as_array().map(Vec::len), Some(1));
}

#[test]
fn nothing_is_offered_on_words() {
    let workspace = workspace();
    let (mut client, note) = open(&workspace, "Selon Sergei Baranov, rien.\n");
    assert_eq!(offered(&mut client, &note, 2, "refactor"), [] as [Value; 0]);
    assert_eq!(offered(&mut client, &note, 24, ""), [] as [Value; 0]);
    assert_eq!(offered(&mut client, &note, 15, "quickfix"), [] as [Value; 0]);
}
