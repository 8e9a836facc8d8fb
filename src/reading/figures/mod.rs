//! Numbers with their unit and what they count: how many, and how exactly that is meant.
//!
//! A number of the calendar is none (« le 12 mai », « 2019 »), nor is an ordinal, an hour of the day or a label (« article 3 »); a
//! duration is one, also where it stands in a time (« trois ans et demi plus tard »).

mod beside;
mod compare;
mod lists;
mod number;
mod series;
mod unit;

use super::TimeExpression;
use crate::lexicon::Language;
use crate::text::{self, Span, Word};
pub use beside::{Side, counted, is_again, is_and, is_margin, is_quoted, last, side};
pub use compare::{Likeness, compare, precision, slip};
use lists::{LISTS, Lists};
use serde::{Deserialize, Serialize};
pub use series::{is_money, parts};

/// A number in text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The number with its scale and its unit or what it counts: `480 km`, `5 millions d’obus`; `près de` left out.
    pub span: Span,
    /// The number with its scale alone; with its unit where that stands inside: `trois ans et demi`.
    pub number: Span,
    /// Its value, scale included: 5 millions is 5,000,000. Of an order of magnitude, one of it: 10,000 for tens of thousands.
    pub value: f64,
    /// The sign of its unit, the same in every language, else the word for what is counted, folded; empty where none follows.
    pub unit: String,
    /// How many of `unit` one of the written unit is: 10 for decades, counted in years.
    pub factor: f64,
    /// Whether `unit` is the sign of a known unit.
    pub measured: bool,
    /// The byte of the text behind which what it counts is told: its own end, or that of a number before it where it leaves that out.
    pub counted_from: usize,
    /// How exactly it is meant.
    pub sense: Sense,
}

/// How exactly a number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Sense {
    /// As it stands.
    Exact,
    /// « environ », « une vingtaine ».
    About,
    /// « plus de ».
    Over,
    /// « moins de ».
    Under,
    /// « des dizaines de milliers ».
    Magnitude,
    /// The first of « 5 à 6 % », with the other's value.
    From(f64),
    /// The second of « 5 à 6 % », with the other's value.
    To(f64),
}

impl Figure {
    /// Its value in [`Figure::unit`].
    #[must_use]
    pub fn amount(&self) -> f64 {
        self.value * self.factor
    }

    /// Whether it says how long something took.
    #[must_use]
    pub fn is_duration(&self) -> bool {
        self.measured && matches!(self.unit.as_str(), "year" | "month" | "week" | "day" | "hour" | "minute" | "second")
    }
}

/// The figures of `text`, in order.
#[must_use]
pub fn find(text: &str, language: Language, times: &[TimeExpression]) -> Vec<Figure> {
    let words = text::words(text);
    let lists = &LISTS[language as usize];
    let reader = Reader { text, words: &words, lists };
    let mut out: Vec<Figure> = Vec::new();
    let mut time = 0;
    let mut n = 0;
    while n < words.len() {
        while times.get(time).is_some_and(|t| t.span.end <= words[n].span.start) {
            time += 1;
        }
        let in_time = times.get(time).is_some_and(|t| t.span.overlaps(words[n].span));
        let Some((figure, used)) = reader.figure(n) else {
            n += 1;
            continue;
        };
        n += used;
        while words.get(n).is_some_and(|word| word.span.start < figure.span.end) {
            n += 1;
        }
        // Of what places something in time, only how long it took is a figure.
        if !in_time || figure.is_duration() {
            out.push(figure);
        }
    }
    reader.join_ranges(&mut out);
    series::complete(text, &mut out, lists);
    out
}

/// Whether a folded word is a number, in digits or not.
#[must_use]
pub fn is_number(folded: &str, language: Language) -> bool {
    folded.starts_with(|c: char| c.is_ascii_digit()) || LISTS[language as usize].numbers.contains_key(folded)
}

/// Shares below this are named as ordinals are: « un cinquième », "a fifth".
const LEAST_SHARE_NAMED: f64 = 0.24;

/// The marks that open a quotation.
const OPENING: [char; 3] = ['«', '“', '"'];

/// A text in words, with what its language knows of numbers.
struct Reader<'a> {
    text: &'a str,
    words: &'a [Word],
    lists: &'a Lists,
}

