//! Whom « la députée » and « le chef de l’État » mean: the holder of the office, or who was told of last.

use super::Speaker;
use super::lexis::{LEXIS, Use, Uses};
use super::people::{ANTECEDENT, Being, Gender, People, Told};
use super::phrases::Phrase;
use super::tokens::{Source, Token};
use crate::lexicon::Language;
use crate::reading::countries;
use crate::reading::names::{Fact, LORE, NameKind};
use crate::text::{self, Span};
use rustc_hash::FxHashMap as Map;

/// How many people's offices are looked at, from the nearest back.
const LOOKED_AT: usize = 60;
/// The most words of offices that are kept of a person.
const ROLE_WORDS: usize = 40;
/// How many bytes after a name may tell what somebody is.
const BESIDE: usize = 120;
/// How many of those told of last may be meant by « le club ».
const NEAR: usize = 4;

/// Stands behind each office.
const END: &str = ".";

/// What a text says that people are.
pub struct Offices<'a> {
    /// Those with an office, in order: the number of the name.
    holders: Vec<usize>,
    /// All words of the offices that the text gives a person, each office with [`END`] behind it.
    words: Map<&'a str, Vec<String>>,
    /// Where the headline ends.
    headline: usize,
}

impl<'a> Offices<'a> {
    pub fn new(source: &Source<'a>) -> Self {
        let mut holders = Vec::new();
        let mut words: Map<&str, Vec<String>> = Map::default();
        for (n, name) in source.names.iter().enumerate().filter(|(_, name)| name.kind == NameKind::Person) {
            let role = name.role.map(|role| text::words(role.of(source.text)));
            let Some(role) = role.or_else(|| beside(source, name.span)) else { continue };
            holders.push(n);
            let known = words.entry(name.full.as_str()).or_default();
            if known.len() < ROLE_WORDS {
                known.extend(role.into_iter().map(|word| word.folded));
                known.push(END.to_owned());
            }
        }
        let headline = text::paragraphs(source.text).first().map_or(0, |paragraph| paragraph.end);
        Self { holders, words, headline }
    }
}

/// What is said of somebody after the name: « Paul Hardy, un médecin du port, … ».
fn beside(source: &Source, name: Span) -> Option<Vec<text::Word>> {
    let after = source.text[name.end..].strip_prefix(", ")?;
    let mut end = after.len().min(BESIDE);
    while !after.is_char_boundary(end) {
        end -= 1;
    }
    let stretch = &after[..after[..end].find([',', '.', ';', ':', '(', '\n', '«', '“', '"', '!', '?'])?];
    let mut words = text::words(stretch);
    let uses = |word: &text::Word| LEXIS.uses(&word.folded, source.language);
    if let Some(clause) = words.iter().position(|word| uses(word).has(Use::Relative)) {
        words.truncate(clause);
    }
    let article = words.first().map(uses).is_some_and(|uses| uses.any(&[Use::Definite, Use::Indefinite]));
    let noun = words.get(usize::from(article))?;
    let office = speaks(uses(noun)) || LORE.facts(&noun.folded, source.language).has(Fact::Role);
    let clause = [Use::Say, Use::Have, Use::Be, Use::Light, Use::He, Use::She, Use::They];
    let told = words.iter().skip(usize::from(article) + 1).any(|word| uses(word).any(&clause));
    (office && !told).then_some(words)
}

/// Whether one of somebody's offices is this one, and nothing else's: « président », « président français », not « président du club ».
fn holds(role: &[String], office: &[&str], language: Language) -> bool {
    let small = |word: &&String| LEXIS.uses(word, language).any(&[Use::Link, Use::Definite]);
    let mut each = role.split(|word| word == END);
    each.any(|one| {
        let words: Vec<&str> = one.iter().filter(|word| !small(word)).map(String::as_str).collect();
        let Some(rest) = words.strip_prefix(office) else { return false };
        let bound = one.iter().skip(office.len()).any(|word| small(&word));
        let land = |word: &str| countries::find(&text::words(word)).is_some();
        rest.is_empty() || !bound && matches!(rest, [one] if land(one))
    })
}

/// Whether a word says what somebody is.
fn speaks(uses: Uses) -> bool {
    uses.any(&[Use::Person, Use::Again, Use::Calling, Use::Office, Use::Former])
}

