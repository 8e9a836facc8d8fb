//! The same of another country: « la Chine a bloqué », where the passage has « la Russie a bloqué ».

use super::{Against, Words, surroundings};
use crate::check::around::{Around, Place};
use crate::check::evidence::{self, Judged, Support};
use crate::check::terms::Key;
use crate::check::{Evidence, Subject, standing};
use crate::lexicon::{self, Language};
use crate::reading::{countries, polarity};
use crate::text::{self, Span, is_light_verb, is_stopword, stem};
use std::sync::LazyLock;

/// The least share of the claim that the passage must have, the country left out. Tuned, as those below, on the development notes: countries
/// do alike things.
const SHARE: f32 = 0.55;
/// The least share of what stands next to the country.
const NEAREST: f32 = 0.50;
/// The least weight of what is shared.
const SPECIFIC: f32 = 4.0;
/// How many small words may stand between a country and its verb: « la Chine qui a, elle aussi, bloqué ».
const TO_VERB: usize = 3;

/// A country that does something, as a clause begins.
struct Agent {
    country: &'static str,
    /// The country with its article.
    span: Span,
    verb: String,
}

#[derive(Default)]
struct Forms {
    article: Vec<&'static str>,
    opens: Vec<&'static str>,
    parts: Vec<&'static str>,
}

static FORMS: LazyLock<[Forms; 2]> = LazyLock::new(|| {
    Language::ALL.map(|language| {
        let mut forms = Forms::default();
        for row in lexicon::rows(include_str!("../../lexicon/agents.txt")) {
            let [code, class, words] = row[..] else { continue };
            let list = match class {
                "article" => &mut forms.article,
                "opens" => &mut forms.opens,
                "parts" => &mut forms.parts,
                _ => continue,
            };
            if Language::from_code(code) == Some(language) {
                list.extend(words.split(' '));
            }
        }
        forms
    })
});

/// The first country of a claim in whose place the best passage has another that does the same, and none has it.
pub fn other_country(subject: &Subject, judged: &Judged) -> Option<Against> {
    let reading = &subject.readings[judged.claim.block];
    if reading.quotations.iter().any(|quotation| quotation.span.overlaps(judged.claim.span)) {
        return None;
    }
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let agents = agents(prose, judged.claim.span, reading.language).into_iter();
    let found = agents.map(|agent| (agent, Part::Does)).find_map(|agent| judge(subject, judged, &agent));
    found.or_else(|| {
        let described = described(prose, judged.claim.span, reading.language).into_iter();
        described.map(|agent| (agent, Part::Has)).find_map(|agent| judge(subject, judged, &agent))
    })
}

/// What a country is to the word with which it stands: it does it, or it is its own, « la mission chinoise ».
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Does,
    Has,
}

fn judge(subject: &Subject, judged: &Judged, (agent, part): &(Agent, Part)) -> Option<Against> {
    let language = subject.readings[judged.claim.block].language;
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let claimed = Words::read(prose, judged.claim.span, language);
    let denied =
        |words: &Words, verb: &str| words.said.iter().any(|w| w.stem == verb && words.denial(w.span).is_some());
    let mut best: Option<(&Support, Span, Around)> = None;
    for support in judged.passages.iter().filter(|support| support.stored.article.language == language) {
        let text = &support.stored.article.text;
        let words = Words::of_passage(subject, support.article, &support.stored, support.span);
        // Whoever is named in the passage may have a part in what it tells.
        let keys = evidence::keys(subject, &support.stored, support.article, support.span);
        if keys.contains_key(&Key::Country(agent.country)) {
            if words.said.iter().any(|word| word.stem == agent.verb) {
                return None;
            }
            continue;
        }
        let told = match part {
            Part::Does => agents(text, support.span, language),
            Part::Has => described(text, support.span, language),
        };
        let Some(other) = told.iter().find(|other| other.verb == agent.verb) else { continue };
        // What the claim tells of that country as well is no mistake for it.
        let own = judged.terms.iter().any(|term| term.key == Key::Country(other.country));
        if own || denied(&claimed, &agent.verb) != denied(&words, &agent.verb) {
            continue;
        }
        let around = surroundings(subject, judged, support, Place::new(agent.span));
        let enough = around.share >= SHARE && around.nearest >= NEAREST && around.specific >= SPECIFIC;
        if enough
            && best.as_ref().is_none_or(|(.., known)| known.share < around.share)
            && standing::may_be_of(subject, judged, support.article)
        {
            best = Some((support, other.span, around));
        }
    }
    let (support, told, _) = best?;
    let name = told.of(&support.stored.article.text).to_owned();
    Some(Against { span: agent.span, told: Evidence { article: support.article, span: told }, name: Some(name) })
}

