//! The right speaker in the place of the wrong one.

use super::named_here;
use crate::check::quotes::NoteQuote;
use crate::check::{Fix, Subject};
use crate::index::entities::EntityNo;
use crate::reading::names::{Fact, LORE};
use crate::text::{self, Joined, Span};
use crate::wording::message;

/// The right speaker's name where the sentence names the wrong one: with its title and office, which would be wrong beside another name.
pub fn fix(subject: &Subject, quote: &NoteQuote, right: EntityNo, name: &str) -> Option<Fix> {
    let named = named_here(subject, quote)?;
    let note = &subject.note.text;
    let language = subject.language_in(quote.block);
    let whole = quote.speaker.as_ref().and_then(|speaker| speaker.whole);
    let role = role(subject, quote, named);
    let place = match (whole, role) {
        (Some(whole), Some(role)) if role.start > named.start => whole.cover(role),
        // One that is told before the name must be of what goes.
        (Some(whole), Some(role)) if !whole.contains(role) => return None,
        (Some(whole), _) => whole,
        (None, Some(role)) if role.start < named.end => return None,
        (None, role) => role.map_or(named, |role| named.cover(role)),
    };
    let place = titled(subject, quote, place);
    if says_more(subject, quote, place) {
        return None;
    }
    let entities = subject.snapshot.entities();
    let written = subject
        .readings
        .iter()
        .zip(&subject.note.blocks)
        .flat_map(|(reading, block)| reading.names.iter().map(|mention| mention.span.of(&block.prose.text)));
    let known = written.filter(|form| entities.resolve(form, None) == Some(right)).max_by_key(|form| form.len());
    let name = known.unwrap_or(name).to_owned();
    if named.of(note) == name {
        return None;
    }
    let Joined { span, new, doubtful } = text::joined(note, apposed(note, place, named), &name, language);
    (!doubtful).then(|| Fix { title: message!("fix-attribute", name = &name), edits: vec![(span, new)] })
}

/// The office that the note tells beside the name.
fn role(subject: &Subject, quote: &NoteQuote, named: Span) -> Option<Span> {
    let names = &subject.readings[quote.block].names;
    let mention = names.iter().find(|name| subject.in_note(quote.block, name.span) == named)?;
    mention.role.map(|role| subject.in_note(quote.block, role))
}

/// With the « M. » or "Mrs" before it.
fn titled(subject: &Subject, quote: &NoteQuote, place: Span) -> Span {
    let before = &subject.note.text[..place.start];
    let last = before.trim_end().rsplit(|c: char| c.is_whitespace() || matches!(c, '’' | '\'')).next().unwrap_or("");
    let folded = text::fold(last.trim_end_matches('.'));
    let civil = !folded.is_empty() && LORE.facts(&folded, subject.language_in(quote.block)).has(Fact::Civil);
    let start = before.trim_end().len() - last.len();
    if civil { Span::new(start, place.end) } else { place }
}

/// Whether an office is told beside what goes that would stay: « l’avocat, … », « …, élu du port ».
fn says_more(subject: &Subject, quote: &NoteQuote, place: Span) -> bool {
    let language = subject.language_in(quote.block);
    let note = &subject.note.text;
    let office = |word: &text::Word| LORE.facts(&word.folded, language).has(Fact::Role);
    let before = note[..place.start].trim_end();
    let directly = text::words(before.rsplit(['\n', ',', '.', '»', '"', '”']).next().unwrap_or(""));
    let behind = note[place.end..].trim_start().strip_prefix(',').unwrap_or("");
    let aside = behind.split([',', '.', '\n', '«', '"', '“']).next().unwrap_or("");
    directly.last().is_some_and(office) || text::words(aside).iter().take(3).any(office)
}

/// With the comma that closes what stands between commas: « la maire, Anne Morel, a dit ».
fn apposed(note: &str, place: Span, named: Span) -> Span {
    let parted = note[place.start..named.start.max(place.start)].contains(',');
    let closed = parted && note[place.end..].starts_with(',');
    Span::new(place.start, place.end + usize::from(closed))
}

#[cfg(test)]
mod tests {
    use crate::check::{self, tests::snapshot_of};
    use crate::config::Config;
    use crate::notes::Note;
    use std::path::Path;

    const DYKE: &[(&str, &str)] = &[
        (
            "digue.txt",
            "La digue de Lanvezec\n\nLANVEZEC, 12 mars 2022 (Agence du Littoral) -- « La digue tiendra jusqu’au prochain hiver », \
             a déclaré Anne Morel, maire de Lanvezec.\n\n\
             « Le quai neuf sera payé par la région », a dit Paul Hardy, ministre de la Mer. Le pêcheur Yves Kerdraon, patron du \
             port, est venu.\n",
        ),
        (
            "dyke.txt",
            "The dyke of Lanvezec\n\nLANVEZEC, March 14, 2022 (Coast Agency) -- \"The dyke will hold until next winter,\" said Anne \
             Morel, the mayor of Lanvezec. The minister, Paul Hardy, was there.\n",
        ),
    ];

    /// The note with the first fix of its only finding, or without where it has none.
    fn mended(note: &str) -> String {
        let findings = check::check(&Note::parse(note), &snapshot_of(DYKE), &Config::default_for(Path::new("/")));
        assert_eq!(
            findings.iter().map(|finding| finding.rule.code).collect::<Vec<_>>(),
            ["misattributed-quote"],
            "{note}"
        );
        let mut out = note.to_owned();
        for (span, text) in findings[0].fixes.first().into_iter().flat_map(|fix| &fix.edits) {
            out.replace_range(span.start..span.end, text);
        }
        out
    }

    #[test]
    fn an_office_goes_with_the_name_beside_which_it_stands() {
        for (wrong, right) in [
            ("Le ministre Paul Hardy a déclaré : @.", "Anne Morel a déclaré : @."),
            ("Le ministre de la Mer, Paul Hardy, a déclaré : @.", "Anne Morel a déclaré : @."),
            ("@, a dit lundi l’ancien ministre de la Mer, Paul Hardy.", "@, a dit lundi Anne Morel."),
            ("@, a dit M. Hardy, ministre de la Mer, lundi.", "@, a dit Anne Morel, lundi."),
            ("@, a dit le pêcheur Yves Kerdraon, patron du port.", "@, a dit Anne Morel."),
            ("@, selon M. Hardy.", "@, selon Anne Morel."),
            ("De l’avis de Paul Hardy, @.", "De l’avis d’Anne Morel, @."),
        ] {
            let quoted = "« La digue tiendra jusqu’au prochain hiver »";
            assert_eq!(mended(&wrong.replace('@', quoted)), right.replace('@', quoted));
        }
        for (wrong, right) in [
            ("Minister Paul Hardy said @.", "Anne Morel said @."),
            ("@, said the minister, Paul Hardy, on Monday.", "@, said Anne Morel on Monday."),
            ("@, Mr. Paul Hardy said.", "@, Anne Morel said."),
        ] {
            let quoted = "“The dyke will hold until next winter”";
            assert_eq!(mended(&wrong.replace('@', quoted)), right.replace('@', quoted));
        }
    }

    #[test]
    fn where_an_office_would_stay_beside_the_name_nothing_is_offered() {
        for note in [
            "« La digue tiendra jusqu’au prochain hiver », a dit le ministre Paul Hardy, président du port.",
            "Aux yeux du ministre Paul Hardy, « la digue tiendra jusqu’au prochain hiver ».",
        ] {
            assert_eq!(mended(note), note);
        }
    }
}
