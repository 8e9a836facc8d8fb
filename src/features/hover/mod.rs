//! Cards: what is known of the thing under the pointer. One file a kind of thing.

mod article;
mod claim;
mod date;
mod name;
mod quotation;
mod then;

pub use name::{card as name_card_with, government_card as government_card_with};

use super::pointed::{self, Pointed};
use super::{Hover, markup, quotations};
use crate::check::{Evidence, Finding, Subject};
use crate::index::entities::EntityNo;
use crate::index::{ArticleNo, Snapshot};
use crate::lexicon::Language;
use crate::notes::Note;

/// Two blanks at a line's end keep the next one a line of its own.
const BREAK: &str = "  \n";

/// The card of a name, its passages linked to.
#[must_use]
pub fn name_card(snapshot: &Snapshot, entity: EntityNo, language: Language) -> Option<String> {
    name::card(snapshot, entity, language, &|article, line| markup::link_to(snapshot, article, line))
}

/// The card of words that an article has.
#[must_use]
pub fn quotation_card(snapshot: &Snapshot, place: Evidence, language: Language) -> Option<String> {
    quotation::card_of(snapshot, &[place], language)
}

/// The card of a quotation of an article that is open, at `offset` in its text.
#[must_use]
pub fn hover_in_article(snapshot: &Snapshot, article: ArticleNo, offset: usize) -> Option<Hover> {
    let (span, here, wanted) = quotations::quotation_in(snapshot, article, offset)?;
    let others: Vec<Evidence> = wanted.places().iter().filter(|place| place.article != article).copied().collect();
    let language = snapshot.article(article)?.article.language;
    Some(Hover { span, markdown: quotation::card_in_article(snapshot, here, &others, language)? })
}

/// The card of what stands at `offset`: a name, a quotation, a date, a citation, a flagged claim.
#[must_use]
pub fn hover(note: &Note, snapshot: &Snapshot, findings: &[Finding], offset: usize) -> Option<Hover> {
    if note.front_matter.off || snapshot.cards().is_empty() {
        return None;
    }
    let subject = Subject::new(note, snapshot);
    let (span, markdown) = match pointed::at(&subject, findings, offset)? {
        Pointed::Citation { span, article } => (span, article::card(snapshot, article, subject.language)?),
        Pointed::Name { span, entity, governs } => {
            let link = |article, line| markup::link_to(snapshot, article, line);
            let government = || name::government_card(snapshot, entity, subject.language, &link);
            let card = governs.then(government).flatten().or_else(|| name_card(snapshot, entity, subject.language));
            (span, card?)
        }
        Pointed::Time(time) => (time.span, date::card(&subject, findings, &time)?),
        Pointed::Quotation { quote } => {
            let words = quote.inner.of(&note.text);
            (quote.span, quotation::card(snapshot, quote, words, subject.language)?)
        }
        Pointed::Finding { finding } => (finding.span, claim::card(&subject, findings, finding)),
        Pointed::Claim { span } => (span, claim::card_of_claim(&subject, findings, offset)?),
    };
    Some(Hover { span, markdown })
}
