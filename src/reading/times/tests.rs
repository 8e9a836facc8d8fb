//! Fixtures in `fixtures/`, a file for each language; comparison; properties.

use super::*;
use crate::text::Span;
use jiff::civil::date;
use proptest::prelude::*;
use std::fmt::Write;

/// Thursday 14 September 2023.
const TODAY: Option<Interval> = Some(Interval::day(date(2023, 9, 14)));

fn drawn(text: &str, found: &[TimeExpression]) -> String {
    let mut out = text.to_owned();
    for time in found {
        let column = text[..time.span.start].chars().count();
        let lead = text[time.span.start..time.core.start].chars().count();
        let width = time.core.of(text).chars().count();
        let value = match time.when {
            When::Unresolved => "?".to_owned(),
            When::Impossible { nearest } => {
                format!("no such day, {}", nearest.map_or("?".to_owned(), |day| day.to_string()))
            }
            when => when.iso().expect("days"),
        };
        let _ = write!(out, "\n{}{}{} {value}", " ".repeat(column), "-".repeat(lead), "^".repeat(width));
        if time.vague {
            out.push_str(" ~");
        }
        if time.relation != Relation::At {
            let _ = write!(out, " {:?}", time.relation);
        }
        if let Some((written, actual)) = time.wrong_weekday {
            let _ = write!(out, " weekday {written} is {actual}");
        }
    }
    out
}

