//! What the lists say of a word, as bits: a word of a text is looked up once, and asked as often as need be.

use super::NameKind;
use super::lore::HeadUse;
use super::uses::Use;

/// Something that the lists may say of a word, in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// A common word of the language.
    Common,
    /// A common word of the other language.
    Foreign,
    Forename,
    Surname,
    /// A Korean or Chinese family name.
    Korean,
    /// An adjective that goes on with a capitalised head.
    Tail,
    /// Capitalised, but no name by itself.
    Elsewhere,
    Demonym,
    /// A civil title: `M.`, `Mrs`.
    Civil,
    /// An office or title that stands beside people.
    Role,
    /// What may stand before an office and belongs to it: « ancien ».
    Before,
    // The uses of small words, as the data file calls them.
    Arabic,
    Article,
    Between,
    Capitalised,
    Determiner,
    Elision,
    Halt,
    Hyphenated,
    Inner,
    Inside,
    Link,
    Locative,
    Particle,
    Personal,
    Purpose,
    Saint,
    Seat,
    Tie,
    Toponymic,
    /// A forename that alone says nothing.
    Seldom,
}

impl Fact {
    /// The use of a small word that the data file calls so.
    pub fn of_small(how: &str) -> Option<Self> {
        Some(match how {
            "arabic" => Self::Arabic,
            "article" => Self::Article,
            "between" => Self::Between,
            "capitalised" => Self::Capitalised,
            "determiner" => Self::Determiner,
            "elision" => Self::Elision,
            "halt" => Self::Halt,
            "hyphenated" => Self::Hyphenated,
            "inner" => Self::Inner,
            "inside" => Self::Inside,
            "link" => Self::Link,
            "locative" => Self::Locative,
            "particle" => Self::Particle,
            "personal" => Self::Personal,
            "purpose" => Self::Purpose,
            "saint" => Self::Saint,
            "seat" => Self::Seat,
            "tie" => Self::Tie,
            "toponymic" => Self::Toponymic,
            _ => return None,
        })
    }
}

/// The kinds that a head word may tell, in the order in which one that tells several is asked.
const KINDS: [NameKind; 4] = [NameKind::Organisation, NameKind::Place, NameKind::Event, NameKind::Work];
/// The first bit of the heads' uses: one for each use and kind.
const HEADS: u32 = 32;

/// What the lists say of one word in one language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Facts {
    bits: u64,
    uses: u32,
    /// The most words of a known name that begins with this word; nought where none does.
    pub longest: u8,
    /// Whether a known name begins with this word in small letters.
    pub small_start: bool,
    /// Whether it may be an adjective beside a title.
    pub adjective: bool,
}

impl Facts {
    /// Whether the lists say so.
    pub const fn has(self, fact: Fact) -> bool {
        self.bits >> fact as u32 & 1 == 1
    }

    /// Whether the lists say one of these.
    pub fn any(self, facts: &[Fact]) -> bool {
        facts.iter().any(|fact| self.has(*fact))
    }

    /// Whether the word is used so around names.
    pub const fn used(self, how: Use) -> bool {
        self.uses >> how as u32 & 1 == 1
    }

    /// Adds a use around names.
    pub fn add_use(&mut self, how: Use) {
        self.uses |= 1 << how as u32;
    }

    /// Adds what a list says.
    pub fn add(&mut self, fact: Fact) {
        self.bits |= 1 << fact as u32;
    }

    /// Adds that the word is a head of names of this kind.
    pub fn add_head(&mut self, how: HeadUse, kind: NameKind) {
        if let Some(n) = KINDS.iter().position(|k| *k == kind) {
            self.bits |= 1 << (HEADS + how as u32 * 4 + u32::try_from(n).unwrap_or(0));
        }
    }

    /// The kind of the names that the word is a head of in this use.
    pub fn head(self, how: HeadUse) -> Option<NameKind> {
        let uses = self.bits >> (HEADS + how as u32 * 4) & 0xf;
        KINDS.get(uses.trailing_zeros() as usize).copied()
    }

    /// Whether the word is a head of names in any use.
    pub const fn is_head(self) -> bool {
        self.bits >> HEADS != 0
    }

    /// All that the lists say but uses, a bit each: the same facts, the same bits.
    pub const fn bits(self) -> u64 {
        self.bits
    }
}
