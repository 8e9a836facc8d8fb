//! How what is told stands to what happens: named, asked, wished, doubted, or said of somebody.

use super::Reader;
use super::forms::{FORMS, Words};
use crate::lexicon::Language;
use crate::text::Word;

/// Whether a word names what is done instead of saying that it is: « la condamnation », « de soutien ». `before` is the word before it.
#[must_use]
pub fn is_noun(folded: &str, before: &str, language: Language) -> bool {
    let forms = &FORMS[language as usize];
    let ends = |endings: &Words| endings.iter().any(|ending| folded.ends_with(ending));
    ends(&forms.noun) || (forms.det.contains(before) && !ends(&forms.infinitive))
}

/// Whether word `n` says what somebody or something is: « n’était pas un port franc », "is a harbour".
#[must_use]
pub fn is_predicate(text: &str, words: &[Word], n: usize, language: Language) -> bool {
    let forms = &FORMS[language as usize];
    let reader = Reader { text, words, forms, language };
    let mut before = (n.saturating_sub(TO_BE)..n).rev().take_while(|&at| reader.together(at));
    let between = |at: usize| reader.is(&forms.det, at) || reader.is(&forms.skip, at) || reader.is(&forms.not, at);
    // « l’est du pays »
    let links = |at: usize| reader.is(&forms.be, at) && !(at > 0 && reader.is(&forms.article, at - 1));
    before.find(|&at| links(at) || !between(at)).is_some_and(links)
}

/// How many words may stand between such a link and what it links: « n’était donc pas du tout un ».
const TO_BE: usize = 6;

/// Whether a folded word ends as an infinitive does: « plafonner ».
#[must_use]
pub fn is_infinitive(folded: &str, language: Language) -> bool {
    FORMS[language as usize].infinitive.iter().any(|ending| folded.ends_with(ending))
}

/// Whether somebody is asked to do what word `n` says, and may not do it: « a prié le maire de fermer le port », "urged her to close it".
#[must_use]
pub fn is_asked(text: &str, words: &[Word], n: usize, language: Language) -> bool {
    let forms = &FORMS[language as usize];
    let led = n > 0 && forms.asked.contains(words[n - 1].folded.as_str());
    // An English infinitive looks like any word.
    let led = led && (forms.infinitive.is_empty() || is_infinitive(&words[n].folded, language));
    // « La presse » asks nobody.
    let noun = |at: usize| at > 0 && forms.det.contains(words[at - 1].folded.as_str());
    let one_clause = |at: usize| {
        let between = text.get(words[at].span.end..words[n].span.start).unwrap_or("");
        !between.contains([',', ';', ':', '.', '!', '?', '(', ')'])
    };
    let asks = |at: usize| forms.ask.contains(words[at].folded.as_str()) && !noun(at) && one_clause(at);
    led && (n.saturating_sub(TO_ASKED)..n).any(asks)
}

/// Whether word `n` is an infinitive of what somebody means or tries to do: « voulait encore fermer », "hoped to close".
#[must_use]
pub fn is_wished(words: &[Word], n: usize, language: Language) -> bool {
    let forms = &FORMS[language as usize];
    let infinitive = match language {
        Language::French => is_infinitive(&words[n].folded, language),
        Language::English => n > 0 && forms.asked.contains(words[n - 1].folded.as_str()),
    };
    infinitive && (n.saturating_sub(TO_WISHED)..n).any(|at| forms.wish.contains(words[at].folded.as_str()))
}

/// Whether word `n` says what may be done, or not: « le port pourrait bientôt rouvrir ».
#[must_use]
pub fn is_possible(words: &[Word], n: usize, language: Language) -> bool {
    let forms = &FORMS[language as usize];
    let verb = forms.infinitive.is_empty() || is_infinitive(&words[n].folded, language);
    verb && (n.saturating_sub(TO_POSSIBLE)..n).any(|at| forms.might.contains(words[at].folded.as_str()))
}

/// How many words may stand between: « pourrait ainsi bientôt ».
const TO_POSSIBLE: usize = 3;

/// Whether word `n` stands where it is only said that something may or may not be so: « doute que la grue soit vendue ».
#[must_use]
pub fn is_doubted(text: &str, words: &[Word], n: usize, language: Language) -> bool {
    let forms = &FORMS[language as usize];
    let reader = Reader { text, words, forms, language };
    let mut before = (n.saturating_sub(TO_DOUBTED)..n).rev().take_while(|&at| reader.together(at));
    before.any(|at| {
        let denied = at > 0 && reader.is(&forms.alone, at - 1);
        reader.is(&forms.doubt, at) && reader.is(&forms.whether, at + 1) && at + 1 < n && !denied
    })
}

/// How many words may stand between a doubt and what is doubted: « doute que les amendes des ports empêchent ».
const TO_DOUBTED: usize = 16;

/// How many words may stand between a wish and what is wished: « voulait à tout prix le ».
const TO_WISHED: usize = 4;

/// How many words may stand between who is asked and what for: « a prié la veille du vote le maire et ses adjoints de ».
const TO_ASKED: usize = 12;

/// Whether a folded word names what is meant, asked or going on, and does not tell it: « pour réduire », "rising tensions". `before` is the
/// word before it.
#[must_use]
pub fn is_led(folded: &str, before: &str, language: Language) -> bool {
    let leads = &FORMS[language as usize].leads;
    is_infinitive(folded, language) && (leads.is_empty() || leads.contains(before))
}
