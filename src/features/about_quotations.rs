//! Quotations in an editor, over a corpus of a lighthouse that never was. A bar in a note is the pointer, or the caret.

use super::*;
use crate::check;
use crate::config::Config;
use crate::corpus::Article;
use crate::notes::Note;
use crate::wording::Locale;
use std::collections::BTreeMap;
use std::path::Path;

/// Two articles that print one report, one that has a quotation of it on its own, and one in English.
const CORPUS: &[(&str, &str)] = &[
    (
        "vote.txt",
        "Le phare de Kerlouan sera vendu\n\n\
         KERLOUAN, 4 mai 2021 (Agence des Abers) -- Le conseil a voté lundi la vente du phare.\n\n\
         Le maire ne cache pas son embarras. « Nous vendons ce phare à regret, mais la toiture coûte plus que la commune. \
         Personne ici ne l’oubliera », a déclaré le maire, Yann Kerbrat, devant le conseil.\n\n\
         La vente doit être signée avant l’été par les deux parties.\n",
    ),
    (
        "copie.txt",
        "Kerlouan vend son phare\n\n\
         KERLOUAN, 5 mai 2021 (Agence des Abers) -- La commune vend son phare.\n\n\
         « Nous vendons ce phare à regret, mais la toiture coûte plus que la commune. Personne ici ne l’oubliera », a \
         déclaré le maire, Yann Kerbrat, devant le conseil.\n",
    ),
    (
        "portrait.md",
        "---\ndate: 2022-01-09\ntitle: Un maire et *son* [phare](http://x.y)\npublisher: Le Courrier\n---\n\
         Yann Kerbrat se souvient de ses mots : « Personne ici ne l’oubliera ». Nous vendons ce phare à tous, dit une affiche.\n",
    ),
    (
        "storm.txt",
        "Storm hits the lighthouse\n\n\
         KERLOUAN, June 8, 2021 (Coastal Wire) -- \"We have never seen such waves here,\" said Mary Holt, the keeper, on Tuesday.\n\n\
         \"The wall protected three hundred houses during the storm, and the council will rebuild the bridge before winter,\" Martin Feld, \
         the engineer, told reporters on Wednesday, according to the Breton Herald.\n\n\
         \"The wall will hold until the spring,\" said the keeper of the lighthouse, Mary Holt, who lives in the village, \"and the \
         tide will turn before that.\"\n",
    ),
];

fn snapshot() -> Snapshot {
    let articles =
        CORPUS.iter().map(|(id, text)| (Path::new("/corpus").join(id), Article::parse(id, (*text).to_owned())));
    Snapshot::in_memory(articles.collect(), &BTreeMap::new())
}

fn pointed(marked: &str) -> (Note, usize) {
    let at = marked.find('|').expect("a bar");
    (Note::parse(&marked.replacen('|', "", 1)), at)
}

fn card(marked: &str) -> String {
    let (note, at) = pointed(marked);
    let snapshot = snapshot();
    let findings = check::check(&note, &snapshot, &Config::default_for(Path::new("/")));
    let card = hover(&note, &snapshot, &findings, at, Locale::En).map_or("nothing".to_owned(), |hover| hover.markdown);
    assert!(card.lines().count() < 25, "{card}");
    card
}

/// The note after each continuation was taken, a bar where the caret ends; with what tells them apart.
fn taken(marked: &str) -> Vec<String> {
    let (note, at) = pointed(marked);
    let snapshot = snapshot();
    let Some(found) = continuations(&note, &snapshot, at) else { return Vec::new() };
    let take = |one: &Continuation| {
        let mut edits = one.beside.clone();
        edits.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        let mut text = note.text.clone();
        for (at, new) in &edits {
            text.insert_str(*at, new);
        }
        text.replace_range(found.typed.start..found.typed.end, &one.insert);
        text
    };
    found.offered.iter().map(take).collect()
}

#[test]
fn the_card_shows_who_said_it_where_and_who_printed_it() {
    insta::assert_snapshot!("word_for_word", card("Il dit : « la toiture coûte |plus que la commune ».\n"));
    insta::assert_snapshot!("in_several", card("Il dit : « Personne ici ne |l'oubliera ».\n"));
    insta::assert_snapshot!("in_english", card("She said: \"We have never |seen such waves here\".\n"));
}

#[test]
fn the_card_shows_what_somebody_perhaps_said_in_the_other_language() {
    let quoted = "« Le mur a protégé trois |cents maisons pendant la tempête, et le conseil reconstruira le pont avant l’hiver »";
    insta::assert_snapshot!("translated", card(&format!("{quoted}, a dit Martin Feld.\n")));
    let anothers = card(&format!("{quoted}, a dit Mary Holt.\n"));
    assert!(!anothers.contains("translation"), "{anothers}");
    // Nor is it unknown: Martin Feld has said something very like it.
    let both = "Martin Feld est venu à Kerlouan. ".to_owned() + &quoted.replace('|', "") + ", a dit Martin Feld.\n";
    let findings = check::check(&Note::parse(&both), &snapshot(), &Config::default_for(Path::new("/")));
    assert!(findings.iter().all(|finding| finding.rule.code != "unknown-quote"), "{findings:?}");
}

