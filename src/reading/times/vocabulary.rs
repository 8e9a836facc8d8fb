//! The words of time, as the data files tell them.

use super::{Edge, Relation, Unit, Which};
use crate::lexicon::{self, Language};
use crate::text::fold;
use std::sync::LazyLock;

/// What a word can mean for time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// 1 to 12.
    Month(i8),
    /// 1 (Monday) to 7.
    Weekday(i8),
    /// 1 (spring) to 4 (winter).
    Season(i8),
    Unit(Unit),
    /// A counting word; 0 for « quelques », "several".
    Number(i32),
    Ordinal(i32),
    /// The letters after an ordinal's digits.
    OrdinalSuffix,
    Which(Which),
    Article,
    /// The article of a day: « le 17 ».
    DayArticle,
    Of,
    OfThe,
    AtThe,
    On,
    At,
    In,
    /// Up to now or from now on: "over the past year".
    Over,
    With,
    For,
    Relation(Relation),
    /// Opens a range that `To` closes.
    From,
    /// Opens a range that `And` closes.
    Between,
    And,
    To,
    About,
    /// What follows comes back again and again, and is no date.
    Every,
    Edge(Edge),
    /// A day counted from the text's date.
    Day(i8),
    DayPart,
    /// A decade by its name: its first year.
    Decade(i16),
    /// A day counted from the one named before.
    AnchoredDay(i8),
    AgoBefore,
    AgoAfter,
    /// The text's own moment, where it ends a range: "from May to now".
    Now,
    /// A distance after it lies ahead of the text's date: « dans trois jours ».
    AheadBefore,
    /// A distance before it lies ahead of the text's date: "two weeks from now".
    AheadAfter,
    /// A stretch from the text's date on: "within five days".
    Within,
    Later,
    Earlier,
    /// « que », "than": what is compared is no date.
    Than,
    Half,
    /// Announces a decade: « les années 1990 ».
    DecadeBefore,
    /// Announces a year: « l’année 2019 ».
    YearBefore,
    Feast(Feast),
    /// Announces one of so many parts of a year: Q3 2023.
    QuarterBefore(i8),
    /// Looks like time and is none.
    Block,
    /// A number after it is a label.
    Label,
    /// A number before it counts something.
    Count,
    /// May follow a year.
    Follow,
    /// Tells of what is to come.
    Future,
    /// Has the ending of a future tense, and is none.
    NoFuture,
    /// Tells of what is past.
    Past,
    /// Makes a participle after it a passive of its own time: "will be announced".
    Passive,
    /// A stretch of unnamed length: "period".
    Period,
    /// Tells the last day of a stretch: "the week ended March 13".
    Ended,
    /// What belongs to somebody, or is counted by the year: "its 1985 gains".
    Holder,
    /// How a price moved: "ended the day up".
    Trend,
    /// Without a break: "consecutive", « d’affilée ».
    Consecutive,
}

/// What an item can be, a bit each, to pass over at a glance what a rule cannot begin with.
pub mod can {
    pub const MONTH: u32 = 1;
    pub const WEEKDAY: u32 = 1 << 1;
    pub const SEASON: u32 = 1 << 2;
    pub const UNIT: u32 = 1 << 3;
    pub const NUMBER: u32 = 1 << 4;
    pub const ORDINAL: u32 = 1 << 5;
    pub const WHICH: u32 = 1 << 6;
    pub const EDGE: u32 = 1 << 7;
    pub const DAY: u32 = 1 << 8;
    pub const AGO: u32 = 1 << 9;
    pub const DECADE: u32 = 1 << 10;
    pub const QUARTER: u32 = 1 << 11;
    pub const FEAST: u32 = 1 << 12;
    /// Opens a range.
    pub const OPEN: u32 = 1 << 13;
    pub const BLOCK: u32 = 1 << 14;
    /// A number in digits.
    pub const DIGITS: u32 = 1 << 15;
    /// A word that begins as a Roman numeral does.
    pub const ROMAN: u32 = 1 << 16;
    /// A counted thing may follow it.
    pub const COUNT: u32 = NUMBER | DIGITS;
    /// A point or stretch can begin with it.
    pub const START: u32 = (OPEN - 1) | DIGITS | ROMAN;
}

