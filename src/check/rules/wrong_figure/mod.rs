//! `wrong-figure`.

mod own;
mod paired;
mod telling;
mod told;

use super::Rule;
use crate::check::around::{articles, shares_a_name};
use crate::check::evidence::{Judged, Support, words_of};
use crate::check::{Evidence, Finding, Fix, Subject, meeting, standing};
use crate::config::Level;
use crate::corpus::BlockKind;
use crate::index::{ArticleNo, StoredArticle};
use crate::reading::figures::{self, Likeness, Sense, slip};
use crate::reading::{self, Figure, polarity};
use crate::text::Span;
use crate::wording::message;
use own::is_judged;
use std::collections::HashMap;
use telling::tells_of_it;
use told::{Told, Unit, may_count_the_same, told, unit};

pub static RULE: Rule = Rule {
    code: "wrong-figure",
    level: Level::Warning,
    summary: "the corpus gives another number",
    of_claims: true,
    check,
    doc: r#"A number in a sentence about something of which the corpus gives another number.

**Why.** Numbers travel badly from memory to paper, and a wrong one is what readers write in about.

**Example.** The note: « le hangar abritait 1 500 tonnes de céréales »; the article: « le bâtiment abritait 1 200 tonnes de céréales ».

**How it decides.** It looks for numbers of the same unit, or of the same thing counted, in passages that tell what the sentence tells, its
nearest words above all. Words and digits, scales and units are read alike: « deux décennies » is "20 years". Of a thing that those articles
count but once, little else need agree; a date or another number that both have is part of it. Nor need much agree of a number that is the
note's but for a slip: two digits exchanged, one of many mistaken. In a series
(« 340 grues à Vardø, 85 à Lanvor ») the note's number is held against that of its own part.

**Left alone.** A rounder number (« 1 200 » for 1 243), one inside what an article gives as approximate (« près de », "some", « une
vingtaine », a range), « plus de » a smaller one; numbers that any passage near the matter bears out; sums of what a passage gives, and what is left of one number without another beside it; ordinals, labels, hours, scores; a count
of those who are named beside it; by how much something was so (« à deux voix près »); a duration before or after something, where an article tells how long a thing took; what stands in a
sentence that has another number than the note for something else; one of many numbers of a unit in an article, unless nearly all else
agrees or it stands clear of the others.

**Fix.** Puts the corpus's number in the note's place.
"#,
};

/// The articles looked at for one claim: those of its best passages.
const ARTICLES: usize = 4;
/// So much of the claim, and of what stands next to the number, tells the very thing.
const SURE: f32 = 0.60;
/// So much, the very one of the things counted.
const SURER: f32 = 0.75;
/// What bears the number out need tell no more than this share of the claim.
const BEARS_OUT: f32 = 0.25;
/// A number that is only compatible (« plus de 20 » and 1,000) must stand nearly as surely for the same thing as the best.
const BEARS_OUT_LOOSELY: f32 = 0.85;
/// A count from here on is hardly met twice in an article by chance.
const TELLING: f64 = 5.0;
/// A number of a unit from here on, where it stands without one.
const BARE_TELLING: f64 = 20.0;
/// From this weight of words on, a sentence that names nobody tells one event. About four rare ones.
const NAMELESS: f32 = 8.0;
/// Of one of less, so much must be told.
const TOLD_WHOLE: f32 = 0.75;
/// Numbers this near, a share of the told one, are equal.
const EQUAL: f64 = 0.01;
/// A number this near to a sum is that sum, rounded, from a hundred on.
const NEAR_SUM: f64 = 0.03;
const ROUNDED: f64 = 100.0;
/// Less than this is left of many numbers; from this on, what is left is told in round numbers.
const LEFT: f64 = 10.0;
const THOUSAND: f64 = 1_000.0;
/// All there is, in shares.
const WHOLE: f64 = 100.0;
/// Of more numbers some add up to anything.
const ADDED: usize = 4;

fn check(subject: &Subject) -> Vec<Finding> {
    let claims = subject.claims().iter().filter(|judged| !judged.passages.is_empty());
    claims
        .flat_map(|judged| {
            let found = subject.of_claim("figures", judged, || of_claim(subject, judged));
            found.iter().map(|finding| subject.finding_in_note(judged.claim.block, finding)).collect::<Vec<_>>()
        })
        .collect()
}

