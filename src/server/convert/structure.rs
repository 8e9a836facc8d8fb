//! Folds, selections and links, at the door.

use super::to_location;
use crate::features::{Fold, FoldKind, Link};
use crate::index::Snapshot;
use crate::server::abilities::Abilities;
use crate::text::Span;
use tower_lsp_server::ls_types::{DocumentLink, FoldingRange, FoldingRangeKind, Range, SelectionRange, Uri};

/// A fold from the end of its first line to the end of its last.
pub fn to_fold(fold: Fold, range: &dyn Fn(Span) -> Range) -> FoldingRange {
    let range = range(fold.span);
    FoldingRange {
        start_line: range.start.line,
        start_character: None,
        end_line: range.end.line,
        end_character: None,
        // The standard knows regions, comments and imports.
        kind: (fold.kind == FoldKind::FrontMatter).then_some(FoldingRangeKind::Region),
        collapsed_text: None,
    }
}

/// What a selection grows to, the innermost first.
pub fn to_selection(grown: &[Span], range: &dyn Fn(Span) -> Range) -> Option<SelectionRange> {
    grown
        .iter()
        .rev()
        .fold(None, |parent, span| Some(SelectionRange { range: range(*span), parent: parent.map(Box::new) }))
}

/// A link to an article; of a passage, to its line.
pub fn to_link(
    link: Link,
    snapshot: &Snapshot,
    range: &dyn Fn(Span) -> Range,
    abilities: &Abilities,
) -> Option<DocumentLink> {
    let location = to_location(link.place, snapshot, abilities.encoding)?;
    let target: Uri = if link.passage {
        // As editors read a line in an address.
        format!("{}#L{}", location.uri.as_str(), location.range.start.line + 1).parse().ok()?
    } else {
        location.uri
    };
    Some(DocumentLink {
        range: range(link.span),
        target: Some(target),
        tooltip: abilities.link_tooltips.then_some(link.about),
        data: None,
    })
}
