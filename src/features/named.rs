//! The names of a note, and whom each means.

use super::profile::Sense;
use crate::check::{Subject, is_signature, languages};
use crate::index::Snapshot;
use crate::index::entities::EntityNo;
use crate::notes::Note;
use crate::reading::names::key;
use crate::reading::{self, Context, Mention, NameKind, Reading};
use crate::text::{self, Span};
use std::collections::HashMap;
use std::sync::Arc;

/// A name where a note writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its bytes in the note.
    pub span: Span,
    /// The number of its block.
    pub block: usize,
    /// The name as the prose has it, without markup.
    pub form: String,
    /// The fullest form of that name in its block of the note: what it is short for.
    pub full: String,
    pub kind: NameKind,
    /// Whom of the corpus it means; none where the corpus knows nobody of that name, or several.
    pub entity: Option<EntityNo>,
    /// How sure that is.
    pub meant: Meant,
    /// As what a capital is meant.
    pub sense: Sense,
    /// Whether the note tells a role beside it.
    pub has_role: bool,
    /// Whether it is part of words that are somebody else's: a quotation, a block quote. A name that is all that stands between
    /// the marks is the note's own, and so is the line under a block quote that says whose it is.
    pub quoted: bool,
    /// Whether it is part of an address or a tag that stands as text.
    pub in_address: bool,
}

/// How sure it is whom a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    Surely,
    /// Several of the corpus are called so, and this one mostly.
    Likely,
}

/// Whom a name of a note means, as far as that can be told.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Who {
    Known(EntityNo),
    /// Nobody of the corpus: whoever is written so. A [`key`].
    Written(String),
}

impl Named {
    #[must_use]
    pub fn who(&self) -> Who {
        self.entity.map_or_else(|| Who::Written(key(&self.form)), Who::Known)
    }
}

/// The names of a note that is read already, in the order of its blocks.
pub fn of_subject(subject: &Subject) -> Vec<Named> {
    collect(subject.note, subject.snapshot, |block| Arc::clone(&subject.readings[block]))
}

/// The same of any note, kept by its text as long as the snapshot lives: whoever looks through all notes of a workspace comes again.
pub fn of_note(note: &Note, snapshot: &Snapshot) -> Arc<Vec<Named>> {
    snapshot.memo().get(&note.text, || {
        let whole = languages::of_note(note);
        // Names do not depend on the day from which a note counts.
        collect(note, snapshot, |number| {
            let block = &note.blocks[number];
            let language = Some(languages::of_block(block, whole));
            let context = Context { language, date: None, gazetteer: Some(snapshot.gazetteer()) };
            Arc::new(reading::read(&block.prose.text, &context))
        })
    })
}

/// The name at `offset`: one that the offset touches.
pub fn at(names: &[Named], offset: usize) -> Option<&Named> {
    names.iter().find(|name| name.span.touches(offset))
}

fn collect(note: &Note, snapshot: &Snapshot, reading_of: impl Fn(usize) -> Arc<Reading>) -> Vec<Named> {
    let mut out = Vec::new();
    let mut likely = Vec::new();
    if note.front_matter.off {
        return out;
    }
    for (number, block) in note.blocks.iter().enumerate() {
        let reading = reading_of(number);
        let prose = &block.prose.text;
        let others = |name: &Mention| {
            let quoted = |q: &reading::Quotation| q.inner.contains(name.span) && (q.inner != name.span || !q.closed);
            let theirs = block.quoted.is_some() && !is_signature(prose);
            theirs || reading.quotations.iter().any(quoted)
        };
        for name in &reading.names {
            let written = name.span.of(prose);
            // « M. Hollande » is no land, « le paquebot Jeanne Morel » not she.
            let fits = |entity: &EntityNo| {
                let known = snapshot.entities().get(*entity).map(|known| known.kind);
                !matches!(
                    (name.kind, known),
                    (NameKind::Person, Some(NameKind::Place)) | (NameKind::Work, Some(NameKind::Person))
                )
            };
            let entity = resolve(snapshot, &name.full, written).filter(fits);
            likely.push(match name.kind {
                NameKind::Person | NameKind::Unknown if entity.is_none() => snapshot.entities().prevailing(written),
                _ => None,
            });
            let known = entity.and_then(|entity| snapshot.entities().get(entity));
            out.push(Named {
                span: block.prose.span_to_note(name.span),
                block: number,
                full: name.full.split_whitespace().collect::<Vec<_>>().join(" "),
                form: written.split_whitespace().collect::<Vec<_>>().join(" "),
                kind: known.map_or(name.kind, |known| known.kind),
                entity,
                meant: Meant::Surely,
                sense: Sense::of(prose, name.span, reading.language),
                has_role: name.role.is_some(),
                quoted: others(name),
                in_address: in_address(prose, name.span),
            });
        }
    }
    settle_short(&mut out);
    // Whom the note does not name in full is whom the corpus mostly calls so.
    for (name, likely) in out.iter_mut().zip(likely) {
        if let (None, Some(entity)) = (name.entity, likely) {
            name.entity = Some(entity);
            name.kind = NameKind::Person;
            name.meant = Meant::Likely;
        }
    }
    out
}

/// Whom a form means in the whole corpus: by its fullest form in its text, else as it stands.
fn resolve(snapshot: &Snapshot, full: &str, written: &str) -> Option<EntityNo> {
    let entities = snapshot.entities();
    entities.resolve(full, None).or_else(|| entities.resolve(written, None))
}

/// A family name that several of the corpus bear means the one of them whom the note names in full, where it names one.
fn settle_short(names: &mut [Named]) {
    let mut bearers: HashMap<String, Option<EntityNo>> = HashMap::new();
    for name in names.iter().filter(|name| name.kind == NameKind::Person) {
        let (key, Some(entity)) = (key(&name.form), name.entity) else { continue };
        if let Some((_, family)) = key.rsplit_once(' ') {
            let bearer = bearers.entry(family.to_owned()).or_insert(Some(entity));
            if *bearer != Some(entity) {
                *bearer = None;
            }
        }
    }
    for name in names.iter_mut().filter(|name| name.entity.is_none()) {
        if let Some(Some(entity)) = bearers.get(&key(&name.form)) {
            name.entity = Some(*entity);
            name.kind = NameKind::Person;
        }
    }
}

/// Whether `span` is part of a web or mail address that stands as text, or of a tag: `#Delmas`.
fn in_address(prose: &str, span: Span) -> bool {
    let start = prose[..span.start].rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let end = prose[span.end..].find(char::is_whitespace).map_or(prose.len(), |at| span.end + at);
    let run = prose.get(start..end).unwrap_or("");
    run.contains("://") || run.contains('@') || run.starts_with('#') || text::fold(run).contains("www.")
}
