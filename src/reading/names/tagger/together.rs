//! What a whole text tells of its tags: a look at one sentence forgets what stood in the one before.

use super::doubts::{Doubts, cut};
use super::{KINDS, Tag};
use crate::reading::names::NameKind;
use crate::reading::names::facts::Fact;
use crate::reading::names::fulls::firm;
use crate::reading::names::settle::Settled;
use crate::reading::names::spans::{Candidate, Ground, Look};
use crate::text::Span;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::borrow::Cow;

/// How well each kind fits a form, all its places together, and how many there are.
#[derive(Default)]
pub struct Fits {
    sums: [i32; KINDS.len()],
    pub places: usize,
}

impl Fits {
    /// By how much a kind fits better than any other.
    pub fn better(&self, kind: NameKind) -> i32 {
        let sums = || KINDS.iter().zip(self.sums);
        let own = sums().find(|(known, _)| **known == kind).map_or(0, |(_, sum)| sum);
        let others = sums().filter(|(known, _)| **known != kind).map(|(_, sum)| sum);
        own.saturating_sub(others.max().unwrap_or_default())
    }
}

/// The candidates that `tagged` and what the rules are sure of give together, in order, without overlap.
pub fn together(look: &Look, tagged: Vec<Tag>, ruled: &[Settled]) -> Vec<Candidate> {
    let tagged = cut(look, tagged);
    let mut fits: HashMap<Cow<str>, Fits> = HashMap::default();
    for tag in &tagged {
        let all = fits.entry(form(look, &tag.candidate)).or_default();
        all.sums.iter_mut().zip(tag.fits).for_each(|(sum, fit)| *sum = sum.saturating_add(fit));
        all.places += 1;
    }
    let doubts = Doubts::of(look, &tagged, &fits);
    let mut out = with_rules(look, tagged, ruled);
    let families = families(look, &out);
    let firms: HashSet<String> = out
        .iter()
        .filter(|c| c.kind == NameKind::Organisation)
        .filter_map(|c| firm(look, c.first, c.end))
        .filter(|firm| !families.contains(firm))
        .collect();
    for candidate in &mut out {
        let known = look.known_at(candidate.first).is_some_and(|(end, _)| end == candidate.end);
        if known || matches!(candidate.kind, NameKind::Event | NameKind::Work) {
            continue;
        }
        let form = form(look, candidate);
        if candidate.end == candidate.first + 1 && families.contains(form.as_ref()) {
            settle_as(candidate, NameKind::Person);
        } else if firms.contains(form.as_ref()) {
            settle_as(candidate, NameKind::Organisation);
        } else {
            if let Some(kind) = fits.get(&form).and_then(best) {
                settle_as(candidate, kind);
            }
            if doubts.hold(&form) {
                candidate.kind = NameKind::Unknown;
                candidate.certain = false;
            }
        }
    }
    // What the tagger passed over here, but not elsewhere.
    let missed = ruled.iter().filter_map(|mention| {
        let free = meeting(&out, mention).is_empty();
        let alone = mention.end == mention.first + 1;
        let plain = look.explained(mention.first) && look.ordinary(mention.first)
            || alone && look.has(mention.first, Fact::Demonym);
        if !free || plain {
            return None;
        }
        let form = look.key(mention.first, mention.end);
        let person = alone && families.contains(form.as_ref());
        let kind = if person {
            NameKind::Person
        } else if firms.contains(form.as_ref()) {
            NameKind::Organisation
        } else if doubts.hold(&form) {
            NameKind::Unknown
        } else {
            best(fits.get(&form)?)?
        };
        let certain = kind != NameKind::Unknown;
        Some(look.candidate(mention.first, mention.end, kind, Ground::Known, certain))
    });
    let missed: Vec<Candidate> = missed.collect();
    out.extend(missed);
    out.sort_by_key(|candidate| candidate.first);
    out
}

/// The kind that fits a form best, where it was tagged more than once.
pub fn best(fits: &Fits) -> Option<NameKind> {
    let (kind, _) = KINDS.iter().zip(fits.sums).max_by_key(|(_, sum)| *sum)?;
    (fits.places > 1 && *kind != NameKind::Unknown).then_some(*kind)
}

