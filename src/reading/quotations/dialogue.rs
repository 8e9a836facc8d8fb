//! Speech after a dash that begins a line: « — Nous partons, dit la maire. » The same dash begins the points of a list and who signs; so it is
//! speech only where the writer says by a verb who speaks, in the line itself or with a colon in the line before.

use super::events::How;
use super::inserted::{self, Insertion};
use super::lexis::{LEXIS, Use};
use super::tokens::Source;
use super::{Kind, Quotation};
use crate::text::{self, Span};

/// The dashes that begin what somebody says.
const DASHES: [char; 3] = ['—', '–', '―'];
const SHORT: char = '–';
/// As many words of the line before are asked whether somebody speaks.
const BEFORE: usize = 40;

/// A line that a dash begins.
struct Line {
    /// The number of its paragraph.
    number: usize,
    /// What stands after the dash.
    words: Span,
    /// Where the writer says by a verb who speaks. « Selon la maire » may as well tell what she said in other words.
    insertions: Vec<Insertion>,
    /// Whether it asks, exclaims or has the one who speaks, or is spoken to, in it: « nous », "you".
    lively: bool,
}

impl Line {
    fn is_spoken(&self) -> bool {
        self.lively || !self.insertions.is_empty()
    }
}

/// Adds what is said after dashes to the quotations of a text, in order.
pub fn find(source: &Source, quotations: &mut Vec<Quotation>) {
    if !source.text.contains(DASHES) {
        return;
    }
    let paragraphs = text::paragraphs(source.text);
    let begun =
        paragraphs.iter().enumerate().filter_map(|(number, line)| Some((number, after_dash(source.text, *line)?)));
    let lines: Vec<Line> = begun.map(|(number, words)| read(source, number, words)).collect();
    for run in lines.chunk_by(|one, next| one.number + 1 == next.number) {
        let before = run[0].number.checked_sub(1).map(|before| paragraphs[before]);
        let led = run.len() == 1 && before.is_some_and(|before| is_led(source, before));
        // Points of a list stand between lines that nobody says.
        if !led && !run.iter().all(Line::is_spoken) {
            continue;
        }
        for line in run {
            let paragraph = paragraphs[line.number];
            let at = quotations.partition_point(|quotation| quotation.span.end <= paragraph.start);
            // Where marks stand too, they say what is said.
            let marked = quotations.get(at).is_some_and(|quotation| quotation.span.start < paragraph.end);
            // The short dash begins points of a list more often.
            let sure = line.lively || !paragraph.of(source.text).starts_with(SHORT);
            if !marked && sure && (led || !line.insertions.is_empty()) {
                quotations.insert(at, said(source, paragraph, line));
            }
        }
    }
}

fn read(source: &Source, number: usize, words: Span) -> Line {
    let whole = Quotation { span: words, inner: words, ..Quotation::new(Kind::Speech) };
    let mut insertions = inserted::find(source, &whole, 0, true);
    insertions.retain(|insertion| insertion.event.how != How::According);
    let said = text::words(words.of(source.text));
    let takes_part = |word: &text::Word| LEXIS.uses(&word.folded, source.language).has(Use::Participant);
    let lively = words.of(source.text).contains(['!', '?']) || said.iter().any(takes_part);
    Line { number, words, insertions, lively }
}

/// What a line says: what follows a full stop behind who speaks may be told by the writer.
fn said(source: &Source, paragraph: Span, line: &Line) -> Quotation {
    let last = line.insertions.iter().find(|insertion| ends(source.text, insertion, line.words));
    let end = last.map_or(line.words.end, |insertion| insertion.span.start);
    let inner = Span::new(line.words.start, end).trim(source.text);
    Quotation { span: Span::new(paragraph.start, inner.end), inner, ..Quotation::new(Kind::Speech) }
}

/// Whether a line begins as speech after a dash does: who it names as the speaker decides.
#[must_use]
pub fn may_hold(text: &str) -> bool {
    text.contains(DASHES) && text::paragraphs(text).iter().any(|line| after_dash(text, *line).is_some())
}

