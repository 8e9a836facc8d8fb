//! What can keep an index from being built or read.

use crate::wording::{Locale, Message, Refusal, message};
use std::path::{Path, PathBuf};
use std::{fmt, io};
use tantivy::TantivyError;
use tantivy::directory::error::{LockError, OpenDirectoryError, OpenReadError, OpenWriteError};

/// Why there is no index, or none that is up to date.
#[derive(Debug)]
pub enum IndexError {
    /// The system names no cache folder.
    NoCache,
    /// Another process is indexing this workspace. What it commits can be read.
    Busy,
    /// The cache folder cannot be used: a permission, a read-only disk.
    Cache { path: PathBuf, source: io::Error },
    /// The disk is full.
    Full { path: PathBuf },
    /// What is on disk is no index that was once complete. It is set aside and rebuilt; seen only where that failed too.
    Damaged { path: PathBuf, why: String },
    /// The caller asked to stop. What was there before still stands.
    Cancelled,
}

impl std::error::Error for IndexError {}

/// For the log; people are told [`IndexError::message`].
impl fmt::Display for IndexError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.message().worded(Locale::default()))
    }
}

impl IndexError {
    /// What to say of it.
    #[must_use]
    pub fn message(&self) -> Message {
        let shown = |path: &Path| path.display().to_string();
        match self {
            Self::NoCache => message!("index-no-cache"),
            Self::Busy => message!("index-busy"),
            Self::Cache { path, source } => {
                message!("index-not-kept", path = shown(path), why = vec![Refusal::from(source).message()])
            }
            Self::Full { path } => message!("index-full", path = shown(path)),
            Self::Damaged { path, why } => message!("index-damaged", path = shown(path), why = why),
            Self::Cancelled => message!("index-stopped"),
        }
    }

    /// An input or output error of the index's own files.
    pub(super) fn io(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full { path },
            _ => Self::Cache { path, source },
        }
    }

    /// An error of the search engine over the folder `path`. What neither a lock nor the disk explains is damage.
    pub(super) fn engine(path: &Path, error: &TantivyError) -> Self {
        let of = |error: &io::Error| {
            let again = error
                .raw_os_error()
                .map_or_else(|| io::Error::new(error.kind(), error.to_string()), io::Error::from_raw_os_error);
            match error.kind() {
                io::ErrorKind::NotFound | io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData => None,
                _ => Some(Self::io(path, again)),
            }
        };
        let known = match error {
            TantivyError::LockFailure(LockError::LockBusy, _) => Some(Self::Busy),
            TantivyError::LockFailure(LockError::IoError(error), _) => Some(of(error).unwrap_or(Self::Busy)),
            TantivyError::IoError(error)
            | TantivyError::OpenReadError(OpenReadError::IoError { io_error: error, .. })
            | TantivyError::OpenWriteError(OpenWriteError::IoError { io_error: error, .. })
            | TantivyError::OpenDirectoryError(OpenDirectoryError::IoError { io_error: error, .. }) => of(error),
            TantivyError::OpenDirectoryError(error) => {
                Some(Self::Cache { path: path.to_owned(), source: io::Error::other(error.to_string()) })
            }
            TantivyError::SystemError(why) => {
                Some(Self::Cache { path: path.to_owned(), source: io::Error::other(why.clone()) })
            }
            _ => None,
        };
        known.unwrap_or_else(|| Self::Damaged { path: path.to_owned(), why: error.to_string() })
    }

    /// An error while writing: the engine reports those of its threads in words only, so the disk is asked.
    pub(super) fn writing(path: &Path, error: &TantivyError) -> Self {
        let probe = path.join("probe.tmp");
        let tried = std::fs::write(&probe, vec![0; 1 << 16]);
        let _ = std::fs::remove_file(&probe);
        match tried {
            Err(error) => Self::io(path, error),
            Ok(()) => Self::engine(path, error),
        }
    }
}