impl Reader<'_> {
    fn folded(&self, n: usize) -> &str {
        self.words.get(n).map_or("", |word| word.folded.as_str())
    }

    /// What stands between word `n` and the next.
    fn after(&self, n: usize) -> &str {
        let to = self.words.get(n + 1).map_or(self.text.len(), |next| next.span.start);
        self.words.get(n).and_then(|word| self.text.get(word.span.end..to)).unwrap_or("")
    }

    /// Whether nothing but a blank or a hyphen stands between word `n` and the next.
    fn joined(&self, n: usize) -> bool {
        n + 1 < self.words.len() && self.after(n).chars().all(|c| c.is_whitespace() || matches!(c, '-' | '‑'))
    }

    /// The same, but for an apostrophe: « d’obus ».
    fn goes_on(&self, n: usize) -> bool {
        let plain = |c: char| c.is_whitespace() || matches!(c, '\'' | '’' | '-' | '‑');
        n + 1 < self.words.len() && self.after(n).chars().all(plain)
    }

    /// Whether a quotation opens between word `n` and the next: 44 « rescapés ».
    fn is_quoted(&self, n: usize) -> bool {
        let between = self.after(n);
        n + 1 < self.words.len()
            && between.trim().chars().count() == 1
            && between.starts_with(char::is_whitespace)
            && between.contains(OPENING)
    }

    /// The figure that begins with word `n`, and how many words it takes without its unit.
    fn figure(&self, n: usize) -> Option<(Figure, usize)> {
        let (value, used, sense) = self.amount(n)?;
        if used == 1 && (self.counts_nothing(n, value) || self.is_whole_of_one(n)) {
            return None;
        }
        let sense = if sense == Sense::Exact { self.sense_before(n) } else { sense };
        let last = n + used - 1;
        let number = self.words[n].span.cover(self.words[last].span);
        let mut figure = Figure {
            span: number,
            number,
            value,
            unit: String::new(),
            factor: 1.0,
            measured: false,
            counted_from: number.end,
            sense,
        };
        self.take_unit(&mut figure, n, last);
        let mut used = used;
        // « trois ans et demi », "two and a half"
        if let Some(end) = self.half_after(last + usize::from(figure.span.end > number.end)) {
            // « un million et demi »
            figure.value += 0.5 * self.lists.scale(self.folded(last)).unwrap_or(1.0);
            figure.number.end = self.words[end].span.end;
            figure.span = figure.span.cover(figure.number);
            figure.counted_from = figure.number.end;
            if figure.unit.is_empty() {
                self.take_unit(&mut figure, n, end);
            }
            used = end + 1 - n;
        } else if figure.value < 1.5 && used == 1 && !self.is_digits(n) {
            // « un » and "one" are articles and pronouns far oftener than figures.
            return None;
        }
        // « 1 957 » is no year.
        let bare_year = used == 1 && (1800.0..2100.0).contains(&value) && self.words[n].span.len() == 4;
        let round = value % 50.0 == 0.0 && figure.unit.ends_with(['s', 'x']);
        let clock = figure.unit == "hour"
            && value <= 24.0
            && n > 0
            && self.lists.clock.contains(self.folded(n - 1))
            && !self.lists.of.contains(self.folded(n + used + 1));
        let midday = self
            .lists
            .midday
            .iter()
            .any(|words| words.iter().enumerate().all(|(k, word)| self.folded(n + used + k) == *word));
        ((!bare_year || round || figure.measured) && !clock && !midday).then_some((figure, used))
    }

    fn is_digits(&self, n: usize) -> bool {
        self.folded(n).starts_with(|c: char| c.is_ascii_digit())
    }

    /// A number's value from word `n` on, the words it takes, and how exactly it is meant by itself.
    fn amount(&self, n: usize) -> Option<(f64, usize, Sense)> {
        let first = self.folded(n);
        if let Some((value, used)) = self.many(n) {
            return Some((value, used, Sense::Magnitude));
        }
        let one = self.lists.one.contains(first) && self.joined(n);
        if let Some(value) = self.lists.dozens.get(self.folded(n + 1)).filter(|_| one) {
            let exact = if (value - 12.0).abs() < 0.5 { Sense::Exact } else { Sense::About };
            return Some((*value, 2, exact));
        }
        if let Some((value, used)) = self.lists.wholes.iter().find_map(|(words, value)| {
            let all = words.iter().enumerate().all(|(k, word)| self.folded(n + k) == *word);
            all.then_some((*value, words.len()))
        }) {
            return Some((value, used, Sense::Exact));
        }
        if one && let Some(part) = self.lists.parts.get(self.folded(n + 1)) {
            // « un cinquième est blessé » is the fifth of them.
            let ordinal = *part < LEAST_SHARE_NAMED && !self.is_share(n);
            return (!ordinal).then_some((*part, 2, Sense::Exact));
        }
        let (value, used) = number::read(self, n)?;
        let next = n + used;
        if self.joined(next - 1)
            && let Some(times) = self.lists.dozens.get(self.folded(next))
        {
            return Some((value * times, used + 1, Sense::Exact));
        }
        if self.joined(next - 1)
            && value < 10.0
            && let Some(part) = self.lists.parts.get(self.folded(next))
        {
            return Some((value * part, used + 1, Sense::Exact));
        }
        Some((value, used, Sense::Exact))
    }

    /// Whether two words from `n` on name a share of something: « un cinquième des voix », « baisse d’un cinquième ».
    fn is_share(&self, n: usize) -> bool {
        let next = self.folded(n + 2);
        let of = self.goes_on(n + 1) && (self.lists.of.contains(next) || self.lists.among.contains(next));
        of || (n > 0 && (self.lists.of.contains(self.folded(n - 1)) || self.lists.by.contains(self.folded(n - 1))))
    }

    /// An order of magnitude: « dizaines de milliers ».
    fn many(&self, n: usize) -> Option<(f64, usize)> {
        let value = |n: usize| {
            let word = self.folded(n);
            self.lists.many.contains(word).then(|| self.lists.dozen(word).or_else(|| self.lists.scale(word))).flatten()
        };
        // « 5 millions » has its number.
        let numbered = n > 0
            && self.joined(n - 1)
            && (self.is_digits(n - 1) || self.lists.numbers.contains_key(self.folded(n - 1)));
        let mut all = value(n).filter(|_| !numbered)?;
        let mut used = 1;
        while self.goes_on(n + used - 1) && self.lists.of.contains(self.folded(n + used)) {
            let Some(times) = value(n + used + 1) else { break };
            all *= times;
            used += 2;
        }
        Some((all, used))
    }

    /// Whether a number of one word counts nothing: it is a part of a name, a score, a label.
    fn counts_nothing(&self, n: usize, value: f64) -> bool {
        if !self.is_digits(n) {
            // « three-for-two »
            let next = self.folded(n + 1);
            let known = self.lists.numbers.contains_key(next) || self.lists.units.contains_key(next);
            return self.after(n) == "-" && !known;
        }
        let before = self.text.get(..self.words[n].span.start).unwrap_or("");
        let rest = self.text.get(self.words[n].span.end..).unwrap_or("");
        let hyphen = |c: char| matches!(c, '-' | '‑' | '/');
        let tied = before.ends_with(hyphen) && !before.trim_end_matches(hyphen).ends_with(char::is_whitespace)
            || (rest.starts_with(hyphen) && rest[1..].starts_with(|c: char| c.is_ascii_digit()));
        let label = n > 0 && self.lists.labels.contains(self.folded(n - 1)) && self.joined(n - 1) && value < 1e5;
        tied || label || before.ends_with(['°', '#', '@'])
    }

    /// Whether one of as many as a number says is meant: "one in six".
    fn is_whole_of_one(&self, n: usize) -> bool {
        n > 1
            && self.lists.ratio.contains(self.folded(n - 1))
            && self.lists.one.contains(self.folded(n - 2))
            && self.joined(n - 2)
    }

    /// How exactly a number is meant by the words before it.
    fn sense_before(&self, n: usize) -> Sense {
        let before = |phrase: &[&str]| {
            n >= phrase.len() && phrase.iter().enumerate().all(|(k, word)| self.folded(n - phrase.len() + k) == *word)
        };
        let found =
            self.lists.senses.iter().filter(|(phrase, _)| before(phrase)).max_by_key(|(phrase, _)| phrase.len());
        found.map_or(Sense::Exact, |(_, sense)| *sense)
    }

    /// The word that ends « et demi » after word `last`.
    fn half_after(&self, last: usize) -> Option<usize> {
        if !self.joined(last) || !self.lists.and.contains(self.folded(last + 1)) {
            return None;
        }
        let article = usize::from(self.lists.one.contains(self.folded(last + 2)));
        let half = last + 2 + article;
        self.lists.half.contains(self.folded(half)).then_some(half)
    }

    /// Makes ranges of two numbers that stand so: « 5 à 6 % », « entre 5 et 6 % ».
    fn join_ranges(&self, figures: &mut [Figure]) {
        for n in 1..figures.len() {
            let (head, tail) = figures.split_at_mut(n);
            let (Some(first), Some(second)) = (head.last_mut(), tail.first_mut()) else { continue };
            if !first.unit.is_empty() && first.unit != second.unit || second.value <= first.value {
                continue;
            }
            let between = text::words(self.text.get(first.span.end..second.span.start).unwrap_or(""));
            let [word] = between.as_slice() else { continue };
            let opened = || {
                let at = self.words.partition_point(|word| word.span.start < first.span.start);
                at > 0
                    && self.lists.between.contains(self.folded(at - 1))
                    && self.lists.and.contains(word.folded.as_str())
            };
            if self.lists.to.contains(word.folded.as_str()) || opened() {
                first.sense = Sense::From(second.value);
                second.sense = Sense::To(first.value);
                first.unit.clone_from(&second.unit);
                (first.factor, first.measured) = (second.factor, second.measured);
            }
        }
    }
}

#[cfg(test)]
mod tests;
