//! What is known of each language, as data files beside this one. Code elsewhere holds no word lists.
//!
//! A file is plain text, one entry a line, fields separated by tabs; `#` starts a comment line. It is compiled into the
//! program and parsed once, at first use. Whatever is matched against prose is stored folded, as [`crate::text::fold`] folds.

mod conjugation;
pub mod names;

pub use conjugation::conjugated;
use serde::{Deserialize, Serialize};

/// A language that the reader knows. Texts in any other are read with what the known ones share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Language {
    #[default]
    French,
    English,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::French, Self::English];

    /// Its ISO 639-1 code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    /// The one that is not it.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::French => Self::English,
            Self::English => Self::French,
        }
    }

    /// The language that a code or name in metadata means: `fr`, `fr-FR`, `French`, `français`, `en_GB` …
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let code = code.trim().to_lowercase();
        match code.get(..2)? {
            "fr" => Some(Self::French),
            "en" | "an" => Some(Self::English),
            _ => None,
        }
    }
}

/// The lines of a data file without comments and blank ones, each split at its tabs.
pub fn rows(data: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    data.lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').map(str::trim).collect())
}
