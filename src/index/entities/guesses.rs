//! What one article only guesses of a name, and another tells.

use super::lookup::{bare, family};
use super::{ArticleNo, StoredArticle};
use crate::reading::names::{Fact, LORE, Use, used};
use crate::reading::{Mention, NameKind};
use crate::text::fold;
use std::collections::HashSet;

/// The keys of one word that some article takes for a person by no more than its place, and another for a place or a body: where nobody
/// is named so in full, nor with a title, it is what the other says.
pub fn guessed(articles: &[(ArticleNo, &StoredArticle)]) -> HashSet<String> {
    let mut guessed: HashSet<String> = HashSet::new();
    let mut things: HashSet<String> = HashSet::new();
    let mut told: HashSet<String> = HashSet::new();
    for (stored, mention) in
        articles.iter().flat_map(|(_, stored)| stored.reading.names.iter().map(move |m| (stored, m)))
    {
        let full = bare(&mention.full).0;
        match mention.kind {
            NameKind::Place | NameKind::Organisation if !full.contains(' ') => {
                things.insert(full);
            }
            NameKind::Person if full.contains(' ') => {
                told.insert(family(&full).to_owned());
            }
            NameKind::Person => {
                let civil = || LORE.facts(&word_before(stored, mention), stored.article.language).has(Fact::Civil);
                let facts = LORE.facts(&full, stored.article.language);
                let known = LORE.forename(&full) || facts.has(Fact::Surname) || mention.role.is_some();
                if known || civil() { &mut told } else { &mut guessed }.insert(full);
            }
            _ => {}
        }
    }
    guessed.retain(|key| things.contains(key) && !told.contains(key));
    guessed
}

/// The word before a name, folded.
fn word_before(stored: &StoredArticle, mention: &Mention) -> String {
    let before = stored.article.text.get(..mention.span.start).unwrap_or("").trim_end();
    fold(before.rsplit(char::is_whitespace).next().unwrap_or(""))
}

/// Whether a definite article stands before a name.
pub fn has_article(stored: &StoredArticle, mention: &Mention) -> bool {
    used(&word_before(stored, mention), Use::Definite, stored.article.language)
}
