//! Half a quotation becomes the whole: what the articles have that goes on as somebody types between quotation marks.

use super::citing::{Citing, cite};
use super::{Saying, quotation_of};
use crate::check::Evidence;
use crate::features::complete::{in_code_or_link, is_prose};
use crate::features::markup::published;
use crate::index::{Snapshot, StoredArticle};
use crate::notes::Note;
use crate::text::{self, Span, Word};
use crate::wording::Locale;
use std::collections::HashSet;
use std::sync::Arc;

/// What a quotation that is being typed may become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Continuations {
    /// The words typed so far, in the note, on the caret's line.
    pub typed: Span,
    /// Best first.
    pub offered: Vec<Continuation>,
}

/// One way on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Continuation {
    /// Words of an article, from those that were typed on.
    pub place: Evidence,
    /// What is put in place of the typed words; the mark that closes it, and the citation, where they come directly behind.
    pub insert: String,
    /// The article's words alone.
    pub words: String,
    /// What else is put in, and where in the note: behind a mark that closes already, and at the note's end.
    pub beside: Vec<(usize, String)>,
}

/// So many words have to be typed.
const LEAST: usize = 3;
/// Offered at most.
const MOST: usize = 8;
/// Articles whose words are looked at, in each language.
const LOOKED_AT: usize = 48;
/// The longest quotation that is offered whole, in bytes; of a longer one the sentence is.
const LONGEST: usize = 700;

/// What the articles have that goes on as the words between the opening mark and `offset` do, or those of a block quote: quotations
/// before other prose, then in the order of their articles' dates.
#[must_use]
pub fn continuations(note: &Note, snapshot: &Snapshot, offset: usize) -> Option<Continuations> {
    if note.front_matter.off || snapshot.cards().is_empty() {
        return None;
    }
    let opened = opened(note, offset)?;
    let written = opened.typed.of(&note.text);
    let words = text::words(written);
    if words.len() < LEAST {
        return None;
    }
    let mut found = found(snapshot, &words, written.ends_with(char::is_whitespace));
    found.sort_by_cached_key(|found| {
        let date = snapshot.cards().get(found.place.article as usize).and_then(|card| card.date.as_ref());
        (!found.quoted, date.map_or(jiff::civil::Date::MAX, |date| date.value.first), found.place.article)
    });
    let mut known = HashSet::new();
    let offered = found.into_iter().filter_map(|found| {
        let words = inserted(&found, opened.close)?;
        // What was printed by several is offered once, from the earliest.
        let new = known.insert(text::fold(&words));
        let done = text::fold(&words) == text::fold(written.trim_end());
        if !new || done { None } else { offer(note, snapshot, &opened, &found, words) }
    });
    let offered: Vec<Continuation> = offered.take(MOST).collect();
    (!offered.is_empty()).then_some(Continuations { typed: opened.typed, offered })
}

/// Who said it, when, and where it stands, on one line; and the paragraph as a card shows it.
#[must_use]
pub fn describe_quotation(snapshot: &Snapshot, place: Evidence, locale: Locale) -> Option<(String, String)> {
    let saying = Saying::of(snapshot, place)?;
    let mut facts: Vec<String> = Vec::new();
    if let Some(speaker) = &saying.speaker {
        let office = speaker.role.as_ref().map(|role| format!(", {}", text::short(role, 60))).unwrap_or_default();
        facts.push(format!("{}{office}", text::short(&speaker.name, 60)));
    }
    facts.extend(published(snapshot, place.article, locale));
    let article = &saying.stored.article;
    let title = article.title.as_ref().map_or(article.key.as_str(), |title| title.value.as_str());
    facts.push(text::short(title, 80).into_owned());
    let detail = text::shown(&facts.join(" · ")).replace(['\n', '\r', '\t'], " ");
    Some((detail, crate::features::hover::quotation_card(snapshot, place, locale)?))
}

/// A quotation that is not closed yet, or closes right behind the caret.
struct Opened {
    typed: Span,
    /// The mark that closes it, with the blank that belongs before it; nothing in a block quote without marks.
    close: &'static str,
    /// The blank between the opening mark and the words.
    blank: String,
    /// The byte behind the closing mark, where it is there.
    closed: Option<usize>,
}