#[test]
fn the_card_shows_what_was_altered() {
    insta::assert_snapshot!(
        "altered",
        card("« Nous vendons ce phare |avec joie, mais la toiture coûte plus que la commune ».\n")
    );
}

#[test]
fn the_card_of_what_nobody_said_is_plain() {
    assert_eq!(card("Il dit : « Les goélands |planent bas ce soir ».\n"), "no article holds these words");
    assert_eq!(card("Il dit : « goé|lands ».\n"), "no article holds these words");
}

#[test]
fn nothing_of_an_article_acts_in_a_card() {
    let card = card("Selon lui : « Nous vendons ce |phare à tous ».\n");
    assert!(card.contains("\\*son\\* \\[phare\\](http\\://x.y)"), "{card}");
}

#[test]
fn the_card_of_two_halves_has_their_speaker() {
    let halves = card("« Nous vendons ce phare à |regret (…) Personne ici ne l’oubliera »");
    assert!(halves.starts_with("**Yann Kerbrat**"), "{halves}");
    let split = card("\"The wall will |hold until the spring and the tide will turn before that\"");
    assert!(split.starts_with("**Mary Holt**"), "{split}");
}

#[test]
fn an_article_s_own_quotation_has_a_card() {
    let snapshot = snapshot();
    let article = snapshot.find_key("copie").expect("the article");
    let text = CORPUS[1].1;
    let at = text.find("toiture").expect("the word");
    let hover = hover_in_article(&snapshot, article, at, Locale::En).expect("a card");
    assert!(hover.span.of(text).starts_with("« Nous vendons") && hover.span.of(text).ends_with("oubliera »"));
    insta::assert_snapshot!("in_an_article", hover.markdown);
    assert_eq!(hover_in_article(&snapshot, article, text.find("KERLOUAN").expect("the place"), Locale::En), None);
}

#[test]
fn a_jump_leads_to_the_very_words_the_cited_article_first() {
    let jump = |marked: &str| -> Vec<String> {
        let (note, at) = pointed(marked);
        let snapshot = snapshot();
        let target = |target: Target| {
            let stored = snapshot.article(target.article).expect("the article");
            format!("{} {}", stored.article.key, target.span.of(&stored.article.text))
        };
        definition(&note, &snapshot, &[], at).into_iter().map(target).collect()
    };
    let words = "la toiture coûte plus que la commune";
    assert_eq!(
        jump("« La toiture |coûte plus que la commune ».\n"),
        [format!("vote {words}"), format!("copie {words}")]
    );
    assert_eq!(
        jump("« La toiture |coûte plus que la commune » [@copie].\n"),
        [format!("copie {words}"), format!("vote {words}")]
    );
}

#[test]
fn a_quotation_is_found_in_notes_altered_and_in_part() {
    let (note, at) = pointed("« Nous vendons ce |phare à regret, mais la toiture coûte plus que la commune ».\n");
    let snapshot = snapshot();
    let wanted = quotation_at(&note, &snapshot, at).expect("a quotation");
    let articles: Vec<&str> =
        wanted.places().iter().map(|place| snapshot.cards()[place.article as usize].key.as_str()).collect();
    assert_eq!(articles, ["vote", "copie"]);
    let other = Note::parse(
        "« La toiture coûte plus que la commune », et « la toiture coûte plus que le port ».\n\n\
         > Nous vendons ce phare à regret\n\n\
         « Personne ici ne l’oubliera », « Nous vendons ce phare à tous », « phare ».\n",
    );
    let found: Vec<&str> = wanted.in_note(&other, &snapshot).iter().map(|span| span.of(&other.text)).collect();
    assert_eq!(
        found,
        ["La toiture coûte plus que la commune", "la toiture coûte plus que le port", "Nous vendons ce phare à regret"]
    );
    // Somebody says it after a dash.
    let dashed = Note::parse("— La toiture coûte plus que la commune, a dit le maire, Yann Kerbrat.\n");
    assert_eq!(wanted.in_note(&dashed, &snapshot).len(), 1);
    // What no article has is found where it is written the same.
    let (note, at) = pointed("« Les goélands |planent bas ».\n");
    let wanted = quotation_at(&note, &snapshot, at).expect("a quotation");
    assert!(wanted.places().is_empty());
    assert_eq!(wanted.in_note(&Note::parse("Oui, “les goélands planent bas”.\n"), &snapshot).len(), 1);
}

