//! The shape of a note: what can be folded, and what a selection grows to.

use crate::notes::{BlockKind, Note};
use crate::reading::quotations;
use crate::text::{self, Span};

/// What may be folded away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold {
    /// From the line that stays to the last that goes.
    pub span: Span,
    pub kind: FoldKind,
}

/// What it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoldKind {
    FrontMatter,
    /// A heading with all below it.
    Section,
    BlockQuote,
}

/// The parts of a note that go over several lines: front matter, sections, block quotes; in the order in which they begin.
#[must_use]
pub fn folds(note: &Note) -> Vec<Fold> {
    let text = &note.text;
    let mut out: Vec<Fold> = Vec::new();
    out.extend(front_matter(text).map(|span| Fold { span, kind: FoldKind::FrontMatter }));
    out.extend(sections(note).into_iter().map(|span| Fold { span, kind: FoldKind::Section }));
    out.extend(note.block_quotes.iter().map(|quote| Fold { span: quote.trim(text), kind: FoldKind::BlockQuote }));
    out.retain(|fold| fold.span.of(text).contains('\n'));
    out.sort_by_key(|fold| fold.span.start);
    out
}

/// The front matter with its fences, where the note begins with one that is closed.
#[must_use]
pub fn front_matter(text: &str) -> Option<Span> {
    let start = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
    let mut at = start;
    for (number, line) in text.get(start..)?.split_inclusive('\n').enumerate() {
        let words = line.trim_end();
        let closes = number > 0 && (words == "---" || words == "...");
        if closes {
            return Some(Span::new(start, at + words.len()));
        }
        if number == 0 && words != "---" {
            return None;
        }
        at += line.len();
    }
    None
}

/// The sections of a note, in the order of their headings: each to where the next heading of its level or a higher one begins.
#[must_use]
pub fn sections(note: &Note) -> Vec<Span> {
    let headings: Vec<(u8, usize)> = note
        .blocks
        .iter()
        .filter_map(|block| match block.kind {
            BlockKind::Heading { level } => Some((level, block.span.start)),
            _ => None,
        })
        .collect();
    let end = |number: usize, level: u8| {
        let after = headings.iter().skip(number + 1).find(|(other, _)| *other <= level);
        after.map_or(note.text.len(), |(_, start)| *start)
    };
    let span = |(number, &(level, start)): (usize, &(u8, usize))| Span::new(start, end(number, level)).trim(&note.text);
    headings.iter().enumerate().map(span).collect()
}

/// What a selection at `offset` grows to, each around the one before: word, quotation, clause, sentence, paragraph, block quote,
/// sections, all.
#[must_use]
pub fn selections(note: &Note, offset: usize) -> Vec<Span> {
    let text = &note.text;
    let mut out: Vec<Span> = Vec::new();
    if let Some(number) = note.block_at(offset) {
        let block = &note.blocks[number];
        if let Some(at) = block.prose.from_note(offset) {
            let prose = &block.prose.text;
            out.extend(within(prose, at).into_iter().map(|span| block.prose.span_to_note(span)));
        }
        out.push(block.span.trim(text));
    }
    out.extend(note.block_quotes.iter().filter(|quote| quote.touches(offset)).map(|quote| quote.trim(text)));
    out.extend(front_matter(text).filter(|span| span.touches(offset)));
    // Inner sections begin later.
    out.extend(sections(note).into_iter().rev().filter(|section| section.touches(offset)));
    out.push(Span::new(0, text.len()));
    nested(out, offset)
}

/// What of a block's prose stands around a byte of it.
fn within(prose: &str, at: usize) -> Vec<Span> {
    let mut out = Vec::new();
    out.extend(text::words(prose).into_iter().map(|word| word.span).find(|word| word.touches(at)));
    if let Some(sentence) = text::sentences(prose).into_iter().find(|sentence| sentence.touches(at)) {
        for quotation in quotations::marked(prose).iter().filter(|quotation| quotation.span.touches(at)) {
            // Of a quotation that goes over several sentences, the sentence comes first.
            out.push(clause(prose, quotation.inner, at));
            out.extend([quotation.inner, quotation.span]);
        }
        out.extend([clause(prose, sentence, at), sentence]);
    }
    // A quotation may be shorter or longer than a clause, and than a sentence.
    out.sort_by_key(|span| span.len());
    out
}

