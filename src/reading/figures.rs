//! Numbers with their unit and what they count.

use super::TimeExpression;
use crate::lexicon::Language;
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// A number in text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The number with its scale and unit: `480 km`, `près de` excluded.
    pub span: Span,
    /// Its value, scale included: 5 millions is 5,000,000.
    pub value: f64,
    /// The unit as written, folded: `km`, `%`, `heures`; empty for a bare count.
    pub unit: String,
    /// Whether words before it make it approximate: « près de », "more than".
    pub approximate: bool,
}

/// The figures of `text`, in order, those inside time expressions left out.
#[must_use]
pub fn find(_text: &str, _language: Language, _times: &[TimeExpression]) -> Vec<Figure> {
    Vec::new()
}
