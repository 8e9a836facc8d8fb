//! `sourcier name`.

use super::{corpus, terminal};
use crate::features;
use crate::index::Snapshot;
use crate::index::entities::EntityNo;
use crate::lexicon::Language;
use serde::Serialize;
use std::io::{self, Write};
use std::process::ExitCode;

/// Tell who or what a name is, under any spelling: the card that an editor shows
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The name, as anybody spells it
    name: String,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    /// For people: a card for each that bears the name
    Human,
    /// One JSON object for each that bears the name, one a line
    Json,
}

#[derive(Serialize)]
struct Known<'a> {
    name: &'a str,
    r#type: &'static str,
    /// Every spelling that the corpus has, the commonest first.
    aliases: Vec<&'a str>,
    /// As the corpus words them, the commonest first.
    roles: Vec<&'a str>,
    /// Every article that mentions it: the path relative to its corpus folder.
    articles: Vec<&'a str>,
    mentions: u32,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let (current, config) = corpus::here()?;
    let Some(snapshot) = corpus::load(&config, &current, false) else {
        return Ok(ExitCode::from(super::COULD_NOT_RUN));
    };
    let found = features::meant(&snapshot, &arguments.name)?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    for (number, entity) in found.into_iter().enumerate() {
        match arguments.format {
            Format::Human => human(&mut out, &snapshot, entity, number > 0)?,
            Format::Json => json(&mut out, &snapshot, entity)?,
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn human(out: &mut impl Write, snapshot: &Snapshot, entity: EntityNo, another: bool) -> io::Result<()> {
    let card = features::name_card(snapshot, entity, language(snapshot, entity)).unwrap_or_default();
    if another {
        writeln!(out)?;
    }
    for line in card.lines() {
        writeln!(out, "{}", terminal::harmless(line))?;
    }
    Ok(())
}

/// The language of the first article that names it.
fn language(snapshot: &Snapshot, entity: EntityNo) -> Language {
    let articles = snapshot.entities().get(entity).map(|entity| entity.articles.as_slice()).unwrap_or_default();
    let first = articles.first().and_then(|(article, _)| snapshot.article(*article));
    first.map(|stored| stored.article.language).unwrap_or_default()
}

fn json(out: &mut impl Write, snapshot: &Snapshot, entity: EntityNo) -> anyhow::Result<()> {
    let Some(entity) = snapshot.entities().get(entity) else { return Ok(()) };
    let articles =
        entity.articles.iter().filter_map(|(article, _)| Some(snapshot.cards().get(*article as usize)?.id.as_str()));
    let known = Known {
        name: &entity.name,
        r#type: entity.kind.word(),
        aliases: entity.aliases.iter().map(|(form, _)| form.as_str()).collect(),
        roles: entity.roles.iter().map(|(role, _)| role.as_str()).collect(),
        articles: articles.collect(),
        mentions: entity.articles.iter().map(|(_, times)| *times).sum(),
    };
    writeln!(out, "{}", terminal::harmless_json(&serde_json::to_string(&known)?))?;
    Ok(())
}
