//! What a page tells about its article: title, date, publisher, author, address; and which of its blocks say it.

mod dateline;
mod lines;
#[cfg(test)]
mod tests;

use super::header::Header;
use super::words::{count, ends, folded};
use super::{Article, Block, BlockKind, How, Known, boilerplate};
use crate::reading::Interval;
use crate::text::Span;
use dateline::Dateline;
use lines::{Byline, byline, labelled_date, publication_date};

/// How many blocks from the top may say when and by whom.
const HEAD: usize = 8;
/// Words from which a block is a paragraph of the article, not a line of its head.
const PARAGRAPH: usize = 30;
/// The longest title, in words.
const TITLE: usize = 30;
/// The longest heading within an article, in words.
const HEADING: usize = 12;

/// Fills in what the header and the page tell, and gives titles, headings, captions and datelines their kind.
pub(super) fn complete(article: &mut Article, header: Header) {
    let told = |value: Option<String>| value.map(|value| Known { value, how: How::FrontMatter });
    article.title = told(header.title);
    article.author = told(header.author);
    article.publisher = told(header.publisher);
    article.date = header.date.map(|value| Known { value, how: How::FrontMatter });
    article.url = header.url;

    address(article);
    let line = publication_lines(article);
    title(article);
    let dateline = dateline(article);
    captions_and_headings(article);
    let file = super::date_in_name(&article.id, article.language);
    let printed = line.or_else(|| dateline.and_then(|dateline| dateline.date(file)));
    if article.date.is_none() {
        let printed = printed.map(|value| Known { value, how: How::Printed });
        article.date = printed.or(file.map(|value| Known { value, how: How::FileName }));
    }
    if article.publisher.is_none() {
        article.publisher = own_name(article).map(|value| Known { value, how: How::Printed });
    }
}

/// Adds a block before the rest of block `n`: `end` is where the new one, a [`BlockKind::Meta`], ends.
fn cut(article: &mut Article, n: usize, end: usize) {
    let Block { span, kind } = article.blocks[n];
    let head = Span::new(span.start, end).trim(&article.text);
    let rest = Span::new(end, span.end).trim(&article.text);
    article.blocks[n] = Block { span: head, kind: BlockKind::Meta };
    if !rest.is_empty() {
        article.blocks.insert(n + 1, Block { span: rest, kind });
    }
}

/// The numbers of the first blocks that may hold text of the article, the first paragraph included.
fn head(article: &Article) -> Vec<usize> {
    let mut out = Vec::new();
    for (n, block) in article.blocks.iter().enumerate() {
        if matches!(block.kind, BlockKind::Boilerplate | BlockKind::Meta) {
            continue;
        }
        out.push(n);
        if out.len() == HEAD || folded(block.span.of(&article.text)).len() >= PARAGRAPH {
            break;
        }
    }
    out
}

/// A line that is a web address, or names one: the article's own where nothing else says so.
fn address(article: &mut Article) {
    let first = head(article).into_iter().next().unwrap_or(0);
    for n in 0..article.blocks.len() {
        let Block { span, kind } = article.blocks[n];
        let line = span.of(&article.text);
        let word = line.split_whitespace().last().unwrap_or(line);
        let is_url = word.starts_with("https://") || word.starts_with("http://");
        let before = &line[..line.len() - word.len()];
        if kind == BlockKind::Body && is_url && folded(before).len() <= 2 {
            if article.url.is_none() && (n <= first + HEAD || n + 3 >= article.blocks.len()) {
                article.url = Some(word.to_owned());
            }
            article.blocks[n].kind = BlockKind::Meta;
        }
    }
}

/// Reads the lines near the top, and the last ones, that say when and by whom; they become [`BlockKind::Meta`]. The date of the
/// first that has one.
fn publication_lines(article: &mut Article) -> Option<Interval> {
    let mut found = None;
    let mut top = head(article);
    // « date 2023-09 » may stand before the title, on its line.
    if let Some(&n) = top.first()
        && let Some((len, interval)) = labelled_date(article.blocks[n].span.of(&article.text), article.language)
    {
        cut(article, n, article.blocks[n].span.start + len);
        found = Some(interval);
        top = head(article);
    }
    let last = (0..article.blocks.len()).rev().filter(|&n| article.blocks[n].kind == BlockKind::Body).take(2);
    let bottom: Vec<usize> = last.filter(|n| !top.contains(n)).collect();
    for (n, below) in top.into_iter().map(|n| (n, false)).chain(bottom.into_iter().map(|n| (n, true))) {
        if article.blocks[n].kind != BlockKind::Body {
            continue;
        }
        let line = article.blocks[n].span.of(&article.text);
        let date = publication_date(line, article.language, below);
        let author = if below { None } else { byline(line) };
        if date.is_none() && author.is_none() {
            continue;
        }
        if article.author.is_none()
            && let Some(Byline::Named(author)) = author
        {
            article.author = Some(Known { value: author, how: How::Printed });
        }
        article.blocks[n].kind = BlockKind::Meta;
        // A day says more than the month or year it lies in.
        found = match (found, date) {
            (Some(wide), Some(day)) if wide.first <= day.first && day.last <= wide.last => Some(day),
            (found, date) => found.or(date),
        };
    }
    found
}