/// What is found in a claim that may have fewer passages than were found for it.
pub(super) fn found(subject: &Subject, judged: &Judged) -> Vec<Finding> {
    of_claim(subject, judged).iter().map(|finding| subject.finding_in_note(judged.claim.block, finding)).collect()
}

/// What is found in a claim; spans are bytes of its block's prose.
fn of_claim(subject: &Subject, judged: &Judged) -> Vec<Finding> {
    let reading = &subject.readings[judged.claim.block];
    let claimed: Vec<&Figure> = reading::within(&reading.figures, |figure| figure.span, judged.claim.span).collect();
    let own = claimed.iter().filter(|figure| is_judged(subject, judged, figure));
    own.filter_map(|figure| {
        judge(subject, judged, &claimed, figure).or_else(|| {
            let (support, told) = meeting::duration(subject, judged, figure)?;
            Some(finding(subject, judged, figure, (support.article, &support.stored, told)))
        })
    })
    .collect()
}

/// Judges one of the numbers of a claim.
fn judge(subject: &Subject, judged: &Judged, claimed: &[&Figure], figure: &Figure) -> Option<Finding> {
    let articles = articles(subject, judged, ARTICLES);
    let told: Vec<Told> =
        articles.iter().flat_map(|(article, stored)| told(subject, judged, *article, stored, figure)).collect();
    let surest = told.iter().filter(|told| told.sure).map(|told| told.score).fold(0.0, f32::max);
    // « plus de 20 » is true of 1,000 as well, but only where they count the same thing.
    let of_others = |told: &Told| told.paired == Some(false);
    let borne_out = told.iter().filter(|told| !of_others(told)).any(|told| {
        told.around.share >= BEARS_OUT
            && (is_equal(figure, told.figure) || (told.sure && told.score >= BEARS_OUT_LOOSELY * surest))
            && figures::compare(figure, told.figure) == Likeness::Same
    });
    if borne_out {
        return None;
    }
    let all = told;
    let told: Vec<Told> = all.iter().copied().filter(|told| told.sure && !of_others(told)).collect();
    let mut otherwise: HashMap<(ArticleNo, usize), bool> = HashMap::new();
    let best = told
        .iter()
        .filter(|one| tells_of_it(judged, one, &told, claimed, figure))
        // What another number of the claim says is not said of this one.
        .filter(|told| {
            let others = || claimed.iter().filter(|other| other.number != figure.number);
            let alike = |other: &&&Figure| figures::compare(other, told.figure) == Likeness::Same;
            !others().filter(|other| other.unit == figure.unit).any(|other| alike(&other))
                && !others().any(|other| is_equal(other, told.figure))
        })
        // Nor is what a passage says that tells another number of the claim otherwise: it is of another time, or of another place.
        .filter(|told| {
            let found = || tells_others_otherwise(subject, judged, claimed, figure, told);
            !*otherwise.entry((told.article, told.passage)).or_insert_with(found)
        })
        .filter(|told| standing::may_be_of(subject, judged, told.article))
        .max_by(|a, b| {
            let apart = |told: &Told| figures::compare(figure, told.figure) == Likeness::Apart;
            let slips = |told: &Told| slip(figure, told.figure).is_some() && apart(told);
            slips(a).cmp(&slips(b)).then(a.score.total_cmp(&b.score)).then(b.figure.span.cmp(&a.figure.span))
        })?;
    if figures::compare(figure, best.figure) != Likeness::Apart
        || is_sum(figure, best, &all)
        || is_difference(claimed, figure, best)
        || is_rest(subject, judged, figure, best)
    {
        return None;
    }
    // What the claim leaves out is sure in a series alone.
    if figure.counted_from < figure.number.start && best.paired != Some(true) {
        return None;
    }
    // A short sentence that names nobody may be of anything: most of it must be told.
    let nameless = !judged.terms.iter().any(|term| term.key.is_name()) && words_of(&judged.terms) < NAMELESS;
    if (nameless && best.around.share < TOLD_WHOLE && slip(figure, best.figure).is_none())
        || !shares_a_name(subject, judged, (best.article, best.stored), figure.number)
    {
        return None;
    }
    // So sure a duration is not borne out by somebody's age: « une adolescente de 13 ans ».
    if best.around.share >= SURE && best.around.nearest >= SURE && figure.is_duration() {
        return Some(finding(subject, judged, figure, (best.article, best.stored, best.figure)));
    }
    let nearest = articles.iter().take(if nameless { ARTICLES } else { 1 }).map(|(_, stored)| stored.as_ref());
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let note = subject.language_in(judged.claim.block);
    // What surely counts one thing is not borne out by what counts another: « 12 dockers » by « 12 phares »; but a headline puts it shorter.
    let sure = best.same && best.around.share >= SURER && best.around.nearest >= SURER;
    let of_another = |stored: &StoredArticle, told: &Figure| {
        let article = &stored.article;
        let headline =
            article.blocks.iter().any(|block| block.kind == BlockKind::Title && block.span.contains(told.span));
        sure && !headline
            && unit((prose, figure), (&article.text, told), (note, article.language)) == Unit::Other
            && !may_count_the_same((prose, figure), (&article.text, told), article.language)
    };
    let stands = |stored: &StoredArticle| stands_in(stored, figure, |told| !of_another(stored, told));
    if best.paired != Some(true) && nearest.chain([best.stored]).any(stands) {
        return None;
    }
    Some(finding(subject, judged, figure, (best.article, best.stored, best.figure)))
}

