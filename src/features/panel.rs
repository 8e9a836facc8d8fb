//! What stands behind the words at a place of a note: the verdict, facet by facet, and the passages of the articles that it rests on, each
//! with the words that decide. Plain text, for a view of its own; a hover has the same as Markdown.

use super::markup::{SHOWN, excerpt, published};
use super::pointed::{self, Pointed};
use super::quotations::sources;
use super::source::{beginning, introduction};
use crate::check::{
    Assessment, Evidence, FacetKind, Finding, QuoteMatch, Stand, Subject, Verdict as OfClaim, assess_at,
};
use crate::config::Level;
use crate::index::{ArticleNo, Snapshot};
use crate::notes::Note;
use crate::text::{self, Span};
use crate::wording::{Locale, say};

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
    /// Of a claim, how the passages stand to each of its facets, with the note's words.
    pub facets: Vec<(FacetKind, Stand, String)>,
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

/// A passage of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// What to open: the first of the words that decide, else all of it.
    pub place: Evidence,
    /// On one line.
    pub text: String,
    /// The words of `text` that decide, in order; none where all of it does.
    pub decisive: Vec<Span>,
    /// The article's title, else its key.
    pub title: String,
    pub publisher: Option<String>,
    /// When it came out, in words.
    pub date: Option<String>,
    /// In the original file, from 1.
    pub line: usize,
}

/// Passages shown at most.
const MOST: usize = 8;

/// A passage that is to be shown: its article, its bytes there, and those that decide.
type Shown = (ArticleNo, Span, Vec<Span>);

/// What is told at `offset`; none where nothing stands there that the articles could tell of.
#[must_use]
pub fn panel(note: &Note, snapshot: &Snapshot, findings: &[Finding], offset: usize, locale: Locale) -> Option<Panel> {
    if note.front_matter.off {
        return None;
    }
    let subject = Subject::new(note, snapshot);
    let flagged = findings.iter().filter(|finding| finding.span.touches(offset)).min_by_key(|f| f.span.len());
    let plain = |span, verdict, told: String, places: Vec<Evidence>| {
        let passages = passages(snapshot, places.into_iter().filter_map(|place| around(snapshot, place)), locale);
        Panel { span, verdict, told, rule: None, facets: Vec::new(), passages }
    };
    let claim = || assess_at(&subject, findings, offset);
    Some(match (flagged, pointed::at(&subject, findings, offset)) {
        (Some(finding), _) => {
            let claim = claim();
            let own = finding.evidence.iter().filter_map(|place| around(snapshot, *place));
            let more = claim.iter().flat_map(deciding);
            Panel {
                span: finding.span,
                verdict: Verdict::Wrong(finding.level),
                told: finding.message.worded(locale),
                rule: Some(finding.rule.code),
                passages: passages(snapshot, own.chain(more), locale),
                facets: claim.as_ref().map(|claim| facets(note, claim)).unwrap_or_default(),
            }
        }
        (None, Some(Pointed::Citation { span, article })) => {
            plain(span, Verdict::Told, say!(locale, "panel-citation"), vec![beginning(snapshot, article)])
        }
        (None, Some(Pointed::Quotation { quote })) => {
            let places = sources(snapshot, &quote.found, quote.inner.of(&note.text));
            let (verdict, told) = match quote.found {
                QuoteMatch::Verbatim(_) => (Verdict::Holds, say!(locale, "word-for-word")),
                QuoteMatch::Altered(_) => (Verdict::Told, say!(locale, "panel-other-words")),
                QuoteMatch::Unknown { .. } if places.is_empty() => (Verdict::Silent, say!(locale, "card-nowhere")),
                QuoteMatch::Unknown { .. } => (Verdict::Silent, say!(locale, "panel-nearest")),
            };
            plain(quote.span, verdict, told, places)
        }
        (None, pointed) => match (claim().filter(|claim| !claim.passages.is_empty()), pointed) {
            (Some(claim), _) => of_claim(note, snapshot, &claim, locale),
            (None, Some(Pointed::Name { span, entity, sense })) => {
                let places = introduction(snapshot, entity, sense).into_iter().collect();
                plain(span, Verdict::Told, say!(locale, "panel-name"), places)
            }
            (None, _) => plain(claim()?.claim, Verdict::Silent, say!(locale, "panel-nothing"), Vec::new()),
        },
    })
}

/// A claim of which nothing is wrong.
fn of_claim(note: &Note, snapshot: &Snapshot, claim: &Assessment, locale: Locale) -> Panel {
    let (verdict, told) = match (claim.verdict, claim.articles) {
        (OfClaim::Supported, articles) => (Verdict::Holds, say!(locale, "panel-supported", articles = articles.max(1))),
        (OfClaim::Undecided | OfClaim::Unsupported, _) => (Verdict::Told, say!(locale, "panel-undecided")),
        // Whose rule is silenced here.
        _ => (Verdict::Told, say!(locale, "panel-told")),
    };
    Panel {
        span: claim.claim,
        verdict,
        told,
        rule: None,
        facets: facets(note, claim),
        passages: passages(snapshot, deciding(claim), locale),
    }
}

