//! What somebody may say of a name that the corpus cannot tell: whom it is the same as, whom it is not.

use super::markup::{articles, kind};
use super::{hints, named};
use crate::check::Subject;
use crate::config::Entry;
use crate::index::entities::{EntityNo, untitled};
use crate::index::{Item, Label, Snapshot, folded, initials};
use crate::notes::Note;
use crate::reading::NameKind;
use crate::reading::names::{LORE, is_acronym, key};
use crate::text::{self, Span};
use crate::wording::{Locale, say};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

/// Something to decide, as a line for the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What is said by it, in a line.
    pub title: String,
    pub entry: Entry,
}

/// As many of each kind are offered at most.
const MOST: usize = 3;
/// The longest name that is written into a configuration, and that is shown of one, in characters.
const LONGEST: usize = 120;
const SHOWN: usize = 50;
/// Among shorter names, one letter makes another; less so beside a word that is the same.
const LETTERS: usize = 5;
const LETTERS_BESIDE: usize = 3;
/// The most words whose other orders are looked for, and which are looked at for slips.
const WORDS: usize = 4;
/// How many labels are looked at under one beginning: those that are just it come first.
const LOOKED_AT: usize = 64;

/// How a name is near to another, the nearest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Near {
    Sound,
    Letter,
    Order,
    Acronym,
    Family,
}

/// What may be said of the name that `span` stands in: that it is the same as one that is like it, then that it is not the same as one
/// that the corpus takes for it. None on anything but a name.
#[must_use]
pub fn decisions(note: &Note, snapshot: &Snapshot, span: Span, locale: Locale) -> Vec<Decision> {
    let names = named::of_note(note, snapshot);
    let Some(name) = named::at(&names, span.start).filter(|name| name.span.contains(span) && !name.in_address) else {
        return Vec::new();
    };
    let Some(about) = About::new(snapshot, name) else { return Vec::new() };
    let language = Subject::language_of(note);
    let mut out = Vec::new();
    for number in about.alike() {
        let Some(entity) = snapshot.entities().get(number) else { continue };
        let other = untitled(&entity.name).0;
        if !is_plain(other) || key(other) == about.key {
            continue;
        }
        let role = hints::role(snapshot, number, language).filter(|_| entity.kind == NameKind::Person);
        let role = role.unwrap_or_else(|| kind(entity.kind, locale));
        let title = say!(
            locale,
            "same-name",
            name = quoted(&about.form, locale),
            other = quoted(other, locale),
            role = shown(&role),
            articles = articles(entity.articles.len(), locale),
        );
        out.push(Decision { title, entry: Entry::Alias { name: other.to_owned(), other: about.form.clone() } });
    }
    for other in about.joined() {
        let title = say!(locale, "not-same-name", name = quoted(&about.form, locale), other = quoted(&other, locale));
        out.push(Decision { title, entry: Entry::Apart { one: about.form.clone(), other } });
    }
    out
}

/// A name of which something may be said.
struct About<'a> {
    snapshot: &'a Snapshot,
    /// What to write of it: without a civil title.
    form: String,
    key: String,
    kind: NameKind,
    entity: Option<EntityNo>,
}

impl<'a> About<'a> {
    fn new(snapshot: &'a Snapshot, name: &named::Named) -> Option<Self> {
        let entities = snapshot.entities();
        let (full, written) = (untitled(&name.full).0, untitled(&name.form).0);
        // By what the corpus knows it: a family name that the note explains says nothing of others who bear it.
        let known = |form: &&str| entities.resolve(form, None) == name.entity;
        let own = || name.entity.and_then(|entity| entities.get(entity)).map(|entity| untitled(&entity.name).0);
        let form = [full, written].into_iter().find(known).or_else(own).filter(|form| is_plain(form))?;
        Some(Self { snapshot, form: form.to_owned(), key: key(form), kind: name.kind, entity: name.entity })
    }

