//! What can keep an index from being built or read.

use std::io;
use std::path::{Path, PathBuf};
use tantivy::TantivyError;
use tantivy::directory::error::{LockError, OpenDirectoryError, OpenReadError, OpenWriteError};

/// Why there is no index, or none that is up to date.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// The system names no cache folder.
    #[error("there is no cache folder: set XDG_CACHE_HOME or HOME")]
    NoCache,
    /// Another process is indexing this workspace. What it commits can be read.
    #[error("another process is indexing this corpus")]
    Busy,
    /// The cache folder cannot be used: a permission, a read-only disk.
    #[error("the index cannot be kept in {}: {source}", path.display())]
    Cache { path: PathBuf, source: io::Error },
    /// The disk is full.
    #[error("no space is left for the index in {}", path.display())]
    Full { path: PathBuf },
    /// What is on disk is no index that was once complete. It is set aside and rebuilt; seen only where that failed too.
    #[error("the index in {} is damaged: {why}", path.display())]
    Damaged { path: PathBuf, why: String },
    /// The caller asked to stop. What was there before still stands.
    #[error("indexing was stopped")]
    Cancelled,
}

impl IndexError {
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