/// The part of `whole` between two marks that part clauses, around a byte.
fn clause(prose: &str, whole: Span, at: usize) -> Span {
    let parts = |c: char| matches!(c, ',' | ';' | ':' | '—' | '–' | '(' | ')');
    let (mut start, mut end) = (whole.start, whole.end);
    for (n, c) in whole.of(prose).char_indices().filter(|(_, c)| parts(*c)) {
        let (mark, after) = (whole.start + n, whole.start + n + c.len_utf8());
        // « 10:30 », « 1,5 »: no mark parts what it joins.
        let alone = prose[..mark].ends_with(char::is_whitespace) || !prose[after..].starts_with(char::is_alphanumeric);
        if !alone {
            continue;
        }
        if after <= at {
            start = after;
        } else if mark >= at {
            end = mark;
            break;
        }
    }
    Span::new(start, end).trim(prose)
}

/// Those that hold `offset` and all that was there before, each but once.
fn nested(spans: Vec<Span>, offset: usize) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        let holds = out.last().is_none_or(|last| span.contains(*last) && span != *last);
        if span.touches(offset) && !span.is_empty() && holds {
            out.push(span);
        }
    }
    if out.is_empty() {
        out.push(Span::new(offset, offset));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grown(marked: &str) -> Vec<String> {
        let at = marked.find('|').expect("a bar");
        let note = Note::parse(&marked.replacen('|', "", 1));
        selections(&note, at).iter().map(|span| span.of(&note.text).to_owned()).collect()
    }

    #[test]
    fn a_selection_grows_from_the_word_to_the_note() {
        let note = "# Un\n\nAna l'a dit, mardi, à 10:3|0. Puis rien.\n\nFin.\n\n# Deux\n\nX.\n";
        assert_eq!(
            grown(note),
            [
                "30",
                "à 10:30.",
                "Ana l'a dit, mardi, à 10:30.",
                "Ana l'a dit, mardi, à 10:30. Puis rien.",
                "# Un\n\nAna l'a dit, mardi, à 10:30. Puis rien.\n\nFin.",
                "# Un\n\nAna l'a dit, mardi, à 10:30. Puis rien.\n\nFin.\n\n# Deux\n\nX.\n",
            ]
        );
        assert_eq!(
            grown("Elle dit : « Le **port** est |fermé » hier.\n"),
            [
                "fermé",
                "Le **port** est fermé",
                "« Le **port** est fermé »",
                "« Le **port** est fermé » hier.",
                "Elle dit : « Le **port** est fermé » hier.",
                "Elle dit : « Le **port** est fermé » hier.\n"
            ]
        );
        assert_eq!(grown("|"), [""]);
    }

    #[test]
    fn what_goes_over_several_lines_folds() {
        let note = Note::parse("---\ndate: 2021-01-01\n---\n\n# Un\n\nA.\n\n## Deux\n\n> a\n> b\n\n# Trois\n");
        let folded: Vec<_> = folds(&note).iter().map(|fold| (fold.kind, fold.span.of(&note.text))).collect();
        assert_eq!(
            folded,
            [
                (FoldKind::FrontMatter, "---\ndate: 2021-01-01\n---"),
                (FoldKind::Section, "# Un\n\nA.\n\n## Deux\n\n> a\n> b"),
                (FoldKind::Section, "## Deux\n\n> a\n> b"),
                (FoldKind::BlockQuote, "> a\n> b"),
            ]
        );
        assert_eq!(front_matter("---\nnever closed\n"), None);
    }

    proptest::proptest! {
        #[test]
        fn each_selection_holds_the_one_before(text in "([#> \\n«»\",:.()é😀a-c]|---\n|# |> ){0,24}", at in 0usize..60) {
            let note = Note::parse(&text);
            let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            let grown = selections(&note, at);
            proptest::prop_assert!(!grown.is_empty());
            for pair in grown.windows(2) {
                proptest::prop_assert!(pair[1].contains(pair[0]) && pair[0] != pair[1]);
            }
            for span in grown.iter().chain(folds(&note).iter().map(|fold| &fold.span)) {
                proptest::prop_assert!(text.get(span.start..span.end).is_some());
            }
        }
    }
}
