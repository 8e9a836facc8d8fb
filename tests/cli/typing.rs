//! Somebody types 2,000 characters at full speed into a note of 300 lines: every answer is of the right text, and the server does not
//! grow.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

const TYPED: usize = 2_000;
const LINES: usize = 300;
/// How much more memory the last three quarters of the typing may take, in KiB: caches fill in the first. Measured: 2 MiB of 46.
const GROWTH: u64 = 8 * 1024;

struct Server {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Server {
    fn start(folder: &std::path::Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_sourcier"))
            .arg("lsp")
            .env("XDG_CACHE_HOME", folder.join("cache"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let input = child.stdin.take().expect("its input");
        let output = BufReader::new(child.stdout.take().expect("its output"));
        Self { child, input, output }
    }

    fn send(&mut self, id: Option<usize>, method: &str, params: &Value) {
        let mut message = json!({"jsonrpc": "2.0", "method": method, "params": params});
        if let Some(id) = id {
            message["id"] = json!(id);
        }
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("it reads");
    }

    fn receive(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.output.read_line(&mut line).expect("it writes") > 0, "the server ended");
            match line.trim() {
                "" => break,
                line => length = line.strip_prefix("Content-Length: ").map_or(length, |n| n.parse().expect("a length")),
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).expect("a body");
        serde_json::from_slice(&body).expect("JSON")
    }

    /// Its memory in KiB; none where the system does not tell.
    fn memory(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.split_whitespace().next()?.parse().ok()
    }
}

/// What is typed: words, and a new line now and then.
fn typed() -> Vec<char> {
    "La digue tient bon et la mer monte. "
        .chars()
        .cycle()
        .take(TYPED)
        .enumerate()
        .map(|(n, c)| if n % 90 == 89 { '\n' } else { c })
        .collect()
}

#[test]
fn every_answer_is_of_the_right_text() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("corpus")).expect("a corpus");
    let article = "Port de Kerouzan, le 12 mars 2021\n\n« Nous avons attendu trop longtemps avant de protéger le bas de la ville », a déclaré la maire, Soizic Le Bihan.\n";
    std::fs::write(folder.path().join("corpus/digue.txt"), article).expect("an article");
    let address = |name: &str| format!("file://{}/{name}", folder.path().display());
    let mut note = String::from("\n");
    for n in 1..LINES - 1 {
        note.push_str(if n % 2 == 0 {
            "\n"
        } else {
            "Le port de Kerouzan a fermé ses portes pour l'hiver, dit-on à la mairie.\n"
        });
    }
    note.push_str("La maire l'a dit : « Nous avons attendu trop longtemps avant de noyer le bas de la ville ».\n");
    let quoted = u64::try_from(note.lines().count()).expect("few") - 1;
    let mut server = Server::start(folder.path());
    let capabilities = json!({"textDocument": {"publishDiagnostics": {"versionSupport": true}, "hover": {"contentFormat": ["markdown"]}}});
    let root = address("");
    server.send(Some(0), "initialize", &json!({"processId": null, "rootUri": root, "capabilities": capabilities}));
    while server.receive()["id"] != 0 {}
    server.send(None, "initialized", &json!({}));
    let uri = address("note.md");
    let document = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": note});
    server.send(None, "textDocument/didOpen", &json!({"textDocument": document}));

    let typed = typed();
    // Of each version, how many lines what was typed has.
    let lines = |version: u64| {
        let sofar = usize::try_from(version).expect("few") - 1;
        u64::try_from(typed[..sofar].iter().filter(|c| **c == '\n').count()).expect("few")
    };
    let mut asked: Vec<u64> = Vec::new();
    let (mut line, mut column) = (0, 0);
    let (mut last, mut answered, mut quarter) = (0, 0, None);
    for (n, c) in typed.iter().enumerate() {
        let version = n + 2;
        let place = json!({"line": line, "character": column});
        let change = json!({"range": {"start": place, "end": place}, "text": c.to_string()});
        server.send(
            None,
            "textDocument/didChange",
            &json!({"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]}),
        );
        (line, column) = if *c == '\n' { (line + 1, 0) } else { (line, column + 1) };
        if n % 40 == 39 {
            let version = u64::try_from(version).expect("few");
            let at = json!({"line": quoted + lines(version), "character": 40});
            asked.push(version);
            server.send(
                Some(asked.len()),
                "textDocument/hover",
                &json!({"textDocument": {"uri": uri}, "position": at}),
            );
            // What comes back is read now and then, as an editor does.
            while answered < asked.len() {
                let message = server.receive();
                check(&message, quoted, &lines, &asked, &mut last, &mut answered);
            }
        }
        if n == TYPED / 4 {
            quarter = server.memory();
        }
    }
    while last < u64::try_from(TYPED).expect("few") + 1 {
        let message = server.receive();
        check(&message, quoted, &lines, &asked, &mut last, &mut answered);
    }
    assert_eq!(answered, TYPED / 40);
    if let (Some(before), Some(after)) = (quarter, server.memory()) {
        assert!(after < before + GROWTH, "{before} KiB became {after} KiB");
    }
    server.send(Some(9999), "shutdown", &Value::Null);
    server.send(None, "exit", &Value::Null);
    server.child.wait().expect("it ends");
}

/// Whether a message is of the text that it says, or that was asked about.
fn check(
    message: &Value,
    quoted: u64,
    lines: &dyn Fn(u64) -> u64,
    asked: &[u64],
    last: &mut u64,
    answered: &mut usize,
) {
    if message["method"] == "textDocument/publishDiagnostics" {
        let version = message["params"]["version"].as_u64().expect("a version");
        assert!(version >= *last, "version {version} after {last}");
        *last = version;
        let found = message["params"]["diagnostics"].as_array().expect("diagnostics");
        let altered = found.iter().find(|found| found["code"] == "altered-quote").expect("the altered quotation");
        assert_eq!(altered["range"]["start"]["line"], quoted + lines(version), "version {version}");
    } else if let Some(id) = message["id"].as_u64().filter(|id| *id > 0 && message.get("method").is_none()) {
        let version = asked[usize::try_from(id).expect("few") - 1];
        assert_eq!(
            message["result"]["range"]["start"]["line"],
            quoted + lines(version),
            "the hover of version {version}"
        );
        *answered += 1;
    }
}
