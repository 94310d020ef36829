//! Writes results to standard output.

use std::io::{ErrorKind, Write as _};
use std::process::ExitCode;

/// The status when a result could not be written (`EX_IOERR` of sysexits.h).
const UNWRITABLE: u8 = 74;

/// Writes a result, and gives the status that the command ends with. A program that reads only the beginning, such as `head`,
/// is no mistake.
pub(crate) fn write(text: &str, status: ExitCode) -> ExitCode {
    let mut out = anstream::stdout();
    match writeln!(out, "{text}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            eprintln!("error: cannot write the result: {error}");
            ExitCode::from(UNWRITABLE)
        }
        _ => status,
    }
}
