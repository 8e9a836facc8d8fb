//! Which files are articles.

use super::{Reason, Skipped};
use crate::config::Config;
use crate::wording::Refusal;
use ignore::WalkBuilder;
use rustc_hash::FxHashSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// A file that should hold an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// [`crate::corpus::Article::id`].
    pub id: String,
    /// Absolute.
    pub path: PathBuf,
    /// In bytes.
    pub size: u64,
    /// When it was last written, in nanoseconds since 1970; 0 where the system does not tell.
    pub modified: u128,
}

/// What the corpus folders hold.
#[derive(Clone, Debug, Default)]
pub struct Discovery {
    /// By `id`.
    pub files: Vec<Found>,
    /// What could not be looked at.
    pub skipped: Vec<Skipped>,
}

/// Looks for the articles of a workspace: `.txt` and `.md` files in the configured places, those left out that `.gitignore`
/// names (in a git repository or not) and hidden ones. A folder that is configured counts even where it is itself ignored.
#[must_use]
pub fn discover(config: &Config) -> Discovery {
    let folders = config.corpus_folders();
    let prefixes = prefixes(config, &folders);
    let mut files: Vec<Found> = Vec::new();
    let mut seen = FxHashSet::default();
    let mut skipped = Vec::new();
    for (folder, prefix) in folders.iter().zip(&prefixes) {
        let base = if folder.is_dir() { folder } else { folder.parent().unwrap_or(folder) };
        let walk = WalkBuilder::new(folder).require_git(false).git_global(false).follow_links(true).build();
        for entry in walk {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    skipped.extend(not_walked(&error, folder));
                    continue;
                }
            };
            let path = entry.path();
            if !may_be_article(path) || !config.is_corpus(path) || entry.file_type().is_some_and(|kind| kind.is_dir()) {
                continue;
            }
            match found(path, base, prefix) {
                // Two configured folders may share some; a file is found by the first.
                Ok(found) if seen.insert(found.path.clone()) => files.push(found),
                Ok(_) => {}
                Err(reason) => skipped.push(Skipped { path: path.to_owned(), reason }),
            }
        }
    }
    files.sort_by(|a, b| a.id.cmp(&b.id).then_with(|| a.path.cmp(&b.path)));
    skipped.sort_by(|a, b| a.path.cmp(&b.path));
    Discovery { files, skipped }
}

/// Whether a file of this name may be an article: `.txt` and `.md`, not hidden.
#[must_use]
pub fn may_be_article(path: &Path) -> bool {
    let hidden = path.file_name().and_then(OsStr::to_str).is_some_and(|name| name.starts_with('.'));
    !hidden && path.extension().is_some_and(|end| end.eq_ignore_ascii_case("txt") || end.eq_ignore_ascii_case("md"))
}

fn found(path: &Path, base: &Path, prefix: &str) -> Result<Found, Reason> {
    let about = std::fs::metadata(path).map_err(|error| Reason::Unreadable(Refusal::from(&error)))?;
    if !about.is_file() {
        return Err(Reason::Unreadable(Refusal::Special));
    }
    let relative = path.strip_prefix(base).unwrap_or(path);
    let mut id = String::from(prefix);
    for part in relative {
        if !id.is_empty() {
            id.push('/');
        }
        id.push_str(part.to_str().ok_or(Reason::Name)?);
    }
    path.to_str().ok_or(Reason::Name)?;
    let modified = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    Ok(Found { id, path: path.to_owned(), size: about.len(), modified: modified.map_or(0, |time| time.as_nanos()) })
}

/// What stands before the ids of each folder: nothing where there is one folder, else the folder's name; its path within the
/// workspace where two have the same name.
fn prefixes(config: &Config, folders: &[PathBuf]) -> Vec<String> {
    let [_, _, ..] = folders else { return vec![String::new(); folders.len()] };
    let bases: Vec<&Path> =
        folders.iter().map(|path| if path.is_dir() { path } else { path.parent().unwrap_or(path) }).collect();
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    bases
        .iter()
        .map(|base| {
            let own = name(base);
            if bases.iter().all(|other| other == base || name(other) != own) {
                return own;
            }
            let within = base.strip_prefix(&config.root).unwrap_or(base).to_string_lossy();
            within.trim_matches('/').replace('\\', "/")
        })
        .collect()
}

/// What an error of the walk says about the corpus. A faulty line of a `.gitignore` loses no article.
fn not_walked(error: &ignore::Error, folder: &Path) -> Option<Skipped> {
    let skip = |path: &Path, reason| Some(Skipped { path: path.to_owned(), reason });
    match error {
        ignore::Error::WithPath { path, err } => not_walked(err, path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => not_walked(err, folder),
        ignore::Error::Loop { child, .. } => skip(child, Reason::Loop),
        ignore::Error::Io(error) => {
            // A dangling link is nobody's article unless it is called like one.
            let dangling = error.kind() == std::io::ErrorKind::NotFound && !may_be_article(folder);
            if dangling { None } else { skip(folder, Reason::Unreadable(Refusal::from(error))) }
        }
        _ => None,
    }
}
