//! What every command needs to speak to a terminal, or to whatever stands in its place.

use crate::text::{self, has_power};
use crate::wording::{Locale, Refusal, say};
use std::borrow::Cow;
use std::fmt::{Display, Write as _};
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

/// Says something about the run itself, on standard error.
pub fn say(message: impl Display) {
    let message = message.to_string();
    // Nothing is left to say where even this cannot be printed.
    let _ = writeln!(io::stderr().lock(), "sourcier: {}", harmless(&message));
}

/// The folder in which the program runs.
pub fn current_folder(locale: Locale) -> anyhow::Result<PathBuf> {
    std::env::current_dir().map_err(|_| anyhow::anyhow!(say!(locale, "no-current-folder")))
}

/// All of standard input.
pub fn standard_input() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// That a file cannot be read, and why; `-` is standard input.
pub fn unreadable(file: &str, error: &io::Error, locale: Locale) -> String {
    say!(locale, "unreadable", file = file, error = vec![Refusal::from(error).message()])
}

/// Whether what is printed on standard output may be coloured.
pub fn colours() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    io::stdout().is_terminal() && !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// How many columns a line may take: the terminal's, or those of a usual page.
pub fn width() -> usize {
    terminal_size::terminal_size().map_or(120, |(width, _)| usize::from(width.0).clamp(40, 200))
}

/// How a progress bar is drawn: on standard error, and only where that is a terminal.
pub fn bar() -> indicatif::ProgressStyle {
    let plain = indicatif::ProgressStyle::default_bar();
    plain.clone().template("{msg} {bar:40} {pos}/{len}").unwrap_or(plain)
}

/// A text without the power to move the cursor, change colours or turn the direction of writing: each control character but
/// tab and line feed becomes its picture, and what else acts unseen is written out.
pub fn harmless(text: &str) -> Cow<'_, str> {
    if !text.contains(has_power) {
        return Cow::Borrowed(text);
    }
    let pictures: String = text.chars().map(picture).collect();
    Cow::Owned(text::shown(&pictures).into_owned())
}

/// As [`harmless`], on one line.
pub fn one_line(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\r']) {
        Cow::Owned(harmless(&text.replace(['\n', '\r'], " ")).into_owned())
    } else {
        harmless(text)
    }
}

/// JSON without such power: what is left of it after JSON's own escapes is written as `\\u…`, which means the same.
pub fn harmless_json(json: &str) -> String {
    let mut harmless = String::with_capacity(json.len());
    for c in json.chars() {
        if has_power(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(harmless, "\\u{unit:04x}");
            }
        } else {
            harmless.push(c);
        }
    }
    harmless
}

fn picture(c: char) -> char {
    match u32::from(c) {
        code @ (0..0x09 | 0x0b..0x20) => char::from_u32(0x2400 + code).unwrap_or(c),
        0x7f => '\u{2421}',
        _ => c,
    }
}

/// A path as the user would write it: from the current folder where it lies below it, with `/`.
pub fn shown(path: &Path, current: &Path) -> String {
    let path = path.strip_prefix(current).unwrap_or(path).to_string_lossy();
    if cfg!(windows) { path.replace('\\', "/") } else { path.into_owned() }
}

/// Whether an error only says that nobody reads our output any more: `sourcier check | head` is no failure.
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_become_pictures() {
        assert_eq!(harmless("\u{1b}[31mred\u{7}\u{9b}2J\u{7f}\u{202e}x"), "␛[31mred␇⟨U+009B⟩2J␡⟨U+202E⟩x");
        assert!(matches!(harmless("« été »\u{a0}: a\tb\n"), Cow::Borrowed(_)));
        assert_eq!(one_line("a\r\nb"), "a  b");
    }

    #[test]
    fn json_stays_the_same_value() {
        let text = "\u{1b}[31m \u{9b}2J \u{202e} \u{7f} « é »\n\t";
        let json = harmless_json(&serde_json::to_string(text).expect("JSON"));
        assert!(!json.contains(has_power) && !json.contains('\n'), "{json}");
        assert_eq!(serde_json::from_str::<String>(&json).expect("JSON"), text);
    }

    proptest::proptest! {
        #[test]
        fn nothing_powerful_is_left(text in "\\PC{0,9}[\u{0}-\u{2100}]{0,20}") {
            proptest::prop_assert!(!harmless(&text).contains(has_power));
        }
    }
}
