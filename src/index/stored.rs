//! Articles as the index keeps them.

use super::snapshot::{Passage, StoredArticle};
use crate::corpus::{Article, BlockKind};
use crate::reading::quotations::Kind;
use crate::reading::{self, Context, Quotation, Reading, Speaker, TimeExpression, within};
use crate::text::{LineIndex, Span};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

/// Reads an article, without names known from elsewhere.
pub(super) fn read(path: &Path, article: Article) -> StoredArticle {
    let date = article.date.as_ref().map(|date| date.value);
    let evidence = article.evidence();
    let reading = reading::read(&evidence, &Context { language: Some(article.language), date, gazetteer: None });
    let (sentences, passages) = cut(&article, &evidence, &reading.sentences);
    let reading = Reading { sentences, ..reading };
    let lines = LineIndex::new(&article.text);
    StoredArticle { article, path: path.to_owned(), reading, passages, lines }
}

/// The sentences, cut where they run over the edge of a block (a title without a full stop above a line), each a passage.
fn cut(article: &Article, evidence: &str, sentences: &[Span]) -> (Vec<Span>, Vec<Passage>) {
    let mut passages = Vec::new();
    let mut left = sentences;
    for (block, about) in article.blocks.iter().enumerate() {
        if matches!(about.kind, BlockKind::Meta | BlockKind::Boilerplate) {
            continue;
        }
        let above = left.iter().take_while(|sentence| sentence.end <= about.span.start).count();
        left = &left[above..];
        for sentence in left.iter().take_while(|sentence| sentence.start < about.span.end) {
            let within =
                Span::new(sentence.start.max(about.span.start), sentence.end.min(about.span.end)).trim(evidence);
            if within.of(evidence).contains(char::is_alphanumeric) {
                passages.push(Passage { span: within, block });
            }
        }
    }
    (passages.iter().map(|passage| passage.span).collect(), passages)
}

/// What is written of an article.
#[derive(Serialize, Deserialize)]
struct Record<A, P, R, S> {
    article: A,
    path: P,
    reading: R,
    passages: S,
}

/// An article as bytes.
pub(super) fn encode(stored: &StoredArticle) -> Vec<u8> {
    let record =
        Record { article: &stored.article, path: &stored.path, reading: &stored.reading, passages: &stored.passages };
    // Nothing of it can fail to be written: paths that are not Unicode gave no article.
    postcard::to_stdvec(&record).unwrap_or_default()
}

/// An article from its bytes.
pub(super) fn decode(bytes: &[u8]) -> Option<StoredArticle> {
    let Record { article, path, reading, passages } =
        postcard::from_bytes::<Record<Article, PathBuf, Reading, Vec<Passage>>>(bytes).ok()?;
    let lines = LineIndex::new(&article.text);
    Some(StoredArticle { article, path, reading, passages, lines })
}

/// An article with its names, who speaks, and its sentences that tell when, alone: what is needed to gather the entities of a large
/// corpus, and to tell its articles' dates.
pub(super) fn gist(stored: &StoredArticle) -> StoredArticle {
    let mut text = String::new();
    let mut known: HashMap<&str, Span> = HashMap::new();
    let mut put = |words: &str| {
        let start = text.len();
        text.push_str(words);
        text.push('\n');
        Span::new(start, start + words.len())
    };
    let mut put_name = |span: Span| {
        let words = span.of(&stored.article.text);
        *known.entry(words).or_insert_with(|| put(words))
    };
    let names = stored.reading.names.iter().map(|name| {
        let mut name = name.clone();
        name.span = put_name(name.span);
        name.role = name.role.map(&mut put_name);
        name
    });
    let names = names.collect();
    let (mut sentences, mut times) = (Vec::new(), Vec::new());
    for &sentence in &stored.reading.sentences {
        let mut told = within(&stored.reading.times, |time| time.span, sentence).peekable();
        if told.peek().is_none() {
            continue;
        }
        let place = put(sentence.of(&stored.article.text));
        let moved = |span: Span| Span::new(span.start - sentence.start, span.end - sentence.start).shift(place.start);
        times.extend(told.map(|time| TimeExpression {
            span: moved(time.span),
            core: moved(time.core),
            ..time.clone()
        }));
        sentences.push(place);
    }
    let quotations = speakers(&stored.reading.quotations);
    let language = stored.reading.language;
    let reading = Reading { language, sentences, names, times, quotations, ..Reading::default() };
    let article = Article {
        id: stored.article.id.clone(),
        key: stored.article.key.clone(),
        publisher: stored.article.publisher.clone(),
        date: stored.article.date.clone(),
        language: stored.article.language,
        text,
        ..Article::default()
    };
    StoredArticle { article, path: stored.path.clone(), reading, passages: Vec::new(), lines: LineIndex::default() }
}

/// One quotation, of no words, for each who is named as a speaker.
fn speakers(quotations: &[Quotation]) -> Vec<Quotation> {
    let speaker = |quotation: &Quotation| quotation.speaker.clone().filter(|speaker| speaker.named);
    let names: BTreeSet<String> = quotations.iter().filter_map(speaker).map(|speaker| speaker.name).collect();
    let quotation = |name| {
        let speaker = Some(Speaker { span: Span::default(), whole: None, name, named: true });
        Quotation { speaker, ..Quotation::new(Kind::Speech) }
    };
    names.into_iter().map(quotation).collect()
}
