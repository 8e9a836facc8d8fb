//! A name given another spelling over all notes.
//!
//! Who or what the name means is renamed, under every spelling that the notes use. The words of others stay as they are: articles,
//! quotations, block quotes; so do addresses, link targets and code. What stands beside a name stays too: titles and offices
//! (« M. », « le ministre ») are no part of it.
//!
//! A person's full name becomes the new name; where a note has the family name alone, the new family name takes its place, a forename
//! alone becomes the new forename, and initials are made anew. Who points at a family name and types one word renames the family:
//! forenames stay. A name in capitals throughout stays in capitals. What stands right before and behind a name is mended with it (`text::joined`).
//!
//! What is written in other letters than the name that was pointed at, or means it only most likely, waits for a nod where the editor can ask for one.

use super::named::{Meant, Named, Who};
use super::profile::Sense;
use super::references;
use crate::check::Subject;
use crate::index::Snapshot;
use crate::lexicon::Language;
use crate::notes::Note;
use crate::reading::NameKind;
use crate::reading::names::{Fact, LORE, is_acronym, key, words_of};
use crate::text::{self, Span};
use crate::wording::{Message, message};

/// Why a place, or a name, is not for renaming.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    NoName,
    Article,
    Quoted,
    Address,
    Markup,
    Empty,
    Control,
    Mark(char),
    Long,
}

impl Refusal {
    /// What to say of it.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::NoName => message!("rename-no-name"),
            Self::Article => message!("rename-article"),
            Self::Quoted => message!("rename-quoted"),
            Self::Address => message!("rename-address"),
            Self::Markup => message!("rename-markup"),
            Self::Empty => message!("rename-empty"),
            Self::Control => message!("rename-control"),
            Self::Mark(mark) => message!("rename-mark", mark = mark.to_string()),
            Self::Long => message!("rename-long", most = LONGEST),
        }
    }
}

/// The longest new name, in characters.
const LONGEST: usize = 200;

/// A mention that gets another form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// In the note.
    pub span: Span,
    pub old: String,
    pub new: String,
    /// Why it is better looked at first; none where it is written as the name that was pointed at, or is the short form of it, or its
    /// full form.
    pub doubt: Option<Doubt>,
}

/// Why a mention is better looked at before it is renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It is written in other letters.
    Spelling,
    /// Several are called so, and this one mostly.
    Likely,
    /// The article before it cannot be told: « l’ » before a consonant.
    Article,
}

impl Doubt {
    /// What to say of it.
    #[must_use]
    pub fn why(self) -> Message {
        match self {
            Self::Spelling => message!("doubt-spelling"),
            Self::Likely => message!("doubt-likely"),
            Self::Article => message!("doubt-article"),
        }
    }
}

/// The name at `offset`, where it can be renamed.
pub fn renamable(note: &Note, snapshot: &Snapshot, offset: usize) -> Result<Named, Refusal> {
    let name = references::name_at(note, snapshot, offset).ok_or(Refusal::NoName)?;
    if name.quoted {
        Err(Refusal::Quoted)
    } else if name.in_address {
        Err(Refusal::Address)
    } else if !is_plain(note, &name) {
        Err(Refusal::Markup)
    } else {
        Ok(name)
    }
}

/// What is renamed, and how.
#[derive(Clone, Debug)]
pub struct Renaming {
    who: Who,
    /// As what the name was meant that was pointed at: the city, not the government that sits there.
    sense: Sense,
    /// The key of the name that was pointed at.
    pointed: String,
    person: bool,
    /// The keys of the person's forenames, and of the names in full: « serguei », « serguei choigou ».
    forenames: Vec<String>,
    fulls: Vec<String>,
    new: Parts,
    /// Only the family is renamed.
    family_only: bool,
}

/// A name in its parts. What is no person's has no family.
#[derive(Clone, Debug)]
struct Parts {
    full: String,
    given: Option<String>,
    family: String,
}

/// What of a person's name a form is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Family,
    Forename,
    /// All of it, perhaps with initials; and all that is no person's.
    Whole,
}

