//! The commands that the server executes.
//!
//! | command | arguments | answer |
//! |---|---|---|
//! | `sourcier.timeline` | a name, or null; the address of an open note, whose corpus is meant; `"json"` | Markdown; with `"json"` data |
//! | `sourcier.dossier` | a name; the address of an open note | Markdown |
//! | `sourcier.corpus` | the address of an open note | the articles and names of its corpus |
//! | `sourcier.evidence` | the address of a note; a position | verdict and passages, or null |
//! | `sourcier.evidenceTable` | the address of an open note; a position | true where the client was asked to write a table of the evidence under the section |
//! | `sourcier.status` | | the corpora, and what is done with them |
//! | `sourcier.reindex` | the address of a note; of all corpora without | null; the corpus is read anew |
//! | `sourcier.openSource` | the address of an article; a range | null; the client opens it |
//!
//! Arguments may be left out from the end, but for a dossier's name, and what evidence and an article are about.

use super::convert;
use super::event::{Answer, Request};
use serde_json::Value;
use tower_lsp_server::jsonrpc::{Error, Result};
use tower_lsp_server::ls_types::{ExecuteCommandParams, Position, Range, Uri};

/// The commands that every client is offered.
pub const ALL: [&str; 6] = [TIMELINE, DOSSIER, CORPUS, EVIDENCE, STATUS, REINDEX];

const TIMELINE: &str = "sourcier.timeline";
const DOSSIER: &str = "sourcier.dossier";
const CORPUS: &str = "sourcier.corpus";
const EVIDENCE: &str = "sourcier.evidence";
const STATUS: &str = "sourcier.status";
const REINDEX: &str = "sourcier.reindex";

/// The command that writes into a note, for clients that edit when the server asks them to.
pub const TABLE: &str = "sourcier.evidenceTable";

/// The command that opens an article, for clients that open what the server asks them to.
pub const OPEN: &str = "sourcier.openSource";

/// Makes a question of where its answer goes.
type Asking = Box<dyn FnOnce(Answer<Option<Value>>) -> Request + Send>;

/// What a command wants.
pub enum Wish {
    Open { uri: Uri, range: Option<Range> },
    Reindex(Option<Uri>),
    Ask(Option<Uri>, Asking),
}

/// What a command wants; an error where there is no such command, or its arguments are none.
pub fn wish(params: &ExecuteCommandParams) -> Result<Wish> {
    let argument = |n: usize| params.arguments.get(n).filter(|value| !value.is_null());
    let text = |n: usize| argument(n).and_then(Value::as_str).map(str::to_owned);
    let uri = |n: usize| argument(n).and_then(Value::as_str).and_then(|uri| uri.parse::<Uri>().ok());
    let needs = |what: &str| Error::invalid_params(format!("{} needs {what}", params.command));
    Ok(match params.command.as_str() {
        TIMELINE => {
            let (name, data) = (text(0), argument(2).is_some_and(|format| format == "json"));
            Wish::Ask(uri(1), Box::new(move |answer| Request::Timeline(name, data, answer)))
        }
        DOSSIER => {
            let name = text(0).filter(|name| !name.trim().is_empty()).ok_or_else(|| needs("a name"))?;
            Wish::Ask(uri(1), Box::new(move |answer| Request::Dossier(name, answer)))
        }
        CORPUS => Wish::Ask(uri(0), Box::new(Request::Corpus)),
        EVIDENCE | TABLE => {
            let position: Option<Position> = argument(1).and_then(|at| serde_json::from_value(at.clone()).ok());
            let (Some(uri), Some(at)) = (uri(0), position) else {
                return Err(needs("the address of a note, and a position"));
            };
            let table = params.command == TABLE;
            Wish::Ask(
                Some(uri),
                Box::new(move |answer| if table { Request::Table(at, answer) } else { Request::Panel(at, answer) }),
            )
        }
        STATUS => Wish::Ask(None, Box::new(Request::Status)),
        REINDEX => Wish::Reindex(uri(0)),
        OPEN => {
            let uri =
                uri(0).filter(|uri| convert::path(uri).is_some()).ok_or_else(|| needs("the address of a file"))?;
            let range = argument(1).and_then(|range| serde_json::from_value(range.clone()).ok());
            Wish::Open { uri, range }
        }
        other => return Err(Error::invalid_params(format!("sourcier has no command \"{other}\""))),
    })
}
