//! Quotations over the protocol: a corpus of a bell that never was, and notes open and closed.

use crate::client::{Client, at, capabilities, uri};
use crate::parts::Workspace;
use serde_json::{Value, json};
use sourcier::index::CacheDir;
use sourcier::server::Parts;

const BELL: &str = "La cloche de Trévarn muette\n\nTRÉVARN, 3 mai 2021 (Agence du Littoral) -- La cloche s’est tue.\n\n\
                    « Nous n’avons plus de sonneur, et 😀 la corde est usée », a déclaré la maire, Élise Corbel.\n";

fn workspace() -> Workspace {
    let workspace = Workspace::new();
    workspace.write("corpus/cloche.txt", BELL);
    workspace.write(
        "corpus/echo.md",
        "TRÉVARN, 9 mai 2021 -- Élise Corbel l’avait dit : « la corde est usée ». On attend un sonneur.\n",
    );
    workspace
        .write("deux.md", "# Suite\n\nOn lit : « la corde est vraiment usée ».\n\n> Nous n’avons plus de sonneur\n");
    workspace
}

fn open(workspace: &Workspace, capabilities: &Value, text: &str) -> (Client, String) {
    let parts = Parts::new(Some(CacheDir::at(&workspace.note("cache"))));
    let mut client = Client::start(parts, capabilities, &[workspace.path()]);
    let note = uri(&workspace.note("un.md"));
    client.open(&note, text);
    client.pushed(&note, 1);
    (client, note)
}

fn range(line: u32, from: u32, to: u32) -> Value {
    json!({"start": {"line": line, "character": from}, "end": {"line": line, "character": to}})
}

/// File name and range of each location.
fn shown(locations: &Value) -> Vec<String> {
    let file = |uri: &Value| uri.as_str().and_then(|uri| uri.rsplit('/').next()).unwrap_or_default().to_owned();
    let line = |place: &Value| {
        let (start, end) = (&place["range"]["start"], &place["range"]["end"]);
        format!("{} {}:{}-{}", file(&place["uri"]), start["line"], start["character"], end["character"])
    };
    locations.as_array().expect("locations").iter().map(line).collect()
}

fn with_context(mut params: Value) -> Value {
    params["context"] = json!({"includeDeclaration": true});
    params
}

#[test]
fn a_quotation_leads_to_its_very_words() {
    let workspace = workspace();
    let (mut client, note) = open(&workspace, &capabilities(), "😀 Elle dit : « Et 😀 la corde est usée ».\n");
    let links = client.request("textDocument/definition", at(&note, 0, 22));
    assert_eq!(links.as_array().map(Vec::len), Some(1));
    assert_eq!(links[0]["targetUri"], uri(&workspace.note("corpus/cloche.txt")));
    assert_eq!(links[0]["targetSelectionRange"], range(4, 32, 55));
    let card = client.hover(&note, 0, 22);
    let card = card["contents"]["value"].as_str().expect("a card");
    assert!(card.starts_with("**Élise Corbel**, maire · word for word"), "{card}");
    // Several articles have less of it: the cited one comes first.
    client.insert(&note, 2, 1, 0, "« La corde est usée » [@echo].\n");
    client.pushed(&note, 2);
    let links = client.request("textDocument/definition", at(&note, 1, 6));
    let files: Vec<&str> = (0..2).filter_map(|n| links[n]["targetUri"].as_str()?.rsplit('/').next()).collect();
    assert_eq!(files, ["echo.md", "cloche.txt"]);
}

#[test]
fn references_to_a_quotation_are_in_notes_and_in_articles() {
    let workspace = workspace();
    let (mut client, note) =
        open(&workspace, &capabilities(), "« Nous n’avons plus de sonneur, et 😀 la corde est usée ».\n");
    let all = client.request("textDocument/references", with_context(at(&note, 0, 4)));
    assert_eq!(shown(&all), ["un.md 0:2-55", "deux.md 2:11-37", "deux.md 4:2-30", "cloche.txt 4:2-55"]);
    assert_eq!(client.request("textDocument/references", with_context(at(&note, 0, 59))), Value::Null);
}

#[test]
fn a_quotation_in_an_open_article_is_told_of() {
    let workspace = workspace();
    let (mut client, _) = open(&workspace, &capabilities(), "« la corde est usée »\n");
    let article = uri(&workspace.note("corpus/cloche.txt"));
    let document = json!({"uri": article, "languageId": "plaintext", "version": 1, "text": BELL});
    client.notify("textDocument/didOpen", json!({"textDocument": document}));
    let hover = client.hover(&article, 4, 40);
    let card = hover["contents"]["value"].as_str().expect("a card");
    assert!(card.starts_with("**Élise Corbel**, maire · said here"), "{card}");
    assert_eq!(hover["range"], range(4, 0, 57));
    let all = client.request("textDocument/references", with_context(at(&article, 4, 40)));
    assert_eq!(shown(&all), ["un.md 0:2-19", "deux.md 2:11-37", "deux.md 4:2-30", "cloche.txt 4:2-55"]);
    // Beside quotations nothing is said of it, nor once it is no more what was indexed.
    assert_eq!(client.hover(&article, 0, 3), Value::Null);
    client.insert(&article, 2, 0, 0, "x");
    assert_eq!(client.hover(&article, 4, 40), Value::Null);
    let echo = uri(&workspace.note("corpus/echo.md"));
    let text = std::fs::read_to_string(workspace.note("corpus/echo.md")).expect("the article");
    client.open(&echo, &text);
    let links = client.request("textDocument/definition", at(&echo, 0, 60));
    assert_eq!(links[0]["targetSelectionRange"], range(4, 38, 55));
}

