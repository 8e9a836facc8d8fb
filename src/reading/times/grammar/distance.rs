//! Distances from a day: « il y a deux ans », "two weeks from now", « trois jours avant Noël », "over the past ten days".

use super::{Base, Core, Grammar, Part, Point};
use crate::reading::times::calendar::Distance;
use crate::reading::times::class::Class;
use crate::reading::times::items::Kind;
use crate::reading::times::{Unit, Which};

/// So many parts may tell a distance: "2 years, 3 months and 5 days".
const PARTS: usize = 4;

impl Grammar<'_> {
    /// A distance, and the item after it: « deux ans et demi », "1 month and 21 days".
    pub(super) fn distance(&self, at: usize) -> Option<(Distance, usize)> {
        let (mut whole, mut next) = self.one_distance(at)?;
        for _ in 1..PARTS {
            let link = self.skip(next, |item| item.kind == Kind::Mark(','));
            let link = self.skip(link, |item| item.is(Class::And));
            if self.next(link).is_none() {
                break;
            }
            let Some((more, end)) = self.one_distance(link) else { break };
            // "two days, three weeks": a list.
            if more.unit == whole.unit {
                break;
            }
            (whole, next) = (whole.plus(more)?, end);
        }
        Some((whole, next))
    }

    fn one_distance(&self, at: usize) -> Option<(Distance, usize)> {
        let (by, next) = self.count(at).filter(|(by, _)| *by > 0)?;
        let unit = self.unit(next)?;
        let end = self.skip(next + 1, |item| item.is(Class::Half));
        let half = end > next + 1;
        // A half of anything but a year or a month is left out.
        let found = match unit {
            Unit::Year if half => Distance::new(Unit::Month, by.checked_mul(12)?.checked_add(6)?),
            Unit::Month if half => Distance::new(Unit::Week, by.checked_mul(4)?.checked_add(2)?),
            _ => Distance::new(unit, by),
        }?;
        Some((found, end))
    }

    /// « il y a deux ans », « il y a environ une semaine ».
    pub(super) fn ago(&self, at: usize) -> Option<(Point, usize)> {
        self.get(at)?.is(Class::AgoBefore).then_some(())?;
        let mut next = at + 1;
        while next < at + 3 && self.is(next, Class::About) {
            next += 1;
        }
        self.next(next)?;
        let (distance, end) = self.distance(next)?;
        // « il y a deux ans de retard »
        let counts = self.is(end, Class::Of);
        (!counts).then_some((Point::Shift { by: distance.back(), base: Base::Text }, end))
    }

    /// "two days ago", « deux jours plus tard », « trois derniers mois », « dans trois jours ».
    pub(super) fn counted(&self, at: usize) -> Option<(Point, usize)> {
        let (by, next) = self.count(at).filter(|(by, _)| *by > 0)?;
        if let Some(which @ (Which::Last | Which::Next)) = self.leaning(next) {
            let many = by > 1 && (self.plural(next + 1) || !self.habits.which_first);
            return many.then(|| Self::lately(which, self.unit(next + 1)?, by, next + 2))?;
        }
        let (distance, sign) = self.distance(at)?;
        let text = |by| Some((Point::Shift { by, base: Base::Text }, sign + 1));
        let item = self.next(sign);
        if item.is_some_and(|item| item.is(Class::AgoAfter)) {
            return text(distance.back());
        }
        if item.is_some_and(|item| item.is(Class::AheadAfter)) {
            return text(distance);
        }
        // « dans les trois jours »
        let inside = self.before(at, &[Class::Article]) && self.before(at - 1, &[Class::AheadBefore]);
        let within = self.before(at, &[Class::Within]) && !self.is(sign, Class::Of);
        if (inside && !self.habits.which_first || within) && self.closed(sign) {
            return Some((Point::Within(distance), sign));
        }
        let later = item.is_some_and(|item| item.is(Class::Later));
        if later || item.is_some_and(|item| item.is(Class::Earlier)) {
            // « deux jours après l’attaque » counts from what the text does not date.
            let weak = self.weak(sign, |class| matches!(class, Class::Later | Class::Earlier));
            let end = sign + 1;
            let open = self.is(end, Class::Than)
                || distance.unit == Unit::Hour && !self.ends(end)
                || weak && self.next(end).is_some_and(|item| !matches!(item.kind, Kind::Mark(_)));
            let by = if later { distance } else { distance.back() };
            return (!open).then_some((Point::Shift { by, base: Base::Said }, end));
        }
        // "in about two weeks"
        let before = at - usize::from(self.before(at, &[Class::About]));
        let ahead = self.before(before, &[Class::AheadBefore]) && self.closed(sign);
        let sure = ahead && !self.weak(before - 1, |class| class == Class::AheadBefore);
        ahead.then_some((Point::Shift { by: distance, base: if sure { Base::Text } else { Base::TextAhead } }, sign))
    }

    /// "two weeks before Christmas", "3 days from Tuesday", « deux jours après le 13 septembre ».
    pub(super) fn counted_from_point(&self, at: usize) -> Option<Core> {
        let (distance, sign) = self.distance(at)?;
        let item = self.next(sign)?;
        // "for 12 months from March 1"
        if self.before(at, &[Class::For]) {
            return None;
        }
        let by = if item.is(Class::Later) || item.is(Class::From) && !item.is(Class::Of) {
            distance
        } else if item.is(Class::Earlier) {
            distance.back()
        } else {
            return None;
        };
        let base = self.skip(sign + 1, |item| item.is(Class::Article));
        self.next(base)?;
        let (part, end) = self.part(base, base)?;
        let day = matches!(
            part.point,
            Point::Date { .. }
                | Point::Day { .. }
                | Point::Weekday { .. }
                | Point::Feast { .. }
                | Point::AnchoredDay(_)
        );
        (day && part.op.is_none() && part.edge.is_none()).then_some(Core {
            from: Part { op: Some(super::Op::Shift(by)), ..part },
            to: None,
            end,
            silent: false,
            ends: None,
        })
    }

    /// "last" and "next" beside a count: « derniers », "coming", "previous".
    pub(super) fn leaning(&self, at: usize) -> Option<Which> {
        match self.which(at)? {
            Which::Last | Which::Previous => Some(Which::Last),
            Which::Next | Which::Following => Some(Which::Next),
            _ => None,
        }
    }

    /// So many units up to the text's date, or from it on. Quarters are those of the calendar, as who reckons in quarters does.
    pub(super) fn lately(which: Which, unit: Unit, by: i32, end: usize) -> Option<(Point, usize)> {
        let by = if which == Which::Last { by.checked_neg()? } else { by };
        let found = if unit == Unit::Quarter { Point::Quarters(by) } else { Point::Lately(Distance::new(unit, by)?) };
        Some((found, end))
    }
}
