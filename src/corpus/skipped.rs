//! Files that gave no article, and why.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::PathBuf;

/// A file that gave no article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    pub path: PathBuf,
    pub reason: Reason,
}

/// Why a file gave no article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// The system's words.
    Unreadable(String),
    /// Its size in bytes.
    TooLarge(u64),
    /// It is no text in an encoding that the reader knows.
    NotText,
    Empty,
    /// A symbolic link that leads to a folder around itself.
    Loop,
    /// Its name is not Unicode.
    Name,
    /// The reader gave up on it: a fault of the program, to be reported.
    ReaderFailed,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(why) => write!(f, "cannot be read: {why}"),
            Self::TooLarge(size) => write!(
                f,
                "too large for an article: {} MB, of at most {}; split it",
                size / 1_000_000,
                super::decode::LARGEST / 1_000_000
            ),
            Self::NotText => f.write_str("not text; save it as UTF-8"),
            Self::Empty => f.write_str("empty"),
            Self::Loop => f.write_str("a link to a folder that contains it"),
            Self::Name => f.write_str("its name is not Unicode; rename it"),
            Self::ReaderFailed => f.write_str("the reader failed on it; please report it with the file"),
        }
    }
}

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.reason)
    }
}
