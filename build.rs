//! Fingerprints the sources that decide what is kept on disk, so that an index read by another version is never taken for one
//! of this version's.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::{env, fs, io};

/// What an article becomes depends on these, and how it is kept.
const SOURCES: [&str; 6] =
    ["src/wording/refusal.rs", "src/lexicon", "src/text", "src/reading", "src/corpus", "src/index"];

fn main() -> io::Result<()> {
    let mut hasher = DefaultHasher::new();
    for folder in SOURCES {
        println!("cargo::rerun-if-changed={folder}");
        hash(Path::new(folder), &mut hasher)?;
    }
    env::var("CARGO_PKG_VERSION").ok().hash(&mut hasher);
    println!("cargo::rustc-env=SOURCIER_FINGERPRINT={:016x}", hasher.finish());
    Ok(())
}

fn hash(path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    if path.is_file() {
        path.file_name().hash(hasher);
        fs::read(path)?.hash(hasher);
        return Ok(());
    }
    let mut entries =
        fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    entries.retain(|entry| !entry.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")));
    entries.sort();
    entries.iter().try_for_each(|entry| hash(entry, hasher))
}
