//! The log holds no text.

use crate::parts::Workspace;
use assert_cmd::cargo::CommandCargoExt;
use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Stdio};

#[test]
fn the_log_holds_no_text_of_a_note_whatever_its_level() {
    let workspace = Workspace::new();
    workspace.write("corpus/a.txt", "Le marégraphe de Kerouzan a relevé une hauteur inhabituelle.\n");
    let log = workspace.note("log/server.log");
    let mut server = Command::cargo_bin("sourcier")
        .expect("the program")
        .args(["lsp", "--stdio", "--log-file"])
        .arg(&log)
        .env("SOURCIER_LOG", "trace")
        .env("XDG_CACHE_HOME", workspace.note("cache"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the server starts");
    let note = crate::client::uri(&workspace.note("a.md"));
    let document =
        json!({"uri": note, "languageId": "markdown", "version": 1, "text": "« Le marégraphe secret » \u{1}"});
    let mut input = server.stdin.take().expect("its input");
    let mut send = |message: Value| {
        let body = message.to_string();
        write!(input, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("it reads");
    };
    let capabilities = crate::client::capabilities();
    send(json!({"jsonrpc": "2.0", "id": 1, "method": "initialize",
                "params": {"processId": null, "rootUri": crate::client::uri(workspace.path()), "capabilities": capabilities}}));
    // Only what follows the answer is served.
    std::thread::sleep(std::time::Duration::from_millis(300));
    send(json!({"jsonrpc": "2.0", "method": "initialized", "params": {}}));
    send(json!({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": document}}));
    send(json!({"jsonrpc": "2.0", "id": 2, "method": "textDocument/hover", "params": crate::client::at(&note, 0, 8)}));
    // Parameters that do not fit, and that an error message might repeat.
    send(json!({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": "marégraphe"}}));
    send(
        json!({"jsonrpc": "2.0", "id": 3, "method": "textDocument/diagnostic", "params": {"textDocument": {"uri": note}}}),
    );
    std::thread::sleep(std::time::Duration::from_millis(500));
    send(json!({"jsonrpc": "2.0", "id": 4, "method": "shutdown"}));
    send(json!({"jsonrpc": "2.0", "method": "exit"}));
    drop(input);
    let output = server.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{output:?}");
    let log = std::fs::read_to_string(log).expect("a log");
    assert!(log.contains("negotiated"), "{log}");
    for text in [log.as_str(), &String::from_utf8_lossy(&output.stderr)] {
        for word in ["marégraphe", "secret", "Kerouzan"] {
            assert!(!text.contains(word), "{text}");
        }
    }
}
