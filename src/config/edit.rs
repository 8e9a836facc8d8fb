//! What is written into a `sourcier.toml`: one entry, everything else left as it stands.

use super::{APART, tree};
use crate::text::{Span, fold, has_power};
use std::fmt::Write;
use toml_edit::{Array, DocumentMut, Item, Key, RawString, Table, TableLike, Value};

/// Something to be said of two names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// `other` is one more way to write `name`.
    Alias { name: String, other: String },
    /// They are not one. Where the configuration called them one, `one` leaves that list, or `other` does.
    Apart { one: String, other: String },
}

/// A change of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that go.
    pub span: Span,
    pub new: String,
}

/// How to write `entry` into a configuration whose text is `text`, without a byte order mark; an empty text is that of no file. None where
/// the text is no TOML, or holds something else where the entry belongs: nothing is written into what is not understood.
#[must_use]
pub fn written(text: &str, entry: &Entry) -> Option<Edit> {
    // The writer ends lines in one way; the file may have another.
    let plain = text.replace("\r\n", "\n");
    let mut document: DocumentMut = plain.parse().ok()?;
    if document.to_string().trim_end_matches('\n') != plain.trim_end_matches('\n') {
        return None;
    }
    add(&mut document, entry)?;
    let after = document.to_string();
    if tree::from_toml(&after).1.is_some() {
        return None;
    }
    let (span, new) = difference(&plain, &after);
    let ends = if text.contains("\r\n") { "\r\n" } else { "\n" };
    Some(Edit { span: Span::new(place_in(text, span.start), place_in(text, span.end)), new: new.replace('\n', ends) })
}

fn add(document: &mut DocumentMut, entry: &Entry) -> Option<()> {
    let names = names_table(document)?;
    match entry {
        Entry::Alias { name, other } => {
            // That key has a meaning of its own.
            if name == APART {
                return None;
            }
            push(list(names, &quoted(name).parse().ok()?)?, quoted(other).parse().ok()?);
        }
        Entry::Apart { one, other } => {
            withdraw(names, one, other);
            let pair = format!("[{}, {}]", quoted(one), quoted(other));
            push(list(names, &Key::new(APART))?, pair.parse().ok()?);
        }
    }
    Some(())
}

/// Takes back what called both one: one of them out of each list that has both, by its key or in it.
fn withdraw(names: &mut dyn TableLike, one: &str, other: &str) {
    let (one, other) = (fold(one), fold(other));
    let mut empty = Vec::new();
    for (mut key, item) in names.iter_mut() {
        let name = fold(key.get());
        let Some(list) = item.as_array_mut().filter(|_| key.get() != APART) else { continue };
        let place =
            |wanted: &str| list.iter().position(|value| value.as_str().is_some_and(|value| fold(value) == wanted));
        let at = match (place(&one), place(&other)) {
            (Some(at), Some(_)) => Some(at),
            (Some(at), None) if name == other => Some(at),
            (None, Some(at)) if name == one => Some(at),
            _ => None,
        };
        let Some(at) = at else { continue };
        // A comment beside it is somebody's, and stays with what stays.
        let removed = list.remove(at);
        keep_comments(list, at, &removed);
        let decor = key.leaf_decor_mut();
        let said = [decor.prefix(), decor.suffix()].into_iter().any(|raw| text_of(raw).contains('#'));
        if list.is_empty() && !said && !list.to_string().contains('#') && !text_of(list.decor().suffix()).contains('#')
        {
            empty.push(key.get().to_owned());
        }
    }
    for key in empty {
        names.remove(&key);
    }
}

/// Puts the comments around a removed value to the one that took its place, or behind the last.
fn keep_comments(list: &mut Array, at: usize, removed: &Value) {
    let comments: String = [removed.decor().prefix(), removed.decor().suffix()]
        .into_iter()
        .map(text_of)
        .filter(|text| text.contains('#'))
        .collect();
    if comments.is_empty() {
        return;
    }
    if let Some(next) = list.get_mut(at) {
        let own = text_of(next.decor().prefix());
        next.decor_mut().set_prefix(format!("{}\n{}", comments.trim_end(), own.trim_start_matches('\n')));
    } else {
        let own = text_of(Some(list.trailing()));
        list.set_trailing(format!("{}\n{}", comments.trim_end(), own.trim_start_matches('\n')));
    }
}

