//! `unsupported-claim`.

mod placed;
mod spared;

use super::Rule;
use crate::check::across::Across;
use crate::check::acts::{self, Act, Kind};
use crate::check::claims::Claim;
use crate::check::evidence::{self, Judged, Support, in_article, keys, words_of};
use crate::check::terms::{Key, Term};
use crate::check::{Finding, Subject};
use crate::config::Level;
use crate::reading;
use crate::text::{self, Span};
use crate::wording::message;
use placed::Placed;
use spared::{SEVERAL, SEVERAL_ACROSS, counts, has_its_number, is_reported, names_all};
use std::sync::Arc;

pub static RULE: Rule = Rule {
    code: "unsupported-claim",
    level: Level::Information,
    summary: "about things the corpus covers, but no passage says it",
    of_claims: true,
    check,
    doc: r"A sentence about people or bodies that the corpus covers, of which no passage tells anything like it.

**Why.** What stands in a note without a source was remembered, guessed, or read elsewhere: find out before it is printed.

**Example.** The corpus follows a mayor through a strike; the note says she « a inauguré un musée », of which no article has a word.

**How it decides.** A sentence that says that somebody did something (« a vendu ») is held against the articles about it: of the
act and what was done hardly half may stand in any of them, of what was said, asked or planned a third. A clause joined to what articles do tell
(« … et a légué sa maison ») is judged and marked alone. Other sentences must be long and have a date, their own or the note's, and hardly any of their
words may stand near those names; of one that names together whom no article does, less than half may be told. A passage of another time than the
note's may share a few more: it is another event of the same people; one that may be of its time, fewer: it may tell the
very thing in words of its own. Of an act with a name that no article has, more than half may be told.

**Left alone.** Questions, tasks, headings, and what the writer marks as her own thought; sentences about nobody that the corpus
names; what somebody thinks or says of somebody (« a fustigé »), which is told in any words; short descriptions and opinions, and what stands around a colon, which are put in many ways; what is dated to a day or month of which an
article that names the same people tells, and long undated sentences with a number: such details are mostly told in other words; a short sentence with a measure that a passage gives (« 3 700 tonnes »); a refusal to speak; what a capital does, which is told of its government
too; in another language than the articles', all but acts; anything of which a passage tells a good part in other words, or the act by a word that
is put in the other's place (« a fondé » for « a créé »).

**Fix.** None: name a source, or mark the sentence as unverified.
",
};

/// The most that a passage, its neighbours included, and its article as a whole may have of a claim's words, and the most of its words, common
/// ones counted like rare ones, for the claim to be called unsupported. Tuned on the development notes and on drawn press summaries.
struct Most {
    in_passage: f32,
    in_article: f32,
    count: f32,
    /// The fewest words, names left out, that the claim has for it.
    words: usize,
}

