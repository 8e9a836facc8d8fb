//! The diagnostics of all notes, open or not.

use crate::client::{Client, capabilities, uri};
use crate::parts::{Workspace, simple};
use serde_json::{Value, json};
use std::time::Duration;

fn pull() -> Value {
    let mut all = capabilities();
    all["textDocument"]["diagnostic"] = json!({"relatedInformation": true});
    all["workspace"]["diagnostics"] = json!({"refreshSupport": true});
    all
}

/// The items of a report, sorted by file.
fn items(report: &Value) -> Vec<Value> {
    let mut items = report["items"].as_array().expect("items").clone();
    items.sort_by_key(|item| item["uri"].to_string());
    items
}

fn known(items: &[Value]) -> Value {
    let one = |item: &Value| Some(json!({"uri": item["uri"], "value": item.get("resultId")?}));
    json!({"previousResultIds": items.iter().filter_map(one).collect::<Vec<Value>>()})
}

#[test]
fn notes_that_are_not_open_are_judged_too() {
    let workspace = Workspace::new();
    let (a, b) = (workspace.write("a.md", "This is wrong.\n"), workspace.write("sub/b.md", "Right.\n"));
    workspace.write("corpus/c.md", "An article is wrong.\n");
    let mut client = Client::start(simple(), &pull(), &[workspace.path()]);
    assert_eq!(client.capabilities["diagnosticProvider"]["workspaceDiagnostics"], true);
    let report = client.request("workspace/diagnostic", json!({"previousResultIds": []}));
    let first = items(&report);
    assert_eq!(first.len(), 2);
    assert_eq!((&first[0]["uri"], &first[0]["kind"]), (&json!(uri(&a)), &json!("full")));
    assert_eq!(first[0]["items"][0]["message"], "this word is wrong");
    assert_eq!(first[1]["items"], json!([]));

    // What has not changed is answered as such; what is gone has nothing wrong any more.
    std::fs::remove_file(&b).expect("it was there");
    let second = items(&client.request("workspace/diagnostic", known(&first)));
    assert_eq!((&second[0]["kind"], &second[0]["resultId"]), (&json!("unchanged"), &first[0]["resultId"]));
    assert_eq!((&second[1]["uri"], &second[1]["items"]), (&json!(uri(&b)), &json!([])));
    std::fs::write(&a, "This is wrong, wrong.\n").expect("a note");
    let third = items(&client.request("workspace/diagnostic", known(&first[..1])));
    assert_eq!(third[0]["items"].as_array().map(Vec::len), Some(2));

    // An open note is judged as it stands in the editor.
    client.open(&uri(&a), "Right.\n");
    let fourth = items(&client.request("workspace/diagnostic", known(&third)));
    assert_eq!((&fourth[0]["version"], &fourth[0]["items"]), (&json!(1), &json!([])));
    let fifth = items(&client.request("workspace/diagnostic", known(&fourth)));
    assert_eq!(fifth[0]["kind"], "unchanged");
    client.within(Duration::from_millis(50));
}

#[test]
fn each_is_sent_as_soon_as_it_is_there_where_the_client_says_where_to() {
    let workspace = Workspace::new();
    for n in 0..5 {
        workspace.write(&format!("{n}.md"), "This is wrong.\n");
    }
    let mut client = Client::start(simple(), &pull(), &[workspace.path()]);
    let asked = json!({"previousResultIds": [], "partialResultToken": "here"});
    let id = client.ask("workspace/diagnostic", asked);
    let mut told = Vec::new();
    for _ in 0..5 {
        let part = client.notification("$/progress");
        assert_eq!(part["token"], "here");
        told.extend(items(&part["value"]));
    }
    assert_eq!(told.len(), 5);
    assert!(told.iter().all(|item| item["items"][0]["message"] == "this word is wrong"));
    // All was sent: nothing is left for the answer.
    assert_eq!(client.answer(id)["result"], json!({"items": []}));
}

#[test]
fn who_is_pushed_to_is_not_offered_them() {
    let workspace = Workspace::new();
    let client = Client::start(simple(), &capabilities(), &[workspace.path()]);
    assert_eq!(client.capabilities["diagnosticProvider"]["workspaceDiagnostics"], false);
}
