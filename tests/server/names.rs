//! Names over the protocol: a corpus of a shipyard that never was, and notes open and closed.

use crate::client::{Client, at, capabilities, uri};
use crate::parts::Workspace;
use serde_json::{Value, json};
use sourcier::index::CacheDir;
use sourcier::server::Parts;

/// Three articles, a note on disk, and an article in Markdown, which is no note.
fn workspace() -> Workspace {
    let workspace = Workspace::new();
    workspace.write(
        "corpus/chantier.txt",
        "Le chantier de Brest ferme\n\nBREST, 3 mai 2021 (Agence du Littoral) -- Le ministre Sergueï Baranov a visité le chantier.\n",
    );
    workspace.write(
        "corpus/departure.txt",
        "Minister leaves\n\nBREST, May 9, 2021 (Coastal Wire) -- The minister, Sergei Baranov, left Brest on Sunday.\n",
    );
    workspace.write("corpus/visite.md", "BREST, 2 mai 2021 -- Élodie Brisart attend M. Sergueï Baranov.\n");
    workspace
        .write("deux.md", "# Suite\r\n\r\nSelon Sergei Baranov, rien. Élodie Brisart dit : « Baranov a tort ».\r\n");
    workspace
}

fn parts(workspace: &Workspace) -> Parts {
    Parts::new(Some(CacheDir::at(&workspace.note("cache"))))
}

/// A client whose note `un.md` is open, with this text; diagnostics are of no interest here.
fn open(workspace: &Workspace, capabilities: &Value, text: &str) -> (Client, String) {
    let mut client = Client::start(parts(workspace), capabilities, &[workspace.path()]);
    let note = uri(&workspace.note("un.md"));
    client.open(&note, text);
    client.pushed(&note, 1);
    (client, note)
}

fn range(line: u32, from: u32, to: u32) -> Value {
    json!({"start": {"line": line, "character": from}, "end": {"line": line, "character": to}})
}

/// File name and range of each location, a line each.
fn shown(locations: &Value) -> Vec<String> {
    let file = |uri: &Value| uri.as_str().and_then(|uri| uri.rsplit('/').next()).unwrap_or_default().to_owned();
    let line = |place: &Value| {
        let (start, end) = (&place["range"]["start"], &place["range"]["end"]);
        format!("{} {}:{}-{}", file(&place["uri"]), start["line"], start["character"], end["character"])
    };
    locations.as_array().expect("locations").iter().map(line).collect()
}

#[test]
fn a_name_leads_to_where_the_corpus_introduces_it() {
    let workspace = workspace();
    let (mut client, note) = open(&workspace, &capabilities(), "Sergei Baranov.\n");
    let link = client.request("textDocument/definition", at(&note, 0, 9))[0].take();
    assert_eq!(link["targetUri"], uri(&workspace.note("corpus/visite.md")));
    assert_eq!(link["originSelectionRange"], range(0, 0, 14));
    assert_eq!(link["targetSelectionRange"], range(0, 46, 61));
}

#[test]
fn references_are_in_open_notes_then_in_others_then_in_articles() {
    let workspace = workspace();
    // What the editor has counts, not what is on disk.
    workspace.write("un.md", "Sergueï Baranov\n\nSergueï Baranov\n");
    let (mut client, note) = open(&workspace, &capabilities(), "😀 Sergueï Baranov.\n");
    let asked = |declaration: bool| {
        let mut params = at(&note, 0, 5);
        params["context"] = json!({"includeDeclaration": declaration});
        params
    };
    let all = client.request("textDocument/references", asked(true));
    let expected =
        ["un.md 0:3-18", "deux.md 2:6-20", "deux.md 2:51-58", "departure.txt 2:51-65", "chantier.txt 2:54-69"];
    assert_eq!(shown(&all), [expected.as_slice(), &["visite.md 0:46-61"]].concat());
    assert_eq!(shown(&client.request("textDocument/references", asked(false))), expected);
    // A name that the corpus does not know is found in the notes.
    client.insert(&note, 2, 0, 0, "Jeanne Tarrigues. ");
    client.pushed(&note, 2);
    let mut params = at(&note, 0, 3);
    params["context"] = json!({"includeDeclaration": true});
    assert_eq!(shown(&client.request("textDocument/references", params)), ["un.md 0:0-16"]);
    let mut nowhere = at(&note, 0, 17);
    nowhere["context"] = json!({"includeDeclaration": true});
    assert_eq!(client.request("textDocument/references", nowhere), Value::Null);
}

