//! `sourcier lsp`.

use super::terminal;
use crate::index::CacheDir;
use crate::server::{self, Parts, log};
use crate::wording::{Locale, Refusal, say};
use anyhow::anyhow;
use std::path::PathBuf;
use std::process::ExitCode;

/// What the command takes.
#[derive(Debug, clap::Args)]
#[command(about = "help-lsp")]
pub struct Arguments {
    #[arg(long, help = "help-lsp-stdio")]
    stdio: bool,
    #[arg(long, value_name = "value-file", help = "help-lsp-log")]
    log_file: Option<PathBuf>,
}

/// Runs the command: in the language `asked` for, else the client's, else `otherwise`.
pub fn run(arguments: &Arguments, asked: Option<Locale>, otherwise: Locale) -> anyhow::Result<ExitCode> {
    let locale = asked.unwrap_or(otherwise);
    let Arguments { stdio: _, log_file } = arguments;
    if let Some(file) = log_file.clone().or_else(log::default_file)
        && let Err(error) = log::start(&file)
    {
        // A server without a log still serves.
        let why = vec![Refusal::from(&error).message()];
        terminal::say(say!(locale, "no-log", file = file.display().to_string(), why = why));
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .map_err(|error| anyhow!(say!(locale, "no-runtime", why = vec![Refusal::from(&error).message()])))?;
    let parts = Parts { locale: asked, otherwise, ..Parts::new(CacheDir::of_user().ok()) };
    let ending = runtime.block_on(server::serve(tokio::io::stdin(), tokio::io::stdout(), parts));
    // Standard input is read by a thread that nothing wakes: it is not waited for.
    runtime.shutdown_background();
    Ok(ending.exit_code())
}
