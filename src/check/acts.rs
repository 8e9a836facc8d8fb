//! What a sentence says that somebody did: « Anne Morel a vendu la grue ». Reporters tell such things in words near each other's, where
//! descriptions and opinions are put in many ways.

use super::Subject;
use super::evidence::Judged;
use crate::lexicon::{self, Language};
use crate::reading::{self, Mention, NameKind, polarity, quotations};
use crate::text::{self, Span, is_stopword};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Something that somebody did, said, or is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Act {
    /// The verb's own word: bytes of the block's prose.
    pub verb: Span,
    pub kind: Kind,
    /// Whether it was done to whoever is named: « a été condamné ».
    pub passive: bool,
}

/// What kind of act it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Done,
    Said,
    /// To be done: « doit vendre la grue ».
    Planned,
}

type Words = HashSet<&'static str>;

#[derive(Default)]
struct Forms {
    aux: Words,
    own: Words,
    there: Words,
    being: Words,
    passive: Words,
    moved: Words,
    skip: Words,
    made: Words,
    does: Words,
    done: Words,
    due: Words,
    intends: Words,
    doing: Words,
    bids: Words,
    subject: Words,
    adverb: Words,
    past: Words,
    plain: Words,
    leads: Words,
    joins: Words,
    plural: Words,
    irregular: Words,
    accented: Words,
    judges: Words,
    silent: Words,
}

static FORMS: LazyLock<[Forms; 2]> = LazyLock::new(|| {
    Language::ALL.map(|language| {
        let mut forms = Forms::default();
        for row in lexicon::rows(include_str!("../lexicon/acts.txt")) {
            let [code, class, words] = row[..] else { continue };
            let list = match class {
                "aux" => &mut forms.aux,
                "self" => &mut forms.own,
                "there" => &mut forms.there,
                "being" => &mut forms.being,
                "passive" => &mut forms.passive,
                "moved" => &mut forms.moved,
                "skip" => &mut forms.skip,
                "made" => &mut forms.made,
                "does" => &mut forms.does,
                "done" => &mut forms.done,
                "due" => &mut forms.due,
                "intends" => &mut forms.intends,
                "doing" => &mut forms.doing,
                "bids" => &mut forms.bids,
                "subject" => &mut forms.subject,
                "adverb" => &mut forms.adverb,
                "past" => &mut forms.past,
                "plain" => &mut forms.plain,
                "joins" => &mut forms.joins,
                "leads" => &mut forms.leads,
                "plural" => &mut forms.plural,
                "accented" => &mut forms.accented,
                "judges" => &mut forms.judges,
                "silent" => &mut forms.silent,
                "unchanged" => &mut forms.irregular,
                _ => continue,
            };
            if Language::from_code(code) == Some(language) {
                list.extend(words.split(' '));
            }
        }
        for row in lexicon::rows(include_str!("../lexicon/irregular.txt")) {
            if let [code, _, past @ ..] = &row[..]
                && Language::from_code(code) == Some(language)
            {
                forms.irregular.extend(past.iter().filter(|form| !forms.plural.contains(*form)));
            }
        }
        forms
    })
});

/// Among how many words behind a name its verb stands, the small ones between counted.
const REACH: usize = 7;
/// The most bytes of what may stand beside a name between marks: « Anne Morel, maire de Vardø, a vendu ».
const BESIDE: usize = 90;

