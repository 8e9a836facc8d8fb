//! `sourcier quote`.

use super::check::source::{Excerpt, excerpt};
use super::{Format, corpus, terminal};
use crate::check::{Evidence, QuoteMatch, match_quotation, translation_of};
use crate::features::{self, Origin, Saying};
use crate::index::Snapshot;
use crate::reading::times::When;
use crate::text::{Span, short, words};
use crate::wording::{Locale, say};
use annotate_snippets::{AnnotationKind, Group, Level, Origin as At, Renderer, Snippet};
use anyhow::{anyhow, bail};
use serde::Serialize;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// What the command takes.
#[derive(Debug, clap::Args)]
#[command(about = "help-quote", after_help = "help-quote-ends")]
pub struct Arguments {
    #[arg(allow_hyphen_values = true, value_name = "value-words", help = "help-quote-words")]
    words: String,
    #[arg(long, value_enum, default_value_t = Format::Human, value_name = "value-format", help = "help-format")]
    format: Format,
}

#[derive(Serialize)]
struct Line<'a> {
    status: Status,
    /// The passage that has the words, or nearly them; null for an unknown quotation.
    #[serde(flatten)]
    passage: Option<Passage<'a>>,
    speaker: Option<&'a str>,
    role: Option<&'a str>,
    /// When, where and through whom it was said, as the article tells.
    said: Said<'a>,
    /// When the article came out: ISO 8601.
    date: Option<String>,
    /// The quotation in the source's words, where it was altered.
    correct: Option<&'a str>,
    differences: Vec<Difference<'a>>,
    /// Other places of the same words, the earliest article first.
    others: Vec<Passage<'a>>,
    /// For an unknown quotation: the passage that comes nearest.
    nearest: Option<Passage<'a>>,
    /// For an unknown quotation: the passage in the other language that it perhaps translates. `speaker`, `said` and `date` are then of it.
    translation: Option<Passage<'a>>,
}

#[derive(Default, Serialize)]
struct Said<'a> {
    /// In the article's words: « mardi ».
    when: Option<&'a str>,
    /// The days that this means: ISO 8601.
    day: Option<String>,
    /// In the article's words: « lors d’une conférence de presse ».
    place: Option<&'a str>,
    /// Who passes it on, the one next to the speaker first: the paper that cites the speaker, the agency that cites the paper.
    through: &'a [String],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Status {
    Verbatim,
    Altered,
    Unknown,
}

#[derive(Serialize)]
struct Passage<'a> {
    /// The path relative to its corpus folder.
    article: &'a str,
    /// From 1, in the original file.
    line: usize,
    /// The words' first byte in the article's text, and the one behind their last.
    bytes: [usize; 2],
    text: String,
}

#[derive(Serialize)]
struct Difference<'a> {
    /// Nothing where words were left out.
    quoted: &'a str,
    /// Nothing where words were added.
    source: &'a str,
}

/// The most words that are compared; a quotation that goes on is judged by its beginning.
const COMPARED: usize = crate::check::LONGEST_QUOTATION;
/// Differences and other places that are told to people, and the most characters of a side.
const SHOWN: usize = 8;
const WORDS: usize = 200;

