//! How the mentions of a name lie in time: a line of blocks.

use super::Dated;
use crate::reading::Interval;
use jiff::Span;
use jiff::civil::{Date, date};

/// Blocks at most.
const BLOCKS: i32 = 24;
/// The blocks, the lowest first; a stretch without a mention is a point.
const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const NONE: char = '·';

/// Mentions over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rhythm {
    /// A block for each month, quarter, year or number of years.
    pub blocks: String,
    /// How many months one block stands for.
    pub months: i32,
    /// From the first day of the first to the last day of the last.
    pub days: Interval,
}

/// The rhythm of the articles whose dates are known; none where one block holds them all.
pub fn rhythm(dated: &[Dated]) -> Option<Rhythm> {
    let months: Vec<(i32, u32)> =
        dated.iter().filter_map(|dated| Some((month(middle(dated.date?)), dated.mentions))).collect();
    let (first, last) =
        months.iter().map(|(month, _)| *month).fold((i32::MAX, i32::MIN), |(a, b), m| (a.min(m), b.max(m)));
    if first >= last {
        return None;
    }
    let fits = |each: &i32| last.div_euclid(*each) - first.div_euclid(*each) < BLOCKS;
    let each = [1, 3, 12, 24, 60, 120, 240, 600, 1200].into_iter().find(fits)?;
    let from = first.div_euclid(each);
    let mut counts = vec![0_u32; usize::try_from(last.div_euclid(each) - from + 1).ok()?];
    for (month, mentions) in months {
        let at = usize::try_from(month.div_euclid(each) - from).unwrap_or(0);
        if let Some(count) = counts.get_mut(at) {
            *count += mentions;
        }
    }
    if counts.len() < 2 {
        return None;
    }
    let most = counts.iter().copied().max().unwrap_or(1).max(1);
    let block = |count: u32| {
        let height = (count * 8).div_ceil(most) as usize;
        height.checked_sub(1).and_then(|n| HEIGHTS.get(n)).copied().unwrap_or(NONE)
    };
    let end = first_day((last.div_euclid(each) + 1) * each)?.yesterday().ok()?;
    Some(Rhythm {
        blocks: counts.into_iter().map(block).collect(),
        months: each,
        days: Interval::new(first_day(from * each)?, end),
    })
}

/// The day by which a stretch of days is counted.
fn middle(days: Interval) -> Date {
    days.first.checked_add(Span::new().days((days.days() - 1) / 2)).unwrap_or(days.first)
}

/// Months since the year 0.
fn month(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month()) - 1
}

fn first_day(month: i32) -> Option<Date> {
    let year = i16::try_from(month.div_euclid(12)).ok().filter(|year| (-9999..=9999).contains(year))?;
    Some(date(year, i8::try_from(month.rem_euclid(12) + 1).ok()?, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(days: &[(&str, u32)]) -> Option<String> {
        let dated: Vec<Dated> = days
            .iter()
            .map(|(day, mentions)| Dated {
                article: 0,
                mentions: *mentions,
                date: Some(Interval::day(day.parse().expect("a day"))),
            })
            .collect();
        rhythm(&dated).map(|found| format!("{} by {}, {}", found.blocks, found.months, found.days.iso()))
    }

    #[test]
    fn blocks_stand_for_what_keeps_them_few() {
        assert_eq!(drawn(&[("2021-03-04", 2), ("2021-03-30", 1)]), None);
        let quarter = drawn(&[("2021-03-04", 8), ("2021-04-04", 1), ("2021-06-01", 4)]);
        assert_eq!(quarter.as_deref(), Some("█▁·▄ by 1, 2021-03-01/2021-06-30"));
        assert_eq!(
            drawn(&[("2019-02-01", 1), ("2021-05-02", 2)]).as_deref(),
            Some("▄········█ by 3, 2019-01-01/2021-06-30")
        );
        let years = drawn(&[("1990-02-01", 1), ("2009-05-02", 1)]).unwrap_or_default();
        assert!(years.ends_with("by 12, 1990-01-01/2009-12-31"), "{years}");
        let long = drawn(&[("1850-02-01", 1), ("2009-05-02", 1)]).unwrap_or_default();
        assert!(long.chars().take_while(|c| *c != ' ').count() <= 24, "{long}");
    }
}
