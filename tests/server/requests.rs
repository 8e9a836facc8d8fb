//! Hover, definition and code actions, as the client sees them.

use crate::client::{Client, capabilities, uri};
use crate::parts::{Workspace, simple};
use serde_json::{Value, json};

#[test]
fn a_hover_is_markdown_or_plain_as_the_client_can() {
    let workspace = Workspace::new();
    for (formats, kind, value) in [
        (json!(["markdown", "plaintext"]), "markdown", "**6** bytes, at 2"),
        (json!(["plaintext"]), "plaintext", "6 bytes, at 2"),
    ] {
        let mut all = capabilities();
        all["textDocument"]["hover"] = json!({"contentFormat": formats});
        let mut client = Client::start(simple(), &all, &[workspace.path()]);
        let note = uri(&workspace.note("a.md"));
        client.open(&note, "right\n");
        client.pushed(&note, 1);
        let hover = client.hover(&note, 0, 2);
        assert_eq!(hover["contents"], json!({"kind": kind, "value": value}));
        assert_eq!(hover["range"]["start"], json!({"line": 0, "character": 2}));
    }
}

#[test]
fn an_action_is_a_plain_edit_that_names_its_diagnostic() {
    let workspace = Workspace::new();
    for versioned in [true, false] {
        let mut all = capabilities();
        all["workspace"]["workspaceEdit"] = json!({"documentChanges": versioned});
        let mut client = Client::start(simple(), &all, &[workspace.path()]);
        let note = uri(&workspace.note("a.md"));
        client.open(&note, "This is wrong.\n");
        let diagnostics = client.pushed(&note, 1);
        let place = json!({"line": 0, "character": 9});
        let asked = |only: Value| {
            json!({"textDocument": {"uri": note}, "range": {"start": place, "end": place},
                   "context": {"diagnostics": diagnostics, "only": only}})
        };
        let actions = client.request("textDocument/codeAction", asked(Value::Null));
        let action = &actions[0];
        assert_eq!(action["title"], "Put the right word");
        assert_eq!(action["kind"], "quickfix");
        assert_eq!(action["isPreferred"], true);
        assert_eq!(action["diagnostics"], json!(diagnostics));
        let edit = json!({"range": {"start": {"line": 0, "character": 8}, "end": {"line": 0, "character": 13}}, "newText": "right"});
        let expected = if versioned {
            json!({"documentChanges": [{"textDocument": {"uri": note, "version": 1}, "edits": [edit]}]})
        } else {
            json!({"changes": {note.clone(): [edit]}})
        };
        assert_eq!(action["edit"], expected);
        assert_eq!(client.request("textDocument/codeAction", asked(json!(["refactor"]))), Value::Null);
        assert_ne!(client.request("textDocument/codeAction", asked(json!(["quickfix"]))), Value::Null);
    }
}
