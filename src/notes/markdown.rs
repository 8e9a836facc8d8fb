//! The one place that knows the Markdown parser.

use super::citations;
use super::front_matter::{self, FrontMatter};
use super::ignores::{self, Ignore};
use super::{Block, BlockKind, Citation, CitationForm, Note, Prose};
use crate::text::Span;
use pulldown_cmark::{Event, LinkType, MetadataBlockKind, Options, Parser, Tag, TagEnd};
use std::collections::HashMap;

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
        | Options::ENABLE_WIKILINKS
}

/// Reads a Markdown document.
pub fn parse(text: &str) -> Note {
    let mut reader = Reader { text, ..Reader::default() };
    // A byte order mark is no part of the first line, but the parser takes it for text.
    let skipped = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    for (event, range) in Parser::new_ext(&text[skipped..], options()).into_offset_iter() {
        reader.event(event, Span::from(range).shift(skipped));
    }
    reader.finish()
}

/// What a block opened in is.
enum Container {
    Item { task: Option<bool> },
    Footnote,
}

#[derive(Default)]
struct Reader<'a> {
    text: &'a str,
    front_matter: FrontMatter,
    blocks: Vec<Block>,
    open: Option<Block>,
    /// The block kind that the next text opens, where its element says one.
    next: Option<(BlockKind, usize)>,
    containers: Vec<Container>,
    headings: Vec<(u8, usize)>,
    quote_depth: usize,
    block_quotes: Vec<Span>,
    citations: Vec<Citation>,
    ignores: Vec<Ignore>,
    /// Inside a code block, a metadata block or an HTML block: nothing is prose.
    silent: usize,
    /// The links open: where each starts in the block's prose, and its citation.
    links: Vec<(usize, Option<Citation>)>,
    /// Footnotes by label: the blocks that refer to each, and the definition open.
    references: HashMap<String, usize>,
    footnote: Option<String>,
    footnote_citations: Vec<(usize, String)>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag, span),
            Event::Text(text) => {
                if self.silent == 0 {
                    self.push(&text, span);
                }
            }
            Event::SoftBreak | Event::HardBreak => self.line_break(span),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => self.push_gap(span),
            Event::FootnoteReference(label) => {
                self.block_for(span);
                self.references.entry(label.to_string()).or_insert(self.blocks.len());
            }
            Event::TaskListMarker(done) => {
                if let Some(Container::Item { task }) = self.containers.last_mut() {
                    *task = Some(done);
                }
                if let Some(Block { kind: BlockKind::ListItem { task }, .. }) = &mut self.open {
                    *task = Some(done);
                }
                if let Some((BlockKind::ListItem { task }, _)) = &mut self.next {
                    *task = Some(done);
                }
            }
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html, span),
            Event::Rule => self.flush(span.start),
        }
    }

    fn start(&mut self, tag: Tag, span: Span) {
        match tag {
            Tag::Paragraph => {
                self.flush(span.start);
                let kind = match self.containers.last() {
                    Some(Container::Item { task }) => BlockKind::ListItem { task: *task },
                    Some(Container::Footnote) => BlockKind::Footnote,
                    None => BlockKind::Paragraph,
                };
                self.next = Some((kind, span.start));
            }
            Tag::Heading { level, .. } => {
                self.flush(span.start);
                self.next = Some((BlockKind::Heading { level: level as u8 }, span.start));
            }
            Tag::BlockQuote(_) => {
                self.flush(span.start);
                if self.quote_depth == 0 {
                    self.block_quotes.push(span.trim(self.text));
                }
                self.quote_depth += 1;
            }
            Tag::Item => {
                self.flush(span.start);
                self.containers.push(Container::Item { task: None });
                self.next = Some((BlockKind::ListItem { task: None }, span.start));
            }
            Tag::FootnoteDefinition(label) => {
                self.flush(span.start);
                self.containers.push(Container::Footnote);
                self.footnote = Some(label.to_string());
            }
            Tag::TableCell => {
                self.flush(span.start);
                self.next = Some((BlockKind::TableCell, span.start));
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.flush(span.start);
                self.silent += usize::from(matches!(tag, Tag::CodeBlock(_)));
            }
            Tag::MetadataBlock(kind) => {
                self.silent += 1;
                if kind == MetadataBlockKind::YamlStyle {
                    self.front_matter = front_matter::parse(span.of(self.text));
                }
            }
            Tag::Link { link_type, dest_url, .. } => self.link(link_type, &dest_url, span),
            Tag::Image { .. } => {
                self.block_for(span);
                self.links.push((self.prose_len(), None));
            }
            Tag::Table(_) | Tag::List(_) => self.flush(span.start),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell => self.flush(span.end),
            TagEnd::Item => {
                self.flush(span.end);
                self.containers.pop();
            }
            TagEnd::FootnoteDefinition => {
                self.flush(span.end);
                self.containers.pop();
                self.footnote = None;
            }
            TagEnd::BlockQuote(_) => {
                self.flush(span.end);
                self.quote_depth = self.quote_depth.saturating_sub(1);
            }
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => self.silent = self.silent.saturating_sub(1),
            TagEnd::Link => self.link_end(span),
            TagEnd::Image => {
                if let (Some((start, _)), Some(open)) = (self.links.pop(), &mut self.open) {
                    open.prose.blank(Span::new(start, open.prose.text.len()));
                }
            }
            _ => {}
        }
    }

    /// Opens the block that text at `span` belongs to.
    fn block_for(&mut self, span: Span) -> &mut Block {
        let (kind, start) = self.next.take().unwrap_or_else(|| {
            let kind = match self.containers.last() {
                Some(Container::Item { task }) => BlockKind::ListItem { task: *task },
                Some(Container::Footnote) => BlockKind::Footnote,
                None => BlockKind::Paragraph,
            };
            (kind, span.start)
        });
        let quoted = (self.quote_depth > 0).then(|| self.block_quotes.len().saturating_sub(1));
        let headings = &self.headings;
        self.open.get_or_insert_with(|| Block {
            span: Span::new(start, start),
            kind,
            quoted,
            prose: Prose::default(),
            headings: headings
                .iter()
                .filter(|(level, _)| !matches!(kind, BlockKind::Heading { level: own } if own <= *level))
                .map(|&(_, n)| n)
                .collect(),
        })
    }

    fn push(&mut self, text: &str, span: Span) {
        // The parser gives a backslash escape as text that starts after the backslash.
        let escaped = span.len() == text.len() + 1 && span.of(self.text).starts_with('\\');
        let there = Span::new(span.start + usize::from(escaped), span.end);
        let block = self.block_for(span);
        block.prose.push(text, there);
        block.span.end = block.span.end.max(span.end);
    }

    /// A line's end is a blank, but before a dash with which somebody begins to speak.
    fn line_break(&mut self, span: Span) {
        let next = self.text[span.end..].trim_start_matches([' ', '\t', '>']);
        let said = next.strip_prefix(['—', '–', '―']).filter(|rest| rest.starts_with(char::is_whitespace));
        let begins = said.is_some_and(|rest| rest.trim_start().starts_with(char::is_uppercase));
        let told = self.open.as_ref().map_or("", |block| block.prose.text.trim_end());
        let ended = told.ends_with(['.', '!', '?', '…', ':', '»', '”', '"']);
        self.push(if begins && ended { "\n" } else { " " }, span);
    }

    /// Something that is no prose stands here: words on both sides are not neighbours.
    fn push_gap(&mut self, span: Span) {
        let block = self.block_for(span);
        block.prose.push(" \u{fffc} ", span);
        block.span.end = block.span.end.max(span.end);
    }

    fn prose_len(&self) -> usize {
        self.open.as_ref().map_or(0, |block| block.prose.text.len())
    }

    fn html(&mut self, html: &str, span: Span) {
        // An HTML block may hold several comments, one a line.
        let mut from = 0;
        while let Some(start) = html[from..].find("<!--").map(|at| from + at) {
            let Some(end) = html[start..].find("-->").map(|at| start + at + 3) else { break };
            self.ignores.extend(ignores::parse(&html[start..end], span.start + start));
            from = end;
        }
    }

    fn link(&mut self, kind: LinkType, target: &str, span: Span) {
        let block = self.blocks.len();
        self.block_for(span);
        let source = span.of(self.text);
        let form = match kind {
            LinkType::WikiLink { .. } => CitationForm::Wiki { key: target.to_owned() },
            LinkType::Email => return self.links.push((self.prose_len(), None)),
            _ if target.contains("://") => CitationForm::Url { url: target.to_owned() },
            _ if target.is_empty() || target.starts_with('#') || target.starts_with("mailto:") => {
                return self.links.push((self.prose_len(), None));
            }
            _ => CitationForm::Path { path: citations::decode(target) },
        };
        // The target stands last in an inline link, first in a wiki link; a reference's stands elsewhere.
        let place = if matches!(kind, LinkType::WikiLink { .. }) { source.find(target) } else { source.rfind(target) };
        let target = place.map_or(span, |at| Span::new(span.start + at, span.start + at + target.len()));
        self.links.push((self.prose_len(), Some(Citation { span, target, form, block })));
    }

    fn link_end(&mut self, span: Span) {
        let Some((start, citation)) = self.links.pop() else { return };
        let Some(citation) = citation else { return };
        if let Some(open) = &mut self.open {
            open.span.end = open.span.end.max(span.end);
            // A label that is nothing but a pointer says nothing of its own: « ([source](a.txt)) », [[key]], <https://…>.
            let before = self.text[..span.start].trim_end();
            let after = self.text[span.end..].trim_start();
            let aside = before.ends_with('(') && after.starts_with([')', ',', ';']);
            let label = open.prose.text[start..].trim();
            let bare = match &citation.form {
                CitationForm::Wiki { key } => key == label,
                CitationForm::Url { url } => url == label,
                _ => false,
            };
            if aside || bare {
                open.prose.blank(Span::new(start, open.prose.text.len()));
            }
        }
        self.cite(citation);
    }

    fn cite(&mut self, citation: Citation) {
        if let Some(label) = &self.footnote {
            self.footnote_citations.push((self.citations.len(), label.clone()));
        }
        self.citations.push(citation);
    }

    /// Ends the open block.
    fn flush(&mut self, end: usize) {
        self.next = None;
        self.links.clear();
        let Some(mut block) = self.open.take() else { return };
        block.span.end = block.span.end.max(end.min(self.text.len()));
        block.span = block.span.trim(self.text);
        let number = self.blocks.len();
        for (within, citation) in citations::in_prose(&block.prose, number) {
            block.prose.blank(within);
            self.cite(citation);
        }
        if let BlockKind::Heading { level } = block.kind {
            self.headings.retain(|&(above, _)| above < level);
            self.headings.push((level, number));
        }
        self.blocks.push(block);
    }

    fn finish(mut self) -> Note {
        self.flush(self.text.len());
        for (citation, label) in &self.footnote_citations {
            if let Some(&block) = self.references.get(label) {
                self.citations[*citation].block = block;
            }
        }
        self.citations.sort_by_key(|citation| citation.span);
        for ignore in &mut self.ignores {
            ignore.scope = scope(self.text, &self.blocks, ignore.span);
        }
        self.ignores.sort_by_key(|ignore| ignore.span);
        Note {
            text: self.text.to_owned(),
            front_matter: self.front_matter,
            blocks: self.blocks,
            block_quotes: self.block_quotes,
            citations: self.citations,
            file_date: None,
            ignores: self.ignores,
        }
    }
}

