//! Files that gave no article, and why.

use crate::wording::{Message, Refusal, message};
use serde::{Deserialize, Serialize};
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
    Unreadable(Refusal),
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

impl Reason {
    /// What to say of it.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Unreadable(why) => message!("skipped-unreadable", why = vec![why.message()]),
            Self::TooLarge(size) => {
                let megabytes = |bytes: u64| usize::try_from(bytes / 1_000_000).unwrap_or(usize::MAX);
                message!("skipped-large", size = megabytes(*size), most = megabytes(super::decode::LARGEST))
            }
            Self::NotText => message!("skipped-not-text"),
            Self::Empty => message!("skipped-empty"),
            Self::Loop => message!("skipped-loop"),
            Self::Name => message!("skipped-name"),
            Self::ReaderFailed => message!("skipped-failed"),
        }
    }
}
