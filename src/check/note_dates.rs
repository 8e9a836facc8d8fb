//! The day from which a note's words count.
//!
//! A daily note says it in a heading of its own (« ## Jeudi 14 septembre 2023 »), and what stands under that heading was written
//! that day, whatever the rest of the note was: such a heading comes first. Then the front matter's `date`, then the file's name.
//! A heading that only mentions a date (« ## La grève de mars 2016 ») tells what is spoken of, not when it was written: it serves
//! where nothing else does.

use crate::notes::Note;
use crate::reading::times::{Granularity, When};
use crate::reading::{Interval, Reading, TimeExpression};
use std::sync::Arc;

/// What tells the date of a part of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatedBy {
    /// The heading above it: a number into [`Note::blocks`].
    Heading(usize),
    FrontMatter,
    FileName,
}

/// The date from which a block counts, and what tells it. `readings` are those of the blocks before it.
pub fn date_of(note: &Note, block: usize, readings: &[Arc<Reading>]) -> Option<(Interval, DatedBy)> {
    let headings = || note.blocks.get(block).into_iter().flat_map(|block| block.headings.iter().rev().copied());
    let of_heading = |heading: usize, whole: bool| {
        let prose = &note.blocks.get(heading)?.prose.text;
        let date = |time: &TimeExpression| if whole && !leads(prose, time) { None } else { written_day(time) };
        Some((readings.get(heading)?.times.iter().find_map(date)?, DatedBy::Heading(heading)))
    };
    headings()
        .find_map(|heading| of_heading(heading, true))
        .or_else(|| note.front_matter.date.map(|day| (Interval::day(day), DatedBy::FrontMatter)))
        .or_else(|| note.file_date.map(|date| (date, DatedBy::FileName)))
        .or_else(|| headings().find_map(|heading| of_heading(heading, false)))
}

/// Whether a heading begins with a date that is all of it, or is set off from the rest: « 2023-09-14 – sur le port ».
fn leads(heading: &str, time: &TimeExpression) -> bool {
    let before = heading.get(..time.span.start).unwrap_or("");
    let after = heading.get(time.span.end..).unwrap_or("").trim_start();
    !before.contains(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
}

/// A day, a month or a year that is certain.
fn written_day(time: &TimeExpression) -> Option<Interval> {
    match time.when {
        When::Days(days)
            if !time.vague && matches!(time.granularity, Granularity::Day | Granularity::Month | Granularity::Year) =>
        {
            Some(days)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Subject;
    use crate::index::Snapshot;
    use std::path::Path;

    /// From when the last block of a note counts, and why.
    fn date(file: &str, text: &str) -> Option<(String, DatedBy)> {
        let note = Note::parse(text).in_file(Path::new(file));
        let snapshot = Snapshot::empty();
        let subject = Subject::new(&note, &snapshot);
        subject.dates.last().copied().flatten().map(|(date, by)| (date.iso(), by))
    }

    #[test]
    fn the_nearest_to_the_words_tells_their_day() {
        let known = |date: &str, by| Some((date.to_owned(), by));
        let front = "---\ndate: 2023-09-15\n---\n";
        for (file, text, expected) in [
            ("a.md", "Hier, rien.\n".to_owned(), None),
            ("2023-09-14.md", "Hier, rien.\n".to_owned(), known("2023-09-14", DatedBy::FileName)),
            ("journal/2023-09-14 au port.md", "Hier.\n".to_owned(), known("2023-09-14", DatedBy::FileName)),
            ("2023-09-14.md", format!("{front}Hier, rien.\n"), known("2023-09-15", DatedBy::FrontMatter)),
            ("a.md", format!("{front}# Jeudi 14 septembre 2023\n\nHier.\n"), known("2023-09-14", DatedBy::Heading(0))),
            ("a.md", format!("{front}## 2023-09-14 – le port\n\nHier.\n"), known("2023-09-14", DatedBy::Heading(0))),
            (
                "a.md",
                format!("{front}# Journal\n\n## 14 septembre\n\nHier, la grue est repartie du port.\n"),
                known("2023-09-14", DatedBy::Heading(1)),
            ),
            ("a.md", format!("{front}## La grève de mars 2016\n\nHier.\n"), known("2023-09-15", DatedBy::FrontMatter)),
            ("a.md", "## La grève de mars 2016\n\nHier.\n".to_owned(), known("2016-03", DatedBy::Heading(0))),
        ] {
            assert_eq!(date(file, &text), expected, "{file}: {text}");
        }
    }
}
