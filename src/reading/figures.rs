//! Numbers with their unit and what they count.

use super::TimeExpression;
use crate::lexicon::{self, Language};
use crate::text::{self, Span, Word};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A number in text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The number with its scale and its unit or what it counts: `480 km`, `5 millions d’obus`; `près de` left out.
    pub span: Span,
    /// Its value, scale included: 5 millions is 5,000,000.
    pub value: f64,
    /// The word after it, folded: a unit, or what is counted; empty where none follows.
    pub unit: String,
    /// Whether words before it make it approximate: « près de », "more than".
    pub approximate: bool,
}

static NUMBERS: LazyLock<HashMap<(Language, &'static str), f64>> = LazyLock::new(|| {
    lexicon::rows(include_str!("../lexicon/numbers.txt"))
        .filter_map(|row| Some(((Language::from_code(row.first()?)?, *row.get(1)?), row.get(2)?.parse().ok()?)))
        .collect()
});

static APPROXIMATORS: LazyLock<Vec<(Language, Vec<&'static str>)>> = LazyLock::new(|| {
    lexicon::rows(include_str!("../lexicon/approximators.txt"))
        .filter_map(|row| Some((Language::from_code(row.first()?)?, row.get(1)?.split(' ').collect())))
        .collect()
});

/// The figures of `text`, in order, those inside time expressions left out.
#[must_use]
pub fn find(text: &str, language: Language, times: &[TimeExpression]) -> Vec<Figure> {
    let words = text::words(text);
    let mut out = Vec::new();
    let mut time = 0;
    let mut n = 0;
    while n < words.len() {
        while times.get(time).is_some_and(|t| t.span.end <= words[n].span.start) {
            time += 1;
        }
        if times.get(time).is_some_and(|t| t.span.overlaps(words[n].span)) {
            n += 1;
            continue;
        }
        let Some((value, used)) = number(text, &words[n..], language) else {
            n += 1;
            continue;
        };
        let (unit, end) = unit(text, &words, n + used, language);
        out.push(Figure {
            span: Span::new(words[n].span.start, end),
            value,
            unit,
            approximate: approximated(&words[..n], language),
        });
        n += used;
    }
    out
}

/// Whether nothing but a blank or a hyphen stands between two words.
fn adjacent(text: &str, a: &Word, b: &Word) -> bool {
    Span::new(a.span.end, b.span.start).of(text).chars().all(|c| c.is_whitespace() || c == '-' || c == '‑')
}

/// The number that starts a list of words, and how many of them it takes.
fn number(text: &str, words: &[Word], language: Language) -> Option<(f64, usize)> {
    let first = words.first()?;
    let known = |word: &Word| NUMBERS.get(&(language, word.folded.as_str())).copied();
    let mut used = 1;
    let mut value =
        if first.folded.starts_with(|c: char| c.is_ascii_digit()) { digits(&first.folded)? } else { known(first)? };
    // « un » and "one" are articles and pronouns far oftener than figures.
    let mut sure = first.folded.starts_with(|c: char| c.is_ascii_digit()) || value > 1.0;
    while let Some(word) = words.get(used) {
        if !adjacent(text, &words[used - 1], word) {
            break;
        }
        let Some(next) = known(word) else {
            // « vingt et un », "two hundred and five"
            let joins = (word.folded == "et" || word.folded == "and") && value >= 20.0;
            match words.get(used + 1).filter(|_| joins).and_then(known) {
                Some(tail) if tail < 20.0 && (value % 10.0).abs() < 0.5 => {
                    value += tail;
                    used += 2;
                    continue;
                }
                _ => break,
            }
        };
        let is = |a: f64, b: f64| (a - b).abs() < 0.5;
        if next >= 100.0 {
            // A scale multiplies what stands before it, the part below it alone: « deux mille trois cents ».
            let below = value % (next * 10.0);
            value = if is(below, value) { value * next } else { value - below + below.max(1.0) * next };
        } else if is(value, 4.0) && is(next, 20.0) {
            value = 80.0;
        } else if (is(value, 80.0) && next < 20.0) || is(value % 100.0, 0.0) || (is(value % 10.0, 0.0) && next < 20.0) {
            value += next;
        } else {
            break;
        }
        sure = true;
        used += 1;
    }
    sure.then_some((value, used))
}

