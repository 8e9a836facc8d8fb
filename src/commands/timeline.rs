//! `sourcier timeline`.

use super::{Format, corpus, terminal};
use crate::features::{self, Dated, Event};
use crate::index::Snapshot;
use crate::text::Span;
use crate::wording::{Locale, say};
use serde::Serialize;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// What the command takes.
#[derive(Debug, clap::Args)]
#[command(about = "help-timeline")]
pub struct Arguments {
    #[arg(value_name = "value-name", help = "help-timeline-name")]
    name: Option<String>,
    #[arg(long, value_enum, default_value_t = Format::Human, value_name = "value-format", help = "help-format")]
    format: Format,
}

#[derive(Serialize)]
struct Passage<'a> {
    /// ISO 8601: a day, month or year, else the first and last day.
    date: String,
    start: String,
    end: String,
    /// Whether the edges are approximate.
    about: bool,
    /// The path relative to its corpus folder.
    article: &'a str,
    /// In the original file, from 1.
    line: usize,
    text: &'a str,
}

/// Runs the command.
pub fn run(arguments: &Arguments, locale: Locale) -> anyhow::Result<ExitCode> {
    let (current, config) = corpus::here(locale)?;
    let Some(snapshot) = corpus::load(&config, &current, false, locale) else {
        return Ok(ExitCode::from(super::COULD_NOT_RUN));
    };
    let all = features::timeline(&snapshot, arguments.name.as_deref())
        .map_err(|unclear| anyhow::anyhow!(unclear.message().worded(locale)))?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    match arguments.format {
        Format::Human => {
            if all.is_empty() {
                terminal::say(say!(locale, "corpus-dates-nothing"));
            }
            human(&mut out, &snapshot, &all, &current, locale)?;
        }
        Format::Json => json(&mut out, &snapshot, &all)?,
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn human(out: &mut impl Write, snapshot: &Snapshot, all: &[Dated], current: &Path, locale: Locale) -> io::Result<()> {
    // A line and a half: enough to know the event again.
    let most = terminal::width() * 3 / 2;
    for (number, dated) in all.iter().enumerate() {
        writeln!(out, "{}{}", if number > 0 { "\n" } else { "" }, dated.heading(locale))?;
        for event in &dated.events {
            let about = if event.vague { format!("{} ", say!(locale, "timeline-about")) } else { String::new() };
            writeln!(out, "  {about}{}", clipped(event, most))?;
            for place in &event.places {
                let Some(card) = snapshot.cards().get(place.article as usize) else { continue };
                let path = terminal::shown(&card.path, current);
                writeln!(out, "    {}:{}", terminal::one_line(&path), place.line)?;
            }
        }
    }
    Ok(())
}

/// A passage, cut around the words that date it.
fn clipped(event: &Event, most: usize) -> String {
    let whole = Span::new(0, event.text.len());
    let shown = features::excerpt(&event.text, whole, Some(event.time), most);
    let before = if shown.start > 0 { "… " } else { "" };
    let after = if shown.end < whole.end { " …" } else { "" };
    format!("{before}{}{after}", terminal::one_line(shown.of(&event.text)))
}

fn json(out: &mut impl Write, snapshot: &Snapshot, all: &[Dated]) -> io::Result<()> {
    for dated in all {
        for event in &dated.events {
            for place in &event.places {
                let Some(card) = snapshot.cards().get(place.article as usize) else { continue };
                let told = Passage {
                    date: dated.days.iso(),
                    start: dated.days.first.to_string(),
                    end: dated.days.last.to_string(),
                    about: event.vague,
                    article: &card.id,
                    line: place.line,
                    text: &event.text,
                };
                writeln!(out, "{}", terminal::harmless_json(&serde_json::to_string(&told)?))?;
            }
        }
    }
    Ok(())
}
