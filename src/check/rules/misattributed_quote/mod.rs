//! `misattributed-quote`.

mod described;
mod mending;
mod services;

use super::Rule;
use crate::check::quotes::{ENOUGH_WORDS, NoteQuote, QuoteMatch, said_in};
use crate::check::{Evidence, Finding, Subject};
use crate::config::Level;
use crate::corpus::BlockKind;
use crate::index::entities::{Entity, EntityNo, sound};
use crate::reading::names::{Fact, LORE};
use crate::reading::quotations::governs;
use crate::reading::{Mention, NameKind, Quotation, within};
use crate::text::{self, Span};
use crate::wording::message;

pub static RULE: Rule = Rule {
    code: "misattributed-quote",
    level: Level::Warning,
    summary: "someone else said it",
    of_claims: false,
    check,
    doc: r"A quotation that the corpus has, and of which its articles say that somebody else said it than the note does.

**Why.** Right words in the wrong mouth are as wrong as invented ones.

**Example.** The note has « Nous resterons vigilants », a dit Marc Le Goff; in the article, Hélène Castaing says so.

**How it decides.** An article names the speaker in the paragraph of the quotation, with a verb of saying, or a little before where it does not
name the note's speaker near the quotation at all; both are people whom the corpus tells apart by every name and role it has for them; and
no article that has the words gives them to the note's speaker. Of a speaker whom the note only describes, the country decides: « un
responsable sud-coréen » is nobody whom the articles tell of as of Norway alone; or the service, where the articles only describe him too: a
police spokesman speaks for no army.

**Left alone.** Other speakers who are only described; whom a sentence is about, where no verb or mark says that they speak; « il » or an
office after two names, or after one behind a preposition; papers, agencies and other bodies, which pass on the words of others; quotations of
fewer than four words; a speaker whom the note does not name.

**Fix.** Puts the right speaker's name, as the note writes it elsewhere, else as the corpus does; title and office of the wrong one go with
it, and where one would stay, nothing is offered. Offered on the name and on the quotation.
",
};

fn check(subject: &Subject) -> Vec<Finding> {
    subject.quotes().iter().filter_map(|quote| misattributed(subject, quote)).collect()
}

/// The finding, where somebody else surely said it.
fn misattributed(subject: &Subject, quote: &NoteQuote) -> Option<Finding> {
    let sources = match &quote.found {
        QuoteMatch::Verbatim(sources) => sources,
        QuoteMatch::Altered(alteration) => &alteration.sources,
        QuoteMatch::Unknown { .. } => return None,
    };
    // Of a speech over several paragraphs, the one that tells who speaks is judged.
    let told = quote.speaker.as_ref().filter(|told| subject.note.blocks[quote.block].span.contains(told.span));
    if told.is_none() || !quote.closed || text::words(quote.inner.of(&subject.note.text)).len() < ENOUGH_WORDS {
        return None;
    }
    let Some(name) = quote.named_speaker() else { return described::misattributed(subject, quote, sources) };
    let entities = subject.snapshot.entities();
    let claimed_number = entities.resolve(name, None)?;
    let claimed = person(subject, claimed_number).filter(|_| is_surely_a_name(subject, quote, name))?;
    if !is_told(subject, quote) || !is_sole(subject, quote, claimed_number) {
        return None;
    }
    let mut right: Option<(EntityNo, Evidence)> = None;
    for source in bodies(subject, sources) {
        let Some(said) = said_in(subject.snapshot, source) else { continue };
        let Some(speaker) = said.speaker.as_ref() else { continue };
        let found = entities.resolve(&speaker.name, Some(source.article));
        if !speaker.named || found.is_none() {
            continue;
        }
        let number = found?;
        let Some(speaker) = entities.get(number) else { continue };
        if may_be_one(name, claimed, speaker) {
            return None;
        }
        if right.is_none() && speaker.kind == NameKind::Person && is_sure(subject, source, &said, claimed_number) {
            right = Some((number, source));
        }
    }
    let (number, source) = right.filter(|(number, _)| !is_named_beside(subject, quote, *number))?;
    let speaker = entities.get(number)?;
    let place = quote.speaker_at.unwrap_or(quote.span);
    let mut finding = finding(subject, quote, place, (&speaker.name, &claimed.name), source);
    finding.fixes.extend(mending::fix(subject, quote, number, &speaker.name));
    Some(finding)
}

