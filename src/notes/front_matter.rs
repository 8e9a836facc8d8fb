//! What a note's front matter says.

use jiff::civil::Date;

/// The keys of the front matter that count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    pub date: Option<Date>,
    /// `sourcier: off`.
    pub off: bool,
}
