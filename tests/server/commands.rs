//! Commands that the server executes, and the progress that somebody stops.

use crate::client::{Client, capabilities, uri};
use crate::parts::{Workspace, never_ready, ready, simple};
use serde_json::{Value, json};
use sourcier::index::CacheDir;
use sourcier::server::Parts;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

fn digue() -> Workspace {
    let workspace = Workspace::new();
    workspace.write(
        "corpus/digue.txt",
        "---\ntitle: La digue de Kerouzan\npublisher: Le Courrier des Grèves\ndate: 2021-03-12\n---\n\nLa digue de Kerouzan a été bâtie en 1911. La maire, Soizic Le Bihan, l’a inspectée mardi 9 mars 2021.\n\n« Nous avons attendu trop longtemps avant de protéger la ville », a dit Soizic Le Bihan.\n",
    );
    workspace
}

/// A note with one altered quotation.
const QUOTING: &str = "La maire l'a dit : « Nous avons attendu trop longtemps avant de noyer la ville ».\n";

fn real(workspace: &Workspace) -> Parts {
    Parts::new(Some(CacheDir::at(&workspace.note("cache"))))
}

fn run(client: &mut Client, command: &str, arguments: Value) -> Value {
    let mut params = json!({"command": command});
    params["arguments"] = arguments;
    client.request("workspace/executeCommand", params)
}

#[test]
fn a_corpus_is_told_though_no_note_is_open() {
    let workspace = digue();
    let mut client = Client::start(real(&workspace), &capabilities(), &[workspace.path()]);
    let corpus = run(&mut client, "sourcier.corpus", json!([]));
    assert_eq!(corpus["articles"][0]["title"], "La digue de Kerouzan");
    assert_eq!(corpus["articles"][0]["date"], "2021-03-12");
    let names: Vec<&Value> = corpus["names"].as_array().expect("names").iter().map(|name| &name["name"]).collect();
    assert!(names.contains(&&json!("Soizic Le Bihan")), "{names:?}");
    let mentions: Vec<u64> =
        corpus["names"].as_array().expect("names").iter().filter_map(|name| name["mentions"].as_u64()).collect();
    assert!(mentions.is_sorted_by(|a, b| a >= b), "{mentions:?}");
    let dossier = run(&mut client, "sourcier.dossier", json!(["soizic le bihan"]));
    let page = dossier.as_str().expect("a page");
    assert!(
        page.starts_with("# Soizic Le Bihan\n") && page.contains("## Mentions") && page.contains("### 9 March 2021"),
        "{page}"
    );
    let timeline = run(&mut client, "sourcier.timeline", json!([null, null, "json"]));
    assert_eq!((&timeline[0]["heading"], &timeline[0]["start"]), (&json!("1911"), &json!("1911-01-01")));
    let event = &timeline[0]["events"][0];
    assert_eq!(event["marks"][0], json!([33, 40]));
    assert_eq!(event["places"][0]["uri"], uri(&workspace.note("corpus/digue.txt")));
    assert_eq!(event["places"][0]["range"]["start"], json!({"line": 6, "character": 33}));
    let unclear = run(&mut client, "sourcier.timeline", json!(["Zorglub", null, "json"]));
    assert!(unclear.as_str().is_some_and(|why| why.contains("Zorglub")), "{unclear}");
}

#[test]
fn evidence_is_told_of_a_place() {
    let workspace = digue();
    let mut client = Client::start(real(&workspace), &capabilities(), &[workspace.path()]);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "La digue de Kerouzan a été bâtie en 1913.\n");
    client.pushed(&note, 1);
    let told = run(&mut client, "sourcier.evidence", json!([note, {"line": 0, "character": 37}]));
    assert_eq!(
        (&told["verdict"], &told["rule"], &told["level"]),
        (&json!("wrong"), &json!("misdated-claim"), &json!("warning"))
    );
    let passage = &told["passages"][0];
    assert_eq!(passage["publisher"], "Le Courrier des Grèves");
    assert_eq!((&passage["line"], &passage["date"]), (&json!(7), &json!("12 March 2021")));
    let words: Vec<u16> = passage["text"].as_str().expect("words").encode_utf16().collect();
    let mark = |n: usize| usize::try_from(passage["marks"][0][n].as_u64().expect("a number")).expect("few");
    assert_eq!(String::from_utf16_lossy(&words[mark(0)..mark(1)]), "en 1911");
    assert_eq!(run(&mut client, "sourcier.evidence", json!([note, {"line": 5, "character": 0}])), Value::Null);
}

