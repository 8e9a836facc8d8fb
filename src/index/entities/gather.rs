//! From the mentions of all articles to entities.

use super::guesses::{guessed, has_article};
use super::joins::{join_acronyms, join_given, join_known, join_parts, join_people, join_states};
use super::lookup::{LANGUAGES, bare, family};
use super::namesakes::namesakes;
use super::variants::{sound, varies};
use super::{ArticleNo, Entity, EntityNo, Stored, StoredArticle};
use crate::reading::NameKind;
use crate::reading::names::{Fact, LORE, is_acronym, key};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// The fullest name that some article gives to something: what is joined into entities.
#[derive(Default)]
pub struct Node {
    pub key: String,
    pub person: bool,
    /// Forms and how often.
    pub forms: BTreeMap<String, u32>,
    pub kinds: HashMap<NameKind, u32>,
    pub roles: BTreeMap<String, (String, BTreeSet<ArticleNo>)>,
    pub articles: BTreeMap<ArticleNo, u32>,
    pub quoted: BTreeSet<ArticleNo>,
    pub published: BTreeSet<ArticleNo>,
}

/// Nodes by what they are called, and sets of them that are one.
#[derive(Default)]
pub struct Nodes {
    pub list: Vec<Node>,
    pub by_key: HashMap<(String, bool), usize>,
    pub parent: Vec<usize>,
    /// What the key of a short form was said of, in each article.
    pub uses: BTreeMap<String, BTreeMap<ArticleNo, BTreeSet<usize>>>,
    /// Keys that the configuration keeps apart: the lists that each stands in, and its place there.
    listed: BTreeMap<String, Vec<(usize, usize)>>,
    /// The same of the sets of nodes that hold such keys, by root: list → place.
    apart: HashMap<usize, BTreeMap<usize, usize>>,
    /// Nodes that the configuration gives to somebody: no rule needs to guess whose they are.
    pub given: HashSet<usize>,
}

impl Nodes {
    fn node(&mut self, key: &str, person: bool) -> usize {
        self.namesake(key, person, 0)
    }

    /// One of several people of a name, from 0.
    fn namesake(&mut self, key: &str, person: bool, who: usize) -> usize {
        let known = if who == 0 { key.to_owned() } else { format!("{key}\n{who}") };
        if let Some(&n) = self.by_key.get(&(known.clone(), person)) {
            return n;
        }
        let n = self.list.len();
        self.list.push(Node { key: key.to_owned(), person, ..Node::default() });
        self.parent.push(n);
        self.by_key.insert((known, person), n);
        n
    }

    pub fn root(&self, mut n: usize) -> usize {
        while self.parent[n] != n {
            n = self.parent[n];
        }
        n
    }

    /// Makes the sets of both one, unless the configuration keeps something of one apart from something of the other.
    pub fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        // The lower number stays, so that the outcome does not depend on the order of joins.
        let (low, high) = (one.min(other), one.max(other));
        if low == high || self.are_apart(low, high) {
            return;
        }
        self.parent[high] = low;
        if let Some(places) = self.apart.remove(&high) {
            self.apart.entry(low).or_default().extend(places);
        }
    }

    fn are_apart(&self, one: usize, other: usize) -> bool {
        let (Some(a), Some(b)) = (self.apart.get(&one), self.apart.get(&other)) else { return false };
        a.iter().any(|(list, place)| b.get(list).is_some_and(|other| other != place))
    }

    /// Keeps the names of each list apart from now on.
    fn keep_apart(&mut self, lists: &[Vec<String>]) {
        for (list, names) in lists.iter().enumerate() {
            let keys: BTreeSet<String> = names.iter().map(|name| bare(name).0).filter(|key| !key.is_empty()).collect();
            for (place, key) in keys.into_iter().enumerate() {
                self.listed.entry(key).or_default().push((list, place));
            }
        }
        for (n, node) in self.list.iter().enumerate() {
            if let Some(places) = self.listed.get(&node.key) {
                self.apart.insert(n, places.iter().copied().collect());
            }
        }
    }

    /// The set that all of `nodes` are in, where there is one.
    pub fn only(&self, mut nodes: impl Iterator<Item = usize>) -> Option<usize> {
        let first = self.root(nodes.next()?);
        nodes.all(|n| self.root(n) == first).then_some(first)
    }
}

