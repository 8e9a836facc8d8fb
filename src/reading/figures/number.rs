//! The value of a number in digits, in words, or in both: `5 millions`, « deux mille trois cents ».

use super::Reader;
use crate::lexicon::Language;

/// The number that begins with word `n`, and how many words it takes.
pub fn read(reader: &Reader, n: usize) -> Option<(f64, usize)> {
    let known = |n: usize| reader.lists.numbers.get(reader.folded(n)).copied();
    let first = reader.folded(n);
    let in_digits = first.starts_with(|c: char| c.is_ascii_digit());
    let mut value = match in_digits {
        true if is_share(reader, n) => first.parse().ok()?,
        true => digits(first)?,
        false => known(n)?,
    };
    let mut used = 1;
    while reader.joined(n + used - 1) {
        let Some(next) = known(n + used) else {
            // « vingt et un », "two hundred and five"
            let joins = reader.lists.and.contains(reader.folded(n + used)) && value >= 20.0 && !in_digits;
            match known(n + used + 1).filter(|_| joins && reader.joined(n + used)) {
                Some(tail) if tail < 100.0 && (value % 10.0).abs() < 0.5 && (tail < 20.0 || value >= 100.0) => {
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
        } else if in_digits {
            break;
        } else if is(value, 4.0) && is(next, 20.0) {
            value = 80.0;
        } else if (is(value, 80.0) && next < 20.0) || is(value % 100.0, 0.0) || (is(value % 10.0, 0.0) && next < 20.0) {
            value += next;
        } else {
            break;
        }
        used += 1;
    }
    Some((value, used))
}

/// Whether a French number has a decimal comma beyond doubt: « 98,765 % » is no thousand times the whole.
fn is_share(reader: &Reader, n: usize) -> bool {
    let written = reader.words[n].span.of(reader.text);
    let after = reader.text.get(reader.words[n].span.end..).unwrap_or("").trim_start();
    reader.lists.language == Language::French && written.matches(',').count() == 1 && after.starts_with('%')
}

/// A number in digits: `1200`, `3.5`, `1.200` (thousands); `10h24` is none.
fn digits(folded: &str) -> Option<f64> {
    let thousands = folded
        .split_once('.')
        .is_some_and(|(head, tail)| head.len() <= 3 && head != "0" && tail.split('.').all(|group| group.len() == 3));
    let value: f64 = if thousands { folded.replace('.', "").parse().ok()? } else { folded.parse().ok()? };
    value.is_finite().then_some(value)
}
