//! Parts for the server whose doings are easy to foresee.

use sourcier::check::{Finding, Fix, RULES, Rule};
use sourcier::config::{Config, Level};
use sourcier::features::{Action, Hover};
use sourcier::index::Snapshot;
use sourcier::notes::Note;
use sourcier::server::{Features, News, Parts};
use sourcier::text::Span;
use sourcier::wording::{Locale, Message};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// The rule that everything found here is put under.
pub fn rule() -> &'static Rule {
    RULES.iter().find(|rule| rule.code == "unknown-quote").expect("there is such a rule")
}

/// Finds every `wrong` in a note.
pub fn find_wrong(note: &Note, _: &Snapshot, _: &Config) -> Vec<Finding> {
    let find = |(at, word): (usize, &str)| Finding {
        rule: rule(),
        level: Level::Warning,
        span: Span::new(at, at + word.len()),
        judged: None,
        message: Message::new("this word is wrong", Vec::new()),
        correct: Some("right".to_owned()),
        evidence: Vec::new(),
        fixes: vec![Fix {
            title: Message::new("Put the right word", Vec::new()),
            edits: vec![(Span::new(at, at + word.len()), "right".to_owned())],
        }],
    };
    note.text.match_indices("wrong").map(find).collect()
}

/// Tells the note's length and the place, in bytes.
#[expect(clippy::unnecessary_wraps, reason = "the shape of a hover")]
pub fn tell_length(note: &Note, _: &Snapshot, _: &[Finding], offset: usize, _: Locale) -> Option<Hover> {
    Some(Hover { span: Span::new(offset, offset), markdown: format!("**{}** bytes, at {offset}", note.text.len()) })
}

/// Offers the first fix of every finding that touches the span.
pub fn offer_fixes(_: &Note, findings: &[Finding], span: Span) -> Vec<Action> {
    let touched = |finding: &Finding| finding.span.touches(span.start) || finding.span.overlaps(span);
    let offer = |(n, finding): (usize, &Finding)| Action { fix: finding.fixes[0].clone(), finding: n, preferred: true };
    findings.iter().enumerate().filter(|(_, finding)| touched(finding)).map(offer).collect()
}

/// An index that is ready at once.
pub fn ready(_: &Config, tell: &dyn Fn(News), _: &AtomicBool) {
    tell(News::Ready { snapshot: Snapshot::empty(), messages: Vec::new() });
}

/// An index that is never ready.
pub fn never_ready(_: &Config, _: &dyn Fn(News), stop: &AtomicBool) {
    while !stop.load(Ordering::Relaxed) {
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Parts that find the word `wrong`, with an index that is ready at once.
pub fn simple() -> Parts {
    Parts {
        features: Features { check: find_wrong, hover: tell_length, actions: offer_fixes, ..Features::default() },
        keep: Arc::new(ready),
        ..Parts::new(None)
    }
}

/// A folder with an empty corpus.
pub struct Workspace {
    folder: tempfile::TempDir,
}

impl Workspace {
    pub fn new() -> Self {
        let workspace = Self::ordinary();
        std::fs::create_dir(workspace.path().join("corpus")).expect("a folder for the corpus");
        workspace
    }

    /// A folder without a corpus.
    pub fn ordinary() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The path of a note, which is not written.
    pub fn note(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("its folder");
        std::fs::write(&path, text).expect("a file");
        path
    }
}
