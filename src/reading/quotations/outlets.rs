//! Papers, agencies and broadcasters, which pass on what others said; and who passes on whose words in a sentence.

use super::events::{Event, How, Subject};
use super::lexis::{LEXIS, Use};
use super::phrases::{Before, Phrase, Who};
use super::tokens::{Source, Token, What};
use crate::lexicon::{self, Language};
use crate::reading::names::NameKind;
use crate::text::{Span, fold, words};
use rustc_hash::{FxHashMap as Map, FxHashSet as Set};
use std::sync::LazyLock;

/// How many tokens from « cité » to « par », and from one who cites to the verb that says so.
const CITED_WITHIN: usize = 4;
const CITES_WITHIN: usize = 8;
/// How many tokens after a verb of saying it is told to whom.
const TOLD_WITHIN: usize = 14;
/// How many tokens from the verb that attributes it is told through whom.
const REACH: usize = 60;

/// What the data file knows of them.
struct Outlets {
    /// Their names without an article, folded, each with the name under which it is told.
    names: Map<String, &'static str>,
    tails: Set<String>,
}

static OUTLETS: LazyLock<Outlets> = LazyLock::new(|| {
    let mut outlets = Outlets { names: Map::default(), tails: Set::default() };
    for row in lexicon::rows(include_str!("../../lexicon/outlets.txt")) {
        match &row[..] {
            ["tail", tails @ ..] => outlets.tails.extend(tails.iter().map(|tail| fold(tail))),
            [first, ..] => outlets.names.extend(row.iter().map(|name| (bare(name), *first))),
            [] => {}
        }
    }
    outlets
});

/// The folded words of a name without the article before them.
fn bare(name: &str) -> String {
    let all: Vec<String> = words(name).into_iter().map(|word| word.folded).collect();
    let article = all
        .first()
        .is_some_and(|word| Language::ALL.into_iter().any(|language| LEXIS.uses(word, language).has(Use::Definite)));
    all[usize::from(article && all.len() > 1)..].join(" ")
}

/// The outlet that a name is, by its own words.
fn known(name: &str) -> Option<&'static str> {
    OUTLETS.names.get(&bare(name)).copied()
}

/// The name of the outlet that a phrase without a name found in it means: « au Monde ».
fn unnamed(source: &Source, tokens: &[Token], phrase: &Phrase) -> Option<&'static str> {
    let capital = |n: &usize| tokens[*n].capital && tokens[*n].what == What::Word;
    let first = (phrase.first..=phrase.last).find(capital).filter(|_| phrase.who == Who::Description)?;
    known(tokens[first].span.cover(tokens[phrase.last].span).of(source.text))
}

/// The name under which an outlet is told; None where its phrase names it by what it is alone.
pub fn name(source: &Source, tokens: &[Token], phrase: &Phrase) -> Option<(Span, String)> {
    if let Some(name) = unnamed(source, tokens, phrase) {
        let from = phrase.first + usize::from(tokens[phrase.first].is(Use::Contracted));
        return Some((tokens[from].span.cover(tokens[phrase.last].span), name.to_owned()));
    }
    let body = |n: usize| matches!(source.names[n].kind, NameKind::Organisation | NameKind::Unknown);
    let inside = tokens[phrase.first..=phrase.last].iter().rev().filter_map(Token::name).find(|n| body(*n));
    inside.filter(|_| phrase.who == Who::Description).map(|n| (source.names[n].span, source.names[n].full.clone()))
}

/// Whether a phrase means a certain paper, agency or broadcaster.
pub fn is_outlet(source: &Source, tokens: &[Token], phrase: &Phrase) -> bool {
    let name = match phrase.who {
        Who::Name(name) => Some(&source.names[name]),
        Who::Description => None,
        _ => return false,
    };
    if name.is_some_and(|name| name.kind == NameKind::Person) {
        return false;
    }
    let inside = &tokens[phrase.first..=phrase.last];
    // « le quotidien Le Courrier », "the Marine agency".
    let noun = inside.iter().any(|token| token.is(Use::Outlet)) && inside[1..].iter().any(|token| token.capital);
    let tail = |full: &str| {
        let all = words(full);
        all.len() > 1 && all.last().is_some_and(|word| OUTLETS.tails.contains(&word.folded))
    };
    noun || unnamed(source, tokens, phrase).is_some()
        || name.is_some_and(|name| {
            known(&name.full).is_some() || known(name.span.of(source.text)).is_some() || tail(&name.full)
        })
}

/// One phrase cites another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cites {
    who: usize,
    whom: usize,
}

/// A sentence in which somebody may pass on the words of others.
pub struct Sentence<'a> {
    pub tokens: &'a [Token],
    pub phrases: &'a [Phrase],
}