#[test]
fn half_a_quotation_is_completed_and_told_of_when_asked() {
    let workspace = workspace();
    let mut all = capabilities();
    all["textDocument"]["completion"] = json!({"completionItem": {"documentationFormat": ["markdown"]}});
    let (mut client, note) = open(&workspace, &all, "Elle dit : « nous navons plus\n");
    let blank = |line, character| {
        let mut params = at(&note, line, character);
        params["context"] = json!({"triggerKind": 2, "triggerCharacter": " "});
        params
    };
    client.insert(&note, 2, 1, 0, "Elle dit : « nous n’avons »\n\nHier, Corbel \n");
    client.pushed(&note, 2);
    // The mark that the editor put there stays, and the citation goes behind it.
    let list = client.request("textDocument/completion", blank(1, 25));
    let item = list["items"][0].clone();
    assert_eq!(list["isIncomplete"], true);
    assert_eq!(item["label"], "Nous n’avons plus de sonneur, et 😀 la corde est usée");
    assert_eq!(
        item["textEdit"],
        json!({"range": range(1, 13, 25), "newText": "Nous n’avons plus de sonneur, et 😀 la corde est usée"})
    );
    assert_eq!(item["additionalTextEdits"], json!([{"range": range(1, 27, 27), "newText": " [@cloche]"}]));
    assert!(item["filterText"].as_str().is_some_and(|filter| filter.starts_with("nous n’avons plus")), "{item}");
    assert_eq!(item.get("detail"), None);
    let resolved = client.request("completionItem/resolve", item);
    assert_eq!(resolved["detail"], "Élise Corbel, maire · 3 May 2021 · La cloche de Trévarn muette");
    assert_eq!(resolved["documentation"]["kind"], "markdown");
    // A blank in plain prose brings up nothing, not even a name; asked for, the name comes.
    assert_eq!(client.request("textDocument/completion", blank(3, 13)), Value::Null);
    let asked = client.request("textDocument/completion", at(&note, 3, 12));
    assert_eq!(asked["items"][0]["label"], "Élise Corbel");
}

#[test]
fn a_block_quote_has_a_lens_where_the_client_shows_them() {
    let workspace = workspace();
    let text = "> Nous n’avons plus de sonneur\n\n> Rien de tel n’a été dit ici.\n";
    let document = |note: &str| json!({"textDocument": {"uri": note}});
    for opens in [true, false] {
        let mut all = capabilities();
        all["textDocument"]["codeLens"] = json!({});
        all["window"]["showDocument"] = json!({"support": opens});
        let (mut client, note) = open(&workspace, &all, text);
        assert_eq!(client.capabilities["codeLensProvider"], json!({"resolveProvider": true}));
        let lenses = client.request("textDocument/codeLens", document(&note));
        assert_eq!(lenses.as_array().map(Vec::len), Some(1));
        assert_eq!((&lenses[0]["range"], lenses[0].get("command")), (&range(0, 0, 0), None));
        let lens = client.request("codeLens/resolve", lenses[0].clone());
        assert_eq!(lens["command"]["title"], "Élise Corbel · 3 May 2021 · cloche, line 5");
        let commands = &client.capabilities["executeCommandProvider"]["commands"];
        if !opens {
            assert_eq!(lens["command"]["command"], "");
            assert!(!commands.to_string().contains("openSource"), "{commands}");
            continue;
        }
        assert!(commands.to_string().contains("sourcier.openSource"), "{commands}");
        let run = json!({"command": lens["command"]["command"], "arguments": lens["command"]["arguments"]});
        assert_eq!(client.request("workspace/executeCommand", run), Value::Null);
        let (id, asked) = client.question("window/showDocument");
        assert_eq!(asked["uri"], uri(&workspace.note("corpus/cloche.txt")));
        assert_eq!((&asked["selection"], &asked["takeFocus"]), (&range(4, 2, 30), &json!(true)));
        client.reply(&id, json!({"success": true}));
        let elsewhere = json!({"command": "sourcier.openSource", "arguments": ["https://a.example/b"]});
        let id = client.ask("workspace/executeCommand", elsewhere);
        assert!(client.answer(id).get("error").is_some());
    }
    let (client, _) = open(&workspace, &capabilities(), text);
    assert_eq!(client.capabilities.get("codeLensProvider"), None);
}

#[test]
fn the_right_speaker_is_offered_on_the_wrong_one_and_on_the_words() {
    let workspace = workspace();
    workspace.write(
        "corpus/quai.txt",
        "Le quai de Trévarn\n\nTRÉVARN, 4 mai 2021 (Agence du Littoral) -- « Le quai rouvrira lundi », a dit Paul Hardy, ingénieur du port.\n",
    );
    let (mut client, note) = open(
        &workspace,
        &capabilities(),
        "« Nous n’avons plus de sonneur », a déclaré Paul Hardy, ingénieur du port, dimanche.\n",
    );
    let mut offered = |from: u32| {
        let params =
            json!({"textDocument": {"uri": note}, "range": range(0, from, from), "context": {"diagnostics": []}});
        let actions = client.request("textDocument/codeAction", params);
        let first = actions.as_array().and_then(|actions| actions.first()).cloned().expect("an action");
        let edits = &first["edit"]["changes"][&note];
        let edits = if edits.is_null() { &first["edit"]["documentChanges"][0]["edits"] } else { edits };
        (first["title"].clone(), edits[0]["newText"].clone(), edits[0]["range"].clone())
    };
    let name = offered(48);
    assert_eq!(name, (json!("Attribute it to Élise Corbel"), json!("Élise Corbel"), range(0, 44, 73)));
    assert_eq!(offered(6), name);
}
