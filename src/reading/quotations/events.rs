//! What says that somebody says something: verbs with their subjects, « selon », colons.

mod apart;
mod subjects;

use super::lexis::{Ending, LEXIS, Use, Uses};
use super::outlets;
use super::phrases::{Before, Phrase, Who};
use super::tokens::{Source, Token, What};
use crate::lexicon::Language;
use crate::text::Span;

/// How many tokens after a verb its subject may stand, and before one.
const AFTER: usize = 30;
const BACK: usize = 60;
/// How many tokens a verb may stand behind the « qui » of a verb before it.
const RELATIVE: usize = 14;

/// Pronouns that stand behind their verb.
const PRONOUNS: [Use; 4] = [Use::He, Use::She, Use::They, Use::Own];

/// Who speaks, as far as one sentence tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The number of a phrase.
    Phrase(usize),
    /// The same as of the verb before, or of the sentence.
    Same,
    /// Nobody is told: « est-il précisé ».
    Untold,
}

/// How an event stands to its quotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// A verb whose object follows: « X déclare que … ».
    Governs,
    /// A verb that comes after or into the speech: « …, a-t-il dit ».
    Inserted,
    /// « selon X »: of the whole sentence.
    According,
    /// A colon or dash between the speaker and the speech.
    Mark,
    /// A passive: « jugé … par X ».
    Passive,
}

/// Something that attributes.
#[derive(Clone, Copy, Debug)]
pub struct Event {
    /// Its first token, subject included where that stands before it, and its last, the verb.
    pub first: usize,
    pub last: usize,
    pub cue: Span,
    pub subject: Subject,
    pub how: How,
    /// Whether the verb brings speech by itself.
    pub strong: bool,
    /// Whether an outlet only passes on what somebody said: « selon Le Monde », "Reuters reported".
    pub relays: bool,
    /// Whether its subject is the one whom an outlet cites: "Reuters quoted X".
    pub cites: bool,
}

/// The events of a sentence, in order of their last tokens.
pub fn events(source: &Source, tokens: &[Token], phrases: &[Phrase]) -> Vec<Event> {
    let look = Look { source, tokens, phrases };
    let mut out: Vec<Event> = Vec::new();
    for (n, phrase) in phrases.iter().enumerate() {
        if let Before::According(cue) = phrase.before {
            out.extend(look.according(n, cue));
        }
    }
    let mut next = 0;
    for (at, token) in tokens.iter().enumerate() {
        while phrases.get(next).is_some_and(|phrase| phrase.last < at) {
            next += 1;
        }
        let inside = phrases.get(next).is_some_and(|phrase| phrase.first <= at);
        if !inside && token.what == What::Word && token.uses.any(&[Use::Say, Use::Insert, Use::Frame, Use::Learn]) {
            out.extend(look.verb(at));
        }
        if token.mark(&[':', '—', '–', '-', '(']) {
            out.extend(look.mark(at));
        }
    }
    out.sort_by_key(|event| event.last);
    for event in &mut out {
        if let Subject::Phrase(n) = event.subject {
            event.subject = Subject::Phrase(look.voice(n, event.last));
        }
    }
    outlets::mark(&outlets::Sentence { tokens, phrases }, &mut out);
    out
}

struct Look<'a> {
    source: &'a Source<'a>,
    tokens: &'a [Token],
    phrases: &'a [Phrase],
}

/// The group of a verb: its auxiliaries and what stands among them.
#[derive(Default)]
struct Group {
    first: usize,
    last: usize,
    /// Auxiliaries and reflexive pronouns in it.
    uses: Uses,
    /// A subject pronoun bound to it: « a-t-il ».
    pronoun: Option<usize>,
}

