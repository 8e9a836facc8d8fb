//! Spellings of one name: what papers in two languages make of a third script.

use crate::lexicon::{names as data, rows};
use crate::reading::names::LORE;
use std::sync::LazyLock;

/// A spelling and the key that it stands for.
struct Spelling {
    letters: &'static str,
    key: &'static str,
    /// At the word's start only.
    first: bool,
    /// At the word's end only.
    last: bool,
    /// Before `e`, `i`, `y` only.
    soft: bool,
}

/// The spellings by their first byte, the longest first.
static SPELLINGS: LazyLock<[Vec<Spelling>; 256]> = LazyLock::new(|| {
    let mut out: Vec<Spelling> = rows(data::TRANSLITERATION)
        .flat_map(|row| {
            let key = row[0];
            row.into_iter().skip(1).map(move |spelling| Spelling {
                letters: spelling.trim_start_matches('^').trim_end_matches(['$', '+']),
                key,
                first: spelling.starts_with('^'),
                last: spelling.ends_with('$'),
                soft: spelling.ends_with('+'),
            })
        })
        .collect();
    out.sort_by_key(|s| std::cmp::Reverse((s.letters.len(), s.last)));
    let mut by_first = std::array::from_fn(|_| Vec::new());
    for spelling in out {
        let first = spelling.letters.bytes().next().unwrap_or_default();
        by_first[usize::from(first)].push(spelling);
    }
    by_first
});

static SLAVIC: LazyLock<Vec<&'static str>> = LazyLock::new(|| rows(data::SLAVIC).map(|row| row[0]).collect());

/// A key that is the same for the spellings of one word: `choigou` and `shoigu`, `poutine` and `putin`.
pub fn sound(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        let first = rest.bytes().next().unwrap_or_default();
        let fits = SPELLINGS[usize::from(first)].iter().find(|s| {
            rest.strip_prefix(s.letters)
                .filter(|_| !s.first || rest.len() == word.len())
                .is_some_and(|after| (!s.last || after.is_empty()) && (!s.soft || after.starts_with(['e', 'i', 'y'])))
        });
        if let Some(spelling) = fits {
            out.push_str(spelling.key);
            rest = &rest[spelling.letters.len()..];
        } else {
            out.push(letter);
            rest = &rest[letter.len_utf8()..];
        }
    }
    out
}

/// [`sound`] of each word of a key.
pub fn sounds(key: &str) -> String {
    key.split(' ').map(sound).collect::<Vec<_>>().join(" ")
}

/// Whether a person's name is one whose spelling varies: by its forename, or by the end of its family name.
pub fn varies(key: &str) -> bool {
    let mut words = key.split(' ');
    let forename = words.next().and_then(|first| LORE.varies(first));
    let family = key.rsplit(' ').next().unwrap_or("");
    forename == Some(true)
        || words.any(arabic)
        || (forename.is_none() || key.contains(' '))
            && family.len() > 4
            && SLAVIC.iter().any(|ending| family.ends_with(ending) && ending.len() > 2)
}

/// Whether a word within a name is written so from Arabic: « Ahmad ben Salim », "Omar al-Haddad".
fn arabic(word: &str) -> bool {
    matches!(sound(word).as_str(), "bin" | "al")
}

/// Whether two people's names that sound alike may be one person's.
pub fn same_person(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let ends = |key: &'_ str| {
        (key.split(' ').next().unwrap_or("").to_owned(), key.rsplit(' ').next().unwrap_or("").to_owned())
    };
    let ((forename, family), (other_forename, other_family)) = (ends(one), ends(other));
    let western = |forename: &str| LORE.varies(forename) == Some(false);
    if !(varies(one) || varies(other)) {
        // A forename that no list has, and nothing spelt by ear: Oleksiy Buchma, Oleksii Boutchma.
        let foreign = |forename: &str| LORE.varies(forename).is_none() && forename.len() > SHORT;
        return foreign(&forename) && foreign(&other_forename) && family.len() > SHORT && one.contains(' ');
    }
    // Two different forenames of the same alphabet are two people, Louis and Luis, unless their family names are spelt in two ways as well:
    // Alexandre Koutchenko, Alexander Kuchenko.
    forename == other_forename || family != other_family || !(western(&forename) && western(&other_forename))
}

/// Names of so many letters sound alike by chance.
const SHORT: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_meet_and_neighbours_do_not() {
        for (one, other) in [
            ("choigou", "shoigu"),
            ("choigu", "shoigu"),
            ("poutine", "putin"),
            ("zelensky", "zelenskyy"),
            ("sergei", "serguei"),
            ("khrouchtchev", "khrushchev"),
            ("prigojine", "prigozhin"),
            ("evgueni", "yevgeny"),
            ("netanyahou", "netanyahu"),
        ] {
            assert_eq!(sound(one), sound(other), "{one} {other}");
        }
        for (one, other) in [("park", "parc"), ("lavrov", "larov"), ("kim", "kin"), ("dupont", "dupond")] {
            assert_ne!(sound(one), sound(other), "{one} {other}");
        }
        assert!(!same_person("louis martinez", "luis martinez"));
        for (one, other) in [("ahmad ben salim", "ahmad bin salim"), ("khaled el nouri", "khaled al nuri")] {
            assert!(sounds(one) == sounds(other) && same_person(one, other), "{one} {other}");
        }
        // Within a word these letters are others.
        assert_ne!(sound("benoit"), sound("binoit"));
        assert_ne!(sound("elmas"), sound("almas"));
        assert!(same_person("serguei choigou", "sergei shoigu"));
        for (one, other) in [("oleksii boutchma", "oleksiy buchma"), ("alexandre koutchenko", "alexander kuchenko")] {
            assert!(sounds(one) == sounds(other) && same_person(one, other), "{one} {other}");
        }
        assert!(!same_person("alexandre petrov", "alexander petrov"));
    }
}
