//! `sourcier index`.

use super::corpus;
use super::terminal::{self, harmless};
use crate::index::{CacheDir, Index, IndexError, Progress, Report};
use crate::wording::{Locale, say};
use anyhow::{anyhow, bail};
use indicatif::ProgressBar;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

/// What the command takes.
#[derive(Debug, clap::Args)]
#[command(about = "help-index")]
pub struct Arguments {
    #[arg(long = "where", help = "help-index-where")]
    location: bool,
    #[arg(long, conflicts_with = "location", help = "help-index-clean")]
    clean: bool,
}

/// Runs the command.
pub fn run(arguments: &Arguments, locale: Locale) -> anyhow::Result<ExitCode> {
    let told = |error: IndexError| anyhow!(error.message().worded(locale));
    let (current, config) = corpus::here(locale)?;
    let cache = CacheDir::of_user().map_err(told)?;
    let folder = cache.workspace(&config.root);
    let mut out = std::io::stdout().lock();
    if arguments.location {
        writeln!(out, "{}", harmless(&folder.display().to_string()))?;
        return Ok(ExitCode::SUCCESS);
    }
    if arguments.clean {
        cache.clean(&config.root).map_err(told)?;
        let removed = say!(locale, "index-removed", folder = folder.display().to_string());
        writeln!(out, "{}", harmless(&removed))?;
        return Ok(ExitCode::SUCCESS);
    }
    if !config.has_corpus() {
        bail!(corpus::no_corpus(&config, locale));
    }
    let bar = ProgressBar::new(0).with_message(say!(locale, "reading-corpus")).with_style(terminal::bar());
    let progress = |Progress { done, total }: Progress| {
        bar.set_length(total as u64);
        bar.set_position(done as u64);
    };
    let done = Index::open(&config, &cache).and_then(|index| index.refresh(&progress, &AtomicBool::new(false)));
    bar.finish_and_clear();
    let (_, report) = done.map_err(told)?;
    tell(&mut out, &report, &current, locale)?;
    Ok(ExitCode::SUCCESS)
}

/// Says what was read, and what was not and why.
fn tell(out: &mut impl Write, report: &Report, current: &Path, locale: Locale) -> std::io::Result<()> {
    let Report { read, unchanged, removed, bytes, skipped, took, .. } = report;
    let line = say!(
        locale,
        "index-read",
        articles = corpus::counted(*read, locale),
        megabytes = decimal(*bytes as f64 / 1e6, locale),
        seconds = decimal(took.as_secs_f64(), locale),
        unchanged = *unchanged,
        removed = *removed,
    );
    writeln!(out, "{line}")?;
    if !skipped.is_empty() {
        writeln!(out, "{}", say!(locale, "index-skipped", count = skipped.len()))?;
    }
    for file in skipped {
        let (path, reason) = (terminal::shown(&file.path, current), file.reason.message().worded(locale));
        let line = say!(locale, "skipped-file", path = path, reason = reason);
        writeln!(out, "  {}", terminal::one_line(&line))?;
    }
    Ok(())
}

/// With one decimal, behind the language's mark.
fn decimal(number: f64, locale: Locale) -> String {
    let digits = format!("{number:.1}");
    match locale {
        Locale::En => digits,
        Locale::Fr => digits.replace('.', ","),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Reason, Skipped};
    use std::time::Duration;

    #[test]
    fn what_was_read_and_what_not() {
        let skipped = |path: &str, reason| Skipped { path: path.into(), reason };
        let report = Report {
            read: 12,
            unchanged: 3,
            removed: 1,
            opened: 14,
            bytes: 48_000,
            skipped: vec![
                skipped("/w/corpus/scan.txt", Reason::NotText),
                skipped("/w/corpus/\u{1b}[2Jbig.txt", Reason::TooLarge(200_000_000)),
            ],
            took: Duration::from_millis(120),
        };
        let mut out = Vec::new();
        tell(&mut out, &report, Path::new("/w"), Locale::En).expect("memory");
        insta::assert_snapshot!(String::from_utf8_lossy(&out), @"
        read 12 articles (0.0 MB) in 0.1 s; 3 unchanged, 1 removed
        skipped 2 files:
          corpus/scan.txt: not text; save it as UTF-8
          corpus/␛[2Jbig.txt: too large for an article: 200 MB, of at most 20; split it
        ");
    }
}