impl Look<'_> {
    fn group(&self, at: usize) -> Group {
        let mut group = Group { first: at, last: at, ..Group::default() };
        let french = self.source.language == Language::French;
        let mut n = at;
        while n > 0 && at - n < 8 {
            let token = &self.tokens[n - 1];
            // « a de son côté déclaré »
            let aside = self
                .phrase_at(n - 1)
                .map(|n| &self.phrases[n])
                .filter(|phrase| phrase.before == Before::Preposition && phrase.first >= 2);
            if let Some(phrase) = aside.filter(|phrase| self.tokens[phrase.first - 2].uses.any(&[Use::Have, Use::Be])) {
                n = phrase.first - 1;
                continue;
            }
            if token.what != What::Word {
                break;
            }
            let bound = token.joined || (n >= 2 && self.tokens[n - 2].is(Use::T));
            let article = french && token.is(Use::Definite) && self.phrase_at(n - 1).is_none();
            // « en affirmant »
            let gerund = token.is(Use::Preposition) && n == at;
            if french && bound && token.uses.any(&PRONOUNS) {
                group.pronoun = Some(n - 1);
            } else if let Some(what) =
                [Use::Have, Use::Be, Use::Been, Use::Reflexive].into_iter().find(|what| token.is(*what))
            {
                group.uses = group.uses.with(what);
            } else if !(token.uses.any(&[Use::Light, Use::Adverb, Use::T])
                || (token.is(Use::Clitic) && !gerund)
                || article)
            {
                break;
            }
            n -= 1;
        }
        group.first = n;
        // « dit-il », « ajoute-t-elle », « plaide t-il ».
        if french && group.pronoun.is_none() {
            let t = self.tokens.get(at + 1).is_some_and(|token| token.is(Use::T));
            let n = at + 1 + usize::from(t);
            if self.tokens.get(n).is_some_and(|token| (token.joined || t) && token.uses.any(&PRONOUNS)) {
                group.pronoun = Some(n);
                group.last = n;
            }
        }
        group
    }

    /// Through whom a subject speaks: « le parti, par la voix de X, a dit … ».
    fn voice(&self, subject: usize, last: usize) -> usize {
        let from = self.phrases[subject].last;
        let through = |phrase: &(usize, &Phrase)| {
            phrase.1.before == Before::By
                && matches!(phrase.1.who, Who::Name(_))
                && (phrase.1.first..=phrase.1.last).any(|n| self.tokens[n].is(Use::Voice))
        };
        let near = self.phrases.iter().enumerate().skip(subject + 1).take(4);
        let mut near = near.take_while(|(_, phrase)| phrase.first < from.max(last) + 4);
        near.find(through).map_or(subject, |(n, _)| n)
    }

    fn phrase_at(&self, token: usize) -> Option<usize> {
        let n = self.phrases.partition_point(|phrase| phrase.last < token);
        self.phrases.get(n).filter(|phrase| phrase.first <= token).map(|_| n)
    }

    /// Whether a quotation stands right before a token, a comma, a mark of its own or "Mr" between at most.
    fn after_quote(&self, at: usize) -> bool {
        let passed = |token: &Token| {
            token.mark(&[',', '!', '?', '…', '—', '–', '-']) || token.uses.any(&[Use::Adverb, Use::Sir, Use::Madam])
        };
        let mut n = at;
        while n > 0 && at - n < 3 && passed(&self.tokens[n - 1]) {
            n -= 1;
        }
        n > 0 && self.tokens[n - 1].quote().is_some()
    }

    fn verb(&self, at: usize) -> Option<Event> {
        let token = &self.tokens[at];
        let french = self.source.language == Language::French;
        let group = self.group(at);
        let cue = self.tokens[group.first].span.cover(self.tokens[group.last].span);
        let event = Event {
            first: group.first,
            last: group.last,
            cue,
            subject: Subject::Untold,
            how: How::Governs,
            strong: token.is(Use::Say)
                || token.is(Use::Insert) && self.tokens.get(group.last + 1).is_some_and(|next| next.mark(&[':'])),
            relays: false,
            cites: false,
        };
        let has = |what| group.uses.has(what);
        let ends = {
            let raw = token.span.of(self.source.text).to_lowercase();
            move |how| LEXIS.ends(&raw, how, self.source.language)
        };
        if token.is(Use::Learn) {
            return self.learnt(event);
        }
        if let Some(pronoun) = group.pronoun {
            // « est-il précisé » has no speaker of its own.
            let impersonal = has(Use::Be) && !has(Use::Have) && !has(Use::Reflexive);
            let subject = match self.phrase_at(pronoun) {
                Some(n) if !impersonal && self.phrases[n].who == Who::Pronoun => Subject::Phrase(n),
                Some(n) if self.phrases[n].who == Who::Nobody => self.informant(group.last),
                _ => Subject::Same,
            };
            return Some(Event { subject, how: How::Inserted, ..event });
        }
        let before = |what| group.first > 0 && self.tokens[group.first - 1].is(what);
        // « … qui exerce et dit … »: whom « qui » means; « … et dénoncé »: who did what comes before.
        if before(Use::And) {
            let clause = self.tokens[..group.first].iter().rev().take(RELATIVE);
            let relative = clause
                .take_while(|token| token.what == What::Word || token.name().is_some())
                .position(|token| token.is(Use::SubjectRelative));
            if let Some(n) = relative.and_then(|back| self.antecedent(group.first - 1 - back)) {
                return Some(Event { subject: Subject::Phrase(n), ..event });
            }
            return Some(Event { subject: Subject::Same, ..event });
        }
        let passive = match self.source.language {
            Language::French => {
                let been = has(Use::Been) && has(Use::Have);
                been || !has(Use::Have) && !has(Use::Reflexive) && (has(Use::Be) || ends(Ending::Participle))
            }
            Language::English => (has(Use::Be) || has(Use::Been)) && !ends(Ending::Gerund),
        };
        if passive {
            let subject = self.agent(group.last)?;
            let told = event.strong || subject != Subject::Untold;
            return told.then_some(Event { how: How::Passive, subject, ..event });
        }
        let infinitive = !has(Use::Have) && (french && token.is(Use::Lemma) || before(Use::Infinitive));
        let gerund = ends(Ending::Gerund);
        if french && gerund && group.first < at && !has(Use::Reflexive) {
            // « plus inquiétant » is no verb.
            return None;
        }
        if gerund
            && french
            && let Some(n) = self.absolute(group.first)
        {
            return Some(Event { subject: Subject::Phrase(n), ..event });
        }
        // "X was quoted as saying": what is said of the one who is quoted.
        let quoted_as = before(Use::Clause) && group.first > 1 && self.tokens[group.first - 2].is(Use::Quoted);
        if gerund
            && quoted_as
            && let Some(n) = self.subject_in_clause(group.first - 1)
        {
            let led = self.after_quote(self.phrases[n].first) && !self.leads_on(group.last);
            let (first, how) = if led { (self.phrases[n].first, How::Inserted) } else { (group.first, How::Governs) };
            return Some(Event { first, subject: Subject::Phrase(n), how, ..event });
        }
        if infinitive || gerund && (french || !has(Use::Be)) {
            return Some(Event { subject: Subject::Same, ..event });
        }
        if before(Use::SubjectRelative) {
            let subject = self.antecedent(group.first - 1).map_or(Subject::Same, Subject::Phrase);
            return Some(Event { subject, ..event });
        }
        let after_quote = self.after_quote(group.first);
        if after_quote && let Some(n) = self.subject_after(group.last, false) {
            return Some(Event { subject: Subject::Phrase(n), how: How::Inserted, ..event });
        }
        if let Some(n) = self.subject_in_clause(group.first) {
            let phrase = &self.phrases[n];
            let how =
                if self.after_quote(phrase.first) && !self.leads_on(group.last) { How::Inserted } else { How::Governs };
            // What is no person, body or paper demands and shows, but says nothing.
            let strong = event.strong && phrase.speaks;
            let first = if phrase.last + 1 == group.first { phrase.first } else { group.first };
            return Some(Event { first, subject: Subject::Phrase(n), how, strong, ..event });
        }
        // “…,” the engineer, X, told reporters: English has its subject behind no such comma.
        let apposed = !french && group.first > 0 && self.tokens[group.first - 1].mark(&[',']) && !after_quote;
        if apposed
            && let Some(n) = self.subject_over_commas(group.first)
            && self.after_quote(self.phrases[n].first)
            && !self.leads_on(group.last)
        {
            let first = self.phrases[n].first;
            return Some(Event { first, subject: Subject::Phrase(n), how: How::Inserted, ..event });
        }
        let quoted_before = self.tokens[..group.first].iter().rev().take(BACK).any(|token| token.quote().is_some());
        if quoted_before
            && !after_quote
            && let Some(n) = self.subject_after(group.last, false)
        {
            return Some(Event { subject: Subject::Phrase(n), how: How::Inserted, ..event });
        }
        if after_quote && let Some(n) = self.subject_after(group.last, true).filter(|n| self.calls(*n, token, &group)) {
            return Some(Event { subject: Subject::Phrase(n), how: How::Inserted, ..event });
        }
        // “…,” X, the engineer, told reporters.
        let over = self.subject_over_commas(group.first);
        let led =
            over.map(|n| self.phrases[n].first).filter(|first| self.after_quote(*first) && !self.leads_on(group.last));
        let subject = over.map_or(Subject::Same, Subject::Phrase);
        let how = if after_quote || led.is_some() { How::Inserted } else { How::Governs };
        Some(Event { first: led.unwrap_or(group.first), subject, how, ..event })
    }

    /// Whether a phrase that the lists do not know for somebody is the subject of a verb before it: « "…", souffle un gabier ».
    fn calls(&self, n: usize, verb: &Token, group: &Group) -> bool {
        let phrase = &self.phrases[n];
        let one = self.tokens[phrase.first].is(Use::Indefinite) && phrase.first == group.last + 1;
        verb.is(Use::Say) || verb.is(Use::Insert) && one
    }

    /// Whether what follows a verb is what it brings: « que », a colon, a quotation.
    fn leads_on(&self, last: usize) -> bool {
        self.tokens
            .get(last + 1)
            .is_some_and(|next| next.quote().is_some() || next.is(Use::Clause) || next.mark(&[':']))
    }

    /// The one who does what a passive says.
    fn agent(&self, last: usize) -> Option<Subject> {
        let from = self.phrases.partition_point(|phrase| phrase.first <= last);
        let mut quoted = false;
        let mut at = last + 1;
        for (n, phrase) in self.phrases.iter().enumerate().skip(from).take(6) {
            for token in &self.tokens[at.min(phrase.first)..phrase.first] {
                quoted |= token.quote().is_some();
                if token.mark(&[',', ';', ':', '(']) || token.verb() {
                    return quoted.then_some(Subject::Untold);
                }
            }
            at = phrase.last + 1;
            if phrase.before == Before::By {
                let next = self.tokens.get(at..).unwrap_or_default().iter().take(3);
                quoted |= next
                    .take_while(|token| {
                        token.uses.any(&[Use::Link, Use::Clause, Use::Definite, Use::Indefinite])
                            || token.quote().is_some()
                    })
                    .any(|t| t.quote().is_some());
                return quoted.then_some(Subject::Phrase(n));
            }
        }
        quoted |= self.tokens[at.min(self.tokens.len())..].iter().take(3).any(|token| token.quote().is_some());
        quoted.then_some(Subject::Untold)
    }

    /// What somebody passes on who has it of another, behind it: « …, a appris l’AFP auprès de la police ».
    fn learnt(&self, event: Event) -> Option<Event> {
        let quoted = self.tokens[..event.first].iter().rev().take(BACK).any(|token| token.quote().is_some());
        let learner = self.subject_after(event.last, false).map_or(event.last, |n| self.phrases[n].last);
        let subject = self.informant(learner);
        let told = quoted && subject != Subject::Untold;
        told.then_some(Event { subject, how: How::Inserted, strong: true, ..event })
    }

    /// Of whom or what one has it: « a-t-on appris auprès de la police », « de source proche du dossier ».
    fn informant(&self, last: usize) -> Subject {
        let from = self.phrases.partition_point(|phrase| phrase.first <= last);
        let near = self.phrases.iter().enumerate().skip(from).take(3);
        let told = |phrase: &Phrase| {
            let between = &self.tokens[(last + 1).min(phrase.first)..phrase.first];
            let open = between.iter().all(|token| token.what == What::Word);
            let from = between.iter().any(|token| token.is(Use::From));
            let told = self.tokens[phrase.head].uses.any(&[Use::Source, Use::Document]) || from;
            open && phrase.before == Before::Preposition && told
        };
        near.filter(|(_, phrase)| told(phrase)).map(|(n, _)| Subject::Phrase(n)).next().unwrap_or(Subject::Untold)
    }
}
