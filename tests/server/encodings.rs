//! Position encodings.

use crate::client::{Client, capabilities, uri};
use crate::parts::{Workspace, simple};
use serde_json::{Value, json};

#[test]
fn columns_count_what_was_agreed() {
    let workspace = Workspace::new();
    for (offered, agreed, column) in [
        (json!(["utf-16", "utf-8", "utf-32"]), "utf-8", 11),
        (json!(["utf-16", "utf-32"]), "utf-16", 7),
        (json!(["utf-32"]), "utf-32", 6),
        (json!(["utf-7"]), "utf-16", 7),
        (Value::Null, "utf-16", 7),
    ] {
        let mut all = capabilities();
        if !offered.is_null() {
            all["general"] = json!({"positionEncodings": offered});
        }
        let mut client = Client::start(simple(), &all, &[workspace.path()]);
        assert_eq!(client.capabilities["positionEncoding"], agreed);
        let note = uri(&workspace.note("a.md"));
        client.open(&note, "first\r\né😀é : wrong\n");
        let start = &client.pushed(&note, 1)[0]["range"]["start"];
        assert_eq!(*start, json!({"line": 1, "character": column}), "{agreed}");
        // And back: an edit before the blank, and a hover.
        client.insert(&note, 2, 1, column - 1, "not");
        assert_eq!(client.hover(&note, 1, column + 3)["contents"]["value"], "**27** bytes, at 21", "{agreed}");
        let start = client.pushed(&note, 2)[0]["range"]["start"].clone();
        assert_eq!(start, json!({"line": 1, "character": column + 3}), "{agreed}");
    }
}
