//! What people read, in their language: messages as data, and one file a language that words them.
//!
//! - A [`Message`] is the same whoever reads it: a finding that is kept is right in every [`Locale`].
//! - Nothing here is set once for the whole program: whoever words a message says in which language.
//! - `locales/*.ftl` are Fluent's files. What a file lacks would be shown by its name; a test holds that none lacks anything, that
//!   nothing in them is unused, and that all take the same arguments.

use crate::lexicon::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::borrow::Cow;
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// The language in which people are spoken to; that of a note or an article is a [`Language`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    #[default]
    En,
    Fr,
}

impl Locale {
    pub const ALL: [Self; 2] = [Self::En, Self::Fr];

    /// The name of its file: a tag of BCP 47.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
        }
    }

    /// That of `fr`, `fr-CA`, `fr_FR.UTF-8`; English for `C` and `POSIX`. None for a language that has no file.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_', '.', '@']).next()?.to_ascii_lowercase();
        if matches!(language.as_str(), "c" | "posix") {
            return Some(Self::En);
        }
        Self::ALL.into_iter().find(|locale| locale.tag() == language)
    }

    /// What the environment asks for: the first of POSIX's three variables that is set decides.
    pub fn of_environment(variable: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable).find(|value| !value.is_empty());
        Self::from_tag(&set?)
    }

    /// For what is worded by the rules of a language: dates.
    pub const fn language(self) -> Language {
        match self {
            Self::En => Language::English,
            Self::Fr => Language::French,
        }
    }

    /// That in which a text of this language is added to.
    pub const fn of(language: Language) -> Self {
        match language {
            Language::English => Self::En,
            Language::French => Self::Fr,
        }
    }

    /// Its messages.
    const fn file(self) -> &'static str {
        match self {
            Self::En => include_str!("locales/en.ftl"),
            Self::Fr => include_str!("locales/fr.ftl"),
        }
    }

    fn bundle(self) -> &'static FluentBundle<FluentResource> {
        static BUNDLES: LazyLock<[FluentBundle<FluentResource>; 2]> = LazyLock::new(|| Locale::ALL.map(read));
        match self {
            Self::En => &BUNDLES[0],
            Self::Fr => &BUNDLES[1],
        }
    }
}

/// The messages of a locale, ready to be worded.
fn read(locale: Locale) -> FluentBundle<FluentResource> {
    let identifier: LanguageIdentifier = locale.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    // Both languages are written from left to right, and marks that nobody sees would end up in what is copied.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match locale {
        Locale::En => |value, _| number(value, ","),
        Locale::Fr => |value, _| number(value, "\u{202f}"),
    }));
    // A file with a fault gives the messages around it; the test finds the fault.
    let resource = FluentResource::try_new(locale.file().to_owned()).unwrap_or_else(|(resource, _)| resource);
    let _ = bundle.add_resource(resource);
    bundle
}

/// A count in digits, its thousands parted; none of what is no number.
fn number(value: &FluentValue, parted: &str) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let digits = number.as_string();
    let mut out = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push_str(parted);
        }
        out.push(digit);
    }
    Some(out)
}

/// Something to be said, in no language yet: [`message!`] makes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    id: &'static str,
    arguments: Vec<(&'static str, Value)>,
}

/// What is put into a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words that stand as they are, or the name of a case that the message distinguishes.
    Text(String),
    /// What is counted: the message has its plural.
    Count(usize),
    /// Other messages, after each other.
    Messages(Vec<Message>),
    /// What is worded elsewhere, in each of [`Locale::ALL`]: a date.
    Each([String; 2]),
}

impl Message {
    /// Within this crate, [`message!`] makes them: the test that holds code and files together reads that alone.
    pub const fn new(id: &'static str, arguments: Vec<(&'static str, Value)>) -> Self {
        Self { id, arguments }
    }

    /// In words.
    pub fn worded(&self, locale: Locale) -> String {
        format(self.id, &self.arguments, locale)
    }
}

/// A message without arguments, in words, by a name that is known only when the program runs.
pub fn words(id: &str, locale: Locale) -> String {
    format(id, &[], locale)
}

fn format(id: &str, arguments: &[(&'static str, Value)], locale: Locale) -> String {
    let bundle = locale.bundle();
    let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
        return id.to_owned();
    };
    let arguments: FluentArgs = arguments.iter().map(|(name, value)| (*name, value.worded(locale))).collect();
    bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
}

impl Value {
    fn worded(&self, locale: Locale) -> FluentValue<'_> {
        match self {
            Self::Text(text) => FluentValue::String(Cow::Borrowed(text)),
            Self::Count(count) => FluentValue::from(*count),
            Self::Each([en, fr]) => FluentValue::String(Cow::Borrowed(match locale {
                Locale::En => en,
                Locale::Fr => fr,
            })),
            Self::Messages(messages) => {
                let all: Vec<String> = messages.iter().map(|message| message.worded(locale)).collect();
                FluentValue::String(Cow::Owned(all.join(", ")))
            }
        }
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<Cow<'_, str>> for Value {
    fn from(text: Cow<str>) -> Self {
        Self::Text(text.into_owned())
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl From<[String; 2]> for Value {
    fn from(words: [String; 2]) -> Self {
        Self::Each(words)
    }
}

impl From<Vec<Message>> for Value {
    fn from(messages: Vec<Message>) -> Self {
        Self::Messages(messages)
    }
}

/// `message!("cite", key = card.key)`: the [`Message`] of that name in the files, with its arguments.
macro_rules! message {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::wording::Message::new($id, vec![$((stringify!($name), $crate::wording::Value::from($value))),*])
    };
}

/// `say!(locale, "cite", key = card.key)`: the same, in words.
macro_rules! say {
    ($locale:expr, $($message:tt)*) => {
        $crate::wording::message!($($message)*).worded($locale)
    };
}

pub(crate) use {message, say};

mod refusal;
pub use refusal::Refusal;

#[cfg(test)]
mod tests;
