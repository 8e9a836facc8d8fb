//! The command line: the only folder with argument parsing and terminal output. One file a command.

mod articles;
mod check;
mod config;
mod corpus;
mod explain;
mod index;
mod lsp;
mod name;
mod quote;
mod read;
mod terminal;
mod timeline;

use crate::wording::Locale;
use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::process::ExitCode;

/// Checks research notes against the articles they are about.
#[derive(Debug, Parser)]
#[command(name = "sourcier", version, about)]
struct Arguments {
    /// The language to speak; without it, the one that the editor or the environment asks for
    #[arg(long, global = true, value_parser = locale)]
    locale: Option<Locale>,
    #[command(subcommand)]
    command: Command,
}

/// How a command prints what was asked for.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    /// For people
    Human,
    /// For programs: JSON, one object a line
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
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            let code = if error.use_stderr() { COULD_NOT_RUN } else { 0 };
            // Nothing is left to say where even this cannot be printed.
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let asked = arguments.locale;
    let otherwise = Locale::of_environment(|name| std::env::var(name).ok()).unwrap_or_default();
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

/// A language that is spoken, by its tag.
fn locale(tag: &str) -> Result<Locale, String> {
    Locale::from_tag(tag).ok_or_else(|| {
        let known = Locale::ALL.map(Locale::tag).join(", ");
        format!("there are no messages in it: the languages are {known}")
    })
}
