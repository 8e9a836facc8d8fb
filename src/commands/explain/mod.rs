//! `sourcier explain`.

pub mod plain;

use super::{COULD_NOT_RUN, terminal};
use crate::check::{RULES, Rule};
use crate::config::nearest;
use crate::wording::{Locale, say};
use std::fmt::Write as _;
use std::io::Write;
use std::process::ExitCode;

/// What the command takes.
#[derive(Debug, clap::Args)]
#[command(about = "help-explain")]
pub struct Arguments {
    #[arg(value_name = "value-rule", help = "help-explain-rule")]
    rule: Option<String>,
}

/// Runs the command.
pub fn run(arguments: &Arguments, locale: Locale) -> anyhow::Result<ExitCode> {
    let text = match &arguments.rule {
        None => table(RULES, locale),
        Some(code) => {
            let Some(rule) = RULES.iter().find(|rule| rule.code == code) else {
                terminal::say(unknown(code, locale));
                return Ok(ExitCode::from(COULD_NOT_RUN));
            };
            page(rule, terminal::width().min(100), terminal::colours(), locale)
        }
    };
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// One rule a line: code, default level, summary.
fn table(rules: &[&Rule], locale: Locale) -> String {
    let codes = rules.iter().map(|rule| rule.code.len()).max().unwrap_or(0);
    let levels = rules.iter().map(|rule| rule.level.name().len()).max().unwrap_or(0);
    let mut table = String::new();
    for rule in rules {
        // Writing to a string cannot fail.
        let _ = writeln!(table, "{:codes$}  {:levels$}  {}", rule.code, rule.level.name(), rule.page(locale).0);
    }
    table
}

/// A rule's documentation.
fn page(rule: &Rule, width: usize, colours: bool, locale: Locale) -> String {
    let level = say!(locale, "level", level = rule.level.name());
    let mut page = plain::heading(&format!("{} ({level})", rule.code), colours);
    let (summary, doc) = rule.page(locale);
    page.push_str(&plain::render(&format!("{summary}\n\n{doc}"), width, colours));
    page
}

fn unknown(code: &str, locale: Locale) -> String {
    let help = match nearest(code, RULES.iter().map(|rule| rule.code)) {
        Some(near) => say!(locale, "did-you-mean", near = near),
        None => say!(locale, "explain-lists"),
    };
    say!(locale, "no-rule", code = code, help = help)
}
