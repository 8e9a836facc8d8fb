use super::*;
use crate::features::about_names::{corpus, under};
use crate::features::named;

/// The note after the name at the bar became `new`, with carets under what had other letters.
fn renamed(marked: &str, new: &str) -> String {
    let at = marked.find('|').expect("a bar");
    let note = Note::parse(&marked.replacen('|', "", 1));
    let snapshot = corpus();
    let renaming = renamable(&note, &snapshot, at).and_then(|name| Renaming::new(&snapshot, &name, new));
    let renaming = match renaming {
        Ok(renaming) => renaming,
        Err(refusal) => return refusal.message().worded(crate::wording::Locale::En),
    };
    let mut text = note.text.clone();
    let mut doubtful = Vec::new();
    let edits = renaming.edits(&note, &named::of_note(&note, &snapshot));
    for (n, edit) in edits.iter().enumerate().rev() {
        text.replace_range(edit.span.start..edit.span.end, &edit.new);
        let new: usize = edits[..n].iter().map(|edit| edit.new.len()).sum();
        let old: usize = edits[..n].iter().map(|edit| edit.span.len()).sum();
        if edit.doubt.is_some() {
            let start = edit.span.start + new - old;
            doubtful.push(Span::new(start, start + edit.new.len()));
        }
    }
    under(&text, &doubtful)
}

