//! What becomes of a note's citations and links when files are renamed.

use super::quotations::encoded;
use crate::check::cited;
use crate::index::Snapshot;
use crate::notes::{CitationForm, Note};
use crate::text::Span;
use std::path::{Component, Path, PathBuf};

/// A file or folder and where it goes; both absolute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    pub from: PathBuf,
    pub to: PathBuf,
}

/// Where a file is after the moves.
fn after(moves: &[Move], path: &Path) -> PathBuf {
    let moved = moves.iter().find_map(|moved| Some((path.strip_prefix(&moved.from).ok()?, &moved.to)));
    match moved {
        Some((rest, to)) if rest.as_os_str().is_empty() => to.clone(),
        Some((rest, to)) => to.join(rest),
        None => path.to_owned(),
    }
}

/// The edits by which the note that is at `path` points to the same files once `moves` are done. A key that the article itself gives
/// stays; one that is its file's name follows it. Links to files count from the note's folder, so they follow the note too.
#[must_use]
pub fn moved(note: &Note, path: &Path, snapshot: &Snapshot, moves: &[Move]) -> Vec<(Span, String)> {
    let here = path.parent().unwrap_or(path);
    let new_path = after(moves, path);
    let there = new_path.parent().unwrap_or(&new_path);
    let mut out: Vec<(Span, String)> = Vec::new();
    for citation in &note.citations {
        let written = citation.target.of(&note.text);
        let article = cited(citation, snapshot).and_then(|article| snapshot.cards().get(article as usize));
        let new = match &citation.form {
            CitationForm::Bracketed { key } | CitationForm::Bare { key } | CitationForm::Wiki { key } => {
                match article {
                    Some(card) => renamed(key, &card.path, moves).filter(|new| {
                        // What is no key would not be read as one: better a citation that is flagged than half of one.
                        matches!(citation.form, CitationForm::Wiki { .. }) || is_key(new)
                    }),
                    None if matches!(citation.form, CitationForm::Wiki { .. }) => {
                        // A wiki link to a note: by its name, wherever that lies.
                        moves.iter().find_map(|one| renamed(key, &one.from, moves))
                    }
                    None => None,
                }
            }
            CitationForm::Path { path } if path.is_empty() || Path::new(path).is_absolute() => None,
            CitationForm::Path { path } => {
                let target = plain(&here.join(path));
                // A link may be found by its name alone; then it leads elsewhere than its letters say.
                let target = match article {
                    Some(card) if plain(&card.path) != target => None,
                    _ => Some(target),
                };
                target.and_then(|target| {
                    let goes = after(moves, &target);
                    let stays = goes == target && there == here;
                    let link = if stays { None } else { relative(there, &goes) }?;
                    let fragment = written.split_once('#').map_or("", |(_, rest)| rest);
                    let fragment = if fragment.is_empty() { String::new() } else { format!("#{fragment}") };
                    Some(encoded(&link) + &fragment)
                })
            }
            CitationForm::Url { .. } => None,
        };
        let known = |(span, _): &(Span, String)| span.overlaps(citation.target);
        if let Some(new) = new.filter(|new| new != written && !out.iter().any(known)) {
            out.push((citation.target, new));
        }
    }
    out.sort_by_key(|(span, _)| *span);
    out
}

/// The key that was the name of the file at `path`, after the moves.
fn renamed(key: &str, path: &Path, moves: &[Move]) -> Option<String> {
    let stem = |path: &Path| path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let new = stem(&after(moves, path))?;
    (stem(path)? == key && new != key).then_some(new)
}

/// Whether a name can stand behind `@`.
fn is_key(name: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | ':' | '+');
    name.chars().all(inside) && name.ends_with(|c: char| c.is_alphanumeric() || c == '_')
}

fn plain(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => drop(out.pop()),
            component => out.push(component),
        }
    }
    out
}

/// The way from a folder to a file, with `/`; none where there is none: another drive.
fn relative(folder: &Path, file: &Path) -> Option<String> {
    let (from, to): (Vec<_>, Vec<_>) = (folder.components().collect(), file.components().collect());
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return None;
    }
    let up = std::iter::repeat_n("..".to_owned(), from.len() - shared);
    let down = to[shared..].iter().map(|part| part.as_os_str().to_string_lossy().into_owned());
    Some(up.chain(down).collect::<Vec<_>>().join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Article;
    use std::collections::BTreeMap;

    fn after_moves(text: &str, moves: &[(&str, &str)]) -> String {
        let article = |id: &str, text: &str| (PathBuf::from("/w/corpus").join(id), Article::parse(id, text.to_owned()));
        let snapshot = Snapshot::in_memory(
            vec![
                article("digue.txt", "La digue de Kerouzan a été bâtie en 1911.\n"),
                article("own.md", "---\nkey: clef\n---\n\nLa digue de Kerouzan a tenu.\n"),
            ],
            &BTreeMap::new(),
        );
        let note = Note::parse(text);
        let moves: Vec<Move> = moves.iter().map(|(from, to)| Move { from: from.into(), to: to.into() }).collect();
        let mut out = text.to_owned();
        for (span, new) in moved(&note, Path::new("/w/notes/a.md"), &snapshot, &moves).into_iter().rev() {
            out.replace_range(span.start..span.end, &new);
        }
        out
    }

    #[test]
    fn a_renamed_article_keeps_its_citations() {
        let text = "Un [@digue, p. 2], [[digue|x]], @digue et [l](../corpus/digue.txt#L3), [@clef].\n";
        assert_eq!(
            after_moves(text, &[("/w/corpus/digue.txt", "/w/corpus/mur-2.txt")]),
            "Un [@mur-2, p. 2], [[mur-2|x]], @mur-2 et [l](../corpus/mur-2.txt#L3), [@clef].\n"
        );
        assert_eq!(
            after_moves(text, &[("/w/corpus/digue.txt", "/w/corpus/le mur.txt")]),
            "Un [@digue, p. 2], [[le mur|x]], @digue et [l](../corpus/le%20mur.txt#L3), [@clef].\n"
        );
        // A key that the article gives itself stays; so does one whose file only moves.
        assert_eq!(after_moves(text, &[("/w/corpus/own.md", "/w/corpus/other.md")]), text);
        assert_eq!(
            after_moves(text, &[("/w/corpus", "/w/archive")]),
            "Un [@digue, p. 2], [[digue|x]], @digue et [l](../archive/digue.txt#L3), [@clef].\n"
        );
    }

    #[test]
    fn a_renamed_note_keeps_what_leads_to_it_and_what_it_leads_to() {
        let text = "Voir [b](b.md), [[b]] et [d](../corpus/digue.txt).\n";
        assert_eq!(
            after_moves(text, &[("/w/notes/b.md", "/w/notes/sub/c.md")]),
            "Voir [b](sub/c.md), [[c]] et [d](../corpus/digue.txt).\n"
        );
        assert_eq!(
            after_moves(text, &[("/w/notes/a.md", "/w/a.md")]),
            "Voir [b](notes/b.md), [[b]] et [d](corpus/digue.txt).\n"
        );
        assert_eq!(after_moves(text, &[("/w/notes", "/w/texts")]), text);
        assert_eq!(
            after_moves("[x](https://a.fr/b) [y](/abs.md) [z](#part)\n", &[("/w/notes/a.md", "/w/a.md")]),
            "[x](https://a.fr/b) [y](/abs.md) [z](#part)\n"
        );
    }
}