/// The first thing that a claim says somebody did or is to do, neither denied nor told of one thing alone, in a clause of its own; none where
/// it says what is, says it again behind a colon, or goes on to something else.
pub fn find(subject: &Subject, judged: &Judged) -> Option<Act> {
    let block = judged.claim.block;
    let (prose, reading) = (&subject.note.blocks[block].prose.text, &subject.readings[block]);
    let claim = judged.claim.span;
    let forms = &FORMS[reading.language as usize];
    let before = |span: Span| clause_before(prose.get(claim.start..span.start).unwrap_or(""));
    // What a capital does is told of its state, its government and its minister too.
    let acts = |name: &&Mention| match name.kind {
        NameKind::Work | NameKind::Event => false,
        NameKind::Place => text::words(before(name.span)).len() > 1,
        _ => true,
    };
    let names = reading::within(&reading.names, |name| name.span, claim).filter(acts).map(|name| name.span);
    let opens = |word: &text::Word| claim.of(prose)[..word.span.start].trim_end().ends_with(',');
    let pronouns = text::words(claim.of(prose)).into_iter().enumerate();
    let pronouns =
        pronouns.filter(|(n, word)| forms.subject.contains(word.folded.as_str()) && (*n == 0 || opens(word)));
    let pronouns: Vec<Span> = pronouns.map(|(_, word)| word.span.shift(claim.start)).collect();
    let denied = denied_in(claim.of(prose), reading.language);
    let capital = reading::within(&reading.names, |name| name.span, claim)
        .filter(|name| name.kind == NameKind::Place && !acts(name))
        .any(|name| of_name(prose, Span::new(name.span.end, claim.end), reading.language).is_some());
    if capital {
        return None;
    }
    let found = pronouns
        .into_iter()
        .chain(names)
        .filter(|name| !is_led(before(*name), forms))
        .filter_map(|name| of_name(prose, Span::new(name.end, claim.end), reading.language))
        .chain(general(prose, claim, reading.language))
        .find(|act| !denied.iter().any(|denied| denied.shift(claim.start).overlaps(act.verb)))?;
    // What somebody thinks of something is told in any words.
    let verb = text::fold(found.verb.of(prose));
    let behind = text::words(prose.get(found.verb.end..claim.end).unwrap_or(""));
    let is_silent = behind.iter().take(TO_SILENT).any(|word| forms.silent.contains(word.folded.as_str()));
    if is_silent || forms.judges.iter().any(|start| verb.starts_with(start)) {
        return None;
    }
    let alone = !tells_twice(claim.of(prose), found.verb.start - claim.start)
        && !goes_on(prose.get(found.verb.end..claim.end).unwrap_or(""), forms);
    alone.then_some(found)
}

/// Among how many words behind a verb it is told what somebody does not say: « n’a pas souhaité pour l’heure s’exprimer ».
const TO_SILENT: usize = 4;

/// What of a text is denied, or told of one thing alone.
fn denied_in(text: &str, language: Language) -> Vec<Span> {
    let denied = polarity::find(text, language).into_iter().map(|denial| denial.span);
    denied.chain(polarity::limited(text, language)).collect()
}

/// The clauses of a claim that a word or a semicolon joins to what goes before, each with what it says that the same somebody did: « … a
/// visité le port et a offert une montre au maire »; none of what is denied. Bytes of the block's prose.
pub fn joined(subject: &Subject, judged: &Judged) -> Vec<(Span, Option<Act>)> {
    let block = judged.claim.block;
    let (prose, language) = (&subject.note.blocks[block].prose.text, subject.readings[block].language);
    let claim = judged.claim.span;
    let forms = &FORMS[language as usize];
    let words = text::words(claim.of(prose));
    let denied = denied_in(claim.of(prose), language);
    let opens = |n: usize| {
        let before = n.checked_sub(1).map_or(0, |before| words[before].span.end);
        forms.joins.contains(words[n].folded.as_str()) || claim.of(prose)[before..words[n].span.start].contains(';')
    };
    let clause = |n: usize| {
        let of = |at: usize| words.get(at).map_or("", |word| word.folded.as_str());
        let mut first = if forms.joins.contains(of(n)) { n + 1 } else { n };
        if forms.subject.contains(of(first)) {
            first += 1;
        }
        let rest = Span::new(claim.start + words.get(first)?.span.start, claim.end);
        let found = of_name(prose, rest, language)?;
        if may_be_noun(prose, rest, &found, language) {
            return None;
        }
        let denied = denied.iter().any(|denied| denied.shift(claim.start).overlaps(found.verb));
        Some((claim.start + words[n].span.start, rest, (!denied).then_some(found)))
    };
    let all: Vec<(usize, Span, Option<Act>)> = (1..words.len()).filter(|&n| opens(n)).filter_map(clause).collect();
    let ends = all.iter().skip(1).map(|(join, ..)| *join).chain([claim.end]);
    let clauses = all.iter().zip(ends).map(|((_, rest, found), end)| {
        let own = prose.get(rest.start..end.max(rest.start)).unwrap_or("");
        let end = rest.start + own.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
        (Span::new(rest.start, end), *found)
    });
    clauses.collect()
}

