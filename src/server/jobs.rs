//! What computes, over snapshots: judging a note and answering questions about it.

mod corpora;
mod names;
mod quotations;

pub use corpora::Whole;
pub use names::refused;

use super::abilities::{Abilities, Delivery};
use super::convert;
use super::documents::Still;
use super::event::{Answer, Event, Request};
use super::outbox::{Outgoing, Question};
use super::parts::Features;
use super::typing;
use crate::check::Finding;
use crate::config::Config;
use crate::features;
use crate::index::Snapshot;
use crate::notes::Note;
use crate::text::LineIndex;
use crate::wording::say;
use serde_json::Value;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use tokio::sync::mpsc::UnboundedSender;
use tower_lsp_server::jsonrpc::{Error, ErrorCode};
use tower_lsp_server::ls_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, CodeActionResponse, Diagnostic,
    DocumentDiagnosticReport, DocumentDiagnosticReportResult, FullDocumentDiagnosticReport, Range,
    RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport,
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
    pub client: UnboundedSender<Outgoing>,
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
                let hover = (self.features.hover)(note, &world.snapshot, findings, offset, self.abilities.locale);
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
                let wants = |kind: &CodeActionKind| wants(&params, kind);
                let actions = self.all_actions(still, open, world, params.range, &wants, cancelled)?;
                Some((!actions.is_empty()).then(|| convert::actions::lazily(actions, still, &params, &self.abilities)))
            }),
            Request::Action(action, answer) => guard_refusing(feature, answer, |cancelled| {
                let Some(range) = convert::actions::range_of(&action, still) else {
                    return Some(Err(Error::content_modified()));
                };
                let wants = |kind: &CodeActionKind| action.kind.as_ref() == Some(kind);
                let actions = self.all_actions(still, open, world, range, &wants, cancelled)?;
                let edit = actions.into_iter().find_map(|same| match same {
                    CodeActionOrCommand::CodeAction(same) if same.title == action.title => same.edit,
                    _ => None,
                });
                Some(Ok(Some(CodeAction { edit, ..*action })))
            }),
            Request::Links(answer) => guard(feature, answer, |cancelled| {
                let cell = self.judge(still, world, cancelled)?;
                let Judgement { note, lines, findings } = cell.get()?;
                let range = |span| convert::to_range(&note.text, lines, span, self.abilities.encoding);
                let links = features::links(note, &world.snapshot, findings, self.abilities.locale).into_iter();
                let link = |link| convert::structure::to_link(link, &world.snapshot, &range, &self.abilities);
                Some(Some(links.filter_map(link).collect()))
            }),
            Request::Panel(position, answer) => guard(feature, answer, |cancelled| {
                let cell = self.judge(still, world, cancelled)?;
                let Judgement { note, lines, findings } = cell.get()?;
                let encoding = self.abilities.encoding;
                let offset = lines.offset(&note.text, convert::from_position(position), encoding);
                let panel = features::panel(note, &world.snapshot, findings, offset, self.abilities.locale);
                Some(panel.map(|panel| {
                    let range = convert::to_range(&note.text, lines, panel.span, encoding);
                    convert::corpus::to_panel(&panel, range, &world.snapshot, &self.abilities)
                }))
            }),
            Request::Table(position, answer) => guard(feature, answer, |cancelled| {
                let cell = self.judge(still, world, cancelled)?;
                let judgement = cell.get()?;
                let Judgement { note, lines, findings } = judgement;
                let offset = lines.offset(&note.text, convert::from_position(position), self.abilities.encoding);
                let table = features::evidence_table(note, &world.snapshot, findings, offset);
                let written = table.is_some() && self.abilities.applies_edits;
                if let Some(table) = table.filter(|_| written) {
                    let edits = convert::to_edits(judgement, &table.edits, self.abilities.encoding);
                    let edit = Box::new(convert::to_note_edit(edits, still, &self.abilities));
                    let _ = self
                        .client
                        .send(Outgoing::Ask(Question::Apply(table.title.worded(self.abilities.locale), edit)));
                }
                Some(Some(Value::Bool(written)))
            }),
            Request::Diagnostics(previous, answer) => guard(feature, answer, |cancelled| {
                let cell = self.judge(still, world, cancelled)?;
                let outcome = self.draw(still, world, cell.get()?);
                let (items, kept_back) = outcome.shown(true);
                let id = identifier(still, world, kept_back);
                if self.abilities.delivery == Delivery::Pull {
                    // The loop has to know, to ask the client to ask again once the typing has rested.
                    let (uri, revision) = (still.uri.clone(), still.revision);
                    let _ = self.events.send(Event::Judged { uri, revision, outcome: Some(outcome) });
                }
                Some(if previous.as_ref() == Some(&id) { unchanged(id) } else { full(Some(id), items) })
            }),
            request @ (Request::Lenses(..) | Request::Lens(..)) => self.answer_of_quotations(still, world, request),
            request => self.answer_of_names(still, open, world, request),
        }
    }

    /// The actions at a range, of the kinds that are wanted, each with its edit.
    fn all_actions(
        &self,
        still: &Still,
        open: &[Still],
        world: &World,
        range: Range,
        wants: &dyn Fn(&CodeActionKind) -> bool,
        cancelled: &Cancelled<'_>,
    ) -> Option<CodeActionResponse> {
        let mut actions = Vec::new();
        let fix_all = CodeActionKind::from(FIX_ALL);
        if wants(&CodeActionKind::QUICKFIX) {
            let cell = self.judge(still, world, cancelled)?;
            actions.extend(self.actions(still, world, cell.get()?, range));
        }
        if wants(&CodeActionKind::REFACTOR) {
            actions.extend(self.decisions(still, open, world, range));
            let cell = self.judge(still, world, cancelled)?;
            actions.extend(self.claim_actions(still, world, cell.get()?, range));
        }
        if wants(&fix_all) {
            let cell = self.judge(still, world, cancelled)?;
            let judgement = cell.get()?;
            let edits = features::fix_all(&judgement.findings);
            if !edits.is_empty() {
                let edits = convert::to_edits(judgement, &edits, self.abilities.encoding);
                actions.push(CodeActionOrCommand::CodeAction(CodeAction {
                    title: say!(self.abilities.locale, "fix-all"),
                    kind: Some(fix_all),
                    edit: Some(convert::to_note_edit(edits, still, &self.abilities)),
                    ..CodeAction::default()
                }));
            }
        }
        Some(actions)
    }

    fn actions(&self, still: &Still, world: &World, judgement: &Judgement, range: Range) -> CodeActionResponse {
        let Judgement { note, lines, findings } = judgement;
        let span = convert::from_range(&note.text, lines, range, self.abilities.encoding);
        let actions = (self.features.actions)(note, findings, span);
        actions
            .iter()
            .map(|action| {
                let finding = findings.get(action.finding);
                let diagnostic =
                    finding.and_then(|f| convert::to_diagnostic(judgement, f, &world.snapshot, &self.abilities));
                convert::to_action(judgement, action, still, diagnostic, &self.abilities)
            })
            .collect()
    }

    /// What may be written into the note about the claim that the range begins in.
    fn claim_actions(&self, still: &Still, world: &World, judgement: &Judgement, range: Range) -> CodeActionResponse {
        let Judgement { note, lines, findings } = judgement;
        let span = convert::from_range(&note.text, lines, range, self.abilities.encoding);
        let fixes = (self.features.claim_actions)(note, &world.snapshot, findings, span).into_iter();
        fixes.map(|fix| convert::to_refactoring(judgement, &fix, still, &self.abilities)).collect()
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

/// The kind of the action that mends all that is certain. It is offered to those who ask for its kind, or one that holds it.
pub const FIX_ALL: &str = "source.fixAll.sourcier";

/// Whether the client asks for actions of that kind: kinds hold those that go on behind a point. Who asks for none in particular looks at
/// one place, not at all of the note.
fn wants(params: &CodeActionParams, kind: &CodeActionKind) -> bool {
    let Some(only) = params.context.only.as_ref() else { return kind.as_str() != FIX_ALL };
    only.iter().any(|asked| {
        let rest = kind.as_str().strip_prefix(asked.as_str());
        asked.as_str().is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    })
}

/// What tells the diagnostics of an open note from those of another state of it.
fn identifier(still: &Still, world: &World, kept_back: bool) -> String {
    format!("{}.{}.{}", still.revision, world.revision, u8::from(kept_back))
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
