//! What prose denies: « n’a pas été condamné », "did not sign", « a refusé de confirmer ».
//!
//! What is asked, wished or doubted is told by [`is_asked`] and its like, and is no denial.

mod forms;
mod place;
mod stance;

use super::{figures, quotations, times};
use crate::lexicon::Language;
use crate::text::{self, Span, Word};
use forms::{FORMS, Forms, Words};
pub use place::{is_beside, is_where, words_before};
pub use stance::{is_asked, is_doubted, is_infinitive, is_led, is_noun, is_possible, is_predicate, is_wished};

/// A denial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Denial {
    /// From the word that denies to what it denies.
    pub span: Span,
    /// The word that is denied: a verb, or what stands in the place of one (« n’est pas membre »).
    pub head: Span,
    /// Whether what is done is denied, and not only a thing (« sans délai », "no crane").
    pub verb: bool,
    /// Whether it is denied as what another verb leads to: "claim not to know", « dit ne pas savoir ».
    pub infinitive: bool,
}

/// How many words before a refusal may end it: « la fin de l’interdiction ».
const TO_LIFTED: usize = 3;
/// How many words may stand between « ne » and « pas »: « ne s’y est donc pas ».
const NE_TO_PAS: usize = 6;
/// How many between « ne » and a verb that it denies by itself: « ne s’y peut ».
const NE_TO_BARE: usize = 3;
/// How far from a denial what it denies may stand, in words.
const TO_HEAD: usize = 10;
/// How many words between « plus » and « que »: « plus de grues rouillées que ».
const TO_THAN: usize = 5;
/// How many may stand between a denial and « tant que ».
const TO_UNTIL: usize = 12;
/// How many may stand between a verb of refusal and what is refused: « a empêché la Suède et le Chili de signer ».
const TO_LINK: usize = 8;
/// How many where marks part them: « a refusé, hier, de confirmer ».
const OVER_MARKS: usize = 4;
/// How many between a verb and what it leads to: « ne contribue guère à empêcher ».
const TO_LED: usize = 4;

/// The denials of `text`, in order of the words that deny. A clause's edge ends each.
#[must_use]
pub fn find(text: &str, language: Language) -> Vec<Denial> {
    let words = text::words(text);
    let reader = Reader { text, words: &words, forms: &FORMS[language as usize], language };
    let mut out: Vec<Denial> = Vec::new();
    let mut n = 0;
    while n < words.len() {
        match reader.denial(n) {
            Some((denial, used)) => {
                out.push(denial);
                out.extend(reader.carried(denial, n));
                // « n’empêchera pas le Chili de pêcher »: fishing is what is prevented here too.
                let verb = (n + 1..n + used).find(|&at| words[at].span == denial.head);
                out.extend(verb.and_then(|verb| reader.refused(verb)));
                n += used.max(1);
            }
            None => n += 1,
        }
    }
    out
}

/// The words of `text` that are told of something alone (« ne fermera qu’une usine » says of all others that they stay open), for the first
/// time, or only until something happens (« ne fermera pas tant que »); and what a denial without « ne » stands before.
#[must_use]
pub fn limited(text: &str, language: Language) -> Vec<Span> {
    let words = text::words(text);
    let reader = Reader { text, words: &words, forms: &FORMS[language as usize], language };
    let opened = (0..words.len()).filter(|&n| reader.is(&reader.forms.ne, n));
    let limits = |n: usize| {
        let near = (n + 1..=n + NE_TO_PAS).take_while(|&at| reader.together(at - 1));
        let only =
            near.take_while(|&at| !reader.is(&reader.forms.not, at)).find(|&at| reader.is(&reader.forms.only, at));
        only.map(|only| n + 1..only)
    };
    let clause = |n: usize| (n..n + TO_HEAD).take_while(|&at| reader.together(at)).map(|at| at + 1);
    let until = opened.clone().filter(|&n| reader.is_until(n)).flat_map(clause);
    // « Pas plus cher », in a headline
    let dropped = |n: usize| {
        reader.is(&reader.forms.dropped, n)
            && !(n.saturating_sub(NE_TO_PAS)..n).any(|at| reader.is(&reader.forms.ne, at))
    };
    let dropped = (0..words.len()).filter(|&n| dropped(n)).flat_map(|n| n + 1..(n + 1 + NEAR_DROPPED).min(words.len()));
    // « Concerne exclusivement », « vendu pour la première fois »
    let alone = |n: usize| {
        let first = reader.is(&reader.forms.first, n) && reader.is(&reader.forms.time, n + 1);
        first || reader.is(&reader.forms.solely, n)
    };
    let near = (0..words.len())
        .filter(|&n| alone(n))
        .flat_map(|n| n.saturating_sub(NEAR_ALONE)..(n + NEAR_ALONE).min(words.len()));
    let limited = opened.clone().filter_map(limits).flatten().chain(until).chain(near).chain(dropped);
    limited.map(|n| words[n].span).collect()
}

