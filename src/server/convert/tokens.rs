//! Semantic tokens and inlay hints, at the door.
//!
//! The legend has standard types and modifiers only, so that every theme has a colour for them:
//!
//! | what | type |
//! |---|---|
//! | person, organisation, place, event, work, name of unknown kind | `class`, `interface`, `namespace`, `event`, `property`, `variable` |
//! | date, quotation, citation | `number`, `string`, `decorator` |
//!
//! A name has the modifier `declaration` where the note names it first; a name that the corpus knows, and a citation of one of its
//! articles, `defaultLibrary`.

use super::to_range;
use crate::features::{Token, TokenKind};
use crate::reading::NameKind;
use crate::text::{Encoding, LineIndex, Span};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use tower_lsp_server::ls_types::{
    InlayHint, InlayHintLabel, Position, SemanticToken, SemanticTokenModifier, SemanticTokenType, SemanticTokens,
    SemanticTokensDelta, SemanticTokensEdit, SemanticTokensFullDeltaResult, SemanticTokensLegend, Uri,
};

const TYPES: [SemanticTokenType; 9] = [
    SemanticTokenType::CLASS,
    SemanticTokenType::INTERFACE,
    SemanticTokenType::NAMESPACE,
    SemanticTokenType::EVENT,
    SemanticTokenType::PROPERTY,
    SemanticTokenType::VARIABLE,
    SemanticTokenType::NUMBER,
    SemanticTokenType::STRING,
    SemanticTokenType::DECORATOR,
];

/// Their bits, from the lowest.
const MODIFIERS: [SemanticTokenModifier; 2] =
    [SemanticTokenModifier::DECLARATION, SemanticTokenModifier::DEFAULT_LIBRARY];

pub fn legend() -> SemanticTokensLegend {
    SemanticTokensLegend { token_types: TYPES.to_vec(), token_modifiers: MODIFIERS.to_vec() }
}

/// The number of a type in [`TYPES`].
const fn to_type(kind: TokenKind) -> u32 {
    match kind {
        TokenKind::Name(NameKind::Person) => 0,
        TokenKind::Name(NameKind::Organisation) => 1,
        TokenKind::Name(NameKind::Place) => 2,
        TokenKind::Name(NameKind::Event) => 3,
        TokenKind::Name(NameKind::Work) => 4,
        TokenKind::Name(NameKind::Unknown) => 5,
        TokenKind::Date => 6,
        TokenKind::Quotation => 7,
        TokenKind::Citation => 8,
    }
}

/// Tokens, each counted from the one before; one that goes over several lines is cut at their ends, as every client can take it.
pub fn to_tokens(text: &str, lines: &LineIndex, tokens: &[Token], encoding: Encoding) -> Vec<SemanticToken> {
    let mut out = Vec::new();
    let mut last = Position::default();
    for token in tokens {
        for line in lines.line(token.span.start)..=lines.line(token.span.end) {
            let whole = lines.span(line, text);
            let part = Span::new(token.span.start.max(whole.start), token.span.end.min(whole.end)).trim(text);
            if part.is_empty() {
                continue;
            }
            let range = to_range(text, lines, part, encoding);
            let delta_line = range.start.line - last.line;
            out.push(SemanticToken {
                delta_line,
                delta_start: range.start.character - if delta_line == 0 { last.character } else { 0 },
                length: range.end.character - range.start.character,
                token_type: to_type(token.kind),
                token_modifiers_bitset: u32::from(token.first) | u32::from(token.known) << 1,
            });
            last = range.start;
        }
    }
    out
}

/// A role behind a name.
pub fn to_hint(position: Position, words: String) -> InlayHint {
    InlayHint {
        position,
        label: InlayHintLabel::String(words),
        kind: None,
        text_edits: None,
        tooltip: None,
        padding_left: Some(true),
        padding_right: None,
        data: None,
    }
}

/// The tokens that the client was given last of each open document, so that it is told the difference only.
#[derive(Default)]
pub struct Deltas(Mutex<Given>);

#[derive(Default)]
struct Given {
    /// Counts what was given.
    last: u64,
    by_uri: HashMap<String, (String, Vec<SemanticToken>)>,
}

impl Deltas {
    /// All tokens of a document.
    pub fn whole(&self, uri: &Uri, data: Vec<SemanticToken>) -> SemanticTokens {
        let (result_id, _) = self.give(uri, &data);
        SemanticTokens { result_id: Some(result_id), data }
    }

    /// What changed since those of that identifier; all, where they are not known any more.
    pub fn delta(&self, uri: &Uri, previous: &str, data: Vec<SemanticToken>) -> SemanticTokensFullDeltaResult {
        let (result_id, before) = self.give(uri, &data);
        match before.filter(|(id, _)| id == previous) {
            Some((_, old)) => {
                let edits = difference(&old, &data).into_iter().collect();
                SemanticTokensDelta { result_id: Some(result_id), edits }.into()
            }
            None => SemanticTokens { result_id: Some(result_id), data }.into(),
        }
    }

    /// A document was closed.
    pub fn forget(&self, uri: &Uri) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).by_uri.remove(uri.as_str());
    }

    fn give(&self, uri: &Uri, data: &[SemanticToken]) -> (String, Option<(String, Vec<SemanticToken>)>) {
        let mut given = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        given.last += 1;
        let id = given.last.to_string();
        let before = given.by_uri.insert(uri.as_str().to_owned(), (id.clone(), data.to_vec()));
        (id, before)
    }
}

/// How many numbers a token is on the wire.
const NUMBERS: usize = 5;

/// The one edit that makes `new` of `old`: what stands between that which begins and ends both. None where they are the same.
fn difference(old: &[SemanticToken], new: &[SemanticToken]) -> Option<SemanticTokensEdit> {
    if old == new {
        return None;
    }
    let same = |pair: &(&SemanticToken, &SemanticToken)| pair.0 == pair.1;
    let before = old.iter().zip(new).take_while(same).count();
    let after = old[before..].iter().rev().zip(new[before..].iter().rev()).take_while(same).count();
    let number = |n: usize| u32::try_from(n * NUMBERS).unwrap_or(u32::MAX);
    Some(SemanticTokensEdit {
        start: number(before),
        delete_count: number(old.len() - before - after),
        data: Some(new[before..new.len() - after].to_vec()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(n: u32) -> SemanticToken {
        SemanticToken { delta_line: n, delta_start: 0, length: 1, token_type: 0, token_modifiers_bitset: 0 }
    }

    proptest::proptest! {
        /// Whoever takes the edit has the new tokens.
        #[test]
        fn a_difference_leads_from_old_to_new(
            old in proptest::collection::vec(0u32..3, 0..8), new in proptest::collection::vec(0u32..3, 0..8),
        ) {
            let mut tokens: Vec<_> = old.into_iter().map(token).collect();
            let new: Vec<_> = new.into_iter().map(token).collect();
            if let Some(edit) = difference(&tokens, &new) {
                let start = edit.start as usize / NUMBERS;
                let end = start + edit.delete_count as usize / NUMBERS;
                tokens.splice(start..end, edit.data.unwrap_or_default());
            }
            proptest::prop_assert_eq!(tokens, new);
        }
    }
}
