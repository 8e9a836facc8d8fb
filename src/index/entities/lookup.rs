//! From a written form to an entity.

use super::gather::is_named_after;
use super::variants::{same_person, sound, sounds, varies};
use super::{ArticleNo, EntityNo, Stored};
use crate::lexicon::Language;
use crate::reading::NameKind;
use crate::reading::names::{Fact, HeadUse, LORE, Use, key, used};
use std::collections::{HashMap, HashSet};

/// The languages that a form may come from: nobody says which.
pub const LANGUAGES: [Language; 2] = [Language::French, Language::English];

/// Ways from keys to entities; made of what is stored.
#[derive(Clone, Debug, Default)]
pub struct Lookup {
    /// Keys that several people bear, one of them by far most often.
    prevailing: HashMap<String, EntityNo>,
    /// Key of a form → what it means, unless several.
    exact: HashMap<String, Option<EntityNo>>,
    /// The same for people alone: what a form after « M. » means.
    people: HashMap<String, Option<EntityNo>>,
    /// What the lexicon calls one thing → the entity.
    groups: HashMap<u32, Option<EntityNo>>,
    /// [`sounds`] of a full name → people of that name, with its key.
    full_sounds: HashMap<String, Vec<(String, EntityNo)>>,
    /// [`sound`] of a family name → people who bear it: the key of their full name.
    families: HashMap<String, Vec<(String, EntityNo)>>,
    /// Keys of one word → the people whom nobody calls by more.
    alone: HashMap<String, Vec<EntityNo>>,
    /// The last word of an institution's or place's name of several words, where one alone ends so and it is no word of
    /// the language: « Lanvezec » for an « université Lanvezec ».
    last: HashMap<String, Option<EntityNo>>,
    /// The same for places that are called by what they belong to: « Donetsk » for a « région de Donetsk ».
    territories: HashMap<String, Option<EntityNo>>,
    /// [`sound`] of a place's name of one word → the place: « Oulnov », "Ulnov".
    place_sounds: HashMap<String, Option<EntityNo>>,
    local: HashMap<(ArticleNo, String), EntityNo>,
    /// Keys that the configuration keeps apart from entities.
    apart: HashMap<String, Vec<EntityNo>>,
}

/// A form's key without civil title and leading article, and whether it had a civil title.
pub fn bare(form: &str) -> (String, bool) {
    let (rest, civil) = untitled(form);
    (without_article(&key(rest)).to_owned(), civil)
}

/// A form without civil titles, and whether it had any.
pub fn untitled(form: &str) -> (&str, bool) {
    let form = form.trim();
    let mut civil = false;
    let mut rest = form;
    while let Some((first, after)) = rest.split_once(|c: char| c.is_whitespace()) {
        let folded = crate::text::fold(first);
        let word = folded.trim_end_matches('.');
        // « M. », "Mr": a lone capital letter with a point is a title in French only as M.
        let title = LANGUAGES.iter().any(|&l| LORE.facts(word, l).has(Fact::Civil));
        if !title || (word == "m" && !first.ends_with('.')) {
            break;
        }
        civil = true;
        rest = after.trim_start();
    }
    (rest, civil)
}

/// A key without the article that may stand before it.
pub fn without_article(key: &str) -> &str {
    ["the ", "les ", "le ", "la ", "l "]
        .iter()
        .find_map(|article| key.strip_prefix(article))
        .filter(|rest| !rest.is_empty())
        .unwrap_or(key)
}

/// The family name of a person's key: the first word of a Korean or Chinese name, the last of any other.
pub fn family(key: &str) -> &str {
    let mut words = key.split(' ');
    let first = words.next().unwrap_or("");
    if words.clone().count() == 2 && LORE.korean(first) && !LORE.forename(first) {
        return first;
    }
    key.rsplit(' ').next().unwrap_or(key)
}

fn put(map: &mut HashMap<String, Option<EntityNo>>, key: &str, entity: EntityNo) {
    let entry = map.entry(key.to_owned()).or_insert(Some(entity));
    if *entry != Some(entity) {
        *entry = None;
    }
}

/// Places of so many letters sound alike by chance.
const SHORT_PLACE: usize = 3;

/// So many times as often as all others together must one be meant by a form to prevail, and so often at least.
const PREVAILS: u32 = 8;

/// So many times as many articles as name all others who bear it must call somebody by one word, for it to mean nobody else.
const OPEN: usize = 4;

