//! What becomes of a claim: the verdict, facet by facet, with the passages that decide.
//!
//! A facet *differs* only where a rule says so: what is shown beside a claim is never surer than the findings are.

mod facets;
mod origins;

use super::evidence::{Judged, Support};
use super::{Evidence, Finding, Subject, event};
use crate::index::ArticleNo;
use crate::text::Span;
use std::sync::Arc;

/// What the corpus makes of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    Supported,
    Misdated,
    WrongFigure,
    Contradicted,
    Unsupported,
    /// Nothing is said: the passages do not decide.
    Undecided,
}

impl Verdict {
    /// The verdict as people read it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::Misdated => "misdated",
            Self::WrongFigure => "wrong figure",
            Self::Contradicted => "contradicted",
            Self::Unsupported => "unsupported",
            Self::Undecided => "undecided",
        }
    }

    /// The verdict as messages distinguish it.
    #[must_use]
    pub const fn case(self) -> &'static str {
        match self {
            Self::WrongFigure => "wrong-figure",
            other => other.name(),
        }
    }

    /// What a rule's finding makes of the claim that it stands in.
    fn of_rule(code: &str) -> Option<Self> {
        Some(match code {
            "misdated-claim" | "impossible-date" | "weekday-mismatch" => Self::Misdated,
            "wrong-figure" => Self::WrongFigure,
            "contradicted-claim" | "misattributed-quote" => Self::Contradicted,
            "unsupported-claim" => Self::Unsupported,
            "altered-quote" | "unknown-quote" => Self::Undecided,
            _ => return None,
        })
    }
}

/// What of a claim is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FacetKind {
    Who,
    Whom,
    What,
    Where,
    When,
    HowMany,
    /// Whether it is affirmed or denied.
    Polarity,
    /// Who is said to have said it.
    Source,
}

impl FacetKind {
    /// The facet as people read it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Who => "who",
            Self::Whom => "whom",
            Self::What => "what",
            Self::Where => "where",
            Self::When => "when",
            Self::HowMany => "how many",
            Self::Polarity => "denied or not",
            Self::Source => "who says so",
        }
    }
}

/// How the passages stand to a facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stand {
    Agrees,
    Differs,
    NotTold,
}

/// One facet of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    pub kind: FacetKind,
    pub stand: Stand,
    /// The claim's words, in the note, in order.
    pub words: Vec<Span>,
    /// The words of passages that agree or differ; none where it is not told.
    pub told: Vec<Evidence>,
}

/// A passage that bears on a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deciding {
    /// The article's number in the snapshot.
    pub article: ArticleNo,
    /// The passage, in the article's text.
    pub span: Span,
    /// Its line in the original file, from 1.
    pub line: usize,
    /// The words that decide, in the article's text, in order, without overlap.
    pub words: Vec<Span>,
}

/// What the corpus tells of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The claim, in the note.
    pub claim: Span,
    /// The number of its block.
    pub block: usize,
    pub verdict: Verdict,
    pub facets: Vec<Facet>,
    /// Best first; those that a finding rests on before the others.
    pub passages: Vec<Deciding>,
    /// How many independent articles tell it: copies of one report are one. 0 where none tells it.
    pub articles: usize,
    /// The findings in it, by number.
    pub findings: Vec<usize>,
}

/// What is found of a claim without its findings; spans of the claim are bytes of its block's prose.
pub(super) struct Draft {
    pub facets: Vec<Facet>,
    pub passages: Vec<Deciding>,
    pub articles: usize,
    pub borne_out: bool,
}

/// The most passages that are shown for a claim.
const SHOWN: usize = 4;

/// Every claim of a note, in order, with what the corpus tells of it. `findings` are those of [`super::check`].
#[must_use]
pub fn assess(subject: &Subject, findings: &[Finding]) -> Vec<Assessment> {
    subject.claims().iter().map(|judged| of_claim(subject, judged, findings)).collect()
}

