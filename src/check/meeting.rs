//! Meetings: who met is told in many words (« se sont vus », « une rencontre entre », "held talks"), and where, how long and on which day
//! in several sentences. A meeting of the same people is the same one where both are told of days near each other, or both as the first.

use super::Subject;
use super::around::gap;
use super::event;
use super::evidence::{self, Judged, Support};
use super::terms::Key;
use crate::index::entities::EntityNo;
use crate::index::told::{Source, Told};
use crate::lexicon::{self, Language};
use crate::reading::figures::{self, Likeness};
use crate::reading::times::{self, Granularity, TimeAgreement};
use crate::reading::{self, Figure, Mention, NameKind, TimeExpression, countries, polarity};
use crate::text::{self, Span};
use std::collections::HashSet;
use std::sync::LazyLock;

/// How many days apart two meetings of the same people are taken for one, told with a wrong day. Not tuned: who meets again within a week
/// mostly goes on with one meeting.
const DAYS: i32 = 7;
/// How many words may stand between « se » and what is done: « se sont longuement vus »; and how far behind it « pas » denies it.
const REFLEXIVE: usize = 3;
/// How many sentences after the one that tells a meeting still tell of it, where they name it again (« La rencontre »).
const GOES_ON: usize = 2;
/// Where in its sentence a meeting is named again, in words.
const BEGINS: usize = 2;

#[derive(Default)]
struct Forms {
    met: HashSet<&'static str>,
    each: HashSet<&'static str>,
    other: HashSet<&'static str>,
    noun: HashSet<&'static str>,
    this: HashSet<&'static str>,
    ahead: HashSet<&'static str>,
    first: HashSet<&'static str>,
}

static FORMS: LazyLock<[Forms; 2]> = LazyLock::new(|| {
    Language::ALL.map(|language| {
        let mut forms = Forms::default();
        for row in lexicon::rows(include_str!("../lexicon/meetings.txt")) {
            let [code, class, words] = row[..] else { continue };
            let list = match class {
                "met" => &mut forms.met,
                "each" => &mut forms.each,
                "other" => &mut forms.other,
                "noun" => &mut forms.noun,
                "this" => &mut forms.this,
                "ahead" => &mut forms.ahead,
                "first" => &mut forms.first,
                _ => continue,
            };
            if Language::from_code(code) == Some(language) {
                list.extend(words.split(' '));
            }
        }
        forms
    })
});

/// How a sentence tells of a meeting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Mode {
    /// As the first.
    first: bool,
    /// As one that was told before: « La rencontre a duré … ».
    again: bool,
    /// The word that says so, in the sentence.
    at: Span,
}

/// How a sentence tells that people met; none where it does not, denies it or looks ahead.
fn mode(sentence: &str, language: Language) -> Option<Mode> {
    let forms = &FORMS[language as usize];
    let words = text::words(sentence);
    let of = |n: usize| words.get(n).map_or("", |word| word.folded.as_str());
    let meets = |n: usize| {
        forms.met.contains(of(n))
            || forms.noun.contains(of(n))
            || (forms.each.contains(of(n)) && (n.saturating_sub(REFLEXIVE)..n).any(|n| forms.other.contains(of(n))))
    };
    let at = (0..words.len()).find(|n| meets(*n))?;
    // « La rencontre n’a pas eu lieu » denies it as well.
    let behind = (at + 1..=at + REFLEXIVE).any(|n| text::is_negation(of(n), language));
    let denied = behind || polarity::find(sentence, language).iter().any(|one| one.head.overlaps(words[at].span));
    if denied || (0..words.len()).any(|n| forms.ahead.contains(of(n))) {
        return None;
    }
    let again = at > 0 && at <= BEGINS && forms.noun.contains(of(at)) && forms.this.contains(of(at - 1));
    Some(Mode { first: (0..words.len()).any(|n| forms.first.contains(of(n))), again, at: words[at].span })
}

/// A meeting that a passage tells.
pub struct Meeting<'a> {
    pub support: &'a Support,
    /// When it was.
    pub time: Told,
}

