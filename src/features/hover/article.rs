//! The card of a cited article: title, publisher, date and how it is known, first lines.

use crate::corpus::BlockKind;
use crate::features::markup::{address, plain, quote};
use crate::index::{ArticleNo, Snapshot};
use crate::lexicon::Language;
use crate::text::Span;

/// The card.
pub fn card(snapshot: &Snapshot, article: ArticleNo, language: Language) -> Option<String> {
    let stored = snapshot.article(article)?;
    let article = &stored.article;
    let title = article.title.as_ref().map_or(article.key.as_str(), |title| title.value.as_str());
    let mut lines = vec![format!("**{}**", plain(title))];
    let known = [&article.publisher, &article.author];
    let mut facts: Vec<String> = known.iter().filter_map(|k| k.as_ref()).map(|k| plain(&k.value)).collect();
    facts.push(match &article.date {
        Some(date) => format!("{} ({})", date.value.describe(language), date.how.describe()),
        None => "date not known".to_owned(),
    });
    lines.push(facts.join(" · "));
    let body = |kind| article.blocks.iter().find(|block| block.kind == kind).map(|block| block.span);
    if let Some(first) = body(BlockKind::Body) {
        lines.push(quote(&article.text, Span::new(first.start, first.end), None));
    }
    lines.push(format!("[{}]({})", plain(&article.id), address(&stored.path)));
    Some(lines.join("\n\n"))
}