/// Whether what is joined may be a noun as well: "met the mayor and elected officials", « grèves et menace de blocus ».
fn may_be_noun(prose: &str, rest: Span, found: &Act, language: Language) -> bool {
    let forms = &FORMS[language as usize];
    if found.verb.start > rest.start {
        return false;
    }
    let next = text::words(prose.get(found.verb.end..rest.end).unwrap_or("")).into_iter().next();
    let leads_on = next.is_none_or(|next| {
        is_stopword(&next.folded, language) || next.folded.starts_with(|c: char| c.is_ascii_digit())
    });
    forms.bids.contains(text::fold(found.verb.of(prose)).as_str()) || !leads_on
}

/// Whether another clause is joined to what stands behind a verb: « …, et personne ne le sait ».
fn goes_on(after: &str, forms: &Forms) -> bool {
    after.split([',', ';']).skip(1).any(|clause| {
        let first = text::words(clause).into_iter().next();
        first.is_some_and(|word| forms.joins.contains(word.folded.as_str()))
    })
}

/// A colon behind so few words parts a label from what is told.
const LABEL: usize = 4;

/// Whether a sentence with a verb at `verb` has a colon beside that of a label before it: what stands on both sides is one thing told in two ways.
fn tells_twice(sentence: &str, verb: usize) -> bool {
    let mut colons = sentence.match_indices(':').map(|(at, _)| at);
    let is_label = |at: usize| at < verb && text::words(&sentence[..at]).len() <= LABEL;
    colons.next().is_some_and(|first| !is_label(first) || colons.next().is_some())
}

/// The end of a text behind its last mark.
fn clause_before(before: &str) -> &str {
    before.rsplit([',', ';', ':', '(', ')', '—', '–']).next().unwrap_or("")
}

/// Whether a clause that begins so stands inside another.
fn is_led(clause: &str, forms: &Forms) -> bool {
    text::words(clause).iter().any(|word| forms.leads.contains(word.folded.as_str()))
}

/// What whoever a sentence begins with did, by more words than a name: « une partie des dockers ont débrayé ». English words past and
/// participles alike, so that there only what was said is found: "the judge in the case said".
fn general(prose: &str, claim: Span, language: Language) -> Option<Act> {
    let forms = &FORMS[language as usize];
    let sentence = claim.of(prose);
    let words = text::words(sentence);
    let opens = |word: &text::Word| match language {
        // « à » is no verb.
        Language::French => {
            forms.aux.contains(word.folded.as_str()) && word.span.of(sentence).to_lowercase() == word.folded
        }
        Language::English => quotations::is_cue(&word.folded, language) && is_finite(&word.folded, forms),
    };
    let at = words.iter().take(FAR).position(opens)?;
    let place = words[at].span.shift(claim.start);
    let clause = clause_before(&prose[claim.start..place.start]);
    let before = text::words(clause);
    // « Il y a vendu la grue » is rare, « il y a une grue » is not.
    let there = before.last().is_some_and(|word| forms.there.contains(word.folded.as_str()));
    let who = before.iter().filter(|word| !is_stopword(&word.folded, language)).count();
    if there || who == 0 || is_led(clause, forms) {
        return None;
    }
    of_name(prose, Span::new(place.start, claim.end), language)
}

