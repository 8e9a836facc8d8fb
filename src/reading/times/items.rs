//! A text cut into words, numbers and marks, each with what the vocabulary knows of it.

use super::class::{Class, Mark, Sense, can};
use super::vocabulary::{HEAD, Vocabulary};
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
    join_bracketed(&mut out);
    out
}

/// Makes one item of a weekday in parentheses before a day's number, by which a reporter dates somebody's words: « le (jeudi) 12 mai ».
fn join_bracketed(items: &mut Vec<Item>) {
    let (mut read, mut write) = (0, 0);
    while read < items.len() {
        let whole = items.get(read..read + 4).and_then(wrapped_weekday);
        items[write] = whole.unwrap_or(items[read]);
        read += if whole.is_some() { 3 } else { 1 };
        write += 1;
    }
    items.truncate(write);
}

fn wrapped_weekday(items: &[Item]) -> Option<Item> {
    let [open, weekday, close, day] = items else { return None };
    let wrapped = open.kind == Kind::Mark('(')
        && weekday.can(can::WEEKDAY)
        && (close.kind, close.glue) == (Kind::Mark(')'), Glue::None)
        && matches!(day.kind, Kind::Number(..))
        && day.glue == Glue::Space;
    wrapped.then(|| Item { span: open.span.cover(close.span), glue: open.glue, ..*weekday })
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
    let mut cutter =
        Cutter { text, vocabulary, glue: Glue::Break, out: Vec::with_capacity(text.len() / 5), folded: String::new() };
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        at = match byte {
            b' ' if text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_graphic) => cutter.blank(at),
            b' ' | b'\n' | b'\t' | b'\r' => cutter.blanks(at),
            b'0'..=b'9' => cutter.number(at),
            b'A'..=b'Z' | b'a'..=b'z' => cutter.word(at),
            _ => cutter.other(at),
        };
    }
    cutter.out
}

/// Cuts a text by its bytes: most of it is ASCII, and that needs no decoding. Each method takes where something begins and gives where
/// it ends.
struct Cutter<'a> {
    text: &'a str,
    vocabulary: &'static Vocabulary,
    /// What stands before the next item.
    glue: Glue,
    out: Vec<Item>,
    /// The word at hand, folded.
    folded: String,
}

