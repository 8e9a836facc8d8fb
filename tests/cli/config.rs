//! The configuration's schema, and what is generated of it.

use serde_json::Value;
use std::path::Path;
use std::process::Command;

fn sourcier() -> Command {
    Command::new(env!("CARGO_BIN_EXE_sourcier"))
}

fn told(option: &str, locale: &str) -> Value {
    let output = sourcier().args(["config", option, "--locale", locale]).output().expect("the program runs");
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn file(path: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    serde_json::from_str(&std::fs::read_to_string(path).expect("a file")).expect("JSON")
}

/// What differs is mended by `scripts/settings.sh`.
#[test]
fn the_settings_of_vs_code_are_those_of_the_server() {
    let package = file("editors/vscode/package.json");
    for (locale, words) in [("en", "package.nls.json"), ("fr", "package.nls.fr.json")] {
        let Value::Object(ours) = told("--settings", locale) else { panic!("no object") };
        let words = file(&format!("editors/vscode/{words}"));
        let properties = package["contributes"]["configuration"]["properties"].as_object().expect("properties");
        // How to start it, and what is logged, is the client's.
        let theirs: serde_json::Map<String, Value> = properties
            .iter()
            .filter(|(key, _)| !["sourcier.server.path", "sourcier.trace.server"].contains(&key.as_str()))
            .map(|(key, value)| (key.clone(), worded(value.clone(), &words)))
            .collect();
        assert_eq!(theirs, ours, "{locale}");
    }
}

/// A value with `%name%` replaced by what a language's file has for it, as VS Code does.
fn worded(value: Value, words: &Value) -> Value {
    match value {
        Value::String(text) => match text.strip_prefix('%').and_then(|name| name.strip_suffix('%')) {
            Some(name) => words[name].clone(),
            None => Value::String(text),
        },
        Value::Array(all) => all.into_iter().map(|one| worded(one, words)).collect(),
        Value::Object(all) => all.into_iter().map(|(key, one)| (key, worded(one, words))).collect(),
        other => other,
    }
}

#[test]
fn the_schema_beside_the_extension_is_that_of_the_server() {
    assert_eq!(file("editors/vscode/media/sourcier.schema.json"), told("--schema", "en"));
}

#[test]
fn every_key_of_the_examples_is_in_the_schema() {
    let schema = told("--schema", "en");
    let toml = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sourcier.toml"));
    let table: toml::Table = toml.expect("a file").parse().expect("TOML");
    for (name, _) in table {
        assert!(schema["properties"].get(&name).is_some(), "{name}");
    }
    assert_eq!(schema["properties"]["rules"]["properties"]["unsupported-claim"]["default"], "information");
}

#[test]
fn one_of_both_is_asked_for() {
    let output = sourcier().arg("config").output().expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
}
