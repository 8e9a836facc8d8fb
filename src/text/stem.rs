//! Stems: `rencontré`, `rencontrer` and `rencontres` meet in one.

use crate::lexicon::Language;
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::LazyLock;

static FRENCH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::French));
static ENGLISH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

/// So many stems of a language each thread keeps at hand. A text has few words that the texts before it had not; misprints go on without
/// end.
const KEPT: usize = 50_000;

thread_local! {
    /// Stems by word: finding one takes ten times as long as finding it again.
    static KNOWN: [RefCell<FxHashMap<Box<str>, Box<str>>>; 2] = const { [const { RefCell::new(HashMap::with_hasher(FxBuildHasher)) }; 2] };
}

/// The Snowball stem of a folded word. Folding comes first, so that a missing accent changes nothing.
#[must_use]
pub fn stem(folded: &str, language: Language) -> String {
    if folded.bytes().any(|b| b.is_ascii_digit()) {
        return folded.to_owned();
    }
    let (stemmer, place) = match language {
        Language::French => (&FRENCH, 0),
        Language::English => (&ENGLISH, 1),
    };
    KNOWN.with(|known| {
        let mut known = known[place].borrow_mut();
        if let Some(stem) = known.get(folded) {
            return stem.to_string();
        }
        let stem = stemmer.stem(&masculine(folded, language)).into_owned();
        if known.len() >= KEPT {
            known.clear();
        }
        known.insert(folded.into(), stem.as_str().into());
        stem
    })
}

/// `première` as `premier`, `lancée` as `lancé`: Snowball cuts both to one stem by the accents, which folding has taken away. Below three
/// letters before the ending the word is another (`bière`, `idée`).
fn masculine(folded: &str, language: Language) -> Cow<'_, str> {
    if language != Language::French {
        return Cow::Borrowed(folded);
    }
    let (singular, plural) = folded.strip_suffix('s').map_or((folded, ""), |singular| (singular, "s"));
    let feminine = [("iere", "ier"), ("ee", "e")];
    let root = |(feminine, masculine)| Some((singular.strip_suffix(feminine)?, masculine));
    match feminine.into_iter().find_map(root) {
        Some((root, masculine)) if root.len() > 2 => Cow::Owned(format!("{root}{masculine}{plural}")),
        _ => Cow::Borrowed(folded),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_feminine_meets_its_masculine_without_the_accent() {
        for (feminine, masculine) in [
            ("premiere", "premier"),
            ("premieres", "premiers"),
            ("cerealiere", "cerealier"),
            ("policieres", "policier"),
            ("lancee", "lance"),
            ("lancees", "lancer"),
            ("fermees", "fermait"),
        ] {
            assert_eq!(stem(feminine, Language::French), stem(masculine, Language::French));
        }
        assert_ne!(stem("biere", Language::French), stem("bi", Language::French));
        assert_eq!(stem("barriere", Language::French), stem("barrieres", Language::French));
    }
}
