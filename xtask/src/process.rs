//! Runs other programs, and shows their output or reads it.

use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// Runs a command and shows its output, after a line that names what is done.
///
/// # Errors
/// The program cannot be started, or ends with a failure.
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

/// Runs a command and gives its standard output; `None` if the program is missing or fails.
pub(crate) fn output_of(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a command, shows nothing, and gives whether it succeeded.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::{output_of, run, succeeds};

    fn cargo(argument: &str) -> Command {
        let mut command = Command::new(env!("CARGO"));
        command.arg(argument);
        command
    }

    #[test]
    fn the_output_of_a_program_that_succeeds_is_read() {
        assert!(output_of(&mut cargo("--version")).is_some_and(|text| text.starts_with("cargo ")));
        assert_eq!(output_of(&mut cargo("--no-such-flag")), None);
        assert_eq!(output_of(&mut Command::new("no-such-program")), None);
        assert!(succeeds(&mut cargo("--version")) && !succeeds(&mut cargo("--no-such-flag")));
    }

    #[test]
    fn a_program_that_is_missing_or_fails_is_named() {
        let missing = run("nothing", &mut Command::new("no-such-program")).expect_err("missing");
        assert_eq!(missing.to_string(), "cannot start \"no-such-program\"");
        let failed = run("cargo", &mut cargo("--no-such-flag")).expect_err("an unknown flag");
        assert!(failed.to_string().starts_with("cargo failed: "), "{failed}");
    }
}
