//! Why the operating system refuses something, in the reader's language: its own words are in the system's.

use super::Message;
use serde::{Deserialize, Serialize};
use std::io;

/// Why a file or folder could not be read or written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// There is no such file or folder.
    Missing,
    /// The user may not.
    Denied,
    /// It is a folder.
    Folder,
    /// It is neither a file nor a folder: a pipe, a device.
    Special,
    /// The disk is full.
    Full,
    /// The disk takes no changes.
    ReadOnly,
    /// What is rare, in the system's words.
    Other(String),
}

impl Refusal {
    /// What to say of it.
    #[must_use]
    pub fn message(&self) -> Message {
        let (kind, words) = match self {
            Self::Missing => ("missing", ""),
            Self::Denied => ("denied", ""),
            Self::Folder => ("folder", ""),
            Self::Special => ("special", ""),
            Self::Full => ("full", ""),
            Self::ReadOnly => ("read-only", ""),
            Self::Other(words) => ("other", words.as_str()),
        };
        message!("refusal", kind = kind, words = words)
    }
}

impl From<&io::Error> for Refusal {
    fn from(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::Denied,
            io::ErrorKind::IsADirectory => Self::Folder,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            // Those who look for files repeat the path in their errors: the system's words alone are wanted.
            kind => Self::Other(error.raw_os_error().map_or_else(
                || error.get_ref().map_or_else(|| kind.to_string(), ToString::to_string),
                |code| io::Error::from_raw_os_error(code).to_string(),
            )),
        }
    }
}
