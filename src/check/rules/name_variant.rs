//! `name-variant`.

use super::Rule;
use crate::check::{Evidence, Finding, Fix, Subject};
use crate::config::Level;
use crate::index::Snapshot;
use crate::index::entities::{EntityNo, family, sound};
use crate::lexicon::Language;
use crate::reading::names::{Fact, LORE, key, words_of};
use crate::reading::{Mention, NameKind};
use crate::text::{self, Span, fold};
use crate::wording::message;
use std::collections::{BTreeMap, HashMap};

pub static RULE: Rule = Rule {
    code: "name-variant",
    level: Level::Hint,
    summary: "a known name, spelt as no article spells it",
    of_claims: false,
    check,
    doc: r"A name that the corpus knows, one letter off, or without the accents that every article gives it.

**Why.** A misspelt name is found by no search, and a reader who knows the person stops trusting the page.

**Example.** « Yann Kerdaron » where all articles write « Yann Kerdraon »; « Heloise Marchand » for « Héloïse Marchand » in a note that has accents
elsewhere.

**Left alone.** Names that the corpus does not know; a family name alone, but for its accents, unless the note names its bearer elsewhere or gives it
his office; the last letter, which may be an ending; the first; words that are another known
name, a forename, a family name or an ordinary word; another way to write a foreign name (« Chevtchenko », `Shevchenko`); quotations.

**Fix.** Puts the spelling that the articles use.
",
};

/// The fewest letters of a word that is looked at: among shorter ones, one letter makes another name.
const LETTERS: usize = 5;
/// How often a word must stand in names of the corpus to be the right spelling.
const USES: u32 = 2;

/// The fewest words of an office that tell who holds it: many are « maire ».
const OFFICE: usize = 2;

/// A word of the corpus's names.
#[derive(Debug, Default)]
struct Known {
    /// Each way it is written, with how often.
    written: BTreeMap<String, u32>,
    /// Whose names it is part of.
    entities: Vec<EntityNo>,
}

/// The words of the corpus's names, folded, and by their first letter and length.
#[derive(Debug, Default)]
struct Words {
    known: HashMap<String, Known>,
    near: HashMap<(char, usize), Vec<String>>,
}

fn check(subject: &Subject) -> Vec<Finding> {
    let words = subject.snapshot.memo().get(&"the words of names", || words(subject.snapshot));
    let accents =
        subject.language == Language::French && subject.note.text.contains(['é', 'è', 'à', 'ê', 'ç', 'ù', 'î', 'ô']);
    let mut out = Vec::new();
    for (block, reading) in subject.readings.iter().enumerate() {
        if subject.note.blocks[block].quoted.is_some() {
            continue;
        }
        let prose = &subject.note.blocks[block].prose.text;
        let own = reading.names.iter().filter(|name| {
            name.kind != NameKind::Event
                && name.kind != NameKind::Work
                && !reading.quotations.iter().any(|quotation| quotation.span.overlaps(name.span))
        });
        for name in own {
            for word in name_words(prose, name.span) {
                let written = word.of(prose);
                let right = words.known.get(&fold(written)).map_or_else(
                    || misspelt(subject, &words, prose, name, word),
                    |known| if accents { unaccented(subject, prose, name, word, known) } else { None },
                );
                if let Some((right, entity)) = right {
                    out.push(finding(subject, subject.in_note(block, word), &right, entity));
                }
            }
        }
    }
    out
}

fn finding(subject: &Subject, span: Span, right: &str, entity: EntityNo) -> Finding {
    let mut finding = Finding::new(&RULE, span, message!("name-variant", right = right));
    finding.correct = Some(right.to_owned());
    finding.fixes.push(Fix { title: message!("fix-change", right = right), edits: vec![(span, right.to_owned())] });
    finding.evidence.extend(evidence(subject.snapshot, right, entity));
    finding
}

/// The words of a name that may be looked at: with a capital and small letters, long enough.
fn name_words(prose: &str, name: Span) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = name.start;
    for part in name.of(prose).split_inclusive(|c: char| !c.is_alphabetic()) {
        let word = part.trim_end_matches(|c: char| !c.is_alphabetic());
        let small = word.chars().skip(1).all(char::is_lowercase);
        if word.chars().count() >= LETTERS && word.starts_with(char::is_uppercase) && small {
            out.push(Span::new(start, start + word.len()));
        }
        start += part.len();
    }
    out
}

