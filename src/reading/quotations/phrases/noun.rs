//! A noun phrase word by word: determiner, adjectives, nouns, what belongs to them.

use super::{Before, LONGEST, Phrase, Who, plain};
use crate::lexicon::Language;
use crate::reading::names::NameKind;
use crate::reading::quotations::lexis::Use;
use crate::reading::quotations::people::Gender;
use crate::reading::quotations::tokens::{Source, Token, What};

/// The noun phrase whose determiner, if it has one, is at `first`, and whose nouns begin at `from`.
pub(super) fn noun(source: &Source, tokens: &[Token], first: usize, from: usize) -> Phrase {
    let english = source.language == Language::English;
    let determiner = (from > first).then(|| &tokens[first]);
    let mut at = from;
    let (mut head, mut name, mut linked, mut complement) = (None, None, false, false);
    let mut last = first;
    while let Some(token) = tokens.get(at).filter(|_| at - first < LONGEST) {
        match token.what {
            What::Name(number) => {
                let kind = source.names[number].kind;
                let owner = english
                    && tokens
                        .get(at + 1)
                        .is_some_and(|next| next.is(Use::Owner) && next.span.start <= token.span.end + 4);
                let goes_on = |n: usize| tokens.get(n).is_some_and(|next| plain(next) && !next.capital);
                if owner {
                    // "Japan's foreign minister": whose it is, then what.
                    last = at + 1;
                    at += 2;
                    complement = true;
                    continue;
                }
                last = at;
                // « le porte-parole du parti Étoile », « … du gouvernement Hardy »: a name of what comes before it.
                let noun = &tokens[at - usize::from(at > first)];
                let one = token.span.of(source.text).split_whitespace().nth(1).is_none();
                let borne = complement
                    && head.is_some_and(|head: usize| head + 1 < at)
                    && match kind {
                        NameKind::Person => noun.is(Use::Eponym) && one,
                        _ => noun.is(Use::Bearer),
                    };
                if linked || borne {
                    linked = false;
                    complement = true;
                } else if head.is_some_and(|head: usize| tokens[head].is(Use::Bearer))
                    && matches!(kind, NameKind::Organisation | NameKind::Unknown)
                {
                    // « le club de voile Étoile »
                    name = Some(number);
                    break;
                } else if kind == NameKind::Person
                    && head.is_some_and(|head: usize| {
                        let noun = &tokens[head];
                        noun.uses.any(&[Use::Body, Use::Document, Use::Medium]) && !noun.is(Use::Person)
                    })
                {
                    // « à la presse Anne Morel »: another phrase.
                    last = at - 1;
                    break;
                } else if matches!(kind, NameKind::Person | NameKind::Unknown) {
                    name = Some(number);
                    break;
                } else if head.is_none() {
                    // "the Kremlin spokesman" is a spokesman; « l’Élysée » is itself.
                    let described =
                        english && (1..4).map_while(|n| tokens.get(at + n).filter(|t| plain(t))).any(|t| t.speaks);
                    if !(described && goes_on(at + 1)) {
                        name = Some(number);
                        break;
                    }
                } else {
                    complement = true;
                }
                at += 1;
            }
            What::Mark('(') => {
                let near = tokens[at..].iter().take(8).position(|token| token.mark(&[')']));
                let Some(length) = near.filter(|length| {
                    tokens.get(at + length + 1).is_some_and(|t| t.is(Use::Link) || t.name().is_some())
                }) else {
                    break;
                };
                at += length + 1;
            }
            What::Word => {
                let noun_place = head.is_none() && at == from;
                if token.dated && head.is_some() {
                    break;
                }
                if token.is(Use::Link) {
                    let next = tokens.get(at + 1);
                    if head.is_none()
                        || next.is_none_or(|next| !matches!(next.what, What::Word | What::Name(_)) || next.dated)
                    {
                        break;
                    }
                    linked = true;
                    complement = true;
                    at += 1;
                    // The article of the complement.
                    while tokens.get(at).is_some_and(|t| {
                        t.uses.any(&[Use::Definite, Use::Possessive, Use::Indefinite]) && !t.is(Use::Link)
                    }) {
                        at += 1;
                    }
                    // The noun of the complement, though it may be a verb elsewhere.
                    if tokens
                        .get(at)
                        .is_some_and(|t| t.what == What::Word && !t.uses.any(&[Use::Preposition, Use::Clause]))
                    {
                        last = at;
                        linked = false;
                        at += 1;
                    }
                    continue;
                }
                if token.is(Use::And) {
                    // « l’humoriste et acteur »: another noun of the same one.
                    let same = head.is_some()
                        && tokens
                            .get(at + 1)
                            .is_some_and(|next| plain(next) && !next.capital && !next.is(Use::Indefinite));
                    if !same {
                        break;
                    }
                    at += 1;
                    continue;
                }
                if token.joined && head.is_some() && token.what == What::Word {
                    last = at;
                    at += 1;
                    continue;
                }
                if !(plain(token)
                    || (noun_place && !token.uses.any(&[Use::Have, Use::Preposition, Use::Relative, Use::Own])))
                {
                    break;
                }
                if head.is_none_or(|head: usize| !tokens[head].speaks && !complement && token.speaks) {
                    head = Some(at);
                }
                linked = false;
                last = at;
                at += 1;
            }
            _ => break,
        }
    }
    let last = last.max(first);
    let head = head.unwrap_or(last);
    let article =
        determiner.map_or(Gender::Unknown, |token| match (token.is(Use::Masculine), token.is(Use::Feminine)) {
            (true, false) => Gender::He,
            (false, true) => Gender::She,
            _ => Gender::Unknown,
        });
    let plural = determiner.is_some_and(|token| token.is(Use::Plural))
        || (determiner.is_none() && english && name.is_none() && tokens[head].folded.ends_with('s'))
        || (english
            && name.is_none()
            && tokens[head].speaks
            && tokens[head].folded.ends_with('s')
            && tokens[head].folded.len() > 4);
    let who = name.map_or(Who::Description, Who::Name);
    // « une dizaine d’habitants »: those who are counted.
    let counted = tokens[head].is(Use::Quantity) && who == Who::Description;
    let head = (head + 1..=last).find(|n| counted && tokens[*n].speaks).unwrap_or(head);
    let plural = plural || counted;
    let speaks = name.is_some() || tokens[head].speaks || (first..=last).any(|n| n <= head && tokens[n].speaks);
    let gender = if article == Gender::Unknown || counted {
        Gender::of_role(&tokens[head].folded, source.language)
    } else {
        article
    };
    let latter = tokens[head].is(Use::Latter) && who == Who::Description;
    Phrase {
        first,
        last,
        before: Before::Nothing,
        who: if latter { Who::Pronoun } else { who },
        head,
        gender,
        plural,
        definite: determiner.is_some_and(|token| !token.is(Use::Indefinite)),
        speaks: speaks || latter,
        added: false,
        outlet: false,
    }
}
