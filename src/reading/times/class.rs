//! What words can mean for time, as the data files' rows tell it.

use super::{Edge, Relation, Unit, Which};

/// What a word can mean for time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// 1 to 12.
    Month(i8),
    /// 1 (Monday) to 7.
    Weekday(i8),
    /// 1 (spring) to 4 (winter).
    Season(i8),
    Unit(Unit),
    /// A counting word; 0 for « quelques », "several".
    Number(i32),
    Ordinal(i32),
    /// The letters after an ordinal's digits.
    OrdinalSuffix,
    Which(Which),
    Article,
    /// The article of a day: « le 17 ».
    DayArticle,
    Of,
    OfThe,
    AtThe,
    On,
    At,
    In,
    /// Up to now or from now on: "over the past year".
    Over,
    With,
    For,
    Relation(Relation),
    /// Opens a range that `To` closes.
    From,
    /// Opens a range that `And` closes.
    Between,
    And,
    To,
    About,
    /// What follows comes back again and again, and is no date.
    Every,
    Edge(Edge),
    /// A day counted from the text's date.
    Day(i8),
    DayPart,
    /// A decade by its name: its first year.
    Decade(i16),
    /// A day counted from the one named before.
    AnchoredDay(i8),
    AgoBefore,
    AgoAfter,
    /// The text's own moment, where it ends a range: "from May to now".
    Now,
    /// A distance after it lies ahead of the text's date: « dans trois jours ».
    AheadBefore,
    /// A distance before it lies ahead of the text's date: "two weeks from now".
    AheadAfter,
    /// A stretch from the text's date on: "within five days".
    Within,
    Later,
    Earlier,
    /// « que », "than": what is compared is no date.
    Than,
    Half,
    /// Announces a decade: « les années 1990 ».
    DecadeBefore,
    /// Announces a year: « l’année 2019 ».
    YearBefore,
    Feast(Feast),
    /// Announces one of so many parts of a year: Q3 2023.
    QuarterBefore(i8),
    /// Looks like time and is none.
    Block,
    /// A number after it is a label.
    Label,
    /// A number before it counts something.
    Count,
    /// May follow a year.
    Follow,
    /// Tells of what is to come.
    Future,
    /// Opens a clause of its own: what is told there is told at another time.
    Clause,
    /// Has the ending of a future tense, and is none.
    NoFuture,
    /// Tells of what is past.
    Past,
    /// Tells of what was before what is told: « avait été vendue le 3 juin ».
    PastBefore,
    /// Makes a participle after it a passive of its own time: "will be announced".
    Passive,
    /// A stretch of unnamed length: "period".
    Period,
    /// Tells the last day of a stretch: "the week ended March 13".
    Ended,
    /// What belongs to somebody, or is counted by the year: "its 1985 gains".
    Holder,
    /// How a price moved: "ended the day up".
    Trend,
    /// Without a break: "consecutive", « d’affilée ».
    Consecutive,
}

/// What an item can be, a bit each, to pass over at a glance what a rule cannot begin with.
pub mod can {
    pub const MONTH: u32 = 1;
    pub const WEEKDAY: u32 = 1 << 1;
    pub const SEASON: u32 = 1 << 2;
    pub const UNIT: u32 = 1 << 3;
    pub const NUMBER: u32 = 1 << 4;
    pub const ORDINAL: u32 = 1 << 5;
    pub const WHICH: u32 = 1 << 6;
    pub const EDGE: u32 = 1 << 7;
    pub const DAY: u32 = 1 << 8;
    pub const AGO: u32 = 1 << 9;
    pub const DECADE: u32 = 1 << 10;
    pub const QUARTER: u32 = 1 << 11;
    pub const FEAST: u32 = 1 << 12;
    /// Opens a range.
    pub const OPEN: u32 = 1 << 13;
    pub const BLOCK: u32 = 1 << 14;
    /// A number in digits.
    pub const DIGITS: u32 = 1 << 15;
    /// A word that begins as a Roman numeral does.
    pub const ROMAN: u32 = 1 << 16;
    /// A counted thing may follow it.
    pub const COUNT: u32 = NUMBER | DIGITS;
    /// A point or stretch can begin with it.
    pub const START: u32 = (OPEN - 1) | DIGITS | ROMAN;
}

impl Class {
    /// Its bit in [`can`]; none for what only stands beside others.
    const fn bit(self) -> u32 {
        match self {
            Self::Month(_) => can::MONTH,
            Self::Weekday(_) => can::WEEKDAY,
            Self::Season(_) => can::SEASON,
            Self::Unit(_) => can::UNIT,
            Self::Number(_) => can::NUMBER,
            Self::Ordinal(_) => can::ORDINAL,
            Self::Which(_) => can::WHICH,
            Self::Edge(_) => can::EDGE,
            Self::Day(_) | Self::AnchoredDay(_) | Self::Now => can::DAY,
            Self::AgoBefore => can::AGO,
            Self::DecadeBefore | Self::Decade(_) | Self::YearBefore => can::DECADE,
            Self::QuarterBefore(_) => can::QUARTER,
            Self::Feast(_) => can::FEAST,
            Self::From | Self::Between => can::OPEN,
            Self::Block => can::BLOCK,
            _ => 0,
        }
    }
}