/// Whether the sentence of a told number has another number than the claim for something else that both count, where the claim's own is told
/// elsewhere.
fn tells_others_otherwise(
    subject: &Subject,
    judged: &Judged,
    claimed: &[&Figure],
    figure: &Figure,
    told: &Told,
) -> bool {
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let note = subject.language_in(judged.claim.block);
    // How the numbers of a sentence stand to one of the claim's, those that count the same.
    let likeness = |own: &Figure, stored: &StoredArticle, passage: Span| -> Vec<Likeness> {
        let (text, languages) = (&stored.article.text, (note, stored.article.language));
        let beside = reading::within(&stored.reading.figures, |figure| figure.number, passage);
        let alike = beside.filter(|other| unit((prose, own), (text, other), languages) == Unit::Same);
        alike.map(|other| figures::compare(own, other)).collect()
    };
    let passage = told.stored.passages.iter().find(|passage| passage.span.contains(told.figure.number));
    let Some(passage) = passage.map(|passage| passage.span) else { return false };
    claimed.iter().filter(|own| own.number != figure.number && own.unit != figure.unit).any(|own| {
        let here = likeness(own, told.stored, passage);
        let borne_out = |support: &Support| likeness(own, &support.stored, support.span).contains(&Likeness::Same);
        !here.is_empty() && here.iter().all(|like| *like == Likeness::Apart) && judged.passages.iter().any(borne_out)
    })
}

/// What is said of a number of a claim where an article has another.
fn finding(
    subject: &Subject,
    judged: &Judged,
    figure: &Figure,
    (article, stored, told): (ArticleNo, &StoredArticle, &Figure),
) -> Finding {
    let text = &stored.article.text;
    let words = told.number.of(text);
    let span = figure.number;
    let sense = match told.sense {
        Sense::About => "about",
        Sense::Over => "over",
        Sense::Under => "under",
        _ => "exact",
    };
    let figure_told = if figures::is_quoted(text, told) { words } else { told.span.of(text) };
    let mut finding = Finding::new(&RULE, span, message!("wrong-figure", sense = sense, figure = figure_told));
    let magnitude = told.sense == Sense::Magnitude;
    finding.correct = Some(if magnitude || is_parted(told, text) { words.to_owned() } else { plain(told) });
    finding.evidence.push(Evidence { article, span: told.span });
    let one_language = stored.article.language == subject.language_in(judged.claim.block);
    if one_language && (told.factor - figure.factor).abs() < 1e-9 && magnitude == (figure.sense == Sense::Magnitude) {
        finding.fixes.push(Fix { title: message!("fix-change", right = words), edits: vec![(span, words.to_owned())] });
    }
    finding
}

