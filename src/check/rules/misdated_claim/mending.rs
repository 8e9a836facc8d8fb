//! What a wrong date is mended with.

use crate::lexicon::{self, Language};
use crate::reading::times::When;
use crate::reading::{Interval, TimeExpression};
use crate::text::{self, Span};
use std::sync::LazyLock;

static ELISIONS: LazyLock<Vec<(Language, String, &'static str)>> = LazyLock::new(|| {
    lexicon::rows(include_str!("../../../lexicon/elision.txt"))
        .filter_map(|row| Some((Language::from_code(row.first()?)?, format!("{} ", row.get(1)?), *row.get(2)?)))
        .collect()
});

/// An edit that mends the elision before it: « d’avril » becomes « de mai », and back.
pub fn elided(note: &str, span: Span, words: String, language: Language) -> (Span, String) {
    let before = note.get(..span.start).unwrap_or("");
    let vowel = text::fold(&words).starts_with(['a', 'e', 'i', 'o', 'u']);
    let from = |end: &str| Span::new(span.start - end.len(), span.end);
    for (_, whole, elided) in ELISIONS.iter().filter(|(of, ..)| *of == language) {
        let straight = elided.replace('’', "'");
        let stands = [*elided, straight.as_str()].into_iter().find(|end| before.ends_with(end));
        match stands {
            Some(end) if !vowel => return (from(end), format!("{whole}{words}")),
            None if vowel && before.ends_with(whole.as_str()) => return (from(whole), format!("{elided}{words}")),
            _ => {}
        }
    }
    (span, words)
}

/// How far, in days, from the claim's those of a passage without a year may lie to be surely of the same year.
const SAME_YEAR: i32 = 62;

/// The time that the corpus tells, and whether its year is the claim's because the passage names none.
pub fn right_time(time: &TimeExpression, told: &TimeExpression) -> (When, bool) {
    if let (When::Yearless { first, last }, When::Days(claimed)) = (told.when, time.when) {
        let day = |(month, day): (i8, i8)| jiff::civil::Date::new(claimed.first.year(), month, day);
        if let (Ok(first), Ok(last)) = (day(first), day(last)) {
            let near = Interval {
                first: claimed.first.saturating_sub(jiff::Span::new().days(SAME_YEAR)),
                last: claimed.last.saturating_add(jiff::Span::new().days(SAME_YEAR)),
            };
            let days = Interval::new(first, last);
            return (When::Days(days), !near.overlaps(days));
        }
    }
    (told.when, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_before_a_month_is_elided_with_it() {
        let mended = |note: &str, month: &str, right: &str| {
            let start = note.find(month).expect("the month");
            let (span, words) = elided(note, Span::new(start, start + month.len()), right.to_owned(), Language::French);
            format!("{}{words}{}", &note[..span.start], &note[span.end..])
        };
        assert_eq!(mended("le vote d’avril 2021.", "avril 2021", "mai 2021"), "le vote de mai 2021.");
        assert_eq!(mended("le vote de mai 2021.", "mai 2021", "août 2021"), "le vote d’août 2021.");
        assert_eq!(mended("en mai 2021.", "mai 2021", "août 2021"), "en août 2021.");
    }
}
