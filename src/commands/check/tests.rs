use super::*;
use crate::check::{Fix, RULES};
use crate::corpus::Article;
use crate::text::LineIndex;
use crate::wording::Message;

fn span(text: &str, of: &str) -> Span {
    let start = text.find(of).expect("the words stand in the text");
    Span::new(start, start + of.len())
}

/// A message that no file has: it is shown as it is.
fn saying(words: String) -> Message {
    Message::new(words.leak(), Vec::new())
}

/// A note in which each of `marked` is a finding, with a passage of an article as evidence.
fn judged(text: &str, marked: &[&str], article: &str, words: &str) -> Judged {
    let stored = Arc::new(StoredArticle {
        article: Article { id: String::from("port.txt"), text: article.to_owned(), ..Article::default() },
        path: PathBuf::from("corpus/port.txt"),
        reading: crate::reading::Reading::default(),
        passages: Vec::new(),
        lines: LineIndex::new(article),
    });
    let finding = |marked: &&str| Drawn {
        finding: Finding {
            rule: RULES.iter().find(|rule| rule.code == "altered-quote").expect("the rule is registered"),
            level: Level::Warning,
            span: span(text, marked),
            judged: None,
            message: saying(format!("the source says \"{words}\"")),
            correct: Some(words.to_owned()),
            evidence: Vec::new(),
            fixes: vec![Fix {
                title: saying(format!("write \"{words}\"")),
                edits: vec![(span(text, marked), words.to_owned())],
            }],
        },
        evidence: vec![Passage {
            article: stored.clone(),
            shown: String::from("corpus/port.txt"),
            span: span(article, words),
        }],
    };
    let findings = marked.iter().map(finding).collect();
    Judged {
        shown: String::from("notes/port.md"),
        note: Note { text: text.to_owned(), ..Note::default() },
        findings,
        supported: Vec::new(),
    }
}

fn printed(mut printer: Printer, judged: &Judged) -> String {
    let mut tally = Tally { articles: 1, ..Tally::default() };
    tally.add(judged);
    let mut out = Vec::new();
    printer.note(&mut out, judged).expect("memory takes all");
    printer.end(&mut out, &tally).expect("memory takes all");
    String::from_utf8(out).expect("text")
}

fn human() -> Printer {
    Printer::Human(human::Human::new(false, 100, Locale::En))
}

const NOTE: &str = "# Le port\n\nLa maire l’a dit : « le quai sera fermé » dès lundi.\n";
const ARTICLE: &str = "Fermeture du quai\n\n« Le quai sera rouvert », a promis la maire d’Orveille.\n";

