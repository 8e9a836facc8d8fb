//! What each key means, and what may be wrong with it.
use super::places::{Missing, Places};
use super::tree::{Entry, Node, Value};
use super::{APART, CORPUS, Config, ConfigProblem, Level, NOTES, nearest};
use crate::wording::{Message, message};

/// Whose keys are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    File,
    /// A client's settings: they fill what the file leaves open.
    Settings,
}

const TABLES: [&str; 5] = ["corpus", "hints", "names", "notes", "rules"];

/// Settings that a client keeps under `sourcier` for itself: how to start the server, what to log.
const OF_THE_CLIENT: [&str; 3] = ["enable", "server", "trace"];

/// Takes what the tree says into the configuration. In the problems, `line` is a byte offset of the file still, or none.
pub fn apply(config: &mut Config, root: &Node, source: Source) -> Vec<ConfigProblem> {
    let mut reader = Reader { config, source, problems: Vec::new() };
    reader.root(root);
    reader.problems
}

struct Reader<'a> {
    config: &'a mut Config,
    source: Source,
    problems: Vec<ConfigProblem>,
}

impl Reader<'_> {
    fn root(&mut self, root: &Node) {
        for entry in self.entries("", root) {
            match entry.key.as_str() {
                "corpus" => {
                    if let Some(places) = self.places("corpus", &entry.node, self.config.corpus.written) {
                        self.config.corpus = places;
                    }
                }
                "notes" => {
                    if let Some(places) = self.places("notes", &entry.node, self.config.notes.written) {
                        self.config.notes = places;
                    }
                }
                "rules" => self.rules(&entry.node),
                "names" => self.names(&entry.node),
                "hints" => self.hints(&entry.node),
                key if self.source == Source::Settings && OF_THE_CLIENT.contains(&key) => {}
                key => self.unknown(key, entry.at, key, TABLES, ""),
            }
        }
    }

    /// `paths` of a table; none where there are none, or the file has said already.
    fn places(&mut self, table: &str, node: &Node, said: bool) -> Option<Places> {
        let mut places = None;
        for entry in self.entries(table, node) {
            let key = format!("{table}.{}", entry.key);
            if entry.key != "paths" {
                self.unknown(&key, entry.at, &entry.key, ["paths"], &format!("{table}."));
                continue;
            }
            let Some(items) = self.texts(&key, &entry.node, &message!("config-write-paths", table = table)) else {
                continue;
            };
            if said {
                continue;
            }
            let written: Vec<String> = items.iter().map(|(text, _)| text.clone()).collect();
            // Editors send a setting's default as if it had been set.
            if self.source == Source::Settings && written == [if table == "corpus" { CORPUS } else { NOTES }] {
                continue;
            }
            let mut read = Places::new(&self.config.root, &written);
            read.written = true;
            for missing in read.missing() {
                let (Missing::Path { number, .. } | Missing::Glob { number, .. }) = &missing;
                let (path, at) = &items[*number];
                let (message, remedy) = match &missing {
                    Missing::Path { looked, .. } => (
                        message!("config-no-path", path = path, looked = looked.display().to_string()),
                        message!("config-create-path"),
                    ),
                    Missing::Glob { reason, .. } => (
                        message!("config-no-pattern", path = path, reason = reason),
                        message!("config-correct-pattern"),
                    ),
                };
                self.problem(&key, *at, message, remedy);
            }
            places = Some(read);
        }
        places
    }

    fn rules(&mut self, node: &Node) {
        for entry in self.entries("rules", node) {
            let key = format!("rules.{}", entry.key);
            if !self.config.known_rules.contains(&entry.key) {
                let known = self.config.known_rules.clone();
                self.unknown_rule(&key, entry, &known);
                continue;
            }
            let levels = Level::ALL.map(Level::name);
            let remedy = message!("config-write-level", levels = levels.map(|level| format!("\"{level}\"")).join(", "));
            match &entry.node.value {
                Value::Text(text) => match Level::from_name(text) {
                    Some(level) => {
                        self.config.rules.entry(entry.key.clone()).or_insert(level);
                    }
                    None => self.problem(&key, entry.node.at, message!("config-unknown-level", level = text), remedy),
                },
                other => {
                    self.problem(
                        &key,
                        entry.node.at,
                        message!("config-not-a-level", kind = vec![other.kind()]),
                        remedy,
                    );
                }
            }
        }
    }

    fn names(&mut self, node: &Node) {
        for entry in self.entries("names", node) {
            let key = format!("names.{}", entry.key);
            if entry.key == APART {
                self.apart(&key, &entry.node);
                continue;
            }
            let remedy = message!("config-write-spelling", name = &entry.key);
            if let Some(items) = self.texts(&key, &entry.node, &remedy) {
                let spellings = items.into_iter().map(|(text, _)| text).collect();
                self.config.names.entry(entry.key.clone()).or_insert(spellings);
            }
        }
    }

    /// Lists of names that are not one. Those of the file and of the settings both hold.
    fn apart(&mut self, key: &str, node: &Node) {
        let remedy = message!("config-write-apart");
        let Value::List(groups) = &node.value else {
            let message = message!("config-not-lists", kind = vec![node.value.kind()]);
            self.problem(key, node.at, message, remedy);
            return;
        };
        for group in groups {
            let Some(names) = self.texts(key, group, &remedy) else { continue };
            if names.len() < 2 {
                self.problem(key, group.at, message!("config-two-names"), remedy.clone());
                continue;
            }
            self.config.apart.push(names.into_iter().map(|(name, _)| name).collect());
        }
    }

    fn hints(&mut self, node: &Node) {
        for entry in self.entries("hints", node) {
            let key = format!("hints.{}", entry.key);
            let place = match entry.key.as_str() {
                "roles" => &mut self.config.role_hints,
                "verdicts" => &mut self.config.verdict_hints,
                other => {
                    self.unknown(&key, entry.at, other, ["roles", "verdicts"], "hints.");
                    continue;
                }
            };
            match &entry.node.value {
                Value::Truth(shown) => {
                    place.get_or_insert(*shown);
                }
                other => {
                    let message = message!("config-not-a-truth", kind = vec![other.kind()]);
                    self.problem(&key, entry.node.at, message, message!("config-write-hint", key = &entry.key));
                }
            }
        }
    }

    /// The entries of what must be a table.
    fn entries<'n>(&mut self, key: &str, node: &'n Node) -> &'n [Entry] {
        match &node.value {
            Value::Table(entries) => entries,
            other => {
                let remedy = match self.source {
                    Source::File => message!("config-write-table", key = key),
                    Source::Settings => message!("config-make-object"),
                };
                self.problem(key, node.at, message!("config-not-a-table", kind = vec![other.kind()]), remedy);
                &[]
            }
        }
    }

    /// The texts of what must be a list of texts, with where each stands.
    fn texts(&mut self, key: &str, node: &Node, remedy: &Message) -> Option<Vec<(String, usize)>> {
        let Value::List(items) = &node.value else {
            self.problem(key, node.at, message!("config-not-texts", kind = vec![node.value.kind()]), remedy.clone());
            return None;
        };
        let mut texts = Vec::new();
        for item in items {
            match &item.value {
                Value::Text(text) => texts.push((text.clone(), item.at)),
                other => {
                    let message = message!("config-texts-only", kind = vec![other.kind()]);
                    self.problem(key, item.at, message, remedy.clone());
                }
            }
        }
        Some(texts)
    }

    fn unknown<const N: usize>(&mut self, key: &str, at: usize, name: &str, known: [&str; N], table: &str) {
        let remedy = match nearest(name, known) {
            Some(known) => message!("did-you-mean", near = format!("{table}{known}")),
            None => message!("config-known", keys = known.map(|known| format!("`{table}{known}`")).join(", ")),
        };
        self.problem(key, at, message!("config-unknown-key"), remedy);
    }

    fn unknown_rule(&mut self, key: &str, entry: &Entry, known: &[String]) {
        let remedy = match nearest(&entry.key, known.iter().map(String::as_str)) {
            Some(known) => message!("did-you-mean", near = known),
            None => message!("config-explain-lists"),
        };
        self.problem(key, entry.at, message!("config-unknown-rule"), remedy);
    }

    fn problem(&mut self, key: &str, at: usize, message: Message, remedy: Message) {
        let (key, line) = match self.source {
            Source::File => (key.to_owned(), Some(at)),
            Source::Settings => (format!("sourcier.{key}").trim_end_matches('.').to_owned(), None),
        };
        self.problems.push(ConfigProblem { path: None, key, line, column: None, message, remedy });
    }
}
