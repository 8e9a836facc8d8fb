//! The fullest form of each name in a text: « Kim Jong Un » for « M. Kim », `Nordacom Group` for `Nordacom`.

use super::NameKind;
use super::facts::Fact;
use super::lore::{HeadUse, LORE};
use super::settle::{Settled, particle};
use super::spans::Look;
use super::tokens::Shape;
use crate::lexicon::Language;
use rustc_hash::FxHashMap as HashMap;
use std::borrow::Cow;

/// The full forms of a text's names.
pub struct Fulls<'a> {
    /// A short form → what bears the full form, unless two do.
    short: HashMap<Cow<'a, str>, Option<&'a Settled<'a>>>,
    /// Family name → the people who bear it: initial of the forename, and where the full form stands first.
    families: HashMap<Cow<'a, str>, Vec<(char, &'a Settled<'a>)>>,
}

impl<'a> Fulls<'a> {
    pub fn of(look: &Look<'a>, kept: &'a [Settled<'a>]) -> Self {
        let mut out = Self { short: HashMap::default(), families: HashMap::default() };
        for settled in kept.iter().filter(|settled| settled.end > settled.first + 1) {
            if settled.kind == NameKind::Person {
                // Initials say less than a name does.
                if look.tokens[settled.first].shape != Shape::Initial {
                    out.add_person(look, settled);
                }
                continue;
            }
            // « Katrina » after "Hurricane Katrina".
            if settled.kind == NameKind::Event
                && settled.end == settled.first + 2
                && look.head(settled.first, HeadUse::Capital) == Some(NameKind::Event)
                && look.language == Language::English
            {
                out.add(look.key(settled.first + 1, settled.end), settled);
            }
            if settled.kind == NameKind::Organisation
                && let Some(firm) = firm(look, settled.first, settled.end)
            {
                out.add(firm.into(), settled);
            }
            // « Conseil de sécurité nationale (NSC) »
            let (open, acronym) = (settled.end, settled.end + 1);
            let mark = |n: usize, mark: char| look.tokens.get(n).is_some_and(|t| t.mark(mark));
            if matches!(settled.kind, NameKind::Organisation | NameKind::Unknown)
                && mark(open, '(')
                && mark(acronym + 1, ')')
                && look.tokens[acronym].shape == Shape::Upper
                && stands_for(&look.tokens[acronym].word, &settled.key)
            {
                out.add(look.key(acronym, acronym + 1), settled);
            }
        }
        out
    }

    fn add_person(&mut self, look: &Look<'a>, settled: &'a Settled<'a>) {
        let (first, last) = (first_of(&settled.key), settled.key.rsplit(' ').next().unwrap_or(""));
        let korean = LORE.korean(first) && !LORE.forename(first);
        let family = family(look, settled, korean);
        let letter = first.chars().next().unwrap_or(' ');
        let bearers = self.families.entry(family.clone()).or_default();
        if bearers.iter().all(|(_, known)| known.key != settled.key) {
            bearers.push((letter, settled));
        }
        self.add(family, settled);
        if !korean {
            // The last word of a family name with a particle, and a forename alone.
            // « M. Liu » after « Liu Weidong » too: nobody can tell by the words which of the two is the family's name.
            let titled = look.tokens[settled.first].facts.any(&[Fact::Civil, Fact::Role]);
            if look.forename(settled.first) || (settled.certain && !titled && !look.ordinary(settled.first)) {
                self.add(first.into(), settled);
            }
            self.add(last.into(), settled);
        }
    }

    fn add(&mut self, form: Cow<'a, str>, full: &'a Settled<'a>) {
        let entry = self.short.entry(form).or_insert(Some(full));
        if entry.is_some_and(|known| known.key != full.key) {
            *entry = None;
        }
    }

    /// What bears the fuller form of a mention.
    pub fn find(&self, look: &Look, settled: &Settled) -> Option<&'a Settled<'a>> {
        if look.tokens[settled.first].shape == Shape::Initial && settled.end > settled.first + 1 {
            let (first, family) = settled.key.split_once(' ')?;
            let letter = first.chars().next()?;
            let mut bearers = self.families.get(family)?.iter().filter(|(l, _)| *l == letter);
            let (_, full) = bearers.next()?;
            return bearers.next().is_none().then_some(*full);
        }
        let own = settled.key.split(' ').count();
        if settled.kind == NameKind::Person && settled.end > settled.first + 1 && own > 2 {
            return None;
        }
        // What is known to be something else is no short form of a person.
        if settled.certain && !matches!(settled.kind, NameKind::Person | NameKind::Organisation | NameKind::Unknown) {
            return None;
        }
        let full = (*self.short.get(settled.key.as_ref())?)?;
        let body = settled.certain && settled.kind == NameKind::Organisation;
        (full.kind != NameKind::Person || !body).then_some(full)
    }
}

fn first_of(key: &str) -> &str {
    key.split(' ').next().unwrap_or("")
}

/// Whether an acronym may stand for a name: its first letter begins one of the words. Else it tells to what the named belongs.
fn stands_for(acronym: &str, key: &str) -> bool {
    acronym.chars().next().is_some_and(|letter| key.split(' ').any(|word| word.starts_with(letter)))
}

/// A form as it is shown: its blanks one space each, its apostrophes straight.
pub fn clean(form: &str) -> String {
    let plain = |c: char| c != '’' && (c == ' ' || !c.is_whitespace());
    if form.chars().all(plain) && !form.contains("  ") {
        return form.trim_matches(' ').to_owned();
    }
    form.split_whitespace().collect::<Vec<_>>().join(" ").replace('’', "'")
}

/// What a company is called by, of which the name says what it is at its end: `Nordacom` of `Nordacom Group Inc`. Words of the
/// language and people's names say too little alone.
pub fn firm(look: &Look, first: usize, end: usize) -> Option<String> {
    let told =
        |n: usize| LORE.facts(look.word(n), Language::English).head(HeadUse::Tail) == Some(NameKind::Organisation);
    let mut last = end;
    while last > first && told(last - 1) {
        last -= 1;
    }
    let alone = last == first + 1 && last < end;
    let plain = look.ordinary(first)
        || look.forename(first)
        || look.has(first, Fact::Demonym)
        || look.known_at(first).is_some_and(|(e, _)| e < end);
    (alone && !plain && look.tokens[first].shape != Shape::Initial).then(|| look.key(first, last).into_owned())
}

/// The family name of a person: the last word with its particles, or the first of a Korean name.
fn family<'a>(look: &Look<'a>, settled: &'a Settled, korean: bool) -> Cow<'a, str> {
    if korean {
        return first_of(&settled.key).into();
    }
    let mut n = settled.end - 1;
    while n > settled.first + 1 && (look.tokens[n - 1].shape == Shape::Small || particle(look, n - 1)) {
        n -= 1;
    }
    look.key(n, settled.end)
}