/// The people who prevail among those that the corpus calls by one form.
fn prevailing(stored: &Stored) -> HashMap<String, EntityNo> {
    let mut uses: HashMap<String, Vec<(u32, EntityNo)>> = HashMap::new();
    for (entity, number) in stored.list.iter().zip(0..).filter(|(entity, _)| entity.kind == NameKind::Person) {
        let mut own: HashMap<String, u32> = HashMap::new();
        for (form, count) in &entity.aliases {
            *own.entry(bare(form).0).or_default() += count;
        }
        for (key, count) in own {
            uses.entry(key).or_default().push((count, number));
        }
    }
    let most = |(key, mut bearers): (String, Vec<(u32, EntityNo)>)| {
        bearers.sort_unstable();
        let ((count, number), others) = bearers.split_last()?;
        let rest: u32 = others.iter().map(|(count, _)| count).sum();
        (!others.is_empty() && *count >= PREVAILS && *count >= rest * PREVAILS).then_some((key, *number))
    };
    uses.into_iter().filter_map(most).collect()
}

impl Lookup {
    pub fn of(stored: &Stored) -> Self {
        let mut out = Self::default();
        let people = stored.list.iter().filter(|entity| entity.kind == NameKind::Person);
        let people: HashSet<String> =
            people.flat_map(|entity| entity.aliases.iter().map(|(form, _)| key(form))).collect();
        for (n, entity) in stored.list.iter().enumerate() {
            let Ok(n) = EntityNo::try_from(n) else { break };
            let person = entity.kind == NameKind::Person;
            for form in std::iter::once(&entity.name).chain(entity.aliases.iter().map(|(form, _)| form)) {
                let key = key(form);
                // What bears somebody's name is met by its own spelling in its article alone.
                if !person && people.contains(&key) && is_named_after(form, &key) {
                    continue;
                }
                let short = without_article(&key);
                put(&mut out.exact, &key, n);
                if short != key {
                    put(&mut out.exact, short, n);
                }
                if person {
                    put(&mut out.people, &key, n);
                } else if let Some(known) = LORE.known(&key).or_else(|| LORE.known(short)) {
                    let entry = out.groups.entry(known.group).or_insert(Some(n));
                    if *entry != Some(n) {
                        *entry = None;
                    }
                }
                if !person && key.contains(' ') {
                    let last = key.rsplit(' ').next().unwrap_or("");
                    let word = LORE.tail(last)
                        || LANGUAGES.iter().any(|&l| LORE.demonym(last, l))
                        || LORE.known(last).is_some()
                        || LANGUAGES.iter().any(|&l| LORE.common(last, l));
                    if !word && last.len() > 3 {
                        put(&mut out.last, last, n);
                    }
                    if let Some((first, rest)) = territory(&key).filter(|_| entity.kind == NameKind::Place)
                        && LANGUAGES.iter().any(|&l| used(first, Use::Territory, l))
                    {
                        put(&mut out.territories, rest, n);
                    }
                }
                if entity.kind == NameKind::Place && !key.contains(' ') && key.len() > SHORT_PLACE {
                    put(&mut out.place_sounds, &sound(&key), n);
                }
                if person && key.contains(' ') && !initialled(&key) {
                    let sounds = sounds(&key);
                    let known = out.full_sounds.entry(sounds).or_default();
                    if !known.contains(&(key.clone(), n)) {
                        known.push((key.clone(), n));
                    }
                    let bearers = out.families.entry(sound(family(&key))).or_default();
                    if !bearers.iter().any(|(_, e)| *e == n) {
                        bearers.push((key.clone(), n));
                    }
                }
            }
        }
        out.leave_open(stored);
        out.prevailing = prevailing(stored);
        for (key, entity) in &stored.given {
            out.exact.insert(key.clone(), Some(*entity));
        }
        for (key, entity) in &stored.apart {
            out.apart.entry(key.clone()).or_default().push(*entity);
        }
        out.local = stored.local.iter().map(|(article, key, entity)| ((*article, key.clone()), *entity)).collect();
        out
    }

