//! Characters that are not seen but act: that move a cursor, turn the direction of writing, or hide between letters.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether a character is not seen and has power over how others are shown; line feeds and tabs have none.
#[must_use]
pub fn has_power(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c,
            // Marks that turn the direction of writing, and separators that some programs take for line ends.
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{206f}'
            // What has no width, and could make two names of one.
            | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e007f}')
}

/// A text with each such character written out: `⟨U+202E⟩`.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    if !text.contains(has_power) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if has_power(c) {
            let _ = write!(out, "⟨U+{:04X}⟩", u32::from(c));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// The first `most` characters of a text, with « … » where there are more.
#[must_use]
pub fn short(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((at, _)) => Cow::Owned(format!("{}…", text[..at].trim_end())),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_unseen_is_written_out() {
        assert_eq!(shown("a\u{202e}b\u{1b}[2J\u{200b}c"), "a⟨U+202E⟩b⟨U+001B⟩[2J⟨U+200B⟩c");
        assert!(matches!(shown("« été »\u{a0}: a\tb\n"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_is_long_is_cut() {
        assert_eq!(short("été à la mer", 5), "été à…");
        assert_eq!(short("été", 3), "été");
    }
}
