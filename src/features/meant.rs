//! Whom a name means that somebody types.

use crate::index::Snapshot;
use crate::index::entities::{Entity, EntityNo, without_article};
use crate::lexicon::Language;
use crate::reading::names::{LORE, key};
use crate::reading::{NameKind, countries};
use crate::text;
use crate::wording::{Message, message};
use std::cmp::Reverse;

/// A name by which the corpus knows nobody, or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclear {
    pub name: String,
    /// Names of the corpus that may be meant, the likeliest first.
    pub near: Vec<String>,
}

impl Unclear {
    /// What to say of it.
    #[must_use]
    pub fn message(&self) -> Message {
        let near = if self.near.is_empty() { "none".to_owned() } else { self.near.join(", ") };
        message!("nobody", name = text::short(&self.name, SHOWN), near = near)
    }
}

/// The most characters of what was asked for that an answer repeats.
const SHOWN: usize = 80;

/// Bearers of one name that are told, at most.
const BEARERS: usize = 5;

/// Names offered for one that is not clear, at most, and how alike they must be.
const NEAR: usize = 6;
const ALIKE: f64 = 0.85;

/// Whom a name means, under any of its spellings; where the corpus keeps several of that form apart, each of them, the one that it
/// calls so most often first. Of what is no name, the country of whose people it is said, else those whose role it is.
pub fn meant(snapshot: &Snapshot, name: &str) -> Result<Vec<EntityNo>, Unclear> {
    let entities = snapshot.entities();
    let wanted = text::fold(name.trim());
    let key = key(name);
    // All that are called so somewhere, the most often first; then those of that very name.
    let mut bearers: Vec<(u32, EntityNo)> = entities
        .list()
        .iter()
        .zip(0..)
        .filter_map(|(entity, number)| {
            let uses: u32 =
                entity.aliases.iter().filter(|(form, _)| self::key(form) == key).map(|(_, uses)| *uses).sum();
            (uses > 0 || text::fold(&entity.name) == wanted).then_some((uses, number))
        })
        .collect();
    bearers.sort_by_key(|(uses, number)| (Reverse(*uses), *number));
    if let Some(found) = entities.resolve(name, None).or_else(|| entities.prevailing(name)) {
        // What the corpus keeps apart under the same form is shown too where it is no rarer.
        let own = bearers.iter().find(|(_, number)| *number == found).map_or(0, |(uses, _)| *uses);
        bearers.retain(|(uses, number)| *number == found || (own > 0 && *uses > own));
        if bearers.iter().all(|(_, number)| *number != found) {
            bearers.insert(0, (own, found));
        }
    } else {
        // A family name alone: whoever bears it, before who is called no more.
        let family = entities.bearers(name);
        bearers.retain(|(_, number)| !family.contains(number));
        bearers.splice(0..0, family.into_iter().map(|number| (0, number)));
    }
    bearers.truncate(BEARERS);
    if !bearers.is_empty() {
        return Ok(bearers.into_iter().map(|(_, number)| number).collect());
    }
    let described = country(snapshot, name).map_or_else(|| bearers_of(snapshot, &wanted), |country| vec![country]);
    if !described.is_empty() {
        return Ok(described);
    }
    let words: Vec<String> = text::words(name).into_iter().map(|word| word.folded).collect();
    let mut near: Vec<(bool, f64, usize, &str)> = Vec::new();
    for entity in entities.list() {
        let forms = || {
            std::iter::once(&entity.name)
                .chain(entity.aliases.iter().map(|(form, _)| form))
                .map(|form| text::fold(form))
        };
        let holds =
            !words.is_empty() && forms().any(|form| words.iter().all(|word| form.split(' ').any(|part| part == word)));
        let alike = forms().map(|form| strsim::jaro_winkler(&form, &wanted)).fold(0.0, f64::max);
        if holds || alike >= ALIKE {
            near.push((holds, alike, entity.articles.len(), &entity.name));
        }
    }
    near.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)).then(b.2.cmp(&a.2)).then(a.3.cmp(b.3)));
    let mut near: Vec<String> = near.into_iter().map(|(_, _, _, name)| name.to_owned()).collect();
    near.dedup();
    near.truncate(NEAR);
    Err(Unclear { name: name.trim().to_owned(), near })
}

/// The country that a word tells of: « nord-coréen », "Norwegian".
fn country(snapshot: &Snapshot, name: &str) -> Option<EntityNo> {
    let code = |name: &str| {
        let words = text::words(name);
        countries::find(&words).filter(|(_, used)| *used == words.len()).map(|(code, _)| code)
    };
    let demonym = |word: &str| Language::ALL.iter().any(|&language| LORE.demonym(word, language));
    let wanted = code(name).filter(|_| demonym(&text::fold(name.trim())) || demonym(&key(name)))?;
    let mut list = snapshot.entities().list().iter().zip(0..);
    let lies = |name: &str| !LORE.capital(&key(name)) && code(name) == Some(wanted);
    list.find(|(entity, _)| entity.kind == NameKind::Place && lies(&entity.name)).map(|(_, number)| number)
}

/// Those whose role it is, as the articles word it, those of whom it is said most often first: « le directeur du port ».
fn bearers_of(snapshot: &Snapshot, role: &str) -> Vec<EntityNo> {
    let bare = |role: &str| without_article(&key(role)).to_owned();
    let wanted = bare(role);
    let said = |entity: &Entity| entity.roles.iter().find(|(role, _)| bare(role) == wanted).map(|(_, said)| said.len());
    let list = snapshot.entities().list().iter().zip(0..).filter(|_| wanted.contains(' '));
    let mut found: Vec<(usize, EntityNo)> = list.filter_map(|(entity, number)| Some((said(entity)?, number))).collect();
    found.sort_by_key(|(said, number)| (Reverse(*said), *number));
    found.into_iter().take(BEARERS).map(|(_, number)| number).collect()
}
