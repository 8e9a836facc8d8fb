//! Questions about names. None needs the note judged: they look at what it says, not at whether it is right.

use super::{Bench, Cancelled, World, guard, guard_refusing};
use crate::config;
use crate::features::{self, Decision, Refusal, Renaming};
use crate::index::Item;
use crate::notes::Note;
use crate::server::convert::{self, completion, edits, structure, symbols, tokens};
use crate::server::documents::Still;
use crate::server::event::Request;
use crate::server::notes;
use crate::text::{LineIndex, Span};
use crate::wording::Locale;
use std::cmp::Reverse;
use std::sync::Arc;
use tower_lsp_server::jsonrpc::{Error, ErrorCode};
use tower_lsp_server::ls_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionResponse, CompletionItem, DocumentHighlight,
    DocumentHighlightKind, Location, Position, PrepareRenameResponse, Range, WorkspaceEdit, WorkspaceSymbol,
    WorkspaceSymbolResponse,
};

/// What the protocol calls a request that is right but cannot be granted.
const REQUEST_FAILED: i64 = -32803;

impl Bench {
    pub(super) fn answer_of_names(&self, still: &Still, open: &[Still], world: &World, request: Request) {
        let feature = request.name();
        let snapshot = &world.snapshot;
        match request {
            Request::References(position, declaration, answer) => guard(feature, answer, |cancelled| {
                let found = self.references(still, open, world, position, declaration, cancelled)?;
                Some((!found.is_empty()).then_some(found))
            }),
            Request::Highlights(position, answer) => guard(feature, answer, |_| {
                let (note, lines) = read(still);
                let spans = (self.features.highlights)(&note, snapshot, self.offset(&note, &lines, position));
                let mark = |span: &Span| DocumentHighlight {
                    range: self.range(&note, &lines, *span),
                    kind: Some(DocumentHighlightKind::TEXT),
                };
                Some(Some(spans.iter().map(mark).collect()))
            }),
            Request::Outline(answer) => guard(feature, answer, |_| {
                let (note, lines) = read(still);
                let entries = (self.features.outline)(&note, snapshot);
                let range = |span| self.range(&note, &lines, span);
                Some(Some(symbols::to_outline(entries, &still.uri, &range, &self.abilities)))
            }),
            Request::Completion(position, blank, answer) => guard(feature, answer, |_| {
                let (note, lines) = read(still);
                let offset = self.offset(&note, &lines, position);
                let range = |span| self.range(&note, &lines, span);
                if let Some(found) = features::keys(&note, snapshot, offset, self.abilities.locale) {
                    return Some(Some(completion::to_keys(found, &still.uri, snapshot, &range, &self.abilities)));
                }
                if let Some(found) = (self.features.continuations)(&note, snapshot, offset) {
                    return Some(Some(completion::to_quotations(found, &note.text, &still.uri, snapshot, &range)));
                }
                // A blank behind a word is no wish for a name.
                let found = if blank { None } else { (self.features.complete)(&note, snapshot, offset) };
                Some(found.map(|found| completion::to_list(found, &still.uri, &range)))
            }),
            Request::Completed(item, answer) => guard(feature, answer, |_| Some(self.completed(still, world, *item))),
            Request::PrepareRename(position, answer) => guard_refusing(feature, answer, |_| {
                let (note, lines) = read(still);
                let name = (self.features.renamable)(&note, snapshot, self.offset(&note, &lines, position));
                let answer = name.map(|name| PrepareRenameResponse::RangeWithPlaceholder {
                    range: self.range(&note, &lines, name.span),
                    placeholder: name.form,
                });
                Some(answer.map(Some).map_err(|refusal| refused(&refusal, self.abilities.locale)))
            }),
            Request::Rename(position, new, answer) => {
                guard_refusing(feature, answer, |cancelled| self.rename(still, open, world, position, &new, cancelled));
            }
            Request::Tokens(range, answer) => guard(feature, answer, |_| {
                let (note, lines) = read(still);
                let mut found = (self.features.tokens)(&note, snapshot);
                if let Some(range) = range {
                    let span = convert::from_range(&note.text, &lines, range, self.abilities.encoding);
                    found.retain(|token| token.span.overlaps(span));
                }
                Some(Some(tokens::to_tokens(&note.text, &lines, &found, self.abilities.encoding)))
            }),
            Request::Hints(range, answer) => guard(feature, answer, |cancelled| {
                let (roles, verdicts) = (world.config.role_hints(), world.config.verdict_hints());
                if !roles && !verdicts {
                    return Some(None);
                }
                let (note, lines) = read(still);
                let span = convert::from_range(&note.text, &lines, range, self.abilities.encoding);
                let at = |at| self.range(&note, &lines, Span::new(at, at)).start;
                let mut hints = Vec::new();
                if roles {
                    let found = (self.features.role_hints)(&note, snapshot, span).into_iter();
                    hints.extend(found.map(|hint| tokens::to_hint(at(hint.at), hint.role)));
                }
                if verdicts {
                    let cell = self.judge(still, world, cancelled)?;
                    let found = features::claim_marks(&note, snapshot, &cell.get()?.findings, span).into_iter();
                    hints.extend(found.map(|mark| tokens::to_hint(at(mark.at), mark.sign().to_owned())));
                }
                Some(Some(hints))
            }),
            Request::Folds(answer) => guard(feature, answer, |_| {
                let (note, lines) = read(still);
                let range = |span| self.range(&note, &lines, span);
                Some(Some(features::folds(&note).into_iter().map(|fold| structure::to_fold(fold, &range)).collect()))
            }),
            Request::Selections(positions, answer) => guard(feature, answer, |_| {
                let (note, lines) = read(still);
                let range = |span| self.range(&note, &lines, span);
                let grown = positions.into_iter().filter_map(|position| {
                    let grown = features::selections(&note, self.offset(&note, &lines, position));
                    structure::to_selection(&grown, &range)
                });
                Some(Some(grown.collect()))
            }),
            other => other.answer_nothing(),
        }
    }