/// Finds the title, unless the header told it, and marks its block.
fn title(article: &mut Article) {
    let candidates = head(article);
    let markdown = article.blocks.iter().position(|block| block.kind == BlockKind::Heading);
    if let Some(known) = &article.title {
        let known = folded(&known.value);
        if let Some(&n) = candidates.iter().find(|&&n| folded(article.blocks[n].span.of(&article.text)) == known) {
            article.blocks[n].kind = BlockKind::Title;
        }
        return;
    }
    let is_markdown_title = markdown.filter(|&n| candidates.first() == Some(&n));
    let after_label = candidates
        .first()
        .copied()
        .filter(|&n| n > 0 && article.blocks[n - 1].kind == BlockKind::Meta && on_one_line(article, n - 1, n));
    let found = is_markdown_title.or(after_label.filter(|&n| is_title(article, n, true))).or_else(|| {
        let &n = candidates.first()?;
        is_title(article, n, false).then_some(n)
    });
    if let Some(n) = found {
        let value = article.blocks[n].span.of(&article.text).trim_end_matches(['#', ' ']).to_owned();
        article.blocks[n].kind = BlockKind::Title;
        article.title = Some(Known { value, how: How::Printed });
    }
}

fn on_one_line(article: &Article, a: usize, b: usize) -> bool {
    let between = Span::new(article.blocks[a].span.end, article.blocks[b].span.start);
    !between.of(&article.text).contains(['\n', '\r'])
}

/// Whether block `n` reads as a title: short, no whole sentence, and with something below it.
fn is_title(article: &Article, n: usize, may_stop: bool) -> bool {
    let line = article.blocks[n].span.of(&article.text);
    let words = folded(line).len();
    let stops = line.ends_with(['.', ',', ';', ':']) && !line.ends_with("...");
    let speech = line.starts_with(['«', '“', '"', '-', '–', '—']) && line.ends_with(['»', '”', '"']);
    let below = article.blocks[n + 1..].iter().any(|block| block.kind == BlockKind::Body);
    (2..=TITLE).contains(&words) && below && !speech && (may_stop || !stops) && !line.contains('\n')
}

/// Photo captions by their credit; headings: short lines without a full stop above a paragraph.
fn captions_and_headings(article: &mut Article) {
    for n in 0..article.blocks.len() {
        if article.blocks[n].kind != BlockKind::Body {
            continue;
        }
        let line = article.blocks[n].span.of(&article.text);
        let words = folded(line).len();
        if words <= 60 && boilerplate::has_credit(line) {
            article.blocks[n].kind = BlockKind::Caption;
            continue;
        }
        let open = !line.ends_with(['.', '!', '…', ',', ';', ':']) && !line.ends_with("...");
        let starts_well = line
            .starts_with(|c: char| c.is_uppercase() || matches!(c, '«' | '“' | '"' | '\'' | '‘') || c.is_ascii_digit());
        let speech = line.starts_with(['«', '“', '"', '–', '—']) && line.ends_with(['»', '”', '"', '?']);
        let below = article.blocks.get(n + 1).is_some_and(|next| {
            next.kind == BlockKind::Body && folded(next.span.of(&article.text)).len() > words.max(HEADING)
        });
        if words <= HEADING && open && starts_well && !speech && below {
            article.blocks[n].kind = BlockKind::Heading;
        }
    }
}

/// Finds the dateline of the article's first paragraphs and cuts it off them; its agency is the publisher where none is known.
fn dateline(article: &mut Article) -> Option<Dateline> {
    let bodies = (0..article.blocks.len()).filter(|&n| article.blocks[n].kind == BlockKind::Body);
    for n in bodies.take(3).collect::<Vec<_>>() {
        let span = article.blocks[n].span;
        let line = span.of(&article.text);
        let Some((len, agency, dateline)) = dateline::read(line, article.language) else { continue };
        if article.publisher.is_none() {
            article.publisher = agency.map(|value| Known { value, how: How::Printed });
        }
        cut(article, n, span.start + len);
        return Some(dateline);
    }
    None
}

/// Who publishes it, as its appeal to readers or its copyright line says.
fn own_name(article: &Article) -> Option<String> {
    article.blocks.iter().filter(|block| block.kind == BlockKind::Boilerplate).find_map(|block| {
        let line = block.span.of(&article.text);
        let words = folded(line);
        (count("outlet", &words) > 0 || ends("rights", &words).is_some())
            .then(|| boilerplate::outlet(line))?
            .map(str::to_owned)
    })
}
