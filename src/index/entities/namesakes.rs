//! Two people of one name: told apart only where their callings, their years and their company all differ.

use super::lookup::bare;
use super::{ArticleNo, StoredArticle};
use crate::lexicon::{names as data, rows};
use crate::reading::NameKind;
use crate::reading::names::words_of;
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
    year: Option<i16>,
    company: BTreeSet<&'a str>,
}

/// Key of a full name and article → which of the people of that name it speaks of. What is not in it is the first.
pub fn namesakes(articles: &[(ArticleNo, &StoredArticle)]) -> HashMap<(String, ArticleNo), usize> {
    let doubtful = doubtful(articles);
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
    let most = (articles.len() / COMMON).max(2);
    let mut told: BTreeMap<&str, BTreeMap<ArticleNo, Told>> = BTreeMap::new();
    for &(article, stored) in articles {
        let names = &stored.reading.names;
        let people = names.iter().filter(|name| name.kind == NameKind::Person).map(|name| (bare(&name.full).0, name));
        for (key, name) in people {
            let Some(key) = doubtful.get(&key) else { continue };
            let told = told.entry(key).or_default().entry(article).or_default();
            told.fields.extend(name.role.and_then(|role| field(role.of(&stored.article.text))));
            told.year = stored.article.date.as_ref().map(|date| date.value.first.year());
            let others =
                names.iter().filter(|other| bare(&other.full).0 != *key && spread[other.full.as_str()] <= most);
            told.company.extend(others.map(|other| other.full.as_str()));
        }
    }
    told.into_iter()
        .flat_map(|(key, told)| people(&told).into_iter().map(move |(article, who)| ((key.to_owned(), article), who)))
        .collect()
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