    /// Answers a question about every corpus.
    pub fn answer_of_all(&self, worlds: &[Arc<World>], request: Request) {
        let feature = request.name();
        match request {
            Request::Symbols(query, answer) => guard(feature, answer, |cancelled| {
                let mut found = Vec::new();
                for world in worlds {
                    let of_world = (self.features.symbols)(&world.snapshot, &query, self.abilities.locale).into_iter();
                    found.extend(of_world.map(|symbol| (world, symbol)));
                }
                // Each world's are in order; the sort keeps it where scores are the same.
                found.sort_by_key(|(_, symbol)| Reverse(symbol.score));
                found.truncate(features::MOST_SYMBOLS);
                let mut out = Vec::new();
                for (world, symbol) in found {
                    if cancelled() {
                        return None;
                    }
                    out.extend(symbols::to_symbol(symbol, world, &self.abilities));
                }
                Some(Some(WorkspaceSymbolResponse::Nested(out)))
            }),
            Request::Symbol(symbol, answer) => {
                guard(feature, answer, |_| Some(self.place_of_symbol(worlds, *symbol)));
            }
            other => other.answer_nothing(),
        }
    }

    pub(super) fn offset(&self, note: &Note, lines: &LineIndex, position: Position) -> usize {
        lines.offset(&note.text, convert::from_position(position), self.abilities.encoding)
    }

    pub(super) fn range(&self, note: &Note, lines: &LineIndex, span: Span) -> Range {
        convert::to_range(&note.text, lines, span, self.abilities.encoding)
    }

    /// Notes first, those open before the others; then articles, the newest first.
    fn references(
        &self,
        still: &Still,
        open: &[Still],
        world: &World,
        position: Position,
        declaration: bool,
        cancelled: &Cancelled<'_>,
    ) -> Option<Vec<Location>> {
        let (note, lines) = read(still);
        let snapshot = &world.snapshot;
        let offset = self.offset(&note, &lines, position);
        let Some(name) = features::name_at(&note, snapshot, offset) else {
            let notes = std::iter::once(still).chain(open);
            return match features::quotation_at(&note, snapshot, offset) {
                Some(wanted) => self.places_of_quotation(&wanted, notes, world, cancelled),
                None => Some(Vec::new()),
            };
        };
        let mut out = Vec::new();
        for read in notes::all(world, std::iter::once(still).chain(open), cancelled)? {
            for span in features::same(&read.names, &name) {
                out.push(Location { uri: read.uri.clone(), range: self.range(&read.note, &read.lines, span) });
            }
        }
        if let Some(entity) = name.entity {
            let introduced = if declaration { None } else { features::introduction(snapshot, entity, name.sense) };
            for place in (self.features.mentioned)(snapshot, entity, name.sense).iter() {
                if cancelled() {
                    return None;
                }
                if Some(*place) != introduced {
                    out.extend(convert::to_location(*place, snapshot, self.abilities.encoding));
                }
            }
        }
        Some(out)
    }

