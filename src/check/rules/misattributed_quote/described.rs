//! Words that a note gives to somebody of one country or service without a name, and the articles to somebody of another: « un
//! responsable sud-coréen », where a minister of Japan says so; « un porte-parole de l’armée », where one of the police does.

use super::{bodies, finding, services};
use crate::check::quotes::{NoteQuote, said_in};
use crate::check::{Evidence, Finding, Fix, Subject};
use crate::index::ArticleNo;
use crate::lexicon::Language;
use crate::reading::quotations::{governs, is_person};
use crate::reading::{NameKind, Quotation, Speaker, countries};
use crate::text::{self, Joined, Word};
use crate::wording::message;

/// The finding, where each source that tells who says it tells of somebody of another country or service.
pub fn misattributed(subject: &Subject, quote: &NoteQuote, sources: &[Evidence]) -> Option<Finding> {
    let claimed = quote.speaker.as_ref().filter(|speaker| !speaker.named && quote.cue)?;
    let language = subject.language_in(quote.block);
    let country = country(&claimed.name, language);
    let mut right: Option<(String, bool, Evidence)> = None;
    for source in bodies(subject, sources) {
        let Some(said) = said_in(subject.snapshot, source) else { continue };
        let Some(speaker) = said.speaker.as_ref() else { continue };
        let known = countries_of(subject, source.article, speaker).unwrap_or_default();
        let foreign = country.is_some_and(|country| !known.is_empty() && !known.contains(&country));
        let told_in = subject.snapshot.article(source.article)?.article.language;
        let apart = || !speaker.named && services::apart((&claimed.name, language), (&speaker.name, told_in));
        if !(foreign || apart()) || !is_beside(subject, source.article, &said, speaker) {
            return None;
        }
        right.get_or_insert((speaker.name.clone(), speaker.named, source));
    }
    let (name, named, source) = right?;
    let told_in = subject.snapshot.article(source.article)?.article.language;
    let mut finding = finding(subject, quote, claimed.span, (&name, &claimed.name), source);
    if named || told_in == language {
        let note = &subject.note.text;
        let Joined { span, new, doubtful } = text::joined(note, claimed.span, &name, language);
        let fix = Fix { title: message!("fix-attribute", name = &name), edits: vec![(span, new)] };
        finding.fixes.extend((!doubtful).then_some(fix));
    }
    Some(finding)
}

/// The one country whose people a description says somebody is of: « un haut responsable sud-coréen ». None where it tells of another
/// too, or where the word says what he is an expert of.
fn country(description: &str, language: Language) -> Option<&'static str> {
    let words = text::words(description);
    let (at, codes, used) = demonyms(&words).next()?;
    let [code] = codes else { return None };
    // « américano-coréen », "South American", « afro-américain »: not that people.
    let (from, to) = (words[at].span.start, words[at + used - 1].span.end);
    let compound = description[..from].ends_with('-')
        || description[to..].starts_with('-')
        || at > 1 && words[at - 1].span.of(description).starts_with(char::is_uppercase);
    let head = words.iter().position(|word| is_person(&word.folded, language))?;
    let between = &words[head.min(at)..head.max(at)];
    let other = named_in(&words).any(|other| other != *code);
    let told = !compound && !other && !between.iter().any(|word| governs(&word.folded, language));
    told.then_some(*code)
}

/// The demonyms among words: where each begins, what it may mean, and how many words it is.
fn demonyms(words: &[Word]) -> impl Iterator<Item = (usize, &'static [&'static str], usize)> {
    (0..words.len()).filter_map(|at| countries::demonym(&words[at..]).map(|(codes, used)| (at, codes, used)))
}

/// Every country that words name, or whose people.
fn named_in(words: &[Word]) -> impl Iterator<Item = &'static str> {
    let people = demonyms(words).flat_map(|(_, codes, _)| codes.iter().copied());
    people.chain((0..words.len()).filter_map(|at| countries::find(&words[at..]).map(|(code, _)| code)))
}

/// The countries that the corpus ties an article's speaker to; None where it is no person, or one that it does not know.
fn countries_of(subject: &Subject, article: ArticleNo, speaker: &Speaker) -> Option<Vec<&'static str>> {
    if !speaker.named {
        let stored = subject.snapshot.article(article)?;
        return country(&speaker.name, stored.article.language).map(|code| vec![code]);
    }
    let entities = subject.snapshot.entities();
    let person = entities.get(entities.resolve(&speaker.name, Some(article))?)?;
    let roles = person.roles.iter().flat_map(|(role, _)| named_in(&text::words(role)).collect::<Vec<_>>());
    (person.kind == NameKind::Person).then(|| roles.collect())
}

