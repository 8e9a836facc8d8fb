//! The language server: the only folder with protocol types.
