//! What the words between two marks are made of: words, cuts, insertions.

use crate::text::{self, Span, Word};

/// What a cut leaves out is looked for so many words of the source far.
pub const CUT: usize = 4_000;
/// A bracketed insertion may stand for at most this many words of the source.
pub const REPLACED: usize = 8;
/// Quotations longer than this many words are judged by their beginning.
pub const LONGEST: usize = 400;

/// A bracket that does not close within so many characters is none.
const LONGEST_BRACKET: usize = 200;

/// What a quotation is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    Word(Word),
    /// Words of the source may be missing here: at most so many. None may where the writer says who speaks.
    Gap(usize),
}

impl Token {
    /// The word, where it is one.
    pub const fn word(&self) -> Option<&Word> {
        match self {
            Self::Word(word) => Some(word),
            Self::Gap(_) => None,
        }
    }
}

/// Words, cuts and insertions of a quotation, in which the writer says who speaks at `told`.
pub fn tokens(quoted: &str, told: &[Span]) -> Vec<Token> {
    let mut gaps: Vec<(usize, usize)> = Vec::new();
    // The text without cuts and without brackets inside words, and where each of its bytes stands.
    let mut plain = String::with_capacity(quoted.len());
    let mut origin: Vec<usize> = Vec::with_capacity(quoted.len());
    let mut at = 0;
    while let Some(c) = quoted[at..].chars().next() {
        let (taken, text) = match piece(quoted, at, told) {
            Piece::Gap { bytes, limit } => {
                gaps.push((at, limit));
                (bytes, " ")
            }
            Piece::InWord => (c.len_utf8(), ""),
            Piece::Text => (c.len_utf8(), &quoted[at..at + c.len_utf8()]),
        };
        plain.push_str(text);
        origin.extend((0..text.len()).map(|n| at + n));
        at += taken;
    }
    let mut out = Vec::new();
    let mut gaps = gaps.into_iter().peekable();
    for mut word in text::words(&plain).into_iter().take(LONGEST) {
        word.span = Span::new(origin[word.span.start], origin[word.span.end - 1] + 1);
        while let Some((_, limit)) = gaps.next_if(|(start, _)| *start <= word.span.start) {
            // A cut at the start leaves nothing out that the alignment would miss.
            if !out.is_empty() {
                out.push(Token::Gap(limit));
            }
        }
        out.push(Token::Word(word));
    }
    out
}

/// What a character of a quotation begins.
enum Piece {
    Text,
    /// A bracket around letters of a word: « [N]ous », « ami[e]s ».
    InWord,
    /// A cut, an insertion of the note's writer, or who speaks: so many bytes, for at most so many words of the source.
    Gap {
        bytes: usize,
        limit: usize,
    },
}

fn piece(quoted: &str, at: usize, told: &[Span]) -> Piece {
    let rest = &quoted[at..];
    if let Some(span) = told.iter().find(|span| span.start == at) {
        return Piece::Gap { bytes: span.len(), limit: 0 };
    }
    for (open, close) in [('[', ']'), ('(', ')')] {
        if rest.starts_with(open)
            && let Some((end, _)) = rest.char_indices().take(LONGEST_BRACKET).find(|(_, c)| *c == close)
        {
            let inside = rest[1..end].trim();
            if inside.chars().all(|c| matches!(c, '.' | '…' | ' ')) {
                return Piece::Gap { bytes: end + 1, limit: CUT };
            }
            if open == '[' {
                let glued =
                    quoted[..at].ends_with(char::is_alphanumeric) || rest[end + 1..].starts_with(char::is_alphanumeric);
                return if glued { Piece::InWord } else { Piece::Gap { bytes: end + 1, limit: REPLACED } };
            }
        }
    }
    if rest.starts_with(']') {
        return Piece::InWord;
    }
    if rest.starts_with('…') {
        return Piece::Gap { bytes: '…'.len_utf8(), limit: CUT };
    }
    if rest.starts_with("...") {
        return Piece::Gap { bytes: 3, limit: CUT };
    }
    Piece::Text
}
