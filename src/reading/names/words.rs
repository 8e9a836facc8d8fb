//! A table of words that answers quickly: every word of every text is asked for in it.

use super::facts::Facts;
use rustc_hash::{FxHashMap as Map, FxHasher};
use std::borrow::Cow;
use std::hash::Hasher;

/// What the lists say of each word, in either language.
#[derive(Default)]
pub struct Table {
    /// A hash table of the words of up to sixteen bytes.
    pairs: Vec<Pair>,
    words: Vec<&'static str>,
    /// What is said of any word, once.
    facts: Vec<Facts>,
    /// Longer words.
    long: Map<&'static str, [Facts; 2]>,
}

/// Two words that are looked at together. Those of a text lie all over the table: a pair is a line of the processor's memory.
#[derive(Clone, Copy, Default)]
#[repr(align(64))]
struct Pair([Slot; 2]);

/// A word of the hash table.
#[derive(Clone, Copy, Default)]
struct Slot {
    /// The word as a [`number`]; nought where there is none.
    number: u128,
    /// The word's place among all.
    word: u32,
    /// For each language, the place of what is said of it.
    said: [u16; 2],
}

/// The place of a word in a [`Table`].
#[derive(Clone, Copy)]
pub struct Place(u32);

/// A word of at most sixteen bytes as one number; no two words have the same.
pub fn number(word: &str) -> Option<u128> {
    let mut bytes = [0; 16];
    bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
    Some(u128::from_le_bytes(bytes))
}

impl Table {
    pub fn new(words: Map<Cow<'static, str>, [Facts; 2]>) -> Self {
        let mut out = Self { pairs: vec![Pair::default(); words.len().next_power_of_two()], ..Self::default() };
        let mut places: Map<Facts, u16> = Map::default();
        for (word, facts) in words {
            // They live as long as the program does.
            let word: &'static str = match word {
                Cow::Borrowed(word) => word,
                Cow::Owned(word) => word.leak(),
            };
            let Some(number) = number(word).filter(|number| *number != 0) else {
                out.long.insert(word, facts);
                continue;
            };
            let said = facts.map(|facts| {
                *places.entry(facts).or_insert_with(|| {
                    out.facts.push(facts);
                    u16::try_from(out.facts.len() - 1).unwrap_or(0)
                })
            });
            let slot = Slot { number, word: u32::try_from(out.words.len()).unwrap_or(0), said };
            let mut at = out.home(number);
            while out.pairs[at].0[1].number != 0 {
                at = (at + 1) & (out.pairs.len() - 1);
            }
            let [one, other] = &mut out.pairs[at].0;
            *(if one.number == 0 { one } else { other }) = slot;
            out.words.push(word);
        }
        out
    }

    /// The word with this number, as its place, and what the lists say of it.
    #[inline]
    pub fn numbered(&self, number: u128, language: usize) -> Option<(Place, Facts)> {
        let mut at = self.home(number);
        loop {
            let [one, other] = &self.pairs.get(at)?.0;
            // Without a branch: the processor would have to wait for the memory to know which to take.
            let slot = if other.number == number { other } else { one };
            if slot.number == number && number != 0 {
                return Some((Place(slot.word), self.facts[usize::from(slot.said[language])]));
            }
            if other.number == 0 {
                return None;
            }
            at = (at + 1) & (self.pairs.len() - 1);
        }
    }

    /// The word at a place. It lies elsewhere in the memory than what is said of it, and few ask for it.
    pub fn word(&self, place: Place) -> &'static str {
        self.words[place.0 as usize]
    }

    /// What the lists say of a word.
    pub fn facts(&self, word: &str, language: usize) -> Facts {
        let facts = match number(word) {
            Some(number) => self.numbered(number, language).map(|(_, facts)| facts),
            None => self.long.get(word).map(|facts| facts[language]),
        };
        facts.unwrap_or_default()
    }

    /// The pair where a word is looked for first.
    fn home(&self, number: u128) -> usize {
        let mut hasher = FxHasher::default();
        hasher.write_u128(number);
        usize::try_from(hasher.finish() & (self.pairs.len() as u64 - 1)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::names::Fact;

    #[test]
    fn every_word_is_found() {
        let mut said = Facts::default();
        said.add(Fact::Common);
        let words: Vec<String> = (0..500).map(|n| format!("mot{n}").repeat(1 + n % 4)).collect();
        let table = Table::new(words.iter().map(|word| (word.clone().into(), [said, Facts::default()])).collect());
        for word in &words {
            assert_eq!((table.facts(word, 0), table.facts(word, 1)), (said, Facts::default()), "{word}");
        }
        assert_eq!(table.facts("mot", 0), Facts::default());
        assert_eq!(table.facts("", 0), Facts::default());
    }
}
