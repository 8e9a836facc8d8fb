//! The corpus, for every command that asks it something.

use super::terminal;
use crate::check::RULES;
use crate::config::Config;
use crate::index::{self, Snapshot};
use anyhow::Context;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

/// The current folder and the configuration that holds in it; what is wrong in that is said.
pub fn here() -> anyhow::Result<(PathBuf, Config)> {
    let current = std::env::current_dir().context("the current folder cannot be found: change to one that exists")?;
    let codes: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    let (config, problems) = Config::find(&current, &codes);
    for problem in problems {
        terminal::say(problem);
    }
    Ok((current, config))
}

/// Reads the corpus of a workspace, and says what could not be read. None where there is none.
pub fn load(config: &Config, current: &Path, verbose: bool) -> Option<Snapshot> {
    if !config.has_corpus() {
        // A place that somebody wrote and that does not exist was named with its line already.
        terminal::say(format_args!(
            "{}: no corpus: put the articles into the folder `corpus` there, or name their places in {} (`paths` under `[corpus]`)",
            config.root.display(),
            crate::config::FILE_NAME
        ));
        return None;
    }
    if verbose && let Some(file) = &config.file {
        terminal::say(format_args!("configuration: {}", terminal::shown(file, current)));
    }
    let bar = indicatif::ProgressBar::new(0).with_message("reading the corpus").with_style(terminal::bar());
    let progress = |progress: index::Progress| {
        bar.set_length(progress.total as u64);
        bar.set_position(progress.done as u64);
    };
    let (snapshot, report, error) = index::load(config, &progress, &AtomicBool::new(false));
    bar.finish_and_clear();
    for skipped in &report.skipped {
        terminal::say(format_args!("{}: {}: left out", terminal::shown(&skipped.path, current), skipped.reason));
    }
    if let Some(error) = error {
        terminal::say(format_args!("{error}: the corpus was read into memory for this run alone"));
    }
    let folders = config.corpus_folders();
    let folders: Vec<String> = folders.iter().map(|folder| terminal::shown(folder, current)).collect();
    let articles = snapshot.cards().len();
    if articles == 0 {
        terminal::say(format_args!("{}: no articles: nothing can be confirmed or denied", folders.join(", ")));
    } else if verbose {
        let read = format!("{} read now, {} known before", report.read, report.unchanged);
        terminal::say(format_args!("corpus in {}: {} ({read})", folders.join(", "), counted(articles)));
    }
    Some(snapshot)
}

/// "1 article", "12 articles".
pub fn counted(articles: usize) -> String {
    format!("{articles} article{}", if articles == 1 { "" } else { "s" })
}