/// The entities of `articles`, with what the configuration calls one and keeps apart.
pub fn gather(
    articles: &[(ArticleNo, &StoredArticle)],
    aliases: &BTreeMap<String, Vec<String>>,
    apart: &[Vec<String>],
) -> Stored {
    let mut nodes = collect(articles);
    nodes.keep_apart(apart);
    // First: what was said outweighs what is guessed, and decides it.
    let given = join_given(&mut nodes, aliases);
    join_known(&mut nodes);
    join_people(&mut nodes);
    join_states(&mut nodes);
    join_parts(&mut nodes);
    join_acronyms(&mut nodes);
    store(&nodes, &given)
}

/// One node for each full name; what is of unknown kind goes to the person of that name, if there is one.
fn collect(articles: &[(ArticleNo, &StoredArticle)]) -> Nodes {
    let mut nodes = Nodes::default();
    let apart = namesakes(articles);
    let mut people: HashSet<String> = HashSet::new();
    // What a family name sounds like whose spelling varies: a form of unknown kind may be another spelling of it.
    let mut families: HashSet<String> = HashSet::new();
    // Acronyms of bodies: « le délégué CGT » is no person of that name.
    let mut bodies: HashSet<String> = HashSet::new();
    let guessed = guessed(articles);
    for (_, stored) in articles {
        for mention in stored.reading.names.iter().filter(|m| m.kind == NameKind::Organisation) {
            let form = mention.span.of(&stored.article.text);
            if is_acronym(form) {
                bodies.extend([bare(&mention.full).0, bare(form).0]);
            }
        }
        for mention in stored.reading.names.iter().filter(|m| m.kind == NameKind::Person) {
            let full = bare(&mention.full).0;
            if guessed.contains(&full) {
                continue;
            }
            if full.contains(' ') && varies(&full) {
                families.insert(sound(family(&full)));
            }
            people.insert(full);
        }
    }
    for &(article, stored) in articles {
        let works = stored.reading.names.iter().filter(|mention| mention.kind == NameKind::Work);
        let works: HashSet<&str> = works.map(|mention| mention.full.as_str()).collect();
        for mention in &stored.reading.names {
            let full = bare(&mention.full).0;
            if full.is_empty() {
                continue;
            }
            // « le paquebot Jeanne Morel », then « le Jeanne Morel »: people have no article.
            let thing = || works.contains(mention.full.as_str()) && has_article(stored, mention);
            let spelling = || full.len() > 3 && !full.contains(' ') && families.contains(&sound(&full));
            let unknown = mention.kind == NameKind::Unknown
                && LORE.known(&full).is_none()
                && (people.contains(&full) || spelling());
            let form = mention.span.of(&stored.article.text);
            let form = form.split_whitespace().collect::<Vec<_>>().join(" ").replace('’', "'");
            let read = match mention.kind {
                NameKind::Person if thing() => NameKind::Work,
                NameKind::Person if guessed.contains(&full) => NameKind::Unknown,
                kind => kind,
            };
            let bears = is_named_after(&form, &full) || (is_acronym(&form) && bodies.contains(&full));
            let misread = bears && read == NameKind::Person;
            let kind = if misread { NameKind::Unknown } else { read };
            let person = (kind == NameKind::Person || unknown) && !bears;
            let full = if person { without_office(full) } else { full };
            let who = if person && !apart.is_empty() { apart.get(&(full.clone(), article)).copied() } else { None };
            let n = nodes.namesake(&full, person, who.unwrap_or(0));
            let short = bare(&form).0;
            nodes.uses.entry(short).or_default().entry(article).or_default().insert(n);
            let node = &mut nodes.list[n];
            *node.forms.entry(form.clone()).or_default() += 1;
            *node.kinds.entry(kind).or_default() += 1;
            *node.articles.entry(article).or_default() += 1;
            let within = if kind == NameKind::Event { place_within(&form) } else { None };
            // What stands beside the acronym of a body is somebody's in it.
            if let Some(role) = mention.role.filter(|_| !misread) {
                let role = role.of(&stored.article.text).split_whitespace().collect::<Vec<_>>().join(" ");
                node.roles.entry(key(&role)).or_insert_with(|| (role, BTreeSet::new())).1.insert(article);
            }
            if let Some(place) = within {
                let n = nodes.node(&key(&place), false);
                let node = &mut nodes.list[n];
                *node.forms.entry(place).or_default() += 1;
                *node.kinds.entry(NameKind::Place).or_default() += 1;
                *node.articles.entry(article).or_default() += 1;
            }
        }
        if let Some(publisher) = &stored.article.publisher {
            let full = bare(&publisher.value).0;
            if !full.is_empty() {
                let n = nodes.node(&full, false);
                let node = &mut nodes.list[n];
                node.forms.entry(publisher.value.clone()).or_default();
                *node.kinds.entry(NameKind::Organisation).or_default() += 1;
                node.published.insert(article);
            }
        }
        for speaker in stored.reading.quotations.iter().filter_map(|quotation| quotation.speaker.as_ref()) {
            let full = bare(&speaker.name).0;
            // Whom that form means in this article, as its mentions have told.
            let used =
                nodes.uses.get(&full).and_then(|uses| uses.get(&article)).and_then(|meant| meant.first().copied());
            if let Some(n) = used.filter(|_| speaker.named) {
                nodes.list[n].quoted.insert(article);
            }
        }
    }
    nodes
}

