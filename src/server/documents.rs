//! The open documents.

use super::convert;
use super::jobs::{Outcome, World};
use crate::config::FILE_NAME;
use crate::text::Encoding;
use ropey::{Rope, RopeSlice};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;
use tower_lsp_server::ls_types::{Position, TextDocumentContentChangeEvent, Uri};

/// Where a document belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Home {
    /// Being found out.
    Unknown,
    /// Nothing is said of it: no note, or nothing to hold it against.
    Nowhere,
    /// The workspace of that root.
    Workspace(PathBuf),
}

/// An open document: Markdown, or the configuration.
pub struct Document {
    pub uri: Uri,
    /// None where it is in no file of this machine: `untitled:`, `git:`.
    pub path: Option<PathBuf>,
    /// As the client counts.
    pub version: i32,
    /// As the server counts, over all documents: each text of each document has its own.
    pub revision: u64,
    /// The latest revision, for jobs that run on an older one.
    pub latest: Arc<AtomicU64>,
    pub text: Rope,
    /// Where the last edit ended, in bytes: the cursor, or cursors. Empty once the typing has rested.
    pub carets: Vec<usize>,
    /// When the last edit was, until it has rested.
    pub edited: Option<Instant>,
    pub home: Home,
    /// Whether a judgement of it is under way.
    pub judging: bool,
    /// The last judgement.
    pub outcome: Option<Outcome>,
    /// Whether the client shows diagnostics that were pushed.
    pub shows: bool,
}

/// A document as it stood at one moment: cheap to take, and it never changes.
#[derive(Clone)]
pub struct Still {
    pub uri: Uri,
    pub version: i32,
    pub revision: u64,
    pub latest: Arc<AtomicU64>,
    pub text: Rope,
    pub carets: Vec<usize>,
}

impl Document {
    pub fn new(uri: Uri, version: i32, text: &str, revision: u64) -> Self {
        Self {
            path: convert::path(&uri),
            uri,
            version,
            revision,
            latest: Arc::new(AtomicU64::new(revision)),
            text: Rope::from_str(text),
            carets: Vec::new(),
            edited: None,
            home: Home::Unknown,
            judging: false,
            outcome: None,
            shows: false,
        }
    }

    /// Whether it is a `sourcier.toml`: nothing is said of it, but what stands in it may be added to.
    pub fn is_configuration(&self) -> bool {
        self.path.as_deref().and_then(Path::file_name).is_some_and(|name| name == FILE_NAME)
    }

    /// Applies the client's edits, in order.
    pub fn edit(
        &mut self,
        version: i32,
        revision: u64,
        changes: Vec<TextDocumentContentChangeEvent>,
        encoding: Encoding,
        now: Instant,
    ) {
        self.carets.clear();
        for change in changes {
            let Some(range) = change.range else {
                // The whole text anew: a reload or a formatter, and no cursor in it.
                self.text = Rope::from_str(&change.text);
                self.carets.clear();
                continue;
            };
            let start = char_at(&self.text, range.start, encoding);
            let end = char_at(&self.text, range.end, encoding).max(start);
            let byte = self.text.char_to_byte(start);
            let removed = self.text.char_to_byte(end) - byte;
            self.text.remove(start..end);
            self.text.insert(start, &change.text);
            for caret in self.carets.iter_mut().filter(|caret| **caret >= byte + removed) {
                *caret = *caret - removed + change.text.len();
            }
            self.carets.push(byte + change.text.len());
        }
        self.version = version;
        self.revision = revision;
        self.latest.store(revision, Ordering::Relaxed);
        self.edited = (!self.carets.is_empty()).then_some(now);
    }

    /// The typing has rested: everything may be said.
    pub fn rest(&mut self) {
        self.carets.clear();
        self.edited = None;
    }

    pub fn still(&self) -> Still {
        Still {
            uri: self.uri.clone(),
            version: self.version,
            revision: self.revision,
            latest: Arc::clone(&self.latest),
            text: self.text.clone(),
            carets: self.carets.clone(),
        }
    }

