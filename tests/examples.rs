//! The examples say what they should: every fault planted in `examples/notes` is found, but for the known misses, and nothing
//! else is said.

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::Path;

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

/// The bytes of the note that an expectation speaks of: its span, the nth where it stands there several times.
fn place(examples: &Path, expected: &Value) -> (usize, usize) {
    let note = fs::read_to_string(examples.join(text(expected, "path"))).expect("the note is there");
    let span = text(expected, "span");
    let nth = expected["nth"].as_u64().map_or(0, |n| usize::try_from(n).expect("a small number") - 1);
    let (start, _) = note.match_indices(span).nth(nth).expect("the note holds the span");
    (start, start + span.len())
}

fn text<'a>(object: &'a Value, key: &str) -> &'a str {
    object[key].as_str().unwrap_or_default()
}

fn bytes(finding: &Value) -> (usize, usize) {
    let byte = |n: usize| usize::try_from(finding["bytes"][n].as_u64().expect("a byte")).expect("a small number");
    (byte(0), byte(1))
}

#[test]
fn every_planted_fault_is_found_and_nothing_else() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let examples = root.join("examples");
    let cache = tempfile::tempdir().expect("a folder for the cache");
    let run = Command::new(assert_cmd::cargo::cargo_bin!("sourcier"))
        .args(["check", "--format", "json", "notes"])
        .current_dir(&examples)
        .env("XDG_CACHE_HOME", cache.path())
        .assert()
        .code(1);
    let mut found = lines(&String::from_utf8_lossy(&run.get_output().stdout));
    found.retain(|finding| text(finding, "severity") != "hint");

    let mut wrong = Vec::new();
    for expected in lines(&fs::read_to_string(examples.join("expected.jsonl")).expect("expected.jsonl is there")) {
        let (start, end) = place(&examples, &expected);
        let hit = found.iter().position(|finding| {
            let (from, to) = bytes(finding);
            text(finding, "path").ends_with(text(&expected, "path"))
                && text(finding, "code") == text(&expected, "code")
                && from < end
                && start < to
        });
        let known_miss = expected["known_miss"] == true;
        let Some(hit) = hit else {
            if !known_miss {
                wrong.push(format!("missed: {expected}"));
            }
            continue;
        };
        if known_miss {
            wrong.push(format!("found now, so take its `known_miss` away: {expected}"));
        }
        let finding = found.remove(hit);
        if expected.get("correct").is_some_and(|correct| finding.get("correct") != Some(correct)) {
            wrong.push(format!("another right value: {expected}\n   said: {finding}"));
        }
        if let Some(articles) = expected["evidence"].as_array() {
            let shown = &finding["evidence"][0]["article"];
            if !articles.contains(shown) {
                wrong.push(format!("other evidence: {expected}\n   said: {finding}"));
            }
        }
    }
    wrong.extend(found.iter().map(|finding| format!("false alarm: {finding}")));
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