/// The fixtures of a language: see the head of the files.
fn fixtures(language: Language, file: &str) {
    let mut wrong = String::new();
    for section in file.split("\n## ").skip(1) {
        let (head, body) = section.split_once('\n').expect("a section has a head");
        let date = head.split_once(" | ").map_or("none", |(_, date)| date);
        for fixture in body.trim_matches('\n').split("\n\n") {
            let text = fixture.lines().next().unwrap_or("");
            let found = find(text, &crate::text::sentences(text), language, anchor(date));
            let drawn = drawn(text, &found);
            if drawn != fixture {
                let _ = write!(wrong, "\n{head}, expected:\n{fixture}\nfound:\n{drawn}\n");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// `none`, a day, a month or a year.
fn anchor(told: &str) -> Option<Interval> {
    if told == "none" {
        return None;
    }
    let number = |n: usize| told.split('-').nth(n).and_then(|part| part.parse::<i8>().ok());
    let year: i16 = told.split('-').next().and_then(|year| year.parse().ok()).expect("a year");
    let first = date(year, number(1).unwrap_or(1), number(2).unwrap_or(1));
    let last = match (number(1), number(2)) {
        (_, Some(_)) => first,
        (Some(_), None) => first.last_of_month(),
        (None, None) => first.last_of_year(),
    };
    Some(Interval::new(first, last))
}

#[test]
fn french() {
    fixtures(Language::French, include_str!("fixtures/fr.txt"));
}

#[test]
fn english() {
    fixtures(Language::English, include_str!("fixtures/en.txt"));
}

fn one(language: Language, date: Option<Interval>, text: &str) -> TimeExpression {
    find(text, &[Span::new(0, text.len())], language, date).into_iter().next().expect(text)
}

#[test]
fn comparison_is_at_the_coarser_granularity() {
    use TimeAgreement::{Agrees, Disagrees, Unknown};
    let cases = [
        ("en septembre 2023", "le 13 septembre 2023", Agrees),
        ("le 12 septembre 2023", "le 13 septembre 2023", Disagrees),
        ("en 2019", "le 13 septembre 2023", Disagrees),
        ("fin juillet 2023", "en juillet 2023", Agrees),
        ("fin juillet 2023", "le 25 juillet 2023", Agrees),
        ("fin juillet 2023", "le 20 juillet 2023", Unknown),
        ("fin juillet 2023", "le 2 juillet 2023", Disagrees),
        ("du 10 au 13 septembre 2023", "le 12 septembre 2023", Agrees),
        ("du 3 au 6 septembre 2023", "du 10 au 13 septembre 2023", Disagrees),
        ("du 3 au 11 septembre 2023", "du 10 au 13 septembre 2023", Unknown),
        ("le 13 septembre", "le 13 septembre 2023", Agrees),
        ("le 12 septembre", "le 13 septembre 2023", Disagrees),
        ("le 12 septembre", "en septembre 2023", Agrees),
        ("le 12 septembre", "en 2023", Unknown),
        ("le 31 décembre", "du 30 décembre 2022 au 2 janvier 2023", Agrees),
        ("en mars", "le 13 mars", Agrees),
        ("en mars", "le 13 avril", Disagrees),
        ("hier", "le 13 septembre 2023", Unknown),
        ("le 31 septembre 2023", "le 13 septembre 2023", Unknown),
        ("depuis février 2022", "en février 2022", Agrees),
        ("depuis février 2022", "en juin 2022", Unknown),
    ];
    for (a, b, expected) in cases {
        let (x, y) = (one(Language::French, None, a), one(Language::French, None, b));
        assert_eq!(compare(&x, &y), expected, "{a} / {b}");
        assert_eq!(compare(&y, &x), expected, "{b} / {a}");
    }
}

#[test]
fn a_day_that_is_not_known_is_never_contradicted_within_its_bounds() {
    let september = Some(Interval::new(date(2023, 9, 1), date(2023, 9, 30)));
    let monday = one(Language::French, september, "lundi");
    let said = |text| compare(&monday, &one(Language::French, None, text));
    assert_eq!(said("le 4 septembre 2023"), TimeAgreement::Unknown);
    assert_eq!(said("le 4 octobre 2023"), TimeAgreement::Disagrees);
    let slashes = one(Language::English, None, "on 04/03/2023");
    assert_eq!(compare(&slashes, &one(Language::English, None, "on 4 March 2023")), TimeAgreement::Unknown);
}

proptest! {
    #[test]
    fn any_text_gives_sorted_disjoint_spans(text in "\\PC{0,80}", french in any::<bool>(), dated in any::<bool>()) {
        let language = if french { Language::French } else { Language::English };
        holds(&text, language, if dated { TODAY } else { None });
    }

    #[test]
    fn other_scripts_and_endless_digits_name_no_day(
        text in "[\\p{Cyrillic}\\p{Han}\\p{Arabic} ,.]{0,200}",
        digits in "[1-9][0-9]{9,3000}",
        dated in any::<bool>(),
    ) {
        for language in [Language::French, Language::English] {
            let date = if dated { TODAY } else { None };
            for text in [text.clone(), digits.clone(), format!("en {digits}, le {digits} mars {digits}, in May {digits} {text}")] {
                let found = find(&text, &[Span::new(0, text.len())], language, date);
                prop_assert!(found.iter().all(|time| time.granularity == Granularity::Month), "{found:?}");
            }
        }
    }

    #[test]
    fn words_of_time_in_any_order_are_borne(words in proptest::collection::vec(prop::sample::select(PIECES), 0..14), dated in any::<bool>()) {
        for language in [Language::French, Language::English] {
            holds(&words.join(" "), language, if dated { TODAY } else { None });
            holds(&words.concat(), language, if dated { TODAY } else { None });
        }
    }
}

const PIECES: &[&str] = &[
    "le",
    "du",
    "au",
    "de",
    "13",
    "31",
    "0",
    "99999999999",
    "2023",
    "9999",
    "mars",
    "May",
    "septembre",
    "Sept",
    ".",
    ",",
    "-",
    "–",
    "/",
    "'",
    "lundi",
    "Monday",
    "dernier",
    "last",
    "next",
    "il y a",
    "ago",
    "ans",
    "years",
    "siècle",
    "1er",
    "th",
    "fin",
    "early",
    "la veille",
    "later",
    "plus tard",
    "to",
    "entre",
    "et",
    "and",
    "between",
    "from",
    "été",
    "à l’",
    "Noël",
    "Easter",
    "décennies",
    "2147483647",
    "hier",
    "the day before",
    "\n\n",
    "années",
    "90",
    "s",
    "ce",
    "-ci",
    "-là",
    "quarter",
    "premier",
    "\u{301}",
    "week",
    "32",
    "29 février",
    "deux",
    "mille",
    "cent",
    "twenty",
    "hundred",
    "Q3",
    "semaine",
    "after next",
    "now",
    "dans",
    "within",
    "first",
    "d’affilée",
    "same",
    "month",
    "20230914",
    "h",
    "nineties",
];

fn holds(text: &str, language: Language, date: Option<Interval>) {
    let found = find(text, &[Span::new(0, text.len())], language, date);
    let mut end = 0;
    for time in &found {
        assert!(time.span.start >= end && !time.span.is_empty() && time.span.contains(time.core), "{text:?} {time:?}");
        assert!(
            text.get(time.span.start..time.span.end).is_some() && text.get(time.core.start..time.core.end).is_some()
        );
        if let When::Days(days) = time.when {
            assert!(days.first <= days.last);
        }
        let _ = (time.when.iso(), time.when.describe(language));
        assert!(found.iter().all(|other| compare(time, other) == compare(other, time)));
        end = time.span.end;
    }
}
