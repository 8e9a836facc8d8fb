//! `weekday-mismatch`.

use super::Rule;
use crate::check::{Finding, Fix, Subject};
use crate::config::Level;
use crate::lexicon::Language;
use crate::reading::times;
use crate::text;

pub static RULE: Rule = Rule {
    code: "weekday-mismatch",
    level: Level::Warning,
    summary: "that date fell on another weekday",
    of_claims: false,
    check,
    doc: r"A weekday written beside a full date that fell on another day of the week.

**Why.** One of the two is wrong, and it is as often the date as the weekday.

**Example.** « le lundi 2 mars 2021 »: the 2nd of March 2021 was a Tuesday.

**Fix.** Puts the right weekday; the date is left as it is. It needs no corpus. A date without a year is not judged.
",
};

fn check(subject: &Subject) -> Vec<Finding> {
    let mut out = Vec::new();
    for (block, reading) in subject.readings.iter().enumerate() {
        for time in &reading.times {
            let Some((_, actual)) = time.wrong_weekday else { continue };
            let prose = &subject.note.blocks[block].prose.text;
            let right = times::weekday_name(actual, subject.language);
            let mut finding = Finding::new(
                &RULE,
                subject.in_note(block, time.core),
                format!("this day is a {}", times::weekday_name(actual, Language::English)),
            );
            finding.correct = Some(right.to_owned());
            // The weekday is the first word of the expression that is one.
            if let Some(word) =
                text::words(time.core.of(prose)).into_iter().find(|word| is_weekday(&word.folded, subject.language))
            {
                let span = word.span.shift(time.core.start);
                let capital = span.of(prose).starts_with(char::is_uppercase);
                let right = if capital { capitalised(right) } else { right.to_owned() };
                let edits = vec![(subject.in_note(block, span), right.clone())];
                finding.fixes.push(Fix { title: format!("Change to \"{right}\""), edits });
            }
            out.push(finding);
        }
    }
    out
}

fn is_weekday(folded: &str, language: Language) -> bool {
    (1..=7).any(|day| text::fold(times::weekday_name(day, language)) == folded)
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
