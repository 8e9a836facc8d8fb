//! Completions of names, at the door.

use super::plain;
use crate::features::Completions;
use crate::index::Snapshot;
use crate::index::entities::EntityNo;
use crate::reading::NameKind;
use crate::server::abilities::Abilities;
use crate::text::Span;
use serde::{Deserialize, Serialize};
use tower_lsp_server::ls_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionResponse, CompletionTextEdit, Documentation,
    MarkupContent, MarkupKind, Range, TextEdit, Uri,
};

/// What a completion carries, to be told more of it later.
#[derive(Serialize, Deserialize)]
struct Data {
    /// The note that it is for.
    uri: Uri,
    entity: EntityNo,
    /// The entity's number is another once the corpus has changed; its name may serve then.
    name: String,
}

pub fn to_list(found: Completions, uri: &Uri, range: &dyn Fn(Span) -> Range) -> CompletionResponse {
    let range = range(found.typed);
    let item = |(number, name): (usize, crate::features::Completion)| CompletionItem {
        label: name.form.clone(),
        kind: Some(to_kind(name.kind)),
        // Letters compare as letters: the order that was found has to be spelt out.
        sort_text: Some(format!("{number:04}")),
        filter_text: Some(name.filter),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: name.form.clone() })),
        data: serde_json::to_value(Data { uri: uri.clone(), entity: name.entity, name: name.form }).ok(),
        ..CompletionItem::default()
    };
    let items = found.names.into_iter().enumerate().map(item).collect();
    CompletionResponse::List(CompletionList { is_incomplete: found.incomplete, items })
}

/// The icon of a kind of name, as symbols have it; an event's would be too new for some clients.
const fn to_kind(kind: NameKind) -> CompletionItemKind {
    match kind {
        NameKind::Person => CompletionItemKind::CLASS,
        NameKind::Organisation => CompletionItemKind::INTERFACE,
        NameKind::Place => CompletionItemKind::MODULE,
        NameKind::Event => CompletionItemKind::VALUE,
        NameKind::Work => CompletionItemKind::PROPERTY,
        NameKind::Unknown => CompletionItemKind::TEXT,
    }
}

/// The note that a completion is for.
pub fn note_of(item: &CompletionItem) -> Option<Uri> {
    data(item).map(|data| data.uri)
}

/// Whom a completion means.
pub fn entity_of(item: &CompletionItem, snapshot: &Snapshot) -> Option<EntityNo> {
    let Data { entity, name, .. } = data(item)?;
    let same = snapshot.entities().get(entity).is_some_and(|e| e.aliases.iter().any(|(form, _)| *form == name));
    if same { Some(entity) } else { snapshot.entities().resolve(&name, None) }
}

fn data(item: &CompletionItem) -> Option<Data> {
    serde_json::from_value(item.data.clone()?).ok()
}

pub fn to_documentation(card: String, abilities: &Abilities) -> Documentation {
    Documentation::MarkupContent(if abilities.completion_markdown {
        MarkupContent { kind: MarkupKind::Markdown, value: card }
    } else {
        MarkupContent { kind: MarkupKind::PlainText, value: plain(&card) }
    })
}
