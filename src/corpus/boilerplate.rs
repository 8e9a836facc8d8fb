//! What pages say around their articles: navigation, notices, offers, pointers to other articles, what is said twice.
//!
//! Cautious: prose is never boilerplate for one word in it, nor for anything inside quotation marks. What is missed costs a
//! strange passage; what is taken wrongly costs a fact.

use super::words::{count, covers, ends, folded, of, starts};
use super::{Block, BlockKind};
use std::collections::HashMap;

/// Marks the boilerplate among the blocks.
pub(super) fn mark(text: &str, blocks: &mut [Block]) {
    let content: Vec<usize> =
        (0..blocks.len()).filter(|&n| matches!(blocks[n].kind, BlockKind::Body | BlockKind::Heading)).collect();
    let edges = [content.first().copied(), content.last().copied()];
    for &n in &content {
        let line = blocks[n].span.of(text);
        let words = folded(line);
        if is_furniture(line, &words) || (edges.contains(&Some(n)) && is_template_id(line)) {
            blocks[n].kind = BlockKind::Boilerplate;
        }
    }
    question_before_appeal(text, blocks);
    said_again(text, blocks);
}

fn is_furniture(line: &str, words: &[String]) -> bool {
    if words.is_empty() {
        // Rules of stars and dashes.
        return true;
    }
    let quoted = line.contains(['«', '“', '"', '„']);
    (covers("nav", words) && !line.ends_with('?'))
        || is_menu(line)
        || (words.len() <= 4 && covers("end", words))
        || (words.len() <= 8 && line.split_whitespace().any(is_address))
        || is_pointer(line, words)
        || (words.len() <= 30 && count("rights", words) > 0)
        || (!quoted && (is_notice(words) || is_offer(words) || is_appeal(words)))
}

/// A row of links: « Accueil | Société | Culture | Sports ». A row of a table begins with its bar, or has numbers.
fn is_menu(line: &str) -> bool {
    let parts: Vec<&str> = line.split(" | ").collect();
    let link = |part: &&str| (1..=3).contains(&folded(part).len()) && !part.ends_with('.');
    parts.len() >= 4 && parts.iter().all(link) && !line.starts_with('|') && !line.contains(|c: char| c.is_ascii_digit())
}

/// `LIRE | …`, `Lire aussi : …`, `Related: …`.
fn is_pointer(line: &str, words: &[String]) -> bool {
    let Some(len) = starts("pointer", words).filter(|_| words.len() <= 40) else { return false };
    // What stands behind the phrase, counted in words of the line as written.
    let mut rest = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    for _ in 0..len {
        rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric()).trim_start_matches(char::is_alphanumeric);
    }
    let rest = rest.trim_start();
    let stops = line.ends_with(['.', '!']);
    match rest.chars().next() {
        None | Some('|' | '›' | '»' | '>' | '→' | '▶') => true,
        Some(':' | '-' | '–' | '—') => len > 1 || !stops,
        Some(_) => len > 1 && words.len() <= 20 && !stops,
    }
}

/// Cookies and terms, said to the reader.
fn is_notice(words: &[String]) -> bool {
    let phrases = count("notice", words);
    let spoken_to = count("you", words) + count("we", words) > 0;
    words.len() <= 90 && ((phrases >= 2 && spoken_to) || (phrases >= 1 && words.len() <= 6))
}

/// `Abonnez-vous à notre newsletter`, `Unlock the digest for free`. One verb that a sentence may start with ("Support for …")
/// and one gift are not enough.
fn is_offer(words: &[String]) -> bool {
    let Some(len) = starts("offer", words).filter(|_| words.len() <= 25) else { return false };
    match count("gift", &words[len..]) {
        0 => false,
        1 => len > 1 || count("you", words) + count("we", words) > 0,
        _ => true,
    }
}

/// An outlet that asks its reader for support.
fn is_appeal(words: &[String]) -> bool {
    count("you", words) > 0 && count("we", words) > 0 && count("outlet", words) >= 3
}

/// The question that leads to an appeal is part of it.
fn question_before_appeal(text: &str, blocks: &mut [Block]) {
    for n in 1..blocks.len() {
        let appeal = blocks[n].kind == BlockKind::Boilerplate && is_appeal(&folded(blocks[n].span.of(text)));
        let before = blocks[n - 1].span.of(text);
        let words = folded(before);
        if appeal && words.len() <= 15 && count("you", &words) > 0 && before.ends_with(['?', '!', ':']) {
            blocks[n - 1].kind = BlockKind::Boilerplate;
        }
    }
}

/// What is said a second time, word for word, is evidence once. Said again at once, it is a photo's caption.
fn said_again(text: &str, blocks: &mut [Block]) {
    let mut seen: HashMap<Vec<String>, usize> = HashMap::new();
    for n in 0..blocks.len() {
        if blocks[n].kind != BlockKind::Body && blocks[n].kind != BlockKind::Heading {
            continue;
        }
        let words = folded(blocks[n].span.of(text));
        // Short lines come back by themselves: « Pourquoi ? »
        if words.len() < 5 {
            continue;
        }
        if let Some(&first) = seen.get(&words) {
            blocks[n].kind = BlockKind::Boilerplate;
            if first + 1 == n && blocks[first].kind == BlockKind::Body {
                blocks[first].kind = BlockKind::Caption;
            }
        } else {
            seen.insert(words, n);
        }
    }
}

/// Whether a word is an e-mail address.
fn is_address(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.'))
}

