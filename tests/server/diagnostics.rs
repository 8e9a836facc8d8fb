//! Diagnostics, pushed and pulled.

use crate::client::{Client, at, capabilities, uri};
use crate::parts::{Workspace, never_ready, simple};
use serde_json::{Value, json};
use sourcier::index::Snapshot;
use sourcier::server::News;
use sourcier::wording::Message;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

fn pull() -> Value {
    let mut all = capabilities();
    all["textDocument"]["diagnostic"] = json!({"relatedInformation": true});
    all["workspace"]["diagnostics"] = json!({"refreshSupport": true});
    all
}

fn document(uri: &str) -> Value {
    json!({"textDocument": {"uri": uri}})
}

#[test]
fn they_are_pushed_with_their_version_and_all_that_belongs_to_them() {
    let workspace = Workspace::new();
    let mut client = Client::start(simple(), &capabilities(), &[workspace.path()]);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "This is é wrong.\n");
    let diagnostics = client.pushed(&note, 1);
    insta::assert_json_snapshot!(diagnostics, @r#"
    [
      {
        "code": "unknown-quote",
        "codeDescription": {
          "href": "https://github.com/sourcier/sourcier/blob/main/docs/rules.md#unknown-quote"
        },
        "data": {
          "correct": "right",
          "fixes": [
            {
              "edits": [
                {
                  "newText": "right",
                  "range": {
                    "end": {
                      "character": 15,
                      "line": 0
                    },
                    "start": {
                      "character": 10,
                      "line": 0
                    }
                  }
                }
              ],
              "title": "Put the right word"
            }
          ]
        },
        "message": "this word is wrong",
        "range": {
          "end": {
            "character": 15,
            "line": 0
          },
          "start": {
            "character": 10,
            "line": 0
          }
        },
        "severity": 2,
        "source": "sourcier"
      }
    ]
    "#);
    client.close(&note);
    assert_eq!(client.notification("textDocument/publishDiagnostics")["diagnostics"], json!([]));
}

#[test]
fn they_are_answered_when_pulled_also_by_a_client_that_is_pushed_to() {
    let workspace = Workspace::new();
    let mut client = Client::start(simple(), &capabilities(), &[workspace.path()]);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "wrong\n");
    client.pushed(&note, 1);
    let report = client.request("textDocument/diagnostic", document(&note));
    assert_eq!(report["kind"], "full");
    assert_eq!(report["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(client.request("textDocument/diagnostic", document("file:///nowhere.md"))["items"], json!([]));
}

#[test]
fn a_client_that_pulls_is_not_pushed_to() {
    let workspace = Workspace::new();
    let mut client = Client::start(simple(), &pull(), &[workspace.path()]);
    assert_eq!(client.capabilities["diagnosticProvider"]["interFileDependencies"], true);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "wrong\n");
    let mut report = client.request("textDocument/diagnostic", document(&note));
    assert_eq!(report["items"].as_array().map(Vec::len), Some(1));
    let mut again = document(&note);
    again["previousResultId"] = report["resultId"].take();
    assert_eq!(client.request("textDocument/diagnostic", again)["kind"], "unchanged");
    // A refresh may be asked for, the note having been opened before its index was there; nothing else is said.
    for message in client.within(Duration::from_millis(200)) {
        assert_eq!(message["method"], "workspace/diagnostic/refresh");
    }
}

#[test]
fn they_are_not_offered_to_a_client_that_cannot_be_told_to_pull_again() {
    let workspace = Workspace::new();
    let mut only_asks = capabilities();
    only_asks["textDocument"]["diagnostic"] = json!({});
    let mut client = Client::start(simple(), &only_asks, &[workspace.path()]);
    assert_eq!(client.capabilities.get("diagnosticProvider"), None);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "wrong\n");
    assert_eq!(client.pushed(&note, 1).len(), 1);
}

#[test]
fn a_pull_waits_for_the_first_index() {
    let workspace = Workspace::new();
    let mut parts = simple();
    parts.keep = Arc::new(|_, tell, _| {
        std::thread::sleep(Duration::from_millis(300));
        tell(News::Ready { snapshot: Snapshot::empty(), messages: Vec::new() });
    });
    let mut client = Client::start(parts, &pull(), &[workspace.path()]);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "wrong\n");
    let report = client.request("textDocument/diagnostic", document(&note));
    assert_eq!(report["items"].as_array().map(Vec::len), Some(1));
    let (id, _) = client.question("workspace/diagnostic/refresh");
    client.reply(&id, Value::Null);
}

#[test]
fn open_notes_are_judged_again_when_the_corpus_changes() {
    let workspace = Workspace::new();
    let mut parts = simple();
    let (change, changed) = std::sync::mpsc::channel::<()>();
    let changed = std::sync::Mutex::new(changed);
    parts.keep = Arc::new(move |_, tell, stop| {
        tell(News::Ready { snapshot: Snapshot::empty(), messages: Vec::new() });
        while !stop.load(Ordering::Relaxed) && changed.lock().expect("one keeper").recv().is_ok() {
            tell(News::Ready { snapshot: Snapshot::empty(), messages: Vec::new() });
        }
    });
    let mut client = Client::start(parts, &capabilities(), &[workspace.path()]);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "wrong\n");
    client.pushed(&note, 1);
    change.send(()).expect("the keeper listens");
    client.pushed(&note, 1);
    drop(change);
}