/// Of what somebody did, and said. What an article does tell of such acts begins at 0.55 of an article and 0.50 of a passage in drawn press
/// summaries, at 0.39 of what was said in the development notes.
const DONE: Most = Most { in_passage: 0.42, in_article: 0.50, count: 0.42, words: 3 };
const SAID: Most = Most { in_passage: 0.34, in_article: 0.36, count: 0.42, words: 3 };
/// Of what was said in a short sentence that no date places: an article has its words by chance. Of 200 right notes written blind on five
/// stories of the press none is told so little in a passage.
const SAID_ANYTIME: Most = Most { in_passage: 0.34, in_article: 0.60, count: 0.42, words: 3 };
/// The same in another language, where the dictionary leaves words unlinked, and an article has many of them by chance. Tuned on English notes about
/// French articles: of acts that are told, at least half of the words stand in or beside a passage.
const DONE_ACROSS: Most = Most { in_passage: 0.40, in_article: 0.62, count: 0.45, words: 3 };
const SAID_ACROSS: Most = Most { in_passage: 0.32, in_article: 0.60, count: 0.36, words: 3 };
/// Of what was done, in a passage that may be of the act's time: less, since it may tell the act in words of its own.
const DONE_HERE: Most = Most { in_passage: 0.34, in_article: 0.42, count: 0.34, words: 3 };
/// Of an act told in so many words, still less, the act's own clause being a part of them; and both in another language, the first of a passage
/// that surely is of that time.
const LENGTHY: usize = 7;
const LENGTHY_HERE: Most = Most { in_passage: 0.20, in_article: 0.34, count: 0.22, words: 3 };
const HERE_ACROSS: Most = Most { in_passage: 0.30, in_article: 0.50, count: 0.34, words: 3 };
const LENGTHY_ACROSS: Most = Most { in_passage: 0.28, in_article: 0.50, count: 0.28, words: 3 };
/// Of an act with a name that no article near it has: more, since what nobody names nobody tells.
const NAMING: Most = Most { in_passage: 0.56, in_article: 0.70, count: 0.60, words: 3 };
/// Of a clause joined to what is told: less, since what it tells may be put into another sentence's words.
const CLAUSE: Most = Most { in_passage: 0.25, in_article: 0.30, count: 0.30, words: 3 };
/// Of few words, but rare ones.
const NOTHING: Most = Most { in_passage: 0.0, in_article: 0.0, count: 0.0, words: 2 };
/// So many words, names left out, are of a sentence that tells much.
const PLAIN: usize = 8;
/// A claim whose names, by weight, stand together to less than this in any article is of another matter than the articles are.
const TOGETHER: f32 = 0.9;
/// The most that is told of such a claim, names with it: the mean of the best article's share and the best passage's. Of those that an
/// article does tell, in the French press and in English wires, the least is told 0.47.
const TOLD_APART: f32 = 0.43;
/// The same of a claim that names somebody or something whom no article names beside the others, known to the corpus or not. Of those that
/// an article does tell, in drawn French and English press, the least is told 0.46.
const TOLD_UNNAMED: f32 = 0.46;
/// The same of a claim of so many words, of one of more, and of one of still more, whose names do stand together. The least told of those
/// that are right begin at 0.45 of eleven words and at 0.48 of sixteen.
const TOLD: f32 = 0.40;
const MANY: usize = 11;
const TOLD_MORE: f32 = 0.44;
const MORE: usize = 12;
const TOLD_MOST: f32 = 0.47;
const MOST: usize = 16;
/// Fewer words, names left out, are too few to be so many apart.
const LONG: usize = 6;
/// Articles about somebody that are looked at for their language.
const ARTICLES: usize = 30;
/// A claim of fewer words, names left out, is too short to tell. About two rare words.
const ENOUGH: f32 = 4.0;

/// The least that a passage tells of what goes before a clause that is judged by itself.
const FIRST_TOLD: f32 = 0.60;
/// The least weight of its words: names alone say nothing.
const FIRST_SAYS: f32 = 0.9;
/// The least weight of a clause's words: of fewer, nothing would be found that tells it.
const CLAUSE_SAYS: f32 = 5.0;

fn check(subject: &Subject) -> Vec<Finding> {
    let of_claim = |judged: &Judged| {
        let found = subject.of_claim("unsupported", judged, || unsupported(subject, judged));
        let finding = |span: &Span| {
            let span = subject.in_note(judged.claim.block, *span);
            let mut finding = Finding::new(&RULE, span, message!("unsupported-claim"));
            finding.evidence.extend(judged.passages.first().map(Support::evidence));
            finding
        };
        found.iter().map(finding).collect::<Vec<_>>()
    };
    subject.claims().iter().flat_map(of_claim).collect()
}

/// What of a claim no passage says: the whole, or a clause joined to what passages do tell. Bytes of the block's prose.
fn unsupported(subject: &Subject, judged: &Judged) -> Vec<Span> {
    let joined = acts::joined(subject, judged);
    let told_first = || {
        let first = joined.first().map(|(clause, _)| Span::new(judged.claim.span.start, clause.start));
        let first =
            first.map(|first| part(subject, judged, first)).filter(|first| words_of(&first.terms) >= FIRST_SAYS);
        first.is_some_and(|first| best_told(subject, &first) >= FIRST_TOLD)
    };
    if is_unsupported(subject, judged) && !told_first() {
        return vec![judged.claim.span];
    }
    let untold = |(span, act): &(Span, Option<Act>)| {
        let clause = part(subject, judged, *span);
        // What goes before must be told, for the rest to be missed there.
        (is_untold(subject, judged, &clause, act.as_ref()?) && told_first()).then_some(*span)
    };
    joined.iter().filter_map(untold).collect()
}

