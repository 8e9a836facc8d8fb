//! Which full forms are one name: what the lexicon, the spelling, the offices or the configuration says of them. What cannot be
//! decided stays apart.

use super::ArticleNo;
use super::gather::{Node, Nodes};
use super::institutions::of_state;
use super::lookup::{LANGUAGES, bare, compatible, family, initialled, without_article};
use super::variants::{same_person, sound, sounds, varies};
use crate::index::initials;
use crate::lexicon::{Language, names as data, rows};
use crate::reading::names::{Fact, HeadUse, LORE, is_acronym, key};
use crate::reading::{NameKind, countries};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

/// Joins what the lexicon calls one thing, and forms that differ by a leading article.
pub fn join_known(nodes: &mut Nodes) {
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
pub fn join_people(nodes: &mut Nodes) {
    // In an order of its own: where some are kept apart, it decides who joins whom.
    let mut sounding: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut families: HashMap<String, Vec<usize>> = HashMap::new();
    let people: Vec<usize> = (0..nodes.list.len()).filter(|&n| nodes.list[n].person).collect();
    let full = |nodes: &Nodes, n: usize| {
        let key = &nodes.list[n].key;
        key.contains(' ') && !initialled(key) && !particled(key) && !belongs(key)
    };
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
        if !key.contains(' ') || particled(key) || (initialled(key) && nodes.given.contains(&n)) {
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
    let company = Company::of(nodes);
    let mut joins = Vec::new();
    for &n in &people {
        let key = &nodes.list[n].key;
        if (key.contains(' ') && !particled(key)) || key.len() < 2 || nodes.given.contains(&n) {
            continue;
        }
        let Some(bearers) = families.get(&sound(family(key))) else { continue };
        let fits = |here: bool| {
            nodes.only(bearers.iter().copied().filter(|&o| o != n).filter(|&o| {
                let own = family(&nodes.list[o].key);
                (own == family(key) || (key.len() > 3 && varies(&nodes.list[o].key))) && (!here || shares(nodes, n, o))
            }))
        };
        // One bearer in the corpus; where there are more, the article has decided already where it can.
        // A forename alone (« Harry ») says nothing of a family of that name elsewhere.
        let only = fits(LORE.forename(key)).filter(|&other| company.brings_together(nodes, n, other));
        if let Some(other) = only.or_else(|| prevailing(nodes, n, bearers)) {
            joins.push((n, other));
        }
    }
    joins.extend(unplaced(nodes, &families, &company));
    for (one, other) in joins {
        nodes.join(one, other);
    }
}

/// Family names that an article has alone, of a kind that nothing there tells, each with the only bearer of the corpus: well known, and named
/// in more articles than the name alone.
fn unplaced(nodes: &Nodes, families: &HashMap<String, Vec<usize>>, company: &Company) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (n, node) in nodes.list.iter().enumerate() {
        let key = &node.key;
        let unknown = node.kinds.keys().all(|kind| *kind == NameKind::Unknown);
        if node.person || !unknown || key.contains(' ') || key.len() < 4 || nodes.given.contains(&n) {
            continue;
        }
        if LORE.forename(key) || LORE.known(key).is_some() {
            continue;
        }
        let bearers = families.get(&sound(key)).into_iter().flatten().copied();
        let Some(bearer) = nodes.only(bearers.filter(|&bearer| family(&nodes.list[bearer].key) == key)) else {
            continue;
        };
        let theirs = company.people.get(&bearer).map_or(0, |(articles, _)| articles.len());
        if theirs >= WELL_KNOWN && theirs > node.articles.len() {
            found.push((n, bearer));
        }
    }
    found
}

/// Whether what reads as a person's name says where somebody belongs: "Robert Hale of Oldbank" is of no family Oldbank.
fn belongs(key: &str) -> bool {
    key.split(' ').any(|word| word == "of")
}

/// Whether a key is a family name alone with its particle: « de Kerloc ». It says no more than the name without.
fn particled(key: &str) -> bool {
    let particle = |word: &str| {
        LANGUAGES.iter().any(|&l| LORE.facts(word, l).any(&[Fact::Particle, Fact::Inside, Fact::Capitalised]))
    };
    key.rsplit_once(' ').is_some_and(|(before, _)| before.split(' ').all(particle))
}

/// Who stands beside whom in the articles.
struct Company<'a> {
    /// The nodes that an article names, but for those that many name: more than the root of all.
    by_article: HashMap<ArticleNo, Vec<usize>>,
    /// The articles and the offices of each set of people, by root.
    people: HashMap<usize, (BTreeSet<ArticleNo>, BTreeSet<&'a str>)>,
}

/// Somebody whom so many articles name in full is called by the family name alone elsewhere.
const WELL_KNOWN: usize = 2;
/// As many articles of one are looked at at most: who has more has company.
const LOOKED_AT: usize = 32;

impl<'a> Company<'a> {
    fn of(nodes: &'a Nodes) -> Self {
        let all: BTreeSet<ArticleNo> = nodes.list.iter().flat_map(|node| node.articles.keys().copied()).collect();
        let most = all.len().isqrt().max(2);
        let mut by_article: HashMap<ArticleNo, Vec<usize>> = HashMap::new();
        let mut people: HashMap<usize, (BTreeSet<ArticleNo>, BTreeSet<&str>)> = HashMap::new();
        for (n, node) in nodes.list.iter().enumerate() {
            if node.articles.len() <= most {
                node.articles.keys().for_each(|article| by_article.entry(*article).or_default().push(n));
            }
            if node.person {
                let (articles, offices) = people.entry(nodes.root(n)).or_default();
                articles.extend(node.articles.keys());
                offices.extend(offices_of(node));
            }
        }
        Self { by_article, people }
    }

    /// Whether more than the family name says that `n`, which has no more, is the person `root`: an article that names both, an office,
    /// somebody or something else that both stand beside; or that everybody knows the person.
    fn brings_together(&self, nodes: &Nodes, n: usize, root: usize) -> bool {
        let Some((theirs, offices)) = self.people.get(&root) else { return false };
        let own = &nodes.list[n].articles;
        let beside = |article: &ArticleNo| self.by_article.get(article).into_iter().flatten().map(|&m| nodes.root(m));
        theirs.len() >= WELL_KNOWN
            || own.keys().any(|article| theirs.contains(article))
            || offices_of(&nodes.list[n]).any(|office| offices.contains(office))
            || {
                let company: HashSet<usize> = theirs.iter().take(LOOKED_AT).flat_map(beside).collect();
                let others = own.keys().take(LOOKED_AT).flat_map(beside);
                others.filter(|&other| other != root && other != nodes.root(n)).any(|other| company.contains(&other))
            }
    }
}

/// How many times as many articles must name somebody as name all others of the family, to be meant by the family name.
pub const PREVAILS: usize = 4;

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

/// Whether most articles of `n` are among these: what one article says of a name that others use too, it says of its own use alone.
fn mostly<'a>(nodes: &Nodes, n: usize, articles: impl Iterator<Item = &'a ArticleNo>) -> bool {
    let own = &nodes.list[n].articles;
    let shared: BTreeSet<&ArticleNo> = articles.filter(|article| own.contains_key(article)).collect();
    shared.len() * 2 > own.len()
}

