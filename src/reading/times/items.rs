//! A text cut into words, numbers and marks, each with what the vocabulary knows of it.

use super::vocabulary::{Class, Mark, Sense, Vocabulary, can};
use crate::text::{Span, fold_char};
use unicode_normalization::char::is_combining_mark;

/// What stands between an item and the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glue {
    /// Nothing: `13` and `th`.
    None,
    /// Blanks, a line's end among them.
    Space,
    Apostrophe,
    Hyphen,
    /// A paragraph's end, or the text's beginning.
    Break,
}

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Word,
    /// Digits: what they say, capped, and how many they are.
    Number(u32, u8),
    Mark(char),
}

/// A word, an expression of the vocabulary, a number or a mark.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    pub span: Span,
    pub kind: Kind,
    pub glue: Glue,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Its number in the vocabulary, where it is a word of it.
    word: Option<u16>,
    senses: &'static [Sense],
    can: u32,
}

impl Item {
    /// The first meaning that `pick` takes.
    pub fn sense<T>(&self, pick: impl Fn(Class) -> Option<T>) -> Option<T> {
        self.senses.iter().find_map(|sense| pick(sense.class))
    }

    /// Whether it can mean `class`.
    pub fn is(&self, class: Class) -> bool {
        self.senses.iter().any(|sense| sense.class == class)
    }

    /// The mark of the first meaning that `pick` takes.
    pub fn mark(&self, pick: impl Fn(Class) -> bool) -> Mark {
        self.senses.iter().find(|sense| pick(sense.class)).map_or(Mark::None, |sense| sense.mark)
    }

    /// Whether the vocabulary knows it, or it is a number.
    pub fn tells(&self) -> bool {
        matches!(self.kind, Kind::Number(..)) || !self.senses.is_empty()
    }

    /// Whether it can be any of these: see [`can`].
    pub const fn can(&self, bits: u32) -> bool {
        self.can & bits != 0
    }

    /// Whether a point or stretch can begin with it.
    pub const fn starts(&self) -> bool {
        self.can(can::START)
    }
}

/// The items of `text`.
pub fn items(text: &str, vocabulary: &'static Vocabulary) -> Vec<Item> {
    let mut out = split(text, vocabulary);
    join(&mut out, vocabulary);
    out
}

fn invisible(c: char) -> bool {
    // No mark combines below U+0300, where most text is.
    c == '\u{ad}'
        || c >= '\u{300}' && (matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}') || is_combining_mark(c))
}

/// As `char::is_alphabetic`, which is slow for the accented letters that a French text is full of.
fn alphabetic(c: char) -> bool {
    match c {
        'À'..='ɏ' => c != '×' && c != '÷',
        // Typographic marks.
        '\u{2010}'..='\u{2027}' => false,
        _ => c.is_alphabetic(),
    }
}

fn apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ')
}

fn hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}

