//! Says when the compiler is of a version that the project was not tested with.

use std::process::Command;

use super::pins::RUST;
use crate::process::output_of;

/// Prints one line if the version of `rustc` is none of the tested ones. Nothing is installed.
pub(crate) fn tell_other_version() {
    let found = output_of(Command::new("rustc").arg("--version")).unwrap_or_default();
    if let Some(line) = other_version(&found) {
        eprintln!("  {line}");
    }
}

fn other_version(found: &str) -> Option<String> {
    let version = found.split_whitespace().nth(1).unwrap_or("no rustc");
    let tested = RUST.join(" and ");
    (!RUST.contains(&version))
        .then(|| format!("the project is tested with Rust {tested}; this machine has {version}"))
}

#[cfg(test)]
mod tests {
    use super::other_version;

    #[test]
    fn only_a_version_that_is_not_tested_is_reported() {
        assert_eq!(other_version("rustc 1.95.0 (59807616e 2026-04-14)"), None);
        let line = other_version("rustc 1.96.0-nightly (0f1e2d3c4 2026-03-01)");
        let expected =
            "the project is tested with Rust 1.95.0 and 1.99.1; this machine has 1.96.0-nightly";
        assert_eq!(line.as_deref(), Some(expected));
        assert!(other_version("").is_some_and(|line| line.ends_with("has no rustc")));
    }
}
