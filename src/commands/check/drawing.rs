//! A finding drawn: the note's line with a caret, and below it the passages that tell otherwise.

use super::source::{Excerpt, excerpt};
use super::{Drawn, Judged};
use crate::commands::terminal::{harmless, one_line};
use crate::config::Level;
use crate::text::LineIndex;
use crate::wording::{Locale, say};
use annotate_snippets::{AnnotationKind, Group, Level as Title, Origin, Snippet};

/// So many passages are drawn; how many more there are is said.
const PASSAGES: usize = 3;

/// All the texts of a drawing.
pub struct Drawing {
    level: Level,
    /// The words for the level, for help, and for how many passages are not drawn.
    named: String,
    helping: String,
    code: &'static str,
    message: String,
    note: (String, Excerpt),
    passages: Vec<(String, Excerpt)>,
    more: Option<String>,
    help: Vec<String>,
}

impl Drawing {
    /// Draws a finding of a note whose lines are `lines`.
    pub fn new(judged: &Judged, lines: &LineIndex, drawn: &Drawn, locale: Locale) -> Self {
        let finding = &drawn.finding;
        let more = drawn.evidence.len().saturating_sub(PASSAGES);
        let passages = drawn.evidence.iter().take(PASSAGES).map(|passage| {
            let article = &passage.article;
            (harmless(&passage.shown).into_owned(), excerpt(&article.article.text, &article.lines, passage.span))
        });
        Self {
            level: finding.level,
            named: say!(locale, "level", level = finding.level.name()),
            helping: say!(locale, "help"),
            code: finding.rule.code,
            message: one_line(&finding.message.worded(locale)).into_owned(),
            note: (harmless(&judged.shown).into_owned(), excerpt(&judged.note.text, lines, finding.span)),
            passages: passages.collect(),
            more: (more > 0).then(|| say!(locale, "more-passages", count = more)),
            help: finding.fixes.iter().map(|fix| one_line(&fix.title.worded(locale)).into_owned()).collect(),
        }
    }

    /// What the renderer draws.
    pub fn group(&self) -> Group<'_> {
        let level = match self.level {
            Level::Error => Title::ERROR,
            Level::Warning => Title::WARNING,
            Level::Information => Title::INFO,
            Level::Hint | Level::Off => Title::NOTE,
        };
        let level = level.with_name(self.named.as_str());
        let mut group = Group::with_title(level.primary_title(self.message.as_str()).id(self.code));
        group = add(group, &self.note, AnnotationKind::Primary);
        for passage in &self.passages {
            group = add(group, passage, AnnotationKind::Context);
        }
        if let Some(more) = &self.more {
            group = group.element(Title::NOTE.message(more.as_str()));
        }
        for help in &self.help {
            group = group.element(Title::HELP.with_name(self.helping.as_str()).message(help.as_str()));
        }
        group
    }
}

fn add<'a>(group: Group<'a>, (path, excerpt): &'a (String, Excerpt), kind: AnnotationKind) -> Group<'a> {
    let mark = kind.span(excerpt.marked.clone());
    let snippet = Snippet::source(excerpt.text.as_str()).line_start(excerpt.line).annotation(mark);
    if excerpt.cut {
        // The renderer would count the column from the cut.
        let origin = Origin::path(path.as_str()).line(excerpt.line).char_column(excerpt.column);
        group.element(origin).element(snippet)
    } else {
        group.element(snippet.path(path.as_str()))
    }
}
