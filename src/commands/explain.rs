//! `sourcier explain`.

use std::process::ExitCode;

/// Print a rule's documentation, or the table of all rules
#[derive(Debug, clap::Args)]
pub struct Arguments {}

/// Runs the command.
pub fn run(_arguments: &Arguments) -> anyhow::Result<ExitCode> {
    anyhow::bail!("not built yet")
}
