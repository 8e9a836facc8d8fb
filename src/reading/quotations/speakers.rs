//! Who said it: by a verb of saying, « selon », a colon, a pronoun, an office, or as the one who goes on.

use super::{Quotation, Speaker};
use crate::lexicon::{self, Language};
use crate::reading::names::{Mention, NameKind};
use crate::text::{self, Span, fold, stem};
use std::collections::HashSet;
use std::sync::LazyLock;

static CUES: LazyLock<HashSet<(Language, String)>> = LazyLock::new(|| {
    lexicon::rows(include_str!("../../lexicon/cues.txt"))
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
    lexicon::rows(include_str!("../../lexicon/attribution.txt"))
        .filter(|row| row.get(1) == Some(&kind))
        .filter_map(|row| Some((Language::from_code(row.first()?)?, *row.get(2)?)))
        .collect()
}

/// Whether a folded word says that something is said: « déclare », "announced".
pub fn is_cue(folded: &str, language: Language) -> bool {
    CUES.contains(&(language, stem(folded, language)))
}

/// How far outside its marks a quotation's speaker is looked for, in bytes.
const REACH: usize = 240;
/// How far back, in bytes, the person may stand whom a pronoun means.
const ANTECEDENT: usize = 700;
/// The words after a verb of saying among which a body that speaks must be named, and a person.
const BODY_WITHIN: usize = 4;
const PERSON_WITHIN: usize = 14;

/// Finds who said what, paragraph by paragraph.
pub struct Attribution<'a> {
    text: &'a str,
    language: Language,
    names: &'a [Mention],
    topics: Vec<Speaker>,
    /// Who spoke last, and where the quotation ends.
    last: Option<(Speaker, usize)>,
}

impl<'a> Attribution<'a> {
    /// Begins with a text whose quotations are found.
    pub fn new(
        text: &'a str,
        sentences: &[Span],
        language: Language,
        names: &'a [Mention],
        quotations: &[Quotation],
    ) -> Self {
        Self { text, language, names, topics: topics(sentences, names, quotations), last: None }
    }

    /// Finds who said the quotations of the next paragraph.
    pub fn paragraph(&mut self, paragraph: Span, quotations: &mut [Quotation]) {
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
        is_cue(&word.folded, self.language)
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
        // « la maire de Lanvezec, Anne Morel »: a name within somebody's office does not speak.
        let of_office = |name: &Mention| {
            let titled = self.names.iter().filter_map(|other| other.role);
            titled.skip_while(|role| role.end <= name.span.start).take(2).any(|role| role.contains(name.span))
        };
        self.names.iter().filter(move |name| within.contains(name.span) && !of_office(name))
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
