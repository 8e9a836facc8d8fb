//! `unsupported-claim`.

use super::Rule;
use crate::check::evidence::{Judged, Support, words_in_article, words_of};
use crate::check::terms::Key;
use crate::check::{Finding, Subject};
use crate::config::Level;

pub static RULE: Rule = Rule {
    code: "unsupported-claim",
    level: Level::Information,
    summary: "about things the corpus covers, but no passage says it",
    of_claims: true,
    check,
    doc: r"A sentence about people or bodies that the corpus covers, of which no passage tells anything like it.

**Why.** What stands in a note without a source was remembered, guessed, or read elsewhere: find out before it is printed.

**Example.** The corpus follows a mayor through a strike; the note says she « a inauguré un musée », of which no article has a word.

**Left alone.** Questions, tasks, headings, and what the writer marks as her own thought; sentences about nobody that the corpus
names; sentences in another language than the articles about them; anything of which a passage tells a good part in other words.

**Fix.** None: name a source, or mark the sentence as unverified.
",
};

/// The most that any passage, its neighbours included, may have of a claim's words for it to be called unsupported. Tuned on the
/// development notes and on drawn press summaries, where paraphrases of what an article does tell begin at 0.22.
/// A third of the words, common ones counted like rare ones, is too many too.
const IN_PASSAGE: f32 = 0.20;
/// The most that any article as a whole may have of them.
const IN_ARTICLE: f32 = 0.50;
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
    if judged.passages.iter().any(|support| support.count_near * 3 > words) {
        return false;
    }
    let in_passage = judged.passages.iter().map(|support| support.words_near).fold(0.0, f32::max);
    in_passage <= IN_PASSAGE * all && {
        let in_article = judged.passages.iter().map(|support| words_in_article(subject, &judged.terms, support));
        in_article.fold(0.0, f32::max) <= IN_ARTICLE * all
    }
}
