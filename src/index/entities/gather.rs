//! From the mentions of all articles to entities.

use super::institutions::of_state;
use super::lookup::{LANGUAGES, bare, compatible, family, initialled, without_article};
use super::namesakes::namesakes;
use super::variants::{same_person, sound, sounds, varies};
use super::{ArticleNo, Entity, EntityNo, Stored, StoredArticle};
use crate::reading::names::{LORE, is_acronym, key};
use crate::reading::{NameKind, countries};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// The fullest name that some article gives to something: what is joined into entities.
#[derive(Default)]
struct Node {
    key: String,
    person: bool,
    /// Forms and how often.
    forms: BTreeMap<String, u32>,
    kinds: HashMap<NameKind, u32>,
    roles: BTreeMap<String, (String, BTreeSet<ArticleNo>)>,
    articles: BTreeMap<ArticleNo, u32>,
    quoted: BTreeSet<ArticleNo>,
    published: BTreeSet<ArticleNo>,
}

/// Nodes by what they are called, and sets of them that are one.
#[derive(Default)]
struct Nodes {
    list: Vec<Node>,
    by_key: HashMap<(String, bool), usize>,
    parent: Vec<usize>,
    /// What the key of a short form was said of, in each article.
    uses: BTreeMap<String, BTreeMap<ArticleNo, BTreeSet<usize>>>,
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

    fn root(&self, mut n: usize) -> usize {
        while self.parent[n] != n {
            n = self.parent[n];
        }
        n
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        // The lower number stays, so that the outcome does not depend on the order of joins.
        let (low, high) = (one.min(other), one.max(other));
        self.parent[high] = low;
    }

    /// The set that all of `nodes` are in, where there is one.
    fn only(&self, mut nodes: impl Iterator<Item = usize>) -> Option<usize> {
        let first = self.root(nodes.next()?);
        nodes.all(|n| self.root(n) == first).then_some(first)
    }
}

/// The entities of `articles`.
pub fn gather(articles: &[(ArticleNo, &StoredArticle)], aliases: &BTreeMap<String, Vec<String>>) -> Stored {
    let mut nodes = collect(articles);
    join_known(&mut nodes);
    join_people(&mut nodes);
    join_states(&mut nodes);
    join_parts(&mut nodes);
    join_acronyms(&mut nodes);
    let given = join_given(&mut nodes, aliases);
    store(&nodes, &given)
}

