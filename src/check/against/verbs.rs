//! The opposite: what the claim affirms and the passage denies, or the other way round, or a word that says the opposite.

use super::actors::is_complement;
use super::names::share_a_word;
use super::{Against, How, Said, Words, surroundings};
use crate::check::around::{Around, Place};
use crate::check::evidence::{Judged, Support};
use crate::check::opposites;
use crate::check::standing;
use crate::check::terms::{self, Key, Term};
use crate::check::{Evidence, Subject};
use crate::lexicon::Language;
use crate::reading::polarity::{self, Denial};
use crate::reading::{self, Mention, Reading, quotations};
use crate::text::{self, Span, is_stopword, words};
use std::cell::LazyCell;
use std::collections::HashSet;

/// The least share of the claim that the passage must have, the word in question left out. Tuned, as those below, on the development
/// notes and on drawn press summaries: lower takes what is denied of one thing for a denial of another.
const SHARE: f32 = 0.50;
/// The least share of what stands next to the word.
const NEAREST: f32 = 0.50;
/// The least weight of what is shared: about two rare words.
const SPECIFIC: f32 = 3.0;
/// The same where both say it of the very thing, by the same name.
const SPECIFIC_ALIKE: f32 = 1.8;
/// A passage that tells less of the claim, or less of what stands next to the word, but much by weight, is enough where no other says
/// the same: the least of each, and of both together.
const SHARE_ALONE: f32 = 0.38;
const NEAREST_ALONE: f32 = 0.40;
const BOTH_ALONE: f32 = 1.04;
const SPECIFIC_ALONE: f32 = 5.5;
/// What says the same as the claim is enough for silence from this share of what the best passage has, next to the word and in all.
const BEARS_OUT: f32 = 0.70;
const BEARS_OUT_ALONE: f32 = 0.60;

/// A passage that the claim tells nearly whole, as a headline is by the sentence under it, may tell less of the claim: this share of the
/// passage, by weight, and so much of it.
const WHOLE: f32 = 0.85;
const SPECIFIC_WHOLE: f32 = 4.0;
const NEAREST_WHOLE: f32 = 0.25;
/// How surely words of two languages must say the same to be compared.
const TRANSLATED: f32 = 0.3;
/// And for one to say the opposite of what the other does: "court" is « recruter » in a few senses.
const OPPOSED: f32 = 0.4;

/// All there is, in per cent.
const WHOLE_SHARE: f64 = 100.0;
/// Smaller numbers are left of many.
const LEFT: f64 = 10.0;
/// Of more numbers in a sentence some leave anything.
const NUMBERS: usize = 12;
/// The fewest bytes of a word that says one thing, whichever language looks it up.
const TELLING: usize = 5;

/// How a passage stands to a word of the claim.
enum Stand {
    /// It says the same.
    With,
    /// It says the opposite, here; and whether of the very thing: both go on alike behind the word (« a refusé de confirmer des pertes »).
    Against(Span, bool),
    /// It does not have the word, nor its opposite.
    Silent,
}

/// The first word of a claim of which the best passage says the opposite, and none the same.
pub fn opposite(subject: &Subject, judged: &Judged) -> Option<Against> {
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let reading = &subject.readings[judged.claim.block];
    let claimed = Words::read(prose, judged.claim.span, reading.language);
    let quoted = |span: Span| reading.quotations.iter().any(|quotation| quotation.span.overlaps(span));
    let named = |span: Span| reading.names.iter().any(|name| name.span.overlaps(span));
    let mut words = claimed.said.iter().filter(|word| !quoted(word.span) && !named(word.span));
    words.find_map(|word| judge(subject, judged, &claimed, word))
}

/// The first word of a claim of which a passage says the opposite, however little else they share.
pub fn doubted(subject: &Subject, judged: &Judged, support: &Support) -> Option<Span> {
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let claimed = Words::read(prose, judged.claim.span, subject.readings[judged.claim.block].language);
    let against = |word: &&Said| matches!(stand(subject, judged, support, &claimed, word), Stand::Against(..));
    claimed.said.iter().find(against).map(|word| word.span)
}

