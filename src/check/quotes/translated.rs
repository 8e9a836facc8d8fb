//! Words that stand in no article of their language, but may translate what somebody said in the other: by names, figures and dictionary.

use crate::check::Evidence;
use crate::index::entities::EntityNo;
use crate::index::{ArticleNo, Snapshot, StoredArticle};
use crate::lexicon::Language;
use crate::reading::quotations::Kind;
use crate::reading::{Quotation, figures, names, within};
use crate::text::{self, Span, is_light_verb, is_stopword, stem, translates, translations};
use std::collections::BTreeSet;

/// Fewer words of content say too little.
const ENOUGH: usize = 4;
/// Articles that name the speaker, and passages that share translated words, looked at.
const ARTICLES: usize = 50;
const PASSAGES: usize = 24;
/// Translations of a word that are looked for: the surest.
const SOUGHT: usize = 4;
/// What a word counts that the dictionary does not know and the other side does not have.
const STRANGE: f32 = 0.4;
/// A link counts at least half a word, a sure one a whole.
const LINKED: f32 = 0.5;
/// How alike the two must be, and where nobody is told to speak. Of 21 quotations of five articles, translated by hand, 17 reach half and
/// none of a dozen invented ones on the same matters two fifths.
const ALIKE: f32 = 0.45;
const ALIKE_UNTOLD: f32 = 0.55;

/// The passage that quoted words perhaps translate: by `speaker` where one is known, in the other language than the words'.
#[must_use]
pub fn translation_of(quoted: &str, speaker: Option<EntityNo>, snapshot: &Snapshot) -> Option<Evidence> {
    *snapshot.memo().get(&("translation", quoted, speaker), || find(quoted, speaker, snapshot))
}

fn find(quoted: &str, speaker: Option<EntityNo>, snapshot: &Snapshot) -> Option<Evidence> {
    let language = text::language(quoted)?;
    let other = language.other();
    let entities = snapshot.entities();
    let named = names::find(quoted, &text::sentences(quoted), language, Some(snapshot.gazetteer()));
    let named = named.iter().filter_map(|name| Some((name.span, entities.resolve(&name.full, None)?)));
    let terms = terms(quoted, language, &named.collect::<Vec<_>>());
    if terms.len() < ENOUGH {
        return None;
    }
    let words = terms.iter().filter_map(|term| if let Term::Word(stem) = term { Some(stem) } else { None });
    let told = words.flat_map(|term| {
        let linked = translations(term, language).take(SOUGHT).map(|(stem, _)| stem.to_owned());
        std::iter::once(term.clone()).chain(linked)
    });
    let mut articles: BTreeSet<ArticleNo> =
        snapshot.passages_of_stems(told, PASSAGES).iter().map(|hit| hit.article).collect();
    if let Some(speaker) = speaker {
        let known = entities.list()[speaker as usize].articles.iter();
        articles.extend(known.take(ARTICLES).map(|(article, _)| *article));
    }
    let mut best: Option<(f32, Evidence)> = None;
    for number in articles {
        let Some(stored) = snapshot.article(number).filter(|stored| stored.article.language == other) else { continue };
        let said =
            |quotation: &&Quotation| quotation.kind == Kind::Speech && says(snapshot, number, quotation, speaker);
        for quotation in stored.reading.quotations.iter().filter(said) {
            let name = |full: &str| entities.resolve(full, Some(number));
            let (score, span) = nearest(&terms, language, &stored, quotation.inner, name);
            if best.is_none_or(|(known, _)| score > known) {
                best = Some((score, Evidence { article: number, span }));
            }
        }
    }
    let enough = if speaker.is_some() { ALIKE } else { ALIKE_UNTOLD };
    best.filter(|(score, _)| *score >= enough).map(|(_, evidence)| evidence)
}

fn says(snapshot: &Snapshot, article: ArticleNo, quotation: &Quotation, speaker: Option<EntityNo>) -> bool {
    speaker.is_none_or(|speaker| {
        let named = quotation.speaker.as_ref().filter(|told| told.named);
        named.and_then(|told| snapshot.entities().resolve(&told.name, Some(article))) == Some(speaker)
    })
}

/// What carries content.
#[derive(Clone, Debug, PartialEq)]
enum Term {
    /// The stem of a word.
    Word(String),
    /// « trois cents », "300".
    Number(f64),
    /// Somebody or something that the corpus names: « Bruxelles », "Brussels".
    Name(EntityNo),
}

/// What carries content, each once; `named`: where names stand, and what they mean.
fn terms(text: &str, language: Language, named: &[(Span, EntityNo)]) -> Vec<Term> {
    // « Un » is an article more often than a number.
    let numbers =
        figures::find(text, language, &[]).into_iter().filter(|figure| (figure.value - 1.0).abs() > f64::EPSILON);
    let mut known: Vec<(Span, Term)> = numbers.map(|figure| (figure.number, Term::Number(figure.value))).collect();
    known.extend(named.iter().map(|(span, entity)| (*span, Term::Name(*entity))));
    let mut out: Vec<Term> = Vec::new();
    let mut push = |term: Term| {
        if !out.contains(&term) {
            out.push(term);
        }
    };
    for word in text::words(text) {
        if known.iter().any(|(span, _)| span.overlaps(word.span)) {
            continue;
        }
        let number = word.folded.bytes().any(|b| b.is_ascii_digit());
        let small = || is_stopword(&word.folded, language) || is_light_verb(&word.folded, language);
        if number || word.folded.len() >= 3 && !small() {
            push(Term::Word(stem(&word.folded, language)));
        }
    }
    for (_, term) in known {
        push(term);
    }
    out
}

