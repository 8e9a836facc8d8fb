//! The week of an article whose year is known, from the last day that it tells as past.

use super::Dated;
use crate::index::snapshot::StoredArticle;
use crate::reading::background::tells_past;
use crate::reading::times::{Basis, Granularity, Relation, When};
use crate::reading::{Interval, within};
use jiff::ToSpan;
use jiff::civil::Date;

/// Sentences that must tell of the last day, or of one just before it: a day told once may be of the past or of the future, or be
/// the reader's mistake.
const SENTENCES: usize = 2;
/// Days before the last that count as just before.
const JUST: i32 = 2;
/// Days after it in which news of it is published. Alone this is no proof: of 46 press articles whose year was given, 7 came out weeks
/// before a day that they announce; so a dated article must have told that day in the same week.
const FRESH: i32 = 6;

/// The days on which an article of this year may have come out, where one of the articles that tell its year came out in the same
/// days and tells the last day too.
pub fn week(article: &StoredArticle, year: i16, sources: &[&Dated]) -> Option<Interval> {
    let reading = &article.reading;
    let past = reading.sentences.iter().filter(|span| tells_past(&article.article.text, **span, reading.language));
    let mut told: Vec<Date> = Vec::new();
    for sentence in past {
        let mut days: Vec<Date> = within(&reading.times, |time| time.span, *sentence)
            .filter(|time| time.granularity == Granularity::Day && time.relation == Relation::At && !time.vague)
            .filter_map(|time| match time.when {
                When::Yearless { first, last } if first == last => Date::new(year, first.0, first.1).ok(),
                // Its year was counted from what was inferred before.
                When::Days(days) if time.basis == Basis::Text && days.first == days.last => {
                    Date::new(year, days.first.month(), days.first.day()).ok()
                }
                _ => None,
            })
            .collect();
        days.sort_unstable();
        days.dedup();
        told.extend(days);
    }
    let &last = told.iter().max()?;
    let from = last.checked_sub(JUST.days()).ok()?;
    let close = told.iter().filter(|&&day| day >= from).count();
    (close >= SENTENCES).then_some(())?;
    let week = Interval { first: last, last: last.checked_add(FRESH.days()).ok()? };
    let agrees = |source: &&Dated| {
        week.contains(Interval::day(source.published)) && source.days.values().any(|&day| day == last)
    };
    sources.iter().any(agrees).then_some(week)
}
