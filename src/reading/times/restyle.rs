//! A date rewritten for other days, in the style in which it was written: « mardi 12 sept. » becomes « mercredi 13 sept. ».
//!
//! Only what is digits, months and weekdays is replaced; all else of the writing stays. The result is read again, and given only
//! where it means the right days: a style that cannot carry them (« le lendemain », a month for a day) gives nothing.

use super::class::Class;
use super::interval::name;
use super::items::{Glue, Item, Kind, items};
use super::vocabulary::Vocabulary;
use super::{Interval, TimeExpression, When, calendar, find};
use crate::lexicon::Language;
use crate::text::{Span, fold};

/// What a word or a number of a written date tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Weekday,
    Day,
    Month,
    Year,
}

/// A place of the writing, and what it tells.
type Slot = (Part, Item);

/// The core of an expression of `text`, rewritten to mean `right`.
///
/// No year is added where none is written, unless the year is what differs. A weekday alone gets its date beside it.
#[must_use]
pub fn restyle(text: &str, time: &TimeExpression, language: Language, right: When) -> Option<String> {
    let written = time.core.of(text);
    let days = days_of(right, time.when)?;
    let items = items(written, Vocabulary::of(language));
    let candidates = match orders(written, &items) {
        Some(orders) => orders.into_iter().filter(|slots| may_mean(written, slots, time.when)).collect(),
        None => vec![worded(&items)],
    };
    candidates.into_iter().filter(|slots| !slots.is_empty()).find_map(|slots| {
        let digits_alone = slots.iter().all(|(_, item)| matches!(item.kind, Kind::Number(..)));
        let mut out = replaced(written, language, &items, &slots, days)?;
        let parts: Vec<Part> = slots.iter().map(|(part, _)| *part).collect();
        if parts == [Part::Weekday] {
            let comma = if language == Language::English { "," } else { "" };
            out = format!("{out}{comma} {}", days.describe(language));
        } else if !parts.contains(&Part::Year) && year_differs(time.when, days) {
            // The English order with the month first sets its year off.
            let comma = language == Language::English && parts.ends_with(&[Part::Day]) && !digits_alone;
            out = format!("{out}{} {}", if comma { "," } else { "" }, days.last.year());
        }
        // What stands around it is needed to read it: « en 2019 ».
        let before = text.get(time.span.start..time.core.start)?;
        let after = text.get(time.core.end..time.span.end)?;
        means(&format!("{before}{out}{after}"), language, days).then_some(out)
    })
}

/// The days to write. Where their year is not told, that of what was written serves for the weekday's sake.
fn days_of(right: When, was: When) -> Option<Interval> {
    match right {
        When::Days(days) => Some(days),
        When::Yearless { first, last } => {
            let year = was.interval().map_or(LEAP, |days| days.first.year());
            let end = if last < first { year.checked_add(1)? } else { year };
            Some(Interval::new(calendar::day(year, first.0, first.1)?, calendar::day(end, last.0, last.1)?))
        }
        When::Unresolved | When::Impossible { .. } => None,
    }
}

/// Any leap year: one that has every day that a month and a day can name.
const LEAP: i16 = 2024;

fn year_differs(was: When, right: Interval) -> bool {
    was.interval().is_some_and(|was| was.first.year() != right.first.year())
}

/// Whether `written` reads as these days, by day and month where it names no year.
fn means(written: &str, language: Language, days: Interval) -> bool {
    let found = find(written, &[Span::new(0, written.len())], language, None);
    let [time] = found.as_slice() else { return false };
    let of = |date: jiff::civil::Date| (date.month(), date.day());
    time.wrong_weekday.is_none()
        && match time.when {
            // Which of two numbers is the month was settled by what was written before.
            When::Days(found) => found == days || (time.vague && digits_only(written)),
            When::Yearless { first, last } => (first, last) == (of(days.first), of(days.last)),
            When::Unresolved | When::Impossible { .. } => false,
        }
}

fn digits_only(written: &str) -> bool {
    !written.contains(char::is_alphabetic)
}

/// The slots of a date in words: a number of four digits is a year, a shorter one a day.
fn worded(items: &[Item]) -> Vec<Slot> {
    let slot = |item: &Item| {
        let part = match item.kind {
            Kind::Number(_, 4) => Part::Year,
            Kind::Number(_, 1..=2) => Part::Day,
            _ => item.sense(|class| match class {
                Class::Month(_) => Some(Part::Month),
                Class::Weekday(_) => Some(Part::Weekday),
                _ => None,
            })?,
        };
        Some((part, *item))
    };
    items.iter().filter_map(slot).collect()
}

