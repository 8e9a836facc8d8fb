//! Renamed notes, at the door.

use super::to_range;
use crate::features::Renamed;
use crate::server::abilities::Abilities;
use crate::server::notes::Read;
use std::collections::HashMap;
use tower_lsp_server::ls_types::{
    AnnotatedTextEdit, ChangeAnnotation, DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier,
    TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};

/// The edits of several notes. Where the client shows why, each has an annotation that tells from which spelling to which, and one
/// from other letters than those pointed at waits for a nod.
pub fn to_workspace_edit(changed: &[(Read, Vec<Renamed>)], abilities: &Abilities) -> WorkspaceEdit {
    let edit = |read: &Read, renamed: &Renamed| TextEdit {
        range: to_range(&read.note.text, &read.lines, renamed.span, abilities.encoding),
        new_text: renamed.new.clone(),
    };
    if !abilities.versioned_edits {
        let mut changes: HashMap<Uri, Vec<TextEdit>> = HashMap::new();
        for (read, all) in changed {
            changes.insert(read.uri.clone(), all.iter().map(|renamed| edit(read, renamed)).collect());
        }
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let mut annotations: HashMap<String, ChangeAnnotation> = HashMap::new();
    let mut documents = Vec::new();
    for (read, all) in changed {
        let edits = all.iter().map(|renamed| {
            let text_edit = edit(read, renamed);
            if !abilities.annotated_edits {
                return OneOf::Left(text_edit);
            }
            let label = format!("{} → {}", renamed.old, renamed.new);
            let annotation = ChangeAnnotation {
                label: label.clone(),
                needs_confirmation: Some(!renamed.alike),
                description: (!renamed.alike).then(|| "another spelling of the same name".to_owned()),
            };
            annotations.insert(label.clone(), annotation);
            OneOf::Right(AnnotatedTextEdit { text_edit, annotation_id: label })
        });
        let edits = edits.collect();
        // The version makes the client refuse it where the note has changed meanwhile.
        let text_document = OptionalVersionedTextDocumentIdentifier { uri: read.uri.clone(), version: read.version };
        documents.push(TextDocumentEdit { text_document, edits });
    }
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Edits(documents)),
        change_annotations: (!annotations.is_empty()).then_some(annotations),
        ..WorkspaceEdit::default()
    }
}
