//! Puts quotations into mouths: chooses for each the event that attributes it, and carries a speaker on to what follows.

mod again;
mod choice;

use self::again::{one_speech, same_terms, same_words};
pub(super) use self::choice::choose;
use super::events::{Event, How, Subject, events};
use super::inserted::{self, Insertion};
use super::kind::{self, Found};
use super::lexis::Use;
use super::people::{Gender, People, resolve, topics};
use super::phrases::{Phrase, Who, phrases};
use super::tokens::{Source, Token, What, sentences};
use super::{Kind, Quotation, Speaker};
use super::{context, dialogue, outlets};
use crate::reading::names::NameKind;
use crate::text::{self, Span};

/// From how many words on a quotation may be a whole utterance.
const UTTERANCE: usize = 4;
/// As many quotations without a speaker are sought among the others of a text, and that many bytes of the others are looked through.
const SOUGHT: usize = 64;
const LOOKED_THROUGH: usize = 50_000;
/// The most bytes of a term that is known again.
const FEW: usize = 60;
/// As many people whom a sentence names beside its subject are kept.
const MENTIONED: usize = 4;

/// Somebody who spoke.
#[derive(Clone, Debug)]
struct Voice {
    speaker: Speaker,
    gender: Gender,
    plural: bool,
}

/// How surely a speaker was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ground {
    None,
    /// A term, but for want of a sign that it is speech.
    Short,
    /// By the sentence's subject alone.
    Subject,
    /// As the one who goes on.
    Carried,
    /// By an event.
    Told,
}

/// Finds who said what, when and where, and which quotations are no speech.
pub fn attribute(source: &Source, quotations: &mut [Quotation]) {
    if quotations.is_empty() {
        return;
    }
    let quoted = |span: Span| {
        let n = quotations.partition_point(|quotation| quotation.span.end <= span.start);
        quotations.get(n).is_some_and(|quotation| quotation.span.contains(span))
    };
    let topics = topics(source.sentences, source, quoted);
    let grounds = vec![Ground::None; quotations.len()];
    let mut reader = Reader { source, people: People::new(source), last: None, grounds };
    let paragraphs = text::paragraphs(source.text);
    let mut from = 0;
    let mut topic = 0;
    for (n, paragraph) in paragraphs.iter().enumerate() {
        let to = from + quotations[from..].partition_point(|quotation| quotation.span.start < paragraph.end);
        let next = paragraphs
            .get(n + 1)
            .is_some_and(|next| quotations.get(to).is_some_and(|quotation| quotation.span.start < next.end));
        let within = |name: usize| source.names[name].span.start < paragraph.end;
        if to > from || next {
            while topics.get(topic).is_some_and(|name| within(*name)) {
                topic += 1;
            }
            reader.paragraph(*paragraph, &mut quotations[from..to], from);
        } else {
            while let Some(name) = topics.get(topic).filter(|name| within(**name)) {
                reader.people.tell_name(*name, Gender::Unknown, false);
                topic += 1;
            }
            reader.last = None;
        }
        from = to;
    }
    let mut grounds = reader.grounds;
    one_speech(source, quotations, &mut grounds);
    same_terms(source, quotations, &grounds);
    same_words(source, quotations, &grounds);
    kind::forget_terms(quotations);
}

struct Reader<'a> {
    source: &'a Source<'a>,
    people: People<'a>,
    /// Who spoke last in the paragraph before.
    last: Option<Voice>,
    grounds: Vec<Ground>,
}

/// A sentence, read.
struct Sentence<'a> {
    tokens: &'a [Token],
    phrases: Vec<Phrase>,
    events: Vec<Event>,
    citations: Vec<outlets::Cites>,
}

impl Sentence<'_> {
    /// Whether a quotation is what is said of the subject before it: « l’homme "a tout nié" ».
    fn predicated(&self, at: usize) -> bool {
        self.phrases.iter().any(|phrase| phrase.last + 1 == at && phrase.bare())
    }
}

