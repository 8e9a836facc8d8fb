//! How long a keystroke in a 300-line note takes to its new diagnostics, through the whole server: `cargo bench --bench server`.
//!
//! The corpus is the seeds beside the repository (or in the folder that `SOURCIER_SHARED` names), else the examples, else a
//! few articles made up here. `benches/server.rs` prints the median and fails where it is beyond the limit.

#![expect(clippy::print_stdout, reason = "a benchmark speaks to whoever runs it")]

#[path = "../tests/server/client.rs"]
#[allow(dead_code, reason = "the tests need more of it")]
mod client;
#[path = "../tests/server/meta_model.rs"]
#[allow(dead_code, reason = "the tests need more of it")]
mod meta_model;

use client::{Client, capabilities, uri};
use sourcier::index::CacheDir;
use sourcier::server::Parts;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

const LINES: usize = 300;
const KEYSTROKES: usize = 150;
const LIMIT: Duration = Duration::from_millis(30);

fn main() -> ExitCode {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let corpus = folder.path().join("corpus");
    std::fs::create_dir(&corpus).expect("a corpus");
    let from = fill(&corpus);
    let parts = Parts::new(Some(CacheDir::at(&folder.path().join("cache"))));
    let mut client = Client::start(parts, &capabilities(), &[folder.path()]);
    client.meta_model = None;
    let note = uri(&folder.path().join("note.md"));
    let text = note_text(&corpus);
    let start = Instant::now();
    client.open(&note, &text);
    let count = client.pushed(&note, 1).len();
    println!("corpus: {from}; note: {LINES} lines, {} bytes, {count} diagnostics", text.len());
    println!("opened, index built: {:?}", start.elapsed());

    // Typed into the middle, a word after a word.
    let line = u32::try_from(LINES / 2).expect("small");
    let mut took = Vec::new();
    for n in 0..KEYSTROKES {
        let version = i32::try_from(n + 2).expect("small");
        let letter = ["a", "u", " ", "m", "é"][n % 5];
        let start = Instant::now();
        client.insert(&note, version, line, u32::try_from(n).expect("small"), letter);
        client.pushed(&note, version);
        took.push(start.elapsed());
        std::thread::sleep(Duration::from_millis(5));
    }
    took.sort();
    let at = |percent: usize| took[(took.len() - 1) * percent / 100];
    println!("keystroke to diagnostics: median {:?}, p95 {:?}, max {:?}", at(50), at(95), at(100));
    // The typing may have rested meanwhile: what that shows is of no interest.
    client.within(Duration::from_millis(1700));
    if at(50) < LIMIT {
        ExitCode::SUCCESS
    } else {
        println!("beyond the limit of {LIMIT:?}");
        ExitCode::FAILURE
    }
}

/// Fills the corpus; says from where.
fn fill(corpus: &Path) -> String {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let shared = std::env::var_os("SOURCIER_SHARED").map_or_else(|| root.join("../shared"), PathBuf::from);
    for folder in [shared.join("seeds"), root.join("examples/corpus")] {
        let files: Vec<_> =
            std::fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        let texts: Vec<_> =
            files.iter().filter(|path| path.extension().is_some_and(|e| e == "txt" || e == "md")).collect();
        for path in &texts {
            std::fs::copy(path, corpus.join(path.file_name().expect("a name"))).expect("a copy");
        }
        if !texts.is_empty() {
            return format!("{} articles of {}", texts.len(), folder.file_name().unwrap_or_default().display());
        }
    }
    for n in 0..20 {
        let text = format!(
            "La digue numéro {n} de Kerouzan\n\nLe 3 mars 2021, la maire de Kerouzan, Soizic Le Bihan, a dit : « La digue numéro {n} \
             sera rehaussée de deux mètres ». Les travaux dureront {n} mois.\n"
        );
        std::fs::write(corpus.join(format!("{n}.txt")), text).expect("an article");
    }
    "20 articles made up".to_owned()
}

/// A note of 300 lines about the corpus: its sentences, some with another date, some quoted, between plain ones.
fn note_text(corpus: &Path) -> String {
    let mut sentences = Vec::new();
    let mut files: Vec<_> =
        std::fs::read_dir(corpus).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.sort();
    for file in files {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        sentences.extend(text.lines().filter(|line| line.len() > 60).map(str::to_owned));
    }
    let mut lines = vec!["# Notes".to_owned(), String::new()];
    let mut n = 0;
    while lines.len() < LINES {
        let sentence = sentences.get(n % sentences.len().max(1)).map_or("Rien à signaler.", String::as_str);
        lines.push(match n % 3 {
            0 => sentence.chars().take(200).collect(),
            1 => format!("Le {} mars 2021, rien n'a été décidé à ce sujet.", n % 28 + 1),
            _ => format!("On y lit : « {} ».", sentence.chars().take(80).collect::<String>()),
        });
        lines.push(String::new());
        n += 1;
    }
    lines.truncate(LINES);
    lines.join("\n") + "\n"
}
