//! Acronyms in brackets: « Conseil de sécurité nationale (NSC) », « incapacité de travail (ITT) ».

use super::NameKind;
use super::facts::Fact;
use super::spans::{Candidate, Look};
use super::tokens::Shape;
use rustc_hash::FxHashSet as HashSet;

/// The acronyms in brackets: one takes the kind of the body right before it, and nobody's office; one whose letters common words
/// spell is an abbreviation and no name, wherever it stands. Answers the keys of those.
pub fn acronyms(look: &Look, candidates: &mut [Candidate]) -> HashSet<String> {
    let mut abbreviations = HashSet::default();
    for n in 0..candidates.len() {
        let (first, end) = (candidates[n].first, candidates[n].end);
        let open = first.checked_sub(1).filter(|open| look.tokens[*open].mark('('));
        let closed = look.tokens.get(end).is_some_and(|t| t.mark(')'));
        let Some(open) = open.filter(|_| closed && end == first + 1 && look.tokens[first].shape == Shape::Upper) else {
            continue;
        };
        if let Some(before) = n.checked_sub(1).map(|before| &candidates[before]).filter(|c| c.end == open) {
            let (kind, certain) = (before.kind, before.certain);
            if matches!(kind, NameKind::Organisation | NameKind::Unknown) {
                let candidate = &mut candidates[n];
                (candidate.kind, candidate.certain, candidate.role) = (NameKind::Organisation, certain, None);
            }
        } else if look.known_at(first).is_none() && spelt_by_common_words(look, open, look.word(first)) {
            abbreviations.insert(look.key(first, end).into_owned());
        }
    }
    abbreviations
}

/// Whether the small words before `end` begin with the letters of an acronym, one after the other, links aside; and the first
/// of them is no word for a body.
fn spelt_by_common_words(look: &Look, end: usize, acronym: &str) -> bool {
    let mut n = end;
    for letter in acronym.chars().rev() {
        loop {
            let Some(before) = n.checked_sub(1).filter(|before| look.tokens[*before].shape == Shape::Small) else {
                return false;
            };
            n = before;
            if look.word(n).starts_with(letter) {
                break;
            }
            let link = [Fact::Link, Fact::Inside, Fact::Elision, Fact::Inner, Fact::Determiner, Fact::Tie];
            if !look.tokens[n].facts.any(&link) {
                return false;
            }
        }
    }
    !look.tokens[n].facts.is_head()
}
