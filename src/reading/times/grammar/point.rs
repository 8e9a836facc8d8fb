//! Single points and stretches.

use super::{Edge, Grammar, Part, Point, Year};
use crate::lexicon::Language;
use crate::reading::times::items::{Glue, Item, Kind};
use crate::reading::times::vocabulary::{Class, Mark};
use crate::reading::times::{Unit, Which};

impl Grammar<'_> {
    /// A point, or the part of one, that begins at `at`; and the item after it. What stands before `taken` belongs to others.
    pub(super) fn part(&self, at: usize, taken: usize) -> Option<(Part, usize)> {
        self.edged(at).or_else(|| {
            let (point, end) = self.point(at, taken)?;
            Some((Part { point, edge: None }, end))
        })
    }

    /// « fin juillet », "at the end of the year", "early Monday", « plus tard ce mois-ci ».
    fn edged(&self, at: usize) -> Option<(Part, usize)> {
        let edge = self.get(at)?.sense(|class| match class {
            Class::Edge(edge) => Some(edge),
            _ => None,
        })?;
        let joins =
            |item: &Item| [Class::Of, Class::OfThe, Class::Article, Class::In].iter().any(|class| item.is(*class));
        let mut next = at + 1;
        while next < at + 4 && self.next(next).is_some_and(joins) {
            next += 1;
        }
        // A month or year needs no word before it here: the edge is one.
        if let Some((point, end)) = self.point(next, next).or_else(|| self.bare(next)) {
            let edge = match (edge, point) {
                (Edge::Earlier | Edge::Later, Point::Stretch { which: Which::This, .. }) => Some(edge),
                (Edge::Earlier | Edge::Later, _) => return None,
                // A part of a day is the day.
                (_, Point::Date { .. } | Point::Weekday { .. } | Point::DayOfMonth { .. } | Point::Day { .. }) => None,
                (_, Point::Shift { .. } | Point::Lately { .. } | Point::AnchoredDay(_) | Point::Feast { .. }) => {
                    return None;
                }
                _ => Some(edge),
            };
            return Some((Part { point, edge }, end));
        }
        let unit =
            self.unit(next).filter(|unit| matches!(unit, Unit::Week | Unit::Month | Unit::Year | Unit::Quarter))?;
        let closed = next > at + 1 && !self.is(next + 1, Class::Of) && !self.is(next + 1, Class::OfThe);
        let point = Point::Stretch { unit, which: Which::This };
        (closed && !matches!(edge, Edge::Earlier | Edge::Later)).then_some((Part { point, edge: Some(edge) }, next + 1))
    }

    /// A month or year alone, where the words before it have told that it is one.
    fn bare(&self, at: usize) -> Option<(Point, usize)> {
        if let Some((month, mark)) = self.month_word(at).filter(|(_, mark)| *mark != Mark::Abbreviation) {
            let capital = self.get(at)?.capital;
            let right = if self.english() { capital } else { !capital || mark != Mark::Weak };
            return right.then_some((Point::Month { year: Year::Unwritten, month, which: Which::Bare }, at + 1));
        }
        if let Some(season) = self.season_word(at) {
            return Some((Point::Season { year: Year::Unwritten, season, which: Which::Bare }, at + 1));
        }
        let (year, end) = self.plain_year(at)?;
        Some((Point::Year(year), end))
    }

    fn point(&self, at: usize, taken: usize) -> Option<(Point, usize)> {
        if self.get(at)?.is(Class::Block) {
            return None;
        }
        self.weekday(at)
            .or_else(|| self.numeric(at))
            .or_else(|| self.day_month(at))
            .or_else(|| self.month_day(at))
            .or_else(|| self.month(at, taken))
            .or_else(|| self.which_first(at))
            .or_else(|| self.ago(at))
            .or_else(|| self.counted(at))
            .or_else(|| self.ordinal_stretch(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.unit_first(at, taken))
            .or_else(|| self.season(at, taken))
            .or_else(|| self.day_word(at))
            .or_else(|| self.feast(at))
            .or_else(|| self.year(at, taken))
    }

    pub(super) fn month_word(&self, at: usize) -> Option<(i8, Mark)> {
        let item = self.get(at)?;
        let month = item.sense(|class| match class {
            Class::Month(month) => Some(month),
            _ => None,
        })?;
        Some((month, item.mark(|class| matches!(class, Class::Month(_)))))
    }

    fn weekday_word(&self, at: usize) -> Option<(i8, Mark)> {
        let item = self.get(at)?;
        let weekday = item.sense(|class| match class {
            Class::Weekday(weekday) => Some(weekday),
            _ => None,
        })?;
        Some((weekday, item.mark(|class| matches!(class, Class::Weekday(_)))))
    }

    fn season_word(&self, at: usize) -> Option<i8> {
        self.get(at)?.sense(|class| match class {
            Class::Season(season) => Some(season),
            _ => None,
        })
    }

    fn english(&self) -> bool {
        self.language == Language::English
    }

    /// The day of a month in digits or as an ordinal, the item after it, and whether it is an ordinal.
    pub(super) fn day_of_month(&self, at: usize) -> Option<(i8, usize, bool)> {
        let item = self.get(at)?;
        if let Kind::Number(value, digits) = item.kind {
            let glued = item.glue == Glue::None
                && at
                    .checked_sub(1)
                    .is_some_and(|before| matches!(self.items[before].kind, Kind::Word | Kind::Number(..)));
            if digits > 2 || glued || self.part_of_figure(at) {
                return None;
            }
            let suffix = self.get(at + 1).is_some_and(|next| next.glue == Glue::None && next.is(Class::OrdinalSuffix));
            return Some((i8::try_from(value).ok()?, at + 1 + usize::from(suffix), suffix));
        }
        let ordinal = item.sense(|class| match class {
            Class::Ordinal(number) => Some((number, true)),
            // « vingt-cinq mars », but never « un mars » nor "a May".
            Class::Number(number) if number > 1 => Some((number, false)),
            _ => None,
        })?;
        let day = i8::try_from(ordinal.0).ok().filter(|day| (1..=31).contains(day))?;
        (ordinal.1 || !self.english()).then_some((day, at + 1, ordinal.1))
    }

    /// « 13 septembre 2023 », "13th of September", `13-Sep-2023`.
    pub(super) fn day_month(&self, at: usize) -> Option<(Point, usize)> {
        let (day, mut next, _) = self.day_of_month(at)?;
        next = self.skip(next, |item| item.is(Class::Of));
        next = self.skip(next, |item| item.glue == Glue::None && matches!(item.kind, Kind::Mark('-' | '/' | '.')));
        self.next(next)?;
        self.month_word(next)?;
        let (month, year, which, end) = self.month_of_day(next)?;
        // No day is that high; where the words say that it is one all the same, it is a slip.
        let announced = self.before(at, &[Class::Article, Class::OfThe]);
        let most = if announced { 39 } else { 31 };
        if !(1..=most).contains(&day) {
            return None;
        }
        Some((Point::Date { year, month, day, weekday: None, which, ambiguous: false }, end))
    }

    /// The month after a day, its year or « dernier », and the item after all that.
    pub(super) fn month_of_day(&self, at: usize) -> Option<(i8, Year, Which, usize)> {
        let (month, mark) = self.month_word(at)?;
        let mut next = at + 1;
        if mark == Mark::Abbreviation {
            next = self.skip(next, |item| item.glue == Glue::None && item.kind == Kind::Mark('.'));
        }
        let (year, end) = self.year_beside(next);
        if mark == Mark::Weak && self.english() && !self.get(at)?.capital && year == Year::Unwritten {
            return None;
        }
        let which = if year == Year::Unwritten { self.which_after(end) } else { None };
        Some((month, year, which.unwrap_or_default(), end + usize::from(which.is_some())))
    }

    /// "September 13, 2023", "Sept. 13th".
    pub(super) fn month_day(&self, at: usize) -> Option<(Point, usize)> {
        let (month, next) = self.month_before_day(at)?;
        let (day, end, ordinal) = self.day_of_month(next).filter(|(day, ..)| (1..=31).contains(day))?;
        let (year, after) = self.year_beside(end);
        self.day_stands(at, end, ordinal || year != Year::Unwritten)?;
        let which = Which::Bare;
        Some((Point::Date { year, month, day, weekday: None, which, ambiguous: false }, after))
    }

    /// A month that a day may follow, and where that day would stand. French has this order only in borrowed forms, with a year.
    pub(super) fn month_before_day(&self, at: usize) -> Option<(i8, usize)> {
        let (month, mark) = self.month_word(at)?;
        if !self.english() || mark != Mark::None && !self.get(at)?.capital {
            return None;
        }
        let mut next = at + 1;
        if mark == Mark::Abbreviation {
            next = self.skip(next, |item| item.glue == Glue::None && item.kind == Kind::Mark('.'));
        }
        next = self.skip(next, |item| item.is(Class::Article));
        self.next(next)?;
        Some((month, next))
    }

    /// `None` where the number after a month counts something: "in May 13 people died".
    pub(super) fn day_stands(&self, month: usize, end: usize, sure: bool) -> Option<()> {
        let in_month = self.before(month, &[Class::In]);
        let counts = self.is(end, Class::Count) || self.unit(end).is_some() || self.mark(end, '%');
        (sure || !in_month && !counts).then_some(())
    }

    /// A year beside a month, day, season or feast: « 2023 », ", 2023", « de l’année dernière », "last year".
    pub(super) fn year_beside(&self, at: usize) -> (Year, usize) {
        self.written_year(at).or_else(|| self.counted_year(at)).unwrap_or((Year::Unwritten, at))
    }

    fn written_year(&self, at: usize) -> Option<(Year, usize)> {
        let comma = self.mark(at, ',');
        let mut next = at + usize::from(comma);
        next = self.skip(next, |item| item.is(Class::Of) && item.glue != Glue::Apostrophe);
        next = self.skip(next, |item| item.glue == Glue::None && matches!(item.kind, Kind::Mark('-' | '/' | '.')));
        self.next(next)?;
        let (year, end) = self.plain_year(next)?;
        // After a comma a number may begin something else: « le 13 septembre, 2000 personnes ».
        let loose = comma && !self.english() && !self.closed(end);
        (!loose).then_some((Year::Written(year), end))
    }

    fn counted_year(&self, at: usize) -> Option<(Year, usize)> {
        let mut next = self.skip(at, |item| item.is(Class::Of));
        next = self.skip(next, |item| item.is(Class::Article));
        if let Some(which) = self.which(next).filter(|which| *which != Which::That || next > at)
            && self.unit(next + 1) == Some(Unit::Year)
        {
            return Some((Year::Counted(which), next + 2));
        }
        (self.unit(next)? == Unit::Year).then_some(())?;
        Some((Year::Counted(self.which_after(next + 1)?), next + 2))
    }

    /// Four digits that can be a year, and count nothing.
    pub(super) fn plain_year(&self, at: usize) -> Option<(i16, usize)> {
        let (value, digits) = self.digits(at)?;
        let year = i16::try_from(value).ok().filter(|year| digits == 4 && (1000..2200).contains(year))?;
        let glued = self.get(at + 1).is_some_and(|next| next.glue == Glue::None && next.kind == Kind::Word);
        let counts = self.is(at + 1, Class::Count)
            || self.get(at + 1).is_some_and(|next| matches!(next.kind, Kind::Mark('%' | '€' | '$' | '°')));
        (!glued && !counts && !self.part_of_figure(at)).then_some((year, at + 1))
    }

    /// « dernier », « prochain », « suivant » after what they tell of. In English only "last" and "next" before a stop stand so.
    fn which_after(&self, at: usize) -> Option<Which> {
        let item = self.next(at)?;
        let which = self.which(at)?;
        let right = if self.english() {
            matches!(which, Which::Last | Which::Next) && self.closed(at + 1)
        } else {
            match which {
                Which::Last | Which::Next | Which::Previous | Which::Following => true,
                Which::That => item.glue == Glue::Hyphen,
                _ => false,
            }
        };
        right.then_some(which)
    }

    /// Whether nothing that `at - 1` could count or qualify follows: a stop, the end, or a word of grammar.
    pub(super) fn closed(&self, at: usize) -> bool {
        self.next(at).is_none_or(|item| matches!(item.kind, Kind::Mark(_)) || item.is(Class::Follow))
    }

    /// « septembre 2023 », « juin dernier », « en mars ».
    fn month(&self, at: usize, taken: usize) -> Option<(Point, usize)> {
        let (month, mark) = self.month_word(at)?;
        let item = self.get(at)?;
        if self.english() && mark != Mark::None && !item.capital {
            return None;
        }
        let mut next = at + 1;
        if mark == Mark::Abbreviation {
            next = self.skip(next, |item| item.glue == Glue::None && item.kind == Kind::Mark('.'));
        }
        let (year, end) = self.year_beside(next);
        if year != Year::Unwritten {
            return Some((Point::Month { year, month, which: Which::Bare }, end));
        }
        if mark == Mark::Abbreviation {
            return None;
        }
        if let Some(which) = self.which_after(next) {
            return Some((Point::Month { year, month, which }, next + 1));
        }
        self.month_alone(at, taken, mark)?;
        Some((Point::Month { year, month, which: Which::Bare }, next))
    }

    /// A month without anything else needs a word before it that says so.
    fn month_alone(&self, at: usize, taken: usize, mark: Mark) -> Option<()> {
        let item = self.get(at)?;
        let before = at
            .checked_sub(1)
            .filter(|before| *before >= taken && item.glue != Glue::Break)
            .and_then(|before| self.get(before));
        let any = |classes: &[Class]| before.is_some_and(|before| classes.iter().any(|class| before.is(*class)));
        let related = before
            .is_some_and(|before| before.sense(|class| matches!(class, Class::Relation(_)).then_some(())).is_some());
        let name = self.next(at + 1).is_some_and(|next| next.capital && next.kind == Kind::Word);
        let right = match (self.language, mark) {
            (Language::English, Mark::Weak) => item.capital && any(&[Class::In]) && !self.is(at + 1, Class::Of),
            (Language::English, _) => {
                let noun = any(&[Class::Article])
                    && self.next(at + 1).is_some_and(|next| next.kind == Kind::Word && !next.capital);
                item.capital
                    && (related
                        || noun
                        || any(&[
                            Class::In,
                            Class::Of,
                            Class::From,
                            Class::Between,
                            Class::To,
                            Class::For,
                            Class::About,
                        ]))
            }
            (Language::French, Mark::Weak) => {
                !item.capital && (related || any(&[Class::In, Class::Of, Class::For, Class::About]))
            }
            (Language::French, _) => !(item.capital && name),
        };
        right.then_some(())
    }

    /// « lundi 13 septembre », « lundi dernier », "Monday morning", « lundi 13 ».
    fn weekday(&self, at: usize) -> Option<(Point, usize)> {
        let (weekday, mark) = self.weekday_word(at)?;
        let mut next = at + 1;
        if mark == Mark::Abbreviation {
            next = self.skip(next, |item| item.glue == Glue::None && item.kind == Kind::Mark('.'));
        }
        if self.english() && !self.get(at)?.capital && mark != Mark::None {
            return None;
        }
        if let Some(dated) = self.weekday_of_date(weekday, next) {
            return Some(dated);
        }
        if mark == Mark::Abbreviation {
            return None;
        }
        if let Some((point, end)) = self.weekday_of_day(weekday, next) {
            return Some((point, self.after_day_part(end)));
        }
        if let Some((which, end)) = self.week_beside(next) {
            let week = match which {
                Which::Last => -1,
                Which::Next => 1,
                _ => 0,
            };
            return Some((Point::Weekday { weekday, which: Which::Bare, week: Some(week) }, end));
        }
        let which = self.which_after(next);
        let end = self.after_day_part(next + usize::from(which.is_some()));
        Some((Point::Weekday { weekday, which: which.unwrap_or_default(), week: None }, end))
    }

    fn weekday_of_date(&self, wanted: i8, next: usize) -> Option<(Point, usize)> {
        let comma = self.skip(next, |item| item.kind == Kind::Mark(','));
        let article = self.skip(comma, |item| item.is(Class::Article));
        self.next(article)?;
        let (point, end) =
            self.numeric(article).or_else(|| self.day_month(article)).or_else(|| self.month_day(article))?;
        match point {
            Point::Date { year, month, day, which, ambiguous, .. } => {
                Some((Point::Date { year, month, day, weekday: Some(wanted), which, ambiguous }, end))
            }
            _ => None,
        }
    }

    fn weekday_of_day(&self, weekday: i8, next: usize) -> Option<(Point, usize)> {
        let comma = self.skip(next, |item| self.english() && item.kind == Kind::Mark(','));
        let article = self.skip(comma, |item| item.is(Class::Article));
        self.digits(article)?;
        self.next(article)?;
        let (day, end, ordinal) = self.day_of_month(article).filter(|(day, ..)| (1..=31).contains(day))?;
        let right = if self.english() { ordinal } else { self.closed(end) && article == next };
        right.then_some((Point::DayOfMonth { weekday, day }, end))
    }

    /// "Monday last week", « mardi de la semaine prochaine ».
    fn week_beside(&self, at: usize) -> Option<(Which, usize)> {
        let mut next = self.skip(at, |item| item.is(Class::Of));
        next = self.skip(next, |item| item.is(Class::Article));
        let counted = |which: &Which| matches!(which, Which::Last | Which::Next | Which::This);
        if let Some(which) = self.which(next).filter(counted)
            && self.unit(next + 1) == Some(Unit::Week)
        {
            return Some((which, next + 2));
        }
        (self.unit(next)? == Unit::Week).then_some(())?;
        Some((self.which_after(next + 1).filter(counted)?, next + 2))
    }

    fn after_day_part(&self, at: usize) -> usize {
        self.skip(at, |item| item.is(Class::DayPart))
    }

    /// "last week", « ce lundi », « cette année-là », "last September", « ce matin », "last three days".
    fn which_first(&self, at: usize) -> Option<(Point, usize)> {
        let which = self.get(at)?.sense(|class| match class {
            Class::Which(which) => Some(which),
            _ => None,
        })?;
        let next = at + 1;
        self.next(next)?;
        let french = !self.english();
        // « dernier » and « prochain » before their noun order or count it: « le dernier lundi de mai », « ces derniers mois ».
        let leading = french && matches!(which, Which::Last | Which::Next);
        if french && matches!(which, Which::That | Which::Previous | Which::Following) {
            return None;
        }
        if let Some(found) = self.which_stretch(which, leading, next) {
            return Some(found);
        }
        if leading || which == Which::That {
            return None;
        }
        if self.weekday_word(next).is_some() {
            return match self.weekday(next)? {
                (Point::Weekday { weekday, which: Which::Bare, week: None }, end) if !self.is(end, Class::Of) => {
                    Some((Point::Weekday { weekday, which, week: None }, end))
                }
                (Point::Weekday { .. }, _) => None,
                dated => Some(dated),
            };
        }
        if which == Which::This
            && let Some(dated) = self.day_month(next)
        {
            return Some(dated);
        }
        if let Some((month, Mark::None | Mark::Weak)) = self.month_word(next) {
            let capital = self.get(next)?.capital || french;
            let dated = self.day_of_month(next + 1).is_some();
            return (capital && !dated).then_some((Point::Month { year: Year::Unwritten, month, which }, next + 1));
        }
        if let Some(season) = self.season_word(next) {
            return Some((Point::Season { year: Year::Unwritten, season, which }, next + 1));
        }
        if self.is(next, Class::DayPart) {
            let by = match which {
                Which::This => 0,
                Which::Last => -1,
                _ => return None,
            };
            return Some((Point::Day { by, loose: false }, next + 1));
        }
        let feast = self.next(next)?.sense(|class| match class {
            Class::Feast(feast) => Some(feast),
            _ => None,
        })?;
        Some((Point::Feast { feast, year: Year::Unwritten, which }, next + 1))
    }

    fn which_stretch(&self, which: Which, leading: bool, next: usize) -> Option<(Point, usize)> {
        if matches!(which, Which::Last | Which::Next)
            && let Some(by) = self.count(next).filter(|by| *by > 1)
        {
            let unit = self.unit(next + 1)?;
            return lately(which, unit, by, next + 2);
        }
        let unit = self.unit(next)?;
        let end = next + 1;
        if self.plural(next) || leading && self.plural(next - 1) || self.is(end, Class::Of) && which != Which::This {
            return None;
        }
        if unit == Unit::Month
            && self.is(end, Class::Of)
            && let Some((month, Mark::None | Mark::Weak)) = self.month_word(end + 1)
        {
            return Some((Point::Month { year: Year::Unwritten, month, which: Which::Bare }, end + 2));
        }
        if unit == Unit::Day {
            return match which {
                Which::Same | Which::That => Some((Point::AnchoredDay(0), end)),
                Which::Previous => Some((Point::AnchoredDay(-1), end)),
                Which::Following => Some((Point::AnchoredDay(1), end)),
                _ => None,
            };
        }
        // « ce mois-ci », « cette année-là »
        let suffix = self.next(end).filter(|item| item.glue == Glue::Hyphen).and_then(|_| self.which(end));
        Some(match suffix {
            Some(Which::That) if which == Which::This => (Point::Stretch { unit, which: Which::That }, end + 1),
            Some(Which::This) => (Point::Stretch { unit, which }, end + 1),
            _ => (Point::Stretch { unit, which }, end),
        })
    }

    /// Whether a word has a plural's ending that its singular has not.
    fn plural(&self, at: usize) -> bool {
        let Some(item) = self.get(at) else { return false };
        let word = item.span.of(self.text);
        word.ends_with(['s', 'S']) && word.chars().count() > 4 && item.span.len() != "passe".len() - 1
    }

    /// « il y a deux ans », « il y a environ une semaine ».
    fn ago(&self, at: usize) -> Option<(Point, usize)> {
        self.get(at)?.is(Class::AgoBefore).then_some(())?;
        let mut next = at + 1;
        while next < at + 3 && self.is(next, Class::About) {
            next += 1;
        }
        self.next(next)?;
        let by = self.count(next).filter(|by| *by > 0)?;
        let unit = self.unit(next + 1)?;
        let end = self.skip(next + 2, |item| item.is(Class::Half));
        // « il y a deux ans de retard »
        (!self.is(end, Class::Of)).then_some((Point::Shift { unit, by: -by, anchored: false }, end))
    }

    /// "two days ago", « deux jours plus tard », « trois derniers mois ».
    fn counted(&self, at: usize) -> Option<(Point, usize)> {
        let by = self.count(at).filter(|by| *by > 0)?;
        let next = at + 1;
        self.next(next)?;
        if let Some(which @ (Which::Last | Which::Next)) = self.which(next) {
            return lately(which, self.unit(next + 1)?, by, next + 2);
        }
        let unit = self.unit(next)?;
        let sign = self.skip(next + 1, |item| item.is(Class::Half));
        let item = self.next(sign)?;
        let end = sign + 1;
        if item.is(Class::AgoAfter) {
            return Some((Point::Shift { unit, by: -by, anchored: false }, end));
        }
        let by = if item.is(Class::Later) {
            by
        } else if item.is(Class::Earlier) {
            -by
        } else {
            return None;
        };
        // « deux jours après l’attaque » counts from what the text does not date.
        let weak = self.weak(sign, |class| matches!(class, Class::Later | Class::Earlier));
        let open =
            self.is(end, Class::Than) || weak && self.next(end).is_some_and(|item| !matches!(item.kind, Kind::Mark(_)));
        (!open).then_some((Point::Shift { unit, by, anchored: true }, end))
    }

    /// « troisième trimestre 2023 », "the 21st century", « premier siècle ».
    fn ordinal_stretch(&self, at: usize) -> Option<(Point, usize)> {
        let (number, next) = self.ordinal(at)?;
        let unit = self.unit(next)?;
        let (year, end) = self.year_beside(next + 1);
        let of = match unit {
            Unit::Quarter => 4,
            Unit::Half => 2,
            Unit::Century => {
                return Some((Point::Century(i16::try_from(number).ok().filter(|n| (1..=30).contains(n))?), next + 1));
            }
            _ => return None,
        };
        // A quarter of what, where no year is near? In English it is as often of a match.
        let announced = self.before(at, &[Class::AtThe, Class::OfThe]);
        let known = year != Year::Unwritten || !self.english() && announced;
        let number = i8::try_from(number).ok().filter(|number| (1..=of).contains(number))?;
        known.then_some((Point::Quarter { year, number, of }, end))
    }

    /// An ordinal in words, digits or Roman numerals.
    fn ordinal(&self, at: usize) -> Option<(i32, usize)> {
        let item = self.get(at)?;
        if let Kind::Number(value, digits) = item.kind {
            let suffix = self.get(at + 1).is_some_and(|next| next.glue == Glue::None && next.is(Class::OrdinalSuffix));
            return (digits <= 2 && suffix).then_some((i32::try_from(value).ok()?, at + 2));
        }
        let ordinal = item.sense(|class| match class {
            Class::Ordinal(number) if number > 0 => Some(number),
            _ => None,
        });
        Some((ordinal?, at + 1))
    }

    /// « années 1990 », "the 1990s".
    fn decade(&self, at: usize) -> Option<(Point, usize)> {
        let item = self.get(at)?;
        if item.is(Class::DecadeBefore) {
            self.next(at + 1)?;
            return Some((Point::Decade(self.decade_year(at + 1)?), at + 2));
        }
        let (value, digits) = self.digits(at)?;
        let next = self.get(at + 1)?;
        let suffix = next.glue == Glue::None && next.kind == Kind::Word && matches!(next.span.of(self.text), "s" | "S");
        (suffix && value % 10 == 0).then_some(())?;
        match digits {
            4 if (1100..2200).contains(&value) => Some((Point::Decade(i16::try_from(value).ok()?), at + 2)),
            2 if value >= 20 && self.before(at, &[Class::Article]) => {
                Some((Point::Decade(1900 + i16::try_from(value).ok()?), at + 2))
            }
            _ => None,
        }
    }

    /// The first year of a decade after the word that announces it: `1990`, `90`, « soixante ».
    pub(super) fn decade_year(&self, at: usize) -> Option<i16> {
        let (value, digits) = match self.digits(at) {
            Some(found) => found,
            None => (u32::try_from(self.number_word(at)?).ok()?, 2),
        };
        let value = i16::try_from(value).ok().filter(|value| value % 10 == 0)?;
        match digits {
            4 if (1100..2200).contains(&value) => Some(value),
            2 if (20..=90).contains(&value) => Some(1900 + value),
            _ => None,
        }
    }

    /// « semaine dernière », « mois de mai 2021 », « année 2019 », "over the weekend".
    fn unit_first(&self, at: usize, taken: usize) -> Option<(Point, usize)> {
        let item = self.get(at)?;
        if item.is(Class::YearBefore) {
            let next = self.skip(at + 1, |item| item.is(Class::Of));
            self.next(next)?;
            if let Some((year, end)) = self.plain_year(next) {
                return Some((Point::Year(year), end));
            }
        }
        let unit = item.sense(|class| match class {
            Class::Unit(unit) => Some(unit),
            _ => None,
        })?;
        if unit == Unit::Month && self.is(at + 1, Class::Of) {
            self.next(at + 2)?;
            let (month, mark) = self.month_word(at + 2)?;
            let (year, end) = self.year_beside(at + 3);
            let which = if year == Year::Unwritten { self.which_after(end) } else { None };
            let end = end + usize::from(which.is_some());
            return (mark != Mark::Abbreviation)
                .then_some((Point::Month { year, month, which: which.unwrap_or_default() }, end));
        }
        if self.plural(at) {
            return None;
        }
        if let Some(which) = self.which_after(at + 1).filter(|_| !self.english()) {
            return match (unit, which) {
                (Unit::Day, Which::Previous) => Some((Point::AnchoredDay(-1), at + 2)),
                (Unit::Day, Which::Following) => Some((Point::AnchoredDay(1), at + 2)),
                (Unit::Day, _) => None,
                _ => Some((Point::Stretch { unit, which }, at + 2)),
            };
        }
        let before =
            |back: usize| at.checked_sub(back).filter(|before| *before >= taken).and_then(|before| self.get(before));
        let the = before(1).is_some_and(|item| item.is(Class::Article));
        if !the {
            return None;
        }
        // "the year before", where nothing follows that it could be counted from.
        if self.english() && unit != Unit::Day {
            let next = self.next(at + 1);
            let stop = self.next(at + 2).is_none_or(|item| matches!(item.kind, Kind::Mark(_)));
            if let Some(item) = next.filter(|_| stop) {
                if item.is(Class::Earlier) {
                    return Some((Point::Stretch { unit, which: Which::Previous }, at + 2));
                }
                if item.is(Class::Later) {
                    return Some((Point::Stretch { unit, which: Which::Following }, at + 2));
                }
            }
        }
        let within = before(2).is_some_and(|item| item.is(Class::In) || item.is(Class::Edge(Edge::Within)));
        let alone = !self.is(at + 1, Class::Of) && !self.is(at + 1, Class::OfThe) && self.closed(at + 1);
        let right = match unit {
            Unit::Weekend => true,
            Unit::Week => !self.english(),
            _ => false,
        };
        (within && alone && right).then_some((Point::Stretch { unit, which: Which::This }, at + 1))
    }

    /// « l’été dernier », "summer of 2022", « à l’automne ».
    fn season(&self, at: usize, taken: usize) -> Option<(Point, usize)> {
        let season = self.season_word(at)?;
        let item = self.get(at)?;
        let before =
            |back: usize| at.checked_sub(back).filter(|before| *before >= taken).and_then(|before| self.get(before));
        let any = |back: usize, classes: &[Class]| {
            before(back).is_some_and(|item| classes.iter().any(|class| item.is(*class)))
        };
        let first = item.glue == Glue::Break || before(1).is_none_or(|item| matches!(item.kind, Kind::Mark(_)));
        let announced = first || any(1, &[Class::Article, Class::Of, Class::OfThe, Class::AtThe, Class::In]);
        if self.weak(at, |class| matches!(class, Class::Season(_))) && !announced {
            return None;
        }
        let (year, end) = self.year_beside(at + 1);
        if year != Year::Unwritten {
            return Some((Point::Season { year, season, which: Which::Bare }, end));
        }
        if let Some(which) = self.which_after(at + 1) {
            return Some((Point::Season { year, season, which }, at + 2));
        }
        let at_the = any(1, &[Class::AtThe]) || any(1, &[Class::Article]) && any(2, &[Class::At, Class::In]);
        (at_the && self.closed(at + 1)).then_some((Point::Season { year, season, which: Which::Bare }, at + 1))
    }

    /// « hier soir », "tomorrow", « la veille ».
    fn day_word(&self, at: usize) -> Option<(Point, usize)> {
        let item = self.get(at)?;
        let loose = item.mark(|class| matches!(class, Class::Day(_))) == Mark::Loose;
        let point = item.sense(|class| match class {
            Class::Day(by) => Some(Point::Day { by, loose }),
            Class::AnchoredDay(by) => Some(Point::AnchoredDay(by)),
            _ => None,
        })?;
        Some((point, self.after_day_part(at + 1)))
    }

    fn feast(&self, at: usize) -> Option<(Point, usize)> {
        let item = self.get(at)?;
        let feast = item.sense(|class| match class {
            Class::Feast(feast) => Some(feast),
            _ => None,
        })?;
        // « Noël Dupont » is a man.
        let name = self.next(at + 1).is_some_and(|next| next.kind == Kind::Word && next.capital);
        let (year, end) = self.year_beside(at + 1);
        let which = if year == Year::Unwritten { self.which_after(end) } else { None };
        (item.capital && !name).then_some((
            Point::Feast { feast, year, which: which.unwrap_or_default() },
            end + usize::from(which.is_some()),
        ))
    }

    /// A year alone, where the words around it say that it is one: « en 2019 », « l’invasion de 2022 », "(2019)".
    fn year(&self, at: usize, taken: usize) -> Option<(Point, usize)> {
        let (year, end) = self.plain_year(at)?;
        let item = self.get(at)?;
        let before = at.checked_sub(1).and_then(|before| self.get(before))?;
        if item.glue == Glue::Break {
            return None;
        }
        let any = |classes: &[Class]| classes.iter().any(|class| before.is(*class));
        let modern = (1900..2100).contains(&year);
        // A count is seldom so uneven, and then written with a blank or comma for the thousands.
        let uneven = modern && year % 100 != 0;
        let related = before.sense(|class| matches!(class, Class::Relation(_)).then_some(())).is_some();
        let bracketed = before.kind == Kind::Mark('(')
            && self.get(end).is_some_and(|next| matches!(next.kind, Kind::Mark(')' | ',' | ';' | '-' | '–')));
        let listed = at == taken + 1 && any(&[Class::And]) && at >= 2 && self.plain_year(at - 2).is_some();
        let plain = before.kind == Kind::Word && (any(&[Class::In]) || related || before.is(Class::About));
        let held = any(&[Class::Of, Class::From, Class::For, Class::OfThe])
            || self.english() && any(&[Class::Article, Class::To]);
        let right = plain && (modern || any(&[Class::In]) && self.closed(end))
            || held && modern && (uneven || self.closed(end))
            || bracketed && modern
            || listed && modern;
        right.then_some((Point::Year(year), end))
    }
}

fn lately(which: Which, unit: Unit, by: i32, end: usize) -> Option<(Point, usize)> {
    let by = if which == Which::Last { by.checked_neg()? } else { by };
    Some((Point::Lately { unit, by }, end))
}
