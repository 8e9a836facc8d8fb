//! How well quotations find their source: `cargo run --release --example measure_quotations -- FOLDER [COUNT [SEED [OTHERS]]]`.
//!
//! FOLDER is a workspace with a corpus; its index is kept where the user's are. COUNT random runs of 8 to 40 words are taken from its
//! articles, and of each 0, 10, 20 and 30 % of the words are changed into other words of the corpus, dropped or added. OTHERS holds
//! sentences of other articles, one a line; those of which more than a third of the runs of five words stand somewhere in the corpus
//! are left out, as copied. The same corpus, count and seed give the same figures, but for times. Prints one JSON object:
//!
//!     {"articles": 15768, "bytes": {"prints": 12000000, "rest": 96000000, "added": 0.125}, "found": {"0": 1.0, "10": …}, "others": 1000,
//!      "taken": 0.001, "ms": {"p50": 0.8, …}, "continued_ms": {…}}
//!
//! `bytes`: what the fingerprints by which quotations are found take of the index on disk, and what they add to all the rest of it;
//! `found`: the share for which an article that holds the original words comes first; `taken`: the share of other sentences that are
//! taken for a quotation of the corpus; `ms`: what one look-up took; `continued_ms`: what it took to continue a quotation of which
//! four words are typed.

#![expect(
    clippy::print_stdout,
    clippy::cast_possible_truncation,
    reason = "a tool for who builds the program; its numbers are small"
)]

use sourcier::check::{QuoteMatch, match_quotation};
use sourcier::config::Config;
use sourcier::features::continuations;
use sourcier::index::{ArticleNo, CacheDir, Snapshot, load};
use sourcier::notes::Note;
use sourcier::text::{Word, words};
use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::Instant;
use tantivy::space_usage::PerFieldSpaceUsage;

const SHARES: [usize; 4] = [0, 10, 20, 30];
const RUN: usize = 5;

/// A number sequence that looks random and is always the same.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides.max(1)
    }
}

/// The words of an article's prose, and its text.
fn prose(snapshot: &Snapshot, article: ArticleNo) -> (String, Vec<Word>) {
    let Some(stored) = snapshot.article(article) else { return Default::default() };
    let text = stored.article.text.clone();
    let words = stored.passages.iter().flat_map(|passage| {
        let words = words(passage.span.of(&text)).into_iter();
        words.map(|word| Word { span: word.span.shift(passage.span.start), ..word }).collect::<Vec<_>>()
    });
    let words = words.collect();
    (text, words)
}

/// A run of 8 to 40 words of some article: as it stands there, and its words.
fn passage(snapshot: &Snapshot, dice: &mut Dice) -> (String, Vec<Word>) {
    loop {
        let (text, words) = prose(snapshot, dice.roll(snapshot.cards().len()) as ArticleNo);
        let length = 8 + dice.roll(33);
        if words.len() > length {
            let from = dice.roll(words.len() - length);
            let run = words[from..from + length].to_vec();
            let written = run[0].span.cover(run[length - 1].span).of(&text);
            // Between two paragraphs something may stand that is no evidence: nobody quotes across it.
            if sourcier::text::words(written).len() == length {
                return (written.to_owned(), run);
            }
        }
    }
}

/// What completion takes for the first words of a run, in milliseconds.
fn continued(written: &str, run: &[Word], snapshot: &Snapshot) -> f64 {
    let typed = &written[..run[3].span.end - run[0].span.start];
    let note = Note::parse(&format!("« {typed}"));
    let start = Instant::now();
    let offered = continuations(&note, snapshot, note.text.len());
    std::hint::black_box(offered);
    start.elapsed().as_secs_f64() * 1_000.0
}

/// The words with so many of a hundred changed, dropped or added.
fn altered(words: &[Word], share: usize, snapshot: &Snapshot, dice: &mut Dice) -> String {
    let mut out: Vec<String> = words.iter().map(|word| word.folded.clone()).collect();
    for _ in 0..(words.len() * share + 50) / 100 {
        let at = dice.roll(out.len());
        let (_, others) = passage(snapshot, dice);
        let other = others[dice.roll(others.len())].folded.clone();
        match dice.roll(3) {
            0 => out[at] = other,
            1 => drop(out.remove(at)),
            _ => out.insert(at, other),
        }
    }
    out.join(" ")
}

