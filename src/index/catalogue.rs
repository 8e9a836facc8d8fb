//! What can be looked up by the letters of its name: names under every spelling, and articles by their titles.

use super::entities::{Entity, EntityNo};
use super::snapshot::{ArticleNo, Card};
use crate::lexicon::Language;
use crate::text;
use rayon::prelude::*;

/// Something that is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Item {
    Name(EntityNo),
    Article(ArticleNo),
}

/// One way of calling it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label<'a> {
    pub item: Item,
    /// Of a name: 0 for the name to call it by, else one more than the number of the spelling in [`Entity::aliases`]. Of an article:
    /// 0 for its title, 1 for its key.
    pub form: usize,
    /// Its words as [`folded`] gives them.
    pub text: &'a str,
    /// The longest of them: what tells a name best, the others being forenames and small words.
    pub longest: &'a str,
}

/// A thread is given at least so many labels.
const PART: usize = 8_192;

/// All labels, folded, in one text; and the beginnings of their words, sorted.
#[derive(Debug, Default)]
pub struct Catalogue {
    text: String,
    labels: Vec<Filed>,
    /// Where a word of a name begins in the text, and the number of its label.
    starts: Vec<(u32, u32)>,
    /// The first letters of a name's words, and the number of its label; sorted.
    initials: Vec<(u64, u32)>,
    /// How often each entity is mentioned.
    mentions: Vec<u32>,
}

#[derive(Debug)]
struct Filed {
    item: Item,
    form: u16,
    from: u32,
    to: u32,
    /// The longest word.
    longest: (u32, u32),
    /// [`letters`] of it.
    letters: u64,
}

/// Which letters and digits a folded text holds, a bit for each; what is neither of them shares one.
fn letters(text: &str) -> u64 {
    text.bytes().filter(|byte| *byte != b' ').fold(0, |mask, byte| {
        mask | match byte {
            b'a'..=b'z' => 1 << (byte - b'a'),
            b'0'..=b'9' => 1 << (26 + byte - b'0'),
            _ => 1 << 40,
        }
    })
}

/// The words of `text`, folded, with a blank between: what two spellings of a name share whatever their accents and hyphens.
#[must_use]
pub fn folded(text: &str) -> String {
    text::words(text).into_iter().map(|word| word.folded).collect::<Vec<_>>().join(" ")
}

