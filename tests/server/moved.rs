//! Renamed files keep their citations.

use crate::client::{Client, capabilities, uri};
use crate::parts::Workspace;
use serde_json::{Value, json};
use sourcier::index::CacheDir;
use sourcier::server::Parts;

fn telling() -> Value {
    let mut all = capabilities();
    all["workspace"]["fileOperations"] = json!({"willRename": true});
    all
}

#[test]
fn notes_follow_a_renamed_article_open_or_not() {
    let workspace = Workspace::new();
    let article = workspace.write("corpus/digue.txt", "La digue de Kerouzan a été bâtie en 1911.\n");
    let closed = workspace.write("notes/b.md", "Voir [la digue](../corpus/digue.txt).\n");
    workspace.write("notes/c.md", "Rien.\n");
    let parts = Parts::new(Some(CacheDir::at(&workspace.note("cache"))));
    let mut client = Client::start(parts, &telling(), &[workspace.path()]);
    let filters = &client.capabilities["workspace"]["fileOperations"]["willRename"]["filters"];
    assert_eq!(filters[0]["pattern"]["glob"], "**/*.{md,markdown,txt}");
    let open = uri(&workspace.note("a.md"));
    client.open(&open, "Elle date de 1911 [@digue].\n");
    client.pushed(&open, 1);
    let to = uri(&workspace.note("corpus/mur.txt"));
    let renamed = json!({"files": [{"oldUri": uri(&article), "newUri": to}]});
    let edit = client.request("workspace/willRenameFiles", renamed);
    let changes = edit["documentChanges"].as_array().expect("changes");
    assert_eq!(changes.len(), 2);
    assert_eq!(changes[0]["textDocument"], json!({"uri": open, "version": 1}));
    assert_eq!(changes[0]["edits"][0]["newText"], "mur");
    assert_eq!(changes[1]["textDocument"], json!({"uri": uri(&closed), "version": null}));
    assert_eq!(changes[1]["edits"][0]["newText"], "../corpus/mur.txt");
    let elsewhere = json!({"files": [{"oldUri": "file:///x/y.md", "newUri": "untitled:z"}, {"oldUri": "no address", "newUri": ""}]});
    assert_eq!(client.request("workspace/willRenameFiles", elsewhere), Value::Null);
}

#[test]
fn who_does_not_tell_of_renames_is_not_offered_any() {
    let workspace = Workspace::new();
    let client = Client::start(Parts::new(None), &capabilities(), &[workspace.path()]);
    assert_eq!(client.capabilities["workspace"].get("fileOperations"), None);
}
