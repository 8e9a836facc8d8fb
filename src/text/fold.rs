//! Folding: two spellings that a typist would call the same become the same letters.
//!
//! Case, accents, ligatures, compatibility forms (full-width letters, superscripts), apostrophes, dashes, quotation marks and
//! every kind of blank. Letters that are not Latin keep their accents' base only.

use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Calls `emit` with each folded character of `c`; soft hyphens, combining marks and zero-width characters give none.
pub fn fold_char(c: char, mut emit: impl FnMut(char)) {
    match c {
        'a'..='z' | '0'..='9' | ' ' => emit(c),
        'A'..='Z' => emit(c.to_ascii_lowercase()),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
        '’' | '‘' | '‛' | 'ʼ' | '′' | '`' | '´' | 'ʹ' | 'ʻ' => emit('\''),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => emit('-'),
        '«' | '»' | '“' | '”' | '„' | '‟' | '‹' | '›' | '″' => emit('"'),
        '…' => {
            for _ in 0..3 {
                emit('.');
            }
        }
        'œ' | 'Œ' => {
            emit('o');
            emit('e');
        }
        'æ' | 'Æ' => {
            emit('a');
            emit('e');
        }
        'ß' | 'ẞ' => {
            emit('s');
            emit('s');
        }
        'ł' | 'Ł' => emit('l'),
        'ø' | 'Ø' => emit('o'),
        'đ' | 'Đ' => emit('d'),
        'ı' => emit('i'),
        c if c.is_whitespace() => emit(' '),
        c if c.is_ascii() => emit(c),
        'À'..='ž' => match LATIN.get(c as usize - 'À' as usize) {
            Some(Some(folded)) => emit(*folded),
            _ => decompose(c, emit),
        },
        c => decompose(c, emit),
    }
}

fn decompose(c: char, mut emit: impl FnMut(char)) {
    for d in std::iter::once(c).nfkd() {
        if !is_combining_mark(d) {
            for l in d.to_lowercase().filter(|l| !is_combining_mark(*l)) {
                emit(l);
            }
        }
    }
}

/// What the accented letters from À to ž become, where that is one letter: French is full of them.
static LATIN: LazyLock<Vec<Option<char>>> = LazyLock::new(|| {
    let one = |c: char| {
        let mut folded = String::new();
        decompose(c, |f| folded.push(f));
        let mut letters = folded.chars();
        letters.next().filter(|_| letters.next().is_none())
    };
    ('À'..='ž').map(one).collect()
});

/// `text` folded; runs of blanks are kept as they are, one space each.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, |f| out.push(f));
    }
    out
}

/// Folded text that knows where each of its bytes comes from.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of `text`, and one past its end, the byte of the original that it came from.
    pub origin: Vec<usize>,
}

/// `text` folded, with the way back.
#[must_use]
pub fn fold_with_map(text: &str) -> Folded {
    let mut out = Folded { text: String::with_capacity(text.len()), origin: Vec::with_capacity(text.len() + 1) };
    for (at, c) in text.char_indices() {
        fold_char(c, |f| {
            out.text.push(f);
            out.origin.resize(out.text.len(), at);
        });
    }
    out.origin.push(text.len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn typography_falls_away() {
        assert_eq!(fold("L’ÉTÉ\u{202f}: « œuvre »"), "l'ete : \" oeuvre \"");
        assert_eq!(fold("Łódź — ＡＢＣ…"), "lodz - abc...");
    }

    proptest! {
        #[test]
        fn folding_is_stable_and_mapped(text in "\\PC{0,60}") {
            let once = fold_with_map(&text);
            prop_assert_eq!(&once.text, &fold(&text));
            prop_assert_eq!(once.origin.len(), once.text.len() + 1);
            prop_assert!(once.origin.windows(2).all(|w| w[0] <= w[1]));
        }
    }
}
