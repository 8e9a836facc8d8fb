//! What is kept of the candidates, of what kind it is, and its fullest form in the text.

use super::acronyms::acronyms;
use super::facts::Fact;
use super::fulls::{Fulls, clean};
use super::lore::{HeadUse, LORE};
use super::namesakes::namesakes;
use super::roles;
use super::spans::{Candidate, Ground, Look};
use super::tokens::{Line, Shape};
use super::{Mention, NameKind};
use crate::lexicon::Language;
use crate::text::Span;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::borrow::Cow;

/// A candidate with what the whole text tells of it.
pub struct Settled<'a> {
    pub span: Span,
    pub key: Cow<'a, str>,
    pub kind: NameKind,
    /// Whether the kind is more than a guess.
    pub certain: bool,
    role: Option<Span>,
    /// Its tokens: `first..end`.
    pub first: usize,
    pub end: usize,
    /// The longer name that begins with it, where it is a head word alone.
    head: Option<Span>,
}

/// What is kept of `candidates`.
pub fn settle<'a>(look: &Look<'a>, mut candidates: Vec<Candidate>) -> Vec<Settled<'a>> {
    let abbreviations = acronyms(look, &mut candidates);
    let mut roles = Vec::with_capacity(candidates.len());
    for n in 0..candidates.len() {
        let bracketed = look.tokens[candidates[n].first].shape == Shape::Upper
            && candidates[n].first.checked_sub(1).is_some_and(|open| look.tokens[open].mark('('));
        let role = if bracketed { None } else { roles::role(look, &candidates, n) };
        if let Some((_, adjacent)) = role
            && (adjacent || candidates[n].kind == NameKind::Person)
            && !(candidates[n].certain && candidates[n].kind != NameKind::Person)
        {
            let candidate = &mut candidates[n];
            candidate.kind = NameKind::Person;
            candidate.certain = true;
            candidate.ground = Ground::Known;
        }
        let described = matches!(candidates[n].kind, NameKind::Person | NameKind::Organisation | NameKind::Place);
        roles.push(role.filter(|_| described).map(|(role, _)| role));
    }
    let mut keys: Vec<Cow<'a, str>> = candidates.iter().map(|c| look.key(c.first, c.end)).collect();
    lengthen(look, &mut candidates, &mut keys);
    namesakes(look, &mut candidates, &keys);
    let sure = sure(look, &candidates, &keys);
    let heads = heads(&candidates, &keys);
    let mut kept: Vec<Settled> = Vec::with_capacity(candidates.len());
    for ((candidate, key), role) in candidates.iter().zip(&keys).zip(roles) {
        // « la Cour », where « Cour suprême » stands in the same text.
        let head = heads.get(key.as_ref()).copied().flatten().filter(|_| is_head(look, candidate));
        if head.is_none() && (!keep(look, candidate, key, &sure) || abbreviations.contains(key.as_ref())) {
            continue;
        }
        let known = sure.get(key);
        let mut kind = candidate.kind;
        let mut certain = candidate.certain;
        if let Some((sure_kind, sure_certain)) = known
            && !certain
            && sure_kind != NameKind::Unknown
        {
            kind = sure_kind;
            certain = sure_certain;
        }
        if let Some(long) = head {
            kind = candidates[long].kind;
            certain = true;
        }
        kept.push(Settled {
            head: head.map(|long| span(look, &candidates[long])),
            span: span(look, candidate),
            key: key.clone(),
            kind,
            certain,
            role: role.map(|(from, to)| tokens_span(look, from, to)),
            first: candidate.first,
            end: candidate.end,
        });
    }
    kept
}