#[test]
fn a_government_has_its_own_references() {
    let workspace = workspace();
    workspace.write("corpus/neige.txt", "OSLO, 4 mai 2021 -- Il neige à Lisbonne. Lisbonne accuse Madrid.\n");
    let text = "Lisbonne a accusé Madrid.\n\nIl neige à Lisbonne.\n";
    let (mut client, note) = open(&workspace, &capabilities(), text);
    for (line, column, expected) in
        [(0, 3, ["un.md 0:0-8", "neige.txt 0:41-49"]), (2, 14, ["un.md 2:11-19", "neige.txt 0:31-39"])]
    {
        let mut params = at(&note, line, column);
        params["context"] = json!({"includeDeclaration": true});
        assert_eq!(shown(&client.request("textDocument/references", params)), expected);
        let marks = client.request("textDocument/documentHighlight", at(&note, line, column));
        assert_eq!(marks.as_array().map(Vec::len), Some(1));
        let link = client.request("textDocument/definition", at(&note, line, column))[0].take();
        let place = json!([{"uri": link["targetUri"], "range": link["targetSelectionRange"]}]);
        assert_eq!(shown(&place), [expected[1]]);
    }
}

#[test]
fn every_spelling_in_the_note_is_highlighted() {
    let workspace = workspace();
    let (mut client, note) = open(&workspace, &capabilities(), "😀 Sergueï Baranov.\n\nM. Baranov et Brest.\n");
    let marks = client.request("textDocument/documentHighlight", at(&note, 2, 4));
    assert_eq!(marks, json!([{"range": range(0, 3, 18), "kind": 1}, {"range": range(2, 3, 10), "kind": 1}]));
    assert_eq!(client.request("textDocument/documentHighlight", at(&note, 2, 12)), json!([]));
}

#[test]
fn names_and_articles_are_symbols_of_the_workspace() {
    let workspace = workspace();
    for lazy in [true, false] {
        let mut all = capabilities();
        if lazy {
            all["workspace"]["symbol"] = json!({"resolveSupport": {"properties": ["location.range"]}});
        }
        let (mut client, _) = open(&workspace, &all, "Rien.\n");
        let symbols = client.request("workspace/symbol", json!({"query": "srg bara"}));
        assert_eq!(symbols[0]["name"], "Sergueï Baranov");
        assert_eq!(symbols[0]["containerName"], "person, 3 articles");
        let place = json!({"uri": uri(&workspace.note("corpus/visite.md")), "range": range(0, 46, 61)});
        let resolved = client.request("workspaceSymbol/resolve", symbols[0].clone());
        assert_eq!(resolved["location"], place);
        if lazy {
            assert_eq!(symbols[0]["location"], json!({"uri": place["uri"]}));
        } else {
            assert_eq!(symbols[0]["location"], place);
        }
        let article = client.request("workspace/symbol", json!({"query": "chantier de brest"}));
        assert_eq!(article[0]["name"], "Le chantier de Brest ferme");
        assert_eq!(article[0]["containerName"], "article, 3 May 2021");
        let resolved = client.request("workspaceSymbol/resolve", article[0].clone());
        assert_eq!(resolved["location"]["range"], range(0, 0, 26));
    }
}

