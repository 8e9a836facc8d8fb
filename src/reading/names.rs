//! Names of people, organisations, places, works and events.

use crate::lexicon::Language;
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// What a name names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NameKind {
    Person,
    Organisation,
    Place,
    Event,
    Work,
    #[default]
    Unknown,
}

/// A name as it stands in text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The name alone, without title or role: `Kim Jong Un`, `Maison Blanche`, `Choïgou` (initials belong to it: `S. Choïgou`).
    pub span: Span,
    pub kind: NameKind,
    /// The title or office beside it, as written: `porte-parole du Kremlin`, `président russe`. Civil titles (`M.`) are none.
    pub role: Option<Span>,
    /// The fullest form of the same name found in this text: `Kim Jong Un` for `M. Kim`; its own form where there is no fuller.
    pub full: String,
}

/// Names known from elsewhere: the corpus, as its index tells.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    /// Folded form → (full form, kind).
    names: std::collections::HashMap<String, (String, NameKind)>,
}

impl Gazetteer {
    /// Makes a gazetteer of (written form, full form, kind).
    pub fn new(names: impl IntoIterator<Item = (String, String, NameKind)>) -> Self {
        let names = names.into_iter().map(|(form, full, kind)| (crate::text::fold(&form), (full, kind))).collect();
        Self { names }
    }

    /// What a folded form is known to be.
    #[must_use]
    pub fn get(&self, folded: &str) -> Option<&(String, NameKind)> {
        self.names.get(folded)
    }

    /// Whether it knows nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

/// The names of `text`, in order, without overlap.
#[must_use]
pub fn find(_text: &str, _sentences: &[Span], _language: Language, _gazetteer: Option<&Gazetteer>) -> Vec<Mention> {
    Vec::new()
}
