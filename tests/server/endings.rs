//! How the server ends.

use crate::client::{Client, at, capabilities, uri};
use crate::parts::{Workspace, never_ready, simple};
use serde_json::{Value, json};
use sourcier::server::Ending;
use std::process::ExitCode;
use std::sync::Arc;

fn code(ending: Ending) -> String {
    format!("{:?}", ending.exit_code())
}

#[test]
fn exit_after_shutdown_is_success() {
    let mut client = Client::start(simple(), &capabilities(), &[]);
    client.request("shutdown", Value::Null);
    client.notify("exit", Value::Null);
    let ending = client.ending();
    assert_eq!(ending, Ending::Exit { after_shutdown: true });
    assert_eq!(code(ending), format!("{:?}", ExitCode::SUCCESS));
}

#[test]
fn shutdown_and_exit_may_come_at_once() {
    let mut client = Client::start(simple(), &capabilities(), &[]);
    let id = client.ask("shutdown", Value::Null);
    client.notify("exit", Value::Null);
    assert_eq!(client.ending(), Ending::Exit { after_shutdown: true });
    // And the first is answered as if it had come alone.
    let answer = client.answer(id);
    assert!(answer.get("error").is_none() && answer["result"].is_null(), "{answer}");
    assert!(client.within(std::time::Duration::ZERO).is_empty());
}

#[test]
fn exit_without_shutdown_is_failure() {
    let mut client = Client::start(simple(), &capabilities(), &[]);
    client.notify("exit", Value::Null);
    let ending = client.ending();
    assert_eq!(ending, Ending::Exit { after_shutdown: false });
    assert_eq!(code(ending), format!("{:?}", ExitCode::FAILURE));
}

#[test]
fn exit_is_not_held_up_by_requests_that_wait() {
    let workspace = Workspace::new();
    let mut parts = simple();
    parts.keep = Arc::new(never_ready);
    let mut client = Client::start(parts, &capabilities(), &[workspace.path()]);
    let note = uri(&workspace.note("a.md"));
    client.open(&note, "wrong\n");
    for _ in 0..10 {
        client.ask("textDocument/hover", at(&note, 0, 0));
    }
    client.request("shutdown", Value::Null);
    client.notify("exit", Value::Null);
    assert_eq!(client.ending(), Ending::Exit { after_shutdown: true });
}

#[test]
fn a_closed_input_ends_the_server() {
    let mut client = Client::start(simple(), &capabilities(), &[]);
    let ending = client.hang_up();
    assert_eq!(ending, Ending::InputClosed { after_shutdown: false });
    assert_eq!(code(ending), format!("{:?}", ExitCode::FAILURE));
}

#[test]
fn the_server_leaves_when_the_client_s_process_is_gone() {
    // A process that has been, and is no more.
    let mut process = std::process::Command::new("true").spawn().expect("a short process");
    let id = process.id();
    process.wait().expect("its end");
    let mut client = Client::connect(simple());
    client.initialize(json!({"processId": id, "rootUri": null, "capabilities": capabilities()}));
    assert_eq!(client.ending(), Ending::ClientGone);
}

#[test]
fn nothing_but_initialize_is_served_first() {
    let mut client = Client::connect(simple());
    let id = client.ask("textDocument/hover", at("file:///a.md", 0, 0));
    assert_eq!(client.answer(id)["error"]["code"], -32002);
    client.initialize(json!({"processId": null, "rootUri": null, "capabilities": {}}));
}
