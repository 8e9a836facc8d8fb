//! Which language a text is in.

use crate::lexicon::Language;
use whatlang::{Detector, Lang};

/// The language of `text`, where it is one of those the reader knows and the text is long enough to tell.
#[must_use]
pub fn language(text: &str) -> Option<Language> {
    // Detection costs by length and converges early.
    let mut end = text.len().min(4_000);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let found = Detector::with_allowlist(vec![Lang::Fra, Lang::Eng]).detect(&text[..end])?;
    match found.lang() {
        Lang::Fra => Some(Language::French),
        Lang::Eng => Some(Language::English),
        _ => None,
    }
}
