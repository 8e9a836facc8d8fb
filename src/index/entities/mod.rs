//! Whom the corpus names: mentions of all articles, gathered into entities.
//!
//! Two forms are one entity where something says so: the same words, a table of exonyms, an acronym beside what it stands
//! for, a family name that only one person bears, spellings of one name in two languages, a line of the configuration.
//! What cannot be decided stays apart.

mod gather;
mod guesses;
mod institutions;
mod joins;
mod lookup;
mod namesakes;
mod variants;

use crate::index::snapshot::{ArticleNo, StoredArticle};
use crate::reading::NameKind;
use lookup::Lookup;
pub use lookup::{family, untitled, without_article};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
pub use variants::sound;

/// Somebody or something that the corpus names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// The name to call it by: the fullest common form.
    pub name: String,
    pub kind: NameKind,
    /// Every form seen, the commonest first, with how often.
    pub aliases: Vec<(String, u32)>,
    /// Which of [`Self::aliases`] some article has as the fullest name that it gives, by number: names by themselves, not short for
    /// others.
    pub full: Vec<u16>,
    /// Roles as the corpus words them, the commonest first, with the articles that give them.
    pub roles: Vec<(String, Vec<ArticleNo>)>,
    /// Articles that mention it, by number, with how often each does.
    pub articles: Vec<(ArticleNo, u32)>,
    /// Articles that quote it, by number.
    pub quoted: Vec<ArticleNo>,
    /// Articles that it published, by number.
    pub published: Vec<ArticleNo>,
}

/// The number of an entity within one snapshot.
pub type EntityNo = u32;

/// What is kept on disk; the rest is made of it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Stored {
    list: Vec<Entity>,
    /// Article, key of a form that means several entities in the corpus, the one that it means in this article.
    local: Vec<(ArticleNo, String, EntityNo)>,
    /// Keys that the configuration gives to an entity.
    given: Vec<(String, EntityNo)>,
    /// Keys, and an entity that the configuration keeps each apart from.
    apart: Vec<(String, EntityNo)>,
}

/// All entities of a corpus.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct Entities {
    stored: Stored,
    lookup: Lookup,
}

impl From<Stored> for Entities {
    fn from(stored: Stored) -> Self {
        let lookup = Lookup::of(&stored);
        Self { stored, lookup }
    }
}

impl From<Entities> for Stored {
    fn from(entities: Entities) -> Self {
        entities.stored
    }
}

impl Entities {
    /// Gathers the names of `articles`. `aliases`: a name, and the other spellings that the configuration gives it; `apart`: lists
    /// of names no two of which are one, whatever else says so.
    #[must_use]
    pub fn gather(
        articles: &[(ArticleNo, &StoredArticle)],
        aliases: &BTreeMap<String, Vec<String>>,
        apart: &[Vec<String>],
    ) -> Self {
        gather::gather(articles, aliases, apart).into()
    }

    /// Every entity, by number.
    #[must_use]
    pub fn list(&self) -> &[Entity] {
        &self.stored.list
    }

    /// The entity of that number.
    #[must_use]
    pub fn get(&self, entity: EntityNo) -> Option<&Entity> {
        self.stored.list.get(entity as usize)
    }

    /// Whom a written form means: as used in `article` where that is given, else in the whole corpus. None where nobody of the
    /// corpus has that form, or where several do and none prevails.
    #[must_use]
    pub fn resolve(&self, form: &str, article: Option<ArticleNo>) -> Option<EntityNo> {
        self.lookup.resolve(form, article)
    }

    /// Whom a form means most likely, where [`Self::resolve`] finds several people and decides for none: the one whom the corpus
    /// calls so by far most often. For showing, not for judging.
    #[must_use]
    pub fn prevailing(&self, form: &str) -> Option<EntityNo> {
        self.lookup.prevailing(form)
    }

    /// The people whose full name is just this one: several where the corpus tells them apart.
    #[must_use]
    pub fn namesakes(&self, form: &str) -> Vec<EntityNo> {
        self.lookup.namesakes(form)
    }

    /// The people who bear a name of one word as their family name, those whom most articles name first, then those who are called by
    /// it alone: whom it may mean where [`Self::resolve`] finds several.
    #[must_use]
    pub fn bearers(&self, form: &str) -> Vec<EntityNo> {
        let key = lookup::bare(form).0;
        if key.contains(' ') {
            return Vec::new();
        }
        let mut all: Vec<EntityNo> = self.lookup.bearers(&key).collect();
        all.sort_unstable();
        all.dedup();
        let alone = |entity: &Entity| !lookup::bare(&entity.name).0.contains(' ');
        all.sort_by_key(|number| {
            self.get(*number).map(|entity| (alone(entity), std::cmp::Reverse(entity.articles.len())))
        });
        all
    }

    /// Whether the configuration says that a form does not mean that entity.
    #[must_use]
    pub fn kept_apart(&self, form: &str, entity: EntityNo) -> bool {
        self.lookup.kept_apart(&lookup::bare(form).0, entity)
    }

    /// People whose name a form may be another way to write: first those whose full name sounds like it, then those whose family name
    /// does. Nothing says that they are meant.
    #[must_use]
    pub fn alike(&self, form: &str) -> (Vec<EntityNo>, Vec<EntityNo>) {
        self.lookup.alike(form)
    }

    /// Every form that means one entity and no other, with its name and kind: what a gazetteer is made of.
    pub fn names(&self) -> impl Iterator<Item = (String, String, NameKind)> + '_ {
        self.stored.list.iter().zip(0..).flat_map(move |(entity, number)| {
            // A note calls by the family name alone whom the corpus always names in full.
            let family = entity.name.rsplit_once(' ').map(|(_, family)| family);
            let family = family.filter(|_| entity.kind == NameKind::Person);
            std::iter::once(entity.name.as_str())
                .chain(entity.aliases.iter().map(|(form, _)| form.as_str()))
                .chain(family)
                .filter(move |form| self.resolve(form, None) == Some(number))
                .map(|form| (form.to_owned(), entity.name.clone(), entity.kind))
        })
    }
}

#[cfg(test)]
mod tests;