/// The one spelling that all articles use of a word that is written without its accents here, in a name that is meant.
fn unaccented(subject: &Subject, prose: &str, name: &Mention, word: Span, known: &Known) -> Option<(String, EntityNo)> {
    let (written, folded) = (word.of(prose), fold(word.of(prose)));
    let (right, uses) = known.written.first_key_value()?;
    let only = known.written.len() == 1 && *uses >= USES;
    // A capital's accent is left off by many.
    let inside = right.chars().skip(1).any(|c| !c.is_ascii());
    if !only || !written.is_ascii() || !inside {
        return None;
    }
    let others = others(prose, name, &folded);
    let alone = others.is_empty();
    let bears = |entity| {
        name.kind == NameKind::Person && known.entities.len() == 1 && is_family(subject.snapshot, entity, &folded)
    };
    // « Jerome Powell » is not the Jérôme of the articles, and a forename alone is anybody's.
    let meant = known.entities.iter().copied().find(|&entity| {
        if alone {
            !is_word(&folded) && (called(subject.snapshot, entity, &folded) || bears(entity))
        } else {
            agrees(subject.snapshot, entity, &others)
        }
    });
    Some((right.clone(), meant?))
}

/// The other words of a name, as names are compared; where it is one word, those of its fuller form in the text.
fn others(prose: &str, name: &Mention, folded: &str) -> Vec<String> {
    let of = |form: &str| -> Vec<String> {
        key(form).split(' ').filter(|other| *other != folded).map(str::to_owned).collect()
    };
    let own = of(name.span.of(prose));
    if own.is_empty() { of(&name.full) } else { own }
}

/// The known name that an unknown word is one letter off from, where one alone is meant.
fn misspelt(subject: &Subject, words: &Words, prose: &str, name: &Mention, word: Span) -> Option<(String, EntityNo)> {
    let folded = fold(word.of(prose));
    if is_word(&folded) {
        return None;
    }
    let others = others(prose, name, &folded);
    let alone = others.is_empty();
    let first = folded.chars().next()?;
    let length = folded.chars().count();
    let mut found: Option<(&str, EntityNo)> = None;
    for near in (length - 1..=length + 1).filter_map(|length| words.near.get(&(first, length))).flatten() {
        if !one_letter_off(&folded, near) || sound(&folded) == sound(near) {
            continue;
        }
        let known = words.known.get(near)?;
        // A family name alone that is one letter off is as likely somebody else's.
        if alone && (found.is_some() || known.entities.len() > 1) {
            return None;
        }
        let uses: u32 = known.written.values().sum();
        let agrees = |&entity: &EntityNo| {
            let meant = if alone {
                is_told(subject, prose, name, near, entity)
            } else {
                agrees(subject.snapshot, entity, &others)
            };
            uses >= USES && meant
        };
        let meant = known.entities.iter().copied().find(agrees);
        if let Some(entity) = meant {
            // Two names as near: which is meant nobody can tell.
            if found.is_some() {
                return None;
            }
            found = Some((near, entity));
        }
    }
    let (near, entity) = found?;
    let known = words.known.get(near)?;
    let right = known.written.iter().max_by_key(|(_, uses)| **uses).map(|(written, _)| written.clone())?;
    Some((right, entity))
}

/// Whether a folded word is another known name, or a word of a language.
fn is_word(folded: &str) -> bool {
    let one = folded.trim_end_matches('s');
    [folded, one].into_iter().any(|word| {
        LORE.known(word).is_some()
            || LORE.forename(word)
            || [Language::French, Language::English].into_iter().any(|language| {
                let facts = LORE.facts(word, language);
                let named = [Fact::Surname, Fact::Elsewhere, Fact::Demonym, Fact::Role, Fact::Common];
                facts.longest > 0 || facts.any(&named) || facts.is_head()
            })
    })
}

