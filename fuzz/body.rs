//! What is run on any bytes: an article and a note that quotes from it.

use sourcier::check::{self, QuoteMatch, match_quotation};
use sourcier::config::Config;
use sourcier::corpus::Article;
use sourcier::features;
use sourcier::index::Snapshot;
use sourcier::notes::Note;
use sourcier::text::Span;
use sourcier::wording::Locale;
use std::collections::BTreeMap;
use std::path::Path;

/// Reads the bytes before the first zero as an article, those behind it as a note, and both as words to look for. Holds what every
/// answer promises: what is told of lies in the text that it is told of.
pub fn quotation(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (article, note) = text.split_once('\0').unwrap_or((&text, &text));
    let read = Article::parse("a.txt", article.to_owned());
    let text = read.text.clone();
    let snapshot = Snapshot::in_memory(vec![("/corpus/a.txt".into(), read)], &BTreeMap::new());
    for quoted in [note, article] {
        match match_quotation(quoted, &snapshot, &[]) {
            QuoteMatch::Verbatim(places) => assert!(places.iter().all(|place| stands(place.span, &text))),
            QuoteMatch::Altered(alteration) => {
                assert!(stands(alteration.source.span, &text));
                assert!(alteration.differences.iter().all(|difference| stands(difference.span, quoted)));
            }
            QuoteMatch::Unknown { nearest } => {
                assert!(nearest.is_none_or(|place| stands(place.span, &text)));
            }
        }
    }
    let note = Note::parse(note);
    let findings = check::check(&note, &snapshot, &Config::default_for(Path::new("/")));
    for finding in &findings {
        assert!(stands(finding.span, &note.text));
        let _ = features::hover(&note, &snapshot, &findings, finding.span.start, Locale::Fr);
    }
    let _ = features::continuations(&note, &snapshot, note.text.len());
}

fn stands(span: Span, text: &str) -> bool {
    text.get(span.start..span.end).is_some()
}
