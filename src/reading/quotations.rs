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
pub fn find(text: &str, sentences: &[Span], language: Language, names: &[Mention]) -> Vec<Quotation> {
    let mut out = Vec::new();
    for paragraph in text::paragraphs(text) {
        marks(text, paragraph, &mut out);
    }
    let topics = topics(sentences, names, &out);
    let mut attribution = Attribution { text, language, names, topics, last: None };
    let mut from = 0;
    for paragraph in text::paragraphs(text) {
        let to = out.partition_point(|quotation| quotation.span.start < paragraph.end);
        attribution.paragraph(paragraph, &mut out[from..to]);
        from = to;
    }
    out
}

/// For each sentence the first person it names outside quotations: whom « il » in the next one means. In order.
fn topics(sentences: &[Span], names: &[Mention], quotations: &[Quotation]) -> Vec<Speaker> {
    let quoted = |span: Span| {
        let n = quotations.partition_point(|quotation| quotation.span.end <= span.start);
        quotations.get(n).is_some_and(|quotation| quotation.span.contains(span))
    };
    let mut out = Vec::new();
    let mut n = 0;
    for sentence in sentences {
        while names.get(n).is_some_and(|name| name.span.start < sentence.start) {
            n += 1;
        }
        let inside = names[n..].iter().take_while(|name| name.span.end <= sentence.end);
        let mut people = inside.filter(|name| name.kind == NameKind::Person && !quoted(name.span));
        out.extend(people.next().map(speaker));
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
/// Words that begin a description of somebody unnamed: « un responsable du port ».
static DETERMINERS: LazyLock<Vec<(Language, &'static str)>> = LazyLock::new(|| attribution("determiner"));

fn attribution(kind: &str) -> Vec<(Language, &'static str)> {
    lexicon::rows(include_str!("../lexicon/attribution.txt"))
        .filter(|row| row.get(1) == Some(&kind))
        .filter_map(|row| Some((Language::from_code(row.first()?)?, *row.get(2)?)))
        .collect()
}

/// How far outside its marks a quotation's speaker is looked for, in bytes.
const REACH: usize = 240;
/// How far back, in bytes, the person may stand whom a pronoun means.
const ANTECEDENT: usize = 700;
/// The words after a verb of saying among which a body that speaks must be named, and a person.
const BODY_WITHIN: usize = 4;
const PERSON_WITHIN: usize = 14;

/// Finds who said what, paragraph by paragraph.
struct Attribution<'a> {
    text: &'a str,
    language: Language,
    names: &'a [Mention],
    topics: Vec<Speaker>,
    /// Who spoke last, and where the quotation ends.
    last: Option<(Speaker, usize)>,
}

impl Attribution<'_> {
    fn paragraph(&mut self, paragraph: Span, quotations: &mut [Quotation]) {
        let spans: Vec<Span> = quotations.iter().map(|q| q.span).collect();
        let outside = paragraph.len().saturating_sub(spans.iter().map(|span| span.len()).sum());
        let mut spoke_in_paragraph = false;
        for (n, quotation) in quotations.iter_mut().enumerate() {
            let from = if n == 0 { paragraph.start } else { spans[n - 1].end };
            let to = spans.get(n + 1).map_or(paragraph.end, |next| next.start);
            let start = from.max(quotation.span.start.saturating_sub(REACH));
            let before = clip(self.text, start, quotation.span.start, true);
            let after = clip(self.text, quotation.span.end, to.min(quotation.span.end + REACH), false);
            let whole = whole_sentence(self.text, quotation);
            let at = quotation.span.start;
            let found = self.after_cue(after, at).or_else(|| self.before_cue(before, at, whole));
            if let Some((speaker, cue)) = found {
                quotation.cue = Some(cue);
                if let Some(speaker) = speaker {
                    self.last = Some((speaker.clone(), quotation.span.end));
                    spoke_in_paragraph = true;
                    quotation.speaker = Some(speaker);
                }
            } else if whole && (spoke_in_paragraph || outside < REACH / 20) {
                // The same speaker goes on: « … », a-t-il dit. « … »; or a paragraph that is nothing but speech.
                quotation.speaker = self.last.as_ref().map(|(speaker, _)| speaker.clone());
            }
        }
    }

    /// Whom a pronoun before byte `at` means: the person who spoke last, or was told of since.
    fn antecedent(&self, at: usize) -> Option<Speaker> {
        let n = self.topics.partition_point(|topic| topic.span.end <= at);
        let topic = n.checked_sub(1).map(|n| &self.topics[n]).filter(|topic| topic.span.end + ANTECEDENT >= at);
        match (topic, &self.last) {
            (Some(topic), Some((_, end))) if topic.span.end > *end => Some(topic.clone()),
            (_, Some((last, _))) => Some(last.clone()),
            (topic, None) => topic.cloned(),
        }
    }

    /// The last person before byte `at` whose office is called by this folded word: « le ministre ».
    fn office(&self, folded: &str, at: usize) -> Option<Speaker> {
        let before = self.names.iter().rev().skip_while(|name| name.span.start >= at);
        before
            .filter(|name| name.kind == NameKind::Person)
            .find(|name| {
                name.role.is_some_and(|role| text::words(role.of(self.text)).iter().any(|word| word.folded == folded))
            })
            .map(speaker)
    }

    fn is_cue(&self, word: &text::Word) -> bool {
        CUES.contains(&(self.language, stem(&word.folded, self.language)))
    }

    /// « …», a déclaré X / a-t-il ajouté; "…", said X / X said.
    fn after_cue(&self, after: Span, quotation: usize) -> Option<(Option<Speaker>, Span)> {
        let words = text::words(after.of(self.text));
        let at = words.iter().take(8).position(|word| self.is_cue(word))?;
        let cue = words[at].span.shift(after.start);
        // What stands before the cue must be its subject or auxiliaries, not another clause.
        let head = Span::new(after.start, cue.start);
        if head.of(self.text).contains(['.', ';', ':']) {
            return None;
        }
        let beside = &words[at.saturating_sub(3)..words.len().min(at + 3)];
        let reach = |words_on: usize| {
            let end =
                words.get((at + words_on).min(words.len() - 1)).map_or(cue.end, |word| word.span.end + after.start);
            Span::new(cue.end, end)
        };
        let speaker = if pronoun(beside, self.language) {
            self.antecedent(quotation)
        } else {
            self.person_in(reach(PERSON_WITHIN))
                .or_else(|| self.person_in(head))
                .or_else(|| {
                    words[at + 1..].iter().take(BODY_WITHIN).find_map(|word| self.office(&word.folded, quotation))
                })
                .or_else(|| self.body_in(reach(BODY_WITHIN)))
                .or_else(|| self.body_in(head))
                .or_else(|| unnamed(self.text, Span::new(cue.end, after.end), self.language))
        };
        Some((speaker, cue))
    }

    /// X a déclaré : « … »; selon X, « … »; X : « … »; X a prévenu. « … »
    fn before_cue(&self, before: Span, quotation: usize, whole: bool) -> Option<(Option<Speaker>, Span)> {
        let sentence = before.of(self.text);
        // A sentence that has ended introduces the next only where that is all speech.
        let ended = sentence.ends_with(['.', '!', '?', '…']);
        if ended && !whole {
            return None;
        }
        let words = text::words(sentence);
        let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
        for (_, according) in ACCORDING.iter().filter(|(l, _)| *l == self.language && !ended) {
            let needle: Vec<&str> = according.split(' ').collect();
            if let Some(at) = folded.windows(needle.len()).rposition(|window| window == needle.as_slice()) {
                let cue = words[at].span.cover(words[at + needle.len() - 1].span).shift(before.start);
                let rest = Span::new(cue.end, before.end);
                if let Some(speaker) = self.person_in(rest).or_else(|| self.body_in(rest)) {
                    return Some((Some(speaker), cue));
                }
            }
        }
        let verb = words.iter().rposition(|word| self.is_cue(word));
        if let Some(at) = verb {
            let cue = words[at].span.shift(before.start);
            let head = Span::new(before.start, cue.start);
            let named = self.subject_in(head);
            let speaker =
                named.or_else(|| pronoun(&words[..at], self.language).then(|| self.antecedent(quotation)).flatten());
            return (speaker.is_some() || !ended).then_some((speaker, cue));
        }
        if sentence.trim_end().ends_with(':')
            && let Some(speaker) = self.subject_in(before)
        {
            return Some((Some(speaker), Span::new(before.end - 1, before.end)));
        }
        None
    }

    fn inside(&self, within: Span) -> impl DoubleEndedIterator<Item = &Mention> {
        self.names.iter().filter(move |name| within.contains(name.span))
    }

    fn person_in(&self, within: Span) -> Option<Speaker> {
        self.inside(within).find(|name| name.kind == NameKind::Person).map(speaker)
    }

    fn body_in(&self, within: Span) -> Option<Speaker> {
        self.inside(within)
            .find(|name| matches!(name.kind, NameKind::Organisation | NameKind::Place | NameKind::Unknown))
            .map(speaker)
    }

    /// The name that may be the subject of a verb after it: the first person, else the first body.
    fn subject_in(&self, within: Span) -> Option<Speaker> {
        self.person_in(within).or_else(|| self.body_in(within))
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

fn speaker(mention: &Mention) -> Speaker {
    Speaker { span: mention.span, name: mention.full.clone(), named: true }
}

fn pronoun(words: &[text::Word], language: Language) -> bool {
    words.iter().any(|word| PRONOUNS.iter().any(|(l, p)| *l == language && *p == word.folded))
}

/// The words after a cue that stand for somebody unnamed, up to the next comma.
fn unnamed(text: &str, after: Span, language: Language) -> Option<Speaker> {
    let rest = after.of(text);
    let first = text::words(rest).into_iter().next()?;
    DETERMINERS.iter().find(|(l, word)| *l == language && *word == first.folded)?;
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

    fn read(text: &str, language: Language, names: &[Mention]) -> Vec<Quotation> {
        find(text, &text::sentences(text), language, names)
    }

    fn inner(text: &str) -> Vec<&str> {
        read(text, Language::French, &[]).into_iter().map(|q| q.inner.of(text)).collect()
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
        let found = read(text, Language::French, &[]);
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
        let found = read(text, Language::French, &[person(text, "Anne Morel")]);
        let names: Vec<_> = found.iter().map(|q| q.speaker.as_ref().map(|s| s.name.as_str())).collect();
        assert_eq!(names, [Some("Anne Morel"), Some("Anne Morel")]);
        let text = "Selon Anne Morel, « la mer monte ».";
        let found = read(text, Language::French, &[person(text, "Anne Morel")]);
        assert_eq!(found[0].speaker.as_ref().map(|s| s.name.as_str()), Some("Anne Morel"));
        let text = "\"We left at dawn,\" said an officer of the port.";
        let found = read(text, Language::English, &[]);
        assert_eq!(
            found[0].speaker.as_ref().map(|s| (s.name.as_str(), s.named)),
            Some(("an officer of the port", false))
        );
    }

    #[test]
    fn pronouns_mean_whom_the_text_is_about() {
        let text = "Anne Morel a quitté le port. « Nous partirons tous demain matin », a-t-elle dit à l’Agence.";
        let agency = Mention { kind: NameKind::Organisation, ..person(text, "Agence") };
        let found = read(text, Language::French, &[person(text, "Anne Morel"), agency]);
        assert_eq!(found[0].speaker.as_ref().map(|s| s.name.as_str()), Some("Anne Morel"));
    }

    #[test]
    fn an_office_means_who_holds_it() {
        let text =
            "Paul Hardy, ministre de la Mer, est venu. Anne Morel aussi. « Rien ne presse ici », a dit le ministre.";
        let mut hardy = person(text, "Paul Hardy");
        let role = text.find("ministre").expect("the role");
        hardy.role = Some(Span::new(role, role + "ministre de la Mer".len()));
        let found = read(text, Language::French, &[hardy, person(text, "Anne Morel")]);
        assert_eq!(found[0].speaker.as_ref().map(|s| s.name.as_str()), Some("Paul Hardy"));
    }

    proptest! {
        #[test]
        fn quotations_are_sorted_and_in_bounds(text in "[a-c «»“”\"'’‘\n.é]{0,60}") {
            let mut at = 0;
            for q in read(&text, Language::French, &[]) {
                prop_assert!(q.span.start >= at && q.span.contains(q.inner));
                prop_assert!(text.get(q.span.start..q.span.end).is_some() && !q.inner.is_empty());
                at = q.span.end;
            }
        }
    }
}
