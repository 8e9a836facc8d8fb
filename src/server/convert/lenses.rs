//! Lines over block quotes, at the door.

use super::to_location;
use crate::check::Evidence;
use crate::features::{ClaimLens, Lens};
use crate::index::Snapshot;
use crate::server::abilities::Abilities;
use crate::server::command::OPEN;
use crate::text::Span;
use crate::wording::Locale;
use serde::{Deserialize, Serialize};
use tower_lsp_server::ls_types::{CodeLens, Command, Range, Uri};

/// What a lens carries, so that what it says can be told later.
#[derive(Serialize, Deserialize)]
struct Data {
    /// The note that it is in.
    uri: Uri,
    /// The article, and the bytes of its words.
    article: Uri,
    start: usize,
    end: usize,
    altered: bool,
}

/// A lens on the first line of its block quote, which says nothing yet.
pub fn to_lens(lens: Lens, uri: &Uri, snapshot: &Snapshot, range: &dyn Fn(Span) -> Range) -> Option<CodeLens> {
    let article = Uri::from_file_path(&snapshot.cards().get(lens.place.article as usize)?.path)?;
    let start = range(Span::new(lens.span.start, lens.span.start)).start;
    let Evidence { span: Span { start: from, end }, .. } = lens.place;
    let data = Data { uri: uri.clone(), article, start: from, end, altered: lens.altered };
    Some(CodeLens { range: Range { start, end: start }, command: None, data: serde_json::to_value(data).ok() })
}

/// A lens on the first line of a paragraph, which says how its claims fare.
pub fn to_claim_lens(lens: &ClaimLens, range: &dyn Fn(Span) -> Range, locale: Locale) -> CodeLens {
    let start = range(Span::new(lens.span.start, lens.span.start)).start;
    let command = Some(Command { title: lens.title.worded(locale), command: String::new(), arguments: None });
    CodeLens { range: Range { start, end: start }, command, data: None }
}

/// The note that a lens is in.
pub fn note_of(lens: &CodeLens) -> Option<Uri> {
    data(lens).map(|data| data.uri)
}

/// The words that a lens is about, and whether they are quoted otherwise than they stand there.
pub fn of(lens: &CodeLens, snapshot: &Snapshot) -> Option<(Evidence, bool)> {
    let data = data(lens)?;
    let article = snapshot.find_path(&super::path(&data.article)?)?;
    Some((Evidence { article, span: Span::new(data.start, data.end) }, data.altered))
}

/// What a lens says; with a click the client has the article opened, where it can.
pub fn to_command(title: String, place: Evidence, snapshot: &Snapshot, abilities: &Abilities) -> Option<Command> {
    if !abilities.shows_documents {
        return Some(Command { title, command: String::new(), arguments: None });
    }
    let location = to_location(place, snapshot, abilities.encoding)?;
    let arguments = vec![serde_json::to_value(location.uri).ok()?, serde_json::to_value(location.range).ok()?];
    Some(Command { title, command: OPEN.to_owned(), arguments: Some(arguments) })
}

fn data(lens: &CodeLens) -> Option<Data> {
    serde_json::from_value(lens.data.clone()?).ok()
}
