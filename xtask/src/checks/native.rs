//! The checks and tests that need nothing but cargo.

use std::process::Command;

use anyhow::Result;

use crate::process::run;

fn cargo(arguments: &[&str]) -> Result<()> {
    run(&format!("cargo {}", arguments.join(" ")), Command::new("cargo").args(arguments))
}

/// Compares the sources with what rustfmt would write.
pub(crate) fn format() -> Result<()> {
    cargo(&["fmt", "--all", "--", "--check"])
}

/// Compiles the domain and its readers with no browser and no Leptos in sight.
pub(crate) fn lower_floors() -> Result<()> {
    cargo(&["check", "--package", "gazette", "--lib", "--no-default-features"])
}

/// Runs clippy; every warning is an error.
pub(crate) fn clippy() -> Result<()> {
    cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])
}

/// Runs the native tests of every crate.
pub(crate) fn tests() -> Result<()> {
    let mut command = Command::new("cargo");
    // A snapshot that differs is a failure to be reviewed, never one to be written on the way.
    command.env("INSTA_UPDATE", "no").args(["test", "--workspace"]);
    run("cargo test --workspace", &mut command)
}

/// Builds the documentation; every warning is an error.
pub(crate) fn documentation() -> Result<()> {
    let mut command = Command::new("cargo");
    command.env("RUSTDOCFLAGS", "-D warnings");
    command.args(["doc", "--workspace", "--no-deps", "--document-private-items"]);
    run("cargo doc", &mut command)
}
