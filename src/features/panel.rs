//! What stands behind the words at a place of a note: the verdict, and the passages of the articles that it rests on, each with the
//! words that decide. Plain text, for a view of its own; a hover has the same as Markdown.

use super::markup::SHOWN;
use super::pointed::{self, Pointed};
use super::quotations::sources;
use super::source::{beginning, introduction};
use super::timeline::on_one_line;
use crate::check::{Evidence, Finding, QuoteMatch, Subject};
use crate::config::Level;
use crate::index::Snapshot;
use crate::notes::Note;
use crate::text::{self, Span};

/// What is told of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panel {
    /// What it is about, in the note.
    pub span: Span,
    pub verdict: Verdict,
    /// The verdict in words.
    pub told: String,
    /// The code of the rule that speaks.
    pub rule: Option<&'static str>,
    /// Best first.
    pub passages: Vec<Passage>,
}

/// How the articles stand to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Something is wrong, so loudly.
    Wrong(Level),
    /// The articles have it.
    Holds,
    /// They tell of it, and neither bear it out nor deny it.
    Told,
    /// They tell nothing of it.
    Silent,
}

/// Words of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    pub place: Evidence,
    /// On one line.
    pub text: String,
    /// The words of `text` that decide; empty where all of it does.
    pub decisive: Span,
    /// The article's title, else its key.
    pub title: String,
    pub publisher: Option<String>,
    /// When it came out, as ISO 8601.
    pub date: Option<String>,
    /// In the original file, from 1.
    pub line: usize,
}

/// Passages shown at most.
const MOST: usize = 8;

/// What is told at `offset`; none where nothing stands there that the articles could tell of.
#[must_use]
pub fn panel(note: &Note, snapshot: &Snapshot, findings: &[Finding], offset: usize) -> Option<Panel> {
    if note.front_matter.off {
        return None;
    }
    let subject = Subject::new(note, snapshot);
    let flagged =
        findings.iter().filter(|finding| finding.span.touches(offset)).min_by_key(|finding| finding.span.len());
    let (span, verdict, told, rule, places) = match (flagged, pointed::at(&subject, findings, offset)) {
        (Some(finding), _) => of_finding(&subject, finding),
        (None, Some(Pointed::Citation { span, article })) => {
            (span, Verdict::Told, "the article cited here".to_owned(), None, vec![beginning(snapshot, article)])
        }
        (None, Some(Pointed::Quotation { quote })) => {
            let places = sources(snapshot, &quote.found, quote.inner.of(&note.text));
            let (verdict, told) = match quote.found {
                QuoteMatch::Verbatim(_) => (Verdict::Holds, "word for word"),
                QuoteMatch::Altered(_) => (Verdict::Told, "the articles have it in other words"),
                QuoteMatch::Unknown { .. } if places.is_empty() => (Verdict::Silent, "no article holds these words"),
                QuoteMatch::Unknown { .. } => (Verdict::Silent, "no article holds these words; the nearest passage"),
            };
            (quote.span, verdict, told.to_owned(), None, places)
        }
        (None, pointed) => {
            let claim = subject.claims().iter().find(|judged| judged.claim.in_note.touches(offset));
            let bears =
                claim.map(|judged| (judged.claim.in_note, judged.evidence())).filter(|(_, all)| !all.is_empty());
            match (bears, pointed) {
                (Some((span, places)), _) => {
                    (span, Verdict::Told, "what the articles tell of it".to_owned(), None, places)
                }
                (None, Some(Pointed::Name { span, entity })) => {
                    let places = introduction(snapshot, entity).into_iter().collect();
                    (span, Verdict::Told, "where the articles introduce it".to_owned(), None, places)
                }
                (None, _) => {
                    let span = claim?.claim.in_note;
                    (span, Verdict::Silent, "no passage tells enough of it".to_owned(), None, Vec::new())
                }
            }
        }
    };
    let mut shown: Vec<Evidence> = Vec::new();
    for place in places {
        if !shown.iter().any(|other| other.article == place.article && other.span.overlaps(place.span)) {
            shown.push(place);
        }
    }
    let passages = shown.into_iter().filter_map(|place| passage(snapshot, place)).take(MOST).collect();
    Some(Panel { span, verdict, told, rule, passages })
}

