//! Names that are a place's, and somebody's of the same text: « Hollande » beside « François Hollande », « Washington » beside
//! « Denzel Washington ».

use super::NameKind;
use super::facts::Fact;
use super::lore::LORE;
use super::spans::{Candidate, Look};
use super::tokens::{Gap, Shape};
use super::uses::Use;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::borrow::Cow;

/// Makes people of such places where nothing says that the place is meant: an article or a preposition of place before it, another
/// place that it is named together with; for a capital also that nobody of the name was named yet.
pub fn namesakes(look: &Look, candidates: &mut [Candidate], keys: &[Cow<str>]) {
    // Each family name, and where somebody's full name first stands with it.
    let mut families: HashMap<&str, usize> = HashMap::default();
    for (candidate, key) in candidates.iter().zip(keys) {
        if candidate.kind == NameKind::Person
            && candidate.certain
            && candidate.end > candidate.first + 1
            && let Some((_, family)) = key.rsplit_once(' ')
        {
            families.entry(family).or_insert(candidate.first);
        }
    }
    if families.is_empty() {
        return;
    }
    let placed = |candidate: &Candidate| {
        candidate
            .first
            .checked_sub(1)
            .is_some_and(|n| [Fact::Determiner, Fact::Locative, Fact::Article].iter().any(|how| look.small(n, *how)))
    };
    let places: HashSet<&str> =
        candidates.iter().zip(keys).filter(|(c, _)| placed(c)).map(|(_, key)| key.as_ref()).collect();
    let heading = heading(look);
    let mut people: Vec<usize> = Vec::new();
    let mut capitals: HashSet<&str> = HashSet::default();
    for (n, (candidate, key)) in candidates.iter().zip(keys).enumerate() {
        let Some(full) = families
            .get(key.as_ref())
            .filter(|_| candidate.end == candidate.first + 1 && candidate.kind == NameKind::Place)
        else {
            continue;
        };
        // « de Hollande » may be either: it is the land where the text has « en Hollande » too.
        let linked = candidate.first.checked_sub(1).is_some_and(|n| look.small(n, Fact::Link));
        let early = candidate.first >= heading && candidate.first < *full && LORE.capital(key);
        if early || together(look, candidates, n, &families, keys) {
            capitals.insert(key);
        } else if !(placed(candidate) || (linked && places.contains(key.as_ref()))) {
            people.push(n);
        }
    }
    for n in people {
        // A title says what the text goes on to say.
        if candidates[n].first >= heading || !capitals.contains(keys[n].as_ref()) {
            candidates[n].kind = NameKind::Person;
        }
    }
}

/// The tokens of the first line, where it is no sentence: a title.
fn heading(look: &Look) -> usize {
    let end = (1..look.tokens.len()).find(|n| look.tokens[*n].gap == Gap::Break).unwrap_or(0);
    if end > 0 && look.tokens[end - 1].mark('.') { 0 } else { end }
}

/// Whether candidate `n` is named together with a place that is nobody's name: « Washington et Moscou ».
fn together(
    look: &Look,
    candidates: &[Candidate],
    n: usize,
    families: &HashMap<&str, usize>,
    keys: &[Cow<str>],
) -> bool {
    let place = |m: usize| {
        candidates[m].kind == NameKind::Place && candidates[m].certain && !families.contains_key(keys[m].as_ref())
    };
    let joined = |one: usize, other: usize| {
        let between = candidates[one].end;
        between + 1 == candidates[other].first
            && (look.used(between, Use::And) || matches!(look.tokens[between].shape, Shape::Mark(',' | '-' | '/')))
    };
    let before = n.checked_sub(1).is_some_and(|m| place(m) && joined(m, n));
    before || (n + 1 < candidates.len() && place(n + 1) && joined(n, n + 1))
}
