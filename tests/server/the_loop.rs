//! What keeps the loop true: order, cancellation, panics, a client that never answers.

use crate::client::{Client, at, capabilities, uri};
use crate::parts::{Workspace, simple};
use serde_json::{Value, json};
use sourcier::check::Finding;
use sourcier::features::Hover;
use sourcier::index::Snapshot;
use sourcier::notes::Note;
use sourcier::server::Features;
use sourcier::wording::Locale;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex};
use std::time::{Duration, Instant};

#[test]
fn each_of_400_hovers_among_2000_edits_is_answered_from_its_version() {
    let workspace = Workspace::new();
    let mut client = Client::start(simple(), &capabilities(), &[workspace.path()]);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "wrong\n");
    let mut length = "wrong\n".len();
    let mut asked = Vec::new();
    for version in 2..=2001 {
        // Letters of one, two and four bytes; all at the start, so that any inversion shows.
        let letters = ["a", "é", "😀"][usize::try_from(version % 3).expect("small")];
        client.insert(&note, version, 0, 0, letters);
        length += letters.len();
        if version % 5 == 0 {
            asked.push((client.ask("textDocument/hover", at(&note, 0, 0)), length));
        }
    }
    assert_eq!(asked.len(), 400);
    for (id, length) in asked {
        let answer = client.answer(id);
        assert_eq!(answer["result"]["contents"]["value"], format!("**{length}** bytes, at 0"));
    }
    assert_eq!(client.pushed(&note, 2001).len(), 1);
}

#[test]
fn questions_that_are_never_answered_hold_up_nothing() {
    let workspace = Workspace::new();
    let mut all = capabilities();
    all["workspace"]["configuration"] = json!(true);
    all["workspace"]["didChangeConfiguration"] = json!({"dynamicRegistration": true});
    all["workspace"]["didChangeWatchedFiles"] = json!({"dynamicRegistration": true});
    all["window"] = json!({"workDoneProgress": true});
    let mut client = Client::start(simple(), &all, &[workspace.path()]);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "wrong\n");
    assert_eq!(client.pushed(&note, 1).len(), 1);
    // Settings are asked for again with every change of them.
    for _ in 0..3 {
        client.notify("workspace/didChangeConfiguration", json!({"settings": null}));
    }
    client.insert(&note, 2, 0, 0, "wrong ");
    assert_eq!(client.hover(&note, 0, 0)["contents"]["value"], "**12** bytes, at 0");
    assert!(!client.pushed(&note, 2).is_empty());
    client.question("client/registerCapability");
    for _ in 0..4 {
        client.question("workspace/configuration");
    }
    client.question("window/workDoneProgress/create");
    // What was kept back while the cursor stood in it.
    client.pushed(&note, 2);
}

fn panics(_: &Note, _: &Snapshot, _: &[Finding], _: usize, _: Locale) -> Option<Hover> {
    panic!("planted")
}

#[test]
fn a_panicking_job_answers_with_its_name_and_the_server_lives_on() {
    let workspace = Workspace::new();
    let mut parts = simple();
    parts.features = Features { hover: panics, ..parts.features };
    let mut client = Client::start(parts, &capabilities(), &[workspace.path()]);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "wrong\n");
    for _ in 0..8 {
        let id = client.ask("textDocument/hover", at(&note, 0, 0));
        let error = client.answer(id)["error"].take();
        assert_eq!(error["code"], -32603);
        assert!(error["message"].as_str().expect("a message").contains("hover failed"), "{error}");
    }
    assert_eq!(client.pushed(&note, 1).len(), 1);
}

fn check_panics(_: &Note, _: &Snapshot, _: &sourcier::config::Config) -> Vec<Finding> {
    panic!("planted")
}

#[test]
fn a_panicking_judgement_is_not_repeated_for_the_same_text() {
    let workspace = Workspace::new();
    let mut parts = simple();
    parts.features = Features { check: check_panics, ..parts.features };
    let mut client = Client::start(parts, &capabilities(), &[workspace.path()]);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "wrong\n");
    let id = client.ask("textDocument/diagnostic", json!({"textDocument": {"uri": note}}));
    assert!(client.answer(id)["error"]["message"].as_str().expect("a message").contains("diagnostics failed"));
    assert!(client.within(Duration::from_millis(200)).is_empty());
}

/// A hover that waits to be let go.
static GATE: (Mutex<bool>, Condvar) = (Mutex::new(false), Condvar::new());
static HOVERS: AtomicUsize = AtomicUsize::new(0);

fn waits_at_the_gate(_: &Note, _: &Snapshot, _: &[Finding], _: usize, _: Locale) -> Option<Hover> {
    HOVERS.fetch_add(1, Ordering::SeqCst);
    let open = GATE.0.lock().expect("the gate");
    let (_open, timeout) = GATE.1.wait_timeout_while(open, Duration::from_secs(20), |open| !*open).expect("the gate");
    assert!(!timeout.timed_out());
    None
}

#[test]
fn cancelled_requests_are_answered_at_once_and_their_jobs_never_run() {
    let workspace = Workspace::new();
    let mut parts = simple();
    parts.features = Features { hover: waits_at_the_gate, ..parts.features };
    let mut client = Client::start(parts, &capabilities(), &[workspace.path()]);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "fine\n");
    client.pushed(&note, 1);
    let ids: Vec<i64> = (0..100).map(|_| client.ask("textDocument/hover", at(&note, 0, 0))).collect();
    for id in &ids {
        client.notify("$/cancelRequest", json!({"id": id}));
    }
    let start = Instant::now();
    for id in ids {
        assert_eq!(client.answer(id)["error"]["code"], -32800);
    }
    assert!(start.elapsed() < Duration::from_secs(5));
    *GATE.0.lock().expect("the gate") = true;
    GATE.1.notify_all();
    assert_eq!(client.hover(&note, 0, 0), Value::Null);
    // Those that were running when they were cancelled, and the last.
    assert!(HOVERS.load(Ordering::SeqCst) <= 6, "{HOVERS:?}");
}

#[test]
fn waiting_requests_never_keep_an_edit_from_being_read() {
    let workspace = Workspace::new();
    let mut parts = simple();
    parts.keep = std::sync::Arc::new(crate::parts::never_ready);
    let mut client = Client::start(parts, &capabilities(), &[workspace.path()]);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "fine\n");
    let ids: Vec<i64> = (0..500).map(|_| client.ask("textDocument/hover", at(&note, 0, 0))).collect();
    client.insert(&note, 2, 0, 0, "wrong ");
    // A document that is not open is answered at once, behind all of those.
    assert_eq!(client.hover("file:///elsewhere.md", 0, 0), Value::Null);
    for id in ids {
        client.notify("$/cancelRequest", json!({"id": id}));
        assert_eq!(client.answer(id)["error"]["code"], -32800);
    }
}
