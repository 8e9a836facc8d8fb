//! `sourcier check`.

use std::process::ExitCode;

/// Judge notes and print what is wrong in them
#[derive(Debug, clap::Args)]
pub struct Arguments {}

/// Runs the command.
pub fn run(_arguments: &Arguments) -> anyhow::Result<ExitCode> {
    anyhow::bail!("not built yet")
}