/// The slots of a date in digits (`2023-09-12`, `12/09/2023`), in each order in which it can be meant; `None` where it is none.
fn orders(written: &str, items: &[Item]) -> Option<Vec<Vec<Slot>>> {
    let numbers: Vec<Item> = items.iter().filter(|item| matches!(item.kind, Kind::Number(..))).copied().collect();
    let joined =
        numbers.windows(2).all(|pair| matches!(&written[pair[0].span.end..pair[1].span.start], "-" | "/" | "."));
    if numbers.len() < 2 || !joined {
        return None;
    }
    let year_first = matches!(numbers.first()?.kind, Kind::Number(_, 4));
    let orders: &[&[Part]] = match (numbers.len(), year_first) {
        (3, true) => &[&[Part::Year, Part::Month, Part::Day]],
        (3, false) => &[&[Part::Day, Part::Month, Part::Year], &[Part::Month, Part::Day, Part::Year]],
        (2, true) => &[&[Part::Year, Part::Month]],
        (2, false) => &[&[Part::Day, Part::Month], &[Part::Month, Part::Day]],
        _ => return None,
    };
    let weekdays: Vec<Slot> = worded(items).into_iter().filter(|(part, _)| *part == Part::Weekday).collect();
    Some(
        orders
            .iter()
            .map(|order| weekdays.iter().copied().chain(order.iter().copied().zip(numbers.iter().copied())).collect())
            .collect(),
    )
}

/// Whether digits in this order can mean what they were read as.
fn may_mean(written: &str, slots: &[Slot], was: When) -> bool {
    slots.iter().all(|(part, item)| {
        let Ok(number) = item.span.of(written).parse::<i16>() else { return true };
        match (part, was) {
            (Part::Month, When::Days(days)) => i16::from(days.first.month()) == number,
            (Part::Day, When::Days(days)) => i16::from(days.first.day()) == number,
            (Part::Month, When::Yearless { first, .. }) => i16::from(first.0) == number,
            (Part::Month, _) => (1..=12).contains(&number),
            _ => true,
        }
    })
}

/// The writing with the days put into its slots. `None` where it has not the slots that they need.
fn replaced(written: &str, language: Language, items: &[Item], slots: &[Slot], days: Interval) -> Option<String> {
    let has = |wanted: Part| slots.iter().filter(|(part, _)| *part == wanted).count();
    let finest_fits = if has(Part::Day) + has(Part::Weekday) > 0 {
        days.first == days.last || has(Part::Day).max(has(Part::Weekday)) == 2
    } else {
        let whole_months = days.first.day() == 1 && days.last == days.last.last_of_month();
        whole_months && (has(Part::Month) > 0 || (days.first.month(), days.last.month()) == (1, 12))
    };
    if !finest_fits {
        return None;
    }
    let padded = slots.iter().any(|(part, item)| *part != Part::Year && item.span.of(written).starts_with('0'))
        || slots.iter().all(|(part, item)| *part == Part::Year || matches!(item.kind, Kind::Number(_, 2)));
    let numeric = slots.iter().all(|(part, item)| *part == Part::Weekday || matches!(item.kind, Kind::Number(..)));
    let mut out = String::new();
    let (mut at, mut seen) = (0, [0_usize; 4]);
    for (part, item) in slots {
        let nth = seen[*part as usize];
        seen[*part as usize] += 1;
        let day = match (has(*part), nth) {
            (1, _) if tells(*part, days.first) == tells(*part, days.last) => days.first,
            (2, 0) => days.first,
            (2, 1) => days.last,
            _ => return None,
        };
        let old = item.span.of(written);
        out.push_str(written.get(at..item.span.start)?);
        at = item.span.end;
        let following = items.iter().find(|next| next.span.start == at && next.glue == Glue::None);
        match part {
            Part::Year if old.len() == 2 => out.push_str(&padded_to(2, day.year().rem_euclid(100))),
            Part::Year => out.push_str(&padded_to(4, day.year())),
            Part::Day if !numeric => {
                let suffix = following.filter(|next| next.is(Class::OrdinalSuffix));
                at = suffix.map_or(at, |suffix| suffix.span.end);
                out.push_str(&day.day().to_string());
                // French writes the first of a month with its letters, and no other day.
                if suffix.is_some() || language == Language::French {
                    out.push_str(name("ordinal", day.day(), language));
                }
            }
            Part::Day | Part::Month if numeric => {
                out.push_str(&padded_to(if padded { 2 } else { 1 }, tells(*part, day)));
            }
            Part::Day => {}
            Part::Month | Part::Weekday => {
                let (kind, short) =
                    if *part == Part::Month { ("month", "month-short") } else { ("weekday", "weekday-short") };
                let number = i8::try_from(tells(*part, day)).ok()?;
                let meant = |class| match class {
                    Class::Month(n) if *part == Part::Month => Some(n),
                    Class::Weekday(n) if *part == Part::Weekday => Some(n),
                    _ => None,
                };
                if item.sense(meant) == Some(number) {
                    out.push_str(old);
                    continue;
                }
                let whole = name(kind, number, language);
                let abbreviated = item.sense(meant).is_none_or(|n| fold(name(kind, n, language)) != fold(old));
                let new = if abbreviated { name(short, number, language) } else { whole };
                out.push_str(&like(old, new));
                // A name that is not shortened takes no point.
                if abbreviated && new == whole && written[at..].starts_with('.') {
                    at += 1;
                }
            }
        }
    }
    out.push_str(written.get(at..)?);
    Some(out)
}

