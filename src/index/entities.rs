//! Whom the corpus names: mentions of all articles, gathered into entities.

use crate::index::snapshot::{ArticleNo, StoredArticle};
use crate::reading::NameKind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Somebody or something that the corpus names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// The name to call it by: the fullest common form.
    pub name: String,
    pub kind: NameKind,
    /// Every form seen, the commonest first, with how often.
    pub aliases: Vec<(String, u32)>,
    /// Roles as the corpus words them, the commonest first, with the articles that give them.
    pub roles: Vec<(String, Vec<ArticleNo>)>,
    /// Articles that mention it, with the number of mentions.
    pub articles: Vec<(ArticleNo, u32)>,
}

/// The number of an entity within one snapshot.
pub type EntityNo = u32;

/// All entities of a corpus.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Entities {
    list: Vec<Entity>,
}

impl Entities {
    /// Gathers the mentions of these articles. `aliases` are the configured ones: name → other spellings.
    #[must_use]
    pub fn gather(_articles: &[(ArticleNo, &StoredArticle)], _aliases: &BTreeMap<String, Vec<String>>) -> Self {
        Self::default()
    }

    /// Every entity, by number.
    #[must_use]
    pub fn list(&self) -> &[Entity] {
        &self.list
    }

    /// Whom a written form means: as used in `article` where that is given, else in the whole corpus. None where nobody of the
    /// corpus has that form, or where several do and none prevails.
    #[must_use]
    pub fn resolve(&self, _form: &str, _article: Option<ArticleNo>) -> Option<EntityNo> {
        None
    }
}
