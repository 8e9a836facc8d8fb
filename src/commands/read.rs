//! `sourcier read`.

mod human;

use super::Format;
use super::mistakes::Refused;
use super::terminal::{self, harmless_json};
use crate::lexicon::Language;
use crate::reading::{self, Context, Interval, Reading, quotations::Kind, times::Granularity, times::Relation};
use crate::text::Span;
use crate::wording::{Locale, message, say};
use anyhow::anyhow;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the command takes.
#[derive(Debug, clap::Args)]
#[command(about = "help-read")]
pub struct Arguments {
    #[arg(value_name = "value-file", help = "help-read-file")]
    file: Option<PathBuf>,
    #[arg(long, value_name = "value-date", value_parser = asked_date, help = "help-read-date")]
    date: Option<Interval>,
    #[arg(long, value_name = "value-lang", value_parser = asked_language, help = "help-read-lang")]
    lang: Option<Language>,
    #[arg(long, value_enum, default_value_t = Format::Human, value_name = "value-format", help = "help-format")]
    format: Format,
    #[arg(long, conflicts_with_all = ["file", "date", "lang", "format"], help = "help-read-jsonl")]
    jsonl: bool,
}

/// Runs the command.
pub fn run(arguments: &Arguments, locale: Locale) -> anyhow::Result<ExitCode> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    if arguments.jsonl {
        answer_lines(std::io::stdin().lock(), &mut out, locale)?;
    } else {
        let text = read_text(arguments.file.as_deref(), locale)?;
        let context = Context { language: arguments.lang, date: arguments.date, gazetteer: None };
        let found = reading::read(&text, &context);
        match arguments.format {
            Format::Human => human::print(&mut out, &text, &found, arguments.date, locale)?,
            Format::Json => {
                let json = serde_json::to_string(&answer(None, &text, &found))?;
                writeln!(out, "{}", harmless_json(&json))?;
            }
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn read_text(file: Option<&Path>, locale: Locale) -> anyhow::Result<String> {
    let file = file.unwrap_or(Path::new("-"));
    let read = if file == Path::new("-") { terminal::standard_input() } else { std::fs::read(file) };
    let bytes = read.map_err(|error| anyhow!(terminal::unreadable(&file.display().to_string(), &error, locale)))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn asked_language(given: &str) -> Result<Language, Refused> {
    Language::from_code(given).ok_or_else(|| Refused(message!("read-languages")))
}

fn asked_date(given: &str) -> Result<Interval, Refused> {
    date_of(given).ok_or_else(|| Refused(message!("read-dates")))
}

/// An ISO day, month or year; a time after the day is left out.
fn date_of(given: &str) -> Option<Interval> {
    let whole = given.get(..10).unwrap_or(given);
    let parts: Vec<&str> = whole.split('-').collect();
    let number = |n: usize| parts.get(n).and_then(|part| part.parse::<i16>().ok());
    let day =
        |year: i16, month: i16, day: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    match (number(0), number(1), number(2), parts.len()) {
        (Some(y), Some(m), Some(d), 3) => day(y, m, d).map(Interval::day),
        (Some(y), Some(m), None, 2) => day(y, m, 1).map(|first| Interval::new(first, first.last_of_month())),
        (Some(y), None, None, 1) => day(y, 1, 1).zip(day(y, 12, 31)).map(|(first, last)| Interval::new(first, last)),
        _ => None,
    }
}

#[derive(Deserialize)]
struct Question {
    id: serde_json::Value,
    text: String,
    #[serde(rename = "ref")]
    date: Option<String>,
    lang: Option<String>,
}

#[derive(Serialize)]
struct Answer<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a serde_json::Value>,
    language: &'static str,
    sentences: Vec<[usize; 2]>,
    times: Vec<TimeFound<'a>>,
    names: Vec<NameFound<'a>>,
    quotations: Vec<QuotationFound<'a>>,
    /// What stands between quotation marks and is nobody's speech.
    terms: Vec<TermFound<'a>>,
    figures: Vec<FigureFound<'a>>,
}

#[derive(Serialize)]
struct TimeFound<'a> {
    bytes: [usize; 2],
    text: &'a str,
    start: Option<String>,
    end: Option<String>,
    granularity: &'static str,
    relation: Option<&'static str>,
    /// Where only an edge of the period is meant, about which days.
    #[serde(skip_serializing_if = "Option::is_none")]
    edge: Option<[String; 2]>,
}

#[derive(Serialize)]
struct NameFound<'a> {
    bytes: [usize; 2],
    text: &'a str,
    r#type: &'static str,
    entity: &'a str,
    role: Option<&'a str>,
}