    /// The entities that it may be the same as, the likeliest first.
    fn alike(&self) -> Vec<EntityNo> {
        let mut nearest: BTreeMap<EntityNo, Near> = BTreeMap::new();
        for (near, entities) in self.near() {
            for entity in entities {
                let nearest = nearest.entry(entity).or_insert(near);
                *nearest = near.min(*nearest);
            }
        }
        let catalogue = self.snapshot.catalogue();
        let mut found: Vec<(Near, Reverse<u32>, EntityNo)> = nearest
            .into_iter()
            .filter(|(entity, _)| self.may_be(*entity))
            .map(|(entity, near)| (near, Reverse(catalogue.mentions(entity)), entity))
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, _, entity)| entity).take(MOST).collect()
    }

    /// What is like it in one way or another; looked up, never looked through.
    fn near(&self) -> Vec<(Near, Vec<EntityNo>)> {
        let mut out = Vec::new();
        if matches!(self.kind, NameKind::Person | NameKind::Unknown) {
            let (full, mut family) = self.snapshot.entities().alike(&self.form);
            family.retain(|entity| self.may_share_forename(*entity));
            out.extend([(Near::Sound, full), (Near::Family, family)]);
        }
        let words = folded(&self.form);
        // A family name alone is looked for in whoever bears it.
        let alone = !words.contains(' ');
        out.extend(slips(&words).iter().map(|slip| (Near::Letter, self.called(slip, alone))));
        out.extend(orders(&words).iter().map(|order| (Near::Order, self.called(order, false))));
        if self.kind == NameKind::Person {
            return out;
        }
        if is_acronym(&self.form) {
            let letters = words.replace(' ', "");
            let spelt = self.snapshot.catalogue().spelling_out(&letters).take(LOOKED_AT).filter_map(entity_of);
            out.push((Near::Acronym, spelt.collect()));
        }
        for letters in initials(&words).filter(|_| !alone) {
            let mut short = self.called(&letters, false);
            short.retain(|entity| self.has_acronym(*entity, &letters));
            out.push((Near::Acronym, short));
        }
        out
    }

    /// Whose names are these folded words, or, where `ends`, end with them.
    fn called(&self, words: &str, ends: bool) -> Vec<EntityNo> {
        let fits = |label: &Label| {
            let before = label.text.strip_suffix(words);
            before.is_some_and(|before| before.is_empty() || (ends && before.ends_with(' ')))
        };
        self.snapshot.catalogue().names_from(words).take(LOOKED_AT).filter(fits).filter_map(entity_of).collect()
    }

    /// Whether it may be somebody: not whom it means already, nor who is kept apart from it, nor a person what is none.
    fn may_be(&self, other: EntityNo) -> bool {
        let entities = self.snapshot.entities();
        let Some(entity) = entities.get(other) else { return false };
        let person = |kind: NameKind| kind == NameKind::Person;
        let unknown = self.kind == NameKind::Unknown || entity.kind == NameKind::Unknown;
        Some(other) != self.entity
            && (unknown || person(self.kind) == person(entity.kind))
            && !entities.kept_apart(&self.form, other)
            && !self.full_forms().any(|form| entities.kept_apart(form, other))
    }

    /// Whether its forename may be theirs, where it has one: two people of one family are mostly two.
    fn may_share_forename(&self, entity: EntityNo) -> bool {
        let Some((own, _)) = self.key.split_once(' ') else { return true };
        let Some(entity) = self.snapshot.entities().get(entity) else { return false };
        let theirs = key(untitled(&entity.name).0);
        let theirs = theirs.split(' ').next().unwrap_or("");
        LORE.nicknames(own, theirs) || own.chars().next() == theirs.chars().next()
    }

    fn has_acronym(&self, entity: EntityNo, letters: &str) -> bool {
        let forms = self.snapshot.entities().get(entity).into_iter().flat_map(|entity| &entity.aliases);
        forms.map(|(form, _)| form).any(|form| is_acronym(form) && folded(form) == letters)
    }

    /// The names by themselves of whom it means, the commonest first.
    fn full_forms(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let entity = self.entity.and_then(|entity| self.snapshot.entities().get(entity));
        entity.into_iter().flat_map(|entity| {
            let forms = entity.full.iter().filter_map(|&n| entity.aliases.get(usize::from(n)));
            forms.map(|(form, _)| untitled(form).0)
        })
    }

    /// Other full names that the corpus takes for it, the commonest first.
    fn joined(&self) -> Vec<String> {
        let mut said = HashSet::from([self.key.clone()]);
        let own = self.full_forms().any(|form| key(form) == self.key);
        // What no article has by itself is told apart from all by one.
        let most = if own { MOST } else { 1 };
        self.full_forms()
            .filter(|form| is_plain(form) && said.insert(key(form)))
            .take(most)
            .map(str::to_owned)
            .collect()
    }
}