/// The claim that stands at `offset` of the note, with what the corpus tells of it.
#[must_use]
pub fn assess_at(subject: &Subject, findings: &[Finding], offset: usize) -> Option<Assessment> {
    let judged = subject.claims().iter().find(|judged| judged.claim.in_note.touches(offset))?;
    Some(of_claim(subject, judged, findings))
}

/// What is found of a claim before any rule has spoken, worked out once.
pub(super) fn drafted(subject: &Subject, judged: &Judged) -> Arc<Draft> {
    subject.of_claim("verdict", judged, || draft(subject, judged))
}

fn of_claim(subject: &Subject, judged: &Judged, findings: &[Finding]) -> Assessment {
    let draft = drafted(subject, judged);
    let claim = judged.claim.in_note;
    let block = judged.claim.block;
    let place = |span: &Span| subject.in_note(block, *span);
    let within = findings.iter().enumerate().filter(|(_, finding)| claim.overlaps(finding.span));
    let found: Vec<(usize, Verdict)> =
        within.filter_map(|(number, finding)| Some((number, Verdict::of_rule(finding.rule.code)?))).collect();
    let mut facets: Vec<Facet> = draft.facets.clone();
    for facet in &mut facets {
        facet.words = facet.words.iter().map(place).collect();
    }
    let mut passages = Vec::new();
    for (number, verdict) in &found {
        let finding = &findings[*number];
        passages.extend(finding.evidence.iter().filter_map(|evidence| deciding(subject, *evidence)));
        mark(&mut facets, finding, *verdict);
    }
    merge(&mut passages, &draft.passages);
    passages.truncate(SHOWN);
    let verdict = match found.first() {
        Some((_, verdict)) => *verdict,
        None if draft.borne_out => Verdict::Supported,
        None => Verdict::Undecided,
    };
    let articles = if verdict == Verdict::Supported { draft.articles } else { 0 };
    let findings = found.into_iter().map(|(number, _)| number).collect();
    Assessment { claim, block, verdict, facets, passages, articles, findings }
}

/// Marks the facet that a finding is about as one that differs.
fn mark(facets: &mut Vec<Facet>, finding: &Finding, verdict: Verdict) {
    if matches!(verdict, Verdict::Unsupported | Verdict::Undecided) {
        return;
    }
    let told = finding.evidence.clone();
    let touched = |facet: &&mut Facet| facet.words.iter().any(|words| words.overlaps(finding.span));
    let fits = |kind: FacetKind| match verdict {
        Verdict::Misdated => kind == FacetKind::When,
        Verdict::WrongFigure => kind == FacetKind::HowMany,
        _ => !matches!(kind, FacetKind::When | FacetKind::HowMany | FacetKind::What),
    };
    if let Some(facet) = facets.iter_mut().filter(touched).find(|facet| fits(facet.kind)) {
        (facet.stand, facet.told) = (Stand::Differs, told);
        return;
    }
    let kind = match verdict {
        Verdict::Misdated => FacetKind::When,
        Verdict::WrongFigure => FacetKind::HowMany,
        _ if finding.rule.code == "misattributed-quote" => FacetKind::Source,
        _ => FacetKind::Polarity,
    };
    facets.push(Facet { kind, stand: Stand::Differs, words: vec![finding.span], told });
}

/// A finding's passage.
fn deciding(subject: &Subject, evidence: Evidence) -> Option<Deciding> {
    let stored = subject.snapshot.article(evidence.article)?;
    let span = stored.sentence(evidence.span);
    let line = stored.lines.line(evidence.span.start) + 1;
    Some(Deciding { article: evidence.article, span, line, words: vec![evidence.span] })
}

/// Adds passages, each once.
fn merge(passages: &mut Vec<Deciding>, more: &[Deciding]) {
    let mut out: Vec<Deciding> = Vec::new();
    for passage in passages.drain(..).chain(more.iter().cloned()) {
        match out.iter_mut().find(|known| known.article == passage.article && known.span.overlaps(passage.span)) {
            Some(known) if known.words.is_empty() => known.words = passage.words,
            Some(_) => {}
            None => out.push(passage),
        }
    }
    *passages = out;
}