fn judge(subject: &Subject, judged: &Judged, claimed: &Words, word: &Said) -> Option<Against> {
    let span = word.span;
    let denied = claimed.denial(span);
    if denied.is_some_and(|denial| claimed.doubly(denial)) {
        return None;
    }
    let mut best: Option<(&Support, Span, Around, bool)> = None;
    let mut borne_out = 0.0_f32;
    for support in judged.passages.iter() {
        let stand = stand(subject, judged, support, claimed, word);
        let around = match stand {
            Stand::Silent => continue,
            _ => surroundings(subject, judged, support, Place::new(span)),
        };
        match stand {
            Stand::With => borne_out = borne_out.max(around.share + around.nearest),
            Stand::Against(told, alike) => {
                let sure = is_enough(around, if alike { SPECIFIC_ALIKE } else { SPECIFIC })
                    || (around.nearest >= NEAREST_WHOLE && is_told_whole(subject, judged, support, told));
                if (sure || is_enough_alone(around))
                    && best.as_ref().is_none_or(|(_, _, known, _)| known.share < around.share)
                    && standing::may_be_of(subject, judged, support.article)
                {
                    best = Some((support, told, around, sure));
                }
            }
            Stand::Silent => {}
        }
    }
    let (support, told, ..) = best.filter(|(_, _, around, sure)| {
        // Who is accused of not doing it may well be told to do it: « accusé de ne pas plafonner ».
        let embedded =
            denied.is_some() && polarity::is_infinitive(&word.folded, subject.readings[judged.claim.block].language);
        let bears_out = if *sure { BEARS_OUT } else { BEARS_OUT_ALONE };
        borne_out <= bears_out * (around.share + around.nearest) && (*sure || !embedded)
    })?;
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let language = subject.language_in(judged.claim.block);
    let span =
        denied.map_or_else(|| with_helpers(prose, judged.claim.span, span, claimed, language), |denial| denial.span);
    let told = Evidence { article: support.article, span: told };
    Some(Against { span, told, name: None })
}

fn is_enough(around: Around, specific: f32) -> bool {
    around.share >= SHARE && around.nearest >= NEAREST && around.specific >= specific
}

fn is_enough_alone(around: Around) -> bool {
    around.share >= SHARE_ALONE
        && around.nearest >= NEAREST_ALONE
        && around.share + around.nearest >= BOTH_ALONE
        && around.specific >= SPECIFIC_ALONE
}

/// Whether the claim tells nearly all that a passage tells beside the word at `but`.
fn is_told_whole(subject: &Subject, judged: &Judged, support: &Support, but: Span) -> bool {
    let (article, language) = (&support.stored.article, support.stored.article.language);
    if language != subject.readings[judged.claim.block].language {
        return false;
    }
    let read =
        || terms::terms(&article.text, support.span, &support.stored.reading, subject.snapshot, Some(support.article));
    let told = subject.snapshot.memo().get(&("terms of a passage", support.article, support.span), read);
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let stems =
        words(judged.claim.span.of(prose)).into_iter().map(|word| Key::Stem(text::stem(&word.folded, language)));
    let claimed: HashSet<Key> = stems.chain(judged.terms.iter().map(|term| term.key.clone())).collect();
    let counted = |term: &&Term| !term.span.overlaps(but) && !matches!(term.key, Key::Number(_));
    let (mut all, mut shared) = (0.0, 0.0);
    for term in told.iter().filter(counted) {
        all += term.weight;
        shared += if claimed.contains(&term.key) { term.weight } else { 0.0 };
    }
    shared >= WHOLE * all && shared >= SPECIFIC_WHOLE
}

/// How words of the claim and of a passage are compared: by their stems, and across languages by the dictionary.
#[derive(Clone, Copy)]
struct Comparing {
    note: Language,
    article: Language,
}

impl Comparing {
    /// Whether both are of one language.
    fn alike(self) -> bool {
        self.note == self.article
    }

    fn same(self, claimed: &str, told: &str) -> bool {
        if self.alike() { claimed == told } else { text::translates(claimed, self.note, told) >= TRANSLATED }
    }

    /// As [`opposites::compare`].
    fn opposed(self, claimed: &str, told: &str) -> Option<bool> {
        if self.alike() {
            return opposites::compare(claimed, told, self.note);
        }
        if !opposites::has_any(told, self.article) {
            return None;
        }
        self.links(claimed, OPPOSED)
            .filter_map(|link| opposites::compare(link, told, self.article))
            .reduce(|all, one| all && one)
    }

    /// The stems of the article's language that surely say what one of the claim's does; none where that is the same.
    fn links(self, claimed: &str, least: f32) -> impl Iterator<Item = &'static str> {
        let links = text::translations(claimed, self.note).take_while(move |(_, surely)| *surely >= least);
        links.map(|(link, _)| link).filter(move |_| !self.alike())
    }
}

/// The last name of a sentence before a word.
fn name_before(names: &[Mention], sentence: Span, word: Span) -> Option<&Mention> {
    reading::within(names, |name| name.span, sentence).take_while(|name| name.span.end <= word.start).last()
}

