//! Words that place something in time, and the days that they mean.
//!
//! A text is cut into items (`items`) that carry what the language's data file knows of them (`vocabulary`); a small grammar
//! (`grammar`) makes them into shapes, that is what is written; `resolve` turns a shape into days, counted from the text's date
//! and from what was said before. Whether a day without a year lies ahead or behind is told by the words around it (`direction`).
//! `restyle` goes the other way: it writes other days in the style of an expression, for fixes.

mod agreement;
mod calendar;
mod class;
mod direction;
mod grammar;
mod interval;
mod items;
mod resolve;
mod restyle;
#[cfg(test)]
mod tests;
mod vocabulary;

use crate::lexicon::Language;
use crate::text::Span;
pub use agreement::{TimeAgreement, compare};
pub use interval::{is_of_calendar, weekday_name};
use jiff::civil::Date;
pub use restyle::restyle;
use serde::{Deserialize, Serialize};

/// The first and last day of a stretch of time, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Interval {
    pub first: Date,
    pub last: Date,
}

/// How fine an expression is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Granularity {
    Day,
    Week,
    Month,
    Quarter,
    Season,
    Year,
    Decade,
    Century,
    /// Any other stretch, given by both its ends.
    Range,
}

/// What an expression means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum When {
    /// These days.
    Days(Interval),
    /// A day, month or range of which no year is known: « le 13 septembre » with nothing to count from. (month, day).
    Yearless { first: (i8, i8), last: (i8, i8) },
    /// Recognised, but there is nothing to count it from: « hier » in a note without a date.
    Unresolved,
    /// No such day: « 31 septembre ». `nearest` is the last day of that month.
    Impossible { nearest: Option<Date> },
}

/// How what is told relates to the period named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Relation {
    /// It happened then.
    #[default]
    At,
    Since,
    Until,
    Before,
    After,
}

/// What an expression was counted from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Basis {
    /// Nothing: it is written out.
    #[default]
    Written,
    /// The date of the text.
    Text,
    /// Another expression, which stands there.
    Said(Span),
}

/// A time expression.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeExpression {
    /// The expression with its weekday, article and preposition when these belong to it (`le 13 septembre`, `en 2019`).
    pub span: Span,
    /// The bare date within `span`: `13 septembre`, `2019`, `fin juillet`, `lundi 4 septembre 2023`, `du 3 au 6 mai`.
    pub core: Span,
    pub when: When,
    pub granularity: Granularity,
    pub relation: Relation,
    /// Its edges are approximate: « début », "mid-", "vers". A vague day is one of the days of its interval, or one near it:
    /// « lundi » in a text of which only the month is known, "3/4/2023", « aujourd’hui » for nowadays.
    pub vague: bool,
    /// What the days were counted from.
    pub basis: Basis,
    /// Where only an edge of a period is meant, the whole of it: all July for « fin juillet ».
    pub period: Option<Interval>,
    /// The next likely reading: the Tuesday ahead where "Tuesday" was taken for the one past.
    pub other: Option<Interval>,
    /// Where only one end of a range is no such day, or has another's weekday: that end.
    pub fault: Option<Span>,
    /// The weekday as written, where it belongs to a full date and is not that day's: (written, actual), Monday being 1.
    pub wrong_weekday: Option<(i8, i8)>,
}

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    /// An hour or less: in reckoning by days, none.
    Hour,
    Day,
    Week,
    Fortnight,
    Weekend,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

/// Which of several is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Which {
    /// Nothing says.
    #[default]
    Bare,
    /// Counted from the text's date.
    Last,
    Next,
    /// "the week after next"
    AfterNext,
    This,
    /// Counted from what was said before.
    Previous,
    Following,
    Same,
    That,
}

/// Which part of a period is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edge {
    Start,
    Middle,
    End,
    /// Somewhere in it: the period as it is.
    Within,
    /// The part of it before the text's date, and after.
    Earlier,
    Later,
}

/// The time expressions of `text`, in order, without overlap.
///
/// `date` is what is known of the day to count from; without it, deictic expressions are [`When::Unresolved`] and a day and
/// month [`When::Yearless`].
#[must_use]
pub fn find(text: &str, sentences: &[Span], language: Language, date: Option<Interval>) -> Vec<TimeExpression> {
    let vocabulary = vocabulary::Vocabulary::of(language);
    let items = items::items(text, vocabulary);
    let grammar = grammar::Grammar::new(text, &items, vocabulary);
    let signs = direction::Signs::new(text, &items, sentences, vocabulary);
    let mut resolver = resolve::Resolver::new(date, vocabulary.habits);
    grammar.expressions().filter_map(|found| resolver.resolve(&found, &signs)).collect()
}
