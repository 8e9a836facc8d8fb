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
use tower_lsp_server::ls_types::{
    InlayHint, InlayHintLabel, Position, SemanticToken, SemanticTokenModifier, SemanticTokenType, SemanticTokensLegend,
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
pub fn to_hint(position: Position, role: String) -> InlayHint {
    InlayHint {
        position,
        label: InlayHintLabel::String(role),
        kind: None,
        text_edits: None,
        tooltip: None,
        padding_left: Some(true),
        padding_right: None,
        data: None,
    }
}
