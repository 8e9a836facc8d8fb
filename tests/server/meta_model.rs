//! Every message of the server is held against LSP's meta model, where that is at hand: `metaModel.json` in the shared folder
//! beside the repository, or in the one that `SOURCIER_SHARED` names.
//!
//! Strict: unknown properties, wrong base types, numbers out of range, unknown values of closed enumerations, arms of no union,
//! unknown methods, messages in the wrong direction.

use serde_json::Value;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::OnceLock;

pub struct MetaModel {
    structures: HashMap<String, Value>,
    enumerations: HashMap<String, Value>,
    aliases: HashMap<String, Value>,
    requests: HashMap<String, Value>,
    notifications: HashMap<String, Value>,
}

impl MetaModel {
    /// The model; none where the shared folder is not there.
    pub fn get() -> Option<&'static Self> {
        static MODEL: OnceLock<Option<MetaModel>> = OnceLock::new();
        MODEL.get_or_init(Self::load).as_ref()
    }

    #[expect(clippy::print_stdout, reason = "whoever runs the tests is told what was skipped")]
    fn load() -> Option<Self> {
        let shared = std::env::var_os("SOURCIER_SHARED")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
        let file = shared.join("data/lsp/metaModel.json");
        let Ok(text) = std::fs::read_to_string(&file) else {
            println!("skipped: messages are not held against the meta model, which is not there: {}", file.display());
            return None;
        };
        let model: Value = serde_json::from_str(&text).expect("the meta model is JSON");
        let table = |list: &str, key: &str| {
            let entries = model[list].as_array().expect("a list");
            entries.iter().map(|entry| (entry[key].as_str().expect("a name").to_owned(), entry.clone())).collect()
        };
        Some(Self {
            structures: table("structures", "name"),
            enumerations: table("enumerations", "name"),
            aliases: table("typeAliases", "name"),
            requests: table("requests", "method"),
            notifications: table("notifications", "method"),
        })
    }

    /// The methods of the requests, or of the notifications, that clients send.
    pub fn sent_by_clients(&self, requests: bool) -> impl Iterator<Item = String> {
        let table = if requests { &self.requests } else { &self.notifications };
        table
            .iter()
            .filter(|(_, known)| known["messageDirection"] != "serverToClient")
            .map(|(method, _)| method.clone())
    }

    /// What is wrong with a message of the server; `answered` is the method that it answers.
    pub fn faults(&self, message: &Value, answered: Option<&str>) -> Vec<String> {
        let mut faults = Vec::new();
        if message["jsonrpc"] != "2.0" {
            faults.push("jsonrpc: not 2.0".to_owned());
        }
        match message["method"].as_str() {
            Some(method) => {
                let table = if message.get("id").is_some() { &self.requests } else { &self.notifications };
                match table.get(method) {
                    None => faults.push(format!("{method}: unknown")),
                    Some(known) => {
                        if known["messageDirection"] == "clientToServer" {
                            faults.push(format!("{method}: wrong direction"));
                        }
                        match (known.get("params"), message.get("params")) {
                            (Some(wanted), Some(given)) => self.check(wanted, given, method, &mut faults),
                            (Some(_), None) => faults.push(format!("{method}: without parameters")),
                            (None, given) if given.is_none_or(Value::is_null) => {}
                            (None, _) => faults.push(format!("{method}: takes no parameters")),
                        }
                    }
                }
            }
            None => match (answered, message.get("result"), message.get("error")) {
                (None, _, _) if message["id"].is_null() => {}
                (None, _, _) => faults.push("answers no open request".to_owned()),
                (Some(method), Some(result), None) => {
                    if let Some(known) = self.requests.get(method) {
                        self.check(&known["result"], result, &format!("{method} result"), &mut faults);
                    }
                }
                (Some(_), None, Some(error)) => {
                    if !(error["message"].is_string() && error["code"].is_i64()) {
                        faults.push("error: malformed".to_owned());
                    }
                }
                (Some(method), _, _) => faults.push(format!("{method}: needs exactly one of result and error")),
            },
        }
        faults
    }

    fn check(&self, wanted: &Value, given: &Value, path: &str, faults: &mut Vec<String>) {
        match wanted["kind"].as_str().expect("a kind") {
            "base" => base(wanted["name"].as_str().expect("a name"), given, path, faults),
            "reference" => self.reference(wanted["name"].as_str().expect("a name"), given, path, faults),
            "literal" => {
                let properties = wanted["value"]["properties"].as_array().expect("properties");
                Self::object(self, properties, given, path, faults);
            }
            "array" => match given.as_array() {
                None => faults.push(format!("{path}: not an array")),
                Some(items) => {
                    for (n, item) in items.iter().enumerate() {
                        self.check(&wanted["element"], item, &format!("{path}[{n}]"), faults);
                    }
                }
            },
            "tuple" => {
                let types = wanted["items"].as_array().expect("items");
                match given.as_array().filter(|items| items.len() == types.len()) {
                    None => faults.push(format!("{path}: not a tuple of {}", types.len())),
                    Some(items) => {
                        for (n, (wanted, item)) in types.iter().zip(items).enumerate() {
                            self.check(wanted, item, &format!("{path}[{n}]"), faults);
                        }
                    }
                }
            }
            "map" => match given.as_object() {
                None => faults.push(format!("{path}: not a map")),
                Some(map) => {
                    for (key, item) in map {
                        self.check(&wanted["value"], item, &format!("{path}[{key}]"), faults);
                    }
                }
            },
            "or" => {
                let mut best: Option<Vec<String>> = None;
                for arm in wanted["items"].as_array().expect("items") {
                    let mut found = Vec::new();
                    self.check(arm, given, path, &mut found);
                    if found.is_empty() {
                        return;
                    }
                    // The arm in which the fault lies deepest explains best.
                    let depth = |faults: &Vec<String>| faults.first().map_or(0, String::len);
                    if best.as_ref().is_none_or(|best| depth(best) < depth(&found)) {
                        best = Some(found);
                    }
                }
                faults.push(format!("{path}: fits no arm of the union: {best:?}"));
            }
            "and" => {
                let parts = wanted["items"].as_array().expect("items");
                let properties: Vec<Value> =
                    parts.iter().flat_map(|part| self.properties(part["name"].as_str().expect("a name"))).collect();
                self.object(&properties, given, path, faults);
            }
            "stringLiteral" | "integerLiteral" | "booleanLiteral" => {
                if *given != wanted["value"] {
                    faults.push(format!("{path}: {given} is not {}", wanted["value"]));
                }
            }
            kind => panic!("the meta model has a kind of type that is not known here: {kind}"),
        }
    }

    fn reference(&self, name: &str, given: &Value, path: &str, faults: &mut Vec<String>) {
        if name == "LSPAny" {
            return;
        }
        if self.structures.contains_key(name) {
            self.object(&self.properties(name), given, path, faults);
        } else if let Some(alias) = self.aliases.get(name) {
            self.check(&alias["type"], given, path, faults);
        } else {
            let enumeration = &self.enumerations[name];
            let before = faults.len();
            base(enumeration["type"]["name"].as_str().expect("a name"), given, path, faults);
            let open = enumeration["supportsCustomValues"] == true;
            let mut values = enumeration["values"].as_array().expect("values").iter().map(|value| &value["value"]);
            if faults.len() == before && !open && !values.any(|value| value == given) {
                faults.push(format!("{path}: {given} is no {name}"));
            }
        }
    }

    /// The properties of a structure and of all that it is made of; its own come last, and win.
    fn properties(&self, name: &str) -> Vec<Value> {
        let structure = &self.structures[name];
        let parents = ["extends", "mixins"].into_iter().filter_map(|key| structure[key].as_array()).flatten();
        let mut properties: Vec<Value> =
            parents.flat_map(|parent| self.properties(parent["name"].as_str().expect("a name"))).collect();
        for own in structure["properties"].as_array().expect("properties") {
            properties.retain(|property| property["name"] != own["name"]);
            properties.push(own.clone());
        }
        properties
    }

    fn object(&self, properties: &[Value], given: &Value, path: &str, faults: &mut Vec<String>) {
        let Some(object) = given.as_object() else {
            faults.push(format!("{path}: not an object"));
            return;
        };
        for property in properties {
            let name = property["name"].as_str().expect("a name");
            match object.get(name) {
                Some(value) => self.check(&property["type"], value, &format!("{path}.{name}"), faults),
                None if property["optional"] == true => {}
                None => faults.push(format!("{path}.{name}: missing")),
            }
        }
        for key in object.keys().filter(|key| properties.iter().all(|property| property["name"] != ***key)) {
            faults.push(format!("{path}.{key}: unknown"));
        }
    }
}