/// The countries of a stretch of text that do what the verb behind them says: « en mars, la Russie a bloqué ».
fn agents(text: &str, within: Span, language: Language) -> Vec<Agent> {
    let forms = &FORMS[language as usize];
    let words = text::words(within.of(text));
    let of = |n: usize| words.get(n).map_or("", |word| word.folded.as_str());
    let upper =
        |n: usize| words.get(n).is_some_and(|word| word.span.of(within.of(text)).starts_with(char::is_uppercase));
    let parted = |a: usize, b: usize| {
        let between = within.of(text).get(words[a].span.end..words[b].span.start).unwrap_or("");
        between.contains(|c: char| !c.is_whitespace() && !matches!(c, '\'' | '’' | '-'))
    };
    let mut out = Vec::new();
    for n in 0..words.len() {
        let Some((country, used)) = countries::find(&words[n..]).filter(|_| upper(n)) else { continue };
        if countries::is_demonym(of(n)) {
            continue;
        }
        let from = if n > 0 && forms.article.contains(&of(n - 1)) { n - 1 } else { n };
        let opens = from == 0 || parted(from - 1, from) || forms.opens.contains(&of(from - 1));
        let last = n + used - 1;
        let mut verb = last + 1;
        while verb <= last + TO_VERB
            && verb < words.len()
            && !parted(verb - 1, verb)
            && (is_stopword(of(verb), language) || is_light_verb(of(verb), language))
            && !forms.parts.contains(&of(verb))
        {
            verb += 1;
        }
        let does = words.get(verb).is_some_and(|word| {
            !parted(verb - 1, verb)
                && !upper(verb)
                && !is_stopword(&word.folded, language)
                && !polarity::is_noun(&word.folded, of(verb - 1), language)
        });
        if opens && does {
            let span = words[from].span.cover(words[last].span).shift(within.start);
            out.push(Agent { country, span, verb: stem(of(verb), language) });
        }
    }
    out
}

/// The countries by which a stretch of text tells whose something is, each with that thing as its word: « la mission chinoise ».
fn described(text: &str, within: Span, language: Language) -> Vec<Agent> {
    let words = text::words(within.of(text));
    let together = |a: usize, b: usize| {
        let between = within.of(text).get(words[a].span.end..words[b].span.start).unwrap_or("");
        between.chars().all(char::is_whitespace)
    };
    let mut out = Vec::new();
    let mut n = 0;
    while n < words.len() {
        let Some((_, used)) = countries::demonym(&words[n..]) else {
            n += 1;
            continue;
        };
        let last = n + used - 1;
        // French has the thing before, English behind.
        let thing = match language {
            Language::French => n.checked_sub(1).filter(|&thing| together(thing, n)),
            Language::English => Some(last + 1).filter(|&thing| thing < words.len() && together(last, thing)),
        };
        let thing = thing.map(|thing| &words[thing]);
        let thing = thing.filter(|word| word.folded.len() > 2 && !is_stopword(&word.folded, language));
        if let (Some((country, _)), Some(thing)) = (countries::find(&words[n..]), thing) {
            let span = words[n].span.cover(words[last].span).shift(within.start);
            out.push(Agent { country, span, verb: stem(&thing.folded, language) });
        }
        n = last + 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whose_things_are() {
        let found = |text: &str, language| {
            let all = described(text, Span::new(0, text.len()), language);
            all.iter().map(|agent| format!("{} {}", agent.span.of(text), agent.verb)).collect::<Vec<_>>().join("; ")
        };
        assert_eq!(found("La mission chilienne et le roi de Suède.", Language::French), "chilienne mission");
        assert_eq!(found("Les marins sud-coréens, suédois.", Language::French), "sud-coréens marin");
        assert_eq!(found("The Swedish mission left Chile.", Language::English), "Swedish mission");
    }

    #[test]
    fn who_does_what() {
        let found = |text: &str, language| {
            let all = agents(text, Span::new(0, text.len()), language);
            all.iter().map(|agent| format!("{} {}", agent.span.of(text), agent.verb)).collect::<Vec<_>>().join("; ")
        };
        let french = |text| found(text, Language::French);
        assert_eq!(french("C’est la Suède qui a bloqué, en mars, le traité."), "la Suède bloqu");
        assert_eq!(french("En mars, le Chili a bloqué le traité avec le Pérou."), "le Chili bloqu");
        assert_eq!(french("Le traité a été bloqué par la Suède."), "");
        assert_eq!(french("La Suède a été bloquée par le Chili."), "");
        assert_eq!(french("La Suède et le Chili ont bloqué le traité."), "");
        assert_eq!(french("Le roi de Suède a bloqué le traité."), "");
        assert_eq!(found("In March, Sweden blocked the treaty.", Language::English), "Sweden block");
        assert_eq!(found("In March, Swedish lawyers blocked the treaty.", Language::English), "");
    }
}