/// One node for each full name; what is of unknown kind goes to the person of that name, if there is one.
fn collect(articles: &[(ArticleNo, &StoredArticle)]) -> Nodes {
    let mut nodes = Nodes::default();
    let apart = namesakes(articles);
    let mut people: HashSet<String> = HashSet::new();
    for (_, stored) in articles {
        for mention in stored.reading.names.iter().filter(|m| m.kind == NameKind::Person) {
            people.insert(bare(&mention.full).0);
        }
    }
    for &(article, stored) in articles {
        for mention in &stored.reading.names {
            let full = bare(&mention.full).0;
            if full.is_empty() {
                continue;
            }
            let unknown = mention.kind == NameKind::Unknown && people.contains(&full) && LORE.known(&full).is_none();
            let person = mention.kind == NameKind::Person || unknown;
            let who = if person && !apart.is_empty() { apart.get(&(full.clone(), article)).copied() } else { None };
            let n = nodes.namesake(&full, person, who.unwrap_or(0));
            let form = mention.span.of(&stored.article.text);
            let form = form.split_whitespace().collect::<Vec<_>>().join(" ").replace('’', "'");
            let short = bare(&form).0;
            nodes.uses.entry(short).or_default().entry(article).or_default().insert(n);
            let node = &mut nodes.list[n];
            *node.forms.entry(form.clone()).or_default() += 1;
            *node.kinds.entry(mention.kind).or_default() += 1;
            *node.articles.entry(article).or_default() += 1;
            let within = if mention.kind == NameKind::Event { place_within(&form) } else { None };
            if let Some(role) = mention.role {
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

/// The place that an event's name ends with: the war there mentions the country too.
fn place_within(event: &str) -> Option<String> {
    let words: Vec<&str> = event.split([' ', '\'']).collect();
    let end = |at: usize| words[at..].join(" ");
    let known = |place: &String| LORE.known(&key(place)).is_some_and(|known| known.kind == NameKind::Place);
    (1..words.len()).map(end).find(|place| place.starts_with(char::is_uppercase) && known(place))
}

/// Joins what the lexicon calls one thing, and forms that differ by a leading article.
fn join_known(nodes: &mut Nodes) {
    let mut groups: HashMap<u32, usize> = HashMap::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for n in 0..nodes.list.len() {
        let node = &nodes.list[n];
        if node.person {
            continue;
        }
        let bare = without_article(&node.key).to_owned();
        let place = node.kinds.contains_key(&NameKind::Place);
        let known = LORE.known(&node.key).or_else(|| LORE.known(&bare));
        if let Some(known) = known {
            let first = *groups.entry(known.group).or_insert(n);
            nodes.join(first, n);
        } else if place && bare.len() > 5 {
            let first = *places.entry(sounds(&bare)).or_insert(n);
            nodes.join(first, n);
        }
        if let Some(&other) = nodes.by_key.get(&(bare, false)) {
            nodes.join(other, n);
        }
    }
}

/// Joins spellings of one person, then forms with fewer given names, initials and family names alone, where one person fits.
fn join_people(nodes: &mut Nodes) {
    let mut sounding: HashMap<String, Vec<usize>> = HashMap::new();
    let mut families: HashMap<String, Vec<usize>> = HashMap::new();
    let people: Vec<usize> = (0..nodes.list.len()).filter(|&n| nodes.list[n].person).collect();
    let full = |nodes: &Nodes, n: usize| nodes.list[n].key.contains(' ') && !initialled(&nodes.list[n].key);
    for &n in people.iter().filter(|&&n| full(nodes, n)) {
        sounding.entry(sounds(&nodes.list[n].key)).or_default().push(n);
        families.entry(sound(family(&nodes.list[n].key))).or_default().push(n);
    }
    for group in sounding.values() {
        for (at, &one) in group.iter().enumerate() {
            for &other in &group[at + 1..] {
                // Two nodes of one key are two people of one name.
                let (a, b) = (&nodes.list[one].key, &nodes.list[other].key);
                if a != b && same_person(a, b) {
                    nodes.join(one, other);
                }
            }
        }
    }
    // Fewer given names, or short forms of them. Decided for all before any is joined: order must not matter.
    let mut joins = Vec::new();
    for &n in &people {
        let key = &nodes.list[n].key;
        if !key.contains(' ') {
            continue;
        }
        let Some(bearers) = families.get(&sound(family(key))) else { continue };
        let others = || bearers.iter().copied().filter(|&o| nodes.root(o) != nodes.root(n));
        let fits = |o: usize, near: bool| nodes.list[o].key != *key && compatible(key, &nodes.list[o].key, near);
        // In the articles that it stands in first, then anywhere.
        let here = nodes.only(others().filter(|&o| shares(nodes, n, o) && fits(o, true)));
        if let Some(other) = here.or_else(|| nodes.only(others().filter(|&o| fits(o, false)))) {
            joins.push((n, other));
        }
    }
    for (one, other) in joins {
        nodes.join(one, other);
    }
    let mut joins = Vec::new();
    for &n in &people {
        let key = &nodes.list[n].key;
        if key.contains(' ') || key.len() < 2 {
            continue;
        }
        let Some(bearers) = families.get(&sound(key)) else { continue };
        let fits = |here: bool| {
            nodes.only(bearers.iter().copied().filter(|&o| {
                let own = family(&nodes.list[o].key);
                (own == key || (key.len() > 3 && varies(&nodes.list[o].key))) && (!here || shares(nodes, n, o))
            }))
        };
        // One bearer in the corpus; where there are more, the article has decided already where it can.
        // A forename alone (« Harry ») says nothing of a family of that name elsewhere.
        if let Some(other) = fits(LORE.forename(key)).or_else(|| prevailing(nodes, n, bearers)) {
            joins.push((n, other));
        }
    }
    for (one, other) in joins {
        nodes.join(one, other);
    }
}

/// How many times as many articles must name somebody as name all others of the family, to be meant by the family name.
const PREVAILS: usize = 4;

/// The bearer of a family name that `n` means where it stands alone: by far the best known, and the only one who holds an office that
/// it comes with: « le président Delmas ».
fn prevailing(nodes: &Nodes, n: usize, bearers: &[usize]) -> Option<usize> {
    let key = &nodes.list[n].key;
    let mut known: BTreeMap<usize, (BTreeSet<ArticleNo>, BTreeSet<&str>)> = BTreeMap::new();
    for &bearer in bearers.iter().filter(|&&bearer| family(&nodes.list[bearer].key) == key) {
        let (articles, offices) = known.entry(nodes.root(bearer)).or_default();
        articles.extend(nodes.list[bearer].articles.keys());
        offices.extend(offices_of(&nodes.list[bearer]));
    }
    let offices: BTreeSet<&str> = offices_of(&nodes.list[n]).collect();
    let holds = |own: &BTreeSet<&str>| !own.is_disjoint(&offices);
    let holder = nodes.only(known.iter().filter(|(_, (_, own))| holds(own)).map(|(root, _)| *root))?;
    let all: usize = known.values().map(|(articles, _)| articles.len()).sum();
    let own = known.get(&holder)?.0.len();
    (own >= PREVAILS * (all - own)).then_some(holder)
}

/// The first words of somebody's offices.
fn offices_of(node: &Node) -> impl Iterator<Item = &str> {
    node.roles.keys().filter_map(|role| role.split(' ').next())
}

/// Whether some article mentions both.
fn shares(nodes: &Nodes, one: usize, other: usize) -> bool {
    let (a, b) = (&nodes.list[one].articles, &nodes.list[other].articles);
    let (small, large) = if a.len() < b.len() { (a, b) } else { (b, a) };
    small.keys().any(|article| large.contains_key(article))
}

/// Joins the names of one institution of one state.
fn join_states(nodes: &mut Nodes) {
    let mut known: HashMap<(String, &str), usize> = HashMap::new();
    for n in 0..nodes.list.len() {
        let node = &nodes.list[n];
        let institution = node.forms.keys().next().filter(|_| !node.person && node.key.contains(' '));
        if let Some(institution) = institution.and_then(|form| of_state(form)) {
            let first = *known.entry(institution).or_insert(n);
            nodes.join(first, n);
        }
    }
}

/// Joins an institution's short name to the longer one in the same article: « Cour suprême » to « Cour suprême des
/// États-Unis », « département du Trésor » to « département du Trésor américain ».
fn join_parts(nodes: &mut Nodes) {
    let institutions: Vec<usize> =
        (0..nodes.list.len()).filter(|&n| !nodes.list[n].person && nodes.list[n].key.split(' ').count() > 2).collect();
    let mut joins = Vec::new();
    let mut longer: HashMap<String, Vec<usize>> = HashMap::new();
    for &n in &institutions {
        let words: Vec<&str> = nodes.list[n].key.split(' ').collect();
        for cut in 2..words.len() {
            let link = matches!(words[cut], "de" | "du" | "des" | "d" | "of");
            let short = words[..cut].join(" ");
            // What everybody knows by its short name has branches, which are not it; a court of that name has a country.
            let whose = words[cut..].join(" ");
            let country = || countries::named_in(&whose);
            if (link && (LORE.known(&short).is_none() || country()))
                || LANGUAGES.iter().any(|&l| LORE.demonym(words[cut], l))
            {
                longer.entry(short).or_default().push(n);
            }
        }
    }
    for n in 0..nodes.list.len() {
        if nodes.list[n].person {
            continue;
        }
        let Some(candidates) = longer.get(&nodes.list[n].key) else { continue };
        if let Some(other) = nodes.only(candidates.iter().copied().filter(|&o| shares(nodes, n, o))) {
            joins.push((n, other));
        }
    }
    for (one, other) in joins {
        nodes.join(one, other);
    }
}

/// Joins an acronym to what it stands for, where all articles that spell it out agree.
fn join_acronyms(nodes: &mut Nodes) {
    let mut joins = Vec::new();
    for n in 0..nodes.list.len() {
        let node = &nodes.list[n];
        if node.person || node.key.contains(' ') || !node.forms.keys().any(|form| is_acronym(form)) {
            continue;
        }
        let Some(uses) = nodes.uses.get(&node.key) else { continue };
        let meant = uses.values().flatten().copied().filter(|&m| m != n);
        if let Some(other) = nodes.only(meant) {
            joins.push((n, other));
        }
    }
    for (one, other) in joins {
        nodes.join(one, other);
    }
}

/// Joins what the configuration calls one; its spellings that no article has are kept beside.
fn join_given(nodes: &mut Nodes, aliases: &BTreeMap<String, Vec<String>>) -> Vec<(String, usize)> {
    let mut given = Vec::new();
    for (name, others) in aliases {
        let all: Vec<String> = std::iter::once(name).chain(others).map(|form| bare(form).0).collect();
        let known: Vec<usize> = all
            .iter()
            .flat_map(|key| [true, false].map(|person| nodes.by_key.get(&(key.clone(), person)).copied()))
            .flatten()
            .collect();
        let Some(&first) = known.first() else { continue };
        for &n in &known {
            nodes.join(first, n);
        }
        given.extend(all.into_iter().map(|key| (key, first)));
    }
    given
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
        if all.len() < 2 {
            continue;
        }
        for (&article, meant) in uses {
            if let Some(only) = nodes.only(meant.iter().copied()).and_then(number) {
                local.push((article, key.clone(), only));
            }
        }
    }
    let given = given.iter().filter_map(|(key, n)| Some((key.clone(), number(*n)?))).collect();
    Stored { list, local, given }
}

fn entity<'a>(members: impl Iterator<Item = &'a Node>) -> Entity {
    let mut forms: BTreeMap<&str, u32> = BTreeMap::new();
    let mut kinds: BTreeMap<NameKind, u32> = BTreeMap::new();
    let mut roles: BTreeMap<&str, (&str, BTreeSet<ArticleNo>)> = BTreeMap::new();
    let mut articles: BTreeMap<ArticleNo, u32> = BTreeMap::new();
    let mut quoted: BTreeSet<ArticleNo> = BTreeSet::new();
    let mut published: BTreeSet<ArticleNo> = BTreeSet::new();
    for node in members {
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
        let most = aliases.iter().filter(|(form, _)| words(form) > 1).map(|(_, count)| *count).max().unwrap_or(0);
        aliases
            .iter()
            .filter(|(_, count)| *count * COMMON >= most)
            .max_by_key(|(form, count)| (words(form).min(2), *count, family_uses(form), words(form)))
            .map(|(form, _)| form.clone())
    } else {
        None
    };
    let name = name.or_else(|| aliases.first().map(|(form, _)| form.clone())).unwrap_or_default();
    let mut roles: Vec<(String, Vec<ArticleNo>)> =
        roles.into_values().map(|(role, said)| (role.to_owned(), said.into_iter().collect())).collect();
    roles.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(&b.0)));
    Entity {
        name,
        kind,
        aliases,
        roles,
        articles: articles.into_iter().collect(),
        quoted: quoted.into_iter().collect(),
        published: published.into_iter().collect(),
    }
}
