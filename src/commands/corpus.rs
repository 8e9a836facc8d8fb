//! The corpus, for every command that asks it something.

use super::terminal;
use crate::check::RULES;
use crate::config::Config;
use crate::index::{self, Snapshot};
use crate::wording::{Locale, say};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

/// The current folder and the configuration that holds in it; what is wrong in that is said.
pub fn here(locale: Locale) -> anyhow::Result<(PathBuf, Config)> {
    let current = terminal::current_folder(locale)?;
    let codes: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    let (config, problems) = Config::find(&current, &codes);
    for problem in problems {
        terminal::say(problem.worded(locale));
    }
    Ok((current, config))
}

/// Reads the corpus of a workspace, and says what could not be read. None where there is none.
pub fn load(config: &Config, current: &Path, verbose: bool, locale: Locale) -> Option<Snapshot> {
    if !config.has_corpus() {
        // A place that somebody wrote and that does not exist was named with its line already.
        terminal::say(no_corpus(config, locale));
        return None;
    }
    if verbose && let Some(file) = &config.file {
        terminal::say(say!(locale, "configuration", file = terminal::shown(file, current)));
    }
    let bar = indicatif::ProgressBar::new(0).with_message(say!(locale, "reading-corpus")).with_style(terminal::bar());
    let progress = |progress: index::Progress| {
        bar.set_length(progress.total as u64);
        bar.set_position(progress.done as u64);
    };
    let (snapshot, report, error) = index::load(config, &progress, &AtomicBool::new(false));
    bar.finish_and_clear();
    for skipped in &report.skipped {
        let reason = skipped.reason.message().worded(locale);
        terminal::say(say!(locale, "left-out", file = terminal::shown(&skipped.path, current), reason = reason));
    }
    if let Some(error) = error {
        terminal::say(say!(locale, "in-memory", error = vec![error.message()]));
    }
    let folders = config.corpus_folders();
    let folders: Vec<String> = folders.iter().map(|folder| terminal::shown(folder, current)).collect();
    let articles = snapshot.cards().len();
    if articles == 0 {
        terminal::say(say!(locale, "no-articles", folders = folders.join(", ")));
    } else if verbose {
        terminal::say(say!(
            locale,
            "corpus-read",
            folders = folders.join(", "),
            articles = counted(articles, locale),
            read = report.read,
            known = report.unchanged,
        ));
    }
    Some(snapshot)
}

/// "1 article", "12 articles".
pub fn counted(articles: usize, locale: Locale) -> String {
    say!(locale, "articles", count = articles)
}

/// That there is none, and what to do.
pub fn no_corpus(config: &Config, locale: Locale) -> String {
    let root = config.root.display().to_string();
    say!(locale, "no-corpus", root = root, file = crate::config::FILE_NAME)
}
