//! Cards: what is known of the thing under the pointer. One file a kind of thing.

mod article;
mod claim;
mod date;
mod name;
mod quotation;
mod then;

pub use claim::kind as facet_name;
pub use name::card as name_card_with;

use super::pointed::{self, Pointed};
use super::profile::Sense;
use super::{Hover, markup, quotations};
use crate::check::{Evidence, Finding, Subject};
use crate::index::entities::EntityNo;
use crate::index::{ArticleNo, Snapshot};
use crate::notes::Note;
use crate::wording::Locale;

/// Two blanks at a line's end keep the next one a line of its own.
const BREAK: &str = "  \n";

/// The card of a name in that sense, its passages linked to.
#[must_use]
pub fn name_card(snapshot: &Snapshot, entity: EntityNo, sense: Sense, locale: Locale) -> Option<String> {
    let card = snapshot.memo().get(&("name card", entity, sense, locale), || {
        name::card(snapshot, entity, sense, locale, &|article, line| markup::link_to(snapshot, article, line, locale))
    });
    Option::clone(&card)
}

/// The same; where nothing is told of it in that sense, all that is told of it.
fn card_of(snapshot: &Snapshot, entity: EntityNo, sense: Sense, locale: Locale) -> Option<String> {
    name_card(snapshot, entity, sense, locale).or_else(|| name_card(snapshot, entity, Sense::Any, locale))
}

/// The card of words that an article has.
#[must_use]
pub fn quotation_card(snapshot: &Snapshot, place: Evidence, locale: Locale) -> Option<String> {
    quotation::card_of(snapshot, &[place], locale)
}

/// The card of a name, a person described or a quotation of an article that is open, at `offset` in its text.
#[must_use]
pub fn hover_in_article(snapshot: &Snapshot, article: ArticleNo, offset: usize, locale: Locale) -> Option<Hover> {
    if let Some((span, entity, sense)) = pointed::name_in(snapshot, article, offset) {
        return Some(Hover { span, markdown: card_of(snapshot, entity, sense, locale)? });
    }
    let (span, here, wanted) = quotations::quotation_in(snapshot, article, offset)?;
    let others: Vec<Evidence> = wanted.places().iter().filter(|place| place.article != article).copied().collect();
    Some(Hover { span, markdown: quotation::card_in_article(snapshot, here, &others, locale)? })
}

/// The card of what stands at `offset`: a name, a quotation, a date, a citation, a flagged claim.
#[must_use]
pub fn hover(note: &Note, snapshot: &Snapshot, findings: &[Finding], offset: usize, locale: Locale) -> Option<Hover> {
    if note.front_matter.off || snapshot.cards().is_empty() {
        return None;
    }
    let subject = Subject::new(note, snapshot);
    let (span, markdown) = match pointed::at(&subject, findings, offset)? {
        Pointed::Citation { span, article } => (span, article::card(snapshot, article, locale)?),
        Pointed::Name { span, entity, sense } => (span, card_of(snapshot, entity, sense, locale)?),
        Pointed::Namesakes { span, people } => (span, name::namesakes(snapshot, &people, locale)),
        Pointed::Time(time) => (time.span, date::card(&subject, findings, &time, locale)?),
        Pointed::Quotation { quote } => {
            let words = quote.inner.of(&note.text);
            (quote.span, quotation::card(snapshot, quote, words, locale)?)
        }
        Pointed::Finding { finding } => (finding.span, claim::card(&subject, findings, finding, locale)),
        Pointed::Claim { span } => (span, claim::card_of_claim(&subject, findings, offset, locale)?),
    };
    Some(Hover { span, markdown })
}
