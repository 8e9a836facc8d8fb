//! Fingerprints of running words: what a quotation is found by, however it was changed.
//!
//! Two neighbouring words that carry content give a print, and so do two with one such word between them; small words between them
//! do not count. Where small words follow each other, three in a row give one. So a word changed, dropped or added costs a quotation a
//! few of its prints, and those that are left still lead to the article. A print is the hash of its words, cut to [`BITS`]: different
//! words may share one, and the words themselves decide in the end.

use crate::lexicon::Language;
use crate::text;
use xxhash_rust::xxh3::xxh3_64;

/// Bits of a print: with fewer, more prints meet by chance (with 16, one in a hundred quotations with 30 % of its words changed is lost
/// among 15,768 articles); with more, the list of prints grows and finds nothing more.
const BITS: u32 = 18;

/// A word as prints see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printed {
    hash: u64,
    /// It only holds a sentence together, in any language: a quotation need not be in its article's.
    small: bool,
}

impl Printed {
    /// Of a folded word.
    pub fn of(folded: &str) -> Self {
        let small = Language::ALL.iter().any(|&language| text::is_stopword(folded, language));
        Self { hash: xxh3_64(folded.as_bytes()), small }
    }
}

/// The prints of running words: sorted, each once.
pub fn prints(words: &[Printed]) -> Vec<u64> {
    let content: Vec<u64> = words.iter().filter(|word| !word.small).map(|word| word.hash).collect();
    let mut out = Vec::with_capacity(words.len() * 2);
    for apart in [1, 2] {
        out.extend(content.iter().zip(content.iter().skip(apart)).map(|(a, b)| mix(&[*a, *b])));
    }
    for run in words.windows(3) {
        if run.iter().filter(|word| word.small).count() >= 2 {
            out.push(mix(&[run[0].hash, run[1].hash, run[2].hash]));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

fn mix(hashes: &[u64]) -> u64 {
    let mixed = hashes.iter().fold(0_u64, |mixed, hash| {
        let mixed = (mixed ^ hash).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        mixed ^ (mixed >> 29)
    });
    mixed >> (u64::BITS - BITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<u64> {
        prints(&text::words(text).iter().map(|word| Printed::of(&word.folded)).collect::<Vec<_>>())
    }

    /// How many prints of `changed` `text` has too.
    fn shared(text: &str, changed: &str) -> usize {
        let known = of(text);
        of(changed).iter().filter(|print| known.contains(print)).count()
    }

    #[test]
    fn small_words_between_do_not_count() {
        let text = "Le phare de la pointe éclaire encore les récifs";
        assert_eq!(shared(text, "phare pointe éclaire récifs"), of("phare pointe éclaire récifs").len());
        assert_eq!(shared(text, "PHARE, pointe"), 1);
        assert_eq!(shared(text, "récifs phare"), 0);
    }

    #[test]
    fn a_change_leaves_prints_enough() {
        let text = "Le phare de la pointe éclaire encore les récifs où des navires ont sombré";
        assert!(shared(text, "Le phare de la pointe montre encore les rochers où des navires ont coulé") >= 3);
        assert!(shared(text, "Un autre jour il fera beau sur la mer") == 0);
    }

    #[test]
    fn few_words_have_few_prints() {
        assert!(of("").is_empty() && of("phare").is_empty() && of("de la").is_empty());
        assert_eq!(of("ce que je").len(), 1);
    }
}
