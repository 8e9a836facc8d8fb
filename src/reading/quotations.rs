//! Words between quotation marks, and who said them.
//!
//! A mark left open closes with its paragraph, so that it harms no other. A quotation inside another is part of it.

use super::names::{Mention, NameKind};
use crate::lexicon::{self, Language};
use crate::text::{self, Span, fold, stem};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Who said it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// Where the speaker stands in the text.
    pub span: Span,
    /// The full name, where the speaker is named; else the words that stand for one: « un responsable sud-coréen ».
    pub name: String,
    /// Whether `name` is a proper name.
    pub named: bool,
}

/// Words between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotation {
    /// With its marks.
    pub span: Span,
    /// Without marks and the blanks inside them.
    pub inner: Span,
    /// Whether the closing mark is there; one that a paragraph's end closes is not.
    pub closed: bool,
    pub speaker: Option<Speaker>,
    /// The words that say that something is said: « a déclaré », "according to".
    pub cue: Option<Span>,
}

/// The quotations of `text`, in order.
#[must_use]
pub fn find(text: &str, language: Language, names: &[Mention]) -> Vec<Quotation> {
    let mut out = Vec::new();
    let mut last_speaker: Option<Speaker> = None;
    for paragraph in text::paragraphs(text) {
        let first = out.len();
        marks(text, paragraph, &mut out);
        attribute(text, paragraph, language, names, &mut out[first..], &mut last_speaker);
    }
    out
}

/// How far from a straight apostrophe used as an opening mark its closing one may stand, in bytes.
const SINGLE_REACH: usize = 600;

/// Finds the quotations of a paragraph by their marks.
fn marks(text: &str, paragraph: Span, out: &mut Vec<Quotation>) {
    let prose = paragraph.of(text);
    let chars: Vec<(usize, char)> = prose.char_indices().collect();
    let mut n = 0;
    while n < chars.len() {
        let Some(close) = closing(&chars, n) else {
            n += 1;
            continue;
        };
        let (end, closed) = match close {
            Close::At(end) => (end, true),
            Close::Never => (chars.len(), false),
        };
        let start_byte = chars[n].0;
        let inner_start = chars.get(n + 1).map_or(prose.len(), |c| c.0);
        let inner_end = if closed { chars[end].0 } else { prose.len() };
        let span_end = chars.get(end + 1).map_or(prose.len(), |c| c.0);
        let inner = Span::new(inner_start, inner_end).trim(prose);
        if !inner.is_empty() {
            out.push(Quotation {
                span: Span::new(start_byte, if closed { span_end } else { prose.len() }).shift(paragraph.start),
                inner: inner.shift(paragraph.start),
                closed,
                speaker: None,
                cue: None,
            });
        }
        n = end + 1;
    }
}

enum Close {
    /// The number of the closing mark.
    At(usize),
    /// The paragraph ends first.
    Never,
}

/// Where the quotation closes that the character at `n` opens; None where it opens none.
fn closing(chars: &[(usize, char)], n: usize) -> Option<Close> {
    let before = n.checked_sub(1).map(|b| chars[b].1);
    let after = chars.get(n + 1).map(|c| c.1);
    let free_before = before.is_none_or(|c| !c.is_alphanumeric());
    let never_or = |found: Option<usize>| Some(found.map_or(Close::Never, Close::At));
    match chars[n].1 {
        '«' => never_or(nested(chars, n, '«', '»')),
        '‹' => nested(chars, n, '‹', '›').map(Close::At),
        '“' => never_or(find_mark(chars, n + 1, |_, c| matches!(c, '”' | '“'))),
        '„' => never_or(find_mark(chars, n + 1, |_, c| matches!(c, '“' | '”' | '"'))),
        '"' if free_before && after.is_some_and(|c| !c.is_whitespace()) => {
            never_or(find_mark(chars, n + 1, |_, c| c == '"'))
        }
        // As opening marks, single ones are told from apostrophes only by a closing one and more than a word between.
        '‘' | '\'' if free_before && after.is_some_and(char::is_alphanumeric) => {
            let close = if chars[n].1 == '‘' { '’' } else { '\'' };
            let found = find_mark(chars, n + 1, |m, c| {
                c == close && !chars[m - 1].1.is_whitespace() && chars.get(m + 1).is_none_or(|c| !c.1.is_alphanumeric())
            })?;
            let near = chars[found].0 - chars[n].0 <= SINGLE_REACH;
            let several = chars[n + 1..found].iter().any(|c| c.1.is_whitespace());
            (near && several).then_some(Close::At(found))
        }
        _ => None,
    }
}

