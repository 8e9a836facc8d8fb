//! `sourcier config`.

use crate::check::RULES;
use crate::config::{RuleKey, schema, settings};
use crate::wording::Locale;
use std::io::Write;
use std::process::ExitCode;

/// What the command takes.
#[derive(Debug, clap::Args)]
#[command(about = "help-config")]
#[group(required = true, multiple = false)]
pub struct Arguments {
    #[arg(long, help = "help-config-schema")]
    schema: bool,
    #[arg(long, help = "help-config-settings")]
    settings: bool,
}

/// Runs the command.
pub fn run(arguments: &Arguments, locale: Locale) -> anyhow::Result<ExitCode> {
    let rules: Vec<RuleKey> =
        RULES.iter().map(|rule| RuleKey { code: rule.code, summary: rule.page(locale).0, level: rule.level }).collect();
    let told = if arguments.schema { schema(&rules, locale) } else { settings(&rules, locale) };
    writeln!(std::io::stdout().lock(), "{}", serde_json::to_string_pretty(&told)?)?;
    Ok(ExitCode::SUCCESS)
}
