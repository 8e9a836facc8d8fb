//! What computes, over snapshots: judging a note and answering questions about it.

mod names;
mod quotations;

pub use names::refused;

use super::abilities::{Abilities, Delivery};
use super::convert;
use super::documents::Still;
use super::event::{Answer, Event, Request};
use super::parts::Features;
use super::typing;
use crate::check::Finding;
use crate::config::Config;
use crate::index::Snapshot;
use crate::notes::Note;
use crate::text::LineIndex;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use tower_lsp_server::jsonrpc::{Error, ErrorCode};
use tower_lsp_server::ls_types::{
    CodeActionKind, CodeActionParams, CodeActionResponse, Diagnostic, DocumentDiagnosticReport,
    DocumentDiagnosticReportResult, FullDocumentDiagnosticReport, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport,
};

/// What notes are held against: a workspace's configuration and one state of its index.
pub struct World {
    /// Counted over all workspaces: each world has its own.
    pub revision: u64,
    pub config: Arc<Config>,
    pub snapshot: Snapshot,
}

/// A note, and what was found in it.
pub struct Judgement {
    pub note: Note,
    pub lines: LineIndex,
    pub findings: Vec<Finding>,
}

/// A judgement as the client sees it.
pub struct Outcome {
    pub revision: u64,
    /// [`World::revision`].
    pub world: u64,
    pub diagnostics: Vec<Drawn>,
}

/// A diagnostic, and whether it has to wait until the typing rests.
pub struct Drawn {
    pub diagnostic: Diagnostic,
    pub waits: bool,
}

impl Outcome {
    /// The diagnostics to show, and whether any was kept back.
    pub fn shown(&self, typing: bool) -> (Vec<Diagnostic>, bool) {
        let shown: Vec<_> =
            self.diagnostics.iter().filter(|d| !(typing && d.waits)).map(|d| d.diagnostic.clone()).collect();
        let kept_back = shown.len() < self.diagnostics.len();
        (shown, kept_back)
    }
}

/// How many judgements are kept. An undone edit, a reopened note and the hover after the diagnostics find theirs.
const KEPT: usize = 32;

/// The last judgements, by the hash of file and text and the world's revision. Whoever comes second waits for the first.
#[derive(Default)]
pub struct Judgements {
    cells: Mutex<VecDeque<(Key, Cell)>>,
}

type Key = (u128, u64);
type Cell = Arc<OnceLock<Judgement>>;

impl Judgements {
    fn cell(&self, key: Key) -> Cell {
        let mut cells = self.cells.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = cells.iter().position(|(k, _)| *k == key)
            && let Some(found) = cells.remove(at)
        {
            let cell = Arc::clone(&found.1);
            cells.push_back(found);
            return cell;
        }
        if cells.len() >= KEPT {
            cells.pop_front();
        }
        let cell = Cell::default();
        cells.push_back((key, Arc::clone(&cell)));
        cell
    }
}

/// What every job is given.
#[derive(Clone)]
pub struct Bench {
    pub features: Features,
    pub abilities: Abilities,
    pub judgements: Arc<Judgements>,
    pub events: Sender<Event>,
}

impl Bench {
    /// The note judged, unless `cancelled` between two units of work.
    fn judge(&self, still: &Still, world: &World, cancelled: &dyn Fn() -> bool) -> Option<Cell> {
        if cancelled() {
            return None;
        }
        let text = still.text.to_string();
        let path = convert::path(&still.uri).unwrap_or_default();
        let key = [path.as_os_str().as_encoded_bytes(), b"\0", text.as_bytes()].concat();
        let cell = self.judgements.cell((xxhash_rust::xxh3::xxh3_128(&key), world.revision));
        if cell.get().is_none() {
            let note = Note::parse(&text).in_file(&path);
            if cancelled() {
                return None;
            }
            cell.get_or_init(|| {
                let findings = (self.features.check)(&note, &world.snapshot, &world.config);
                Judgement { lines: LineIndex::new(&note.text), note, findings }
            });
        }
        (!cancelled()).then_some(cell)
    }

    fn draw(&self, still: &Still, world: &World, judgement: &Judgement) -> Outcome {
        let in_hand = typing::in_hand(&judgement.note, &still.carets);
        let draw = |finding: &Finding| {
            let diagnostic = convert::to_diagnostic(judgement, finding, &world.snapshot, &self.abilities)?;
            Some(Drawn { diagnostic, waits: typing::waits(finding.span, &still.carets, &in_hand) })
        };
        let diagnostics = judgement.findings.iter().filter_map(draw).collect();
        Outcome { revision: still.revision, world: world.revision, diagnostics }
    }

