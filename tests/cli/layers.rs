//! Holds the direction of the layers: a module uses only those above it in [`LAYERS`].

use std::fs;
use std::path::{Path, PathBuf};

/// From the top: `lexicon` uses none.
const LAYERS: [&str; 12] = [
    "lexicon", "wording", "text", "config", "reading", "corpus", "index", "notes", "check", "features", "server",
    "commands",
];

/// What may be used against the rule that `server` and `commands` keep apart: the command that starts the server.
const STARTS_THE_SERVER: &str = "commands/lsp.rs";

/// Crates that one layer keeps to itself.
const KEPT: [(&str, &str); 11] = [
    ("wording", "fluent_bundle"),
    ("wording", "unic_langid"),
    ("server", "tower_lsp_server"),
    ("server", "tokio"),
    ("server", "tower_service"),
    ("commands", "clap"),
    ("commands", "anyhow"),
    ("commands", "annotate_snippets"),
    ("commands", "indicatif"),
    ("index", "tantivy"),
    ("notes", "pulldown_cmark"),
];

/// Where a crate is used beside its layer, and why.
const EXCUSED: [(&str, &str); 5] = [
    // It renders the rules' documentation for a terminal.
    ("commands/explain", "pulldown_cmark"),
    // It turns cards into plain text for clients that show no Markdown.
    ("server/convert.rs", "pulldown_cmark"),
    // Their tests look whether an article can act in a card, as a renderer would see it.
    ("features/markup.rs", "pulldown_cmark"),
    ("features/profile/tests.rs", "pulldown_cmark"),
    // It builds the runtime and hands it to the server.
    ("commands/lsp.rs", "tokio"),
];

#[test]
fn layers_look_upward_only() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut faults = Vec::new();
    for path in sources(&root) {
        let relative = path.strip_prefix(&root).expect("a file of src").to_string_lossy().replace('\\', "/");
        let Some(layer) = LAYERS.iter().position(|layer| relative.split(['/', '.']).next() == Some(layer)) else {
            assert!(["lib.rs", "main.rs"].contains(&relative.as_str()), "{relative}: in no layer");
            continue;
        };
        let code = without_comments(&fs::read_to_string(&path).expect("a source file"));
        for used in modules(&code, &relative) {
            let Some(other) = LAYERS.iter().position(|layer| *layer == used) else { continue };
            let apart = LAYERS[layer] == "commands" && used == "server" && relative != STARTS_THE_SERVER;
            if other > layer || apart {
                faults.push(format!("{relative}: uses `{used}`"));
            }
        }
        for (keeper, name) in KEPT {
            let excused = EXCUSED.iter().any(|(path, other)| relative.starts_with(path) && *other == name);
            if LAYERS[layer] != keeper && !excused && names_crate(&code, name) {
                faults.push(format!("{relative}: uses the crate `{name}`, which is for `{keeper}` alone"));
            }
        }
    }
    assert!(faults.is_empty(), "the layers' direction is turned round:\n{}", faults.join("\n"));
}

/// The Rust files below a folder, sorted.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            found.extend(sources(&entry));
        } else if entry.extension().is_some_and(|end| end == "rs") {
            found.push(entry);
        }
    }
    found.sort();
    found
}

/// Code without its line comments; documentation may speak of whom it likes.
fn without_comments(code: &str) -> String {
    code.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

/// Names that stand right below the crate's root: after `crate::`, and after as many `super::` as lead there.
fn modules(code: &str, relative: &str) -> Vec<String> {
    // How deep the file's own module lies: `check/rules/mod.rs` is `check::rules`.
    let depth = relative.split('/').filter(|part| *part != "mod.rs").count();
    let mut names = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        // `$crate::` and `my_crate::` are other words.
        if !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            names.extend(heads(&code[at + "crate::".len()..]));
        }
    }
    for (at, _) in code.match_indices("super::") {
        let first = !code[..at].ends_with("super::");
        let mut rest = &code[at..];
        let mut up = 0;
        while let Some(after) = rest.strip_prefix("super::") {
            rest = after;
            up += 1;
        }
        if first && up >= depth {
            names.extend(heads(rest));
        }
    }
    names
}

/// The first name of a path, or of each path in braces.
fn heads(path: &str) -> Vec<String> {
    let name =
        |text: &str| text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(list) = path.strip_prefix('{') else { return vec![name(path)] };
    let mut depth = 0;
    let mut starts = vec![0];
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => starts.push(at + 1),
            _ => {}
        }
    }
    starts.into_iter().map(|start| name(&list[start..])).collect()
}

fn names_crate(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        code[at + name.len()..].starts_with("::")
            && !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
    })
}

#[test]
fn uses_are_found_however_they_are_written() {
    let code =
        "use crate::{check::{Finding, rules}, config, text::Span};\nlet x = crate::index::Snapshot;\nuse super::notes;";
    assert_eq!(modules(code, "features.rs"), ["check", "config", "text", "index", "notes"]);
    assert_eq!(modules("use super::super::server;\nuse super::super::super::check;", "check/rules/a.rs"), ["check"]);
    assert_eq!(modules("use super::super::notes::Note;", "check/rules/mod.rs"), ["notes"]);
    assert!(without_comments("x // crate::server\n").ends_with("x "));
    assert!(names_crate("tokio::spawn", "tokio") && !names_crate("my_tokio::x, tokio_util::y", "tokio"));
}
