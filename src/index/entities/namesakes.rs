//! Two people of one name: told apart only where their callings, their years and their company all differ. A forename alone, and a
//! family name alone that several bear, says less: it is one person only where the articles share an office or company.

use super::joins::PREVAILS;
use super::lookup::{bare, compatible, family, initialled};
use super::{ArticleNo, StoredArticle};
use crate::lexicon::{names as data, rows};
use crate::reading::names::{self, LORE, words_of};
use crate::reading::{Mention, NameKind};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

/// The heads of roles, and the field that each is of.
static FIELDS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let fields = rows(data::FIELDS).filter_map(|row| {
        let (field, words) = row.split_first()?;
        Some(words.iter().map(|word| (*word, *field)).collect::<Vec<_>>())
    });
    fields.flatten().collect()
});

/// Of so many articles one may name what is still company; beyond that everybody stands beside it.
const COMMON: usize = 20;

/// What an article tells of a name.
#[derive(Default)]
struct Told<'a> {
    fields: BTreeSet<&'static str>,
    /// Keys of whole roles.
    offices: BTreeSet<String>,
    year: Option<i16>,
    company: BTreeSet<&'a str>,
}

/// As many articles at least may name what is company to names that stand alone: a small corpus tells one story.
const STORY: usize = 5;

/// Key of a name and article → which of the people of that name it speaks of. What is not in it is the first.
pub fn namesakes(articles: &[(ArticleNo, &StoredArticle)]) -> HashMap<(String, ArticleNo), usize> {
    let mut doubtful = doubtful(articles);
    let alone = alone(articles);
    doubtful.extend(alone.iter().cloned());
    if doubtful.is_empty() {
        return HashMap::new();
    }
    let mut spread: HashMap<&str, usize> = HashMap::new();
    for (_, stored) in articles {
        let named: BTreeSet<&str> = stored.reading.names.iter().map(|name| name.full.as_str()).collect();
        for name in named {
            *spread.entry(name).or_default() += 1;
        }
    }
    let most = |key: &str| (articles.len() / COMMON).max(if alone.contains(key) { STORY } else { 2 });
    let mut told: BTreeMap<&str, BTreeMap<ArticleNo, Told>> = BTreeMap::new();
    for &(article, stored) in articles {
        let mentions = &stored.reading.names;
        let maybe = |name: &&Mention| matches!(name.kind, NameKind::Person | NameKind::Unknown);
        for (key, name) in mentions.iter().filter(maybe).map(|name| (bare(&name.full).0, name)) {
            let Some(key) = doubtful.get(&key) else { continue };
            if name.kind == NameKind::Unknown && !alone.contains(key) {
                continue;
            }
            let told = told.entry(key).or_default().entry(article).or_default();
            let role = name.role.map(|role| role.of(&stored.article.text));
            told.fields.extend(role.and_then(field));
            told.offices.extend(role.map(names::key));
            told.year = stored.article.date.as_ref().map(|date| date.value.first.year());
            // Whoever stands beside is the same at each mention.
            if !told.company.is_empty() {
                continue;
            }
            let most = most(key);
            let others = mentions.iter().filter(|other| spread[other.full.as_str()] <= most);
            told.company.extend(others.map(|other| other.full.as_str()).filter(|other| bare(other).0 != *key));
        }
    }
    let people = |key: &str, told: &BTreeMap<ArticleNo, Told>| {
        if alone.contains(key) { acquaintances(told) } else { people(told) }
    };
    told.into_iter()
        .flat_map(|(key, told)| {
            people(key, &told).into_iter().map(move |(article, who)| ((key.to_owned(), article), who))
        })
        .collect()
}

/// The keys of people who are called by one word where that says little: a forename, or a family name that several bear.
fn alone(articles: &[(ArticleNo, &StoredArticle)]) -> BTreeSet<String> {
    let mut bearers: HashMap<String, BTreeMap<String, usize>> = HashMap::new();
    let mut single: BTreeSet<String> = BTreeSet::new();
    for (_, stored) in articles {
        let mut named: BTreeSet<String> = BTreeSet::new();
        for name in &stored.reading.names {
            let person = name.kind == NameKind::Person;
            let key = if person || name.kind == NameKind::Unknown { bare(&name.full).0 } else { continue };
            if !key.contains(' ') {
                single.insert(key);
            } else if person && !initialled(&key) {
                named.insert(key);
            }
        }
        for key in named {
            *bearers.entry(family(&key).to_owned()).or_default().entry(key).or_default() += 1;
        }
    }
    // One who is known far better than the rest is whom the name means, if anybody says so.
    let several = |key: &String| {
        let Some(full) = bearers.get(key) else { return false };
        let Some((best, count)) = full.iter().max_by_key(|(_, count)| **count) else { return false };
        let others = full.iter().filter(|(other, _)| !compatible(best, other, true));
        let others: usize = others.map(|(_, count)| count).sum();
        others > 0 && *count < PREVAILS * others
    };
    single.retain(|key| LORE.known(key).is_none() && (LORE.forename(key) || several(key)));
    single
}

