use super::*;
use crate::reading::names::NameKind;
use crate::reading::{self, Context};
use proptest::prelude::*;

fn inner(text: &str) -> Vec<&str> {
    marked(text).into_iter().map(|q| q.inner.of(text)).collect()
}

#[test]
fn every_kind_of_mark() {
    assert_eq!(inner("« a b » “c d” \"e f\" „g h“ ‘i j’ ‹k l›"), ["a b", "c d", "e f", "g h", "i j", "k l"]);
    assert_eq!(inner("L'eau d'ici n'a rien d'« étrange »"), ["étrange"]);
    assert_eq!(inner("dit 'les eaux montent' hier"), ["les eaux montent"]);
    assert_eq!(inner("rock 'n' roll, the boys' coats"), Vec::<&str>::new());
    assert_eq!(inner("Il dit \" nous partons \" et sort."), ["nous partons"]);
}

#[test]
fn single_marks_with_blanks_inside_them_are_read() {
    assert_eq!(inner("dit ‘ les eaux montent ’ hier"), ["les eaux montent"]);
    for blank in ['\u{a0}', '\u{202f}', '\u{2009}'] {
        assert_eq!(inner(&format!("dit ‘{blank}l’eau d’ici monte{blank}’.")), ["l’eau d’ici monte"]);
        assert_eq!(inner(&format!("dit '{blank}l'eau d'ici monte{blank}', puis")), ["l'eau d'ici monte"]);
    }
    assert_eq!(inner("Le bac est ‘ sûr ’, dit-on ‘ depuis hier ’."), ["sûr", "depuis hier"]);
    assert_eq!(inner("‘ Nous allons à l ’ eau ’, dit-il."), ["Nous allons à l ’ eau"]);
    assert_eq!(inner("dit ‘nous partons ’ hier"), ["nous partons"]);
    assert_eq!(inner("‘ one said “ two three ” ’"), ["one said “ two three ”"]);
    // Apostrophes, primes and years that stand apart are no marks.
    for none in [
        "l ' eau qui monte et l ' air du large",
        "the town ' s boats and the port ' s quay",
        "rock ' n ' roll",
        "dans les années ' 60 et ' 70",
        "à 48 ° 5 ' nord et 4 ° 20 ' ouest",
        "il dit ' nous partons et s'en va",
    ] {
        assert_eq!(inner(none), Vec::<&str>::new(), "{none}");
    }
}

#[test]
fn nested_marks_belong_to_the_outer() {
    assert_eq!(inner("« il a dit “non” hier »"), ["il a dit “non” hier"]);
    assert_eq!(inner("« a « b » c » d"), ["a « b » c"]);
}