#[test]
fn symbols_are_found_without_an_open_note_and_outlive_their_index() {
    let workspace = workspace();
    let mut client = Client::start(parts(&workspace), &capabilities(), &[workspace.path()]);
    // Asked before the index is there.
    let symbols = client.request("workspace/symbol", json!({"query": "brisart"}));
    assert_eq!(symbols[0]["name"], "Élodie Brisart");
    let mut of_before = symbols[0].clone();
    of_before["data"]["world"] = json!(987_654);
    let resolved = client.request("workspaceSymbol/resolve", of_before);
    assert_eq!(resolved["location"]["range"]["start"], json!({"line": 0, "character": 21}));
    assert_eq!(client.request("workspace/symbol", json!({"query": "qqqq"})), json!([]));
    let ordinary = Workspace::ordinary();
    let mut client = Client::start(parts(&ordinary), &capabilities(), &[ordinary.path()]);
    assert_eq!(client.request("workspace/symbol", json!({"query": ""})), json!([]));
}

#[test]
fn a_note_has_an_outline() {
    let workspace = workspace();
    let text = "# Le chantier\n\nSergueï Baranov.\n\n## Après\n\nFin.\n";
    for nested in [true, false] {
        let mut all = capabilities();
        all["textDocument"]["documentSymbol"] = json!({"hierarchicalDocumentSymbolSupport": nested});
        let (mut client, note) = open(&workspace, &all, text);
        let outline = client.request("textDocument/documentSymbol", json!({"textDocument": {"uri": note}}));
        if nested {
            let heading = &outline[0];
            assert_eq!((&heading["name"], &heading["kind"]), (&json!("Le chantier"), &json!(15)));
            assert_eq!(heading["selectionRange"], range(0, 0, 13));
            assert_eq!(heading["range"]["end"], json!({"line": 6, "character": 4}));
            let name = &heading["children"][0];
            assert_eq!((&name["name"], &name["detail"]), (&json!("Sergueï Baranov"), &json!("person")));
            assert_eq!(heading["children"][1]["name"], "Après");
        } else {
            let names: Vec<&Value> = outline.as_array().expect("a list").iter().map(|s| &s["name"]).collect();
            assert_eq!(names, ["Le chantier", "Sergueï Baranov", "Après"]);
            assert_eq!(outline[1]["containerName"], "Le chantier");
        }
    }
}

#[test]
fn a_name_is_completed_and_told_of_when_asked() {
    let workspace = workspace();
    let mut all = capabilities();
    all["textDocument"]["completion"] = json!({"completionItem": {"documentationFormat": ["markdown"]}});
    let (mut client, note) = open(&workspace, &all, "Hier, bara\n\nLa note est en français, sans le moindre doute.\n");
    let list = client.request("textDocument/completion", at(&note, 0, 10));
    let item = list["items"][0].clone();
    assert_eq!(item["label"], "Sergueï Baranov");
    assert_eq!(item["textEdit"], json!({"range": range(0, 6, 10), "newText": "Sergueï Baranov"}));
    assert_eq!(item["filterText"], "baranov");
    assert_eq!(item.get("detail"), None);
    let resolved = client.request("completionItem/resolve", item);
    assert_eq!(resolved["detail"], "ministre");
    let card = &resolved["documentation"];
    assert_eq!(card["kind"], "markdown");
    assert!(card["value"].as_str().is_some_and(|value| value.starts_with("**Sergueï Baranov** · person")), "{card}");
    assert_eq!(client.request("textDocument/completion", at(&note, 0, 4)), Value::Null);
    // What was never ours comes back as it was.
    let foreign = json!({"label": "x"});
    assert_eq!(client.request("completionItem/resolve", foreign.clone()), foreign);
}

