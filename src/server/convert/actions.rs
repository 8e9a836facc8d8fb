//! Code actions, at the door: what each carries where the client asks for its edit only once it is taken.

use crate::server::abilities::Abilities;
use crate::server::documents::Still;
use serde::{Deserialize, Serialize};
use tower_lsp_server::ls_types::{CodeAction, CodeActionOrCommand, CodeActionParams, Range, Uri};

/// What an action carries, so that its edit can be made later.
#[derive(Serialize, Deserialize)]
struct Data {
    uri: Uri,
    /// As the client counts: of another text it would be another edit.
    version: i32,
    /// Where actions were asked for.
    range: Range,
}

/// The actions without what they do, where the client asks for that later.
pub fn lazily(
    mut actions: Vec<CodeActionOrCommand>,
    still: &Still,
    params: &CodeActionParams,
    abilities: &Abilities,
) -> Vec<CodeActionOrCommand> {
    if abilities.lazy_actions {
        for action in &mut actions {
            if let CodeActionOrCommand::CodeAction(action) = action {
                let data = Data { uri: still.uri.clone(), version: still.version, range: params.range };
                action.edit = None;
                action.data = serde_json::to_value(data).ok();
            }
        }
    }
    actions
}

/// The note that an action is of.
pub fn note_of(action: &CodeAction) -> Option<Uri> {
    data(action).map(|data| data.uri)
}

/// Where it was asked for, if that is still the same text.
pub fn range_of(action: &CodeAction, still: &Still) -> Option<Range> {
    data(action).filter(|data| data.version == still.version).map(|data| data.range)
}

fn data(action: &CodeAction) -> Option<Data> {
    serde_json::from_value(action.data.clone()?).ok()
}
