//! Whether two figures can be of one thing.

use super::{Figure, Sense};

/// How two figures stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// Both can be true: the same, or one is the other said more roundly.
    Same,
    /// One of them is wrong, if they count the same thing.
    Apart,
    /// Too near to tell.
    Near,
}

/// Two exact numbers this near (a share of the larger) are one, counted or rounded differently. Not tuned: misremembered numbers
/// are mostly further off, and a wrong alarm costs more.
const NEAR: f64 = 0.03;
/// How far from what it means « environ » or « une vingtaine » may be.
const ABOUT: f64 = 0.12;
/// How far apart two words for one order of magnitude may be.
const ORDER: f64 = 0.5;
/// How far a rounder number may be from the number itself: 10 is no rounder 7.
const ROUNDER: f64 = 0.12;
/// How far beyond « plus de 300 » what is told of it may be: nobody says that of 400.
const BEYOND: f64 = 1.20;

/// How a figure that is claimed stands to one that is told; both of one unit.
#[must_use]
pub fn compare(claimed: &Figure, told: &Figure) -> Likeness {
    let (c, t) = (claimed.amount(), told.amount());
    let off = (c - t).abs() / c.abs().max(t.abs()).max(f64::MIN_POSITIVE);
    let within = |value: f64, a: f64, b: f64, factor: f64| {
        let (low, high) = (a.min(b) * factor, a.max(b) * factor);
        if low <= value && value <= high { Likeness::Same } else { Likeness::Apart }
    };
    let far = |apart: bool| if apart { Likeness::Apart } else { Likeness::Near };
    if off < 1e-9 && (claimed.sense == Sense::Magnitude) == (told.sense == Sense::Magnitude) {
        return Likeness::Same;
    }
    match (claimed.sense, told.sense) {
        // "Dozens" are « des dizaines ».
        (Sense::Magnitude, Sense::Magnitude) => far(off > ORDER),
        (Sense::Magnitude, _) => far(t < c || t > 15.0 * c),
        (_, Sense::Magnitude) => far(c < t || c > 15.0 * t),
        // Of two ranges each end stands beside its like.
        (Sense::From(_), Sense::From(_)) | (Sense::To(_), Sense::To(_)) => far(off > NEAR),
        (Sense::From(_), Sense::To(_))
        | (Sense::To(_), Sense::From(_))
        | (Sense::Over, Sense::Under)
        | (Sense::Under, Sense::Over) => Likeness::Near,
        (Sense::From(other) | Sense::To(other), _) => within(t, claimed.value, other, claimed.factor),
        (_, Sense::From(other) | Sense::To(other)) => within(c, told.value, other, told.factor),
        // « plus de 40 » is said of « plus de 43 », « au moins 23 » not of « au moins 32 ».
        (Sense::Over, Sense::Over) if c < t && is_finer(t, c) => Likeness::Same,
        (Sense::Over, Sense::Over) => far(off > NEAR),
        (Sense::Over, _) if c <= t => Likeness::Same,
        (Sense::Under, _) if c >= t => Likeness::Same,
        (Sense::Over | Sense::Under, _) => far(off > NEAR),
        (_, Sense::Over) => far(c < t * (1.0 - NEAR) || c > t * BEYOND),
        (_, Sense::Under) => far(c > t * (1.0 + NEAR) || c < t / BEYOND / 2.0),
        (Sense::About, _) | (_, Sense::About) => far(off > ABOUT),
        (Sense::Exact, Sense::Exact) if off <= ROUNDER && is_rounder(c, t) => Likeness::Same,
        (Sense::Exact, Sense::Exact) => far(off > NEAR),
    }
}

/// Whether `rough` is `fine` rounded to fewer digits: 4.3 to 4, 1,243 to 1,200.
fn is_rounder(rough: f64, fine: f64) -> bool {
    let step = step(rough);
    let coarse = (fine / step).fract().abs() > 1e-9;
    coarse && ((fine / step).round() - rough / step).abs() < 1e-6 && (step >= 10.0 || fine.fract().abs() > 1e-9)
}

/// Whether a number has digits beyond the last of the other that is not zero.
fn is_finer(one: f64, other: f64) -> bool {
    (one / step(other)).fract().abs() > 1e-9
}

/// How coarse a number is: the worth of its last digit that is not zero, from one on.
fn step(value: f64) -> f64 {
    let mut step = 1.0;
    while step <= value.abs() && (value / (step * 10.0)).fract().abs() <= 1e-9 {
        step *= 10.0;
    }
    step
}