fn find_mark(chars: &[(usize, char)], from: usize, matches: impl Fn(usize, char) -> bool) -> Option<usize> {
    (from..chars.len()).find(|&m| matches(m, chars[m].1))
}

/// The mark that closes the one at `n`, its own kind nested in it skipped. Where nesting does not come out even, the first
/// closing mark counts.
fn nested(chars: &[(usize, char)], n: usize, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    let mut first = None;
    for (m, &(_, c)) in chars.iter().enumerate().skip(n) {
        if c == open {
            depth += 1;
        } else if c == close {
            first.get_or_insert(m);
            depth -= 1;
            if depth == 0 {
                return Some(m);
            }
        }
    }
    first
}

static CUES: LazyLock<HashSet<(Language, String)>> = LazyLock::new(|| {
    lexicon::rows(include_str!("../lexicon/cues.txt"))
        .filter_map(|row| {
            let language = Language::from_code(row.first()?)?;
            Some((language, stem(&fold(row.get(1)?), language)))
        })
        .collect()
});

/// Words that attribute without a verb, and those that stand for a speaker named before: (language, folded words).
static ACCORDING: LazyLock<Vec<(Language, &'static str)>> = LazyLock::new(|| attribution("according"));
static PRONOUNS: LazyLock<Vec<(Language, &'static str)>> = LazyLock::new(|| attribution("pronoun"));

fn attribution(kind: &str) -> Vec<(Language, &'static str)> {
    lexicon::rows(include_str!("../lexicon/attribution.txt"))
        .filter(|row| row.get(1) == Some(&kind))
        .filter_map(|row| Some((Language::from_code(row.first()?)?, *row.get(2)?)))
        .collect()
}

/// How far outside its marks a quotation's speaker is looked for, in bytes.
const REACH: usize = 240;

/// Finds who said the quotations of a paragraph; `last` is who spoke last before it.
fn attribute(
    text: &str,
    paragraph: Span,
    language: Language,
    names: &[Mention],
    quotations: &mut [Quotation],
    last: &mut Option<Speaker>,
) {
    let spans: Vec<Span> = quotations.iter().map(|q| q.span).collect();
    let mut spoke_in_paragraph = false;
    for (n, quotation) in quotations.iter_mut().enumerate() {
        let from = if n == 0 { paragraph.start } else { spans[n - 1].end };
        let to = spans.get(n + 1).map_or(paragraph.end, |next| next.start);
        let before = clip(text, from.max(quotation.span.start.saturating_sub(REACH)), quotation.span.start, true);
        let after = clip(text, quotation.span.end, to.min(quotation.span.end + REACH), false);
        let found = after_cue(text, after, language, names, last.as_ref())
            .or_else(|| before_cue(text, before, language, names, last.as_ref()));
        if let Some((speaker, cue)) = found {
            quotation.cue = Some(cue);
            if let Some(speaker) = speaker {
                *last = Some(speaker.clone());
                spoke_in_paragraph = true;
                quotation.speaker = Some(speaker);
            }
        } else if spoke_in_paragraph && whole_sentence(text, quotation) {
            // The same speaker goes on: « … », a-t-il dit. « … »
            quotation.speaker.clone_from(last);
        }
    }
}

/// A stretch around a quotation, cut at the nearest sentence end, and at character boundaries.
fn clip(text: &str, mut start: usize, mut end: usize, keep_last: bool) -> Span {
    while !text.is_char_boundary(start) {
        start += 1;
    }
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let span = Span::new(start, end);
    let sentences = text::sentences(span.of(text));
    let chosen = if keep_last { sentences.last() } else { sentences.first() };
    chosen.map_or(Span::new(start, start), |s| s.shift(start))
}

fn whole_sentence(text: &str, quotation: &Quotation) -> bool {
    let inner = quotation.inner.of(text);
    inner.starts_with(char::is_uppercase) && inner.split_whitespace().count() >= 4
}

/// « …», a déclaré X / a-t-il ajouté; "…", said X / X said.
fn after_cue(
    text: &str,
    after: Span,
    language: Language,
    names: &[Mention],
    last: Option<&Speaker>,
) -> Option<(Option<Speaker>, Span)> {
    let words = text::words(after.of(text));
    let at = words.iter().take(8).position(|word| CUES.contains(&(language, stem(&word.folded, language))))?;
    let cue = words[at].span.shift(after.start);
    // What stands before the cue must be its subject or auxiliaries, not another clause.
    let head = Span::new(after.start, cue.start);
    if head.of(text).contains(['.', ';', ':']) {
        return None;
    }
    let speaker = person_in(names, Span::new(cue.end, after.end))
        .or_else(|| person_in(names, head))
        .or_else(|| pronoun(&words[..words.len().min(at + 4)], language).then(|| last.cloned()).flatten())
        .or_else(|| unnamed(text, Span::new(cue.end, after.end)));
    Some((speaker, cue))
}

/// X a déclaré : « … »; selon X, « … »; X : « … ».
fn before_cue(
    text: &str,
    before: Span,
    language: Language,
    names: &[Mention],
    last: Option<&Speaker>,
) -> Option<(Option<Speaker>, Span)> {
    // A sentence that has ended introduces nothing.
    if before.of(text).ends_with(['.', '!', '?', '…']) {
        return None;
    }
    let words = text::words(before.of(text));
    let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
    for (_, according) in ACCORDING.iter().filter(|(l, _)| *l == language) {
        let needle: Vec<&str> = according.split(' ').collect();
        if let Some(at) = folded.windows(needle.len()).rposition(|window| window == needle.as_slice()) {
            let cue = words[at].span.cover(words[at + needle.len() - 1].span).shift(before.start);
            if let Some(speaker) = person_in(names, Span::new(cue.end, before.end)) {
                return Some((Some(speaker), cue));
            }
        }
    }
    let verb = words.iter().rposition(|word| CUES.contains(&(language, stem(&word.folded, language))));
    if let Some(at) = verb {
        let cue = words[at].span.shift(before.start);
        let head = Span::new(before.start, cue.start);
        let speaker =
            subject_in(names, head).or_else(|| pronoun(&words[..at], language).then(|| last.cloned()).flatten());
        return Some((speaker, cue));
    }
    let colon = before.of(text).trim_end().ends_with(':');
    if colon && let Some(speaker) = subject_in(names, before) {
        return Some((Some(speaker), Span::new(before.end - 1, before.end)));
    }
    None
}

fn speaker(mention: &Mention) -> Speaker {
    Speaker { span: mention.span, name: mention.full.clone(), named: true }
}

/// The first name in `within` that may speak, people before others.
fn person_in(names: &[Mention], within: Span) -> Option<Speaker> {
    let inside = || names.iter().filter(|m| within.contains(m.span));
    inside()
        .find(|m| m.kind == NameKind::Person)
        .or_else(|| inside().find(|m| matches!(m.kind, NameKind::Organisation | NameKind::Unknown)))
        .map(speaker)
}

/// The name nearest before a verb that may be its subject: the last person, else the first name of another kind.
fn subject_in(names: &[Mention], within: Span) -> Option<Speaker> {
    let inside = || names.iter().filter(|m| within.contains(m.span));
    inside()
        .rfind(|m| m.kind == NameKind::Person)
        .or_else(|| inside().find(|m| matches!(m.kind, NameKind::Organisation | NameKind::Place | NameKind::Unknown)))
        .map(speaker)
}

fn pronoun(words: &[text::Word], language: Language) -> bool {
    words.iter().any(|word| PRONOUNS.iter().any(|(l, p)| *l == language && *p == word.folded))
}

/// The words after a cue that stand for somebody unnamed, up to the next comma.
fn unnamed(text: &str, after: Span) -> Option<Speaker> {
    let rest = after.of(text);
    let span = Span::new(0, rest.find([',', '.', ';', '(', '«', '“', '"']).unwrap_or(rest.len())).trim(rest);
    let words = span.of(rest).split_whitespace().count();
    (2..=10).contains(&words).then(|| Speaker {
        span: span.shift(after.start),
        name: span.of(rest).to_owned(),
        named: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn inner(text: &str) -> Vec<&str> {
        find(text, Language::French, &[]).into_iter().map(|q| q.inner.of(text)).collect()
    }

    #[test]
    fn every_kind_of_mark() {
        assert_eq!(inner("« a b » “c d” \"e f\" „g h“ ‘i j’ ‹k l›"), ["a b", "c d", "e f", "g h", "i j", "k l"]);
        assert_eq!(inner("L'eau d'ici n'a rien d'« étrange »"), ["étrange"]);
        assert_eq!(inner("dit 'les eaux montent' hier"), ["les eaux montent"]);
        assert_eq!(inner("rock 'n' roll, the boys' coats"), Vec::<&str>::new());
    }

    #[test]
    fn nested_marks_belong_to_the_outer() {
        assert_eq!(inner("« il a dit “non” hier »"), ["il a dit “non” hier"]);
        assert_eq!(inner("« a « b » c » d"), ["a « b » c"]);
    }

    #[test]
    fn an_open_mark_harms_its_paragraph_alone() {
        let text = "« jamais fermé.\n\nUn « mot » ici.";
        let found = find(text, Language::French, &[]);
        assert_eq!(found.iter().map(|q| q.closed).collect::<Vec<_>>(), [false, true]);
    }

    fn person(text: &str, name: &str) -> Mention {
        let at = text.find(name).expect("name");
        let span = Span::new(at, at + name.len());
        Mention { span, kind: NameKind::Person, role: None, full: name.to_owned() }
    }

    #[test]
    fn speakers_before_and_after() {
        let text = "« La mer monte », a déclaré Anne Morel. « Nous le savons tous depuis longtemps. »";
        let found = find(text, Language::French, &[person(text, "Anne Morel")]);
        let names: Vec<_> = found.iter().map(|q| q.speaker.as_ref().map(|s| s.name.as_str())).collect();
        assert_eq!(names, [Some("Anne Morel"), Some("Anne Morel")]);
        let text = "Selon Anne Morel, « la mer monte ».";
        let found = find(text, Language::French, &[person(text, "Anne Morel")]);
        assert_eq!(found[0].speaker.as_ref().map(|s| s.name.as_str()), Some("Anne Morel"));
        let text = "\"We left at dawn,\" said an officer of the port.";
        let found = find(text, Language::English, &[]);
        assert_eq!(
            found[0].speaker.as_ref().map(|s| (s.name.as_str(), s.named)),
            Some(("an officer of the port", false))
        );
    }

    proptest! {
        #[test]
        fn quotations_are_sorted_and_in_bounds(text in "[a-c «»“”\"'’‘\n.é]{0,60}") {
            let mut at = 0;
            for q in find(&text, Language::French, &[]) {
                prop_assert!(q.span.start >= at && q.span.contains(q.inner));
                prop_assert!(text.get(q.span.start..q.span.end).is_some() && !q.inner.is_empty());
                at = q.span.end;
            }
        }
    }
}
