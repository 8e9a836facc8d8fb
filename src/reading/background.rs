//! What a sentence tells as having happened before the rest of it: « … a dit mardi qu’il avait rencontré le maire ».
//!
//! A date tells when its own clause happened: that Tuesday is the day of the saying, not of the meeting.

use crate::lexicon::{self, Language};
use crate::text::{self, Span, Word};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What of a sentence lies before the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Background {
    /// Its subordinate clauses in the earlier past.
    pub clauses: Vec<Span>,
    /// Whether its main clause is in the earlier past too.
    pub whole: bool,
}

impl Background {
    /// Whether two places of the sentence are told of one time.
    #[must_use]
    pub fn together(&self, a: Span, b: Span) -> bool {
        let clause = |span: Span| self.clauses.iter().position(|clause| clause.contains(span));
        self.whole || clause(a) == clause(b)
    }
}

#[derive(Default)]
struct Forms {
    had: Vec<Vec<&'static str>>,
    endings: Vec<&'static str>,
    participles: HashSet<&'static str>,
    between: HashSet<&'static str>,
    that: HashSet<&'static str>,
    has: HashSet<&'static str>,
    was: HashSet<&'static str>,
    cleft: Vec<Vec<&'static str>>,
    who: HashSet<&'static str>,
    when: Vec<Vec<&'static str>>,
    again: HashSet<&'static str>,
}

static FORMS: LazyLock<HashMap<Language, Forms>> = LazyLock::new(|| {
    let mut forms: HashMap<Language, Forms> = HashMap::new();
    for row in lexicon::rows(include_str!("../lexicon/background.txt")) {
        let [code, kind, words] = row[..] else { continue };
        let Some(language) = Language::from_code(code) else { continue };
        let forms = forms.entry(language).or_default();
        let words = words.split(' ');
        match kind {
            // « s’était » is one form of two words; the others are one a word.
            "had" if words.clone().count() == 2 => forms.had.push(words.collect()),
            "had" => forms.had.extend(words.map(|word| vec![word])),
            "ending" => forms.endings.extend(words),
            "participle" => forms.participles.extend(words),
            "between" => forms.between.extend(words),
            "that" => forms.that.extend(words),
            "has" => forms.has.extend(words),
            "was" => forms.was.extend(words),
            "who" => forms.who.extend(words),
            "cleft" => forms.cleft.push(words.collect()),
            "when" => forms.when.push(words.collect()),
            "again" => forms.again.extend(words),
            _ => {}
        }
    }
    forms
});

/// Where the time begins in a sentence that only says when it was what the one before tells: « C’était en mai 2021 ». None of any other.
#[must_use]
pub fn says_when(text: &str, sentence: Span, language: Language) -> Option<usize> {
    let forms = FORMS.get(&language)?;
    let words: Vec<Word> = text::words(sentence.of(text));
    let form = forms.when.iter().find(|form| starts(&words, form))?;
    Some(sentence.start + words.get(form.len())?.span.start)
}

/// Whether a sentence says that what it tells had been so before: « a de nouveau dirigé la criée ».
#[must_use]
pub fn tells_again(text: &str, sentence: Span, language: Language) -> bool {
    let again = |word: &Word| FORMS.get(&language).is_some_and(|forms| forms.again.contains(word.folded.as_str()));
    text::words(sentence.of(text)).iter().any(again)
}

/// Whether a text goes on right away with a subordinate clause: « que la grue a cédé ».
#[must_use]
pub fn opens_clause(text: &str, rest: Span, language: Language) -> bool {
    let first = text::words(rest.of(text)).into_iter().next();
    let that = |word: &Word| FORMS.get(&language).is_some_and(|forms| forms.that.contains(word.folded.as_str()));
    first.is_some_and(|word| that(&word) && !parts(&rest.of(text)[..word.span.start]))
}

/// The background of a sentence. What is quoted in it counts as well: it is told by somebody, at some time.
#[must_use]
pub fn find(text: &str, sentence: Span, language: Language) -> Background {
    let Some(forms) = FORMS.get(&language) else { return Background::default() };
    let words: Vec<Word> = text::words(sentence.of(text));
    let at = |n: usize| words[n].span.shift(sentence.start);
    let mut out = Background::default();
    // « C’est la grue qui avait cédé » has its main verb behind « qui ».
    let mut cleft = forms.cleft.iter().any(|form| starts(&words, form));
    let earlier: Vec<usize> = (0..words.len()).filter(|&n| forms.is_earlier(&words, n, sentence.of(text))).collect();
    for &verb in &earlier {
        let same_clause = |n: &usize| !parts(&text[at(*n).start..at(verb).start]);
        let opener = (0..verb).rev().take_while(same_clause).find(|&n| forms.that.contains(words[n].folded.as_str()));
        let main = std::mem::take(&mut cleft);
        let who = |opener: &usize| forms.who.contains(words[*opener].folded.as_str());
        let Some(opener) = opener.filter(|opener| !(main && who(opener))) else {
            // Only the first verb can be the main one of a sentence that does not begin with a subordinate clause.
            out.whole |= Some(&verb) == earlier.first();
            continue;
        };
        let from = at(opener).start;
        let rest = &text[at(verb).start..sentence.end];
        let to = rest.find(is_edge).map_or(sentence.end, |end| at(verb).start + end);
        match out.clauses.last_mut().filter(|last| last.end >= from) {
            Some(last) => last.end = last.end.max(to),
            None => out.clauses.push(Span::new(from, to)),
        }
    }
    out
}

