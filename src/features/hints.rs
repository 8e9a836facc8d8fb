//! Whom a note names, told beside the name.

use super::named;
use crate::check::Subject;
use crate::index::entities::EntityNo;
use crate::index::{ArticleNo, Snapshot};
use crate::lexicon::Language;
use crate::notes::Note;
use crate::reading::NameKind;
use crate::text::{self, Span};
use std::collections::HashSet;

/// Words to show in a note that are not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleHint {
    /// After which byte of the note.
    pub at: usize,
    pub role: String,
}

/// Of so many roles the language is looked at: each opens an article.
const LOOKED_AT: usize = 8;
/// The longest role shown, in characters.
const LONGEST: usize = 60;

/// The role that the corpus gives most to each person, after the person's first mention in the note; none where the note tells one
/// itself, nor inside words that are somebody else's. Those within `span`.
#[must_use]
pub fn role_hints(note: &Note, snapshot: &Snapshot, span: Span) -> Vec<RoleHint> {
    let subject = Subject::new(note, snapshot);
    let names = named::of_subject(&subject);
    let mut said = HashSet::new();
    let first = names.iter().filter(|name| name.kind == NameKind::Person && !name.quoted);
    let first = first.filter_map(|name| said.insert(name.entity?).then_some(name));
    let shown = first.filter(|name| !name.has_role && span.touches(name.span.end));
    shown
        .filter_map(|name| {
            let role = role(snapshot, name.entity?, subject.language)?;
            Some(RoleHint { at: name.span.end, role: text::short(&text::shown(&role), LONGEST).into_owned() })
        })
        .collect()
}

/// The role that most articles in this language give, else that most articles give.
pub fn role(snapshot: &Snapshot, entity: EntityNo, language: Language) -> Option<String> {
    let roles = &snapshot.entities().get(entity)?.roles;
    let speaks = |article: &ArticleNo| snapshot.article(*article).is_some_and(|s| s.article.language == language);
    let own = roles.iter().take(LOOKED_AT).find(|(_, articles)| articles.first().is_some_and(speaks));
    own.or_else(|| roles.first()).map(|(role, _)| role.clone())
}
