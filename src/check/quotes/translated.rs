//! Words that stand in no article of their language, but may translate what somebody said in the other: by names, figures and dictionary.

use crate::check::Evidence;
use crate::index::entities::EntityNo;
use crate::index::{ArticleNo, Snapshot, StoredArticle};
use crate::lexicon::Language;
use crate::reading::quotations::Kind;
use crate::reading::{Quotation, within};
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
    let terms = terms(quoted, language);
    if terms.len() < ENOUGH {
        return None;
    }
    let told = terms.iter().flat_map(|term| {
        let linked = translations(term, language).take(SOUGHT).map(|(stem, _)| stem.to_owned());
        std::iter::once(term.clone()).chain(linked)
    });
    let mut articles: BTreeSet<ArticleNo> =
        snapshot.passages_of_stems(told, PASSAGES).iter().map(|hit| hit.article).collect();
    if let Some(speaker) = speaker {
        let known = snapshot.entities().list()[speaker as usize].articles.iter();
        articles.extend(known.take(ARTICLES).map(|(article, _)| *article));
    }
    let mut best: Option<(f32, Evidence)> = None;
    for number in articles {
        let Some(stored) = snapshot.article(number).filter(|stored| stored.article.language == other) else { continue };
        let said =
            |quotation: &&Quotation| quotation.kind == Kind::Speech && says(snapshot, number, quotation, speaker);
        for quotation in stored.reading.quotations.iter().filter(said) {
            let (score, span) = nearest(&terms, language, &stored, quotation.inner);
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

/// The stems of the words that carry content, each once.
fn terms(text: &str, language: Language) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in text::words(text) {
        let number = word.folded.bytes().any(|b| b.is_ascii_digit());
        if !number
            && (word.folded.len() < 3 || is_stopword(&word.folded, language) || is_light_verb(&word.folded, language))
        {
            continue;
        }
        let stem = stem(&word.folded, language);
        if !out.contains(&stem) {
            out.push(stem);
        }
    }
    out
}

/// The run of sentences of a quotation that is most like the words of the other language, and how alike: Dice's coefficient of what
/// they share.
fn nearest(quoted: &[String], language: Language, stored: &StoredArticle, inner: Span) -> (f32, Span) {
    let text = &stored.article.text;
    let mut sentences: Vec<Span> = within(&stored.reading.sentences, |span| *span, inner)
        .map(|span| Span::new(span.start.max(inner.start), span.end.min(inner.end)))
        .collect();
    if sentences.is_empty() {
        sentences.push(inner);
    }
    let said: Vec<Vec<String>> = sentences.iter().map(|span| terms(span.of(text), language.other())).collect();
    let mut best = (0.0, inner);
    for from in 0..sentences.len() {
        let mut words: Vec<String> = Vec::new();
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

fn alike(quoted: &[String], said: &[String], language: Language) -> f32 {
    let side = |ones: &[String], others: &[String], from: Language| {
        let (mut shared, mut all) = (0.0, 0.0);
        for one in ones {
            let surely = others.iter().map(|other| translates(one, from, other)).fold(0.0_f32, f32::max);
            let known = surely > 0.0 || translations(one, from).next().is_some();
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
