use super::Span;
use crate::lexicon::Language;
#[must_use]
pub fn sentences(text: &str, _language: Language) -> Vec<Span> {
    vec![Span::new(0, text.len())]
}
