//! Installs a tool that is written in Rust: from a ready-made archive where there is one, and from its crate elsewhere.

use std::env;
use std::fs;
use std::process::Command;

use anyhow::Result;

use crate::process::{run, succeeds};
use crate::project::{root, tools};

/// Compiles a tool from the crate registry.
///
/// It is optimised a little and not at link time: a tool that runs for seconds is not worth a quarter of
/// an hour of compiling.
///
/// # Errors
/// The crate is not available or does not compile.
pub(crate) fn compile(name: &str, version: &str, locked: bool) -> Result<()> {
    eprintln!(
        "  no ready-made {name} can be had here, so it is compiled once, which takes minutes"
    );
    let mut command = Command::new("cargo");
    command
        .args(["install", name, "--version", version, "--root"])
        .arg(tools())
        .env("CARGO_TARGET_DIR", root().join("target/tools-build"))
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    if locked {
        command.arg("--locked");
    }
    run(&format!("cargo install {name} {version}"), &mut command)
}

/// Fetches an archive and unpacks some of its files into the tools' `bin`; `false` if it cannot.
pub(crate) fn download(what: &str, address: &str, files: &[String], strip: u8) -> bool {
    eprintln!("→ download {what}");
    let archive = tools().join("download.tar.gz");
    let bin = tools().join("bin");
    fs::create_dir_all(&bin).is_ok()
        && succeeds(
            Command::new("curl")
                .args(["--fail", "--silent", "--location", "--connect-timeout", "10", "--output"])
                .arg(&archive)
                .arg(address),
        )
        && succeeds(
            Command::new("tar")
                .arg("-xzf")
                .arg(&archive)
                .arg("-C")
                .arg(&bin)
                .arg(format!("--strip-components={strip}"))
                .args(files),
        )
}

/// The platform in the names of archives that are linked statically on Linux.
pub(crate) fn musl_or_apple() -> Option<&'static str> {
    match (env::consts::OS, env::consts::ARCH) {
        ("linux", "x86_64") => Some("x86_64-unknown-linux-musl"),
        ("linux", "aarch64") => Some("aarch64-unknown-linux-musl"),
        _ => gnu_or_apple(),
    }
}

/// The platform in the names of archives that use the C library of Linux.
pub(crate) fn gnu_or_apple() -> Option<&'static str> {
    match (env::consts::OS, env::consts::ARCH) {
        ("linux", "x86_64") => Some("x86_64-unknown-linux-gnu"),
        ("linux", "aarch64") => Some("aarch64-unknown-linux-gnu"),
        ("macos", "x86_64") => Some("x86_64-apple-darwin"),
        ("macos", "aarch64") => Some("aarch64-apple-darwin"),
        _ => None,
    }
}
