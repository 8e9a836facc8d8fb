//! Pointers from a note to articles.

use crate::text::Span;

/// How a citation is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CitationForm {
    /// `[@key]`, `[see @a, p. 3; -@b]`.
    Bracketed { key: String },
    /// `@key` in a sentence.
    Bare { key: String },
    /// A link whose target is a path, as written, percent signs decoded.
    Path { path: String },
    /// A link to, or the text of, a web address.
    Url { url: String },
    /// `[[key]]`, `[[key|label]]`.
    Wiki { key: String },
}

/// A pointer from a note to an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The citation as a whole: `[@key]`, `[label](path)`, `[[key]]`.
    pub span: Span,
    /// The part that names the article: `key` without `@`, the path.
    pub target: Span,
    pub form: CitationForm,
    /// The number of the block that it stands in, or of the block that refers to its footnote.
    pub block: usize,
}
