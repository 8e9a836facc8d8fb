//! `wrong-source`.

use super::Rule;
use crate::check::evidence::{Judged, Support};
use crate::check::quotes::QuoteMatch;
use crate::check::terms::{Key, Term};
use crate::check::{Evidence, Finding, Fix, Subject};
use crate::config::Level;
use crate::index::ArticleNo;
use crate::notes::{Citation, CitationForm};
use crate::reading::NameKind;
use crate::wording::message;

pub static RULE: Rule = Rule {
    code: "wrong-source",
    level: Level::Warning,
    summary: "the cited article does not hold it; another does",
    of_claims: false,
    check,
    doc: r"A citation of an article that does not hold what the sentence says, while another article does.

**Why.** The claim is right and its proof is not: whoever follows the citation finds nothing.

**Example.** A quotation of the minister cited to `budget-vote`, which does not have it; `budget-interview` does.

**How it decides.** A quotation must stand word for word in another article and not in the cited one. A claim must be told by another
article nearly as the note has it, while the cited one does not even name the people in question.

**Fix.** Puts the key, or the path, of the right article.
",
};

/// The share of a claim that the right article must tell in one place: of all its terms where both are in one language, of its
/// names and numbers alone where they are not.
const TOLD: f32 = 0.72;
/// With so few names and numbers, none may be missing, and there must be several.
const UNIVERSAL: usize = 2;

fn check(subject: &Subject) -> Vec<Finding> {
    let mut out = Vec::new();
    for (number, citation) in subject.note.citations.iter().enumerate() {
        if subject.cited[number].is_none() {
            continue;
        }
        if let Some(right) = by_quotation(subject, number).or_else(|| by_claim(subject, number)) {
            out.push(finding(subject, citation, right));
        }
    }
    out
}

fn finding(subject: &Subject, citation: &Citation, right: Evidence) -> Finding {
    let card = &subject.snapshot.cards()[right.article as usize];
    let mut finding = Finding::new(&RULE, citation.span, message!("wrong-source", article = &card.key));
    finding.correct = Some(card.key.clone());
    finding.evidence.push(right);
    let target = match &citation.form {
        CitationForm::Path { path } => {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let name = card.path.file_name().and_then(|name| name.to_str()).unwrap_or(&card.id);
            if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
        }
        CitationForm::Url { .. } => return finding,
        _ => card.key.clone(),
    };
    finding.fixes.push(Fix { title: message!("fix-cite", article = &target), edits: vec![(citation.target, target)] });
    finding
}

/// Whether an article is cited together with this citation, in one block.
fn is_cited_beside(subject: &Subject, number: usize, article: ArticleNo) -> bool {
    subject.cited_in(subject.note.citations[number].block).iter().any(|(_, cited)| *cited == article)
}

/// The source of a quotation that the citation stands for and whose article does not have it.
fn by_quotation(subject: &Subject, number: usize) -> Option<Evidence> {
    let citation = &subject.note.citations[number];
    let quotes = subject.quotes();
    let from = quotes.partition_point(|quote| quote.block < citation.block);
    let quotes = &quotes[from..from + quotes[from..].partition_point(|quote| quote.block == citation.block)];
    // With several quotations, the citation stands for the last before it.
    let quote = quotes.iter().rev().find(|quote| quote.span.end <= citation.span.start).or(quotes.first())?;
    let QuoteMatch::Verbatim(sources) = &quote.found else { return None };
    let enough = crate::text::words(quote.inner.of(&subject.note.text)).len() >= crate::check::quotes::ENOUGH_WORDS;
    let held = sources.iter().any(|source| is_cited_beside(subject, number, source.article));
    (enough && !held).then(|| sources.first().copied()).flatten()
}

/// The article that tells the claim which the citation stands for, where the cited one does not name the people it is about.
fn by_claim(subject: &Subject, number: usize) -> Option<Evidence> {
    let judged = claim_of(subject, &subject.note.citations[number])?;
    let entities = subject.snapshot.entities().list();
    let people = judged.terms.iter().filter_map(|term| match term.key {
        Key::Entity(entity) => Some(&entities[entity as usize]).filter(|entity| entity.kind == NameKind::Person),
        _ => None,
    });
    let cited = |article: ArticleNo| is_cited_beside(subject, number, article);
    let mut strangers = people.filter(|person| !person.articles.iter().any(|(article, _)| cited(*article)));
    strangers.next()?;
    let tells = |support: &&Support| {
        !cited(support.article) && (support.coverage >= TOLD || tells_names_and_numbers(subject, judged, support))
    };
    judged.passages.iter().find(tells).map(Support::evidence)
}

/// Whether a passage in another language has every name and number of the claim, and there are several.
fn tells_names_and_numbers(subject: &Subject, judged: &Judged, support: &Support) -> bool {
    if support.stored.article.language == subject.language_in(judged.claim.block) {
        return false;
    }
    let universal = |term: &Term| matches!(term.key, Key::Entity(_) | Key::Number(_));
    let places: Vec<bool> = judged
        .terms
        .iter()
        .zip(&support.matched)
        .filter(|(term, _)| universal(term))
        .map(|(_, place)| place.is_some())
        .collect();
    places.len() >= UNIVERSAL && places.iter().all(|told| *told)
}

/// The claim that a citation stands for: the sentence it stands in, or the one before it.
fn claim_of<'a>(subject: &'a Subject, citation: &Citation) -> Option<&'a Judged> {
    let claims = subject.claims();
    let end = claims.partition_point(|judged| judged.claim.block <= citation.block);
    let own = claims[..end].iter().rev().take_while(|judged| judged.claim.block == citation.block);
    own.into_iter().find(|judged| judged.claim.in_note.start <= citation.span.start)
}
