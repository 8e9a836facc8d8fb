//! Renamed notes and a changed configuration, at the door.

use super::to_range;
use crate::config::Edit;
use crate::features::Renamed;
use crate::server::abilities::Abilities;
use crate::server::notes::Read;
use crate::text::LineIndex;
use std::collections::HashMap;
use tower_lsp_server::ls_types::{
    AnnotatedTextEdit, ChangeAnnotation, CreateFile, CreateFileOptions, DocumentChangeOperation, DocumentChanges,
    OneOf, OptionalVersionedTextDocumentIdentifier, ResourceOp, TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};

/// The edits of several notes. Where the client shows why, each has an annotation that tells from which spelling to which, and what
/// is in doubt waits for a nod.
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
            let why = renamed.doubt.map(|doubt| doubt.why().worded(abilities.locale));
            let id = why.as_ref().map_or_else(|| label.clone(), |why| format!("{label}: {why}"));
            let annotation = ChangeAnnotation { label, needs_confirmation: Some(why.is_some()), description: why };
            annotations.insert(id.clone(), annotation);
            OneOf::Right(AnnotatedTextEdit { text_edit, annotation_id: id })
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

/// The edits of a note, with its version where it is open.
pub type OfNote = (Uri, Option<i32>, Vec<TextEdit>);

/// Edits of several notes.
pub fn to_edits_of_notes(changed: Vec<OfNote>, abilities: &Abilities) -> WorkspaceEdit {
    if !abilities.versioned_edits {
        let changes = changed.into_iter().map(|(uri, _, edits)| (uri, edits)).collect();
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let document = |(uri, version, edits): OfNote| TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
        edits: edits.into_iter().map(OneOf::Left).collect(),
    };
    let documents = changed.into_iter().map(document).collect();
    WorkspaceEdit { document_changes: Some(DocumentChanges::Edits(documents)), ..WorkspaceEdit::default() }
}

/// A `sourcier.toml` as it stands.
pub struct Configuration {
    pub uri: Uri,
    /// As the client counts, where it is open.
    pub version: Option<i32>,
    /// Without a byte order mark; none where there is no such file yet.
    pub text: Option<String>,
}

/// The edit of a configuration, which creates the file where there is none.
pub fn to_configuration_edit(file: &Configuration, edit: &Edit, abilities: &Abilities) -> WorkspaceEdit {
    let text = file.text.as_deref().unwrap_or("");
    let range = to_range(text, &LineIndex::new(text), edit.span, abilities.encoding);
    let edit = TextEdit { range, new_text: edit.new.clone() };
    if !abilities.versioned_edits {
        let changes = HashMap::from([(file.uri.clone(), vec![edit])]);
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let text_document = OptionalVersionedTextDocumentIdentifier { uri: file.uri.clone(), version: file.version };
    let edit = TextDocumentEdit { text_document, edits: vec![OneOf::Left(edit)] };
    let changes = if file.text.is_none() && abilities.creates_files {
        let options = CreateFileOptions { overwrite: None, ignore_if_exists: Some(true) };
        let create = CreateFile { uri: file.uri.clone(), options: Some(options), annotation_id: None };
        let create = DocumentChangeOperation::Op(ResourceOp::Create(create));
        DocumentChanges::Operations(vec![create, DocumentChangeOperation::Edit(edit)])
    } else {
        DocumentChanges::Edits(vec![edit])
    };
    WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() }
}