fn facets(note: &Note, claim: &Assessment) -> Vec<(FacetKind, Stand, String)> {
    let words = |spans: &[Span]| {
        let all: Vec<&str> = spans.iter().map(|span| span.of(&note.text)).collect();
        all.join(" … ").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    claim.facets.iter().map(|facet| (facet.kind, facet.stand, words(&facet.words))).collect()
}

fn deciding(claim: &Assessment) -> impl Iterator<Item = Shown> {
    claim.passages.iter().map(|passage| (passage.article, passage.span, passage.words.clone()))
}

/// The sentence around some words.
fn around(snapshot: &Snapshot, place: Evidence) -> Option<Shown> {
    let sentence = snapshot.article(place.article)?.sentence(place.span).cover(place.span);
    Some((place.article, sentence, vec![place.span]))
}

/// Passages as they are shown, each place once.
fn passages(snapshot: &Snapshot, all: impl Iterator<Item = Shown>, locale: Locale) -> Vec<Passage> {
    let mut shown: Vec<Shown> = Vec::new();
    for one in all {
        if !shown.iter().any(|other| other.0 == one.0 && other.1.overlaps(one.1)) {
            shown.push(one);
        }
    }
    shown.into_iter().filter_map(|one| passage(snapshot, one, locale)).take(MOST).collect()
}

fn passage(snapshot: &Snapshot, (article, whole, words): Shown, locale: Locale) -> Option<Passage> {
    let stored = snapshot.article(article)?;
    let card = snapshot.cards().get(article as usize)?;
    let all = &stored.article.text;
    let first = words.first().copied().unwrap_or(whole);
    // Long ones are cut around what decides.
    let cut = excerpt(all, whole, Some(first), SHOWN * 2);
    let (text, decisive) = on_one_line(all, cut, &words);
    let title = card.title.as_ref().unwrap_or(&card.key);
    Some(Passage {
        place: Evidence { article, span: first },
        text,
        decisive,
        title: text::shown(&text::short(title, 120)).into_owned(),
        publisher: stored.article.publisher.as_ref().map(|known| text::shown(&known.value).into_owned()),
        date: published(snapshot, article, locale),
        line: stored.lines.line(first.start) + 1,
    })
}

/// `span` of a text on one line, and where some of its words stand there; none where they are all of it.
fn on_one_line(text: &str, span: Span, words: &[Span]) -> (String, Vec<Span>) {
    let mut out = String::new();
    let mut marks: Vec<Span> = Vec::new();
    for (at, c) in span.of(text).char_indices().map(|(at, c)| (span.start + at, c)) {
        let blank = c.is_whitespace();
        if blank && (out.is_empty() || out.ends_with(' ')) {
            continue;
        }
        let start = out.len();
        out.push(if blank { ' ' } else { c });
        let marked = words.iter().any(|word| word.start <= at && at < word.end);
        match marks.last_mut() {
            Some(last) if marked && last.end == start => last.end = out.len(),
            _ if marked && !blank => marks.push(Span::new(start, out.len())),
            _ => {}
        }
    }
    let end = out.trim_end().len();
    out.truncate(end);
    for mark in &mut marks {
        *mark = mark.trim(&out);
    }
    // Where all decides, nothing stands out.
    let marked: usize = marks.iter().map(|mark| mark.len()).sum();
    if marked >= out.trim_end_matches('.').len() {
        marks.clear();
    }
    (out, marks)
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
        let Some(panel) = panel(&note, &snapshot, &findings, at, Locale::En) else { return "nothing".to_owned() };
        let mut out = format!("«{}» {:?}: {}\n", panel.span.of(&note.text), panel.verdict, panel.told);
        for (kind, stand, words) in panel.facets {
            let _ = writeln!(out, "- {} {stand:?}: {words}", kind.name());
        }
        for passage in panel.passages {
            let mut text = passage.text.clone();
            for mark in passage.decisive.iter().rev() {
                text.insert(mark.end, ']');
                text.insert(mark.start, '[');
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
    fn what_stands_on_several_lines_is_marked_on_one() {
        let text = "Un  deux\n trois quatre. ";
        let words = [Span::new(0, 2), Span::new(4, 15)];
        let (line, marks) = on_one_line(text, Span::new(0, text.len()), &words);
        assert_eq!(line, "Un deux trois quatre.");
        assert_eq!(marks.iter().map(|mark| mark.of(&line)).collect::<Vec<_>>(), ["Un", "deux trois"]);
    }

    #[test]
    fn of_a_blank_nothing_is_told() {
        assert_eq!(told("A.\n\n|\n\nB.\n"), "nothing");
        assert_eq!(told("---\nsourcier: off\n---\n\nMarc Le G|off.\n"), "nothing");
    }
}
