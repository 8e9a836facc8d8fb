//! TOML and JSON as one kind of tree, so that the same code judges the keys of both.

use crate::wording::{Message, message};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value and the byte of the file at which it stands (0 in settings, which have no places).
#[derive(Debug)]
pub struct Node {
    pub at: usize,
    pub value: Value,
}

#[derive(Debug)]
pub enum Value {
    Text(String),
    List(Vec<Node>),
    Table(Vec<Entry>),
    Truth(bool),
    /// Any other, by what to call it.
    Other(&'static str),
}

/// A key and its value.
#[derive(Debug)]
pub struct Entry {
    pub key: String,
    /// The byte of the file at which the key stands.
    pub at: usize,
    pub node: Node,
}

impl Value {
    /// What to call a value of its kind.
    pub fn kind(&self) -> Message {
        let kind = match self {
            Self::Text(_) => "text",
            Self::List(_) => "list",
            Self::Table(_) => "table",
            Self::Truth(_) => "truth",
            Self::Other(kind) => kind,
        };
        message!("config-kind", kind = kind)
    }
}

/// Where a file stops being TOML.
#[derive(Debug)]
pub struct Fault {
    /// The byte of the file.
    pub at: usize,
    pub message: Message,
}

/// What could be read of a TOML file, and its first fault: those that follow are mostly its echo.
pub fn from_toml(text: &str) -> (Node, Option<Fault>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let fault = errors
        .iter()
        .map(|error| {
            let fault = error.message().to_lowercase().replace('\n', " ");
            // What is wrong, without what was expected: a language words the common ones by that.
            let kind = fault.split(", expected").next().unwrap_or("").replace(' ', "-");
            let at = error.span().map_or(0, |span| span.start);
            Fault { at, message: message!("config-syntax", kind = kind, fault = fault) }
        })
        .min_by_key(|fault| fault.at);
    (Node { at: 0, value: table_node(table.get_ref()) }, fault)
}

fn table_node(table: &DeTable) -> Value {
    let entry = |(key, value): (&Spanned<_>, &Spanned<_>)| Entry {
        key: std::borrow::Cow::to_string(key.get_ref()),
        at: key.span().start,
        node: toml_node(value),
    };
    Value::Table(table.iter().map(entry).collect())
}

fn toml_node(value: &Spanned<DeValue>) -> Node {
    let node = match value.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Array(items) => Value::List(items.iter().map(toml_node).collect()),
        DeValue::Table(table) => table_node(table),
        DeValue::Integer(_) | DeValue::Float(_) => Value::Other("number"),
        DeValue::Boolean(truth) => Value::Truth(*truth),
        DeValue::Datetime(_) => Value::Other("date"),
    };
    Node { at: value.span().start, value: node }
}

/// The tree of a client's settings. What is null was not set.
pub fn from_json(value: &serde_json::Value) -> Node {
    let value = match value {
        serde_json::Value::String(text) => Value::Text(text.clone()),
        serde_json::Value::Array(items) => Value::List(items.iter().map(from_json).collect()),
        serde_json::Value::Object(object) => Value::Table(
            object
                .iter()
                .filter(|(_, value)| !value.is_null())
                .map(|(key, value)| Entry { key: key.clone(), at: 0, node: from_json(value) })
                .collect(),
        ),
        serde_json::Value::Number(_) => Value::Other("number"),
        serde_json::Value::Bool(truth) => Value::Truth(*truth),
        serde_json::Value::Null => Value::Table(Vec::new()),
    };
    Node { at: 0, value }
}
