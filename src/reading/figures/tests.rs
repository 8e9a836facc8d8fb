use super::*;
use proptest::prelude::*;

fn check(text: &str, language: Language, expected: &[(&str, f64, &str)]) {
    let found = find(text, language, &[]);
    let found: Vec<_> = found.iter().map(|f| (f.span.of(text), f.value, f.unit.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

fn senses(text: &str, language: Language) -> Vec<Sense> {
    find(text, language, &[]).iter().map(|figure| figure.sense).collect()
}

#[test]
fn figures_in_digits_and_words() {
    use Language::{English, French};
    check("près de 5 millions d’obus", French, &[("5 millions d’obus", 5e6, "obus")]);
    check("1 200 km et 3,5 %", French, &[("1 200 km", 1200.0, "km"), ("3,5 %", 3.5, "%")]);
    check(
        "vingt-cinq pays, deux mille trois cents euros",
        French,
        &[("vingt-cinq pays", 25.0, "pays"), ("deux mille trois cents euros", 2300.0, "eur")],
    );
    check(
        "quatre-vingt-douze ans, soixante et onze voix",
        French,
        &[("quatre-vingt-douze ans", 92.0, "year"), ("soixante et onze voix", 71.0, "voix")],
    );
    check("two hundred and five boats", English, &[("two hundred and five boats", 205.0, "boats")]);
    check("$40 billion, 12 pct", English, &[("40 billion", 40e9, "usd"), ("12 pct", 12.0, "%")]);
    check("an hour, one of them", English, &[]);
    check("one in six boats", English, &[]);
    check("un sur six, un plan sur cinq ans", French, &[("cinq ans", 5.0, "year")]);
    check("12 pour cent des voix", French, &[("12 pour cent", 12.0, "%")]);
    check("un studio de 48 m2", French, &[("48 m2", 48.0, "m2")]);
    check("120 mètres carrés, 3 km²", French, &[("120 mètres carrés", 120.0, "m2"), ("3 km²", 3.0, "km2")]);
    check("44 « rescapés du large »", French, &[("44 « rescapés", 44.0, "rescapes")]);
    check(
        "98,765 % et 98,5 %, 12,500 km",
        French,
        &[("98,765 %", 98.765, "%"), ("98,5 %", 98.5, "%"), ("12,500 km", 12500.0, "km")],
    );
    check("84 square metres of it", English, &[("84 square metres", 84.0, "m2")]);
}

#[test]
fn halves_shares_and_numbers_that_are_nouns() {
    use Language::{English, French};
    check("trois ans et demi plus tard", French, &[("trois ans et demi", 3.5, "year")]);
    check("un million et demi d’euros", French, &[("un million et demi d’euros", 1.5e6, "eur")]);
    check("two and a half years", English, &[("two and a half years", 2.5, "year")]);
    check("une vingtaine de pages", French, &[("une vingtaine de pages", 20.0, "pages")]);
    check("des dizaines de milliers de soldats", French, &[("dizaines de milliers de soldats", 10_000.0, "soldats")]);
    check("hundreds of thousands of people", English, &[("hundreds of thousands of people", 100_000.0, "people")]);
    check("trois milliers de pages", French, &[("trois milliers de pages", 3000.0, "pages")]);
    check("un an et demi", French, &[("un an et demi", 1.5, "year")]);
}

#[test]
fn numbers_that_count_nothing() {
    use Language::{English, French};
    check("Vers 15 heures, le Boeing 737 de la ligne 4 a gagné 3-0, article 49, la 3e place.", French, &[]);
    check("En 2019, la loi 2020 et Zone-19", French, &[]);
    check(
        "2000 personnes pendant 15 heures",
        French,
        &[("2000 personnes", 2000.0, "personnes"), ("15 heures", 15.0, "hour")],
    );
    check("at 9 a.m.", English, &[]);
}

#[test]
fn how_exactly_a_number_is_meant() {
    use Language::{English, French};
    assert_eq!(senses("plus de 40 pages, 12 pages", French), [Sense::Over, Sense::Exact]);
    assert_eq!(senses("au moins sept blessés, moins de 3 %", French), [Sense::Over, Sense::Under]);
    assert_eq!(senses("une dizaine, des milliers", French), [Sense::About, Sense::Magnitude]);
    assert_eq!(senses("5 à 6 %", French), [Sense::From(6.0), Sense::To(5.0)]);
    assert_eq!(senses("between 10 and 12 boats", English), [Sense::From(12.0), Sense::To(10.0)]);
    assert_eq!(senses("10 boats and 12 men", English), [Sense::Exact, Sense::Exact]);
}

proptest! {
    #[test]
    fn spans_stay_in_bounds(text in "(deux|cent|mille|et|demi|de|un|une|dizaine|milliers|tiers|plus|à|entre|[0-9]{1,3}|[ .,%é’€/-]){0,20}") {
        for figure in find(&text, Language::French, &[]) {
            prop_assert!(text.get(figure.span.start..figure.span.end).is_some());
            prop_assert!(figure.span.contains(figure.number));
            prop_assert!(figure.value.is_finite());
        }
    }
}

#[test]
fn a_part_counts_what_its_whole_counts() {
    use Language::{English, French};
    check("8 des 13 membres", French, &[("8", 8.0, "membres"), ("13 membres", 13.0, "membres")]);
    check("8 out of the 13 members", English, &[("8", 8.0, "members"), ("13 members", 13.0, "members")]);
    check("8 des nombreux membres", French, &[("8", 8.0, "")]);
}

#[test]
fn how_many_times_is_a_unit_of_its_own() {
    use Language::{English, French};
    check("quatre fois ministre", French, &[("quatre fois", 4.0, "time")]);
    check("three times mayor", English, &[("three times", 3.0, "time")]);
}

#[test]
fn durations_before_and_after_something() {
    use Language::{English, French};
    let side_of = |text: &str, language| side(text, &find(text, language, &[])[0], language);
    assert_eq!(side_of("Quatre jours avant la vente.", French), Some(Side::Before));
    assert_eq!(side_of("Il a été élu il y a dix ans.", French), Some(Side::Before));
    assert_eq!(side_of("Two years later, the crane fell.", English), Some(Side::After));
    assert_eq!(side_of("Onze mois ont passé avant la vente.", French), Some(Side::After));
    assert_eq!(side_of("Le trajet a duré dix jours. Après la vente, rien.", French), None);
    assert_eq!(side_of("Le trajet a duré quatre jours.", French), None);
    assert_eq!(side_of("Dix bateaux après la vente.", French), None);
}

#[test]
fn the_end_of_a_text_begins_at_a_letter() {
    assert_eq!(last("été", 2), "é");
    assert_eq!(last("été", 9), "été");
    assert_eq!(last("", 3), "");
}

#[test]
fn what_a_number_of_a_series_leaves_out_is_told_before() {
    use Language::{English, French};
    let units = |text: &str, language| -> Vec<String> {
        find(text, language, &[]).iter().map(|figure| format!("{} {}", figure.number.of(text), figure.unit)).collect()
    };
    assert_eq!(
        units("340 grues à Vardø, environ 85 à Lanvor et 26 à Kerouzan", French),
        ["340 grues", "85 grues", "26 grues"]
    );
    assert_eq!(units("6 millions d’euros, dont 2 millions de dons", French), ["6 millions eur", "2 millions eur"]);
    assert_eq!(units("1 957 cargos, soit 23 de moins", French), ["1 957 cargos", "23 "]);
    assert_eq!(units("deux soucis : la panne du 37.5", French), ["deux soucis", "37.5 "]);
    assert_eq!(units("12 communes, la vignette 2", French), ["12 communes", "2 "]);
    assert_eq!(units("Brisemer sells 340 cranes and Tanguy Lines 85.", English), ["340 cranes", "85 cranes"]);
    assert_eq!(units("Sur 30 engins, 12 étaient des grues", French), ["30 engins", "12 grues"]);
}

#[test]
fn each_number_of_a_series_has_its_part_of_the_sentence() {
    let text = "340 grues à Lanvor et 85 à Kerouzan, puis 12 ailleurs";
    let figures = find(text, Language::French, &[]);
    let parts = parts(text, Span::new(0, text.len()), &figures.iter().collect::<Vec<_>>(), Language::French);
    let parts: Vec<&str> = parts.into_iter().map(|part| part.of(text)).collect();
    assert_eq!(parts, ["340 grues à Lanvor ", "et 85 à Kerouzan, ", "puis 12 ailleurs"]);
}

#[test]
fn ages_and_fifths() {
    use Language::{English, French};
    check("Anne Morel, 43, runs the port", English, &[("43", 43.0, "year")]);
    check("She is 87, and was 40 boats ahead", English, &[("87", 87.0, "year"), ("40 boats", 40.0, "boats")]);
    check("Un cinquième est blessé, un cinquième des voix", French, &[("un cinquième", 0.2, "")]);
    check("Prices fell by a fifth, a fifth crashed", English, &[("a fifth", 0.2, "")]);
}

#[test]
fn what_goes_on_behind_a_number_is_not_counted() {
    let found = "Il y a eu 12.640 grues contre 2.310 durant la grève, et 45 fin mai";
    check(
        found,
        Language::French,
        &[("12.640 grues", 12640.0, "grues"), ("2.310", 2310.0, "grues"), ("45", 45.0, "grues")],
    );
}

#[test]
fn slips_of_the_pen() {
    let digits = |one: &str, other: &str| {
        let figure = |text: &str| find(text, Language::French, &[]).remove(0);
        slip(&figure(one), &figure(other))
    };
    let slip = |one: &str, other: &str| digits(one, other).is_some();
    assert_eq!(digits("28 346 euros", "18 346 euros"), Some(4));
    assert_eq!(digits("28 300 euros", "18 300 euros"), None);
    for (one, other) in [("148 215 voix", "138 215 voix"), ("753 voix", "573 voix"), ("731 millions", "7,31 milliards")]
    {
        assert!(slip(one, other) && slip(other, one), "{one} {other}");
    }
    for (one, other) in [("1 300 voix", "1 200 voix"), ("84 voix", "48 voix"), ("753 voix", "753 voix"), ("300", "400")]
    {
        assert!(!slip(one, other), "{one} {other}");
    }
}

#[test]
fn what_is_counted() {
    let words = |text: &str, language| {
        let figure = find(text, language, &[]).into_iter().next().expect("a figure");
        counted(text, &figure, language, 2)
    };
    let told = |words: &[&str], added| (words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>(), added);
    assert_eq!(words("deux types de grues", Language::French), told(&["types"], false));
    assert_eq!(words("sept huîtres nouveau-nées", Language::French), told(&["huitres", "nouveau"], false));
    assert_eq!(words("sept nouvelles huîtres", Language::French), told(&["huitres"], true));
}
