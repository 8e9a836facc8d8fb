//! What stands right before and behind a name changes with its first and last letter: « d’Édouard », « de Jean »; "Brooks’", "Baranov’s".

use super::{Span, fold};
use crate::lexicon::{Language, names as data, rows};
use std::sync::LazyLock;

/// A small word before a name, each form with what parts it from the name.
struct Joint {
    language: Language,
    whole: String,
    elided: String,
    /// Only the way to the elided form is known.
    forth: bool,
}

/// The small words, the longest elided form first.
static JOINTS: LazyLock<Vec<Joint>> = LazyLock::new(|| {
    let joint = |row: Vec<&str>| {
        let [code, whole, elided, rest @ ..] = &row[..] else { return None };
        let blank = if elided.ends_with(APOSTROPHES) { "" } else { " " };
        let elided = format!("{elided}{blank}");
        Some(Joint {
            language: Language::from_code(code)?,
            whole: format!("{whole} "),
            elided,
            forth: !rest.is_empty(),
        })
    };
    let mut joints: Vec<Joint> = rows(data::ELIDED).filter_map(joint).collect();
    joints.sort_by_key(|joint| std::cmp::Reverse(joint.elided.len()));
    joints
});

const APOSTROPHES: [char; 2] = ['’', '\''];

/// A name put in another's place, with what had to change around it.
pub struct Joined {
    pub span: Span,
    pub new: String,
    /// Whether something before it may have to change that cannot be told: « l’ » before a consonant.
    pub doubtful: bool,
}

/// Puts `new` in the place of the name at `span`.
pub fn joined(note: &str, span: Span, new: &str, language: Language) -> Joined {
    let mut out = Joined { span, new: new.to_owned(), doubtful: false };
    before(note, &mut out, language);
    if language == Language::English {
        possessive(note, span, &mut out);
    }
    out
}

/// Mends the small word before the name; marks of emphasis may stand between.
fn before(note: &str, out: &mut Joined, language: Language) {
    let start = out.span.start;
    let (Some(text), old) = (note.get(..start), out.span.of(note)) else { return };
    let (was, is) = (begins_with_vowel(old, language), begins_with_vowel(&out.new, language));
    if was == is || was.is_none() || is.is_none() {
        return;
    }
    let marks_at = text.trim_end_matches(['*', '_', '[']).len();
    let (text, marks) = text.split_at(marks_at);
    for joint in JOINTS.iter().filter(|joint| joint.language == language) {
        let (from, to) = if is == Some(true) { (&joint.whole, &joint.elided) } else { (&joint.elided, &joint.whole) };
        let Some(at) = ends_with(text, from) else { continue };
        if joint.forth && is == Some(false) {
            out.doubtful = true;
            return;
        }
        let curly = note.contains('’') || !note.contains('\'');
        let to = if curly { to.clone() } else { to.replace('’', "'") };
        let to = in_case_of(text[at..].trim_end(), &to, &out.new);
        out.new = format!("{to}{marks}{}", out.new);
        out.span = Span::new(at, out.span.end);
        return;
    }
}

/// Where `text` ends with that small word, in whatever case, with whatever blank and apostrophe.
fn ends_with(text: &str, small: &str) -> Option<usize> {
    let mut wanted = small.chars().rev();
    let mut rest = text;
    for wanted in wanted.by_ref() {
        let last = rest.chars().next_back()?;
        let fits = match wanted {
            ' ' => last.is_whitespace(),
            '’' | '\'' => APOSTROPHES.contains(&last),
            letter => last.to_lowercase().eq(letter.to_lowercase()),
        };
        if !fits {
            return None;
        }
        rest = &rest[..rest.len() - last.len_utf8()];
    }
    (!rest.ends_with(|c: char| c.is_alphanumeric() || c == '-' || APOSTROPHES.contains(&c))).then_some(rest.len())
}

/// The small word with capitals where the one that it replaces has them.
fn in_case_of(old: &str, small: &str, name: &str) -> String {
    let capital = old.starts_with(char::is_uppercase);
    let loud = |text: &str| !text.contains(char::is_lowercase);
    if loud(old) && loud(name) {
        return small.to_uppercase();
    }
    let mut letters = small.chars();
    match letters.next().filter(|_| capital) {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => small.to_owned(),
    }
}

/// Whether a name begins with a vowel to the ear; none where the letters do not tell. French keeps « de » before an h, which is never
/// wrong; English says "a union" and "an FBI agent".
fn begins_with_vowel(name: &str, language: Language) -> Option<bool> {
    let folded = fold(name);
    let mut letters = folded.chars().skip_while(|c| !c.is_alphanumeric());
    let (first, second) = (letters.next()?, letters.next().unwrap_or(' '));
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    match language {
        Language::French => Some(vowel(first) || (first == 'y' && second.is_alphabetic() && !vowel(second))),
        Language::English => {
            let spelt = name.chars().take(2).all(char::is_uppercase);
            let untold = spelt || matches!(first, 'u' | 'h' | 'y') || (first == 'e' && second == 'u');
            (!untold).then(|| vowel(first))
        }
    }
}

/// "Brooks’ boat" becomes "Baranov’s boat".
fn possessive(note: &str, name: Span, out: &mut Joined) {
    let after = note.get(name.end..).unwrap_or("");
    let Some(mark) = after.chars().next().filter(|c| APOSTROPHES.contains(c)) else { return };
    let rest = &after[mark.len_utf8()..];
    let sibilant = |name: &str| name.ends_with(['s', 'S']);
    // Between quotation marks it closes.
    let quoted = note[..name.start].ends_with(['\'', '‘']);
    if sibilant(name.of(note)) && !sibilant(&out.new) && !quoted && rest.starts_with(char::is_whitespace) {
        out.new.push(mark);
        out.new.push('s');
        out.span = Span::new(out.span.start, name.end + mark.len_utf8());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_possessive_is_mended() {
        let mended = |text: &str, new: &str| {
            let at = text.find("Brooks").expect("the name");
            let joined = joined(text, Span::new(at, at + 6), new, Language::English);
            format!("{}{}{}", &text[..joined.span.start], joined.new, &text[joined.span.end..])
        };
        assert_eq!(mended("The Brooks’ boat", "Baranov"), "The Baranov’s boat");
        assert_eq!(mended("The Brooks’ boat", "Hughes"), "The Hughes’ boat");
        assert_eq!(mended("The Brooks’s boat", "Baranov"), "The Baranov’s boat");
        assert_eq!(mended("He is ‘Brooks’ here", "Baranov"), "He is ‘Baranov’ here");
        assert_eq!(mended("a Brooks boat", "Ukraine"), "a Ukraine boat");
        let joined = joined("QUE BREST", Span::new(4, 9), "OUVRAL", Language::French);
        assert_eq!((joined.span, joined.new.as_str()), (Span::new(0, 9), "QU’OUVRAL"));
    }
}