#[test]
fn half_a_quotation_becomes_the_whole_with_its_citation() {
    // A sentence of a quotation and all of it come before other prose; what two articles print comes once.
    let all = taken("Il dit : « nous vendons ce|\n");
    let whole = "Nous vendons ce phare à regret, mais la toiture coûte plus que la commune";
    assert_eq!(
        all,
        [
            format!("Il dit : « {whole} » [@vote]\n"),
            format!("Il dit : « {whole}. Personne ici ne l’oubliera » [@vote]\n"),
            "Il dit : « Nous vendons ce phare à tous, dit une affiche » [@portrait]\n".to_owned(),
        ]
    );
    // The last word need not be whole; the note's own marks and blanks close it.
    assert_eq!(taken("Il dit : “Personne ici n|\n"), ["Il dit : “Personne ici ne l’oubliera” [@vote]\n"]);
    assert_eq!(taken("She said: \"we have never |\n"), ["She said: \"We have never seen such waves here\" [@storm]\n"]);
    // A mark that the editor put behind the caret stays; the citation goes behind it.
    assert_eq!(
        taken("Il dit : «\u{a0}personne ici ne|\u{a0}»\n"),
        ["Il dit : «\u{a0}Personne ici ne l’oubliera\u{a0}» [@vote]\n"]
    );
    assert_eq!(taken("> personne ici ne|\n"), ["> Personne ici ne l’oubliera [@vote]\n"]);
    assert_eq!(taken("> « personne ici ne|\n"), ["> « Personne ici ne l’oubliera » [@vote]\n"]);
}

#[test]
fn the_citation_is_written_as_the_note_writes_them() {
    let end = |marked: &str| taken(marked).first().map(|text| text.split("oubliera").nth(1).unwrap_or("").to_owned());
    let cited = |before: &str, after: &str| end(&format!("{before}\n\nIl dit : « personne ici ne|\n{after}"));
    assert_eq!(cited("Voir [[storm]].", "").as_deref(), Some(" » [[vote]]\n"));
    assert_eq!(
        cited("Voir [Wire](../corpus/storm.txt).", "").as_deref(),
        Some(" » [Agence des Abers](../corpus/vote.txt)\n")
    );
    let footnote = cited("Voir[^1].", "\n[^1]: [@storm]\n");
    assert_eq!(footnote.as_deref(), Some(" »[^2]\n\n[^1]: [@storm]\n[^2]: [@vote]\n"));
    let known = cited("Voir[^v].", "\n[^v]: [@vote], p. 2\n");
    assert_eq!(known.as_deref(), Some(" »[^v]\n\n[^v]: [@vote], p. 2\n"));
}

#[test]
fn nothing_is_offered_in_plain_prose_or_too_soon() {
    for marked in [
        "nous vendons ce|\n",
        "« nous vendons|\n",
        "« nous vendons ce | phare »\n",
        "« nous vendons ce |phare à regret »\n",
        "Il dit « rien » : nous vendons ce|\n",
        "`« nous vendons ce|`\n",
        "« nous vendons cet|\n",
        "« les goélands planent|\n",
        "---\nsourcier: off\n---\n« nous vendons ce|\n",
        "|",
    ] {
        assert_eq!(taken(marked), Vec::<String>::new(), "{marked}");
    }
}

#[test]
fn a_continuation_tells_who_said_it() {
    let (note, at) = pointed("Il dit : « nous vendons ce|\n");
    let snapshot = snapshot();
    let found = continuations(&note, &snapshot, at).expect("continuations");
    let (detail, card) = describe_quotation(&snapshot, found.offered[0].place, Locale::En).expect("it is told of");
    assert_eq!(detail, "Yann Kerbrat, maire · 4 May 2021 · Le phare de Kerlouan sera vendu");
    assert!(card.contains("**Yann Kerbrat**"), "{card}");
}

#[test]
fn a_block_quote_is_told_of_above_it() {
    let snapshot = snapshot();
    let note = Note::parse(
        "> Nous vendons ce phare à regret.\n\n> Les goélands planent bas ce soir.\n\n\
         > « Nous vendons ce phare à bon prix, mais la toiture coûte plus que la commune »\n>\n> — Yann Kerbrat\n\n\
         « La toiture coûte plus que la commune »\n",
    );
    let told: Vec<String> = lenses(&note, &snapshot)
        .iter()
        .map(|lens| {
            let title = lens_title(&snapshot, lens.place, lens.altered, Locale::En).expect("a title");
            let line = note.text[..lens.span.start].lines().count() + 1;
            format!("{line}: {title}")
        })
        .collect();
    assert_eq!(
        told,
        ["1: Yann Kerbrat · 4 May 2021 · vote, line 5", "5: Yann Kerbrat · 4 May 2021 · vote, line 5 · altered here"]
    );
}

proptest::proptest! {
    #[test]
    fn any_note_and_caret_will_do(text in "(« |»|“|\"|> |nous |vendons |ce |phare|[a-zé\n`*_\\[\\]]){0,12}", at in 0usize..80) {
        let snapshot = snapshot();
        let note = Note::parse(&text);
        let mut at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        if let Some(found) = continuations(&note, &snapshot, at) {
            proptest::prop_assert!(found.typed.end == at && !found.typed.of(&text).contains('\n'));
            for one in found.offered {
                for (at, _) in one.beside {
                    proptest::prop_assert!(at >= found.typed.end && text.is_char_boundary(at));
                }
            }
        }
        let _ = (lenses(&note, &snapshot), quotation_at(&note, &snapshot, at));
    }
}