/// What is kept, as mentions: each with the fullest form of its name.
pub fn mentions(look: &Look, kept: &[Settled]) -> Vec<Mention> {
    let fulls = Fulls::of(look, kept);
    kept.iter()
        .map(|settled| {
            let full = fulls.find(look, settled);
            let told = full.map(|full| full.kind).filter(|kind| matches!(kind, NameKind::Person | NameKind::Event));
            let kind = told.unwrap_or(settled.kind);
            let longest = full.map_or(settled.head.unwrap_or(settled.span), |full| full.span);
            Mention { span: settled.span, kind, role: settled.role, full: clean(longest.of(look.text)) }
        })
        .collect()
}

fn tokens_span(look: &Look, first: usize, end: usize) -> Span {
    let from = look.tokens.get(first).map_or(0, |t| t.span.start);
    let to = end.checked_sub(1).and_then(|n| look.tokens.get(n)).map_or(from, |t| t.span.end);
    Span::new(from, to)
}

fn span(look: &Look, candidate: &Candidate) -> Span {
    tokens_span(look, candidate.first, candidate.end)
}

/// Takes a family name's capitalised particle to it where somebody in the text bears it: « Le Pen » after « Marine Le Pen ».
fn lengthen(look: &Look, candidates: &mut [Candidate], keys: &mut [Cow<str>]) {
    let mut families: HashSet<String> = HashSet::default();
    for (candidate, key) in candidates.iter().zip(keys.iter()) {
        if candidate.kind == NameKind::Person
            && candidate.end >= candidate.first + 3
            && particle(look, candidate.end - 2)
            && let Some((_, family)) = key.split_once(' ')
        {
            families.insert(family.to_owned());
        }
    }
    if families.is_empty() {
        return;
    }
    for (candidate, key) in candidates.iter_mut().zip(keys) {
        let Some(before) = candidate.first.checked_sub(1) else { continue };
        if candidate.end == candidate.first + 1 && look.follows(candidate.first) && particle(look, before) {
            let longer = format!("{} {key}", look.word(before));
            if families.contains(&longer) {
                candidate.first = before;
                candidate.ground = Ground::Known;
                candidate.kind = NameKind::Person;
                candidate.certain = true;
                *key = Cow::Owned(longer);
            }
        }
    }
}

/// Whether token `n` is a capitalised particle that a family name may begin with.
pub fn particle(look: &Look, n: usize) -> bool {
    look.tokens[n].shape == Shape::Title && look.has(n, Fact::Capitalised)
}

/// The head words that begin one institution's name in the text: its candidate, none where several do.
fn heads<'k>(candidates: &[Candidate], keys: &'k [Cow<str>]) -> HashMap<&'k str, Option<usize>> {
    let mut heads: HashMap<&str, Option<usize>> = HashMap::default();
    for (n, (candidate, key)) in candidates.iter().zip(keys).enumerate() {
        if candidate.kind != NameKind::Organisation || !candidate.certain {
            continue;
        }
        let Some((first, _)) = key.split_once(' ') else { continue };
        heads
            .entry(first)
            .and_modify(|known| {
                if let Some(other) = *known
                    && keys[other] != *key
                {
                    // « Cour suprême » and « Cour suprême des États-Unis » are one.
                    let (short, long) = if keys[other].len() < key.len() { (other, n) } else { (n, other) };
                    *known = keys[long].starts_with(keys[short].as_ref()).then_some(long);
                }
            })
            .or_insert(Some(n));
    }
    heads
}

/// Whether a candidate is a capitalised head word alone, in running text.
fn is_head(look: &Look, candidate: &Candidate) -> bool {
    candidate.end == candidate.first + 1
        && !look.explained(candidate.first)
        && look.tokens[candidate.first].shape == Shape::Title
        && look.head(candidate.first, HeadUse::Capital).is_some()
}

/// The kinds that places of one name in a text speak for: how many surely, how many by a guess.
#[derive(Default)]
struct Votes([(u32, u32); VOTED.len()]);

/// The kinds that are voted on. Of equal votes the first wins: what says place or body is seldom an accident.
const VOTED: [NameKind; 5] =
    [NameKind::Place, NameKind::Organisation, NameKind::Person, NameKind::Event, NameKind::Work];

