//! Runs a program, and measures its time and its memory.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// This often it is looked whether a program has ended, and how much memory it had until then.
const INTERVAL: Duration = Duration::from_millis(2);

/// What a run of a program took.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Run {
    pub(super) seconds: f64,
    /// The seconds that processors worked for it. 0 where the system does not tell.
    pub(super) work: f64,
    /// The peak of its memory in bytes. 0 where the system does not tell.
    pub(super) memory: u64,
}

/// Runs a program to its end.
///
/// # Errors
/// The program cannot be started, or fails; what it said of that is shown.
pub(super) fn run(command: &mut Command) -> Result<Run> {
    let start = Instant::now();
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::inherit()).spawn();
    let child = child.as_mut().ok().with_context(|| format!("cannot start {command:?}"))?;
    let (mut memory, mut seconds_of_work) = (0, 0.0);
    let status = loop {
        // Both only grow, so that the last look before the end tells nearly all of them.
        memory = peak(child).unwrap_or(memory);
        seconds_of_work = work(child).unwrap_or(seconds_of_work);
        match child.try_wait()? {
            Some(status) => break status,
            None => thread::sleep(INTERVAL),
        }
    };
    if !status.success() {
        bail!("{command:?} ended with {status}");
    }
    Ok(Run { seconds: start.elapsed().as_secs_f64(), work: seconds_of_work, memory })
}

/// The peak of a running program's memory in bytes, as Linux tells it.
fn peak(child: &Child) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().split(' ').next()?.parse().ok()?;
    Some(kibibytes * 1024)
}

/// The seconds that processors worked for a running program and in its name, as Linux tells them.
fn work(child: &Child) -> Option<f64> {
    let stat = fs::read_to_string(format!("/proc/{}/stat", child.id())).ok()?;
    // The name of the program is in brackets, and may hold spaces.
    let (_, fields) = stat.rsplit_once(')')?;
    let mut fields = fields.split_whitespace().skip(11);
    let mut hundredths = || fields.next()?.parse::<u32>().ok();
    Some(f64::from(hundredths()? + hundredths()?) / 100.0)
}

/// The pages in a folder, and the bytes of all its files.
///
/// # Errors
/// The folder cannot be read.
pub(super) fn pages(folder: &Path) -> Result<(usize, u64)> {
    let (mut pages, mut bytes) = (0, 0);
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            let (more, of_them) = self::pages(&entry.path())?;
            pages += more;
            bytes += of_them;
        } else {
            pages += usize::from(entry.path().extension().is_some_and(|kind| kind == "html"));
            bytes += entry.metadata()?.len();
        }
    }
    Ok((pages, bytes))
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::run;

    #[test]
    fn time_and_memory_of_a_program_are_measured() {
        let mut command = Command::new(env!("CARGO"));
        let measured = run(command.arg("--version")).expect("a run");
        assert!(measured.seconds > 0.0);
        assert!(!cfg!(target_os = "linux") || measured.memory > 100_000, "{measured:?}");
        run(Command::new(env!("CARGO")).arg("--no-such-flag")).expect_err("a failure");
        run(&mut Command::new("no-such-program")).expect_err("no program");
    }
}