/// The letters of an acronym, folded, as one number; none where they are more than eight, or fewer than two.
fn acronym(letters: &str) -> Option<u64> {
    let letters = letters.as_bytes();
    (2..=8).contains(&letters.len()).then(|| letters.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

/// The first letters of a [`folded`] name's words: of all of them, and without those that only hold others together; each where there
/// are several words. « Office national des forêts » is `onf`.
pub fn initials(text: &str) -> impl Iterator<Item = String> {
    let of = |all: bool| -> String {
        let words = text.split(' ').filter(|word| all || !Language::ALL.iter().any(|&l| text::is_stopword(word, l)));
        words.filter_map(|word| word.chars().next()).filter(char::is_ascii_alphanumeric).collect()
    };
    let (main, all) = (of(false), of(true));
    let other = (all != main).then_some(all);
    std::iter::once(main).chain(other).filter(|letters| letters.len() > 1)
}

impl Catalogue {
    /// Files these names and articles.
    #[must_use]
    pub fn of(names: &[Entity], articles: &[Card]) -> Self {
        let mut out = Self::default();
        for (entity, number) in names.iter().zip(0..) {
            out.mentions.push(entity.articles.iter().map(|(_, times)| *times).sum());
            out.file(Item::Name(number), 0, &entity.name);
            let others = entity.aliases.iter().zip(1..).filter(|((form, _), _)| *form != entity.name);
            for ((form, _), n) in others {
                out.file(Item::Name(number), n, form);
            }
        }
        for (card, number) in articles.iter().zip(0..) {
            if let Some(title) = &card.title {
                out.file(Item::Article(number), 0, title);
            }
            out.file(Item::Article(number), 1, &card.key);
        }
        let Self { text, labels, starts, .. } = &mut out;
        let rest = |&(at, label): &(u32, u32)| text.get(at as usize..labels[label as usize].to as usize).unwrap_or("");
        // On one thread: who waits for it must not be given other work meanwhile that waits for it too.
        starts.sort_unstable_by(|a, b| rest(a).cmp(rest(b)).then(a.cmp(b)));
        out.initials.sort_unstable();
        out
    }

    fn file(&mut self, item: Item, form: u16, written: &str) {
        let (Ok(from), Ok(number)) = (u32::try_from(self.text.len()), u32::try_from(self.labels.len())) else { return };
        let mut longest = (from, from);
        for word in text::words(written) {
            if self.text.len() > from as usize {
                self.text.push(' ');
            }
            // Nobody looks for « de Kerloc » under « de » but who begins with it, nor for « Song-un » under « un », nor for
            // « S. Baranov » under « S ».
            let counts = self.text.len() == from as usize
                || word.span.of(written).starts_with(|c: char| c.is_uppercase() || c.is_numeric());
            let counts = counts && word.folded.len() > 1;
            let start = self.text.len();
            self.text.push_str(&word.folded);
            let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(self.text.len())) else { return };
            if counts && matches!(item, Item::Name(_)) {
                self.starts.push((start, number));
            }
            if end - start > longest.1 - longest.0 {
                longest = (start, end);
            }
        }
        if let Ok(to) = u32::try_from(self.text.len())
            && to > from
        {
            let text = &self.text[from as usize..];
            if matches!(item, Item::Name(_)) && text.contains(' ') {
                self.initials.extend(initials(text).filter_map(|letters| Some((acronym(&letters)?, number))));
            }
            let letters = letters(text);
            self.labels.push(Filed { item, form, from, to, longest, letters });
        }
    }

    /// The labels that hold every letter of a [`folded`] text, names first; looked through by several threads.
    pub fn holding(&self, text: &str) -> impl ParallelIterator<Item = Label<'_>> {
        let wanted = letters(text);
        let held = self.labels.par_iter().with_min_len(PART).filter(move |filed| filed.letters & wanted == wanted);
        held.map(|filed| self.label(filed))
    }

    /// The labels of names one of whose words begins as `prefix` does, and goes on as it does: a [`folded`] text, whose last word may be
    /// unfinished. In the order of what follows; a label may come more than once.
    pub fn names_from<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = Label<'a>> {
        let rest = |&(at, label): &(u32, u32)| {
            self.text.get(at as usize..self.labels[label as usize].to as usize).unwrap_or("")
        };
        let first = self.starts.partition_point(|start| rest(start) < prefix);
        let those = self.starts[first..].iter().take_while(move |start| rest(start).starts_with(prefix));
        those.map(|&(_, label)| self.label(&self.labels[label as usize]))
    }

    /// The labels of names whose words begin with the letters of an acronym, [`folded`].
    pub fn spelling_out(&self, letters: &str) -> impl Iterator<Item = Label<'_>> {
        let wanted = acronym(letters);
        let first = self.initials.partition_point(|(initials, _)| Some(*initials) < wanted);
        let those = self.initials[first..].iter().take_while(move |(initials, _)| Some(*initials) == wanted);
        those.map(|&(_, label)| self.label(&self.labels[label as usize]))
    }

    fn label(&self, filed: &Filed) -> Label<'_> {
        let part = |from: u32, to: u32| self.text.get(from as usize..to as usize).unwrap_or("");
        let (text, longest) = (part(filed.from, filed.to), part(filed.longest.0, filed.longest.1));
        Label { item: filed.item, form: usize::from(filed.form), text, longest }
    }

    /// How often the corpus mentions an entity.
    #[must_use]
    pub fn mentions(&self, entity: EntityNo) -> u32 {
        self.mentions.get(entity as usize).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entity(name: &str, aliases: &[&str]) -> Entity {
        let aliases = aliases.iter().map(|form| ((*form).to_owned(), 1)).collect();
        Entity { name: name.to_owned(), aliases, articles: vec![(0, 2), (3, 1)], ..Entity::default() }
    }

    #[test]
    fn names_are_found_by_the_beginnings_of_their_words() {
        let names = [
            entity("Édouard de Brisart", &["Édouard de Brisart", "Brisart"]),
            entity("Kim Song-ok", &["Kim Song-ok"]),
            entity("La Baie", &[]),
        ];
        let catalogue = Catalogue::of(&names, &[]);
        let found = |prefix: &str| -> Vec<(String, usize)> {
            catalogue.names_from(prefix).map(|label| (label.text.to_owned(), label.form)).collect()
        };
        assert_eq!(found("edou"), [("edouard de brisart".to_owned(), 0)]);
        assert_eq!(found("bri"), [("edouard de brisart".to_owned(), 0), ("brisart".to_owned(), 2)]);
        assert_eq!(found("kim so"), [("kim song ok".to_owned(), 0)]);
        assert_eq!(found("de"), []);
        assert_eq!(found("ok"), []);
        assert_eq!(found("ba"), [("la baie".to_owned(), 0)]);
        assert_eq!(found("la b"), [("la baie".to_owned(), 0)]);
        assert_eq!(catalogue.mentions(1), 3);
        assert_eq!(catalogue.holding("").count(), 4);
        assert_eq!(catalogue.holding("brd").count(), 1);
        assert_eq!(catalogue.spelling_out("edb").next().map(|label| label.text), Some("edouard de brisart"));
        assert_eq!(catalogue.spelling_out("eb").count(), 1);
        assert_eq!(catalogue.spelling_out("b").count() + catalogue.spelling_out("ebx").count(), 0);
        assert_eq!(catalogue.names_from("brisart").next().map(|label| label.longest), Some("edouard"));
    }
}
