//! Which notes are meant, and by which configuration each is judged.

use crate::check::RULES;
use crate::commands::terminal;
use crate::config::Config;
use crate::wording::{Locale, say};
use ignore::WalkBuilder;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// A note to judge.
pub struct Source {
    /// The path to print.
    pub shown: String,
    /// Where to read it; none for standard input.
    path: Option<PathBuf>,
}

/// Notes that share a configuration, in the order of their paths.
pub struct Workspace {
    pub config: Config,
    pub notes: Vec<Source>,
}

/// All that is to be judged.
pub struct Selection {
    pub workspaces: Vec<Workspace>,
    /// Whether something that was asked for is not there.
    pub incomplete: bool,
}

impl Source {
    /// Its text, or why there is none.
    pub fn read(&self, locale: Locale) -> Result<String, String> {
        let read = match &self.path {
            Some(path) => std::fs::read(path),
            None => terminal::standard_input(),
        };
        let bytes = read.map_err(|error| terminal::unreadable(&self.shown, &error, locale))?;
        String::from_utf8(bytes).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let line = error.as_bytes()[..valid].split(|&byte| byte == b'\n').count();
            say!(locale, "not-utf-8", file = &self.shown, line = line.to_string())
        })
    }
}

/// Finds the notes that `paths` name, or those of the current folder's workspace, and says what cannot be found.
///
/// In folders, those count that the configuration calls notes; a file that is named counts, whatever its name is.
pub fn select(paths: &[PathBuf], current: &Path, locale: Locale) -> Selection {
    let mut selecting =
        Selecting { locale, current, workspaces: Vec::new(), by_folder: HashMap::new(), incomplete: false };
    if paths.is_empty() {
        let workspace = selecting.workspace(current);
        for folder in selecting.workspaces[workspace].config.note_folders() {
            selecting.walk(&folder);
        }
        if selecting.workspaces.iter().all(|workspace| workspace.notes.is_empty()) {
            let folder = selecting.workspaces[workspace].config.root.display().to_string();
            terminal::say(say!(locale, "no-notes", folder = folder));
        }
    }
    for path in paths {
        selecting.add(path);
    }
    let mut workspaces = selecting.workspaces;
    for workspace in &mut workspaces {
        workspace.notes.sort_by(|a, b| a.shown.cmp(&b.shown));
        workspace.notes.dedup_by(|a, b| a.path == b.path);
    }
    workspaces.retain(|workspace| !workspace.notes.is_empty());
    Selection { workspaces, incomplete: selecting.incomplete }
}

struct Selecting<'a> {
    locale: Locale,
    current: &'a Path,
    workspaces: Vec<Workspace>,
    /// The workspace of each folder that held a note.
    by_folder: HashMap<PathBuf, usize>,
    incomplete: bool,
}

impl Selecting<'_> {
    /// A path that the user named.
    fn add(&mut self, path: &Path) {
        if path.as_os_str() == "-" {
            let workspace = self.workspace(self.current);
            self.workspaces[workspace].notes.push(Source { shown: String::from("-"), path: None });
            return;
        }
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        if absolute.is_dir() {
            let before: usize = self.count();
            self.walk(&absolute);
            if self.count() == before {
                terminal::say(say!(self.locale, "no-notes-here", folder = path.display().to_string()));
            }
            return;
        }
        if let Err(error) = std::fs::metadata(&absolute) {
            self.incomplete = true;
            terminal::say(terminal::unreadable(&path.display().to_string(), &error, self.locale));
            return;
        }
        let workspace = self.workspace(absolute.parent().unwrap_or(self.current));
        if self.workspaces[workspace].config.is_corpus(&absolute) {
            // A shell's `**/*.md` names articles too.
            terminal::say(say!(self.locale, "an-article", file = path.display().to_string()));
            return;
        }
        self.push(workspace, absolute);
    }

    /// The notes of a folder.
    fn walk(&mut self, folder: &Path) {
        let workspace = self.workspace(folder);
        let config = self.workspaces[workspace].config.clone();
        let walk = WalkBuilder::new(folder)
            .require_git(false)
            .git_global(false)
            .follow_links(true)
            // A corpus may hold very many files, none of which is a note.
            .filter_entry(move |entry| !config.is_corpus(entry.path()))
            .build();
        for entry in walk {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.not_walked(&error, folder);
                    continue;
                }
            };
            let path = entry.path();
            let is_markdown = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("md"));
            if !is_markdown || entry.file_type().is_none_or(|kind| !kind.is_file()) {
                continue;
            }
            let workspace = self.workspace(path.parent().unwrap_or(folder));
            if self.workspaces[workspace].config.is_note(path) {
                self.push(workspace, path.to_owned());
            }
        }
    }

    /// What an error of the walk means. A link to nowhere is no note (editors lock files with such links), and what a link
    /// leads round to was met before.
    fn not_walked(&mut self, error: &ignore::Error, folder: &Path) {
        match error {
            ignore::Error::WithPath { path, err } => self.not_walked(err, path),
            ignore::Error::WithDepth { err, .. } => self.not_walked(err, folder),
            ignore::Error::Io(error) if std::fs::metadata(folder).is_ok() => {
                self.incomplete = true;
                let file = terminal::shown(folder, self.current);
                terminal::say(say!(self.locale, "unreadable", file = file, error = error.kind().to_string()));
            }
            _ => {}
        }
    }

    fn push(&mut self, workspace: usize, path: PathBuf) {
        let shown = terminal::shown(&path, self.current);
        self.workspaces[workspace].notes.push(Source { shown, path: Some(path) });
    }

    fn count(&self) -> usize {
        self.workspaces.iter().map(|workspace| workspace.notes.len()).sum()
    }

    /// The workspace of a folder's notes; what is wrong in its configuration is said when it is first met.
    fn workspace(&mut self, folder: &Path) -> usize {
        if let Some(&known) = self.by_folder.get(folder) {
            return known;
        }
        let codes: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
        let (mut config, problems) = Config::find(folder, &codes);
        if config.file.is_none() && folder.starts_with(self.current) {
            // Unconfigured, what holds where the command runs is the workspace.
            (config, _) = Config::find(self.current, &codes);
        }
        let known = self.workspaces.iter().position(|workspace| workspace.config.root == config.root);
        let number = known.unwrap_or_else(|| {
            for problem in problems {
                terminal::say(problem.worded(self.locale));
            }
            self.workspaces.push(Workspace { config, notes: Vec::new() });
            self.workspaces.len() - 1
        });
        self.by_folder.insert(folder.to_owned(), number);
        number
    }
}