/// The people of a claim.
fn people(subject: &Subject, judged: &Judged) -> Vec<EntityNo> {
    let list = subject.snapshot.entities().list();
    let of = |key: &Key| match key {
        Key::Entity(entity) if list[*entity as usize].kind == NameKind::Person => Some(*entity),
        _ => None,
    };
    let mut people: Vec<EntityNo> = judged.terms.iter().filter_map(|term| of(&term.key)).collect();
    people.sort_unstable();
    people.dedup();
    people
}

/// The meeting that a claim tells and dates with `time`, as the corpus tells it; none where several passages do and differ.
pub fn find<'a>(subject: &Subject, judged: &'a Judged, time: &TimeExpression) -> Option<Meeting<'a>> {
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let claimed = mode(judged.claim.span.of(prose), subject.language_in(judged.claim.block))?;
    let people = people(subject, judged);
    if people.len() < 2 {
        return None;
    }
    let mut found: Option<Meeting> = None;
    for support in judged.passages.iter() {
        let article = &support.stored.article;
        let keys = evidence::keys(subject, &support.stored, support.article, support.span);
        if !people.iter().all(|one| keys.contains_key(&Key::Entity(*one))) {
            continue;
        }
        let Some(told) = mode(support.span.of(&article.text), article.language) else { continue };
        let Some(dated) = day_of(support, time.granularity) else { continue };
        let one = claimed.first && told.first;
        if !(one || near(time, &dated.time)) {
            continue;
        }
        match &found {
            Some(known) if times::compare(&known.time.time, &dated.time) == TimeAgreement::Disagrees => return None,
            Some(_) => {}
            None => found = Some(Meeting { support, time: dated }),
        }
    }
    found
}

/// The one time of a passage that is as fine as that, and no day of a saying.
fn day_of(support: &Support, granularity: Granularity) -> Option<Told> {
    let article = &support.stored.article;
    let fine = |told: &Told| told.time.granularity == granularity && !told.time.vague;
    let of_saying = |told: &Told| {
        told.source == Source::Clause
            && event::dates_saying(&article.text, support.span, told.time.span, article.language)
    };
    let all = support.stored.told(support.passage).into_iter().filter(|told| told.source != Source::Reporting);
    let mut all = all.filter(fine).filter(|told| !of_saying(told));
    let (one, more) = (all.next()?, all.next());
    more.is_none().then_some(one)
}

/// Whether two days are so near that a meeting on either is the same one.
fn near(claimed: &TimeExpression, told: &TimeExpression) -> bool {
    if claimed.granularity != Granularity::Day {
        return false;
    }
    let days = |time: &TimeExpression| time.when.interval();
    let (Some(one), Some(other)) = (days(claimed), days(told)) else { return false };
    let apart = |a: jiff::civil::Date, b: jiff::civil::Date| a.since(b).map_or(i32::MAX, |span| span.get_days().abs());
    apart(one.first, other.first) <= DAYS
}

/// Whether a passage tells of these people on the claim's own day.
pub fn has_own_day(subject: &Subject, judged: &Judged, time: &TimeExpression) -> bool {
    let people = people(subject, judged);
    judged.passages.iter().any(|support| {
        let keys = evidence::keys(subject, &support.stored, support.article, support.span);
        people.iter().all(|one| keys.contains_key(&Key::Entity(*one)))
            && event::own(support)
                .any(|told| told.granularity == time.granularity && times::compare(time, told) == TimeAgreement::Agrees)
    })
}

