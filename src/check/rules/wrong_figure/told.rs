//! The numbers of articles that count what a number of a claim counts.

use super::paired::{TIME, paired};
use super::telling::SHARE;
use crate::check::Subject;
use crate::check::around::{Around, Place, around};
use crate::check::evidence::Judged;
use crate::index::{ArticleNo, StoredArticle};
use crate::lexicon::Language;
use crate::reading::figures::Sense;
use crate::reading::times::Granularity;
use crate::reading::{self, Figure, figures};
use crate::text::{self, Span, stem};
use std::collections::HashSet;
use std::sync::Arc;

/// A number without a unit, or of a unit in another language, must have nearly all that stands next to it.
const BARE: f32 = 0.70;
/// And in another language than what the claim counts, so much of the claim.
const SHARE_ACROSS: f32 = 0.60;
/// Where neither says what it counts, most of it.
const BARE_BOTH: f32 = 0.60;

/// A number of an article that counts what the claim counts, and how sure that is.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    pub article: ArticleNo,
    pub stored: &'a StoredArticle,
    pub figure: &'a Figure,
    /// Whether it surely counts the same, or has the same unit.
    pub same: bool,
    /// Whether it may contradict, and not only bear out.
    pub sure: bool,
    /// Whether it stands in the claim's part of a series; none where its passage has no such series.
    pub paired: Option<bool>,
    pub around: Around,
    pub score: f32,
    /// The number of its passage.
    pub passage: usize,
}

/// The numbers of an article that count what a number of the claim counts, as far as their unit says.
pub fn told<'a>(
    subject: &Subject,
    judged: &Judged,
    article: ArticleNo,
    stored: &'a Arc<StoredArticle>,
    figure: &Figure,
) -> Vec<Told<'a>> {
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let text = &stored.article.text;
    let mut out = Vec::new();
    let mut beside: Option<(usize, Vec<(Span, f32)>)> = None;
    for told in &stored.reading.figures {
        let passage = stored.passages.partition_point(|passage| passage.span.end <= told.number.start);
        if stored.passages.get(passage).is_none_or(|passage| !passage.span.contains(told.number)) {
            continue;
        }
        let languages = (subject.readings[judged.claim.block].language, stored.article.language);
        let like = unit((prose, figure), (text, told), languages);
        if like == Unit::Other {
            continue;
        }
        if beside.as_ref().is_none_or(|(known, _)| *known != passage) {
            beside = Some((passage, told_too(subject, judged, figure, stored, passage)));
        }
        let mut also = beside.as_ref().map_or_else(Vec::new, |(_, also)| also.clone());
        if like == Unit::Same && !figure.measured {
            also.extend(counted(judged, figure));
        }
        let place = Place { at: figure.span, elsewhere: true, told: &also, own_words: like == Unit::Same };
        let around = around(subject, judged, (article, stored), passage, place);
        // « quatre jours avant » may bear « quatre jours » out, but is held against nothing.
        let sides = (figures::side(prose, figure, languages.0), figures::side(text, told, languages.1));
        // Across languages what no dictionary joins may be counted of anything.
        let named = languages.0 == languages.1 || figure.unit.is_empty() || around.share >= SHARE_ACROSS;
        // A share is one of anything.
        let counts = figure.value >= 1.0;
        let named = named && (counts || languages.0 == languages.1);
        let bare = if counts && figure.unit.is_empty() && told.unit.is_empty() { BARE_BOTH } else { BARE };
        let sure =
            sides.0 == sides.1 && (like == Unit::Same || (named && around.nearest >= bare && around.share >= SHARE));
        let before = |text: &str, figure: &Figure| {
            let words = text::words(text.get(..figure.number.start).map_or("", |all| figures::last(all, 24)));
            words.last().map(|word| word.folded.clone()).unwrap_or_default()
        };
        let like_before = before(prose, figure) == before(text, told);
        let score = around.share + around.nearest + if like_before { 0.2 } else { 0.0 };
        let same = like == Unit::Same;
        out.push(Told { article, stored, figure: told, same, sure, paired: None, around, score, passage });
    }
    pair(subject, judged, figure, &mut out);
    out
}

/// The times and the other numbers of a claim that a passage has too, with what each weighs.
fn told_too(
    subject: &Subject,
    judged: &Judged,
    figure: &Figure,
    stored: &StoredArticle,
    passage: usize,
) -> Vec<(Span, f32)> {
    let Some(passage) = stored.passages.get(passage) else { return Vec::new() };
    let reading = &subject.readings[judged.claim.block];
    let times = reading::within(&reading.times, |time| time.span, judged.claim.span)
        .filter(|time| !time.vague)
        .filter_map(|time| Some((time.span, time.granularity, time.when.interval()?)))
        .filter(|(.., days)| {
            let mut told = reading::within(&stored.reading.times, |time| time.span, passage.span);
            told.any(|told| told.when.interval() == Some(*days))
        })
        .map(|(span, granularity, _)| (span, if granularity == Granularity::Year { YEAR } else { TIME }));
    let numbers = reading::within(&reading.figures, |figure| figure.span, judged.claim.span)
        .filter(|other| other.number != figure.number && other.amount() >= super::TELLING)
        .filter(|other| {
            let mut told = reading::within(&stored.reading.figures, |figure| figure.span, passage.span);
            told.any(|told| super::is_equal(other, told) && told.measured == other.measured)
        })
        .map(|other| (other.span, NUMBER));
    times.chain(numbers).collect()
}