#[test]
fn an_open_mark_harms_its_paragraph_alone() {
    let text = "« jamais fermé.\n\nUn « mot » ici.";
    assert_eq!(marked(text).iter().map(|q| q.closed).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn a_speech_of_several_paragraphs_is_opened_in_each() {
    let text = "« Le port est plein.\n\n« La ville dort.\n\n« Nous veillons », a dit la maire.";
    assert_eq!(marked(text).iter().map(|q| q.closed).collect::<Vec<_>>(), [true, true, true]);
}

#[test]
fn a_speech_of_several_paragraphs_has_one_speaker() {
    check("fr", "« Le port est plein.\n\n« La ville dort.\n\n« Nous veillons », a dit Anne Morel.", &["Anne Morel"; 3]);
    check("fr", "« Le port est plein, a dit Anne Morel.\n\n« La ville dort depuis hier. »", &["Anne Morel"; 2]);
}

/// The speakers of a text's quotations, `?` for none; a term is in brackets. Names are found as in any text.
fn speakers(text: &str, language: Language) -> Vec<String> {
    let found = reading::read(text, &Context { language: Some(language), ..Context::default() });
    let told = |quotation: &Quotation| match (quotation.kind, &quotation.speaker) {
        (Kind::Term, _) => format!("({})", quotation.inner.of(text)),
        (Kind::Speech, Some(speaker)) => speaker.name.clone(),
        (Kind::Speech, None) => "?".to_owned(),
    };
    found.quotations.iter().map(told).collect()
}

fn check(code: &str, text: &str, expected: &[&str]) {
    let language = Language::from_code(code).expect("a language");
    assert_eq!(speakers(text, language), expected, "{text}");
}

#[test]
fn verbs_before_inside_and_after() {
    check(
        "fr",
        "« La mer monte », a déclaré mardi à la presse Anne Morel. « Nous le savons tous depuis longtemps. »",
        &["Anne Morel", "Anne Morel"],
    );
    check(
        "fr",
        "Anne Morel, maire de Lanvezec, a déclaré que la mer était « plus haute que jamais ».",
        &["Anne Morel"],
    );
    check(
        "fr",
        "« La digue », a prévenu l’un des pêcheurs, Paul Hardy, « ne tiendra pas jusqu’au printemps ».",
        &["Paul Hardy", "Paul Hardy"],
    );
    check(
        "en",
        "“The sea is rising,” said Anna Morrell. “We have all known it for years.”",
        &["Anna Morrell", "Anna Morrell"],
    );
    check(
        "en",
        "“The dyke will not hold,” Anna Morrell, the mayor, told reporters on Tuesday, according to the Breton Herald.",
        &["Anna Morrell"],
    );
    check("en", "“The dyke will not hold,” Mr Hardy told reporters on Tuesday.", &["Hardy"]);
}

#[test]
fn words_that_attribute_without_a_verb() {
    check("fr", "Selon Anne Morel, la mer est « plus haute que jamais ».", &["Anne Morel"]);
    check("fr", "La mer est « plus haute que jamais », selon la préfecture.", &["la préfecture"]);
    check("fr", "Anne Morel : « La mer est plus haute que jamais. »", &["Anne Morel"]);
    check("en", "According to Anna Morrell, the sea is “higher than ever”.", &["Anna Morrell"]);
}

#[test]
fn a_title_before_the_name_is_no_part_of_it() {
    for (code, text) in
        [("en", "“The dyke will hold,” Mr. Hardy said."), ("fr", "« La digue tiendra », M. Hardy l’a dit.")]
    {
        let context = Context { language: Language::from_code(code), ..Context::default() };
        let found = reading::read(text, &context).quotations;
        assert!(
            found[0].cue.is_some() && found[0].speaker.as_ref().is_some_and(|told| told.name == "Hardy"),
            "{found:?}"
        );
    }
}

#[test]
fn the_unnamed_are_kept_as_described() {
    check("fr", "« Nous partons à l’aube », a indiqué un responsable du port.", &["un responsable du port"]);
    check("en", "\"We left at dawn,\" said an officer of the port.", &["an officer of the port"]);
    check("fr", "« Rien ne presse », ont répondu plusieurs habitants.", &["plusieurs habitants"]);
    check(
        "fr",
        "« Rien ne presse », dit Paul Hardy. « On attendra le vent », souffle un gabier.",
        &["Paul Hardy", "un gabier"],
    );
}

#[test]
fn pronouns_and_offices_mean_somebody_told_of() {
    check(
        "fr",
        "Anne Morel a quitté le port. « Nous partirons tous demain matin », a-t-elle dit à la presse.",
        &["Anne Morel"],
    );
    check(
        "fr",
        "Paul Hardy, ministre de la Mer, est venu. Anne Morel aussi. « Rien ne presse ici », a dit le ministre.",
        &["Paul Hardy"],
    );
    check(
        "fr",
        "« Tout va bien », a dit Paul Hardy à Anne Morel. « Il ment », a-t-elle répondu.",
        &["Paul Hardy", "Anne Morel"],
    );
    check("fr", "Paul Hardy est venu. La mer est « plus haute que jamais », selon lui.", &["Paul Hardy"]);
    check("en", "Paul Hardy came too. The sea is “higher than ever”, according to him.", &["Paul Hardy"]);
}

#[test]
fn who_speaks_may_be_told_between_the_marks() {
    check(
        "fr",
        "« Le port est plein, se félicite mardi la patronne des docks, Anne Morel. La ville est contente. »\n\n\
         « Nous aurons du travail pour dix ans, explique-t-elle. Il fallait ce quai. »",
        &["Anne Morel", "Anne Morel"],
    );
    check("fr", "« Il est venu, a appelé ma mère, puis il est parti avec tout le monde. »", &["?"]);
    check(
        "en",
        "“The port is full,” said Anna Morrell. “We can, as they say, sleep at last.”",
        &["Anna Morrell", "Anna Morrell"],
    );
}

#[test]
fn what_the_writer_inserts_between_the_marks_is_known() {
    let inserted = |text: &str| {
        let found = reading::read(text, &Context::default());
        found.quotations.iter().flat_map(|q| &q.inserted).map(|span| span.of(text).to_owned()).collect::<Vec<_>>()
    };
    let fr = "Anne Morel est venue. « Le port est plein, a-t-elle lancé lundi, et la ville, selon elle, dort encore. »";
    assert_eq!(inserted(fr), [", a-t-elle lancé lundi", ", selon elle"]);
    let fr = "« Le port, a dit Anne Morel, maire de Lanvezec, est plein depuis hier. »";
    assert_eq!(inserted(fr), [", a dit Anne Morel, maire de Lanvezec"]);
    assert_eq!(inserted("“The port is full, said Anna Morrell, and the town sleeps.”"), [", said Anna Morrell"]);
    assert_eq!(inserted("« Il est venu, a appelé ma mère, puis il est parti. »"), Vec::<String>::new());
}

#[test]
fn an_office_has_several_names_and_may_be_told_after_the_name() {
    check(
        "fr",
        "La présidente française Anne Morel est au Mali. « Nous restons tous ensemble », a dit la cheffe de l’État.",
        &["Anne Morel"],
    );
    check(
        "fr",
        "Un médecin breton dit « soigner la peur »\n\nPaul Hardy, un médecin breton, exerce au port. « La peur se soigne très bien », \
         dit le médecin breton.",
        &["Paul Hardy", "Paul Hardy"],
    );
}

#[test]
fn a_body_is_spoken_of_again() {
    check(
        "fr",
        "« Le quai est fini », écrit le journal Le Télégramme. « Il tiendra cent ans au moins », ajoute le journal.",
        &["Le Télégramme", "Le Télégramme"],
    );
    check(
        "fr",
        "« Le quai est fini », a dit un marin du port. « Il tiendra cent ans au moins », a précisé la même source.",
        &["un marin du port", "un marin du port"],
    );
    check("fr", "« Le quai est fini », a-t-on indiqué de source policière.", &["source policière"]);
    check("fr", "« Le quai est fini », a-t-on indiqué auprès de la préfecture.", &["la préfecture"]);
    check("fr", "« Le quai est fini », a-t-on appris auprès de la capitainerie.", &["la capitainerie"]);
    check("fr", "« Le quai est fini ce soir », lit-on dans le rapport du port.", &["le rapport du port"]);
    check("fr", "« Le quai est fini ce soir », peut-on lire dans un communiqué.", &["un communiqué"]);
    check(
        "fr",
        "Il a appris la nouvelle auprès de la mairie. « Le quai est fini ce soir », a dit Anne Morel.",
        &["Anne Morel"],
    );
    check("en", "“The quay is finished tonight,” the statement read.", &["the statement"]);
}

#[test]
fn names_in_complements_do_not_speak() {
    check(
        "fr",
        "« Le quai est fini », a dit l’ancien porte-parole du gouvernement Hardy.",
        &["l’ancien porte-parole du gouvernement Hardy"],
    );
    check("fr", "Le ministre de la Mer, Paul Hardy, qui voyage et dit « aimer le large », est parti.", &["Paul Hardy"]);
    check("fr", "La mairie a vu les syndicats, ces derniers refusant « tout net » le plan.", &["les syndicats"]);
    check("fr", "Le parti, par la voix de sa porte-parole Anne Morel, a appelé à « fermer le port ».", &["Anne Morel"]);
    check(
        "fr",
        "Une dizaine de riverains sont venus. « Nous voulons dormir », ont-ils dit.",
        &["Une dizaine de riverains"],
    );
}

#[test]
fn what_another_says_in_a_clause_is_the_speakers() {
    check("fr", "Anne Morel a affirmé que la situation exigeait « une réponse rapide de tous ».", &["Anne Morel"]);
    check("fr", "Paul Hardy a salué le plan et dénoncé « un retard de dix ans ».", &["Paul Hardy"]);
}

#[test]
fn titles_and_charges_are_terms() {
    check("fr", "Il a joué dans le film « La Digue » avec succès.", &["(La Digue)"]);
    check(
        "fr",
        "Une enquête est ouverte pour « mise en danger d’autrui » et « vol aggravé ».",
        &["(mise en danger d’autrui)", "(vol aggravé)"],
    );
    check("fr", "La tempête, surnommée « la grande faucheuse », a duré trois jours.", &["(la grande faucheuse)"]);
}

#[test]
fn foreign_words_are_terms() {
    check("fr", "Le mouvement « hirak » a repris vendredi dans les rues du port.", &["(hirak)"]);
    check("fr", "Le pays exerce « le \"soft power\" » de ses festivals depuis dix ans.", &["(le \"soft power\")"]);
    check("fr", "Anne Morel a évoqué un « soft power » breton qui fait parler de lui.", &["(soft power)"]);
    check("fr", "Le chef a servi son « fish and chips » à tous les marins.", &["(fish and chips)"]);
    check("fr", "Les pêcheurs pratiquent l’« omerta » depuis toujours.", &["(omerta)"]);
    check("en", "The mayor faced a “fait accompli” when the dyke was gone.", &["(fait accompli)"]);
    check("en", "Anna Morrell said the “gilets jaunes” had come back to the port.", &["(gilets jaunes)"]);
    check("en", "She called the plan a “coup d’état” against the town.", &["(coup d’état)"]);
    check("en", "The “hirak” movement has filled the streets again.", &["(hirak)"]);
}

#[test]
fn what_somebody_says_in_a_foreign_language_is_speech() {
    check("fr", "« Yes we can », a répété Anne Morel à la tribune.", &["Anne Morel"]);
    check("fr", "Anne Morel a déclaré : « Soft power. »", &["Anne Morel"]);
    check("en", "“Bonne chance,” said Anna Morrell.", &["Anna Morrell"]);
    check("fr", "Anne Morel a dénoncé un « scandale » du port.", &["Anne Morel"]);
}

#[test]
fn a_headline_has_the_speaker_of_the_same_words() {
    let text = "La mer « plus haute que jamais »\n\n« La mer est plus haute que jamais », a déclaré Anne Morel.";
    check("fr", text, &["Anne Morel", "Anne Morel"]);
}

mod second_hand;

proptest! {
    #[test]
    fn quotations_are_sorted_and_in_bounds(text in "[a-c «»“”\"'’‘\n.é]{0,60}") {
        in_bounds(&text, Language::French)?;
    }

    #[test]
    fn any_text_is_read(text in "(\\PC|[\u{0}-\u{1f}]|[«»“”„\"'’‘‹›,.:—(]|a|dit|said|il|X|e\u{301}|\u{202e}ש|🙂| |\n){0,80}", english in any::<bool>()) {
        in_bounds(&text, if english { Language::English } else { Language::French })?;
    }
}

/// Whether all that is said of a text's quotations lies in it, in order.
fn in_bounds(text: &str, language: Language) -> Result<(), TestCaseError> {
    let mut at = 0;
    let found = reading::read(text, &Context { language: Some(language), ..Context::default() });
    for q in found.quotations {
        prop_assert!(q.span.start >= at && q.span.contains(q.inner) && !q.inner.is_empty());
        let spans = [Some(q.span), Some(q.inner), q.cue, q.when, q.place, q.speaker.map(|s| s.span)];
        let through = q.via.iter().map(|s| s.span);
        prop_assert!(spans.into_iter().flatten().chain(through).all(|span| text.get(span.start..span.end).is_some()));
        at = q.span.end;
    }
    Ok(())
}

#[test]
fn a_name_is_no_speaker_of_a_kind_that_none_is() {
    let found = reading::read("« Oui », dit Anne Morel.", &Context::default());
    assert!(found.names.iter().any(|name| name.kind == NameKind::Person));
}

/// When, where and through whom the first quotation of a text was said.
fn surroundings(text: &str, language: Language) -> [Option<String>; 3] {
    let found = reading::read(text, &Context { language: Some(language), ..Context::default() });
    let quotation = &found.quotations[0];
    let words = |span: Span| span.of(text).to_owned();
    let via: Vec<&str> = quotation.via.iter().map(|via| via.name.as_str()).collect();
    [quotation.when.map(words), quotation.place.map(words), (!via.is_empty()).then(|| via.join(" < "))]
}

#[test]
fn when_where_and_through_whom() {
    let said = |text: &str, language, expected: [&str; 3]| {
        let [when, place, via] = surroundings(text, language).map(Option::unwrap_or_default);
        assert_eq!([when.as_str(), &place], expected[..2], "{text}");
        assert!(via.is_empty() == expected[2].is_empty() && via.contains(expected[2]), "{text}: {via}");
    };
    let (fr, en) = (Language::French, Language::English);
    said(
        "« Le bac est sûr », a déclaré mardi Anne Morel lors d’une conférence de presse, selon l’agence Marine.",
        fr,
        ["mardi", "lors d’une conférence de presse", "Marine"],
    );
    said(
        "« Le bac est sûr », a déclaré Anne Morel à la presse lors d’une visite du port mercredi.",
        fr,
        ["mercredi", "lors d’une visite du port", ""],
    );
    said("« Le bac est sûr », a écrit Anne Morel sur Telegram vendredi.", fr, ["vendredi", "sur Telegram", ""]);
    said("Selon l’agence Marine, Anne Morel a dit que « le bac est sûr ».", fr, ["", "", "Marine"]);
    said("« Le bac est sûr », a dit un responsable du port, cité par l’agence Marine.", fr, ["", "", "Marine"]);
    said("“The ferry is safe,” Anna Morrell said in an interview on Monday.", en, ["on Monday", "in an interview", ""]);
    said("“The ferry is safe,” an officer was quoted as saying by the Marine agency.", en, ["", "", "Marine"]);
}

#[test]
fn whom_one_speaks_to_does_not_speak() {
    let text = "“The ferry is safe today,” the spokesman, John Bean, told a press conference on Tuesday.";
    check("en", text, &["John Bean"]);
    check(
        "en",
        "“The ferry is safe,” an officer of the port was quoted as saying by the Marine agency.",
        &["an officer of the port"],
    );
}