/// Whether a quotation is one that a dash begins.
pub fn begins(text: &str, quotation: &Quotation) -> bool {
    quotation.span.of(text).starts_with(DASHES)
}

/// What stands after the dash that begins a line, where that begins as a sentence does.
fn after_dash(text: &str, line: Span) -> Option<Span> {
    let rest = line.of(text).strip_prefix(DASHES)?;
    let words = rest.trim_start();
    let begins = words.len() < rest.len() && words.starts_with(char::is_uppercase);
    begins.then(|| Span::new(line.end - words.len(), line.end))
}

/// Whether a sentence ends with an insertion.
fn ends(text: &str, insertion: &Insertion, words: Span) -> bool {
    let after = Span::new(insertion.span.end, words.end).of(text).trim_start();
    after.is_empty() || after.starts_with(['.', '!', '?', '…'])
}

/// Whether a line ends with a colon, and says that somebody speaks.
fn is_led(source: &Source, line: Span) -> bool {
    let said = line.of(source.text);
    let words = text::words(said);
    let says = |word: &text::Word| LEXIS.uses(&word.folded, source.language).has(Use::Say);
    said.ends_with(':') && words.iter().rev().take(BEFORE).any(says)
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Language;
    use crate::reading::{self, Context};

    /// What is said in a text, and by whom.
    fn told(text: &str, language: Language) -> Vec<(String, String)> {
        let found = reading::read(text, &Context { language: Some(language), ..Context::default() });
        let speaker =
            |q: &reading::Quotation| q.speaker.as_ref().map_or("?".to_owned(), |speaker| speaker.name.clone());
        found.quotations.iter().map(|q| (q.inner.of(text).to_owned(), speaker(q))).collect()
    }

    fn is_said(language: Language, text: &str, expected: &[(&str, &str)]) {
        let expected: Vec<_> = expected.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        assert_eq!(told(text, language), expected, "{text}");
    }

    #[test]
    fn what_follows_a_dash_is_said_by_whom_the_line_names() {
        let fr = Language::French;
        is_said(
            fr,
            "— Le phare brillera encore demain, a lancé le gardien, Jean Le Bihan.\n– Nous ne partirons pas, dit Anne Morel, avant le \
             printemps.\n\n— Taisez-vous ! s’est écrié Paul Hardy. Puis il est sorti.\n",
            &[
                ("Le phare brillera encore demain", "Jean Le Bihan"),
                ("Nous ne partirons pas, dit Anne Morel, avant le printemps.", "Anne Morel"),
                ("Taisez-vous !", "Paul Hardy"),
            ],
        );
        is_said(
            fr,
            "Anne Morel a déclaré :\n— Le quai rouvrira lundi.\n",
            &[("Le quai rouvrira lundi.", "Anne Morel")],
        );
        let en = Language::English;
        is_said(
            en,
            "— The light will burn tomorrow, said the mayor, John Bean.\n\n– We are not leaving, Mary Holt said.\n",
            &[("The light will burn tomorrow", "John Bean"), ("We are not leaving", "Mary Holt")],
        );
    }

    #[test]
    fn other_dashes_begin_no_speech() {
        for text in [
            "— Anne Morel, maire de Lanvezec\n",
            "– Le quai rouvrira lundi, a annoncé Anne Morel.\n",
            "— Le quai rouvrira lundi, selon Anne Morel.\n",
            "— Le quai rouvrira lundi, a annoncé Anne Morel.\n— La digue sera relevée de deux mètres.\n",
            "Anne Morel a annoncé :\n\n— Un quai neuf.\n\n— Une digue relevée.\n",
            "Le phare — a dit Anne Morel — brillera.\n",
            "— « Nous partons », a dit Anne Morel.\n",
        ] {
            let dashed = told(text, Language::French).into_iter().filter(|(said, _)| said != "Nous partons");
            assert_eq!(dashed.collect::<Vec<_>>(), [], "{text}");
        }
    }
}