    /// Judges for the loop, which is told in any case.
    pub fn judge_for_loop(&self, still: &Still, world: &World) {
        let cancelled = || still.is_stale();
        let work = || {
            let cell = self.judge(still, world, &cancelled)?;
            Some(self.draw(still, world, cell.get()?))
        };
        let outcome = catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
            tracing::error!("judging a note panicked");
            None
        });
        let _ = self.events.send(Event::Judged { uri: still.uri.clone(), revision: still.revision, outcome });
    }

    /// Answers a question about a note as it stood when it was asked; `open` are the other open notes of its workspace, for those who
    /// look through all.
    pub fn answer(&self, still: &Still, open: &[Still], world: &World, request: Request) {
        let feature = request.name();
        match request {
            Request::Hover(position, answer) => guard(feature, answer, |cancelled| {
                let cell = self.judge(still, world, cancelled)?;
                let judgement = cell.get()?;
                let Judgement { note, lines, findings } = judgement;
                let offset = lines.offset(&note.text, convert::from_position(position), self.abilities.encoding);
                let hover = (self.features.hover)(note, &world.snapshot, findings, offset);
                Some(hover.map(|hover| convert::to_hover(judgement, hover, &self.abilities)))
            }),
            Request::Definition(position, answer) => guard(feature, answer, |cancelled| {
                let cell = self.judge(still, world, cancelled)?;
                let judgement = cell.get()?;
                let Judgement { note, lines, findings } = judgement;
                let offset = lines.offset(&note.text, convert::from_position(position), self.abilities.encoding);
                let targets = (self.features.definition)(note, &world.snapshot, findings, offset);
                Some(convert::to_definition((&note.text, lines), targets, &world.snapshot, &self.abilities))
            }),
            Request::Actions(params, answer) => guard(feature, answer, |cancelled| {
                let mut actions = Vec::new();
                if wants(&params, &CodeActionKind::QUICKFIX) {
                    let cell = self.judge(still, world, cancelled)?;
                    actions.extend(self.actions(still, world, cell.get()?, &params));
                }
                if wants(&params, &CodeActionKind::REFACTOR) {
                    actions.extend(self.decisions(still, open, world, params.range));
                }
                Some((!actions.is_empty()).then_some(actions))
            }),
            Request::Diagnostics(previous, answer) => guard(feature, answer, |cancelled| {
                let cell = self.judge(still, world, cancelled)?;
                let outcome = self.draw(still, world, cell.get()?);
                let (items, kept_back) = outcome.shown(true);
                let id = format!("{}.{}.{}", still.revision, world.revision, u8::from(kept_back));
                if self.abilities.delivery == Delivery::Pull {
                    // The loop has to know, to ask the client to ask again once the typing has rested.
                    let (uri, revision) = (still.uri.clone(), still.revision);
                    let _ = self.events.send(Event::Judged { uri, revision, outcome: Some(outcome) });
                }
                Some(if previous.as_ref() == Some(&id) { unchanged(id) } else { full(Some(id), items) })
            }),
            Request::Timeline(name, answer) => guard(feature, answer, |_| {
                let page = (self.features.timeline)(&world.snapshot, name.as_deref());
                Some(Some(serde_json::Value::String(page)))
            }),
            request @ (Request::Lenses(..) | Request::Lens(..)) => self.answer_of_quotations(still, world, request),
            request => self.answer_of_names(still, open, world, request),
        }
    }

    fn actions(
        &self,
        still: &Still,
        world: &World,
        judgement: &Judgement,
        params: &CodeActionParams,
    ) -> CodeActionResponse {
        let Judgement { note, lines, findings } = judgement;
        let span = convert::from_range(&note.text, lines, params.range, self.abilities.encoding);
        let actions = (self.features.actions)(note, findings, span);
        actions
            .iter()
            .map(|action| {
                let finding = findings.get(action.finding);
                let diagnostic =
                    finding.and_then(|f| convert::to_diagnostic(judgement, f, &world.snapshot, &self.abilities));
                convert::to_action(judgement, action, &still.uri, still.version, diagnostic, &self.abilities)
            })
            .collect()
    }
}

/// Tells whether nobody waits for the answer any more.
type Cancelled<'a> = dyn Fn() -> bool + Sync + 'a;

/// Runs a job unless its asker is gone; a panic becomes an error that names the feature.
fn guard<T: Send>(feature: &'static str, answer: Answer<T>, work: impl FnOnce(&Cancelled<'_>) -> Option<T>) {
    guard_refusing(feature, answer, |cancelled| work(cancelled).map(Ok));
}

/// The same of a job that may refuse.
fn guard_refusing<T: Send>(
    feature: &'static str,
    answer: Answer<T>,
    work: impl FnOnce(&Cancelled<'_>) -> Option<Result<T, Error>>,
) {
    let cancelled = || answer.is_closed();
    if cancelled() {
        return;
    }
    let result = match catch_unwind(AssertUnwindSafe(|| work(&cancelled))) {
        Ok(Some(result)) => result,
        // Cancelled: the wire has answered by itself.
        Ok(None) => return,
        Err(_) => {
            tracing::error!(feature, "a job panicked");
            Err(internal_error(feature))
        }
    };
    // An error here means that the asker went away meanwhile.
    let _ = answer.send(result);
}

/// The answer of a feature that broke.
pub fn internal_error(feature: &str) -> Error {
    Error {
        code: ErrorCode::InternalError,
        message: format!("{feature} failed: an internal error of sourcier; its log says where").into(),
        data: None,
    }
}

/// Whether the client asks for actions of that kind.
fn wants(params: &CodeActionParams, kind: &CodeActionKind) -> bool {
    params.context.only.as_ref().is_none_or(|only| only.iter().any(|asked| asked.as_str().is_empty() || asked == kind))
}

fn full(result_id: Option<String>, items: Vec<Diagnostic>) -> DocumentDiagnosticReportResult {
    let report = FullDocumentDiagnosticReport { result_id, items };
    DocumentDiagnosticReportResult::Report(DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
        related_documents: None,
        full_document_diagnostic_report: report,
    }))
}

fn unchanged(result_id: String) -> DocumentDiagnosticReportResult {
    let report = UnchangedDocumentDiagnosticReport { result_id };
    DocumentDiagnosticReportResult::Report(DocumentDiagnosticReport::Unchanged(
        RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: report,
        },
    ))
}