fn split(text: &str, vocabulary: &'static Vocabulary) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::with_capacity(text.len() / 5);
    let (mut folded, mut letters) = (Vec::new(), String::new());
    let mut chars = text.char_indices().peekable();
    let mut glue = Glue::Break;
    while let Some((start, c)) = chars.next() {
        let mut end = start + c.len_utf8();
        let mut item = Item {
            span: Span::new(start, end),
            kind: Kind::Mark(c),
            glue,
            capital: false,
            word: None,
            senses: &[],
            can: 0,
        };
        if c.is_whitespace() {
            let first = c == '\n';
            let mut lines = usize::from(first);
            while let Some(&(_, c)) = chars.peek().filter(|(_, c)| c.is_whitespace()) {
                lines += usize::from(c == '\n');
                chars.next();
            }
            if glue != Glue::Break {
                glue = if lines > 1 { Glue::Break } else { Glue::Space };
            }
            continue;
        }
        if invisible(c) {
            continue;
        }
        if c.is_ascii_digit() {
            let (mut value, mut digits) = (u32::from(c) - u32::from('0'), 1u8);
            while let Some(&(at, c)) = chars.peek().filter(|(_, c)| c.is_ascii_digit()) {
                value = value.saturating_mul(10).saturating_add(u32::from(c) - u32::from('0'));
                digits = digits.saturating_add(1);
                end = at + 1;
                chars.next();
            }
            item.kind = Kind::Number(value, digits);
            item.can = can::DIGITS;
        } else if alphabetic(c) {
            let rest = &text.as_bytes()[start..];
            let plain = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
            item.kind = Kind::Word;
            if rest.get(plain).is_none_or(u8::is_ascii) && plain > 0 {
                // A word without accents: only what may be in the vocabulary is folded.
                end = start + plain;
                item.capital = c.is_ascii_uppercase();
                if vocabulary.may_hold(c.to_ascii_lowercase() as u8, plain) {
                    folded.clear();
                    folded.extend(rest[..plain].iter().map(u8::to_ascii_lowercase));
                    item.word = vocabulary.number(&folded);
                }
                if plain > 1 {
                    chars.nth(plain - 2);
                }
            } else {
                letters.clear();
                fold_char(c, |f| letters.push(f));
                while let Some(&(at, c)) = chars.peek().filter(|(_, c)| alphabetic(*c) || invisible(*c)) {
                    fold_char(c, |f| letters.push(f));
                    end = at + c.len_utf8();
                    chars.next();
                }
                item.capital = c.is_uppercase();
                item.word = vocabulary.number(letters.as_bytes());
            }
            // « XIXe »: capitals, then what makes an ordinal of them.
            if matches!(c, 'I' | 'V' | 'X')
                && (2..=8).contains(&(end - start))
                && text[start..end].ends_with(|c: char| c.is_ascii_lowercase())
                && text[start..end].trim_start_matches(['I', 'V', 'X']).chars().all(char::is_lowercase)
            {
                item.can = can::ROMAN;
            }
            if let Some(number) = item.word {
                let word = vocabulary.word(number);
                (item.senses, item.can) = (&word.senses, word.can);
            }
        } else if apostrophe(c) || hyphen(c) {
            // Between two letters it joins; elsewhere it is a mark.
            let after_word = glue == Glue::None && out.last().is_some_and(|last| last.kind == Kind::Word);
            if after_word && chars.peek().is_some_and(|(_, c)| alphabetic(*c)) {
                glue = if hyphen(c) { Glue::Hyphen } else { Glue::Apostrophe };
                continue;
            }
        }
        item.span = Span::new(start, end);
        out.push(item);
        glue = Glue::None;
    }
    out
}

/// Makes one item of each expression of several words, the longest first.
fn join(items: &mut Vec<Item>, vocabulary: &'static Vocabulary) {
    let (mut read, mut write) = (0, 0);
    while read < items.len() {
        let mut item = items[read];
        let mut used = 1;
        if let Some(number) = item.word {
            let phrase = vocabulary.word(number).phrases.iter().find(|phrase| {
                phrase.rest.iter().enumerate().all(|(n, wanted)| {
                    items.get(read + 1 + n).is_some_and(|next| next.word == Some(*wanted) && next.glue != Glue::Break)
                })
            });
            if let Some(phrase) = phrase {
                used += phrase.rest.len();
                item.span.end = items[read + phrase.rest.len()].span.end;
                (item.senses, item.can) = (&phrase.senses, phrase.can);
                item.word = None;
            }
        }
        if write < read || used > 1 {
            items[write] = item;
        }
        write += 1;
        read += used;
    }
    items.truncate(write);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Language;

    #[test]
    fn expressions_of_several_words_are_one_item() {
        let text = "Avant-hier, 1er mai, il y a deux ans";
        let items = items(text, Vocabulary::of(Language::French));
        let words: Vec<&str> = items.iter().map(|item| item.span.of(text)).collect();
        assert_eq!(words, ["Avant-hier", ",", "1", "er", "mai", ",", "il y a", "deux", "ans"]);
    }
}
