//! What `docs/editors.md` tells of the protocol's methods is so.

use crate::client::{Client, capabilities, uri};
use crate::meta_model::MetaModel;
use crate::parts::{Workspace, simple};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What stands between backticks in a part of the page.
fn named(part: &str) -> BTreeSet<String> {
    part.split('`').skip(1).step_by(2).filter(|name| name.contains('/')).map(str::to_owned).collect()
}

/// Parameters that every request takes: what it does not know it passes over.
fn parameters(note: &str) -> Value {
    let start = json!({"line": 0, "character": 0});
    let range = json!({"start": start, "end": start});
    json!({
        "textDocument": {"uri": note}, "position": start, "positions": [start], "range": range, "ranges": [range],
        "context": {
            "diagnostics": [], "includeDeclaration": true, "frameId": 1, "stoppedLocation": range, "triggerKind": 1, "isRetrigger": false
        },
        "item": {"name": "a", "kind": 1, "uri": note, "range": range, "selectionRange": range},
        "options": {"tabSize": 4, "insertSpaces": true}, "color": {"red": 0, "green": 0, "blue": 0, "alpha": 0}, "ch": "a",
        "newName": "Paul Delmas", "query": "", "command": "sourcier.status", "files": [], "uri": note,
        "previousResultId": "a", "previousResultIds": [], "name": "a", "kind": 1, "location": {"uri": note, "range": range},
        "label": "a", "title": "a", "reason": 1,
    })
}

#[test]
fn every_method_is_answered_or_said_not_to_be() {
    let Some(model) = MetaModel::get() else { return };
    let page = include_str!("../../docs/editors.md");
    let (_, rest) = page.split_once("**Answered**").expect("what is answered");
    let rest = rest.split("\n## ").next().unwrap_or_default();
    let (answered, rest) = rest.split_once("**Not offered**").expect("what is not offered");
    let (without, heard) = rest.split_once("**Heard**").expect("what is heard");
    let (answered, without, heard) = (named(answered), named(without), named(heard));

    let workspace = Workspace::new();
    let mut client = Client::start(simple(), &capabilities(), &[workspace.path()]);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "Un mot.\n");
    client.pushed(&note, 1);
    let requests: BTreeSet<String> =
        model.sent_by_clients(true).filter(|m| m != "initialize" && m != "shutdown").collect();
    for method in &requests {
        // These are about the document, or about what the parameters carry: their answer may be any, but not that the method is unknown.
        let question = client.ask(method, parameters(&note));
        let unknown = client.answer(question)["error"]["code"] == -32601;
        assert_eq!(unknown, without.contains(method), "{method}: not offered");
        assert_eq!(unknown, !answered.contains(method), "{method}: answered");
    }
    assert_eq!(&requests, &(&answered | &without), "the page names others");
    let known: BTreeSet<String> = model.sent_by_clients(false).collect();
    assert!(heard.is_subset(&known), "{heard:?}");
}