/// How surely a term of `language` says what one of the other does: 0 not at all.
fn linked(one: &Term, other: &Term, language: Language) -> f32 {
    match (one, other) {
        (Term::Word(one), Term::Word(other)) => translates(one, language, other),
        _ => f32::from(u8::from(one == other)),
    }
}

/// The run of sentences of a quotation that is most like the words of the other language, and how alike: Dice's coefficient of what
/// they share.
fn nearest(
    quoted: &[Term],
    language: Language,
    stored: &StoredArticle,
    inner: Span,
    entity: impl Fn(&str) -> Option<EntityNo>,
) -> (f32, Span) {
    let text = &stored.article.text;
    let mut sentences: Vec<Span> = within(&stored.reading.sentences, |span| *span, inner)
        .map(|span| Span::new(span.start.max(inner.start), span.end.min(inner.end)))
        .collect();
    if sentences.is_empty() {
        sentences.push(inner);
    }
    let named = |sentence: Span| {
        let names = within(&stored.reading.names, |name| name.span, sentence);
        let named = names.filter_map(|name| {
            let span = Span::new(name.span.start - sentence.start, name.span.end - sentence.start);
            Some((span, entity(&name.full)?))
        });
        named.collect::<Vec<_>>()
    };
    let said: Vec<Vec<Term>> =
        sentences.iter().map(|span| terms(span.of(text), language.other(), &named(*span))).collect();
    let mut best = (0.0, inner);
    for from in 0..sentences.len() {
        let mut words: Vec<Term> = Vec::new();
        for to in from..sentences.len() {
            words.extend(said[to].iter().cloned());
            if words.len() > 2 * quoted.len() + ENOUGH && to > from {
                break;
            }
            let score = alike(quoted, &words, language);
            if score > best.0 {
                best = (score, sentences[from].cover(sentences[to]).trim(text));
            }
        }
    }
    best
}

fn alike(quoted: &[Term], said: &[Term], language: Language) -> f32 {
    let side = |ones: &[Term], others: &[Term], from: Language| {
        let (mut shared, mut all) = (0.0, 0.0);
        for one in ones {
            let surely = others.iter().map(|other| linked(one, other, from)).fold(0.0_f32, f32::max);
            let known = match one {
                Term::Word(one) => surely > 0.0 || translations(one, from).next().is_some(),
                Term::Number(_) | Term::Name(_) => true,
            };
            shared += if surely > 0.0 { LINKED + (1.0 - LINKED) * surely.min(0.5) * 2.0 } else { 0.0 };
            all += if known { 1.0 } else { STRANGE };
        }
        (shared, all)
    };
    let (shared, all) = side(quoted, said, language);
    let (back, others) = side(said, quoted, language.other());
    if all + others > 0.0 { (shared + back) / (all + others) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Article;
    use std::collections::BTreeMap;

    const STORM: &str = "Storm over the harbour\n\nVALMER, June 8, 2021 (Coastal Wire) -- \"The harbour wall protected three hundred houses \
        during the storm, and the council will rebuild the bridge before winter,\" said Martin Feld, the mayor. \"We have seen worse.\"\n\n\
        \"The fishermen lost forty boats and need help from the government,\" said Mary Holt.\n";

    fn snapshot() -> Snapshot {
        Snapshot::in_memory(
            vec![("/corpus/storm.txt".into(), Article::parse("storm.txt", STORM.to_owned()))],
            &BTreeMap::new(),
        )
    }

    fn passage(quoted: &str, speaker: Option<&str>) -> Option<&'static str> {
        let snapshot = snapshot();
        let speaker = speaker.map(|name| snapshot.entities().resolve(name, None).expect("somebody known"));
        translation_of(quoted, speaker, &snapshot).map(|found| found.span.of(STORM))
    }

    const WALL: &str = "Le mur du port a protégé trois cents maisons pendant la tempête, et le conseil reconstruira le pont avant l’hiver";

    #[test]
    fn what_somebody_said_in_the_other_language_is_found() {
        let said = passage(WALL, Some("Martin Feld")).expect("the passage");
        assert!(said.starts_with("The harbour wall") && said.ends_with("winter,"), "{said}");
        assert_eq!(passage(WALL, None), Some(said));
        let boats = "Les pêcheurs ont perdu quarante bateaux et ont besoin de l’aide du gouvernement";
        assert!(passage(boats, Some("Mary Holt")).is_some_and(|said| said.starts_with("The fishermen")));
    }

    #[test]
    fn numbers_and_names_are_the_same_in_both_languages() {
        let same = |one: &str, other: &str| {
            let (one, other) = (terms(one, Language::French, &[]), terms(other, Language::English, &[]));
            alike(&one, &other, Language::French)
        };
        let paid = "We lost 300 boats and 12 million euros";
        assert!(same("Nous avons perdu trois cents bateaux et douze millions d’euros", paid) > 0.8);
        let otherwise = same("Nous avons perdu quatre cents bateaux et onze millions d’euros", paid);
        assert!(otherwise < 0.7, "{otherwise}");
        let named = |text: &str, language| terms(text, language, &[(Span::new(0, 9), 7)]);
        let (one, other) = (named("Bruxelles paiera", Language::French), named("Brussels, pays", Language::English));
        assert!(alike(&one, &other, Language::French) > 0.9);
    }

    #[test]
    fn nothing_else_is_taken_for_a_translation() {
        assert_eq!(passage(WALL, Some("Mary Holt")), None, "it is another's");
        assert_eq!(
            passage("Le gouvernement présentera sa loi sur les bateaux au conseil avant l’été", Some("Martin Feld")),
            None
        );
        assert_eq!(passage("Nous avons vu pire", Some("Martin Feld")), None, "too few words");
        assert_eq!(
            passage("The harbour wall protected three hundred houses", Some("Martin Feld")),
            None,
            "the same language"
        );
        assert_eq!(passage("", None), None);
    }
}
