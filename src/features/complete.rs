//! The names that a half-typed one may become.

use super::hints;
use super::hover::name_card;
use super::profile::Sense;
use crate::check::Subject;
use crate::index::entities::{Entity, EntityNo};
use crate::index::{Item, Snapshot, folded};
use crate::lexicon::Language;
use crate::notes::Note;
use crate::reading::NameKind;
use crate::reading::names::is_acronym;
use crate::text::{self, Span};
use crate::wording::Locale;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use xxhash_rust::xxh3::Xxh3Builder;

/// What may be put in place of the words under the caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completions {
    /// The words typed so far, in the note.
    pub typed: Span,
    /// Best first.
    pub names: Vec<Completion>,
    /// Whether further letters may bring others.
    pub incomplete: bool,
}

/// A spelling of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    pub entity: EntityNo,
    pub kind: NameKind,
    /// What is put in.
    pub form: String,
    /// What a client that compares letters should compare: begins as typed, whatever the accents of the name.
    pub filter: String,
}

/// Names offered at most, and spellings of one of them.
const MOST: usize = 60;
const SPELLINGS: usize = 4;
/// The longest name offered, in bytes.
const LONGEST: usize = 200;
/// The most words of a name that is being typed.
const WORDS: usize = 5;

/// The names whose spelling, or one of its words, begins as the words before `offset` do: a word of two letters, or one that has a
/// capital; accents and case count for nothing. What is called just so comes first, then what the note uses, then what the corpus mentions
/// most; of each the name to call it by, then what else begins so; of an acronym that is typed whole itself, then what it stands for. Nothing
/// in code, links and addresses.
#[must_use]
pub fn complete(note: &Note, snapshot: &Snapshot, offset: usize) -> Option<Completions> {
    if note.front_matter.off {
        return None;
    }
    let uses = uses(note);
    candidates_before(note, offset).into_iter().find_map(|typed| offer(note, snapshot, typed, &uses))
}

/// What a completion is: the role that the corpus gives most, and the card.
#[must_use]
pub fn describe(
    note: &Note,
    snapshot: &Snapshot,
    entity: EntityNo,
    locale: Locale,
) -> Option<(Option<String>, String)> {
    let language = Subject::language_of(note);
    Some((hints::role(snapshot, entity, language), name_card(snapshot, entity, Sense::Any, locale)?))
}

/// How often each folded word stands in a note. A single letter asks for it thousands of times: the hash is a quick one.
type Uses = HashMap<String, u32, Xxh3Builder>;

fn uses(note: &Note) -> Uses {
    let mut uses = Uses::default();
    for word in text::words(&note.text) {
        *uses.entry(word.folded).or_default() += 1;
    }
    uses
}

/// The last words before `offset`, the most first, where they may be a name: on one line, in prose.
fn candidates_before(note: &Note, offset: usize) -> Vec<Span> {
    let text = &note.text;
    let Some(before) = text.get(..offset) else { return Vec::new() };
    let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let words = text::words(&text[line..offset]);
    let mut out: Vec<Span> = Vec::new();
    let mut next = offset;
    for word in words.iter().rev().take(WORDS) {
        let start = line + word.span.start;
        let between = &text[line + word.span.end..next];
        // The caret may stand behind the blank after a word; a name goes on over a blank, a hyphen, an apostrophe, an initial's point.
        let joined = between.chars().all(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '-' | '‑' | '\'' | '’' | '.'))
            && between.chars().count() <= 2;
        if !joined || (next == offset && !between.is_empty() && between != " ") {
            break;
        }
        next = start;
        out.push(Span::new(start, offset));
    }
    out.reverse();
    // « la », « de » before a name are the sentence's, not the name's.
    out.retain(|span| {
        let words = text::words(span.of(text));
        words.len() < 2 || !opens_with_small(&words[0].folded) || span.of(text).starts_with(char::is_uppercase)
    });
    let outside = |span: &Span| is_prose(note, span.start) && !in_code_or_link(&text[line..span.start]);
    out.retain(|span| {
        let first = span.of(text);
        let letters = first.chars().take_while(|c| c.is_alphanumeric()).count();
        (letters > 1 || first.starts_with(char::is_uppercase)) && outside(span)
    });
    out
}

/// Whether folded words begin with one that only holds a sentence together.
fn opens_with_small(words: &str) -> bool {
    let first = words.split(' ').next().unwrap_or("");
    [Language::French, Language::English].iter().any(|&language| text::is_stopword(first, language))
}

/// Whether the byte is prose, and no part of a citation.
pub fn is_prose(note: &Note, offset: usize) -> bool {
    let prose = note.block_at(offset).is_some_and(|block| note.blocks[block].prose.from_note(offset).is_some());
    prose && !note.citations.iter().any(|citation| citation.span.start < offset && offset < citation.span.end)
}

