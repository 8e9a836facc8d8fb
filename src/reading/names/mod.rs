//! Names of people, organisations, places, works and events.
//!
//! [`spans`] finds what may be a name: what the lexicon or the corpus knows, what a head word leads ("ministère de la Santé"), and
//! [`runs`] of capitals. [`settle`] keeps what has evidence: a capital that only a sentence's start explains is none, unless the same
//! name stands elsewhere or is known; [`roles`] and [`appositions`] read what is said beside it, [`fulls`] finds its fullest form. In
//! English the [`tagger`] looks again in between. ARCHITECTURE.md tells the whole way.

mod acronyms;
mod again;
mod appositions;
mod compass;
mod facts;
mod fulls;
mod gazetteer;
mod heads;
mod kinds;
mod lists;
mod lore;
mod namesakes;
mod possessed;
mod quick;
mod roles;
mod runs;
mod settle;
mod spans;
mod surroundings;
pub mod tagger;
mod titles;
mod tokens;
mod uses;
mod wars;
mod words;

use crate::lexicon::Language;
pub use crate::lexicon::names::NameKind;
use crate::text::Span;
pub use facts::Fact;
pub use gazetteer::Gazetteer;
pub use lore::{HeadUse, LORE, Lore, is_acronym, key, words_of};
use serde::{Deserialize, Serialize};
pub use uses::{Use, used};

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

/// The names of `text`, in order, without overlap.
#[must_use]
pub fn find(text: &str, sentences: &[Span], language: Language, gazetteer: Option<&Gazetteer>) -> Vec<Mention> {
    let tokens = tokens::tokens(text, sentences, language);
    let mut known = Vec::with_capacity(tokens.len());
    let look = spans::Look::new(text, &tokens, language, gazetteer, &mut known);
    let mut settled = settle::settle(&look, look.candidates());
    if let Some(candidates) = tagger::retag(&look, &settled) {
        settled = settle::settle(&look, candidates);
    }
    let mut mentions = settle::mentions(&look, &settled);
    possessed::possessed(&look, &mut mentions);
    compass::compass(&look, &mut mentions);
    again::again(&look, &mut mentions);
    wars::wars(&look, &mut mentions);
    mentions
}

#[cfg(test)]
mod tests;
