//! The facets of a claim, each held against the passages of one article.

use super::{Deciding, Facet, FacetKind, Stand};
use crate::check::evidence::{self, Judged, Support};
use crate::check::terms::Key;
use crate::check::{Evidence, Subject, against, event};
use crate::index::told::Source;
use crate::reading::figures::{self, Likeness};
use crate::reading::times::{self, TimeAgreement, When};
use crate::reading::{self, Interval, Mention, NameKind, TimeExpression, quotations};
use crate::text::Span;

/// The facets of a claim, those that it has: who does what, to whom, where, when, how many, whether denied, who says so. Spans of
/// the claim are bytes of its block's prose.
pub fn of(subject: &Subject, judged: &Judged, group: &[&Support]) -> Vec<Facet> {
    let looking = Looking { subject, judged, group };
    let mut out = looking.names();
    out.extend(looking.what());
    out.extend(looking.times());
    out.extend(looking.figures());
    out.extend(looking.polarity());
    out
}

/// The passages that hold words by which facets agree, best first; the best in any case.
pub fn deciding(group: &[&Support], facets: &[Facet]) -> Vec<Deciding> {
    let of_one = |support: &&Support| {
        let told = facets.iter().flat_map(|facet| &facet.told);
        let within = told.filter(|told| told.article == support.article && support.span.contains(told.span));
        let mut words: Vec<Span> = within.map(|told| told.span).collect();
        words.sort_unstable();
        words.dedup_by(|later, earlier| later.overlaps(*earlier));
        let line = support.stored.lines.line(support.span.start) + 1;
        Deciding { article: support.article, span: support.span, line, words }
    };
    let all = group.iter().map(of_one).enumerate();
    all.filter(|(n, passage)| *n == 0 || !passage.words.is_empty()).map(|(_, passage)| passage).collect()
}

/// The share of the claim's words that must be told for "what" to agree. Verbs are said in other words oftener than names.
const WHAT: f32 = 0.5;

struct Looking<'a> {
    subject: &'a Subject<'a>,
    judged: &'a Judged,
    group: &'a [&'a Support],
}

