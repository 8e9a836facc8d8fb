//! Articles that print one report.

use crate::check::Evidence;
use crate::index::{Snapshot, StoredArticle};
use crate::text::{self, Span};
use rustc_hash::FxHashSet;

/// Two reports that share this much of the words around a quotation, counted by the shorter one's, were written once: papers cut and
/// retouch what an agency sends, and hardly rewrite it.
const COPY: f32 = 0.8;
/// Where fewer words than this stand around the quotation in its sentence, its paragraph is compared.
const ENOUGH: usize = 5;

/// One report of some words: the article that is shown for it, and those that print it too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The first of its sources, in the order given.
    pub place: Evidence,
    /// The others.
    pub copies: Vec<Evidence>,
}

/// Sources of a quotation by origin, in the order given. Wire copy is printed by many: nearly the same words around the quotation,
/// who said it included, were written once. Two who quote one speech each in their own words are two.
#[must_use]
pub fn origins(snapshot: &Snapshot, sources: &[Evidence]) -> Vec<Origin> {
    let mut known: Vec<(Around, Origin)> = Vec::new();
    for &place in sources {
        let Some(stored) = snapshot.article(place.article) else { continue };
        let around = Around::of(&stored, place.span);
        match known.iter_mut().find(|(told, origin)| origin.place.article != place.article && told.copies(&around)) {
            Some((_, origin)) => origin.copies.push(place),
            None => known.push((around, Origin { place, copies: Vec::new() })),
        }
    }
    known.into_iter().map(|(_, origin)| origin).collect()
}

/// The words that an article has around a quotation.
struct Around {
    sentence: FxHashSet<String>,
    paragraph: FxHashSet<String>,
}

impl Around {
    fn of(stored: &StoredArticle, quoted: Span) -> Self {
        let text = &stored.article.text;
        let without = |whole: Span| {
            let [before, after] = [(whole.start, quoted.start), (quoted.end, whole.end)]
                .map(|(start, end)| Span::new(start, end.max(start)));
            let words = text::words(before.of(text)).into_iter().chain(text::words(after.of(text)));
            words.map(|word| word.folded).collect()
        };
        let blocks = stored.article.blocks.iter().map(|block| block.span);
        let block = { blocks }.find(|block| block.overlaps(quoted)).unwrap_or(quoted);
        Self { sentence: without(stored.sentence(quoted)), paragraph: without(block.cover(quoted)) }
    }

    fn copies(&self, other: &Self) -> bool {
        let few = self.sentence.len().min(other.sentence.len()) < ENOUGH;
        let (one, two) = if few { (&self.paragraph, &other.paragraph) } else { (&self.sentence, &other.sentence) };
        let least = one.len().min(two.len());
        if least < ENOUGH {
            return one == two;
        }
        one.intersection(two).count() as f32 >= COPY * least as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{QuoteMatch, match_quotation};
    use crate::corpus::Article;
    use std::collections::BTreeMap;

    const QUOTED: &str = "le quai neuf tiendra trente ans, et le port sera sûr";

    /// How many origins these articles are, and how many print the first.
    fn counted(articles: &[&str]) -> (usize, usize) {
        let article = |(n, told): (usize, &&str)| {
            let text =
                format!("---\ndate: 2024-03-{:02}\n---\n{}\n", n + 10, told.replace('@', &format!("« {QUOTED} »")));
            (format!("/corpus/{n}.md").into(), Article::parse(&format!("{n}.md"), text))
        };
        let snapshot = Snapshot::in_memory(articles.iter().enumerate().map(article).collect(), &BTreeMap::new());
        let QuoteMatch::Verbatim(places) = match_quotation(QUOTED, &snapshot, &[]) else { panic!("not found") };
        assert_eq!(places.len(), articles.len());
        let found = origins(&snapshot, &places);
        (found.len(), found[0].copies.len())
    }

    #[test]
    fn a_retouched_copy_is_of_one_origin() {
        let wire =
            "Devant le conseil réuni mardi, la maire d’Orveille, Odile Kermarrec, a promis que @, a rapporté l’agence.";
        let cut = "Devant le conseil réuni hier, la maire d’Orveille, Odile Kermarrec, a promis que @.";
        assert_eq!(counted(&[wire, wire, cut]), (1, 2));
    }

    #[test]
    fn two_who_heard_one_speech_are_two() {
        let one = "Devant le conseil réuni mardi, la maire d’Orveille, Odile Kermarrec, a promis que @.";
        let two = "Interrogée par nos soins sur le chantier, l’élue assure sans détour que @, malgré les retards.";
        assert_eq!(counted(&[one, two]), (2, 0));
    }

    #[test]
    fn where_the_sentence_is_the_quotation_its_paragraph_tells() {
        let one = "La maire d’Orveille, Odile Kermarrec, a parlé mardi devant le conseil réuni. @.";
        let two = "Le chantier avance, nous écrit Paul Hardy, un riverain du port, fort content. @.";
        assert_eq!(counted(&[one, one]), (1, 1));
        assert_eq!(counted(&[one, two]), (2, 0));
    }
}