impl Votes {
    fn add(&mut self, kind: NameKind, certain: bool) {
        if let Some(at) = VOTED.iter().position(|k| *k == kind) {
            let (sure, guessed) = &mut self.0[at];
            *(if certain { sure } else { guessed }) += 1;
        }
    }

    /// The kind with the most votes, those that are sure first, and whether any was sure.
    fn best(&self) -> (NameKind, bool) {
        let most = self.0.iter().max().copied().unwrap_or_default();
        let kind = VOTED.iter().zip(self.0).find(|(_, votes)| *votes == most && most != (0, 0));
        kind.map_or((NameKind::Unknown, false), |(kind, (sure, _))| (*kind, sure > 0))
    }
}

/// The keys that stand somewhere as names for sure, with what is said of their kind.
struct Sure<'k>(HashMap<&'k str, Votes>);

impl Sure<'_> {
    /// The best kind of a key, and whether it is sure.
    fn get(&self, key: &str) -> Option<(NameKind, bool)> {
        self.0.get(key).map(Votes::best)
    }
}

/// The keys that stand somewhere as names for sure, with their best kind; a person's family name too.
fn sure<'k>(look: &Look, candidates: &[Candidate], keys: &'k [Cow<str>]) -> Sure<'k> {
    let mut votes: HashMap<&str, Votes> = HashMap::default();
    let mut add = |key: &'k str, kind: NameKind, certain: bool| {
        if !key.is_empty() {
            votes.entry(key).or_default().add(kind, certain);
        }
    };
    for (candidate, key) in candidates.iter().zip(keys) {
        let single = candidate.end == candidate.first + 1;
        let ordinary = single && !candidate.civil && look.ordinary(candidate.first);
        let doubtful = match candidate.ground {
            Ground::Place => true,
            Ground::Capital => {
                let foreign = single && look.language == Language::French && LORE.common(key, Language::English);
                (ordinary || foreign) && !candidate.certain
            }
            Ground::Known => ordinary && look.explained(candidate.first),
        };
        if doubtful {
            continue;
        }
        add(key, candidate.kind, candidate.certain);
        if candidate.kind == NameKind::Person && !single {
            let korean =
                LORE.korean(key.split(' ').next().unwrap_or("")) && look.tokens[candidate.first].shape == Shape::Title;
            if let Some(last) = key.rsplit(' ').next() {
                add(last, NameKind::Person, candidate.certain);
            }
            if korean && let Some(first) = key.split(' ').next() {
                add(first, NameKind::Person, candidate.certain);
            }
        }
    }
    Sure(votes)
}

/// Whether a candidate has evidence enough to be a name.
fn keep(look: &Look, candidate: &Candidate, key: &str, sure: &Sure) -> bool {
    let single = candidate.end == candidate.first + 1;
    let letters = key.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2 {
        return false;
    }
    let ordinary = single && look.ordinary(candidate.first);
    let first = &look.tokens[candidate.first];
    match candidate.ground {
        // « Nice », « Tours » at a sentence's start may be the word.
        Ground::Known => {
            candidate.civil
                || candidate.role.is_some()
                || !(ordinary && look.explained(candidate.first))
                || (sure.0.contains_key(key) && !LORE.facts(key, look.language).has(Fact::Elsewhere))
        }
        Ground::Capital => {
            let person = sure.get(key).is_some_and(|(kind, certain)| kind == NameKind::Person && certain);
            // « Editor’s Digest » in a French paper: words of English are no names either.
            let foreign = look.language == Language::French && LORE.common(key, Language::English);
            !single || ((!(ordinary || foreign) || person) && !LORE.demonym(key, look.language))
        }
        Ground::Place => {
            if ordinary || (single && LORE.demonym(key, look.language)) {
                return false;
            }
            sure.0.contains_key(key)
                || (single && LORE.forename(key) && first.line != Line::Shouted)
                || (candidate.certain && first.line != Line::Shouted)
        }
    }
}