/// How long the claim's meeting took, where the corpus tells it otherwise than `figure`: what it tells, and the passage that names the meeting.
pub fn duration<'a>(subject: &Subject, judged: &'a Judged, figure: &Figure) -> Option<(&'a Support, &'a Figure)> {
    if !figure.is_duration() {
        return None;
    }
    let support = meant(subject, judged)?;
    let stored = &support.stored;
    let language = stored.article.language;
    let after = stored.passages.iter().skip(support.passage + 1).take(GOES_ON);
    let again = after
        .take_while(|passage| mode(passage.span.of(&stored.article.text), language).is_some_and(|mode| mode.again));
    let told: Vec<Span> = std::iter::once(support.span).chain(again.map(|passage| passage.span)).collect();
    let of_it = |span: Span| told.iter().any(|within| within.contains(span));
    let same_unit = |other: &&Figure| other.measured && other.unit == figure.unit;
    let mut figures = stored.reading.figures.iter().filter(same_unit).filter(|other| of_it(other.number));
    let (one, more) = (figures.next()?, figures.next());
    let apart = figures::compare(figure, one) == Likeness::Apart;
    // Whoever else tells of as long a time may tell of this.
    let alike = |other: &Figure| other.unit == figure.unit && figures::compare(figure, other) == Likeness::Same;
    let borne_out = judged.passages.iter().any(|other| other.stored.reading.figures.iter().any(alike));
    (apart && more.is_none() && !borne_out).then_some((support, one))
}

/// The passage that tells the claim's meeting: by whom and when, or, where it is only named again (« La rencontre de Lagos »), by its place.
fn meant<'a>(subject: &Subject, judged: &'a Judged) -> Option<&'a Support> {
    let reading = &subject.readings[judged.claim.block];
    let mut dated = reading::within(&reading.times, |time| time.span, judged.claim.span);
    if let Some(meeting) = dated.find_map(|time| find(subject, judged, time)) {
        return Some(meeting.support);
    }
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let again = mode(judged.claim.span.of(prose), reading.language).is_some_and(|mode| mode.again);
    let names: Vec<&Mention> = reading::within(&reading.names, |name| name.span, judged.claim.span).collect();
    let [place] = names[..] else { return None };
    if !again || !polarity::is_where(prose, place.span, reading.language) {
        return None;
    }
    let tells = |support: &&Support| {
        let article = &support.stored.article;
        let own = judged.terms.iter().zip(&support.matched);
        let own = own.filter(|(term, _)| term.span.shift(judged.claim.span.start).overlaps(place.span));
        let told: Vec<Span> = own.filter_map(|(_, told)| *told).collect();
        let there = |name: &Mention| {
            polarity::is_where(&article.text, name.span, article.language)
                && told.iter().any(|told| told.overlaps(name.span))
        };
        let mut places = reading::within(&support.stored.reading.names, |name| name.span, support.span);
        mode(support.span.of(&article.text), article.language).is_some() && places.any(there)
    };
    let mut all = judged.passages.iter().filter(tells);
    let (one, more) = (all.next()?, all.next());
    more.is_none().then_some(one)
}

/// Where the claim's meeting was, where the corpus tells another place than `place`: the passage, and its name for it.
pub fn elsewhere<'a>(subject: &Subject, judged: &'a Judged, place: &Mention) -> Option<(&'a Support, &'a Mention)> {
    let reading = &subject.readings[judged.claim.block];
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let at = place.span.of(prose);
    if place.kind != NameKind::Place || is_country(at) || !polarity::is_where(prose, place.span, reading.language) {
        return None;
    }
    let mut dated = reading::within(&reading.times, |time| time.span, judged.claim.span);
    let Meeting { support, .. } = dated.find_map(|time| find(subject, judged, time))?;
    let stored = &support.stored;
    let article = &stored.article;
    let met = mode(support.span.of(&article.text), article.language)?.at.shift(support.span.start);
    let other = reading::within(&stored.reading.names, |name| name.span, support.span)
        .filter(|name| name.kind == NameKind::Place && !is_country(name.span.of(&article.text)))
        .filter(|name| polarity::is_where(&article.text, name.span, article.language))
        // Where somebody came from or to is told before.
        .min_by_key(|name| (name.span.start < met.start, gap(met, name.span)))?;
    let around = event::around_of(support).of(&article.text);
    if text::fold(around).contains(&text::fold(at)) {
        return None;
    }
    // A town may lie in the region that the other names, unless the article tells of both.
    let region = |name: &str| name.starts_with(char::is_lowercase);
    let level = region(at) == region(other.span.of(&article.text));
    let knows = || stored.reading.names.iter().any(|name| text::fold(&name.full) == text::fold(at));
    (level || knows()).then_some((support, other))
}

