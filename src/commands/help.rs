//! What the command line tells of itself, in the reader's language. In the grammar that is derived from the commands' arguments each
//! `about`, `help`, `after_help` and `value_name` is the name of a message; clap's own words, which it has in English alone, are
//! replaced.

use crate::wording::{Locale, say, words};
use clap::builder::{StyledStr, Styles};
use clap::{Arg, ArgAction, Command};

/// The whole grammar in words.
pub fn worded(grammar: Command, locale: Locale) -> Command {
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version).help("help-version");
    let mut grammar = command(grammar.disable_version_flag(true).arg(version), locale);
    // Only now it has clap's command `help`.
    grammar.build();
    grammar.mut_subcommand("help", |help| framed(help.about(say!(locale, "help-command")), locale))
}

/// A command and those below it.
fn command(grammar: Command, locale: Locale) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help("help-help");
    let mut grammar = framed(grammar.disable_help_flag(true).arg(help), locale);
    if let Some(about) = grammar.get_about().map(|id| in_words(id, locale)) {
        grammar = grammar.about(about);
    }
    if let Some(after) = grammar.get_after_help().map(|id| in_words(id, locale)) {
        grammar = grammar.after_help(after);
    }
    grammar.mut_args(|taken| argument(taken, locale)).mut_subcommands(|below| command(below, locale))
}

/// With headings in the language.
fn framed(grammar: Command, locale: Locale) -> Command {
    let style = Styles::styled();
    let heading = style.get_header();
    let usage = say!(locale, "help-usage");
    grammar
        .help_template(format!(
            "{{about-with-newline}}\n{heading}{usage}:{heading:#} {{usage}}\n\n{{all-args}}{{after-help}}"
        ))
        .subcommand_help_heading(say!(locale, "help-commands"))
        .subcommand_value_name(say!(locale, "value-command"))
}

fn argument(argument: Arg, locale: Locale) -> Arg {
    let heading = if argument.is_positional() { say!(locale, "help-arguments") } else { say!(locale, "help-options") };
    let help = argument.get_help().map(|id| in_words(id, locale)).unwrap_or_default();
    let names: Vec<String> =
        argument.get_value_names().unwrap_or_default().iter().map(|id| words(id, locale)).collect();
    let argument = argument.help_heading(heading).help(help);
    if !argument.get_action().takes_values() {
        return argument;
    }
    // Which values there are, and which holds without the option, the help tells by itself.
    argument.value_names(names).hide_possible_values(true).hide_default_value(true)
}

fn in_words(id: &StyledStr, locale: Locale) -> String {
    words(&id.to_string(), locale)
}
