//! What a number counts: a unit, a thing, the members of a whole, somebody's years.

use super::{Figure, Reader, number};
use crate::reading::times;
use crate::text;

/// How old people are.
const OLDEST: std::ops::RangeInclusive<f64> = 1.0..=110.0;

impl Reader<'_> {
    /// The unit of a number from word `first` to word `last`, or what it counts.
    pub(super) fn take_unit(&self, figure: &mut Figure, first: usize, last: usize) {
        let before =
            self.text.get(..self.words[first].span.start).unwrap_or("").trim_end_matches([' ', '\u{a0}', '\u{202f}']);
        let sign_before = before.chars().next_back().filter(|c| matches!(c, '€' | '$' | '£'));
        let rest = self.text.get(self.words[last].span.end..).unwrap_or("");
        let sign = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        let blank = rest.len() - sign.len();
        let sign_after = sign.chars().next().filter(|c| matches!(c, '%' | '€' | '$' | '£' | '°'));
        if let Some(c) = sign_after.or(sign_before)
            && let Some((unit, factor)) = self.lists.units.get(c.to_string().as_str())
        {
            (figure.unit, figure.factor, figure.measured) = ((*unit).to_owned(), *factor, true);
            if sign_after.is_some() {
                figure.span.end = self.words[last].span.end + blank + c.len_utf8();
            }
            return;
        }
        let mut at = last;
        if self.goes_on(at) && self.lists.of.contains(self.folded(at + 1)) {
            at += 1;
        }
        // « pour cent », « mètres carrés »
        if let Some(((unit, factor), words)) = self.lists.long_units.iter().find_map(|(words, unit)| {
            let all =
                words.iter().enumerate().all(|(k, word)| self.goes_on(at + k) && self.folded(at + 1 + k) == *word);
            all.then_some((unit, words.len()))
        }) {
            (figure.unit, figure.factor, figure.measured) = ((*unit).to_owned(), *factor, true);
            figure.span.end = self.words[at + words].span.end;
            return;
        }
        // « 8 des 13 membres » counts members.
        if let Some(unit) = self.unit_of_whole(last) {
            unit.clone_into(&mut figure.unit);
            return;
        }
        if self.is_age(figure, first, last) {
            "year".clone_into(&mut figure.unit);
            figure.measured = true;
            return;
        }
        // « douze étaient des grues »
        let called = self.goes_on(last)
            && self.lists.are.contains(self.folded(last + 1))
            && self.goes_on(last + 1)
            && self.lists.some.contains(self.folded(last + 2));
        if called {
            at = last + 2;
        }
        let Some(word) = self.words.get(at + 1).filter(|_| self.goes_on(at) || self.is_quoted(at)) else { return };
        if let Some((unit, factor)) = self.lists.units.get(word.folded.as_str()) {
            (figure.unit, figure.factor, figure.measured) = ((*unit).to_owned(), *factor, true);
        } else if word.folded.starts_with(|c: char| c.is_ascii_digit())
            || self.lists.numbers.contains_key(word.folded.as_str())
            || text::is_stopword(&word.folded, self.lists.language)
            || self.lists.then.contains(word.folded.as_str())
        {
            return;
        } else {
            figure.unit.clone_from(&word.folded);
        }
        if !called {
            figure.span.end = word.span.end;
        }
    }

    /// Whether a number from word `first` to word `last` is somebody's age: "Morel, 43, …", "she was 43".
    fn is_age(&self, figure: &Figure, first: usize, last: usize) -> bool {
        let capital = |n: usize| self.words[n].span.of(self.text).starts_with(char::is_uppercase);
        let somebody = |n: usize| self.lists.who.contains(self.folded(n)) || capital(n);
        // "Known as Morel, is 43"
        let beside = |n: usize| matches!(self.after(n).trim(), "" | ",");
        let said = |n: usize| {
            self.lists.age.contains(self.folded(n))
                || (self.lists.is.contains(self.folded(n)) && n > 0 && beside(n - 1) && somebody(n - 1))
        };
        let led = first > 0 && self.joined(first - 1) && said(first - 1);
        let before = self.text.get(..self.words[first].span.start).unwrap_or("");
        let after = self.text.get(self.words[last].span.end..).unwrap_or("");
        let marked = before.ends_with(", ") && after.starts_with(',') && first > 0 && capital(first - 1);
        let marked = marked && !self.lists.age.is_empty();
        let next = self.folded(last + 1);
        let ends = !self.goes_on(last)
            || (text::is_stopword(next, self.lists.language)
                && !self.lists.to.contains(next)
                && !times::is_of_calendar(next, self.lists.language));
        (led || marked) && ends && figure.value.fract() == 0.0 && OLDEST.contains(&figure.value)
    }

    /// What the whole is counted in of which a number up to word `last` is a part: « des 13 membres ».
    fn unit_of_whole(&self, last: usize) -> Option<&str> {
        let mut at = last + 1;
        if !self.goes_on(last) || !self.lists.among.contains(self.folded(at)) {
            return None;
        }
        while self.goes_on(at)
            && (self.lists.among.contains(self.folded(at)) || self.lists.these.contains(self.folded(at)))
        {
            at += 1;
        }
        let (_, used) = number::read(self, at)?;
        let unit = at + used;
        let counted = self.goes_on(unit - 1) && !text::is_stopword(self.folded(unit), self.lists.language);
        (counted && !self.lists.units.contains_key(self.folded(unit))).then(|| self.folded(unit))
    }
}
