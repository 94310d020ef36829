//! Running other programs: in the open (their output is shown) or quietly (their output is read).

use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// Runs a command with its output shown, after a line that says what is being done.
///
/// # Errors
/// When the program cannot be started or ends with a failure.
pub(crate) fn run(what: &str, command: &mut Command) -> Result<()> {
    eprintln!("→ {what}");
    let start = Instant::now();
    let status = command.status().with_context(|| format!("cannot start {command:?}"))?;
    let seconds = start.elapsed().as_secs();
    if seconds >= 5 {
        eprintln!("  {what}: {}:{:02} min", seconds / 60, seconds % 60);
    }
    if !status.success() {
        bail!("{what} failed: {command:?} ended with {status}");
    }
    Ok(())
}

/// Runs a command and returns its standard output; `None` when it is missing or fails.
pub(crate) fn output_of(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether a command runs and succeeds, with nothing shown.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
