//! The language server: the only folder with protocol types; everything is converted at its door.
//!
//! ```text
//! client ─► wire ─► Event ─► loop (owns all state) ─► jobs on the pool ─► answers, Events
//!    ▲                         │                        keepers: one thread an index
//!    └────── outbox ◄──────────┘
//! ```
//!
//! - [`handlers`]: each turns its parameters into one [`event::Event`] before any await; a request then awaits its answer.
//! - [`state`]: one plain thread applies events in the order of the wire. It reads no file, judges no note, and waits for
//!   nothing but the next event.
//! - [`jobs`]: what computes, over snapshots, on a small pool whose first worker is kept for what a person waits for.
//! - [`notes`]: all notes of a workspace, those open as the editor has them.
//! - [`outbox`]: what goes to the client. Questions have a time limit; their answers come back as events.
//! - [`keeper`]: keeps an index and tells of each new state of it.
//! - A job whose asker is gone stops at its next unit of work; diagnostics of an older text are dropped.
//! - A job that panics answers with an internal error that names the feature. If the loop dies, the process ends.

mod abilities;
mod command;
mod convert;
mod documents;
mod event;
mod handlers;
mod jobs;
mod keeper;
pub mod log;
mod notes;
mod outbox;
mod parts;
mod pool;
mod process;
mod state;
mod typing;
mod wire;

pub use event::News;
pub use parts::{Features, Parts, Place};
pub use wire::{Ending, serve};