/// `abc-fr-56`: what a page's template is called.
fn is_template_id(line: &str) -> bool {
    let plain = line.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_'));
    let parts = line.split(['-', '_']).filter(|part| !part.is_empty()).count();
    plain && line.len() <= 40 && parts >= 3 && line.bytes().any(|b| b.is_ascii_digit())
}

/// Whether a block names who took its picture: « (Photo Ana Roux) », "Jane Doe/Pool via Agency".
pub(super) fn has_credit(line: &str) -> bool {
    if let Some((before, inner)) = line.trim_end_matches('.').strip_suffix(')').and_then(|line| line.rsplit_once('(')) {
        let words = folded(inner);
        // A caption has words of its own before the credit.
        return !before.trim().is_empty() && words.len() <= 8 && count("credit", &words) > 0;
    }
    // Behind the last sentence: « … . AFP Jane Doe/Pool »
    let Some((before, tail)) = line.rsplit_once(['.', '©']) else { return false };
    let words = folded(tail);
    let named = line.contains('©')
        || tail.contains('/')
        || starts("credit", &words).is_some()
        || ends("credit", &words).is_some();
    !before.trim().is_empty()
        && (1..=10).contains(&words.len())
        && named
        && (line.contains('©') || count("credit", &words) > 0)
}

/// Who an outlet says it is, where it speaks of itself: the words before « est un média ».
pub(super) fn outlet(line: &str) -> Option<&str> {
    let words = crate::text::words(line);
    let all: Vec<String> = words.iter().map(|word| word.folded.clone()).collect();
    let at = of("outlet-is").iter().filter_map(|p| all.windows(p.len()).position(|w| w == p.as_slice())).min()?;
    let name = line.get(words.first()?.span.start..words.get(at.checked_sub(1)?)?.span.end)?;
    let capital = name.split_whitespace().all(|word| word.chars().next().is_some_and(char::is_uppercase));
    (at <= 5 && capital).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn furniture(line: &str) -> bool {
        is_furniture(line, &folded(line))
    }

    #[test]
    fn furniture_is_seen() {
        for line in [
            "Menu | Rechercher | Se connecter",
            "Rivages | Vie du port | Marées | Petites annonces",
            "Édition du soir",
            "We value your privacy. We and our partners store cookies. Accept all | Reject all",
            "LIRE | Le maire s’explique sur la digue",
            "Lire aussi : la digue cède",
            "À LIRE AUSSI La digue cède",
            "READ MORE: the dam breaks",
            "Related: The dam breaks",
            "Ce site utilise des cookies. En poursuivant votre navigation, vous acceptez leur dépôt. En savoir plus",
            "Des témoins de connexion nous servent à la mesure d’audience. En poursuivant votre lecture, vous y consentez. Gérer mes choix",
            "Inscrivez-vous gratuitement à notre newsletter du matin",
            "Sign up for our free weekly newsletter",
            "Notre journal est indépendant : votre soutien permet à nos journalistes d’enquêter, faites un don.",
            "© 2021 Le Courrier du Lac. Tous droits réservés.",
            "(FIN)",
            "* * *",
            "ana.roux@courrier.example",
        ] {
            assert!(furniture(line), "{line}");
        }
        assert!(is_template_id("tpl-fr-12") && !is_template_id("mi-2021") && !is_template_id("Covid-19-bis"));
    }

    #[test]
    fn prose_is_left_alone() {
        for line in [
            "La CNIL reproche à l’entreprise d’avoir déposé des cookies sans accord ; elle a fait appel.",
            "L’entreprise utilise des cookies, et sa politique de confidentialité ne le disait pas, selon le régulateur.",
            "« Abonnez-vous à notre newsletter gratuite », répétait le site, que la justice a fermé.",
            "Lire reste le premier loisir des enfants, selon une enquête.",
            "Lire, c’est vivre : la phrase est restée.",
            "| Bac | Départ | Retour | Pont |",
            "Bac | 12 | 14 | 18",
            "Le bac | la vedette | le pont : trois façons de passer, dit la maire d’Orveille, et une seule la nuit.",
            "Voir : le mot revient dix fois dans le rapport.",
            "Support for the strike is growing among nurses, a poll of readers of free newspapers found.",
            "Get here early, the police chief told reporters who asked about the rally.",
            "La fin du monde n’est pas pour demain",
            "Le journal a perdu la moitié de ses lecteurs et de sa publicité en dix ans.",
            "Le maire a promis : « Nous vous aiderons, votre journal aura notre soutien. »",
        ] {
            assert!(!furniture(line), "{line}");
        }
    }

    #[test]
    fn credits_of_pictures() {
        assert!(has_credit("La digue de Morlac, le 3 mai 2021. (Photo Ana Roux)"));
        assert!(has_credit("La digue de Morlac. AFP Ana Roux/Pool"));
        assert!(has_credit("La digue de Morlac, en mai. © Ana Roux"));
        assert!(!has_credit("La digue a cédé (selon la police)."));
        assert!(!has_credit(
            "La digue a cédé. Le maire l’a dit à l’agence de presse AFP lundi soir avant de partir pour la capitale."
        ));
        assert_eq!(outlet("Le Courrier du Lac est un média libre"), None);
        assert_eq!(outlet("Morlac Matin est un média libre"), Some("Morlac Matin"));
    }

    #[test]
    fn what_is_said_twice_counts_once() {
        let text = "Un titre\nLe pont de Morlac, vu du lac\nLe pont de Morlac, vu du lac\nDu texte.\n";
        let mut blocks = super::super::blocks::split(text, Span::default(), false);
        mark(text, &mut blocks);
        let kinds: Vec<_> = blocks.iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [BlockKind::Body, BlockKind::Caption, BlockKind::Boilerplate, BlockKind::Body]);
    }
}
