//! What is wrong with a command line, in the reader's language: clap has its words in English alone.

use crate::wording::{Locale, Message, message, say};
use clap::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use std::ffi::OsString;
use std::fmt;

/// Why a value cannot be taken: what a parser of values answers clap.
#[derive(Debug)]
pub struct Refused(pub Message);

impl std::error::Error for Refused {}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0.worded(Locale::default()))
    }
}

/// The mistake, and where to read how it is done. `arguments` are those that were given.
pub fn worded(error: &Error, grammar: &Command, arguments: &[OsString], locale: Locale) -> String {
    let commands = arguments.iter().skip(1).filter_map(|argument| grammar.find_subcommand(argument));
    let below = commands.into_iter().find(|command| command.get_name() != "help");
    let command = below.map(|below| format!(" {}", below.get_name())).unwrap_or_default();
    say!(locale, "usage-mistake", mistake = vec![mistake(error)], command = command)
}

fn mistake(error: &Error) -> Message {
    let argument = told(error, ContextKind::InvalidArg);
    let value = told(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument if !argument.starts_with('-') => message!("usage-extra", argument = argument),
        ErrorKind::UnknownArgument => {
            message!("usage-unknown", argument = argument, near = told(error, ContextKind::SuggestedArg))
        }
        ErrorKind::InvalidSubcommand => message!(
            "usage-no-command",
            command = told(error, ContextKind::InvalidSubcommand),
            near = told(error, ContextKind::SuggestedSubcommand),
        ),
        ErrorKind::InvalidValue if value == NONE => message!("usage-no-value", argument = argument),
        ErrorKind::InvalidValue => message!(
            "usage-other-value",
            argument = argument,
            value = value,
            known = told(error, ContextKind::ValidValue),
        ),
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).and_then(|why| why.downcast_ref::<Refused>());
            let why: Vec<Message> = why.map(|Refused(message)| message.clone()).into_iter().collect();
            message!("usage-wrong-value", argument = argument, value = value, why = why)
        }
        ErrorKind::MissingRequiredArgument => message!("usage-missing", argument = argument),
        ErrorKind::ArgumentConflict => {
            let other = told(error, ContextKind::PriorArg);
            let other = if other == argument { NONE.to_owned() } else { other };
            message!("usage-conflict", argument = argument, other = other)
        }
        ErrorKind::InvalidUtf8 => message!("usage-not-utf-8"),
        // What is left concerns how many values an option takes.
        _ => message!("usage-too-many", argument = argument, value = value),
    }
}

/// What stands in a message for a part that clap does not tell.
const NONE: &str = "none";

/// A part of what clap knows of a mistake.
fn told(error: &Error, kind: ContextKind) -> String {
    let told = match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        _ => String::new(),
    };
    if told.is_empty() { NONE.to_owned() } else { told }
}
