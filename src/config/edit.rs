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
mod tests {
    use super::*;
    use crate::config::{Config, keys};
    use proptest::prelude::*;
    use std::path::Path;
    use std::sync::LazyLock;

    fn applied(text: &str, entry: &Entry) -> Option<String> {
        let Edit { span, new } = written(text, entry)?;
        Some(format!("{}{new}{}", &text[..span.start], &text[span.end..]))
    }

    fn alias(name: &str, other: &str) -> Entry {
        Entry::Alias { name: name.to_owned(), other: other.to_owned() }
    }

    fn apart(one: &str, other: &str) -> Entry {
        Entry::Apart { one: one.to_owned(), other: other.to_owned() }
    }

    static ALIAS: LazyLock<Entry> = LazyLock::new(|| alias("Ana Reyk", "Anna Reik"));
    static APART: LazyLock<Entry> = LazyLock::new(|| apart("Ana Reyk", "Ena Reyk"));

    /// The configuration that a text gives, and how much is wrong with it.
    fn read(text: &str) -> (Config, usize) {
        let mut config = Config::default_for(Path::new("/nowhere"));
        let (node, fault) = tree::from_toml(text);
        let problems = keys::apply(&mut config, &node, keys::Source::File);
        (config, problems.len() + usize::from(fault.is_some()))
    }

