//! Whole articles.

use super::*;

fn article(id: &str, text: &str) -> Article {
    Article::parse(id, text.to_owned())
}

fn card(article: &Article) -> String {
    let known =
        |k: &Option<Known<String>>| k.as_ref().map_or(String::from("-"), |k| format!("{} ({:?})", k.value, k.how));
    let date = article
        .date
        .as_ref()
        .map_or(String::from("-"), |k| format!("{}..{} ({:?})", k.value.first, k.value.last, k.how));
    let blocks: Vec<String> = article
        .blocks
        .iter()
        .map(|b| format!("{:?}: {}", b.kind, b.span.of(&article.text).chars().take(60).collect::<String>()))
        .collect();
    format!(
        "title {}\ndate {date}\nby {}\nin {}\nat {}\n{}",
        known(&article.title),
        known(&article.author),
        known(&article.publisher),
        article.url.as_deref().unwrap_or("-"),
        blocks.join("\n")
    )
}

const BODY: &str = "Le pont de Morlac rouvrira dimanche après neuf mois de travaux, a annoncé la préfecture, qui met fin à des semaines \
                    de rumeurs sur l’état des piles et sur le coût du chantier.";

#[test]
fn a_page_with_its_furniture() {
    let text = format!(
        "Aller au contenu | Menu\n\nLe pont de Morlac rouvre\n\nRégion 03.05.2021 à 18h05\n\nMORLAC, 3 mai (Dépêche Sud) -- {BODY}\n\n\
         Le chantier\n\n{BODY} Encore.\n\nLe pont, vu du lac. (Photo Ana Roux)\n\n(FIN)\n"
    );
    insta::assert_snapshot!(card(&article("a.txt", &text)), @"
    title Le pont de Morlac rouvre (Printed)
    date 2021-05-03..2021-05-03 (Printed)
    by -
    in Dépêche Sud (Printed)
    at -
    Boilerplate: Aller au contenu | Menu
    Title: Le pont de Morlac rouvre
    Meta: Région 03.05.2021 à 18h05
    Meta: MORLAC, 3 mai (Dépêche Sud) --
    Body: Le pont de Morlac rouvrira dimanche après neuf mois de trava
    Heading: Le chantier
    Body: Le pont de Morlac rouvrira dimanche après neuf mois de trava
    Caption: Le pont, vu du lac. (Photo Ana Roux)
    Boilerplate: (FIN)
    ");
}

#[test]
fn a_label_before_the_title() {
    let text = format!(" date 2021-05 Le pont de Morlac rouvre.\n\n{BODY}\n");
    insta::assert_snapshot!(card(&article("a.txt", &text)), @"
    title Le pont de Morlac rouvre. (Printed)
    date 2021-05-01..2021-05-31 (Printed)
    by -
    in -
    at -
    Meta: date 2021-05
    Title: Le pont de Morlac rouvre.
    Body: Le pont de Morlac rouvrira dimanche après neuf mois de trava
    ");
}

#[test]
fn prose_alone_tells_nothing() {
    let text = format!("{BODY}\n{BODY} Oui.\n");
    let plain = article("b.txt", &text);
    assert_eq!((&plain.title, &plain.date, &plain.author, &plain.publisher), (&None, &None, &None, &None));
    assert!(plain.blocks.iter().all(|block| block.kind == BlockKind::Body));
}

#[test]
fn the_files_name_dates_it() {
    let dated = article("2021/2021-05-03_pont.txt", &format!("{BODY}\n"));
    assert_eq!(
        dated.date.map(|date| (date.value.first.to_string(), date.how)),
        Some((String::from("2021-05-03"), How::FileName))
    );
}

#[test]
fn evidence_keeps_every_byte_in_its_place() {
    let text = format!("Menu\r\nLe pont de Morlac rouvre\r\n{BODY}\r\n(FIN)\r\n");
    let article = article("a.txt", &text);
    let evidence = article.evidence();
    assert_eq!(evidence.len(), text.len());
    assert!(!evidence.contains("Menu") && !evidence.contains("FIN") && evidence.contains(BODY));
    assert_eq!(evidence.find("Le pont"), text.find("Le pont"));
}