/// Runs the command.
pub fn run(arguments: &Arguments, locale: Locale) -> anyhow::Result<ExitCode> {
    let mut quoted = arguments.words.clone();
    if quoted == "-" {
        let bytes = terminal::standard_input().map_err(|error| anyhow!(terminal::unreadable("-", &error, locale)))?;
        quoted = String::from_utf8(bytes).map_err(|_| anyhow!(say!(locale, "input-not-utf-8")))?;
    }
    let count = words(&quoted).len();
    if count == 0 {
        bail!(say!(locale, "quote-no-words"));
    }
    let (current, config) = corpus::here(locale)?;
    let Some(snapshot) = corpus::load(&config, &current, false, locale) else {
        return Ok(ExitCode::from(super::COULD_NOT_RUN));
    };
    if count > COMPARED {
        terminal::say(say!(locale, "quote-too-long", count = count, most = COMPARED));
    }
    let found = match_quotation(&quoted, &snapshot, &[]);
    let translation = match &found {
        QuoteMatch::Unknown { .. } => translation_of(&quoted, None, &snapshot),
        _ => None,
    };
    let places = match translation {
        Some(place) => vec![place],
        None => features::sources(&snapshot, &found, &quoted),
    };
    let found = Found { found: &found, translated: translation.is_some() };
    let mut out = io::BufWriter::new(io::stdout().lock());
    match arguments.format {
        Format::Human => human(&mut out, &snapshot, found, &places, &current, locale)?,
        Format::Json => json(&mut out, &snapshot, found, &places)?,
    }
    out.flush()?;
    Ok(if found.status() == Status::Verbatim { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What was found, and whether what is shown is perhaps what the words translate.
#[derive(Clone, Copy)]
struct Found<'a> {
    found: &'a QuoteMatch,
    translated: bool,
}

impl Found<'_> {
    const fn status(self) -> Status {
        match self.found {
            QuoteMatch::Verbatim(_) => Status::Verbatim,
            QuoteMatch::Altered(_) => Status::Altered,
            QuoteMatch::Unknown { .. } => Status::Unknown,
        }
    }
}

fn human(
    out: &mut impl Write,
    snapshot: &Snapshot,
    found: Found,
    places: &[Evidence],
    current: &Path,
    locale: Locale,
) -> io::Result<()> {
    let renderer = if terminal::colours() { Renderer::styled() } else { Renderer::plain() };
    let origins = features::origins(snapshot, places);
    let drawn = origins.split_first().and_then(|(first, others)| {
        Some(Drawing::new((snapshot, current, locale), found, &Saying::of(snapshot, first.place)?, first, others))
    });
    match drawn {
        Some(drawing) => writeln!(out, "{}", renderer.term_width(terminal::width()).render(&[drawing.group()])),
        None => writeln!(out, "{}", say!(locale, "quote-nowhere")),
    }
}

/// All the texts of a drawing.
struct Drawing {
    title: String,
    status: Status,
    /// The word for it.
    named: String,
    path: String,
    excerpt: Excerpt,
    notes: Vec<String>,
}

impl Drawing {
    fn new(
        (snapshot, current, locale): (&Snapshot, &Path, Locale),
        found: Found,
        saying: &Saying,
        first: &Origin,
        others: &[Origin],
    ) -> Self {
        let article = &saying.stored.article;
        let mut facts: Vec<String> = Vec::new();
        let mut notes = Vec::new();
        if let Some(speaker) = &saying.speaker {
            let role = speaker.role.as_ref().map(|role| format!(", {}", short(role, WORDS))).unwrap_or_default();
            facts.push(format!("{}{role}", short(&speaker.name, WORDS)));
        }
        facts.extend(article.date.as_ref().map(|date| date.value.describe(locale.language())));
        facts.extend(article.publisher.as_ref().map(|publisher| short(&publisher.value, WORDS).into_owned()));
        let told = &saying.told;
        let circumstances = told.said(locale.language());
        notes.extend(circumstances.map(|said| say!(locale, "quote-said", circumstances = short(&said, WORDS))));
        let through = features::cited(told.through.iter().map(|who| short(who, WORDS).into_owned()), locale);
        notes.extend(through.map(|who| say!(locale, "quote-through", who = who)));
        let said = facts.join(" · ");
        let said = if said.is_empty() { say!(locale, "quote-nobody") } else { said };
        if let QuoteMatch::Altered(alteration) = found.found {
            let told = alteration.differences.iter().take(SHOWN);
            notes.extend(told.map(|crate::check::Difference { quoted, source, .. }| {
                match (quoted.is_empty(), source.is_empty()) {
                    (true, _) => say!(locale, "altered-quote-missing", source = short(source, WORDS)),
                    (_, true) => say!(locale, "altered-quote-added", quoted = short(quoted, WORDS)),
                    _ => {
                        say!(
                            locale,
                            "altered-quote-changed",
                            quoted = short(quoted, WORDS),
                            source = short(source, WORDS)
                        )
                    }
                }
            }));
            let more = more(alteration.differences.len());
            notes.extend(more.map(|more| say!(locale, "more-differences", count = more)));
        }
        let at = |place: &Evidence| {
            let stored = snapshot.article(place.article)?;
            Some(format!("{}:{}", terminal::shown(&stored.path, current), stored.lines.line(place.span.start) + 1))
        };
        let listed = |places: &[Evidence]| -> Option<String> {
            let mut named: Vec<String> = places.iter().take(SHOWN).filter_map(at).collect();
            named.extend(more(places.len()).map(|more| say!(locale, "more-articles", count = more)));
            (!named.is_empty()).then(|| named.join(", "))
        };
        notes.extend(listed(&first.copies).map(|places| say!(locale, "quote-same-report", places = places)));
        let others: Vec<Evidence> = others.iter().map(|origin| origin.place).collect();
        notes.extend(listed(&others).map(|places| say!(locale, "card-also-in", places = places)));
        let status = found.status();
        let (named, title) = match status {
            Status::Verbatim => (say!(locale, "word-for-word"), said),
            Status::Altered => (say!(locale, "quote-altered"), said),
            Status::Unknown if found.translated => (say!(locale, "quote-translated"), said),
            Status::Unknown => (say!(locale, "quote-unknown"), say!(locale, "quote-nearest")),
        };
        Self {
            title: terminal::one_line(&title).into_owned(),
            status,
            named,
            path: terminal::harmless(&terminal::shown(&saying.stored.path, current)).into_owned(),
            excerpt: excerpt(&article.text, &saying.stored.lines, saying.place.span),
            notes: notes.iter().map(|note| terminal::one_line(note).into_owned()).collect(),
        }
    }

    fn group(&self) -> Group<'_> {
        let level = if self.status == Status::Verbatim { Level::INFO } else { Level::WARNING };
        let level = level.with_name(self.named.as_str());
        let excerpt = &self.excerpt;
        let mark = AnnotationKind::Primary.span(excerpt.marked.clone());
        let snippet = Snippet::source(excerpt.text.as_str()).line_start(excerpt.line).annotation(mark);
        let mut group = Group::with_title(level.primary_title(self.title.as_str()));
        group = if excerpt.cut {
            let at = At::path(self.path.as_str()).line(excerpt.line).char_column(excerpt.column);
            group.element(at).element(snippet)
        } else {
            group.element(snippet.path(self.path.as_str()))
        };
        for note in &self.notes {
            group = group.element(Level::NOTE.no_name().message(note.as_str()));
        }
        group
    }
}