/// A person's key without the office that a paper writes as part of the name: "Finance Secretary Ana Reyk". "King Charles" has no other name.
fn without_office(key: String) -> String {
    let office = |word: &str| LANGUAGES.iter().any(|&l| LORE.facts(word, l).has(Fact::Role));
    let words: Vec<&str> = key.split(' ').collect();
    let Some(last) = words[..words.len() - 1].iter().rposition(|word| office(word)) else { return key };
    let rest = &words[last + 1..];
    if let [only] = rest
        && LORE.forename(only)
    {
        return key;
    }
    rest.join(" ")
}

/// Whether a form is a person's name joined by hyphens throughout, as streets, stations and schools are written that bear it:
/// « Jeanne-Morel ».
pub fn is_named_after(form: &str, full: &str) -> bool {
    let mut parts = form.split('-');
    let (first, last) = (parts.next().unwrap_or(""), parts.next_back().unwrap_or(""));
    !form.contains(' ')
        && full.contains(' ')
        && key(form) == *full
        && !last.is_empty()
        && last.starts_with(char::is_uppercase)
        && LORE.forename(&key(first))
        && !LORE.forename(&key(last))
}

/// The place that an event's name ends with: the war there mentions the country too.
fn place_within(event: &str) -> Option<String> {
    let words: Vec<&str> = event.split([' ', '\'']).collect();
    let end = |at: usize| words[at..].join(" ");
    let known = |place: &String| LORE.known(&key(place)).is_some_and(|known| known.kind == NameKind::Place);
    (1..words.len()).map(end).find(|place| place.starts_with(char::is_uppercase) && known(place))
}

/// How much more often the most frequent full form must be used than a longer one to be the name.
const COMMON: u32 = 8;

fn store(nodes: &Nodes, given: &[(String, usize)]) -> Stored {
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for n in 0..nodes.list.len() {
        members.entry(nodes.root(n)).or_default().push(n);
    }
    let mut numbers: HashMap<usize, EntityNo> = HashMap::new();
    let mut list = Vec::new();
    for (root, members) in &members {
        let Ok(number) = EntityNo::try_from(list.len()) else { break };
        numbers.insert(*root, number);
        list.push(entity(members.iter().map(|&n| &nodes.list[n])));
    }
    let number = |n: usize| numbers.get(&nodes.root(n)).copied();
    // Forms that mean one thing here, another there.
    let mut local = Vec::new();
    for (key, uses) in &nodes.uses {
        let all: BTreeSet<Option<EntityNo>> = uses.values().flatten().map(|&n| number(n)).collect();
        // What is kept apart from somebody in general may mean just him in an article that says so.
        if all.len() < 2 && !nodes.listed.contains_key(key) {
            continue;
        }
        for (&article, meant) in uses {
            if let Some(only) = nodes.only(meant.iter().copied()).and_then(number) {
                local.push((article, key.clone(), only));
            }
        }
    }
    let given = given.iter().filter_map(|(key, n)| Some((key.clone(), number(*n)?))).collect();
    let mut apart = Vec::new();
    for (key, places) in &nodes.listed {
        for (&root, held) in &nodes.apart {
            let kept = places.iter().any(|(list, place)| held.get(list).is_some_and(|other| other != place));
            apart.extend(number(root).filter(|_| kept).map(|number| (key.clone(), number)));
        }
    }
    apart.sort_unstable();
    Stored { list, local, given, apart }
}

