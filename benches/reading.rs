//! What reading costs a megabyte of articles: times alone, and all that the reader finds.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use jiff::civil::date;
use sourcier::lexicon::Language;
use sourcier::reading::{self, Context, Interval, times};
use sourcier::text;
use std::path::Path;

/// The example articles of a language, again and again up to about a megabyte.
fn articles(language: Language) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/corpus");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("the examples").filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let texts = files.iter().filter_map(|file| std::fs::read_to_string(file).ok());
    let all: String = texts.filter(|text| text::language(text) == Some(language)).collect();
    assert!(!all.is_empty(), "no example in {language:?}");
    all.repeat(1_000_000 / all.len() + 1)
}

fn reading(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("reading");
    group.sample_size(20);
    let today = Some(Interval::day(date(2023, 9, 14)));
    for language in [Language::French, Language::English] {
        let text = articles(language);
        let sentences = text::sentences(&text);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("times, {language:?}"), |bencher| {
            bencher.iter(|| times::find(&text, &sentences, language, today));
        });
    }
    let text = articles(Language::French);
    let context = Context { language: Some(Language::French), date: today, gazetteer: None };
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("all", |bencher| bencher.iter(|| reading::read(&text, &context)));
    group.finish();
}

criterion_group!(benches, reading);
criterion_main!(benches);
