//! `impossible-date`.

use super::Rule;
use crate::check::{Finding, Fix, Subject};
use crate::config::Level;
use crate::reading::times::{self, When};
use crate::reading::{Interval, TimeExpression};
use crate::wording::{Locale, message};

pub static RULE: Rule = Rule {
    code: "impossible-date",
    level: Level::Error,
    summary: "no such day",
    of_claims: false,
    check,
    doc: r"A date that no calendar has: the 31st of a month of thirty days, the 29th of February of a common year.

**Why.** It is always a slip, and a reader who sees it trusts nothing else on the page.

**Example.** « rendre le dossier avant le 31 juin 2024 »: June has thirty days.

**Fix.** Offers the last day of that month. It needs no corpus, and speaks of every date of the note but those in code.
",
};

fn check(subject: &Subject) -> Vec<Finding> {
    let mut out = Vec::new();
    for (block, reading) in subject.readings.iter().enumerate() {
        for time in &reading.times {
            let When::Impossible { nearest } = time.when else { continue };
            // Of a range, the end that is none.
            let faulty = TimeExpression { core: time.fault.unwrap_or(time.core), ..time.clone() };
            let span = subject.in_note(block, faulty.core);
            let prose = &subject.note.blocks[block].prose.text;
            let written = faulty.core.of(prose);
            let mut finding = Finding::new(&RULE, span, message!("impossible-date", written = written));
            if let Some(day) = nearest {
                let nearest = Interval::day(day);
                let right = nearest.describe(reading.language);
                let each = Locale::ALL.map(|locale| nearest.describe(locale.language()));
                finding.correct = Some(day.to_string());
                finding.message = message!("impossible-date-nearest", written = written, right = each);
                let right = times::restyle(prose, &faulty, reading.language, When::Days(nearest)).unwrap_or(right);
                finding.fixes.push(Fix { title: message!("fix-change", right = &right), edits: vec![(span, right)] });
            }
            out.push(finding);
        }
    }
    out
}
