//! What is wrong in a configuration.

use crate::text::{Encoding, LineIndex};
use crate::wording::{Locale, Message, say};
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
    pub message: Message,
    /// What to do about it: lower case, no full stop.
    pub remedy: Message,
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

    /// On one line: where, what, and what to do.
    #[must_use]
    pub fn worded(&self, locale: Locale) -> String {
        let mut place =
            self.path.as_ref().map_or_else(|| say!(locale, "config-settings"), |path| path.display().to_string());
        for number in [self.line, self.column].into_iter().flatten() {
            place.push(':');
            place.push_str(&number.to_string());
        }
        let (message, remedy) = (self.message.worded(locale), self.remedy.worded(locale));
        if self.key.is_empty() {
            say!(locale, "config-problem", place = place, message = message, remedy = remedy)
        } else {
            say!(locale, "config-problem-of-key", place = place, key = &self.key, message = message, remedy = remedy)
        }
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
