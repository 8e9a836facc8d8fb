//! An institution whose state stands before it with an apostrophe: "Iceland's Fisheries Ministry".

use super::spans::Look;
use super::uses::{Use, used};
use super::{Mention, NameKind, words_of};
use crate::text::Span;

/// Makes the state part of such an institution's full form, so that it is told from another's of that name.
pub fn possessed(look: &Look, mentions: &mut [Mention]) {
    for n in 1..mentions.len() {
        let (state, body) = (&mentions[n - 1], &mentions[n]);
        let between = Span::new(state.span.end, body.span.start).of(look.text);
        let joined =
            matches!(between, "'s " | "’s ") && state.kind == NameKind::Place && body.kind == NameKind::Organisation;
        let institution = || words_of(body.span.of(look.text)).iter().any(|word| used(word, Use::State, look.language));
        if joined && institution() {
            mentions[n].full = Span::new(state.span.start, body.span.end).of(look.text).replace('’', "'");
        }
    }
}
