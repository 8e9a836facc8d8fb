//! Who and what is never taken for another, and what is one under every spelling.

use super::*;
use crate::reading::NameKind;

fn all(texts: &[(Language, &str)]) -> Entities {
    gathered(texts, &BTreeMap::new())
}

fn kind(entities: &Entities, form: &str) -> Option<NameKind> {
    entities.resolve(form, None).and_then(|number| entities.get(number)).map(|entity| entity.kind)
}

#[test]
fn a_person_is_not_the_capital_of_that_name() {
    let entities = all(&[
        (FR, "L’actrice Maud Washington est venue à Rennes lundi. Mme Washington a chanté."),
        (FR, "Il neige à Washington. Washington accuse Moscou d’avoir rompu l’accord."),
        (EN, "Snow fell in Washington on Monday. Washington has accused Moscow."),
    ]);
    let (city, actress) = (entities.resolve("Washington", None), entities.resolve("Maud Washington", None));
    assert!(city.is_some() && actress.is_some() && city != actress);
    assert_eq!(kind(&entities, "Washington"), Some(NameKind::Place));
    assert_eq!(kind(&entities, "Maud Washington"), Some(NameKind::Person));
    assert_eq!(entities.resolve("Mme Washington", None), actress);
    // In her article too the civil title tells.
    assert_eq!(entities.resolve("Mme Washington", Some(0)), actress);
    assert_eq!(entities.resolve("Washington", Some(1)), city);
}

#[test]
fn a_family_name_is_no_park() {
    let entities = all(&[
        (FR, "La présidente Park Soon-ja a quitté Séoul lundi. Mme Park se tait, Park aussi."),
        (FR, "Le Parc des Brumes est fermé. Au Parc des Brumes, il neige. Le Parc attend."),
        (EN, "President Park Soon-ja left Seoul. Harrow Park is closed. In Harrow Park it snows."),
    ]);
    let president = entities.resolve("Park Soon-ja", None);
    assert!(president.is_some());
    assert_eq!(entities.resolve("Mme Park", None), president);
    for form in ["Parc des Brumes", "Parc", "Harrow Park"] {
        assert_ne!(entities.resolve(form, None), president, "{form}");
    }
    assert!(entities.resolve("Parc des Brumes", None).is_some());
}

#[test]
fn the_two_koreas_are_two_however_they_are_named() {
    let entities = all(&[
        (FR, "La Corée du Nord se tait. La RPDC attend. Le Nord fermera sa frontière."),
        (FR, "La Corée du Sud a répondu lundi. Le Sud négocie avec la Corée du Nord."),
        (EN, "North Korea and South Korea have agreed. The South welcomes it. The DPRK does not."),
    ]);
    let (north, south) = (entities.resolve("Corée du Nord", None), entities.resolve("Corée du Sud", None));
    assert!(north.is_some() && south.is_some() && north != south);
    for form in ["RPDC", "DPRK", "North Korea"] {
        assert_eq!(entities.resolve(form, None), north, "{form}");
    }
    assert_eq!(entities.resolve("South Korea", None), south);
    assert_eq!(entities.resolve("Nord", Some(0)), north);
    assert_eq!(entities.resolve("Sud", Some(1)), south);
    // Which of them is meant, the word alone does not tell.
    assert_eq!(entities.resolve("Corée", None), None);
}

#[test]
fn one_name_is_one_in_every_transliteration() {
    let entities = all(&[
        (FR, "Le ministre Sergueï Choubarov a parlé. Le président Volodymyr Horbenko aussi. Kim Yong Ho est venu."),
        (EN, "The minister, Sergei Shubarov, spoke. President Volodymyr Horbenko left. Kim Yong-ho came."),
    ]);
    for (one, other) in [
        ("Sergueï Choubarov", "Sergei Shubarov"),
        ("Sergueï Choubarov", "S. Shubarov"),
        ("Kim Yong Ho", "Kim Yong-ho"),
        ("Volodymyr Horbenko", "Volodimir Horbenko"),
    ] {
        assert!(entities.resolve(one, None).is_some(), "{one}");
        assert_eq!(entities.resolve(one, None), entities.resolve(other, None), "{other}");
    }
}

