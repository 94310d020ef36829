//! Installs npm packages, always the ones that a lock file names.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process::run;
use crate::project::{root, tools};

/// Installs terser and binaryen, which carries `wasm-opt`, into the tools' folder.
///
/// # Errors
/// npm is missing or fails.
pub(crate) fn site() -> Result<()> {
    ci_into("xtask/npm/site", &tools())
}

/// Installs the packages of the end-to-end tests, in their own folder.
///
/// # Errors
/// npm is missing or fails.
pub(crate) fn end_to_end() -> Result<()> {
    ci("tests/e2e", "e2e-lock.json")
}

/// Installs the timelines and readers that ours are measured beside, and Lighthouse.
///
/// # Errors
/// npm is missing or fails.
pub(crate) fn peers() -> Result<()> {
    ci("tests/e2e/bench", "bench-lock.json")
}

/// Checks that the lock file of the benches' packages fits their list, without installing them.
///
/// # Errors
/// npm is missing, or the lock file lacks a package.
pub(crate) fn peers_lock() -> Result<()> {
    npm(&root().join("tests/e2e/bench"), &["--dry-run"])
}

/// Installs the packages in the lock file of one folder into another folder.
///
/// # Errors
/// npm is missing or fails.
pub(crate) fn ci_into(source: &str, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let names = ["package.json", "package-lock.json"];
    let source = root().join(source);
    let same = |name: &&str| {
        let expected = fs::read(source.join(name)).ok();
        expected.is_some() && expected == fs::read(folder.join(name)).ok()
    };
    // npm writes this file last.
    if names.iter().all(same) && folder.join("node_modules/.package-lock.json").exists() {
        return Ok(());
    }
    for name in names {
        fs::copy(source.join(name), folder.join(name))?;
    }
    npm_ci(folder)
}

/// Installs the packages in the lock file of a folder, unless the stamp says that they are installed.
fn ci(folder: &str, stamp: &str) -> Result<()> {
    let folder = root().join(folder);
    let stamp = tools().join(stamp);
    let lock = fs::read(folder.join("package-lock.json"))?;
    let installed = folder.join("node_modules").exists();
    if installed && fs::read(&stamp).is_ok_and(|seen| seen == lock) {
        return Ok(());
    }
    npm_ci(&folder)?;
    fs::create_dir_all(tools())?;
    Ok(fs::write(stamp, lock)?)
}

fn npm_ci(folder: &Path) -> Result<()> {
    npm(folder, &[])
}

fn npm(folder: &Path, options: &[&str]) -> Result<()> {
    run(
        &format!("npm ci ({})", folder.display()),
        Command::new("npm")
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .args(options)
            .current_dir(folder),
    )
    .context("Node.js with npm is needed: install it from nodejs.org or your system's packages")
}
