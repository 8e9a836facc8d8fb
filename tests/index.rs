//! The index over real folders: what is read again, what survives, what two processes see.

use sourcier::config::Config;
use sourcier::corpus::Reason;
use sourcier::index::{CacheDir, Index, IndexError, Report, Snapshot, watch};
use sourcier::lexicon::Language;
use sourcier::text;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

/// A workspace with a corpus folder and a cache, gone when dropped.
struct Place {
    root: TempDir,
    cache: TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self { root: TempDir::new().expect("a folder"), cache: TempDir::new().expect("a folder") };
        fs::create_dir(place.root.path().join("corpus")).expect("a folder");
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join("corpus").join(name)
    }

    /// Writes a file, long enough ago for its time to be trusted.
    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(&path, content).expect("a file");
        age(&path, 60);
    }

    fn config(&self) -> Config {
        Config::default_for(self.root.path())
    }

    fn index(&self) -> Index {
        Index::open(&self.config(), &CacheDir::at(self.cache.path())).expect("an index")
    }

    fn refresh(&self) -> (Snapshot, Report) {
        refresh(&self.index()).expect("a refresh")
    }

    /// The files and folders of the cache whose names start so.
    fn kept(&self, prefix: &str) -> Vec<PathBuf> {
        let mut out = Vec::new();
        let mut folders = vec![self.cache.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a folder").filter_map(Result::ok) {
                if entry.file_name().to_string_lossy().starts_with(prefix) {
                    out.push(entry.path());
                }
                if entry.path().is_dir() {
                    folders.push(entry.path());
                }
            }
        }
        out
    }
}

fn age(path: &Path, seconds: u64) {
    let file = File::options().write(true).open(path).expect("a file");
    file.set_modified(SystemTime::now() - Duration::from_secs(seconds)).expect("a time");
}

fn refresh(index: &Index) -> Result<(Snapshot, Report), IndexError> {
    index.refresh(&|_| {}, &AtomicBool::new(false))
}

fn counts(report: &Report) -> (usize, usize, usize, usize) {
    (report.read, report.unchanged, report.removed, report.opened)
}

fn words(text: &str) -> Vec<String> {
    text.split(' ').map(str::to_owned).collect()
}

const BRIDGE: &str = "Le pont de Morlac rouvre\n\nLe pont de Morlac rouvrira dimanche, a annoncé la préfète Inès Lambrou.\n\
                      Les travaux auront duré neuf mois et coûté deux millions.\n";
const DAM: &str = "La digue tient\n\nLa digue du lac a tenu pendant la crue, selon les ingénieurs de la région.\n";

#[test]
fn what_is_read_is_found() {
    let place = Place::new();
    place.write("pont.txt", BRIDGE);
    place.write("eau/digue.md", DAM);
    let (snapshot, report) = place.refresh();
    assert_eq!(counts(&report), (2, 0, 0, 2));
    assert!(report.skipped.is_empty());

    let ids: Vec<&str> = snapshot.cards().iter().map(|card| card.id.as_str()).collect();
    assert_eq!(ids, ["eau/digue.md", "pont.txt"]);
    let bridge = snapshot.find_key("pont").expect("a key");
    assert_eq!(snapshot.find_path(&place.path("eau/../pont.txt")), Some(bridge));
    // A link is written from where the note stands.
    assert_eq!(snapshot.find_file("pont.txt"), Some(bridge));
    assert_eq!(snapshot.find_file("../corpus/pont.txt"), Some(bridge));
    assert_eq!(snapshot.find_file("../corpus/gare.md"), None);

    let hits = snapshot.passages_like(&words("travail dure mois"), Language::French, 5);
    let article = snapshot.article(hits[0].article).expect("an article");
    let span = article.passages[hits[0].passage].span;
    assert!(span.of(&article.article.text).starts_with("Les travaux"));
    assert_eq!(article.lines.line(span.start), 3);
    assert_eq!(snapshot.passages_like(&words("digue crue"), Language::French, 5).len(), 2);
    assert!(snapshot.passages_like(&words("digue"), Language::French, 0).is_empty());
    assert_eq!(snapshot.frequency(&text::stem("travaux", Language::French)), 1);
    assert_eq!(snapshot.passage_count(), 5);
}