/// Whether what follows `before` on its line stands in code, a link or an address that is not finished yet.
pub fn in_code_or_link(before: &str) -> bool {
    let after = |open: &str, close: &str| {
        let opened = before.rfind(open).map(|at| at + open.len());
        opened.is_some_and(|at| !before[at..].contains(close))
    };
    let run = before.rsplit(char::is_whitespace).next().unwrap_or("");
    before.matches('`').count() % 2 == 1
        || after("](", ")")
        || after("[[", "]]")
        || after("<", ">")
        || after("[@", "]")
        || run.contains("://")
        || run.contains('@')
        || text::fold(run).contains("www.")
}

fn offer(note: &Note, snapshot: &Snapshot, typed: Span, uses: &Uses) -> Option<Completions> {
    let written = typed.of(&note.text);
    // A blank behind a word ends it.
    let ends = if written.ends_with(char::is_whitespace) { " " } else { "" };
    let prefix = folded(written) + ends;
    let catalogue = snapshot.catalogue();
    // One more than what the note uses of the spelling that it uses most; a single letter brings tens of thousands.
    let mut used: Vec<u32> = vec![0; snapshot.entities().list().len()];
    let mut whole: HashSet<EntityNo> = HashSet::new();
    let mut order: Vec<EntityNo> = Vec::new();
    for label in catalogue.names_from(&prefix) {
        let Item::Name(entity) = label.item else { continue };
        let Some(known) = used.get_mut(entity as usize) else { continue };
        if *known == 0 {
            order.push(entity);
        }
        if label.text == prefix {
            whole.insert(entity);
        }
        let uses = if label.longest.len() > 2 { uses.get(label.longest).copied().unwrap_or(0) } else { 0 };
        *known = (*known).max(uses + 1);
    }
    let rank = |entity: &EntityNo| {
        let used = used[*entity as usize];
        (!whole.contains(entity), Reverse(used), Reverse(catalogue.mentions(*entity)), *entity)
    };
    let mut incomplete = order.len() > MOST;
    if incomplete {
        order.select_nth_unstable_by_key(MOST, rank);
        order.truncate(MOST);
    }
    order.sort_unstable_by_key(rank);
    let mut names = Vec::new();
    for number in order {
        let Some(entity) = snapshot.entities().get(number) else { continue };
        // Whoever has typed an acronym may mean it, and see it told from longer names that begin so.
        let short = whole.contains(&number) && is_acronym(written);
        let mut forms = if short { spelt_out(entity, written) } else { spellings(entity, &prefix) };
        if prefix.contains(' ') && opens_with_small(&prefix) {
            // « La Bai »: who put in another name would take the article away.
            forms.retain(|form| begins(&folded(form), &prefix).is_some());
        }
        let offered = forms.into_iter().filter(|form| short || *form != written);
        for form in offered {
            if names.len() == MOST {
                incomplete = true;
                break;
            }
            let filter = filter(written, &prefix, form);
            // Who types an accent later leaves what was compared so far.
            incomplete |= !form.is_ascii();
            names.push(Completion { entity: number, kind: entity.kind, form: form.to_owned(), filter });
        }
    }
    (!names.is_empty()).then_some(Completions { typed, names, incomplete })
}

/// The name to call it by, and what other spellings begin so, each but once; none that would bring into the note what acts unseen.
fn spellings<'a>(entity: &'a Entity, prefix: &str) -> Vec<&'a str> {
    let mut said = HashSet::from([folded(&entity.name)]);
    let others = entity.aliases.iter().map(|(form, _)| form.as_str()).filter(|form| {
        let words = folded(form);
        begins(&words, prefix).is_some() && said.insert(words)
    });
    let plain = |form: &&str| form.len() <= LONGEST && !form.contains(text::has_power);
    std::iter::once(entity.name.as_str()).chain(others).filter(plain).take(SPELLINGS).collect()
}

/// The acronym as it is typed, and the commonest name by itself that it stands for.
fn spelt_out<'a>(entity: &'a Entity, acronym: &str) -> Vec<&'a str> {
    let forms = || entity.aliases.iter().map(|(form, _)| form.as_str());
    let full = entity.full.iter().filter_map(|&n| forms().nth(usize::from(n)));
    let body =
        full.filter(|form| form.contains(' ') && form.len() <= LONGEST && !form.contains(text::has_power)).take(1);
    forms().filter(|form| *form == acronym).chain(body).collect()
}

/// Where in folded words the prefix stands, at the beginning of one of them.
fn begins(words: &str, prefix: &str) -> Option<usize> {
    words.match_indices(prefix).map(|(at, _)| at).find(|&at| at == 0 || words[..at].ends_with(' '))
}

/// As typed, then as the spelling goes on; the name itself where it does not go on so.
fn filter(written: &str, prefix: &str, form: &str) -> String {
    let words = folded(form);
    match begins(&words, prefix) {
        Some(at) => format!("{written}{}", &words[at + prefix.len()..]),
        None => format!("{written} {form}"),
    }
}
