//! What is wrong in a configuration.

use crate::text::{Encoding, LineIndex};
use std::fmt;
use std::path::PathBuf;

/// One thing that is wrong in a configuration. The rest of it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigProblem {
    /// The `sourcier.toml`; none where the client's settings are meant.
    pub path: Option<PathBuf>,
    /// The key with its tables, `rules.unsupported-claim`; empty where the file as a whole is meant.
    pub key: String,
    /// The line in the file, from 1.
    pub line: Option<usize>,
    /// The column in the line, in characters, from 1.
    pub column: Option<usize>,
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// What to do about it: lower case, no full stop.
    pub remedy: String,
}

impl ConfigProblem {
    /// Turns the byte offset that stands in `line` while a file is read into its line and column.
    pub(super) fn place(&mut self, lines: &LineIndex, text: &str) {
        if let Some(offset) = self.line.take() {
            let position = lines.position(text, offset, Encoding::Utf32);
            self.line = Some(position.line as usize + 1);
            self.column = Some(position.column as usize + 1);
        }
    }
}

impl fmt::Display for ConfigProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.path {
            Some(path) => write!(f, "{}", path.display())?,
            None => f.write_str("settings")?,
        }
        for number in [self.line, self.column].into_iter().flatten() {
            write!(f, ":{number}")?;
        }
        f.write_str(": ")?;
        if !self.key.is_empty() {
            write!(f, "`{}`: ", self.key)?;
        }
        write!(f, "{}: {}", self.message, self.remedy)
    }
}

/// The candidate that somebody most likely meant by `name`: the nearest, where it is near enough to be a slip of the pen.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = name.to_lowercase().replace('_', "-");
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&folded, candidate), candidate))
        .filter(|&(distance, candidate)| distance <= (candidate.len() / 3).max(1))
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}
