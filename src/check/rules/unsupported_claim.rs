//! `unsupported-claim`.

use super::Rule;
use crate::check::evidence::{Judged, Support, words_in_article, words_of};
use crate::check::terms::Key;
use crate::check::{Finding, Subject};
use crate::config::Level;
use crate::reading::times::Granularity;
use crate::reading::{self, Interval, TimeExpression};

pub static RULE: Rule = Rule {
    code: "unsupported-claim",
    level: Level::Information,
    summary: "about things the corpus covers, but no passage says it",
    of_claims: true,
    check,
    doc: r"A sentence about people or bodies that the corpus covers, of which no passage tells anything like it.

**Why.** What stands in a note without a source was remembered, guessed, or read elsewhere: find out before it is printed.

**Example.** The corpus follows a mayor through a strike; the note says she « a inauguré un musée », of which no article has a word.

**How it decides.** Hardly any of its words stand in any passage near those names. Where the sentence or the note is placed in time, and no
passage like it is of that time, a few more may: it is another event of the same people.

**Left alone.** Questions, tasks, headings, and what the writer marks as her own thought; sentences about nobody that the corpus
names; sentences in another language than the articles about them; anything of which a passage tells a good part in other words.

**Fix.** None: name a source, or mark the sentence as unverified.
",
};

/// The most that any passage, its neighbours included, may have of a claim's words for it to be called unsupported. Tuned on the
/// development notes and on drawn press summaries, where paraphrases of what an article does tell begin at 0.22.
/// A third of the words, common ones counted like rare ones, is too many too.
const IN_PASSAGE: f32 = 0.22;
/// The most that any article as a whole may have of them.
const IN_ARTICLE: f32 = 0.50;
/// The same where the claim is placed in time, and no passage like it is of that time: then it is another event of theirs. On drawn press
/// summaries, what an article of that week does tell begins at 0.33 of a passage and 0.56 of an article.
const IN_PASSAGE_ELSEWHEN: f32 = 0.40;
const IN_ARTICLE_ELSEWHEN: f32 = 0.58;
/// The same where only the note's date places it, which may tell of older things.
const IN_PASSAGE_NOTE: f32 = 0.33;
/// Fewer words, names left out, are too few to be so many apart.
const LONG: usize = 6;
/// How far apart in days two reports of one event may be.
const AROUND: i64 = 14;
/// The most days of a note's date that place anything.
const WEEK: i64 = 7;
/// A passage is like the claim from this share of what the best one tells of it.
const LIKE_IT: f32 = 0.6;
/// A claim of fewer words, names left out, is too short to tell. About two rare words.
const ENOUGH: f32 = 4.0;

fn check(subject: &Subject) -> Vec<Finding> {
    let unsupported = subject.claims().iter().filter(|judged| is_unsupported(subject, judged));
    unsupported
        .map(|judged| {
            let message = "no passage of the corpus says this".to_owned();
            let mut finding = Finding::new(&RULE, judged.claim.in_note, message);
            finding.evidence.extend(judged.passages.first().map(Support::evidence));
            finding
        })
        .collect()
}

fn is_unsupported(subject: &Subject, judged: &Judged) -> bool {
    let all = words_of(&judged.terms);
    let somebody = judged.terms.iter().any(|term| matches!(term.key, Key::Entity(_)));
    if !somebody || all < ENOUGH || judged.passages.is_empty() {
        return false;
    }
    let reading = &subject.readings[judged.claim.block];
    // A quotation is judged as such; what is around it is mostly who says it.
    if reading.quotations.iter().any(|quotation| quotation.span.overlaps(judged.claim.span)) {
        return false;
    }
    // Without a common language words cannot be missed.
    let other_language = |support: &Support| support.stored.article.language != reading.language;
    if judged.passages.iter().any(other_language) {
        return false;
    }
    let words = judged.terms.iter().filter(|term| !term.key.is_name()).count();
    let most = |of: &dyn Fn(&Support) -> f32| judged.passages.iter().map(of).fold(0.0, f32::max);
    let shared = judged.passages.iter().map(|support| support.count_near).max().unwrap_or(0);
    let in_passage = most(&|support| support.words_near) / all;
    let in_article = || most(&|support| words_in_article(subject, &judged.terms, support)) / all;
    match elsewhen(subject, judged) {
        Some(Placed::Itself) if words >= LONG => {
            shared * 2 < words && in_passage <= IN_PASSAGE_ELSEWHEN && in_article() <= IN_ARTICLE_ELSEWHEN
        }
        Some(Placed::ByNote) if words >= LONG => {
            shared * 5 < words * 2 && in_passage <= IN_PASSAGE_NOTE && in_article() <= IN_ARTICLE
        }
        _ => shared * 3 <= words && in_passage <= IN_PASSAGE && in_article() <= IN_ARTICLE,
    }
}

/// What places a claim in time.
enum Placed {
    Itself,
    ByNote,
}

/// What places a claim at a time of which no passage that tells anything like it is.
fn elsewhen(subject: &Subject, judged: &Judged) -> Option<Placed> {
    let reading = &subject.readings[judged.claim.block];
    let fine = |time: &&TimeExpression| matches!(time.granularity, Granularity::Day | Granularity::Week);
    let own: Vec<Interval> = reading::within(&reading.times, |time| time.span, judged.claim.span)
        .filter(fine)
        .filter_map(|time| time.when.interval())
        .collect();
    let note = || subject.dates[judged.claim.block].map(|(date, _)| date).filter(|date| date.days() <= WEEK);
    let (days, placed) = if own.is_empty() { (vec![note()?], Placed::ByNote) } else { (own, Placed::Itself) };
    let near = |told: Interval| {
        let around = jiff::Span::new().days(AROUND);
        let wide = Interval { first: told.first.saturating_sub(around), last: told.last.saturating_add(around) };
        days.iter().any(|day| day.overlaps(wide))
    };
    let best = judged.passages.iter().map(|support| support.coverage).fold(0.0, f32::max);
    let like_it = judged.passages.iter().filter(|support| support.coverage >= LIKE_IT * best);
    let then = |support: &Support| {
        let told = support.stored.told(support.passage);
        // Of an article without a date nothing is known.
        told.is_empty()
            || told.iter().filter_map(|told| told.time.when.interval()).any(near)
            || support.stored.article.date.as_ref().is_none_or(|date| near(date.value))
    };
    (!like_it.into_iter().any(then)).then_some(placed)
}