/// All that these senses can be.
pub fn bits(senses: &[Sense]) -> u32 {
    senses.iter().fold(0, |all, sense| all | sense.class.bit())
}

/// When a feast falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feast {
    /// Month and day.
    Fixed(i8, i8),
    /// Days after Easter Sunday.
    Easter(i16),
    /// Month, weekday (Monday is 1), which of them in the month; 5 is the last.
    Nth(i8, i8, i8),
}

/// How far a word can be trusted to speak of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    #[default]
    None,
    /// Only beside a number.
    Abbreviation,
    /// Also an everyday word: only beside something else that speaks of time.
    Weak,
    /// Also a first name: alone only after a word that speaks of time.
    Name,
    /// Often not meant to the letter: « aujourd’hui » for nowadays.
    Loose,
}

/// One meaning of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sense {
    pub class: Class,
    pub mark: Mark,
}

/// The meaning that a row's class and value tell; `None` where they tell none, which a test forbids.
pub fn class_of(class: &str, value: &str) -> Option<Class> {
    Some(match class {
        "month" => Class::Month(value.parse().ok()?),
        "weekday" => Class::Weekday(value.parse().ok()?),
        "season" => Class::Season(value.parse().ok()?),
        "unit" => Class::Unit(unit(value)?),
        "number" => Class::Number(value.parse().ok()?),
        "ordinal" => Class::Ordinal(value.parse().ok()?),
        "ordinal-suffix" => Class::OrdinalSuffix,
        "which" => Class::Which(which(value)?),
        "article" => Class::Article,
        "day-article" => Class::DayArticle,
        "of" => Class::Of,
        "of-the" => Class::OfThe,
        "at-the" => Class::AtThe,
        "on" => Class::On,
        "at" => Class::At,
        "in" => Class::In,
        "for" => Class::For,
        "with" => Class::With,
        "over" => Class::Over,
        "period" => Class::Period,
        "consecutive" => Class::Consecutive,
        "trend" => Class::Trend,
        "ended" => Class::Ended,
        "holder" => Class::Holder,
        "passive" => Class::Passive,
        "relation" => Class::Relation(relation(value)?),
        "from" => Class::From,
        "between" => Class::Between,
        "and" => Class::And,
        "to" => Class::To,
        "about" => Class::About,
        "every" => Class::Every,
        "edge" => Class::Edge(edge(value)?),
        "day" => Class::Day(value.parse().ok()?),
        "day-part" => Class::DayPart,
        "anchored-day" => Class::AnchoredDay(value.parse().ok()?),
        "ago-before" => Class::AgoBefore,
        "ago-after" => Class::AgoAfter,
        "ahead-before" => Class::AheadBefore,
        "ahead-after" => Class::AheadAfter,
        "within" => Class::Within,
        "now" => Class::Now,
        "decade" => Class::Decade(value.parse().ok()?),
        "later" => Class::Later,
        "earlier" => Class::Earlier,
        "than" => Class::Than,
        "half" => Class::Half,
        "decade-before" => Class::DecadeBefore,
        "year-before" => Class::YearBefore,
        "feast" => Class::Feast(feast(value)?),
        "quarter-before" => Class::QuarterBefore(value.parse().ok()?),
        "block" => Class::Block,
        "label" => Class::Label,
        "count" => Class::Count,
        "follow" => Class::Follow,
        "future" => Class::Future,
        "clause" => Class::Clause,
        "no-future" => Class::NoFuture,
        "past" => Class::Past,
        "past-before" => Class::PastBefore,
        _ => return None,
    })
}

fn unit(value: &str) -> Option<Unit> {
    Some(match value {
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "week" => Unit::Week,
        "fortnight" => Unit::Fortnight,
        "weekend" => Unit::Weekend,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "half" => Unit::Half,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        _ => return None,
    })
}

fn which(value: &str) -> Option<Which> {
    Some(match value {
        "last" => Which::Last,
        "next" => Which::Next,
        "after-next" => Which::AfterNext,
        "this" => Which::This,
        "previous" => Which::Previous,
        "following" => Which::Following,
        "same" => Which::Same,
        "that" => Which::That,
        _ => return None,
    })
}

fn relation(value: &str) -> Option<Relation> {
    Some(match value {
        "since" => Relation::Since,
        "until" => Relation::Until,
        "before" => Relation::Before,
        "after" => Relation::After,
        _ => return None,
    })
}

fn edge(value: &str) -> Option<Edge> {
    Some(match value {
        "start" => Edge::Start,
        "middle" => Edge::Middle,
        "end" => Edge::End,
        "within" => Edge::Within,
        "earlier" => Edge::Earlier,
        "later" => Edge::Later,
        _ => return None,
    })
}

/// `12-25`, `easter+39`, `11-thu-4`.
fn feast(value: &str) -> Option<Feast> {
    if let Some(days) = value.strip_prefix("easter") {
        return Some(Feast::Easter(days.parse().ok()?));
    }
    let mut parts = value.split('-');
    let month = parts.next()?.parse().ok()?;
    let second = parts.next()?;
    let Some(nth) = parts.next() else { return Some(Feast::Fixed(month, second.parse().ok()?)) };
    let weekday = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().position(|day| *day == second)?;
    Some(Feast::Nth(month, i8::try_from(weekday + 1).ok()?, nth.parse().ok()?))
}