#[test]
fn exonyms_and_acronyms_are_one_with_what_they_stand_for() {
    let entities = all(&[
        (FR, "L’ONU siège à Genève. La Maison-Blanche attend. Londres et Pékin négocient. L’OTAN aussi."),
        (EN, "The United Nations met in Geneva. The White House waits. London and Beijing talk, NATO too."),
    ]);
    for (one, other) in [
        ("ONU", "Nations unies"),
        ("ONU", "UN"),
        ("Genève", "Geneva"),
        ("Londres", "London"),
        ("Pékin", "Beijing"),
        ("OTAN", "NATO"),
        ("la Maison Blanche", "White House"),
    ] {
        assert!(entities.resolve(one, None).is_some(), "{one}");
        assert_eq!(entities.resolve(one, None), entities.resolve(other, None), "{other}");
    }
}

#[test]
fn what_one_article_tells_another_does_not_guess_anew() {
    let entities = all(&[
        (FR, "En Estmarche, la pluie tombe. L’Estmarche attend la fin des pluies."),
        (EN, "Estmarche has consulted widely. Many in the valley were waiting."),
    ]);
    let country = entities.resolve("Estmarche", None);
    assert_eq!(kind(&entities, "Estmarche"), Some(NameKind::Place));
    let named = entities.list().iter().filter(|entity| entity.name == "Estmarche").count();
    assert!(country.is_some() && named == 1);
    // Who has a title, or is named in full, is somebody all the same.
    let entities = all(&[
        (FR, "En Estmarche, la pluie tombe. L’Estmarche attend la fin des pluies."),
        (EN, "Mr Estmarche said nothing. Estmarche was waiting."),
    ]);
    assert_eq!(entities.list().iter().filter(|entity| entity.name == "Estmarche").count(), 2);
}

#[test]
fn an_arabic_name_is_one_in_both_spellings() {
    let entities = all(&[
        (FR, "Le prince Ahmad ben Salim a reçu Khaled el-Nouri à Brest."),
        (EN, "Prince Ahmad bin Salim received Khaled al-Nouri in Brest."),
    ]);
    for (french, english) in [("Ahmad ben Salim", "Ahmad bin Salim"), ("Khaled el-Nouri", "Khaled al-Nouri")] {
        let one = entities.resolve(french, None);
        assert!(one.is_some() && one == entities.resolve(english, None), "{french} {english}");
    }
}

#[test]
fn a_name_alone_is_one_person_only_where_articles_share_company() {
    let texts = [
        (FR, "Le maire Paul Delmas a reçu la presse lundi à Brest."),
        (FR, "La chanteuse Anne Delmas est à Lyon."),
        (FR, "Selon M. Delmas, la digue de Kerlouan tiendra. Yves Quéré en doute."),
        (FR, "M. Delmas a récolté ses pommes près de Nevers."),
        (FR, "Yves Quéré a revu M. Delmas mardi."),
        (FR, "L’avocat Delmas a plaidé jeudi."),
        (FR, "Selon l’avocat Delmas, tout est dit."),
    ];
    let entities = all(&texts);
    let meant = |article| entities.resolve("Delmas", Some(article));
    let named = [entities.resolve("Paul Delmas", None), entities.resolve("Anne Delmas", None)];
    assert!(meant(2).is_some() && !named.contains(&meant(2)));
    assert_eq!(meant(2), meant(4), "who stands beside Yves Quéré");
    assert_ne!(meant(2), meant(3));
    assert_eq!(meant(5), meant(6), "the lawyer");
    assert!(![meant(2), meant(3)].contains(&meant(5)));
    assert_eq!(entities.resolve("Delmas", None), None);
    // What the configuration says of the name holds wherever it stands alone.
    let given = BTreeMap::from([(String::from("Paul Delmas"), vec![String::from("Delmas")])]);
    let entities = gathered(&texts, &given);
    for article in 2..7 {
        assert_eq!(entities.resolve("M. Delmas", Some(article)), entities.resolve("Paul Delmas", None), "{article}");
    }
}

#[test]
fn witnesses_of_one_forename_are_two() {
    let entities = all(&[
        (FR, "Julie, 34 ans, a vu la tempête à Brest. « Tout a volé », raconte Julie."),
        (FR, "Julie, 52 ans, vend des pommes à Nevers. Julie se plaint."),
    ]);
    let (one, other) = (entities.resolve("Julie", Some(0)), entities.resolve("Julie", Some(1)));
    assert!(one.is_some() && other.is_some() && one != other);
}