#[test]
fn a_name_is_renamed_in_every_note_and_in_no_article() {
    let workspace = workspace();
    let text = "Sergueï Baranov, puis M. Baranov.\n";
    for (versioned, annotated) in [(true, true), (true, false), (false, false)] {
        let mut all = capabilities();
        all["workspace"]["workspaceEdit"] = json!({"documentChanges": versioned});
        if annotated {
            all["workspace"]["workspaceEdit"]["changeAnnotationSupport"] = json!({"groupsOnLabel": true});
        }
        all["textDocument"]["rename"] = json!({"prepareSupport": annotated});
        let (mut client, note) = open(&workspace, &all, text);
        let offered = if annotated { json!({"prepareProvider": true}) } else { json!(true) };
        assert_eq!(client.capabilities["renameProvider"], offered);
        let place = client.request("textDocument/prepareRename", at(&note, 0, 3));
        assert_eq!(place, json!({"range": range(0, 0, 15), "placeholder": "Sergueï Baranov"}));
        let mut params = at(&note, 0, 3);
        params["newName"] = json!("Igor Petrov");
        let edit = client.request("textDocument/rename", params);
        let edits = |of: Value, note: &str| -> Vec<Value> {
            let id = |label: &str| if annotated { json!(label) } else { Value::Null };
            let with = |range: Value, new: &str, label: &str| {
                let mut edit = json!({"range": range, "newText": new});
                if annotated {
                    edit["annotationId"] = id(label);
                }
                edit
            };
            let expected = if note == "un.md" {
                vec![
                    with(range(0, 0, 15), "Igor Petrov", "Sergueï Baranov → Igor Petrov"),
                    with(range(0, 25, 32), "Petrov", "Baranov → Petrov"),
                ]
            } else {
                let why = "Sergei Baranov → Igor Petrov: another spelling of the same name";
                vec![with(range(2, 6, 20), "Igor Petrov", why)]
            };
            assert_eq!(of, json!(expected), "{note}");
            expected
        };
        let other = uri(&workspace.note("deux.md"));
        if versioned {
            let changes = edit["documentChanges"].as_array().expect("changes");
            assert_eq!(changes.len(), 2);
            assert_eq!(changes[0]["textDocument"], json!({"uri": note, "version": 1}));
            edits(changes[0]["edits"].clone(), "un.md");
            assert_eq!(changes[1]["textDocument"], json!({"uri": other, "version": null}));
            edits(changes[1]["edits"].clone(), "deux.md");
        } else {
            edits(edit["changes"][&note].clone(), "un.md");
            edits(edit["changes"][&other].clone(), "deux.md");
            assert_eq!(edit["changes"].as_object().map(serde_json::Map::len), Some(2));
        }
        if annotated {
            let annotation = &edit["changeAnnotations"]["Sergueï Baranov → Igor Petrov"];
            assert_eq!(annotation["needsConfirmation"], false);
            let id = "Sergei Baranov → Igor Petrov: another spelling of the same name";
            let annotation = &edit["changeAnnotations"][id];
            assert_eq!(annotation["needsConfirmation"], true);
            assert_eq!(annotation["label"], "Sergei Baranov → Igor Petrov");
        }
    }
}

#[test]
fn what_cannot_be_renamed_says_why() {
    let workspace = workspace();
    let (mut client, note) = open(&workspace, &capabilities(), "Rien. Il dit : « Sergueï Baranov a tort ». Brest.\n");
    for (method, column, new, why) in [
        ("prepareRename", 2, None, "no name stands here"),
        ("prepareRename", 20, None, "this name stands in a quotation, which stays as its source has it"),
        ("rename", 20, Some("x"), "this name stands in a quotation, which stays as its source has it"),
        ("rename", 44, Some("[x]"), "a name holds no \"[\", which is markup"),
    ] {
        let mut params = at(&note, 0, column);
        if let Some(new) = new {
            params["newName"] = json!(new);
        }
        let id = client.ask(&format!("textDocument/{method}"), params);
        let answer = client.answer(id);
        assert_eq!(answer["error"], json!({"code": -32803, "message": why}));
    }
}