fn base(name: &str, given: &Value, path: &str, faults: &mut Vec<String>) {
    let whole = |least: i64| given.as_i64().is_some_and(|n| (least..=i64::from(i32::MAX)).contains(&n));
    let fits = match name {
        "string" | "RegExp" => given.is_string(),
        "DocumentUri" | "URI" => given.as_str().is_some_and(|uri| uri.contains(':')),
        "boolean" => given.is_boolean(),
        "null" => given.is_null(),
        "integer" => whole(i64::from(i32::MIN)),
        "uinteger" => whole(0),
        "decimal" => given.is_number(),
        _ => false,
    };
    if !fits {
        faults.push(format!("{path}: {given} is not {name}"));
    }
}

#[test]
fn planted_faults_are_found() {
    use serde_json::json;
    let Some(model) = MetaModel::get() else { return };
    let published = |diagnostic: Value| {
        let params = json!({"uri": "file:///a.md", "diagnostics": [diagnostic]});
        json!({"jsonrpc": "2.0", "method": "textDocument/publishDiagnostics", "params": params})
    };
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 1}});
    assert_eq!(model.faults(&published(json!({"range": range, "message": "m", "severity": 2})), None), [""; 0]);
    for (what, wrong) in [
        ("no message", json!({"range": range})),
        ("severity out of range", json!({"range": range, "message": "m", "severity": 9})),
        ("severity as text", json!({"range": range, "message": "m", "severity": "2"})),
        ("message as number", json!({"range": range, "message": 5})),
        ("unknown key", json!({"range": range, "message": "m", "colour": "red"})),
        (
            "negative line",
            json!({"range": {"start": {"line": -1, "character": 0}, "end": range["end"]}, "message": "m"}),
        ),
        (
            "half a line",
            json!({"range": {"start": {"line": 1.5, "character": 0}, "end": range["end"]}, "message": "m"}),
        ),
    ] {
        assert!(!model.faults(&published(wrong), None).is_empty(), "{what}");
    }
    let hover = json!({"jsonrpc": "2.0", "id": 1, "result": {"contents": {"kind": "html", "value": "v"}}});
    assert!(!model.faults(&hover, Some("textDocument/hover")).is_empty());
    let backwards = json!({"jsonrpc": "2.0", "id": 1, "method": "textDocument/hover", "params": {}});
    assert!(!model.faults(&backwards, None).is_empty());
}