/// Whoever a sentence names right before what is done, and is not only somebody's: « la femme de Paul Arnoux a vendu » does not name him so.
fn doer<'a>(reading: &'a Reading, text: &str, sentence: Span, verb: Span) -> Option<&'a Mention> {
    let name = name_before(&reading.names, sentence, verb)?;
    let between = text.get(name.span.end..verb.start)?;
    let small = words(between).iter().all(|word| is_stopword(&word.folded, reading.language));
    let plain = !between.contains(|c: char| !c.is_alphanumeric() && !c.is_whitespace());
    (small && plain && !is_complement(text, sentence, name.span, reading.language)).then_some(name)
}

/// Whether a claim counts what is left of a whole that a passage parts: 3 % where 97 % are told of, 140 where 60 of 200 are.
fn counts_the_rest((one, sentence): (&Reading, Span), (other, passage): (&Reading, Span)) -> bool {
    let figures = |reading: &Reading, within: Span| -> Vec<(f64, bool)> {
        let figures = reading::within(&reading.figures, |figure| figure.number, within);
        let counts = figures.filter(|figure| figure.unit == "%" || !figure.measured);
        counts.map(|figure| (figure.amount(), figure.unit == "%")).take(NUMBERS).collect()
    };
    let told = figures(other, passage);
    let is = |a: f64, b: f64| (a - b).abs() < 0.5;
    figures(one, sentence).into_iter().any(|(own, share)| {
        let alike = || told.iter().filter(|(_, of)| *of == share).map(|(amount, _)| *amount);
        if share {
            return alike().any(|other| is(own + other, WHOLE_SHARE));
        }
        own >= LEFT && alike().any(|whole| alike().any(|part| is(whole - part, own)))
    })
}