/// How many words such a « pas » may deny.
const NEAR_DROPPED: usize = 2;
/// Among how many words on each side something is said of one thing alone, or for the first time.
const NEAR_ALONE: usize = 4;

struct Reader<'a> {
    text: &'a str,
    words: &'a [Word],
    forms: &'a Forms,
    language: Language,
}

impl Reader<'_> {
    fn is(&self, list: &Words, n: usize) -> bool {
        self.words.get(n).is_some_and(|word| list.contains(word.folded.as_str()))
    }

    /// Whether words `n` and `n + 1` stand in one clause, as far as marks say.
    fn together(&self, n: usize) -> bool {
        let (Some(a), Some(b)) = (self.words.get(n), self.words.get(n + 1)) else { return false };
        let between = self.text.get(a.span.end..b.span.start).unwrap_or("");
        // A word put in for what was left out belongs to its clause: « nous ne pouvons pas (confirmer) ».
        let opens = between.trim() == "(" && self.text[b.span.end..].starts_with(')');
        let closes = between.trim() == ")" && self.text[..a.span.start].ends_with('(');
        opens
            || closes
            || !between.contains([',', ';', ':', '(', ')', '.', '!', '?', '«', '»', '"', '“', '”', '–', '—', '\n'])
    }

    /// Whether somebody's own words begin right behind word `n`: « ne fera “aucune pause” ».
    fn quotes(&self, n: usize) -> bool {
        let (Some(a), Some(b)) = (self.words.get(n), self.words.get(n + 1)) else { return false };
        matches!(self.text.get(a.span.end..b.span.start).unwrap_or("").trim(), "\"" | "«" | "“")
    }

    /// The denial that begins with word `n`, and how many words are used up by it.
    fn denial(&self, n: usize) -> Option<(Denial, usize)> {
        let open = self.words.get(n)?;
        if self.is(&self.forms.ne, n) {
            let mut at = n + 1;
            let goes_on = |at: usize| self.together(at) || (self.quotes(at) && self.is(&self.forms.not, at + 1));
            while at <= n + NE_TO_PAS && goes_on(at - 1) && !self.is(&self.forms.only, at) {
                if self.is(&self.forms.not, at) {
                    // « n’est plus jeudi qu’à deux pas »
                    if self.is(&self.forms.more, at) && self.is_only(at) {
                        return None;
                    }
                    // « n’a pas été condamné » denies the participle, « ne dépasse pas » the verb itself.
                    let head = self.verb(n + 1, at).or_else(|| self.head(at))?;
                    let denial = self.from(n, head, true);
                    let span = denial.span.cover(self.words[at].span);
                    let infinitive = at == n + 1 && head > at && is_infinitive(&self.words[head].folded, self.language);
                    return Some((Denial { span, infinitive, ..denial }, at.max(head) - n + 1));
                }
                at += 1;
            }
            // « La foule n’a cessé de grossir »
            if let Some(stopped) = (n + 1..=n + NE_TO_PAS).find(|&at| self.is(&self.forms.stop, at))
                && self.is_denied(stopped)
            {
                return Some((self.from(n, stopped, true), stopped - n + 1));
            }
            // « plus qu’il ne peut »
            if self.compares(n) {
                return None;
            }
            // « ne peut être vendu de grue »
            if let Some(verb) = self.bare(n) {
                let head = self.head(verb)?;
                return Some((self.from(n, head, true), head - n + 1));
            }
            // « Aucun docker n’a été blessé »
            let before = (n.saturating_sub(NE_TO_PAS)..n).rev().take_while(|&at| self.together(at));
            let denied = before.into_iter().any(|at| self.is(&self.forms.not, at) || self.is(&self.forms.thing, at));
            let head = self.head(n).filter(|_| denied)?;
            return Some((self.from(n, head, true), head - n));
        }
        if self.is(&self.forms.alone, n) {
            if open.folded == "t" && !(n > 0 && self.is(&self.forms.tied, n - 1)) {
                return None;
            }
            if self.is_perhaps(n) {
                return None;
            }
            let head = self.head(n)?;
            let denial = self.from(n, head, !self.is(&self.forms.thing, n));
            let infinitive = self.words.get(n + 1).is_some_and(|next| next.folded == "to");
            return Some((Denial { infinitive, ..denial }, head - n));
        }
        self.refused(n).map(|denial| (denial, 1))
    }

    /// Whether what is denied at `n` is so until something happens: « tant que la grue n’est pas vendue », « ne partira pas tant que ».
    fn is_until(&self, n: usize) -> bool {
        let until = |at: usize| {
            let as_such = at > 0 && self.is(&self.forms.as_such, at - 1);
            self.is(&self.forms.until, at) && self.is(&self.forms.clause, at + 1) && !as_such
        };
        let before = (n.saturating_sub(TO_HEAD)..n).rev().take_while(|&at| self.together(at));
        let after = (n..n + TO_UNTIL).take_while(|&at| self.together(at)).map(|at| at + 1);
        before.chain(after).any(until)
    }

    /// Whether « plus » at `n` only goes with « que »: « n’est plus qu’à deux pas », « n’était plus jeudi soir qu’à ».
    fn is_only(&self, n: usize) -> bool {
        let of_calendar =
            |at: usize| self.words.get(at).is_some_and(|word| times::is_of_calendar(&word.folded, self.language));
        let most = if of_calendar(n + 1) { 3 } else { 1 };
        (n + 1..=n + most).take_while(|&at| self.together(at - 1)).any(|at| self.is(&self.forms.only, at))
    }

    /// Whether « ne » at `n` only belongs to what is compared or feared: « plus qu’il ne peut ».
    fn compares(&self, n: usize) -> bool {
        let before = (n.saturating_sub(TO_HEAD)..n).rev().take_while(|&at| self.together(at));
        // « de plus, que personne ne » and « un autre dit qu’aucun ne » deny.
        let that = |at: usize| (at + 1..=at + TO_THAN).any(|at| at < n && self.is(&self.forms.clause, at));
        let denies = |at: usize| (at + 1..n).any(|at| self.is(&self.forms.not, at) || self.is(&self.forms.thing, at));
        before.into_iter().any(|at| self.is(&self.forms.more, at) && that(at) && !denies(at))
    }

    /// The verb that « ne » at `n` denies by itself.
    fn bare(&self, n: usize) -> Option<usize> {
        let verb = (n + 1..=n + NE_TO_BARE)
            .take_while(|&at| self.together(at - 1))
            .find(|&at| self.is(&self.forms.bare, at))?;
        let near = (verb..verb + NE_TO_PAS).take_while(|&at| self.together(at)).map(|at| at + 1);
        let limited = near.into_iter().any(|at| self.is(&self.forms.only, at) || self.is(&self.forms.not, at));
        (!limited).then_some(verb)
    }

    /// The denial of what the verb at `n` refuses, prevents or denies.
    fn refused(&self, n: usize) -> Option<Denial> {
        let lifted = (n.saturating_sub(TO_LIFTED)..n).any(|at| self.is(&self.forms.lifted, at));
        if !self.is(&self.forms.refuse, n) || lifted || self.is_perhaps(n) || (n > 0 && self.is_perhaps(n - 1)) {
            return None;
        }
        // What does not stop goes on: « n’a pas cessé de grossir ».
        if self.is(&self.forms.stop, n) && self.is_denied(n) {
            return None;
        }
        let near = self.is(&self.forms.near, n + 1).then_some(n + 1);
        // « se refuse, comme tant d’autres, à les vendre »
        let inserted =
            |at: usize| !self.together(n) && !self.together(at - 1) && (n + 1..at - 1).all(|at| self.together(at));
        let reaches = |at: usize| at <= n + OVER_MARKS || (n..at).all(|at| self.together(at)) || inserted(at);
        // « a » is no « à ».
        let written = |at: usize| self.words[at].folded != "a" || self.words[at].span.of(self.text) != "a";
        let far = (n + 1..=n + TO_LINK).filter(|&at| self.is(&self.forms.link, at) && reaches(at) && written(at));
        let links = near.into_iter().chain(far);
        let refused = links.into_iter().find_map(|link| {
            let head = self.head(link)?;
            // « renonce à l’émission, estimant qu’elle »: that is what is said, not what is given up.
            let said = (n + 1..link).any(|at| quotations::is_cue(&self.words[at].folded, self.language));
            let any = near == Some(link) || (self.is(&self.forms.clause, link) && !said);
            (any || is_infinitive(&self.words[head].folded, self.language)).then_some(head)
        });
        refused.map(|head| self.from(n, head, true))
    }

    /// Whether a word that denies stands before word `n`, in its clause, with nothing but helpers between.
    fn is_denied(&self, n: usize) -> bool {
        let near = (n.saturating_sub(NE_TO_PAS)..n).rev();
        let denies = |at: usize| self.is(&self.forms.ne, at) || self.is(&self.forms.alone, at);
        let mut before = near.take_while(|&at| self.together(at) && (denies(at) || self.is_help(at)));
        before.any(denies)
    }

    /// Whether word `n` only says how far it may go: "hard if not impossible", « difficile voire impossible ».
    fn is_perhaps(&self, n: usize) -> bool {
        n > 0 && self.is(&self.forms.perhaps, n - 1) && self.together(n - 1)
    }

    /// The denial of what a denied verb leads to: « ne contribue pas à empêcher ».
    fn carried(&self, denial: Denial, n: usize) -> Option<Denial> {
        let near = n..self.words.len().min(n + TO_LINK + TO_HEAD + 1);
        let verb = near.into_iter().find(|&at| self.words[at].span == denial.head).filter(|_| denial.verb)?;
        let folded = self.words[verb].folded.as_str();
        if !self.forms.carry.iter().any(|start| folded.starts_with(start)) {
            return None;
        }
        let near = (verb..verb + TO_LED).take_while(|&at| self.together(at)).map(|at| at + 1);
        let next = near.into_iter().find(|&at| !self.is_help(at))?;
        let word = self.words[next].folded.as_str();
        let leads = match self.language {
            Language::French => is_infinitive(word, self.language),
            Language::English => next > verb + 1 && self.words[next - 1].folded == "to" || folded.starts_with("help"),
        };
        leads.then(|| Denial {
            span: denial.span.cover(self.words[next].span),
            head: self.words[next].span,
            verb: true,
            infinitive: false,
        })
    }

    fn from(&self, open: usize, head: usize, verb: bool) -> Denial {
        let head = self.words[head].span;
        Denial { span: self.words[open].span.cover(head), head, verb, infinitive: false }
    }

    /// Whether a word only helps a verb, or stands beside one.
    fn is_help(&self, n: usize) -> bool {
        let Some(word) = self.words.get(n) else { return true };
        let written = word.span.of(self.text);
        text::is_stopword(&word.folded, self.language)
            || text::is_light_verb(&word.folded, self.language)
            || self.is(&self.forms.skip, n)
            // « n’a plus rien vendu »
            || self.is(&self.forms.not, n)
            || word.folded.len() < 2
            // Adverbs: « copieusement », "formally".
            || (self.language == Language::French && written.ends_with("ment") && written.len() > 6)
            || (self.language == Language::English && written.ends_with("ly") && written.len() > 4)
    }

    /// The verb between « ne » and « pas », where it says something itself.
    fn verb(&self, from: usize, to: usize) -> Option<usize> {
        (from..to).find(|&n| !self.is_help(n))
    }

    /// The first word after `n` that says what is denied.
    fn head(&self, n: usize) -> Option<usize> {
        let near = (n..n + TO_HEAD).take_while(|&at| self.together(at)).map(|at| at + 1);
        let head = near.into_iter().find(|&at| !self.is_help(at))?;
        (!figures::is_number(&self.words[head].folded, self.language)).then_some(head)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, language: Language, expected: &[&str]) {
        let found: Vec<&str> = find(text, language).iter().map(|denial| denial.head.of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn what_is_denied() {
        use Language::{English, French};
        check("Le maire n’a pas été copieusement sifflé.", French, &["sifflé"]);
        check("La durée ne doit pas dépasser 48 heures.", French, &["dépasser"]);
        check("Le phare ne dépasse pas la digue, et la grue n'est plus visible.", French, &["dépasse", "visible"]);
        check("Il n’est qu’un élu de seconde zone.", French, &[]);
        check("Le port a refusé, hier, de confirmer la vente sans délai.", French, &["confirmer", "délai"]);
        check("Le port se refuse, comme nombre d’autres, à vendre la grue.", French, &["vendre"]);
        check("Nous ne sommes pas satisfaits des conclusions.", French, &["satisfaits"]);
        check("Les avocats ne sont pas satisfaits des conclusions.", French, &["satisfaits"]);
        check("Il n’est pas question d’extrader le capitaine.", French, &["question", "extrader"]);
        check("Aucun docker n’a été blessé.", French, &["docker", "blessé"]);
        check("The harbour did not sell the crane, and she hasn't signed.", English, &["sell", "signed"]);
        check("The mayor no longer respects it and denied having sold it.", English, &["respects", "sold"]);
        check("T. Port can sell.", English, &[]);
        check("The sale is hard if not impossible.", English, &[]);
        check("Cela ne contribuerait pas à empêcher la vente.", French, &["contribuerait", "empêcher"]);
        check("Aucune vente n’est pour l’instant à craindre.", French, &["vente", "craindre"]);
        check("The court ruled that the port sold it.", English, &[]);
        check("La loi empêche la Suède et le Chili du Nord de pêcher.", French, &["pêcher"]);
        check("Le maire, qui nie toute fraude, a été opéré.", French, &[]);
        check("Le port ne peut ni faire arrêter la grue, ni la vendre.", French, &["arrêter"]);
        check("Elle avait l’interdiction de voir le capitaine.", French, &["voir"]);
        check("Le port a levé l’interdiction de pêcher.", French, &[]);
        check("The mayor was unable to sell the crane.", English, &["sell"]);
        check("Il a refusé l’offre, mais la mairie propose de vendre.", French, &[]);
        check("La mairie a renoncé à la vente estimant qu’elle menace le port.", French, &[]);
        check("La mairie dément formellement que la vente menace le port.", French, &["vente"]);
        check("« Nous ne pouvons pas (confirmer) », dit-il.", French, &["confirmer"]);
        check("Le port n’avait plus rien vendu.", French, &["vendu"]);
        check("Le port n’entend vendre en mai ni la grue ni le phare.", French, &["entend", "vendre"]);
        check("La mairie ne pouvait pas vendre le phare.", French, &["vendre"]);
        check("La mairie n’a pas (encore) vendu le phare.", French, &["vendu"]);
        check("La vente est difficile voire impossible à conclure.", French, &[]);
        check("It is hard if not impossible to sell the crane.", English, &[]);
        check("She never stopped refusing to sell.", English, &["stopped", "sell"]);
        check("La loi n’empêchera pas le Chili de pêcher.", French, &["empêchera", "pêcher"]);
        check("La foule n’a cessé de grossir, et la file a cessé de grossir.", French, &["cessé", "grossir"]);
        check("La foule n’a pas cessé de grossir.", French, &["cessé"]);
        check("The crowd has not stopped refusing to sign.", English, &["stopped", "sign"]);
        check("Cela ne servira pas à empêcher le Chili de pêcher.", French, &["servira", "empêcher", "pêcher"]);
        check("Le port n’a pas hésité à vendre.", French, &["hésité"]);
        check("Le maire n’a pas voulu confirmer la vente.", French, &["voulu", "confirmer"]);
        check("Le port n’a pas souhaité, lui, répondre.", French, &["souhaité"]);
        check("La mairie n’a pas souhaité répondre.", French, &["souhaité", "répondre"]);
        check("The port did not manage to sell the crane.", English, &["manage", "sell"]);
        check("Il ne peut être vendu de grue au port.", French, &["vendu"]);
        check("Le port ne peut que vendre la grue.", French, &[]);
        check("Elle note, de plus, que personne n’a été blessé.", French, &["blessé"]);
        check("Un autre élu dit qu’aucun docker n’a été blessé.", French, &["docker", "blessé"]);
        check("La grue n’était plus jeudi soir qu’à deux pas.", French, &[]);
        check("Plus de dockers que le port ne peut en loger sont venus.", French, &[]);
        check("Elle en dit plus qu’il ne peut entendre.", French, &[]);
    }

    #[test]
    fn what_is_told_of_one_alone() {
        let text = "Le port ne vendra que la grue, il n’a pas dit que le phare reste.";
        let found: Vec<&str> = limited(text, Language::French).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["vendra"]);
        let alone = |text: &str| -> Vec<String> {
            limited(text, Language::French).into_iter().map(|span| span.of(text).to_owned()).collect()
        };
        assert!(alone("Nous ne vendrons pas la grue tant que le port est fermé.").contains(&"vendrons".to_owned()));
        assert!(alone("Il se taira tant que le port n’aura pas vendu la grue.").contains(&"vendu".to_owned()));
        assert!(alone("Le maire n’a pas vendu la grue en tant que maire.").is_empty());
        for (text, word) in [
            ("Les rejets touchent exclusivement le port.", "touchent"),
            ("Un bac qui serait utilisé pour la première fois dans le golfe.", "utilisé"),
            ("LE BAC, PAS PLUS RAPIDE QUE LA NAVETTE", "RAPIDE"),
        ] {
            assert!(alone(text).contains(&word.to_owned()), "{text}");
        }
        assert!(alone("Le bac n’est pas rapide.").is_empty());
    }

    proptest! {
        #[test]
        fn spans_stay_in_bounds(text in "(ne|n’|pas|a|été|sans|refuse|de|que|vendu|[ ,.’é]){0,20}") {
            for denial in find(&text, Language::French) {
                prop_assert!(text.get(denial.span.start..denial.span.end).is_some());
                prop_assert!(denial.span.contains(denial.head));
            }
        }
    }
}