/// Joins the names of one institution of one state, then those that do not tell the state, where an article that has them tells one.
pub fn join_states(nodes: &mut Nodes) {
    let mut known: BTreeMap<(String, &str), usize> = BTreeMap::new();
    let mut stateless = Vec::new();
    for n in 0..nodes.list.len() {
        let node = &nodes.list[n];
        let institution = node.forms.keys().next().filter(|_| !node.person && node.key.contains(' '));
        // "Iceland's" stands in the full form alone.
        let told = institution.and_then(|form| of_state(form));
        let told = told.map(|(office, state)| match state {
            None => of_state(&node.key).filter(|(_, state)| state.is_some()).unwrap_or((office, state)),
            state => (office, state),
        });
        match told {
            Some((office, Some(state))) => {
                let first = *known.entry((office, state)).or_insert(n);
                nodes.join(first, n);
            }
            Some((office, None)) => stateless.push((office, n)),
            None => {}
        }
    }
    let mut joins = Vec::new();
    for (office, n) in stateless {
        let of_office = known.iter().filter(|((known, _), _)| *known == office).map(|(_, first)| nodes.root(*first));
        let here = |root: usize| {
            let named = (0..nodes.list.len()).filter(|&m| nodes.root(m) == root);
            mostly(nodes, n, named.flat_map(|m| nodes.list[m].articles.keys()))
        };
        if let Some(other) = nodes.only(of_office.filter(|root| here(*root))) {
            joins.push((n, other));
        }
    }
    for (one, other) in joins {
        nodes.join(one, other);
    }
}