impl Looking<'_> {
    fn prose(&self) -> &str {
        &self.subject.note.blocks[self.judged.claim.block].prose.text
    }

    fn reading(&self) -> &reading::Reading {
        &self.subject.readings[self.judged.claim.block]
    }

    fn is_quoted(&self, span: Span) -> bool {
        self.reading().quotations.iter().any(|quotation| quotation.inner.overlaps(span))
    }

    /// Where the passages, or those beside the best, have a term of the claim, by its number.
    fn place(&self, n: usize) -> Option<Evidence> {
        let here = |support: &&&Support| support.matched.get(n).copied().flatten().is_some();
        if let Some(support) = self.group.iter().find(here) {
            return Some(Evidence { article: support.article, span: support.matched[n]? });
        }
        let (best, key) = (self.group.first()?, &self.judged.terms.get(n)?.key);
        let near = [best.passage.checked_sub(1), Some(best.passage + 1)].into_iter().flatten();
        let title = best.stored.article.title.is_some().then_some(0);
        near.chain(title).find_map(|near| {
            let passage = best.stored.passages.get(near)?;
            let keys = evidence::keys(self.subject, &best.stored, best.article, passage.span);
            Some(Evidence { article: best.article, span: *keys.get(key)? })
        })
    }

    fn facet(kind: FacetKind, words: Vec<Span>, told: Vec<Evidence>, agrees: bool) -> Facet {
        let stand = if agrees { Stand::Agrees } else { Stand::NotTold };
        Facet { kind, stand, words, told: if agrees { told } else { Vec::new() } }
    }

    /// One facet for each name.
    fn names(&self) -> Vec<Facet> {
        let claim = self.judged.claim.span;
        let mut somebody = false;
        let mut out = Vec::new();
        for name in reading::within(&self.reading().names, |name| name.span, claim) {
            if self.is_quoted(name.span) {
                continue;
            }
            let kind = self.part_of(name, somebody);
            somebody |= kind == FacetKind::Who;
            let terms = self.judged.terms.iter().enumerate();
            let own = terms.filter(|(_, term)| term.span.shift(claim.start).overlaps(name.span));
            let (whole, parts): (Vec<_>, Vec<_>) = own.partition(|(_, term)| term.key.is_name());
            let told = |terms: &[(usize, &crate::check::terms::Term)]| -> Vec<Evidence> {
                terms.iter().filter_map(|(n, _)| self.place(*n)).collect()
            };
            let mut places = told(&whole);
            if places.is_empty() && whole.is_empty() {
                // Of a name that the corpus does not know every word must be there.
                places = told(&parts);
                places = if places.len() == parts.len() { places } else { Vec::new() };
            }
            let agrees = !places.is_empty();
            out.push(Self::facet(kind, vec![name.span], places, agrees));
        }
        out
    }

    /// What a name is in the claim. The first who is no place does it; this is a guess where the verb is passive.
    fn part_of(&self, name: &Mention, somebody: bool) -> FacetKind {
        let reading = self.reading();
        let says = |quotation: &reading::Quotation| {
            quotation.speaker.as_ref().is_some_and(|speaker| speaker.span.overlaps(name.span))
        };
        if reading.quotations.iter().any(says) || self.is_before_cue(name) {
            return FacetKind::Source;
        }
        match name.kind {
            NameKind::Place => FacetKind::Where,
            _ if somebody => FacetKind::Whom,
            _ => FacetKind::Who,
        }
    }

    /// Whether a verb of saying follows a name at once, with what only helps it: « Morel a déclaré que ».
    fn is_before_cue(&self, name: &Mention) -> bool {
        let claim = self.judged.claim.span;
        let after = self.prose().get(name.span.end..claim.end).unwrap_or("");
        let clause = after.split([',', ';', ':', '(']).next().unwrap_or("");
        let language = self.reading().language;
        let words = crate::text::words(clause);
        let first = words.iter().find(|word| !crate::text::is_stopword(&word.folded, language));
        name.kind != NameKind::Place && first.is_some_and(|word| quotations::is_cue(&word.folded, language))
    }

    /// The words beside names, times and figures, taken together.
    fn what(&self) -> Option<Facet> {
        let claim = self.judged.claim.span;
        let reading = self.reading();
        let named = |span: Span| reading.names.iter().any(|name| name.span.overlaps(span));
        let (mut all, mut shared) = (0.0, 0.0);
        let (mut words, mut told) = (Vec::new(), Vec::new());
        for (n, term) in self.judged.terms.iter().enumerate() {
            let span = term.span.shift(claim.start);
            if matches!(term.key, Key::Number(_)) || named(span) {
                continue;
            }
            all += term.weight;
            if let Some(place) = self.place(n) {
                shared += term.weight;
                words.push(span);
                told.push(place);
            }
        }
        (all > 0.0).then(|| Self::facet(FacetKind::What, words, told, shared >= WHAT * all))
    }

    fn times(&self) -> Vec<Facet> {
        let times = reading::within(&self.reading().times, |time| time.span, self.judged.claim.span);
        let placed = times.filter(|time| matches!(time.when, When::Days(_) | When::Yearless { .. }));
        placed
            .filter(|time| !self.is_quoted(time.span))
            .map(|time| {
                let told = self.told_then(time);
                Self::facet(FacetKind::When, vec![time.core], told.into_iter().collect(), told.is_some())
            })
            .collect()
    }

    /// The words that bear a time of the claim out: in the passages or beside them, else the date of an article that came out then.
    fn told_then(&self, time: &TimeExpression) -> Option<Evidence> {
        // A rounder time in the passage leaves the finer one open.
        let agrees = |told: &TimeExpression| {
            event::fineness(told.granularity) <= event::fineness(time.granularity)
                && times::compare(time, told) == TimeAgreement::Agrees
        };
        for support in self.group {
            let told = support.stored.told(support.passage).into_iter().filter(|told| told.source != Source::Reporting);
            let own = told.map(|told| told.time).find(|time| agrees(time)).map(|time| time.span);
            let span = own.or_else(|| event::beside(support).find(|time| agrees(time)).map(|time| time.span));
            if let Some(span) = span {
                return Some(Evidence { article: support.article, span });
            }
        }
        let best = self.group.first()?;
        let When::Days(claimed) = time.when else { return None };
        let published = best.stored.article.date.as_ref()?.value;
        let from = published.first.saturating_sub(jiff::Span::new().days(DAYS_BEFORE));
        let then = claimed.overlaps(Interval::new(from, published.last)) && published.days() <= WEEK;
        let undated = event::own(best).next().is_none();
        (then && undated).then(|| best.evidence())
    }

    fn figures(&self) -> Vec<Facet> {
        let reading = self.reading();
        let claimed = reading::within(&reading.figures, |figure| figure.span, self.judged.claim.span);
        claimed
            .filter(|figure| !self.is_quoted(figure.span))
            .filter(|figure| !figures::is_again(self.prose(), figure, reading.language))
            .map(|figure| {
                let told = self.group.iter().find_map(|support| {
                    let around = event::around_of(support);
                    let told = support.stored.reading.figures.iter().filter(|told| around.contains(told.number));
                    let mut like = told.filter(|told| !(told.measured && figure.measured) || told.unit == figure.unit);
                    let told = like.find(|told| figures::compare(figure, told) == Likeness::Same)?;
                    Some(Evidence { article: support.article, span: told.span })
                });
                Self::facet(FacetKind::HowMany, vec![figure.span], told.into_iter().collect(), told.is_some())
            })
            .collect()
    }

    /// Whether something is denied in the claim, or in the best passage, that both speak of, or the opposite said.
    fn polarity(&self) -> Option<Facet> {
        let best = self.group.first()?;
        if let Some(doubted) =
            self.group.iter().find_map(|support| against::doubted(self.subject, self.judged, support))
        {
            return Some(Self::facet(FacetKind::Polarity, vec![doubted], Vec::new(), false));
        }
        let (claimed, told, agrees) = against::denied(self.subject, self.judged, best)?;
        let told = Evidence { article: best.article, span: told };
        Some(Self::facet(FacetKind::Polarity, vec![claimed], vec![told], agrees))
    }
}

/// How long before an article came out what it tells without a date may have happened, in days.
const DAYS_BEFORE: i64 = 3;
/// An article of which only a longer stretch of days is known dates nothing.
const WEEK: i64 = 7;