/// Whether two words differ by one letter changed, left out, put in or two exchanged, neither the first nor the last.
fn one_letter_off(one: &str, other: &str) -> bool {
    one.chars().next_back() == other.chars().next_back() && strsim::osa_distance(one, other) == 1
}

/// Whether a person is told by more than a family name that is nearly his: the note names him elsewhere, or gives the name his office.
fn is_told(subject: &Subject, prose: &str, name: &Mention, family: &str, number: EntityNo) -> bool {
    if name.kind != NameKind::Person || !is_family(subject.snapshot, number, family) {
        return false;
    }
    let mut readings = subject.readings.iter().zip(&subject.note.blocks);
    let elsewhere = readings.any(|(reading, block)| {
        reading.names.iter().any(|other| {
            let words = key(other.span.of(&block.prose.text));
            other.kind == NameKind::Person
                && words.split(' ').any(|word| word == family)
                && subject.snapshot.entities().resolve(&other.full, None) == Some(number)
        })
    });
    let office = || {
        let said = content(name.role?.of(prose), subject.language);
        let mut known = subject.snapshot.entities().get(number)?.roles.iter();
        let same = known.any(|(role, _)| content(role, subject.language) == said);
        Some(said.len() >= OFFICE && same)
    };
    elsewhere || office().unwrap_or_default()
}

/// The words of an office that say something.
fn content(role: &str, language: Language) -> Vec<String> {
    words_of(role).into_iter().filter(|word| !text::is_stopword(word, language)).collect()
}

/// Whether a word is the family name of a person.
fn is_family(snapshot: &Snapshot, entity: EntityNo, word: &str) -> bool {
    let entity = snapshot.entities().get(entity).filter(|entity| entity.kind == NameKind::Person);
    entity.is_some_and(|entity| entity.name.contains(' ') && family(&key(&entity.name)) == word)
}

/// Whether somebody is called by a word alone: by his family name, a place or a body by its only word.
fn called(snapshot: &Snapshot, entity: EntityNo, word: &str) -> bool {
    snapshot.entities().get(entity).is_some_and(|entity| entity.aliases.iter().any(|(form, _)| key(form) == word))
}

/// Whether the other words of a name are of an entity's names too.
fn agrees(snapshot: &Snapshot, entity: EntityNo, others: &[String]) -> bool {
    let Some(entity) = snapshot.entities().get(entity) else { return false };
    entity.aliases.iter().any(|(form, _)| {
        let form = key(form);
        others.iter().all(|other| form.split(' ').any(|word| word == other))
    })
}

fn words(snapshot: &Snapshot) -> Words {
    let mut words = Words::default();
    for (entity, number) in snapshot.entities().list().iter().zip(0..) {
        if matches!(entity.kind, NameKind::Unknown | NameKind::Event | NameKind::Work) {
            continue;
        }
        for (form, uses) in entity.aliases.iter().filter(|(_, uses)| *uses > 0) {
            for word in name_words(form, Span::new(0, form.len())) {
                let written = word.of(form);
                let known = words.known.entry(fold(written)).or_default();
                *known.written.entry(written.to_owned()).or_default() += uses;
                if !known.entities.contains(&number) {
                    known.entities.push(number);
                }
            }
        }
    }
    for word in words.known.keys().filter(|word| !is_ordinary(word)) {
        if let Some(first) = word.chars().next() {
            words.near.entry((first, word.chars().count())).or_default().push(word.clone());
        }
    }
    words.near.values_mut().for_each(|words| words.sort());
    words
}

/// Whether a word of a name is one of the language: no spelling to hold another word against.
fn is_ordinary(word: &str) -> bool {
    [Language::French, Language::English].into_iter().any(|language| LORE.common(word, language))
}

/// Articles looked through for the passage to show.
const LOOKED: usize = 4;

