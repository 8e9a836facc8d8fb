//! The command line: the only folder with argument parsing and terminal output. One file a command.

mod articles;
mod check;
mod config;
mod corpus;
mod explain;
mod help;
mod index;
mod lsp;
mod mistakes;
mod name;
mod quote;
mod read;
mod terminal;
mod timeline;

use crate::wording::{Locale, message};
use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use mistakes::Refused;
use std::ffi::OsString;
use std::process::ExitCode;

/// What the program takes; [`help`] words it.
#[derive(Debug, Parser)]
#[command(name = "sourcier", version, about = "help-sourcier")]
struct Arguments {
    #[arg(long, global = true, value_parser = locale, value_name = "value-locale", help = "help-locale")]
    locale: Option<Locale>,
    #[command(subcommand)]
    command: Command,
}

/// How a command prints what was asked for.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    /// For people.
    Human,
    /// For programs: JSON, one object a line.
    Json,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Arguments),
    Index(index::Arguments),
    Articles(articles::Arguments),
    Explain(explain::Arguments),
    Read(read::Arguments),
    Name(name::Arguments),
    Quote(quote::Arguments),
    Timeline(timeline::Arguments),
    Config(config::Arguments),
    Lsp(lsp::Arguments),
}

/// Ends a command that could not run.
const COULD_NOT_RUN: u8 = 2;

/// Runs the program with these arguments, its own name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let given: Vec<OsString> = arguments.into_iter().collect();
    let otherwise = Locale::of_environment(|name| std::env::var(name).ok()).unwrap_or_default();
    let arguments = match parse(&given, asked_for(&given).unwrap_or(otherwise)) {
        Ok(arguments) => arguments,
        Err(code) => return code,
    };
    let asked = arguments.locale;
    let locale = asked.unwrap_or(otherwise);
    let result = match arguments.command {
        Command::Check(arguments) => check::run(&arguments, locale),
        Command::Index(arguments) => index::run(&arguments, locale),
        Command::Articles(arguments) => articles::run(&arguments, locale),
        Command::Explain(arguments) => explain::run(&arguments, locale),
        Command::Read(arguments) => read::run(&arguments, locale),
        Command::Name(arguments) => name::run(&arguments, locale),
        Command::Quote(arguments) => quote::run(&arguments, locale),
        Command::Timeline(arguments) => timeline::run(&arguments, locale),
        Command::Config(arguments) => config::run(&arguments, locale),
        Command::Lsp(arguments) => lsp::run(&arguments, asked, otherwise),
    };
    result.unwrap_or_else(|error| {
        if terminal::is_closed_pipe(&error) {
            return ExitCode::SUCCESS;
        }
        terminal::say(format_args!("{error:#}"));
        ExitCode::from(COULD_NOT_RUN)
    })
}

/// The arguments; or how the program ends where help was asked for, or they are wrong, and this was said.
fn parse(given: &[OsString], locale: Locale) -> Result<Arguments, ExitCode> {
    let mut grammar = help::worded(Arguments::command(), locale);
    let parsed = grammar.try_get_matches_from_mut(given).and_then(|found| Arguments::from_arg_matches(&found));
    parsed.map_err(|error| {
        match error.kind() {
            ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                // Nothing is left to say where even this cannot be printed.
                let _ = error.print();
            }
            _ => terminal::say(mistakes::worded(&error, &grammar, given, locale)),
        }
        ExitCode::from(if error.use_stderr() { COULD_NOT_RUN } else { 0 })
    })
}

/// The language that arguments ask for, seen before they are parsed: help and mistakes come of that alone.
fn asked_for(given: &[OsString]) -> Option<Locale> {
    let texts: Vec<&str> = given.iter().map(|text| text.to_str().unwrap_or_default()).collect();
    let split = texts.iter().find_map(|text| text.strip_prefix("--locale="));
    let apart = texts.iter().position(|text| *text == "--locale").and_then(|at| texts.get(at + 1).copied());
    split.or(apart).and_then(Locale::from_tag)
}

/// A language that is spoken, by its tag.
fn locale(tag: &str) -> Result<Locale, Refused> {
    Locale::from_tag(tag)
        .ok_or_else(|| Refused(message!("usage-locales", known = Locale::ALL.map(Locale::tag).join(", "))))
}
