//! When what a passage tells happened.
//!
//! The expression in its own clause says so; else the day of the story, as told in a sentence before, while it still holds; else
//! no more is known than when the article came out, and that its events are mostly not later.

#[cfg(test)]
mod tests;

use super::snapshot::StoredArticle;
use crate::corpus::BlockKind;
use crate::reading::background::{self, Background};
use crate::reading::times::{self, Basis, Granularity, Relation, When};
use crate::reading::{Context, Interval, NameKind, TimeExpression, within};
use crate::text::Span;
use jiff::ToSpan;

/// How a time of a passage is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// It stands in the passage.
    Clause,
    /// It stands in a sentence before, and still holds.
    Earlier,
    /// The sentence behind only says when: « C’était en mai 2021. »
    Later,
    /// It is when the article came out.
    Reporting,
}

/// When a passage, or a part of it, happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The time. Its span is where the article says so; for [`Source::Reporting`], the passage itself.
    pub time: TimeExpression,
    pub source: Source,
}

/// How many sentences of a paragraph the day of the one before them holds for. Not tuned: a paragraph of news is rarely longer.
const HOLDS: usize = 3;
/// How long before publication a day may lie to be that of the story wherever it stands in its sentence; a day further back must
/// begin it. News is of the last weeks.
const NEWS: i64 = 45;

impl StoredArticle {
    /// The times of a passage: those in it, in order, else the one that holds for it.
    #[must_use]
    pub fn told(&self, passage: usize) -> Vec<Told> {
        let Some(found) = self.passages.get(passage) else { return Vec::new() };
        let own: Vec<Told> = within(&self.reading.times, |time| time.span, found.span)
            .map(|time| Told { time: self.spoken(time), source: Source::Clause })
            .collect();
        if !own.is_empty() {
            return own;
        }
        let later = self.time_behind(passage).map(|time| Told { time, source: Source::Later });
        let earlier = || self.day_before(passage).map(|time| Told { time, source: Source::Earlier });
        later.or_else(earlier).or_else(|| self.reporting(found.span)).into_iter().collect()
    }

    /// What of a passage lies before the rest of it.
    #[must_use]
    pub fn background(&self, passage: usize) -> Background {
        let span = self.passages.get(passage).map(|passage| passage.span).unwrap_or_default();
        background::find(&self.article.text, span, self.reading.language)
    }

    /// A time as it stands; inside a quotation, counted from the day it was spoken on.
    fn spoken(&self, time: &TimeExpression) -> TimeExpression {
        let quotation = self.reading.quotations.iter().find(|quotation| quotation.inner.contains(time.span));
        let Some(quotation) = quotation.filter(|_| time.basis == Basis::Text && time.when.interval().is_some()) else {
            return time.clone();
        };
        // « Le 12 mai » is one day, whenever it is spoken.
        let words = time.span.of(&self.article.text);
        let alone = times::find(words, &[Span::new(0, words.len())], self.reading.language, None);
        if alone.iter().any(|alone| matches!(alone.when, When::Yearless { .. })) {
            return time.clone();
        }
        let block = self.article.blocks.iter().map(|block| block.span).find(|block| block.contains(quotation.span));
        let mut days = within(&self.reading.times, |time| time.span, block.unwrap_or(quotation.span))
            .filter(|other| !self.is_quoted(other.span))
            .filter_map(one_day);
        let (day, more) = (days.next(), days.next());
        let Some(day) = day.filter(|_| more.is_none()) else {
            return TimeExpression { vague: true, ..time.clone() };
        };
        // The expression alone is read again, as of that day.
        let context = Context { language: Some(self.reading.language), date: Some(day), gazetteer: None };
        let again = crate::reading::read(words, &context).times;
        match again.first() {
            Some(again) => TimeExpression {
                when: again.when,
                granularity: again.granularity,
                vague: again.vague,
                other: again.other,
                ..time.clone()
            },
            None => TimeExpression { vague: true, ..time.clone() },
        }
    }

    fn is_quoted(&self, span: Span) -> bool {
        self.reading.quotations.iter().any(|quotation| quotation.inner.contains(span))
    }

