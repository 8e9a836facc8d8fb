//! Words between quotation marks, and who said them.
//!
//! A mark left open closes with its paragraph, so that it harms no other. A quotation inside another is part of it.

mod marks;
mod speakers;

use super::names::Mention;
use crate::lexicon::Language;
use crate::text::{self, Span};
use serde::{Deserialize, Serialize};
use speakers::Attribution;
pub use speakers::is_cue;

/// Who said it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// Where the speaker stands in the text.
    pub span: Span,
    /// The full name, where the speaker is named; else the words that stand for one: « un responsable sud-coréen ».
    pub name: String,
    /// Whether `name` is a proper name.
    pub named: bool,
}

/// Words between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotation {
    /// With its marks.
    pub span: Span,
    /// Without marks and the blanks inside them.
    pub inner: Span,
    /// Whether the closing mark is there; one that a paragraph's end closes is not.
    pub closed: bool,
    pub speaker: Option<Speaker>,
    /// The words that say that something is said: « a déclaré », "according to".
    pub cue: Option<Span>,
}

/// The quotations of `text`, in order.
#[must_use]
pub fn find(text: &str, sentences: &[Span], language: Language, names: &[Mention]) -> Vec<Quotation> {
    let mut out = Vec::new();
    for paragraph in text::paragraphs(text) {
        marks::find(text, paragraph, &mut out);
    }
    let mut attribution = Attribution::new(text, sentences, language, names, &out);
    let mut from = 0;
    for paragraph in text::paragraphs(text) {
        let to = out.partition_point(|quotation| quotation.span.start < paragraph.end);
        attribution.paragraph(paragraph, &mut out[from..to]);
        from = to;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::names::NameKind;
    use proptest::prelude::*;

    fn read(text: &str, language: Language, names: &[Mention]) -> Vec<Quotation> {
        find(text, &text::sentences(text), language, names)
    }

    fn inner(text: &str) -> Vec<&str> {
        read(text, Language::French, &[]).into_iter().map(|q| q.inner.of(text)).collect()
    }

    #[test]
    fn every_kind_of_mark() {
        assert_eq!(inner("« a b » “c d” \"e f\" „g h“ ‘i j’ ‹k l›"), ["a b", "c d", "e f", "g h", "i j", "k l"]);
        assert_eq!(inner("L'eau d'ici n'a rien d'« étrange »"), ["étrange"]);
        assert_eq!(inner("dit 'les eaux montent' hier"), ["les eaux montent"]);
        assert_eq!(inner("rock 'n' roll, the boys' coats"), Vec::<&str>::new());
    }

    #[test]
    fn nested_marks_belong_to_the_outer() {
        assert_eq!(inner("« il a dit “non” hier »"), ["il a dit “non” hier"]);
        assert_eq!(inner("« a « b » c » d"), ["a « b » c"]);
    }

    #[test]
    fn an_open_mark_harms_its_paragraph_alone() {
        let text = "« jamais fermé.\n\nUn « mot » ici.";
        let found = read(text, Language::French, &[]);
        assert_eq!(found.iter().map(|q| q.closed).collect::<Vec<_>>(), [false, true]);
    }

    fn person(text: &str, name: &str) -> Mention {
        let at = text.find(name).expect("name");
        let span = Span::new(at, at + name.len());
        Mention { span, kind: NameKind::Person, role: None, full: name.to_owned() }
    }

    #[test]
    fn speakers_before_and_after() {
        let text = "« La mer monte », a déclaré Anne Morel. « Nous le savons tous depuis longtemps. »";
        let found = read(text, Language::French, &[person(text, "Anne Morel")]);
        let names: Vec<_> = found.iter().map(|q| q.speaker.as_ref().map(|s| s.name.as_str())).collect();
        assert_eq!(names, [Some("Anne Morel"), Some("Anne Morel")]);
        let text = "Selon Anne Morel, « la mer monte ».";
        let found = read(text, Language::French, &[person(text, "Anne Morel")]);
        assert_eq!(found[0].speaker.as_ref().map(|s| s.name.as_str()), Some("Anne Morel"));
        let text = "\"We left at dawn,\" said an officer of the port.";
        let found = read(text, Language::English, &[]);
        assert_eq!(
            found[0].speaker.as_ref().map(|s| (s.name.as_str(), s.named)),
            Some(("an officer of the port", false))
        );
    }

    #[test]
    fn pronouns_mean_whom_the_text_is_about() {
        let text = "Anne Morel a quitté le port. « Nous partirons tous demain matin », a-t-elle dit à l’Agence.";
        let agency = Mention { kind: NameKind::Organisation, ..person(text, "Agence") };
        let found = read(text, Language::French, &[person(text, "Anne Morel"), agency]);
        assert_eq!(found[0].speaker.as_ref().map(|s| s.name.as_str()), Some("Anne Morel"));
    }

    #[test]
    fn an_office_means_who_holds_it() {
        let text =
            "Paul Hardy, ministre de la Mer, est venu. Anne Morel aussi. « Rien ne presse ici », a dit le ministre.";
        let mut hardy = person(text, "Paul Hardy");
        let role = text.find("ministre").expect("the role");
        hardy.role = Some(Span::new(role, role + "ministre de la Mer".len()));
        let found = read(text, Language::French, &[hardy, person(text, "Anne Morel")]);
        assert_eq!(found[0].speaker.as_ref().map(|s| s.name.as_str()), Some("Paul Hardy"));
    }

    proptest! {
        #[test]
        fn quotations_are_sorted_and_in_bounds(text in "[a-c «»“”\"'’‘\n.é]{0,60}") {
            let mut at = 0;
            for q in read(&text, Language::French, &[]) {
                prop_assert!(q.span.start >= at && q.span.contains(q.inner));
                prop_assert!(text.get(q.span.start..q.span.end).is_some() && !q.inner.is_empty());
                at = q.span.end;
            }
        }
    }
}
