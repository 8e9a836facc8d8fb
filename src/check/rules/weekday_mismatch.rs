//! `weekday-mismatch`.

use super::Rule;
use crate::check::{Finding, Fix, Subject};
use crate::config::Level;
use crate::reading::times;
use crate::wording::message;

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
            let right = times::weekday_name(actual, reading.language);
            let mut finding = Finding::new(
                &RULE,
                subject.in_note(block, time.fault.unwrap_or(time.core)),
                message!("weekday-mismatch", weekday = usize::try_from(actual).unwrap_or_default()),
            );
            finding.correct = Some(right.to_owned());
            let mended = times::restyle(prose, time, reading.language, time.when).filter(|_| time.fault.is_none());
            if let Some(mended) = mended {
                let edits = vec![(subject.in_note(block, time.core), mended.clone())];
                finding.fixes.push(Fix { title: message!("fix-change", right = &mended), edits });
            }
            out.push(finding);
        }
    }
    out
}
