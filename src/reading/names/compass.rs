//! A country of two by its direction alone: « le Nord » in a text about the two Koreas.

use super::facts::Fact;
use super::lore::words_of;
use super::spans::Look;
use super::tokens::{Gap, Shape};
use super::uses::{Use, having, used};
use super::{Mention, NameKind};
use crate::lexicon::Language;
use crate::reading::countries;
use crate::text;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

/// Adds such names to the mentions of a text that names one such country in full.
pub fn compass(look: &Look, mentions: &mut Vec<Mention>) {
    let mut meant: HashMap<String, Option<(String, &'static str)>> = HashMap::default();
    let mut seen: HashSet<&str> = HashSet::default();
    for name in mentions.iter().filter(|name| name.kind == NameKind::Place) {
        // Most places are of one word, and many come again.
        if name.full.chars().all(char::is_alphanumeric) || !seen.insert(&name.full) {
            continue;
        }
        if let Some((direction, code)) = direction(&name.full, look.language) {
            let one = meant.entry(direction).or_insert_with(|| Some((name.full.clone(), code)));
            if one.as_ref().is_some_and(|(_, known)| *known != code) {
                *one = None;
            }
        }
    }
    if meant.is_empty() {
        return;
    }
    let mut found = Vec::new();
    for n in 1..look.tokens.len() {
        let token = &look.tokens[n];
        if token.shape != Shape::Title || !stands_alone(look, n) {
            continue;
        }
        let Some(Some((full, _))) = meant.get(token.word.as_ref()) else { continue };
        let place = mentions.partition_point(|name| name.span.end <= token.span.start);
        if mentions.get(place).is_none_or(|name| !name.span.overlaps(token.span)) {
            found.push(Mention { span: token.span, kind: NameKind::Place, role: None, full: full.clone() });
        }
    }
    if !found.is_empty() {
        mentions.append(&mut found);
        mentions.sort_by_key(|name| name.span);
    }
}

/// Whether the direction at `n` has an article before it and neither a name nor « de » around it: « la mer du Nord », « le Nord de la
/// Bretagne » are something else.
fn stands_alone(look: &Look, n: usize) -> bool {
    let article = look.follows(n) && (look.tokens[n - 1].facts.used(Use::Definite) || look.small(n - 1, Fact::Article));
    let contracted = look.small(n - 1, Fact::Article) && !look.used(n - 1, Use::Definite);
    let before = n.checked_sub(2).filter(|_| look.follows(n - 1));
    // « le dirigeant du Nord », but « la gare du Nord », « l’Amérique du Nord ».
    let owned = before.is_some_and(|m| look.capital(m) || (contracted && look.tokens[m].facts.is_head()));
    let after = look.tokens.get(n + 1).is_some_and(|token| {
        token.gap == Gap::None && token.mark('-')
            || (look.follows(n + 1) && (look.capital(n + 1) || look.small(n + 1, Fact::Link)))
    });
    article && !owned && !after
}

/// The direction that tells a country from another of its name, and the country.
fn direction(full: &str, language: Language) -> Option<(String, &'static str)> {
    let words = words_of(full);
    // Most places have no direction in their name.
    let [first, .., last] = words.as_slice() else { return None };
    if ![first, last].iter().any(|word| used(word, Use::Compass, language)) {
        return None;
    }
    let country = |name: &str| {
        let words = text::words(name);
        countries::find(&words).filter(|(_, used)| *used == words.len()).map(|(code, _)| code)
    };
    let code = country(full)?;
    let (direction, rest, of) = match words.as_slice() {
        [rest @ .., link, last] if link == "du" || link == "de" => (last, rest.join(" "), true),
        [first, rest @ ..] => (first, rest.join(" "), false),
        [] => return None,
    };
    if !used(direction, Use::Compass, language) {
        return None;
    }
    let sibling = |other: &str| if of { format!("{rest} du {other}") } else { format!("{other} {rest}") };
    let two = having(Use::Compass, language)
        .filter(|other| other != direction)
        .any(|other| country(&sibling(other)).is_some_and(|c| c != code));
    (two || country(&rest).is_some_and(|c| c != code)).then(|| (direction.clone(), code))
}
