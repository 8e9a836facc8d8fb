//! What the configuration takes, as JSON Schema: for editors that check `sourcier.toml`, and for a client's settings.

use super::{APART, CORPUS, Level, NOTES};
use crate::wording::{Locale, say};
use serde_json::{Map, Value, json};

/// A rule, as far as it is configured.
#[derive(Clone, Copy, Debug)]
pub struct RuleKey<'a> {
    pub code: &'a str,
    pub summary: &'a str,
    pub level: Level,
}

/// A key of the configuration: its table, its name in it (none where the table itself is free), what it takes.
type Entry = (&'static str, Option<&'static str>, Value);

fn entries(rules: &[RuleKey<'_>], locale: Locale) -> Vec<Entry> {
    let texts = |default: &str, description: &str| json!({"type": "array", "items": {"type": "string"}, "default": [default], "description": description});
    let levels: Vec<&str> = Level::ALL.into_iter().map(Level::name).collect();
    let level = |rule: &RuleKey<'_>| {
        let taken =
            json!({"type": "string", "enum": levels, "default": rule.level.name(), "description": rule.summary});
        (rule.code.to_owned(), taken)
    };
    let rules: Map<String, Value> = rules.iter().map(level).collect();
    let names = json!({"type": "array", "items": {"type": "string"}});
    let apart = json!({
        "type": "array",
        "items": {"type": "array", "items": {"type": "string"}, "minItems": 2},
        "description": say!(locale, "config-names-apart"),
    });
    vec![
        ("corpus", Some("paths"), texts(CORPUS, &say!(locale, "config-corpus-paths"))),
        ("notes", Some("paths"), texts(NOTES, &say!(locale, "config-notes-paths"))),
        (
            "rules",
            None,
            json!({
                "type": "object",
                "properties": rules,
                "additionalProperties": false,
                "default": {},
                "description": say!(locale, "config-rules"),
            }),
        ),
        (
            "names",
            None,
            json!({
                "type": "object",
                "properties": {APART: apart},
                "additionalProperties": names,
                "default": {},
                "description": say!(locale, "config-names"),
            }),
        ),
        (
            "hints",
            Some("roles"),
            json!({
                "type": "boolean",
                "default": false,
                "description": say!(locale, "config-hints-roles"),
            }),
        ),
        (
            "hints",
            Some("verdicts"),
            json!({
                "type": "boolean",
                "default": false,
                "description": say!(locale, "config-hints-verdicts"),
            }),
        ),
    ]
}

/// The schema of `sourcier.toml` (JSON Schema, draft 7, which editors of TOML read).
#[must_use]
pub fn schema(rules: &[RuleKey<'_>], locale: Locale) -> Value {
    let mut tables = Map::new();
    for (table, key, taken) in entries(rules, locale) {
        match (key, tables.get_mut(table)) {
            (Some(key), Some(known)) => known["properties"][key] = taken,
            (Some(key), None) => {
                let of_table = json!({"type": "object", "properties": {key: taken}, "additionalProperties": false});
                tables.insert(table.to_owned(), of_table);
            }
            (None, _) => {
                tables.insert(table.to_owned(), taken);
            }
        }
    }
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "sourcier.toml",
        "description": say!(locale, "config-title"),
        "type": "object",
        "properties": tables,
        "additionalProperties": false,
    })
}

/// The same keys as the settings of VS Code: the properties of `contributes.configuration`.
#[must_use]
pub fn settings(rules: &[RuleKey<'_>], locale: Locale) -> Value {
    let setting = |(table, key, mut taken): Entry| {
        let name = key.map_or_else(|| format!("sourcier.{table}"), |key| format!("sourcier.{table}.{key}"));
        if let Some(Value::String(description)) = taken.get_mut("description") {
            description.push(' ');
            description.push_str(&say!(locale, "config-file-wins"));
        }
        // Folders of one window may differ.
        taken["scope"] = json!("resource");
        (name, taken)
    };
    Value::Object(entries(rules, locale).into_iter().map(setting).collect())
}
