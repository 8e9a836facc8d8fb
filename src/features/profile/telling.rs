//! The passages that tell most of a name, and what it said last.

use super::articles::Opened;
use crate::check::Evidence;
use crate::corpus::BlockKind;
use crate::features::markup;
use crate::index::entities::EntityNo;
use crate::index::{ArticleNo, Passage, Snapshot};
use crate::reading::names::{self, Fact, LORE, Use};
use crate::reading::quotations::is_cue;
use crate::reading::{Interval, Mention, NameKind, Quotation, within};
use crate::text::{self, Span};
use std::collections::HashSet;

/// Passages shown.
const SHOWN: usize = 3;
/// The most characters of one, and of one where there is little room.
const LENGTH: usize = 200;
const BRIEF: usize = 130;
/// Of two copies of an agency's text so many characters are alike.
const ALIKE: usize = 60;

/// A passage as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling {
    /// The words that are linked to.
    pub place: Evidence,
    /// Their line in the original file, from 1.
    pub line: usize,
    /// When the article came out.
    pub date: Option<Interval>,
    /// The passage, cut to a readable length.
    pub text: String,
    /// The same as Markdown, with the name in bold; and shorter.
    pub markdown: String,
    pub brief: String,
}

/// The passages of the opened articles that tell most, the newest first: of the mentions that are `meant`.
pub fn passages(opened: &[Opened], meant: impl Fn(&Opened, &Mention) -> bool) -> Vec<Telling> {
    let mut found: Vec<(i32, usize, &Mention, &Passage)> = Vec::new();
    for (place, opened) in opened.iter().enumerate() {
        for name in opened.mentions().filter(|name| meant(opened, name)) {
            if let Some(passage) = passage(opened, name.span) {
                found.push((weight(opened, name, passage), place, name, passage));
            }
        }
    }
    // Of equals the newer; each sentence once, be it in several articles; and rather three articles than three sentences of one.
    found.sort_by_key(|(weight, place, name, _)| (std::cmp::Reverse(*weight), *place, name.span.start));
    let mut said = HashSet::new();
    found.retain(|(_, place, _, passage)| said.insert(beginning(passage.span.of(&opened[*place].stored.article.text))));
    let mut used = HashSet::new();
    let (mut first, second): (Vec<_>, Vec<_>) = found.into_iter().partition(|(_, place, ..)| used.insert(*place));
    first.truncate(SHOWN);
    let mut chosen: Vec<_> = first.into_iter().chain(second).take(SHOWN).collect();
    chosen.sort_by_key(|(_, place, name, _)| (*place, name.span.start));
    chosen.into_iter().map(|(_, place, name, passage)| telling(&opened[place], passage.span, Some(name.span))).collect()
}

/// How much a passage tells of the name in it.
fn weight(opened: &Opened, name: &Mention, passage: &Passage) -> i32 {
    let stored = &opened.stored;
    let text = &stored.article.text;
    let beside = within(&stored.reading.names, |name| name.span, passage.span);
    let names: Vec<Span> = beside.map(|name| name.span).collect();
    let kind = stored.article.blocks.get(passage.block).map(|block| block.kind);
    let quoted = stored.reading.quotations.iter().any(|quotation| quotation.span.contains(name.span));
    let length = passage.span.of(text).chars().count();
    let mut weight = 0;
    weight += if kind == Some(BlockKind::Body) { 6 } else { 0 };
    // It introduces it.
    weight += if name.role.is_some_and(|role| passage.span.contains(role)) { 4 } else { 0 };
    // It is about it: the first that it names.
    weight += if names.first() == Some(&name.span) { 2 } else { 0 };
    weight += if reports(opened, name, passage.span) { 2 } else { 0 };
    weight += i32::from(name.span.of(text).contains(' '));
    weight -= if quoted { 2 } else { 0 };
    weight -= if names.len() > 6 { 2 } else { 0 };
    weight - if (50..=400).contains(&length) { 0 } else { 3 }
}