/// The table `[names]`, made at the end of the file where there is none.
fn names_table(document: &mut DocumentMut) -> Option<&mut dyn TableLike> {
    if !document.contains_key("names") {
        let mut table = Table::new();
        // What stands at the end of the file stays before it.
        let before = document.trailing().as_str().unwrap_or_default().to_owned();
        let first = document.is_empty() && before.is_empty();
        let gap = if first || before.ends_with("\n\n") || before == "\n" { "" } else { "\n" };
        let whole = before.is_empty() || before.ends_with('\n');
        table.decor_mut().set_prefix(format!("{before}{}{gap}", if whole { "" } else { "\n" }));
        document.set_trailing("");
        document.insert("names", Item::Table(table));
    }
    document.get_mut("names")?.as_table_like_mut()
}

/// The list of that key, made where there is none.
fn list<'a>(table: &'a mut dyn TableLike, key: &Key) -> Option<&'a mut Array> {
    table.entry_format(key).or_insert_with(|| Item::Value(Value::Array(Array::new()))).as_array_mut()
}

/// A text as a string of TOML, on one line, with nothing in it that acts unseen.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() || has_power(c) => {
                let _ = write!(out, "\\U{:08X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Adds a value to a list: on a line of its own where the last one is. A comment behind the last one stays behind it.
fn push(list: &mut Array, mut value: Value) {
    let comma = list.trailing_comma();
    let trailing = text_of(Some(list.trailing()));
    let Some(last) = list.iter_mut().last() else {
        list.push(value);
        return;
    };
    let prefix = text_of(last.decor().prefix());
    let after = if comma { trailing } else { text_of(last.decor().suffix()) };
    let (comments, end) = after.split_at(after.rfind('\n').unwrap_or(0));
    let indent = prefix.rfind('\n').map(|at| &prefix[at..]);
    let indent = indent.unwrap_or(if comments.trim().is_empty() { " " } else { "\n" });
    value.decor_mut().set_prefix(format!("{comments}{indent}"));
    if comma {
        list.set_trailing(end);
    } else {
        last.decor_mut().set_suffix("");
        value.decor_mut().set_suffix(end);
    }
    list.push_formatted(value);
}

fn text_of(raw: Option<&RawString>) -> String {
    raw.and_then(RawString::as_str).unwrap_or_default().to_owned()
}

/// What of `before` became what of `after`.
fn difference<'a>(before: &str, after: &'a str) -> (Span, &'a str) {
    let same = |pairs: &mut dyn Iterator<Item = (u8, u8)>| pairs.take_while(|(a, b)| a == b).count();
    let mut start = same(&mut before.bytes().zip(after.bytes()));
    while !(before.is_char_boundary(start) && after.is_char_boundary(start)) {
        start -= 1;
    }
    let rest = (&before.as_bytes()[start..], &after.as_bytes()[start..]);
    let mut end = same(&mut rest.0.iter().rev().copied().zip(rest.1.iter().rev().copied()));
    while !(before.is_char_boundary(before.len() - end) && after.is_char_boundary(after.len() - end)) {
        end -= 1;
    }
    (Span::new(start, before.len() - end), &after[start..after.len() - end])
}

/// Where the byte of a text with plain line ends stands in the text as it is.
fn place_in(text: &str, at: usize) -> usize {
    let mut left = at;
    let mut place = 0;
    let bytes = text.as_bytes();
    while left > 0 && place < bytes.len() {
        place += if bytes[place..].starts_with(b"\r\n") { 2 } else { 1 };
        left -= 1;
    }
    place
}

#[cfg(test)]
mod tests;
