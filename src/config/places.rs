//! The configured places: files, folders and globs.

use super::{absolute_from, without_dots};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use std::path::{Path, PathBuf};

/// Places on disk, as written and as resolved.
#[derive(Clone, Debug)]
pub struct Places {
    /// Whether somebody wrote them, so that a missing one is worth a message.
    pub written: bool,
    paths: Vec<String>,
    resolved: Vec<Place>,
}

/// One place.
#[derive(Clone, Debug)]
enum Place {
    /// A file, or a folder with all that is in it.
    Path(PathBuf),
    /// What a pattern matches, below the folder before its first wild card.
    Glob { base: PathBuf, set: GlobSet },
    /// A pattern that is none.
    Broken(String),
}

/// A place that holds nothing, by its number as written.
#[derive(Clone, Debug)]
pub enum Missing {
    Path { number: usize, looked: PathBuf },
    Glob { number: usize, reason: String },
}

/// Two configurations are equal when they say the same of the same root.
impl PartialEq for Places {
    fn eq(&self, other: &Self) -> bool {
        (self.written, &self.paths) == (other.written, &other.paths)
    }
}

impl Eq for Places {}

impl Places {
    /// The places that `paths` name, counted from `root`.
    pub fn new(root: &Path, paths: &[String]) -> Self {
        let resolved = paths.iter().map(|path| resolve(root, path)).collect();
        Self { written: false, paths: paths.to_vec(), resolved }
    }

    /// Whether a file, by its absolute path, lies in one of them.
    pub fn hold(&self, path: &Path) -> bool {
        self.resolved.iter().any(|place| match place {
            Place::Path(folder) => path.starts_with(folder),
            // A pattern that matches a folder takes in all that is in it.
            Place::Glob { base, set } => {
                path.starts_with(base)
                    && path
                        .ancestors()
                        .take_while(|&path| path != base)
                        .any(|path| path.strip_prefix(base).is_ok_and(|relative| set.is_match(relative)))
            }
            Place::Broken(_) => false,
        })
    }

    /// The folders and files to walk: those that exist, none within another.
    pub fn existing(&self) -> Vec<PathBuf> {
        let all: Vec<&Path> = self.resolved.iter().filter_map(Place::start).filter(|path| path.exists()).collect();
        let mut outer: Vec<PathBuf> = Vec::new();
        for (number, path) in all.iter().enumerate() {
            let inner = all
                .iter()
                .enumerate()
                .any(|(other, folder)| path.starts_with(folder) && (path != folder || other < number));
            if !inner {
                outer.push(path.to_path_buf());
            }
        }
        outer
    }

    /// Those that hold nothing.
    pub fn missing(&self) -> Vec<Missing> {
        self.resolved
            .iter()
            .enumerate()
            .filter_map(|(number, place)| match place {
                Place::Broken(reason) => Some(Missing::Glob { number, reason: reason.clone() }),
                place => {
                    let start = place.start()?;
                    (!start.exists()).then(|| Missing::Path { number, looked: start.to_owned() })
                }
            })
            .collect()
    }
}

impl Place {
    /// Where to start walking.
    fn start(&self) -> Option<&Path> {
        match self {
            Self::Path(path) | Self::Glob { base: path, .. } => Some(path),
            Self::Broken(_) => None,
        }
    }
}

const WILD: [char; 4] = ['*', '?', '[', '{'];

fn resolve(root: &Path, path: &str) -> Place {
    let literal = absolute_from(root, Path::new(path));
    // A folder may well be called "notes [old]".
    if !path.contains(WILD) || literal.symlink_metadata().is_ok() {
        return Place::Path(literal);
    }
    let mut base = PathBuf::new();
    let mut pattern: Vec<&str> = Vec::new();
    for part in path.split('/') {
        if pattern.is_empty() && !part.contains(WILD) {
            base.push(if part.is_empty() { "/" } else { part });
        } else if !part.is_empty() {
            pattern.push(part);
        }
    }
    let base = without_dots(&root.join(base));
    let glob = GlobBuilder::new(&pattern.join("/")).literal_separator(true).build();
    match glob.and_then(|glob| GlobSetBuilder::new().add(glob).build()) {
        Ok(set) => Place::Glob { base, set },
        Err(error) => Place::Broken(error.kind().to_string()),
    }
}