impl Class {
    /// Its bit in [`can`]; none for what only stands beside others.
    const fn bit(self) -> u32 {
        match self {
            Self::Month(_) => can::MONTH,
            Self::Weekday(_) => can::WEEKDAY,
            Self::Season(_) => can::SEASON,
            Self::Unit(_) => can::UNIT,
            Self::Number(_) => can::NUMBER,
            Self::Ordinal(_) => can::ORDINAL,
            Self::Which(_) => can::WHICH,
            Self::Edge(_) => can::EDGE,
            Self::Day(_) | Self::AnchoredDay(_) | Self::Now => can::DAY,
            Self::AgoBefore => can::AGO,
            Self::DecadeBefore | Self::Decade(_) | Self::YearBefore => can::DECADE,
            Self::QuarterBefore(_) => can::QUARTER,
            Self::Feast(_) => can::FEAST,
            Self::From | Self::Between => can::OPEN,
            Self::Block => can::BLOCK,
            _ => 0,
        }
    }
}

/// All that these senses can be.
fn bits(senses: &[Sense]) -> u32 {
    senses.iter().fold(0, |all, sense| all | sense.class.bit())
}

/// When a feast falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feast {
    /// Month and day.
    Fixed(i8, i8),
    /// Days after Easter Sunday.
    Easter(i16),
    /// Month, weekday (Monday is 1), which of them in the month; 5 is the last.
    Nth(i8, i8, i8),
}

/// How far a word can be trusted to speak of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    #[default]
    None,
    /// Only beside a number.
    Abbreviation,
    /// Also an everyday word: only beside something else that speaks of time.
    Weak,
    /// Also a first name: alone only after a word that speaks of time.
    Name,
    /// Often not meant to the letter: « aujourd’hui » for nowadays.
    Loose,
}

/// One meaning of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sense {
    pub class: Class,
    pub mark: Mark,
}

/// A word of the vocabulary.
#[derive(Debug, Default)]
pub struct Word {
    /// As it is written, folded.
    form: String,
    /// What it means alone.
    pub senses: Vec<Sense>,
    /// What it can be alone: see [`can`].
    pub can: u32,
    /// The expressions that begin with it, longest first.
    pub phrases: Vec<Phrase>,
}

/// An expression of several words, but for the first.
#[derive(Debug)]
pub struct Phrase {
    /// The numbers of the words that follow.
    pub rest: Vec<u16>,
    pub senses: Vec<Sense>,
    pub can: u32,
}