/// The least share of a claim that its passages tell together for it to be called supported. Measured on the development notes and on
/// drawn press summaries: of the claims that are wrong in something one in forty is called supported, where no rule saw it.
const TELLS: f32 = 0.75;
/// A passage that tells this share of the best one's is evidence too.
const ALIKE: f32 = 0.8;
/// The least share of the claim that a further passage of the same article must have to be taken together with the best.
const TOGETHER: f32 = 0.3;

/// What one article tells of a claim.
struct Told<'a> {
    /// Its best passage.
    support: &'a Support,
    group: Vec<&'a Support>,
    facets: Vec<Facet>,
    bears_out: bool,
}

fn draft(subject: &Subject, judged: &Judged) -> Draft {
    let Some(best) = judged.passages.first() else {
        let facets = facets::of(subject, judged, &[]);
        return Draft { facets, passages: Vec::new(), articles: 0, borne_out: false };
    };
    let of_one = |article: ArticleNo| -> Vec<&Support> {
        let all = judged.passages.iter();
        all.filter(|support| support.article == article && support.coverage >= TOGETHER).collect()
    };
    // Those that tell about as much, an article each; where they tell it differently, the first that bears the claim out comes first.
    let mut alike: Vec<Told> = Vec::new();
    for support in judged.passages.iter().filter(|support| support.coverage >= ALIKE * best.coverage) {
        if alike.iter().all(|told| told.support.article != support.article) {
            let group = of_one(support.article);
            let facets = facets::of(subject, judged, &group);
            let bears_out = is_borne_out(subject, judged, &facets, &group);
            alike.push(Told { support, group, facets, bears_out });
        }
    }
    if let Some(first) = alike.iter().position(|told| told.bears_out) {
        alike[..=first].rotate_right(1);
    }
    let borne_out = alike.first().is_some_and(|told| told.bears_out);
    let tellers: Vec<Evidence> =
        alike.iter().filter(|told| told.bears_out).map(|told| told.support.evidence()).collect();
    let facets = alike.first().map_or_else(|| facets::of(subject, judged, &[]), |told| told.facets.clone());
    let shown = |(n, told): (usize, &Told)| {
        let most = if n == 0 { usize::MAX } else { 1 };
        facets::deciding(&told.group, &told.facets).into_iter().take(most)
    };
    let mut passages: Vec<Deciding> = alike.iter().enumerate().flat_map(shown).collect();
    // A passage that only shares a few words with the claim shows nothing.
    if !borne_out && !event::tells(subject, judged, best) {
        passages.clear();
    }
    passages.truncate(SHOWN);
    let articles = if borne_out { origins::independent(subject, &tellers) } else { 0 };
    Draft { facets, passages, articles, borne_out }
}

/// Whether passages of one article tell the claim, and leave none of its facets open.
fn is_borne_out(subject: &Subject, judged: &Judged, facets: &[Facet], group: &[&Support]) -> bool {
    let Some(best) = group.first() else { return false };
    let told = facets.iter().all(|facet| facet.stand == Stand::Agrees);
    let (mut all, mut shared) = (0.0, 0.0);
    for (n, term) in judged.terms.iter().enumerate() {
        all += term.weight;
        let here = group.iter().any(|support| support.matched.get(n).copied().flatten().is_some());
        shared += if here { term.weight } else { 0.0 };
    }
    // What stands beside the best passage counts as its rule counts it.
    let share = if all > 0.0 { f32::max(shared / all, best.coverage) } else { 0.0 };
    let one_language = best.stored.article.language == subject.readings[judged.claim.block].language;
    let enough = share >= TELLS || (!one_language && event::tells(subject, judged, best));
    told && enough && best.specific >= event::SPECIFIC
}

#[cfg(test)]
mod tests;
