//! `contradicted-claim`.

use super::Rule;
use crate::check::against::{self, Against};
use crate::check::evidence::Judged;
use crate::check::{Finding, Fix, Subject};
use crate::config::Level;
use crate::wording::message;

pub static RULE: Rule = Rule {
    code: "contradicted-claim",
    level: Level::Warning,
    summary: "the corpus says the opposite, or the same of somebody else",
    of_claims: true,
    check,
    doc: r#"A sentence about something that the corpus tells too, with the opposite verb, a denial put in or left out, another person,
another country or another place.

**Why.** Who did it, and whether it was done at all, is what a correction is printed for.

**Example.** The note: « le maire a refusé la vente du phare »; the article: « le maire a accepté la vente du phare ».

**How it decides.** It looks for passages that tell nearly all that the sentence tells beside the word in question. There it compares what is
denied (« ne … pas », "did not", « a refusé de », "denied"), words that say the opposite of each other (« hausse » and « baisse »), and
the one person, place or country that stands where the sentence has another. Where the best passage quotes somebody else with it, or has somebody else
as the subject of the same verb, less need agree. Who is spoken to, or has it done to them, is nobody else. If any passage near the matter says the same as the note, nothing is said.

**Left alone.** What is said in a quotation; what is denied twice (« n’a cessé de », "could not claim not to"), asked, wished, doubted, or told of one thing alone
(« ne … que », « exclusivement »), for the first time, or of a time to come (« tant que »). Across languages only verbs that the dictionary surely joins, and names, are compared.

**Fix.** Puts the corpus's name in the place of the other; for verbs there is none.
"#,
};

fn check(subject: &Subject) -> Vec<Finding> {
    subject.claims().iter().filter_map(|judged| judge(subject, judged)).collect()
}

fn judge(subject: &Subject, judged: &Judged) -> Option<Finding> {
    let against = subject.of_claim("against", judged, || {
        let other = || {
            let name = against::other_name(subject, judged).or_else(|| against::other_country(subject, judged));
            name.or_else(|| against::other_place_of_meeting(subject, judged))
        };
        against::opposite(subject, judged).or_else(other)
    });
    let Against { span, told, name } = Option::clone(&against)?;
    let stored = subject.snapshot.article(told.article)?;
    let span = subject.in_note(judged.claim.block, span);
    let words = told.span.of(&stored.article.text);
    let message = match &name {
        Some(name) => message!("contradicted-claim-name", name = name),
        None => message!("contradicted-claim-opposite", words = words),
    };
    let mut finding = Finding::new(&RULE, span, message);
    finding.evidence.push(told);
    if let Some(name) = name {
        finding.fixes.push(Fix { title: message!("fix-change", right = &name), edits: vec![(span, name.clone())] });
        finding.correct = Some(name);
    }
    Some(finding)
}
