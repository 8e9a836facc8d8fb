//! Lines of a page's head that say when it was published and by whom.

use super::super::numeric;
use super::super::words::{covers, ends, folded, starts};
use crate::lexicon::Language;
use crate::reading::Interval;
use crate::reading::times::{self, Basis, Granularity, When};
use crate::text::{self, Span};

/// How long a label and its date are, at the start of a line: `date 2023-09`, `Published 14 May 2021`.
pub(super) fn labelled_date(line: &str, language: Language) -> Option<(usize, Interval)> {
    let (at, interval) = days(line, language).into_iter().next()?;
    let label = folded(&line[..at.start]);
    let rest = line[at.end..].trim_start();
    let labelled = starts("published", &label).is_some_and(|len| label.len() <= len + 2);
    // A time of day or a second date belongs to the line, which is read whole.
    (labelled && rest.chars().next().is_some_and(char::is_uppercase) && folded(rest).len() >= 3)
        .then_some((at.end, interval))
}

/// The day that a line gives as that of publication. Lines at the bottom must say so in words.
pub(super) fn publication_date(line: &str, language: Language, below: bool) -> Option<Interval> {
    let all = folded(line);
    if all.len() > 20 {
        return None;
    }
    let (span, interval) = days(line, language).into_iter().next()?;
    let (before, after) = (&line[..span.start], &line[span.end..]);
    let (head, tail) = (folded(before), folded(after.strip_prefix('T').unwrap_or(after)));
    let labelled = (0..head.len()).any(|n| starts("published", &head[n..]).is_some());
    if labelled {
        return (head.len() <= 8).then_some(interval);
    }
    if below || line.ends_with(['.', '!', '?', '»', '”']) {
        return None;
    }
    let clock = &tail[starts("before-time", &tail).unwrap_or(0)..];
    let timed = tail.len() <= 5 && clock.first().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let signs = ['|', '·', '•', '–', '—', '-', ',', '/', ':'];
    let word = ends("before-day", &head).map_or("", |_| before.trim_end());
    let before = before.trim_end().strip_suffix(word.rsplit(' ').next().unwrap_or("")).unwrap_or(before);
    let parted = before.trim_end().ends_with(signs);
    let follows = after.trim_start().starts_with(signs) && tail.len() <= 8;
    // A weekday may stand before a date in digits.
    let alone = head.len() <= 1 && (tail.is_empty() || follows);
    let author = byline(line).is_some();
    (timed || (tail.is_empty() && parted) || alone || author).then_some(interval)
}

/// Whom a line names as the author.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Byline {
    Named(String),
    /// It is a byline, of nobody: « Par la rédaction ».
    Nobody,
}

pub(super) fn byline(line: &str) -> Option<Byline> {
    let words = text::words(line);
    let all: Vec<String> = words.iter().map(|word| word.folded.clone()).collect();
    let len = starts("byline", &all).filter(|&len| len < all.len() && all.len() <= 20)?;
    if line.ends_with(['.', '!', '?', ':', '»']) {
        return None;
    }
    if starts("desk", &all[len..]).is_some() {
        return Some(Byline::Nobody);
    }
    let from = words[len].span.start;
    // The name goes on to a sign, a date or a small word that joins nothing.
    let mut end = from;
    let mut capitals = 0;
    for word in &words[len..] {
        let written = word.span.of(line);
        let gap = &line[end.max(from).min(word.span.start)..word.span.start];
        let capital = written.chars().next().is_some_and(char::is_uppercase);
        let joins = covers("particle", std::slice::from_ref(&word.folded));
        if (end > from && gap.contains(['|', '·', '•', '–', '—', ',', '/', '(', ':'])) || !(capital || joins) {
            break;
        }
        capitals += usize::from(capital);
        end = word.span.end;
    }
    let name = line[from..end].trim();
    let rest = folded(&line[end..]);
    // « Par ailleurs », "By Monday the army …" are the start of sentences.
    ((2..=8).contains(&capitals) && rest.len() <= 10).then(|| Byline::Named(name.to_owned()))
}

/// Days written out in full in a text, in order; nothing that would have to be counted.
fn days(line: &str, language: Language) -> Vec<(Span, Interval)> {
    let mut out = numeric::find(line, language);
    for time in times::find(line, &text::sentences(line), language, None) {
        if let When::Days(interval) = time.when
            && time.granularity == Granularity::Day
            && time.basis == Basis::Written
            && !out.iter().any(|(span, _)| span.overlaps(time.core))
        {
            out.push((time.core, interval));
        }
    }
    out.sort_by_key(|(span, _)| span.start);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn publication_lines() {
        let date = |line: &str| publication_date(line, Language::French, false).map(|date| date.first.to_string());
        for line in [
            "05/03/2021",
            "Par la rédaction, le 05/03/2021 à 14:22",
            "Vendredi 05.03.2021",
            "Région 05.03.2021 à 08h12",
            "2021-03-05T08:12:00",
            "Le Courrier du Lac | 2021-03-05",
            "Mis à jour le 05/03/2021",
            "Par Ana Roux, le 05/03/2021",
        ] {
            assert_eq!(date(line).as_deref(), Some("2021-03-05"), "{line}");
        }
        for line in [
            "Ce qui s’est passé le 05.03.2021",
            "Le bilan du 05/03/2021 revu à la hausse.",
            "05.03.2021, le jour où la digue a cédé sous nos yeux à tous",
        ] {
            assert_eq!(date(line), None, "{line}");
        }
        assert_eq!(publication_date("Year to December 31, 2021", Language::English, false), None);
    }

    #[test]
    fn bylines() {
        let by = |line| byline(line);
        assert_eq!(by("Par Ana Roux"), Some(Byline::Named(String::from("Ana Roux"))));
        assert_eq!(
            by("By Ana van der Roux and Bo Lind | Morlac"),
            Some(Byline::Named(String::from("Ana van der Roux and Bo Lind")))
        );
        assert_eq!(by("Par la rédaction, le 05/03/2021"), Some(Byline::Nobody));
        assert_eq!(by("Par ailleurs, le pont rouvre"), None);
        assert_eq!(by("By Monday the bridge had opened"), None);
    }
}