/// The tags, and over them what the rules know better: events and works, whose kinds the tagger does not tell apart; what the
/// corpus names; titles, which it does not look at; and two names side by side, one of them a person's.
fn with_rules(look: &Look, tagged: Vec<Tag>, ruled: &[Settled]) -> Vec<Candidate> {
    let ruled_in = |tag: &Candidate| {
        let from = ruled.partition_point(|mention| mention.end <= tag.first);
        let to = ruled.partition_point(|mention| mention.first < tag.end);
        &ruled[from..to.max(from)]
    };
    let as_ruled = |mention: &Settled| look.candidate(mention.first, mention.end, mention.kind, Ground::Known, true);
    let mut out: Vec<Candidate> = Vec::with_capacity(tagged.len());
    for Tag { candidate, .. } in tagged {
        let parts = ruled_in(&candidate);
        let whole = parts.first().is_some_and(|part| part.first == candidate.first)
            && parts.last().is_some_and(|part| part.end == candidate.end)
            && parts.windows(2).all(|pair| pair[0].end == pair[1].first);
        let beside = parts.iter().any(|part| part.kind == NameKind::Person) && parts.iter().all(|part| part.certain);
        // What the tagger gives no kind may be a body by its head word.
        let body = |part: &Settled| part.certain && part.kind == NameKind::Organisation;
        let told = candidate.kind == NameKind::Unknown && parts.len() == 1 && body(&parts[0]);
        if whole && (told || parts.len() > 1 && beside) {
            out.extend(parts.iter().map(as_ruled));
        } else {
            out.push(candidate);
        }
    }
    // What a head word makes a name of, where the tagger saw none: "the Fisheries Ministry"; what stands after "Mr"; and a Korean name
    // whose family's is a word of English: "Park Chung-ho".
    let passed = |mention: &Settled| {
        let long = mention.end > mention.first + 1 && mention.certain && mention.kind == NameKind::Organisation;
        (long || as_ruled(mention).civil || look.surely_korean(mention.first, mention.end))
            && meeting(&out, mention).is_empty()
    };
    let better = |mention: &Settled| {
        let works = mention.certain && matches!(mention.kind, NameKind::Event | NameKind::Work);
        let named = || {
            let form = written(look, mention.first, mention.end);
            look.gazetteer.is_some_and(|gazetteer| gazetteer.get(form).is_some())
        };
        // A longer tag that holds it is a longer name.
        let longer = |c: &Candidate| {
            c.first <= mention.first && mention.end <= c.end && c.end - c.first > mention.end - mention.first
        };
        (works || look.titled(mention.first) || named()) && !meeting(&out, mention).iter().any(longer)
    };
    let chosen: Vec<Candidate> = ruled.iter().filter(|m| passed(m) || better(m)).map(as_ruled).collect();
    out.retain(|c| {
        let after = chosen.partition_point(|other| other.end <= c.first);
        chosen.get(after).is_none_or(|other| c.end <= other.first)
    });
    out.extend(chosen);
    out.sort_by_key(|candidate| candidate.first);
    out
}

/// Those of `candidates`, which are in order, that share a token with a mention.
fn meeting<'c>(candidates: &'c [Candidate], mention: &Settled) -> &'c [Candidate] {
    let from = candidates.partition_point(|c| c.end <= mention.first);
    let to = candidates.partition_point(|c| c.first < mention.end);
    &candidates[from..to.max(from)]
}

/// The words that people's full names in the text end with; Korean ones begin with. What stands behind "Mr" is one too.
fn families(look: &Look, candidates: &[Candidate]) -> HashSet<String> {
    let mut out: HashSet<String> = HashSet::default();
    let titled = candidates.iter().filter(|c| c.civil && c.end == c.first + 1);
    out.extend(titled.map(|candidate| form(look, candidate).into_owned()));
    for candidate in candidates.iter().filter(|c| c.kind == NameKind::Person && c.end > c.first + 1) {
        let form = form(look, candidate);
        if look.has(candidate.first, Fact::Korean)
            && let Some((first, _)) = form.split_once(' ')
        {
            out.insert(first.to_owned());
        }
        if let Some((_, last)) = form.rsplit_once(' ') {
            out.insert(last.to_owned());
        }
    }
    out
}

fn settle_as(candidate: &mut Candidate, kind: NameKind) {
    candidate.kind = kind;
    candidate.ground = Ground::Known;
    candidate.certain = true;
}

fn form<'a>(look: &Look<'a>, candidate: &Candidate) -> Cow<'a, str> {
    look.key(candidate.first, candidate.end)
}

/// Tokens `first..end` as they are written.
fn written<'a>(look: &Look<'a>, first: usize, end: usize) -> &'a str {
    let from = look.tokens.get(first).map_or(0, |t| t.span.start);
    let to = end.checked_sub(1).and_then(|n| look.tokens.get(n)).map_or(from, |t| t.span.end);
    Span::new(from, to).of(look.text)
}
