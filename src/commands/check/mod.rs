//! `sourcier check`: notes are judged in parallel and printed in order.

mod drawing;
mod human;
mod json;
mod notes;
mod sarif;
pub(super) mod source;
mod supported;

use super::{COULD_NOT_RUN, corpus, terminal};
use crate::check::{Evidence, Finding, check};
use crate::config::{Config, Level};
use crate::index::{Snapshot, StoredArticle};
use crate::notes::Note;
use crate::text::Span;
use crate::wording::{Locale, say};
use notes::{Selection, Source};
use rayon::prelude::*;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

/// What the command takes.
#[derive(Debug, clap::Args)]
#[command(about = "help-check", after_help = "help-check-ends")]
pub struct Arguments {
    #[arg(value_name = "value-paths", help = "help-check-paths")]
    paths: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t = Format::Human, value_name = "value-format", help = "help-check-format")]
    format: Format,
    #[arg(long, short, help = "help-check-verbose")]
    verbose: bool,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    /// For people: each finding drawn with the passage that tells otherwise.
    Human,
    /// One JSON object a finding, one finding a line.
    Json,
    /// SARIF 2.1.0, for code hosts.
    Sarif,
}

/// So many notes are judged before the first of them is printed: enough to keep the cores busy, few enough to hold.
const AT_ONCE: usize = 256;

/// A note that was judged.
struct Judged {
    /// The path to print.
    shown: String,
    note: Note,
    findings: Vec<Drawn>,
    /// What the articles bear out, a line each; only where it was asked for.
    supported: Vec<String>,
}

/// A finding with the passages that its evidence names.
struct Drawn {
    finding: Finding,
    evidence: Vec<Passage>,
}

/// A passage, taken from the snapshot for printing.
struct Passage {
    article: Arc<StoredArticle>,
    /// The article's file, as printed to people.
    shown: String,
    span: Span,
}

impl Passage {
    /// The line of the original file on which it starts, from 1.
    fn line(&self) -> usize {
        self.article.lines.line(self.span.start) + 1
    }
}

/// What all notes together came to.
#[derive(Debug, Default)]
struct Tally {
    notes: usize,
    articles: usize,
    /// By level, in the order of [`Level::ALL`].
    findings: [usize; Level::ALL.len()],
    /// Whether anything could not be read.
    incomplete: bool,
}

impl Tally {
    fn add(&mut self, judged: &Judged) {
        self.notes += 1;
        for drawn in &judged.findings {
            if let Some(n) = Level::ALL.iter().position(|&level| level == drawn.finding.level) {
                self.findings[n] += 1;
            }
        }
    }

    fn code(&self) -> ExitCode {
        let loud: usize =
            Level::ALL.iter().zip(self.findings).filter(|(level, _)| **level >= Level::Warning).map(|(_, n)| n).sum();
        match (self.incomplete, loud) {
            (true, _) => ExitCode::from(COULD_NOT_RUN),
            (false, 0) => ExitCode::SUCCESS,
            (false, _) => ExitCode::FAILURE,
        }
    }
}

/// Runs the command.
pub fn run(arguments: &Arguments, locale: Locale) -> anyhow::Result<ExitCode> {
    let current = terminal::current_folder(locale)?;
    let Selection { workspaces, incomplete } = notes::select(&arguments.paths, &current, locale);
    let mut tally = Tally { incomplete, ..Tally::default() };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut printer = match arguments.format {
        Format::Human => Printer::Human(human::Human::new(terminal::colours(), terminal::width(), locale)),
        Format::Json => Printer::Json(locale),
        Format::Sarif => Printer::Sarif(sarif::Log::new(locale)),
    };
    for workspace in workspaces {
        let Some(snapshot) = corpus::load(&workspace.config, &current, arguments.verbose, locale) else {
            tally.incomplete = true;
            continue;
        };
        tally.articles += snapshot.cards().len();
        for notes in workspace.notes.chunks(AT_ONCE) {
            let judged: Vec<_> = notes
                .par_iter()
                .map(|note| judge(note, &snapshot, &workspace.config, &current, arguments.verbose, locale))
                .collect();
            for judged in judged {
                match judged {
                    Ok(judged) => {
                        tally.add(&judged);
                        if arguments.verbose {
                            terminal::say(format_args!(
                                "{}: {}",
                                judged.shown,
                                human::findings(judged.findings.len(), locale)
                            ));
                            judged.supported.iter().for_each(terminal::say);
                        }
                        printer.note(&mut out, &judged)?;
                    }
                    Err(message) => {
                        tally.incomplete = true;
                        terminal::say(message);
                    }
                }
            }
            out.flush()?;
        }
    }
    printer.end(&mut out, &tally)?;
    out.flush()?;
    Ok(tally.code())
}

/// Judges one note, or says why it cannot be.
fn judge(
    source: &Source,
    snapshot: &Snapshot,
    config: &Config,
    current: &Path,
    verbose: bool,
    locale: Locale,
) -> Result<Judged, String> {
    let text = source.read(locale)?;
    // A fault of the program in one note must not cost the others their findings.
    let judged = catch_unwind(AssertUnwindSafe(|| {
        let note = Note::parse(&text).in_file(Path::new(&source.shown));
        let findings = check(&note, snapshot, config);
        let supported = if verbose {
            supported::lines(&source.shown, &note, snapshot, &findings, current, locale)
        } else {
            Vec::new()
        };
        (note, findings, supported)
    }));
    let (note, findings, supported) = judged.map_err(|_| say!(locale, "checker-failed", file = &source.shown))?;
    let passage = |evidence: &Evidence| {
        let article = snapshot.article(evidence.article)?;
        let shown = terminal::shown(&article.path, current);
        Some(Passage { article, shown, span: evidence.span })
    };
    let findings = findings
        .into_iter()
        .map(|finding| Drawn { evidence: finding.evidence.iter().filter_map(passage).collect(), finding })
        .collect();
    Ok(Judged { shown: source.shown.clone(), note, findings, supported })
}

/// The formats.
enum Printer {
    Human(human::Human),
    Json(Locale),
    Sarif(sarif::Log),
}

impl Printer {
    fn note(&mut self, out: &mut impl Write, judged: &Judged) -> std::io::Result<()> {
        match self {
            Self::Human(human) => human.note(out, judged),
            Self::Json(locale) => json::note(out, judged, *locale),
            Self::Sarif(log) => {
                log.note(judged);
                Ok(())
            }
        }
    }

    fn end(self, out: &mut impl Write, tally: &Tally) -> std::io::Result<()> {
        match self {
            Self::Human(human) => human::summary(out, tally, human.locale()),
            Self::Json(_) => Ok(()),
            Self::Sarif(log) => log.end(out, tally),
        }
    }
}

#[cfg(test)]
mod tests;
