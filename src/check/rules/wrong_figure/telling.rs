//! Whether an article gives a number of the very thing that a claim gives one of.

use super::told::Told;
use crate::check::around::Around;
use crate::check::evidence::Judged;
use crate::reading::Figure;
use crate::reading::figures::{self, Likeness, Sense};

/// The least share of the claim, its numbers left out, that stands where an article gives another number. Tuned, as those below, on the
/// development notes and on drawn press summaries: lower finds summaries of several sentences, and numbers of other things.
pub const SHARE: f32 = 0.40;
/// The least share of what stands next to the number.
const NEAREST: f32 = 0.40;
/// The same where a summary puts several sentences into one: less of it all, and more of what stands next to the number.
const SHARE_NEAR: f32 = 0.33;
const NEAR: f32 = 0.70;
/// From so many different numbers of one unit in an article on, most are of other things (a table of rates, of harvests by region), and
/// one must stand with nearly all of the claim.
const SERIES: usize = 4;
const SHARE_SERIES: f32 = 0.60;
const NEAR_SERIES: f32 = 0.75;
/// Unless it stands by so much surer for the same thing than any other number.
const CLEAR: f32 = 0.10;
/// Then so much of what stands next to it is enough.
const NEAREST_CLEAR: f32 = 0.35;
/// Where all numbers of what is counted (« entités ») are one number, less of it all is enough: what no passage bears out, of a thing that is
/// counted but once, is hardly ever right. Of 400 notes on the French press, on which this was tuned, none was, and of 2,700 drawn ones three
/// numbers in English wires, two of them shares of another kind.
const NEAREST_ONE: f32 = 0.20;
const SHARE_ONE: f32 = 0.30;
const SPECIFIC_ONE: f32 = 2.0;
/// The least weight of what is shared: about two rare words.
const SPECIFIC: f32 = 3.0;
/// Much of it.
const SPECIFIC_RICH: f32 = 6.0;
/// Of a claim that is told whole, less.
const WHOLE: f32 = 0.95;
const SPECIFIC_WHOLE: f32 = 1.9;
/// Of a measure, less still: countries, which weigh nothing here, and what is measured tell it (« 300 km de côte »).
const SPECIFIC_MEASURED: f32 = 1.2;
/// Or of one of which so much is told, and the number counts the same thing.
const MOST: f32 = 0.60;
/// The least share and weight for a number that is the claim's but for a slip of the pen: such a one is hardly met by chance.
const SHARE_SLIP: f32 = 0.30;
const SPECIFIC_SLIP: f32 = 1.5;
/// The same share where so many digits are the same.
const SHARE_LONG_SLIP: f32 = 0.20;
const LONG: usize = 4;

/// Whether a number of the corpus is told of what `figure` is told of, and not of another thing of the same unit.
pub fn tells_of_it(judged: &Judged, one: &Told, all: &[Told], claimed: &[&Figure], figure: &Figure) -> bool {
    let Around { share, nearest, specific } = one.around;
    let others = || all.iter().filter(|other| figures::compare(other.figure, one.figure) == Likeness::Apart);
    let counts_alike = |least: f32, weight: f32| one.same && share >= least && specific >= weight;
    let least =
        figures::slip(figure, one.figure).map(|common| if common >= LONG { SHARE_LONG_SLIP } else { SHARE_SLIP });
    if least.is_some_and(|least| counts_alike(least, SPECIFIC_SLIP)) {
        return true;
    }
    if one.paired == Some(true) && share >= SHARE && nearest >= NEAREST_CLEAR && specific >= SPECIFIC {
        return true;
    }
    // Of two ranges with one end in common both count the same.
    let joined = match (figure.sense, one.figure.sense) {
        (Sense::From(claimed), Sense::From(told)) | (Sense::To(claimed), Sense::To(told)) => {
            (claimed * figure.factor - told * one.figure.factor).abs()
                <= super::EQUAL * (told * one.figure.factor).abs()
        }
        _ => false,
    };
    if joined && counts_alike(SHARE_ONE, SPECIFIC_ONE) {
        return true;
    }
    // All that is counted so in these articles is one number; of a unit, which may measure anything, in the article that tells the claim best.
    let best = || judged.passages.first().is_some_and(|best| best.article == one.article);
    let alone = others().next().is_none() && (!one.figure.measured || best());
    // Somebody's age and how long something took are of one unit, and shares of anything.
    let least = if one.figure.is_duration() || one.figure.unit == "%" { NEAREST } else { NEAREST_ONE };
    if alone && nearest >= least && counts_alike(SHARE_ONE, SPECIFIC_ONE) {
        return true;
    }
    // Or in a passage that shares much by weight, wherever it stands in the claim.
    if alone && counts_alike(SHARE, SPECIFIC_RICH) {
        return true;
    }
    let mut amounts: Vec<u64> = all
        .iter()
        .filter(|other| other.article == one.article && other.figure.unit == one.figure.unit)
        .map(|other| other.figure.amount().to_bits())
        .collect();
    amounts.sort_unstable();
    amounts.dedup();
    let alike = |other: &&&Figure| other.unit == figure.unit && other.measured == figure.measured;
    // Of the ends of a range one stands for both, and what the very sentence has as well is no other thing.
    let here = |other: &&&Figure| {
        let passage = one.stored.passages.iter().find(|passage| passage.span.contains(one.figure.number));
        let beside = |told: &&Figure| passage.is_some_and(|passage| passage.span.contains(told.number));
        let mut told = one.stored.reading.figures.iter().filter(beside);
        told.any(|told| told.unit == other.unit && figures::compare(other, told) == Likeness::Same)
    };
    let several = claimed
        .iter()
        .filter(alike)
        .filter(|other| other.number == figure.number || !(here(other) || matches!(other.sense, Sense::To(_))));
    let clear = others().all(|other| one.score >= other.score + CLEAR);
    let series = amounts.len() >= SERIES || several.count() > 1;
    let enough = (share >= SHARE_SERIES && nearest >= NEAR_SERIES)
        || (clear && one.same && share >= SHARE && nearest >= NEAREST_CLEAR)
        || (!series && ((share >= SHARE && nearest >= NEAREST) || (share >= SHARE_NEAR && nearest >= NEAR)));
    let whole = share >= WHOLE && nearest >= WHOLE;
    // Of a short sentence most, with what is counted the same.
    let most = one.same && !one.figure.measured && share >= MOST && nearest >= MOST;
    let least = match () {
        () if whole && one.same && one.figure.measured => SPECIFIC_MEASURED,
        () if whole || most => SPECIFIC_WHOLE,
        () => SPECIFIC,
    };
    enough && specific >= least
}