#[test]
fn a_refresh_touches_only_what_changed() {
    let place = Place::new();
    for n in 0..6 {
        place.write(&format!("{n}.txt"), format!("{BRIDGE}Article {n}, texte {n}.\n"));
    }
    assert_eq!(counts(&place.refresh().1), (6, 0, 0, 6));
    assert_eq!(counts(&place.refresh().1), (0, 6, 0, 0), "a restart opens nothing");

    place.write("1.txt", format!("{BRIDGE}Un éclusier nouveau.\n"));
    fs::remove_file(place.path("2.txt")).expect("gone");
    place.write("new.txt", DAM);
    age(&place.path("3.txt"), 30);
    let (snapshot, report) = place.refresh();
    assert_eq!(counts(&report), (2, 4, 1, 3), "what was only touched is opened, not read");
    assert_eq!(snapshot.cards().len(), 6);
    assert_eq!(snapshot.passages_like(&words("eclusier"), Language::French, 9).len(), 1);
    assert_eq!(snapshot.passages_like(&words("texte"), Language::French, 99).len(), 4);
    assert_eq!(counts(&place.refresh().1), (0, 6, 0, 0));
}

#[test]
fn a_file_of_the_same_size_and_time_just_written_is_not_trusted() {
    let place = Place::new();
    fs::write(place.path("a.txt"), "Le chat dort.\n").expect("a file");
    let now = fs::metadata(place.path("a.txt")).and_then(|about| about.modified()).expect("a time");
    place.refresh();
    fs::write(place.path("a.txt"), "Le chien va.\n\n").expect("a file");
    File::options().write(true).open(place.path("a.txt")).and_then(|file| file.set_modified(now)).expect("a time");
    let (snapshot, _) = place.refresh();
    assert_eq!(snapshot.passages_like(&words("chien"), Language::French, 9).len(), 1);
}

#[test]
fn a_snapshot_never_changes() {
    let place = Place::new();
    place.write("a.txt", BRIDGE);
    let index = place.index();
    let (before, _) = refresh(&index).expect("a refresh");
    place.write("a.txt", DAM);
    place.write("b.txt", BRIDGE);
    refresh(&index).expect("a refresh");
    assert_eq!(before.cards().len(), 1);
    assert!(before.article(0).is_some_and(|article| article.article.text == BRIDGE));
    assert_eq!(before.passages_like(&words("pont"), Language::French, 9).len(), 2);
    assert_eq!(index.snapshot().cards().len(), 2);
}