impl Cutter<'_> {
    fn push(&mut self, start: usize, end: usize, kind: Kind) {
        let can = if matches!(kind, Kind::Number(..)) { can::DIGITS } else { 0 };
        let span = Span::new(start, end);
        self.out.push(Item { span, kind, glue: self.glue, capital: false, word: None, senses: &[], can });
        self.glue = Glue::None;
    }

    /// One blank alone, as most are.
    fn blank(&mut self, start: usize) -> usize {
        if self.glue != Glue::Break {
            self.glue = Glue::Space;
        }
        start + 1
    }

    fn blanks(&mut self, start: usize) -> usize {
        let (mut end, mut lines) = (start, 0);
        for c in self.rest(start).chars().take_while(|c| c.is_whitespace()) {
            end += c.len_utf8();
            lines += usize::from(c == '\n');
        }
        if self.glue != Glue::Break {
            self.glue = if lines > 1 { Glue::Break } else { Glue::Space };
        }
        end
    }

    fn number(&mut self, start: usize) -> usize {
        let digits = self.text.as_bytes()[start..].iter().take_while(|byte| byte.is_ascii_digit());
        let (mut value, mut width) = (0u32, 0usize);
        for digit in digits {
            value = value.saturating_mul(10).saturating_add(u32::from(digit - b'0'));
            width += 1;
        }
        self.push(start, start + width, Kind::Number(value, u8::try_from(width).unwrap_or(u8::MAX)));
        start + width
    }

    /// A word that begins with a letter, of whatever script.
    fn word(&mut self, start: usize) -> usize {
        let rest = &self.text.as_bytes()[start..];
        // What the vocabulary is asked for is gathered on the way.
        let (mut plain, mut head) = (0, 0u64);
        while let Some(byte) = rest.get(plain).filter(|byte| byte.is_ascii_alphabetic()) {
            head = if plain < HEAD { head << 8 | u64::from(byte | 0x20) } else { head };
            plain += 1;
        }
        let first = rest.first().copied().unwrap_or(0);
        let (end, number, capital) = if rest.get(plain).is_some_and(|byte| !byte.is_ascii()) {
            self.accented(start)
        } else {
            (start + plain, self.vocabulary.number_of(head, &rest[..plain]), first.is_ascii_uppercase())
        };
        let mut item = Item {
            span: Span::new(start, end),
            kind: Kind::Word,
            glue: self.glue,
            capital,
            word: number,
            senses: &[],
            can: 0,
        };
        if let Some(number) = number {
            let word = self.vocabulary.word(number);
            (item.senses, item.can) = (&word.senses, word.can);
        } else if matches!(first, b'I' | b'V' | b'X') && is_roman_ordinal(&self.text[start..end]) {
            item.can = can::ROMAN;
        }
        self.out.push(item);
        self.glue = Glue::None;
        end
    }

    /// Where a word with other letters ends, its number, and whether it begins with a capital.
    fn accented(&mut self, start: usize) -> (usize, Option<u16>, bool) {
        self.folded.clear();
        let mut end = start;
        let capital = self.text[start..].starts_with(char::is_uppercase);
        for c in self.text[start..].chars().take_while(|c| alphabetic(*c) || invisible(*c)) {
            fold_char(c, |f| self.folded.push(f));
            end += c.len_utf8();
        }
        (end, self.vocabulary.number(self.folded.as_bytes()), capital)
    }

    /// What begins with neither an ASCII letter, nor a digit, nor a common blank.
    fn other(&mut self, start: usize) -> usize {
        let Some(c) = self.rest(start).chars().next() else { return self.text.len() };
        let end = start + c.len_utf8();
        if alphabetic(c) {
            return self.word(start);
        }
        if c.is_whitespace() {
            return self.blanks(start);
        }
        if invisible(c) {
            return end;
        }
        if apostrophe(c) || hyphen(c) {
            // Between two letters it joins; elsewhere it is a mark.
            let after_word = self.glue == Glue::None && self.out.last().is_some_and(|last| last.kind == Kind::Word);
            if after_word && self.rest(end).starts_with(alphabetic) {
                self.glue = if hyphen(c) { Glue::Hyphen } else { Glue::Apostrophe };
                return end;
            }
        }
        self.push(start, end, Kind::Mark(c));
        end
    }

    fn rest(&self, start: usize) -> &str {
        self.text.get(start..).unwrap_or("")
    }
}

/// « `XIXe` »: capitals, then what makes an ordinal of them.
fn is_roman_ordinal(word: &str) -> bool {
    let suffix = word.trim_start_matches(['I', 'V', 'X']);
    word.len() <= 8 && suffix.len() < word.len() && !suffix.is_empty() && suffix.chars().all(char::is_lowercase)
}

/// Makes one item of each expression of several words, the longest first.
fn join(items: &mut Vec<Item>, vocabulary: &'static Vocabulary) {
    let (mut read, mut write) = (0, 0);
    while read < items.len() {
        let second = items.get(read + 1).and_then(|next| next.word);
        let phrase = items[read].word.zip(second).and_then(|(number, second)| {
            vocabulary.word(number).phrases_with(second).find(|phrase| {
                phrase.rest.iter().enumerate().all(|(n, wanted)| {
                    items.get(read + 1 + n).is_some_and(|next| next.word == Some(*wanted) && next.glue != Glue::Break)
                })
            })
        });
        // Nothing moves before the first expression.
        if write < read {
            items[write] = items[read];
        }
        if let Some(phrase) = phrase {
            let last = read + phrase.rest.len();
            items[write].span.end = items[last].span.end;
            (items[write].senses, items[write].can) = (&phrase.senses, phrase.can);
            items[write].word = None;
            read = last;
        }
        write += 1;
        read += 1;
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