impl Sentence<'_> {
    /// The one whose words the verb at a token passes on, and the outlet that does: « Reuters, citant X », "Reuters quoted X".
    fn cited(&self, at: usize) -> Option<(usize, usize)> {
        let phrases = self.phrases;
        let whom = phrases.partition_point(|phrase| phrase.first <= at);
        phrases.get(whom).filter(|phrase| phrase.first == at + 1 && phrase.who != Who::Nobody)?;
        let near = |n: &usize| at - phrases[*n].last <= CITES_WITHIN;
        let who = (0..whom).rev().take_while(near).find(|n| self.phrases[*n].outlet)?;
        let open = |token: &Token| token.quote().is_none() && !token.mark(&['.', ';', ':', '(', ')']);
        let between = &self.tokens[phrases[who].last + 1..at];
        (self.tokens[at].is(Use::Cite) && between.iter().all(open)).then_some((who, whom))
    }

    /// The one who may be quoted through an outlet by the verb at a token. What follows it at once is what the writer says it is:
    /// « cite un rapport "accablant" ».
    fn spokesman(&self, at: usize) -> Option<usize> {
        let (_, whom) = self.cited(at)?;
        let phrase = &self.phrases[whom];
        let quoted = self.tokens.get(phrase.last + 1).is_some_and(|next| next.quote().is_some());
        (phrase.speaks && !quoted && !self.phrases[whom].outlet).then_some(whom)
    }

    /// All that is said of who cites whom, in the order of these: also « X, cité par Y ».
    pub fn citations(&self) -> Vec<Cites> {
        let active = (0..self.tokens.len()).filter(|at| self.tokens[*at].is(Use::Cite));
        let mut out: Vec<Cites> =
            active.filter_map(|at| self.cited(at)).map(|(who, whom)| Cites { who, whom }).collect();
        for (who, phrase) in self.phrases.iter().enumerate().filter(|(_, phrase)| phrase.before == Before::By) {
            let near = (0..phrase.first).rev().take(CITED_WITHIN).skip(1);
            let Some(at) = near.into_iter().find(|at| self.tokens[*at].is(Use::Quoted)) else { continue };
            let aside = |token: &Token| {
                token.mark(&[','])
                    || token.uses.any(&[Use::Clause, Use::SubjectRelative, Use::Be, Use::Been, Use::Have])
            };
            let last = self.phrases.partition_point(|one| one.last < at).checked_sub(1);
            let beside = last.filter(|n| self.tokens[self.phrases[*n].last + 1..at].iter().all(aside));
            out.extend(
                beside.map(|n| self.whole(n)).filter(|n| self.phrases[*n].outlet).map(|whom| Cites { who, whom }),
            );
        }
        out.sort_unstable_by_key(|one| one.whom);
        out
    }

    /// The outlet whose name goes on with a phrase: « Le Courrier des Abers » of « des Abers »; else the phrase itself.
    fn whole(&self, n: usize) -> usize {
        let goes_on = self.phrases[n].before == Before::Preposition && !self.phrases[n].outlet;
        let before = n.checked_sub(1).filter(|before| self.phrases[*before].last + 2 >= self.phrases[n].first);
        before.filter(|before| goes_on && self.phrases[*before].outlet).unwrap_or(n)
    }

    /// The outlets to which it was said: « au journal Le Monde », "told The Guardian", « a appris mardi l’AFP ».
    fn told(&self, event: &Event) -> Vec<usize> {
        if !matches!(event.how, How::Governs | How::Inserted) {
            return Vec::new();
        }
        let near = |phrase: &Phrase| {
            let between = self.tokens.get(event.last + 1..phrase.first);
            let verb = |token: &Token| token.verb() && !token.is(Use::Dative);
            let open = |token: &Token| token.quote().is_none() && !verb(token) && !token.mark(&['.', ';', ':', '(']);
            between.is_some_and(|between| between.len() <= TOLD_WITHIN && between.iter().all(open))
        };
        let to = |phrase: &Phrase| match phrase.before {
            Before::Preposition => {
                let first = &self.tokens[phrase.first];
                let before = phrase.first.checked_sub(1).map(|n| &self.tokens[n]);
                first.is(Use::Dative) || before.is_some_and(|token| token.is(Use::Dative))
            }
            Before::Nothing => self.tokens[event.last + 1..phrase.first].iter().all(|token| token.dated),
            _ => false,
        };
        let said = |(n, phrase): &(usize, &Phrase)| {
            event.subject != Subject::Phrase(*n) && near(phrase) && to(phrase) && self.phrases[*n].outlet
        };
        let from = self.phrases.partition_point(|phrase| phrase.first <= event.last);
        let after = self.phrases.iter().enumerate().skip(from).take(TOLD_WITHIN);
        after.filter(said).map(|(n, _)| n).collect()
    }

    /// Those through whom is known what an event attributes, the quotation at a token, the one next to the speaker first: the paper that
    /// he told it, the agency that cites the paper.
    pub fn chain(&self, citations: &[Cites], events: &[Event], event: &Event, at: usize) -> Vec<usize> {
        // What is told far from it is told of something else; and a sentence may have thousands of each.
        let (from, to) = (event.first.saturating_sub(REACH), event.last + REACH);
        let phrases = self.phrases.partition_point(|phrase| phrase.first < from)
            ..self.phrases.partition_point(|phrase| phrase.first <= to);
        let first = citations.partition_point(|one| one.whom < phrases.start);
        let citations = &citations[first..citations.partition_point(|one| one.whom < phrases.end)];
        let first = events.partition_point(|one| one.last < from);
        let events = &events[first..events.partition_point(|one| one.last <= to)];
        let mut out = self.told(event);
        // « …, a dit X, cité par Y »: not of another quotation.
        let by = |n: &usize| {
            let phrase = &self.phrases[*n];
            let said =
                self.tokens[..phrase.first].iter().rev().take(CITED_WITHIN).skip(1).any(|token| token.is(Use::Quoted));
            let between = self.tokens.get(event.last.max(at) + 1..phrase.first);
            let own = between.is_some_and(|between| between.iter().all(|token| token.quote().is_none()));
            phrase.before == Before::By && own && said && citations.iter().all(|one| one.who != *n)
        };
        out.extend(phrases.filter(by));
        // « Selon l’agence Y, X a dit … », « …, a dit X, selon l’agence Y », « …, rapporte l’agence Y ».
        let leads = |token: &Token| token.quote().is_some() || token.is(Use::Clause) || token.mark(&[':']);
        let after = |other: &Event| other.first > event.last && !self.tokens.get(other.last + 1).is_some_and(leads);
        let before = |other: &Event| other.last < event.first && (other.relays || event.how == How::Governs);
        let passed = |other: &&Event| other.relays || other.how == How::According && event.how != How::According;
        out.extend(events.iter().filter(passed).filter(|other| after(other) || before(other)).filter_map(|other| {
            match other.subject {
                Subject::Phrase(n) => Some(n),
                _ => None,
            }
        }));
        // « X, cité par Y », « Y, citant Z »: whoever cites comes behind the cited. Either may lead to the other.
        for &Cites { who, whom } in citations.iter().rev().chain(citations) {
            let place = |n: usize| out.iter().position(|one| *one == n);
            match (place(who), place(whom)) {
                (Some(one), None) if self.phrases[whom].outlet => out.insert(one, whom),
                (None, Some(other)) => out.insert(other + 1, who),
                (None, None) if event.subject == Subject::Phrase(whom) => out.insert(0, who),
                (Some(one), Some(other)) if one < other => {
                    out.remove(other);
                    out.insert(one, whom);
                }
                _ => {}
            }
        }
        let mut seen = Set::default();
        out.retain(|n| Subject::Phrase(*n) != event.subject && seen.insert(*n));
        out
    }
}

