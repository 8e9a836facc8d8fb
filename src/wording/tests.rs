use super::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// What each message takes, by its name.
type Messages = BTreeMap<String, BTreeSet<String>>;

/// The messages of a file.
fn written(locale: Locale) -> Messages {
    let mut out = Messages::new();
    let mut last = String::new();
    for line in locale.file().lines().filter(|line| !line.starts_with('#')) {
        if let Some((id, _)) = line.split_once(" =").filter(|(id, _)| id.starts_with(|c: char| c.is_ascii_alphabetic()))
        {
            id.clone_into(&mut last);
            assert!(out.insert(last.clone(), BTreeSet::new()).is_none(), "{}.ftl: {id} twice", locale.tag());
        }
        let names = line.split('$').skip(1);
        let names = names.map(|rest| rest.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or(""));
        out.entry(last.clone()).or_default().extend(names.map(str::to_owned));
    }
    out.remove("");
    out
}

/// The messages that the code names, each with its arguments; a message that is named twice takes the same both times.
fn named() -> Messages {
    let mut out = Messages::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") && !made_here(&path) {
                let code = fs::read_to_string(&path).expect("a source file");
                let code =
                    code.lines().map(|line| line.split("// ").next().unwrap_or("")).collect::<Vec<_>>().join("\n");
                for (id, arguments) in uses(&code) {
                    let known = out.entry(id.clone()).or_insert_with(|| arguments.clone());
                    assert_eq!(*known, arguments, "{}: {id}", path.display());
                }
            }
        }
    }
    out
}

/// Whether a file makes the macros, or only tests them.
fn made_here(path: &Path) -> bool {
    path.ends_with("wording/mod.rs") || path.ends_with("tests.rs")
}

/// Each use of the two macros in some code: the message's name, and its arguments'. In the grammar of the command line messages are
/// named alone.
fn uses(code: &str) -> Vec<(String, BTreeSet<String>)> {
    let mut out = Vec::new();
    for (name, before) in [("message!(", 0), ("say!(", 1)] {
        for (at, _) in code.match_indices(name) {
            if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let parts = parts(&code[at + name.len()..]);
            let id = parts.get(before).map_or("", |id| id.trim_matches('"'));
            let arguments = parts.iter().skip(before + 1).filter(|part| !part.is_empty());
            let arguments = arguments.map(|part| part.split_once(" =").expect("an argument").0.to_owned());
            out.push((id.to_owned(), arguments.collect()));
        }
    }
    for attribute in ["about = \"", "help = \"", "value_name = \"", ".help(\""] {
        let named = code.split(attribute).skip(1).filter_map(|rest| rest.split_once('"'));
        out.extend(named.map(|(id, _)| (id.to_owned(), BTreeSet::new())));
    }
    out
}

/// What stands between the commas of an open bracket, up to its end.
fn parts(code: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let (mut depth, mut quoted, mut escaped) = (0, false, false);
    for c in code.chars() {
        match c {
            '"' if !escaped => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted && depth == 0 => break,
            ')' | ']' | '}' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        escaped = c == '\\' && !escaped;
        if let Some(last) = parts.last_mut() {
            last.push(c);
        }
    }
    parts.iter().map(|part| part.trim().to_owned()).collect()
}

/// The two, as what one has and the other has not.
fn apart(one: &Messages, other: &Messages) -> Vec<String> {
    let lacking = one.iter().filter(|(id, arguments)| other.get(*id) != Some(arguments));
    lacking.map(|(id, arguments)| format!("{id} {arguments:?}")).collect()
}

#[test]
fn code_and_files_have_the_same_messages() {
    let named = named();
    for locale in Locale::ALL {
        let written = written(locale);
        assert_eq!(apart(&named, &written), Vec::<String>::new(), "used, but not in {}.ftl", locale.tag());
        assert_eq!(apart(&written, &named), Vec::<String>::new(), "in {}.ftl, but not used", locale.tag());
    }
}

#[test]
fn uses_are_found_however_they_are_broken() {
    let code = "message!(\"a\"); let x = say!(\n locale,\n \"b\",\n one = f(1, \"),\"),\n two = { x },\n);";
    let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(uses(code), [("a".to_owned(), set(&[])), ("b".to_owned(), set(&["one", "two"]))]);
}

#[test]
fn every_file_is_without_fault() {
    for locale in Locale::ALL {
        let faults = FluentResource::try_new(locale.file().to_owned()).err().map(|(_, faults)| faults);
        assert!(faults.is_none(), "{}.ftl: {faults:?}", locale.tag());
    }
}

/// Each message with some words for each of its arguments: nothing is left open.
#[test]
fn every_message_is_worded() {
    for locale in Locale::ALL {
        for (id, arguments) in written(locale) {
            let pattern = locale.bundle().get_message(&id).and_then(|message| message.value()).expect("a message");
            for value in [FluentValue::from(0), FluentValue::from(1), FluentValue::from(2), FluentValue::from("x")] {
                let arguments: FluentArgs = arguments.iter().map(|name| (name.clone(), value.clone())).collect();
                let mut faults = Vec::new();
                let words = locale.bundle().format_pattern(pattern, Some(&arguments), &mut faults);
                assert!(
                    faults.is_empty() && !words.contains(['{', '$']),
                    "{}.ftl: {id}: {words} {faults:?}",
                    locale.tag()
                );
            }
        }
    }
}

#[test]
fn french_has_its_blanks() {
    for (n, line) in Locale::Fr.file().lines().enumerate() {
        // What is between backticks is code.
        let line: String = line.split('`').step_by(2).collect();
        for wrong in [" »", "« ", " ;", " !", " ?", "\"{ $", "'"] {
            assert!(!line.contains(wrong), "fr.ftl:{}: {wrong:?} in {line}", n + 1);
        }
        assert!(!line.contains(" : "), "fr.ftl:{}: a plain blank before a colon", n + 1);
    }
}

#[test]
fn the_environment_says_which_locale() {
    let of = |set: &'static [(&str, &str)]| {
        Locale::of_environment(|name| {
            set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        })
    };
    assert_eq!(of(&[("LANG", "fr_FR.UTF-8")]), Some(Locale::Fr));
    assert_eq!(of(&[("LC_MESSAGES", "en_GB"), ("LANG", "fr_FR.UTF-8")]), Some(Locale::En));
    assert_eq!(of(&[("LC_ALL", "C"), ("LANG", "fr_FR.UTF-8")]), Some(Locale::En));
    assert_eq!(of(&[("LC_ALL", ""), ("LANG", "fr_BE@euro")]), Some(Locale::Fr));
    assert_eq!(of(&[("LANG", "de_DE.UTF-8")]), None);
    assert_eq!(of(&[]), None);
    assert_eq!(Locale::from_tag("fr-CA"), Some(Locale::Fr));
    assert_eq!(Locale::from_tag(""), None);
}

#[test]
fn counts_have_their_plural_and_their_blanks() {
    let more = |locale, more: usize| say!(locale, "altered-quote", turn = "none", changes = "a", more = more);
    assert_eq!(more(Locale::En, 0), "altered quotation: a");
    assert_eq!(more(Locale::En, 1234), "altered quotation: a, and 1,234 more");
    assert_eq!(more(Locale::Fr, 1), "citation altérée\u{a0}: a, et une autre différence");
    assert_eq!(more(Locale::Fr, 1_234_567), "citation altérée\u{a0}: a, et 1\u{202f}234\u{202f}567 autres différences");
    assert_eq!(number(&FluentValue::from(100), ","), Some("100".to_owned()));
}