/// A number with zeros before it, up to so many digits.
fn padded_to(width: usize, number: i16) -> String {
    format!("{number:0width$}")
}

/// What a part tells of a day.
fn tells(part: Part, day: jiff::civil::Date) -> i16 {
    match part {
        Part::Weekday => i16::from(calendar::weekday(day)),
        Part::Day => i16::from(day.day()),
        Part::Month => i16::from(day.month()),
        Part::Year => day.year(),
    }
}

/// `new` with the capitals of `old`.
fn like(old: &str, new: &str) -> String {
    let mut letters = old.chars();
    let first = letters.next().is_some_and(char::is_uppercase);
    let rest = letters.next().is_some_and(char::is_uppercase);
    if first && rest {
        return new.to_uppercase();
    }
    let mut letters = new.to_lowercase().chars().collect::<Vec<_>>().into_iter();
    match letters.next() {
        Some(letter) if first => letter.to_uppercase().chain(letters).collect(),
        Some(letter) => std::iter::once(letter).chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Language::{English, French};
    use jiff::civil::date;
    use proptest::prelude::*;

    /// What is written, as it stands in a text of 14 September 2023.
    fn read(written: &str, language: Language, today: bool) -> Option<TimeExpression> {
        let today = today.then(|| Interval::day(date(2023, 9, 14)));
        find(written, &[Span::new(0, written.len())], language, today).into_iter().next()
    }

    fn means_days(written: &str, language: Language) -> When {
        read(written, language, false).map_or(When::Unresolved, |time| time.when)
    }

    /// The text with its first expression rewritten.
    fn rewritten(written: &str, language: Language, right: When) -> String {
        let Some(time) = read(written, language, true) else { return "no time".to_owned() };
        match restyle(written, &time, language, right) {
            Some(new) => format!("{}{new}{}", &written[..time.core.start], &written[time.core.end..]),
            None => "nothing".to_owned(),
        }
    }

    fn days(first: &str, last: &str) -> When {
        When::Days(Interval::new(first.parse().expect("a day"), last.parse().expect("a day")))
    }

    #[test]
    fn a_day_keeps_its_style() {
        for (language, written, right, expected) in [
            (French, "12 septembre 2023", "2023-09-13", "13 septembre 2023"),
            (French, "12 septembre", "2023-09-13", "13 septembre"),
            (French, "mardi 12 septembre", "2023-09-13", "mercredi 13 septembre"),
            (French, "MARDI 12 SEPTEMBRE 2023", "2023-10-01", "DIMANCHE 1er OCTOBRE 2023"),
            (French, "Mardi 12 septembre 2023", "2023-09-13", "Mercredi 13 septembre 2023"),
            (French, "mar. 12 sept. 2023", "2023-10-01", "dim. 1er oct. 2023"),
            (French, "12 sept. 2023", "2023-05-13", "13 mai 2023"),
            (French, "1er septembre", "2023-09-02", "2 septembre"),
            (French, "2 septembre", "2023-09-01", "1er septembre"),
            (French, "12 septembre", "2022-09-12", "12 septembre 2022"),
            (French, "12/09/2023", "2023-09-13", "13/09/2023"),
            (French, "12.9.2023", "2023-09-03", "3.9.2023"),
            (French, "12/09/23", "2022-10-01", "01/10/22"),
            (French, "mardi", "2023-09-13", "mercredi 13 septembre 2023"),
            (English, "September 12", "2023-09-13", "September 13"),
            (English, "Tuesday, September 12, 2023", "2023-10-01", "Sunday, October 1, 2023"),
            (English, "12th of September", "2023-09-13", "13th of September"),
            (English, "12th of September", "2023-10-01", "1st of October"),
            (English, "September 12", "2022-09-12", "September 12, 2022"),
            (English, "12 September", "2022-09-12", "12 September 2022"),
            (English, "Sept. 12, 2023", "2023-11-22", "Nov. 22, 2023"),
            (English, "2023-09-12", "2023-09-13", "2023-09-13"),
            (English, "9/25/2023", "2023-10-26", "10/26/2023"),
            (English, "25/9/2023", "2023-09-26", "26/9/2023"),
        ] {
            assert_eq!(rewritten(written, language, days(right, right)), expected, "{written}");
        }
    }

    #[test]
    fn longer_stretches_keep_theirs() {
        for (language, written, first, last, expected) in [
            (French, "septembre 2023", "2023-08-01", "2023-08-31", "août 2023"),
            (French, "en 2019", "2020-01-01", "2020-12-31", "en 2020"),
            (French, "du 3 au 6 mai 2023", "2023-05-04", "2023-05-07", "du 4 au 7 mai 2023"),
            (English, "in September", "2022-09-01", "2022-09-30", "in September 2022"),
            (English, "September 2023", "2023-10-01", "2023-10-31", "October 2023"),
            (French, "12 septembre 2023", "2023-09-01", "2023-09-30", "nothing"),
            (French, "septembre 2023", "2023-09-13", "2023-09-13", "nothing"),
            (French, "du 3 au 6 mai 2023", "2023-05-30", "2023-06-02", "nothing"),
            (French, "hier", "2023-09-12", "2023-09-12", "nothing"),
            (French, "le premier mai 2023", "2023-05-02", "2023-05-02", "nothing"),
        ] {
            assert_eq!(rewritten(written, language, days(first, last)), expected, "{written}");
        }
    }

    #[test]
    fn what_no_calendar_has_is_written_as_the_day_that_it_has() {
        for (written, expected) in [
            ("31 juin 2024", "30 juin 2024"),
            ("le 31/06/2024", "le 30/06/2024"),
            ("mardi 31 juin 2024", "dimanche 30 juin 2024"),
            ("2024-06-31", "2024-06-30"),
        ] {
            assert_eq!(rewritten(written, French, days("2024-06-30", "2024-06-30")), expected);
        }
        assert_eq!(rewritten("le 31 juin", French, days("2023-06-30", "2023-06-30")), "le 30 juin");
    }

    #[test]
    fn a_wrong_weekday_alone_is_mended() {
        let right = days("2023-09-12", "2023-09-12");
        assert_eq!(rewritten("lundi 12 sept. 2023", French, right), "mardi 12 sept. 2023");
    }

    const STYLES: &[(Language, &str)] = &[
        (French, "12 septembre 2023"),
        (French, "mardi 12 septembre 2023"),
        (French, "12 sept. 2023"),
        (French, "mar. 12 sept. 2023"),
        (French, "12/09/2023"),
        (English, "Tuesday, September 12, 2023"),
        (English, "the 12th of September 2023"),
        (English, "Sept. 12, 2023"),
        (English, "12 September 2023"),
        (English, "2023-09-12"),
    ];

    proptest! {
        /// Every day can be written in these styles, and is read back as that day.
        #[test]
        fn what_is_rewritten_reads_back(year in 1950_i16..2049, month in 1_i8..=12, of_month in 1_i8..=28, style in 0..STYLES.len()) {
            let (language, written) = STYLES[style];
            let right = When::Days(Interval::day(date(year, month, of_month)));
            prop_assert_eq!(means_days(&rewritten(written, language, right), language), right);
        }

        /// Any text is taken, and what comes back means the right days.
        #[test]
        fn nothing_panics(written in "(mardi|le|12|1er|septembre|sept|\\.|/|-|,| |2023|é|31){0,8}", day in 1_i8..=28) {
            for language in [French, English] {
                let right = When::Days(Interval::day(date(2023, 9, day)));
                for time in find(&written, &[Span::new(0, written.len())], language, None) {
                    let _ = restyle(&written, &time, language, right);
                }
            }
        }
    }
}
