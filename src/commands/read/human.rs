//! What the reader sees, for people: each sentence, and under it what it holds.

use super::relation;
use crate::commands::terminal::harmless;
use crate::lexicon::Language;
use crate::reading::figures::Sense;
use crate::reading::quotations::Kind;
use crate::reading::times::{Basis, When, weekday_name};
use crate::reading::{Figure, Interval, Mention, Quotation, Reading, TimeExpression};
use crate::text::{Encoding, LineIndex, Span};
use std::io::{self, Write};

/// The most of a quotation that is said again under its sentence, in characters.
const SHOWN: usize = 48;

/// Prints a reading. `date` is the day that it was counted from.
pub fn print(out: &mut impl Write, text: &str, found: &Reading, date: Option<Interval>) -> io::Result<()> {
    let lines = LineIndex::new(text);
    let from = date.map_or("no date to count from (--date)".to_owned(), |date| format!("counted from {}", days(date)));
    writeln!(out, "language: {}; {from}", found.language.code())?;
    for sentence in &found.sentences {
        let place = lines.position(text, sentence.start, Encoding::Utf32);
        writeln!(out, "\n{}:{}  {}", place.line + 1, place.column + 1, plain(sentence.of(text)))?;
        for (_, what, says) in held(text, found, *sentence) {
            writeln!(out, "    {what:<12}  {says}")?;
        }
    }
    Ok(())
}

/// What begins in a sentence, in order: where, what it is, and what it says.
fn held(text: &str, found: &Reading, sentence: Span) -> Vec<(Span, &'static str, String)> {
    let names = beginning(&found.names, |found| found.span, sentence);
    let times = beginning(&found.times, |found| found.span, sentence);
    let quotations = beginning(&found.quotations, |found| found.span, sentence);
    let figures = beginning(&found.figures, |found| found.span, sentence);
    let mut out: Vec<(Span, &'static str, String)> = Vec::new();
    out.extend(names.iter().map(|found| (found.span, found.kind.word(), name(text, found))));
    out.extend(times.iter().map(|found| (found.span, "time", time(text, found))));
    out.extend(quotations.iter().map(|found| (found.span, "quotation", quotation(text, found))));
    out.extend(figures.iter().map(|found| (found.span, "figure", figure(text, found))));
    out.sort_by_key(|(span, ..)| *span);
    out
}

/// Those of `all`, which stand in order, that begin in a sentence.
fn beginning<T>(all: &[T], span: impl Fn(&T) -> Span, sentence: Span) -> &[T] {
    let from = all.partition_point(|found| span(found).start < sentence.start);
    let to = all.partition_point(|found| span(found).start < sentence.end);
    all.get(from..to).unwrap_or(&[])
}

fn name(text: &str, name: &Mention) -> String {
    let (written, full) = (plain(name.span.of(text)), plain(&name.full));
    let role = name.role.map(|role| format!(", {}", plain(role.of(text)))).unwrap_or_default();
    if written == full { format!("{written}{role}") } else { format!("{written}  →  {full}{role}") }
}

/// The days with what qualifies them, and what they were counted from.
fn time(text: &str, time: &TimeExpression) -> String {
    let meant = match time.when {
        When::Days(interval) => days(interval),
        When::Yearless { .. } => {
            format!("{}, of a year that is not told", days_of(&time.when.iso().unwrap_or_default()))
        }
        When::Unresolved => "there is nothing to count it from".to_owned(),
        When::Impossible { nearest: Some(day) } => format!("there is no such day; the month ends on {day}"),
        When::Impossible { nearest: None } => "there is no such day".to_owned(),
    };
    let known = matches!(time.when, When::Days(_) | When::Yearless { .. });
    let relation = relation(time.relation).filter(|_| known).map(|relation| format!("{relation} ")).unwrap_or_default();
    let about = if time.vague && known { "about " } else { "" };
    let why = match (time.when, time.basis) {
        (When::Days(_), Basis::Text) => ", counted from the text’s date".to_owned(),
        (When::Days(_), Basis::Said(from)) => {
            let said = text.get(from.start..from.end).unwrap_or("");
            format!(", counted from « {} »", plain(said))
        }
        _ => String::new(),
    };
    let other = time.other.map(|other| format!("; less likely {}", days(other))).unwrap_or_default();
    let weekday =
        time.wrong_weekday.map(|(_, actual)| format!("; that day is a {}", weekday_name(actual, Language::English)));
    let weekday = weekday.unwrap_or_default();
    format!("{}  →  {relation}{about}{meant}{why}{other}{weekday}", plain(time.span.of(text)))
}

fn quotation(text: &str, quotation: &Quotation) -> String {
    let words = plain(quotation.span.of(text));
    let mut shown: String = words.chars().take(SHOWN).collect();
    if shown.len() < words.len() {
        shown = format!("{} …", shown.trim_end());
    }
    if quotation.kind == Kind::Term {
        return format!("{shown}  →  a term, nobody’s speech");
    }
    let beside =
        [quotation.when, quotation.place].into_iter().flatten().map(|span| format!("; {}", plain(span.of(text))));
    let via = quotation.via.iter().map(|via| format!("; through {}", plain(&via.name)));
    let told: String = beside.chain(via).collect();
    let cue = quotation.cue.map(|cue| format!(" (« {} »)", plain(cue.of(text)))).unwrap_or_default();
    match &quotation.speaker {
        Some(speaker) => format!("{shown}  →  {}{cue}{told}", plain(&speaker.name)),
        None => format!("{shown}  →  nobody is named{cue}{told}"),
    }
}

fn figure(text: &str, figure: &Figure) -> String {
    let about = match figure.sense {
        Sense::Exact => "",
        Sense::About => "about ",
        Sense::Over => "over ",
        Sense::Under => "under ",
        Sense::Magnitude => "some times ",
        Sense::From(_) => "from ",
        Sense::To(_) => "to ",
    };
    format!("{}  →  {about}{}", plain(figure.span.of(text)), format!("{} {}", figure.value, plain(&figure.unit)).trim())
}

fn days(interval: Interval) -> String {
    days_of(&interval.iso())
}

fn days_of(iso: &str) -> String {
    iso.replace('/', " to ")
}

/// On one line, and without what a terminal would obey.
fn plain(text: &str) -> String {
    harmless(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}