/// A part of a claim as a claim, with the passages found for the whole.
fn part(subject: &Subject, judged: &Judged, span: Span) -> Judged {
    let place = |term: &Term| term.span.shift(judged.claim.span.start);
    let own = judged.terms.iter().filter(|term| span.contains(place(term)));
    let moved = |term: &Term| Term {
        span: Span::new(place(term).start - span.start, place(term).end - span.start),
        ..term.clone()
    };
    let claim = Claim { block: judged.claim.block, span, in_note: subject.in_note(judged.claim.block, span) };
    Judged::new(claim, Arc::new(own.map(moved).collect()), Arc::clone(&judged.passages))
}

/// What the passages of a claim tell of it, one by one.
fn told<'a>(subject: &'a Subject, judged: &'a Judged) -> impl Iterator<Item = Support> + 'a {
    judged.passages.iter().filter_map(|told| judged.support(subject, told.article, &told.stored, told.passage))
}

/// The most that one of the passages of a claim tells of it.
fn best_told(subject: &Subject, judged: &Judged) -> f32 {
    told(subject, judged).map(|support| support.coverage).fold(0.0, f32::max)
}

/// Whether neither the passages that tell a claim nor those that are near a clause of it tell anything of what the clause says was done.
fn is_untold(subject: &Subject, judged: &Judged, clause: &Judged, act: &Act) -> bool {
    let reading = &subject.readings[judged.claim.block];
    let words = clause.terms.iter().filter(|term| !term.key.is_name()).count();
    let quoted = reading.quotations.iter().any(|quotation| quotation.span.overlaps(clause.claim.span));
    if quoted || words < CLAUSE.words || words_of(&clause.terms) < CLAUSE_SAYS || !names_somebody(judged) {
        return false;
    }
    let hardly = |support: &Support| tells_at_most(subject, clause, words, support, &CLAUSE);
    if !told(subject, clause).all(|support| hardly(&support)) || tells_alike(subject, judged, act) {
        return false;
    }
    let near = evidence::judge(subject, clause.claim.clone());
    let all = || near.passages.iter().chain(judged.passages.iter());
    let others = all().filter(|support| support.stored.article.language != reading.language).count();
    (others == 0 || others == all().count())
        && near.passages.iter().all(hardly)
        && !tells_alike(subject, &near, act)
        && (others > 0 || !told_in_other_language(subject, judged))
}

fn is_unsupported(subject: &Subject, judged: &Judged) -> bool {
    let all = words_of(&judged.terms);
    if all < ENOUGH || judged.passages.is_empty() {
        return false;
    }
    let reading = &subject.readings[judged.claim.block];
    // A quotation is judged as such; what is around it is mostly who says it.
    if reading.quotations.iter().any(|quotation| quotation.span.overlaps(judged.claim.span)) {
        return false;
    }
    let words = judged.terms.iter().filter(|term| !term.key.is_name()).count();
    if is_reported(subject, judged)
        || (words < LENGTHY && has_its_number(subject, judged))
        || (counts(judged, words) && Placed::of(subject, judged).is_none())
    {
        return false;
    }
    let other_language = |support: &Support| support.stored.article.language != reading.language;
    let others = judged.passages.iter().filter(|support| other_language(support)).count();
    // What may be told in two languages is hard to miss in both.
    if others > 0 {
        return others == judged.passages.len() && untold_act(subject, judged, words, (&DONE_ACROSS, &SAID_ACROSS));
    }
    let untold = untold_act(subject, judged, words, (&DONE, &SAID)) || untold_at_all(subject, judged, words);
    untold && !told_in_other_language(subject, judged)
}

/// Whether a passage and its article tell at most that much of a claim of so many words.
fn tells_at_most(subject: &Subject, judged: &Judged, words: usize, support: &Support, most: &Most) -> bool {
    let (terms, language) = judged.terms_in(subject);
    let across = Across::new(subject, language, &support.stored);
    let terms: Vec<Term> = terms.iter().filter(|term| !term.key.is_small_number()).cloned().collect();
    let all: f32 = terms.iter().filter(|term| !term.key.is_name()).map(|term| across.weight(term)).sum();
    support.count_near as f32 <= most.count * words as f32
        && support.words_near <= most.in_passage * all
        && in_article(subject, (&terms, language), support).0 <= most.in_article * all
}