type Told = (Span, Verdict, String, Option<&'static str>, Vec<Evidence>);

/// What is wrong, then the passages that bear on the same sentence.
fn of_finding(subject: &Subject, finding: &Finding) -> Told {
    let more = subject.claims().iter().find(|judged| judged.claim.in_note.overlaps(finding.span));
    let mut places = finding.evidence.clone();
    places.extend(more.map(crate::check::Judged::evidence).unwrap_or_default());
    (finding.span, Verdict::Wrong(finding.level), finding.message.clone(), Some(finding.rule.code), places)
}

/// The sentence around some words of an article.
pub fn passage(snapshot: &Snapshot, place: Evidence) -> Option<Passage> {
    let stored = snapshot.article(place.article)?;
    let card = snapshot.cards().get(place.article as usize)?;
    let whole = &stored.article.text;
    let sentence = stored.sentence(place.span).cover(place.span);
    // Long ones are cut around what decides.
    let around = super::excerpt(whole, sentence, Some(place.span), SHOWN * 2);
    let decisive = Span::new(place.span.start.max(around.start), place.span.end.min(around.end));
    let (text, decisive) = on_one_line(whole, around, decisive);
    // Where all decides, nothing stands out.
    let decisive = if decisive.len() >= text.trim_end_matches('.').len() { Span::default() } else { decisive };
    let title = card.title.as_ref().unwrap_or(&card.key);
    Some(Passage {
        place,
        text,
        decisive,
        title: text::shown(&text::short(title, 120)).into_owned(),
        publisher: stored.article.publisher.as_ref().map(|known| text::shown(&known.value).into_owned()),
        date: card.date.as_ref().map(|date| date.value.iso()),
        line: stored.lines.line(place.span.start) + 1,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{self, tests::snapshot};
    use crate::config::Config;
    use std::fmt::Write;

    fn told(marked: &str) -> String {
        let at = marked.find('|').expect("a bar");
        let note = Note::parse(&marked.replacen('|', "", 1));
        let snapshot = snapshot();
        let findings = check::check(&note, &snapshot, &Config::default_for(std::path::Path::new("/")));
        let Some(panel) = panel(&note, &snapshot, &findings, at) else { return "nothing".to_owned() };
        let mut out = format!("«{}» {:?}: {}\n", panel.span.of(&note.text), panel.verdict, panel.told);
        for passage in panel.passages {
            let mut text = passage.text.clone();
            if !passage.decisive.is_empty() {
                text.insert(passage.decisive.end, ']');
                text.insert(passage.decisive.start, '[');
            }
            let _ = writeln!(out, "{}:{} {text}", passage.title, passage.line);
        }
        out
    }

    #[test]
    fn a_fault_has_its_passages() {
        insta::assert_snapshot!(told(
            "La grève des dockers de Port-Valmer avait commencé le 5 |mars 2022, après l'annonce.\n"
        ));
    }

    #[test]
    fn a_quotation_has_its_source() {
        insta::assert_snapshot!(told("Elle dit : « Aucune piste n'est |écartée à ce stade de l'enquête ».\n"));
    }

    #[test]
    fn a_name_has_its_introduction() {
        insta::assert_snapshot!(told("Marc Le G|off.\n"));
    }

    #[test]
    fn of_a_blank_nothing_is_told() {
        assert_eq!(told("A.\n\n|\n\nB.\n"), "nothing");
        assert_eq!(told("---\nsourcier: off\n---\n\nMarc Le G|off.\n"), "nothing");
    }
}
