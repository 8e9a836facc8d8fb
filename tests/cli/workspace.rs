//! A workspace in a temporary folder, and the program run in it.

use serde_json::Value;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The longest that any run may take: the largest inputs need some 20 s of an unoptimised build, and a machine may be busy. What
/// grows with the square of its input needs hours.
const LIMIT: Duration = Duration::from_mins(5);

/// A workspace, with a cache folder of its own beside it.
pub struct Workspace {
    folder: tempfile::TempDir,
    cache: PathBuf,
    /// What the environment says of the language.
    locale: &'static str,
}

/// What a run came to.
#[derive(Debug)]
pub struct Run {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Workspace {
    /// One with nothing in it.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("desk")).expect("the workspace");
        let cache = folder.path().join("cache");
        Self { folder, cache, locale: "C" }
    }

    /// One with a small corpus: an article in French, one in English.
    pub fn with_corpus() -> Self {
        Self::empty().file("corpus/ferry.txt", FERRY).file("corpus/harbour.md", HARBOUR)
    }

    /// Adds a file.
    pub fn file(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the file's folder");
        fs::write(path, content).expect("the file");
        self
    }

    /// Puts the cache elsewhere.
    pub fn cache(mut self, cache: &Path) -> Self {
        cache.clone_into(&mut self.cache);
        self
    }

    /// Speaks another language than English.
    pub const fn locale(mut self, locale: &'static str) -> Self {
        self.locale = locale;
        self
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join("desk").join(path)
    }

    /// Runs the program here; it must end in time, and leave every file as it was.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_in(".", arguments, None)
    }

    /// Runs the program in a folder of the workspace, with this on its standard input.
    pub fn run_in(&self, folder: &str, arguments: &[&str], input: Option<&[u8]>) -> Run {
        let before = files(&self.path("."));
        let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_sourcier"));
        let output = command
            .args(arguments)
            .current_dir(self.path(folder))
            .env("XDG_CACHE_HOME", &self.cache)
            .env("HOME", self.folder.path())
            .env("LOCALAPPDATA", &self.cache)
            .env("LC_ALL", self.locale)
            .write_stdin(input.unwrap_or_default())
            .timeout(LIMIT)
            .output()
            .expect("the program runs");
        assert!(before == files(&self.path(".")), "the program changed the workspace");
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("output is UTF-8");
        let folder = fs::canonicalize(self.folder.path()).expect("the folder exists");
        let anonymous = |text: String| {
            text.replace(&format!("{}/", folder.display()), "")
                .replace(&format!("{}/", self.folder.path().display()), "")
        };
        Run { code: output.status.code(), out: text(&output.stdout), err: anonymous(text(&output.stderr)) }
    }
}

impl Run {
    /// The findings of `--format json`.
    pub fn findings(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
    }

    /// The codes of the findings, in order.
    pub fn codes(&self) -> Vec<String> {
        self.findings().iter().map(|finding| finding["code"].as_str().expect("a code").to_owned()).collect()
    }

    /// Asserts how it ended.
    #[track_caller]
    pub fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        self
    }

    /// Asserts that it said exactly these lines about itself.
    #[track_caller]
    pub fn says(self, lines: &[&str]) -> Self {
        assert_eq!(self.err.lines().collect::<Vec<_>>(), lines, "{}", self.out);
        self
    }
}

/// Every file below a folder with its size and, where it is small, its content. Links are not followed.
fn files(folder: &Path) -> BTreeMap<PathBuf, (u64, Vec<u8>)> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry")) {
            let about = entry.metadata().expect("metadata");
            if about.is_dir() {
                folders.push(entry.path());
            }
            let small =
                about.is_file() && about.len() < 10_000_000 && entry.path().extension() != Some(OsStr::new("lock"));
            let content = if small { fs::read(entry.path()).unwrap_or_default() } else { Vec::new() };
            files.insert(entry.path(), (about.len(), content));
        }
    }
    files
}

pub const FERRY: &str = "\
Le bac d’Orveille reprend du service

Publié le 14 mars 2024 à 9h12

Après deux ans de travaux, le bac qui relie Orveille à l’île de Sainte-Marthe a repris ses traversées mardi 12 mars 2024.

« Nous avons tenu parole, et le bac est plus sûr qu’avant », a déclaré la maire d’Orveille, Odile Kermarrec.

La compagnie Transmarée exploitera la ligne jusqu’en 2030.
";

pub const HARBOUR: &str = "\
---
title: Harbour wall holds in storm
date: 2024-11-05
publisher: The Orveille Courier
---

The new harbour wall held on Monday as the worst storm in ten years crossed the coast, engineers said.

\"The wall did exactly what we built it to do,\" said Martin Feld, who led the works.
";