impl People<'_> {
    /// Whom a description means: the holder of the office, or the one who was told of last, where the words may mean him again.
    pub fn described(&self, tokens: &[Token], phrase: &Phrase, at: usize) -> Option<Speaker> {
        let words = &tokens[phrase.first..=phrase.last];
        // « la même source », « de même source »
        let before = phrase.first.checked_sub(1).map(|n| &tokens[n]);
        if tokens[phrase.head].is(Use::Source) && words.iter().chain(before).any(|token| token.is(Use::Same)) {
            let last = self.told.iter().rev().find(|told| !told.aside)?;
            return (last.at + ANTECEDENT >= at).then(|| last.speaker.clone());
        }
        let headline = at < self.offices.headline;
        if !(phrase.definite || headline) || phrase.plural || !phrase.speaks {
            return None;
        }
        let heads: Vec<&str> = words.iter().filter(|token| token.speaks).map(|token| token.folded.as_str()).collect();
        let head = *heads.first()?;
        let first = (phrase.head + 1 - phrase.first).min(words.len());
        let complement: Vec<String> = words[first..]
            .iter()
            .filter(|token| !token.uses.any(&[Use::Link, Use::Definite]))
            .flat_map(|token| text::words(token.span.of(self.source.text)).into_iter().map(|word| word.folded))
            .collect();
        if !phrase.definite {
            return self.heralded(phrase, head, &complement);
        }
        if complement.is_empty() && tokens[phrase.head].is(Use::Bearer) {
            return self.body(at);
        }
        let holders = self.holders(phrase, head, &complement, at);
        if let Some((n, _)) = holders.iter().find(|(_, shared)| *shared) {
            return Some(self.named(*n));
        }
        let people = |n: usize| self.source.names[n].full.as_str();
        if let Some((n, _)) = holders.first() {
            let alone = holders.iter().all(|(other, _)| people(*other) == people(*n));
            let spoke = self.told.iter().rev().take(3).any(|told| told.speaker.name == people(*n));
            if complement.is_empty() || (alone && spoke) {
                return Some(self.named(*n));
            }
        }
        let other = holders.iter().any(|(n, _)| self.told.last().is_some_and(|told| told.speaker.name != people(*n)));
        if other { None } else { self.again(words, phrase, first, at) }
    }

    /// Whose office a description names, nearest first: the name, and whether what it belongs to is told of it too.
    fn holders(&self, phrase: &Phrase, head: &str, complement: &[String], at: usize) -> Vec<(usize, bool)> {
        let language = self.source.language;
        let upto = self.offices.holders.partition_point(|n| self.source.names[*n].span.start < at);
        let (past, to_come) = self.offices.holders.split_at(upto);
        let said = |words: &[&str]| {
            words.first() == Some(&head) && words[1..].iter().copied().eq(complement.iter().map(String::as_str))
        };
        let mut out: Vec<(usize, bool)> = Vec::new();
        let near = past.iter().rev().take(LOOKED_AT).chain(to_come.iter().take(LOOKED_AT)).copied();
        for n in near.filter(|n| self.gender(*n).fits(phrase.gender)) {
            let Some(role) = self.offices.words.get(self.source.names[n].full.as_str()) else { continue };
            let has = |word: &str| role.iter().any(|known| known == word);
            let shared = complement.iter().filter(|word| has(word)).count();
            let aliased = LEXIS.aliases(language).iter().any(|(one, others)| {
                (said(one) && others.iter().any(|other| holds(role, other, language)))
                    || (holds(role, one, language) && others.iter().any(|other| said(other)))
            });
            if aliased || role.iter().any(|word| LEXIS.same_office(word, head, language)) {
                out.push((n, shared > 0));
            } else if shared > 0
                && (shared > 1 || role.iter().any(|word| LEXIS.uses(word, language).has(Use::Counterpart)))
            {
                // « le patron des députés du Centre » is their « chef de file », « le président malien » an « homologue malien ».
                out.push((n, true));
            }
        }
        out
    }

    /// Whom a headline only describes: « un médecin français », of whom the text then says just this.
    fn heralded(&self, phrase: &Phrase, head: &str, complement: &[String]) -> Option<Speaker> {
        let fits = |n: &&usize| {
            let role = self.offices.words.get(self.source.names[**n].full.as_str());
            let has = |word: &str| role.is_some_and(|role| role.iter().any(|known| known == word));
            let office =
                role.is_some_and(|role| role.iter().any(|word| LEXIS.same_office(word, head, self.source.language)));
            office && self.gender(**n).fits(phrase.gender) && complement.iter().all(|word| has(word))
        };
        let mut found = self.offices.holders.iter().filter(fits);
        let first = found.next().filter(|_| !complement.is_empty())?;
        let full = |n: &usize| self.source.names[*n].full.as_str();
        found.all(|other| full(other) == full(first)).then(|| self.named(*first))
    }

    /// « le site », « le club »: the body that was told of last.
    fn body(&self, at: usize) -> Option<Speaker> {
        let near = self.told.iter().rev().take(NEAR).filter(|told| told.at + ANTECEDENT >= at);
        let last = { near }.find(|told| told.being != Being::Person && !told.aside)?;
        Some(last.speaker.clone())
    }

    /// Words that mean again whom the text is about: « la dirigeante », « l’ancien ministre ». What they belong to may make them
    /// somebody else's, unless they are an office that a newcomer would be named with.
    fn again(&self, words: &[Token], phrase: &Phrase, first: usize, at: usize) -> Option<Speaker> {
        let bound = words[first..].iter().any(|token| token.is(Use::Link));
        let has = |what| words.iter().any(|token| token.is(what));
        let (office, former, calling) = (has(Use::Office), has(Use::Former), has(Use::Calling));
        if !(office || former || !bound && (calling || has(Use::Again))) {
            return None;
        }
        let look = if bound { 3 } else { 6 };
        let fits = |told: &&Told| told.being != Being::Body && !told.plural && !told.aside && told.speaker.named;
        let last = self.told.iter().rev().take(look).find(fits)?;
        // « le président de la Ligue » and « le médecin » are not whoever was named last, where that one is known as something else.
        let she = last.gender == phrase.gender && phrase.gender == Gender::She;
        let known = self.offices.words.contains_key(last.speaker.name.as_str());
        let own = former || !known || she || !(bound || calling && !office);
        let near = last.at + ANTECEDENT >= at && last.gender.fits(phrase.gender) && own;
        near.then(|| last.speaker.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_is_not_that_of_something_else() {
        let holds = |role: &str, office: &[&str]| {
            let role: Vec<String> = role.split(' ').map(str::to_owned).collect();
            holds(&role, office, Language::French)
        };
        for role in ["president", "president francais", "maire du port . president"] {
            assert!(holds(role, &["president"]), "{role}");
        }
        for role in ["president du club", "vice president", "president sortant du club", ""] {
            assert!(!holds(role, &["president"]), "{role}");
        }
        assert!(holds("chef de l etat", &["chef", "etat"]) && !holds("chef de l etat major", &["chef", "etat"]));
    }
}