/// What the prints take of the index that was just loaded, in bytes, and all else that is kept beside them.
fn bytes(root: &Path) -> Option<(u64, u64)> {
    let folder = CacheDir::of_user().ok()?.index(root);
    let engine = tantivy::Index::open_in_dir(folder.join("engine")).ok()?;
    let usage = engine.reader().ok()?.searcher().space_usage().ok()?;
    let (mut prints, mut total) = (0, 0);
    for segment in usage.segments() {
        total += segment.total().get_bytes();
        let parts = [segment.termdict(), segment.postings(), segment.fieldnorms()];
        let fields = parts.into_iter().flat_map(PerFieldSpaceUsage::fields);
        prints += fields.filter(|field| field.field_name() == "prints").map(|f| f.total().get_bytes()).sum::<u64>();
    }
    // The state of the corpus, beside the engine's folder.
    let files = std::fs::read_dir(folder).ok()?.filter_map(|entry| entry.ok()?.metadata().ok());
    total += files.filter(std::fs::Metadata::is_file).map(|file| file.len()).sum::<u64>();
    Some((prints, total - prints))
}

/// The article that comes first for a quotation.
fn first(found: &QuoteMatch) -> Option<ArticleNo> {
    match found {
        QuoteMatch::Verbatim(sources) => sources.first().map(|source| source.article),
        QuoteMatch::Altered(alteration) => Some(alteration.source.article),
        QuoteMatch::Unknown { .. } => None,
    }
}

fn holds(snapshot: &Snapshot, article: ArticleNo, run: &[Word]) -> bool {
    let (_, words) = prose(snapshot, article);
    words.windows(run.len()).any(|here| here.iter().zip(run).all(|(a, b)| a.folded == b.folded))
}

fn runs(words: &[Word]) -> impl Iterator<Item = u64> {
    words.windows(RUN).map(|run| {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        for word in run {
            word.folded.hash(&mut hasher);
        }
        hasher.finish()
    })
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let root = arguments.next().unwrap_or_else(|| ".".to_owned());
    let number = |argument: Option<String>, usual| argument.and_then(|text| text.parse().ok()).unwrap_or(usual);
    let count: usize = number(arguments.next(), 1_000);
    let seed = number(arguments.next(), 1);
    let others = arguments.next().and_then(|path| std::fs::read_to_string(path).ok()).unwrap_or_default();

    let (config, _) = Config::find(&std::path::absolute(Path::new(&root)).unwrap_or_default(), &[]);
    let (snapshot, ..) = load(&config, &|_| {}, &AtomicBool::new(false));
    let mut dice = Dice(seed as u64);
    let (mut right, mut times, mut typing) = (BTreeMap::new(), Vec::new(), Vec::new());
    for _ in 0..count {
        let (written, run) = passage(&snapshot, &mut dice);
        typing.push(continued(&written, &run, &snapshot));
        for share in SHARES {
            let quoted = if share == 0 { written.clone() } else { altered(&run, share, &snapshot, &mut dice) };
            let start = Instant::now();
            let found = match_quotation(&quoted, &snapshot, &[]);
            times.push(start.elapsed().as_secs_f64() * 1_000.0);
            let good = first(&found).is_some_and(|article| holds(&snapshot, article, &run));
            *right.entry(share.to_string()).or_insert(0) += usize::from(good);
            if !good && std::env::var_os("SHOW").is_some() {
                println!("{share}: {quoted}\n    was {written}\n    {found:?}");
            }
        }
    }
    let mut known: HashSet<u64> = HashSet::new();
    if !others.is_empty() {
        for article in 0..snapshot.cards().len() {
            known.extend(runs(&prose(&snapshot, article as ArticleNo).1));
        }
    }
    let (mut strange, mut taken) = (0_u32, 0_u32);
    for sentence in others.lines() {
        let words = words(sentence);
        let copied = runs(&words).filter(|run| known.contains(run)).count();
        if !(8..=40).contains(&words.len()) || copied * 3 > words.len() + 1 - RUN {
            continue;
        }
        strange += 1;
        let found = match_quotation(sentence, &snapshot, &[]);
        taken += u32::from(first(&found).is_some());
        if first(&found).is_some() && std::env::var_os("SHOW").is_some() {
            println!("taken: {sentence}\n    {found:?}");
        }
    }
    let spread = |mut times: Vec<f64>| {
        times.sort_by(f64::total_cmp);
        let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default();
        serde_json::json!({"p50": at(50), "p95": at(95), "p99": at(99)})
    };
    let sizes = bytes(&config.root).map(|(prints, rest)| {
        serde_json::json!({"prints": prints, "rest": rest, "added": prints as f64 / rest.max(1) as f64})
    });
    let found: BTreeMap<String, f64> =
        right.into_iter().map(|(share, good)| (share, good as f64 / count as f64)).collect();
    let figures = serde_json::json!({
        "articles": snapshot.cards().len(), "bytes": sizes, "found": found, "others": strange,
        "taken": f64::from(taken) / f64::from(strange.max(1)), "ms": spread(times), "continued_ms": spread(typing),
    });
    println!("{figures}");
}
