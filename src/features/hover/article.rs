//! The card of a cited article: title, publisher, date and how it is known, first lines.

use crate::corpus::BlockKind;
use crate::features::markup::{address, dated, plain, quote};
use crate::index::{ArticleNo, Snapshot};
use crate::text::Span;
use crate::wording::Locale;

/// The card.
pub fn card(snapshot: &Snapshot, article: ArticleNo, locale: Locale) -> Option<String> {
    let stored = snapshot.article(article)?;
    let article = &stored.article;
    let title = article.title.as_ref().map_or(article.key.as_str(), |title| title.value.as_str());
    let mut lines = vec![format!("**{}**", plain(title))];
    let known = [&article.publisher, &article.author];
    let mut facts: Vec<String> = known.iter().filter_map(|k| k.as_ref()).map(|k| plain(&k.value)).collect();
    facts.push(dated(article.date.as_ref(), locale));
    lines.push(facts.join(" · "));
    let body = |kind| article.blocks.iter().find(|block| block.kind == kind).map(|block| block.span);
    if let Some(first) = body(BlockKind::Body) {
        lines.push(quote(&article.text, Span::new(first.start, first.end), None));
    }
    lines.push(format!("[{}]({})", plain(&article.id), address(&stored.path)));
    Some(lines.join("\n\n"))
}
