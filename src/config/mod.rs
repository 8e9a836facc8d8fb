//! `sourcier.toml`, and the same keys as a client's settings (`sourcier.*`). All of it is optional; the file wins.
//!
//! Reading never fails: what is wrong becomes a [`ConfigProblem`] that names the file, the key and the line, and everything
//! else counts.

mod edit;
mod keys;
mod places;
mod problem;
mod schema;
mod tree;

use crate::text::LineIndex;
use crate::wording::{Refusal, message};
pub use edit::{Edit, Entry, written};
use places::Places;
pub use problem::{ConfigProblem, nearest};
pub use schema::{RuleKey, schema, settings};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

/// The configuration's file name.
pub const FILE_NAME: &str = "sourcier.toml";

/// The key under `[names]` that is no name, but lists names that are not one.
const APART: &str = "apart";

/// Where the corpus and the notes are unless somebody says otherwise.
const CORPUS: &str = "corpus";
const NOTES: &str = ".";

/// How loudly a rule speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    Off,
    Hint,
    Information,
    Warning,
    Error,
}

impl Level {
    /// Every level, the loudest first.
    pub const ALL: [Self; 5] = [Self::Error, Self::Warning, Self::Information, Self::Hint, Self::Off];

    /// Its name, as the configuration and `--format json` write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Hint => "hint",
            Self::Information => "information",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The level of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }
}

/// The configuration of a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The workspace's root, absolute: see [`Self::find`].
    pub root: PathBuf,
    /// The `sourcier.toml` that was read, if any.
    pub file: Option<PathBuf>,
    /// Severities that differ from the default, by rule.
    pub rules: BTreeMap<String, Level>,
    /// Aliases that the reader cannot know: name → other spellings.
    pub names: BTreeMap<String, Vec<String>>,
    /// Names that are not one, in lists: no two of a list are ever taken for the same, whatever else speaks for it.
    pub apart: Vec<Vec<String>>,
    /// Whether a person's role is shown beside the first mention in a note, where somebody said.
    role_hints: Option<bool>,
    /// Whether the verdict on each claim is shown behind it, where somebody said.
    verdict_hints: Option<bool>,
    corpus: Places,
    notes: Places,
    /// Codes that `[rules]` may name.
    known_rules: Vec<String>,
}

impl Config {
    /// The configuration of a workspace that has none.
    pub fn default_for(root: &Path) -> Self {
        let root = absolute(root);
        let corpus = Places::new(&root, &[CORPUS.to_owned()]);
        let notes = Places::new(&root, &[NOTES.to_owned()]);
        Self {
            file: None,
            rules: BTreeMap::new(),
            names: BTreeMap::new(),
            apart: Vec::new(),
            role_hints: None,
            verdict_hints: None,
            corpus,
            notes,
            known_rules: Vec::new(),
            root,
        }
    }

    /// The configuration that holds for a note or folder: the nearest `sourcier.toml` upward from it. Where there is none, the
    /// root is the nearest folder upward that holds a corpus where it is by default; of those above, only what lies below the user's
    /// home counts. Else it is the folder itself, or the note's. Beside it, what is wrong in the file, in its order.
    ///
    /// `known_rules` are the codes that `[rules]` may name.
    pub fn find(from: &Path, known_rules: &[&str]) -> (Self, Vec<ConfigProblem>) {
        let from = absolute(from);
        let folder = if from.is_dir() { &from } else { from.parent().unwrap_or(&from) };
        let file = folder.ancestors().map(|folder| folder.join(FILE_NAME)).find(|file| file.symlink_metadata().is_ok());
        let root = file.as_deref().and_then(Path::parent).or_else(|| with_corpus(folder)).unwrap_or(folder);
        let mut config = Self::default_for(root);
        config.known_rules = known_rules.iter().map(ToString::to_string).collect();
        let problems = file.map(|file| config.read(file)).unwrap_or_default();
        (config, problems)
    }

    /// Takes what the file leaves open from a client's `sourcier` settings: an object of the same tables and keys. To be called
    /// once, on a configuration fresh from [`Self::find`].
    pub fn merge_settings(&mut self, settings: &serde_json::Value) -> Vec<ConfigProblem> {
        keys::apply(self, &tree::from_json(settings), keys::Source::Settings)
    }

