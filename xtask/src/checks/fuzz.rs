//! Whether the fuzz targets still compile. `fuzz/README.md` says how to run them.

use std::fs;
use std::process::Command;

use anyhow::Result;

use crate::process::run;
use crate::project::root;

/// Checks the fuzz targets on the stable compiler, with the versions of crates that the site has.
pub(crate) fn check() -> Result<()> {
    let folder = root().join("fuzz");
    // The targets are a workspace of their own. Cargo adds what they need beside the site's crates.
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock"))?;
    let mut command = Command::new("cargo");
    command
        .args(["check", "--bins", "--manifest-path"])
        .arg(folder.join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", root().join("target/fuzz"))
        // libFuzzer itself is compiled C++, which only linking needs.
        .env("CUSTOM_LIBFUZZER_PATH", folder.join("Cargo.toml"));
    run("cargo check of the fuzz targets", &mut command)
}
