//! `sourcier.toml`, and the same keys as a client's settings (`sourcier.*`). All of it is optional; the file wins.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;

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

/// The configuration of a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The workspace's root: the folder of `sourcier.toml`, or where the search for it began.
    pub root: PathBuf,
    /// Whether the corpus paths were written by somebody, so that a missing one is worth a message.
    pub corpus_is_configured: bool,
    /// Files, folders or globs of the corpus, relative to the root.
    pub corpus: Vec<String>,
    /// Files, folders or globs of the notes, relative to the root.
    pub notes: Vec<String>,
    /// Severities that differ from the default, by rule.
    pub rules: BTreeMap<String, Level>,
    /// Aliases that the reader cannot know: name → other spellings.
    pub names: BTreeMap<String, Vec<String>>,
}