#[test]
fn what_is_being_typed_is_not_judged_until_it_rests() {
    let workspace = Workspace::new();
    let mut client = Client::start(simple(), &capabilities(), &[workspace.path()]);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "wrong at first.\n\nThen \n");
    assert_eq!(client.pushed(&note, 1).len(), 1);
    client.insert(&note, 2, 2, 5, "wron");
    assert_eq!(client.pushed(&note, 2).len(), 1);
    client.insert(&note, 3, 2, 9, "g");
    // The cursor is just behind the word.
    assert_eq!(client.pushed(&note, 3).len(), 1);
    // Nothing more is typed.
    assert_eq!(client.pushed(&note, 3).len(), 2);
}

#[test]
fn an_edit_elsewhere_or_a_save_ends_the_typing() {
    let workspace = Workspace::new();
    let mut client = Client::start(simple(), &capabilities(), &[workspace.path()]);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "\n\n");
    client.pushed(&note, 1);
    client.insert(&note, 2, 0, 0, "wrong");
    assert_eq!(client.pushed(&note, 2).len(), 0);
    client.insert(&note, 3, 1, 0, "x");
    assert_eq!(client.pushed(&note, 3).len(), 1);
    client.insert(&note, 4, 1, 1, " wrong");
    assert_eq!(client.pushed(&note, 4).len(), 1);
    client.notify("textDocument/didSave", document(&note));
    assert_eq!(client.pushed(&note, 4).len(), 2);
}

#[test]
fn a_quotation_whose_mark_is_open_is_not_judged() {
    let workspace = Workspace::new();
    let mut client = Client::start(simple(), &capabilities(), &[workspace.path()]);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "La ministre a dit : \n");
    client.pushed(&note, 1);
    client.insert(&note, 2, 0, 20, "« Une réponse wrong et par");
    assert_eq!(client.pushed(&note, 2).len(), 0);
    client.insert(&note, 3, 0, 46, "tielle »");
    assert_eq!(client.pushed(&note, 3).len(), 1);
}

#[test]
fn a_pulling_client_is_asked_to_pull_again_when_the_typing_rests() {
    let workspace = Workspace::new();
    let mut client = Client::start(simple(), &pull(), &[workspace.path()]);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "\n");
    client.request("textDocument/diagnostic", document(&note));
    for message in client.within(Duration::from_millis(100)) {
        client.reply(&message["id"], Value::Null);
    }
    client.insert(&note, 2, 0, 0, "wrong");
    assert_eq!(client.request("textDocument/diagnostic", document(&note))["items"], json!([]));
    let (id, _) = client.question("workspace/diagnostic/refresh");
    client.reply(&id, Value::Null);
    let report = client.request("textDocument/diagnostic", document(&note));
    assert_eq!(report["items"].as_array().map(Vec::len), Some(1));
}

#[test]
fn other_languages_and_articles_are_left_alone() {
    let workspace = Workspace::new();
    let mut client = Client::start(simple(), &capabilities(), &[workspace.path()]);
    let article = uri(&workspace.note("corpus/a.md"));
    client.open(&article, "wrong\n");
    assert_eq!(client.hover(&article, 0, 0), Value::Null);
    let script = uri(&workspace.note("a.py"));
    let python = json!({"uri": script, "languageId": "python", "version": 1, "text": "wrong"});
    client.notify("textDocument/didOpen", json!({"textDocument": python}));
    assert_eq!(client.request("textDocument/hover", at(&script, 0, 0)), Value::Null);
    assert!(client.within(Duration::from_millis(100)).is_empty());
}

#[test]
fn nothing_is_pushed_before_the_first_index() {
    let workspace = Workspace::new();
    let mut parts = simple();
    parts.keep = Arc::new(never_ready);
    let mut client = Client::start(parts, &capabilities(), &[workspace.path()]);
    client.open(&uri(&workspace.note("a.md")), "wrong\n");
    assert!(client.within(Duration::from_millis(200)).is_empty());
}

#[test]
fn an_index_that_fails_is_complained_of_once_and_nothing_waits_for_it() {
    let workspace = Workspace::new();
    let mut parts = simple();
    parts.keep = Arc::new(|_, tell, _| {
        tell(News::Failed(Message::new("the cache folder is full", Vec::new())));
        tell(News::Failed(Message::new("the cache folder is full", Vec::new())));
    });
    let mut client = Client::start(parts, &capabilities(), &[workspace.path()]);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "wrong\n");
    assert_eq!(client.request("textDocument/diagnostic", document(&note))["items"], json!([]));
    assert_eq!(client.notification("window/showMessage")["message"], "sourcier: the cache folder is full");
}

#[test]
fn indexing_shows_as_progress() {
    let workspace = Workspace::new();
    let mut all = capabilities();
    all["window"] = json!({"workDoneProgress": true});
    let mut parts = simple();
    parts.keep = Arc::new(|_, tell, _| {
        for done in 0..3 {
            tell(News::Progress { done, total: 3 });
        }
        tell(News::Ready { snapshot: Snapshot::empty(), messages: Vec::new() });
    });
    let mut client = Client::start(parts, &all, &[workspace.path()]);
    let (id, params) = client.question("window/workDoneProgress/create");
    assert_eq!(params["token"], "sourcier/index");
    client.reply(&id, Value::Null);
    let mut kinds = Vec::new();
    while kinds.last().is_none_or(|kind| kind != "end") {
        let progress = client.notification("$/progress");
        assert_eq!(progress["token"], "sourcier/index");
        kinds.push(progress["value"]["kind"].clone());
    }
    assert_eq!(kinds[0], "begin");
}
