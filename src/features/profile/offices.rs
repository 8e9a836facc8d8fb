//! The roles of a name, those that say the same joined.

use super::published;
use crate::index::entities::Entity;
use crate::index::{ArticleNo, Snapshot};
use crate::lexicon::Language;
use crate::reading::Interval;
use crate::reading::names::{Use, used, words_of};
use crate::text;
use std::collections::{BTreeMap, BTreeSet};

/// What somebody or something is called beside its name, in however many wordings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// The commonest wording.
    pub role: String,
    /// When the articles came out that say so, first and last.
    pub period: Option<Interval>,
    /// How many they are.
    pub articles: usize,
}

/// The words of a role that say something, in one gender and number: each with how it is written.
type Words = BTreeMap<String, String>;

/// One wording, and those that say the same.
struct Group<'a> {
    words: Words,
    wordings: Vec<&'a (String, Vec<ArticleNo>)>,
}

/// The roles of an entity, the newest first.
pub fn offices(snapshot: &Snapshot, entity: &Entity) -> Vec<Office> {
    let mut roles: Vec<(Words, &(String, Vec<ArticleNo>))> =
        entity.roles.iter().map(|role| (content(&role.0), role)).collect();
    // The fullest first: shorter ones go to what they say part of.
    roles.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    let mut groups: Vec<Group> = Vec::new();
    for (words, role) in roles {
        let mut fuller = groups.iter_mut().filter(|group| same_office(&words, &group.words));
        // Part of two offices: which is meant nobody can tell.
        match (fuller.next(), fuller.next()) {
            (Some(group), None) => group.wordings.push(role),
            _ => groups.push(Group { words, wordings: vec![role] }),
        }
    }
    let mut offices: Vec<Office> = groups.iter().filter_map(|group| office(snapshot, group)).collect();
    let newest = |office: &Office| office.period.map(|period| (period.last, office.articles));
    offices.sort_by(|a, b| newest(b).cmp(&newest(a)).then(b.articles.cmp(&a.articles)).then(a.role.cmp(&b.role)));
    offices
}

fn office(snapshot: &Snapshot, group: &Group) -> Option<Office> {
    let articles: BTreeSet<ArticleNo> = group.wordings.iter().flat_map(|(_, articles)| articles).copied().collect();
    let dates = || articles.iter().filter_map(|article| published(snapshot, *article));
    let telling = |role: &str| content(role).len().min(2);
    let (role, _) = group.wordings.iter().max_by_key(|(role, articles)| (telling(role), articles.len()))?;
    Some(Office { role: role.clone(), period: dates().reduce(Interval::cover), articles: articles.len() })
}

fn content(role: &str) -> Words {
    let small = |word: &String| Language::ALL.iter().any(|&language| text::is_stopword(word, language));
    words_of(role).into_iter().filter(|word| !small(word)).map(|word| (plain(&word), word)).collect()
}

/// A word of an office in one gender and number. Which language an office is worded in, its few words do not tell, and two wordings must
/// not be read in two: the stemmers of all languages cut it, one after the other.
pub fn plain(word: &str) -> String {
    Language::ALL.iter().fold(word.to_owned(), |word, &language| text::stem(&word, language))
}

/// Whether a role of these words says part of a fuller one: what it lacks tells no other office, as "former" and "vice" do.
pub fn same_office(words: &Words, fuller: &Words) -> bool {
    let another = |word: &String| Language::ALL.iter().any(|&language| used(word, Use::Another, language));
    let lacks = |(plain, _): &(&String, &String)| !words.contains_key(*plain);
    words.keys().all(|word| fuller.contains_key(word)) && !fuller.iter().filter(lacks).any(|(_, word)| another(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_part_of_an_office_is_that_office() {
        let same = |one: &str, other: &str| same_office(&content(one), &content(other));
        assert!(same("ministre de la Pêche", "ministre islandais de la Pêche"));
        assert!(same("Minister of Fisheries", "Icelandic minister of fisheries"));
        assert!(same("directeur des phares", "directeur du phare"));
        assert!(same("première directrice", "premières directrices du port"));
        assert!(same("présidente", "président du port"));
        // An ending is more than letters at the end.
        assert!(!same("directrice de la presse", "directrice des prés"));
        assert!(!same("ministre de la Pêche", "ancienne ministre de la Pêche"));
        assert!(!same("minister", "deputy minister"));
        assert!(!same("ministre de la Pêche", "ministre de la Mer"));
    }
}