/// What a comment silences: its line where anything else stands on it, else the block that follows.
fn scope(text: &str, blocks: &[Block], comment: Span) -> Span {
    let start = text[..comment.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[comment.end..].find('\n').map_or(text.len(), |at| comment.end + at);
    let alone = text[start..comment.start].trim_matches([' ', '\t', '>', '-', '*']).is_empty()
        && text[comment.end..end].trim().is_empty();
    if !alone {
        return Span::new(start, end);
    }
    blocks.iter().map(|block| block.span).find(|span| span.start >= comment.end).unwrap_or(Span::new(end, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn outline(text: &str) -> String {
        let note = parse(text);
        let line = |block: &Block| {
            let quoted = if block.quoted.is_some() { " quoted" } else { "" };
            format!("{:?}{quoted} {:?} under {:?}", block.kind, block.prose.text, block.headings)
        };
        note.blocks.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn blocks_are_told_apart() {
        insta::assert_snapshot!(outline(
            "---\ntitle: t\n---\n\n# A *b*\n\nUn **mot** `code` et\nla suite.\n\n## C\n\n- x\n  - y\n- [ ] z\n\n> cité\n> ici\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nrien\n```\n\nFin[^1].\n\n[^1]: note\n"
        ), @r#"
    Heading { level: 1 } "A b" under []
    Paragraph "Un mot  ￼  et la suite." under [0]
    Heading { level: 2 } "C" under [0]
    ListItem { task: None } "x" under [0, 2]
    ListItem { task: None } "y" under [0, 2]
    ListItem { task: Some(false) } "z" under [0, 2]
    Paragraph quoted "cité ici" under [0, 2]
    TableCell "a" under [0, 2]
    TableCell "b" under [0, 2]
    TableCell "1" under [0, 2]
    TableCell "2" under [0, 2]
    Paragraph "Fin." under [0, 2]
    Footnote "note" under [0, 2]
    "#);
    }

    #[test]
    fn ignores_have_their_scope() {
        let text =
            "Un. <!-- sourcier: ignore -->\n\n<!-- sourcier: ignore altered-quote -->\n\nDeux\ntrois.\n\nQuatre.\n";
        let note = parse(text);
        let scopes: Vec<&str> = note.ignores.iter().map(|ignore| ignore.scope.of(text)).collect();
        assert_eq!(scopes, ["Un. <!-- sourcier: ignore -->", "Deux\ntrois."]);
    }

    #[test]
    fn citations_leave_the_prose() {
        assert_eq!(parse("A dit ([src](x.txt)).").blocks[0].prose.text.trim(), "A dit (   ).");
        assert_eq!(parse("A [vu B](x.txt) hier [@k].").blocks[0].prose.text, "A vu B hier     .");
    }

    proptest! {
        #[test]
        fn any_text_gives_blocks_in_its_bounds(text in "[-# a-c\\n>|*`\\[\\]@()!<\u{e9}~0-9.:]{0,80}") {
            let note = parse(&text);
            for block in &note.blocks {
                prop_assert!(text.get(block.span.start..block.span.end).is_some());
                let whole = block.prose.span_to_note(Span::new(0, block.prose.text.len()));
                prop_assert!(whole.end <= text.len());
            }
            for citation in &note.citations {
                prop_assert!(text.get(citation.span.start..citation.span.end).is_some());
                prop_assert!(citation.block <= note.blocks.len());
            }
        }
    }
}
