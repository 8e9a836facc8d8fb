//! What the tagger guesses and nothing bears out: a made-up country is as good a person to it as any. Such a name stays of unknown kind.

use super::Tag;
use super::together::{Fits, best};
use crate::lexicon::Language;
use crate::reading::names::NameKind;
use crate::reading::names::facts::Fact;
use crate::reading::names::lore::HeadUse;
use crate::reading::names::spans::{Candidate, Look};
use crate::reading::names::tokens::Shape;
use crate::reading::names::uses::Use;
use crate::text::{stem, translations};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::borrow::Cow;

/// By how much a person must fit better than anything else, at each place, where one word is all there is of the name; by how much
/// where the text has it again and again, and never in full; where it says of it what is said of bodies and countries; and where there
/// are several words, none of them a forename. Measured on English sentences marked by hand: below these, most are something else.
const ALONE: i32 = 130;
const STILL_ALONE: i32 = 190;
const GOVERNED: i32 = 300;
const SEVERAL: i32 = 70;
/// The same for a place that the text has again and again: it may be a body as well.
const PLACE: i32 = 40;

/// So many tokens of a text are looked through at most for another use of a word: a text may be of any length.
const LOOKED_AT: usize = 4096;

/// As far as this from a name does the office stand that it is said to have: "Nordacom's new chief executive".
const NEAR: usize = 4;

/// The forms that the text has, of which the kind is no more than a guess.
pub struct Doubts<'a>(HashSet<Cow<'a, str>>);

impl<'a> Doubts<'a> {
    /// `fits`: how well each kind fits each form.
    pub fn of(look: &Look<'a>, tagged: &[Tag], fits: &HashMap<Cow<'a, str>, Fits>) -> Self {
        let key = |c: &Candidate| look.key(c.first, c.end);
        let candidates = || tagged.iter().map(|tag| &tag.candidate);
        let mut governed: HashSet<Cow<str>> = candidates().filter(|c| is_governed(look, c)).map(key).collect();
        let mut told: HashSet<Cow<str>> = candidates().filter(|c| c.civil || is_person(look, c)).map(key).collect();
        let person = |c: &Candidate| c.kind == NameKind::Person && is_person(look, c);
        for (one, other) in tagged.windows(2).map(|pair| (&pair[0].candidate, &pair[1].candidate)) {
            // "Haakvik and Ilse Marenko": people are named beside people.
            if joined(look, one, other) && (person(one) || person(other)) {
                told.extend([key(one), key(other)]);
            }
            // "Peter Solvang of Alesund"
            if person(one) && one.end + 1 == other.first && look.small(one.end, Fact::Link) {
                governed.insert(key(other));
            }
        }
        let mut doubtful = HashSet::default();
        for candidate in candidates() {
            let form = key(candidate);
            let Some(fits) = fits.get(&form).filter(|_| !doubtful.contains(&form)) else { continue };
            let kind = best(fits).unwrap_or(candidate.kind);
            let single = candidate.end == candidate.first + 1;
            let least = match kind {
                NameKind::Person if told.contains(&form) => continue,
                NameKind::Person if !single => SEVERAL,
                NameKind::Person if governed.contains(&form) => GOVERNED,
                NameKind::Person if fits.places > 1 => STILL_ALONE,
                NameKind::Person => ALONE,
                NameKind::Place if single && fits.places > 1 && look.tokens[candidate.first].shape == Shape::Title => {
                    PLACE
                }
                _ => continue,
            };
            if fits.better(kind) < least.saturating_mul(i32::try_from(fits.places).unwrap_or(i32::MAX)) {
                doubtful.insert(form);
            }
        }
        // Countries are named beside countries.
        for (one, other) in tagged.windows(2).map(|pair| (&pair[0].candidate, &pair[1].candidate)) {
            if !joined(look, one, other) {
                continue;
            }
            for (one, other) in [(key(one), other), (key(other), one)] {
                let alone = other.kind == NameKind::Person && other.end == other.first + 1;
                if alone && doubtful.contains(&one) && !told.contains(&key(other)) {
                    doubtful.insert(key(other));
                }
            }
        }
        Self(doubtful)
    }

