//! Names known from elsewhere.

use super::NameKind;
use super::lore::{Known, capitals, is_acronym, words_of};
use rustc_hash::FxHashMap as HashMap;

/// Names known from elsewhere: the corpus, as its index tells.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    /// Key → what it is, and its full form.
    names: HashMap<String, (Known, String)>,
    /// The most words of a name that begins with this word.
    longest: HashMap<String, usize>,
}

impl Gazetteer {
    /// Makes a gazetteer of (written form, full form, kind).
    pub fn new(names: impl IntoIterator<Item = (String, String, NameKind)>) -> Self {
        let mut out = Self::default();
        for (form, full, kind) in names {
            let words = words_of(&form);
            let Some(first) = words.first() else { continue };
            let capitals = capitals(&form);
            if capitals == 0 {
                continue;
            }
            let most = out.longest.entry(first.clone()).or_default();
            *most = (*most).max(words.len());
            let known = Known { kind, group: 0, capitals, acronym: is_acronym(&form) };
            out.names.entry(words.join(" ")).or_insert((known, full));
        }
        out
    }

    /// What a written form is known to be: its full form and kind.
    #[must_use]
    pub fn get(&self, form: &str) -> Option<(&str, NameKind)> {
        self.names.get(&super::key(form)).map(|(known, full)| (full.as_str(), known.kind))
    }

    /// What a [`super::key`] is known to name.
    pub(super) fn known(&self, key: &str) -> Option<&(Known, String)> {
        self.names.get(key)
    }

    /// The most words of a name that begins with this word.
    pub(super) fn longest(&self, first: &str) -> usize {
        self.longest.get(first).copied().unwrap_or(0)
    }

    /// Whether it knows nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}
