//! The fuzz target's body on random input, and on what a quotation should never be.

#[path = "../../fuzz/body.rs"]
mod body;

use proptest::prelude::*;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

const ARTICLE: &str = "Le quai\n\nLe 15 mars 2024 - « Le quai neuf tiendra trente ans, et le port sera sûr », a déclaré Odile Kermarrec.\n";

/// Pieces of which quotations, articles and notes are made: together more often near what is read than random letters are.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(vec![
            "« ",
            " »",
            "“",
            "”",
            "\"",
            "'",
            "„",
            "‹",
            "›",
            "‘",
            "’",
            "— ",
            "[…]",
            "[",
            "]",
            "(…)",
            "(",
            ")",
            "...",
            "…",
            "> ",
            "\n",
            "\n\n",
            "\0",
            "\u{202e}",
            "\u{200b}",
            "\u{301}",
            "\u{1b}",
            "😀",
            "אבג",
            ", a dit Odile Kermarrec",
            " said Mary Holt",
            "selon ",
            ", cité par Reuters",
            ", citant Le Monde, ",
            " a dit la mairie au Monde ",
            "‘ ",
            " ’",
            "\u{202f}",
            "30 ",
            "le quai neuf ",
            "tiendra trente ans ",
            "et le port sera sûr",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,12}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_bytes_are_read(data in proptest::collection::vec(any::<u8>(), 0..400)) {
        body::quotation(&data);
    }

    #[test]
    fn pieces_of_quotations_in_any_order_are_read(pieces in proptest::collection::vec(piece(), 0..40)) {
        body::quotation(pieces.concat().as_bytes());
        body::quotation(format!("{ARTICLE}\0{}", pieces.concat()).as_bytes());
    }
}

/// A claim that ends with a formula whose letters take several bytes.
#[test]
fn a_claim_may_end_with_a_formula() {
    body::quotation(format!("{ARTICLE}\0, a dit Odile Kermarrec”Ȝ:𞴁[𛅰$0Aລ$").as_bytes());
}

/// How long a note takes that has `inside` so many times between marks, closed and not, after a good article.
fn timed(inside: &str, times: usize) -> Duration {
    let start = Instant::now();
    for end in [" », a dit Odile Kermarrec.\n", ""] {
        let mut data = format!("{ARTICLE}\0« ");
        data.push_str(&inside.repeat(times));
        write!(data, "{end}").expect("a string");
        body::quotation(data.as_bytes());
    }
    start.elapsed()
}

#[test]
fn odd_quotations_are_read_in_linear_time() {
    for inside in [
        "quai",
        "!",
        "\u{1b}[2J\u{7}",
        "\u{202e}אבג דהו ",
        "😀",
        "e\u{301}te\u{301} ",
        "[…] ",
        "« ",
        "“",
        "(",
        "le quai neuf ",
        "‘ ",
        " ' ",
        "oui », a dit la mairie au Monde, cité par Reuters, « ",
        "oui », selon Reuters, citant Le Monde, « ",
    ] {
        timed(inside, 1);
        let (short, long) = (timed(inside, 500), timed(inside, 4_000));
        assert!(long < short * 24 + Duration::from_secs(1), "{inside:?}: {short:?} for 500, {long:?} for 4,000");
    }
}

/// How long an article takes in which somebody says so many words, and a note that quotes them all.
fn quoted(words: usize) -> Duration {
    let said = (0..words).map(|n| format!("pêche{n}")).collect::<Vec<_>>().join(" ");
    let said = format!("« {said} », a dit Odile Kermarrec.\n");
    let start = Instant::now();
    body::quotation(format!("Le quai\n\nLe 15 mars 2024 - {said}\0{said}").as_bytes());
    start.elapsed()
}

#[test]
fn a_quotation_of_20000_words_takes_four_times_what_one_of_5000_takes() {
    quoted(10);
    let (short, long) = (quoted(5_000), quoted(20_000));
    // A square would take sixteen times as long.
    assert!(long < short * 8 + Duration::from_secs(1), "{short:?} for 5,000, {long:?} for 20,000");
}
