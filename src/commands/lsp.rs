//! `sourcier lsp`.

use crate::index::CacheDir;
use crate::server::{self, Parts, log};
use crate::wording::Locale;
use anyhow::Context;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Serve an editor over standard input and output
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Accepted because some editors add it: standard input and output are all there is
    #[arg(long)]
    stdio: bool,
    /// Write the log there instead of the cache folder; its level is in the variable `SOURCIER_LOG`
    #[arg(long, value_name = "FILE")]
    log_file: Option<PathBuf>,
}

/// Runs the command: in the language `asked` for, else the client's, else `otherwise`.
pub fn run(arguments: &Arguments, asked: Option<Locale>, otherwise: Locale) -> anyhow::Result<ExitCode> {
    let Arguments { stdio: _, log_file } = arguments;
    if let Some(file) = log_file.clone().or_else(log::default_file)
        && let Err(error) = log::start(&file)
    {
        // A server without a log still serves.
        let _ = writeln!(std::io::stderr(), "sourcier: no log can be written to {}: {error}", file.display());
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .context("the server's runtime could not be started")?;
    let parts = Parts { locale: asked, otherwise, ..Parts::new(CacheDir::of_user().ok()) };
    let ending = runtime.block_on(server::serve(tokio::io::stdin(), tokio::io::stdout(), parts));
    // Standard input is read by a thread that nothing wakes: it is not waited for.
    runtime.shutdown_background();
    Ok(ending.exit_code())
}
