//! Where indexes are kept.

use super::IndexError;
use etcetera::BaseStrategy;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::xxh3_64;

/// Changes when the layout on disk does; the fingerprint covers what is read into it.
const FORMAT: u32 = 2;
const FINGERPRINT: &str = env!("SOURCIER_FINGERPRINT");

/// The folder that holds every workspace's index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CacheDir(PathBuf);

impl CacheDir {
    /// The user's: `$XDG_CACHE_HOME/sourcier`, or what the system has for it.
    pub fn of_user() -> Result<Self, IndexError> {
        let base = etcetera::choose_base_strategy().map_err(|_| IndexError::NoCache)?;
        Ok(Self(base.cache_dir().join("sourcier")))
    }

    /// Another folder.
    #[must_use]
    pub fn at(path: &Path) -> Self {
        Self(path.to_owned())
    }

    /// The folder of one workspace, by its root: named for people, and told apart by its path.
    #[must_use]
    pub fn workspace(&self, root: &Path) -> PathBuf {
        let name: String = root
            .file_name()
            .and_then(OsStr::to_str)
            .unwrap_or("root")
            .chars()
            .map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_') { c } else { '_' })
            .take(40)
            .collect();
        let canonical = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        self.0.join(format!("{name}-{:016x}", xxh3_64(canonical.as_os_str().as_encoded_bytes())))
    }

    /// The folder of one workspace's index of this version.
    #[must_use]
    pub fn index(&self, root: &Path) -> PathBuf {
        self.workspace(root).join(format!("v{FORMAT}-{FINGERPRINT}"))
    }

    /// Removes all that is kept of a workspace.
    pub fn clean(&self, root: &Path) -> Result<(), IndexError> {
        let folder = self.workspace(root);
        match std::fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(IndexError::io(&folder, error)),
            _ => Ok(()),
        }
    }
}

/// Removes what other versions of the program left beside `index`, all but the one used last: two versions may be in use.
pub(super) fn remove_old_versions(index: &Path) {
    let Some(siblings) = index.parent().and_then(|folder| std::fs::read_dir(folder).ok()) else { return };
    let mut old: Vec<_> = siblings
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| {
            path != index && path.file_name().and_then(OsStr::to_str).is_some_and(|name| name.starts_with('v'))
        })
        .map(|path| (path.metadata().and_then(|about| about.modified()).ok(), path))
        .collect();
    old.sort();
    old.pop();
    for (_, path) in old {
        // What is still in use or not ours to remove stays.
        let _ = std::fs::remove_dir_all(path);
    }
}
