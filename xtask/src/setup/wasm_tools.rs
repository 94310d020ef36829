//! wasm-bindgen and Trunk, each of exactly one version.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use super::binaries::{compile, download, gnu_or_apple, musl_or_apple};
use super::pins::TRUNK;
use crate::process::output_of;
use crate::project::{path_with, root};

/// Installs wasm-bindgen's programs, of the version that the lock file names for its crate.
///
/// # Errors
/// The programs are available neither ready-made nor from the crate registry.
pub(crate) fn wasm_bindgen() -> Result<()> {
    let lock = fs::read_to_string(root().join("Cargo.lock"))?;
    let version = locked_version(&lock, "wasm-bindgen")?;
    let programs = ["wasm-bindgen", "wasm-bindgen-test-runner"];
    if programs.iter().all(|name| version_of(name).as_deref() == Some(version)) {
        return Ok(());
    }
    if let Some(platform) = musl_or_apple() {
        let name = format!("wasm-bindgen-{version}-{platform}");
        let address = format!(
            "https://github.com/wasm-bindgen/wasm-bindgen/releases/download/{version}/{name}.tar.gz"
        );
        let inside: Vec<String> = programs.iter().map(|file| format!("{name}/{file}")).collect();
        if download(&format!("wasm-bindgen {version}"), &address, &inside, 1) {
            return Ok(());
        }
    }
    // Its own lock file names versions of crates that not every registry serves.
    compile("wasm-bindgen-cli", version, false)
}

/// Installs Trunk.
///
/// # Errors
/// Trunk is available neither ready-made nor from the crate registry.
pub(crate) fn trunk() -> Result<()> {
    if version_of("trunk").as_deref() == Some(TRUNK) {
        return Ok(());
    }
    if let Some(platform) = gnu_or_apple() {
        let address = format!(
            "https://github.com/trunk-rs/trunk/releases/download/v{TRUNK}/trunk-{platform}.tar.gz"
        );
        if download(&format!("Trunk {TRUNK}"), &address, &["trunk".to_owned()], 0) {
            return Ok(());
        }
    }
    compile("trunk", TRUNK, true)
}

fn version_of(program: &str) -> Option<String> {
    output_of(Command::new(program).arg("--version").env("PATH", path_with(&[])))
        .and_then(|text| text.split_whitespace().nth(1).map(str::to_owned))
}

/// The version of a crate in a lock file.
fn locked_version<'a>(lock: &'a str, name: &str) -> Result<&'a str> {
    let heading = format!("name = \"{name}\"");
    lock.lines()
        .skip_while(|line| **line != heading)
        .nth(1)
        .and_then(|line| line.strip_prefix("version = \""))
        .map(|rest| rest.trim_end_matches('"'))
        .with_context(|| format!("expected `{name}` in Cargo.lock, found none"))
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n\
        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";

    #[test]
    fn the_version_of_the_very_crate_is_read() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen").expect("a version"), "0.2.130");
    }

    #[test]
    fn a_crate_that_the_lock_file_does_not_name_is_an_error() {
        let error = locked_version(LOCK, "wasm").expect_err("no such crate");
        assert_eq!(error.to_string(), "expected `wasm` in Cargo.lock, found none");
    }
}
