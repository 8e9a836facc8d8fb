//! Known edits of random passages: what was edited is what is told, no more and no less.

use super::{Alteration, QuoteMatch, match_quotation};
use crate::corpus::Article;
use crate::index::Snapshot;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// One edit of a passage, and how many words after the edit before.
#[derive(Clone, Copy, Debug)]
enum Edit {
    Change,
    Drop,
    Add,
}

/// So many words at least stand unchanged between two edits, and at either end: an edit of the first word may as well be a quotation
/// that begins one word later.
const APART: usize = 3;

/// Word number `n`, of a kind that no other number and no language has.
fn word(kind: char, mut n: usize) -> String {
    let mut out = String::from(kind);
    for _ in 0..3 {
        out.push(['a', 'e', 'i', 'o', 'u'][n % 5]);
        n /= 5;
        out.push(['b', 'd', 'f', 'g', 'k', 'l', 'm', 'p', 't', 'v'][n % 10]);
        n /= 10;
    }
    out
}

fn words(kind: char, count: usize) -> Vec<String> {
    (0..count).map(|n| word(kind, n * 37 % 100_000)).collect()
}

/// The passage with the edits, and what each leaves to be told: the words quoted, the words of the source.
fn edited(passage: &[String], edits: &[(usize, Edit)]) -> (String, Vec<(String, String)>) {
    let (mut quoted, mut told, mut from) = (Vec::new(), Vec::new(), 0);
    for (n, (gap, edit)) in edits.iter().enumerate() {
        let at = from + APART + gap;
        if at + APART >= passage.len() {
            break;
        }
        quoted.extend_from_slice(&passage[from..at]);
        let new = word('z', n);
        let (kept, source) = match edit {
            Edit::Change => (new, passage[at].clone()),
            Edit::Drop => (String::new(), passage[at].clone()),
            Edit::Add => (new, String::new()),
        };
        quoted.extend(Some(kept.clone()).filter(|word| !word.is_empty()));
        from = at + usize::from(!source.is_empty());
        told.push((kept, source));
    }
    quoted.extend_from_slice(&passage[from..]);
    (quoted.join(" "), told)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_alignment_reports_exactly_the_edits(
        length in 10..60_usize,
        edits in proptest::collection::vec((0..4_usize, prop_oneof![Just(Edit::Change), Just(Edit::Drop), Just(Edit::Add)]), 1..12),
    ) {
        let passage = words('n', length);
        let (before, after) = (words('s', 30).join(" "), words('c', 30).join(" "));
        let text = format!("Les bords\n\nIl y a {before}. « {} », a dit Odile Kermarrec. Puis {after}.\n", passage.join(" "));
        let snapshot = Snapshot::in_memory(vec![("/corpus/a.txt".into(), Article::parse("a.txt", text))], &BTreeMap::new());
        let (quoted, told) = edited(&passage, &edits);
        match match_quotation(&quoted, &snapshot, &[]) {
            QuoteMatch::Verbatim(_) => prop_assert!(told.is_empty()),
            QuoteMatch::Altered(Alteration { differences, corrected, .. }) => {
                let found: Vec<(String, String)> = differences.into_iter().map(|one| (one.quoted, one.source)).collect();
                prop_assert_eq!(found, told);
                prop_assert_eq!(corrected, passage.join(" "));
            }
            QuoteMatch::Unknown { .. } => prop_assert!(false, "not found: {quoted}"),
        }
    }
}