fn entity_of(label: Label) -> Option<EntityNo> {
    if let Item::Name(entity) = label.item { Some(entity) } else { None }
}

/// Whether a name may stand in a configuration and in a menu: short enough, with letters, with nothing in it that acts unseen.
fn is_plain(form: &str) -> bool {
    let acts = |c: char| c.is_control() || text::has_power(c);
    form.chars().count() <= LONGEST && !form.contains(acts) && !key(form).is_empty()
}

fn quoted(form: &str, locale: Locale) -> String {
    say!(locale, "quoted-name", name = shown(form))
}

fn shown(form: &str) -> String {
    text::short(&text::shown(form), SHOWN).into_owned()
}

/// Folded words with one letter of one of them more, less, or another, or two exchanged; never a word's first, which makes another name.
fn slips(words: &str) -> Vec<String> {
    let least = if words.contains(' ') { LETTERS_BESIDE } else { LETTERS };
    let mut out = Vec::new();
    let mut start = 0;
    for word in words.split(' ').take(WORDS) {
        if word.len() >= least {
            slips_of(word, &words[..start], &words[start + word.len()..], &mut out);
        }
        start += word.len() + 1;
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The slips of a word that stands between others.
fn slips_of(word: &str, before: &str, after: &str, out: &mut Vec<String>) {
    let letters: Vec<char> = word.chars().collect();
    let mut put = |parts: [&[char]; 3]| {
        let slip = parts.concat();
        if slip != letters {
            out.push(format!("{before}{}{after}", String::from_iter(slip)));
        }
    };
    for at in 1..=letters.len() {
        let (left, right) = letters.split_at(at);
        let rest = right.get(1..).unwrap_or_default();
        for letter in 'a'..='z' {
            put([left, &[letter], right]);
            put([left, &[letter], rest]);
        }
        put([left, rest, &[]]);
        if let [here, next, rest @ ..] = right {
            put([left, &[*next, *here], rest]);
        }
    }
}

/// The words in every other order.
fn orders(words: &str) -> Vec<String> {
    let all: Vec<&str> = words.split(' ').collect();
    if !(2..=WORDS).contains(&all.len()) {
        return Vec::new();
    }
    let mut orders: Vec<Vec<&str>> = vec![Vec::new()];
    for word in all {
        let longer = orders.into_iter().flat_map(|order| {
            (0..=order.len()).map(move |at| {
                let mut order = order.clone();
                order.insert(at, word);
                order
            })
        });
        orders = longer.collect();
    }
    orders.into_iter().map(|order| order.join(" ")).filter(|order| order != words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Article;
    use proptest::prelude::*;
    use std::fmt::Write;
    use std::path::Path;

    const CORPUS: &[&str] = &[
        "Le ministre Sergueï Baranov est arrivé lundi à Brest. M. Baranov n’a rien dit.",
        "The minister, Sergei Baranov, left Brest on Sunday. Mr. Baranov was silent.",
        "La chanteuse Anne Delmas est à Lyon.",
        "Le maire Paul Delmas a reçu la presse à Lyon. Hier, Delmas a démenti.",
        "L’Agence nationale des rivages a répondu lundi. L’ANR se tait.",
        "L’Agence nationale des rivages se tait encore à Lyon.",
        "Le Groupe Littoral Kerzavel a vendu son siège. Le navigateur Tristan Kermadeuc est là.",
    ];

    fn snapshot() -> Snapshot {
        static INDEXED: std::sync::LazyLock<Snapshot> = std::sync::LazyLock::new(|| {
            let articles = CORPUS.iter().enumerate().map(|(n, text)| {
                let id = format!("{n}.txt");
                (Path::new("/c").join(&id), Article::parse(&id, (*text).to_owned()))
            });
            Snapshot::in_memory(articles.collect(), &BTreeMap::new())
        });
        INDEXED.clone()
    }

    /// What is offered where the bar stands, and what each would write.
    fn offered(marked: &str) -> String {
        let at = marked.find('|').expect("a bar");
        let note = Note::parse(&marked.replacen('|', "", 1));
        let mut out = String::new();
        for decision in decisions(&note, &snapshot(), Span::new(at, at), Locale::En) {
            let entry = match decision.entry {
                Entry::Alias { name, other } => format!("{name} = {other}"),
                Entry::Apart { one, other } => format!("{one} ≠ {other}"),
            };
            let _ = writeln!(out, "{} [{entry}]", decision.title);
        }
        out
    }

    #[test]
    fn a_name_is_offered_what_is_like_it() {
        insta::assert_snapshot!(offered("Hier, M. Del|mas a parlé.\n"), @r#"
        "Delmas" is the same as "Anne Delmas" (chanteuse, 1 article) [Anne Delmas = Delmas]
        "Delmas" is not the same as "Paul Delmas" [Delmas ≠ Paul Delmas]
        "#);
        insta::assert_snapshot!(offered("Hier, Paul Del|mas a parlé.\n"), @"");
        insta::assert_snapshot!(offered("Hier, M. Tristan Kermadoc| a parlé.\n"), @"");
        insta::assert_snapshot!(offered("Selon Tristan Kermadeu|k, tout va bien.\n"), @r#""Tristan Kermadeuk" is the same as "Tristan Kermadeuc" (person, 1 article) [Tristan Kermadeuc = Tristan Kermadeuk]"#);
        insta::assert_snapshot!(offered("Selon M. Kermadeuk|, tout va bien.\n"), @r#""Kermadeuk" is the same as "Tristan Kermadeuc" (person, 1 article) [Tristan Kermadeuc = Kermadeuk]"#);
        insta::assert_snapshot!(offered("Selon Kermadeuc |Tristan, tout va bien.\n"), @r#""Kermadeuc Tristan" is the same as "Tristan Kermadeuc" (person, 1 article) [Tristan Kermadeuc = Kermadeuc Tristan]"#);
        insta::assert_snapshot!(offered("Selon Sergei Bara|nov, tout va bien.\n"), @r#""Sergei Baranov" is not the same as "Sergueï Baranov" [Sergei Baranov ≠ Sergueï Baranov]"#);
        insta::assert_snapshot!(offered("Selon Sergey Bara|nov, tout va bien.\n"), @r#""Sergey Baranov" is not the same as "Sergei Baranov" [Sergey Baranov ≠ Sergei Baranov]"#);
        insta::assert_snapshot!(offered("Le G|LK est là.\n"), @r#""GLK" is the same as "Groupe Littoral Kerzavel" (organisation, 1 article) [Groupe Littoral Kerzavel = GLK]"#);
        insta::assert_snapshot!(offered("L’Agence nationale des riv|ages est là.\n"), @"");
    }

    #[test]
    fn nothing_is_offered_elsewhere() {
        for marked in [
            "Le chan|tier ferme.\n",
            "|\n",
            "Le 3 m|ai 2021.\n",
            "`Paul Del|mas`\n",
            "---\nsourcier: off\n---\nPaul Del|mas\n",
        ] {
            assert_eq!(offered(marked), "", "{marked}");
        }
        // Nor over a stretch that is more than a name.
        let note = Note::parse("Paul Delmas a parlé.\n");
        assert_eq!(decisions(&note, &snapshot(), Span::new(0, 15), Locale::En), []);
    }

    #[test]
    fn one_letter_may_slip_but_the_first() {
        let slips = slips("jean kermadeuc");
        for slip in ["jean kermadeu", "jean kermadeuk", "jean kemradeuc", "jean kermmadeuc", "jan kermadeuc"] {
            assert!(slips.iter().any(|s| s == slip), "{slip}");
        }
        assert!(slips.iter().all(|slip| slip.starts_with('j') && slip != "jean kermadeuc"));
        assert_eq!(orders("a b c").len(), 5);
    }

    proptest! {
        #[test]
        fn any_note_is_answered(words in proptest::collection::vec(prop_oneof![
            Just("Paul Delmas"), Just("M. "), Just("Delmas"), Just(" "), Just("😀"), Just("\n\n"), Just("« "), Just("*"), Just("Ker\u{200b}madeuc"),
            Just("ANR"), Just("S. Baranov"), Just("\u{202e}Brest"),
        ], 0..10), at in 0_usize..80, more in 0_usize..9) {
            let text = words.concat();
            let note = Note::parse(&text);
            let whole = |at: usize| (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
            for decision in decisions(&note, &snapshot(), Span::new(whole(at), whole(at + more).max(whole(at))), Locale::Fr) {
                prop_assert!(!decision.title.contains(text::has_power));
            }
        }
    }
}