/// What the entity said last: quoted, or told by another. The articles come newest first.
pub fn said(snapshot: &Snapshot, number: EntityNo, opened: &[Opened]) -> Option<Telling> {
    // A body speaks through people, whose words they are.
    if snapshot.entities().get(number)?.kind != NameKind::Person {
        return None;
    }
    opened.iter().find_map(|opened| {
        let quotations = &opened.stored.reading.quotations;
        let quoted = quotations.iter().rev().find_map(|quotation| quoted(snapshot, number, opened, quotation));
        quoted.or_else(|| {
            opened.mentions().find_map(|name| {
                let passage = passage(opened, name.span)?;
                let inside = quotations.iter().any(|quotation| quotation.span.contains(name.span));
                (!inside && reports(opened, name, passage.span)).then(|| telling(opened, passage.span, Some(name.span)))
            })
        })
    })
}

/// A quotation as the entity's own words: only where its name stands beside the verb of saying. A whole sentence is shown alone, a
/// part of one in the sentence around it.
fn quoted(snapshot: &Snapshot, number: EntityNo, opened: &Opened, quotation: &Quotation) -> Option<Telling> {
    let text = &opened.stored.article.text;
    let (speaker, cue) = (quotation.speaker.as_ref().filter(|speaker| speaker.named)?, quotation.cue?);
    // The whole name that the speaker's stands in is hers: « confie Anne Morel » is not Paul Morel's.
    let own = || {
        let entities = snapshot.entities();
        let mut names = within(&opened.stored.reading.names, |name| name.span, speaker.span);
        entities.resolve(&speaker.name, Some(opened.article)) == Some(number)
            && names.all(|name| {
                let whole = name.span.of(text);
                [whole, &name.full].iter().any(|form| entities.resolve(form, Some(opened.article)) == Some(number))
                    && (!whole.contains(' ') || entities.resolve(whole, Some(opened.article)) == Some(number))
            })
    };
    // A title's words are nobody's own, and who is named in it is whom it is about.
    let block = passage(opened, speaker.span).and_then(|passage| opened.stored.article.blocks.get(passage.block));
    let body = block.is_some_and(|block| block.kind == BlockKind::Body);
    if !(body && beside(opened, quotation, speaker.span, cue) && own()) {
        return None;
    }
    let words = quotation.inner.of(text);
    if words.starts_with(char::is_uppercase) && words.split_whitespace().count() >= 5 {
        return Some(telling(opened, quotation.span, None));
    }
    let around = passage(opened, speaker.span).filter(|passage| passage.span.overlaps(quotation.span))?;
    (words.split_whitespace().count() >= 3).then(|| telling(opened, around.span, Some(quotation.span)))
}

/// The most bytes between a verb of saying and a person after it, with his office before his name; and between a name and its verb.
const AFTER: usize = 60;
const BEFORE: usize = 12;

/// Whether who is taken for the speaker of a quotation stands where a speaker does: after the verb, perhaps with his office between,
/// or right before it. « le ministre de Paul Hardy », « le parti de Paul Hardy » are somebody else.
fn beside(opened: &Opened, quotation: &Quotation, speaker: Span, cue: Span) -> bool {
    let stored = &opened.stored;
    let (text, language) = (&stored.article.text, stored.article.language);
    let used = |word: &str, how: Use| names::used(word.trim_end_matches('\''), how, language);
    let verb = text::fold(cue.of(text)).split(' ').next_back().is_some_and(|word| is_cue(word, language));
    let near =
        |from: usize, to: usize, most: usize| to - from <= most && !Span::new(from, to).overlaps(quotation.inner);
    let before = text[..speaker.start].trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    // « d’Anne Morel »: the word before the apostrophe.
    let before = text::fold(before);
    let before = before.trim_end_matches('\'').rsplit('\'').next().unwrap_or_default();
    let object = used(before, Use::Locating) || LORE.facts(before, language).has(Fact::Link);
    if cue.end <= speaker.start {
        // Before its words, who speaks stands before the verb; after "told" stands who is spoken to.
        let turned = verb && (cue.end <= quotation.span.start || used(&text::fold(cue.of(text)), Use::Addressed));
        let between = Span::new(cue.end, speaker.start);
        let another = within(&stored.reading.names, |name| name.span, between)
            .any(|name| name.kind == NameKind::Person && name.span.end <= speaker.start);
        return !turned && !another && !object && near(cue.end, speaker.start, AFTER);
    }
    let role = within(&stored.reading.names, |name| name.span, speaker).find_map(|name| name.role);
    let from =
        role.filter(|role| role.start >= speaker.end && role.end <= cue.start).map_or(speaker.end, |role| role.end);
    let between = Span::new(from, cue.start);
    speaker.end <= cue.start
        && near(from, cue.start, BEFORE)
        && !between.of(text).trim_start_matches([',', ' ']).contains(',')
        && !object
}

