//! Which numbers of a note can be wrong.

use crate::check::Subject;
use crate::check::evidence::Judged;
use crate::lexicon::Language;
use crate::reading::{self, Figure, Mention, NameKind, figures};
use crate::text;

/// The bytes after a number in which a list goes on.
const LISTED: usize = 24;

/// Whether a number is the writer's to get wrong: not one that stands in a quotation or a name, or only says again how many were
/// spoken of (« les deux hommes »).
pub fn is_judged(subject: &Subject, judged: &Judged, figure: &Figure) -> bool {
    let reading = &subject.readings[judged.claim.block];
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let quoted = reading.quotations.iter().any(|quotation| quotation.span.overlaps(figure.number));
    let named = reading::within(&reading.names, |name| name.span, judged.claim.span)
        .any(|name| name.span.overlaps(figure.number));
    let again = figure.amount() <= 4.0 && !figure.measured && figures::is_again(prose, figure, reading.language);
    let margin = figures::is_margin(prose, figure, reading.language);
    let listed = is_listed(prose, figure, reading.language);
    !quoted && !named && !again && !margin && !listed && !counts_names(subject, judged, figure)
}

/// Whether a number counts those who are named right before it: « Anne Morel et Paul Arnoux, deux anciens maires ».
fn counts_names(subject: &Subject, judged: &Judged, figure: &Figure) -> bool {
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let reading = &subject.readings[judged.claim.block];
    let between = |from: usize, to: usize| prose.get(from..to).unwrap_or("").trim_matches([' ', ',']);
    let acts = |name: &&Mention| matches!(name.kind, NameKind::Person | NameKind::Organisation);
    let before = reading.names.iter().rev().filter(|name| name.span.end <= figure.number.start);
    let (mut count, mut next) = (0.0, figure.number.start);
    for name in before.take_while(|name| name.span.start >= judged.claim.span.start).take_while(acts) {
        let joint = between(name.span.end, next);
        let joined = joint.is_empty() || (count > 0.0 && figures::is_and(&text::fold(joint), reading.language));
        if !joined {
            break;
        }
        (count, next) = (count + 1.0, name.span.start);
    }
    !figure.measured && count > 1.0 && (count - figure.amount()).abs() < 0.5
}

/// Whether a bare number is one of a list whose last alone says what is counted: « un, deux et trois mois ».
fn is_listed(prose: &str, figure: &Figure, language: Language) -> bool {
    let after = prose.get(figure.number.end..).unwrap_or("");
    let joint = after.trim_start_matches([' ', ',']);
    let mut next = text::words(joint.get(..joint.len().min(LISTED)).unwrap_or("")).into_iter();
    let is_number = |word: Option<text::Word>| word.is_some_and(|word| figures::is_number(&word.folded, language));
    let first = next.next();
    let and = first.as_ref().is_some_and(|word| text::is_stopword(&word.folded, language));
    figure.unit.is_empty() && (is_number(first) || (and && is_number(next.next())))
}
