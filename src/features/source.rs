//! From a note to the words of the original.

use super::Target;
use super::pointed::{self, Pointed};
use super::profile::Sense;
use super::quotations;
use crate::check::{Evidence, Finding, Subject};
use crate::corpus::BlockKind;
use crate::index::entities::EntityNo;
use crate::index::{ArticleNo, Snapshot};
use crate::notes::Note;
use crate::reading::Mention;
use crate::text::Span;

/// Where in the corpus stands what the note speaks of at `offset`: the source of a quotation, a cited article, where a name is
/// introduced, the evidence on a claim. Best first.
#[must_use]
pub fn definition(note: &Note, snapshot: &Snapshot, findings: &[Finding], offset: usize) -> Vec<Target> {
    let subject = Subject::new(note, snapshot);
    let (origin, places) = match pointed::at(&subject, findings, offset) {
        Some(Pointed::Citation { span, article }) => (span, vec![beginning(snapshot, article)]),
        Some(Pointed::Name { span, entity, sense }) => {
            (span, introduction(snapshot, entity, sense).into_iter().collect())
        }
        Some(Pointed::Namesakes { span, people }) => {
            let places = people.iter().filter_map(|person| introduction(snapshot, *person, Sense::Any));
            (span, places.collect())
        }
        Some(Pointed::Quotation { quote }) => {
            (quote.span, quotations::sources_of(snapshot, quote, quote.inner.of(&note.text)))
        }
        Some(Pointed::Finding { finding }) => (finding.span, finding.evidence.clone()),
        Some(Pointed::Time(time)) => (time.span, of_finding(findings, time.span)),
        Some(Pointed::Claim { .. }) | None => (Span::new(offset, offset), Vec::new()),
    };
    let (origin, places) = if places.is_empty() { of_claim(&subject, offset) } else { (origin, places) };
    places.into_iter().filter_map(|place| Target::of(snapshot, origin, place)).collect()
}

fn of_finding(findings: &[Finding], span: Span) -> Vec<Evidence> {
    findings.iter().find(|finding| finding.span.overlaps(span)).map_or(Vec::new(), |finding| finding.evidence.clone())
}

/// The passages that bear on the claim at `offset`: those that tell a good part of it.
fn of_claim(subject: &Subject, offset: usize) -> (Span, Vec<Evidence>) {
    match subject.claims().iter().find(|judged| judged.claim.in_note.touches(offset)) {
        Some(judged) => (judged.claim.in_note, judged.evidence()),
        None => (Span::new(offset, offset), Vec::new()),
    }
}

/// The title of an article, else where its prose begins.
pub fn beginning(snapshot: &Snapshot, article: ArticleNo) -> Evidence {
    let span = snapshot.article(article).map_or(Span::default(), |stored| {
        let of = |kind| stored.article.blocks.iter().find(|block| block.kind == kind).map(|block| block.span);
        of(BlockKind::Title).or_else(|| of(BlockKind::Body)).unwrap_or_default()
    });
    Evidence { article, span }
}

/// Where the corpus introduces somebody: in the first article by date that names it in that sense, its first mention with a role, else
/// its first; in any sense where none does.
pub fn introduction(snapshot: &Snapshot, entity: EntityNo, sense: Sense) -> Option<Evidence> {
    let within = |sense| {
        articles(snapshot, entity).into_iter().find_map(|article| {
            let mentions = mentions_in(snapshot, entity, article, sense);
            let (span, _) = *mentions.iter().find(|(_, role)| *role).or_else(|| mentions.first())?;
            Some(Evidence { article, span })
        })
    };
    within(sense).or_else(|| if sense == Sense::Any { None } else { within(Sense::Any) })
}

/// The articles that mention an entity, from the earliest; those without a date last.
pub fn articles(snapshot: &Snapshot, entity: EntityNo) -> Vec<ArticleNo> {
    let known = snapshot.entities().get(entity).map(|entity| entity.articles.as_slice()).unwrap_or_default();
    let mut articles: Vec<ArticleNo> = known.iter().map(|(article, _)| *article).collect();
    articles.sort_by_key(|article| when(snapshot, *article));
    articles
}

/// The first of them.
pub fn first_article(snapshot: &Snapshot, entity: EntityNo) -> Option<ArticleNo> {
    let known = &snapshot.entities().get(entity)?.articles;
    known.iter().map(|(article, _)| *article).min_by_key(|article| when(snapshot, *article))
}

/// What articles are put in order by: those without a date come last.
fn when(snapshot: &Snapshot, article: ArticleNo) -> (jiff::civil::Date, ArticleNo) {
    let card = snapshot.cards().get(article as usize);
    (card.and_then(|card| card.date.as_ref()).map_or(jiff::civil::Date::MAX, |date| date.value.first), article)
}

/// The mentions of an entity in one article, in that sense: where each stands, and whether a role stands with it.
pub fn mentions_in(snapshot: &Snapshot, entity: EntityNo, article: ArticleNo, sense: Sense) -> Vec<(Span, bool)> {
    let Some(stored) = snapshot.article(article) else { return Vec::new() };
    let text = &stored.article.text;
    let found = stored.reading.names.iter().filter(|name| {
        whom(snapshot, article, text, name) == Some(entity) && sense.wants(text, name.span, stored.article.language)
    });
    found.map(|name| (name.span, name.role.is_some())).collect()
}

/// Whom a name of an article means there.
pub fn whom(snapshot: &Snapshot, article: ArticleNo, text: &str, name: &Mention) -> Option<EntityNo> {
    let entities = snapshot.entities();
    entities.resolve(&name.full, Some(article)).or_else(|| entities.resolve(name.span.of(text), Some(article)))
}