/// Words between a name and its verb of saying, at most.
const NEAR: usize = 4;

/// Whether a passage tells what the name says: « Anne Morel, maire du port, a déclaré que … ».
fn reports(opened: &Opened, name: &Mention, passage: Span) -> bool {
    let stored = &opened.stored;
    let (text, language) = (&stored.article.text, stored.article.language);
    let from = match name.role {
        // Past an office between commas.
        Some(role) if role.start > name.span.end && passage.contains(role) => role.end,
        _ => name.span.end,
    };
    let rest = Span::new(from, passage.end);
    let words = text::words(rest.of(text));
    // « qu’il »: what stands before the apostrophe.
    let used = |word: &text::Word, how: Use| names::used(word.folded.split('\'').next().unwrap_or(""), how, language);
    let Some(at) = words.iter().take(NEAR + 1).position(|word| is_cue(&word.folded, language)) else { return false };
    let before = &rest.of(text)[..words[at].span.start];
    // « le président de l’Agence Paul Hardy a déclaré »: another speaks.
    let cue = Span::new(name.span.end, rest.start + words[at].span.start);
    let beside =
        |other: &Mention| other.span.start >= name.span.end && cue.contains(other.span) && other.span.start >= from;
    let of_office = |other: &Mention| other.role.is_some_and(|role| role.contains(name.span));
    if within(&stored.reading.names, |name| name.span, passage).any(|other| beside(other) || of_office(other)) {
        return false;
    }
    let aside = before.trim_start_matches([',', ' ']).contains([',', ';', ':', '(', '«', '“', '"', '.']);
    let after = words.get(at + 1).is_some_and(|word| used(word, Use::That));
    after && !aside && !words[..at].iter().any(|word| used(word, Use::Negation) || used(word, Use::Relative))
}

/// The passage that holds a span.
fn passage(opened: &Opened, span: Span) -> Option<&Passage> {
    let passages = &opened.stored.passages;
    let at = passages.partition_point(|passage| passage.span.end <= span.start);
    passages.get(at).filter(|passage| passage.span.contains(span))
}

fn beginning(passage: &str) -> String {
    text::fold(passage).chars().filter(|c| c.is_alphanumeric()).take(ALIKE).collect()
}

fn telling(opened: &Opened, passage: Span, name: Option<Span>) -> Telling {
    let stored = &opened.stored;
    let text = &stored.article.text;
    let place = Evidence { article: opened.article, span: name.unwrap_or(passage) };
    let shown = markup::excerpt(text, passage.trim(text), name, LENGTH);
    let words = shown.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    Telling {
        place,
        line: stored.lines.line(place.span.start) + 1,
        date: opened.date,
        text: words,
        markdown: markup::quoted(text, passage, name, LENGTH),
        brief: markup::quoted(text, passage, name, BRIEF),
    }
}

impl Telling {
    /// The number of its article.
    #[must_use]
    pub fn article(&self) -> ArticleNo {
        self.place.article
    }
}