/// Whether a sentence has a verb in the past: « a dit », « était ».
#[must_use]
pub fn tells_past(text: &str, sentence: Span, language: Language) -> bool {
    let Some(forms) = FORMS.get(&language) else { return false };
    let words: Vec<Word> = text::words(sentence.of(text));
    words.iter().enumerate().any(|(n, word)| {
        let form = word.folded.as_str();
        // « à » is no auxiliary.
        let written = word.span.of(sentence.of(text)).is_ascii();
        let after = || written && forms.is_participle(&words[n + 1..], sentence.of(text));
        forms.was.contains(form) || (forms.has.contains(form) && after())
    })
}

fn starts(words: &[Word], form: &[&str]) -> bool {
    words.len() >= form.len() && form.iter().zip(words).all(|(part, word)| word.folded == *part)
}

fn parts(between: &str) -> bool {
    between.contains(is_edge)
}

fn is_edge(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '(' | ')' | '—' | '–' | '"' | '«' | '»' | '“' | '”')
}

impl Forms {
    /// Whether the word at `n` is the auxiliary of a verb in the earlier past.
    fn is_earlier(&self, words: &[Word], n: usize, sentence: &str) -> bool {
        let Some(form) = self.had.iter().find(|form| starts(&words[n..], form)) else { return false };
        self.is_participle(&words[n + form.len()..], sentence)
    }

    /// Whether these words go on with a participle.
    fn is_participle(&self, words: &[Word], sentence: &str) -> bool {
        let next = words.iter().take(4).find(|word| !self.between.contains(word.folded.as_str()));
        next.is_some_and(|word| {
            let written = word.span.of(sentence).to_lowercase();
            self.participles.contains(word.folded.as_str())
                || (written.chars().count() > 3 && self.endings.iter().any(|ending| written.ends_with(ending)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sentence with its background in brackets, `*` before it where that is the whole.
    fn shown(sentence: &str, language: Language) -> String {
        let found = find(sentence, Span::new(0, sentence.len()), language);
        let mut out = String::from(if found.whole { "*" } else { "" });
        let mut at = 0;
        for clause in found.clauses {
            out.push_str(&sentence[at..clause.start]);
            out.push('[');
            out.push_str(clause.of(sentence));
            out.push(']');
            at = clause.end;
        }
        out.push_str(&sentence[at..]);
        out
    }

    #[test]
    fn subordinate_clauses_in_the_earlier_past() {
        let french = |sentence| shown(sentence, Language::French);
        assert_eq!(
            french("Le maire a dit mardi qu’il avait rencontré les dockers, sans plus."),
            "Le maire a dit mardi [qu’il avait rencontré les dockers], sans plus."
        );
        assert_eq!(
            french("La grue qui s’était déjà couchée en 2014 a cédé."),
            "La grue [qui s’était déjà couchée en 2014 a cédé.]"
        );
        assert_eq!(french("Le port avait un phare et deux grues."), "Le port avait un phare et deux grues.");
        assert_eq!(french("La digue avait cédé en mai."), "*La digue avait cédé en mai.");
        assert_eq!(
            french("Ce sont les dockers qui avaient prévenu le port le 3 mai, par radio."),
            "*Ce sont les dockers qui avaient prévenu le port le 3 mai, par radio."
        );
        assert_eq!(
            shown("She said on Monday that the crane had been sold.", Language::English),
            "She said on Monday [that the crane had been sold.]"
        );
    }

    #[test]
    fn verbs_in_the_past() {
        let past = |sentence: &str, language| tells_past(sentence, Span::new(0, sentence.len()), language);
        for sentence in ["La digue a encore cédé.", "Le phare était fermé.", "Ils ont été reçus."] {
            assert!(past(sentence, Language::French), "{sentence}");
        }
        for sentence in ["Le phare rouvrira le 2 avril.", "À côté du quai, une grue tourne."] {
            assert!(!past(sentence, Language::French), "{sentence}");
        }
        assert!(past("The crane has been sold.", Language::English));
        assert!(!past("The crane will be sold on Monday.", Language::English));
    }
}