impl Reader<'_> {
    fn paragraph(&mut self, paragraph: Span, quotations: &mut [Quotation], first: usize) {
        let cut = sentences(self.source, paragraph, quotations, first);
        let mut spoke: Option<Voice> = None;
        // Who the last sentence without speech was about.
        let mut subject: Option<Voice> = None;
        let mut waiting: Vec<usize> = Vec::new();
        for tokens in &cut {
            let phrases = phrases(self.source, tokens);
            let events = events(self.source, tokens, &phrases);
            let citations = outlets::Sentence { tokens, phrases: &phrases }.citations();
            let sentence = Sentence { tokens, phrases, events, citations };
            let quotes: Vec<usize> = (0..tokens.len()).filter(|at| tokens[*at].quote().is_some()).collect();
            let main = self.main(&sentence);
            let alone = tokens.iter().all(|token| !matches!(token.what, What::Word | What::Name(_)));
            let mut listed = false;
            for at in &quotes {
                let Some(number) = tokens[*at].quote() else { continue };
                let here = number - first;
                let chosen = choose(tokens, &sentence.events, *at);
                let event = chosen.map(|n| &sentence.events[n]);
                let found =
                    kind::of(self.source, tokens, *at, &quotations[here], event, listed, main.is_some() || alone);
                listed = found == Found::Term;
                if found != Found::Speech {
                    quotations[here].kind = Kind::Term;
                    self.grounds[number] = if found == Found::Short { Ground::Short } else { Ground::None };
                    continue;
                }
                let dashed = dialogue::begins(self.source.text, &quotations[here]);
                let insertions = inserted::find(self.source, &quotations[here], number, dashed);
                quotations[here].inserted = insertions.iter().map(|insertion| insertion.span).collect();
                let whole = alone || whole(self.source.text, &quotations[here]);
                let (voice, ground) = if let Some(n) = chosen {
                    quotations[here].cue =
                        Some(sentence.events[n].cue).filter(|_| !matches!(sentence.events[n].how, How::Mark));
                    self.surround(&sentence, n, *at, &mut quotations[here]);
                    let same = sentence.events[n].subject == Subject::Same;
                    let voice = self
                        .voice(&sentence, n)
                        .or_else(|| spoke.clone().or_else(|| self.last.clone()).filter(|_| same));
                    (voice, Ground::Told)
                } else if let Some((voice, cue)) = self.inside(&insertions) {
                    quotations[here].cue = Some(cue);
                    (Some(voice), Ground::Told)
                } else if alone {
                    match subject.clone().or_else(|| spoke.clone()) {
                        Some(voice) => (Some(voice), Ground::Carried),
                        None if paragraph_is_speech(&cut) && self.last.is_some() => {
                            (self.last.clone(), Ground::Carried)
                        }
                        None => {
                            waiting.push(here);
                            (None, Ground::None)
                        }
                    }
                } else if let Some(voice) = main.clone().filter(|_| !sentence.predicated(*at)) {
                    (Some(voice), Ground::Subject)
                } else if whole || sentence.predicated(*at) || sentence.phrases.iter().all(|phrase| !phrase.bare()) {
                    (spoke.clone(), Ground::Carried)
                } else {
                    (None, Ground::None)
                };
                if let Some(voice) = voice {
                    quotations[here].speaker = Some(voice.speaker.clone());
                    self.grounds[number] = ground;
                    if ground != Ground::Subject {
                        for before in waiting.drain(..) {
                            quotations[before].speaker = Some(voice.speaker.clone());
                            self.grounds[first + before] = Ground::Carried;
                        }
                        spoke = Some(voice);
                        subject = None;
                    }
                }
            }
            if quotes.is_empty() {
                subject.clone_from(&main);
                if let Some(voice) = main.as_ref().filter(|voice| voice.speaker.named) {
                    for before in waiting.drain(..) {
                        quotations[before].speaker = Some(voice.speaker.clone());
                        self.grounds[first + before] = Ground::Carried;
                    }
                }
            }
            let end = tokens.last().map_or(paragraph.start, |token| token.span.end);
            self.tell(&sentence, main.as_ref(), end);
            if let Some(voice) = spoke.as_ref().filter(|_| !quotes.is_empty()) {
                self.people.tell(&voice.speaker, voice.gender, voice.plural, end);
            }
        }
        self.last = spoke.or(if quotations.is_empty() { subject } else { None });
    }

    /// Who speaks and the words that say so, where they stand between the marks: « Nous partons, dit la maire. Demain. »
    fn inside(&self, insertions: &[Insertion]) -> Option<(Voice, Span)> {
        insertions.iter().find_map(|insertion| {
            let Insertion { tokens, phrases, event, .. } = insertion;
            let Subject::Phrase(subject) = event.subject else { return None };
            let (speaker, gender, plural) = resolve(&self.people, tokens, phrases, subject)?;
            Some((Voice { speaker, gender, plural }, event.cue))
        })
    }

    /// Keeps when, where and through whom a quotation was said.
    fn surround(&self, sentence: &Sentence, n: usize, at: usize, quotation: &mut Quotation) {
        let Sentence { tokens, phrases, events, citations } = sentence;
        let event = &events[n];
        quotation.when = context::when(self.source, tokens, event);
        let through = outlets::Sentence { tokens, phrases }.chain(citations, events, event, at);
        quotation.place = context::place(self.source, tokens, phrases, event, &through);
        for passer in through.into_iter().filter_map(|n| self.passer(sentence, n)) {
            if quotation.via.iter().all(|other| other.name != passer.name) {
                quotation.via.push(passer);
            }
        }
    }

    /// Who passes on the words of another.
    fn passer(&self, sentence: &Sentence, n: usize) -> Option<Speaker> {
        let outlet = outlets::name(self.source, sentence.tokens, &sentence.phrases[n]);
        let named = outlet.map(|(span, name)| Speaker { span, whole: None, name, named: true });
        named.or_else(|| Some(self.resolve(sentence, n)?.speaker))
    }

    /// Keeps of whom a sentence told: the first named of all, its subject most of all.
    fn tell(&mut self, sentence: &Sentence, main: Option<&Voice>, end: usize) {
        let others = sentence.phrases.iter().rev().filter_map(|phrase| match phrase.who {
            Who::Name(name) if self.source.names[name].kind == NameKind::Person => Some((name, phrase.gender)),
            _ => None,
        });
        for (name, gender) in others.take(MENTIONED).collect::<Vec<_>>() {
            self.people.tell_name(name, gender, main.is_some());
        }
        if let Some(voice) = main {
            self.people.tell(&voice.speaker, voice.gender, voice.plural, end);
        }
    }

    /// Whom a sentence is about: the first phrase that may be its subject, where that is a person or a body.
    fn main(&self, sentence: &Sentence) -> Option<Voice> {
        let headed = |phrase: &Phrase| sentence.tokens.get(phrase.last + 1).is_some_and(|token| token.mark(&[':']));
        let subject = |phrase: &Phrase| phrase.bare() && phrase.who != Who::Nobody && !headed(phrase);
        let n = sentence.phrases.iter().position(subject)?;
        let phrase = &sentence.phrases[n];
        // « il a été demandé à X »: nobody's « il ».
        let after = sentence.tokens.get(phrase.last + 1..).unwrap_or_default();
        let asked = after.iter().take_while(|token| token.uses.any(&[Use::Have, Use::Be, Use::Adverb])).count();
        if phrase.who == Who::Pronoun
            && asked > 0
            && after[..asked].iter().any(|t| t.is(Use::Be))
            && after.get(asked).is_some_and(|t| t.is(Use::Say))
        {
            return None;
        }
        let fits = match phrase.who {
            Who::Name(name) => {
                matches!(self.source.names[name].kind, NameKind::Person | NameKind::Unknown | NameKind::Organisation)
            }
            Who::Pronoun => true,
            Who::Description => phrase.speaks,
            _ => false,
        };
        if !fits {
            return None;
        }
        self.resolve(sentence, n)
    }

    fn resolve(&self, sentence: &Sentence, n: usize) -> Option<Voice> {
        let (speaker, gender, plural) = resolve(&self.people, sentence.tokens, &sentence.phrases, n)?;
        Some(Voice { speaker, gender, plural })
    }

    /// Who does the saying of an event.
    fn voice(&self, sentence: &Sentence, n: usize) -> Option<Voice> {
        match sentence.events[n].subject {
            Subject::Phrase(phrase) => self.subject(sentence, n, phrase),
            Subject::Untold => None,
            Subject::Same => self.same(sentence, n),
        }
    }

    /// The subject of an event. A pronoun means whoever said something in the same sentence already: « X a répondu : "…", a-t-il dit ».
    fn subject(&self, sentence: &Sentence, n: usize, phrase: usize) -> Option<Voice> {
        let pronoun = &sentence.phrases[phrase];
        if pronoun.who == Who::Pronoun && sentence.events[n].how == How::Inserted {
            let said = sentence.events[..n].iter().rev().take(20).find_map(|event| match event.subject {
                Subject::Phrase(one) if event.strong && event.how == How::Governs => {
                    Some(one).filter(|one| *one != phrase)
                }
                _ => None,
            });
            let voice = said.and_then(|one| self.resolve(sentence, one));
            if let Some(voice) =
                voice.filter(|voice| voice.gender.fits(pronoun.gender) && voice.plural == pronoun.plural)
            {
                return Some(voice);
            }
        }
        self.resolve(sentence, phrase)
    }

    /// The subject of a verb that has none of its own: that of the one before, else the sentence's, else of the one after.
    fn same(&self, sentence: &Sentence, n: usize) -> Option<Voice> {
        let told = |event: &Event| match event.subject {
            Subject::Phrase(phrase) if !matches!(event.how, How::Passive | How::According | How::Mark) => Some(phrase),
            _ => None,
        };
        let before = sentence.events[..n].iter().rev().take(20).find_map(told);
        if let Some(phrase) = before {
            return self.resolve(sentence, phrase);
        }
        let first = sentence.events[n].first;
        let fits = |phrase: &Phrase| phrase.bare() && !matches!(phrase.who, Who::Nobody | Who::Back);
        let enumerated = || sentence.phrases.iter().enumerate();
        if let Some((n, _)) =
            enumerated().take_while(|(_, phrase)| phrase.last < first).find(|(_, phrase)| fits(phrase))
        {
            return self.resolve(sentence, n);
        }
        if sentence.events[..n].iter().any(|event| event.how == How::Inserted) {
            return None;
        }
        let after = sentence.events[n + 1..].iter().take(20).find_map(told);
        let speaks = |phrase: &Phrase| phrase.first >= first && phrase.speaks && fits(phrase);
        let phrase = after.or_else(|| sentence.phrases.iter().position(speaks))?;
        self.resolve(sentence, phrase)
    }
}

/// Whether a quotation is an utterance of its own by its words.
fn whole(text: &str, quotation: &Quotation) -> bool {
    let inner = quotation.inner.of(text);
    inner.starts_with(char::is_uppercase) && inner.split_whitespace().take(UTTERANCE).count() == UTTERANCE
}

/// Whether a paragraph holds nothing but speech.
fn paragraph_is_speech(sentences: &[Vec<Token>]) -> bool {
    sentences.iter().flatten().all(|token| !matches!(token.what, What::Word | What::Name(_)))
}