    /// Whether the kind of a form is no more than a guess.
    pub fn hold(&self, form: &str) -> bool {
        self.0.contains(form)
    }
}

/// Whether two neighbours are named in one breath.
fn joined(look: &Look, one: &Candidate, other: &Candidate) -> bool {
    one.end + 1 == other.first && look.used(one.end, Use::And)
}

/// Whether its own words or the one before tell a person.
fn is_person(look: &Look, candidate: &Candidate) -> bool {
    let words = candidate.first..candidate.end;
    look.tokens[candidate.first].shape == Shape::Initial
        || words
            .clone()
            .any(|n| look.forename(n) || look.tokens[n].facts.any(&[Fact::Surname, Fact::Korean, Fact::Role]))
        || candidate.first.checked_sub(1).is_some_and(|n| look.follows(candidate.first) && look.has(n, Fact::Role))
}

/// Whether somebody is said to be at the head of what stands here.
fn is_governed(look: &Look, candidate: &Candidate) -> bool {
    let (first, end) = (candidate.first, candidate.end);
    let of = first.checked_sub(2).filter(|head| {
        look.follows(first)
            && look.follows(first - 1)
            && look.small(first - 1, Fact::Link)
            && look.tokens[*head].is_word()
    });
    // "Nordacom's": the apostrophe, and the letter after it.
    let possessed =
        look.tokens.get(end).is_some_and(|t| matches!(t.shape, Shape::Mark('\'' | '’'))) && look.word(end + 1) == "s";
    let mut office = (end + 2..end + 2 + NEAR).take_while(|&n| possessed && look.follows(n));
    of.is_some_and(|head| look.tokens[head].facts.used(Use::Ruling))
        || office.any(|n| look.tokens[n].facts.used(Use::Ruling))
}

/// The tags, without the word that only begins their sentence: "Stolen Delorge astrolabe found"; and two places side by side as two.
pub fn cut(look: &Look, tagged: Vec<Tag>) -> Vec<Tag> {
    let alone: HashSet<Cow<str>> = tagged
        .iter()
        .map(|tag| &tag.candidate)
        .filter(|c| c.end == c.first + 1)
        .map(|c| look.key(c.first, c.end))
        .collect();
    let mut out = Vec::with_capacity(tagged.len());
    for mut tag in tagged {
        let Candidate { first, end, kind, .. } = tag.candidate;
        let two = end == first + 3
            && matches!(kind, NameKind::Place | NameKind::Unknown)
            && look.head(first + 2, HeadUse::Tail).is_none()
            && look.used(first + 1, Use::And)
            && look.known_at(first).is_none()
            && [first, first + 2].iter().any(|&n| alone.contains(&look.key(n, n + 1)));
        if two {
            for n in [first, first + 2] {
                let candidate = Candidate { first: n, end: n + 1, ..tag.candidate.clone() };
                out.push(Tag { candidate, fits: tag.fits });
            }
            continue;
        }
        let named = look.forename(first)
            || look.tokens[first].shape == Shape::Initial
            || look.tokens[first].facts.any(&[Fact::Korean, Fact::Role]);
        let begins = kind == NameKind::Person && look.tokens[first].first && !named && !tag.candidate.civil;
        let small =
            || look.tokens.iter().take(LOOKED_AT).any(|t| t.shape == Shape::Small && t.word == look.tokens[first].word);
        if begins && end == first + 1 && look.known_at(first).is_none() && small() {
            continue;
        }
        // Elsewhere the text has the name without it.
        let without = || {
            (1..look.tokens.len().min(LOOKED_AT)).any(|n| {
                look.capital(n) && look.word(n) == look.word(first + 1) && look.word(n - 1) != look.word(first)
            })
        };
        if begins && end > first + 1 && look.known_at(first).is_none() && (is_word(look, first) || small()) && without()
        {
            tag.candidate.first += 1;
            tag.candidate.kind = NameKind::Unknown;
            tag.candidate.certain = false;
        }
        out.push(tag);
    }
    out
}

/// Whether the capitalised word at `n` is in the dictionary.
fn is_word(look: &Look, n: usize) -> bool {
    look.tokens[n].shape == Shape::Title
        && translations(&stem(look.word(n), Language::English), Language::English).next().is_some()
}
