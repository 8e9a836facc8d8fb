//! Who says or does something: whom a claim makes the subject of it, and who is it in a passage. Words in common are fewer here than where only a
//! name is compared: nobody else says the very thing, and a report is mostly put in other words.

use super::names::{entity_of, is_best, knows};
use crate::check::around::Around;
use crate::check::evidence::{Judged, Support};
use crate::check::{Subject, acts};
use crate::lexicon::Language;
use crate::reading::names::LORE;
use crate::reading::quotations::{self, Kind, Quotation};
use crate::reading::{self, Mention, NameKind, figures, polarity};
use crate::text::{self, Span, Word, words};

/// The least share of the claim, of what stands next to its speaker, and of weight, by which a passage tells what the claim says was said, where the
/// article attributes a quotation there. Tuned, as those below, on notes about the press, written blind, and on drawn cases.
const SHARE_SAID: f32 = 0.30;
const NEAREST_SAID: f32 = 0.15;
const SPECIFIC_SAID: f32 = 3.5;
/// The same share where the passage only has somebody say it in other words, or its article does not know the claim's own speaker: people of
/// one party say alike things.
const SHARE_CUED: f32 = 0.50;
/// The least share and weight by which a passage tells what the claim says was done, where somebody is the subject of the same verb.
const SHARE_DONE: f32 = 0.45;
const SPECIFIC_DONE: f32 = 2.5;
/// The same share where the article does not know the claim's own.
const SHARE_UNKNOWN: f32 = 0.60;
/// How surely verbs of two languages must say the same.
const TRANSLATED: f32 = 0.2;
/// How many words may stand between a name and its verb of saying: « a déclaré hier le maire Paul Arnoux ».
const BESIDE: usize = 4;
/// Among how many bytes on each side of a name its verb is looked for.
const NEAR: usize = 160;

/// Who says or does in a passage what a claim says that `name` did: where it stands, and its full name.
pub fn instead(
    subject: &Subject,
    judged: &Judged,
    support: &Support,
    name: &Mention,
    around: Around,
) -> Option<(Span, String)> {
    if name.kind != NameKind::Person || !is_best(judged, support) {
        return None;
    }
    let knows =
        |least: f32| around.share >= least || knows(subject, support, entity_of(subject, judged, name), &name.full);
    let said = around.share >= SHARE_SAID && around.nearest >= NEAREST_SAID && around.specific >= SPECIFIC_SAID;
    let done = around.share >= SHARE_DONE && around.specific >= SPECIFIC_DONE;
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let says = || is_speaker(prose, judged.claim.span, name.span, subject.language_in(judged.claim.block));
    let speaker = || (said && says() && knows(SHARE_CUED)).then(|| speaker(support, around)).flatten();
    let doer = || (done && knows(SHARE_UNKNOWN)).then(|| doer(subject, judged, support, name, around)).flatten();
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
        let cued = |name: &&Mention| is_speaker(&article.text, support.span, name.span, article.language);
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
fn doer(
    subject: &Subject,
    judged: &Judged,
    support: &Support,
    name: &Mention,
    around: Around,
) -> Option<(Span, String)> {
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let language = subject.language_in(judged.claim.block);
    let article = &support.stored.article;
    let done = |text: &str, sentence: Span, name: Span, language: Language| {
        // « Le maire et Paul Arnoux ont signé », « par Paul Arnoux »
        let alone = |word: &str| !quotations::governs(word, language) && !figures::is_and(word, language);
        let act = acts::of_name(text, Span::new(name.end, sentence.end), language)?;
        let kind = act.kind == acts::Kind::Done || (act.kind == acts::Kind::Said && around.share >= SHARE_CUED);
        let does = kind && !act.passive && before(text, sentence, name).last().is_none_or(|word| alone(&word.folded));
        does.then(|| text::stem(&text::fold(act.verb.of(text)), language))
    };
    let own = done(prose, judged.claim.span, name.span, language)?;
    let same = |told: &str| {
        if article.language == language { own == told } else { text::translates(&own, language, told) >= TRANSLATED }
    };
    let does = |other: &&Mention| {
        other.kind == NameKind::Person
            && done(&article.text, support.span, other.span, article.language).is_some_and(|told| same(&told))
    };
    let mut doing = reading::within(&support.stored.reading.names, |name| name.span, support.span).filter(does);
    let only = doing.next()?;
    doing.next().is_none().then(|| (only.span, only.full.clone()))
}

/// A name in a sentence of a text.
#[derive(Clone, Copy)]
pub struct Standing<'a> {
    pub text: &'a str,
    pub sentence: Span,
    pub name: Span,
    pub language: Language,
}

