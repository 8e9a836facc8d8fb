//! Parses the arguments and calls a command.

use mimalloc::MiMalloc;
use std::process::ExitCode;

/// A note judged, an article read: a tenth to a fifth of the time went into the system's allocator.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    sourcier::commands::run(std::env::args_os())
}
