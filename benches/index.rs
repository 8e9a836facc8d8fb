//! What the index costs: reading and indexing, a restart over an unchanged corpus, the two queries.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use sourcier::config::Config;
use sourcier::index::{CacheDir, Index, Snapshot};
use sourcier::lexicon::Language;
use std::fmt::Write;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use tempfile::TempDir;

const ARTICLES: usize = 200;

/// A number sequence that looks random and is always the same.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides
    }

    /// A word of an invented language; small numbers come up most, as in any language.
    fn word(&mut self) -> String {
        const PARTS: [&str; 12] = ["ma", "ro", "ti", "lan", "sé", "cou", "vi", "pre", "don", "ge", "bau", "ri"];
        let sides = 2 + self.roll(4_000);
        let mut rank = self.roll(sides);
        let mut word = String::new();
        while rank > 0 || word.is_empty() {
            word.push_str(PARTS[rank % PARTS.len()]);
            rank /= PARTS.len();
        }
        word
    }

    /// About four kilobytes: a title, a line with the date, paragraphs that name people and days.
    fn article(&mut self, number: usize) -> String {
        let mut text = format!("Le chantier {number} de Morlac\n\nPublié le {} mai 2021 à 8h12\n\n", 1 + number % 30);
        for _ in 0..6 {
            for sentence in 0..6 {
                let name = ["Inès Lambrou", "Paul Castaing", "Anna Viel"][self.roll(3)];
                let _ = write!(text, "Le {} mai, {name} a", 1 + self.roll(30));
                for _ in 0..12 {
                    let _ = write!(text, " {}", self.word());
                }
                text.push_str(if sentence == 2 { ", « a-t-on dit ». " } else { ". " });
            }
            text.push_str("\n\n");
        }
        text
    }
}

/// A workspace with a corpus, and the bytes of it.
fn workspace() -> (TempDir, u64) {
    let root = TempDir::new().expect("a folder");
    std::fs::create_dir(root.path().join("corpus")).expect("a folder");
    let mut dice = Dice(7);
    let mut size = 0;
    for number in 0..ARTICLES {
        let text = dice.article(number);
        size += text.len() as u64;
        std::fs::write(root.path().join(format!("corpus/{number:05}.txt")), text).expect("a file");
    }
    (root, size)
}

fn refreshed(root: &Path, cache: &Path) -> Snapshot {
    let index = Index::open(&Config::default_for(root), &CacheDir::at(cache)).expect("an index");
    index.refresh(&|_| {}, &AtomicBool::new(false)).expect("a refresh").0
}

fn index(criterion: &mut Criterion) {
    let (root, size) = workspace();
    let folder = || TempDir::new().expect("a folder");
    let mut group = criterion.benchmark_group("index");
    group.sample_size(10).throughput(Throughput::Bytes(size));
    group.bench_function("cold", |bencher| {
        bencher.iter_batched(folder, |cache| (refreshed(root.path(), cache.path()), cache), BatchSize::PerIteration);
    });
    let cache = folder();
    let snapshot = refreshed(root.path(), cache.path());
    group.bench_function("unchanged", |bencher| bencher.iter(|| refreshed(root.path(), cache.path())));
    group.finish();

    let mut dice = Dice(11);
    let mut queries = criterion.benchmark_group("query");
    let mut words = |count| -> Vec<String> { (0..count).map(|_| sourcier::text::fold(&dice.word())).collect() };
    queries.bench_function("passages like a sentence", |bencher| {
        bencher.iter_batched(
            || words(15),
            |words| snapshot.passages_like(&words, Language::French, 20),
            BatchSize::SmallInput,
        );
    });
    queries.bench_function("articles with a quotation", |bencher| {
        bencher.iter_batched(
            || words(10),
            |words| snapshot.articles_with(words.iter().map(String::as_str), 20),
            BatchSize::SmallInput,
        );
    });
}

criterion_group!(benches, index);
criterion_main!(benches);