/// The words of time of one language.
#[derive(Debug)]
pub struct Vocabulary {
    /// Each word under its first byte and its length. Most words of a text find nothing there.
    forms: Vec<Vec<Form>>,
    words: Vec<Word>,
    future_endings: Vec<String>,
    past_endings: Vec<String>,
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
        let place = self.forms.get(place(word)?).filter(|place| !place.is_empty())?;
        let head = head(word);
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
        self.future_endings.iter().any(|ending| folded.len() > ending.len() && folded.ends_with(ending))
    }

    /// Whether a folded word ends as a verb in the past does.
    pub fn ends_in_past(&self, folded: &str) -> bool {
        self.past_endings.iter().any(|ending| folded.len() > ending.len() + 1 && folded.ends_with(ending))
    }

    fn parse(data: &'static str) -> Self {
        let mut out = Self {
            forms: vec![Vec::new(); (LETTERS + 1) * LONGEST],
            words: Vec::new(),
            future_endings: Vec::new(),
            past_endings: Vec::new(),
            habits: Habits::default(),
        };
        for row in lexicon::rows(data) {
            let field = |n: usize| row.get(n).copied().unwrap_or("");
            let (form, value) = (fold(field(0)), field(2));
            match field(1) {
                "future-ending" => out.future_endings.push(form),
                "past-ending" => out.past_endings.push(form),
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
            word.phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
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
            place.push(Form { head: head(part.as_bytes()), number });
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

/// A word as it is looked up.
#[derive(Clone, Copy, Debug)]
struct Form {
    /// Its first bytes: most words differ in them.
    head: u64,
    number: u16,
}

/// How many bytes [`head`] holds.
const HEAD: usize = 8;

fn head(word: &[u8]) -> u64 {
    word.iter().take(HEAD).fold(0, |all, byte| all << 8 | u64::from(byte.to_ascii_lowercase()))
}

/// Words of so many bytes, or more, share a place; so do words that begin with no letter of these.
const LONGEST: usize = 24;
const LETTERS: usize = 26;

/// Where a word's form is kept.
fn place(word: &[u8]) -> Option<usize> {
    let first = word.first()?.to_ascii_lowercase();
    let letter = if first.is_ascii_lowercase() { usize::from(first - b'a') } else { LETTERS };
    Some(letter * LONGEST + word.len().min(LONGEST - 1))
}

/// The meaning that a row's class and value tell; `None` where they tell none, which a test forbids.
fn class_of(class: &str, value: &str) -> Option<Class> {
    Some(match class {
        "month" => Class::Month(value.parse().ok()?),
        "weekday" => Class::Weekday(value.parse().ok()?),
        "season" => Class::Season(value.parse().ok()?),
        "unit" => Class::Unit(unit(value)?),
        "number" => Class::Number(value.parse().ok()?),
        "ordinal" => Class::Ordinal(value.parse().ok()?),
        "ordinal-suffix" => Class::OrdinalSuffix,
        "which" => Class::Which(which(value)?),
        "article" => Class::Article,
        "day-article" => Class::DayArticle,
        "of" => Class::Of,
        "of-the" => Class::OfThe,
        "at-the" => Class::AtThe,
        "on" => Class::On,
        "at" => Class::At,
        "in" => Class::In,
        "for" => Class::For,
        "with" => Class::With,
        "over" => Class::Over,
        "period" => Class::Period,
        "consecutive" => Class::Consecutive,
        "trend" => Class::Trend,
        "ended" => Class::Ended,
        "holder" => Class::Holder,
        "passive" => Class::Passive,
        "relation" => Class::Relation(relation(value)?),
        "from" => Class::From,
        "between" => Class::Between,
        "and" => Class::And,
        "to" => Class::To,
        "about" => Class::About,
        "every" => Class::Every,
        "edge" => Class::Edge(edge(value)?),
        "day" => Class::Day(value.parse().ok()?),
        "day-part" => Class::DayPart,
        "anchored-day" => Class::AnchoredDay(value.parse().ok()?),
        "ago-before" => Class::AgoBefore,
        "ago-after" => Class::AgoAfter,
        "ahead-before" => Class::AheadBefore,
        "ahead-after" => Class::AheadAfter,
        "within" => Class::Within,
        "now" => Class::Now,
        "decade" => Class::Decade(value.parse().ok()?),
        "later" => Class::Later,
        "earlier" => Class::Earlier,
        "than" => Class::Than,
        "half" => Class::Half,
        "decade-before" => Class::DecadeBefore,
        "year-before" => Class::YearBefore,
        "feast" => Class::Feast(feast(value)?),
        "quarter-before" => Class::QuarterBefore(value.parse().ok()?),
        "block" => Class::Block,
        "label" => Class::Label,
        "count" => Class::Count,
        "follow" => Class::Follow,
        "future" => Class::Future,
        "no-future" => Class::NoFuture,
        "past" => Class::Past,
        _ => return None,
    })
}

fn unit(value: &str) -> Option<Unit> {
    Some(match value {
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "week" => Unit::Week,
        "fortnight" => Unit::Fortnight,
        "weekend" => Unit::Weekend,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "half" => Unit::Half,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        _ => return None,
    })
}

fn which(value: &str) -> Option<Which> {
    Some(match value {
        "last" => Which::Last,
        "next" => Which::Next,
        "after-next" => Which::AfterNext,
        "this" => Which::This,
        "previous" => Which::Previous,
        "following" => Which::Following,
        "same" => Which::Same,
        "that" => Which::That,
        _ => return None,
    })
}

fn relation(value: &str) -> Option<Relation> {
    Some(match value {
        "since" => Relation::Since,
        "until" => Relation::Until,
        "before" => Relation::Before,
        "after" => Relation::After,
        _ => return None,
    })
}

fn edge(value: &str) -> Option<Edge> {
    Some(match value {
        "start" => Edge::Start,
        "middle" => Edge::Middle,
        "end" => Edge::End,
        "within" => Edge::Within,
        "earlier" => Edge::Earlier,
        "later" => Edge::Later,
        _ => return None,
    })
}

/// `12-25`, `easter+39`, `11-thu-4`.
fn feast(value: &str) -> Option<Feast> {
    if let Some(days) = value.strip_prefix("easter") {
        return Some(Feast::Easter(days.parse().ok()?));
    }
    let mut parts = value.split('-');
    let month = parts.next()?.parse().ok()?;
    let second = parts.next()?;
    let Some(nth) = parts.next() else { return Some(Feast::Fixed(month, second.parse().ok()?)) };
    let weekday = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().position(|day| *day == second)?;
    Some(Feast::Nth(month, i8::try_from(weekday + 1).ok()?, nth.parse().ok()?))
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
