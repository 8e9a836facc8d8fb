//! Completion of citations, of rules and of the front matter's keys; what mends all that is certain; actions that tell later what they do.

use crate::client::{Client, at, capabilities, uri};
use crate::parts::Workspace;
use serde_json::{Value, json};
use sourcier::index::CacheDir;
use sourcier::server::Parts;

fn real(workspace: &Workspace) -> Parts {
    Parts::new(Some(CacheDir::at(&workspace.note("cache"))))
}

fn digue() -> Workspace {
    let workspace = Workspace::new();
    workspace.write(
        "corpus/digue.txt",
        "---\ntitle: La digue sera rehaussée\npublisher: Le Courrier des Grèves\ndate: 2021-03-12\n---\n\n« Nous avons attendu trop longtemps avant de protéger le bas de la ville », a déclaré la maire, Soizic Le Bihan.\n",
    );
    workspace
}

#[test]
fn a_citation_is_offered_with_title_publisher_and_date() {
    let workspace = digue();
    let mut all = capabilities();
    all["textDocument"]["completion"] = json!({"completionItem": {"documentationFormat": ["markdown"]}});
    let mut client = Client::start(real(&workspace), &all, &[workspace.path()]);
    let triggers = client.capabilities["completionProvider"]["triggerCharacters"].to_string();
    assert!(triggers.contains("\"@\"") && triggers.contains("\"[\""), "{triggers}");
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "Elle l'a dit [@di].\n");
    client.pushed(&note, 1);
    let offered = client.request("textDocument/completion", at(&note, 0, 17));
    let item = offered["items"][0].clone();
    assert_eq!((&item["label"], &item["textEdit"]["newText"]), (&json!("digue"), &json!("digue")));
    assert_eq!(item["textEdit"]["range"]["start"]["character"], 15);
    assert_eq!(item["detail"], "La digue sera rehaussée · Le Courrier des Grèves · 12 March 2021");
    let resolved = client.request("completionItem/resolve", item);
    let card = resolved["documentation"]["value"].as_str().expect("a card");
    assert!(card.contains("**La digue sera rehaussée**") && card.contains("Nous avons attendu"), "{card}");
}

#[test]
fn rules_and_front_matter_are_offered() {
    let workspace = digue();
    let mut client = Client::start(real(&workspace), &capabilities(), &[workspace.path()]);
    let note = uri(&workspace.note("2021-03-12 a.md"));
    client.open(&note, "---\nda\n---\n\n<!-- sourcier: ignore alt -->\n");
    client.pushed(&note, 1);
    let labels = |offered: &Value| -> Vec<String> {
        let items = offered["items"].as_array().expect("items");
        items.iter().map(|item| item["label"].as_str().expect("a label").to_owned()).collect()
    };
    assert_eq!(labels(&client.request("textDocument/completion", at(&note, 1, 2))), ["date", "sourcier: off"]);
    let rules = client.request("textDocument/completion", at(&note, 4, 25));
    assert!(labels(&rules).contains(&"altered-quote".to_owned()), "{rules}");
    assert_eq!(rules["items"][0]["textEdit"]["range"]["start"]["character"], 22);
}

const NOTE: &str = "La maire, Soizic Le Bihan, a déclaré : « Nous avons attendu trop longtemps avant de noyer le bas de la ville ». Le samedi 12 mars 2021.\n";

fn asked(note: &str, only: &Value) -> Value {
    let place = |line: u32, character: u32| json!({"line": line, "character": character});
    json!({"textDocument": {"uri": note}, "range": {"start": place(0, 60), "end": place(0, 60)},
           "context": {"diagnostics": [], "only": only}})
}

#[test]
fn what_is_certain_is_mended_at_once() {
    let workspace = digue();
    let mut client = Client::start(real(&workspace), &capabilities(), &[workspace.path()]);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, NOTE);
    let found = client.pushed(&note, 1);
    assert_eq!(found.len(), 2, "an altered quotation and a weekday: {found:#?}");
    for only in ["source", "source.fixAll", "source.fixAll.sourcier"] {
        let actions = client.request("textDocument/codeAction", asked(&note, &json!([only])));
        assert_eq!(actions[0]["kind"], "source.fixAll.sourcier");
        let edits = actions[0]["edit"]["documentChanges"][0]["edits"].as_array().expect("edits");
        // Which of weekday and date is wrong nobody knows.
        assert_eq!(edits.len(), 1);
        assert!(edits[0]["newText"].as_str().is_some_and(|text| text.contains("protéger")), "{edits:?}");
    }
    for only in [json!(["source.organizeImports"]), json!(["sourcery"])] {
        assert_eq!(client.request("textDocument/codeAction", asked(&note, &only)), Value::Null);
    }
    let plain = client.request("textDocument/codeAction", asked(&note, &Value::Null));
    let kinds: Vec<&Value> = plain.as_array().expect("actions").iter().map(|action| &action["kind"]).collect();
    assert!(!kinds.is_empty() && kinds.iter().all(|kind| **kind != "source.fixAll.sourcier"), "{kinds:?}");
}

#[test]
fn an_action_tells_later_what_it_does_where_the_client_asks_then() {
    let workspace = digue();
    let mut all = capabilities();
    all["textDocument"]["codeAction"] = json!({
        "dataSupport": true, "resolveSupport": {"properties": ["edit"]},
        "codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}},
    });
    let mut client = Client::start(real(&workspace), &all, &[workspace.path()]);
    assert_eq!(client.capabilities["codeActionProvider"]["resolveProvider"], true);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, NOTE);
    client.pushed(&note, 1);
    let actions = client.request("textDocument/codeAction", asked(&note, &json!(["quickfix"])));
    let action = actions[0].clone();
    assert_eq!(action.get("edit"), None);
    let resolved = client.request("codeAction/resolve", action.clone());
    assert_eq!(resolved["title"], action["title"]);
    let edit = &resolved["edit"]["documentChanges"][0]["edits"][0];
    assert!(edit["newText"].as_str().is_some_and(|text| text.contains("protéger")), "{resolved}");
    // Of a text that has changed meanwhile it would be another edit.
    client.insert(&note, 2, 0, 0, "Puis. ");
    let id = client.ask("codeAction/resolve", action);
    assert_eq!(client.answer(id)["error"]["code"], -32801);
    client.pushed(&note, 2);
}
