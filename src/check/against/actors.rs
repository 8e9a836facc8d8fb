//! Who says or does something: whom a claim makes the subject of it, and who is it in a passage. Words in common are fewer here than where only a
//! name is compared: nobody else says the very thing, and a report is mostly put in other words.

use super::names::{entity_of, is_best, knows};
use crate::check::around::Around;
use crate::check::evidence::{Judged, Support};
use crate::check::{Subject, acts};
use crate::lexicon::Language;
use crate::reading::quotations::{self, Kind, Quotation};
use crate::reading::{self, Mention, NameKind};
use crate::text::{self, Span};

/// The least share of the claim, of what stands next to its speaker, and of weight, by which a passage tells what the claim says was said, where the
/// article attributes a quotation there. Tuned, as those below, on notes about the press, written blind (11 stories, 51 names that are
/// another's, 632 right ones) and on drawn cases: none of the right ones is taken for wrong, nor is by half as much.
const SHARE_SAID: f32 = 0.30;
const NEAREST_SAID: f32 = 0.15;
const SPECIFIC_SAID: f32 = 3.5;
/// The same share where the passage only has somebody beside a verb of saying, or its article does not know the claim's own speaker: people of one
/// party say alike things.
const SHARE_CUED: f32 = 0.50;
/// The least share and weight by which a passage tells what the claim says was done, where somebody is the subject of the same verb.
const SHARE_DONE: f32 = 0.45;
const SPECIFIC_DONE: f32 = 2.5;
/// How surely verbs of two languages must say the same.
const TRANSLATED: f32 = 0.2;
/// How many words may stand between a name and its verb of saying: « a déclaré hier le maire Paul Arnoux ».
const BESIDE: usize = 4;

/// Who says or does in a passage what a claim says that `name` did: where it stands, and its full name.
pub fn instead(
    subject: &Subject,
    judged: &Judged,
    support: &Support,
    name: &Mention,
    around: Around,
) -> Option<(Span, String)> {
    if name.kind != NameKind::Person {
        return None;
    }
    let said = around.share >= SHARE_SAID && around.nearest >= NEAREST_SAID && around.specific >= SPECIFIC_SAID;
    let done = around.share >= SHARE_DONE && around.specific >= SPECIFIC_DONE;
    let is_said = || {
        is_best(judged, support)
            && says(subject, judged, name)
            && (around.share >= SHARE_CUED || knows(subject, support, entity_of(subject, judged, name), &name.full))
    };
    let speaker = || (said && is_said()).then(|| speaker(support, around)).flatten();
    let doer = || done.then(|| doer(subject, judged, support, name)).flatten();
    speaker().or_else(doer)
}

/// The one person who speaks in a passage.
fn speaker(support: &Support, around: Around) -> Option<(Span, String)> {
    let article = &support.stored.article;
    let persons = || {
        let names = reading::within(&support.stored.reading.names, |name| name.span, support.span);
        names.filter(|name| name.kind == NameKind::Person)
    };
    let mut quoted = quotations_in(support).peekable();
    if quoted.peek().is_none() {
        let cued = |name: &&Mention| stands_by_a_cue(&article.text, support.span, name.span, article.language);
        let mut cued = persons().filter(cued);
        let only = cued.next().filter(|_| around.share >= SHARE_CUED)?;
        return cued.next().is_none().then(|| (only.span, only.full.clone()));
    }
    // Of whom only a pronoun or an office tells may be anybody.
    let speakers: Option<Vec<_>> =
        quoted.map(|quotation| quotation.speaker.as_ref().filter(|speaker| speaker.named)).collect();
    let speakers = speakers?;
    let first = speakers.first()?;
    let is_person = || {
        let names = &support.stored.reading.names;
        names.iter().any(|name| name.kind == NameKind::Person && name.full == first.name)
    };
    let one = speakers.iter().all(|speaker| speaker.name == first.name);
    (one && is_person()).then(|| (first.span, first.name.clone()))
}

/// Whether a passage is in somebody's words.
pub fn speaks(support: &Support, is: impl Fn(&str) -> bool) -> bool {
    quotations_in(support).filter_map(|quotation| quotation.speaker.as_ref()).any(|speaker| is(&speaker.name))
}

fn quotations_in(support: &Support) -> impl Iterator<Item = &Quotation> {
    let quotations = support.stored.reading.quotations.iter();
    quotations.filter(|quotation| quotation.kind == Kind::Speech && quotation.span.overlaps(support.span))
}

/// The one person who does in a passage what a claim says that `name` did.
fn doer(subject: &Subject, judged: &Judged, support: &Support, name: &Mention) -> Option<(Span, String)> {
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let language = subject.language_in(judged.claim.block);
    let article = &support.stored.article;
    let verb = |text: &str, from: usize, end: usize, language: Language| {
        let act = acts::of_name(text, Span::new(from, end), language)?;
        Some(text::stem(&text::fold(act.verb.of(text)), language))
    };
    let own = verb(prose, name.span.end, judged.claim.span.end, language)?;
    let others = text::alternatives(&own, language);
    let same = |told: &str| {
        if article.language == language {
            own == told || others.contains(told)
        } else {
            text::translates(&own, language, told) >= TRANSLATED
        }
    };
    let does = |other: &&Mention| {
        other.kind == NameKind::Person
            && verb(&article.text, other.span.end, support.span.end, article.language).is_some_and(|told| same(&told))
    };
    let mut doing = reading::within(&support.stored.reading.names, |name| name.span, support.span).filter(does);
    let only = doing.next()?;
    doing.next().is_none().then(|| (only.span, only.full.clone()))
}

/// Whether a claim says that somebody said it, and not that it was said of or to them.
fn says(subject: &Subject, judged: &Judged, name: &Mention) -> bool {
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let language = subject.language_in(judged.claim.block);
    !is_complement(prose, judged.claim.span, name.span, language) && is_source(subject, judged, name)
}

/// Whether a name belongs to another word: « le coffre de Paul Arnoux ».
pub fn is_complement(text: &str, sentence: Span, name: Span, language: Language) -> bool {
    let before = text::words(text.get(sentence.start..name.start).unwrap_or(""));
    before.last().is_some_and(|word| quotations::is_link(&word.folded, language))
}

/// Whether the name stands by a verb of saying, whoever says it: the name stands beside a verb of saying, or behind « selon ».
pub fn is_source(subject: &Subject, judged: &Judged, name: &Mention) -> bool {
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    stands_by_a_cue(prose, judged.claim.span, name.span, subject.language_in(judged.claim.block))
}

fn stands_by_a_cue(text: &str, sentence: Span, name: Span, language: Language) -> bool {
    let is_cue = |word: &text::Word| quotations::is_cue(&word.folded, language);
    let before = text::words(text.get(sentence.start..name.start).unwrap_or(""));
    let after = text::words(text.get(name.end..sentence.end).unwrap_or(""));
    let near = &before[before.len().saturating_sub(BESIDE)..];
    near.iter().any(is_cue)
        || after.iter().take(BESIDE).any(is_cue)
        || quotations::is_according(near.iter().map(|word| word.folded.as_str()), language)
}
