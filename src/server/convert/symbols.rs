//! Outlines, and names and articles of a corpus, at the door.

use super::to_location;
use crate::features::{Entry, Symbol, kind_name, symbol_place};
use crate::index::{Item, Snapshot};
use crate::reading::NameKind;
use crate::server::abilities::Abilities;
use crate::server::jobs::World;
use crate::text::Span;
use crate::wording::Locale;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tower_lsp_server::ls_types::{
    DocumentSymbol, DocumentSymbolResponse, Location, OneOf, Range, SymbolInformation, SymbolKind, Uri,
    WorkspaceLocation, WorkspaceSymbol,
};

/// What a symbol carries, so that its place can be told later.
#[derive(Serialize, Deserialize)]
struct Data {
    /// [`World::revision`].
    world: u64,
    /// The entity's number, or the article's.
    name: Option<u32>,
    article: Option<u32>,
}

/// The icon of a kind of name: the protocol knows code only, and these look least like it. All are of its first version, which every
/// client knows.
const fn to_kind(kind: Option<NameKind>) -> SymbolKind {
    match kind {
        None => SymbolKind::FILE,
        Some(NameKind::Person) => SymbolKind::CLASS,
        Some(NameKind::Organisation) => SymbolKind::INTERFACE,
        Some(NameKind::Place) => SymbolKind::NAMESPACE,
        Some(NameKind::Event) => SymbolKind::CONSTANT,
        Some(NameKind::Work) => SymbolKind::PROPERTY,
        Some(NameKind::Unknown) => SymbolKind::VARIABLE,
    }
}

pub fn to_outline(
    entries: Vec<Entry>,
    uri: &Uri,
    range: &dyn Fn(Span) -> Range,
    abilities: &Abilities,
) -> DocumentSymbolResponse {
    if abilities.nested_symbols {
        return DocumentSymbolResponse::Nested(
            entries.into_iter().map(|entry| to_nested(entry, range, abilities.locale)).collect(),
        );
    }
    let mut flat = Vec::new();
    for entry in entries {
        to_flat(entry, None, uri, range, &mut flat);
    }
    DocumentSymbolResponse::Flat(flat)
}

/// A heading is a string, as other Markdown outlines have it.
fn to_entry_kind(entry: &Entry) -> SymbolKind {
    entry.name.map_or(SymbolKind::STRING, |kind| to_kind(Some(kind)))
}

#[expect(deprecated, reason = "the field has to be set")]
fn to_nested(entry: Entry, range: &dyn Fn(Span) -> Range, locale: Locale) -> DocumentSymbol {
    let kind = to_entry_kind(&entry);
    let children: Vec<DocumentSymbol> =
        entry.children.into_iter().map(|child| to_nested(child, range, locale)).collect();
    DocumentSymbol {
        name: entry.title,
        detail: entry.name.map(|kind| kind_name(kind, locale)),
        kind,
        tags: None,
        deprecated: None,
        range: range(entry.span),
        selection_range: range(entry.selection),
        children: (!children.is_empty()).then_some(children),
    }
}

#[expect(deprecated, reason = "the field has to be set")]
fn to_flat(
    entry: Entry,
    above: Option<&str>,
    uri: &Uri,
    range: &dyn Fn(Span) -> Range,
    out: &mut Vec<SymbolInformation>,
) {
    let kind = to_entry_kind(&entry);
    out.push(SymbolInformation {
        name: entry.title.clone(),
        kind,
        tags: None,
        deprecated: None,
        location: Location { uri: uri.clone(), range: range(entry.span) },
        container_name: above.map(str::to_owned),
    });
    for child in entry.children {
        to_flat(child, Some(&entry.title), uri, range, out);
    }
}

/// A symbol; without its line where the client asks for that later.
pub fn to_symbol(symbol: Symbol, world: &World, abilities: &Abilities) -> Option<WorkspaceSymbol> {
    let location = if abilities.symbols_without_range {
        OneOf::Right(WorkspaceLocation { uri: Uri::from_file_path(&symbol.path)? })
    } else {
        to_place(symbol.item, &world.snapshot, abilities)?
    };
    let (name, article) = match symbol.item {
        Item::Name(number) => (Some(number), None),
        Item::Article(number) => (None, Some(number)),
    };
    Some(WorkspaceSymbol {
        name: symbol.name,
        kind: to_kind(symbol.kind),
        tags: None,
        container_name: Some(symbol.about),
        location,
        data: serde_json::to_value(Data { world: world.revision, name, article }).ok(),
    })
}

/// Where the corpus introduces it.
pub fn to_place(item: Item, snapshot: &Snapshot, abilities: &Abilities) -> Option<OneOf<Location, WorkspaceLocation>> {
    to_location(symbol_place(snapshot, item)?, snapshot, abilities.encoding).map(OneOf::Left)
}

/// What a symbol stands for, and in which of the worlds. Where its corpus has changed meanwhile: whom its name means there now, or
/// the article of its file.
pub fn item_of<'a>(symbol: &WorkspaceSymbol, worlds: &'a [Arc<World>]) -> Option<(&'a World, Item)> {
    let data: Data = serde_json::from_value(symbol.data.clone()?).ok()?;
    if let Some(world) = worlds.iter().find(|world| world.revision == data.world) {
        let item = data.name.map(Item::Name).or(data.article.map(Item::Article))?;
        return Some((world, item));
    }
    worlds.iter().find_map(|world| {
        let item = if data.name.is_some() {
            Item::Name(world.snapshot.entities().resolve(&symbol.name, None)?)
        } else {
            let (OneOf::Left(Location { uri, .. }) | OneOf::Right(WorkspaceLocation { uri })) = &symbol.location;
            Item::Article(world.snapshot.find_path(&super::path(uri)?)?)
        };
        Some((&**world, item))
    })
}
