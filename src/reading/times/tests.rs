//! Each fixture is a text, and under it a line of carets for each expression with what it means: ISO days, `~` where vague, the
//! relation, `?` where there is nothing to count from, `no such day` with the nearest, the weekday written and that day's own.

use super::*;
use crate::text::Span;
use jiff::civil::date;
use proptest::prelude::*;
use std::fmt::Write;

/// Thursday 14 September 2023.
const TODAY: Option<Interval> = Some(Interval::day(date(2023, 9, 14)));

fn drawn(text: &str, found: &[TimeExpression]) -> String {
    let mut out = text.to_owned();
    for time in found {
        let column = text[..time.span.start].chars().count();
        let lead = text[time.span.start..time.core.start].chars().count();
        let width = time.core.of(text).chars().count();
        let value = match time.when {
            When::Unresolved => "?".to_owned(),
            When::Impossible { nearest } => {
                format!("no such day, {}", nearest.map_or("?".to_owned(), |day| day.to_string()))
            }
            when => when.iso().expect("days"),
        };
        let _ = write!(out, "\n{}{}{} {value}", " ".repeat(column), "-".repeat(lead), "^".repeat(width));
        if time.vague {
            out.push_str(" ~");
        }
        if time.relation != Relation::At {
            let _ = write!(out, " {:?}", time.relation);
        }
        if let Some((written, actual)) = time.wrong_weekday {
            let _ = write!(out, " weekday {written} is {actual}");
        }
    }
    out
}

