//! `sourcier config`.

use crate::check::RULES;
use crate::config::{RuleKey, schema, settings};
use crate::wording::Locale;
use std::io::Write;
use std::process::ExitCode;

/// Tell what the configuration takes
#[derive(Debug, clap::Args)]
#[group(required = true, multiple = false)]
pub struct Arguments {
    /// Print the JSON Schema of `sourcier.toml`, for editors that check TOML
    #[arg(long)]
    schema: bool,
    /// Print the same keys as settings of VS Code
    #[arg(long)]
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
