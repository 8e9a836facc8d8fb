//! Where something happens.

use super::forms::FORMS;
use crate::lexicon::Language;
use crate::text::{self, Span, Word};

/// Whether a place is where something happens: « à Lagos », « dans le Rif », « au large de la Sicile ».
#[must_use]
pub fn is_where(text: &str, place: Span, language: Language) -> bool {
    let forms = &FORMS[language as usize];
    let before = words_before(text, place);
    let mut words = before.iter().rev().map(|word| word.folded.as_str());
    let word = words.find(|word| !forms.article.contains(word));
    word.is_some_and(|word| forms.place.contains(word)) || is_beside(text, place, language)
}

/// Whether something happens beside a place: « au large de la Sicile ».
#[must_use]
pub fn is_beside(text: &str, place: Span, language: Language) -> bool {
    let forms = &FORMS[language as usize];
    let before = words_before(text, place);
    let words = before.iter().rev().map(|word| word.folded.as_str());
    let mut words = words.skip_while(|word| forms.article.contains(word));
    words.next().is_some_and(|of| forms.of.contains(of)) && words.next().is_some_and(|side| forms.side.contains(side))
}

/// The words right before a place, no mark between.
#[must_use]
pub fn words_before(text: &str, place: Span) -> Vec<Word> {
    let from = text.floor_char_boundary(place.start.saturating_sub(BEFORE));
    let before = text.get(from..place.start).unwrap_or("");
    text::words(before.rsplit([',', ';', ':', '(', ')', '.', '«', '»', '"']).next().unwrap_or(""))
}

/// The bytes before a place in which they stand.
const BEFORE: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_something_happens() {
        let is = |text: &str, language| {
            let start = text.find("Lagos").expect("the place");
            is_where(text, Span::new(start, start + "Lagos".len()), language)
        };
        assert!(is("Le navire coule à Lagos.", Language::French));
        assert!(is("Le navire coule dans le Lagos d’hier.", Language::French));
        assert!(is("Le navire coule au large de Lagos.", Language::French));
        assert!(is("The ship sank near the Lagos light.", Language::English));
        let beside = |text: &str| {
            let start = text.find("Lagos").expect("the place");
            is_beside(text, Span::new(start, start + "Lagos".len()), Language::French)
        };
        assert!(beside("Le navire coule au large de Lagos."));
        assert!(!beside("Le navire coule à Lagos."));
        assert!(!is("Le maire de Lagos a parlé.", Language::French));
        assert!(!is("Il est arrivé à bord, Lagos dort.", Language::French));
    }
}