#[test]
fn every_spelling_becomes_the_new_name() {
    insta::assert_snapshot!(renamed(
        "Sergueï Bara|nov est là. Le ministre Sergei Baranov et M. Baranov. S. Baranov. Élodie Brisart aussi.\n\n\
         # SERGUEÏ BARANOV\n\nL’accord de\nSergueï\nBaranov.\n",
        "Igor Petrov"
    ), @r"
    Igor Petrov est là. Le ministre Igor Petrov et M. Petrov. I. Petrov. Élodie Brisart aussi.
                                    ^^^^^^^^^^^

    # IGOR PETROV

    L’accord d’Igor Petrov.
    ");
}

#[test]
fn one_word_for_a_family_name_renames_the_family() {
    insta::assert_snapshot!(renamed("M. Bara|nov. Sergueï Baranov. S. Baranov.\n", "Baranoff"), @"M. Baranoff. Sergueï Baranoff. S. Baranoff.");
    insta::assert_snapshot!(renamed("M. Bara|nov. Sergueï Baranov.\n", "Jean-Paul de Valmer"), @"M. de Valmer. Jean-Paul de Valmer.");
    insta::assert_snapshot!(renamed("M. Baranov. S. Bara|nov.\n", "Jean-Paul de Valmer"), @"M. de Valmer. J.-P. de Valmer.");
    insta::assert_snapshot!(renamed("M. Bara|nov. Sergueï Baranov.\n", "Kim Song-ok"), @"M. Kim. Kim Song-ok.");
}

#[test]
fn a_name_that_begins_with_the_family_keeps_its_order() {
    let text = "Le dirigeant Kim Song-ok a parlé lundi à Brest. M. Kim est reparti.\n";
    let article = crate::corpus::Article::parse("k.txt", text.to_owned());
    let articles = vec![(std::path::PathBuf::from("/c/k.txt"), article)];
    let snapshot = Snapshot::in_memory(articles, &std::collections::BTreeMap::new());
    let note = Note::parse("Kim Song-ok est là. M. Kim aussi.\n");
    let new = |at: usize, new: &str| -> Vec<String> {
        let name = renamable(&note, &snapshot, at).expect("a name");
        let renaming = Renaming::new(&snapshot, &name, new).expect("a fine name");
        renaming.edits(&note, &named::of_note(&note, &snapshot)).into_iter().map(|edit| edit.new).collect()
    };
    assert_eq!(new(3, "Kim Song Ok"), ["Kim Song Ok"]);
    assert_eq!(new(3, "Park Song-ok"), ["Park Song-ok", "Park"]);
    assert_eq!(new(25, "Gim"), ["Gim Song-ok", "Gim"]);
}

#[test]
fn what_stands_beside_the_name_is_mended() {
    assert_eq!(
        renamed(
            "Bre|st dort, et le port de Brest. On dit que Brest, lorsque Brest, de\n**Brest**. La Brest d’hier, du Brest ; le monde Brest.\n",
            "Ouvral"
        ),
        "Ouvral dort, et le port d’Ouvral. On dit qu’Ouvral, lorsqu’Ouvral, d’**Ouvral**. L’Ouvral d’hier, de l’Ouvral ; le monde Ouvral.\n"
    );
    assert_eq!(
        renamed(
            "D'Élodie Bris|art, rien. L’arrivée d'Élodie Brisart à Brest. On sait qu'Élodie Brisart, jusqu'*Élodie Brisart*.\n",
            "Jeanne Morel"
        ),
        "De Jeanne Morel, rien. L’arrivée de Jeanne Morel à Brest. On sait que Jeanne Morel, jusque *Jeanne Morel*.\n"
    );
    // « l’ » may be « le » or « la ».
    insta::assert_snapshot!(renamed("L’Élodie Bris|art d’hier est à Brest.\n", "Jeanne Morel"), @r"
    L’Jeanne Morel d’hier est à Brest.
      ^^^^^^^^^^^^
    ");
    assert_eq!(
        renamed("L’arrivée d’Élodie Bris|art à Brest.\n", "Yvonne Morel"),
        "L’arrivée d’Yvonne Morel à Brest.\n"
    );
    assert_eq!(
        renamed("This is the boat of the town, and Bre|st is an old port. Here is a Brest boat, of Brest.\n", "Avery"),
        "This is the boat of the town, and Avery is an old port. Here is an Avery boat, of Avery.\n"
    );
}

#[test]
fn the_words_of_others_stay() {
    insta::assert_snapshot!(renamed(
        "Sergueï Bara|nov, ou [Baranov](Baranov.md) : « M. Baranov a tort » `Baranov` https://a.fr/Baranov\n\n> Baranov est cité\n>\n> — Sergueï Baranov\n\nLe « Baranov » <x@Baranov.fr>\n",
        "Igor Petrov"
    ), @r"
    Igor Petrov, ou [Petrov](Baranov.md) : « M. Baranov a tort » `Baranov` https://a.fr/Baranov

    > Baranov est cité
    >
    > — Igor Petrov

    Le « Petrov » <x@Baranov.fr>
    ");
}

#[test]
fn what_is_of_no_person_is_renamed_whole() {
    insta::assert_snapshot!(renamed("Bre|st et le port de Brest.\n", "Port-Valmer"), @"Port-Valmer et le port de Port-Valmer.");
    // Nothing tells what of a name one word is that the corpus does not have.
    insta::assert_snapshot!(renamed("M. Tarri|gues et Mme Tarrigues.\n", "Jeanne Tarrigue"), @"M. Jeanne Tarrigue et Mme Jeanne Tarrigue.");
    insta::assert_snapshot!(renamed("Jeanne Tarri|gues. Jeanne Tarrigues.\n", "Jeanne Tarrigue"), @"Jeanne Tarrigue. Jeanne Tarrigue.");
}

#[test]
fn a_capital_and_its_government_are_renamed_apart() {
    let articles = [("a.txt", "Lisbonne accuse Madrid d’avoir fermé la rade. Il neige à Lisbonne depuis lundi.\n")];
    let snapshot = crate::check::tests::snapshot_of(&articles);
    let note =
        Note::parse("Il neige à Lisbonne.\n\nLisbonne a accusé Madrid. Le port de Lisbonne dort, selon Lisbonne.\n");
    let renamed = |at: usize, new: &str| {
        let name = renamable(&note, &snapshot, at).expect("a name");
        let renaming = Renaming::new(&snapshot, &name, new).expect("a fine name");
        let mut text = note.text.clone();
        for edit in renaming.edits(&note, &named::of_note(&note, &snapshot)).iter().rev() {
            text.replace_range(edit.span.start..edit.span.end, &edit.new);
        }
        text
    };
    let (city, government) = (note.text.find("Lisbonne").expect("the city"), note.text.find("Lisbonne a").expect("it"));
    assert_eq!(
        renamed(city, "Lisboa"),
        "Il neige à Lisboa.\n\nLisbonne a accusé Madrid. Le port de Lisboa dort, selon Lisbonne.\n"
    );
    assert_eq!(
        renamed(government, "Tokyo"),
        "Il neige à Lisbonne.\n\nTokyo a accusé Madrid. Le port de Lisbonne dort, selon Tokyo.\n"
    );
}

#[test]
fn a_place_that_cannot_be_renamed_says_why() {
    assert_eq!(renamed("Rien de |tel.\n", "x"), "no name stands here");
    assert_eq!(
        renamed("Il dit : « Bara|nov a tort ».\n", "x"),
        "this name stands in a quotation, which stays as its source has it"
    );
    assert_eq!(renamed("*Sergueï* Bara|nov est là.\n", "x"), "there is markup within this name: take it out first");
    for (new, why) in [
        (" ", "a name has at least one letter"),
        ("a\nb", "a name stands on one line, without characters that nobody sees"),
        ("a\u{202e}b", "a name stands on one line, without characters that nobody sees"),
        ("[a](b)", "a name holds no \"[\", which is markup"),
    ] {
        assert_eq!(renamed("Sergueï Bara|nov.\n", new), why);
    }
    assert_eq!(renamed("Sergueï Bara|nov.\n", &"x".repeat(201)), "a name is not longer than 200 characters");
}
