//! Bytes become text: UTF-8, UTF-16 with a byte order mark, Windows-1252. Anything else is no text.

use super::Reason;
use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The largest file that is taken for an article, in bytes.
pub const LARGEST: u64 = 20_000_000;

/// The text of a file. Its lines are the file's lines; a byte order mark is left out.
pub fn decode(bytes: &[u8]) -> Result<String, Reason> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => UTF_16LE.decode_without_bom_handling(rest).0.into_owned(),
        [0xfe, 0xff, rest @ ..] => UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        [0xef, 0xbb, 0xbf, rest @ ..] => eight_bit(rest)?,
        _ => eight_bit(bytes)?,
    };
    if text.trim().is_empty() {
        return Err(Reason::Empty);
    }
    if is_text(&text) { Ok(text) } else { Err(Reason::NotText) }
}

fn eight_bit(bytes: &[u8]) -> Result<String, Reason> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    // A UTF-8 file with a broken character or two is still one: more of its characters are whole than broken.
    let text = String::from_utf8_lossy(bytes);
    let broken = text.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count();
    let whole = text.chars().filter(|&c| !c.is_ascii() && c != char::REPLACEMENT_CHARACTER).count();
    if whole > 2 * broken {
        return Ok(text.into_owned());
    }
    // Bytes that Windows-1252 leaves open, and prose in it has few letters beyond ASCII.
    let open = bytes.iter().any(|b| matches!(b, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d));
    let high = bytes.iter().filter(|b| !b.is_ascii()).count();
    if open || high * 3 > bytes.len() {
        return Err(Reason::NotText);
    }
    Ok(WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned())
}

/// Whether it reads as text: no NUL, and hardly any control or replacement characters.
fn is_text(text: &str) -> bool {
    let mut strange = 0;
    let mut all = 0;
    for c in text.chars() {
        all += 1;
        match c {
            '\0' => return false,
            '\t' | '\n' | '\r' | '\u{c}' => {}
            c if c.is_control() || c == char::REPLACEMENT_CHARACTER => strange += 1,
            _ => {}
        }
    }
    strange * 100 <= all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn encodings() {
        let text = "Été à Nœuds : « oui »\n";
        let utf16 = |big: bool| -> Vec<u8> {
            let order = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
            std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(order).collect()
        };
        let bom = [b"\xef\xbb\xbf", text.as_bytes()].concat();
        let windows = WINDOWS_1252.encode(text).0;
        for bytes in [text.as_bytes(), &bom, &utf16(true), &utf16(false), &windows] {
            assert_eq!(decode(bytes).as_deref(), Ok(text));
        }
    }

    #[test]
    fn no_text() {
        assert_eq!(decode(b""), Err(Reason::Empty));
        assert_eq!(decode(b"\xef\xbb\xbf \n\n"), Err(Reason::Empty));
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"), Err(Reason::NotText));
        let noise: Vec<u8> = (0..4_000_u32).map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()[2] | 1).collect();
        assert_eq!(decode(&noise), Err(Reason::NotText));
    }

    #[test]
    fn one_broken_character_does_not_lose_a_file() {
        let bytes = [
            &b"\xc3\xa9t\xc3\xa9 \xc3\xa0 "[..],
            b"\xe2\x82",
            b" fin de phrase, et la suite du texte qui est longue. Puis \
            d'autres mots encore, et d'autres, afin que la part soit faible.",
        ]
        .concat();
        assert!(decode(&bytes).is_ok_and(|text| text.starts_with("été à \u{fffd} fin")));
    }

    proptest! {
        #[test]
        fn any_bytes_go_in(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = decode(&bytes);
        }
    }
}
