//! # Sourcier
//!
//! A language server for research notes. A researcher keeps a corpus of articles and writes Markdown notes about them;
//! Sourcier reads the corpus once and then tells, while she writes, which quotation was altered, which date or claim the
//! corpus contradicts, and where the original stands.
//!
//! The way through:
//!
//! ```text
//! corpus files ─► corpus (Article) ─► reading ─► index ─┐
//!                                                       ├─► check (Findings) ─► server │ commands
//! a note ───────► notes (Note) ─────► reading ──────────┘
//! ```
//!
//! A module uses only those above it in this list; `tests/cli/layers.rs` holds the direction.
//!
//! | module | what it holds |
//! |---|---|
//! | [`lexicon`] | what is known of each language, as data files |
//! | [`wording`] | messages in the reader's language, one file each |
//! | [`text`] | byte spans, line index, position encodings, folding of typography, words, sentences, language |
//! | [`config`] | `sourcier.toml`: paths, severities, aliases |
//! | [`reading`] | names, times, quotations, figures: any prose becomes a [`reading::Reading`] |
//! | [`corpus`] | files become [`corpus::Article`]s |
//! | [`index`] | the corpus made searchable: build and refresh, snapshot, entities |
//! | [`notes`] | Markdown becomes a [`notes::Note`] |
//! | [`check`] | evidence, verdicts and the rules |
//! | [`features`] | what an editor asks, answered in plain data and byte offsets |
//! | [`server`] | the language server: the only folder with protocol types |
//! | [`commands`] | the command line: the only folder with argument parsing and terminal output |

pub mod check;
pub mod commands;
pub mod config;
pub mod corpus;
pub mod features;
pub mod index;
pub mod lexicon;
pub mod notes;
pub mod reading;
pub mod server;
pub mod text;
pub mod wording;
