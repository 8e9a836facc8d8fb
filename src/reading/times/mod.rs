//! Words that place something in time, and the days that they mean.

use crate::lexicon::Language;
use crate::text::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The first and last day of a stretch of time, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Interval {
    pub first: Date,
    pub last: Date,
}

impl Interval {
    /// The one day.
    #[must_use]
    pub const fn day(day: Date) -> Self {
        Self { first: day, last: day }
    }
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

/// A time expression.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeExpression {
    /// The expression with its weekday, article and preposition when these belong to it (`le 13 septembre`, `en 2019`).
    pub span: Span,
    /// The bare date within `span`: `13 septembre`, `2019`, `fin juillet`, `lundi 4 septembre 2023`.
    pub core: Span,
    pub when: When,
    pub granularity: Granularity,
    pub relation: Relation,
    /// Its edges are approximate: « début », "mid-", "vers".
    pub vague: bool,
    /// It was counted from the date of the text or from words before it, not written out in full.
    pub relative: bool,
    /// The weekday as written, where it belongs to a full date and is not that day's: (written, actual), Monday being 1.
    pub wrong_weekday: Option<(i8, i8)>,
}

/// The time expressions of `text`, in order, without overlap.
///
/// `date` is what is known of the day to count from; without it, deictic expressions are [`When::Unresolved`] and a day and
/// month [`When::Yearless`].
#[must_use]
pub fn find(_text: &str, _sentences: &[Span], _language: Language, _date: Option<Interval>) -> Vec<TimeExpression> {
    Vec::new()
}
