//! `unknown-citation`.

use super::Rule;
use crate::check::{Finding, Subject};
use crate::config::Level;
use crate::notes::CitationForm;
use crate::wording::message;

pub static RULE: Rule = Rule {
    code: "unknown-citation",
    level: Level::Error,
    summary: "the citation names no article",
    of_claims: false,
    check,
    doc: r"A bracketed key (`[@key]`) or a link into the corpus that names no article of it.

**Why.** A citation that leads nowhere proves nothing; the file was renamed, or the key mistyped.

**Example.** `[@port-strike-2]` where the corpus has `port-strike.txt` alone.

**Fix.** Offers the nearest key, where one is near. Bare `@handles`, wiki links, other notes, pictures and web pages are never
called unknown: they may mean something else.
",
};

fn check(subject: &Subject) -> Vec<Finding> {
    let snapshot = subject.snapshot;
    if snapshot.cards().is_empty() {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (citation, article) in subject.note.citations.iter().zip(&subject.cited) {
        if article.is_some() {
            continue;
        }
        let name = match &citation.form {
            CitationForm::Bracketed { key } => key,
            CitationForm::Path { path } if leads_into_corpus(path, subject) => path,
            _ => continue,
        };
        let mut finding = Finding::new(&RULE, citation.span, message!("unknown-citation", name = name));
        if let CitationForm::Bracketed { key } = &citation.form
            && let Some(near) = nearest(key, subject)
        {
            finding.message = message!("unknown-citation-nearest", name = name, near = near);
            finding.fixes.push(crate::check::Fix {
                title: message!("fix-change", right = near),
                edits: vec![(citation.target, near.to_owned())],
            });
        }
        out.push(finding);
    }
    out
}

/// Whether a link's path means a file of the corpus: it goes through the folder of one.
fn leads_into_corpus(path: &str, subject: &Subject) -> bool {
    let Some((folder, _)) = path.rsplit_once('/') else { return false };
    let Some(folder) = folder.rsplit('/').find(|part| !matches!(*part, "." | "..")) else { return false };
    subject.snapshot.cards().iter().any(|card| {
        card.path.parent().and_then(std::path::Path::file_name).is_some_and(|name| name.to_str() == Some(folder))
    })
}

/// The key that differs least from `key`: by at most a third of its letters.
fn nearest<'a>(key: &str, subject: &'a Subject) -> Option<&'a str> {
    let most = key.chars().count() / 3;
    subject
        .snapshot
        .cards()
        .iter()
        .map(|card| (distance(key, &card.key), card.key.as_str()))
        .filter(|(distance, _)| *distance <= most.min(4))
        .min()
        .map(|(_, key)| key)
}

/// Letters to change, add or drop (Levenshtein 1965).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_letters() {
        assert_eq!(distance("port", "port"), 0);
        assert_eq!(distance("port", "sort"), 1);
        assert_eq!(distance("", "abc"), 3);
    }
}