    #[test]
    fn an_entry_is_written_where_it_belongs() {
        let shown = |text: &str, entry: &Entry| applied(text, entry).unwrap_or_else(|| String::from("nothing"));
        assert_eq!(shown("", &ALIAS), "[names]\n\"Ana Reyk\" = [\"Anna Reik\"]\n");
        insta::assert_snapshot!(shown("# ours\n[rules]\naltered-quote = 'off' # loud\n\n# the end\n", &ALIAS), @r#"
        # ours
        [rules]
        altered-quote = 'off' # loud

        # the end

        [names]
        "Ana Reyk" = ["Anna Reik"]
        "#);
        insta::assert_snapshot!(shown("[names] # who\n# Reyk\n'Ana Reyk' = ['A. R.'] # old\n\n[hints]\nroles = true", &ALIAS), @r#"
        [names] # who
        # Reyk
        'Ana Reyk' = ['A. R.', "Anna Reik"] # old

        [hints]
        roles = true
        "#);
        insta::assert_snapshot!(shown("[names]\n\"Ana Reyk\" = [\n  \"A. R.\", # short\n  \"Reyk\", # shorter\n]\n", &ALIAS), @r#"
        [names]
        "Ana Reyk" = [
          "A. R.", # short
          "Reyk", # shorter
          "Anna Reik",
        ]
        "#);
        insta::assert_snapshot!(shown("[names]\nOther = []\n\n[hints]\n", &APART), @r#"
        [names]
        Other = []
        apart = [["Ana Reyk", "Ena Reyk"]]

        [hints]
        "#);
        insta::assert_snapshot!(shown("[names]\napart = [\n    ['a', 'b'],\n    ['c', 'd'],\n]\n", &APART), @r#"
        [names]
        apart = [
            ['a', 'b'],
            ['c', 'd'],
            ["Ana Reyk", "Ena Reyk"],
        ]
        "#);
        insta::assert_snapshot!(shown("names = { A = ['B'] }\n[rules]\n", &APART), @r#"
        names = { A = ['B'] , apart = [["Ana Reyk", "Ena Reyk"]] }
        [rules]
        "#);
        insta::assert_snapshot!(shown("names.A = ['B']\n", &ALIAS), @r#"
        names.A = ['B']
        names."Ana Reyk" = ["Anna Reik"]
        "#);
    }

    #[test]
    fn what_is_kept_apart_is_no_longer_called_one() {
        let shown = |text: &str, entry: &Entry| applied(text, entry).unwrap_or_else(|| String::from("nothing"));
        insta::assert_snapshot!(shown("[names]\n\"Ana Reyk\" = [\"Ena Reyk\"]\n", &APART), @r#"
        [names]
        apart = [["Ana Reyk", "Ena Reyk"]]
        "#);
        insta::assert_snapshot!(shown("[names]\n'ena reyk' = ['A. R.', 'Ana Reyk', 'Reyk'] # all\n", &APART), @r#"
        [names]
        'ena reyk' = ['A. R.', 'Reyk'] # all
        apart = [["Ana Reyk", "Ena Reyk"]]
        "#);
        insta::assert_snapshot!(shown("[names]\nReyk = [\n  'Ana Reyk', # she\n  'Ena Reyk',\n]\n", &APART), @r#"
        [names]
        Reyk = [ # she
          'Ena Reyk',
        ]
        apart = [["Ana Reyk", "Ena Reyk"]]
        "#);
        insta::assert_snapshot!(shown("[names]\n'Ana Reyk' = ['Ena Reyk'] # why\n", &APART), @r#"
        [names]
        'Ana Reyk' = [] # why
        apart = [["Ana Reyk", "Ena Reyk"]]
        "#);
        // Of one alone nothing is taken back.
        insta::assert_snapshot!(shown("[names]\n'Ana Reyk' = ['A. R.']\n", &APART), @r#"
        [names]
        'Ana Reyk' = ['A. R.']
        apart = [["Ana Reyk", "Ena Reyk"]]
        "#);
    }

    #[test]
    fn line_ends_stay_as_they_are() {
        let text = "# é\r\n[rules]\r\n\r\n[names]\r\nA = ['B']\r\n# end\r\n";
        let after = applied(text, &ALIAS).expect("an edit");
        assert_eq!(after, "# é\r\n[rules]\r\n\r\n[names]\r\nA = ['B']\r\n\"Ana Reyk\" = [\"Anna Reik\"]\r\n# end\r\n");
    }

    #[test]
    fn nothing_is_written_into_what_is_not_understood() {
        for text in ["[names\n", "names = 3\n", "[[names]]\n", "[names]\n'Ana Reyk' = 'Anna'\n", "a = 1\na = 2\n"] {
            assert_eq!(applied(text, &ALIAS), None, "{text:?}");
        }
        assert_eq!(applied("[names]\napart = 'x'\n", &APART), None);
        assert_eq!(applied("", &alias("apart", "x")), None);
    }

    #[test]
    fn odd_names_are_escaped() {
        for odd in
            ["a \"b\" c", "a\\b", "a\nb", "a\r\nb", "\u{1b}[2J\u{7}", "'", "'''", "\"\"\"", "", "]", "# x", "\u{202e}x"]
        {
            for text in ["", "[names]\nA = ['B']\n", "[rules]\r\n"] {
                let after = applied(text, &alias(odd, odd)).expect("an edit");
                let (config, problems) = read(&after);
                assert_eq!((config.names[odd].as_slice(), problems), ([odd.to_owned()].as_slice(), 0), "{after}");
                let after = applied(text, &apart(odd, "b")).expect("an edit");
                assert_eq!(read(&after).0.apart, [[odd.to_owned(), String::from("b")]], "{after}");
            }
        }
    }

    proptest! {
        /// The configuration is what it was, and the entry; every comment stays; what the editor is told is the change alone.
        #[test]
        fn an_entry_is_added_and_nothing_else(
            lines in proptest::collection::vec(prop_oneof![
                Just("# comment é"), Just(""), Just("[rules] # r"), Just("altered-quote = 'off'"), Just("[names]"), Just("A = ['B', \"C\"] # a"),
                Just("'Ana Reyk' = [\n  'A. R.', # x\n]"), Just("apart = [ ['A', 'D'], # y\n]"), Just("[hints]"), Just("roles = true"),
                Just("names.\"E\" = []"), Just("[corpus]\npaths = []"), Just("names = {F = ['G']}"), Just("   # far"), Just("text = '''\nx\n'''"),
            ], 0..9),
            ends in prop_oneof![Just("\n"), Just("\r\n")],
            last in any::<bool>(),
            name in prop_oneof![Just("Ana Reyk".to_owned()), Just("A".to_owned()), any::<String>()],
            other in any::<String>(),
            same in any::<bool>(),
        ) {
            let text = lines.join("\n").replace('\n', ends) + if last { ends } else { "" };
            let entry = if same { alias(&name, &other) } else { apart(&name, &other) };
            let valid = tree::from_toml(&text).1.is_none();
            let Some(after) = applied(&text, &entry) else {
                // Only where there is a fault, or no place for it.
                prop_assert!(!valid || name == "apart", "{text:?}");
                return Ok(());
            };
            let (mut before, problems) = read(&text);
            let (now, wrong) = read(&after);
            if same {
                before.names.entry(name.clone()).or_default().push(other.clone());
            } else {
                let (one, another) = (fold(&name), fold(&other));
                for (key, list) in &mut before.names {
                    let at = |wanted: &str| list.iter().position(|known| fold(known) == wanted);
                    let key = fold(key);
                    let gone = match (at(&one), at(&another)) {
                        (Some(at), other) if other.is_some() || key == another => Some(at),
                        (None, Some(at)) if key == one => Some(at),
                        _ => None,
                    };
                    gone.map(|at| list.remove(at));
                }
                before.apart.push(vec![name.clone(), other.clone()]);
            }
            // A list that is empty says nothing.
            let full = |mut config: Config| {
                config.names.retain(|_, list| !list.is_empty());
                config
            };
            prop_assert_eq!(full(now), full(before));
            prop_assert_eq!(wrong, problems);
            for line in ["# comment é", "# r", "# a", "# x", "# y", "   # far"] {
                prop_assert_eq!(after.matches(line).count() >= text.matches(line).count(), true);
            }
        }
    }
}
