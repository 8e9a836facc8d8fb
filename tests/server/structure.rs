//! Folds, selections, links, and what changed of the colours.

use crate::client::{Client, capabilities, uri};
use crate::parts::Workspace;
use serde_json::{Value, json};
use sourcier::index::CacheDir;
use sourcier::server::Parts;

fn digue() -> Workspace {
    let workspace = Workspace::new();
    workspace.write(
        "corpus/digue.txt",
        "La digue de Kerouzan\n\nPort de Kerouzan, le 3 mars 2021\n\nLa digue de Kerouzan a été bâtie en 1911. \n\n« Nous avons attendu trop longtemps avant de protéger la ville », a dit la maire, Soizic Le Bihan.\n",
    );
    workspace
}

fn real(workspace: &Workspace) -> Parts {
    Parts::new(Some(CacheDir::at(&workspace.note("cache"))))
}

fn document(uri: &str) -> Value {
    json!({"textDocument": {"uri": uri}})
}

#[test]
fn sections_and_quotes_fold() {
    let workspace = digue();
    let mut client = Client::start(real(&workspace), &capabilities(), &[workspace.path()]);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "---\ndate: 2021-03-05\n---\n\n# Un\n\nTexte.\n\n> « é »\n> b\n\n# Deux\n");
    client.pushed(&note, 1);
    let folds = client.request("textDocument/foldingRange", document(&note));
    assert_eq!(
        folds,
        json!([
            {"startLine": 0, "endLine": 2, "kind": "region"},
            {"startLine": 4, "endLine": 9},
            {"startLine": 8, "endLine": 9},
        ])
    );
}

#[test]
fn a_selection_grows() {
    let workspace = digue();
    let mut client = Client::start(real(&workspace), &capabilities(), &[workspace.path()]);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "# Un\n\nÉté là, dit-il. Puis rien.\n");
    client.pushed(&note, 1);
    let at = |line: u32, character: u32| json!({"line": line, "character": character});
    let mut params = document(&note);
    params["positions"] = json!([at(2, 1), at(0, 3), at(99, 99)]);
    let grown = client.request("textDocument/selectionRange", params);
    let mut ends = Vec::new();
    let mut one = &grown[0];
    while one.is_object() {
        ends.push((one["range"]["start"]["character"].clone(), one["range"]["end"].clone()));
        one = &one["parent"];
    }
    let end = |start: u32, line: u32, character: u32| (json!(start), at(line, character));
    assert_eq!(ends, [end(0, 2, 3), end(0, 2, 6), end(0, 2, 15), end(0, 2, 26), end(0, 2, 26), end(0, 3, 0)]);
    assert_eq!(grown.as_array().map(Vec::len), Some(3));
}

#[test]
fn citations_and_what_is_flagged_are_links() {
    let workspace = digue();
    for tooltips in [true, false] {
        let mut all = capabilities();
        all["textDocument"]["documentLink"] = json!({"tooltipSupport": tooltips});
        let mut client = Client::start(real(&workspace), &all, &[workspace.path()]);
        let note = uri(&workspace.note("a.md"));
        client.open(&note, "Elle est haute [@digue].\n\nLa maire l'a dit : « Nous avons attendu trop longtemps avant de noyer la ville ».\n");
        let found = client.pushed(&note, 1);
        assert_eq!(found[0]["code"], "altered-quote");
        let links = client.request("textDocument/documentLink", document(&note));
        let article = uri(&workspace.note("corpus/digue.txt"));
        assert_eq!((&links[0]["target"], &links[1]["target"]), (&json!(article), &json!(format!("{article}#L7"))));
        assert_eq!(links[0]["range"]["start"]["character"], 17);
        assert_eq!(links[1]["range"], found[0]["range"]);
        assert_eq!(links[0].get("tooltip").is_some(), tooltips);
    }
}

#[test]
fn of_colours_what_changed_is_told() {
    let workspace = digue();
    let mut all = capabilities();
    all["textDocument"]["semanticTokens"] = json!({
        "requests": {"full": {"delta": true}, "range": true}, "tokenTypes": [], "tokenModifiers": [], "formats": ["relative"],
    });
    let mut client = Client::start(real(&workspace), &all, &[workspace.path()]);
    assert_eq!(client.capabilities["semanticTokensProvider"]["full"], json!({"delta": true}));
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "Soizic Le Bihan.\n\nLa digue de Kerouzan en 1911.\n");
    client.pushed(&note, 1);
    let whole = client.request("textDocument/semanticTokens/full", document(&note));
    let mut tokens: Vec<Value> = whole["data"].as_array().expect("tokens").clone();
    client.insert(&note, 2, 0, 16, " Soizic Le Bihan.");
    let mut params = document(&note);
    params["previousResultId"] = whole["resultId"].clone();
    let delta = client.request("textDocument/semanticTokens/full/delta", params.clone());
    assert_ne!(delta["resultId"], whole["resultId"]);
    let edits = delta["edits"].as_array().expect("edits");
    assert_eq!(edits.len(), 1);
    let number = |key: &str| usize::try_from(edits[0][key].as_u64().expect("a number")).expect("few");
    let (start, gone) = (number("start"), number("deleteCount"));
    tokens.splice(start..start + gone, edits[0]["data"].as_array().expect("tokens").iter().cloned());
    let now = client.request("textDocument/semanticTokens/full", document(&note));
    assert_eq!(json!(tokens), now["data"]);
    // Of an answer that is not known any more, all is told.
    assert_eq!(client.request("textDocument/semanticTokens/full/delta", params)["data"], now["data"]);
    // Where nothing changed, nothing is.
    let last = client.request("textDocument/semanticTokens/full", document(&note));
    let mut params = document(&note);
    params["previousResultId"] = last["resultId"].clone();
    assert_eq!(client.request("textDocument/semanticTokens/full/delta", params)["edits"], json!([]));
    client.pushed(&note, 2);
}