/// Joins an institution's short name to the longer one in the same article: « Cour suprême » to « Cour suprême des
/// États-Unis », « département du Trésor » to « département du Trésor américain ».
pub fn join_parts(nodes: &mut Nodes) {
    let institutions: Vec<usize> =
        (0..nodes.list.len()).filter(|&n| !nodes.list[n].person && nodes.list[n].key.split(' ').count() > 2).collect();
    let mut joins = Vec::new();
    let mut longer: HashMap<String, Vec<usize>> = HashMap::new();
    for &n in &institutions {
        let words: Vec<&str> = nodes.list[n].key.split(' ').collect();
        for cut in 2..words.len() {
            let link = matches!(words[cut], "de" | "du" | "des" | "d" | "of");
            if link && incorporated(words[words.len() - 1]) {
                continue;
            }
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
        let fuller = nodes.only(candidates.iter().copied().filter(|&o| shares(nodes, n, o)));
        let named = candidates.iter().flat_map(|&o| nodes.list[o].articles.keys());
        if let Some(other) = fuller.filter(|_| mostly(nodes, n, named)) {
            joins.push((n, other));
        }
    }
    for (one, other) in joins {
        nodes.join(one, other);
    }
}

/// Whether a name ends with what a company is: a long one that does is no shorter name's complement, but a branch of its own.
fn incorporated(word: &str) -> bool {
    LORE.facts(word, Language::English).head(HeadUse::Tail) == Some(NameKind::Organisation)
}

/// Joins an acronym to what it stands for, where all articles that spell it out agree.
pub fn join_acronyms(nodes: &mut Nodes) {
    let mut joins = Vec::new();
    for n in 0..nodes.list.len() {
        let node = &nodes.list[n];
        if node.person || node.key.contains(' ') || !node.forms.keys().any(|form| is_acronym(form)) {
            continue;
        }
        let Some(uses) = nodes.uses.get(&node.key) else { continue };
        let meant = uses.values().flatten().copied().filter(|&m| m != n && !nodes.list[m].person);
        let Some(other) = nodes.only(meant.clone()) else { continue };
        if !meant.clone().any(|m| has_another(&nodes.list[m].key, &node.key)) {
            joins.push((n, other));
        }
    }
    for (one, other) in joins {
        nodes.join(one, other);
    }
}

/// Bodies that the lexicon knows by an acronym.
static SHORT: LazyLock<HashSet<u32>> = LazyLock::new(|| {
    let short = |row: Vec<&'static str>| {
        let acronym = row.iter().skip(1).find(|name| is_acronym(name))?;
        Some(LORE.known(&key(acronym))?.group)
    };
    rows(data::KNOWN).filter_map(short).collect()
});

/// Whether the lexicon knows what is called `full` by another acronym, and this one is not its first letters: then the article means
/// another body of that name.
fn has_another(full: &str, acronym: &str) -> bool {
    let Some(known) = LORE.known(full).filter(|known| SHORT.contains(&known.group)) else { return false };
    LORE.known(acronym).is_none_or(|short| short.group != known.group)
        && initials(full).all(|letters| letters != acronym)
}

/// Joins what the configuration calls one; its spellings that no article has are kept beside.
pub fn join_given(nodes: &mut Nodes, aliases: &BTreeMap<String, Vec<String>>) -> Vec<(String, usize)> {
    let mut given = Vec::new();
    for (name, others) in aliases {
        let all: Vec<String> = std::iter::once(name).chain(others).map(|form| bare(form).0).collect();
        let meant: Vec<Vec<usize>> = all.iter().map(|key| called(nodes, key)).collect();
        let Some(&first) = meant.iter().flatten().next() else { continue };
        for (key, meant) in all.into_iter().zip(meant) {
            for &n in &meant {
                nodes.join(first, n);
                nodes.given.insert(n);
            }
            // Where it is kept apart from the first, it is its own still.
            given.push((key, meant.first().copied().unwrap_or(first)));
        }
    }
    given
}

/// The nodes of that name; where no article has it as its fullest, the one that articles call so, if there is only one.
fn called(nodes: &Nodes, key: &str) -> Vec<usize> {
    let named = |n: &usize| nodes.list[*n].key == key;
    let found: Vec<usize> = if key.contains(' ') {
        let of_key = |person| nodes.by_key.get(&(key.to_owned(), person)).copied();
        [true, false].into_iter().filter_map(of_key).collect()
    } else {
        // Whoever is called by one word, wherever.
        (0..nodes.list.len()).filter(named).collect()
    };
    if !found.is_empty() {
        return found;
    }
    let uses = nodes.uses.get(key).into_iter().flat_map(BTreeMap::values).flatten().copied();
    nodes.only(uses).into_iter().collect()
}