#[test]
fn people_see_the_line_and_the_passage() {
    insta::assert_snapshot!(printed(human(), &judged(NOTE, &["le quai sera fermé"], ARTICLE, "Le quai sera rouvert")), @r#"
    warning[altered-quote]: the source says "Le quai sera rouvert"
     --> notes/port.md:3:22
      |
    3 | La maire l’a dit : « le quai sera fermé » dès lundi.
      |                      ^^^^^^^^^^^^^^^^^^
      |
     ::: corpus/port.txt:3:3
      |
    3 | « Le quai sera rouvert », a promis la maire d’Orveille.
      |   --------------------
      |
      = help: write "Le quai sera rouvert"

    1 note, 1 article: 1 finding (1 warning)
    "#);
}

#[test]
fn long_lines_and_escape_sequences_are_tamed() {
    let note = format!("{} \u{1b}[31mfermé\u{1b}[0m {}\n", "Avant. ".repeat(40), "Après. ".repeat(40));
    let article = format!("{}\u{1b}]0;title\u{7} rouvert\u{9b}2J {}", "Au port. ".repeat(90), "Au quai. ".repeat(90));
    insta::assert_snapshot!(printed(human(), &judged(&note, &["\u{1b}[31mfermé"], &article, "\u{7} rouvert")), @r#"
    warning[altered-quote]: the source says "␇ rouvert"
     --> notes/port.md:1:282
      |
    1 | ...nt. Avant. Avant. Avant. Avant. Avant.  ␛[31mfermé␛[0m Après. Après. Après. Après. Après. ...
      |                                            ^^^^^^^^^^
      |
     ::: corpus/port.txt:1:820
      |
    1 | ...rt. Au port. Au port. Au port. ␛]0;title␇ rouvert⟨U+009B⟩2J Au quai. Au quai. Au quai. Au ...
      |                                            ---------
      |
      = help: write "␇ rouvert"

    1 note, 1 article: 1 finding (1 warning)
    "#);
}

#[test]
fn a_finding_over_several_lines_is_drawn() {
    let note = "Un quai\nlong de\ntrois lignes\n";
    insta::assert_snapshot!(printed(human(), &judged(note, &["quai\nlong de\ntrois"], ARTICLE, "quai")), @r#"
    warning[altered-quote]: the source says "quai"
     --> notes/port.md:1:4
      |
    1 |   Un quai
      |  ____^
    2 | | long de
    3 | | trois lignes
      | |_____^
      |
     ::: corpus/port.txt:1:14
      |
    1 |   Fermeture du quai
      |                ----
      |
      = help: write "quai"

    1 note, 1 article: 1 finding (1 warning)
    "#);
}

#[test]
fn programs_read_one_finding_a_line() {
    insta::assert_snapshot!(printed(Printer::Json(Locale::En), &judged(NOTE, &["le quai", "fermé"], ARTICLE, "Le quai")), @r#"
    {"path":"notes/port.md","code":"altered-quote","severity":"warning","bytes":[35,42],"message":"the source says \"Le quai\"","correct":"Le quai","evidence":[{"article":"port.txt","line":3,"text":"Le quai"}]}
    {"path":"notes/port.md","code":"altered-quote","severity":"warning","bytes":[48,54],"message":"the source says \"Le quai\"","correct":"Le quai","evidence":[{"article":"port.txt","line":3,"text":"Le quai"}]}
    "#);
}

#[test]
fn code_hosts_read_sarif() {
    let log = printed(Printer::Sarif(sarif::Log::new(Locale::En)), &judged(NOTE, &["fermé"], ARTICLE, "rouvert"));
    let log: serde_json::Value = serde_json::from_str(&log).expect("JSON");
    insta::assert_snapshot!(serde_json::to_string_pretty(&log["runs"][0]["results"]).expect("JSON"), @r#"
    [
      {
        "fixes": [
          {
            "artifactChanges": [
              {
                "artifactLocation": {
                  "uri": "notes/port.md"
                },
                "replacements": [
                  {
                    "deletedRegion": {
                      "endColumn": 40,
                      "endLine": 3,
                      "startColumn": 35,
                      "startLine": 3
                    },
                    "insertedContent": {
                      "text": "rouvert"
                    }
                  }
                ]
              }
            ],
            "description": {
              "text": "write \"rouvert\""
            }
          }
        ],
        "level": "warning",
        "locations": [
          {
            "physicalLocation": {
              "artifactLocation": {
                "uri": "notes/port.md"
              },
              "region": {
                "endColumn": 40,
                "endLine": 3,
                "startColumn": 35,
                "startLine": 3
              }
            }
          }
        ],
        "message": {
          "text": "the source says \"rouvert\""
        },
        "relatedLocations": [
          {
            "message": {
              "text": "rouvert"
            },
            "physicalLocation": {
              "artifactLocation": {
                "uri": "corpus/port.txt"
              },
              "region": {
                "endColumn": 23,
                "endLine": 3,
                "startColumn": 16,
                "startLine": 3
              }
            }
          }
        ],
        "ruleId": "altered-quote",
        "ruleIndex": 3
      }
    ]
    "#);
}

#[test]
fn a_mark_wider_than_the_terminal_is_drawn() {
    let words = "que le bac reprendra ses traversées ".repeat(8);
    let note = format!("{}Elle a promis {words}dès lundi.{}\n", "Avant. ".repeat(9), " Après.".repeat(9));
    let article = format!("{}Le conseil a dit {words}bientôt.\n", "Au port. ".repeat(9));
    insta::assert_snapshot!(printed(human(), &judged(&note, &[words.trim_end()], &article, words.trim_end())), @r#"
    warning[altered-quote]: the source says "que le bac reprendra ses traversées que le bac reprendra ses traversées que le bac reprendra ses traversées que le bac reprendra ses traversées que le bac reprendra ses traversées que le bac reprendra ses traversées que le bac reprendra ses traversées que le bac reprendra ses traversées"
     --> notes/port.md:1:78
      |
    1 | ...is que le bac reprendra ses travers... le bac reprendra ses traversées dè...
      |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^...^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
     ::: corpus/port.txt:1:99
      |
    1 | ...it que le bac reprendra ses travers... le bac reprendra ses traversées bi...
      |       --------------------------------...--------------------------------
      |
      = help: write "que le bac reprendra ses traversées que le bac reprendra ses traversées que le bac reprendra ses traversées que le bac reprendra ses traversées que le bac reprendra ses traversées que le bac reprendra ses traversées que le bac reprendra ses traversées que le bac reprendra ses traversées"

    1 note, 1 article: 1 finding (1 warning)
    "#);
}