#[test]
fn arguments_that_are_none_are_refused() {
    let workspace = digue();
    let mut client = Client::start(real(&workspace), &capabilities(), &[workspace.path()]);
    for (command, arguments) in [
        ("sourcier.evidence", json!([])),
        ("sourcier.evidence", json!(["file:///a.md", 5])),
        ("sourcier.dossier", json!([])),
        ("sourcier.dossier", json!(["  "])),
        ("sourcier.openSource", json!(["untitled:a"])),
        ("sourcier.unheard", json!([])),
    ] {
        let id = client.ask("workspace/executeCommand", json!({"command": command, "arguments": arguments}));
        assert_eq!(client.answer(id)["error"]["code"], -32602, "{command} {arguments}");
    }
}

#[test]
fn the_status_tells_what_is_done_with_each_corpus() {
    let workspace = digue();
    let mut client = Client::start(real(&workspace), &capabilities(), &[workspace.path()]);
    run(&mut client, "sourcier.corpus", json!([]));
    let status = run(&mut client, "sourcier.status", json!([]));
    assert_eq!(status["version"], env!("CARGO_PKG_VERSION"));
    let corpus = &status["corpora"][0];
    assert_eq!((&corpus["articles"], &corpus["reading"], &corpus["failed"]), (&json!(1), &Value::Null, &json!(false)));
    let mut client =
        Client::start(Parts { keep: Arc::new(never_ready), ..simple() }, &capabilities(), &[workspace.path()]);
    let status = loop {
        let status = run(&mut client, "sourcier.status", json!([]));
        if status["corpora"] != json!([]) {
            break status;
        }
    };
    assert_eq!((&status["corpora"][0]["articles"], status["corpora"][0]["reading"].is_object()), (&Value::Null, true));
}

#[test]
fn a_corpus_is_read_anew_when_asked() {
    let workspace = digue();
    let mut parts = real(&workspace);
    let forgotten = Arc::new(AtomicUsize::new(0));
    let (forget, times) = (Arc::clone(&parts.forget), Arc::clone(&forgotten));
    parts.forget = Arc::new(move |root| {
        times.fetch_add(1, Ordering::SeqCst);
        forget(root);
    });
    let mut client = Client::start(parts, &capabilities(), &[workspace.path()]);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, QUOTING);
    assert_eq!(client.pushed(&note, 1).len(), 1);
    assert_eq!(run(&mut client, "sourcier.reindex", json!(["file:///elsewhere.md"])), Value::Null);
    assert_eq!(run(&mut client, "sourcier.reindex", json!([note])), Value::Null);
    // What was known serves until then.
    assert_ne!(client.hover(&note, 0, 37), Value::Null);
    assert_eq!(client.pushed(&note, 1).len(), 1);
    assert_eq!(forgotten.load(Ordering::SeqCst), 1);
}

#[test]
fn reading_a_corpus_can_be_stopped() {
    let workspace = digue();
    let mut all = capabilities();
    all["window"] = json!({"workDoneProgress": true});
    let mut client = Client::start(Parts { keep: Arc::new(never_ready), ..simple() }, &all, &[workspace.path()]);
    let (id, asked) = client.question("window/workDoneProgress/create");
    client.reply(&id, Value::Null);
    let begun = client.notification("$/progress");
    assert_eq!((&begun["value"]["kind"], &begun["value"]["cancellable"]), (&json!("begin"), &json!(true)));
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "This is wrong.\n");
    let hover = client.ask("textDocument/hover", crate::client::at(&note, 0, 2));
    client.notify("window/workDoneProgress/cancel", json!({"token": 7}));
    client.notify("window/workDoneProgress/cancel", json!({"token": asked["token"]}));
    assert_eq!(client.notification("$/progress")["value"]["kind"], "end");
    let said = client.notification("window/showMessage");
    assert!(said["message"].as_str().is_some_and(|said| said.contains("sourcier.reindex")), "{said}");
    // Nobody waits for what does not come.
    assert_eq!(client.answer(hover)["result"], Value::Null);
    let status = run(&mut client, "sourcier.status", json!([]));
    assert_eq!(status["corpora"][0]["failed"], true);
}

#[test]
fn without_a_folder_there_is_nothing_to_tell() {
    let mut client = Client::start(Parts { keep: Arc::new(ready), ..simple() }, &capabilities(), &[]);
    assert_eq!(run(&mut client, "sourcier.corpus", json!([])), Value::Null);
    assert_eq!(run(&mut client, "sourcier.status", json!([]))["corpora"], json!([]));
    assert_eq!(client.request("workspace/willRenameFiles", json!({"files": []})), Value::Null);
}
