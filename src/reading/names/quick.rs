//! Words read quickly: most of a text is words of plain letters, and is read so. What is not, [`super::tokens`] reads with care, and
//! would say the same of these.

use super::facts::{Fact, Facts};
use super::lore::Lore;
use super::tokens::Shape;
use crate::lexicon::Language;
use std::borrow::Cow;

/// A word with what [`super::tokens::Token`] says of it.
pub struct Quick<'a> {
    pub end: usize,
    pub shape: Shape,
    pub word: Cow<'a, str>,
    pub facts: Facts,
}

/// What letters and digits of ASCII become when folded; nought for all other bytes.
const LETTERS: [u8; 256] = {
    let mut out = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            out[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    out
};

/// What the bytes À to ÿ of Latin letters, without their first, become when folded, where that is one letter.
const LATIN: &[u8; 64] = b"aaaaaa\0ceeeeiiii\0nooooo\0ouuuuy\0\0aaaaaa\0ceeeeiiii\0nooooo\0ouuuuy\0y";

/// The word that starts at `at`, if it is one of letters and digits alone, of sixteen bytes at most, perhaps elided.
pub fn quick<'a>(text: &'a str, at: usize, lore: &'static Lore, language: Language) -> Option<Quick<'a>> {
    let bytes = text.as_bytes().get(at..)?;
    if let Some((length, number)) = plain(bytes) {
        let facts = lore.numbered(number, language).map_or(Facts::default(), |(_, facts)| facts);
        let end = at + length;
        return Some(Quick { end, shape: Shape::Small, word: Cow::Borrowed(&text[at..end]), facts });
    }
    let mut letters = [0; 16];
    let mut length = 0;
    let mut end = 0;
    let (mut upper, mut accents, mut small_accents) = (0, false, false);
    while let Some(&byte) = bytes.get(end) {
        let mut letter = LETTERS[usize::from(byte)];
        if letter != 0 {
            upper += u32::from(letter != byte);
        } else if byte == 0xc3 {
            end += 1;
            let second = bytes.get(end)? & 0x3f;
            accents = true;
            if second < 0x20 {
                upper += 1;
            } else {
                small_accents = true;
            }
            letter = LATIN[usize::from(second)];
            if letter == 0 {
                return None;
            }
        } else {
            break;
        }
        *letters.get_mut(length)? = letter;
        length += 1;
        end += 1;
    }
    let lead = *bytes.first().filter(|_| length > 0)?;
    let capital = lead.is_ascii_uppercase() || (lead == 0xc3 && bytes[1] < 0xa0);
    let shape = if lead.is_ascii_digit() {
        Shape::Number
    } else if upper == 0 {
        Shape::Small
    } else if !capital || upper < 2 || small_accents || bytes[..end].iter().any(u8::is_ascii_lowercase) {
        Shape::Title
    } else {
        Shape::Upper
    };
    let mut apostrophe = None;
    match bytes[end..] {
        // It may be an abbreviated title or an initial.
        [b'.', ..] if shape == Shape::Title && end <= 5 => return None,
        // A blank that holds, guillemets; quotation marks, dashes, an ellipsis, a narrow blank that holds.
        []
        | [b' ' | b',' | b'.' | b';' | b':' | b'!' | b'?' | b'(' | b')' | b'/' | b'"' | b'\n' | b'\r' | b'\t', ..]
        | [0xc2, 0xa0 | 0xab | 0xbb, ..]
        | [0xe2, 0x80, 0x93 | 0x94 | 0x9c | 0x9d | 0xa6 | 0xaf, ..] => {}
        [b'\'', ..] => apostrophe = Some(end + 1),
        [0xe2, 0x80, 0x99, ..] => apostrophe = Some(end + 3),
        _ => return None,
    }
    let number = if accents && length == 1 && letters[0] == b'a' && matches!(bytes[1], 0x80 | 0xa0) {
        // Folding would make the verb « a » of « à ».
        letters = [0; 16];
        letters[..2].copy_from_slice("à".as_bytes());
        length = 2;
        u128::from_le_bytes(letters)
    } else {
        u128::from_le_bytes(letters)
    };
    let found = lore.numbered(number, language);
    let written = &text[at..at + end];
    if let Some(past) = apostrophe {
        let elision = language == Language::French && found.is_some_and(|(_, facts)| facts.has(Fact::Elision));
        if elided(&bytes[past..], elision)? {
            end = past;
        }
    }
    let word = match found {
        _ if upper == 0 && !accents => Cow::Borrowed(written),
        Some((place, _)) => Cow::Borrowed(lore.word(place)),
        None => Cow::Owned(String::from_utf8_lossy(&letters[..length]).into_owned()),
    };
    Some(Quick { end: at + end, shape, word, facts: found.map_or(Facts::default(), |(_, facts)| facts) })
}

/// The length of a word of less than eight small letters, and the word as a number, where a blank or a mark ends it: more than half
/// of all words. Eight bytes are looked at at once.
fn plain(bytes: &[u8]) -> Option<(usize, u128)> {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let word = u64::from_le_bytes(*bytes.first_chunk()?);
    // The upper bit of each byte: it is at least `a`; it is more than `z`; it is no ASCII.
    let low = word & (0x7f * EACH);
    let (from_a, past_z) = (low + (0x80 - 0x61) * EACH, low + (0x80 - 0x7b) * EACH);
    let small = from_a & !past_z & !word & (0x80 * EACH);
    let length = (small ^ (0x80 * EACH)).trailing_zeros() as usize / 8;
    let ends = matches!(bytes.get(length)?, b' ' | b',' | b'.' | b';' | b':' | b'!' | b'?' | b')' | b'"' | b'\n');
    (length > 0 && length < 8 && ends).then(|| (length, u128::from(word & ((1 << (length * 8)) - 1))))
}

/// Whether a word takes the apostrophe before `after` to it, if that is an `elision`: « l’accord », but "Kim’s"; none where it needs
/// care.
fn elided(after: &[u8], elision: bool) -> Option<bool> {
    match *after {
        [b's' | b'S', next, ..] if !next.is_ascii() => None,
        [b's' | b'S', next, ..] if next.is_ascii_alphanumeric() => elision.then_some(true),
        [] | [b's' | b'S', ..] => Some(false),
        [0xc3, 0x97 | 0xb7, ..] => None,
        [next, ..] if next.is_ascii_alphanumeric() || next == 0xc3 => elision.then_some(true),
        [next, ..] => next.is_ascii().then_some(false),
    }
}

#[cfg(test)]
mod tests {
    use super::super::lore::LORE;
    use super::super::tokens::{folded, word};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn most_words_are_read_quickly() {
        for text in ["maire ", "Été,", "l’été ", "L'eau", "Kim’s ", "à ", "12 ", "OTAN)", "œ"] {
            let quick = quick(text, 0, &LORE, Language::French).map(|quick| quick.end);
            let expected = if text == "œ" { None } else { Some(word(text, 0, Language::French).0) };
            assert_eq!(quick, expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_read_quickly_is_read_as_with_care(
            text in "[a-zA-Z0-9éÉàÀçœß×÷'’sSlLdD.,&+ -]{1,3}([a-zéàS]{0,18})['’. «,-]{0,2}[a-zA-ZéS0-9×« .]{0,3}",
        ) {
            for language in [Language::French, Language::English] {
                if let Some(quick) = quick(&text, 0, &LORE, language) {
                    let (end, shape) = word(&text, 0, language);
                    prop_assert_eq!((quick.end, quick.shape), (end, shape));
                    prop_assert_eq!(&quick.word, &folded(&text[..end], shape));
                    prop_assert_eq!(quick.facts, LORE.facts(&quick.word, language));
                }
            }
        }
    }
}