/// What a number of a claim counts, with its weight, where it is rare: many things are counted in persons.
fn counted(judged: &Judged, figure: &Figure) -> impl Iterator<Item = (Span, f32)> {
    let places = judged.terms.iter().map(|term| (term.span.shift(judged.claim.span.start), term.weight));
    places.filter(|(place, weight)| *weight >= RARE && place.overlaps(figure.span) && !place.overlaps(figure.number))
}

/// What a year weighs that both have: less than a day.
const YEAR: f32 = 1.0;
/// What is counted tells which number is meant from this weight on.
const RARE: f32 = 1.4;
/// What another number weighs that both have.
const NUMBER: f32 = 1.7;

/// Says of the numbers of one article, in order, which stand in the claim's part of a series.
fn pair(subject: &Subject, judged: &Judged, figure: &Figure, told: &mut [Told]) {
    for series in told.chunk_by_mut(|one, next| one.passage == next.passage) {
        // A number that says nothing of what it counts may be any that measures nothing.
        let like = |told: &Told| told.same || (figure.unit.is_empty() && !told.figure.measured);
        let alike: Vec<usize> = (0..series.len()).filter(|n| like(&series[*n])).collect();
        let found = paired(subject, judged, figure, &alike.iter().map(|n| &series[*n]).collect::<Vec<_>>());
        let found = found.map(|found| alike[found]);
        for (n, one) in series.iter_mut().enumerate() {
            one.paired = found.map(|found| n == found);
            // What leaves out what it counts is sure where it stands in the claim's part alone.
            let own = one.figure.counted_from >= one.figure.number.start;
            one.sure = one.paired == Some(true) || (one.sure && own);
        }
    }
}

#[derive(PartialEq, Eq)]
pub enum Unit {
    Same,
    Unknown,
    Other,
}

/// Whether two figures are of one unit, or count one thing.
pub fn unit(
    (prose, claimed): (&str, &Figure),
    (text, told): (&str, &Figure),
    (note, article): (Language, Language),
) -> Unit {
    let counted = |text, figure, language| {
        let (words, added) = figures::counted(text, figure, language, COUNTED);
        (words.iter().map(|word| stem(word, language)).collect::<Vec<String>>(), added)
    };
    let (a, more) = counted(prose, claimed, note);
    let (b, also) = counted(text, told, article);
    if more != also {
        return Unit::Other;
    }
    if claimed.measured || told.measured {
        // « Des milliards » may be of euros.
        let money = |one: &Figure, other: &Figure| {
            one.unit.is_empty() && one.sense == Sense::Magnitude && figures::is_money(other)
        };
        return match () {
            () if claimed.unit == told.unit => Unit::Same,
            () if money(claimed, told) || money(told, claimed) => Unit::Unknown,
            () => Unit::Other,
        };
    }
    // A share counts nothing: « le tiers », « deux grues ».
    if (claimed.value < 1.0) != (told.value < 1.0) {
        return Unit::Other;
    }
    if claimed.unit.is_empty() || told.unit.is_empty() {
        return Unit::Unknown;
    }
    if note != article {
        let same = |(a, b): (&String, &String)| text::translates(a, note, b) >= TRANSLATED;
        let any = a.iter().any(|a| b.iter().any(|b| same((a, b))));
        return if any { Unit::Same } else { Unit::Unknown };
    }
    // « trois nouvelles entités » counts what « trois entités » counts.
    let first = |words: &[String], others: &[String]| words.first().is_some_and(|word| others.contains(word));
    // 150 « gilets jaunes » may be 150 people.
    let called = figures::is_quoted(prose, claimed) || figures::is_quoted(text, told);
    match (first(&a, &b) || first(&b, &a), called) {
        (true, _) => Unit::Same,
        (false, true) => Unit::Unknown,
        (false, false) => Unit::Other,
    }
}

/// Whether what two figures of one language count may be one thing by another word: « 12 marins », « 12 matelots ».
pub fn may_count_the_same(
    (prose, claimed): (&str, &Figure),
    (text, told): (&str, &Figure),
    language: Language,
) -> bool {
    let counted = |text, figure| figures::counted(text, figure, language, COUNTED).0;
    let own = counted(prose, claimed);
    let others: HashSet<_> = own.iter().flat_map(|word| text::alternatives(&stem(word, language), language)).collect();
    counted(text, told).iter().any(|word| others.contains(stem(word, language).as_str()))
}

/// How surely two words of two languages must say the same to count the same.
const TRANSLATED: f32 = 0.3;
/// Among how many words after a number is what it counts.
const COUNTED: usize = 2;