    /// Leaves a name of one word open that somebody is called by in some articles and others bear as their family name, unless nearly all
    /// articles mean the one.
    fn leave_open(&mut self, stored: &Stored) {
        let people = stored.list.iter().zip(0..).filter(|(entity, _)| entity.kind == NameKind::Person);
        for (entity, number) in people {
            let key = bare(&entity.name).0;
            if !key.contains(' ') {
                self.alone.entry(key).or_default().push(number);
            }
        }
        let articles = |number: EntityNo| stored.list[number as usize].articles.len();
        for (key, alone) in &self.alone {
            // Of two the form means neither as it is.
            let ([number], Some(bearers)) = (&alone[..], self.families.get(&sound(key))) else { continue };
            let others: HashSet<EntityNo> =
                bearers.iter().filter(|(full, _)| family(full) == key).map(|(_, other)| *other).collect();
            let others: usize = others.into_iter().filter(|other| other != number).map(articles).sum();
            if others > 0 && articles(*number) < OPEN * others {
                for map in [&mut self.exact, &mut self.people] {
                    if map.get(key) == Some(&Some(*number)) {
                        map.insert(key.clone(), None);
                    }
                }
            }
        }
    }

    /// The people who bear a key of one word as their family name, and those who are called by it alone.
    pub fn bearers(&self, key: &str) -> impl Iterator<Item = EntityNo> {
        let bears = self.families.get(&sound(key)).into_iter().flatten().filter(move |(full, _)| family(full) == key);
        bears.map(|(_, number)| *number).chain(self.alone.get(key).into_iter().flatten().copied())
    }

    /// The people whose full name is just this one.
    pub fn namesakes(&self, form: &str) -> Vec<EntityNo> {
        let (key, _) = bare(form);
        let sounding = self.full_sounds.get(&sounds(&key)).into_iter().flatten();
        sounding.filter(|(other, _)| *other == key).map(|(_, entity)| *entity).collect()
    }

    /// Whom the corpus means by far most often by a form that it uses of several people.
    pub fn prevailing(&self, form: &str) -> Option<EntityNo> {
        let key = bare(form).0;
        self.prevailing.get(&key).copied().filter(|entity| !self.kept_apart(&key, *entity))
    }

    pub fn resolve(&self, form: &str, article: Option<ArticleNo>) -> Option<EntityNo> {
        let (key, civil) = bare(form);
        if key.is_empty() {
            return None;
        }
        if let Some(article) = article
            && !self.local.is_empty()
            && let Some(&entity) = self.local.get(&(article, key.clone()))
        {
            return Some(entity);
        }
        self.meant(&key, civil).filter(|found| !self.kept_apart(&key, *found))
    }

    pub fn kept_apart(&self, key: &str, entity: EntityNo) -> bool {
        self.apart.get(key).is_some_and(|others| others.contains(&entity))
    }

    pub fn alike(&self, form: &str) -> (Vec<EntityNo>, Vec<EntityNo>) {
        let key = bare(form).0;
        let numbers = |people: Option<&Vec<(String, EntityNo)>>| -> Vec<EntityNo> {
            people.into_iter().flatten().map(|(_, entity)| *entity).collect()
        };
        (numbers(self.full_sounds.get(&sounds(&key))), numbers(self.families.get(&sound(family(&key)))))
    }

    /// Whom a key means in the whole corpus; `civil`: whether a civil title stands before it.
    fn meant(&self, key: &str, civil: bool) -> Option<EntityNo> {
        if civil && let Some(found) = self.people.get(key) {
            return *found;
        }
        if let Some(found) = self.exact.get(key) {
            if found.is_some() {
                return *found;
            }
            // Several share the form. A full name is somebody's before it is a ship's; what the lexicon knows by it prevails over
            // people who happen to bear it.
            if key.contains(' ')
                && let Some(Some(person)) = self.people.get(key)
            {
                return Some(*person);
            }
            return LORE.known(key).and_then(|known| *self.groups.get(&known.group)?);
        }
        if !civil
            && let Some(known) = LORE.known(key)
            && let Some(found) = self.groups.get(&known.group)
        {
            return *found;
        }
        if !key.contains(' ') {
            let place = || *self.place_sounds.get(&sound(key)).filter(|_| key.len() > SHORT_PLACE)?;
            return self.short(key).or_else(|| *self.territories.get(key)?).or_else(place);
        }
        // « université X de Lanvezec »: where it is stands after the name.
        if let Some((name, place)) = key.rsplit_once(" de ").or_else(|| key.rsplit_once(" of "))
            && LORE.known(place).is_some_and(|known| known.kind == NameKind::Place)
            && let Some(Some(found)) = self.exact.get(name).filter(|_| name.contains(' '))
        {
            return Some(*found);
        }
        // « l’agence X »: what it is stands before the name.
        let described = key
            .split_once(' ')
            .filter(|(first, _)| LANGUAGES.iter().any(|&l| LORE.facts(first, l).head(HeadUse::Hint).is_some()));
        self.full(key).or_else(|| (*self.exact.get(described?.1)?).filter(|_| !civil))
    }

