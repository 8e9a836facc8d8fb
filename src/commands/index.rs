//! `sourcier index`.

use std::process::ExitCode;

/// Read the corpus and bring its index up to date
#[derive(Debug, clap::Args)]
pub struct Arguments {}

/// Runs the command.
pub fn run(_arguments: &Arguments) -> anyhow::Result<ExitCode> {
    anyhow::bail!("not built yet")
}
