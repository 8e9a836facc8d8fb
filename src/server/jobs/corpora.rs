//! Questions about a corpus, or about all notes of all of them.

use super::{Bench, Cancelled, Outcome, World, guard, identifier};
use crate::features::{self, Move};
use crate::notes::Note;
use crate::server::convert::{corpus, edits};
use crate::server::documents::Still;
use crate::server::event::Request;
use crate::server::notes;
use crate::server::outbox::Outgoing;
use crate::text::LineIndex;
use serde_json::Value;
use std::collections::HashMap;
use std::sync::Arc;
use tower_lsp_server::ls_types::{
    FullDocumentDiagnosticReport, ProgressToken, TextEdit, UnchangedDocumentDiagnosticReport, Uri,
    WorkspaceDiagnosticReport, WorkspaceDiagnosticReportResult, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport, WorkspaceUnchangedDocumentDiagnosticReport,
};

/// A workspace with the notes of it that are open.
pub type Whole = (Arc<World>, Vec<Still>);

impl Bench {
    /// Answers a question about one corpus.
    pub fn answer_of_corpus(&self, world: &World, request: Request) {
        let feature = request.name();
        let snapshot = &world.snapshot;
        match request {
            Request::Timeline(name, false, answer) => guard(feature, answer, |_| {
                Some(Some(Value::String((self.features.timeline)(snapshot, name.as_deref(), self.abilities.locale))))
            }),
            Request::Timeline(name, true, answer) => guard(feature, answer, |_| {
                let name = name.as_deref().map(str::trim).filter(|name| !name.is_empty());
                Some(Some(match features::timeline(snapshot, name) {
                    Ok(all) => corpus::to_timeline(&all, snapshot, &self.abilities),
                    Err(unclear) => Value::String(unclear.message().worded(self.abilities.locale)),
                }))
            }),
            Request::Dossier(name, answer) => guard(feature, answer, |_| {
                let page = features::dossier_page(snapshot, &name, self.abilities.locale);
                Some(Some(Value::String(page)))
            }),
            Request::Corpus(answer) => {
                guard(feature, answer, |_| {
                    Some(Some(corpus::to_corpus(&world.config.root, snapshot, self.abilities.locale)))
                });
            }
            other => other.answer_nothing(),
        }
    }

    /// Answers a question about all notes.
    pub fn answer_of_notes(&self, all: &[Whole], request: Request) {
        let feature = request.name();
        match request {
            Request::Moved(moves, answer) => guard(feature, answer, |cancelled| {
                let mut changed = Vec::new();
                for whole in all {
                    changed.extend(self.moved(whole, &moves, cancelled)?);
                }
                Some((!changed.is_empty()).then(|| edits::to_edits_of_notes(changed, &self.abilities)))
            }),
            Request::AllDiagnostics(known, token, answer) => {
                guard(feature, answer, |cancelled| self.diagnostics_of_all(all, known, token.as_ref(), cancelled));
            }
            other => other.answer_nothing(),
        }
    }

    /// What files that are renamed change in the notes of a workspace.
    fn moved(&self, (world, open): &Whole, moves: &[Move], cancelled: &Cancelled<'_>) -> Option<Vec<edits::OfNote>> {
        let mut changed = Vec::new();
        for source in notes::sources(world, open.iter(), cancelled)? {
            let note = Note::parse(&source.text);
            let edits = features::moved(&note, &source.path, &world.snapshot, moves);
            if edits.is_empty() {
                continue;
            }
            let lines = LineIndex::new(&note.text);
            let edit = |(span, new_text)| TextEdit { range: self.range(&note, &lines, span), new_text };
            changed.push((source.uri, source.version, edits.into_iter().map(edit).collect()));
        }
        Some(changed)
    }

    /// The diagnostics of all notes, each sent as soon as it is there where the client said where to; what it has already is answered as
    /// such, and not judged again. Of notes that are gone it is told that there are none any more.
    fn diagnostics_of_all(
        &self,
        all: &[Whole],
        mut known: HashMap<Uri, String>,
        token: Option<&ProgressToken>,
        cancelled: &Cancelled<'_>,
    ) -> Option<WorkspaceDiagnosticReportResult> {
        let mut items = Vec::new();
        let mut give = |item: WorkspaceDocumentDiagnosticReport| match token {
            Some(token) => {
                let value = WorkspaceDiagnosticReport { items: vec![item] };
                // Fails only once the wire is gone.
                let _ = self.client.send(Outgoing::Partial { token: token.clone(), value: Box::new(value) });
            }
            None => items.push(item),
        };
        for (world, open) in all {
            let mut open: HashMap<&str, &Still> = open.iter().map(|still| (still.uri.as_str(), still)).collect();
            for source in notes::sources(world, open.values().copied().collect::<Vec<_>>().into_iter(), cancelled)? {
                let had = known.remove(&source.uri);
                let text = format!("{:x}.{}", xxhash_rust::xxh3::xxh3_64(source.text.as_bytes()), world.revision);
                let still = open.remove(source.uri.as_str()).cloned();
                let closed = still.is_none();
                if closed && had.as_ref() == Some(&text) {
                    give(unchanged(source.uri, None, text));
                    continue;
                }
                let still = still.unwrap_or_else(|| Still::closed(source.uri.clone(), &source.text));
                let cell = self.judge(&still, world, cancelled)?;
                let outcome: Outcome = self.draw(&still, world, cell.get()?);
                let (shown, kept_back) = outcome.shown(true);
                let id = if closed { text } else { identifier(&still, world, kept_back) };
                let version = (!closed).then_some(i64::from(still.version));
                if had.as_ref() == Some(&id) {
                    give(unchanged(source.uri, version, id));
                } else {
                    let report = FullDocumentDiagnosticReport { result_id: Some(id), items: shown };
                    give(full(source.uri, version, report));
                }
            }
        }
        for (uri, _) in known {
            give(full(uri, None, FullDocumentDiagnosticReport::default()));
        }
        Some(WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items }))
    }
}

fn full(uri: Uri, version: Option<i64>, report: FullDocumentDiagnosticReport) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
        uri,
        version,
        full_document_diagnostic_report: report,
    })
}

fn unchanged(uri: Uri, version: Option<i64>, result_id: String) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceDocumentDiagnosticReport::Unchanged(WorkspaceUnchangedDocumentDiagnosticReport {
        uri,
        version,
        unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
    })
}