/// Whether two names of persons stand to what is told in two ways: one says it to the other, does it to the other, or has it done.
pub fn in_other_roles(one: Standing, other: Standing) -> bool {
    let speaks = |at: Standing| is_speaker(at.text, at.sentence, at.name, at.language);
    let act = |at: Standing| acts::of_name(at.text, Span::new(at.name.end, at.sentence.end), at.language);
    let stem_of = |at: Standing, folded: &str| text::stem(folded, at.language);
    let (own, told) = (act(one), act(other));
    // « … un marin, Paul Arnoux » names whoever goes before.
    let appended = |at: Standing| {
        let before = at.text.get(at.sentence.start..at.name.start).unwrap_or("").trim_end_matches(['*', '_', ' ']);
        let after = at.text.get(at.name.end..at.sentence.end).unwrap_or("");
        before.ends_with(',') && !after.contains(char::is_alphanumeric)
    };
    let named = appended(one) != appended(other);
    let passive = own.zip(told).is_some_and(|(own, told)| own.passive != told.passive);
    // « a condamné Yann Tresco » and « Paul Arnoux a condamné »
    let behind = |at: Standing, by: Standing, act: Option<acts::Act>| {
        let verb = act.map(|act| stem_of(by, &text::fold(act.verb.of(by.text))));
        verb.is_some_and(|verb| {
            before(at.text, at.sentence, at.name).iter().any(|word| stem_of(at, &word.folded) == verb)
        })
    };
    named || passive || speaks(one) != speaks(other) || behind(one, other, told) || behind(other, one, own)
}

/// Whether a name belongs to another word: « le coffre de Paul Arnoux ».
pub fn is_complement(text: &str, sentence: Span, name: Span, language: Language) -> bool {
    before(text, sentence, name).last().is_some_and(|word| quotations::is_link(&word.folded, language))
}

/// Whether a name tells what the word before it is called: « l’aéroport Paul Arnoux ».
pub fn is_namesake(text: &str, sentence: Span, name: Span, language: Language) -> bool {
    before(text, sentence, name).last().is_some_and(|word| LORE.facts(&word.folded, language).is_head())
}

/// Whether a claim's name stands by a verb of saying, whoever says it, or behind « selon ».
pub fn is_source(subject: &Subject, judged: &Judged, name: &Mention) -> bool {
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let language = subject.language_in(judged.claim.block);
    let is_cue = |word: &Word| quotations::is_cue(&word.folded, language);
    let before = before(prose, judged.claim.span, name.span);
    let near = &before[before.len().saturating_sub(BESIDE)..];
    let behind = Span::new(name.span.end, near_end(prose, name.span.end, judged.claim.span.end));
    near.iter().any(is_cue) || words(behind.of(prose)).iter().take(BESIDE).any(is_cue) || is_according(near, language)
}

/// Whether a sentence says that whoever is named said something, and not that it was said to or of them: « Paul Arnoux a dit », « a dit hier
/// Paul Arnoux », « selon Paul Arnoux ».
fn is_speaker(text: &str, sentence: Span, name: Span, language: Language) -> bool {
    let is_cue = |word: &Word| quotations::is_cue(&word.folded, language);
    let governs = |word: &Word| quotations::governs(&word.folded, language);
    let before = before(text, sentence, name);
    let near = &before[before.len().saturating_sub(BESIDE)..];
    if is_according(near, language) {
        return true;
    }
    if near.last().is_some_and(governs) {
        return false;
    }
    // « …, a dit hier Paul Arnoux », but « elle a dit Paul Arnoux coupable »
    let inverted = before.iter().position(is_cue).is_some_and(|cue| {
        before.len() - cue <= BESIDE
            && before[..cue].iter().all(|word| acts::is_auxiliary(&word.folded, language))
            && !before[cue..].iter().any(governs)
    });
    inverted || tells_saying(text, Span::new(name.end, sentence.end), language)
}

/// Whether whoever is named right before `rest` is said to say something.
fn tells_saying(text: &str, rest: Span, language: Language) -> bool {
    let from = acts::past_beside(text, rest, language);
    let rest = Span::new(from, near_end(text, from, rest.end)).of(text);
    let words = words(rest);
    let clause = words.iter().take_while(|word| !rest[..word.span.start].contains(MARKS));
    let near: Vec<&Word> = clause.take(BESIDE).collect();
    let Some(cue) = near.iter().position(|word| quotations::is_cue(&word.folded, language)) else { return false };
    // « Paul Arnoux a été averti », « Paul Arnoux n’a rien dit »
    let told = acts::is_passive(near[..cue].iter().map(|word| word.folded.as_str()), language);
    let said = Span::new(0, near[cue].span.end);
    !told && !polarity::find(rest, language).iter().any(|denial| denial.span.overlaps(said))
}

/// What ends a clause.
const MARKS: [char; 9] = [',', ';', ':', '(', '"', '«', '“', '—', '–'];

/// The words before a name in its clause.
fn before(text: &str, sentence: Span, name: Span) -> Vec<Word> {
    let from = text.ceil_char_boundary(sentence.start.max(name.start.saturating_sub(NEAR)));
    let all = text.get(from..name.start).unwrap_or("");
    words(all.rsplit(MARKS).next().unwrap_or(""))
}

fn near_end(text: &str, from: usize, end: usize) -> usize {
    text.floor_char_boundary(end.min(from + NEAR)).max(from)
}

fn is_according(words: &[Word], language: Language) -> bool {
    quotations::is_according(words.iter().map(|word| word.folded.as_str()), language)
}
