//! A note's headings, and whom it names below each.

use super::named::{self, Named, Who};
use crate::check::Subject;
use crate::index::Snapshot;
use crate::notes::{Block, BlockKind, Note};
use crate::reading::NameKind;
use crate::text::Span;
use std::collections::HashSet;

/// A heading with what stands below it, or a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// A heading's words, or the name as the note writes it first.
    pub title: String,
    /// None for a heading.
    pub name: Option<NameKind>,
    /// A heading with its section; a name alone.
    pub span: Span,
    /// The heading's line; the name.
    pub selection: Span,
    pub children: Vec<Entry>,
}

/// The outline of a note: its headings, each with the names below it, once each where they stand first, then the headings below it.
/// Names above the first heading come first.
#[must_use]
pub fn outline(note: &Note, snapshot: &Snapshot) -> Vec<Entry> {
    let names = named::of_subject(&Subject::new(note, snapshot));
    let mut top = Vec::new();
    // The headings that are open, each with its level and whom it has named.
    let mut open: Vec<(u8, Entry)> = Vec::new();
    let mut said: HashSet<Who> = HashSet::new();
    let mut rest = names.as_slice();
    for (number, block) in note.blocks.iter().enumerate() {
        let here = rest.iter().take_while(|name| name.block == number).count();
        let (own, after) = rest.split_at(here);
        rest = after;
        if let BlockKind::Heading { level } = block.kind {
            close(&mut top, &mut open, level, block.span.start);
            said.clear();
            let title = title(note, block);
            let span = Span::new(block.span.start, note.text.len());
            open.push((level, Entry { title, name: None, span, selection: block.span, children: Vec::new() }));
            continue;
        }
        let into = open.last_mut().map_or(&mut top, |(_, heading)| &mut heading.children);
        into.extend(own.iter().filter(|name| !name.in_address && said.insert(name.who())).map(entry));
    }
    close(&mut top, &mut open, 0, note.text.trim_end().len());
    top
}

/// A heading's words; as it is written where not all of it is prose.
fn title(note: &Note, block: &Block) -> String {
    let words = block.prose.text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !words.is_empty() && !words.contains('\u{fffc}') {
        return words;
    }
    let line = block.span.of(&note.text).lines().next().unwrap_or("");
    Some(line.trim_matches(['#', ' '])).filter(|line| !line.is_empty()).unwrap_or("#").to_owned()
}

fn entry(name: &Named) -> Entry {
    Entry {
        title: name.form.clone(),
        name: Some(name.kind),
        span: name.span,
        selection: name.span,
        children: Vec::new(),
    }
}

/// Ends the sections that a heading of `level` at `end` ends.
fn close(top: &mut Vec<Entry>, open: &mut Vec<(u8, Entry)>, level: u8, end: usize) {
    while open.last().is_some_and(|(above, _)| *above >= level) {
        let Some((_, mut heading)) = open.pop() else { return };
        heading.span.end = end.max(heading.selection.end);
        open.last_mut().map_or(&mut *top, |(_, above)| &mut above.children).push(heading);
    }
}
