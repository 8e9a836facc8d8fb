//! `sourcier lsp`.

use std::process::ExitCode;

/// Serve an editor over standard input and output
#[derive(Debug, clap::Args)]
pub struct Arguments {}

/// Runs the command.
pub fn run(_arguments: &Arguments) -> anyhow::Result<ExitCode> {
    anyhow::bail!("not built yet")
}