fn is_country(name: &str) -> bool {
    let words = text::words(name);
    // Where a place is asked for, a capital is a town.
    countries::find(&words).is_some_and(|(_, used)| used == words.len()) && !countries::is_capital(&words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::{judge_against, snapshot_of};
    use crate::config::Config;
    use crate::wording::Locale;
    use std::path::Path;

    /// Two who met twice, three years apart.
    const CORPUS: &[(&str, &str)] = &[
        (
            "delta.txt",
            "Le ministre et la négociatrice\n\n\
             TRÉVARN, 16 juin 2021 (Agence du Littoral) -- Le ministre des Pêches Loïc Abgrall a rencontré la négociatrice Ada Okoro le \
             15 juin 2021 dans la région de Valmer, au nord du delta. La rencontre, qui aurait duré quatre heures, s’est achevée \
             sans communiqué.\n\n\
             Mme Okoro est venue en Bretagne en 2018, où elle a rencontré M. Abgrall – pour la première fois – à Trévarn, à 30 km du \
             port.\n\n\
             Le 16 juin 2021, Ada Okoro devait encore visiter les villes de Lanvor et de Port-Clos.\n",
        ),
        (
            "annonce.txt",
            "Un accord en vue\n\n\
             LAGOS, 2 juin 2021 (Agence du Littoral) -- Ada Okoro devrait rencontrer Loïc Abgrall à Lanvor, dans le courant du mois, selon \
             son entourage. Une source proche du dossier a évoqué un accord sur les quotas de pêche.\n",
        ),
    ];

    fn judged(note: &str) -> String {
        judge_against(note, &snapshot_of(CORPUS), &Config::default_for(Path::new("/")), Locale::En)
    }

    #[test]
    fn what_is_wrong_of_a_meeting_is_shown_piece_by_piece() {
        insta::assert_snapshot!(judged(
            "Le 14 juin 2021, Abgrall et Okoro se sont vus deux heures à Lanvor.\n\n\
             Le 15 juin 2021, Abgrall et Okoro se sont vus quatre heures dans la région de Valmer.\n\n\
             Loïc Abgrall et Ada Okoro se sont rencontrés pour la première fois en 2016, à Trévarn.\n\n\
             Okoro and Abgrall first met in 2018, in Lagos.\n\n\
             The meeting in the Valmer region reportedly went on for seven hours.\n"
        ));
    }

    #[test]
    fn another_meeting_is_another_meeting() {
        insta::assert_snapshot!(judged(
            "En 2019, Abgrall et Okoro se sont vus à Lanvor.\n\n\
             Le 3 mars 2020, Loïc Abgrall et Ada Okoro se sont entretenus deux heures à Lagos.\n\n\
             Abgrall et Okoro ne se sont pas vus le 14 juin 2021.\n\n\
             Abgrall et Okoro devaient se voir le 14 juin 2021.\n"
        ));
    }

    #[test]
    fn a_meeting_is_told_in_many_words() {
        let told = |text: &str, language| {
            mode(text, language).map(|mode| (mode.at.of(text).to_owned(), mode.first, mode.again))
        };
        let french = |text: &str| told(text, Language::French);
        let met = |word: &str, first, again| Some((word.to_owned(), first, again));
        assert_eq!(french("Ils se sont vus hier."), met("vus", false, false));
        assert_eq!(french("Elles s’étaient longuement entretenues."), met("entretenues", false, false));
        assert_eq!(french("Une entrevue les a réunis sans témoins."), met("entrevue", false, false));
        assert_eq!(french("La rencontre a duré une heure."), met("rencontre", false, true));
        assert_eq!(told("They first met in Lagos.", Language::English), met("met", true, false));
        for other in [
            "Ils ont été vus au port.",
            "Ils ne se sont pas vus.",
            "La rencontre n’a pas eu lieu.",
            "Un sommet est prévu.",
            "Le port dort.",
        ] {
            assert_eq!(french(other), None, "{other}");
        }
    }
}
