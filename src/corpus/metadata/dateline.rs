//! Datelines: `LYON, 3 mai (AP) --`.

use super::super::numeric;
use super::super::words::folded;
use crate::lexicon::Language;
use crate::reading::Interval;
use crate::reading::times::{self, Granularity, When};
use crate::text;
use jiff::civil::Date;

/// What a dateline says of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    /// The day, where its year is written.
    day: Option<Date>,
    /// Month and day, where it is not.
    yearless: Option<(i8, i8)>,
}

impl Dateline {
    /// Its date; a year that it leaves out is that of the file's name.
    pub(super) fn date(self, file: Option<Interval>) -> Option<Interval> {
        let day = self.day.or_else(|| {
            let (month, day) = self.yearless?;
            Date::new(file?.first.year(), month, day).ok()
        })?;
        Some(Interval::day(day))
    }
}

/// The longest dateline, in bytes.
const DATELINE: usize = 110;

/// A dateline's length, agency and date.
pub(super) fn read(line: &str, language: Language) -> Option<(usize, Option<String>, Dateline)> {
    let near = line.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|&end| end <= DATELINE).last()?;
    let near = &line[..near];
    let whole = line.len() == near.len() && line.ends_with(')');
    let dash = ["--", " —", " –", " -", ") —", ")-", ")–"]
        .into_iter()
        .filter_map(|sign| Some((near.find(sign)?, sign.len())))
        .min();
    let (head, len) = match dash {
        Some((at, len)) => (&near[..at + usize::from(near[at..].starts_with(')'))], at + len),
        None if whole => (near, near.len()),
        None => return None,
    };
    let len = len + line[len..].len() - line[len..].trim_start_matches(['-', '–', '—', ' ']).len();
    let (place, agency) = match head.trim_end().strip_suffix(')').and_then(|head| head.rsplit_once('(')) {
        Some((place, agency)) => (place.trim_end(), Some(agency.trim().to_owned())),
        None => (head.trim_end(), None),
    };
    let (town, rest) = place.split_once(',').unwrap_or((place, ""));
    let named = |part: &str| {
        let words: Vec<&str> = part.split([' ', '/']).filter(|word| !word.is_empty()).collect();
        let capitals = words.iter().filter(|word| word.chars().next().is_some_and(char::is_uppercase)).count();
        (1..=6).contains(&words.len())
            && capitals * 2 >= words.len()
            && words[0].chars().next().is_some_and(char::is_uppercase)
    };
    let capitals = town.chars().filter(|c| c.is_uppercase()).count();
    let shouted = capitals > 1 && !town.chars().any(char::is_lowercase);
    let dateline = dateline_date(rest, language);
    let dated = dateline.day.is_some() || dateline.yearless.is_some();
    let short = agency
        .as_ref()
        .is_none_or(|agency| folded(agency).len() <= 4 && agency.chars().next().is_some_and(char::is_uppercase));
    let day = rest.bytes().any(|b| b.is_ascii_digit()) && folded(rest).len() <= 4;
    let leftover = rest.is_empty() || dated || day || named(rest.trim());
    (named(town) && short && leftover && ((shouted && (agency.is_some() || dated)) || (agency.is_some() && dated)))
        .then_some((len, agency, dateline))
}

fn dateline_date(text: &str, language: Language) -> Dateline {
    let day = numeric::find(text, language).first().map(|(_, interval)| interval.first);
    let mut dateline = Dateline { day, yearless: None };
    for time in times::find(text, &text::sentences(text), language, None) {
        match time.when {
            When::Days(interval) if time.granularity == Granularity::Day => {
                dateline.day = dateline.day.or(Some(interval.first));
            }
            When::Yearless { first, last } if first == last => dateline.yearless = dateline.yearless.or(Some(first)),
            _ => {}
        }
    }
    dateline
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines() {
        let read = |line| super::read(line, Language::French).map(|(len, agency, _)| (len, agency));
        assert_eq!(
            read("MORLAC (Dépêche Sud) — Le pont rouvre."),
            Some(("MORLAC (Dépêche Sud) — ".len(), Some(String::from("Dépêche Sud"))))
        );
        assert_eq!(read("MORLAC/LYON, 2021-05-03 (DS) -- Le pont"), Some((32, Some(String::from("DS")))));
        assert_eq!(read("Le pont – fermé (par la préfecture) depuis mai – rouvre."), None);
        assert_eq!(read("L’ONU – qui siège à New York – a voté."), None);
        assert_eq!(read("ONU - le vote"), None);
        assert_eq!(read("La CGT (Confédération générale du travail) - le premier syndicat"), None);
    }
}