    /// Reads `file` into this configuration.
    fn read(&mut self, file: PathBuf) -> Vec<ConfigProblem> {
        let bytes = match std::fs::read(&file) {
            Ok(bytes) => bytes,
            Err(error) => {
                let problem = ConfigProblem {
                    path: Some(file.clone()),
                    key: String::new(),
                    line: None,
                    column: None,
                    message: message!("skipped-unreadable", why = vec![Refusal::from(&error).message()]),
                    remedy: message!("config-make-readable"),
                };
                self.file = Some(file);
                return vec![problem];
            }
        };
        let (text, undecodable) = match std::str::from_utf8(&bytes) {
            Ok(text) => (text, None),
            // What stands before the fault still counts.
            Err(error) => (std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or(""), Some(error.valid_up_to())),
        };
        let lines = LineIndex::new(text);
        let (node, fault) = tree::from_toml(text);
        let fault = match undecodable {
            Some(at) => Some(tree::Fault { at, message: message!("config-not-utf-8") }),
            None => fault,
        };
        let mut problems = keys::apply(self, &node, keys::Source::File);
        for problem in &mut problems {
            problem.path = Some(file.clone());
        }
        if let Some(fault) = fault {
            // What the parser made of the lines after a fault is a guess: nothing is held against it.
            problems.retain(|problem| problem.line.is_some_and(|offset| offset < fault.at));
            problems.push(ConfigProblem {
                path: Some(file.clone()),
                key: String::new(),
                line: Some(fault.at),
                column: None,
                message: fault.message,
                remedy: message!("config-mend-line"),
            });
        }
        problems.sort_by_key(|problem| problem.line);
        for problem in &mut problems {
            problem.place(&lines, text);
        }
        self.file = Some(file);
        problems
    }

    /// Whether somebody configured this workspace, in a file or in a client's settings.
    pub fn is_configured(&self) -> bool {
        self.file.is_some()
            || self.corpus.written
            || self.notes.written
            || !self.rules.is_empty()
            || !self.names.is_empty()
            || !self.apart.is_empty()
    }

    /// Whether any place of the corpus exists. Without a corpus and unconfigured, a workspace is an ordinary folder of Markdown.
    pub fn has_corpus(&self) -> bool {
        !self.corpus_folders().is_empty()
    }

    /// The folders and files that hold the corpus, absolute, in the order written, those that exist; of a glob, the folder before its
    /// first wild card. None lies in another. Not every file in them is of the corpus: [`Self::is_corpus`] tells.
    pub fn corpus_folders(&self) -> Vec<PathBuf> {
        self.corpus.existing()
    }

    /// The folders and files that hold the notes, as [`Self::corpus_folders`].
    pub fn note_folders(&self) -> Vec<PathBuf> {
        self.notes.existing()
    }

    /// Whether a file lies in the corpus as configured. The disk is not asked.
    pub fn is_corpus(&self, path: &Path) -> bool {
        self.corpus.hold(&absolute_from(&self.root, path))
    }

    /// Whether a file is one of the workspace's notes: Markdown, in the configured places, not in the corpus. The disk is not
    /// asked.
    pub fn is_note(&self, path: &Path) -> bool {
        let path = absolute_from(&self.root, path);
        path.extension().is_some_and(|end| end.eq_ignore_ascii_case("md"))
            && self.notes.hold(&path)
            && !self.corpus.hold(&path)
    }

    /// Whether a person's role is shown beside the first mention in a note. Off unless somebody says otherwise.
    pub fn role_hints(&self) -> bool {
        self.role_hints.unwrap_or(false)
    }

    /// Whether the verdict on each claim is shown behind it. Off unless somebody says otherwise.
    pub fn verdict_hints(&self) -> bool {
        self.verdict_hints.unwrap_or(false)
    }

    /// The same configuration but for what changes no index: how loudly rules speak, what is shown beside names and claims.
    #[must_use]
    pub fn same_index(&self, other: &Self) -> bool {
        let (role_hints, verdict_hints) = (other.role_hints, other.verdict_hints);
        let like = Self { rules: other.rules.clone(), role_hints, verdict_hints, ..self.clone() };
        like == *other
    }

    /// How loudly a rule speaks here.
    pub fn level(&self, code: &str, default: Level) -> Level {
        self.rules.get(code).copied().unwrap_or(default)
    }
}

/// The nearest folder upward with a corpus where it is by default.
fn with_corpus(folder: &Path) -> Option<&Path> {
    // A folder called `corpus` in the home itself, or above it, is hardly that of every note below it.
    let home = std::env::home_dir().filter(|home| home.is_absolute());
    let inside = |above: &Path| home.as_ref().is_some_and(|home| above != home && above.starts_with(home));
    folder.ancestors().take_while(|above| *above == folder || inside(above)).find(|above| above.join(CORPUS).is_dir())
}

/// A path made absolute, its `.` and `..` resolved by their letters alone: what does not exist has a path too.
fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).map_or_else(|_| path.to_owned(), |path| without_dots(&path))
}

/// As [`absolute`], counted from `root`.
fn absolute_from(root: &Path, path: &Path) -> PathBuf {
    without_dots(&root.join(path))
}

fn without_dots(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            component => plain.push(component),
        }
    }
    plain
}

#[cfg(test)]
mod tests;