#[test]
fn an_article_is_not_renamed_in() {
    let workspace = workspace();
    let (mut client, _) = open(&workspace, &capabilities(), "Rien.\n");
    let article = uri(&workspace.note("corpus/visite.md"));
    client.open(&article, "BREST, 2 mai 2021 -- Élodie Brisart attend M. Sergueï Baranov.\n");
    let id = client.ask("textDocument/prepareRename", at(&article, 0, 50));
    let why = "this is an article, which stays as it is: rename in a note";
    assert_eq!(client.answer(id)["error"], json!({"code": -32803, "message": why}));
    assert_eq!(client.request("textDocument/documentHighlight", at(&article, 0, 50)), Value::Null);
}

#[test]
fn what_means_something_has_a_token() {
    let workspace = workspace();
    let (mut client, note) = open(
        &workspace,
        &capabilities(),
        "😀 Sergueï Baranov a dit : « Rien\nde tel » [@chantier].\n\nLe 3 mai 2021.\n",
    );
    let legend = client.capabilities["semanticTokensProvider"]["legend"].clone();
    let types = legend["tokenTypes"].as_array().expect("types").clone();
    let document = json!({"uri": note});
    let answer = client.request("textDocument/semanticTokens/full", json!({"textDocument": document}));
    let data: Vec<u64> = answer["data"].as_array().expect("data").iter().filter_map(Value::as_u64).collect();
    let shown: Vec<String> = data
        .chunks(5)
        .map(|t| format!("+{}:{} {} {} {:b}", t[0], t[1], t[2], types[usize::try_from(t[3]).expect("small")], t[4]))
        .collect();
    assert_eq!(
        shown,
        [
            "+0:3 15 \"class\" 11",
            "+0:24 6 \"string\" 0",
            "+1:0 8 \"string\" 0",
            "+0:9 11 \"decorator\" 10",
            "+2:0 13 \"number\" 0",
        ]
    );
    let part = json!({"textDocument": document, "range": range(3, 0, 5)});
    let answer = client.request("textDocument/semanticTokens/range", part);
    assert_eq!(answer["data"], json!([3, 0, 13, 6, 0]));
}

#[test]
fn roles_are_shown_where_somebody_wants_them() {
    let workspace = workspace();
    for wanted in [false, true] {
        if wanted {
            workspace.write("sourcier.toml", "[hints]\nroles = true\n");
        }
        let (mut client, note) = open(&workspace, &capabilities(), "Selon Sergueï Baranov, rien. Baranov.\n");
        let params = json!({"textDocument": {"uri": note}, "range": range(0, 0, 37)});
        let hints = client.request("textDocument/inlayHint", params);
        if wanted {
            let hint = json!({"position": {"line": 0, "character": 21}, "label": "ministre", "paddingLeft": true});
            assert_eq!(hints, json!([hint]));
        } else {
            assert_eq!(hints, Value::Null);
        }
    }
}

#[test]
fn a_new_index_has_tokens_and_hints_asked_for_again() {
    let workspace = workspace();
    let mut all = capabilities();
    all["workspace"]["semanticTokens"] = json!({"refreshSupport": true});
    all["workspace"]["inlayHint"] = json!({"refreshSupport": true});
    let (mut client, _) = open(&workspace, &all, "Rien.\n");
    for what in ["semanticTokens", "inlayHint"] {
        let (id, _) = client.question(&format!("workspace/{what}/refresh"));
        client.reply(&id, Value::Null);
    }
}

#[test]
fn nothing_is_said_of_names_in_an_ordinary_folder() {
    let ordinary = Workspace::ordinary();
    let mut client = Client::start(parts(&ordinary), &capabilities(), &[ordinary.path()]);
    let note = uri(&ordinary.note("a.md"));
    client.open(&note, "# Sergueï Baranov\n");
    for (method, params) in [
        ("textDocument/documentHighlight", at(&note, 0, 4)),
        ("textDocument/completion", at(&note, 0, 4)),
        ("textDocument/prepareRename", at(&note, 0, 4)),
        ("textDocument/documentSymbol", json!({"textDocument": {"uri": note}})),
        ("textDocument/semanticTokens/full", json!({"textDocument": {"uri": note}})),
    ] {
        assert_eq!(client.request(method, params), Value::Null, "{method}");
    }
}
