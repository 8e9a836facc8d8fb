//! People who are only described: « le dirigeant nord-coréen », "the Russian defence minister".

use super::profile::{plain, same_office};
use crate::index::Snapshot;
use crate::index::entities::EntityNo;
use crate::lexicon::Language;
use crate::reading::names::{Fact, LORE, Use, used};
use crate::reading::{Mention, NameKind, Reading, countries};
use crate::text::{self, Span, Word};
use std::collections::{BTreeMap, HashMap};

/// The most words of a description, its article not among them.
const LONGEST: usize = 9;

/// What stands at an offset and describes somebody.
pub enum Described<'a> {
    /// The office of who is named beside it.
    Named(&'a Mention),
    /// Words that fit one person of the corpus alone.
    Alone { span: Span, entity: EntityNo },
}

/// The words of the corpus's offices.
#[derive(Debug, Default)]
struct Offices {
    /// Each wording once, and whose it is.
    all: Vec<(Words, Vec<EntityNo>)>,
    /// The wordings that hold a word.
    holding: HashMap<String, Vec<usize>>,
}

/// The words of an office that say something, countries by their codes: each with how it is written.
type Words = BTreeMap<String, String>;

/// Who is described at `offset` of prose. Silent where the words name no office, where they fit nobody, or several.
pub fn at<'a>(snapshot: &Snapshot, prose: &str, reading: &'a Reading, offset: usize) -> Option<Described<'a>> {
    let beside = |name: &&Mention| name.role.is_some_and(|role| role.touches(offset));
    if let Some(name) = reading.names.iter().find(beside) {
        return Some(Described::Named(name));
    }
    let sentence = reading.sentences.iter().find(|sentence| sentence.touches(offset))?;
    let words: Vec<Word> = text::words(sentence.of(prose))
        .into_iter()
        .map(|word| Word { span: word.span.shift(sentence.start), ..word })
        .collect();
    let here = words.iter().position(|word| word.span.touches(offset))?;
    // « le », then the office: who is « un ministre » nobody can tell.
    let definite = |n: &usize| in_some(|language| used(&words[*n].folded, Use::Definite, language));
    let starts = (here.saturating_sub(LONGEST)..=here).rev().filter(definite);
    let found = starts.filter_map(|article| {
        let mut ends = (here.max(article + 2)..words.len().min(article + LONGEST + 1)).rev();
        ends.find_map(|end| {
            let span = words[article + 1].span.cover(words[end].span);
            if !is_one_phrase(span.of(prose)) || is_small(&words[end].folded) {
                return None;
            }
            let entity = bearer(snapshot, &words[article + 1..=end])?;
            Some((span, entity))
        })
    });
    // The longest: « le ministre russe de la Défense », not « le ministre russe ».
    let (span, entity) = found.max_by_key(|(span, _)| span.len())?;
    Some(Described::Alone { span, entity })
}

/// Whether something holds in one of the languages: a short note does not tell its own, and an office may be worded in either.
fn in_some(holds: impl Fn(Language) -> bool) -> bool {
    Language::ALL.into_iter().any(holds)
}

fn is_small(word: &str) -> bool {
    in_some(|language| text::is_stopword(word, language))
}

/// Whether nothing parts the words but blanks, apostrophes and hyphens.
fn is_one_phrase(text: &str) -> bool {
    text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '\u{a0}' | '\'' | '’' | '-' | '\u{2011}'))
}

/// The one person of the corpus whose office these words are.
fn bearer(snapshot: &Snapshot, phrase: &[Word]) -> Option<EntityNo> {
    // In its own number and gender: « la députée » is no député.
    let heads: Vec<&str> = phrase
        .iter()
        .map(|word| word.folded.as_str())
        .filter(|word| in_some(|language| LORE.facts(word, language).has(Fact::Role)))
        .collect();
    let wanted = content(phrase);
    if heads.is_empty() || wanted.len() < 2 {
        return None;
    }
    let offices = snapshot.memo().get(&"the words of offices", || offices(snapshot));
    let rarest = wanted.keys().map(|word| offices.holding.get(word).map_or(&[][..], Vec::as_slice));
    let mut exact = false;
    let mut bearers: Vec<EntityNo> = Vec::new();
    for (words, whose) in rarest.min_by_key(|wordings| wordings.len())?.iter().map(|n| &offices.all[*n]) {
        let written = |head: &&str| words.values().any(|word| word == head);
        if same_office(&wanted, words) && heads.iter().all(written) {
            // What is said in just these words, and not only within a longer office.
            exact |= wanted.len() == words.len();
            bearers.extend(whose);
        }
    }
    let first = *bearers.first()?;
    (exact && bearers.iter().all(|other| *other == first)).then_some(first)
}

fn offices(snapshot: &Snapshot) -> Offices {
    let mut known: BTreeMap<Vec<(String, String)>, Vec<EntityNo>> = BTreeMap::new();
    for (entity, number) in snapshot.entities().list().iter().zip(0..) {
        if entity.kind != NameKind::Person {
            continue;
        }
        for (role, _) in &entity.roles {
            known.entry(content(&text::words(role)).into_iter().collect()).or_default().push(number);
        }
    }
    let mut offices = Offices::default();
    for (words, whose) in known {
        for (word, _) in &words {
            offices.holding.entry(word.clone()).or_default().push(offices.all.len());
        }
        offices.all.push((words.into_iter().collect(), whose));
    }
    offices
}

