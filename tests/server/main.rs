//! The server over its protocol, in memory: a client at the other end of a pipe, everything in one process.

mod client;
mod corpus;
mod decisions;
mod diagnostics;
mod encodings;
mod endings;
mod folders;
mod log;
mod meta_model;
mod names;
mod parts;
mod quotations;
mod requests;
mod the_loop;
