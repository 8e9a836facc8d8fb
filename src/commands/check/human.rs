//! What people read.

use super::{Judged, Tally, drawing};
use crate::commands::corpus::counted;
use crate::config::Level;
use crate::wording::{Locale, say};
use annotate_snippets::Renderer;
use std::io::{self, Write};

/// Draws findings as they come.
pub struct Human {
    renderer: Renderer,
    locale: Locale,
}

impl Human {
    /// `width` is how many columns a line may take.
    pub fn new(colours: bool, width: usize, locale: Locale) -> Self {
        let renderer = if colours { Renderer::styled() } else { Renderer::plain() };
        Self { renderer: renderer.term_width(width), locale }
    }

    /// The language that it speaks.
    pub const fn locale(&self) -> Locale {
        self.locale
    }

    /// Prints the findings of a note.
    pub fn note(&self, out: &mut impl Write, judged: &Judged) -> io::Result<()> {
        let lines = crate::text::LineIndex::new(&judged.note.text);
        for drawn in &judged.findings {
            let drawing = drawing::Drawing::new(judged, &lines, drawn, self.locale);
            writeln!(out, "{}\n", self.renderer.render(&[drawing.group()]))?;
        }
        Ok(())
    }
}

/// Prints the last line.
pub fn summary(out: &mut impl Write, tally: &Tally, locale: Locale) -> io::Result<()> {
    let total: usize = tally.findings.iter().sum();
    let notes = say!(locale, "notes", count = tally.notes);
    let articles = counted(tally.articles, locale);
    write!(out, "{}", say!(locale, "checked", notes = notes, articles = articles, findings = findings(total, locale)))?;
    let levels: Vec<String> = Level::ALL
        .iter()
        .zip(tally.findings)
        .filter(|&(_, n)| n > 0)
        .map(|(level, n)| say!(locale, "of-level", level = level.name(), count = n))
        .collect();
    if !levels.is_empty() {
        write!(out, " ({})", levels.join(", "))?;
    }
    writeln!(out)
}

/// "no findings", "1 finding", "12 findings".
pub fn findings(n: usize, locale: Locale) -> String {
    say!(locale, "findings", count = n)
}
