//! Parses the arguments and calls a command.

use std::process::ExitCode;

fn main() -> ExitCode {
    sourcier::commands::run(std::env::args_os())
}
