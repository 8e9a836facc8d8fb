//! The date of an article that does not tell it, from other articles on the same events.
//!
//! Its year, where another article tells the same days and people; then its week, by the last day that it tells as past (`latest`).
//! Else its weeks, where another says the same in nearly the same words, « la semaine dernière » among them (`echo`).
//!
//! A wrong date makes every day of the article wrong, so what is not certain is left unknown. Sources are articles that tell their
//! date themselves, never others that were inferred: the outcome does not depend on an order.

mod echo;
mod latest;

use super::snapshot::StoredArticle;
use crate::corpus::{How, Known};
use crate::reading::times::{Basis, Granularity, When};
use crate::reading::{Interval, NameKind};
use crate::text::fold;
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Days that both articles must tell, and people that both must name. Chosen for certainty, not measured: with one day or two people, articles
/// on one subject from different years agree by chance.
const DAYS: usize = 2;
const PEOPLE: usize = 3;
/// How far from the dated article's publication the days may lie for it to be news of the same weeks.
const WEEKS: i32 = 45;

/// The date that other articles give to each of `articles` that has none of its own; by its place in the list.
pub(super) fn infer_dates(articles: &[&StoredArticle]) -> BTreeMap<usize, Known<Interval>> {
    let dated: Vec<Dated> = articles.iter().filter_map(|article| Dated::of(article)).collect();
    // Day of any year → the dated articles that tell it.
    let mut telling: BTreeMap<(i8, i8), Vec<usize>> = BTreeMap::new();
    for (number, article) in dated.iter().enumerate() {
        for &day in article.days.keys() {
            telling.entry(day).or_default().push(number);
        }
    }
    let undated = (0..).zip(articles).filter(|(_, article)| told_date(article).is_none());
    let mut out = BTreeMap::new();
    let mut unknown = Vec::new();
    for (place, article) in undated {
        let Some((year, sources)) = year_of(article, &dated, &telling) else {
            unknown.push(place);
            continue;
        };
        let value = latest::week(article, year.value.first.year(), &sources).unwrap_or(year.value);
        out.insert(place, Known { value, ..year });
    }
    out.extend(echo::find(articles, &unknown));
    out
}

/// The date that an article tells itself.
fn told_date(article: &StoredArticle) -> Option<Interval> {
    article.article.date.as_ref().filter(|date| date.how != How::Inferred).map(|date| date.value)
}

/// An article that says which weeks it is about.
struct Dated {
    published: Date,
    /// The days that it tells near its publication, as month and day.
    days: BTreeMap<(i8, i8), Date>,
    people: HashSet<String>,
}

impl Dated {
    fn of(article: &StoredArticle) -> Option<Self> {
        let date = told_date(article)?;
        let published = (date.first == date.last).then_some(date.first)?;
        let told = article.reading.times.iter().filter_map(|time| match time.when {
            When::Days(days) if days.first == days.last && !time.vague => Some(days.first),
            _ => None,
        });
        let near = told.chain([published]).filter(|&day| is_near(day, published));
        Some(Self {
            published,
            days: near.map(|day| ((day.month(), day.day()), day)).collect(),
            people: people(article),
        })
    }
}

fn is_near(day: Date, other: Date) -> bool {
    other.checked_sub(WEEKS.days()).is_ok_and(|from| from <= day)
        && other.checked_add(WEEKS.days()).is_ok_and(|to| day <= to)
}

/// Folded full names: those of one word alone may be anybody's.
fn people(article: &StoredArticle) -> HashSet<String> {
    let names = article.reading.names.iter().filter(|name| name.kind == NameKind::Person && name.full.contains(' '));
    names.map(|name| fold(&name.full)).collect()
}

/// The year of an article, and the articles that tell it.
fn year_of<'a>(
    article: &StoredArticle,
    dated: &'a [Dated],
    telling: &BTreeMap<(i8, i8), Vec<usize>>,
) -> Option<(Known<Interval>, Vec<&'a Dated>)> {
    let days = yearless_days(article);
    let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
    for number in days.iter().filter_map(|day| telling.get(day)).flatten() {
        *shared.entry(*number).or_default() += 1;
    }
    shared.retain(|_, count| *count >= DAYS);
    if shared.is_empty() {
        return None;
    }
    let own = people(article);
    let sources: Vec<&'a Dated> = shared
        .keys()
        .filter_map(|&number| dated.get(number))
        .filter(|source| source.people.intersection(&own).count() >= PEOPLE)
        .collect();
    let year = sources.first()?.published.year();
    let one_year = sources.iter().all(|source| source.published.year() == year);
    // All its days must be of those weeks: one that is not may be of the year before or after, and so may the article.
    let in_weeks = days.iter().all(|&(month, day)| {
        Date::new(year, month, day).is_ok_and(|day| sources.iter().any(|source| is_near(day, source.published)))
    });
    // Around New Year, the year of the events is not that of the article.
    let inside = sources.iter().all(|source| {
        let (first, last) = (Date::new(year, 1, 1), Date::new(year, 12, 31));
        first.is_ok_and(|day| !is_near(day, source.published)) && last.is_ok_and(|day| !is_near(day, source.published))
    });
    let later = article.reading.times.iter().any(|time| match time.when {
        When::Days(days) => time.basis == Basis::Written && days.first.year() > year,
        _ => false,
    });
    let value = Interval { first: Date::new(year, 1, 1).ok()?, last: Date::new(year, 12, 31).ok()? };
    (one_year && in_weeks && inside && !later).then_some((Known { value, how: How::Inferred }, sources))
}