/// Whether the unit stands inside the number, which digits alone do not say: « un an et demi ».
fn is_parted(figure: &Figure, text: &str) -> bool {
    figure.measured && figure.number == figure.span && !figure.number.of(text).contains(|c: char| c.is_ascii_digit())
}

/// Whether a number is the sum of numbers that a passage gives: « trois grues jaunes et neuf rouges » are twelve.
fn is_sum(figure: &Figure, best: &Told, told: &[Told]) -> bool {
    let beside = told.iter().filter(|other| other.article == best.article && other.passage == best.passage);
    let mut amounts: Vec<f64> = beside.filter(|other| other.same).map(|other| other.figure.amount()).collect();
    amounts.sort_by(f64::total_cmp);
    amounts.dedup();
    let is = |sum: f64| (figure.amount() - sum).abs() <= if sum < ROUNDED { 0.5 } else { NEAR_SUM * sum };
    let pairs = amounts.iter().enumerate().flat_map(|(n, one)| amounts[n + 1..].iter().map(move |other| one + other));
    // Shares and times are hardly added up.
    let added = !figure.measured || figures::is_money(figure);
    added && (2..=ADDED).contains(&amounts.len()) && (is(amounts.iter().sum()) || pairs.into_iter().any(is))
}

/// Whether a number is what is left of the told one without another that the article gives beside it: of « dix-huit, dont quatre à quai »,
/// fourteen are not.
fn is_difference(claimed: &[&Figure], figure: &Figure, best: &Told) -> bool {
    let near = best.passage.saturating_sub(1)..(best.passage + 2).min(best.stored.passages.len());
    let around = best.stored.passages.get(near).unwrap_or(&[]).iter().map(|passage| passage.span).reduce(Span::cover);
    let whole = best.figure.amount();
    let is = |other: &Figure| {
        let left = whole - other.amount();
        (figure.amount() - left).abs() <= if left < THOUSAND { 1e-9 } else { NEAR_SUM * left }
    };
    // « 850, dont 400 à quai »: what the note gives besides is taken from nothing.
    let told = |other: &Figure| claimed.iter().any(|own| own.number != figure.number && is_equal(own, other));
    // A small number is left of many.
    let counted = (!figure.measured || figures::is_money(figure)) && figure.amount() >= LEFT;
    let mut beside = reading::within(&best.stored.reading.figures, |figure| figure.number, around.unwrap_or_default());
    counted && beside.any(|other| !told(other) && other.measured == best.figure.measured && is(other))
}

/// Whether two shares make up a whole, and one sentence denies what the other says: 2 % lack what 98 % do not lack.
fn is_rest(subject: &Subject, judged: &Judged, figure: &Figure, best: &Told) -> bool {
    let prose = &subject.note.blocks[judged.claim.block].prose.text;
    let article = &best.stored.article;
    let Some(passage) = best.stored.passages.get(best.passage) else { return false };
    let denies = |text: &str, language| !polarity::find(text, language).is_empty();
    let whole = (figure.amount() + best.figure.amount() - WHOLE).abs() <= EQUAL;
    let shares = figure.unit == "%" && best.figure.unit == "%";
    shares
        && whole
        && denies(judged.claim.span.of(prose), subject.language_in(judged.claim.block))
            != denies(passage.span.of(&article.text), article.language)
}

fn is_equal(one: &Figure, other: &Figure) -> bool {
    (one.amount() - other.amount()).abs() <= EQUAL * other.amount().abs()
}

/// Whether an article has this very number, in its headline or of something said in other words. A small count may be of anything.
fn stands_in(stored: &StoredArticle, figure: &Figure, may_be: impl Fn(&Figure) -> bool) -> bool {
    let bare = |told: &Figure| (told.unit.is_empty() || figure.unit.is_empty()) && figure.value >= BARE_TELLING;
    let of_one_unit = |told: &Figure| told.unit == figure.unit || bare(told);
    stored.reading.figures.iter().any(|told| {
        is_equal(figure, told)
            && may_be(told)
            && if figure.measured { of_one_unit(told) } else { !told.measured && figure.amount() >= TELLING }
    })
}

/// A number in digits: `5000000`, `3.5`.
fn plain(figure: &Figure) -> String {
    let digits = format!("{:.4}", figure.value);
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}
