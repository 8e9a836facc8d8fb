//! What prose says, found by the same code in an article and in a note.
//!
//! Total: any text gives a [`Reading`], perhaps an empty one. It depends on its inputs alone: the text, its language, the date
//! to count from, and the names already known.

pub mod background;
pub mod countries;
pub mod figures;
pub mod names;
pub mod polarity;
pub mod quotations;
pub mod times;

use crate::lexicon::Language;
use crate::text::{self, Span};
pub use figures::Figure;
pub use names::{Gazetteer, Mention, NameKind};
pub use quotations::{Quotation, Speaker};
use serde::{Deserialize, Serialize};
pub use times::{Interval, TimeExpression};

/// What the reader is told beside the text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// The text's language; found from the text where it is not given.
    pub language: Option<Language>,
    /// What is known of the day to count from: an article's publication, a note's date.
    pub date: Option<Interval>,
    /// Names known from elsewhere.
    pub gazetteer: Option<&'a Gazetteer>,
}

/// What was found in a text. Each list is in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    pub language: Language,
    /// The sentences, without the blanks around them. They do not overlap.
    pub sentences: Vec<Span>,
    pub names: Vec<Mention>,
    pub times: Vec<TimeExpression>,
    pub quotations: Vec<Quotation>,
    pub figures: Vec<Figure>,
}

/// Reads `text`.
#[must_use]
pub fn read(text: &str, context: &Context) -> Reading {
    let language = context.language.or_else(|| text::language(text)).unwrap_or_default();
    let sentences = text::sentences(text);
    let times = times::find(text, &sentences, language, context.date);
    let names = names::find(text, &sentences, language, context.gazetteer);
    let figures = figures::find(text, language, &times);
    let told: Vec<Span> = times.iter().map(|time| time.span).collect();
    let quotations = quotations::find(text, &sentences, language, &names, &told);
    Reading { language, sentences, names, times, quotations, figures }
}

/// The items of a list sorted by span that lie in `within`. The others are not looked at: a text of many sentences asks this
/// for each of them.
pub fn within<T>(items: &[T], span: impl Fn(&T) -> Span, within: Span) -> impl Iterator<Item = &T> {
    let first = items.partition_point(|item| span(item).start < within.start);
    let rest = items[first..].iter().map(move |item| (item, span(item)));
    rest.take_while(move |(_, span)| span.start <= within.end)
        .filter(move |(_, span)| within.contains(*span))
        .map(|(item, _)| item)
}
