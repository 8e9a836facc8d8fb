//! Completions of names and of quotations, at the door.

use super::plain;
use crate::check::Evidence;
use crate::features::{Completions, Continuation, Continuations, Key, Keys};
use crate::index::ArticleNo;
use crate::index::Snapshot;
use crate::index::entities::EntityNo;
use crate::reading::NameKind;
use crate::server::abilities::Abilities;
use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::path::Path;
use tower_lsp_server::ls_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionResponse, CompletionTextEdit, Documentation,
    MarkupContent, MarkupKind, Range, TextEdit, Uri,
};

/// What a completion carries, to be told more of it later.
#[derive(Serialize, Deserialize)]
struct Data {
    /// The note that it is for.
    uri: Uri,
    of: Of,
}

/// What it puts in.
#[derive(Serialize, Deserialize)]
enum Of {
    /// The entity's number is another once the corpus has changed; its name may serve then.
    Name { entity: EntityNo, name: String },
    /// Words of an article: its address, and their bytes there.
    Quotation { article: Uri, start: usize, end: usize },
    /// The key of an article.
    Citation { article: Uri },
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
        data: data_of(uri, Of::Name { entity: name.entity, name: name.form }),
        ..CompletionItem::default()
    };
    let items = found.names.into_iter().enumerate().map(item).collect();
    CompletionResponse::List(CompletionList { is_incomplete: found.incomplete, items })
}

/// The most characters of a quotation that a list shows.
const SHOWN: usize = 90;

pub fn to_quotations(
    found: Continuations,
    note: &str,
    uri: &Uri,
    snapshot: &Snapshot,
    range: &dyn Fn(Span) -> Range,
) -> CompletionResponse {
    let typed = found.typed;
    let item = |(number, offered): (usize, Continuation)| {
        let path = snapshot.cards().get(offered.place.article as usize).map(|card| card.path.as_path());
        let article = path.and_then(Uri::from_file_path);
        let Evidence { span: Span { start, end }, .. } = offered.place;
        // What is compared begins as typed, whatever letters the source has there, and goes on with its words.
        let written = typed.of(note);
        let (words, have) = (crate::text::words(&offered.words), crate::text::words(written).len());
        let rest = words.get(have.saturating_sub(1)).map_or("", |word| &offered.words[word.span.start..]);
        let begun = crate::text::words(written).last().map_or(0, |word| word.span.start);
        let beside =
            offered.beside.into_iter().map(|(at, new_text)| TextEdit { range: range(Span::new(at, at)), new_text });
        let beside: Vec<TextEdit> = beside.collect();
        CompletionItem {
            label: crate::text::short(&offered.words, SHOWN).into_owned(),
            kind: Some(CompletionItemKind::TEXT),
            sort_text: Some(format!("{number:04}")),
            filter_text: Some(format!("{}{rest}", &written[..begun])),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit { range: range(typed), new_text: offered.insert })),
            additional_text_edits: (!beside.is_empty()).then_some(beside),
            data: article.and_then(|article| data_of(uri, Of::Quotation { article, start, end })),
            ..CompletionItem::default()
        }
    };
    let items = found.offered.into_iter().enumerate().map(item).collect();
    // Each further word leaves fewer, and may bring others.
    CompletionResponse::List(CompletionList { is_incomplete: true, items })
}

pub fn to_keys(
    found: Keys,
    uri: &Uri,
    snapshot: &Snapshot,
    range: &dyn Fn(Span) -> Range,
    abilities: &Abilities,
) -> CompletionResponse {
    let range = range(found.typed);
    let item = |(number, key): (usize, Key)| {
        let path = key.article.and_then(|article| Some(&snapshot.cards().get(article as usize)?.path));
        let article = path.and_then(Uri::from_file_path);
        CompletionItem {
            label: key.insert.trim_end_matches([':', ' ']).to_owned(),
            kind: Some(if article.is_some() { CompletionItemKind::REFERENCE } else { CompletionItemKind::KEYWORD }),
            detail: Some(key.about),
            documentation: (!key.card.is_empty()).then(|| to_documentation(key.card, abilities)),
            sort_text: Some(format!("{number:04}")),
            filter_text: Some(key.filter),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: key.insert })),
            data: article.and_then(|article| data_of(uri, Of::Citation { article })),
            ..CompletionItem::default()
        }
    };
    let items = found.offered.into_iter().enumerate().map(item).collect();
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
    let Of::Name { entity, name } = data(item)?.of else { return None };
    let same = snapshot.entities().get(entity).is_some_and(|e| e.aliases.iter().any(|(form, _)| *form == name));
    if same { Some(entity) } else { snapshot.entities().resolve(&name, None) }
}

/// The words of an article that a completion puts in.
pub fn place_of(item: &CompletionItem, snapshot: &Snapshot) -> Option<Evidence> {
    let Of::Quotation { article, start, end } = data(item)?.of else { return None };
    let path = super::path(&article)?;
    let article = snapshot.find_path(Path::new(&path))?;
    let span = Span::new(start, end);
    let stored = snapshot.article(article)?;
    (!span.of(&stored.article.text).is_empty()).then_some(Evidence { article, span })
}

/// The article whose key a completion puts in.
pub fn article_of(item: &CompletionItem, snapshot: &Snapshot) -> Option<ArticleNo> {
    let Of::Citation { article } = data(item)?.of else { return None };
    snapshot.find_path(&super::path(&article)?)
}

fn data_of(uri: &Uri, of: Of) -> Option<serde_json::Value> {
    serde_json::to_value(Data { uri: uri.clone(), of }).ok()
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