/// The words that say something, in one gender and number; a country is the same by its name and by what is called after it.
fn content(words: &[Word]) -> Words {
    let mut out = Words::new();
    let mut n = 0;
    while n < words.len() {
        let folded = &words[n].folded;
        if let Some((code, used)) = countries::find(&words[n..]) {
            out.insert(code.to_owned(), code.to_owned());
            n += used;
            continue;
        }
        if !is_small(folded) {
            out.insert(plain(folded), folded.clone());
        }
        n += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::check::tests::snapshot_of;
    use crate::features::{hover, hover_in_article};
    use crate::notes::Note;
    use crate::wording::Locale;

    const VISIT: &str = "Une visite\n\nVALMER, 4 mars 2021 (Agence du Littoral) -- Le ministre norvégien de la Pêche, Arne Solberg, est arrivé \
        jeudi à Valmer. La directrice du port, Odile Kermarrec, l’a reçu.\n\nLe ministre norvégien de la Pêche repartira dimanche. \
        L’ancien ministre norvégien de la Pêche, Nils Haugen, l’accompagne.\n";
    const REPLY: &str = "The reply\n\nVALMER, March 9, 2021 (Coastal Wire) -- The Norwegian defence minister, Nils Haugen, replied on Tuesday. \
        The mayor of Lanvezec, Ann Feld, and the mayor of Valmer, Yvon Kerdraon, listened.\n";

    /// The first words of the card at the bar of a note.
    fn hovered(marked: &str) -> Option<String> {
        let snapshot = snapshot_of(&[("visite.txt", VISIT), ("reply.txt", REPLY)]);
        let offset = marked.find('|').expect("a bar");
        let note = Note::parse(&marked.replacen('|', "", 1));
        hover(&note, &snapshot, &[], offset, Locale::En)
            .and_then(|hover| first(&hover.markdown, hover.span.of(&note.text)))
    }

    /// Whose card it is, and of which words; none where it is of no name.
    fn first(card: &str, words: &str) -> Option<String> {
        let name = card.lines().next()?.trim().strip_prefix("**")?.split_once("** · person")?.0;
        Some(format!("{words}: {name}"))
    }

    #[test]
    fn who_is_only_described_has_a_card() {
        for (note, card) in [
            ("On a vu le mini|stre norvégien de la Pêche.\n", "ministre norvégien de la Pêche: Arne Solberg"),
            ("Le ministre de la Pêche norvé|gien dort.\n", "ministre de la Pêche norvégien: Arne Solberg"),
            ("Selon la directrice du p|ort, tout va bien.\n", "directrice du port: Odile Kermarrec"),
            ("We met the Nor|wegian defence minister.\n", "Norwegian defence minister: Nils Haugen"),
            ("We met the ma|yor of Lanvezec there.\n", "mayor of Lanvezec: Ann Feld"),
            ("L’ancien ministre nor|végien de la Pêche dort.\n", "ancien ministre norvégien de la Pêche: Nils Haugen"),
        ] {
            assert_eq!(hovered(note).as_deref(), Some(card), "{note}");
        }
    }

    #[test]
    fn an_office_beside_a_name_is_that_name_s() {
        let note = "Le mini|stre norvégien de la Pêche Arne Solberg dort.\n";
        assert_eq!(hovered(note).as_deref(), Some("Arne Solberg: Arne Solberg"));
        assert_eq!(
            hovered("Le mini|stre norvégien de la Pêche, Jens Vik, dort.\n"),
            None,
            "the corpus knows no such man"
        );
    }

    #[test]
    fn nobody_is_guessed() {
        for note in [
            "On a vu un mini|stre norvégien de la Pêche.\n",
            "Les mini|stres norvégiens de la Pêche sont là.\n",
            "La ministre norvé|gienne dort.\n",
            "The ma|yor sleeps.\n",
            "Le po|rt dort.\n",
            "Le directeur du p|ort dort.\n",
            "Le ministre, norvé|gien de la Pêche ou non, dort.\n",
        ] {
            assert_eq!(hovered(note), None, "{note}");
        }
    }

    #[test]
    fn names_and_descriptions_of_an_article_have_cards() {
        let snapshot = snapshot_of(&[("visite.txt", VISIT), ("reply.txt", REPLY)]);
        let article = snapshot.find_key("visite").expect("the article");
        let card = |words: &str| {
            let offset = VISIT.rfind(words).expect("the words") + 2;
            let hover = hover_in_article(&snapshot, article, offset, Locale::En)?;
            first(&hover.markdown, hover.span.of(VISIT))
        };
        assert_eq!(card("Odile Kermarrec").as_deref(), Some("Odile Kermarrec: Odile Kermarrec"));
        let again = card("ministre norvégien de la Pêche repartira");
        assert_eq!(again.as_deref(), Some("ministre norvégien de la Pêche: Arne Solberg"));
        assert_eq!(card("repartira"), None);
    }
}