#[derive(Serialize)]
struct QuotationFound<'a> {
    bytes: [usize; 2],
    text: &'a str,
    speaker: Option<&'a str>,
    cue: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<&'a str>,
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    /// The one next to the speaker first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    via: Vec<&'a str>,
}

#[derive(Serialize)]
struct TermFound<'a> {
    bytes: [usize; 2],
    text: &'a str,
}

#[derive(Serialize)]
struct FigureFound<'a> {
    bytes: [usize; 2],
    text: &'a str,
    value: f64,
    unit: &'a str,
}

fn answer_lines(questions: impl BufRead, out: &mut impl Write, locale: Locale) -> anyhow::Result<()> {
    for (number, line) in questions.lines().enumerate() {
        let line = line.map_err(|error| anyhow!(terminal::unreadable("-", &error, locale)))?;
        if line.trim().is_empty() {
            continue;
        }
        let wrong = |why: String| anyhow!(say!(locale, "read-line", line = number + 1, why = why));
        let question: Question = serde_json::from_str(&line).map_err(|error| wrong(error.to_string()))?;
        let date = match question.date.as_deref() {
            None => None,
            Some(date) => Some(date_of(date).ok_or_else(|| wrong(format!("\"ref\": {}", say!(locale, "read-dates"))))?),
        };
        let context =
            Context { language: question.lang.as_deref().and_then(Language::from_code), date, gazetteer: None };
        let found = reading::read(&question.text, &context);
        serde_json::to_writer(&mut *out, &answer(Some(&question.id), &question.text, &found))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// The period as it is named: all of July for « fin juillet », whose edge is told beside it.
fn named(time: &reading::TimeExpression) -> Option<Interval> {
    time.period.or(time.when.interval())
}

fn bytes(span: Span) -> [usize; 2] {
    [span.start, span.end]
}

fn answer<'a>(id: Option<&'a serde_json::Value>, text: &'a str, found: &'a Reading) -> Answer<'a> {
    let time = |time: &'a reading::TimeExpression| TimeFound {
        bytes: bytes(time.span),
        text: time.span.of(text),
        start: named(time).map(|days| days.first.to_string()),
        end: named(time).map(|days| days.last.to_string()),
        granularity: granularity(time.granularity),
        relation: relation(time.relation),
        edge: time.period.and(time.when.interval()).map(|days| [days.first.to_string(), days.last.to_string()]),
    };
    let name = |name: &'a reading::Mention| NameFound {
        bytes: bytes(name.span),
        text: name.span.of(text),
        r#type: name.kind.word(),
        entity: &name.full,
        role: name.role.map(|role| role.of(text)),
    };
    let quotation = |quotation: &'a reading::Quotation| QuotationFound {
        bytes: bytes(quotation.span),
        text: quotation.span.of(text),
        speaker: quotation.speaker.as_ref().map(|speaker| speaker.name.as_str()),
        cue: quotation.cue.map(|cue| cue.of(text)),
        when: quotation.when.map(|when| when.of(text)),
        place: quotation.place.map(|place| place.of(text)),
        via: quotation.via.iter().map(|via| via.name.as_str()).collect(),
    };
    let term = |term: &'a reading::Quotation| TermFound { bytes: bytes(term.span), text: term.span.of(text) };
    let figure = |figure: &'a reading::Figure| FigureFound {
        bytes: bytes(figure.span),
        text: figure.span.of(text),
        value: figure.value,
        unit: &figure.unit,
    };
    Answer {
        id,
        language: found.language.code(),
        sentences: found.sentences.iter().copied().map(bytes).collect(),
        times: found.times.iter().map(time).collect(),
        names: found.names.iter().map(name).collect(),
        quotations: found.quotations.iter().filter(|q| q.kind == Kind::Speech).map(quotation).collect(),
        terms: found.quotations.iter().filter(|q| q.kind == Kind::Term).map(term).collect(),
        figures: found.figures.iter().map(figure).collect(),
    }
}

const fn granularity(granularity: Granularity) -> &'static str {
    match granularity {
        Granularity::Day => "day",
        Granularity::Week => "week",
        Granularity::Month => "month",
        Granularity::Quarter => "quarter",
        Granularity::Season => "season",
        Granularity::Year => "year",
        Granularity::Decade => "decade",
        Granularity::Century => "century",
        Granularity::Range => "range",
    }
}

const fn relation(relation: Relation) -> Option<&'static str> {
    match relation {
        Relation::At => None,
        Relation::Since => Some("since"),
        Relation::Until => Some("until"),
        Relation::Before => Some("before"),
        Relation::After => Some("after"),
    }
}
