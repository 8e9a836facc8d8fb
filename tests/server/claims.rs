//! Claims over the protocol: what stands over a paragraph, and what may be written about a claim.

use crate::client::{Client, capabilities, uri};
use crate::parts::Workspace;
use serde_json::{Value, json};
use sourcier::index::CacheDir;
use sourcier::server::Parts;

const STRIKE: &str = "La grève au port de Kerouzan\n\nKEROUZAN, 15 mars 2022 (Agence du Littoral) -- Les dockers de Kerouzan \
                      ont voté le 14 mars 2022 la reprise du travail. Le hangar de la criée abritait 1 200 tonnes de sardines.\n";

const NOTE: &str = "# Le port\n\nLes dockers de Kerouzan ont voté le 14 mars 2022 la reprise du travail. Le hangar de la criée de \
                    Kerouzan abritait 1 500 tonnes de sardines.\n\nFin.\n";

fn open(capabilities: &Value) -> (Workspace, Client, String) {
    let workspace = Workspace::new();
    workspace.write("corpus/greve.txt", STRIKE);
    let parts = Parts::new(Some(CacheDir::at(&workspace.note("cache"))));
    let mut client = Client::start(parts, capabilities, &[workspace.path()]);
    let note = uri(&workspace.note("un.md"));
    client.open(&note, NOTE);
    assert_eq!(client.pushed(&note, 1).len(), 1);
    (workspace, client, note)
}

fn actions(client: &mut Client, note: &str, character: u32) -> Vec<Value> {
    let place = json!({"line": 2, "character": character});
    let params = json!({
        "textDocument": {"uri": note}, "range": {"start": place, "end": place},
        "context": {"diagnostics": [], "only": ["refactor"]},
    });
    client.request("textDocument/codeAction", params).as_array().cloned().unwrap_or_default()
}

fn titles(actions: &[Value]) -> Vec<&str> {
    actions.iter().filter_map(|action| action["title"].as_str()).collect()
}

#[test]
fn a_paragraph_has_a_lens_that_counts_its_claims() {
    let mut all = capabilities();
    all["textDocument"]["codeLens"] = json!({});
    let (_workspace, mut client, note) = open(&all);
    let document = json!({"textDocument": {"uri": note}});
    let lenses = client.request("textDocument/codeLens", document.clone());
    assert_eq!(lenses.as_array().map(Vec::len), Some(1), "{lenses}");
    assert_eq!(lenses[0]["command"]["title"], "2 claims: 1 supported, 1 wrong figure");
    assert_eq!(lenses[0]["range"]["start"], json!({"line": 2, "character": 0}));
    client.insert(&note, 2, 4, 0, "Le 14 mars 2022, les dockers de Kerouzan ont voté la reprise du travail. ");
    client.pushed(&note, 2);
    let lenses = client.request("textDocument/codeLens", document);
    assert_eq!(lenses[1]["command"]["title"], "2 claims: 1 supported, 1 undecided");
}

#[test]
fn a_claim_can_be_cited_or_marked() {
    let (_workspace, mut client, note) = open(&capabilities());
    let found = actions(&mut client, &note, 5);
    assert_eq!(titles(&found), ["Cite greve for this"]);
    let edit = &found[0]["edit"]["documentChanges"][0];
    assert_eq!(edit["textDocument"], json!({"uri": note, "version": 1}));
    let end = json!({"line": 2, "character": 70});
    assert_eq!(edit["edits"], json!([{"range": {"start": end, "end": end}, "newText": " [@greve]"}]));
    let found = actions(&mut client, &note, 80);
    assert_eq!(titles(&found), ["Mark as unverified"]);
    assert_eq!(found[0]["edit"]["documentChanges"][0]["edits"][0]["newText"], " (à vérifier)");
}

#[test]
fn what_an_action_does_may_be_asked_for_later() {
    let mut all = capabilities();
    all["textDocument"]["codeAction"] = json!({
        "dataSupport": true, "resolveSupport": {"properties": ["edit"]},
        "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "refactor"]}},
    });
    let (_workspace, mut client, note) = open(&all);
    let found = actions(&mut client, &note, 5);
    assert_eq!(found[0].get("edit"), None, "{found:?}");
    let told = client.request("codeAction/resolve", found[0].clone());
    assert_eq!(told["edit"]["documentChanges"][0]["edits"][0]["newText"], " [@greve]");
    assert!(client.hover(&note, 2, 5)["contents"]["value"].as_str().is_some_and(|card| card.contains("✓ when")));
}

#[test]
fn a_table_is_written_when_asked_for() {
    let mut all = capabilities();
    all["workspace"]["applyEdit"] = json!(true);
    let (_workspace, mut client, note) = open(&all);
    let run =
        |line: u32| json!({"command": "sourcier.evidenceTable", "arguments": [note, {"line": line, "character": 0}]});
    assert_eq!(client.request("workspace/executeCommand", run(2)), json!(true));
    let (id, asked) = client.question("workspace/applyEdit");
    let edit = &asked["edit"]["documentChanges"][0];
    assert_eq!(edit["textDocument"], json!({"uri": note, "version": 1}));
    let table = edit["edits"][0]["newText"].as_str().expect("a table");
    assert!(table.contains("| confirmée | 1 | [@greve], 3 |"), "{table}");
    client.reply(&id, json!({"applied": true}));
    // A client that edits nothing for the server is not offered it.
    let (_workspace, client, _) = open(&capabilities());
    let commands = &client.capabilities["executeCommandProvider"]["commands"];
    assert!(!commands.to_string().contains("evidenceTable"), "{commands}");
}

#[test]
fn marks_stand_behind_claims_where_somebody_asked_for_them() {
    let (workspace, mut client, note) = open(&capabilities());
    let whole = json!({
        "textDocument": {"uri": note}, "range": {"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}},
    });
    assert_eq!(client.request("textDocument/inlayHint", whole.clone()), Value::Null);
    drop(client);
    workspace.write("sourcier.toml", "[hints]\nverdicts = true\n");
    let parts = Parts::new(Some(CacheDir::at(&workspace.note("cache"))));
    let mut client = Client::start(parts, &capabilities(), &[workspace.path()]);
    client.open(&note, NOTE);
    client.pushed(&note, 1);
    let hints = client.request("textDocument/inlayHint", whole);
    let told: Vec<(&Value, &Value)> =
        hints.as_array().expect("hints").iter().map(|hint| (&hint["label"], &hint["position"]["character"])).collect();
    assert_eq!(told, [(&json!("✓"), &json!(71)), (&json!("✗"), &json!(140))]);
}
