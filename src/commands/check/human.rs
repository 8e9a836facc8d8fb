//! What people read.

use super::{Judged, Tally, drawing};
use crate::commands::corpus::counted;
use crate::config::Level;
use crate::wording::Locale;
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
pub fn summary(out: &mut impl Write, tally: &Tally) -> io::Result<()> {
    let total: usize = tally.findings.iter().sum();
    write!(out, "{}, {}: {}", notes(tally.notes), counted(tally.articles), findings(total))?;
    let levels: Vec<String> = Level::ALL
        .iter()
        .zip(tally.findings)
        .filter(|&(_, n)| n > 0)
        .map(|(level, n)| match level {
            Level::Information => format!("{n} {}", level.name()),
            _ => count(n, level.name(), &format!("{}s", level.name())),
        })
        .collect();
    if !levels.is_empty() {
        write!(out, " ({})", levels.join(", "))?;
    }
    writeln!(out)
}

fn notes(n: usize) -> String {
    count(n, "note", "notes")
}

/// "no findings", "1 finding", "12 findings".
pub fn findings(n: usize) -> String {
    if n == 0 { String::from("no findings") } else { count(n, "finding", "findings") }
}

fn count(n: usize, one: &str, more: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { more })
}
