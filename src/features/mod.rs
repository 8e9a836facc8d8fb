//! What an editor asks, answered in plain data and byte offsets. Free functions over a note and a snapshot; nothing waits,
//! prints, or touches the disk but through the snapshot.

mod actions;
mod complete;
mod decisions;
mod described;
mod dossier;
mod evidence;
mod hints;
mod hover;
mod keys;
mod links;
mod markup;
mod meant;
mod moved;
mod named;
mod outline;
mod panel;
mod pointed;
mod profile;
mod quotations;
mod references;
mod rename;
mod source;
mod structure;
mod symbols;
mod timeline;
mod tokens;

pub use actions::{Action, actions, fix_all};
pub use complete::{Completion, Completions, complete, describe};
pub use decisions::{Decision, decisions};
pub use dossier::dossier_page;
pub use evidence::{
    ClaimLens, ClaimMark, claim_actions, claim_lenses, claim_marks, evidence, evidence_at, evidence_table,
};
pub use hints::{RoleHint, role_hints};
pub use hover::{facet_name, hover, hover_in_article, name_card, name_card_with, quotation_card};
pub use keys::{Key, Keys, describe_article, keys};
pub use links::{Link, links};
pub use markup::{excerpt, kind as kind_name, known_by, plain};
pub use meant::{Unclear, meant};
pub use moved::{Move, moved};
pub use named::{Named, Who, of_note as names};
pub use outline::{Entry, outline};
pub use panel::{Panel, Passage, Verdict, panel};
pub use profile::{Office, Profile, Rhythm, Sense, Telling, government, profile, state};
pub use quotations::{
    Continuation, Continuations, Lens, Origin, Saying, Wanted, cited, continuations, describe_quotation, lens_title,
    lenses, origins, quotation_at, quotation_in, sources,
};
pub use references::{highlights, mentioned, name_at, same};
pub use rename::{Doubt, Refusal, Renamed, Renaming, renamable};
pub use source::{definition, introduction};
pub use structure::{Fold, FoldKind, folds, selections};
pub use symbols::{MOST_SYMBOLS, Symbol, symbol_place, symbols};
pub use timeline::{Dated, Event, Place, timeline, timeline_page};
pub use tokens::{Token, TokenKind, tokens};

use crate::check::Evidence;
use crate::index::Snapshot;
use crate::text::Span;
use std::path::PathBuf;

/// What the pointer rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// What it speaks of, in the note.
    pub span: Span,
    pub markdown: String,
}

/// A place in the corpus to jump to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// What it was asked of, in the note.
    pub origin: Span,
    /// The article's file.
    pub path: PathBuf,
    /// The article's number in the snapshot, for turning the span into lines and columns.
    pub article: u32,
    /// The words to show, in the article's text.
    pub span: Span,
}

impl Target {
    /// That place of the corpus, for what stands at `origin`.
    #[must_use]
    pub fn of(snapshot: &Snapshot, origin: Span, place: Evidence) -> Option<Self> {
        let path = snapshot.cards().get(place.article as usize)?.path.clone();
        Some(Self { origin, path, article: place.article, span: place.span })
    }
}

#[cfg(test)]
mod about_names;
#[cfg(test)]
mod about_quotations;
#[cfg(test)]
mod in_french;
#[cfg(test)]
mod tests;