/// Digits from here on are met by chance in no other number.
const DIGITS: usize = 3;
/// With so many the point may be moved, with so many one of them may be another.
const MOVED: usize = 3;
const MANY_DIGITS: usize = 4;

/// How many digits one number has in common with the other that it is but for a slip: two digits exchanged, one of four or more mistaken,
/// or the point moved. Zeros at the end tell nothing.
#[must_use]
pub fn slip(one: &Figure, other: &Figure) -> Option<usize> {
    let exact = |figure: &Figure| !matches!(figure.sense, Sense::Magnitude);
    let (a, b) = (digits(one.value), digits(other.value));
    let equal = (one.value - other.value).abs() <= f64::EPSILON * one.value.abs();
    if equal || !exact(one) || !exact(other) || (one.factor - other.factor).abs() > f64::EPSILON {
        return None;
    }
    let (own, told) = (significant(&a), significant(&b));
    if own.min(told) >= MOVED && a[..own] == b[..told] {
        return Some(own);
    }
    let apart: Vec<usize> = (0..a.len().min(b.len())).filter(|n| a[*n] != b[*n]).collect();
    let magnitude = |figure: &Figure| figure.value.abs().max(1.0).log10().floor();
    let alike = (magnitude(one) - magnitude(other)).abs() < 0.5;
    let length = own.max(told);
    let same_length = alike && a.len() == b.len() && length >= DIGITS;
    let is_slip = match apart[..] {
        [_] => length >= MANY_DIGITS,
        [first, second] => first + 1 == second && a[first] == b[second] && a[second] == b[first],
        _ => false,
    };
    (same_length && is_slip).then_some(length - 1)
}

/// How many digits a figure has, zeros at the end left out.
#[must_use]
pub fn precision(figure: &Figure) -> usize {
    significant(&digits(figure.value))
}

fn significant(digits: &[u8]) -> usize {
    digits.iter().rposition(|digit| *digit != b'0').map_or(0, |last| last + 1)
}

/// The digits of a number, without zeros before them or a point.
fn digits(value: f64) -> Vec<u8> {
    let written = format!("{value:.3}");
    let written = written.trim_end_matches('0').trim_end_matches('.');
    let digits = written.bytes().filter(u8::is_ascii_digit);
    digits.skip_while(|digit| *digit == b'0').collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Language;

    fn likeness(claimed: &str, told: &str) -> Likeness {
        let figure = |text: &str| super::super::find(text, Language::French, &[]).into_iter().next().expect("a figure");
        compare(&figure(claimed), &figure(told))
    }

    #[test]
    fn rounder_and_approximate_figures_agree() {
        for (claimed, told) in [
            ("480 km", "480 km"),
            ("4 %", "4,3 %"),
            ("1 200 tonnes", "1 243 tonnes"),
            ("près de 500 voix", "487 voix"),
            ("plus de 40 pages", "plus de 43 pages"),
            ("plus de 40 pages", "43 pages"),
            ("plus de 98 %", "plus de 98,76 %"),
            ("une vingtaine de pages", "21 pages"),
            ("deux décennies", "vingt ans"),
            ("des dizaines de milliers d’obus", "40 000 obus"),
            ("5 %", "entre 4 et 6 %"),
            ("des dizaines de pages", "des douzaines de pages"),
        ] {
            assert_ne!(likeness(claimed, told), Likeness::Apart, "{claimed} / {told}");
        }
    }

    #[test]
    fn others_are_apart() {
        for (claimed, told) in [
            ("840 km", "480 km"),
            ("40 ans", "32 ans"),
            ("plus de 400 cas", "plus de 300 cas"),
            ("plus de 5 000 cas", "plus de 8 000 cas"),
            ("au moins 23 cas", "au moins 32 cas"),
            ("moins de 20 cas", "moins de 30 cas"),
            ("des centaines de milliers de soldats", "des dizaines de milliers de soldats"),
            ("trois ans et demi", "un an et demi"),
            ("dix mois", "sept mois"),
            ("8 millions d’obus", "près de 5 millions d’obus"),
            ("une trentaine de pages", "une vingtaine de pages"),
        ] {
            assert_eq!(likeness(claimed, told), Likeness::Apart, "{claimed} / {told}");
        }
    }
}
