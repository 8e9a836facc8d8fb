//! What a claim and a passage in another language have in common: a word and what the dictionary gives for it.

use super::Subject;
use super::evidence::Keys;
use super::terms::{Key, Term, rarity};
use crate::index::StoredArticle;
use crate::lexicon::Language;
use crate::text::{self, Span};
use std::sync::Arc;

/// A link of the dictionary that is less sure than this is none: it joins side meanings of common words.
const LEAST: f32 = 0.2;
/// A link is worth this and its sureness, at most all: that both have many meanings makes it less sure, not less of a link.
const LINKED: f32 = 0.4;
/// What a word is worth in whose place nothing could be found: without any link, or in its own language one that the corpus has nowhere.
pub const UNKNOWN: f32 = 0.3;
/// So many links of a word are looked for: the stems that the forms of a few words have.
const LINKS: usize = 24;
/// So many stems that the corpus has are searched for in the place of a word.
const SEARCHED: usize = 5;

/// How the words of a note are looked for in an article.
pub struct Across<'a> {
    subject: &'a Subject<'a>,
    /// The claim's language and the article's.
    languages: (Language, Language),
}

impl<'a> Across<'a> {
    pub fn new(subject: &'a Subject<'a>, claimed: Language, stored: &StoredArticle) -> Self {
        Self { subject, languages: (claimed, stored.article.language) }
    }

    /// Whether the claim and the article are in one language.
    pub fn is_one_language(&self) -> bool {
        self.languages.0 == self.languages.1
    }

    /// Where a term stands, and how surely that is it, from 0 to 1.
    pub fn place(&self, keys: &Keys, key: &Key) -> Option<(Span, f32)> {
        if let Some(span) = keys.get(key) {
            return Some((*span, 1.0));
        }
        let Key::Stem(stem) = key else { return None };
        if self.is_one_language() {
            return None;
        }
        let known = self.known(stem);
        known.iter().find_map(|(other, surely)| Some((*keys.get(other)?, (LINKED + surely).min(1.0))))
    }

    /// The stems of the other language that say what a stem does and that the corpus has, surest first. Found once for each snapshot.
    fn known(&self, stem: &str) -> Arc<Vec<(Key, f32)>> {
        let (snapshot, language) = (self.subject.snapshot, self.languages.0);
        let has = |(other, _): &(&str, f32)| snapshot.frequency(other) > 0;
        let found = || links(stem, language).filter(has).map(|(other, surely)| (Key::Stem(other.to_owned()), surely));
        snapshot.memo().get(&("links", stem, language), || found().collect())
    }

    /// What a term weighs in that article: a word of another language is as rare there as what says the same.
    pub fn weight(&self, term: &Term) -> f32 {
        let Key::Stem(stem) = &term.key else { return term.weight };
        if self.is_one_language() {
            return term.weight;
        }
        let (snapshot, language) = (self.subject.snapshot, self.languages.0);
        let count = || {
            let counts = links(stem, language).map(|(other, _)| snapshot.frequency(other));
            let alike = snapshot.frequency(stem);
            counts.chain((alike > 0).then_some(alike)).max()
        };
        match *snapshot.memo().get(&("count across", stem, language), count) {
            Some(count) => rarity(count, snapshot).min(term.weight),
            None => UNKNOWN * term.weight,
        }
    }
}

/// The stems of the other language that say what a stem does, those that the corpus has, surest first.
pub fn stems(subject: &Subject, stem: &str, from: Language) -> Vec<String> {
    let found = links(stem, from).filter(|(other, _)| subject.snapshot.frequency(other) > 0);
    found.take(SEARCHED).map(|(other, _)| other.to_owned()).collect()
}

fn links(stem: &str, from: Language) -> impl Iterator<Item = (&'static str, f32)> {
    text::translations(stem, from).take_while(|(_, surely)| *surely >= LEAST).take(LINKS)
}
