//! A text becomes paragraphs.

use super::{Block, BlockKind};
use crate::text::Span;

/// A file with a longer line, in bytes, is not broken into lines by hand or by a mail program: each of its lines is a paragraph.
const WIDEST: usize = 130;
/// The narrowest width at which somebody breaks prose, in bytes.
const NARROWEST: usize = 40;

/// The paragraphs of `text`, in order; the header, where there is one, is the block at `header`.
///
/// In plain text a paragraph is a line, but where lines were broken at a fixed width. In Markdown blank lines part paragraphs.
pub(super) fn split(text: &str, header: Span, markdown: bool) -> Vec<Block> {
    let mut blocks = Vec::new();
    let lines = lines(text);
    let (above, below): (Vec<_>, Vec<_>) = if header.is_empty() {
        (Vec::new(), lines)
    } else {
        let outside = lines.into_iter().filter(|line| line.end <= header.start || line.start >= header.end);
        outside.partition(|line| line.end <= header.start)
    };
    let part = |lines: &[Span]| if markdown { markdown_blocks(text, lines) } else { plain_blocks(text, lines) };
    blocks.extend(part(&above));
    if !header.is_empty() {
        blocks.push(Block { span: header, kind: BlockKind::Meta });
    }
    blocks.extend(part(&below));
    blocks
}

/// All lines without what ends them, blank ones included.
fn lines(text: &str) -> Vec<Span> {
    let mut start = 0;
    let mut out = Vec::new();
    for line in text.split_inclusive(['\n', '\r']) {
        out.push(Span::new(start, start + line.trim_end_matches(['\n', '\r']).len()));
        start += line.len();
    }
    out
}

