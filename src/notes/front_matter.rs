//! What a note's front matter says.

use jiff::civil::Date;

/// The keys of the front matter that count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// `date: 2023-09-15`, a time of day after it allowed.
    pub date: Option<Date>,
    /// `sourcier: off`.
    pub off: bool,
}

/// Reads the lines between the fences. Only plain `key: value` lines count; the rest of YAML is somebody else's.
pub fn parse(yaml: &str) -> FrontMatter {
    let mut out = FrontMatter::default();
    for line in yaml.lines() {
        let Some((key, value)) = line.split_once(':') else { continue };
        let value = value.trim().trim_matches(['"', '\'']);
        match key {
            "date" => out.date = value.get(..10).and_then(|day| day.parse().ok()),
            "sourcier" => out.off = value == "off" || value == "false",
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_keys_are_read() {
        let found = parse("title: x\ndate: \"2024-03-05T10:00\"\nsourcier: off\n  date: 1999-01-01\n");
        assert_eq!(found.date, Some(jiff::civil::date(2024, 3, 5)));
        assert!(found.off);
        assert_eq!(parse("date: demain\n- é"), FrontMatter::default());
    }
}
