//! Which articles a claim may be of: where several tell the like, people and places do alike things, and the one that has most of what the note
//! says there is meant.

use super::Subject;
use super::across::Across;
use super::evidence::{self, Judged};
use super::terms::{Term, terms};
use crate::index::{ArticleNo, StoredArticle};
use crate::text::Span;
use std::sync::Arc;

/// The least that an article must have of a claim and of what stands around it, as a share of what the best one has. Tuned on 9,000 drawn cases
/// over the press: of what was found in the right article nothing stands lower, of what was found in another, or wrongly, a third.
const LEAST: f32 = 0.80;
/// What stands around a claim counts until both weigh this: about twelve rare words. A long sentence says by itself what it is about.
const WEIGHED: f32 = 25.0;
/// So many sentences before a claim, and behind it, are looked at.
const BEFORE: usize = 3;
const BEHIND: usize = 1;

/// Whether an article has nearly as much of a claim and of what stands around it (the sentences beside it, its heading) as any that tells of it.
pub fn may_be_of(subject: &Subject, judged: &Judged, article: ArticleNo) -> bool {
    let shares = subject.of_claim("standing", judged, || shares(subject, judged));
    let best = shares.iter().map(|(_, share)| *share).fold(0.0, f32::max);
    let own = shares.iter().find(|(other, _)| *other == article);
    own.is_none_or(|(_, share)| *share >= LEAST * best)
}

/// What each article of a claim's passages has of the claim and of what stands around it: from 0 to 1.
fn shares(subject: &Subject, judged: &Judged) -> Vec<(ArticleNo, f32)> {
    let around = context(subject, judged);
    let weight = |terms: &[Term]| terms.iter().map(|term| term.weight).sum::<f32>();
    let (own, beside) = (weight(&judged.terms), weight(&around));
    let counts = if beside > 0.0 { ((WEIGHED - own) / beside).clamp(0.0, 1.0) } else { 0.0 };
    let language = subject.language_in(judged.claim.block);
    let share = |article: ArticleNo, stored: &Arc<StoredArticle>| {
        let keys = evidence::keys(subject, stored, article, Span::new(0, stored.article.text.len()));
        let across = Across::new(subject, language, stored);
        let of = |terms: &[Term]| {
            terms.iter().fold((0.0, 0.0), |(all, shared), term| {
                let weight = across.weight(term);
                let worth = across.place(&keys, &term.key).map_or(0.0, |(_, surely)| surely);
                (all + weight, shared + worth * weight)
            })
        };
        let ((all, shared), (more, also)) = (of(&judged.terms), of(&around));
        let all = all + counts * more;
        if all > 0.0 { (shared + counts * also) / all } else { 0.0 }
    };
    let mut out: Vec<(ArticleNo, f32)> = Vec::new();
    for support in judged.passages.iter() {
        if out.iter().all(|(article, _)| *article != support.article) {
            out.push((support.article, share(support.article, &support.stored)));
        }
    }
    out
}

/// What the sentences beside a claim and its heading are about.
fn context(subject: &Subject, judged: &Judged) -> Vec<Term> {
    let block = &subject.note.blocks[judged.claim.block];
    let reading = &subject.readings[judged.claim.block];
    let of = |text: &str, within: Span, reading| terms(text, within, reading, subject.snapshot, None);
    let sentences = &reading.sentences;
    let first = sentences.partition_point(|sentence| sentence.end <= judged.claim.span.start);
    let behind = sentences.partition_point(|sentence| sentence.start < judged.claim.span.end);
    let before = &sentences[first.saturating_sub(BEFORE)..first];
    let behind = &sentences[behind..(behind + BEHIND).min(sentences.len())];
    let mut out: Vec<Term> = Vec::new();
    for sentence in before.iter().chain(behind) {
        out.extend(of(&block.prose.text, *sentence, reading));
    }
    if let Some(heading) = block.headings.last() {
        let text = &subject.note.blocks[*heading].prose.text;
        out.extend(of(text, Span::new(0, text.len()), &subject.readings[*heading]));
    }
    out
}
