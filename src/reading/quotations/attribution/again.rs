//! What one quotation of a text tells of others that have the same words.

use super::{FEW, Ground, LOOKED_THROUGH, SOUGHT};
use crate::reading::quotations::tokens::Source;
use crate::reading::quotations::{Kind, Quotation, is_reopened};
use crate::text;
use rustc_hash::{FxHashMap as Map, FxHashSet as HashSet};

/// A speech of several paragraphs has one speaker, in whichever of them that is told.
pub(super) fn one_speech(source: &Source, quotations: &mut [Quotation], grounds: &mut [Ground]) {
    let mut from = 0;
    while from < quotations.len() {
        let goes_on = quotations[from..].iter().take_while(|quotation| is_reopened(source.text, quotation)).count();
        let all = from..(from + goes_on + 1).min(quotations.len());
        let told = all.clone().find(|n| grounds[*n] == Ground::Told && quotations[*n].speaker.is_some());
        if let Some(told) = told {
            let speaker = quotations[told].speaker.clone();
            for n in all.clone() {
                if grounds[n] == Ground::Told {
                    continue;
                }
                quotations[n].speaker.clone_from(&speaker);
                quotations[n].kind = Kind::Speech;
                grounds[n] = Ground::Carried;
            }
        }
        from = all.end;
    }
}

/// What is a term once in a text is one wherever the same few words stand.
pub(super) fn same_terms(source: &Source, quotations: &mut [Quotation], grounds: &[Ground]) {
    let words = |quotation: &Quotation| text::fold(quotation.inner.of(source.text));
    let few = |quotation: &&Quotation| quotation.inner.len() <= FEW;
    let sure =
        quotations.iter().zip(grounds).filter(|(one, ground)| one.kind == Kind::Term && **ground == Ground::None);
    let terms: HashSet<String> = sure.map(|(one, _)| one).filter(few).map(words).collect();
    if terms.is_empty() {
        return;
    }
    for quotation in quotations.iter_mut().filter(|one| one.inner.len() <= FEW) {
        if terms.contains(&words(quotation)) {
            quotation.kind = Kind::Term;
        }
    }
}

/// A headline quotes what the article gives whole: the same words have the same speaker.
pub(super) fn same_words(source: &Source, quotations: &mut [Quotation], grounds: &[Ground]) {
    let words = |quotation: &Quotation| {
        let inner = quotation.inner.of(source.text);
        format!(" {} ", text::words(inner).into_iter().map(|word| word.folded).collect::<Vec<_>>().join(" "))
    };
    let open: Vec<usize> = (0..quotations.len())
        .filter(|n| match grounds[*n] {
            Ground::Told => false,
            Ground::Short => true,
            _ => quotations[*n].kind == Kind::Speech,
        })
        .take(SOUGHT)
        .collect();
    if open.is_empty() {
        return;
    }
    let mut left = LOOKED_THROUGH;
    let mut known: Map<usize, String> = Map::default();
    for (n, quotation) in quotations.iter().enumerate() {
        let told = grounds[n] == Ground::Told && quotation.speaker.is_some();
        if told && quotation.inner.len() <= left {
            left -= quotation.inner.len();
            known.insert(n, words(quotation));
        }
    }
    for n in open {
        let sought = words(&quotations[n]);
        if sought.len() < 5 {
            continue;
        }
        let mut holding: Vec<usize> =
            known.iter().filter(|(_, words)| words.contains(&sought)).map(|(n, _)| *n).collect();
        holding.sort_unstable();
        if let Some(found) = holding.first() {
            let speaker = quotations[*found].speaker.clone();
            quotations[n] = Quotation { speaker, kind: Kind::Speech, ..quotations[n].clone() };
        }
    }
}