    /// A name of several words that no article spells so.
    fn full(&self, key: &str) -> Option<EntityNo> {
        if let Some(people) = self.full_sounds.get(&sounds(key)) {
            let found = only(people.iter().filter(|(known, _)| same_person(known, key)).map(|(_, e)| *e));
            if found.is_some() {
                return found;
            }
        }
        let own = family(key);
        let bearers = self.families.get(&sound(own))?;
        only(bearers.iter().filter(|(known, _)| compatible(key, known, false)).map(|(_, e)| *e))
    }

    /// One word that no article has as a name of its own: a family name, in whichever spelling.
    fn short(&self, key: &str) -> Option<EntityNo> {
        if key.len() < 3 {
            return None;
        }
        let Some(bearers) = self.families.get(&sound(key)) else { return *self.last.get(key)? };
        let exact = only(bearers.iter().filter(|(known, _)| family(known) == key).map(|(_, e)| *e));
        if exact.is_some() {
            return exact;
        }
        only(
            bearers.iter().filter(|(known, _)| key.len() > 3 && family(known) != key && varies(known)).map(|(_, e)| *e),
        )
    }
}

/// The word that a territory's name begins with, and what stands after its link: « region », « donetsk ».
fn territory(key: &str) -> Option<(&str, &str)> {
    let (first, rest) = key.split_once(' ')?;
    let rest =
        ["de la ", "de l ", "de ", "du ", "d ", "of "].iter().find_map(|link| rest.strip_prefix(link)).unwrap_or(rest);
    Some((first, rest))
}

/// The entity, where there is exactly one.
fn only(mut entities: impl Iterator<Item = EntityNo>) -> Option<EntityNo> {
    let first = entities.next()?;
    entities.all(|e| e == first).then_some(first)
}

/// Whether a key begins with single letters: `s choigou`.
pub fn initialled(key: &str) -> bool {
    key.split(' ').next().is_some_and(|first| first.chars().count() <= 1)
}

/// Whether a person's name `short` may be said of the one whose full name is `long`: initials for forenames, forenames left
/// out, short forms of forenames; the family names sound alike already.
///
/// `near`: whether something else brings them together, an article that names both; only then may « Bill » be William, whose name
/// does not begin so.
pub fn compatible(short: &str, long: &str, near: bool) -> bool {
    let family_short = family(short);
    let family_long = family(long);
    if family_short != family_long && !varies(long) && !varies(short) {
        return false;
    }
    let given = |key: &'_ str, family: &str| -> Vec<String> {
        let mut words: Vec<String> = key.split(' ').map(str::to_owned).collect();
        if words.first().is_some_and(|first| first == family) && words.len() == 3 {
            words.remove(0);
        } else {
            words.pop();
        }
        words
    };
    let mine = given(short, family_short);
    let theirs = given(long, family_long);
    if mine.is_empty() || theirs.is_empty() {
        return false;
    }
    let initial = |one: &str, other: &str| {
        one.chars().count() == 1 && (other.starts_with(one) || sound(other).starts_with(&sound(one)))
    };
    let begins = |one: &str, other: &str| {
        let end = one.char_indices().nth(2).map_or(one.len(), |(at, _)| at);
        other.starts_with(&one[..end])
    };
    let meets = |one: &str, other: &str| {
        one == other
            || initial(one, other)
            || initial(other, one)
            || (sound(one) == sound(other) && same_person(one, other))
            || (LORE.nicknames(one, other) && (near || begins(one, other)))
    };
    // Each given name of the shorter stands among those of the longer, in order. « Samir Nader Haddad » is no « Nader Haddad »: a
    // forename before another's is a father's or a son's.
    let (short, long) = if mine.len() < theirs.len() { (&mine, &theirs) } else { (&theirs, &mine) };
    let mut rest = long.iter();
    let inside = short.iter().all(|one| rest.any(|other| meets(one, other)));
    inside && (meets(&short[0], &long[0]) || !(LORE.forename(&long[0]) && LORE.forename(&short[0])))
}