/// Among how many words of a sentence its verb stands.
const FAR: usize = 12;

/// Whether an English word may be a verb that somebody is the subject of: "said", "says".
fn is_finite(folded: &str, forms: &Forms) -> bool {
    folded.ends_with('s') || is_past(folded, forms)
}

/// Whether a word ends as a past or a participle does, or is an odd one.
fn is_past(folded: &str, forms: &Forms) -> bool {
    forms.irregular.contains(folded) || forms.past.iter().any(|ending| folded.ends_with(ending))
}

/// What is said that whoever is named right before `rest` did.
pub fn of_name(prose: &str, rest: Span, language: Language) -> Option<Act> {
    let forms = &FORMS[language as usize];
    let rest = Span::new(past_beside(prose, rest, language), rest.end);
    let words = text::words(rest.of(prose));
    let parted = |n: usize| {
        let from = n.checked_sub(1).map_or(0, |before| words[before].span.end);
        rest.of(prose)[from..words[n].span.start]
            .contains(|c: char| !c.is_whitespace() && !matches!(c, '\'' | '’' | '-'))
    };
    let small = |word: &str| {
        forms.skip.contains(word) || forms.adverb.iter().any(|ending| word.len() > 5 && word.ends_with(ending))
    };
    let english = language == Language::English;
    let telling = |word: &str| word.len() > 2 && !is_stopword(word, language);
    let was =
        |word: &text::Word| forms.passive.contains(word.folded.as_str()) || forms.done.contains(word.folded.as_str());
    let found = |n: usize, kind| {
        let passive = words[..n].iter().any(was);
        Some(Act { verb: words[n].span.shift(rest.start), kind, passive })
    };
    let intends = |n: usize| {
        forms.intends.contains(words[n].folded.as_str()) && words.get(n + 1).is_some_and(|next| next.folded == "to")
    };
    let (mut helped, mut own, mut being, mut made, mut due) = (false, false, false, false, false);
    for (n, word) in words.iter().enumerate().take(REACH) {
        if parted(n) {
            return None;
        }
        let folded = word.folded.as_str();
        // « a lieu », « a beau dire »; but « s’est affairé ».
        let written = word.span.of(rest.of(prose)).to_lowercase();
        let participle = forms.accented.iter().any(|ending| written.ends_with(ending));
        let plain = forms.plain.contains(folded) && !participle;
        let past = is_past(folded, forms) && telling(folded) && !plain;
        let said = quotations::is_cue(folded, language);
        if !helped && !being && forms.aux.contains(folded) {
            helped = true;
        } else if !helped && forms.own.contains(folded) {
            own = true;
        } else if !helped && forms.being.contains(folded) {
            being = true;
            helped = own;
        } else if helped && forms.made.contains(folded) {
            made = true;
        } else if (helped && past)
            || (made && (polarity::is_infinitive(folded, language) || forms.does.contains(folded)))
            // "Was hired", but "is tired"
            || (being && past && words[..n].iter().any(|word| forms.done.contains(word.folded.as_str())))
            || (being && forms.moved.contains(folded))
            || (english && !being && past)
            || (being && telling(folded) && forms.doing.iter().any(|ending| folded.ends_with(ending)))
        {
            return found(n, if said { Kind::Said } else { Kind::Done });
        } else if !helped && !due && (forms.due.contains(folded) || intends(n)) {
            due = true;
        } else if small(folded) {
            // "will quickly sell"
        } else if due && (polarity::is_infinitive(folded, language) || (english && telling(folded))) {
            return found(n, Kind::Planned);
        } else if !helped && !being && !due && forms.bids.contains(folded) && !participle {
            // « Elle recommande … », but « le poste, exigé par elle »
            return found(n, Kind::Said);
        } else if !(due && is_stopword(folded, language)) {
            // "intends to sell" has a small word between.
            return None;
        }
    }
    None
}

