//! The words of time, as the data files tell them.

use super::class::{Mark, Sense, bits, class_of};
use crate::lexicon::{self, Language};
use crate::text::fold;
use std::sync::LazyLock;

/// A word of the vocabulary.
#[derive(Debug, Default)]
pub struct Word {
    /// As it is written, folded.
    form: String,
    /// What it means alone.
    pub senses: Vec<Sense>,
    /// What it can be alone: see [`can`].
    pub can: u32,
    /// The expressions that begin with it, in the order of their second words' numbers, the longest first.
    phrases: Vec<Phrase>,
}

/// An expression of several words, but for the first.
#[derive(Debug)]
pub struct Phrase {
    /// The numbers of the words that follow.
    pub rest: Vec<u16>,
    pub senses: Vec<Sense>,
    pub can: u32,
}

impl Phrase {
    fn second(&self) -> Option<u16> {
        self.rest.first().copied()
    }
}

impl Word {
    /// The expressions that begin with it and go on with that word, the longest first.
    pub fn phrases_with(&self, second: u16) -> impl Iterator<Item = &Phrase> {
        let from = self.phrases.partition_point(|phrase| phrase.second() < Some(second));
        self.phrases[from..].iter().take_while(move |phrase| phrase.second() == Some(second))
    }
}

/// The words of time of one language.
#[derive(Debug)]
pub struct Vocabulary {
    /// Each word under its first byte and its length. Most words of a text find nothing there.
    forms: Vec<Vec<Form>>,
    words: Vec<Word>,
    future_endings: Endings,
    past_endings: Endings,
    /// The habits of the language.
    pub habits: Habits,
}

/// What a language does its own way, beside its words.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a habit that a language has or has not")]
pub struct Habits {
    /// Months and weekdays are written with a capital.
    pub capitals: bool,
    /// The month stands before the day as readily as after it: "May 13", `5/13`.
    pub month_first: bool,
    /// What says which one stands before its noun: "last week"; else after it: « la semaine dernière ».
    pub which_first: bool,
    /// The next and the last weekday are those of the next week and the last: "last Friday", said on a Saturday, was eight days ago.
    pub weekday_by_week: bool,
}

static FRENCH: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::parse(include_str!("../../lexicon/times_fr.txt")));
static ENGLISH: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::parse(include_str!("../../lexicon/times_en.txt")));

impl Vocabulary {
    /// The vocabulary of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::French => &FRENCH,
            Language::English => &ENGLISH,
        }
    }

    /// The number of a folded word. Capitals of ASCII need no folding before.
    pub fn number(&self, word: &[u8]) -> Option<u16> {
        let head = word.iter().take(HEAD).fold(0, |all, byte| all << 8 | u64::from(byte.to_ascii_lowercase()));
        self.number_of(head, word)
    }

    /// The same for a word whose first [`HEAD`] bytes, lower-cased, are known as one number.
    pub fn number_of(&self, head: u64, word: &[u8]) -> Option<u16> {
        let place = self.forms.get(place(word)?)?;
        let same = |form: &&Form| {
            form.head == head
                && (word.len() <= HEAD || self.word(form.number).form.as_bytes().eq_ignore_ascii_case(word))
        };
        place.iter().find(same).map(|form| form.number)
    }

    /// The word of that number.
    pub fn word(&self, number: u16) -> &Word {
        &self.words[usize::from(number)]
    }

    /// Whether a folded word ends as a verb in the future does.
    pub fn ends_in_future(&self, folded: &str) -> bool {
        self.future_endings.end(folded, 1)
    }

    /// Whether a folded word ends as a verb in the past does.
    pub fn ends_in_past(&self, folded: &str) -> bool {
        self.past_endings.end(folded, 2)
    }

    fn parse(data: &'static str) -> Self {
        let mut out = Self {
            forms: vec![Vec::new(); (LETTERS + 1) * LONGEST],
            words: Vec::new(),
            future_endings: Endings::default(),
            past_endings: Endings::default(),
            habits: Habits::default(),
        };
        for row in lexicon::rows(data) {
            let field = |n: usize| row.get(n).copied().unwrap_or("");
            let (form, value) = (fold(field(0)), field(2));
            match field(1) {
                "future-ending" => out.future_endings.add(form),
                "past-ending" => out.past_endings.add(form),
                "habit" => {
                    out.habits.add(&form);
                }
                class => {
                    let Some(class) = class_of(class, value) else { continue };
                    let mark = match field(3) {
                        "abbr" => Mark::Abbreviation,
                        "weak" => Mark::Weak,
                        "name" => Mark::Name,
                        "loose" => Mark::Loose,
                        _ => Mark::None,
                    };
                    out.add(&form, Sense { class, mark });
                }
            }
        }
        for word in &mut out.words {
            word.can = bits(&word.senses);
            word.phrases.sort_by_key(|phrase| (phrase.second(), std::cmp::Reverse(phrase.rest.len())));
            for phrase in &mut word.phrases {
                phrase.can = bits(&phrase.senses);
            }
        }
        out
    }

    fn add(&mut self, form: &str, sense: Sense) {
        let mut parts = form.split(' ').map(|part| self.intern(part)).collect::<Vec<_>>().into_iter();
        let Some(first) = parts.next() else { return };
        let rest: Vec<u16> = parts.collect();
        let word = &mut self.words[usize::from(first)];
        if rest.is_empty() {
            word.senses.push(sense);
        } else if let Some(phrase) = word.phrases.iter_mut().find(|phrase| phrase.rest == rest) {
            phrase.senses.push(sense);
        } else {
            word.phrases.push(Phrase { rest, senses: vec![sense], can: 0 });
        }
    }

    fn intern(&mut self, part: &str) -> u16 {
        if let Some(number) = self.number(part.as_bytes()) {
            return number;
        }
        // The files hold some hundred words.
        let number = u16::try_from(self.words.len()).unwrap_or(u16::MAX);
        self.words.push(Word { form: part.to_owned(), ..Word::default() });
        if let Some(place) = place(part.as_bytes()).and_then(|place| self.forms.get_mut(place)) {
            let head = part.bytes().take(HEAD).fold(0, |all, byte| all << 8 | u64::from(byte));
            place.push(Form { head, number });
        }
        number
    }
}