/// A number in digits: `1200`, `3.5`, `1.200` (thousands), `10h24` is none.
fn digits(folded: &str) -> Option<f64> {
    let thousands = folded
        .split_once('.')
        .is_some_and(|(head, tail)| head.len() <= 3 && head != "0" && tail.split('.').all(|group| group.len() == 3));
    if thousands { folded.replace('.', "").parse().ok() } else { folded.parse().ok() }
}

/// The unit or counted word after a figure, and where it ends.
fn unit(text: &str, words: &[Word], at: usize, language: Language) -> (String, usize) {
    let last = &words[at - 1];
    let rest = &text[last.span.end..];
    let sign = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    if let Some(c) = sign.chars().next().filter(|c| matches!(c, '%' | '€' | '$' | '£' | '°')) {
        return (c.to_string(), last.span.end + (rest.len() - sign.len()) + c.len_utf8());
    }
    let mut next = at;
    let partitive = |w: &Word| matches!(w.folded.as_str(), "d" | "de" | "des" | "of");
    while words.get(next).is_some_and(partitive) && next < at + 1 {
        next += 1;
    }
    let gap_is_plain = |w: &Word| {
        text[last.span.end..w.span.start]
            .chars()
            .all(|c| c.is_whitespace() || c.is_alphabetic() || matches!(c, '\'' | '’' | '-'))
    };
    match words.get(next) {
        Some(word)
            if gap_is_plain(word)
                && !word.folded.starts_with(|c: char| c.is_ascii_digit())
                && !NUMBERS.contains_key(&(language, word.folded.as_str())) =>
        {
            (word.folded.clone(), word.span.end)
        }
        _ => (String::new(), last.span.end),
    }
}

fn approximated(before: &[Word], language: Language) -> bool {
    APPROXIMATORS.iter().filter(|(l, _)| *l == language).any(|(_, phrase)| {
        before.len() >= phrase.len()
            && before[before.len() - phrase.len()..].iter().zip(phrase).all(|(word, part)| word.folded == *part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, language: Language, expected: &[(&str, f64, &str)]) {
        let found = find(text, language, &[]);
        let found: Vec<_> = found.iter().map(|f| (f.span.of(text), f.value, f.unit.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn figures_in_digits_and_words() {
        use Language::{English, French};
        check("près de 5 millions d’obus", French, &[("5 millions d’obus", 5e6, "obus")]);
        check("1 200 km et 3,5 %", French, &[("1 200 km", 1200.0, "km"), ("3,5 %", 3.5, "%")]);
        check(
            "vingt-cinq pays, deux mille trois cents euros",
            French,
            &[("vingt-cinq pays", 25.0, "pays"), ("deux mille trois cents euros", 2300.0, "euros")],
        );
        check(
            "quatre-vingt-douze ans, soixante et onze voix",
            French,
            &[("quatre-vingt-douze ans", 92.0, "ans"), ("soixante et onze voix", 71.0, "voix")],
        );
        check("two hundred and five boats", English, &[("two hundred and five boats", 205.0, "boats")]);
        check("an hour, one of them", English, &[]);
    }

    #[test]
    fn approximations_are_marked() {
        let text = "plus de 40 pages, 12 pages";
        let found = find(text, Language::French, &[]);
        assert_eq!(found.iter().map(|f| f.approximate).collect::<Vec<_>>(), [true, false]);
    }

    proptest! {
        #[test]
        fn spans_stay_in_bounds(text in "(deux|cent|mille|et|de|un|[0-9]{1,3}|[ .,%é’-]){0,20}") {
            for figure in find(&text, Language::French, &[]) {
                prop_assert!(text.get(figure.span.start..figure.span.end).is_some());
                prop_assert!(figure.value.is_finite());
            }
        }
    }
}
