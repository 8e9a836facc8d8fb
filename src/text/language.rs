//! Which language a text is in.

use crate::lexicon::Language;
use whatlang::{Detector, Lang};

/// So many bytes of a text tell its language: detection costs by length and converges early.
pub const TELLING_BYTES: usize = 4_000;

/// The language of `text`, where it is one of those the reader knows and the text is long enough to tell.
#[must_use]
pub fn language(text: &str) -> Option<Language> {
    let beginning = &text[..text.floor_char_boundary(TELLING_BYTES)];
    let found = Detector::with_allowlist(vec![Lang::Fra, Lang::Eng]).detect(beginning)?;
    match found.lang() {
        Lang::Fra => Some(Language::French),
        Lang::Eng => Some(Language::English),
        _ => None,
    }
}
