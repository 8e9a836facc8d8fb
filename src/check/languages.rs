//! In which language a note's writer writes, and each of its blocks.
//!
//! Letters tell the language of a page well, of a sentence full of names badly: there the small words tell, those that only one language has.

use crate::lexicon::Language;
use crate::notes::{Block, Note};
use crate::reading::{names, quotations, times};
use crate::text;
use std::borrow::Cow;

/// With so many words or fewer, letters tell a language badly, names above all.
const FEW_WORDS: usize = 20;
/// As many small words of another language than the note's, and as many times those of the note's own, make a block that other language's.
const SMALL_WORDS: usize = 2;
const TIMES_OWN: usize = 3;

/// The language of what the note's writer says herself, quotations left out.
#[must_use]
pub fn of_note(note: &Note) -> Language {
    let own_blocks = note.blocks.iter().filter(|block| block.quoted.is_none());
    let own = beginning(own_blocks.map(|block| without_quotations(&block.prose.text).into()));
    let all = || beginning(note.blocks.iter().map(|block| block.prose.text.as_str().into()));
    by_small_words(&own).or_else(|| text::language(&own)).or_else(|| text::language(&all())).unwrap_or_default()
}

/// As many texts, one a line, as tell a language.
fn beginning<'a>(texts: impl Iterator<Item = Cow<'a, str>>) -> String {
    let mut out = String::new();
    for text in texts {
        if out.len() >= text::TELLING_BYTES {
            break;
        }
        out.push_str(&text);
        out.push('\n');
    }
    out
}

/// The language of a block of a note in language `of_note`: that of the note, unless the block's own words clearly are of another.
#[must_use]
pub fn of_block(block: &Block, of_note: Language) -> Language {
    let own = without_quotations(&block.prose.text);
    let words = text::words(&own);
    let here = |language: Language| {
        let only =
            |folded: &str| Language::ALL.iter().all(|&other| (other == language) == text::is_stopword(folded, other));
        words.iter().filter(|word| only(&word.folded)).count()
    };
    let own = here(of_note);
    let others = Language::ALL.into_iter().filter(|&language| language != of_note);
    let (most, language) = others.map(|language| (here(language), language)).max().unwrap_or((0, of_note));
    if most >= SMALL_WORDS && most >= TIMES_OWN * own { language } else { of_note }
}

fn without_quotations(prose: &str) -> String {
    let mut own = String::new();
    let mut at = 0;
    for quotation in quotations::marked(prose) {
        own.push_str(prose.get(at..quotation.span.start).unwrap_or(""));
        at = quotation.span.end;
    }
    own.push_str(prose.get(at..).unwrap_or(""));
    own
}

/// The language that has more of the small words of a short text, names of months and weekdays among them: « Selon Anne Morel : »,
/// "said Anne Morel".
fn by_small_words(own: &str) -> Option<Language> {
    let words = text::words(own);
    if words.len() > FEW_WORDS {
        return None;
    }
    let capital = |n: usize| words.get(n).is_some_and(|word| word.span.of(own).starts_with(char::is_uppercase));
    // « de » in "Anne de Kerlo" is the name's.
    let particle = |n: usize| {
        let facts = |language| names::LORE.facts(&words[n].folded, language);
        capital(n + 1) && Language::ALL.into_iter().any(|language| facts(language).has(names::Fact::Particle))
    };
    let small = words.iter().enumerate().filter(|(n, _)| !particle(*n));
    let small: Vec<&str> = small.map(|(_, word)| word.folded.as_str()).collect();
    let count = |language| {
        let dates = words.iter().filter(|word| times::is_of_calendar(&word.folded, language)).count();
        small.iter().filter(|word| text::is_stopword(word, language)).count() + dates
    };
    let [(least, _), (most, language)] = {
        let mut counts = Language::ALL.map(|language| (count(language), language));
        counts.sort_by_key(|(count, _)| *count);
        counts
    };
    (most > least).then_some(language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{English, French};

    #[test]
    fn small_words_tell_the_language_of_a_sentence_full_of_names() {
        for (text, language) in [
            ("Back at the harbour: Anne de Kerlo becomes a pilot again on **2 September 2021**.", English),
            ("Jean Morel refused de Kerlo's boat on 16 July 2021.", English),
            ("Le 16 juillet 2021, Kerlo refuse le bateau de Jean Morel.", French),
            ("Selon Anne Morel : Kerouzan.", French),
        ] {
            assert_eq!(of_note(&Note::parse(text)), language, "{text}");
        }
    }

    #[test]
    fn a_block_in_another_language_is_read_in_it() {
        let note = Note::parse(
            "# Le port\n\n\
             Le conseil a voté la digue, et le maire l'a annoncé dans la presse.\n\n\
             Anne Morel went to Kerouzan in July and met the mayor.\n\n\
             « We went to the harbour of Kerouzan in the rain », a dit Anne Morel.\n\n\
             Morel, Kerouzan, The Harbour Times.\n",
        );
        let whole = of_note(&note);
        assert_eq!(whole, French);
        let each: Vec<Language> = note.blocks.iter().map(|block| of_block(block, whole)).collect();
        assert_eq!(each, [French, French, English, French, French]);
    }
}
