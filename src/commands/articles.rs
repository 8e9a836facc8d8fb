//! `sourcier articles`.

use super::{Format, corpus, terminal};
use crate::features;
use crate::index::{Card, Snapshot};
use crate::wording::{Locale, say};
use serde::Serialize;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// What the command takes.
#[derive(Debug, clap::Args)]
#[command(about = "help-articles")]
pub struct Arguments {
    #[arg(long, value_enum, default_value_t = Format::Human, value_name = "value-format", help = "help-format")]
    format: Format,
}

#[derive(Serialize)]
struct Line<'a> {
    /// The path relative to its corpus folder.
    article: &'a str,
    /// ISO 8601: a day, month or year, else the first and last day; null where it is not known.
    date: Option<String>,
    start: Option<String>,
    end: Option<String>,
    how: Option<&'static str>,
    title: Option<&'a str>,
}

/// Runs the command.
pub fn run(arguments: &Arguments, locale: Locale) -> anyhow::Result<ExitCode> {
    let (current, config) = corpus::here(locale)?;
    let Some(snapshot) = corpus::load(&config, &current, false, locale) else {
        return Ok(ExitCode::from(super::COULD_NOT_RUN));
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    match arguments.format {
        Format::Human => human(&mut out, &snapshot, &current, locale)?,
        Format::Json => json(&mut out, &snapshot)?,
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn human(out: &mut impl Write, snapshot: &Snapshot, current: &Path, locale: Locale) -> io::Result<()> {
    let mut cards: Vec<&Card> = snapshot.cards().iter().collect();
    cards.sort_by_key(|card| (card.date.as_ref().map(|date| date.value), &card.id));
    for card in cards {
        let when = match &card.date {
            Some(date) => {
                let day = date.value.describe(locale.language());
                format!("{day} ({})", features::known_by(date.how, locale))
            }
            None => say!(locale, "no-date-known"),
        };
        let title = card.title.as_deref().map(|title| format!("  {}", terminal::one_line(title))).unwrap_or_default();
        writeln!(out, "{}: {when}{title}", terminal::one_line(&terminal::shown(&card.path, current)))?;
    }
    Ok(())
}

fn json(out: &mut impl Write, snapshot: &Snapshot) -> io::Result<()> {
    for card in snapshot.cards() {
        let date = card.date.as_ref();
        let line = Line {
            article: &card.id,
            date: date.map(|date| date.value.iso()),
            start: date.map(|date| date.value.first.to_string()),
            end: date.map(|date| date.value.last.to_string()),
            how: date.map(|date| date.how.describe()),
            title: card.title.as_deref(),
        };
        writeln!(out, "{}", terminal::harmless_json(&serde_json::to_string(&line)?))?;
    }
    Ok(())
}