#[test]
fn what_is_no_article_is_reported() {
    let place = Place::new();
    place.write("good.txt", BRIDGE);
    place.write("empty.txt", "");
    place.write("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    place.write("notes.pdf", "not ours");
    let sparse = File::create(place.path("sparse.txt")).expect("a file");
    sparse.set_len(200_000_000).expect("a size");
    age(&place.path("sparse.txt"), 60);
    let (snapshot, report) = place.refresh();
    assert_eq!(snapshot.cards().len(), 1);
    let mut said: Vec<(String, Reason)> = report
        .skipped
        .iter()
        .map(|skipped| {
            (skipped.path.file_name().expect("a name").to_string_lossy().into_owned(), skipped.reason.clone())
        })
        .collect();
    said.sort_by(|a, b| a.0.cmp(&b.0));
    let expected = [
        (String::from("empty.txt"), Reason::Empty),
        (String::from("picture.txt"), Reason::NotText),
        (String::from("sparse.txt"), Reason::TooLarge(200_000_000)),
    ];
    assert_eq!(said, expected);
    let again = place.refresh().1;
    assert_eq!((again.opened, again.skipped.len()), (0, 3), "they are reported again, and not opened again");
}

#[test]
fn a_file_that_holds_no_article_any_more_loses_it() {
    let place = Place::new();
    place.write("a.txt", BRIDGE);
    place.refresh();
    place.write("a.txt", b"\0\0\0\0");
    let (snapshot, report) = place.refresh();
    assert_eq!((snapshot.cards().len(), report.removed, report.skipped.len()), (0, 1, 1));
    assert!(snapshot.passages_like(&words("pont"), Language::French, 9).is_empty());
    place.write("a.txt", BRIDGE);
    assert_eq!(place.refresh().0.cards().len(), 1);
}

#[test]
fn gitignore_holds_outside_a_repository() {
    let place = Place::new();
    place.write("a.txt", BRIDGE);
    place.write("drafts/b.txt", BRIDGE);
    place.write(".hidden.txt", BRIDGE);
    place.write("a.txt~", BRIDGE);
    fs::write(place.root.path().join(".gitignore"), "drafts/\ncorpus/\n").expect("a file");
    let ids: Vec<String> = place.refresh().0.cards().iter().map(|card| card.id.clone()).collect();
    assert_eq!(ids, ["a.txt"], "a folder that is configured counts even where it is ignored");
}

#[cfg(unix)]
#[test]
fn links_that_go_round_end() {
    let place = Place::new();
    place.write("a.txt", BRIDGE);
    std::os::unix::fs::symlink(place.path(""), place.path("round")).expect("a link");
    std::os::unix::fs::symlink(place.path("nowhere"), place.path("dangling")).expect("a link");
    let (snapshot, report) = place.refresh();
    assert_eq!(snapshot.cards().len(), 1);
    assert!(report.skipped.iter().all(|skipped| skipped.reason == Reason::Loop), "{:?}", report.skipped);
}

#[test]
fn a_utf16_article_maps_to_its_lines() {
    let place = Place::new();
    let bytes: Vec<u8> = std::iter::once(0xfeff).chain(BRIDGE.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    place.write("a.txt", bytes);
    let (snapshot, _) = place.refresh();
    let hit = snapshot.passages_like(&words("travaux auront dure"), Language::French, 1)[0];
    let article = snapshot.article(hit.article).expect("an article");
    assert_eq!(article.lines.line(article.passages[hit.passage].span.start), 3);
}

#[test]
fn no_corpus_is_no_error() {
    let place = Place::new();
    let (snapshot, report) = place.refresh();
    assert_eq!((snapshot.cards().len(), counts(&report)), (0, (0, 0, 0, 0)));
    fs::remove_dir(place.path("")).expect("gone");
    assert_eq!(place.refresh().0.cards().len(), 0);
}

#[test]
fn a_crash_loses_the_refresh_under_way_and_nothing_else() {
    let place = Place::new();
    place.write("a.txt", BRIDGE);
    place.refresh();
    // Killed between the state and the commit; and while writing the state.
    let state = place.kept("state-").pop().expect("a state");
    fs::write(state.with_file_name("state-ffff-1"), "half a state").expect("a file");
    fs::write(state.with_file_name("state.tmp"), "half").expect("a file");
    assert_eq!(counts(&place.refresh().1), (0, 1, 0, 0));
    place.write("b.txt", DAM);
    assert_eq!(place.refresh().0.cards().len(), 2);
    assert_eq!(place.kept("state-").len(), 1, "what a crash left is gone");
    assert!(place.kept("damaged").is_empty());
}

#[test]
fn a_refresh_that_is_stopped_changes_nothing() {
    let place = Place::new();
    place.write("a.txt", BRIDGE);
    place.refresh();
    place.write("b.txt", DAM);
    let index = place.index();
    let stopped = index.refresh(&|_| {}, &AtomicBool::new(true));
    assert!(matches!(stopped, Err(IndexError::Cancelled)));
    assert_eq!(index.snapshot().cards().len(), 1);
    assert_eq!(counts(&place.refresh().1), (1, 1, 0, 1));
}

#[test]
fn a_damaged_index_is_set_aside_and_rebuilt() {
    for damage in ["state-", "meta.json", ".managed.json"] {
        let place = Place::new();
        place.write("a.txt", BRIDGE);
        place.refresh();
        for file in place.kept(damage) {
            fs::write(file, "{ not what it was").expect("a file");
        }
        let (snapshot, report) = place.refresh();
        assert_eq!((snapshot.cards().len(), report.read), (1, 1), "{damage}");
        assert_eq!(place.kept("damaged").len(), 1, "{damage}");
    }
}

#[test]
fn a_segment_that_is_gone_is_damage() {
    let place = Place::new();
    place.write("a.txt", BRIDGE);
    place.refresh();
    for file in place.kept("") {
        if file.extension().is_some_and(|end| end == "store" || end == "term" || end == "idx") {
            fs::remove_file(file).expect("gone");
        }
    }
    assert_eq!(place.refresh().0.cards().len(), 1);
}

#[test]
fn one_writes_and_the_other_follows() {
    let place = Place::new();
    place.write("a.txt", BRIDGE);
    let (one, other) = (place.index(), place.index());
    let busy = std::cell::Cell::new(false);
    let done = one.refresh(
        &|_| {
            // While one indexes, the other is told so, and keeps what it had.
            busy.set(busy.get() || matches!(refresh(&other), Err(IndexError::Busy)));
            assert_eq!(other.snapshot().cards().len(), 0);
        },
        &AtomicBool::new(false),
    );
    assert_eq!(done.expect("a refresh").0.cards().len(), 1);
    assert!(busy.get());
    assert_eq!(other.snapshot().cards().len(), 1, "it follows the other's commit");
    assert_eq!(counts(&refresh(&other).expect("a refresh").1), (0, 1, 0, 0));
    assert!(place.kept("damaged").is_empty());
}

#[test]
fn a_cache_that_cannot_be_written_is_said() {
    let place = Place::new();
    place.write("a.txt", BRIDGE);
    let file = place.root.path().join("no-folder");
    fs::write(&file, "").expect("a file");
    let refused = Index::open(&place.config(), &CacheDir::at(&file));
    assert!(matches!(refused, Err(IndexError::Cache { .. })));
}

#[test]
fn other_aliases_gather_the_entities_anew() {
    let place = Place::new();
    place.write("a.txt", BRIDGE);
    place.refresh();
    let mut config = place.config();
    config.names.insert(String::from("Inès Lambrou"), vec![String::from("Lambru")]);
    let index = Index::open(&config, &CacheDir::at(place.cache.path())).expect("an index");
    let (snapshot, report) = refresh(&index).expect("a refresh");
    assert_eq!((snapshot.cards().len(), report.read, report.opened), (1, 0, 0));
}

#[test]
fn a_change_is_told_and_other_files_are_not() {
    let place = Place::new();
    place.write("a.txt", BRIDGE);
    let (sender, told) = std::sync::mpsc::channel();
    let watch = watch(&place.config(), move || sender.send(()).expect("a listener")).expect("a watch");
    for noise in [".a.txt.swp", "4913", "a.txt~", "#a.txt#", "image.png"] {
        fs::write(place.path(noise), "x").expect("a file");
    }
    fs::read(place.path("a.txt")).expect("a file");
    assert!(told.recv_timeout(Duration::from_millis(900)).is_err(), "editors' files are no articles");

    for n in 0..20 {
        fs::write(place.path(&format!("new-{n}.txt")), DAM).expect("a file");
    }
    told.recv_timeout(Duration::from_secs(2)).expect("told within two seconds");
    assert!(told.recv_timeout(Duration::from_millis(900)).is_err(), "once for all");
    fs::create_dir(place.path("sub")).expect("a folder");
    told.recv_timeout(Duration::from_secs(2)).expect("a folder may hold articles");
    fs::rename(place.path("a.txt"), place.path("sub/b.txt")).expect("moved");
    told.recv_timeout(Duration::from_secs(2)).expect("told of a move");
    drop(watch);
    fs::write(place.path("late.txt"), DAM).expect("a file");
    assert!(told.recv_timeout(Duration::from_secs(1)).is_err());
}

/// The folder that benchmarks and seeds are in, where there is one.
fn shared() -> Option<PathBuf> {
    let beside = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared"));
    let shared = std::env::var_os("SOURCIER_SHARED").map_or_else(beside, PathBuf::from);
    shared.join("seeds").is_dir().then_some(shared)
}

#[test]
fn the_seeds_say_when_they_were_published() {
    let Some(shared) = shared() else {
        println!("skipped: the seeds are not here");
        return;
    };
    let place = Place::new();
    for seed in fs::read_dir(shared.join("seeds")).expect("seeds").filter_map(Result::ok) {
        place.write(&seed.file_name().to_string_lossy(), fs::read(seed.path()).expect("a seed"));
    }
    let (snapshot, report) = place.refresh();
    assert_eq!((report.read, report.skipped.len()), (5, 0));
    println!("five seeds, cold: {:?}", report.took);

    let gold = fs::read_to_string(shared.join("bench/dev/articles.jsonl")).expect("dates");
    for line in gold.lines() {
        let gold: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let card = snapshot.cards().iter().find(|card| gold["article"] == card.id.as_str()).expect("a card");
        let day: jiff::civil::Date = gold["date"].as_str().expect("a date").parse().expect("a date");
        let known = card.date.as_ref().map(|date| date.value);
        assert!(known.is_none_or(|known| known.first <= day && day <= known.last), "{}: {known:?}", card.id);
        let printed =
            gold["how"].as_str().is_some_and(|how| how.contains("printed in") || how.contains("month printed"));
        assert!(!printed || known.is_some(), "{} prints its date", card.id);
    }
}