fn plain_blocks(text: &str, lines: &[Span]) -> Vec<Block> {
    let width = broken_at(text, lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut last: Option<Span> = None;
    for &line in lines {
        let content = line.trim(text);
        if content.is_empty() {
            last = None;
            continue;
        }
        let joins = last.zip(width).is_some_and(|(above, width)| is_full(text, above, line, width));
        match blocks.last_mut().filter(|_| joins) {
            Some(block) => block.span.end = content.end,
            None => blocks.push(Block { span: content, kind: BlockKind::Body }),
        }
        last = Some(line);
    }
    blocks
}

/// The width at which a text's lines were broken, if they were: its lines that have another below could mostly not have taken
/// that one's first word.
fn broken_at(text: &str, lines: &[Span]) -> Option<usize> {
    let width = lines.iter().map(|line| line.len()).max()?;
    if !(NARROWEST..=WIDEST).contains(&width) {
        return None;
    }
    let filled = |line: &Span| !line.trim(text).is_empty();
    let pairs: Vec<_> = lines.windows(2).filter(|pair| pair.iter().all(filled)).collect();
    let full = pairs.iter().filter(|pair| is_full(text, pair[0], pair[1], width)).count();
    // Three lines at least: a title above a dateline is no proof.
    (full >= 2 && full * 3 >= pairs.len() * 2).then_some(width)
}

/// Whether the first word of `below` had no room left in `above`. Widths are in bytes; accents make them inexact by a word at most.
fn is_full(text: &str, above: Span, below: Span, width: usize) -> bool {
    let word = below.trim(text).of(text).split_whitespace().next().map_or(0, str::len);
    above.len() + 1 + word + above.len() / 12 >= width
}

fn markdown_blocks(text: &str, lines: &[Span]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    // Whether the next line of prose goes on in the last block.
    let mut open = false;
    let mut fence: Option<&str> = None;
    for &line in lines {
        let content = line.trim(text);
        let line = content.of(text);
        if let Some(mark) = fence {
            if let Some(block) = blocks.last_mut() {
                block.span.end = block.span.end.max(content.end);
            }
            if line.starts_with(mark) && line.trim_matches(['`', '~']).is_empty() {
                fence = None;
            }
            continue;
        }
        if line.is_empty() {
            open = false;
            continue;
        }
        fence = ["```", "~~~"].into_iter().find(|mark| line.starts_with(mark));
        let (kind, skip, goes_on) = markdown_line(line, fence.is_some());
        let underline =
            open && line.len() >= 2 && (line.trim_matches('=').is_empty() || line.trim_matches('-').is_empty());
        if let Some(block) = blocks.last_mut().filter(|_| underline) {
            block.kind = BlockKind::Heading;
            open = false;
            continue;
        }
        let Some(kind) = kind else {
            open = false;
            continue;
        };
        match blocks.last_mut().filter(|_| open && goes_on && skip == 0) {
            Some(block) => block.span.end = content.end,
            None => blocks.push(Block { span: Span::new(content.start + skip, content.end), kind }),
        }
        open = goes_on;
    }
    blocks
}

/// What a line of Markdown is, how many bytes of marks start it, and whether the next line may go on with it. None for a rule.
fn markdown_line(line: &str, fence: bool) -> (Option<BlockKind>, usize, bool) {
    if fence {
        return (Some(BlockKind::Boilerplate), 0, false);
    }
    let hashes = line.bytes().take_while(|&b| b == b'#').count();
    if (1..=6).contains(&hashes) && line[hashes..].starts_with([' ', '\t']) {
        let skip = line.len() - line[hashes..].trim_start().len();
        return (Some(BlockKind::Heading), skip, false);
    }
    let rule =
        |mark: char| line.chars().filter(|&c| c == mark).count() >= 3 && line.chars().all(|c| c == mark || c == ' ');
    if ['-', '*', '_'].into_iter().any(rule) {
        return (None, 0, false);
    }
    let picture = line.starts_with("![") && line.ends_with(')') && line.matches("](").count() == 1;
    let table_rule = line.contains('|') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
    if picture || table_rule || (line.starts_with("<!--") && line.ends_with("-->")) {
        return (Some(BlockKind::Boilerplate), 0, false);
    }
    if line.starts_with('|') {
        return (Some(BlockKind::Body), 0, false);
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let marker = match line.as_bytes() {
        [b'-' | b'*' | b'+' | b'>', b' ' | b'\t', ..] => 1,
        _ if (1..=3).contains(&digits)
            && matches!(line.as_bytes().get(digits..digits + 2), Some([b'.' | b')', b' '])) =>
        {
            digits + 1
        }
        _ => 0,
    };
    let skip = if marker == 0 { 0 } else { line.len() - line[marker..].trim_start().len() };
    // The lines of a block quote go on in one another.
    (Some(BlockKind::Body), if line.starts_with("> ") { 0 } else { skip }, true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn show(text: &str, markdown: bool) -> Vec<String> {
        let blocks = split(text, Span::default(), markdown);
        blocks.iter().map(|b| format!("{:?} {:?}", b.kind, b.span.of(text))).collect()
    }

    #[test]
    fn a_line_is_a_paragraph() {
        let text = "Le pont rouvre\n\nLYON, 3 mai (AP) --\nLe pont rouvre demain.\r\nLe maire l’a dit.\n";
        let expected = ["Le pont rouvre", "LYON, 3 mai (AP) --", "Le pont rouvre demain.", "Le maire l’a dit."];
        assert_eq!(show(text, false), expected.map(|line| format!("Body {line:?}")));
    }

    #[test]
    fn broken_lines_are_joined() {
        let text = "The bridge over the river will open again on\nMonday, the mayor said, after nine months of\n\
                    repairs that cost the town two million euros.\n\nCosts\nThe council had expected half of that sum, and\n\
                    some of its members are angry about it.\n";
        let shown = show(text, false);
        assert_eq!(shown.len(), 3, "{shown:#?}");
        assert!(shown[0].starts_with("Body \"The bridge") && shown[0].ends_with("euros.\""));
        assert_eq!(shown[1], "Body \"Costs\"");
    }

    #[test]
    fn markdown() {
        let text = "# Titre\n\nUn **début**\net sa suite.\n- un\n- deux\n\n```\ncode\n\n```\nFin\n===\n> dit\n> ainsi\n\n![x](y.png)\n";
        insta::assert_snapshot!(show(text, true).join("\n"), @r#"
        Heading "Titre"
        Body "Un **début**\net sa suite."
        Body "un"
        Body "deux"
        Boilerplate "```\ncode\n\n```"
        Heading "Fin"
        Body "> dit\n> ainsi"
        Boilerplate "![x](y.png)"
        "#);
    }

    proptest! {
        #[test]
        fn blocks_are_in_order_and_whole(text in "[a-zé#>`|*\\-. \r\n]{0,80}", markdown: bool) {
            let blocks = split(&text, Span::default(), markdown);
            prop_assert!(blocks.iter().all(|b| !b.span.of(&text).is_empty() || b.span.is_empty()));
            prop_assert!(blocks.windows(2).all(|b| b[0].span.end <= b[1].span.start));
        }
    }
}