/// Where an article spells it right.
fn evidence(snapshot: &Snapshot, right: &str, entity: EntityNo) -> Option<Evidence> {
    let entity = snapshot.entities().get(entity)?;
    entity.articles.iter().take(LOOKED).find_map(|(article, _)| {
        let stored = snapshot.article(*article)?;
        let text = &stored.article.text;
        let spelt = |name: &&Mention| {
            text::words(name.span.of(text)).iter().any(|word| word.span.of(name.span.of(text)) == right)
        };
        let span = stored.reading.names.iter().find(spelt)?.span;
        Some(Evidence { article: *article, span })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::corpus::Article;
    use crate::notes::Note;
    use std::path::{Path, PathBuf};

    const CORPUS: &str = "---\ndate: 2021-03-04\nlang: fr\n---\nLe maire, Yvon Kerdraon, a vu Héloïse Marchadier à Lanvezec. M. Kerdraon a parlé.\n\n\
        Kerdraon est resté. Mme Marchadier est partie. Selon Kerdraon, Héloïse Marchadier reviendra. Les pêcheurs attendent Kerdraon.\n\n\
        Le ministre Sergueï Baranov est venu. Baranov est reparti. Selon Baranov, tout va bien. M. Baranov sourit.\n\n\
        Le ministre de la Pêche, Paul Corvaisier, est là. Paul Corvaisier rit. Yann Hégoden se tait. Le préfet a vu Yann Hégoden.\n";

    /// What the rule says of a note: `written → right`.
    fn told(note: &str) -> Vec<String> {
        let article = Article::parse("a.txt", CORPUS.to_owned());
        let snapshot = Snapshot::in_memory(vec![(PathBuf::from("/corpus/a.txt"), article)], &BTreeMap::new());
        let note = Note::parse(note);
        let findings = crate::check::check(&note, &snapshot, &Config::default_for(Path::new("/")));
        let own = findings.iter().filter(|finding| finding.rule.code == RULE.code);
        own.map(|finding| {
            assert!(!finding.evidence.is_empty());
            format!("{} → {}", finding.span.of(&note.text), finding.correct.as_deref().unwrap_or_default())
        })
        .collect()
    }

    #[test]
    fn a_letter_off_is_shown() {
        assert_eq!(told("Hier, Yvon Kerdaron a déjà répondu.\n"), ["Kerdaron → Kerdraon"]);
        assert_eq!(told("Le maire Yvon Kerdrahon se tait, dit-on à la mairie.\n"), ["Kerdrahon → Kerdraon"]);
        assert_eq!(told("J’ai écrit à Heloise Marchadier, étonnée.\n"), ["Heloise → Héloïse"]);
    }

    #[test]
    fn a_family_name_alone_is_shown_where_its_bearer_is_told() {
        assert_eq!(told("Yvon Kerdraon a écrit. Plus tard, M. Kerdaron a déjà répondu.\n"), ["Kerdaron → Kerdraon"]);
        // Of its accents alone, and nobody is called so without his forename.
        assert_eq!(told("À Lanvezec, M. Hegoden a parlé.\n"), ["Hegoden → Hégoden"]);
        assert_eq!(told("M. Corvasier, ministre de la Pêche, a cédé.\n"), ["Corvasier → Corvaisier"]);
        for note in [
            // Another office, another name of the note, an article's accent, an ordinary word.
            "M. Corvasier, ministre de la Culture, a cédé.\n",
            "Anne Kerdraon a écrit. Plus tard, M. Kerdaron a répondu.\n",
            "Yvon Kerdraon a écrit à Kerdaron, un hameau.\n",
        ] {
            assert_eq!(told(note), Vec::<String>::new(), "{note}");
        }
    }

    #[test]
    fn what_may_be_right_is_left_alone() {
        for note in [
            "Yvon Kerdraon et Mme Marchadier sont là, étonnés.\n",
            // Alone it may be somebody else's.
            "Hier, M. Kerdaron a déjà répondu.\n",
            // Another forename, an ending, a first letter, a name that the corpus does not know.
            "Anne Kerdrahon est élue.\n",
            "Mme Kerdraone est élue.\n",
            "M. Berdraon est élu.\n",
            "M. Kermadec est élu.\n",
            // Another way to write a foreign name; a note without accents; a quotation.
            "Sergey Baranoff est venu, étonné.\n",
            "Heloise Marchadier est partie.\n",
            "Il écrit : « le maire Kerdaron a déjà parlé ce matin ».\n",
            "> Kerdaron a déjà parlé.\n",
        ] {
            assert_eq!(told(note), Vec::<String>::new(), "{note}");
        }
    }
}