impl Renaming {
    /// Gives whom `pointed` means the name `new`.
    pub fn new(snapshot: &Snapshot, pointed: &Named, new: &str) -> Result<Self, Refusal> {
        let new = checked(new)?;
        let person = pointed.kind == NameKind::Person;
        let known = pointed.entity.and_then(|entity| snapshot.entities().get(entity));
        let mut full: Vec<&str> = known.map(|known| known.name.as_str()).into_iter().collect();
        full.extend(known.into_iter().flat_map(|known| known.aliases.iter().map(|(form, _)| form.as_str())));
        full.retain(|form| form.contains(' ') && !is_initialled(form));
        let parts: Vec<Parts> = full.iter().map(|form| Parts::of(form)).collect();
        let forenames =
            parts.iter().filter_map(|parts| parts.given.as_deref()).flat_map(words_of).filter(|word| word.len() > 1);
        let forenames: Vec<String> = forenames.collect();
        let fulls: Vec<String> = full.iter().map(|form| key(form)).collect();
        let mut renaming = Self {
            who: pointed.who(),
            sense: pointed.sense,
            pointed: key(&pointed.form),
            person,
            forenames,
            fulls,
            new: if person { Parts::of(&new) } else { Parts { full: new.clone(), given: None, family: new } },
            family_only: false,
        };
        renaming.family_only = person && renaming.new.given.is_none() && renaming.shape(&pointed.form) == Shape::Family;
        Ok(renaming)
    }

    /// What becomes of a note whose names these are.
    #[must_use]
    pub fn edits(&self, note: &Note, names: &[Named]) -> Vec<Renamed> {
        let means = |name: &&Named| name.who() == self.who && name.sense.meets(self.sense);
        let own = names.iter().filter(means).filter(|name| !name.quoted && !name.in_address);
        let own: Vec<&Named> = own.filter(|name| is_plain(note, name)).collect();
        let language = own.first().map(|_| Subject::language_of(note)).unwrap_or_default();
        own.into_iter()
            .filter_map(|name| {
                let new = self.replaced(&name.form);
                let joined = (new != name.form).then(|| text::joined(&note.text, name.span, &new, language))?;
                let old = joined.span.of(&note.text).split_whitespace().collect::<Vec<_>>().join(" ");
                let doubt = self.doubt(name).or(joined.doubtful.then_some(Doubt::Article));
                Some(Renamed { span: joined.span, old, new: joined.new, doubt })
            })
            .collect()
    }

    /// The new form of a mention.
    fn replaced(&self, form: &str) -> String {
        let new = self.put(form);
        let loud = |text: &str| text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase);
        if loud(form) && !is_acronym(form) && !self.new.full.is_empty() { new.to_uppercase() } else { new }
    }

    fn put(&self, form: &str) -> String {
        let Parts { full, given, family } = &self.new;
        match (self.shape(form), given) {
            (Shape::Whole, _) if self.family_only => with_family(form, family),
            (Shape::Forename, _) if self.family_only => form.to_owned(),
            (Shape::Family, _) => family.clone(),
            (Shape::Forename, Some(given)) => given.clone(),
            (Shape::Whole, Some(given)) if self.person && is_initialled(form) => {
                format!("{} {family}", initials(given))
            }
            (Shape::Whole | Shape::Forename, _) => full.clone(),
        }
    }

    /// What of the name a form is. Whether one word is a part can be told only where the corpus has the name in full.
    fn shape(&self, form: &str) -> Shape {
        let key = key(form);
        let ends = |full: &String| full.strip_suffix(&key).is_some_and(|before| before.ends_with(' '));
        if !self.person || self.fulls.is_empty() || self.fulls.contains(&key) {
            Shape::Whole
        } else if form.contains(' ') {
            // « de Brisart » of « Édouard de Brisart ».
            let family = form.starts_with(char::is_lowercase) && self.fulls.iter().any(ends);
            if family { Shape::Family } else { Shape::Whole }
        } else if key.split(' ').all(|word| self.forenames.iter().any(|known| known == word)) {
            Shape::Forename
        } else {
            Shape::Family
        }
    }

    fn doubt(&self, name: &Named) -> Option<Doubt> {
        if name.meant == Meant::Likely {
            return Some(Doubt::Likely);
        }
        let key = key(&name.form);
        let part = |short: &str, long: &str| {
            let mut rest = long.split(' ');
            short.split(' ').all(|word| rest.any(|other| other == word || (word.len() == 1 && other.starts_with(word))))
        };
        (!part(&key, &self.pointed) && !part(&self.pointed, &key)).then_some(Doubt::Spelling)
    }
}