/// Marks the events by which an outlet passes on the words of others, and gives those to the one whom it cites: « Reuters, citant X »,
/// "Reuters quoted X as saying".
pub fn mark(sentence: &Sentence, events: &mut [Event]) {
    let tokens = sentence.tokens;
    let mut quoted: Option<usize> = None;
    for event in events.iter_mut() {
        if event.how != How::Passive && tokens[event.last].is(Use::Cite) {
            quoted = sentence.spokesman(event.last);
            if let Some(whom) = quoted {
                (event.subject, event.cites) = (Subject::Phrase(whom), true);
            }
        } else if let Some(whom) = quoted.filter(|_| event.subject == Subject::Same) {
            let as_saying = event.first == sentence.phrases[whom].last + 2 && tokens[event.first - 1].is(Use::Clause);
            if as_saying {
                (event.subject, event.cites) = (Subject::Phrase(whom), true);
            }
        }
        let said = tokens.get(event.first..=event.last).unwrap_or_default();
        let relay = event.how == How::According || said.iter().any(|token| token.is(Use::Relay));
        event.relays = relay && matches!(event.subject, Subject::Phrase(n) if sentence.phrases[n].outlet);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlets_are_known_under_all_their_names() {
        assert_eq!(known("Monde"), Some("Le Monde"));
        assert_eq!(known("the Washington Post"), Some("The Washington Post"));
        assert_eq!(known("Agence France-Presse"), Some("AFP"));
        assert_eq!(known("Orveille"), None);
    }
}
