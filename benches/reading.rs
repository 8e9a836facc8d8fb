//! What reading costs a megabyte of articles: times alone, names alone, and all that the reader finds.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use jiff::civil::date;
use sourcier::lexicon::Language;
use sourcier::reading::{self, Context, Interval, names, times};
use sourcier::text;
use std::path::Path;

/// As the program does.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The example articles of a language, again and again up to about a megabyte; read one by one, as the index does.
fn articles(language: Language) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/corpus");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("the examples").filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let texts = files.iter().filter_map(|file| std::fs::read_to_string(file).ok());
    let all: Vec<String> = texts.filter(|text| text::language(text) == Some(language)).collect();
    assert!(!all.is_empty(), "no example in {language:?}");
    let again = 1_000_000 / size(&all) + 1;
    all.iter().cycle().take(all.len() * again).cloned().collect()
}

fn size(articles: &[String]) -> usize {
    articles.iter().map(String::len).sum()
}

fn reading(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("reading");
    group.sample_size(20);
    let today = Some(Interval::day(date(2023, 9, 14)));
    for language in [Language::French, Language::English] {
        let texts = articles(language);
        let cut: Vec<_> = texts.iter().map(|text| (text, text::sentences(text))).collect();
        group.throughput(Throughput::Bytes(size(&texts) as u64));
        group.bench_function(format!("times, {language:?}"), |bencher| {
            bencher.iter(|| {
                cut.iter().map(|(text, sentences)| times::find(text, sentences, language, today).len()).sum::<usize>()
            });
        });
        group.bench_function(format!("names, {language:?}"), |bencher| {
            bencher.iter(|| {
                cut.iter().map(|(text, sentences)| names::find(text, sentences, language, None).len()).sum::<usize>()
            });
        });
    }
    let texts = articles(Language::French);
    let context = Context { language: Some(Language::French), date: today, gazetteer: None };
    group.throughput(Throughput::Bytes(size(&texts) as u64));
    group.bench_function("all", |bencher| {
        bencher.iter(|| texts.iter().map(|text| reading::read(text, &context).times.len()).sum::<usize>());
    });
    group.finish();
}

criterion_group!(benches, reading);
criterion_main!(benches);
