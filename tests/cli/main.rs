//! The program as a process: what it prints, how it ends, what it leaves alone.

mod articles;
mod bad_input;
mod check;
mod config;
mod explain;
mod fuzzed;
mod layers;
mod locale;
mod name;
mod quote;
mod read;
mod timeline;
mod typing;
mod workspace;