/// The days without a year that an article tells. Where its year was inferred before, they were counted from that.
fn yearless_days(article: &StoredArticle) -> BTreeSet<(i8, i8)> {
    let days = article.reading.times.iter().filter(|time| time.granularity == Granularity::Day && !time.vague);
    days.filter_map(|time| match time.when {
        When::Yearless { first, last } if first == last => Some(first),
        When::Days(days) if time.basis != Basis::Written && days.first == days.last => {
            Some((days.first.month(), days.first.day()))
        }
        _ => None,
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Article;
    use crate::index::stored;
    use std::path::Path;

    const PEOPLE: &str = "La ministre Inès Lambrou, le maire Paul Castaing et la juge Anna Viel étaient là.";

    fn year(undated: &str, others: &[(&str, &str)]) -> Option<i16> {
        let read = |id: &str, text: &str| stored::read(Path::new(id), Article::parse(id, text.to_owned()));
        let dated =
            others.iter().map(|(date, text)| read(date, &format!("---\ndate: {date}\n---\n{text}\n{PEOPLE}\n")));
        let all: Vec<StoredArticle> = [read("undated.txt", undated)].into_iter().chain(dated).collect();
        let inferred = infer_dates(&all.iter().collect::<Vec<_>>());
        inferred.get(&0).map(|date| date.value.first.year())
    }

    #[test]
    fn two_days_and_three_people_give_a_year() {
        let undated = format!("Le pont a cédé le 3 mai. La ville a porté plainte le 5 mai.\n{PEOPLE}\n");
        let told = "Le pont de Morlac a cédé le 3 mai 2021, a dit la ministre.";
        assert_eq!(year(&undated, &[("2021-05-05", told)]), Some(2021));
        assert_eq!(year(&undated, &[("2021-05-20", told)]), None, "one day alone");
        assert_eq!(
            year(&undated, &[("2021-05-05", told), ("2022-05-05", &told.replace("2021", "2022"))]),
            None,
            "two years"
        );
        assert_eq!(
            year("Le pont a cédé le 3 mai, la ville l’a dit le 5 mai.", &[("2021-05-05", told)]),
            None,
            "nobody known"
        );
        assert_eq!(
            year(&format!("{undated}Le 8 octobre, rien.\n"), &[("2021-05-05", told)]),
            None,
            "a day of other weeks"
        );
        assert_eq!(year(&format!("{undated}En 2023, tout changera.\n"), &[("2021-05-05", told)]), None, "a later year");
    }

    #[test]
    fn around_new_year_nothing_is_certain() {
        let undated = format!("Le pont a cédé le 13 décembre. La ville a porté plainte le 15 décembre.\n{PEOPLE}\n");
        assert_eq!(year(&undated, &[("2021-12-15", "Le pont de Morlac a cédé le 13 décembre 2021.")]), None);
    }

    /// The date given to the first of these articles, in the form in which a corpus on disk gives it.
    fn inferred(texts: &[&str]) -> Option<String> {
        let read = |(n, text): (usize, &&str)| {
            let id = format!("{n}.txt");
            stored::gist(&stored::read(Path::new(&id), Article::parse(&id, (*text).to_owned())))
        };
        let all: Vec<StoredArticle> = texts.iter().enumerate().map(read).collect();
        infer_dates(&all.iter().collect::<Vec<_>>()).get(&0).map(|date| date.value.iso())
    }

    #[test]
    fn the_last_day_told_gives_the_week() {
        let dated = format!(
            "---\ndate: 2021-05-05\n---\nLe pont de Morlac a cédé le 3 mai 2021, a dit la ministre.\n{PEOPLE}\n"
        );
        let told = "Le pont a cédé le 3 mai. La ville a porté plainte le 5 mai. Le 5 mai, un expert a été nommé.";
        assert_eq!(inferred(&[&format!("{told}\n{PEOPLE}\n"), &dated]).as_deref(), Some("2021-05-05/2021-05-11"));
        let announced = format!("{told} Le chantier doit ouvrir le 20 mai.\n{PEOPLE}\n");
        assert_eq!(
            inferred(&[&announced, &dated]).as_deref(),
            Some("2021-05-05/2021-05-11"),
            "what is to come dates nothing"
        );
        let alone = told.replace("Le 5 mai, un expert", "Un expert").replace("3 mai", "1er mai");
        let other = dated.replace("3 mai", "1er mai");
        assert_eq!(inferred(&[&format!("{alone}\n{PEOPLE}\n"), &other]).as_deref(), Some("2021"), "told once");
    }

    const ECHOED: &str = "La ministre Inès Lambrou et le maire Paul Castaing ont signé la semaine dernière un accord sur la réfection \
                          des quais de Morlac, long de neuf kilomètres.\n\n\
                          Lundi, un chaland chargé de gravier a heurté la pile centrale du vieux pont, sans blesser personne à bord.";

    #[test]
    fn the_same_news_in_the_same_words_is_of_one_week() {
        let dated = format!("---\ndate: 2021-05-05\n---\nMorlac. {ECHOED}");
        assert_eq!(inferred(&[ECHOED, &dated]).as_deref(), Some("2021-04-29/2021-05-11"));
        let once = ECHOED.replace("Lundi", "Mardi");
        assert_eq!(inferred(&[&once, &dated]), None, "one sentence alone");
        let nobody = ECHOED.replace("La ministre Inès Lambrou et le maire Paul Castaing", "La ministre et le maire");
        assert_eq!(inferred(&[&nobody, &dated.replace("2021", "2020")]), None, "nobody that both name");
        let old = dated.replace("2021-05-05", "2021-06-30");
        assert_eq!(inferred(&[ECHOED, &dated, &old]), None, "two weeks that exclude each other");
    }
}