impl Parts {
    /// A person's name: the family is its last word with the small words before it, the first of a Korean or Chinese name.
    fn of(name: &str) -> Self {
        let words: Vec<&str> = name.split_whitespace().collect();
        let alone = |family: &str| Self { full: name.to_owned(), given: None, family: family.to_owned() };
        let Some((first, rest)) = words.split_first().filter(|(_, rest)| !rest.is_empty()) else { return alone(name) };
        // Family names are of no language. « Kim Song-ok », "Kim Song Ok", but "Kim Martin": two words after the family, of which the last is no family name.
        let last = rest.last().map(|word| key(word)).unwrap_or_default();
        let given = rest.len() == 1 && last.contains(' ')
            || rest.len() == 2 && !LORE.facts(&last, Language::French).has(Fact::Surname);
        if given && words_of(name).len() == 3 && LORE.korean(&key(first)) {
            return Self { full: name.to_owned(), given: Some(rest.join(" ")), family: (*first).to_owned() };
        }
        let small = rest.iter().position(|word| word.starts_with(char::is_lowercase));
        let family = 1 + small.unwrap_or(rest.len() - 1);
        Self { full: name.to_owned(), given: Some(words[..family].join(" ")), family: words[family..].join(" ") }
    }
}

/// A full name with another family: « Sergueï Baranov » → « Sergueï Petrov ».
fn with_family(form: &str, new: &str) -> String {
    let old = Parts::of(form);
    match (form.strip_suffix(&old.family), form.strip_prefix(&old.family)) {
        (Some(before), _) if old.given.is_some() => format!("{before}{new}"),
        (None, Some(after)) if old.given.is_some() => format!("{new}{after}"),
        _ => form.to_owned(),
    }
}

/// « S. Baranov », "J.-P. Brisart": whether a name begins with initials.
fn is_initialled(form: &str) -> bool {
    form.split_whitespace()
        .next()
        .is_some_and(|first| first.ends_with('.') && first.split(['.', '-']).all(|part| part.chars().count() <= 1))
}

/// « Jean-Marie » → « J.-M. ».
fn initials(given: &str) -> String {
    let of = |word: &str| -> String {
        let letters = word.split('-').filter_map(|part| part.chars().next());
        letters.map(|letter| format!("{letter}.")).collect::<Vec<_>>().join("-")
    };
    given.split_whitespace().map(of).collect::<Vec<_>>().join(" ")
}

/// A new name without blanks around it and twice within.
fn checked(new: &str) -> Result<String, Refusal> {
    if new.trim().contains(|c: char| c.is_control() || text::has_power(c)) {
        return Err(Refusal::Control);
    }
    let new = new.split_whitespace().collect::<Vec<_>>().join(" ");
    if !new.contains(char::is_alphabetic) {
        return Err(Refusal::Empty);
    }
    if new.chars().count() > LONGEST {
        return Err(Refusal::Long);
    }
    match new.chars().find(|c| "[]<>`*_|\\#".contains(*c)) {
        Some(mark) => Err(Refusal::Mark(mark)),
        None => Ok(new),
    }
}

/// Whether nothing but the name's own words stands where it is written; a line's end may.
fn is_plain(note: &Note, name: &Named) -> bool {
    let written = name.span.of(&note.text);
    written.split_whitespace().eq(name.form.split_whitespace())
}

#[cfg(test)]
mod tests;
