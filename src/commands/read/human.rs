//! What the reader sees, for people: each sentence, and under it what it holds.

use super::relation;
use crate::commands::terminal::harmless;
use crate::features;
use crate::reading::figures::Sense;
use crate::reading::quotations::Kind;
use crate::reading::times::{Basis, When};
use crate::reading::{Figure, Interval, Mention, Quotation, Reading, TimeExpression};
use crate::text::{Encoding, LineIndex, Span};
use crate::wording::{Locale, say};
use std::io::{self, Write};

/// The most of a quotation that is said again under its sentence, in characters.
const SHOWN: usize = 48;

/// Prints a reading. `date` is the day that it was counted from.
pub fn print(
    out: &mut impl Write,
    text: &str,
    found: &Reading,
    date: Option<Interval>,
    locale: Locale,
) -> io::Result<()> {
    let lines = LineIndex::new(text);
    let language = found.language.code();
    match date {
        Some(date) => {
            writeln!(out, "{}", say!(locale, "read-counted-from", language = language, date = days(date, locale)))?;
        }
        None => writeln!(out, "{}", say!(locale, "read-no-date", language = language))?,
    }
    for sentence in &found.sentences {
        let place = lines.position(text, sentence.start, Encoding::Utf32);
        writeln!(out, "\n{}:{}  {}", place.line + 1, place.column + 1, plain(sentence.of(text)))?;
        for (_, what, says) in held(text, found, *sentence, locale) {
            writeln!(out, "    {what:<12}  {says}")?;
        }
    }
    Ok(())
}

/// What begins in a sentence, in order: where, what it is, and what it says.
fn held(text: &str, found: &Reading, sentence: Span, locale: Locale) -> Vec<(Span, String, String)> {
    let names = beginning(&found.names, |found| found.span, sentence);
    let times = beginning(&found.times, |found| found.span, sentence);
    let quotations = beginning(&found.quotations, |found| found.span, sentence);
    let figures = beginning(&found.figures, |found| found.span, sentence);
    let what = |what: &str| say!(locale, "read-what", what = what);
    let mut out: Vec<(Span, String, String)> = Vec::new();
    out.extend(names.iter().map(|found| (found.span, features::kind_name(found.kind, locale), name(text, found))));
    out.extend(times.iter().map(|found| (found.span, what("time"), time(text, found, locale))));
    out.extend(quotations.iter().map(|found| (found.span, what("quotation"), quotation(text, found, locale))));
    out.extend(figures.iter().map(|found| (found.span, what("figure"), figure(text, found, locale))));
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
fn time(text: &str, time: &TimeExpression, locale: Locale) -> String {
    let meant = match time.when {
        When::Days(interval) => days(interval, locale),
        When::Yearless { .. } => {
            say!(locale, "read-yearless", days = time.when.describe(locale.language()).unwrap_or_default())
        }
        When::Unresolved => say!(locale, "read-not-counted"),
        When::Impossible { nearest: Some(day) } => {
            say!(locale, "read-no-such-day-nearest", day = days(Interval::day(day), locale))
        }
        When::Impossible { nearest: None } => say!(locale, "read-no-such-day"),
    };
    let known = matches!(time.when, When::Days(_) | When::Yearless { .. });
    let relation = relation(time.relation).filter(|_| known).unwrap_or("at");
    let about = if time.vague && known { "yes" } else { "no" };
    let meant = say!(locale, "read-days", relation = relation, about = about, days = meant);
    let why = match (time.when, time.basis) {
        (When::Days(_), Basis::Text) => format!(", {}", say!(locale, "read-from-text")),
        (When::Days(_), Basis::Said(from)) => {
            let said = plain(text.get(from.start..from.end).unwrap_or(""));
            format!(", {}", say!(locale, "read-from-words", words = said))
        }
        _ => String::new(),
    };
    let other = time.other.map(|other| say!(locale, "read-less-likely", days = days(other, locale)));
    let weekday = time.wrong_weekday.and_then(|(_, actual)| usize::try_from(actual).ok());
    let weekday = weekday.map(|day| say!(locale, "weekday-mismatch", weekday = day));
    let more: String = [other, weekday].into_iter().flatten().map(|words| also(&words, locale)).collect();
    format!("{}  →  {meant}{why}{more}", plain(time.span.of(text)))
}

fn quotation(text: &str, quotation: &Quotation, locale: Locale) -> String {
    let words = plain(quotation.span.of(text));
    let mut shown: String = words.chars().take(SHOWN).collect();
    if shown.len() < words.len() {
        shown = format!("{} …", shown.trim_end());
    }
    if quotation.kind == Kind::Term {
        return format!("{shown}  →  {}", say!(locale, "read-term"));
    }
    let beside = [quotation.when, quotation.place].into_iter().flatten().map(|span| plain(span.of(text)));
    let via = features::cited(quotation.via.iter().map(|via| plain(&via.name)), locale);
    let via = via.map(|name| say!(locale, "read-through", name = name));
    let told: String = beside.chain(via).map(|words| also(&words, locale)).collect();
    let cue = quotation.cue.map(|cue| format!(" (« {} »)", plain(cue.of(text)))).unwrap_or_default();
    let speaker = match &quotation.speaker {
        Some(speaker) => plain(&speaker.name),
        None => say!(locale, "read-nobody"),
    };
    format!("{shown}  →  {speaker}{cue}{told}")
}

fn figure(text: &str, figure: &Figure, locale: Locale) -> String {
    let sense = match figure.sense {
        Sense::Exact => "exact",
        Sense::About => "about",
        Sense::Over => "over",
        Sense::Under => "under",
        Sense::Magnitude => "magnitude",
        Sense::From(_) => "from",
        Sense::To(_) => "to",
    };
    let amount = format!("{} {}", figure.value, plain(&figure.unit));
    let meant = say!(locale, "read-figure", sense = sense, figure = amount.trim());
    format!("{}  →  {meant}", plain(figure.span.of(text)))
}

/// What is said after other things.
fn also(words: &str, locale: Locale) -> String {
    say!(locale, "read-also", words = words)
}

fn days(interval: Interval, locale: Locale) -> String {
    interval.describe(locale.language())
}

/// On one line, and without what a terminal would obey.
fn plain(text: &str) -> String {
    harmless(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}