fn opened(note: &Note, offset: usize) -> Option<Opened> {
    let text = &note.text;
    let before = text.get(..offset)?;
    let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    // The blank behind the last word is in no block yet.
    let blank = |rest: &str| rest.len() <= 2 && rest.trim_matches(' ').is_empty();
    let block = note
        .blocks
        .iter()
        .find(|block| block.span.start <= offset && text.get(block.span.end..offset).is_none_or(blank))?;
    let paragraph = Span::new(block.span.start.min(offset), offset);
    let marked = super::marked(paragraph.of(text));
    let open = marked.last().filter(|quotation| !quotation.closed);
    let (typed, mark) = match open {
        Some(quotation) => (
            Span::new(paragraph.start + quotation.inner.start, offset),
            text[paragraph.start + quotation.span.start..].chars().next(),
        ),
        // In a block quote the words are quoted without marks too.
        None if block.quoted.is_some() && marked.is_empty() => (paragraph, None),
        None => return None,
    };
    let place = typed.start;
    if typed.start < line || !is_prose(note, place) || in_code_or_link(&text[line..place]) {
        return None;
    }
    let close = match mark {
        Some('«') => "»",
        Some('“') => "”",
        Some('„') => "“",
        Some('"') => "\"",
        Some(_) => return None,
        None => "",
    };
    let blank = match mark {
        Some(mark) => {
            let opening = text[..typed.start].rfind(mark)? + mark.len_utf8();
            text[opening..typed.start].to_owned()
        }
        None => String::new(),
    };
    // Behind the caret comes nothing that belongs to the quotation: the mark that an editor closed it with, or other words.
    let rest = text[offset..].split(['\n', '\r']).next().unwrap_or("");
    let gap = rest.len() - rest.trim_start().len();
    let closes = |rest: &str| !close.is_empty() && rest.starts_with(close);
    if closes(rest.trim_start()) {
        return Some(Opened { typed, close, blank, closed: Some(offset + gap + close.len()) });
    }
    let goes_on = rest.starts_with(char::is_alphanumeric) || (close.is_empty() && !rest.trim().is_empty());
    let closed_later = match mark {
        Some('"') => rest.matches('"').count() % 2 == 1,
        Some('«') => rest.find('»').is_some_and(|at| !rest[..at].contains('«')),
        Some(_) => rest.find(close).is_some_and(|at| !rest[..at].contains(['“', '„'])),
        None => false,
    };
    (!goes_on && !closed_later).then_some(Opened { typed, close, blank, closed: None })
}

/// Words of an article that go on as was typed.
struct Found {
    stored: Arc<StoredArticle>,
    place: Evidence,
    /// Whether they are a quotation there.
    quoted: bool,
}

/// Where the articles have these words one behind the other, the last of them perhaps but its beginning.
fn found(snapshot: &Snapshot, words: &[Word], ended: bool) -> Vec<Found> {
    let whole = if ended { words.len() } else { words.len() - 1 };
    let query: Vec<String> = words[..whole].iter().map(|word| word.folded.clone()).collect();
    let goes_on = |window: &[Word]| {
        let exact = window.iter().zip(words).take(whole).all(|(said, typed)| said.folded == typed.folded);
        exact && (ended || window[whole].folded.starts_with(&words[whole].folded))
    };
    let mut out = Vec::new();
    for article in snapshot.articles_running(&query, LOOKED_AT) {
        let Some(stored) = snapshot.article(article) else { continue };
        for passage in &stored.passages {
            let said = text::words(passage.span.of(&stored.article.text));
            let Some(at) = said.windows(words.len()).position(goes_on) else { continue };
            for (span, quoted) in ends(&stored, passage.span, passage.span.start + said[at].span.start) {
                out.push(Found { stored: Arc::clone(&stored), place: Evidence { article, span }, quoted });
            }
        }
    }
    out
}

/// How far words of a sentence go on, and whether they are a quotation: to the end of the sentence, and to that of the quotation.
fn ends(stored: &StoredArticle, sentence: Span, start: usize) -> Vec<(Span, bool)> {
    let quotation = quotation_of(stored, Span::new(start, start + 1)).map(|quotation| quotation.inner);
    let Some(inner) = quotation else { return vec![(Span::new(start, sentence.end), false)] };
    let mut out = vec![(Span::new(start, inner.end.min(sentence.end)), true)];
    if inner.end > sentence.end && inner.end - start <= LONGEST {
        out.push((Span::new(start, inner.end), true));
    }
    out
}

/// The words as they are put between the note's marks: on one line, without the point or comma of the sentence that they are taken
/// from, and with other marks inside than those around. None where they hold what a note could take for more than words.
fn inserted(found: &Found, close: &str) -> Option<String> {
    let text = found.place.span.of(&found.stored.article.text);
    if text.contains(|c| text::has_power(c) && !matches!(c, '\r'))
        || text.contains(['`', '<', '|'])
        || text.contains("](")
    {
        return None;
    }
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut words = lines.join(" ");
    words.truncate(words.trim_end_matches(['.', ',', ';', ':', ' ']).len());
    match close {
        "\"" => words = words.replace('"', "'"),
        "”" | "“" => words = words.replace('“', "‘").replace(['”', '„'], "’"),
        _ => {}
    }
    (!words.is_empty()).then_some(words)
}

fn offer(note: &Note, snapshot: &Snapshot, opened: &Opened, found: &Found, words: String) -> Option<Continuation> {
    let Citing { behind, footnote } = cite(note, snapshot, found.place.article)?;
    let mut beside = Vec::new();
    let mut insert = words.clone();
    if let Some(at) = opened.closed {
        beside.push((at, behind));
    } else {
        if !opened.close.is_empty() {
            insert.push_str(&opened.blank);
            insert.push_str(opened.close);
        }
        insert.push_str(&behind);
    }
    match footnote {
        // Two edits in one place have no order.
        Some((at, text)) if at <= opened.typed.end => insert.push_str(&text),
        Some((at, text)) => beside.push((at, text)),
        None => {}
    }
    Some(Continuation { place: found.place, insert, words, beside })
}
