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
