//! `sourcier explain`, and the page made of the same text.

use crate::workspace::Workspace;
use sourcier::check::RULES;
use sourcier::wording::Locale;
use std::fmt::Write as _;
use std::path::Path;

/// Set, in the environment of `cargo test`, to write the page anew.
const UPDATE: &str = "SOURCIER_UPDATE";

#[test]
fn the_page_is_what_the_rules_say() {
    for (locale, name) in [(Locale::En, "docs/rules.md"), (Locale::Fr, "docs/rules.fr.md")] {
        is_what_the_rules_say(locale, name);
    }
}

fn is_what_the_rules_say(locale: Locale, name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let page = page(locale);
    if std::env::var_os(UPDATE).is_some() {
        std::fs::create_dir_all(path.parent().expect("docs")).expect("docs");
        std::fs::write(&path, &page).expect("a page");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == page, "{name} is not what the rules say: run `{UPDATE}=1 cargo test --test cli` and commit it");
}

const FRENCH: &str = "# Règles\n\n<!-- Fait de la documentation des règles par `SOURCIER_UPDATE=1 cargo test --test cli`. -->\n\n\
     Chaque règle a un code, par lequel `sourcier.toml` dit avec quelle force elle parle (`error`, `warning`, `information`,\n\
     `hint` ou `off`)\u{202f}; `<!-- sourcier: ignore CODE -->` la fait taire dans une note. `sourcier explain CODE` dit la même chose\n\
     dans un terminal.\n\n\
     | règle | niveau | ce qu’elle dit |\n|---|---|---|\n";

fn page(locale: Locale) -> String {
    let mut page = String::from(if locale == Locale::Fr {
        FRENCH
    } else {
        "# Rules\n\n<!-- Made from the rules' own documentation by `SOURCIER_UPDATE=1 cargo test --test cli`: edit it there. -->\n\n\
         Each rule has a code, by which `sourcier.toml` sets how loudly it speaks (`error`, `warning`, `information`, `hint` or\n\
         `off`), and `<!-- sourcier: ignore CODE -->` silences it in a note. `sourcier explain CODE` prints the same in a terminal.\n\n\
         | rule | level | what it says |\n|---|---|---|\n"
    });
    for rule in RULES {
        writeln!(page, "| [`{0}`](#{0}) | {1} | {2} |", rule.code, rule.level.name(), rule.page(locale).0)
            .expect("a string");
    }
    for rule in RULES {
        write!(page, "\n## {}\n\n{}\n", rule.code, deeper(rule.page(locale).1.trim())).expect("a string");
    }
    page
}

/// Markdown with its headings below the rule's own.
fn deeper(doc: &str) -> String {
    let level = |line: &str| line.chars().take_while(|&c| c == '#').count();
    let mut code = false;
    let lines: Vec<(bool, &str)> = doc
        .lines()
        .map(|line| {
            code ^= line.trim_start().starts_with("```");
            (!code && line.starts_with('#'), line)
        })
        .collect();
    let highest = lines.iter().filter(|(heading, _)| *heading).map(|(_, line)| level(line)).min().unwrap_or(3);
    let deeper = "#".repeat(3_usize.saturating_sub(highest));
    let lines: Vec<String> = lines
        .into_iter()
        .map(|(heading, line)| if heading { format!("{deeper}{line}") } else { line.to_owned() })
        .collect();
    lines.join("\n")
}

#[test]
fn headings_stand_below_the_rule() {
    assert_eq!(deeper("# A\n```\n# code\n```\n## B"), "### A\n```\n# code\n```\n#### B");
}

#[test]
fn rules_follow_the_conventions() {
    let mut codes = Vec::new();
    for rule in RULES {
        let code = rule.code;
        assert!(code.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{code}: lower case and dashes");
        assert!(!codes.contains(&code), "{code}: twice");
        assert!(
            !rule.summary.is_empty() && !rule.summary.contains('\n') && !rule.summary.ends_with('.'),
            "{code}: one line, no full stop"
        );
        assert!(!rule.doc.trim().is_empty(), "{code}: no documentation");
        codes.push(code);
    }
}

#[test]
fn the_table_holds_every_rule() {
    let run = Workspace::empty().run(&["explain"]).ends(0).says(&[]);
    assert_eq!(run.out.lines().count(), RULES.len());
    for (line, rule) in run.out.lines().zip(RULES) {
        assert!(
            line.starts_with(rule.code) && line.contains(rule.level.name()) && line.ends_with(rule.summary),
            "{line}"
        );
    }
}

#[test]
fn every_rule_is_explained() {
    let workspace = Workspace::empty();
    for rule in RULES {
        let run = workspace.run(&["explain", rule.code]).ends(0).says(&[]);
        assert!(run.out.starts_with(rule.code) && run.out.contains(rule.summary), "{}", run.out);
        assert!(!run.out.contains('\u{1b}'), "colours belong to terminals");
        assert!(run.out.lines().all(|line| line.starts_with("    ") || line.chars().count() <= 100), "{}", run.out);
    }
}

#[test]
fn an_unknown_rule_names_the_nearest() {
    let workspace = Workspace::empty();
    workspace
        .run(&["explain", "zzz"])
        .ends(2)
        .says(&["sourcier: there is no rule `zzz`: `sourcier explain` lists all rules"]);
    if let Some(rule) = RULES.first() {
        let wrong = rule.code.replace('-', "_");
        let help = format!("sourcier: there is no rule `{wrong}`: did you mean `{}`?", rule.code);
        workspace.run(&["explain", &wrong]).ends(2).says(&[&help]);
    }
}

#[test]
fn a_rule_is_explained_in_french() {
    let run = Workspace::empty().locale("fr_FR.UTF-8").run(&["explain", "weekday-mismatch"]).ends(0).says(&[]);
    insta::assert_snapshot!(run.out);
}