/// Whether a claim says that somebody did what no article near it tells, nor in good part.
fn untold_act(subject: &Subject, judged: &Judged, words: usize, (done, said): (&Most, &Most)) -> bool {
    let Some(act) = acts::find(subject, judged) else { return false };
    let most = match act.kind {
        Kind::Done => done,
        Kind::Said | Kind::Planned => said,
    };
    // Of few words none may be told.
    let of_few = words < most.words;
    let most = if of_few { &NOTHING } else { most };
    let time = Placed::of(subject, judged);
    // Another language may have another name for it.
    let language = subject.language_in(judged.claim.block);
    let alike = judged.passages.iter().all(|support| support.stored.article.language == language);
    if act.kind == Kind::Said && names_all(judged, if alike { SEVERAL } else { SEVERAL_ACROSS }) {
        return false;
    }
    let naming = !of_few && alike && names_what_nobody_names(subject, judged, &act);
    let most_of = |support: &Support| {
        let here = time.as_ref().and_then(|time| time.is_of(support));
        if naming {
            return &NAMING;
        }
        if of_few || here == Some(false) {
            return most;
        }
        match support.stored.article.language == language {
            true if words >= LENGTHY => &LENGTHY_HERE,
            true if act.kind == Kind::Said && time.is_none() && !names_all(judged, SEVERAL_ACROSS) => &SAID_ANYTIME,
            true if act.kind == Kind::Done => &DONE_HERE,
            false if words >= LENGTHY => &LENGTHY_ACROSS,
            false if here.is_some() => &HERE_ACROSS,
            _ => most,
        }
    };
    words >= most.words
        && (names_somebody(judged) || names_before(subject, judged))
        && judged.passages.iter().all(|support| tells_at_most(subject, judged, words, support, most_of(support)))
        && (naming || act.kind != Kind::Done || !tells_alike(subject, judged, &act))
}

/// Of so many of the best passages one may tell an act in other words.
const BEST: usize = 3;

/// Whether one of the best passages has a word that may be told in the place of the act's verb, and anything else of the claim: « a fondé »
/// for « a créé ». What is said is told by such words everywhere.
fn tells_alike(subject: &Subject, judged: &Judged, act: &Act) -> bool {
    let (_, language) = judged.terms_in(subject);
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let others = text::alternatives(&text::stem(&text::fold(act.verb.of(prose)), language), language);
    let best = judged.passages.iter().take(BEST);
    best.filter(|support| support.stored.article.language == language && support.count_near > 0).any(|support| {
        let keys = keys(subject, &support.stored, support.article, support.span);
        keys.keys().any(|key| matches!(key, Key::Stem(stem) if others.contains(stem.as_str())))
    })
}

/// Whether a claim names somebody or something, beside countries, whom the corpus names.
fn names_somebody(judged: &Judged) -> bool {
    judged.terms.iter().any(|term| matches!(term.key, Key::Entity(_)))
}

/// Whether the sentences before a claim in its paragraph name somebody whom the corpus names.
fn names_before(subject: &Subject, judged: &Judged) -> bool {
    let names = &subject.readings[judged.claim.block].names;
    let mut before = names.iter().take_while(|name| name.span.end <= judged.claim.span.start);
    before.any(|name| subject.snapshot.entities().resolve(&name.full, None).is_some())
}

/// Whether hardly any of a sentence of many words is told, whatever it says of whom.
fn untold_at_all(subject: &Subject, judged: &Judged, words: usize) -> bool {
    if !names_somebody(judged) || words < LONG {
        return false;
    }
    // What a colon parts is put in few words, and freely.
    let colon = judged.claim.span.of(&subject.note.blocks[judged.claim.block].prose.text).contains(':');
    if colon || (words < PLAIN && !elsewhere(subject, judged)) {
        return false;
    }
    // What nothing places may be told of any time, in any words: of five found so over seven stories of the press four were told.
    let Some(time) = Placed::of(subject, judged) else { return false };
    judged.passages.iter().all(|support| tells_at_most(subject, judged, words, support, time.most(support)))
        || is_new(subject, judged, words)
}