/// How many more there are than are told.
fn more(all: usize) -> Option<usize> {
    let more = all.saturating_sub(SHOWN);
    (more > 0).then_some(more)
}

fn json(out: &mut impl Write, snapshot: &Snapshot, found: Found, places: &[Evidence]) -> anyhow::Result<()> {
    let passage = |place: &Evidence| {
        let stored = snapshot.article(place.article)?;
        let Span { start, end } = place.span;
        Some(Passage {
            article: &snapshot.cards().get(place.article as usize)?.id,
            line: stored.lines.line(start) + 1,
            bytes: [start, end],
            text: place.span.of(&stored.article.text).to_owned(),
        })
    };
    let status = found.status();
    let (first, others) = places.split_first().map_or((None, places), |(first, others)| (Some(first), others));
    let known = first.filter(|_| status != Status::Unknown);
    let saying = first.filter(|_| found.translated).or(known).and_then(|place| Saying::of(snapshot, *place));
    let speaker = saying.as_ref().and_then(|saying| saying.speaker.as_ref());
    let date = saying.as_ref().and_then(|saying| saying.stored.article.date.as_ref());
    let told = saying.as_ref().map(|saying| &saying.told);
    let alteration = if let QuoteMatch::Altered(alteration) = found.found { Some(alteration) } else { None };
    let differences = alteration.map(|alteration| alteration.differences.as_slice()).unwrap_or_default();
    let line = Line {
        status,
        passage: known.and_then(passage),
        speaker: speaker.map(|speaker| speaker.name.as_str()),
        role: speaker.and_then(|speaker| speaker.role.as_deref()),
        said: told.map_or_else(Said::default, |told| Said {
            when: told.time.as_deref(),
            day: told.day.and_then(When::iso),
            place: told.place.as_deref(),
            through: &told.through,
        }),
        date: date.map(|date| date.value.iso()),
        correct: alteration.map(|alteration| alteration.corrected.as_str()),
        differences: differences.iter().map(|told| Difference { quoted: &told.quoted, source: &told.source }).collect(),
        others: others.iter().filter_map(passage).collect(),
        nearest: first.filter(|_| status == Status::Unknown && !found.translated).and_then(passage),
        translation: first.filter(|_| found.translated).and_then(passage),
    };
    writeln!(out, "{}", terminal::harmless_json(&serde_json::to_string(&line)?))?;
    Ok(())
}
