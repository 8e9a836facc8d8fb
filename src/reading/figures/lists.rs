//! What the lexicon knows of numbers, by language.

use super::Sense;
use crate::lexicon::{self, Language};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

type Words = HashSet<&'static str>;

/// The lists of one language.
#[derive(Default)]
pub struct Lists {
    pub language: Language,
    /// Words of numbers, scales among them.
    pub numbers: HashMap<&'static str, f64>,
    /// Spelling → sign and factor.
    pub units: HashMap<&'static str, (&'static str, f64)>,
    /// Units of several words.
    pub long_units: Vec<(Vec<&'static str>, (&'static str, f64))>,
    pub senses: Vec<(Vec<&'static str>, Sense)>,
    pub dozens: HashMap<&'static str, f64>,
    pub parts: HashMap<&'static str, f64>,
    pub wholes: Vec<(Vec<&'static str>, f64)>,
    pub many: Words,
    pub of: Words,
    pub one: Words,
    pub half: Words,
    pub and: Words,
    pub to: Words,
    pub between: Words,
    pub clock: Words,
    pub midday: Vec<Vec<&'static str>>,
    pub labels: Words,
    pub these: Words,
    pub are: Words,
    pub some: Words,
    pub then: Words,
    pub kinds: Words,
    pub more: Words,
    pub ratio: Words,
    pub among: Words,
    pub by: Words,
    pub included: Words,
    pub who: Words,
    pub is: Words,
    pub age: Words,
    pub joint: Words,
    pub difference: Vec<Vec<&'static str>>,
    pub margin: Vec<Vec<&'static str>>,
    /// The last words of those that say how exactly a number is meant.
    pub hedges: Words,
    pub after: Vec<Vec<&'static str>>,
    pub before: Vec<Vec<&'static str>>,
    pub ago: Vec<Vec<&'static str>>,
}

/// The lists by [`Language`].
pub static LISTS: LazyLock<[Lists; 2]> = LazyLock::new(|| [Lists::of(Language::French), Lists::of(Language::English)]);

impl Lists {
    fn of(language: Language) -> Self {
        let own = move |row: &Vec<&'static str>| row.first().copied().and_then(Language::from_code) == Some(language);
        let mut lists = Self { language, ..Self::default() };
        for row in lexicon::rows(include_str!("../../lexicon/numbers.txt")).filter(own) {
            if let [_, word, value] = row[..] {
                lists.numbers.extend(value.parse::<f64>().ok().map(|value| (word, value)));
            }
        }
        for row in lexicon::rows(include_str!("../../lexicon/units.txt")).filter(own) {
            let [_, sign, factor, spellings] = row[..] else { continue };
            let factor = factor.parse().unwrap_or(1.0);
            let (long, short): (Vec<&str>, Vec<&str>) =
                spellings.split(' ').partition(|spelling| spelling.contains('_'));
            lists.units.extend(short.into_iter().map(|spelling| (spelling, (sign, factor))));
            lists.long_units.extend(long.into_iter().map(|words| (words.split('_').collect(), (sign, factor))));
        }
        for row in lexicon::rows(include_str!("../../lexicon/figures.txt")).filter(own) {
            let (Some(class), Some(words)) = (row.get(1), row.get(2)) else { continue };
            let value = row.get(3).and_then(|value| value.parse::<f64>().ok()).unwrap_or(1.0);
            lists.add(class, words, value);
        }
        lists.hedges = lists.senses.iter().filter_map(|(words, _)| words.last().copied()).collect();
        lists
    }

    fn add(&mut self, class: &str, words: &'static str, value: f64) {
        let all = || words.split(' ');
        match class {
            "about" => self.senses.push((all().collect(), Sense::About)),
            "over" => self.senses.push((all().collect(), Sense::Over)),
            "under" => self.senses.push((all().collect(), Sense::Under)),
            "dozen" => self.dozens.extend(all().map(|word| (word, value))),
            "part" => self.parts.extend(all().map(|word| (word, value))),
            "whole" => self.wholes.push((all().collect(), value)),
            "many" => self.many.extend(all()),
            "of" => self.of.extend(all()),
            "one" => self.one.extend(all()),
            "half" => self.half.extend(all()),
            "and" => self.and.extend(all()),
            "to" => self.to.extend(all()),
            "between" => self.between.extend(all()),
            "clock" => self.clock.extend(all()),
            "midday" => self.midday.push(all().collect()),
            "label" => self.labels.extend(all()),
            "these" => self.these.extend(all()),
            "are" => self.are.extend(all()),
            "some" => self.some.extend(all()),
            "then" => self.then.extend(all()),
            "kind" => self.kinds.extend(all()),
            "more" => self.more.extend(all()),
            "among" => self.among.extend(all()),
            "age" => self.age.extend(all()),
            "included" => self.included.extend(all()),
            "is" => self.is.extend(all()),
            "who" => self.who.extend(all()),
            "by" => self.by.extend(all()),
            "difference" => self.difference.push(all().collect()),
            "margin" => self.margin.push(all().collect()),
            "joint" => self.joint.extend(all()),
            "ratio" => self.ratio.extend(all()),
            "after" => self.after.push(all().collect()),
            "before" => self.before.push(all().collect()),
            "ago" => self.ago.push(all().collect()),
            _ => {}
        }
    }

    /// What a number that is a noun stands for.
    pub fn dozen(&self, word: &str) -> Option<f64> {
        self.dozens.get(word).copied()
    }

    /// What a scale stands for, in the plural as well.
    pub fn scale(&self, word: &str) -> Option<f64> {
        let of = |word: &str| self.numbers.get(word).copied().filter(|value| *value >= 100.0);
        of(word).or_else(|| of(word.strip_suffix('s')?))
    }
}