/// Whether a folded word helps to say what was done: « a », "had".
#[must_use]
pub fn is_auxiliary(folded: &str, language: Language) -> bool {
    FORMS[language as usize].aux.contains(folded)
}

/// Whether a participle behind these folded words is of what is done to somebody: « a été averti », but « s’est dit ».
pub fn is_passive<'a>(mut words: impl Iterator<Item = &'a str>, language: Language) -> bool {
    let forms = &FORMS[language as usize];
    let first =
        words.find(|word| forms.own.contains(word) || forms.being.contains(word) || forms.passive.contains(word));
    first.is_some_and(|word| !forms.own.contains(word))
}

/// Where what stands beside a name ends: « (LR) », « , maire de Vardø, ».
pub fn past_beside(prose: &str, rest: Span, language: Language) -> usize {
    let text = rest.of(prose);
    let trimmed = text.trim_start();
    let at = rest.start + text.len() - trimmed.len();
    let close = match trimmed.chars().next() {
        Some('(') => ')',
        Some(',') => ',',
        _ => return rest.start,
    };
    match trimmed[1..].find(close).filter(|end| *end <= BESIDE) {
        Some(end) => at + 1 + end + 1,
        // "The harbour of Vardø, provided that": a participle behind a mark is no act.
        None if close == ',' && language == Language::French => at + 1,
        None => rest.start,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_did() {
        let found = |text: &str, name: &str, language| {
            let end = text.find(name).map_or(0, |at| at + name.len());
            of_name(text, Span::new(end, text.len()), language).map(|act| act.verb.of(text).to_owned())
        };
        let french = |text| found(text, "Morel", Language::French).unwrap_or_default();
        assert_eq!(french("Anne Morel a aussi vendu la grue."), "vendu");
        assert_eq!(french("Anne Morel a beau vendre la grue."), "");
        assert_eq!(french("Anne Morel (LR) s’est rendue au port."), "rendue");
        assert_eq!(french("Anne Morel, maire de Vardø, lui avait fait porter la clé."), "porter");
        assert_eq!(french("Anne Morel, maire de Vardø, lui avait porté la clé."), "porté");
        assert_eq!(french("Anne Morel est venue au port."), "venue");
        assert_eq!(french("Anne Morel est fatiguée du port."), "");
        assert_eq!(french("Anne Morel doit bientôt vendre la grue."), "vendre");
        assert_eq!(french("Anne Morel va à Vardø."), "");
        assert_eq!(french("Anne Morel dirige le port."), "");
        assert_eq!(french("Anne Morel réclame la grue."), "réclame");
        assert_eq!(french("La loi Morel, réclamée par le port, la fâche."), "");
        assert_eq!(french("Anne Morel, 40 ans."), "");
        let english = |text| found(text, "Morel", Language::English).unwrap_or_default();
        assert_eq!(english("Anne Morel sold the crane."), "sold");
        assert_eq!(english("Anne Morel has quietly handed over the crane."), "handed");
        assert_eq!(english("Anne Morel children left."), "");
        assert_eq!(english("He would sell it to Morel, provided the crane stayed."), "");
        assert_eq!(english("Anne Morel, mayor of Vardø, sold the crane."), "sold");
        assert_eq!(english("Anne Morel is a mayor."), "");
        assert_eq!(english("Anne Morel will sell the crane."), "sell");
        assert_eq!(english("Anne Morel intends to sell the crane."), "sell");
        assert_eq!(english("Anne Morel wants a new crane."), "");
        assert_eq!(english("Anne Morel will quickly sell the crane."), "sell");
        assert_eq!(english("Anne Morel is now selling the crane."), "selling");
        assert_eq!(english("Anne Morel demands that the crane be sold."), "demands");
        assert_eq!(english("Anne Morel says that the crane is sold."), "");
        assert_eq!(english("Anne Morel runs the harbour."), "");
    }
}