/// The first of those that are one with `at`, to which the way is made shorter.
fn root(group: &mut [usize], mut at: usize) -> usize {
    while group[at] != at {
        group[at] = group[group[at]];
        at = group[at];
    }
    at
}

/// Which articles speak of whom by a name alone: those that share an office or a companion, of one person.
fn acquaintances(told: &BTreeMap<ArticleNo, Told>) -> Vec<(ArticleNo, usize)> {
    let mut group: Vec<usize> = (0..told.len()).collect();
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (at, told) in told.values().enumerate() {
        for shared in told.company.iter().copied().chain(told.offices.iter().map(String::as_str)) {
            let other = *first.entry(shared).or_insert(at);
            let (a, b) = (root(&mut group, at), root(&mut group, other));
            group[a.max(b)] = a.min(b);
        }
    }
    let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
    let who = (0..told.len()).map(|at| {
        let next = numbers.len();
        *numbers.entry(root(&mut group, at)).or_insert(next)
    });
    told.keys().copied().zip(who.collect::<Vec<_>>()).filter(|(_, who)| *who > 0).collect()
}

/// The keys of people's full names with roles of two fields.
fn doubtful(articles: &[(ArticleNo, &StoredArticle)]) -> BTreeSet<String> {
    let mut fields: HashMap<String, BTreeSet<&'static str>> = HashMap::new();
    for (_, stored) in articles {
        for name in stored.reading.names.iter().filter(|name| name.kind == NameKind::Person) {
            if let Some(field) = name.role.and_then(|role| field(role.of(&stored.article.text))) {
                fields.entry(bare(&name.full).0).or_default().insert(field);
            }
        }
    }
    fields.into_iter().filter(|(key, fields)| fields.len() > 1 && key.contains(' ')).map(|(key, _)| key).collect()
}

/// The field of a role: that of its head, the first word that has one.
fn field(role: &str) -> Option<&'static str> {
    words_of(role).iter().find_map(|word| FIELDS.get(word.as_str()).copied())
}

/// Which articles speak of whom, where they speak of several people: those with a field, a companion or a year in common speak of one.
fn people(told: &BTreeMap<ArticleNo, Told>) -> Vec<(ArticleNo, usize)> {
    let list: Vec<(&ArticleNo, &Told)> = told.iter().collect();
    // A year that is not known may be any.
    if list.iter().any(|(_, told)| told.year.is_none()) {
        return Vec::new();
    }
    let mut group: Vec<usize> = (0..list.len()).collect();
    for one in 0..list.len() {
        for other in 0..one {
            let (a, b) = (list[one].1, list[other].1);
            let together = a.year == b.year || !a.fields.is_disjoint(&b.fields) || !a.company.is_disjoint(&b.company);
            if together && group[one] != group[other] {
                let (from, to) = (group[one].max(group[other]), group[one].min(group[other]));
                group.iter_mut().filter(|group| **group == from).for_each(|group| *group = to);
            }
        }
    }
    let mut sizes: BTreeMap<usize, (bool, usize)> = BTreeMap::new();
    for (at, group) in group.iter().enumerate() {
        let size = sizes.entry(*group).or_default();
        size.0 |= !list[at].1.fields.is_empty();
        size.1 += 1;
    }
    // The largest comes first; articles that tell no calling are its.
    let mut order: Vec<(usize, usize)> =
        sizes.iter().filter(|(_, (known, _))| *known).map(|(group, (_, size))| (*size, *group)).collect();
    order.sort_by_key(|(size, group)| (std::cmp::Reverse(*size), *group));
    let number = |group: usize| order.iter().position(|(_, known)| *known == group).unwrap_or(0);
    list.iter()
        .zip(&group)
        .map(|((article, _), group)| (**article, number(*group)))
        .filter(|(_, who)| *who > 0)
        .collect()
}