    /// The last judgement, where it is of this text in this world.
    pub fn current(&self, world: &World) -> Option<&Outcome> {
        self.outcome.as_ref().filter(|o| o.revision == self.revision && o.world == world.revision)
    }
}

impl Still {
    /// A note that is not open, with its text on disk.
    pub fn closed(uri: Uri, text: &str) -> Self {
        let (text, latest) = (Rope::from_str(text), Arc::default());
        Self { uri, version: 0, revision: 0, latest, text, carets: Vec::new() }
    }

    /// Whether a newer text has come.
    pub fn is_stale(&self) -> bool {
        self.latest.load(Ordering::Relaxed) != self.revision
    }
}

/// The character at a position: clamped to the end of its line, or of the text.
fn char_at(text: &Rope, position: Position, encoding: Encoding) -> usize {
    let line = position.line as usize;
    if line >= text.len_lines() {
        return text.len_chars();
    }
    let slice = without_end(text.line(line));
    let column = position.character as usize;
    let within = match encoding {
        Encoding::Utf8 => slice.byte_to_char(column.min(slice.len_bytes())),
        Encoding::Utf16 => slice.utf16_cu_to_char(column.min(slice.len_utf16_cu())),
        Encoding::Utf32 => column.min(slice.len_chars()),
    };
    text.line_to_char(line) + within
}

/// A line without what ends it.
fn without_end(line: RopeSlice<'_>) -> RopeSlice<'_> {
    let ends = line.chars_at(line.len_chars()).reversed().take_while(|c| matches!(c, '\n' | '\r')).count();
    line.slice(..line.len_chars() - ends)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::LineIndex;
    use proptest::prelude::*;
    use tower_lsp_server::ls_types::Range;

    fn change(start: (u32, u32), end: (u32, u32), text: &str) -> TextDocumentContentChangeEvent {
        TextDocumentContentChangeEvent {
            range: Some(Range::new(Position::new(start.0, start.1), Position::new(end.0, end.1))),
            range_length: None,
            text: text.to_owned(),
        }
    }

    fn document(text: &str) -> Document {
        Document::new("untitled:a".parse().expect("an address"), 1, text, 1)
    }

    #[test]
    fn edits_are_applied_in_order_and_leave_their_cursors() {
        let mut d = document("été 😀 x\r\nsecond\n");
        d.edit(
            2,
            2,
            vec![change((1, 0), (1, 6), "deux"), change((0, 6), (0, 7), "yz")],
            Encoding::Utf16,
            Instant::now(),
        );
        assert_eq!(d.text, "été 😀yzx\r\ndeux\n");
        assert_eq!(d.carets, [d.text.to_string().find('\n').unwrap() + 5, "été 😀yz".len()]);
    }

    #[test]
    fn a_position_out_of_range_is_clamped() {
        let mut d = document("ab\n");
        d.edit(2, 2, vec![change((0, 99), (0, 99), "c"), change((7, 7), (9, 9), "d")], Encoding::Utf8, Instant::now());
        assert_eq!(d.text, "abc\nd");
    }

    #[test]
    fn separators_of_unicode_end_no_line() {
        let mut d = document("a\u{2028}b\u{85}c\nd");
        d.edit(2, 2, vec![change((1, 0), (1, 1), "e")], Encoding::Utf16, Instant::now());
        assert_eq!(d.text, "a\u{2028}b\u{85}c\ne");
    }

    proptest! {
        /// The rope and the line index, which count separately, agree on every position.
        #[test]
        fn the_rope_counts_as_the_line_index_does(
            text in "[a-é😀\r\n\u{2028} ]{0,30}", line in 0u32..6, character in 0u32..12,
        ) {
            let rope = Rope::from_str(&text);
            let lines = LineIndex::new(&text);
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                let position = crate::text::Position { line, column: character };
                let here = rope.char_to_byte(char_at(&rope, Position::new(line, character), encoding));
                prop_assert_eq!(here, lines.offset(&text, position, encoding));
            }
        }
    }
}