/// How a passage stands to a word of the claim.
fn stand(subject: &Subject, judged: &Judged, support: &Support, claimed: &Words, word: &Said) -> Stand {
    let language = subject.readings[judged.claim.block].language;
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let comparing = Comparing { note: language, article: support.stored.article.language };
    let denied = claimed.denial(word.span);
    let words = Words::of_passage(subject, support.article, &support.stored, support.span);
    // Looked up once, not for every word of the passage.
    let links: Vec<&str> = comparing.links(&word.stem, TRANSLATED).collect();
    let same = |told: &Said| {
        links.contains(&told.stem.as_str()) || (told.stem == word.stem && comparing.same(&word.stem, &told.stem))
    };
    // Costly, and asked only where both go on alike.
    let alternatives = LazyCell::new(|| text::alternatives(&word.stem, language));
    let may_say_the_same =
        |told: &Said| comparing.alike() && !told.noun && !word.noun && alternatives.contains(told.stem.as_str());
    let goes_on_alike = |told: &Said| {
        let (own, other) = (claimed.object(word.span), words.object(told.span));
        own.zip(other).is_some_and(|(own, other)| own.stem == other.stem)
    };
    let reading = &support.stored.reading;
    let named = |told: &Said| {
        let next = reading.names.partition_point(|name| name.span.end <= told.span.start);
        reading.names.get(next).is_some_and(|name| name.span.overlaps(told.span))
    };
    // « Le port de Lanvor est un port franc » is of another than « le port de Valmer n’est pas ».
    let of_one_thing = |told: &Said| {
        let own = name_before(&subject.readings[judged.claim.block].names, judged.claim.span, word.span);
        let other = name_before(&reading.names, support.span, told.span);
        own.zip(other).is_none_or(|(own, other)| share_a_word(&own.full, &other.full))
    };
    // Who did it stands right before, and what it was done to goes on alike as far as both tell it.
    let of_the_very_thing = |told: &Said| {
        let at = |denial: Option<&Denial>, said: &Said| denial.map_or(said.span, |denial| denial.span);
        let own = doer(&subject.readings[judged.claim.block], prose, judged.claim.span, at(denied, word));
        let other = doer(reading, &support.stored.article.text, support.span, at(words.denial(told.span), told));
        let further = |words: &Words, said: &Said| {
            words.object(said.span).and_then(|object| words.object(object.span)).map(|next| next.stem.clone())
        };
        let (next, also) = (further(claimed, word), further(&words, told));
        let apart = next.zip(also).is_some_and(|(next, also)| next != also);
        goes_on_alike(told) && !apart && own.zip(other).is_some_and(|(own, other)| share_a_word(&own.full, &other.full))
    };
    // That 97 % of them do not is no denial of what 3 % do.
    let of_the_rest = LazyCell::new(|| {
        counts_the_rest((&subject.readings[judged.claim.block], judged.claim.span), (reading, support.span))
    });
    let open = |one: &Said, other: &Said| one.how == How::Open || other.how == How::Open;
    let mut against = None;
    for told in &words.said {
        let denial = words.denial(told.span);
        let differs = denied.is_some() != denial.is_some();
        if same(told) {
            // A « port de plaisance » does not say that it is a « port franc ».
            let of_another = word.predicate && word.noun && !told.predicate && !goes_on_alike(told);
            if !differs && !of_another {
                return Stand::With;
            }
            if !differs {
                continue;
            }
            // Who is asked to do it, or means to, may well not do it: « a prié le maire de fermer le port ».
            let asked = denial.is_none() && matches!(told.how, How::Asked | How::Wished);
            // What may still be done may well not be done yet: « pourrait rouvrir », « n’a pas rouvert ».
            let (affirmed, other) = if denial.is_none() { (told, word) } else { (word, told) };
            let possible = affirmed.how == How::Possible && other.how != How::Possible;
            if asked || possible || open(told, word) || denial.is_some_and(|denial| words.doubly(denial)) {
                continue;
            }
            // Only what is said to be done can be denied: « aucun courrier » and « ce courrier » are of two letters.
            let of_verb = denied.or(denial).is_none_or(|denial| denial.verb);
            // What "never felt so optimistic" denies by the verb another language may deny by the next word.
            let both_deny = !comparing.alike() && !claimed.denials.is_empty() && !words.denials.is_empty();
            // « Sans passager à bord » and « nul n’était à bord » deny the same.
            let both_deny = both_deny || claimed.reached(word.span) || words.reached(told.span);
            let told_of = (!told.noun && !word.noun) || (told.predicate && word.predicate && of_one_thing(told));
            // Who is told to have said something said it of whatever: "not reported to be so", « …, ont rapporté des pêcheurs ».
            let says = !comparing.alike() && quotations::is_cue(&told.folded, comparing.article);
            if of_verb && !both_deny && told_of && !says && !*of_the_rest {
                against.get_or_insert((denial.map_or(told.span, |denial| denial.span), of_the_very_thing(told)));
            }
            continue;
        }
        if open(told, word) {
            continue;
        }
        // « A causé une panne », where the passage has « n’a pas provoqué de panne ».
        if goes_on_alike(told) && may_say_the_same(told) {
            if !differs {
                return Stand::With;
            }
            let one = denied.or(denial);
            let sure = one.is_some_and(|one| one.verb && !words.doubly(one) && !claimed.doubly(one));
            let asked = denial.is_none() && matches!(told.how, How::Asked | How::Wished);
            if sure && !asked && !claimed.reached(word.span) && !words.reached(told.span) {
                against.get_or_insert((denial.map_or(told.span, |denial| denial.span), false));
            }
            continue;
        }
        // Across languages, what is meant or going on is no opposite of what is done: « pour réduire les tensions », "rising tensions".
        if !comparing.alike() && (word.led || told.led) {
            continue;
        }
        // Nor do short words say one thing, or verbs that say little: "come back", « d’une part », "taking them to court".
        let little = |said: &Said, language| said.folded.len() < TELLING || text::is_light_verb(&said.folded, language);
        if !comparing.alike() && (little(word, comparing.note) || little(told, comparing.article)) {
            continue;
        }
        match comparing.opposed(&word.stem, &told.stem) {
            Some(true) if differs => return Stand::With,
            // What the claim says as well is not said in the place of the word.
            // What is wished is not done, and is no opposite of what is; nor is what is part of a name.
            Some(true)
                if told.noun == word.noun
                    && (told.how == How::Wished) == (word.how == How::Wished)
                    && !named(told)
                    && !*of_the_rest
                    && claimed.said.iter().all(|own| !comparing.same(&own.stem, &told.stem)) =>
            {
                against.get_or_insert((told.span, false));
            }
            Some(false) if !differs => return Stand::With,
            _ => {}
        }
    }
    let Some((against, alike)) = against else { return Stand::Silent };
    let near = [support.passage.checked_sub(1), Some(support.passage + 1)].into_iter().flatten();
    let beside = near.filter_map(|near| support.stored.passages.get(near)).any(|passage| {
        let words = Words::of_passage(subject, support.article, &support.stored, passage.span);
        let same = |told: &Said| {
            comparing.same(&word.stem, &told.stem) && words.denial(told.span).is_some() == denied.is_some()
        };
        words.said.iter().any(same)
    });
    if beside { Stand::With } else { Stand::Against(against, alike) }
}

/// A word with the words before it that only help it: « doit dépasser », « est la bienvenue ».
fn with_helpers(prose: &str, sentence: Span, word: Span, claimed: &Words, language: Language) -> Span {
    let from =
        claimed.said.iter().rev().find(|own| own.span.end <= word.start).map_or(sentence.start, |own| own.span.end);
    let before = prose.get(from..word.start).unwrap_or("");
    let edge = before.rfind([',', ';', ':', '(', '«', '"']).map_or(0, |at| at + 1);
    let first = words(before.get(edge..).unwrap_or("")).into_iter().find(|word| is_stopword(&word.folded, language));
    first.map_or(word, |first| first.span.shift(from + edge).cover(word))
}