    /// What may be said of the name under the cursor, each as an edit of the configuration.
    pub(super) fn decisions(&self, still: &Still, open: &[Still], world: &World, range: Range) -> CodeActionResponse {
        let (note, lines) = read(still);
        let span = convert::from_range(&note.text, &lines, range, self.abilities.encoding);
        let decisions = (self.features.decisions)(&note, &world.snapshot, span, self.abilities.locale);
        if decisions.is_empty() {
            return Vec::new();
        }
        let Some(file) = notes::configuration(&world.config, open) else { return Vec::new() };
        let action = |decision: Decision| {
            let edit = config::written(file.text.as_deref().unwrap_or(""), &decision.entry)?;
            Some(CodeActionOrCommand::CodeAction(CodeAction {
                title: decision.title,
                kind: Some(CodeActionKind::REFACTOR),
                edit: Some(edits::to_configuration_edit(&file, &edit, &self.abilities)),
                ..CodeAction::default()
            }))
        };
        decisions.into_iter().filter_map(action).collect()
    }

    fn rename(
        &self,
        still: &Still,
        open: &[Still],
        world: &World,
        position: Position,
        new: &str,
        cancelled: &Cancelled<'_>,
    ) -> Option<Result<Option<WorkspaceEdit>, Error>> {
        let (note, lines) = read(still);
        let name = (self.features.renamable)(&note, &world.snapshot, self.offset(&note, &lines, position));
        let renaming = match name.and_then(|name| Renaming::new(&world.snapshot, &name, new)) {
            Ok(renaming) => renaming,
            Err(refusal) => return Some(Err(refused(&refusal, self.abilities.locale))),
        };
        let mut changed = Vec::new();
        for read in notes::all(world, std::iter::once(still).chain(open), cancelled)? {
            let renamed = renaming.edits(&read.note, &read.names);
            if !renamed.is_empty() {
                changed.push((read, renamed));
            }
        }
        Some(Ok((!changed.is_empty()).then(|| edits::to_workspace_edit(&changed, &self.abilities))))
    }

    fn completed(&self, still: &Still, world: &World, mut item: CompletionItem) -> Option<CompletionItem> {
        if let Some(place) = completion::place_of(&item, &world.snapshot) {
            let (detail, card) = features::describe_quotation(&world.snapshot, place, self.abilities.locale)?;
            item.detail = Some(detail);
            item.documentation = Some(completion::to_documentation(card, &self.abilities));
            return Some(item);
        }
        if let Some(article) = completion::article_of(&item, &world.snapshot) {
            let (about, card) = features::describe_article(&world.snapshot, article, self.abilities.locale)?;
            item.detail = Some(about);
            item.documentation = Some(completion::to_documentation(card, &self.abilities));
            return Some(item);
        }
        let entity = completion::entity_of(&item, &world.snapshot)?;
        let (note, _) = read(still);
        let (role, card) = features::describe(&note, &world.snapshot, entity, self.abilities.locale)?;
        item.detail = role;
        item.documentation = Some(completion::to_documentation(card, &self.abilities));
        Some(item)
    }

    fn place_of_symbol(&self, worlds: &[Arc<World>], mut symbol: WorkspaceSymbol) -> Option<WorkspaceSymbol> {
        let (world, item): (_, Item) = symbols::item_of(&symbol, worlds)?;
        symbol.location = symbols::to_place(item, &world.snapshot, &self.abilities)?;
        Some(symbol)
    }
}

/// A note as it stood when something was asked of it.
pub(super) fn read(still: &Still) -> (Note, LineIndex) {
    let note = Note::parse(&still.text.to_string()).in_file(&convert::path(&still.uri).unwrap_or_default());
    let lines = LineIndex::new(&note.text);
    (note, lines)
}

/// The answer to a rename that is refused.
pub fn refused(refusal: &Refusal, locale: Locale) -> Error {
    Error { code: ErrorCode::ServerError(REQUEST_FAILED), message: refusal.message().worded(locale).into(), data: None }
}