fn check(language: Language, date: Option<Interval>, fixtures: &str) {
    let mut wrong = String::new();
    for fixture in fixtures.trim_matches('\n').split("\n\n") {
        let text = fixture.lines().next().unwrap_or("");
        let found = find(text, &[Span::new(0, text.len())], language, date);
        let drawn = drawn(text, &found);
        if drawn != fixture {
            let _ = write!(wrong, "\nexpected:\n{fixture}\nfound:\n{drawn}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn full_dates_in_french() {
    check(
        Language::French,
        None,
        "
Le 13 septembre 2023, il a plu.
---^^^^^^^^^^^^^^^^^ 2023-09-13

Vendredi 15 septembre 2023 : rien.
^^^^^^^^^^^^^^^^^^^^^^^^^^ 2023-09-15

C’était le mardi 13 septembre 2023.
        ---^^^^^^^^^^^^^^^^^^^^^^^ 2023-09-13 weekday 2 is 3

Fait le 1er mai 1968 à Lyon
     ---^^^^^^^^^^^^ 1968-05-01

LILLE, 3 janv. 2024 (Agence)
       ^^^^^^^^^^^^ 2024-01-03

Publié le 14/09/2023 à 10h24
       ---^^^^^^^^^^ 2023-09-14

Mis à jour : 14.09.2023 à 10 h 24
             ^^^^^^^^^^ 2023-09-14

2023-09-14T10:24:00
^^^^^^^^^^ 2023-09-14

date 2023-09
     ^^^^^^^ 2023-09",
    );
}

#[test]
fn full_dates_in_english() {
    check(
        Language::English,
        None,
        "
On September 13, 2023, it rained.
---^^^^^^^^^^^^^^^^^^ 2023-09-13

It rained on Wednesday, 13 September 2023.
          ---^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 2023-09-13

It rained on Monday, September 13th, 2023.
          ---^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 2023-09-13 weekday 1 is 3

The 2nd of May 1997 was a Friday.
----^^^^^^^^^^^^^^^ 1997-05-02

Sept. 3, 2021
^^^^^^^^^^^^^ 2021-09-03

3-Sep-2021
^^^^^^^^^^ 2021-09-03

Signed 13/09/2023 and 04/03/2023.
       ^^^^^^^^^^ 2023-09-13
                      ^^^^^^^^^^ 2023-04-03 ~",
    );
}

#[test]
fn days_that_are_none() {
    check(
        Language::French,
        None,
        "
Le 31 septembre 2023, il neigea.
---^^^^^^^^^^^^^^^^^ no such day, 2023-09-30

Le 30 février, il neigea.
---^^^^^^^^^^ no such day, ?

Le 29 février, il neigea.
---^^^^^^^^^^ --02-29

Le 29 février 2023, il neigea.
---^^^^^^^^^^^^^^^ no such day, 2023-02-28

Le 45 mars et 45 mars
",
    );
    check(
        Language::English,
        None,
        "
On 29 February 2023 and February 29, 2024
---^^^^^^^^^^^^^^^^ no such day, 2023-02-28
                        ^^^^^^^^^^^^^^^^^ 2024-02-29

On 2023-02-30, nothing.
---^^^^^^^^^^ no such day, 2023-02-28",
    );
}

#[test]
fn without_a_date_to_count_from() {
    check(
        Language::French,
        None,
        "
Le 13 septembre, il est venu hier.
---^^^^^^^^^^^^ --09-13
                             ^^^^ ?

Depuis lundi, en mars, fin juillet, du 10 au 13 août
-------^^^^^ ? Since
              ---^^^^ --03
                       ^^^^^^^^^^^ --07-21/--07-31 ~
                                    ^^^^^^^^^^^^^^^^ --08-10/--08-13

Le 13 septembre 2023, ils ont parlé ; le 20 septembre, ils ont signé.
---^^^^^^^^^^^^^^^^^ 2023-09-13
                                      ---^^^^^^^^^^^^ 2023-09-20

Il est né le 4 mai 1960. Le 20 septembre, il est parti.
          ---^^^^^^^^^^ 1960-05-04
                         ---^^^^^^^^^^^^ --09-20",
    );
}

#[test]
fn counted_from_the_texts_date_in_french() {
    check(
        Language::French,
        TODAY,
        "
Arrivé samedi soir 2 septembre, le comité siège lundi matin 11 septembre.
       ^^^^^^^^^^^^^^^^^^^^^^^ 2023-09-02
                                                ^^^^^^^^^^^^^^^^^^^^^^^^ 2023-09-11

Un préavis a été déposé pour lundi, jusqu’au 30 mai.
                        -----^^^^^ 2023-09-18
                                    ---------^^^^^^ 2024-05-30 ~ Until

Il avait chanté à Lyon samedi ; il chantera à Nice samedi.
                       ^^^^^^ 2023-09-09
                                                   ^^^^^^ 2023-09-16

Le premier lundi du mois ; le premier vendredi de juillet ; le dernier dimanche de mai 2022
---^^^^^^^^^^^^^^^^^^^^^ 2023-09-04
                           ---^^^^^^^^^^^^^^^^^^^^^^^^^^^ 2023-07-07
                                                            ---^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 2022-05-29

Le 10 avril 1912, il part. Dans la nuit du 14 au 15 avril, il coule. En mai 68, à Noël
---^^^^^^^^^^^^^ 1912-04-10
                                        ^^^^^^^^^^^^^^^^^ 1912-04-14/1912-04-15
                                                                     ---^^^^^^ 1968-05
                                                                                --^^^^ 2023-12-25

Il a parlé hier soir, et lundi, puis jeudi.
           ^^^^^^^^^ 2023-09-13
                         ^^^^^ 2023-09-11
                                     ^^^^^ 2023-09-14

Le conseil se réunira lundi à huis clos.
                      ^^^^^ 2023-09-18

Le conseil s’est réuni jeudi dernier, et non mercredi prochain.
                       ^^^^^^^^^^^^^ 2023-09-07
                                             ^^^^^^^^^^^^^^^^^ 2023-09-20

La semaine dernière, le mois dernier, l’an dernier, cette année
---^^^^^^^^^^^^^^^^ 2023-09-04/2023-09-10
                     ---^^^^^^^^^^^^ 2023-08
                                      --^^^^^^^^^^ 2022
                                                    ^^^^^^^^^^^ 2023

Au début du mois, puis plus tard ce mois-ci
^^^^^^^^^^^^^^^^ 2023-09-01/2023-09-10 ~
                       ^^^^^^^^^^^^^^^^^^^^ 2023-09-14/2023-09-30 ~

Elle est partie il y a trois jours, lui il y a deux ans.
                ^^^^^^^^^^^^^^^^^^ 2023-09-11
                                        ^^^^^^^^^^^^^^^ 2021

Le 4 septembre, en mars, depuis juin, puis en octobre
---^^^^^^^^^^^ 2023-09-04
                ---^^^^ 2023-03
                         -------^^^^ 2023-06 Since
                                           ---^^^^^^^ 2023-10

La visite aura lieu dans le courant du mois d’octobre.
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 2023-10

Le 3 mai prochain
---^^^^^^^^^^^^^^ 2024-05-03

Fin juillet, début 2020, mi-mai, à l’automne
^^^^^^^^^^^ 2023-07-21/2023-07-31 ~
             ^^^^^^^^^^ 2020-01-01/2020-03-31 ~
                         ^^^^^^ 2023-05-11/2023-05-20 ~
                                 ----^^^^^^^ 2023-09-22/2023-12-20 ~

Aujourd’hui, tout va bien ; lundi 11, tout allait mal.
^^^^^^^^^^^ 2023-09-14 ~
                            ^^^^^^^^ 2023-09-11

Au troisième trimestre, comme au premier trimestre 2022
---^^^^^^^^^^^^^^^^^^^ 2023-07-01/2023-09-30
                              ---^^^^^^^^^^^^^^^^^^^^^^ 2022-01-01/2022-03-31",
    );
}

#[test]
fn counted_from_the_texts_date_in_english() {
    check(
        Language::English,
        TODAY,
        "
He spoke yesterday, last Monday and on Tuesday.
         ^^^^^^^^^ 2023-09-13
                    ^^^^^^^^^^^ 2023-09-04
                                    ---^^^^^^^ 2023-09-12

The council will meet on Monday morning.
                      ---^^^^^^^^^^^^^^ 2023-09-18

Last week, last month, last year, this month
^^^^^^^^^ 2023-09-04/2023-09-10
           ^^^^^^^^^^ 2023-08
                       ^^^^^^^^^ 2022
                                  ^^^^^^^^^^ 2023-09

Earlier this month he resigned, two days ago.
^^^^^^^^^^^^^^^^^^ 2023-09-01/2023-09-14 ~
                                ^^^^^^^^^^^^ 2023-09-12

It was signed in March, in late July and since June.
              ---^^^^^ 2023-03
                        ---^^^^^^^^^ 2023-07-21/2023-07-31 ~
                                         ------^^^^ 2023-06 Since

Sept. 13 and September 4th, by early 2020
^^^^^^^^ 2023-09-13
             ^^^^^^^^^^^^^ 2023-09-04
                            ---^^^^^^^^^^ 2020-01-01/2020-03-31 ~ Until

In the third quarter of 2022 and the first quarter of last year
-------^^^^^^^^^^^^^^^^^^^^^ 2022-07-01/2022-09-30
                                 ----^^^^^^^^^^^^^^^^^^^^^^^^^^ 2022-01-01/2022-03-31

In the spring, in summer 2022, during the 1990s, in the 19th century
-------^^^^^^ 2023-03-20/2023-06-20 ~
               ---^^^^^^^^^^^ 2022-06-21/2022-09-21 ~
                               -----------^^^^^ 1990-01-01/1999-12-31
                                                 -------^^^^^^^^^^^^ 1801-01-01/1900-12-31",
    );
}

#[test]
fn years_alone() {
    check(
        Language::French,
        None,
        "
En 2019, puis depuis 2014, jusqu’en 2017 et l’invasion de 2022 (2023).
---^^^^ 2019
              -------^^^^ 2014 Since
                           ---------^^^^ 2017 Until
                                                       ---^^^^ 2022
                                                                ^^^^ 2023

De février 2022 à avril 2021, en septembre 1999
---^^^^^^^^^^^^ 2022-02
                --^^^^^^^^^^ 2021-04
                              ---^^^^^^^^^^^^^^ 1999-09

Une force de 2000 soldats, page 2019, 2 000 hommes, 1999 euros, article 1950",
    );
    check(
        Language::English,
        None,
        "
In 2021, since 2014, by 2030 and the 2008 election
---^^^^ 2021
         ------^^^^ 2014 Since
                     ---^^^^ 2030 Until
                                 ----^^^^ 2008

In May 2021 he had 2000 men, 1,999 shells and flight 1950.
---^^^^^^^^ 2021-05",
    );
}

#[test]
fn ranges() {
    check(
        Language::French,
        None,
        "
Du 10 au 13 septembre 2023, du 30 décembre au 2 janvier 2023
^^^^^^^^^^^^^^^^^^^^^^^^^^ 2023-09-10/2023-09-13
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 2022-12-30/2023-01-02

Entre 2014 et 2017, de 2009 à 2011, entre mai et juillet 2021
^^^^^^^^^^^^^^^^^^ 2014-01-01/2017-12-31
                    ^^^^^^^^^^^^^^ 2009-01-01/2011-12-31
                                    ^^^^^^^^^^^^^^^^^^^^^^^^^ 2021-05-01/2021-07-31

Le sommet des 13 et 14 mai 2022, les années 1950 à 1980
          ----^^^^^^^^^^^^^^^^^ 2022-05-13/2022-05-14
                                 ----^^^^^^^^^^^^^^^^^^ 1950-01-01/1989-12-31

Ouvert du lundi au vendredi, le mardi et chaque jeudi",
    );
    check(
        Language::English,
        None,
        "
From 3 to 6 September 2023, on September 10-13, 2022
^^^^^^^^^^^^^^^^^^^^^^^^^^ 2023-09-03/2023-09-06
                            ---^^^^^^^^^^^^^^^^^^^^^ 2022-09-10/2022-09-13

Between May and July 2021, from 28 August to 2 September
^^^^^^^^^^^^^^^^^^^^^^^^^ 2021-05-01/2021-07-31
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ --08-28/--09-02

The war of 1939-1945, call 2014-2017-33
        ---^^^^^^^^^ 1939-01-01/1945-12-31",
    );
}

#[test]
fn counted_from_what_was_said() {
    check(
        Language::French,
        None,
        "
Le 13 septembre 2023, il arrive. La veille, il dormait ; le lendemain, il part. Le même jour, elle aussi.
---^^^^^^^^^^^^^^^^^ 2023-09-13
                                 ^^^^^^^^^ 2023-09-12
                                                         ^^^^^^^^^^^^ 2023-09-13
                                                                                ^^^^^^^^^^^^ 2023-09-13

En 2019, il gagne. L’année précédente, il avait perdu. Deux ans plus tard, il arrête.
---^^^^ 2019
                   --^^^^^^^^^^^^^^^^ 2018
                                                       ^^^^^^^^^^^^^^^^^^ 2020

Le lendemain de la fête, deux jours après l’orage, la veille
                                                   ^^^^^^^^^ ? ~",
    );
    check(
        Language::English,
        None,
        "
On 13 September 2023 he came. Two days later he left. That year was wet.
---^^^^^^^^^^^^^^^^^ 2023-09-13
                              ^^^^^^^^^^^^^^ 2023-09-15
                                                      ^^^^^^^^^ 2023",
    );
}

#[test]
fn a_text_of_which_only_the_month_is_known() {
    let september = Some(Interval::new(date(2023, 9, 1), date(2023, 9, 30)));
    check(
        Language::French,
        september,
        "
Lundi, la semaine dernière, le mois dernier, l’an dernier, le 4 septembre, en août
^^^^^ 2023-08-28/2023-09-25 ~
       ---^^^^^^^^^^^^^^^^ 2023-08-21/2023-09-24 ~
                            ---^^^^^^^^^^^^ 2023-08
                                             --^^^^^^^^^^ 2022
                                                           ---^^^^^^^^^^^ 2023-09-04
                                                                           ---^^^^ 2023-08",
    );
    let year = Some(Interval::new(date(2023, 1, 1), date(2023, 12, 31)));
    check(
        Language::French,
        year,
        "
Le 4 décembre, cette année, hier
---^^^^^^^^^^ 2023-12-04
               ^^^^^^^^^^^ 2023
                            ^^^^ 2022-12-31/2023-12-30 ~",
    );
}

#[test]
fn what_is_no_date() {
    check(
        Language::French,
        TODAY,
        "
La maison de Mars compte 13 pièces, 3 points et 12,5 %, page 12.

Le score est de 3-2 après 90 minutes ; il a été content à 10h24.

Appelez le 06 12 13 14 15 ou écrivez au 12/14, article 13.",
    );
    check(
        Language::English,
        TODAY,
        "
They may march on; at least 13 may have died in second place.

Version 1.2.3, 24/7, 10:24, chapter 12, every Monday and a Tuesday.

Theresa May said the march of time, a score of 3-2.",
    );
}

fn one(language: Language, date: Option<Interval>, text: &str) -> TimeExpression {
    find(text, &[Span::new(0, text.len())], language, date).into_iter().next().expect(text)
}

#[test]
fn comparison_is_at_the_coarser_granularity() {
    use TimeAgreement::{Agrees, Disagrees, Unknown};
    let cases = [
        ("en septembre 2023", "le 13 septembre 2023", Agrees),
        ("le 12 septembre 2023", "le 13 septembre 2023", Disagrees),
        ("en 2019", "le 13 septembre 2023", Disagrees),
        ("fin juillet 2023", "en juillet 2023", Agrees),
        ("fin juillet 2023", "le 25 juillet 2023", Agrees),
        ("fin juillet 2023", "le 20 juillet 2023", Unknown),
        ("fin juillet 2023", "le 2 juillet 2023", Disagrees),
        ("du 10 au 13 septembre 2023", "le 12 septembre 2023", Agrees),
        ("du 3 au 6 septembre 2023", "du 10 au 13 septembre 2023", Disagrees),
        ("du 3 au 11 septembre 2023", "du 10 au 13 septembre 2023", Unknown),
        ("le 13 septembre", "le 13 septembre 2023", Agrees),
        ("le 12 septembre", "le 13 septembre 2023", Disagrees),
        ("le 12 septembre", "en septembre 2023", Agrees),
        ("le 12 septembre", "en 2023", Unknown),
        ("le 31 décembre", "du 30 décembre 2022 au 2 janvier 2023", Agrees),
        ("en mars", "le 13 mars", Agrees),
        ("en mars", "le 13 avril", Disagrees),
        ("hier", "le 13 septembre 2023", Unknown),
        ("le 31 septembre 2023", "le 13 septembre 2023", Unknown),
        ("depuis février 2022", "en février 2022", Agrees),
        ("depuis février 2022", "en juin 2022", Unknown),
    ];
    for (a, b, expected) in cases {
        let (x, y) = (one(Language::French, None, a), one(Language::French, None, b));
        assert_eq!(compare(&x, &y), expected, "{a} / {b}");
        assert_eq!(compare(&y, &x), expected, "{b} / {a}");
    }
}

#[test]
fn a_day_that_is_not_known_is_never_contradicted_within_its_bounds() {
    let september = Some(Interval::new(date(2023, 9, 1), date(2023, 9, 30)));
    let monday = one(Language::French, september, "lundi");
    let said = |text| compare(&monday, &one(Language::French, None, text));
    assert_eq!(said("le 4 septembre 2023"), TimeAgreement::Unknown);
    assert_eq!(said("le 4 octobre 2023"), TimeAgreement::Disagrees);
    let slashes = one(Language::English, None, "on 04/03/2023");
    assert_eq!(compare(&slashes, &one(Language::English, None, "on 4 March 2023")), TimeAgreement::Unknown);
}

proptest! {
    #[test]
    fn any_text_gives_sorted_disjoint_spans(text in "\\PC{0,80}", french in any::<bool>(), dated in any::<bool>()) {
        let language = if french { Language::French } else { Language::English };
        holds(&text, language, if dated { TODAY } else { None });
    }

    #[test]
    fn words_of_time_in_any_order_are_borne(words in proptest::collection::vec(prop::sample::select(PIECES), 0..14), dated in any::<bool>()) {
        for language in [Language::French, Language::English] {
            holds(&words.join(" "), language, if dated { TODAY } else { None });
            holds(&words.concat(), language, if dated { TODAY } else { None });
        }
    }
}

const PIECES: &[&str] = &[
    "le",
    "du",
    "au",
    "de",
    "13",
    "31",
    "0",
    "99999999999",
    "2023",
    "9999",
    "mars",
    "May",
    "septembre",
    "Sept",
    ".",
    ",",
    "-",
    "–",
    "/",
    "'",
    "lundi",
    "Monday",
    "dernier",
    "last",
    "next",
    "il y a",
    "ago",
    "ans",
    "years",
    "siècle",
    "1er",
    "th",
    "fin",
    "early",
    "la veille",
    "later",
    "plus tard",
    "to",
    "entre",
    "et",
    "and",
    "between",
    "from",
    "été",
    "à l’",
    "Noël",
    "Easter",
    "décennies",
    "2147483647",
    "hier",
    "the day before",
    "\n\n",
    "années",
    "90",
    "s",
    "ce",
    "-ci",
    "-là",
    "quarter",
    "premier",
    "\u{301}",
    "week",
    "32",
    "29 février",
];

fn holds(text: &str, language: Language, date: Option<Interval>) {
    let found = find(text, &[Span::new(0, text.len())], language, date);
    let mut end = 0;
    for time in &found {
        assert!(time.span.start >= end && !time.span.is_empty() && time.span.contains(time.core), "{text:?} {time:?}");
        assert!(
            text.get(time.span.start..time.span.end).is_some() && text.get(time.core.start..time.core.end).is_some()
        );
        if let When::Days(days) = time.when {
            assert!(days.first <= days.last);
        }
        let _ = (time.when.iso(), time.when.describe(language));
        assert!(found.iter().all(|other| compare(time, other) == compare(other, time)));
        end = time.span.end;
    }
}
