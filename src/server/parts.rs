//! What the server calls of the rest of the program, as a table: a test puts in parts that are slow, or that panic.

use super::event::News;
use super::keeper;
use crate::check::{self, Evidence, Finding, Fix, RULES};
use crate::config::{Config, ConfigProblem};
use crate::features::{
    self, Action, ClaimLens, Completions, Continuations, Decision, Entry, Hover, Lens, Named, Refusal, RoleHint, Sense,
    Symbol, Target, Token,
};
use crate::index::entities::EntityNo;
use crate::index::{ArticleNo, CacheDir, Snapshot};
use crate::notes::Note;
use crate::text::Span;
use crate::wording::Locale;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// What is computed of a note and its corpus.
#[derive(Clone, Copy)]
pub struct Features {
    pub check: fn(&Note, &Snapshot, &Config) -> Vec<Finding>,
    pub hover: fn(&Note, &Snapshot, &[Finding], usize, Locale) -> Option<Hover>,
    pub hover_in_article: fn(&Snapshot, ArticleNo, usize, Locale) -> Option<Hover>,
    pub definition: fn(&Note, &Snapshot, &[Finding], usize) -> Vec<Target>,
    pub actions: fn(&Note, &[Finding], Span) -> Vec<Action>,
    pub decisions: fn(&Note, &Snapshot, Span, Locale) -> Vec<Decision>,
    pub timeline: fn(&Snapshot, Option<&str>, Locale) -> String,
    pub highlights: fn(&Note, &Snapshot, usize) -> Vec<Span>,
    pub mentioned: fn(&Snapshot, EntityNo, Sense) -> Arc<Vec<Evidence>>,
    pub symbols: fn(&Snapshot, &str, Locale) -> Vec<Symbol>,
    pub outline: fn(&Note, &Snapshot) -> Vec<Entry>,
    pub complete: fn(&Note, &Snapshot, usize) -> Option<Completions>,
    pub continuations: fn(&Note, &Snapshot, usize) -> Option<Continuations>,
    pub lenses: fn(&Note, &Snapshot) -> Vec<Lens>,
    pub claim_lenses: fn(&Note, &Snapshot, &[Finding]) -> Vec<ClaimLens>,
    pub claim_actions: fn(&Note, &Snapshot, &[Finding], Span) -> Vec<Fix>,
    pub renamable: fn(&Note, &Snapshot, usize) -> Result<Named, Refusal>,
    pub tokens: fn(&Note, &Snapshot) -> Vec<Token>,
    pub role_hints: fn(&Note, &Snapshot, Span) -> Vec<RoleHint>,
}

impl Default for Features {
    fn default() -> Self {
        Self {
            check: check::check,
            hover: features::hover,
            hover_in_article: features::hover_in_article,
            definition: features::definition,
            actions: features::actions,
            decisions: features::decisions,
            timeline: features::timeline_page,
            highlights: features::highlights,
            mentioned: features::mentioned,
            symbols: features::symbols,
            outline: features::outline,
            complete: features::complete,
            continuations: features::continuations,
            lenses: features::lenses,
            claim_lenses: features::claim_lenses,
            claim_actions: features::claim_actions,
            renamable: features::renamable,
            tokens: features::tokens,
            role_hints: features::role_hints,
        }
    }
}

/// Where a file belongs.
#[derive(Clone, Debug)]
pub struct Place {
    pub config: Config,
    /// Whether there is anything to say here: a configuration, or a corpus.
    pub active: bool,
    /// What is wrong with the configuration.
    pub problems: Vec<ConfigProblem>,
}

/// Keeps the index of a workspace until told to stop, and tells of each new state of it.
pub type Keep = dyn Fn(&Config, &dyn Fn(News), &AtomicBool) + Send + Sync;

/// All that the server calls.
#[derive(Clone)]
pub struct Parts {
    /// In which language to speak, whatever the client says; and in which where it says none that is known.
    pub locale: Option<Locale>,
    pub otherwise: Locale,
    pub features: Features,
    /// Where a file, or a folder, belongs, given the open folders and the client's settings.
    pub place: fn(&Path, &[PathBuf], &Value) -> Place,
    pub keep: Arc<Keep>,
    /// Removes what is kept on disk of the workspace of that root.
    pub forget: Arc<dyn Fn(&Path) + Send + Sync>,
}

impl Parts {
    /// The parts that the program is made of, with its indexes in `cache`; without one, corpora are held in memory.
    pub fn new(cache: Option<CacheDir>) -> Self {
        let kept = cache.clone();
        let forget = move |root: &Path| {
            if let Some(Err(error)) = kept.as_ref().map(|cache| cache.clean(root)) {
                tracing::warn!(%error, "an index could not be removed: it is brought up to date instead");
            }
        };
        let keep = move |config: &Config, tell: &dyn Fn(News), stop: &AtomicBool| {
            keeper::keep(cache.as_ref(), config, tell, stop);
        };
        Self {
            locale: None,
            otherwise: Locale::default(),
            features: Features::default(),
            place,
            keep: Arc::new(keep),
            forget: Arc::new(forget),
        }
    }
}

/// The innermost of: the folder of a `sourcier.toml` above the file, and the open folder that holds it; else the file's own.
fn place(path: &Path, folders: &[PathBuf], settings: &Value) -> Place {
    let rules: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    let folder = folders.iter().filter(|folder| path.starts_with(folder)).max_by_key(|folder| folder.as_os_str().len());
    let (mut config, mut problems) = Config::find(path, &rules);
    if let Some(folder) = folder
        && config.file.is_none()
    {
        (config, problems) = Config::find(folder, &rules);
    }
    problems.extend(config.merge_settings(settings));
    Place { active: config.is_configured() || config.has_corpus(), problems, config }
}