/// Whether an article says by a verb, in the paragraph of the quotation, who speaks.
fn is_beside(subject: &Subject, article: ArticleNo, said: &Quotation, speaker: &Speaker) -> bool {
    subject.snapshot.article(article).is_some_and(|stored| {
        let block = stored.article.blocks.iter().find(|block| block.span.overlaps(said.span));
        said.cue.is_some() && block.is_some_and(|block| block.span.contains(speaker.span))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{self, tests::snapshot_of};
    use crate::config::Config;
    use crate::notes::Note;
    use std::path::Path;

    #[test]
    fn whose_people_a_description_tells_of() {
        let french = |text| country(text, Language::French);
        assert_eq!(french("un responsable sud-coréen"), Some("KR"));
        assert_eq!(french("une haute diplomate américaine de la défense"), Some("US"));
        assert_eq!(french("deux diplomates norvégiens"), Some("NO"));
        for open in [
            "un responsable du port",
            "un responsable américano-coréen",
            "un diplomate sud-américain",
            "un expert de l’armée russe",
            "un responsable américain à Séoul",
            "un ministre congolais",
            "le journal norvégien",
            "la Norvège",
        ] {
            assert_eq!(french(open), None, "{open}");
        }
        let english = |text| country(text, Language::English);
        assert_eq!(english("a senior South Korean official"), Some("KR"));
        assert_eq!(english("an American officer"), Some("US"));
        assert_eq!(english("a South American official"), None);
        assert_eq!(english("an expert on the Norwegian army"), None);
    }

    const STRAIT: &[(&str, &str)] = &[(
        "detroit.txt",
        "Le détroit rouvre\n\nLANVEZEC, 12 mars 2022 (Agence du Littoral) -- « Le détroit sera rouvert avant la fin du mois », a \
         déclaré le ministre norvégien de la Mer, Lars Brekke.\n\n\
         « Nos navires resteront au port tout l’hiver », a dit un amiral danois.\n\n\
         « Les pêcheurs attendront encore un peu », a dit Anne Morel, patronne du port.\n\n\
         « Nos vedettes ont saisi toute la cargaison », a indiqué un responsable russe des douanes.\n\n\
         « Nos hommes ont cherché toute la nuit », a dit un porte-parole de la police.\n",
    )];

    /// What is said of a note, and the note with the first fix.
    fn told(note: &str) -> Option<(String, String)> {
        let findings = check::check(&Note::parse(note), &snapshot_of(STRAIT), &Config::default_for(Path::new("/")));
        let finding = findings.first()?;
        assert_eq!((findings.len(), finding.rule.code), (1, "misattributed-quote"), "{note}");
        let mut out = note.to_owned();
        for (span, text) in finding.fixes.first().into_iter().flat_map(|fix| &fix.edits) {
            out.replace_range(span.start..span.end, text);
        }
        Some((finding.correct.clone().unwrap_or_default(), out))
    }

    #[test]
    fn somebody_of_another_country_said_it() {
        let (right, mended) =
            told("« Le détroit sera rouvert avant la fin du mois », a dit un responsable sud-coréen.").expect("found");
        assert_eq!(right, "Lars Brekke");
        assert_eq!(mended, "« Le détroit sera rouvert avant la fin du mois », a dit Lars Brekke.");
        let (right, _) =
            told("« Nos navires resteront au port tout l’hiver », a déclaré un officier suédois.").expect("found");
        assert_eq!(right, "un amiral danois");
    }

    #[test]
    fn somebody_of_another_service_said_it() {
        let (right, mended) =
            told("« Nos vedettes ont saisi toute la cargaison », a dit un responsable russe de la Défense.")
                .expect("found");
        assert_eq!(right, "un responsable russe des douanes");
        assert_eq!(mended, "« Nos vedettes ont saisi toute la cargaison », a dit un responsable russe des douanes.");
        let (right, _) =
            told("« Nos hommes ont cherché toute la nuit », a dit un représentant de l’armée.").expect("found");
        assert_eq!(right, "un porte-parole de la police");
    }

    #[test]
    fn whoever_it_may_be_is_left_alone() {
        for note in [
            "« Nos vedettes ont saisi toute la cargaison », a dit un responsable russe.",
            "« Nos vedettes ont saisi toute la cargaison », a dit un porte-parole des douanes.",
            "« Nos hommes ont cherché toute la nuit », a dit un porte-parole de la gendarmerie.",
            "« Nos hommes ont cherché toute la nuit », a dit un porte-parole de la mairie.",
            "« Nos hommes ont cherché toute la nuit », a dit un responsable de la défense des droits.",
            "« Nos hommes ont cherché toute la nuit », a dit un responsable de la police militaire.",
            "« Nos hommes ont cherché toute la nuit », a dit un ancien responsable de l’armée.",
            "« Le détroit sera rouvert avant la fin du mois », a dit un responsable norvégien.",
            "« Le détroit sera rouvert avant la fin du mois », a dit un responsable du port.",
            "« Nos navires resteront au port tout l’hiver », a déclaré un officier.",
            // Of her country nothing is told.
            "« Les pêcheurs attendront encore un peu », a dit une responsable suédoise.",
        ] {
            assert_eq!(told(note), None, "{note}");
        }
    }
}
