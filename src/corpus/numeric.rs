//! Dates in digits, as file names, front matter and publication lines have them: `2023-09-14`, `20230914`, `2023-09`,
//! `14.09.2023`. Dates in words are the reader's ([`crate::reading::times`]).

use crate::lexicon::Language;
use crate::reading::Interval;
use crate::text::Span;
use jiff::civil::Date;

/// The dates of `text`, in order. Of `09/04/2023`, which may be either day, only French decides.
pub(super) fn find(text: &str, language: Language) -> Vec<(Span, Interval)> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let starts = bytes[at].is_ascii_digit() && (at == 0 || !bytes[at - 1].is_ascii_alphanumeric());
        match starts.then(|| read(&bytes[at..], language)).flatten() {
            Some((len, interval)) => {
                out.push((Span::new(at, at + len), interval));
                at += len;
            }
            None => at += 1,
        }
    }
    out
}

/// A month as a whole.
pub(super) fn month(year: i16, month: i8) -> Option<Interval> {
    let first = Date::new(year, month, 1).ok()?;
    Some(Interval { first, last: first.last_of_month() })
}

/// The date that starts `bytes`, and its length.
fn read(bytes: &[u8], language: Language) -> Option<(usize, Interval)> {
    let (first, a) = number(bytes)?;
    if first == 8 {
        let day = Date::new(year(a / 10_000)?, i8::try_from(a / 100 % 100).ok()?, i8::try_from(a % 100).ok()?).ok()?;
        return ends(bytes, 8).then_some((8, Interval::day(day)));
    }
    let separator = *bytes.get(first).filter(|b| matches!(b, b'-' | b'/' | b'.' | b'_'))?;
    let (second, b) = number(&bytes[first + 1..])?;
    let two = first + 1 + second;
    let third = bytes.get(two).filter(|&&b| b == separator).and_then(|_| number(&bytes[two + 1..]));
    match (first, second, third) {
        (4, 1..=2, Some((len @ 1..=2, c))) => {
            let day = Date::new(year(a)?, i8::try_from(b).ok()?, i8::try_from(c).ok()?).ok()?;
            let end = two + 1 + len;
            ends(bytes, end).then_some((end, Interval::day(day)))
        }
        (4, 2, None) => {
            let whole = separator != b'.' && ends(bytes, two);
            whole.then_some((two, month(year(a)?, i8::try_from(b).ok()?)?))
        }
        (1..=2, 1..=2, Some((4, c))) => {
            let (day, month) = if separator == b'/' && language == Language::English {
                match (a, b) {
                    (13.., _) => (a, b),
                    (_, 13..) => (b, a),
                    _ if a == b => (a, b),
                    _ => return None,
                }
            } else {
                (a, b)
            };
            let day = Date::new(year(c)?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
            let end = two + 5;
            ends(bytes, end).then_some((end, Interval::day(day)))
        }
        _ => None,
    }
}

/// Whether no digit goes on after a date. `T` may: `2023-09-14T10:24`.
fn ends(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_none_or(|b| !b.is_ascii_digit())
}

fn number(bytes: &[u8]) -> Option<(usize, u32)> {
    let len = bytes.iter().take(9).take_while(|b| b.is_ascii_digit()).count();
    let digits = std::str::from_utf8(bytes.get(..len)?).ok()?;
    Some((len, digits.parse().ok()?))
}

/// A year in which somebody may have published something that was kept.
fn year(number: u32) -> Option<i16> {
    i16::try_from(number).ok().filter(|year| (1600..=2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(text: &str, language: Language) -> Vec<String> {
        find(text, language).into_iter().map(|(s, i)| format!("{} {}..{}", s.of(text), i.first, i.last)).collect()
    }

    #[test]
    fn forms() {
        let fr = |text| all(text, Language::French);
        assert_eq!(fr("2021-03-05_titre"), ["2021-03-05 2021-03-05..2021-03-05"]);
        assert_eq!(fr("20210305-titre"), ["20210305 2021-03-05..2021-03-05"]);
        assert_eq!(fr("le 05.03.2021 à 8h12"), ["05.03.2021 2021-03-05..2021-03-05"]);
        assert_eq!(fr("2021-03 "), ["2021-03 2021-03-01..2021-03-31"]);
        assert_eq!(fr("2021-03-05T08:12:00Z"), ["2021-03-05 2021-03-05..2021-03-05"]);
        assert_eq!(fr("3_a1b2c3d4 2021-13-05 12.5 31/02/2021"), Vec::<String>::new());
        assert_eq!(all("05/03/2021 25/03/2021", Language::English), ["25/03/2021 2021-03-25..2021-03-25"]);
    }

    proptest! {
        #[test]
        fn any_text_goes_in(text in "[0-9./é_-]{0,30}") {
            for (span, _) in find(&text, Language::French) {
                prop_assert!(!span.of(&text).is_empty());
            }
        }
    }
}