/// That at `place` the note has the second of two speakers for the first.
fn finding(
    subject: &Subject,
    quote: &NoteQuote,
    place: Span,
    (speaker, claimed): (&str, &str),
    source: Evidence,
) -> Finding {
    let card = &subject.snapshot.cards()[source.article as usize];
    let message = message!("misattributed-quote", speaker = speaker, claimed = claimed, article = &card.key);
    let mut finding = Finding::new(&RULE, place, message);
    finding.judged = Some(quote.span);
    finding.correct = Some(speaker.to_owned());
    finding.evidence.push(source);
    finding
}

/// The sources in the bodies of articles, else those in titles: a title names whom the article is about beside words that others say of
/// them.
fn bodies(subject: &Subject, sources: &[Evidence]) -> Vec<Evidence> {
    let (bodies, titles): (Vec<Evidence>, Vec<Evidence>) =
        sources.iter().partition(|source| !is_in_title(subject, **source));
    if bodies.is_empty() { titles } else { bodies }
}

/// Whether what the note gives as the speaker is a name beyond doubt: the rest of an office (« de l’Intérieur ») begins small, and of a
/// single word that opens a sentence the capital tells nothing.
fn is_surely_a_name(subject: &Subject, quote: &NoteQuote, name: &str) -> bool {
    let reading = &subject.readings[quote.block];
    let opens = |at: usize| reading.sentences.iter().any(|sentence| sentence.start == at);
    let alone = !name.contains(char::is_whitespace);
    let mut told = reading.names.iter().filter(|mention| mention.full == name);
    name.starts_with(char::is_uppercase) && !(alone && told.any(|mention| opens(mention.span.start)))
}

/// Whether the note says that its speaker says it: by a verb, a mark or in a sentence of its own. Who a sentence is about need not be
/// the one whose words it holds.
fn is_told(subject: &Subject, quote: &NoteQuote) -> bool {
    let prose = &subject.note.blocks[quote.block].prose.text;
    let before = prose[..quote.in_prose.start].trim_end_matches(|c: char| c.is_whitespace() || OPENING.contains(&c));
    quote.cue || before.ends_with([':', '—', '–', '-', '(']) || named_here(subject, quote).is_none()
}

/// Where the sentence of a quotation names its speaker.
fn named_here(subject: &Subject, quote: &NoteQuote) -> Option<Span> {
    let sentence = subject.in_note(quote.block, sentence(subject, quote)?);
    quote.speaker_at.filter(|name| sentence.contains(*name))
}

/// Whether « il » or « la ministre », where the note has such, can mean nobody else whom it names in the sentence before or this one.
fn is_sole(subject: &Subject, quote: &NoteQuote, claimed: EntityNo) -> bool {
    if !quote.cue || named_here(subject, quote).is_some() {
        return true;
    }
    if is_governed(subject, quote) {
        return false;
    }
    let reading = &subject.readings[quote.block];
    let here = reading.sentences.partition_point(|sentence| sentence.end <= quote.in_prose.start);
    let from = reading.sentences.get(here.saturating_sub(1)).map_or(0, |sentence| sentence.start);
    let near = within(&reading.names, |name| name.span, Span::new(from, quote.in_prose.start));
    let mut people = near.filter(|name| name.kind == NameKind::Person);
    people.all(|name| subject.snapshot.entities().resolve(&name.full, None) == Some(claimed))
}

/// Whether the name of the speaker stands behind a preposition: who did something « grâce à Anne Morel » is rather whom « elle » means
/// next.
fn is_governed(subject: &Subject, quote: &NoteQuote) -> bool {
    let reading = &subject.readings[quote.block];
    let language = reading.language;
    let here = |name: &&Mention| Some(subject.in_note(quote.block, name.span)) == quote.speaker_at;
    let Some(name) = reading.names.iter().find(here) else { return false };
    let start = name.role.map_or(name.span.start, |role| role.start.min(name.span.start));
    let sentence = reading.sentences.iter().find(|sentence| sentence.contains(name.span));
    let from = sentence.map_or(0, |sentence| sentence.start);
    let prose = &subject.note.blocks[quote.block].prose.text;
    let before = text::words(Span::new(from, start).of(prose));
    let mut before =
        before.iter().rev().filter(|word| !LORE.facts(&word.folded, language).any(&[Fact::Civil, Fact::Determiner]));
    before.next().is_some_and(|word| governs(&word.folded, language))
}