/// Whether a claim names together whom no article does, or somebody whom none names.
fn elsewhere(subject: &Subject, judged: &Judged) -> bool {
    let names: f32 = judged.terms.iter().filter(|term| term.key.is_name()).map(|term| term.weight).sum();
    let together = judged
        .passages
        .iter()
        .map(|support| in_article(subject, judged.terms_in(subject), support).1)
        .fold(0.0, f32::max);
    together < TOGETHER * names || names_more(subject, judged)
}

/// Whether a claim of many words brings its names together as no article does, or tells of them what hardly any article has.
fn is_new(subject: &Subject, judged: &Judged, words: usize) -> bool {
    let names: f32 = judged.terms.iter().filter(|term| term.key.is_name()).map(|term| term.weight).sum();
    let all = names + words_of(&judged.terms);
    let (mut together, mut article, mut passage) = (0.0_f32, 0.0_f32, 0.0_f32);
    for support in judged.passages.iter() {
        let (words, named) = in_article(subject, judged.terms_in(subject), support);
        together = together.max(named);
        article = article.max(words + named);
        passage = passage.max(support.coverage);
    }
    let told = f32::midpoint(article / all, passage);
    let apart = together < TOGETHER * names && told < TOLD_APART;
    (words >= LONG && (apart || (told < TOLD_UNNAMED && names_more(subject, judged))))
        || (words >= MANY && told < TOLD)
        || (words >= MORE && told < TOLD_MORE)
        || (words >= MOST && told < TOLD_MOST)
}

/// Whether what somebody did has a name, no country's, that no article near the claim has.
fn names_what_nobody_names(subject: &Subject, judged: &Judged, act: &Act) -> bool {
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    // What a mark parts from the act is mostly who tells it: « …, selon Ouest-France ».
    let complements = |terms: &&Vec<&Term>| {
        let start = terms[0].span.shift(judged.claim.span.start).start;
        let between = prose.get(act.verb.end..start);
        let country = terms.iter().any(|term| matches!(term.key, Key::Country(_)));
        !country && between.is_some_and(|between| !between.contains([',', ';', ':', '(', '«', '"', '–', '—']))
    };
    let unknown = |terms: &Vec<&Term>| judged.passages.iter().all(|support| !names(subject, support, terms));
    named_by(subject, judged).iter().filter(complements).any(unknown)
}

/// Whether a claim has a name more than any article has of its names.
fn names_more(subject: &Subject, judged: &Judged) -> bool {
    let named = named_by(subject, judged);
    judged.passages.iter().all(|support| named.iter().any(|terms| !names(subject, support, terms)))
}

/// The terms that each name of a claim is told by; names without any left out.
fn named_by<'a>(subject: &Subject, judged: &'a Judged) -> Vec<Vec<&'a Term>> {
    let reading = &subject.readings[judged.claim.block];
    let named = reading::within(&reading.names, |name| name.span, judged.claim.span);
    let terms = named.map(|name| {
        let own = |term: &&Term| term.span.shift(judged.claim.span.start).overlaps(name.span);
        judged.terms.iter().filter(own).collect()
    });
    terms.filter(|terms: &Vec<&Term>| !terms.is_empty()).collect()
}

/// Whether the article of a passage has any of these terms.
fn names(subject: &Subject, support: &Support, terms: &[&Term]) -> bool {
    let all = Span::new(0, support.stored.article.text.len());
    let keys = keys(subject, &support.stored, support.article, all);
    terms.iter().any(|term| keys.contains_key(&term.key))
}

/// Whether an article in another language names somebody of the claim: it may say it, in words that cannot be compared.
fn told_in_other_language(subject: &Subject, judged: &Judged) -> bool {
    let language = subject.readings[judged.claim.block].language;
    let entities = subject.snapshot.entities();
    let named = judged.terms.iter().filter_map(|term| match term.key {
        Key::Entity(entity) => entities.get(entity),
        _ => None,
    });
    let mut articles = named.flat_map(|entity| entity.articles.iter().take(ARTICLES));
    articles.any(|(article, _)| {
        subject.snapshot.article(*article).is_some_and(|stored| stored.article.language != language)
    })
}
