//! Names and articles of the corpus, found by some of their letters.

use super::markup::{articles, kind};
use super::profile::Sense;
use super::source;
use crate::check::Evidence;
use crate::index::{Item, Snapshot, folded};
use crate::reading::NameKind;
use crate::text;
use crate::wording::{Locale, say};
use nucleo_matcher::{Config, Matcher, Utf32Str, Utf32String};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::path::PathBuf;

/// Something of the corpus that bears a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    pub item: Item,
    /// The name to call it by; an article's title, else its key. Cut where it is long, characters that act unseen written out.
    pub name: String,
    /// None for an article.
    pub kind: Option<NameKind>,
    /// What it is, in a few words: « person, 3 articles ».
    pub about: String,
    /// The file that introduces it.
    pub path: PathBuf,
    /// How well it fits; comparable between the answers to one query.
    pub score: u32,
}

/// The longest name shown, in characters: some articles have a paragraph for a title.
const LONGEST: usize = 120;

/// As many are given at most.
pub const MOST_SYMBOLS: usize = 200;

/// What fits `query` best: every word of it letter by letter, in any order, letters left out but none exchanged; accents, case and
/// hyphens count for nothing, the beginnings of words for more. An empty query gives what is mentioned most.
#[must_use]
pub fn symbols(snapshot: &Snapshot, query: &str, locale: Locale) -> Vec<Symbol> {
    let query = folded(query);
    // Where the letters as they stand give enough, what has others between them is worse, and need not be looked for.
    let mut found = fitting(snapshot, &query, Fit::Close);
    if found.len() < MOST_SYMBOLS {
        found = fitting(snapshot, &query, Fit::Loose);
    }
    if found.len() > MOST_SYMBOLS {
        found.select_nth_unstable_by_key(MOST_SYMBOLS, rank);
        found.truncate(MOST_SYMBOLS);
    }
    found.sort_unstable_by_key(rank);
    found.into_iter().filter_map(|ranked| symbol(snapshot, ranked, locale)).collect()
}

/// What the scorer gives for each letter found. What stands at the beginning of a word, or behind the last letter found, has more, and
/// gaps cost; whoever ends below this has scattered letters only.
const LEAST: u32 = 16;

/// How letters must stand to fit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// Side by side.
    Close,
    /// Others may stand between.
    Loose,
}

/// All that fits a folded query, in the order of the catalogue.
fn fitting(snapshot: &Snapshot, query: &str, fit: Fit) -> Vec<Ranked> {
    let catalogue = snapshot.catalogue();
    let mentions = |item| match item {
        Item::Name(entity) => catalogue.mentions(entity),
        Item::Article(_) => 0,
    };
    let words: Vec<Utf32String> = query.split(' ').filter(|word| !word.is_empty()).map(Utf32String::from).collect();
    let mut config = Config::DEFAULT;
    config.prefer_prefix = true;
    // Both sides are folded.
    config.normalize = false;
    config.ignore_case = false;
    let all = catalogue.holding(query).map_init(
        || (Matcher::new(config.clone()), Vec::new()),
        |(matcher, letters), label| {
            let text = Utf32Str::new(label.text, letters);
            let mut score = 0;
            for word in &words {
                let word = word.slice(..);
                let found = u32::from(match (fit, label.item) {
                    (Fit::Close, _) => matcher.substring_match(text, word),
                    (Fit::Loose, Item::Name(_)) => matcher.fuzzy_match(text, word),
                    // Titles are long, and scattered letters prove little of them: the first that fit are as good as the best.
                    (Fit::Loose, Item::Article(_)) => matcher.fuzzy_match_greedy(text, word),
                }?);
                let least = LEAST * u32::try_from(word.len()).unwrap_or(u32::MAX);
                if fit == Fit::Loose && found < least {
                    return None;
                }
                score += found;
            }
            Some(Ranked { score, whole: label.text == query, mentions: mentions(label.item), item: label.item })
        },
    );
    let all: Vec<Option<Ranked>> = all.collect();
    let mut found: Vec<Ranked> = Vec::new();
    for ranked in all.into_iter().flatten() {
        // The labels of one thing stand together: the best of them counts.
        match found.last_mut() {
            Some(last) if last.item == ranked.item => *last = if rank(&ranked) < rank(last) { ranked } else { *last },
            _ => found.push(ranked),
        }
    }
    found
}

/// Where the corpus introduces it: a name's first mention, an article's title.
#[must_use]
pub fn symbol_place(snapshot: &Snapshot, item: Item) -> Option<Evidence> {
    match item {
        Item::Name(entity) => source::introduction(snapshot, entity, Sense::Any),
        Item::Article(article) => snapshot.article(article).is_some().then(|| source::beginning(snapshot, article)),
    }
}

#[derive(Clone, Copy)]
struct Ranked {
    score: u32,
    /// Whether it is what was asked for, whole.
    whole: bool,
    mentions: u32,
    item: Item,
}

/// The best first.
fn rank(one: &Ranked) -> impl Ord + use<> {
    (Reverse(one.score), !one.whole, Reverse(one.mentions), one.item)
}

fn symbol(snapshot: &Snapshot, ranked: Ranked, locale: Locale) -> Option<Symbol> {
    let (name, kind, about, article) = match ranked.item {
        Item::Name(number) => {
            let entity = snapshot.entities().get(number)?;
            let about = format!("{}, {}", kind(entity.kind, locale), articles(entity.articles.len(), locale));
            (entity.name.clone(), Some(entity.kind), about, source::first_article(snapshot, number)?)
        }
        Item::Article(number) => {
            let card = snapshot.cards().get(number as usize)?;
            let date = card
                .date
                .as_ref()
                .map(|date| format!(", {}", date.value.describe(locale.language())))
                .unwrap_or_default();
            (
                card.title.as_ref().unwrap_or(&card.key).clone(),
                None,
                format!("{}{date}", say!(locale, "article")),
                number,
            )
        }
    };
    let path = snapshot.cards().get(article as usize)?.path.clone();
    let name = text::short(&text::shown(&name), LONGEST).into_owned();
    Some(Symbol { item: ranked.item, name, kind, about, path, score: ranked.score })
}