    /// The time that the sentence behind a passage only says it was at.
    fn time_behind(&self, passage: usize) -> Option<TimeExpression> {
        let (here, next) = (self.passages.get(passage)?, self.passages.get(passage + 1)?);
        let at = background::says_when(&self.article.text, next.span, self.reading.language)?;
        let time = within(&self.reading.times, |time| time.span, next.span).next()?;
        // « C’était en mai 2021 que la grue a cédé » tells it itself.
        let tells = background::opens_clause(
            &self.article.text,
            Span::new(time.span.end, next.span.end),
            self.reading.language,
        );
        (here.block == next.block && time.span.start == at && !tells).then(|| time.clone())
    }

    /// The day of the story at a passage without a time of its own.
    fn day_before(&self, passage: usize) -> Option<TimeExpression> {
        let here = self.passages.get(passage)?;
        let title = |block: usize| {
            self.article
                .blocks
                .get(block)
                .is_none_or(|block| matches!(block.kind, BlockKind::Title | BlockKind::Heading | BlockKind::Caption))
        };
        let earlier_past = |passage: usize| {
            let background = self.background(passage);
            background.whole || !background.clauses.is_empty()
        };
        // Who speaks tells of his own days; the earlier past, of others than the story's.
        let speech = self.reading.quotations.iter().any(|quotation| quotation.span.contains(here.span));
        if title(here.block) || speech || earlier_past(passage) {
            return None;
        }
        for back in 1..=HOLDS {
            let number = passage.checked_sub(back)?;
            let before = self.passages.get(number)?;
            let same_block = before.block == here.block;
            if title(before.block) || !(same_block || back == 1 && self.share_a_name(before.span, here.span)) {
                return None;
            }
            let mut times = within(&self.reading.times, |time| time.span, before.span).peekable();
            if times.peek().is_none() {
                continue;
            }
            return self.day_of_story(before.span, number);
        }
        None
    }

    /// The one day, or month, of the story that a sentence sets.
    fn day_of_story(&self, sentence: Span, passage: usize) -> Option<TimeExpression> {
        let background = self.background(passage);
        let mut times = within(&self.reading.times, |time| time.span, sentence)
            .filter(|time| !self.is_quoted(time.span))
            .filter(|time| matches!(time.granularity, Granularity::Day | Granularity::Month))
            .filter(|time| matches!(time.when, When::Days(_) | When::Yearless { .. }));
        let (first, more) = (times.next()?, times.next());
        let in_main = !background.whole && !background.clauses.iter().any(|clause| clause.contains(first.span));
        (more.is_none() && first.relation == Relation::At && !first.vague && in_main && self.is_news(first, sentence))
            .then(|| first.clone())
    }

    /// Whether a time is one that a story goes on from: it begins its sentence, or lies shortly before publication. What is still
    /// to come is announced, not told.
    fn is_news(&self, time: &TimeExpression, sentence: Span) -> bool {
        let published = self.article.date.as_ref().map(|date| date.value);
        let begins = time.span.start - sentence.start <= 3;
        match (time.when, published) {
            (When::Days(days), Some(published)) => {
                let from = published.first.saturating_sub(NEWS.days());
                days.first <= published.last && (begins || from <= days.last)
            }
            _ => true,
        }
    }

    /// Whether somebody, or something but a place, is named in both.
    fn share_a_name(&self, a: Span, b: Span) -> bool {
        let names =
            |span| within(&self.reading.names, |name| name.span, span).filter(|name| name.kind != NameKind::Place);
        names(a).any(|name| names(b).any(|other| other.full == name.full))
    }

    /// The time of the article, for a passage that has no other.
    fn reporting(&self, span: Span) -> Option<Told> {
        let days = self.article.date.as_ref()?.value;
        let granularity = if days.first == days.last { Granularity::Day } else { Granularity::Range };
        let time = TimeExpression {
            span,
            core: span,
            when: When::Days(days),
            granularity,
            relation: Relation::At,
            vague: true,
            basis: Basis::Text,
            period: None,
            other: None,
            fault: None,
            wrong_weekday: None,
        };
        Some(Told { time, source: Source::Reporting })
    }
}

/// The one day that an expression surely means.
fn one_day(time: &TimeExpression) -> Option<Interval> {
    let sure = time.granularity == Granularity::Day && time.relation == Relation::At && !time.vague;
    time.when.interval().filter(|days| sure && days.first == days.last)
}