/// The sentences that hold a quotation.
fn sentence(subject: &Subject, quote: &NoteQuote) -> Option<Span> {
    let sentences = subject.readings[quote.block].sentences.iter().copied();
    sentences.filter(|sentence| sentence.overlaps(quote.in_prose)).reduce(Span::cover)
}

fn person<'a>(subject: &Subject<'a>, entity: EntityNo) -> Option<&'a Entity> {
    subject.snapshot.entities().get(entity).filter(|entity| entity.kind == NameKind::Person)
}

/// Whether two may be one person: a name that they share says that they may, and so does a family name that sounds the same, or a word of
/// the name as the note has it.
fn may_be_one(written: &str, one: &Entity, other: &Entity) -> bool {
    let family = |entity: &Entity| sound(&text::fold(entity.name.rsplit(' ').next().unwrap_or("")));
    let forms = |entity: &Entity| -> Vec<String> { entity.aliases.iter().map(|(form, _)| text::fold(form)).collect() };
    let known = forms(other);
    let words: Vec<String> = known.iter().flat_map(|form| text::words(form)).map(|word| word.folded).collect();
    let written = text::words(written);
    let family_name = written.last().is_some_and(|word| words.contains(&word.folded));
    family(one) == family(other) || family_name || forms(one).iter().any(|form| known.contains(form))
}

fn is_in_title(subject: &Subject, source: Evidence) -> bool {
    subject.snapshot.article(source.article).is_some_and(|article| {
        let block = article.article.blocks.iter().find(|block| block.span.overlaps(source.span));
        block.is_some_and(|block| block.kind == BlockKind::Title)
    })
}

/// Marks that open a quotation.
const OPENING: [char; 7] = ['«', '‹', '“', '„', '"', '‘', '\''];

/// The paragraphs before that of a quotation in which a person must be named whom « il » or « le ministre » beside it may mean.
const BACK: usize = 3;

/// Whether the article says it beside the quotation: names the speaker in its paragraph, and by a verb, and does not name the note's
/// speaker nearer by. Or it does not name the note's speaker in this paragraph or those before at all: whoever « il » is there, it is
/// somebody else.
fn is_sure(subject: &Subject, source: Evidence, said: &Quotation, claimed: EntityNo) -> bool {
    let Some(article) = subject.snapshot.article(source.article) else { return false };
    let Some(speaker) = &said.speaker else { return false };
    let blocks = &article.article.blocks;
    let Some(here) = blocks.iter().position(|block| block.span.overlaps(said.span)) else { return false };
    let is_claimed = |full: &str| subject.snapshot.entities().resolve(full, Some(source.article)) == Some(claimed);
    if said.cue.is_none() || !blocks[here].span.contains(speaker.span) {
        let around = blocks[here.saturating_sub(BACK)].span.cover(blocks[here].span);
        let mut named = within(&article.reading.names, |name| name.span, around);
        return around.contains(speaker.span) && !named.any(|name| is_claimed(&name.full));
    }
    let sentence = article.sentence(said.span);
    let away = |span: Span| span.start.saturating_sub(said.span.end).max(said.span.start.saturating_sub(span.end));
    let nearer = article.reading.names.iter().any(|name| {
        let beside = sentence.contains(name.span) && !said.span.overlaps(name.span) && name.span != speaker.span;
        beside && away(name.span) <= away(speaker.span) && is_claimed(&name.full)
    });
    !nearer
}

/// Whether the note names somebody in the sentence of the quotation, outside it: then it may be whom the note means.
fn is_named_beside(subject: &Subject, quote: &NoteQuote, entity: EntityNo) -> bool {
    let reading = &subject.readings[quote.block];
    let Some(sentence) = sentence(subject, quote) else { return false };
    reading.names.iter().any(|name| {
        let beside = sentence.contains(name.span) && !quote.in_prose.overlaps(name.span);
        beside && subject.snapshot.entities().resolve(&name.full, None) == Some(entity)
    })
}
