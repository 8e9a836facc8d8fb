//! The server over its protocol, in memory: a client at the other end of a pipe, everything in one process.

mod claims;
mod client;
mod commands;
mod corpus;
mod decisions;
mod diagnostics;
mod encodings;
mod endings;
mod folders;
mod keys;
mod locale;
mod log;
mod meta_model;
mod methods;
mod moved;
mod names;
mod parts;
mod quotations;
mod requests;
mod structure;
mod the_loop;
mod workspace_diagnostics;
