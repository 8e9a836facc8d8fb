//! The days that the corpus tells of, in order: what happened when.

use super::snapshot::{ArticleNo, Snapshot, StoredArticle};
use crate::reading::times::{Basis, Granularity, Relation, When};
use crate::reading::{Interval, TimeExpression};
use std::num::NonZero;

/// A passage that dates something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    pub days: Interval,
    pub article: ArticleNo,
    /// The passage's number in [`StoredArticle::passages`].
    pub passage: u32,
    /// The number of the words that say so in the times of the article's reading.
    pub time: u32,
}

impl Told {
    /// The words that say so.
    #[must_use]
    pub fn expression(self, stored: &StoredArticle) -> Option<&TimeExpression> {
        stored.reading.times.get(self.time as usize)
    }
}

/// All of them, the earliest first; of those that begin on one day the longest stretch first.
#[derive(Debug, Default)]
pub struct Days(Vec<Told>);

impl Days {
    /// Reads them out of every article.
    pub(super) fn of(snapshot: &Snapshot) -> Self {
        let articles = ArticleNo::try_from(snapshot.cards().len()).unwrap_or(ArticleNo::MAX);
        let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
        let share = (articles as usize).div_ceil(threads).max(1);
        let numbers: Vec<ArticleNo> = (0..articles).collect();
        let read = |numbers: &[ArticleNo]| -> Vec<Told> {
            numbers
                .iter()
                .filter_map(|&number| Some((number, snapshot.fetch(number)?)))
                .flat_map(|(number, stored)| told(number, &stored))
                .collect()
        };
        let mut all: Vec<Told> = std::thread::scope(|scope| {
            let shares: Vec<_> = numbers.chunks(share).map(|numbers| scope.spawn(move || read(numbers))).collect();
            shares.into_iter().filter_map(|share| share.join().ok()).flatten().collect()
        });
        all.sort_by_key(|told| (told.days.first, std::cmp::Reverse(told.days.last), *told));
        Self(all)
    }

    /// All that is told.
    #[must_use]
    pub fn all(&self) -> &[Told] {
        &self.0
    }

    /// What is told of these days, or of some of them.
    pub fn within(&self, days: Interval) -> impl Iterator<Item = Told> + '_ {
        let first = self.0.partition_point(|told| told.days.first < days.first);
        let begun = self.0[first..].iter().take_while(move |told| told.days.first <= days.last);
        begun.filter(move |told| days.contains(told.days)).copied()
    }
}

/// What an article dates.
fn told(article: ArticleNo, stored: &StoredArticle) -> Vec<Told> {
    let of_a_day = stored.article.date.as_ref().is_some_and(|date| date.value.first == date.value.last);
    let times = stored.reading.times.iter().zip(0..);
    times
        .filter_map(|(time, number)| {
            let days = event_days(time, of_a_day)?;
            let after = stored.passages.partition_point(|passage| passage.span.end <= time.span.start);
            stored.passages.get(after).filter(|passage| passage.span.contains(time.span))?;
            Some(Told { days, article, passage: u32::try_from(after).ok()?, time: number })
        })
        .collect()
}

/// The days of something that happened: not those of which only "before" or "until" is said, nor a day that is a guess, nor what
/// was counted from a text of no known day (`of_a_day`) and came out vague, nor a stretch so long that it dates nothing.
fn event_days(time: &TimeExpression, of_a_day: bool) -> Option<Interval> {
    let When::Days(days) = time.when else { return None };
    let begins = time.relation == Relation::Since && time.granularity == Granularity::Day;
    let counted = time.basis != Basis::Written && !of_a_day;
    let guessed = time.vague && (time.granularity == Granularity::Day || counted);
    let dates = !guessed && !matches!(time.granularity, Granularity::Decade | Granularity::Century);
    (dates && (time.relation == Relation::At || begins)).then_some(days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Article;
    use std::collections::BTreeMap;
    use std::path::PathBuf;

    #[test]
    fn passages_are_found_by_the_days_that_they_tell() {
        let text = "---\ndate: 2021-05-06\n---\nLe pont a cédé lundi. Il datait de 1974. La maire l’avait dit en avril 2021.\n\n\
                    Avant le 3 mai, rien. Vers le 2 mai aussi. Depuis le 4 mai, la route est fermée.\n";
        let article = Article::parse("pont.txt", text.to_owned());
        let snapshot = Snapshot::in_memory(vec![(PathBuf::from("pont.txt"), article)], &BTreeMap::new());
        let stored = snapshot.article(0).expect("the article");
        let words = |told: &Told| {
            let time = told.expression(&stored).expect("a time");
            format!("{} {}", told.days.iso(), time.span.of(&stored.article.text))
        };
        let all: Vec<String> = snapshot.days().all().iter().map(words).collect();
        assert_eq!(all, ["1974 de 1974", "2021-04 en avril 2021", "2021-05-03 lundi", "2021-05-04 Depuis le 4 mai"]);
        let may: Interval = Interval::new("2021-05-01".parse().expect("a day"), "2021-05-31".parse().expect("a day"));
        assert_eq!(snapshot.days().within(may).count(), 2);
    }
}