fn entity<'a>(members: impl Iterator<Item = &'a Node>) -> Entity {
    let mut forms: BTreeMap<&str, u32> = BTreeMap::new();
    let mut kinds: BTreeMap<NameKind, u32> = BTreeMap::new();
    let mut roles: BTreeMap<&str, (&str, BTreeSet<ArticleNo>)> = BTreeMap::new();
    let mut articles: BTreeMap<ArticleNo, u32> = BTreeMap::new();
    let mut quoted: BTreeSet<ArticleNo> = BTreeSet::new();
    let mut published: BTreeSet<ArticleNo> = BTreeSet::new();
    let mut fulls: HashSet<&str> = HashSet::new();
    for node in members {
        fulls.insert(&node.key);
        quoted.extend(&node.quoted);
        published.extend(&node.published);
        for (form, count) in &node.forms {
            *forms.entry(form).or_default() += count;
        }
        for (kind, count) in &node.kinds {
            // What is certainly something outweighs what is merely unknown.
            *kinds.entry(*kind).or_default() += if *kind == NameKind::Unknown { 0 } else { *count };
        }
        for (key, (role, said)) in &node.roles {
            roles.entry(key).or_insert_with(|| (role, BTreeSet::new())).1.extend(said);
        }
        for (article, count) in &node.articles {
            *articles.entry(*article).or_default() += count;
        }
    }
    let kind = kinds
        .iter()
        .max_by_key(|&(kind, count)| (*count, std::cmp::Reverse(*kind)))
        .map_or(NameKind::Unknown, |(k, _)| *k);
    let mut aliases: Vec<(String, u32)> = forms.iter().map(|(form, count)| ((*form).to_owned(), *count)).collect();
    aliases.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let words = |form: &str| key(form).split(' ').filter(|w| w.chars().count() > 1).count();
    let keys: Vec<(String, u32)> = aliases.iter().map(|(form, count)| (key(form), *count)).collect();
    // Among spellings as common, the one whose family name the other forms share.
    let family_uses = |form: &str| -> u32 {
        let last = key(form).rsplit(' ').next().unwrap_or("").to_owned();
        keys.iter().filter(|(other, _)| other.ends_with(&last)).map(|(_, count)| *count).sum()
    };
    let name = if kind == NameKind::Person {
        // « Président Delmas » is called by less than the office; an initialled name may be all there is.
        let own = |form: &str| fulls.contains(bare(form).0.as_str());
        let any = aliases.iter().any(|(form, _)| own(form));
        let named = || aliases.iter().filter(|(form, _)| !any || own(form));
        let most = named().filter(|(form, _)| words(form) > 1).map(|(_, count)| *count).max().unwrap_or(0);
        named()
            .filter(|(_, count)| *count * COMMON >= most)
            .max_by_key(|(form, count)| (words(form).min(2), *count, family_uses(form), words(form)))
            .map(|(form, _)| form.clone())
    } else {
        None
    };
    // A form that stands for a fuller one in its articles, « le Nord », an acronym, is not what to call it by.
    let called = aliases.iter().filter(|(form, _)| fulls.contains(bare(form).0.as_str()));
    let full = called.rev().max_by_key(|(form, count)| (*count, !is_acronym(form)));
    let name = name.or_else(|| full.or(aliases.first()).map(|(form, _)| form.clone())).unwrap_or_default();
    let full = (0..).zip(&aliases).filter(|(_, (form, _))| fulls.contains(bare(form).0.as_str())).map(|(n, _)| n);
    let full = full.collect();
    let mut roles: Vec<(String, Vec<ArticleNo>)> =
        roles.into_values().map(|(role, said)| (role.to_owned(), said.into_iter().collect())).collect();
    roles.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(&b.0)));
    Entity {
        name,
        kind,
        aliases,
        full,
        roles,
        articles: articles.into_iter().collect(),
        quoted: quoted.into_iter().collect(),
        published: published.into_iter().collect(),
    }
}