impl Habits {
    /// Whether `name` is one, which is noted.
    fn add(&mut self, name: &str) -> bool {
        let habit = match name {
            "capitals" => &mut self.capitals,
            "month first" => &mut self.month_first,
            "which first" => &mut self.which_first,
            "weekday by week" => &mut self.weekday_by_week,
            _ => return false,
        };
        *habit = true;
        true
    }
}

/// Endings of words, under their last letter.
#[derive(Debug, Default)]
struct Endings([Vec<String>; LETTERS]);

impl Endings {
    fn place(last: Option<u8>) -> Option<usize> {
        last.filter(u8::is_ascii_lowercase).map(|last| usize::from(last - b'a'))
    }

    fn add(&mut self, ending: String) {
        if let Some(place) = Self::place(ending.bytes().last()) {
            self.0[place].push(ending);
        }
    }

    /// Whether a folded word has one of them behind a stem of at least so many letters.
    fn end(&self, folded: &str, stem: usize) -> bool {
        let endings = Self::place(folded.bytes().last()).map_or(&[][..], |place| self.0[place].as_slice());
        endings.iter().any(|ending| folded.len() >= ending.len() + stem && folded.ends_with(ending.as_str()))
    }
}

/// A word as it is looked up.
#[derive(Clone, Copy, Debug)]
struct Form {
    /// Its first bytes: most words differ in them.
    head: u64,
    number: u16,
}

/// How many bytes of a word are compared at once.
pub const HEAD: usize = 8;

/// Words of so many bytes, or more, share a place; so do words that begin with no letter of these.
const LONGEST: usize = 24;
const LETTERS: usize = 26;

/// Where a word's form is kept.
fn place(word: &[u8]) -> Option<usize> {
    let first = word.first()?.to_ascii_lowercase();
    let letter = if first.is_ascii_lowercase() { usize::from(first - b'a') } else { LETTERS };
    Some(letter * LONGEST + word.len().min(LONGEST - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_files_is_understood_and_folded() {
        for data in [include_str!("../../lexicon/times_fr.txt"), include_str!("../../lexicon/times_en.txt")] {
            for row in lexicon::rows(data) {
                let [form, class, rest @ ..] = row.as_slice() else { panic!("short row: {row:?}") };
                let value = rest.first().copied().unwrap_or("");
                assert_eq!(*form, fold(form));
                assert!(
                    form.split(' ').all(|part| !part.is_empty() && part.chars().all(char::is_alphabetic)),
                    "{row:?}"
                );
                assert!(
                    class.ends_with("-ending")
                        || *class == "habit"
                        || value.is_empty()
                        || !matches!(value, "abbr" | "weak" | "name" | "loose"),
                    "{row:?}"
                );
                let habit = *class == "habit" && Habits::default().add(form);
                assert!(habit || class.ends_with("-ending") || class_of(class, value).is_some(), "{row:?}");
                assert!(
                    matches!(rest.get(1).copied().unwrap_or(""), "" | "abbr" | "weak" | "name" | "loose"),
                    "{row:?}"
                );
            }
        }
    }
}
